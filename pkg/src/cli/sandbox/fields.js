// The fields of the notification that is sent.
import { readFileSync } from "node:fs";
import { unusable } from "../arguments.js";
import { readText, withoutMark } from "../files.js";

/** As JSON, from the file given; else an example, whose order no endpoint knows by itself. */
export function readFields(name, gateway, rule) {
  return name === undefined ? JSON.stringify(example(gateway, rule)) : checked(withoutMark(readText(name, "--body")));
}

function checked(json) {
  try {
    const fields = JSON.parse(json);
    if (typeof fields === "object" && fields !== null && !Array.isArray(fields)) return json;
  } catch {
    // Said below.
  }
  throw unusable("The file given as --body is not a JSON object: it holds the notification's fields, without a signature.", { field: "--body" });
}

/** With the fields that tell an event from another, and a state that means paid. */
function example(gateway, { event = [], outcomes = [] }) {
  // As `fieldsOf` of the page's examples reads it.
  const known = JSON.parse(readFileSync(new URL("../../../dist/fields.json", import.meta.url), "utf8"));
  const own = known[gateway];
  const { callback } = { ...known.any, ...known[own?.as], ...own };
  const [{ field, paid = [], when = {} } = {}] = outcomes;
  const conditions = Object.entries(when).map(([name, [value]]) => [name, value]);
  const identifiers = event.map((name) => [name, callback[name] ?? `${name}-1`]);
  return { ...callback, ...Object.fromEntries(identifiers), ...Object.fromEntries(conditions), ...(paid.length > 0 && { [field]: paid[0] }) };
}
