// The signed message as commands that send it.

function address(base, { path, query }) {
  return base.replace(/\/+$/, "") + (path ?? "/") + (query ? `?${query}` : "");
}

function shellQuoted(text) {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

export function curlCode({ signed, base }) {
  const lines = [`curl -X ${signed.method} ${shellQuoted(address(base, signed))}`];
  for (const [name, value] of Object.entries(signed.headers)) lines.push(`  -H ${shellQuoted(`${name}: ${value}`)}`);
  if (signed.body) lines.push(`  --data-raw ${shellQuoted(signed.body)}`);
  return lines.join(" \\\n");
}

export function fetchCode({ signed, base }) {
  const options = [`  method: ${JSON.stringify(signed.method)},`, `  headers: ${indented(signed.headers)},`];
  if (signed.body) options.push(`  body: ${JSON.stringify(signed.body)},`);
  return `const response = await fetch(${JSON.stringify(address(base, signed))}, {\n${options.join("\n")}\n});\nconsole.log(response.status, await response.text());`;
}

function indented(value) {
  return JSON.stringify(value, null, 2).replaceAll("\n", "\n  ");
}
