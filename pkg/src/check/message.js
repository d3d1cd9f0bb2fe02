// A message as it came in: text and bytes pass, anything that was parsed before is refused.
import { CountersignError } from "../error.js";
import { byteLength, describe, isBytes, isPlainObject, plainBytes } from "./describe.js";
import { headerLines } from "./headers.js";
import { isTooLarge, tooLarge } from "./size.js";
import { checkText, isWellFormed } from "./text.js";

const encoder = new TextEncoder();

const RAW_BODY =
  'Hand over the body as it came: in Express, callbacks() of "countersign/express", or express.raw({ type: "*/*" }) on that ' +
  'route and then req.body; in Fastify, callbacks() of "countersign/fastify"; with a Request, await request.text().';
const RAW_QUERY = "Hand over the query as it came, for instance new URL(req.originalUrl, \"http://localhost\").search.";

/** The parts of a message, as the core takes them. */
export function readMessage(message) {
  if (typeof message !== "object" || message === null || Array.isArray(message) || isBytes(message)) {
    throw new CountersignError(
      "MESSAGE_UNREADABLE",
      `The message must be an object such as { headers, body }, not ${describe(message)}.`,
      { expected: "an object such as { headers, body }", found: describe(message) },
    );
  }
  if (typeof message.arrayBuffer === "function") {
    throw new CountersignError("MESSAGE_NOT_RAW", `The message is ${describe(message)}, whose body is not read yet.`, {
      hint: "Use await gateway.verifyRequest(request).",
      found: describe(message),
    });
  }
  const parts = {
    method: optionalText(message.method, "method"),
    path: optionalText(message.path, "path"),
    query: queryText(message.query),
    headers: headerLines(message.headers),
    body: rawBody(message.body),
  };
  for (const name of Object.keys(parts)) {
    const size = sizeOf(parts[name]);
    if (isTooLarge(size)) throw tooLarge(size, `The message's \`${name}\``, "MESSAGE_UNREADABLE", name);
  }
  return parts;
}

/** In units of text, or bytes. */
function sizeOf(part = "") {
  return typeof part === "string" ? part.length : byteLength(part);
}

/** The body as bytes. */
export function bytesOf(body) {
  return typeof body === "string" ? encoder.encode(body) : plainBytes(body);
}

function optionalText(value, name) {
  if (value === undefined || value === null) return undefined;
  return checkText(value, `The message's \`${name}\``, "MESSAGE_UNREADABLE", name);
}

function queryText(query) {
  if (query === undefined || query === null) return undefined;
  if (Object.prototype.toString.call(query) === "[object URLSearchParams]") return query.toString();
  if (typeof query === "string") return checkText(query, "The message's `query`", "MESSAGE_UNREADABLE", "query");
  throw notRaw("query", query, "text or URLSearchParams", RAW_QUERY);
}

function rawBody(body) {
  if (body === undefined || body === null) return "";
  if (typeof body === "string") {
    if (isWellFormed(body)) return body;
    throw new CountersignError(
      "MESSAGE_UNREADABLE",
      "The body holds half of a surrogate pair, so it is not the text that was received.",
      { hint: "Hand over the body's bytes as they came.", field: "body" },
    );
  }
  if (isBytes(body)) return body;
  throw notRaw("body", body, "text or a Uint8Array", hintForBody(body));
}

function hintForBody(body) {
  const kind = describe(body);
  if (/ArrayBuffer/.test(kind)) return "Wrap it: new Uint8Array(buffer).";
  if (kind === "a ReadableStream") return "Read it first: await request.text().";
  return RAW_BODY;
}

function notRaw(name, value, expected, hint) {
  const kind = describe(value);
  const parsed = isPlainObject(value) || Array.isArray(value) ? ": it was parsed before" : "";
  return new CountersignError("MESSAGE_NOT_RAW", `The ${name} is ${kind}, where ${expected} is expected${parsed}.`, {
    hint,
    field: name,
    expected,
    found: kind,
  });
}
