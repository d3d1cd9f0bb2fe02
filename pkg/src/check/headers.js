// Headers of every shape → lines `Name: value`, the form in which the core reads them.
import { CountersignError } from "../error.js";
import { describe } from "./describe.js";
import { isWellFormed } from "./text.js";

const HINT = "Hand over a Headers, an object such as req.headers, or pairs.";

/** Takes a Headers or Map, an object in any letter case, or pairs. */
export function headerLines(headers) {
  if (headers === undefined || headers === null) return "";
  if (typeof headers !== "object") throw unreadable("", `The headers are ${describe(headers)}.`, HINT);
  let lines = "";
  if (isIterated(headers)) {
    for (const [name, value] of pairs(headers)) lines += linesOf(name, value);
  } else {
    for (const name of Object.keys(headers)) lines += linesOf(name, headers[name]);
  }
  if (!isWellFormed(lines)) throw unreadable("", "The headers hold half of a surrogate pair.");
  return lines;
}

/** Whether it gives pairs: an array, or a Headers or Map. */
function isIterated(headers) {
  return Array.isArray(headers) || (typeof headers.get === "function" && typeof headers.entries === "function");
}

function pairs(headers) {
  if (!Array.isArray(headers)) return headers.entries();
  for (const pair of headers) {
    if (!Array.isArray(pair) || pair.length !== 2) {
      throw unreadable("", `The headers are an array that holds ${describe(pair)} where pairs are expected.`, HINT);
    }
  }
  return headers;
}

function linesOf(name, value) {
  if (value === undefined || value === null) return "";
  if (!Array.isArray(value)) return line(name, value);
  let lines = "";
  for (const one of value) lines += line(name, one);
  return lines;
}

function line(name, value) {
  if (typeof name !== "string") throw unreadable("", `A header's name is ${describe(name)}.`, HINT);
  // HTTP/2 in Node: `:path` and the like are no headers.
  if (name.startsWith(":")) return "";
  const text = typeof value === "number" && Number.isSafeInteger(value) ? String(value) : value;
  if (typeof text !== "string") throw unreadable(name, `The header \`${name}\` is ${describe(value)}, where text is expected.`);
  if (name.includes(":") || breaksLine(name)) throw unreadable(name, "A header's name holds a colon or a line break.");
  if (breaksLine(text)) throw unreadable(name, `The header \`${name}\` holds a line break.`);
  return `${name}: ${text}\n`;
}

function breaksLine(text) {
  return text.includes("\n") || text.includes("\r");
}

function unreadable(field, sentence, hint) {
  return new CountersignError("MESSAGE_UNREADABLE", sentence, { field: field || "headers", hint });
}
