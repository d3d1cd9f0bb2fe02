// The block for Node.js on every page, run as it stands.
import assert from "node:assert/strict";
import { test } from "node:test";
import { makeFolder } from "./folder.mjs";
import { named, pages } from "./pages.mjs";
import { printed } from "./run.mjs";

let ran = 0;

for (const [id, page] of Object.entries(pages)) {
  test(`${id}: the code for Node.js prints what the page says`, async () => {
    const cwd = makeFolder(`node-${id}`, { "node.mjs": named(page, "node.mjs") });
    assert.equal(await printed(process.execPath, ["node.mjs"], { cwd }), named(page, "node.mjs prints"));
    ran += 1;
  });
}

test("as many ran as there are pages", () => {
  assert.equal(ran, Object.keys(pages).length);
  assert.ok(ran >= 24, `only ${ran}`);
});
