// Headers as lines that a person edits, and back.

export function headerText(headers) {
  return headers.map(([name, value]) => `${name}: ${value}`).join("\n");
}

/** `{ headers }`, or `{ line }` where that line, counted from 1, is no header. */
export function readHeaders(text) {
  const headers = [];
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    if (line.trim() === "") continue;
    const colon = line.indexOf(":", 1);
    if (colon === -1 || /\s/.test(line.slice(0, colon).trim())) return { line: index + 1 };
    headers.push([line.slice(0, colon).trim(), line.slice(colon + 1).trim()]);
  }
  return { headers };
}
