// A JSON document that holds a message: what loggers, queues and request inspectors export.
import { splitAddress } from "./address.js";

/** `{ headers: …, body: "…" }` and its like as a message; `undefined` for any other JSON. */
export function readWrapped(text) {
  try {
    return unwrap(JSON.parse(text));
  } catch {
    // No JSON, or JSON that cannot be written as text again: nested too deep, or with a "toString" of its own.
    return undefined;
  }
}

function unwrap(value) {
  const outer = isObject(value) ? (value.request ?? value.req ?? value) : undefined;
  if (!isObject(outer) || !holdsHeaders(outer.headers)) return undefined;
  const body = outer.rawBody ?? outer.body ?? outer.payload ?? outer.data ?? "";
  const address = splitAddress(String(outer.url ?? outer.originalUrl ?? outer.path ?? ""));
  const query = outer.query ?? outer.queryString ?? outer.rawQueryString;
  return {
    method: typeof outer.method === "string" ? outer.method.toUpperCase() : outer.httpMethod,
    host: address.host,
    path: address.path,
    query: typeof query === "string" ? query.replace(/^\?/, "") : address.query,
    headers: headerPairs(outer.headers),
    body: typeof body === "string" ? body : JSON.stringify(body),
    // A body that was parsed has lost its spelling: numbers, spaces and escapes may differ.
    notes: typeof body === "string" ? [] : ["bodyParsed"],
    isAnswer: false,
  };
}

function isObject(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function holdsHeaders(headers) {
  if (Array.isArray(headers)) return headers.length > 0 && headers.every((one) => Array.isArray(one) || (isObject(one) && "name" in one));
  return isObject(headers) && Object.values(headers).every((one) => typeof one === "string" || typeof one === "number" || Array.isArray(one));
}

function headerPairs(headers) {
  const pairs = Array.isArray(headers)
    ? headers.map((one) => (Array.isArray(one) ? one : [one.name, one.value]))
    : Object.entries(headers);
  return pairs.map(([name, content]) => [String(name), String(Array.isArray(content) ? content[0] : content)]);
}
