// The package's explanation, as the page draws it: bytes as bytes.

export function readExplanation({ verdict, error, canonical, recovered, difference, mistakes = [], warnings = [] }) {
  return { verdict, error, canonical: shown(canonical), recovered: shown(recovered), difference, mistakes, warnings };
}

function shown(text) {
  if (!text) return undefined;
  const bytes = fromHex(text.bytes ?? "");
  return { ...text, bytes, spans: text.spans ?? [] };
}

function fromHex(hex) {
  const bytes = new Uint8Array(hex.length >> 1);
  for (let at = 0; at < bytes.length; at += 1) bytes[at] = Number.parseInt(hex.slice(2 * at, 2 * at + 2), 16);
  return bytes;
}
