// Results for people to read.
import { harmless } from "./invisible.js";
import { spoken } from "./spoken.js";

/** Rows as columns that line up; the last is as wide as it needs. */
export function columns(rows) {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  return rows
    .map((row) => row.map((cell, column) => (column === row.length - 1 ? cell : cell.padEnd(widths[column] + 2))).join(""))
    .map((line) => `${line.trimEnd()}\n`)
    .join("");
}

/** A message to send, as it goes over the wire. `show` changes what a terminal must not get. */
export function messageText(message, show = (text) => text) {
  const address = message.query === undefined ? message.path || "/" : `${message.path || "/"}?${message.query}`;
  const headers = Object.entries(message.headers).map(([name, value]) => `${name}: ${value}\n`);
  const wire = `${message.method} ${address}\n${headers.join("")}\n${message.body ?? ""}`;
  return `signed text\n${indent(show(message.canonical))}\n\nmessage\n${indent(show(wire))}\n`;
}

/** What a genuine message holds, and how to answer it. */
export function verifiedText(verified) {
  const fields = Object.keys(verified.params).map((name) => [`  ${harmless(name)}`, harmless(verified.text(name))]);
  const answer = verified.acknowledgement;
  return [
    `genuine ${verified.kind}${verified.alternative === undefined ? "" : `, by the rule ${verified.alternative}`}\n`,
    verified.outcome === undefined ? "" : `outcome ${verified.outcome}\n`,
    fields.length > 0 ? `\nfields\n${columns(fields)}` : "",
    warningsText(verified.warnings),
    `\nreplay key, one for each event\n${indent(harmless(verified.replayKey))}\n`,
    answer ? `\nanswer\n  HTTP ${answer.status}${answer.body ? ` with the body ${answer.body}` : ""}\n` : "",
  ].join("");
}

/** What the signature leaves open; nothing where it leaves nothing open. */
export function warningsText(warnings, heading = (title) => title) {
  if (warnings.length === 0) return "";
  const rows = warnings.map(({ code, sentence, fields }) => `  ${code}${fields.length > 0 ? ` (${harmless(fields.join(", "))})` : ""}\n    ${sentence}\n`);
  return `\n${heading("warnings")}\n${rows.join("")}`;
}

/** A failure: its sentence, and what to do. */
export function errorText(error) {
  const hint = error.hint === undefined ? "" : `  ${harmless(spoken(error.hint))}\n`;
  return `${error.code}: ${harmless(spoken(error.message))}\n${hint}`;
}

/** Every line of the text, moved to the right. */
export function indent(text, by = "  ") {
  return text
    .split("\n")
    .map((line) => (line === "" ? "" : `${by}${line}`))
    .join("\n")
    .trimEnd();
}
