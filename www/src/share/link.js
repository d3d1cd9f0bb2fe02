// The link: a version and what may be seen by anyone, in the fragment, which browsers do not send.
//
// What goes in is listed here by name. Nothing that holds a private key, password or secret has a name here; and a link is
// refused where one of them was typed into a field that does.
import { encodeForm } from "../paste/form.js";
import { carrierNames, otherHeaders } from "../rule.js";

const VERSION = 1;
const PREFIX = `#v${VERSION}.`;
const MAX_LENGTH = 16_000;
const OPTIONS = ["expect", "tolerance", "now", "reply", "names", "merchant"];
const PARTS = ["method", "path", "query", "body"];

/**
 * The fragment for `state`, or `{ refusal }`: "privateKey", "unreadableKey", "secretInside" or "tooLong".
 * `inspect` gives what a key is, and throws for what is none.
 */
export async function writeLink(state, inspect) {
  const publicKeys = [];
  for (const key of state.publicKeys) {
    const info = await inspect(key).catch(() => undefined);
    if (!info) return { refusal: "unreadableKey" };
    if (info.type !== "public") return { refusal: "privateKey" };
    // Written anew from what was understood: no remark or second key beside it comes along.
    publicKeys.push(info.publicKey);
  }
  const shared = {
    g: state.gateway,
    k: state.kind,
    s: state.scheme,
    m: sharedMessage(state.message, state.rule),
    o: Object.fromEntries(OPTIONS.filter((name) => state.options[name]).map((name) => [name, state.options[name]])),
    p: publicKeys,
  };
  const text = JSON.stringify(shared);
  if (holdsSecret(text, state.secrets) || (await holdsPrivateKey(text, inspect))) return { refusal: "secretInside" };
  const fragment = PREFIX + encode(text);
  return fragment.length > MAX_LENGTH ? { refusal: "tooLong" } : { fragment };
}

/** Of the headers only those that the rule names: others may hold cookies and tokens. */
function sharedMessage(message, rule) {
  const known = new Set(
    [...(rule.carrier.in === "header" ? carrierNames(rule) : []), ...otherHeaders(rule), "content-type"]
      .map((name) => name.toLowerCase()),
  );
  const parts = Object.fromEntries(PARTS.filter((name) => message[name]).map((name) => [name, message[name]]));
  return { ...parts, headers: message.headers.filter(([name]) => known.has(name.toLowerCase())) };
}

/** Whether the text holds one of the secrets, in any spelling that a field may have, or armour of a private key. */
export function holdsSecret(text, secrets) {
  if (/PRIVATE KEY/.test(text) || (/\\*"kty\\*"/.test(text) && /\\*"d\\*"\s*:/.test(text))) return true;
  const plain = text.toLowerCase();
  return secrets.some((secret) => spellings(secret).some((spelling) => plain.includes(spelling.toLowerCase())));
}

/** Whether the text holds a private key without armour: DER in base64, which begins with `30` and a length. */
async function holdsPrivateKey(text, inspect) {
  // As it stands in JSON and in forms: over several lines, with escapes.
  const plain = text.replace(/\\+[nr]/g, "").replace(/\\+\/|%2f/gi, "/").replace(/%2b/gi, "+");
  for (const [run] of plain.matchAll(/M[A-P][\w+/-]{60,}={0,2}/g)) {
    const info = await inspect(run).catch(() => undefined);
    if (info && info.type !== "public") return true;
  }
  return false;
}

/** The ways in which a field may hold the secret, as typed and without the white space around it. */
function spellings(secret) {
  // A secret of one or two characters occurs everywhere; no gateway gives one out.
  if (secret.trim().length < 3) return [];
  const withoutArmour = secret.replace(/-----[^-]+-----/g, "").replace(/\s+/g, "");
  return [...new Set([secret, secret.trim(), withoutArmour])].flatMap((one) => {
    const bytes = new TextEncoder().encode(one);
    const base64 = toBase64(bytes).replace(/=+$/, "");
    const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
    const plain = [one, encodeURIComponent(one), encodeForm(one), hex, base64, base64.replaceAll("+", "-").replaceAll("/", "_")];
    // A body of JSON inside the JSON of the link is escaped twice, a string in it once more.
    return plain.flatMap((spelling) => [spelling, escaped(spelling), escaped(escaped(spelling)), escaped(escaped(escaped(spelling)))]);
  });
}

function escaped(text) {
  return JSON.stringify(text).slice(1, -1);
}

function toBase64(bytes) {
  let binary = "";
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary);
}

/**
 * What a fragment says, `{ problem }` ("broken" or "newer"), or `undefined` where it is no link of this page. A gateway
 * that the link describes is added to the catalogue, and `describes` is its name.
 */
export async function readLink(fragment, catalogue) {
  const version = /^#v(\d+)\./.exec(fragment);
  if (!version) return undefined;
  if (Number(version[1]) > VERSION) return { problem: "newer" };
  if (fragment.length > MAX_LENGTH * 2) return { problem: "broken" };
  try {
    return (await checked(JSON.parse(decode(fragment.slice(PREFIX.length))), catalogue)) ?? { problem: "broken" };
  } catch {
    return { problem: "broken" };
  }
}

/** A link comes from anyone: only texts where texts belong, only gateways that the package knows or accepts, known names. */
async function checked({ g, k, s, m, o, p }, catalogue) {
  if (s !== undefined && s?.id !== g) return undefined;
  const gateway = s === undefined ? catalogue.gateways.find(({ id }) => id === g) : (await catalogue.add(s, { isFromLink: true })).gateway;
  if (!gateway || !Object.hasOwn(gateway.kinds, k)) return undefined;
  const isText = (value) => typeof value === "string";
  const message = Object.fromEntries(PARTS.filter((name) => isText(m?.[name])).map((name) => [name, m[name]]));
  message.headers = (Array.isArray(m?.headers) ? m.headers : []).filter((pair) => Array.isArray(pair) && pair.length === 2 && pair.every(isText));
  const options = Object.fromEntries(OPTIONS.filter((name) => isText(o?.[name])).map((name) => [name, o[name]]));
  const keys = (Array.isArray(p) ? p : []).filter((key) => isText(key) && /^-----BEGIN PUBLIC KEY-----/.test(key));
  return { gateway: g, kind: k, message, options, publicKey: keys.join("\n"), ...(s && { describes: gateway.name }) };
}

function encode(text) {
  return toBase64(new TextEncoder().encode(text)).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}

function decode(text) {
  const binary = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
  return new TextDecoder("utf-8", { fatal: true }).decode(Uint8Array.from(binary, (character) => character.charCodeAt(0)));
}
