// What the calls of an example take.
import { TIME } from "../../www/examples/material.mjs";
import { javascript } from "./literal.mjs";

/** The lines that open the merchant's side. `value` gives a credential as code. */
export function opening(info, value, credentials, indent = "") {
  const subject = typeof info.subject === "string" ? JSON.stringify(info.subject) : "scheme";
  const members = [...credentials].map(([name, one]) => `${indent}  ${name}: ${value(name, one)},`);
  return [`${indent}const merchant = gateway(${subject}, {`, ...members, `${indent}});`];
}

/** The second argument of `sign`, with the comma before it. */
export function signOptions({ path, rule }) {
  const options = { ...(path === undefined ? {} : { path }), ...(rule.time ? { timestamp: TIME } : {}) };
  return Object.keys(options).length > 0 ? `, ${javascript(options)}` : "";
}

/** A message as it arrives: what of it counts for the signature. */
export function arrival({ signed, rule }) {
  const { "Content-Type": type, ...headers } = signed.headers;
  const isJson = signed.body === undefined || type?.startsWith("application/json");
  const needed = isJson ? headers : { "Content-Type": type, ...headers };
  return {
    ...(rule.text.includes("method") || signed.method !== "POST" ? { method: signed.method } : {}),
    ...(rule.text.includes("path") ? { path: signed.path } : {}),
    ...(signed.query ? { query: signed.query } : {}),
    ...(Object.keys(needed).length > 0 ? { headers: needed } : {}),
    ...(signed.body === undefined ? {} : { body: signed.body }),
  };
}

/** What a merchant expects, the amount as a number. */
export function expectation({ expect, amount }) {
  return amount in expect ? { ...expect, [amount]: Number(expect[amount]) } : expect;
}

/** The second argument of `verify`. The example's time passes only with its own `now`. */
export function verifyOptions({ rule }, expect) {
  return { expect, ...(rule.time ? { now: Number(TIME) } : {}) };
}
