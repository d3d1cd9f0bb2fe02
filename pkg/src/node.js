// Node, Bun, Deno, and whatever bundles for them: the wasm travels inside this file, so that no path can go wrong.
import base64 from "./countersign.wasm";
import { provideModule } from "./core.js";
import { provideRandomSource } from "./random.js";

provideModule(() => new WebAssembly.Module(Buffer.from(base64, "base64")));
// Node 18 has no globalThis.crypto. Asked for only when random bytes are needed.
provideRandomSource(() => require("node:crypto").webcrypto);

export * from "./api.js";
