// The codes of errors: what each means, as the crate says it, and what the package says when one is raised.
import { readFileSync } from "node:fs";
import * as countersign from "countersign";
import { causes, declared } from "../../tests/conformance/codes.js";
import { vector } from "../../demo/vectors.mjs";
import { code, oneLine, sections } from "./markdown.mjs";

export function errorsPage() {
  const meanings = { ...fromDeclarations(), ...fromCrate() };
  const raised = causes({ countersign, vector });
  return `${sections(
    "# Errors",
    "Every failure is a `CountersignError` with a `code`, a sentence, and where it helps a `hint` and the `field`. A code is never renamed; sentences may change.",
    declared.map((name) => entry(name, meanings[name], raised[name])),
  )}\n`;
}

function entry(name, meaning, cause) {
  if (meaning === undefined) throw new Error(`${name} is explained nowhere`);
  return sections(`## ${code(name)}`, meaning, cause && example(name, cause));
}

function example(name, cause) {
  try {
    cause();
  } catch (error) {
    if (error.code !== name) throw error;
    return `For instance: “${error.message}”${error.hint ? ` Hint: “${error.hint}”` : ""}`;
  }
  throw new Error(`${name} was not raised`);
}

/** The comment on each code in `src/error.rs`. */
function fromCrate() {
  const source = readFileSync(new URL("../../src/error.rs", import.meta.url), "utf8");
  const [, body] = /^codes! \{$(.*?)^\}$/ms.exec(source);
  return Object.fromEntries([...body.matchAll(/\/\/\/ (.+(?:\n\s*\/\/\/ .+)*)\n\s*\w+ = "(\w+)"/g)].map(([, text, name]) => [name, oneLine(text.replaceAll("///", ""))]));
}

/** Codes that only JavaScript raises: the comments in `error.d.ts`. */
function fromDeclarations() {
  const source = readFileSync(new URL("../../pkg/error.d.ts", import.meta.url), "utf8");
  return Object.fromEntries([...source.matchAll(/\/\*\* (.+?) \*\/\n\s*\| "([A-Z_]+)"/g)].map(([, text, name]) => [name, text]));
}
