// Make a pair of keys.
import { onWipe } from "../keyring.js";
import { texts } from "../texts.js";
import { button, choice, labelled } from "../view/control.js";
import { copyButton } from "../view/copy.js";
import { element, replace } from "../view/element.js";
import { algorithms, makePair } from "./generate.js";

export function makeCard({ engine }) {
  const algorithm = choice(algorithms.map((name) => [name, texts.keys.algorithms[name]]));
  const place = element("div", { class: "outcome-box", role: "status" });
  const make = button(texts.keys.make, async () => {
    make.disabled = true;
    replace(place, element("p", { class: "waiting" }, `${texts.keys.making} …`));
    const { privateKey, publicKey, error, wiped } = await makePair(engine, algorithm.value);
    make.disabled = false;
    if (wiped) return;
    if (error) replace(place, element("p", { class: "bad" }, texts.keys.unavailable));
    else replace(place, half(texts.keys.publicHalf, publicKey), half(texts.keys.privateHalf, privateKey));
  });
  onWipe(() => replace(place));
  return element(
    "section",
    { class: "card" },
    element("h2", {}, texts.keys.generate),
    element("p", { class: "advice" }, texts.keys.generateAdvice),
    element("div", { class: "grid make" }, labelled(texts.keys.algorithmChoice, algorithm), make),
    place,
  );
}

function half(title, text) {
  return element(
    "div",
    { class: "block" },
    element("div", { class: "card-head" }, element("h3", {}, title), copyButton(text, title.toLowerCase())),
    element("pre", { class: "code-block", tabindex: "0", "aria-label": title }, text),
  );
}
