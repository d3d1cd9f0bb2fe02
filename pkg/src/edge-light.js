// Vercel's edge runtime, and Next.js for it: `?module` asks the bundler for a compiled module.
import module from "./countersign.wasm?module";
import { provideModule } from "./core.js";

provideModule(() => module);

export * from "./api.js";
