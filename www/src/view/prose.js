// Sentences of the package, in which names stand between backticks.
import { element } from "./element.js";
import { visibleText } from "../result/invisible.js";

/** The sentence with its names as code. */
export function prose(sentence) {
  return sentence.split("`").map((piece, index) => (index % 2 === 1 ? element("code", {}, visibleText(piece, false)) : visibleText(piece, false)));
}
