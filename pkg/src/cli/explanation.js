// An explanation for people to read: the verdict, both texts, how they differ, and what would make the message verify.
import { differenceText } from "./difference.js";
import { harmless, visible } from "./invisible.js";
import { indent, warningsText } from "./print.js";
import { spoken } from "./spoken.js";

/** The explanation as text. */
export function explanationText(explanation, paint) {
  const { canonical, recovered, digest, difference, mistakes, reply, warnings } = explanation;
  const show = (text) => visible(text, paint.dim);
  return [
    verdictText(explanation, paint),
    recovered && block(`signed: what the signature opens to with ${recovered.key}`, show(recovered.text), paint),
    digest && digestText(digest, paint),
    canonical && canonicalText(explanation, show, paint),
    difference && differenceText(difference, explanation, paint),
    reply && replyText(reply, explanation, paint),
    mistakes.length > 0 && section("mistakes that would make it verify, the likeliest first", paint),
    ...mistakes.map((mistake, index) => mistakeText(mistake, index + 1, paint)),
    isUnexplained(explanation) && "\nNo known mistake explains the signature: the message was changed, or signed with another key.\n",
    warningsText(warnings.map((warning) => ({ ...warning, sentence: harmless(warning.sentence) })), paint.bold),
  ]
    .filter(Boolean)
    .join("");
}

function verdictText({ verdict, kind, error }, paint) {
  const colour = { genuine: paint.green, "forged or mistaken": paint.red }[verdict] ?? paint.yellow;
  const lines = [`${paint.bold(colour(verdict))}${kind === undefined ? "" : ` ${kind}`}`];
  if (error !== undefined) lines.push(`  ${error.code}: ${harmless(spoken(error.message))}`);
  if (error?.hint !== undefined) lines.push(`  ${harmless(spoken(error.hint))}`);
  return `${lines.join("\n")}\n`;
}

function canonicalText({ verdict, canonical: { text, omittedBytes = 0 } }, show, paint) {
  const title = verdict === "genuine" ? "canonical string" : "expected: the canonical string";
  const rest = omittedBytes > 0 ? `\n(${omittedBytes} more bytes)` : "";
  return block(title, text === "" ? "(empty)" : show(text) + rest, paint);
}

function digestText({ hash, signed, expected, key }, paint) {
  const rows = [`signed    ${signed}`, ...(expected === undefined ? [] : [`expected  ${expected}`])];
  return block(`digest: the ${hash} that the signature opens to with ${key}`, rows.join("\n"), paint);
}

function replyText({ text, same, difference }, explanation, paint) {
  const title = same ? "reply: it quotes the canonical string" : "reply: the canonical string that it quotes";
  const quoted = block(title, visible(text, paint.dim), paint);
  return difference === undefined ? quoted : quoted + differenceText(difference, explanation, paint);
}

function mistakeText({ id, sentence, fields = [], together = [], proof, proofEncoding, shownBy, fix }, number, paint) {
  const what = { text: "the text that verified", hex: "the bytes that verified, in hexadecimal", digest: "the digest that the signature holds" };
  const source = shownBy === "reply" ? "quoted in the reply" : what[proofEncoding];
  return [
    `  ${number}. ${paint.bold(paint.yellow(id))}${fields.length > 0 ? ` in ${harmless(fields.join(", "))}` : ""}`,
    `     ${harmless(sentence)}`,
    ...(together.length > 0 ? [`     Made together with ${together.join(", ")}.`] : []),
    `     ${paint.cyan("proof")}: ${source}`,
    indent(visible(proof, paint.dim), "       "),
    `     ${paint.cyan("JavaScript")}`,
    indent(fix.javascript, "       "),
    `     ${paint.cyan("PHP")}`,
    indent(fix.php, "       "),
    "",
  ].join("\n");
}

function isUnexplained({ error, mistakes }) {
  return error?.code === "SIGNATURE_MISMATCH" && mistakes.length === 0;
}

function block(title, text, paint) {
  return `${section(title, paint)}${indent(text)}\n`;
}

function section(title, paint) {
  return `\n${paint.bold(title)}\n`;
}
