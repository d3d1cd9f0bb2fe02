// Cloudflare Workers: compiling from bytes is forbidden there; the runtime hands over a compiled module.
import module from "./countersign.wasm";
import { provideModule } from "./core.js";

provideModule(() => module);

export * from "./api.js";
