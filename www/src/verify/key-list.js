// Several keys in one field: one PEM after another, or a key a line.
import { derBeginning } from "../keys/der.js";

export function splitKeys(text) {
  const trimmed = text.trim();
  if (trimmed === "") return [];
  const armoured = trimmed.match(/-----BEGIN [^-]+-----[\s\S]*?-----END [^-]+-----/g);
  if (armoured) return armoured;
  if (typeof oneKey(trimmed) === "object") return [oneKey(trimmed)];
  const keys = [];
  for (const line of trimmed.split(/\r?\n/).map((text) => text.trim()).filter(Boolean)) {
    if (keys.length === 0 || line.startsWith("{") || isHex(line) || isWhole(keys.at(-1))) keys.push(line);
    else keys[keys.length - 1] += line;
  }
  return keys.map(oneKey);
}

/** One key as the package takes it: a JWK as an object, all else as text. */
export function oneKey(text) {
  const trimmed = text.trim();
  if (trimmed === "") return undefined;
  return trimmed.startsWith("{") ? parsed(trimmed) : trimmed;
}

/** Whether nothing of the key is on the next line. */
function isWhole(key) {
  return isHex(key) || typeof oneKey(key) === "object" || key.replace(/=+$/, "").length >= digitsOfDer(key);
}

/** Hexadecimal keys stand on one line. */
function isHex(line) {
  return /^(?:0x)?[\da-f]{64,}$/i.test(line);
}

/** How many digits of base64 the DER has that begins so. Without end where it is no DER. */
function digitsOfDer(base64) {
  const der = derBeginning(base64);
  return der === undefined ? Infinity : Math.ceil((der.size * 4) / 3);
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
