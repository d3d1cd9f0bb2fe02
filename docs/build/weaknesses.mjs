// What a genuine message still leaves open: what the package warns of in this very example, and what follows from the rule.
import { takesSecret } from "../../www/src/rule.js";
import { code, codes, list, sections } from "./markdown.mjs";
import { moved } from "./moved.mjs";

export function weaknesses(examples) {
  const said = new Map();
  for (const { kind, verified } of examples) {
    for (const { code: id, sentence, fields } of verified.warnings) {
      const key = `${code(id)}: ${sentence}`;
      said.set(key, [...(said.get(key) ?? []), `${kind}${fields.length > 0 ? ` (${codes(fields)})` : ""}`]);
    }
  }
  const rules = examples.map(({ rule }) => rule);
  const items = [
    ...[...said].map(([sentence, where]) => `${sentence} In the examples above: ${where.join("; ")}.`),
    rules.some(takesSecret) && "Both sides hold the same secret, so whoever can verify can sign: keep it on the server.",
    rules.some(({ signature }) => "rsaType1" in signature) &&
      "The blocks of a signature are not bound to each other: the full first block of one genuine message and the rest of another make a third that verifies. Treat fields that `expect` does not hold as unproven.",
    "Nothing binds an answer to its request, and nothing stops a repetition: compare order number, amount and currency with your own order, and keep `replayKey` to act once on each event.",
  ];
  const callback = examples.find(({ kind }) => kind === "callback");
  return sections(list(items.filter(Boolean)), callback && demonstration(callback));
}

/** A message that says something else under the same signature, where the rule lets that happen. */
function demonstration(example) {
  const change = moved(example);
  if (change === undefined) return "";
  const { reader, options, expect } = example;
  reader.verify(change.message, options);
  const refused = failure(() => reader.verify(change.message, { ...options, expect }));
  const fields = change.fields.map(({ name, from, to }) => `${code(name)} from ${code(from)} to ${code(to)}`).join(" and ");
  return `Tried with the callback above: with ${fields} it still verifies, as the text stays the same. With ${code("expect")} it is refused: ${code(refused.code)}, “${refused.message}”`;
}

function failure(work) {
  try {
    work();
  } catch (error) {
    return error;
  }
  throw new Error("nothing was refused");
}
