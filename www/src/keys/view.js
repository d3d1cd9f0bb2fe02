// Keys: inspect and convert, compare, make.
import { element } from "../view/element.js";
import { inspectCard } from "./inspect.js";
import { makeCard } from "./make.js";
import { pairCard } from "./pair.js";

export function keysView(context) {
  return { panel: element("div", { class: "panel" }, element("div", { class: "column" }, inspectCard(context)), element("div", { class: "column" }, pairCard(context), makeCard(context))) };
}
