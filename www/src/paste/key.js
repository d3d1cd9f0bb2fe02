// A key where a message belongs: as PEM, or its DER in bare base64.

export function isKey(text) {
  return text.startsWith("-----BEGIN ") || (/^M[A-P]/.test(text) && isDer(text.replace(/\s+/g, "")));
}

/** Whether it is one ASN.1 sequence that holds what keys hold. The short keys of elliptic curves begin "MFk", "MHc" and so on. */
function isDer(base64) {
  const [, digits] = /^([A-Za-z0-9+/]{8,})={0,2}$/.exec(base64) ?? [];
  if (!digits) return false;
  const [, length, ...rest] = Array.from(atob(digits.slice(0, 8)), (sign) => sign.charCodeAt(0));
  const bytes = Math.floor((digits.length * 3) / 4);
  if (length < 0x80) return bytes === 2 + length && holdsKey(rest);
  if (length === 0x81) return bytes === 3 + rest[0] && holdsKey(rest.slice(1));
  return length === 0x82 && bytes === 4 + rest[0] * 0x100 + rest[1] && holdsKey(rest.slice(2));
}

/** An algorithm, a version, or a modulus. The integers that an ECDSA signature begins with are neither of one byte nor that long. */
function holdsKey([tag, length]) {
  return tag === 0x30 || (tag === 0x02 && (length === 1 || length > 0x80));
}
