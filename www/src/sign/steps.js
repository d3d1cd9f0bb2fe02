// Each step from the fields to the message.
import { canonicalView } from "../result/canonical.js";
import { readExplanation } from "../result/explanation.js";
import { visibleText } from "../result/invisible.js";
import { texts } from "../texts.js";
import { segments } from "../view/control.js";
import { copyButton } from "../view/copy.js";
import { element, replace } from "../view/element.js";
import { nodeCode } from "./code/node.js";
import { phpCode } from "./code/php.js";
import { curlCode, fetchCode } from "./code/request.js";

const writers = { curl: curlCode, fetch: fetchCode, node: nodeCode, php: phpCode };

/** `signed` is what `sign` gave, `seen` how the other side sees it, `context` what the code is made from. */
export function signingSteps({ signed, seen, context, onverify }) {
  const explanation = readExplanation(seen);
  return [
    element(
      "ol",
      { class: "steps" },
      explanation.canonical ? element("li", {}, canonicalView(explanation.canonical, texts.sign.step.canonical)) : element("li", {}, block(texts.sign.step.canonical, signed.canonical)),
      element("li", {}, block(texts.sign.step.signature, signed.signature)),
      element("li", {}, block(texts.sign.step.message, rawMessage(signed))),
      element("li", {}, element("div", { class: "block" }, element("h3", {}, texts.sign.step.check), check(explanation, onverify))),
    ),
    codeChoice(context),
  ];
}

function check({ verdict, error }, onverify) {
  const isGenuine = verdict === "genuine";
  return element(
    "div",
    { class: "tools" },
    element("p", { class: isGenuine ? "good" : "bad" }, isGenuine ? texts.sign.checked : (error?.message ?? verdict)),
    element("button", { type: "button", class: "small", onclick: onverify }, texts.sign.verifyIt),
  );
}

function block(title, text) {
  return element(
    "div",
    { class: "block" },
    element("div", { class: "card-head" }, element("h3", {}, title), copyButton(text, title.toLowerCase())),
    element("pre", { class: "code-block", tabindex: "0", "aria-label": title }, visibleText(text, false)),
  );
}

/** The message as HTTP/1.1 writes it. */
export function rawMessage({ method, path, query, headers, body }) {
  const lines = [`${method} ${path ?? "/"}${query ? `?${query}` : ""} HTTP/1.1`, ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`)];
  return `${lines.join("\n")}\n\n${body ?? ""}`.trimEnd();
}

function codeChoice(context) {
  let shown = "curl";
  const code = element("pre", { class: "code-block", tabindex: "0", "aria-label": texts.sign.code });
  const note = element("p", { class: "advice" });
  const show = (language) => {
    shown = language;
    replace(code, writers[language](context));
    note.textContent = texts.sign.codeAdvice[language === "node" ? "signs" : "signed"];
  };
  show(shown);
  return element(
    "div",
    { class: "block" },
    element("h3", {}, texts.sign.code),
    element("div", { class: "tools" }, segments(texts.sign.codeLabel, Object.entries(texts.sign.languages), shown, show), copyButton(() => writers[shown](context), texts.sign.code.toLowerCase())),
    note,
    code,
  );
}
