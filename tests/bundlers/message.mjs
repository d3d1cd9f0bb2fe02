// The vector that the page signs, as a module: bundlers differ in how they read JSON.
import { readFileSync } from "node:fs";

export function messageModule() {
  const vectors = JSON.parse(readFileSync(new URL("../vectors/value-concatenation.json", import.meta.url), "utf8"));
  const { private_key: privateKey, public_key: publicKey, fields, signature } = vectors.find(({ id }) => id === "clickpay-request-query-1024");
  return Object.entries({ privateKey, publicKey, expected: { fields, signature } })
    .map(([name, value]) => `export const ${name} = ${JSON.stringify(value)};\n`)
    .join("");
}
