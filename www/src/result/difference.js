// What was signed beside what is expected: by field, and byte by byte.
import { texts } from "../texts.js";
import { element } from "../view/element.js";
import { decode } from "./bytes.js";
import { visibleText } from "./invisible.js";

const MAX_ROWS = 100;

/** `signed`: the bytes that the canonical string is compared with; absent where the package does not give them. */
export function differenceView(difference, canonical, signed) {
  return element(
    "div",
    { class: "block" },
    element("h3", {}, texts.result.difference),
    element("p", { class: "advice" }, texts.result.differenceAdvice[difference.against]),
    difference.fields.length > 0 && fieldTable(difference.fields),
    signed && comparison(difference.bytes, canonical.bytes, signed),
    difference.cutShort && element("p", { class: "note" }, texts.result.differenceCut),
  );
}

function fieldTable(fields) {
  const head = texts.result.differenceColumns;
  const cell = (value) => element("td", { class: "code" }, value === "" ? element("span", { class: "note" }, texts.result.absent) : visibleText(value.slice(0, 400), true));
  return element(
    "div",
    { class: "scroll", tabindex: "0", role: "group", "aria-label": texts.result.difference },
    element(
      "table",
      {},
      element("thead", {}, element("tr", {}, [head.field, head.signed, head.expected].map((name) => element("th", { scope: "col" }, name)))),
      element(
        "tbody",
        {},
        fields.slice(0, MAX_ROWS).map(({ field, signed, canonical }) => element("tr", {}, element("th", { scope: "row" }, field ?? texts.result.between), cell(signed), cell(canonical))),
      ),
    ),
  );
}

/** Both texts in one: struck out what only was signed, underlined what only is expected. */
function comparison(ranges, expected, signed) {
  const piece = ({ same, canonical: [start, end], signed: [from, to] }) => {
    const ours = visibleText(decode(expected.subarray(start, end)), true);
    if (same) return ours;
    return [to > from && element("del", {}, visibleText(decode(signed.subarray(from, to)), true)), end > start && element("ins", {}, ours)];
  };
  return [
    element("div", { class: "comparison code", tabindex: "0", role: "group", "aria-label": texts.result.difference }, ranges.slice(0, 2 * MAX_ROWS).map(piece)),
    element("p", { class: "advice" }, element("del", {}, texts.result.onlySigned), " ", element("ins", {}, texts.result.onlyExpected)),
  ];
}
