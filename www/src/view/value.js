// Where a value is edited: an input drops line breaks and a text area rewrites them, so a value that has some is only shown.
import { textArea, textInput } from "./control.js";

export function hasLines(value) {
  return /[\r\n]/.test(value);
}

/** A control for `value`, read-only where it has lines; `advice` then says where it can be changed. */
export function valueControl(value, advice, attributes) {
  if (!hasLines(value)) return textInput({ ...attributes, value });
  return textArea({ ...attributes, value, rows: 2, readonly: true, title: advice });
}
