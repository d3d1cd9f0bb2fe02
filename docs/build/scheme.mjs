// A gateway as a value: its scheme, with what it leaves out filled in.
import { readFileSync } from "node:fs";
import { gateway, gateways } from "countersign";
import { withDefaults } from "./schema.mjs";

const KINDS = ["request", "response", "callback", "redirect"];

/** Every built-in gateway: `{ id, name, documents, notes, paths, kinds, rules, subject }`; `rules` are words, `subject` is what `gateway()` takes. */
export function builtIn() {
  return gateways().map((info) => {
    const filled = fill(JSON.parse(readFileSync(new URL(`../../src/gateway/${info.id}.json`, import.meta.url), "utf8")));
    // The package and the file that it was built from say the same.
    for (const [kind, { text, carrier }] of Object.entries(info.kinds)) {
      const same = JSON.stringify(filled.kinds[kind]?.carrier.name) === JSON.stringify(carrier.name) && filled.kinds[kind].text.length === text.length;
      if (!same) throw new Error(`${info.id}: the package was built from another rule`);
    }
    return { ...filled, subject: info.id };
  });
}

/** A scheme of one's own in the same form. */
export function fill(scheme) {
  const kinds = {};
  for (const kind of KINDS) {
    const given = scheme.operations[kind];
    if (given === undefined) continue;
    const operation = withDefaults("Operation", given);
    kinds[kind] = {
      ...operation,
      text: operation.text.length > 0 ? operation.text : scheme.text,
      signature: operation.signature ?? scheme.signature,
      carrier: withDefaults("Carrier", operation.carrier),
      retries: operation.retries && withDefaults("Retries", operation.retries),
      outcomes: operation.outcomes.map((one) => withDefaults("OutcomeRule", one)),
    };
  }
  const { id, name, documents = [], notes = [], paths = [] } = scheme;
  const rules = Object.fromEntries(Object.entries(gateway(scheme).info.kinds).map(([kind, { rule }]) => [kind, rule]));
  return { id, name, documents, notes, paths, kinds, rules, subject: scheme };
}
