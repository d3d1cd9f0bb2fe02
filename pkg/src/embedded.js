// Browsers and bundlers: the wasm travels inside this file; nothing is fetched, so `connect-src 'none'` is no obstacle.
import { provideModule, unavailable } from "./core.js";
import { wasm } from "./literal.js";

provideModule(() => new WebAssembly.Module(decode(wasm)));

function decode(text) {
  const bytes = new Uint8Array(text.length);
  let bits = 0;
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    bits |= code;
    bytes[i] = code;
  }
  if (bits > 0xff) {
    throw unavailable(
      "The WebAssembly core is damaged, because this script was not read as UTF-8.",
      'Serve it as "text/javascript; charset=utf-8", or declare <meta charset="utf-8"> in the page.',
    );
  }
  return bytes;
}

export * from "./api.js";
