// The test vectors, and what several test files do with them.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { CountersignError } from "countersign";

const files = ["alikassa", "cashy", "tarspay", "value-concatenation"];

/** Every vector of these gateways. */
export const vectors = files.flatMap((name) =>
  JSON.parse(readFileSync(new URL(`../vectors/${name}.json`, import.meta.url), "utf8")),
);

/** The vector of this id. */
export function vector(id) {
  const found = vectors.find((one) => one.id === id);
  assert.ok(found, `there is no vector ${id}`);
  return found;
}

/** The error that `work` throws: a CountersignError with at least these properties. */
export function refusal(work, expected) {
  try {
    work();
  } catch (error) {
    assert.ok(error instanceof CountersignError, String(error?.stack ?? error));
    assert.ok(error instanceof Error);
    assert.equal(error.name, "CountersignError");
    for (const [name, value] of Object.entries(expected)) assert.equal(error[name], value, name);
    return error;
  }
  assert.fail(`not refused, where ${expected.code} was expected`);
}
