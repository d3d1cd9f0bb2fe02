// Node, Bun, Deno, and whatever bundles for them: the wasm travels as a module, so that no path can go wrong.
import { provideModule } from "./core.js";
import { provideRandomSource } from "./random.js";

// Read when it is first needed: looking through a megabyte of text would be most of what importing costs.
provideModule(() => new WebAssembly.Module(Buffer.from(require("./wasm.cjs"), "latin1")));
// Node 18 has no globalThis.crypto. Asked for only when random bytes are needed.
provideRandomSource(() => require("node:crypto").webcrypto);

export * from "./api.js";
