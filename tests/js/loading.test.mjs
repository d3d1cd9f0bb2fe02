// Where Node.js takes the wasm from: its file where the package is installed, else the module that a bundle has as well.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";

const dist = fileURLToPath(new URL("../../node_modules/countersign/dist/", import.meta.url));
const root = mkdtempSync(join(tmpdir(), "countersign-loading-"));
after(() => rmSync(root, { recursive: true }));

/** How many gateways a copy of the package knows, in a fresh process. */
function gateways(name, files, damaged = []) {
  const folder = join(root, name, "dist");
  mkdirSync(folder, { recursive: true });
  for (const file of files) cpSync(join(dist, file), join(folder, file));
  for (const file of damaged) writeFileSync(join(folder, file), "damaged");
  const program = `process.stdout.write(String(require(${JSON.stringify(join(folder, "node.cjs"))}).gateways().length))`;
  return Number(execFileSync(process.execPath, ["-e", program], { encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] }));
}

test("an installed package needs the file alone", () => {
  assert.ok(gateways("alone/countersign", ["node.cjs", "countersign.wasm"]) > 20);
});

test("the module does where the file is missing or damaged", () => {
  assert.ok(gateways("missing/countersign", ["node.cjs", "wasm.cjs"]) > 20);
  assert.ok(gateways("damaged/countersign", ["node.cjs", "wasm.cjs"], ["countersign.wasm"]) > 20);
});

test("elsewhere a file of that name is another's", () => {
  assert.throws(() => gateways("elsewhere", ["node.cjs", "countersign.wasm"]), /wasm\.cjs/);
  assert.ok(gateways("elsewhere", ["wasm.cjs"]) > 20);
});
