// Bytes as text and as hexadecimal.

const decoder = new TextDecoder("utf-8", { ignoreBOM: true });

export function decode(bytes) {
  return decoder.decode(bytes);
}

/** The last place up to `at` where a character of UTF-8 begins; bytes that are no UTF-8 do not move it far. */
export function characterStart(bytes, at) {
  for (let start = at; start > at - 4 && start >= 0; start -= 1) if (!isContinuation(bytes[start])) return start;
  return at;
}

export function isContinuation(byte) {
  return (byte & 0xc0) === 0x80;
}

export function hexByte(byte) {
  return byte.toString(16).padStart(2, "0");
}

/** A printable ASCII character, or a dot. */
export function ascii(byte) {
  return byte > 0x20 && byte < 0x7f ? String.fromCharCode(byte) : "·";
}
