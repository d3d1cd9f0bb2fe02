// How large a message may be. It is far more than any has, and what a hostile sender can make the core allocate for it is far
// less than there is.
import { CountersignError } from "../error.js";

const MEBIBYTE = 1024 * 1024;
const MOST = 32;

/** So many bytes, or units of text, are read at most. */
export const LARGEST = MOST * MEBIBYTE;

/** Whether these are more. */
export function isTooLarge(size) {
  return size > LARGEST;
}

/** The error about what is too large; `size` may be unknown. `noun` names it in a sentence: "The body". */
export function tooLarge(size, noun, code, field) {
  const found = size === undefined ? `more than ${MOST} MiB` : `${(size / MEBIBYTE).toFixed(1)} MiB`;
  return new CountersignError(code, `${noun} has ${found}, and no more than ${MOST} are read.`, { field, expected: `at most ${MOST} MiB`, found });
}
