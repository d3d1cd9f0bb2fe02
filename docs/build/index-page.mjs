// The list of all gateways.
import { code, sections, table } from "./markdown.mjs";

export function indexPage(all) {
  const rows = all.map(({ id, name, kinds, rules }) => [`[${name}](${id}.md)`, code(id), Object.keys(kinds).join(", "), code(rules.callback)]);
  return `${sections(
    "# Gateways",
    "A page for each built-in gateway: its rule, an example with every step, the example as code, and what is not known. A gateway that is not here is described as [a scheme of one's own](../scheme.md).",
    table(["gateway", "id", "signed", "callbacks"], rows),
    "The keys of the examples, in [keys](keys), are published and so worthless. Never use them.",
  )}\n`;
}
