// A program with this package that signs the same fields and sends them.

const variables = {
  privateKey: "COUNTERSIGN_PRIVATE_KEY",
  password: "COUNTERSIGN_PASSWORD",
  secret: "COUNTERSIGN_SECRET",
  merchant: "COUNTERSIGN_MERCHANT",
};

/** `id` is a built-in gateway's id, or a scheme. */
export function nodeCode({ id, kind, given, params, options, base }) {
  const side = kind === "request" ? "gateway" : "platform";
  const credentials = Object.keys(variables)
    .filter((name) => given.includes(name))
    .map((name) => `  ${name}: process.env.${variables[name]},`);
  const settings = { ...(kind === "request" ? {} : { kind }), ...options };
  const names = Object.entries(settings).filter(([, value]) => value !== undefined);
  const last = names.length > 0 ? `, { ${names.map(([name, value]) => `${name}: ${JSON.stringify(value)}`).join(", ")} }` : "";
  return [
    `import { ${side} } from "countersign";`,
    "",
    `const side = ${side}(${JSON.stringify(id, null, 2)}, {\n${credentials.join("\n")}\n});`,
    `// Text keeps every number, space and order as it is written here.`,
    `const message = side.sign(${JSON.stringify(params)}${last});`,
    "",
    `const query = message.query ? "?" + message.query : "";`,
    `const response = await fetch(${JSON.stringify(base.replace(/\/+$/, ""))} + (message.path ?? "/") + query, message);`,
    "console.log(response.status, await response.text());",
  ].join("\n");
}
