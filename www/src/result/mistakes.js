// The mistakes that would make it verify, with fix and proof.
import { texts } from "../texts.js";
import { disclosure, segments } from "../view/control.js";
import { copyButton } from "../view/copy.js";
import { element, replace } from "../view/element.js";
import { prose } from "../view/prose.js";
import { visibleText } from "./invisible.js";

export function mistakeList(mistakes) {
  if (mistakes.length === 0) return element("div", { class: "block" }, element("h3", {}, texts.result.mistakes), element("p", { class: "note" }, texts.result.noMistakes));
  return element(
    "div",
    { class: "block" },
    element("h3", {}, texts.result.mistakes),
    element("p", { class: "advice" }, texts.result.mistakesAdvice),
    element("ol", { class: "mistakes" }, mistakes.map(mistakeItem)),
  );
}

function mistakeItem({ id, sentence, fix, proof, fields = [], together = [] }) {
  return element(
    "li",
    { class: "mistake" },
    element("p", { class: "mistake-sentence" }, prose(sentence)),
    fields.length > 0 && element("p", { class: "note" }, texts.result.concerns(fields.slice(0, 20))),
    together.length > 0 && element("p", { class: "note" }, texts.result.together(together)),
    element("p", { class: "mistake-id" }, element("code", {}, id)),
    fix && codeChoice(texts.result.fix, fix),
    proof && disclosure(texts.result.proof, element("pre", { class: "code-block", tabindex: "0" }, visibleText(proof, true)), copyButton(proof, texts.result.proof)),
  );
}

/** Code in one of several languages: `{ javascript: "…", php: "…" }`. */
function codeChoice(title, codes) {
  const languages = Object.keys(codes).filter((language) => codes[language]);
  let shown = languages[0];
  const block = element("pre", { class: "code-block", tabindex: "0", "aria-label": title });
  const show = (language) => {
    shown = language;
    replace(block, codes[language]);
  };
  show(shown);
  return element(
    "div",
    { class: "fix" },
    element(
      "div",
      { class: "tools" },
      segments(title, languages.map((language) => [language, texts.result.languages[language] ?? language]), shown, show),
      copyButton(() => codes[shown], title),
    ),
    block,
  );
}
