// What worked examples are made of, on the page and in the documentation: fields, throw-away keys, and a fixed time.
import { readFileSync } from "node:fs";

const fields = read("fields.json");

/** Private keys of the gateway's side, by algorithm or curve. */
export const keys = read("keys.json");
/** The time that the examples are signed at, where the rule signs one. Milliseconds. */
export const TIME = "1733116026894";
export const MERCHANT = "3002120";
export const SECRET = "0123456789abcdef0123456789abcdef";

/**
 * A gateway's messages: fields by kind, `path`, in `expect` the fields that hold order number and amount, and in `named`
 * whether the names of the fields are the gateway's own.
 */
export function fieldsOf(id) {
  const own = fields[id];
  return { ...fields.any, ...fields[own?.as], ...own };
}

/** Under which name a key for this signature is kept; none where it takes a shared secret. */
export function keyName(signature) {
  if ("ecdsa" in signature) return signature.ecdsa.curve;
  return "digest" in signature || "hmac" in signature ? undefined : "rsa";
}

function read(name) {
  return JSON.parse(readFileSync(new URL(name, import.meta.url), "utf8"));
}
