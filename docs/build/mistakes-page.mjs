// The mistakes that `explain` knows, from its own catalogue.
import { readFileSync } from "node:fs";
import { block, code, sections } from "./markdown.mjs";

export function mistakesPage() {
  const catalogue = JSON.parse(readFileSync(new URL("../../src/explain/mistakes.json", import.meta.url), "utf8"));
  return `${sections(
    "# Mistakes",
    "What makes signatures not match, and how to do it right. `explain` tries each of these on a message that does not verify, and names the ones that would make it verify, each with its proof. The likeliest stand first; an id is never renamed.",
    catalogue.map(({ id, sentence, fix, source }) =>
      sections(`## ${code(id)}`, sentence, block("js", fix.javascript), block("php", fix.php), `Known from: ${source}.`),
    ),
  )}\n`;
}
