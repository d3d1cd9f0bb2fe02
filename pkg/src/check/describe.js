// What a value is, for sentences about what was expected; never what it holds, which may be a secret.

const typedArray = Object.getPrototypeOf(Uint8Array.prototype);
const typedArrayTag = Object.getOwnPropertyDescriptor(typedArray, Symbol.toStringTag).get;
const lengthOf = Object.getOwnPropertyDescriptor(typedArray, "length").get;

/** Whether this is a Uint8Array, of whatever realm: decided by what cannot be forged, not by `instanceof`. */
export function isBytes(value) {
  return typedArrayTag.call(value) === "Uint8Array";
}

/** How many bytes a Uint8Array has, whatever its property says. */
export function byteLength(bytes) {
  return lengthOf.call(bytes);
}

/** The bytes themselves, or a copy where a property says another length than they have: the glue goes by that property. */
export function plainBytes(bytes) {
  const length = byteLength(bytes);
  if (length === bytes.length && length > 0) return bytes;
  // Bytes that were transferred elsewhere have no length, and cannot be copied.
  return length === 0 ? new Uint8Array(0) : new Uint8Array(bytes);
}

/** Whether this is an object written as `{}`, of whatever realm, or one without a prototype. */
export function isPlainObject(value) {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  const prototype = Object.getPrototypeOf(value);
  return prototype === null || (Object.getPrototypeOf(prototype) === null && Object.hasOwn(prototype, "isPrototypeOf"));
}

/** The kind of a value, with its article: `a number`, `an ArrayBuffer`. */
export function describe(value) {
  if (value === null) return "null";
  if (value === undefined) return "undefined";
  if (typeof value === "number") return Number.isFinite(value) ? "a number" : String(value);
  if (typeof value !== "object") return withArticle(typeof value);
  if (Array.isArray(value)) return "an array";
  if (isPlainObject(value)) return "a plain object";
  const name = Object.prototype.toString.call(value).slice(8, -1);
  return withArticle(name === "Object" ? `${value.constructor?.name || "unknown"} object` : name);
}

function withArticle(noun) {
  return `${/^([aeio]|un(?!i))/i.test(noun) ? "an" : "a"} ${noun}`;
}
