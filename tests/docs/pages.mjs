// The committed pages, and the named blocks of code in them.
import { readFileSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gateways } from "countersign";

export const docs = new URL("../../docs/", import.meta.url);
const folder = new URL("gateways/", docs);

/** Every page with an example: the built-in gateways' by their ids, and the one of a gateway that is not built in. */
export const pages = Object.fromEntries([
  ...gateways().map(({ id }) => [id, read(new URL(`${id}.md`, folder))]),
  ["own-pay", read(new URL("own-pay.md", docs))],
]);

/** What a page's example needs beside its own blocks: `{ path: text }`. */
export const files = {
  "own-pay.json": read(new URL("own-pay.json", docs)),
  ...Object.fromEntries(readdirSync(new URL("keys/", folder)).map((name) => [`keys/${name}`, read(new URL(`keys/${name}`, folder))])),
};

/** All fenced blocks of a page, in order: `{ language, name, text }`. */
export function blocks(page) {
  return [...page.matchAll(/^```(\w+)(?: ([^\n]+))?\n(.*?)\n```$/gms)].map(([, language, name, text]) => ({ language, name, text }));
}

/** The one block of this name. */
export function named(page, name) {
  const found = blocks(page).filter((block) => block.name === name);
  if (found.length !== 1) throw new Error(`there are ${found.length} blocks called ${name}`);
  return found[0].text;
}

/** The messages that a page shows, the request first: `{ method, path, query, headers, body }`. */
export function messages(page) {
  return blocks(page).filter(({ language }) => language === "http").map(({ text }) => readMessage(text));
}

function readMessage(text) {
  const [head, ...rest] = text.split("\n\n");
  const [start, ...lines] = head.split("\n");
  const [, method, path, query] = /^(\w+) ([^?]+?)(?:\?(\S*))? HTTP\/1\.1$/.exec(start);
  const headers = Object.fromEntries(lines.map((line) => [line.slice(0, line.indexOf(":")), line.slice(line.indexOf(":") + 2)]));
  return { method, path, query, headers, body: rest.length > 0 ? rest.join("\n\n") : undefined };
}

function read(address) {
  return readFileSync(fileURLToPath(address), "utf8");
}
