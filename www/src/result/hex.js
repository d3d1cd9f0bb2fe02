// Bytes in hexadecimal, sixteen a row, coloured like the text.
import { element } from "../view/element.js";
import { texts } from "../texts.js";
import { ascii, hexByte } from "./bytes.js";

const WIDTH = 16;

export function hexView(bytes, kept) {
  const end = kept.at(-1)?.end ?? 0;
  const rows = [];
  let index = 0;
  for (let at = 0; at < end; at += WIDTH) {
    const hex = [];
    const plain = [];
    const last = Math.min(at + WIDTH, end);
    for (let place = at; place < last; ) {
      while (kept[index].end <= place) index += 1;
      const run = kept[index];
      const stop = Math.min(run.end, last);
      const piece = Array.from(bytes.subarray(place, stop));
      const mark = (text) => element("span", { class: "run", "data-tone": run.tone, title: run.label }, text);
      hex.push(mark(piece.map(hexByte).join(" ")), " ");
      plain.push(mark(piece.map(ascii).join("")));
      place = stop;
    }
    rows.push(
      element("div", { class: "hex-row" }, element("span", { class: "offset" }, at.toString(16).padStart(4, "0")), element("span", { class: "hex" }, hex), element("span", { class: "ascii" }, plain)),
    );
  }
  return element("div", { class: "hex-view scroll", tabindex: "0", role: "group", "aria-label": texts.result.views.hex }, rows);
}
