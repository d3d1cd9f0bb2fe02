// The commands on every page, run by sh as they stand. `npx` is the package's own bin here: npm's search for it takes
// longer than all else, and is run once.
import assert from "node:assert/strict";
import { chmodSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";
import { test } from "node:test";
import { makeFolder } from "./folder.mjs";
import { named, pages } from "./pages.mjs";
import { printed } from "./run.mjs";

const bin = fileURLToPath(new URL("../../node_modules/countersign/bin/countersign.js", import.meta.url));
let ran = 0;

for (const [id, page] of Object.entries(pages)) {
  test(`${id}: the commands print what the page says`, async () => {
    const cwd = makeFolder(`commands-${id}`, { "commands.sh": named(page, "commands.sh") });
    const npx = join(cwd, "npx");
    writeFileSync(npx, `#!/bin/sh\n[ "$1" = countersign ] || exit 9\nshift\nexec "${process.execPath}" "${bin}" "$@"\n`);
    chmodSync(npx, 0o755);
    assert.equal(await run({ cwd, path: `${cwd}${delimiter}` }), named(page, "commands.sh prints"));
    ran += 1;
  });
}

test("npx finds the package's bin", async () => {
  const cwd = makeFolder("npx", { "commands.sh": named(pages.cashy, "commands.sh") });
  assert.equal(await run({ cwd, path: "", mayWarn: true }), named(pages.cashy, "commands.sh prints"));
});

test("as many ran as there are pages", () => {
  assert.equal(ran, Object.keys(pages).length);
  assert.ok(ran >= 24, `only ${ran}`);
});

function run({ cwd, path, mayWarn }) {
  const { COUNTERSIGN_SECRET, COUNTERSIGN_PRIVATE_KEY, COUNTERSIGN_PLATFORM_KEY, ...environment } = process.env;
  return printed("sh", ["-eu", "commands.sh"], { cwd, mayWarn, env: { ...environment, NO_COLOR: "1", PATH: `${path}${process.env.PATH}` } });
}
