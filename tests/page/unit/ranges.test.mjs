// Differences within characters.
import assert from "node:assert/strict";
import { test } from "node:test";
import { characterStart } from "../../../www/src/result/bytes.js";
import { wholeCharacters } from "../../../www/src/result/ranges.js";

const bytes = (text) => new TextEncoder().encode(text);

/** The ranges of two texts that have `before` and `after` bytes in common, as texts. */
function shown(canonical, signed, before, after) {
  const [ours, theirs] = [bytes(canonical), bytes(signed)];
  const ranges = wholeCharacters(
    [
      { same: true, canonical: [0, before], signed: [0, before] },
      { same: false, canonical: [before, ours.length - after], signed: [before, theirs.length - after] },
      { same: true, canonical: [ours.length - after, ours.length], signed: [theirs.length - after, theirs.length] },
    ],
    ours,
  );
  const text = (all, [start, end]) => new TextDecoder("utf-8", { fatal: true }).decode(all.subarray(start, end));
  return ranges.map(({ same, canonical, signed }) => (same ? text(ours, canonical) : [text(ours, canonical), text(theirs, signed)]));
}

test("a character that differs in one byte differs as a whole", () => {
  // 字 is E5 AD 97, 孖 E5 AD 96: two bytes are the same.
  assert.deepEqual(shown("名字a", "名孖a", 5, 1), ["名", ["字", "孖"], "a"]);
  // é is C3 A9, ĩ C4 A9: the last byte is the same.
  assert.deepEqual(shown("xéy", "xĩy", 1, 2), ["x", ["é", "ĩ"], "y"]);
  // 😀 is F0 9F 98 80, 🙀 F0 9F 99 80.
  assert.deepEqual(shown("😀", "🙀", 2, 1), [["😀", "🙀"]]);
  assert.deepEqual(shown("a1c", "a2c", 1, 1), ["a", ["1", "2"], "c"]);
});

test("bytes that are no UTF-8 stay where they are", () => {
  const latin = Uint8Array.of(0x61, 0xe9, 0x62);
  const ranges = [
    { same: true, canonical: [0, 2], signed: [0, 2] },
    { same: true, canonical: [2, 3], signed: [2, 3] },
  ];
  assert.deepEqual(wholeCharacters(ranges, latin).at(-1).canonical[1], 3);
});

test("a place within a character moves to its beginning", () => {
  const text = bytes("a字b");
  assert.deepEqual([0, 1, 2, 3, 4, 5].map((at) => characterStart(text, at)), [0, 1, 1, 1, 4, 5]);
  assert.equal(characterStart(new Uint8Array(10).fill(0x80), 8), 8);
});
