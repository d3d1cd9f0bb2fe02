// Passes through the CommonJS file, so that `import` and `require` share one instance and one error class.
import countersign from "./slim-node.cjs";

export const { CountersignError, convertKey, gateway, gateways, init, initSync, inspectKey, platform } = countersign;
