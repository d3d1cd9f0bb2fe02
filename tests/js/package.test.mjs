// What is published: what it should be, and nothing else.
import assert from "node:assert/strict";
import { readFileSync, readdirSync, statSync } from "node:fs";
import { test } from "node:test";
import { runInNewContext } from "node:vm";

const root = new URL("../../node_modules/countersign/", import.meta.url);
const manifest = JSON.parse(readFileSync(new URL("package.json", root), "utf8"));

test("the tarball holds these files and no others", () => {
  const files = readdirSync(root, { recursive: true })
    .map((name) => name.replaceAll("\\", "/"))
    .filter((name) => statSync(new URL(name, root)).isFile())
    .sort();
  assert.deepEqual(files, [
    "LICENSE-APACHE",
    "LICENSE-MIT",
    "README.md",
    "bin/countersign.js",
    "countersign.wasm.d.ts",
    "dist/countersign.wasm",
    "dist/edge-light.mjs",
    "dist/embedded.mjs",
    "dist/error.d.cts",
    "dist/explanation.d.cts",
    "dist/express.cjs",
    "dist/express.d.cts",
    "dist/express.mjs",
    "dist/fastify.cjs",
    "dist/fastify.d.cts",
    "dist/fastify.mjs",
    "dist/fields.json",
    "dist/gateway-info.d.cts",
    "dist/hono.cjs",
    "dist/hono.d.cts",
    "dist/hono.mjs",
    "dist/index.d.cts",
    "dist/node.cjs",
    "dist/node.mjs",
    "dist/receive.d.cts",
    "dist/scheme.d.cts",
    "dist/slim-node.cjs",
    "dist/slim-node.mjs",
    "dist/slim.d.cts",
    "dist/slim.mjs",
    "dist/wasm.cjs",
    "dist/workerd.mjs",
    "error.d.ts",
    "explanation.d.ts",
    "express.d.ts",
    "fastify.d.ts",
    "gateway-info.d.ts",
    "hono.d.ts",
    "index.d.ts",
    "package.json",
    "receive.d.ts",
    "scheme.d.ts",
    "slim.d.ts",
    "src/cli/arguments.js",
    "src/cli/colour.js",
    "src/cli/credentials.js",
    "src/cli/difference.js",
    "src/cli/explain.js",
    "src/cli/explanation.js",
    "src/cli/files.js",
    "src/cli/gateways.js",
    "src/cli/inspect.js",
    "src/cli/invisible.js",
    "src/cli/main.js",
    "src/cli/message.js",
    "src/cli/print.js",
    "src/cli/sandbox.js",
    "src/cli/sandbox/advice.js",
    "src/cli/sandbox/altered.js",
    "src/cli/sandbox/fields.js",
    "src/cli/sandbox/judge.js",
    "src/cli/sandbox/keys.js",
    "src/cli/sandbox/loopback.js",
    "src/cli/sandbox/questions.js",
    "src/cli/sandbox/report.js",
    "src/cli/sandbox/send.js",
    "src/cli/sign.js",
    "src/cli/spoken.js",
    "src/cli/status.js",
    "src/cli/verify.js",
    "src/verdict.js",
  ]);
});

test("it depends on nothing and runs nothing when it is installed", () => {
  for (const name of ["dependencies", "peerDependencies", "optionalDependencies", "bundleDependencies", "scripts"]) {
    assert.equal(manifest[name], undefined, name);
  }
});

test("conditions stand in the order in which runtimes must find them", () => {
  const conditions = Object.keys(manifest.exports["."]);
  assert.deepEqual(conditions, ["workerd", "edge-light", "node", "browser", "import", "require"]);
});

test("every file that the manifest names exists", () => {
  const named = (value) => (typeof value === "string" ? [value] : Object.values(value).flatMap(named));
  for (const path of named([manifest.exports, manifest.bin, manifest.main, manifest.module, manifest.types])) {
    assert.ok(statSync(new URL(path, root)).isFile(), path);
  }
});

test("the wasm names no path of the machine that built it", () => {
  const wasm = readFileSync(new URL("dist/countersign.wasm", root), "latin1");
  assert.doesNotMatch(wasm, /\/(home|root|Users|tmp|work|runner)\/|\.cargo\/registry|\.rustup/);
});

test("embedded and separate wasm are the same", () => {
  const wasm = readFileSync(new URL("dist/countersign.wasm", root));
  const literal = (name) => {
    const source = readFileSync(new URL(name, root), "utf8");
    const [, literal] = / = ("[^"\n]{1,16}?asm.*");$/m.exec(source) ?? assert.fail(`${name} holds no wasm`);
    return Buffer.from(runInNewContext(literal), "latin1");
  };
  assert.ok(literal("dist/wasm.cjs").equals(wasm));

  // Here the bytes that literals escape traded places with those with which the text begins.
  const escaped = Buffer.from("\0\x07\b\n\v\f\r\x1b\"\\", "latin1");
  const embedded = literal("dist/embedded.mjs");
  const rare = embedded.subarray(0, escaped.length);
  const meaning = new Map([...escaped].flatMap((byte, index) => [[byte, rare[index]], [rare[index], byte]]));
  assert.ok(embedded.subarray(escaped.length).map((byte) => meaning.get(byte) ?? byte).equals(wasm));
});
