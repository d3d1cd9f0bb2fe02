// What was signed beside what is expected: by field, and character by character.
import { diffChars } from "diff";
import { texts } from "../texts.js";
import { element } from "../view/element.js";
import { visibleText } from "./invisible.js";

/** Beyond this a comparison character by character tells nothing, and takes long. */
const MAX_COMPARED = 4000;
const MAX_CHANGES = 400;

export function differenceView(difference, recovered, canonical) {
  return element(
    "div",
    { class: "block" },
    element("h3", {}, texts.result.difference),
    element("p", { class: "advice" }, texts.result.differenceAdvice),
    firstByte(difference),
    difference.fields?.length > 0 && fieldTable(difference.fields),
    recovered && canonical && comparison(recovered.text, canonical.text),
  );
}

function firstByte({ firstByte: offset }) {
  return offset !== undefined && element("p", { class: "note" }, texts.result.firstByte(offset));
}

function fieldTable(fields) {
  const head = texts.result.differenceColumns;
  const cell = (value) => element("td", { class: "code" }, value === undefined || value === null ? element("span", { class: "note" }, "–") : visibleText(String(value), true));
  return element(
    "div",
    { class: "scroll", tabindex: "0", role: "group", "aria-label": texts.result.difference },
    element(
      "table",
      {},
      element("thead", {}, element("tr", {}, [head.field, head.signed, head.expected].map((name) => element("th", { scope: "col" }, name)))),
      element("tbody", {}, fields.slice(0, 100).map(({ field, signed, expected }) => element("tr", {}, element("th", { scope: "row" }, field ?? "–"), cell(signed), cell(expected)))),
    ),
  );
}

/** Both texts in one: what only was signed, and what only is expected. */
function comparison(signed, expected) {
  const changes = diffChars(signed.slice(0, MAX_COMPARED), expected.slice(0, MAX_COMPARED), { maxEditLength: MAX_CHANGES });
  if (!changes) return false;
  const piece = ({ value, added, removed }) => {
    const content = visibleText(value, true);
    if (removed) return element("del", { title: texts.result.signed }, content);
    return added ? element("ins", { title: texts.result.expected }, content) : content;
  };
  return element("div", { class: "comparison code", tabindex: "0", role: "group", "aria-label": texts.result.difference }, changes.map(piece));
}
