// How large a message may be. It is far more than any has, and what a hostile sender can make the core allocate for it is far
// less than there is.
import { CountersignError } from "../error.js";

const MEBIBYTE = 1024 * 1024;
const MOST = 32;

/** Refuses more bytes, or units of text, than are read. `noun` names what has them in a sentence: "The body". */
export function checkSize(size, noun, code, field) {
  if (size <= MOST * MEBIBYTE) return;
  const found = `${(size / MEBIBYTE).toFixed(1)} MiB`;
  throw new CountersignError(code, `${noun} has ${found}, and no more than ${MOST} are read.`, { field, expected: `at most ${MOST} MiB`, found });
}
