// A key where a message belongs: as PEM, or its DER in bare base64.
import { derBeginning } from "../keys/der.js";

export function isKey(text) {
  return text.startsWith("-----BEGIN ") || (text.startsWith("M") && isDer(text.replace(/\s+/g, "")));
}

/** Whether it is one sequence that holds what keys hold. */
function isDer(base64) {
  const [, digits] = /^([A-Za-z0-9+/]{8,})={0,2}$/.exec(base64) ?? [];
  const der = digits && derBeginning(digits);
  return der !== undefined && der.size === Math.floor((digits.length * 3) / 4) && holdsKey(der.content);
}

/** An algorithm, a version, or a modulus. The integers that an ECDSA signature begins with are neither of one byte nor that long. */
function holdsKey([tag, length]) {
  return tag === 0x30 || (tag === 0x02 && (length === 1 || length > 0x80));
}
