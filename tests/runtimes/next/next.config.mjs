import { fileURLToPath } from "node:url";

// The suite and the installed package are above this folder.
const root = fileURLToPath(new URL("../../../", import.meta.url));

export default { outputFileTracingRoot: root, turbopack: { root } };
