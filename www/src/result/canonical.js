// The canonical string: coloured by field, in hexadecimal, or as a table of its sources.
import { texts } from "../texts.js";
import { button, segments } from "../view/control.js";
import { copyButton } from "../view/copy.js";
import { element, replace } from "../view/element.js";
import { characterStart, decode } from "./bytes.js";
import { hexView } from "./hex.js";
import { visibleText } from "./invisible.js";
import { firstBytes, runs } from "./spans.js";

const STEP = 4096;
const MAX_ROWS = 300;

/** `canonical`: `{ bytes, spans, text }`. */
export function canonicalView({ bytes, spans, text }, title = texts.result.canonical) {
  const all = runs(bytes.length, spans);
  const place = element("div", { class: "canonical" });
  const shown = { view: "text", draw: true, limit: STEP };

  function draw() {
    const kept = firstBytes(all, shown.limit < bytes.length ? characterStart(bytes, shown.limit) : bytes.length);
    if (bytes.length === 0) return replace(place, element("p", { class: "note" }, texts.result.empty));
    const rest = Math.min(STEP * 4, bytes.length - shown.limit);
    const more = rest > 0 && shown.view !== "sources" && button(texts.result.more(rest), () => ((shown.limit += STEP * 4), draw()), { class: "small" });
    const view = { text: () => textView(bytes, kept, shown.draw), hex: () => hexView(bytes, kept), sources: () => sourceTable(bytes, all, shown.draw) }[shown.view];
    return replace(place, view(), more);
  }
  draw();

  const invisible = element("input", { type: "checkbox", checked: true, autocomplete: "off", onchange: () => ((shown.draw = invisible.checked), draw()) });
  return element(
    "div",
    { class: "block" },
    element("div", { class: "card-head" }, element("h3", {}, title, " ", element("small", {}, texts.result.bytes(bytes.length))), copyButton(text, title.toLowerCase())),
    element(
      "div",
      { class: "tools" },
      segments(texts.result.viewLabel, Object.entries(texts.result.views), "text", (view) => ((shown.view = view), draw())),
      element("label", { class: "check" }, invisible, texts.result.invisible),
    ),
    place,
  );
}

function textView(bytes, kept, draw) {
  const text = element("div", { class: "canonical-text", tabindex: "0", role: "group", "aria-label": texts.result.canonical });
  for (const run of kept) {
    const content = visibleText(decode(bytes.subarray(run.start, run.end)), draw);
    text.append(element("span", { class: "run", "data-tone": run.tone, title: `${run.label}, ${texts.result.bytes(run.end - run.start)}` }, content));
  }
  return [text, legend(kept, text)];
}

/** Names and colours; pointing at a name dims all else. */
function legend(kept, text) {
  const names = new Map();
  for (const { label, tone } of kept) if (!names.has(label)) names.set(label, tone);
  const listed = [...names].slice(0, 40);
  const point = (label) => () => {
    for (const run of text.children) run.classList.toggle("dimmed", label !== undefined && !run.title.startsWith(`${label}, `));
  };
  return element(
    "ul",
    { class: "legend" },
    listed.map(([label, tone]) =>
      element(
        "li",
        {},
        element("button", { type: "button", class: "run", "data-tone": tone, onmouseenter: point(label), onfocus: point(label), onmouseleave: point(), onblur: point() }, label),
      ),
    ),
    names.size > listed.length && element("li", { class: "note" }, texts.result.moreRows(names.size - listed.length)),
  );
}

function sourceTable(bytes, all, draw) {
  const head = texts.result.table;
  const row = (run) =>
    element(
      "tr",
      {},
      element("th", { scope: "row" }, element("span", { class: "run", "data-tone": run.tone }, run.label)),
      element("td", { class: "number" }, `${run.start}–${run.end - 1}`),
      element("td", { class: "code" }, visibleText(decode(bytes.subarray(run.start, Math.min(run.end, run.start + STEP))), draw)),
    );
  return [
    element(
      "div",
      { class: "scroll", tabindex: "0", role: "group", "aria-label": texts.result.views.sources },
      element(
        "table",
        {},
        element("thead", {}, element("tr", {}, element("th", { scope: "col" }, head.source), element("th", { scope: "col" }, head.bytes), element("th", { scope: "col" }, head.value))),
        element("tbody", {}, all.slice(0, MAX_ROWS).map(row)),
      ),
    ),
    all.length > MAX_ROWS && element("p", { class: "note" }, texts.result.moreRows(all.length - MAX_ROWS)),
  ];
}
