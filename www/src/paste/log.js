// A line of a log: looks for headers, an address and a body in whatever form they were printed.
import { splitAddress } from "./address.js";
import { jsonEnd } from "./json.js";

const request = /\b(GET|POST|PUT|PATCH|DELETE)\s+(\/[^\s"',}\]]*|https?:\/\/[^\s"',}\]]+)/;
const headerBlock = /\bheaders?["']?\s*[:=]\s*(?=[{[])/i;
const bodyMark = /\b(?:raw_?)?(?:body|payload|content|params|data)["']?\s*[:=]\s*/gi;
const formName = /[\w.[\]%-]+=/y;
const formRest = /[^\s"',}\]]*/y;

/**
 * `knownHeaders`: names of headers that signatures travel in, lower case. `undefined` where the line shows no message.
 */
export function readLog(text, knownHeaders) {
  const address = request.exec(text);
  const headers = findHeaders(text, knownHeaders);
  const body = findBody(text);
  if (!address && headers.length === 0 && body === undefined) return undefined;
  const { host, path, query } = address ? splitAddress(address[2]) : {};
  return { method: address?.[1], host, path, query, headers, body: body ?? "", notes: [], isAnswer: false };
}

function findHeaders(text, knownHeaders) {
  const start = headerBlock.exec(text);
  if (start) {
    const at = start.index + start[0].length;
    const end = jsonEnd(text, at);
    const listed = end === -1 ? mapHeaders(text.slice(at, closing(text, at))) : jsonHeaders(text.slice(at, end));
    if (listed.length > 0) return listed;
  }
  const found = [];
  const open = text.indexOf("{");
  const close = open === -1 ? -1 : jsonEnd(text, open);
  for (const name of knownHeaders) {
    const value = new RegExp(`(?<![\\w-])["']?(${escape(name)})["']?\\s*(?:=>|[:=])\\s*\\[?["']?([^\\s"',;}\\]]+)`, "i").exec(text);
    // A field of the body may have the same name as a header.
    if (value && (value.index < open || value.index >= close)) found.push([value[1], value[2]]);
  }
  return found;
}

function jsonHeaders(text) {
  const value = JSON.parse(text);
  const pairs = Array.isArray(value) ? value.filter(Array.isArray) : Object.entries(value);
  return pairs
    .map(([name, content]) => [String(name), Array.isArray(content) ? content[0] : content])
    .filter(([, content]) => typeof content === "string" || typeof content === "number")
    .map(([name, content]) => [name, String(content)]);
}

/** `{Sign=abc, Content-Type=[application/json]}` and the like. */
function mapHeaders(text) {
  const pairs = text.matchAll(/(?<![\w-])[\d_-]*([A-Za-z][\w-]*)["']?\s*(?:=>|[:=])\s*(?:\[\s*)?(?:"([^"]*)"|'([^']*)'|([^,}\]]*))/g);
  return Array.from(pairs, ([, name, ...values]) => [name, (values.find((one) => one !== undefined) ?? "").trim()]);
}

/** Where the bracket at `at` closes, strings not being understood. */
function closing(text, at) {
  const end = text.slice(at).search(text[at] === "{" ? /}/ : /\](?!\s*,)/);
  return end === -1 ? text.length : at + end + 1;
}

function findBody(text) {
  const hasMore = moreFields(text);
  for (const mark of text.matchAll(bodyMark)) {
    const body = bodyAt(text, mark.index + mark[0].length, hasMore);
    if (body !== undefined) return body;
  }
  const taken = headerBlock.exec(text);
  const from = taken ? closing(text, taken.index + taken[0].length) : 0;
  const broken = new Set();
  let longest;
  for (let at = text.indexOf("{", from); at !== -1; at = text.indexOf("{", at + 1)) {
    const end = broken.has(at) ? -1 : jsonEnd(text, at, broken);
    if (end === -1) continue;
    if (longest === undefined || end - at > longest.length) longest = text.slice(at, end);
    at = end - 1;
  }
  return longest;
}

function bodyAt(text, at, hasMore) {
  if (text[at] === "{" || text[at] === '"') {
    const end = jsonEnd(text, at);
    if (end !== -1) return text[at] === "{" ? text.slice(at, end) : unquote(text.slice(at, end));
  }
  if (text[at] === "'") {
    const end = text.indexOf("'", at + 1);
    return end === -1 ? undefined : text.slice(at + 1, end);
  }
  formName.lastIndex = at;
  if (!formName.test(text) || !hasMore(formName.lastIndex)) return undefined;
  formRest.lastIndex = formName.lastIndex;
  formRest.test(text);
  return text.slice(at, formRest.lastIndex);
}

/**
 * Answers whether the value of a form's field at `from` ends in an "&". It is asked about ever later places, so that it
 * reads no stretch of the text twice.
 */
function moreFields(text) {
  const stop = /[\s"',}\]&]|$/g;
  let end = -1;
  return (from) => {
    if (end < from) {
      stop.lastIndex = from;
      end = stop.exec(text).index;
    }
    return text[end] === "&";
  };
}

function unquote(quoted) {
  const text = JSON.parse(quoted);
  return /^\s*\{|=/.test(text) ? text : undefined;
}

function escape(text) {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
