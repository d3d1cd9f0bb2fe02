// The ranges of a difference, moved so that none begins or ends within a character: half of one cannot be read.
import { characterStart, isContinuation } from "./bytes.js";

/**
 * `ranges`: `{ same, canonical: [start, end], signed: [start, end] }`, in order and without gaps, of `bytes`, the canonical
 * string, and of what was signed. What is the same gives the rest of a character away to what differs.
 */
export function wholeCharacters(ranges, bytes) {
  const whole = ranges.map(({ same, canonical, signed }) => ({ same, canonical: [...canonical], signed: [...signed] }));
  whole.forEach((range, index) => {
    if (!range.same) return;
    if (index > 0) move(whole[index - 1], range, beginning(bytes, range.canonical));
    if (index + 1 < whole.length) move(range, whole[index + 1], -ending(bytes, range.canonical));
  });
  return whole.filter(({ canonical, signed }) => canonical[1] > canonical[0] || signed[1] > signed[0]);
}

/** Moves the border between two ranges by so many bytes. */
function move(left, right, by) {
  for (const side of ["canonical", "signed"]) {
    left[side][1] += by;
    right[side][0] += by;
  }
}

/** How many bytes at the beginning belong to a character that began before. */
function beginning(bytes, [start, end]) {
  let at = start;
  while (at < end && at < start + 3 && isContinuation(bytes[at])) at += 1;
  return at - start;
}

/** How many bytes at the end belong to a character that goes on behind it. */
function ending(bytes, [start, end]) {
  if (start === end) return 0;
  const last = Math.max(start, characterStart(bytes, end - 1));
  const lead = bytes[last];
  const length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : lead >= 0xc0 ? 2 : 1;
  return last + length > end ? end - last : 0;
}
