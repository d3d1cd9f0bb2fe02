// A message → the answer to it.
import { isBytes, isPlainObject } from "../check/describe.js";
import { NOT_GENUINE } from "../verdict.js";
import { TOKEN } from "./token.js";

const TEXT = { "Content-Type": "text/plain; charset=utf-8" };
/** What is wrong with the message itself. Everything else is the receiver's own fault, and no answer to the sender. */
const REFUSED = new Set([...NOT_GENUINE, "MESSAGE_UNREADABLE"]);

// What HTTP lets stand in a header.
const NAME = new RegExp(`^${TOKEN}$`);
const VALUE = /^[\t\x20-\x7e\x80-\xff]*$/;

export const TOO_LARGE = { status: 413, headers: TEXT, body: "" };

/**
 * The handler is called for a genuine message only, and the gateway's acknowledgement is given when it has resolved.
 * Rejects with what the handler or `expect` threw: the gateway is not answered, and sends the message again.
 * `context` is what the framework hands to its own handlers, the request first.
 */
export async function answerTo(settings, parts, context) {
  const { message, refusal } = await judge(settings, parts, context);
  if (refusal !== undefined) {
    await settings.onRefused?.(refusal, context[0]);
    return { status: 400, headers: TEXT, body: refusal.code };
  }
  const result = await settings.handler(message, ...context);
  return message.acknowledgement ?? chosen(result);
}

async function judge({ gateway, verifying, expect, failure }, parts, context) {
  // One time for both: what `expect` asks may take a while.
  const options = { ...verifying, now: verifying.now ?? Date.now() };
  const first = verify(gateway, parts, options);
  if (expect === undefined || first.refusal !== undefined) return first;
  const expected = await expect(first.message, ...context);
  if (comparesNothing(expected)) {
    return { refusal: failure("FIELD_MISMATCH", "The message is genuine, but `expect` knows nothing to compare it with.") };
  }
  return verify(gateway, parts, { ...options, expect: expected });
}

function verify(gateway, parts, options) {
  try {
    return { message: gateway.verify(parts, options) };
  } catch (error) {
    if (REFUSED.has(error.code)) return { refusal: error };
    throw error;
  }
}

/** What `order && { … }` gives where there is no order, and what would let every message pass. */
function comparesNothing(expected) {
  return !expected || (isPlainObject(expected) && Object.keys(expected).length === 0);
}

/**
 * Where the gateway's documents name no answer, the handler may; else it is an empty 200. A handler gives other things as well,
 * such as the row it wrote, and by then it has acted: nothing that could not be sent is taken for an answer.
 */
function chosen(result) {
  if (typeof result === "string") return { status: 200, headers: TEXT, body: result };
  const { status, headers = {}, body = "" } = result ?? {};
  const isAnswer = Number.isInteger(status) && status >= 200 && status < 600 && areHeaders(headers) && isBody(body);
  return isAnswer ? { status, headers, body } : { status: 200, headers: {}, body: "" };
}

function areHeaders(value) {
  return isPlainObject(value) && Object.entries(value).every(([name, text]) => NAME.test(name) && isHeader(text));
}

function isHeader(value) {
  return typeof value === "number" || (typeof value === "string" && VALUE.test(value));
}

function isBody(value) {
  return typeof value === "string" || isBytes(value);
}
