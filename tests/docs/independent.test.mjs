// The signatures of the examples, computed a second time: by node:crypto, from the messages as the pages show them, by
// rules written down here and nowhere read from the package.
import assert from "node:assert/strict";
import { test } from "node:test";
import { files, messages, pages } from "./pages.mjs";
import { rules } from "./rules.mjs";

const checked = new Set();

for (const [id, { request, callback }] of Object.entries(rules)) {
  const [first, second] = messages(pages[id]);
  for (const [kind, message, check] of [["request", first, request], ["callback", second, callback]]) {
    test(`${id}: node:crypto gives the signature of the ${kind}`, () => {
      check(message, kind === "request" ? "merchant" : "platform", files);
      const other = { ...message, body: message.body?.replace("1", "2"), query: message.query?.replace("1", "2") };
      assert.throws(() => check(other, kind === "request" ? "merchant" : "platform", files), "another message has the same signature");
      checked.add(`${id} ${kind}`);
    });
  }
}

test("both messages of every page were checked", () => {
  assert.deepEqual([...checked].sort(), Object.keys(pages).flatMap((id) => [`${id} callback`, `${id} request`]).sort());
});
