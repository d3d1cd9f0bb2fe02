// Text, as the core can take it over without changing it.
import { CountersignError } from "../error.js";
import { describe } from "./describe.js";

const surrogate = /\p{Surrogate}/u;

/** Whether the text holds no half of a surrogate pair, which UTF-8 cannot express. */
export function isWellFormed(text) {
  return typeof text.isWellFormed === "function" ? text.isWellFormed() : !surrogate.test(text);
}

/** Refuses what is no text, or cannot be written as UTF-8. `noun` names it in a sentence: "The option `path`". */
export function checkText(value, noun, code, field) {
  if (typeof value !== "string") {
    throw new CountersignError(code, `${noun} must be text, not ${describe(value)}.`, {
      field,
      expected: "text",
      found: describe(value),
    });
  }
  if (!isWellFormed(value)) {
    throw new CountersignError(code, `${noun} holds half of a surrogate pair, which UTF-8 cannot express.`, { field });
  }
  return value;
}
