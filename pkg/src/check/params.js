// The fields to sign, as JSON text that says exactly what the object says, or not at all.
import { CountersignError } from "../error.js";
import { describe, isPlainObject } from "./describe.js";
import { isWellFormed } from "./text.js";

// Deeper than any message, and well within what a JSON parser takes.
const MAX_DEPTH = 64;

/** JSON text of the fields. Keys stand in the order of the object, numbers as JavaScript writes them. */
export function paramsText(params) {
  if (!isPlainObject(params)) {
    throw new CountersignError(
      "PARAMS_UNSIGNABLE",
      `\`params\` must be a plain object or JSON text, not ${describe(params)}.`,
      { expected: "a plain object or JSON text", found: describe(params) },
    );
  }
  return written(params, []);
}

/**
 * Every member is read once, checked and written at once: a getter or `toJSON` cannot change it afterwards.
 * `path` leads to the value, and is one list for all.
 */
function written(value, path) {
  if (path.length > MAX_DEPTH) throw unsignable(path, `is nested deeper than ${MAX_DEPTH} levels`);
  switch (typeof value) {
    case "string":
      if (!isWellFormed(value)) throw unsignable(path, "holds half of a surrogate pair, which UTF-8 cannot express");
      return JSON.stringify(value);
    case "boolean":
      return String(value);
    case "number":
      return JSON.stringify(checkNumber(value, path));
    case "object":
      if (value === null) return "null";
      if (Array.isArray(value)) return `[${Array.from(value, (item, index) => writtenMember(item, index, path)).join(",")}]`;
      if (isPlainObject(value)) return writtenObject(value, path);
  }
  throw unsignable(path, `is ${describe(value)}, which JSON cannot express`, hintFor(value), describe(value));
}

function writtenObject(object, path) {
  let text = "";
  for (const name of Object.keys(object)) {
    const value = object[name];
    if (value === undefined) continue;
    if (!isWellFormed(name)) throw unsignable(path, "has a name with half of a surrogate pair");
    text += `${text === "" ? "" : ","}${JSON.stringify(name)}:${writtenMember(value, name, path)}`;
  }
  return `{${text}}`;
}

function writtenMember(value, name, path) {
  path.push(name);
  const text = written(value, path);
  path.pop();
  return text;
}

function checkNumber(value, path) {
  if (!Number.isFinite(value)) throw unsignable(path, `is ${value}, which JSON cannot express`, undefined, String(value));
  if (Number.isInteger(value) && !Number.isSafeInteger(value)) {
    throw unsignable(
      path,
      "is an integer beyond 2^53, which JavaScript does not hold exactly",
      "Give it as text, or give all of `params` as JSON text.",
    );
  }
  return value;
}

function hintFor(value) {
  if (typeof value === "bigint") return "Give it as text, or give all of `params` as JSON text.";
  if (Object.prototype.toString.call(value) === "[object Date]") return "Give the date as the text that the gateway expects.";
  return undefined;
}

function unsignable(path, what, hint, found) {
  const field = path.join(".");
  const subject = path.length === 0 ? "`params`" : `The field \`${field}\``;
  return new CountersignError("PARAMS_UNSIGNABLE", `${subject} ${what}.`, { hint, field: field || undefined, found });
}
