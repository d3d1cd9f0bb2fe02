// Bytes as text and as hexadecimal.

const decoder = new TextDecoder("utf-8", { ignoreBOM: true });

export function decode(bytes) {
  return decoder.decode(bytes);
}

export function hexByte(byte) {
  return byte.toString(16).padStart(2, "0");
}

/** A printable ASCII character, or a dot. */
export function ascii(byte) {
  return byte > 0x20 && byte < 0x7f ? String.fromCharCode(byte) : "·";
}
