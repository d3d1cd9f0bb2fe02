// What came of it, for people to read.
import { harmless } from "../invisible.js";
import { columns, indent } from "../print.js";

const WIDEST = 60;

export function reportText({ gateway, kind, to, publicKey, questions, right, wrong, advice, replayKey }, paint) {
  const trust = publicKey === undefined ? "  the secret that was given\n" : `${indent(publicKey)}\n`;
  const rows = questions.map((row) => [row.right ? "right" : "WRONG", row.what, row.expected, answerText(row.answer)]);
  const table = columns([["", "message", "expected", "answer"], ...rows])
    .replace(/^right/gm, paint.green("right"))
    .replace(/^WRONG/gm, paint.bold(paint.red("WRONG")));
  const lines = [
    `${gateway}: ${kind}s to ${to}\n`,
    `\n${paint.bold("the endpoint must trust")}\n${trust}`,
    `\n${table}`,
    `\n${right} right, ${wrong} wrong\n`,
    ...advice.map((sentence) => `  ${sentence}\n`),
    "\nWhether the repeated one was acted upon once, your own books must show: one event, one replayKey,\n",
    `${indent(replayKey)}\n`,
  ];
  return lines.join("");
}

function answerText({ status, body, failure }) {
  if (failure !== undefined) return failure;
  const text = harmless(body.replace(/\s+/g, " ").trim());
  return `${status} ${text.length > WIDEST ? `${text.slice(0, WIDEST)}…` : text}`;
}
