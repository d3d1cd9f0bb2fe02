// Fields as rows that a person edits, and as the JSON text that is signed.
import { jsonEnd, jsonFields } from "../paste/json.js";

/** Rows `{ name, type, value }` of a JSON object's text; `undefined` where it is none. */
export function rowsOf(text) {
  return jsonFields(text)?.map(({ name, type, value }) => ({ name, type, value }));
}

/** `{ text }`, or `{ badLiteral }` or `{ duplicate }` with the name concerned. Rows without a name and value are left out. */
export function textOf(rows) {
  const used = rows.filter(({ name, value }) => name !== "" || value !== "");
  const seen = new Set();
  const members = [];
  for (const { name, type, value } of used) {
    if (seen.has(name)) return { duplicate: name };
    seen.add(name);
    const literal = value.trim();
    if (type === "literal" && (literal === "" || jsonEnd(literal, 0) !== literal.length)) return { badLiteral: name };
    members.push(`${JSON.stringify(name)}:${type === "literal" ? literal : JSON.stringify(value)}`);
  }
  return { text: `{${members.join(",")}}` };
}
