// Browsers and bundlers: the wasm travels inside this file; nothing is fetched, so `connect-src 'none'` is no obstacle.
import { provideModule, unavailable } from "./core.js";
import { decode } from "./literal.js";

provideModule(() => {
  const bytes = decode();
  if (bytes === undefined) {
    throw unavailable(
      "The WebAssembly core is damaged, because this script was not read as UTF-8.",
      'Serve it as "text/javascript; charset=utf-8", or declare <meta charset="utf-8"> in the page.',
    );
  }
  return new WebAssembly.Module(bytes);
});

export * from "./api.js";
