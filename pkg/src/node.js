// Node, Bun, Deno, and whatever bundles for them: the wasm travels inside this file, so that no path can go wrong.
import { provideModule } from "./core.js";
import { wasm } from "./literal.js";
import { provideRandomSource } from "./random.js";

provideModule(() => new WebAssembly.Module(Buffer.from(wasm, "latin1")));
// Node 18 has no globalThis.crypto. Asked for only when random bytes are needed.
provideRandomSource(() => require("node:crypto").webcrypto);

export * from "./api.js";
