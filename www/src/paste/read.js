// Whatever was pasted → the parts of a message.
import { splitAddress } from "./address.js";
import { isCurl, readCurl } from "./curl.js";
import { isForm } from "./form.js";
import { isHttp, readHttp } from "./http.js";
import { jsonFields } from "./json.js";
import { isKey } from "./key.js";
import { readLog } from "./log.js";
import { readWrapped } from "./wrapped.js";
import { xmlFields } from "./xml.js";

/** The longest text that is examined, in characters. A gateway's message rarely exceeds a few thousand. */
export const MAX_LENGTH = 1 << 20;

/**
 * Formats: "json", "query", "form", "http", "headers", "curl", "log", "wrapped", "xml"; "empty", "tooLong", "binary", "key",
 * "brokenCurl" and "unknown" come without a message.
 *
 * The message: `{ method?, host?, path?, query?, headers: [name, value][], body, isAnswer, notes }`.
 */
export function readPaste(text, knownHeaders = []) {
  if (text.length > MAX_LENGTH) return { format: "tooLong", length: text.length };
  const trimmed = text.trim();
  if (trimmed === "") return { format: "empty" };
  if (isBinary(text)) return { format: "binary" };
  if (isKey(trimmed)) return { format: "key" };
  if (isCurl(text)) {
    const message = readCurl(text);
    return message ? found("curl", message) : { format: "brokenCurl" };
  }
  return json(trimmed, text) ?? xml(trimmed, text) ?? http(trimmed, text, knownHeaders) ?? address(trimmed, text) ?? log(trimmed, knownHeaders);
}

function json(trimmed, text) {
  if (!trimmed.startsWith("{")) return undefined;
  const wrapped = readWrapped(trimmed);
  if (wrapped) return found("wrapped", wrapped);
  return jsonFields(trimmed) && found("json", { body: trimmed, notes: trimmed === text ? [] : ["trimmed"] });
}

function xml(trimmed, text) {
  const isMessage = trimmed.startsWith("<") && xmlFields(trimmed)?.length > 0;
  return isMessage ? found("xml", { body: trimmed, notes: trimmed === text ? [] : ["trimmed"] }) : undefined;
}

function http(trimmed, text, knownHeaders) {
  if (!isHttp(text)) return undefined;
  const message = readHttp(text);
  if (message.method || message.isAnswer) return found("http", message);
  if (message.headers.some(([name]) => knownHeaders.includes(name.toLowerCase()))) return found("headers", message);
  // A line of a log may begin as a header does: `INFO: …`, `12:07 …`, `body: {…}`.
  const logged = readLog(trimmed, knownHeaders);
  const isLog = logged && (message.body === "" || logged.body.length > message.body.length);
  return isLog ? found("log", logged) : found("headers", message);
}

function address(trimmed, text) {
  const notes = trimmed === text ? [] : ["trimmed"];
  if (/\s/.test(trimmed)) return undefined;
  if (/^(?:https?:\/\/|\/)[^?]*\?.*=/.test(trimmed)) return found("query", { method: "GET", ...splitAddress(trimmed), notes });
  if (trimmed.startsWith("?")) return found("query", { method: "GET", query: trimmed.slice(1), notes });
  return isForm(trimmed) ? found("form", { body: trimmed, notes }) : undefined;
}

function log(trimmed, knownHeaders) {
  // JSON that breaks off, or is nested too deep, is no line of a log.
  if (/^\{\s*"/.test(trimmed)) return { format: "unknown" };
  const message = readLog(trimmed, knownHeaders);
  return message ? found("log", message) : { format: "unknown" };
}

function found(format, message) {
  return { format, message: { headers: [], body: "", notes: [], isAnswer: false, ...message } };
}

/** Control characters that no text has, or many characters that could not be decoded. */
function isBinary(text) {
  const sample = text.slice(0, 4096);
  const odd = sample.match(/[\u0000-\u0008\u000e-\u001a\u001c-\u001f\ufffd]/g)?.length ?? 0;
  return odd > 0 && odd * 50 > sample.length;
}
