// Worked examples: for each gateway a genuine message and one with a mistake, signed with throw-away keys.
import { readFile } from "node:fs/promises";
import { gateway, gateways, inspectKey, platform } from "countersign";
import { signsMerchant, takesSecret } from "../src/rule.js";

const folder = new URL("../examples/", import.meta.url);
/** The time that the examples are signed at, where the rule signs one. Milliseconds. */
const TIME = "1733116026894";
const MERCHANT = "3002120";
const SECRET = "0123456789abcdef0123456789abcdef";

export async function makeExamples() {
  const fields = JSON.parse(await readFile(new URL("fields.json", folder), "utf8"));
  const keys = JSON.parse(await readFile(new URL("keys.json", folder), "utf8"));
  const made = { verify: [], sign: [] };
  for (const info of gateways()) {
    const own = { ...fields.any, ...fields[info.id] };
    const kind = "callback" in info.kinds ? "callback" : Object.keys(info.kinds)[0];
    made.verify.push(...messages(info, kind, own, keys));
    made.sign.push({ gateway: info.id, params: JSON.stringify(own.request), path: own.path ?? info.paths[0]?.path });
  }
  return made;
}

function messages(info, kind, own, keys) {
  const rule = info.kinds[kind];
  const key = keyFor(rule.signature, keys);
  const usesSecret = takesSecret(rule);
  const side = (kind === "request" ? gateway : platform)(info.id, { privateKey: key, secret: usesSecret ? SECRET : undefined, merchant: MERCHANT });
  const signed = side.sign(own[kind] ?? own.callback, { kind, path: "/notify", timestamp: rule.time ? TIME : undefined });
  side.free();
  const shared = {
    gateway: info.id,
    kind,
    publicKey: key && inspectKey(key).publicKey,
    secret: usesSecret ? SECRET : undefined,
    options: { ...(rule.time ? { now: TIME } : {}), ...(signsMerchant(rule) ? { merchant: MERCHANT } : {}) },
  };
  const noun = kind[0].toUpperCase() + kind.slice(1);
  const genuine = { ...shared, id: `${info.id}-genuine`, title: `${noun}, genuine`, text: raw(signed) };
  const mistaken = mistake(signed, rule);
  return [genuine, { ...shared, id: `${info.id}-mistaken`, title: `${noun}, ${mistaken.title}`, text: raw(mistaken.message) }];
}

function keyFor(signature, keys) {
  if ("ecdsa" in signature) return keys[signature.ecdsa.curve];
  return "digest" in signature || "hmac" in signature ? undefined : keys.rsa;
}

/** A mistake that is common with rules of this shape. */
function mistake(signed, rule) {
  if (rule.text.includes("body")) {
    return { title: "written anew with spaces", message: { ...signed, body: spaced(signed.body) } };
  }
  if ("rsaType1" in rule.signature) {
    return { title: "amount changed", message: { ...signed, body: signed.body.replace("10000", "90000") } };
  }
  const entities = (text) => text?.replace(/%26|& |&amp; /, (sign) => (sign === "%26" ? "%26amp%3B" : sign.replace("&", "&amp;")));
  return { title: "escaped for HTML", message: { ...signed, query: entities(signed.query), body: entities(signed.body) } };
}

/** The JSON with a space behind every colon and comma outside of strings. */
function spaced(json) {
  return json.replace(/"(?:[^"\\]|\\.)*"|[:,]/g, (token) => (token.length === 1 ? `${token} ` : token));
}

function raw({ method, path, query, headers, body }) {
  const lines = [`${method} ${path ?? "/notify"}${query ? `?${query}` : ""} HTTP/1.1`, ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`)];
  return `${lines.join("\n")}\n\n${body ?? ""}`.trimEnd();
}
