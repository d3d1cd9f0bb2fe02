// Values as source code.

/** A value as JavaScript, over several lines if one is too long. */
export function javascript(value, indent = "") {
  if (typeof value === "string") return text(value);
  if (typeof value !== "object" || value === null) return String(value);
  const members = Object.entries(value).map(([name, member]) => [/^[A-Za-z_$][\w$]*$/.test(name) ? name : text(name), member]);
  const flat = `{ ${members.map(([name, member]) => `${name}: ${javascript(member)}`).join(", ")} }`;
  if (indent.length + flat.length <= 100) return flat;
  const deeper = `${indent}  `;
  return `{\n${members.map(([name, member]) => `${deeper}${name}: ${javascript(member, deeper)},\n`).join("")}${indent}}`;
}

/** A text in whichever quotation marks need no escapes. */
function text(value) {
  const json = JSON.stringify(value);
  return json.slice(1, -1) !== value && !/['\\\n]/.test(value) ? `'${value}'` : json;
}

/** A word for a POSIX shell. */
export function shell(value) {
  return /^[\w./:=@+-]+$/.test(value) ? value : `'${value.replaceAll("'", "'\\''")}'`;
}
