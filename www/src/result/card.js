// What came of it: three lines first, the reasons after.
import { texts } from "../texts.js";
import { announce } from "../view/announce.js";
import { copyButton } from "../view/copy.js";
import { element, replace } from "../view/element.js";
import { prose } from "../view/prose.js";
import { characterStart, decode } from "./bytes.js";
import { canonicalView } from "./canonical.js";
import { differenceView } from "./difference.js";
import { visibleText } from "./invisible.js";
import { mistakeList } from "./mistakes.js";

const MAX_LINE = 320;
const tones = { genuine: "good", "forged or mistaken": "bad", unreadable: "unclear" };

/** `start` stands here until there is something to examine. */
export function resultCard(start) {
  const body = element("div", { class: "result-body" });
  const card = element("section", { class: "card result", "aria-label": texts.result.title }, body);
  begin();

  function waiting(sentence, tone = "quiet") {
    card.dataset.tone = tone;
    replace(body, element("p", { class: "waiting" }, sentence));
  }

  function begin() {
    card.dataset.tone = "quiet";
    replace(body, start);
  }

  return {
    card,
    begin,
    waiting,
    /** A problem of the page or of the input, in place of a result. */
    problem(sentence, detail) {
      card.dataset.tone = "unclear";
      replace(body, element("p", { class: "waiting" }, sentence), detail && element("p", { class: "code" }, detail));
      announce(sentence);
    },
    show(found) {
      card.dataset.tone = tones[found.explanation.verdict];
      replace(body, threeLines(found), reasons(found));
      announce(`${texts.result.verdict}: ${texts.result.verdicts[found.explanation.verdict]}. ${found.explanation.error?.message ?? ""}`);
    },
  };
}

function threeLines({ explanation }) {
  const { canonical, recovered, verdict, error, mistakes } = explanation;
  const line = (label, ...content) => [element("dt", {}, label), element("dd", {}, content)];
  return element(
    "dl",
    { class: "three-lines" },
    line(texts.result.signed, signedLine(explanation)),
    line(texts.result.expected, canonical ? expectedLine(explanation) : element("span", { class: "note" }, texts.result.noCanonical)),
    line(
      texts.result.verdict,
      element("strong", { class: "verdict" }, texts.result.verdicts[verdict]),
      error && element("p", { class: "error-sentence" }, prose(error.message)),
      // The mistakes below say more than the hint that every mismatch has.
      error?.hint && error.code !== "SIGNATURE_MISMATCH" && element("p", { class: "hint" }, prose(error.hint)),
      mistakes.length > 0 && element("p", { class: "likely" }, `${texts.result.likely} `, element("strong", {}, prose(mistakes[0].sentence))),
      error && errorDetails(error),
      verdict === "genuine" && recovered && element("p", { class: "note" }, texts.result.same),
    ),
  );
}

/** Runs of `difference` as nodes, what differs marked; `side` is "canonical" or "signed". */
function markedLine(ranges, bytes, side) {
  let left = MAX_LINE;
  const pieces = [];
  for (const range of ranges) {
    const [start, end] = range[side];
    const stop = end <= start + left ? end : Math.max(start, characterStart(bytes, start + left));
    if (stop > start) {
      const content = visibleText(decode(bytes.subarray(start, stop)), true);
      pieces.push(range.same ? content : element("mark", {}, content));
      left -= stop - start;
    }
    if (stop < end) return element("code", { class: "line" }, pieces, " …");
  }
  return element("code", { class: "line" }, pieces);
}

function signedLine({ recovered, digest, canonical, compared, difference, verdict }) {
  if (recovered && compared && difference.against === "recovered") return markedLine(difference.bytes, compared, "signed");
  if (recovered) return textLine(recovered.text);
  if (digest && verdict !== "genuine") {
    return [element("span", {}, `${texts.result.digest}, ${digest.hash}: `, element("code", { class: "line" }, digest.signed)), digest.expected && element("span", {}, `${texts.result.digestExpected}: `, element("code", { class: "line" }, digest.expected))];
  }
  if (verdict === "genuine" && canonical) return textLine(canonical.text);
  return element("span", { class: "note" }, texts.result.hidden);
}

function expectedLine({ canonical, compared, difference }) {
  return compared ? markedLine(difference.bytes, canonical.bytes, "canonical") : textLine(canonical.text);
}

function textLine(text) {
  const cut = text.length > MAX_LINE;
  return element("code", { class: "line", title: cut ? texts.result.bytes(text.length) : undefined }, visibleText(cut ? text.slice(0, MAX_LINE) : text, true), cut && " …");
}

function errorDetails(error) {
  const rows = ["code", "field", "expected", "found"].filter((name) => error[name]);
  return element(
    "p",
    { class: "error-details" },
    rows.map((name) => element("span", {}, `${texts.result.error[name]} `, element("code", {}, visibleText(String(error[name]).slice(0, 200), false)))),
  );
}

function reasons({ explanation, acknowledgement, alternative, key, keyCount }) {
  const { canonical, difference, compared, mistakes, reply, warnings, verdict } = explanation;
  return [
    canonical && canonicalView(canonical),
    difference && canonical && differenceView(difference, canonical, compared),
    verdict === "forged or mistaken" && mistakeList(mistakes),
    reply && quotation(reply),
    alternative && element("p", { class: "note" }, texts.result.alternative(alternative)),
    keyCount > 1 && key !== undefined && verdict === "genuine" && element("p", { class: "note" }, texts.result.whichKey(key + 1)),
    warnings.length > 0 && warningList(warnings),
    acknowledgement && answer(acknowledgement),
  ];
}

function quotation({ text, same }) {
  return element(
    "div",
    { class: "block" },
    element("h3", {}, texts.result.quoted),
    element("pre", { class: "code-block", tabindex: "0", "aria-label": texts.result.quoted }, visibleText(text, true)),
    same && element("p", { class: "note" }, texts.result.quotedSame),
  );
}

function warningList(warnings) {
  return element(
    "div",
    { class: "block" },
    element("h3", {}, texts.result.warnings),
    element(
      "ul",
      { class: "warnings" },
      warnings.map(({ code, sentence, fields }) =>
        element(
          "li",
          {},
          element("p", {}, prose(sentence)),
          element("p", { class: "mistake-id" }, element("code", {}, code), fields?.length > 0 && [" ", fields.slice(0, 20).join(", ")]),
        ),
      ),
    ),
  );
}

function answer({ status, headers, body }) {
  const text = [`HTTP ${status}`, ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`), "", body].join("\n");
  return element(
    "div",
    { class: "block" },
    element("div", { class: "card-head" }, element("h3", {}, texts.result.answer), copyButton(body, texts.result.answer)),
    element("p", { class: "advice" }, texts.result.answerAdvice),
    element("pre", { class: "code-block", tabindex: "0" }, text.trim()),
  );
}
