// Options of the calls. What is rarely given crosses as one JSON text, which is empty when nothing is given.
import { CountersignError } from "../error.js";
import { describe, isPlainObject } from "./describe.js";
import { checkNames } from "./names.js";
import { checkText, isWellFormed } from "./text.js";

const signing = ["kind", "method", "path", "timestamp", "contentType", "upperHex", "fields", "headers", "query"];
const verifying = ["kind", "expect", "now", "toleranceSeconds", "fields"];
const explaining = ["kind", "method", "path", "expect", "now", "toleranceSeconds", "fields", "reply", "others"];
const none = { json: "", now: undefined };

/** Options of `sign`, as JSON text. */
export function signOptions(options) {
  if (options === undefined) return "";
  const given = checkNames(options, "option", signing);
  return json({
    kind: textOption(given, "kind"),
    method: textOption(given, "method"),
    path: textOption(given, "path"),
    timestamp: timestamp(given.timestamp),
    contentType: textOption(given, "contentType"),
    upperHex: flag(given, "upperHex"),
    fields: textList(given.fields, "fields", "a list of names"),
    headers: headers(given.headers),
    query: textOption(given, "query"),
  });
}

/** Options of `verify`: most as JSON text, and the time in milliseconds. */
export function verifyOptions(options) {
  if (options === undefined) return none;
  const given = checkNames(options, "option", verifying);
  return {
    json: json({
      kind: textOption(given, "kind"),
      expect: expectations(given.expect),
      toleranceSeconds: tolerance(given.toleranceSeconds),
      fields: textList(given.fields, "fields", "a list of names"),
    }),
    now: milliseconds(given.now),
  };
}

/** Options of `explain`: most as JSON text, and the time in milliseconds. */
export function explainOptions(options) {
  if (options === undefined) return none;
  const given = checkNames(options, "option", explaining);
  return {
    json: json({
      kind: textOption(given, "kind"),
      method: textOption(given, "method"),
      path: textOption(given, "path"),
      expect: expectations(given.expect),
      toleranceSeconds: tolerance(given.toleranceSeconds),
      fields: textList(given.fields, "fields", "a list of names"),
      reply: textOption(given, "reply"),
      others: textList(given.others, "others", "a list of bodies as text"),
    }),
    now: milliseconds(given.now),
  };
}

function json(members) {
  let text = "";
  for (const name of Object.keys(members)) {
    if (members[name] !== undefined) text += `${text === "" ? "{" : ","}"${name}":${members[name]}`;
  }
  return text === "" ? "" : `${text}}`;
}

function isAbsent(value) {
  return value === undefined || value === null;
}

function textOption(given, name) {
  const value = given[name];
  if (isAbsent(value)) return undefined;
  return JSON.stringify(checkText(value, `The option \`${name}\``, "OPTION_INVALID", name));
}

function flag(given, name) {
  const value = given[name];
  if (isAbsent(value)) return undefined;
  if (typeof value === "boolean") return String(value);
  throw invalid(name, value, "true or false");
}

/** Milliseconds as a number, or the exact text to sign. */
function timestamp(value) {
  if (isAbsent(value)) return undefined;
  if (Number.isSafeInteger(value) && value >= 0) return `"${value}"`;
  if (typeof value === "string") return JSON.stringify(checkText(value, "The option `timestamp`", "OPTION_INVALID", "timestamp"));
  throw invalid("timestamp", value, "milliseconds as a whole number or text");
}

function tolerance(value) {
  if (isAbsent(value)) return undefined;
  if (typeof value === "number" && Number.isFinite(value) && value >= 0) return String(Math.min(Math.floor(value), Number.MAX_SAFE_INTEGER));
  throw invalid("toleranceSeconds", value, "a number of seconds, 0 or more");
}

function milliseconds(value) {
  if (isAbsent(value)) return undefined;
  const time = Object.prototype.toString.call(value) === "[object Date]" ? value.getTime() : value;
  if (typeof time === "number" && time >= 0 && time <= Number.MAX_SAFE_INTEGER) return time;
  throw invalid("now", value, "a valid Date or milliseconds");
}

function textList(value, name, expected) {
  if (isAbsent(value)) return undefined;
  if (Array.isArray(value) && value.every((text) => typeof text === "string" && isWellFormed(text))) return JSON.stringify(value);
  throw invalid(name, value, expected);
}

/** Further headers to send, by name. */
function headers(value) {
  if (isAbsent(value)) return undefined;
  if (!isPlainObject(value)) throw invalid("headers", value, "a plain object of names and texts");
  const members = Object.entries(value).map(([name, text]) => {
    const given = checkText(text, `The option \`headers.${name}\``, "OPTION_INVALID", `headers.${name}`);
    return [checkText(name, "A name in the option `headers`", "OPTION_INVALID", "headers"), given];
  });
  // A name such as `__proto__` stays a name.
  return `{${members.map(([name, text]) => `${JSON.stringify(name)}:${JSON.stringify(text)}`).join(",")}}`;
}

/**
 * Text is compared as text, a number as a decimal value: so numbers stay numbers on the way. Null, which an order that was not
 * found may be, would expect nothing, and is refused.
 */
function expectations(value) {
  if (value === undefined) return undefined;
  if (!isPlainObject(value)) throw invalid("expect", value, "a plain object of names and values");
  const members = [];
  for (const [name, expected] of Object.entries(value)) {
    if (expected === undefined) throw invalid(`expect.${name}`, expected, "text, a number or a boolean");
    members.push(`${JSON.stringify(checkText(name, "A name in the option `expect`", "OPTION_INVALID", "expect"))}:${expectation(name, expected)}`);
  }
  return `{${members.join(",")}}`;
}

function expectation(name, value) {
  const field = `expect.${name}`;
  switch (typeof value) {
    case "string":
      return JSON.stringify(checkText(value, `The option \`${field}\``, "OPTION_INVALID", field));
    case "bigint":
    case "boolean":
      return String(value);
    case "number":
      if (Number.isFinite(value) && (!Number.isInteger(value) || Number.isSafeInteger(value))) return JSON.stringify(value);
      throw invalid(field, value, "a number that JavaScript holds exactly");
    default:
      throw invalid(field, value, "text, a number or a boolean");
  }
}

function invalid(name, value, expected) {
  return new CountersignError("OPTION_INVALID", `The option \`${name}\` must be ${expected}, not ${describe(value)}.`, {
    field: name,
    expected,
    found: describe(value),
  });
}
