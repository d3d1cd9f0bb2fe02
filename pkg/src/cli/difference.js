// How the canonical string differs from what was signed: by field, then by bytes.
import { harmless, visible } from "./invisible.js";
import { columns } from "./print.js";

const MOST_ROWS = 40;
const against = {
  recovered: "what was signed",
  proof: "the proof of the first mistake",
  reply: "what the reply quotes",
};

/** The difference as text. */
export function differenceText(difference, explanation, paint) {
  const title = `\n${paint.bold(`difference between ${against[difference.against]} and what is expected`)}\n`;
  const fields = difference.fields.slice(0, MOST_ROWS);
  const rows = fields.map(({ field, change, signed, canonical }) => [
    `  ${field === undefined ? "(between fields)" : harmless(field)}`,
    change,
    quoted(signed),
    quoted(canonical),
  ]);
  const table = rows.length > 0 ? columns([["  field", "change", "signed", "expected"], ...rows]) : "";
  return `${title}${table}${byteRows(difference, explanation, paint)}`;
}

function byteRows({ bytes, cutShort, against: other }, explanation, paint) {
  const expected = fromHex(explanation.canonical?.bytes);
  const signed = signedBytes(other, explanation);
  const changed = bytes.filter(({ same }) => !same);
  const lines = changed.slice(0, MOST_ROWS).map(({ canonical, signed: range }) => {
    const minus = signed === undefined ? `bytes ${range.join(" to ")}` : quoted(decode(signed, range));
    return `  at byte ${canonical[0]}: signed ${paint.red(minus)}, expected ${paint.green(quoted(decode(expected, canonical)))}\n`;
  });
  if (cutShort || changed.length > MOST_ROWS) lines.push("  and more\n");
  return lines.join("");
}

/** The bytes that the canonical string is compared with, where the explanation has them. */
function signedBytes(other, { recovered, mistakes, reply }) {
  if (other === "recovered" && recovered !== undefined) return recovered.hex === undefined ? toBytes(recovered.text) : fromHex(recovered.hex);
  if (other === "reply" && reply !== undefined) return toBytes(reply.text);
  const [first] = mistakes;
  if (other !== "proof" || first === undefined || first.proofEncoding === "digest") return undefined;
  return first.proofEncoding === "hex" ? fromHex(first.proof) : toBytes(first.proof);
}

function quoted(text) {
  return text === "" ? "(nothing)" : `[${visible(text).replaceAll("\n", "")}]`;
}

function decode(bytes, [start, end]) {
  return new TextDecoder().decode(bytes.subarray(start, end));
}

function toBytes(text) {
  return new TextEncoder().encode(text);
}

function fromHex(hex = "") {
  return Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}
