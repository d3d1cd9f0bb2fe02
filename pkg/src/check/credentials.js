// Keys and secrets on their way into the core: as bytes, so that the core owns the one copy that it later wipes.
import { CountersignError } from "../error.js";
import { describe, isBytes, isPlainObject, plainBytes } from "./describe.js";
import { checkNames } from "./names.js";
import { checkText } from "./text.js";

const encoder = new TextEncoder();
const names = ["merchant", "privateKey", "password", "secret", "platformKey", "merchantKey"];

/** The forms of a key, as the core numbers them. */
const TEXT = 0;
const BYTES = 1;
const JWK = 2;

/** Checks the credentials of `gateway()` or `platform()` and fills them into the core's own. */
export function fillCredentials(credentials, peer, own) {
  const given = checkNames(credentials, "credential", names, { publickey: peer });
  if (isGiven(given.merchant)) own.merchant(checkCredential(given.merchant, "merchant"));
  if (isGiven(given.password)) passSecret(own, "password", given.password);
  if (isGiven(given.secret)) passSecret(own, "secret", given.secret);
  if (isGiven(given.privateKey)) passKey(given.privateKey, "privateKey", (key, form) => own.privateKey(key, form));
  for (const name of ["platformKey", "merchantKey"]) {
    const keys = Array.isArray(given[name]) ? given[name] : [given[name]].filter(isGiven);
    for (const key of keys) passKey(key, name, (bytes, form) => name === peer && own.peerKey(bytes, form));
  }
}

/** Checks one key and hands its bytes to `take`; wipes the copy made for that. */
export function passKey(key, name, take) {
  if (isBytes(key)) return take(plainBytes(key), BYTES);
  let text;
  let form = TEXT;
  if (typeof key === "string") {
    text = checkText(key, `The credential \`${name}\``, "KEY_UNREADABLE", name);
  } else if (isPlainObject(key)) {
    text = jwkText(key, name);
    form = JWK;
  } else {
    throw unreadable(key, name);
  }
  return passBytes(text, (bytes) => take(bytes, form));
}

/** Hands a secret text to `take` as bytes, and wipes them afterwards. */
export function passBytes(text, take) {
  const bytes = encoder.encode(text);
  try {
    return take(bytes);
  } finally {
    bytes.fill(0);
  }
}

/** Checks a credential that is text. */
export function checkCredential(value, name) {
  return checkText(value, `The credential \`${name}\``, "OPTION_INVALID", name);
}

function passSecret(own, name, value) {
  passBytes(checkCredential(value, name), (bytes) => own[name](bytes));
}

function isGiven(value) {
  return value !== undefined && value !== null;
}

function jwkText(key, name) {
  try {
    return JSON.stringify(key);
  } catch {
    throw unreadable(key, name);
  }
}

function unreadable(key, name) {
  const found = describe(key);
  return new CountersignError(
    "KEY_UNREADABLE",
    `The credential \`${name}\` is ${found}, where text, a Uint8Array or a JSON Web Key is expected.`,
    {
      hint: /ArrayBuffer/.test(found)
        ? "Wrap it: new Uint8Array(buffer)."
        : /Key/.test(found)
          ? "Export it first, for instance as PEM or JWK."
          : undefined,
      field: name,
      expected: "text, a Uint8Array or a JSON Web Key",
      found,
    },
  );
}
