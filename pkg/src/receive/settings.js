// What `callbacks()` was given, checked before the first message comes. Errors are of the class that belongs to the gateway,
// whichever entry of the package made it, and so none is imported.

import { isPlainObject } from "../check/describe.js";

const LIMIT = 1024 * 1024;
/** What an empty message is refused with when the fault is the caller's. */
const UNUSABLE = new Set(["OPTION_INVALID", "OPTION_MISSING", "CREDENTIAL_MISSING", "FREED", "WASM_UNAVAILABLE"]);

/** The gateway, the handler, and how to verify. Throws for what no message could be verified with. */
export function readSettings(gateway, handler, options) {
  const given = options ?? {};
  const { expect, limit = LIMIT, onRefused, ...others } = given;
  const isFixed = typeof expect !== "function";
  const verifying = isFixed && expect !== undefined ? { ...others, expect } : others;
  // A promise or a map gives nothing when it is taken apart: `verify` refuses it.
  const failure = failureOf(gateway, isPlainObject(given) ? verifying : given);
  check(failure, "handler", handler, typeof handler === "function", "a function");
  check(failure, "limit", limit, Number.isSafeInteger(limit) && limit > 0, "a number of bytes");
  check(failure, "onRefused", onRefused, onRefused === undefined || typeof onRefused === "function", "a function");
  return { gateway, handler, verifying, expect: isFixed ? undefined : expect, limit, onRefused, failure };
}

/** Fails with `OPTION_INVALID` unless the option is what it should be. */
export function check(failure, field, value, holds, expected) {
  if (holds) return;
  const found = value === null ? "null" : typeof value;
  throw failure("OPTION_INVALID", `The option \`${field}\` must be ${expected}, not ${found}.`, { field, expected, found });
}

/** Makes errors of the gateway's own class: an empty message is refused with one. */
function failureOf(gateway, options) {
  if (typeof gateway?.verify !== "function") {
    throw new TypeError("callbacks() takes a gateway as gateway() makes it, then a handler.");
  }
  try {
    gateway.verify({}, options);
  } catch (error) {
    if (UNUSABLE.has(error.code) || error.code === undefined) throw error;
    const { constructor: Failure, gateway: id } = error;
    return (code, sentence, details) => new Failure(code, sentence, { gateway: id, ...details });
  }
  throw new TypeError("callbacks() takes a gateway that refuses an empty message.");
}
