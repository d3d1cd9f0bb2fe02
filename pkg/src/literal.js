// The wasm as text: a character from U+0000 to U+00FF for each byte. Compressed, that is little more than the wasm
// itself, where base64 is 40 % more. The build puts it in after the modules were bundled.
const wasm = "@countersign.wasm@";

// What a string literal has to escape, or bundlers do. The text begins with the characters that traded places with these.
const ESCAPED = "\0\x07\b\n\v\f\r\x1b\"\\";

/** The bytes; none where the text was not read as UTF-8. */
export function decode() {
  const meaning = Uint8Array.from({ length: 256 }, (_, code) => code);
  for (let i = 0; i < ESCAPED.length; i += 1) {
    const [escaped, rare] = [ESCAPED.charCodeAt(i), wasm.charCodeAt(i)];
    meaning[escaped] = rare;
    meaning[rare] = escaped;
  }
  const bytes = new Uint8Array(wasm.length - ESCAPED.length);
  let bits = 0;
  for (let i = 0; i < bytes.length; i += 1) {
    const code = wasm.charCodeAt(i + ESCAPED.length);
    bits |= code;
    bytes[i] = meaning[code & 0xff];
  }
  return bits > 0xff ? undefined : bytes;
}
