// Worked examples: for each gateway a genuine message and one with a mistake, signed with throw-away keys.
import { gateway, gateways, inspectKey, platform } from "countersign";
import { MERCHANT, SECRET, TIME, fieldsOf, keyName, keys } from "../examples/material.mjs";
import { signsMerchant, takesSecret } from "../src/rule.js";

export function makeExamples() {
  const made = { verify: [], sign: [] };
  for (const info of gateways()) {
    const own = fieldsOf(info.id);
    const kind = "callback" in info.kinds ? "callback" : Object.keys(info.kinds)[0];
    made.verify.push(...messages(info, kind, own));
    made.sign.push({ gateway: info.id, params: JSON.stringify(own.request), path: own.path ?? info.paths[0]?.path });
  }
  return made;
}

function messages(info, kind, own) {
  const rule = info.kinds[kind];
  const key = keys[keyName(rule.signature)];
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
