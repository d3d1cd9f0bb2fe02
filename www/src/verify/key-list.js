// Several keys in one field: one PEM after another, or a key a line.

export function splitKeys(text) {
  const trimmed = text.trim();
  if (trimmed === "") return [];
  const armoured = trimmed.match(/-----BEGIN [^-]+-----[\s\S]*?-----END [^-]+-----/g);
  if (armoured) return armoured;
  if (trimmed.startsWith("{")) return [parsed(trimmed)];
  const keys = [];
  for (const line of trimmed.split(/\r?\n/).map((text) => text.trim()).filter(Boolean)) {
    // DER begins so in base64; hexadecimal keys stand on one line. Any other line goes on with the key before it.
    const isStart = keys.length === 0 || line.startsWith("MI") || /^(?:0x)?[\da-f]{64,}$/i.test(line);
    if (isStart) keys.push(line);
    else keys[keys.length - 1] += line;
  }
  return keys;
}

/** One key as the package takes it: a JWK as an object, all else as text. */
export function oneKey(text) {
  const trimmed = text.trim();
  if (trimmed === "") return undefined;
  return trimmed.startsWith("{") ? parsed(trimmed) : trimmed;
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
