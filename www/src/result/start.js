// What stands in the place of a result before there is one: how to begin, and examples.
import { texts } from "../texts.js";
import { button } from "../view/control.js";
import { element } from "../view/element.js";

/** `onexample` gets the id of an example. */
export function startPanel({ gateways, examples, onexample }) {
  const row = ({ id, name }) =>
    element(
      "li",
      {},
      element("span", { class: "example-name" }, name),
      element(
        "span",
        { class: "tools" },
        examples
          .filter(({ gateway }) => gateway === id)
          .map((one) => button(one.title, () => onexample(one.id), { class: "small", "aria-label": `${one.title}, ${name}` })),
      ),
    );
  return element(
    "div",
    { class: "start-panel" },
    element("p", { class: "lead" }, texts.result.waiting),
    element("ol", { class: "how" }, texts.result.steps.map((step) => element("li", {}, step))),
    element("h3", {}, texts.result.examples),
    element("ul", { class: "example-list" }, gateways.map(row)),
  );
}
