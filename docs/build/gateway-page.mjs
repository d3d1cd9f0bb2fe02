// The page of one gateway.
import { answers } from "./answers.mjs";
import { nodeExample } from "./code-node.mjs";
import { shellExample } from "./code-shell.mjs";
import { BINDINGS, workersExample } from "./code-workers.mjs";
import { makeExample, merchantCredentials } from "./example.mjs";
import { block, code, joined, list, sections, table } from "./markdown.mjs";
import { ruleTables } from "./rule-table.mjs";
import { steps } from "./steps.mjs";
import { weaknesses } from "./weaknesses.mjs";
import { fieldsOf } from "../../www/examples/material.mjs";

const ALL = ["request", "response", "callback", "redirect"];
const PLURALS = { request: "requests", response: "responses", callback: "callbacks", redirect: "redirects" };

/** The page as Markdown; `about` is its first paragraph, `keys` the way to the folder of keys. */
export function gatewayPage(info, { about, keys = "keys", root = "../..", mistakes = "../mistakes.md" }) {
  const examples = { request: makeExample(info, "request"), callback: makeExample(info, "callback") };
  return `${sections(
    `# ${info.name}`,
    about,
    "## The rule",
    ruleTables(info).flatMap(({ kind, text }) => [`### ${title(kind)}`, `In short: ${code(info.rules[kind])}`, text]),
    unsigned(info),
    "## Example: a request",
    fieldNames(info),
    steps(examples.request),
    "## Example: a callback",
    steps(examples.callback),
    "## The example as code",
    `The files under [\`keys\`](${keys}) are throw-away keys: published, and so worthless. They belong in a folder \`keys\` beside the code.`,
    codeSections(info, examples),
    `When a message does not verify, \`explain\` in place of \`verify\` says why, in the package and on the command line; [mistakes](${mistakes}) has what it looks for.`,
    "## What the signature leaves open",
    weaknesses([examples.request, examples.callback]),
    `[SECURITY.md](${root}/SECURITY.md) has what every scheme leaves to its caller.`,
    "## Answers, repetitions, states",
    answers(info),
    "## Paths",
    info.paths.length > 0 ? table(["path", "for"], info.paths.map(({ path, purpose }) => [code(path), purpose])) : "None is documented here.",
    info.notes.length > 0 && sections("## Notes, and what is not known", list(info.notes)),
  )}\n`;
}

/** The three ways to run the example, each with what it prints. */
export function codeSections(info, examples) {
  const [node, workers, shell] = [nodeExample, workersExample, shellExample].map((make) => make(info, examples));
  const bindings = [...merchantCredentials(info, ["request", "callback"])].map(([name, { file, text }]) => `${code(BINDINGS[name])} (${file ? code(`keys/${file}`) : code(text)})`);
  return sections(
    "### Node.js",
    block("js", node.source, "node.mjs"),
    "It prints:",
    block("text", node.prints, "node.mjs prints"),
    "### Cloudflare Workers",
    `Its secrets: ${bindings.join(", ")}.`,
    "`/pay` with the fields as JSON signs them; every other request is taken for a callback.",
    block("js", workers.source, "worker.mjs"),
    "It answers:",
    block("text", workers.prints, "worker.mjs answers"),
    "### Command line",
    block("sh", shell.source, "commands.sh"),
    "It prints:",
    block("text", shell.prints, "commands.sh prints"),
  );
}

/** The kinds of message without a rule. */
function unsigned(info) {
  const missing = ALL.filter((kind) => !(kind in info.kinds)).map((kind) => PLURALS[kind]);
  if (missing.length === 0) return "";
  return `${title(joined(missing))} have no rule: they are not signed, or what is signed is not known. countersign refuses to verify them.`;
}

function fieldNames(info) {
  return fieldsOf(info.id).named ? "" : "The names of the fields are examples; the rule does not depend on them.";
}

function title(text) {
  return text[0].toUpperCase() + text.slice(1);
}

/** The documents of a gateway, as links. */
export function documentLinks({ documents }) {
  return documents.length > 0 ? `Its documents: ${documents.map((link) => `<${link}>`).join(", ")}` : "No public document of its rule is known here.";
}

