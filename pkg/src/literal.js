// The wasm as text: a character from U+0000 to U+00FF for each byte. Compressed, that is little more than the wasm
// itself, where base64 is 40 % more. The build puts it in after the modules were bundled.
export const wasm = "@countersign.wasm@";
