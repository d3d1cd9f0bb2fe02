// The committed pages are those that the generator makes.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";
import { gateways } from "countersign";
import { pages } from "../../docs/build/build.mjs";
import { docs } from "./pages.mjs";

const made = pages();
const advice = "out of date: cargo xtask docs";

for (const [path, text] of Object.entries(made)) {
  test(`docs/${path}`, () => assert.equal(readFileSync(new URL(path, docs), "utf8"), text, advice));
}

test("there is a page for every gateway, and no page of none", () => {
  const expected = Object.keys(made).filter((path) => path.startsWith("gateways/")).map((path) => path.slice("gateways/".length));
  const found = readdirSync(new URL("gateways/", docs), { recursive: true }).filter((path) => path !== "keys").map((path) => path.replaceAll("\\", "/"));
  assert.deepEqual(found.sort(), expected.sort(), advice);
  assert.ok(gateways().length >= 23);
  for (const { id } of gateways()) assert.ok(`gateways/${id}.md` in made, id);
});
