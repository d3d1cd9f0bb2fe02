// Pieces of Markdown.

/** A table; a row is a list of cells. */
export function table(head, rows) {
  const line = (cells) => `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}

/** Text as code within a line. */
export function code(text) {
  if (text === "") return "(empty)";
  const fence = "`".repeat(Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length)) + 1);
  const edge = text.startsWith("`") || text.endsWith("`") ? " " : "";
  return fence + edge + text + edge + fence;
}

/** A block of code. `name` says which file it is, or whose output: the tests find it by that. */
export function block(language, text, name = "") {
  return `\`\`\`${language}${name && ` ${name}`}\n${text}\n\`\`\``;
}

/** Code for each of the texts, with commas. */
export function codes(texts) {
  return texts.map(code).join(", ");
}

/** Words joined as in a sentence. */
export function joined(words) {
  return words.length > 1 ? `${words.slice(0, -1).join(", ")} and ${words.at(-1)}` : words.join("");
}

/** Sections with an empty line between; those that are not there are left out. */
export function sections(...parts) {
  return parts.flat().filter((part) => part !== undefined && part !== "" && part !== false).join("\n\n");
}

/** A list. */
export function list(items) {
  return items.map((item) => `- ${item}`).join("\n");
}

/** A text that is one line in the page: documentation comments come in several. */
export function oneLine(text) {
  return text.replace(/\s+/g, " ").trim();
}
