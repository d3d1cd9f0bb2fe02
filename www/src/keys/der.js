// DER in bare base64: `30` of an ASN.1 sequence, how many bytes follow, and those.

/**
 * What the first eight digits say: `size`, how many bytes all of it has, and `content`, the first bytes of what the sequence
 * holds. `undefined` where no DER of a key begins so. The short keys of elliptic curves begin "MFk", "MHc" and so on.
 */
export function derBeginning(base64) {
  const begin = base64.slice(0, 8).replaceAll("-", "+").replaceAll("_", "/");
  if (!/^M[A-P][A-Za-z\d+/]{6}$/.test(begin)) return undefined;
  const [, length, ...rest] = Array.from(atob(begin), (sign) => sign.charCodeAt(0));
  // A length of 128 and more says in how many bytes it is written; no key takes more than two.
  if (length < 0x80) return { size: 2 + length, content: rest };
  if (length === 0x81) return { size: 3 + rest[0], content: rest.slice(1) };
  return length === 0x82 ? { size: 4 + rest[0] * 0x100 + rest[1], content: rest.slice(2) } : undefined;
}
