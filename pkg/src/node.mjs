// Passes through the CommonJS file, so that `import` and `require` share one instance and one error class.
import countersign from "./node.cjs";

export const { CountersignError, convertKey, gateway, gateways, inspectKey, platform } = countersign;
