// What to answer, when a message comes again, and how a payment stands by what the fields say.
import { code, codes, list, sections, table } from "./markdown.mjs";

export function answers(info) {
  const kinds = Object.entries(info.kinds).filter(([kind]) => kind === "callback" || kind === "redirect");
  const lines = kinds.flatMap(([kind, { acknowledgement, retries }]) => [
    acknowledgement
      ? `The answer to a ${kind}: HTTP ${[acknowledgement.status, ...(acknowledgement.also ?? [])].join(" or ")}${acknowledgement.body === "" ? ", any body" : ` with the body ${code(acknowledgement.body)}`}. It is \`callback.acknowledgement\`.`
      : `Which answer a ${kind} wants is not known here, so there is no \`callback.acknowledgement\`.`,
    retries
      ? `Until it is acknowledged, the ${kind} comes again, ${retries.times} times${retries.afterSeconds.length > 0 ? `: after ${retries.afterSeconds.map(duration).join(", ")}` : "; after how long is not known here"}.`
      : `How often and when a ${kind} is sent again is not known here.`,
  ]);
  return sections(list(lines), outcomes(info));
}

function outcomes(info) {
  const rows = Object.entries(info.kinds).flatMap(([kind, operation]) =>
    operation.outcomes.map(({ field, when, applies, paid, failed, refunded, pending }) => [
      kind + (applies ? `: ${applies}` : ""),
      code(field) + Object.entries(when).map(([name, values]) => `, where ${code(name)} is ${codes(values)}`).join(""),
      codes(paid),
      codes(failed),
      codes(refunded),
      codes(pending),
    ]),
  );
  if (rows.length === 0) return "Which field says how a payment stands is not known here: `outcome` is always `unknown`, which is no failure.";
  return sections(
    "How a payment stands, as `outcome` says it:",
    table(["message", "field", "`paid`", "`failed`", "`refunded`", "`pending`"], rows),
    "Everything else is `unknown`. That is no failure: ask the gateway.",
  );
}

function duration(seconds) {
  for (const [unit, size] of [["h", 3600], ["min", 60]]) if (seconds >= size && seconds % size === 0) return `${seconds / size} ${unit}`;
  return `${seconds} s`;
}
