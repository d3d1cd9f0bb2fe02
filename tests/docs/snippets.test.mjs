// Every piece of JavaScript on every page can be read as a module, the catalogue of mistakes included.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { test } from "node:test";
import { blocks, docs, pages } from "./pages.mjs";

const require = createRequire(new URL("../runtimes/package.json", import.meta.url));
const { transform } = require("esbuild");
const mistakes = readFileSync(new URL("mistakes.md", docs), "utf8");

for (const [name, page, atLeast] of [...Object.entries(pages).map(([id, text]) => [id, text, 2]), ["mistakes", mistakes, 33]]) {
  test(`${name}: the JavaScript can be read`, async () => {
    const programs = blocks(page).filter(({ language }) => language === "js");
    assert.ok(programs.length >= atLeast, `only ${programs.length}`);
    for (const { text } of programs) await transform(text, { loader: "js", format: "esm", logLevel: "silent" });
  });
}
