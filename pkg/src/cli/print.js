// Results for people to read.

/** Rows as columns that line up; the last is as wide as it needs. */
export function columns(rows) {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  return rows
    .map((row) => row.map((cell, column) => (column === row.length - 1 ? cell : cell.padEnd(widths[column] + 2))).join(""))
    .map((line) => `${line.trimEnd()}\n`)
    .join("");
}

/** A message to send, as it goes over the wire. */
export function messageText(message) {
  const address = message.query === undefined ? message.path || "/" : `${message.path || "/"}?${message.query}`;
  const headers = Object.entries(message.headers).map(([name, value]) => `${name}: ${value}\n`);
  const wire = `${message.method} ${address}\n${headers.join("")}\n${message.body ?? ""}`;
  return `signed text\n${indent(message.canonical)}\n\nmessage\n${indent(wire)}\n`;
}

/** What a genuine message holds, and how to answer it. */
export function verifiedText(verified) {
  const fields = Object.keys(verified.params).map((name) => [`  ${name}`, verified.text(name)]);
  const warnings = verified.warnings.map(({ code, sentence, fields: names }) =>
    `  ${code}${names.length > 0 ? ` (${names.join(", ")})` : ""}\n    ${sentence}\n`);
  const answer = verified.acknowledgement;
  return [
    `genuine ${verified.kind}\n`,
    fields.length > 0 ? `\nfields\n${columns(fields)}` : "",
    warnings.length > 0 ? `\nwarnings\n${warnings.join("")}` : "",
    answer ? `\nanswer\n  HTTP ${answer.status}${answer.body ? ` with the body ${answer.body}` : ""}\n` : "",
  ].join("");
}

/** A failure: its sentence, and what to do. */
export function errorText(error) {
  const hint = error.hint === undefined ? "" : `  ${error.hint}\n`;
  return `${error.code}: ${error.message}\n${hint}`;
}

function indent(text) {
  return text
    .split("\n")
    .map((line) => (line === "" ? "" : `  ${line}`))
    .join("\n")
    .trimEnd();
}
