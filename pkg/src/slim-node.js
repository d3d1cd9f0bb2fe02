// The same for Node, where version 18 has no globalThis.crypto.
import { provideRandomSource } from "./random.js";

provideRandomSource(() => require("node:crypto").webcrypto);

export * from "./slim.js";
