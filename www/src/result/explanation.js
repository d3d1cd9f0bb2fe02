// The package's explanation, as the page draws it: bytes as bytes.
import { wholeCharacters } from "./ranges.js";

export function readExplanation({ canonical, recovered, difference, mistakes = [], warnings = [], ...rest }) {
  return {
    ...rest,
    canonical: canonical && { ...canonical, bytes: fromHex(canonical.bytes) },
    recovered,
    difference: difference && { ...difference, bytes: wholeCharacters(difference.bytes, fromHex(canonical.bytes)) },
    /** What the canonical string differs from. */
    compared: difference && compared(difference.against, { recovered, mistakes, reply: rest.reply }),
    mistakes,
    warnings,
  };
}

function compared(against, { recovered, mistakes, reply }) {
  if (against === "recovered") return recovered && (recovered.hex ? fromHex(recovered.hex) : fromText(recovered.text));
  if (against === "reply") return reply && fromText(reply.text);
  const [first] = mistakes;
  if (!first || first.proofEncoding === "digest") return undefined;
  return first.proofEncoding === "hex" ? fromHex(first.proof) : fromText(first.proof);
}

function fromText(text) {
  return new TextEncoder().encode(text);
}

function fromHex(hex) {
  const bytes = new Uint8Array(hex.length >> 1);
  for (let at = 0; at < bytes.length; at += 1) bytes[at] = Number.parseInt(hex.slice(2 * at, 2 * at + 2), 16);
  return bytes;
}
