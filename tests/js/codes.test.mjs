// The codes that the conformance suite raises in every runtime are those that the package declares.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { declared } from "../conformance/codes.js";

test("every declared code is raised by the conformance suite", () => {
  const declarations = readFileSync(new URL("../../node_modules/countersign/error.d.ts", import.meta.url), "utf8");
  const [, union] = /export type ErrorCode =([^;]+);/.exec(declarations);
  assert.deepEqual([...union.matchAll(/"(\w+)"/g)].map(([, code]) => code), declared);
});
