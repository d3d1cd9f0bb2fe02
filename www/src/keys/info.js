// What a key is, as a list.
import { texts } from "../texts.js";
import { copyButton } from "../view/copy.js";
import { element } from "../view/element.js";
import { prose } from "../view/prose.js";

export function keyInfo(info) {
  const row = (label, value) => value && [element("dt", {}, label), element("dd", {}, value)];
  const size = info.bits ? texts.keys.bits(info.bits) : info.curve;
  return element(
    "div",
    { class: "outcome-box" },
    element(
      "dl",
      { class: "facts" },
      row(texts.keys.algorithm, `${info.algorithm}, ${size}`),
      row(texts.keys.type, texts.keys.types[info.type]),
      row(texts.keys.container, info.container),
    ),
    info.warnings.map(({ sentence }) => element("p", { class: "note warn" }, prose(sentence))),
    element(
      "div",
      { class: "block" },
      element("div", { class: "card-head" }, element("h3", {}, texts.keys.publicKey), copyButton(info.publicKey, texts.keys.publicKey.toLowerCase())),
      element("pre", { class: "code-block", tabindex: "0", "aria-label": texts.keys.publicKey }, info.publicKey),
    ),
  );
}

export function keyProblem(error) {
  return [element("p", { class: "bad" }, prose(error.message)), error.hint && element("p", { class: "hint" }, prose(error.hint)), element("p", { class: "mistake-id" }, element("code", {}, error.code))];
}
