// Node, Bun, Deno, and whatever bundles for them: the wasm travels as a module, so that no path can go wrong.
import { provideModule } from "./core.js";
import { provideRandomSource } from "./random.js";

// Read when it is first needed: looking through a megabyte of text would be most of what importing costs.
provideModule(() => fromFile() ?? new WebAssembly.Module(Buffer.from(require("./wasm.cjs"), "latin1")));
// Node 18 has no globalThis.crypto. Asked for only when random bytes are needed.
provideRandomSource(() => require("node:crypto").webcrypto);

/**
 * The same wasm from its own file, which is there in less than half the time. Not in a bundle, which leaves the file behind
 * and may lie beside another one, nor in Deno, which would ask its user first.
 */
function fromFile() {
  const installed = typeof __filename === "string" && /[\\/]countersign[\\/]dist[\\/]node\.cjs$/.test(__filename);
  if (!installed || "Deno" in globalThis) return undefined;
  try {
    return new WebAssembly.Module(require("node:fs").readFileSync(`${__dirname}/countersign.wasm`));
  } catch {
    return undefined;
  }
}

export * from "./api.js";
