// The wasm as text: a character from U+0000 to U+00FF for each byte. The build puts it in.
module.exports = "@countersign.wasm@";
