// A received message, from the arguments.
import { numberOption, unusable } from "./arguments.js";
import { isInputTyped, readBytes } from "./files.js";

/** `gateway` is the side that the message came to. */
export function readMessage(options, gateway) {
  return {
    method: options.method,
    path: options.path,
    query: options.query,
    headers: readHeaders(options),
    body: readBody(options, gateway),
  };
}

function readBody({ body, query, kind, as }, gateway) {
  if (body !== undefined) return readBytes(body, "--body");
  if (query === undefined) return readBytes("-", "--body");
  // A message that comes in the query has no body to wait for; where only the signature does, it has.
  const { formats } = gateway.info.kinds[kind ?? (as === "platform" ? "request" : "callback")] ?? {};
  if (isInputTyped() || formats?.every((format) => format === "query")) return undefined;
  const bytes = readBytes("-", "--body");
  return bytes.length === 0 ? undefined : bytes;
}

/** The headers given, as pairs. */
export function readHeaders(options) {
  return options.header.map(readHeader);
}

export function verifyOptions(options) {
  return {
    kind: options.kind,
    expect: Object.fromEntries(options.expect.map(readExpectation)),
    now: numberOption(options, "now"),
    toleranceSeconds: numberOption(options, "tolerance"),
  };
}

function readHeader(line) {
  const colon = line.indexOf(":");
  if (colon < 1) throw unusable("A header is not written as 'Name: value'.", { field: "--header" });
  return [line.slice(0, colon).trim(), line.slice(colon + 1).trim()];
}

function readExpectation(text) {
  const sign = text.indexOf("=");
  if (sign < 1) throw unusable("An expectation is not written as NAME=VALUE.", { field: "--expect" });
  return [text.slice(0, sign), text.slice(sign + 1)];
}
