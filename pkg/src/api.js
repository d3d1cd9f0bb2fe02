// What the package exports.
import { core } from "./core.js";
import { checkCredential, passBytes, passKey } from "./check/credentials.js";
import { checkNames } from "./check/names.js";
import { checkText } from "./check/text.js";
import { Gateway } from "./gateway.js";

export { CountersignError } from "./error.js";

/** The merchant's side: signs requests, verifies responses, callbacks and redirects. */
export function gateway(scheme, credentials) {
  return new Gateway(scheme, credentials, "platformKey");
}

/** The gateway's side, for tests and sandboxes: signs what a gateway sends, verifies requests. */
export function platform(scheme, credentials) {
  return new Gateway(scheme, credentials, "merchantKey");
}

/** Every built-in gateway, with its rules. */
export function gateways() {
  return JSON.parse(core().gateways());
}

/** What a key is, without any of its secrets. */
export function inspectKey(key, options) {
  return withPassword(options, (password) => passKey(key, "key", (bytes, form) => JSON.parse(core().inspectKey(bytes, form, password))));
}

/** The same key, written in another container. */
export function convertKey(key, format, options) {
  const name = checkText(format, "The format", "OPTION_INVALID", "format");
  return withPassword(options, (password) => passKey(key, "key", (bytes, form) => core().convertKey(bytes, form, name, password)));
}

function withPassword(options, work) {
  const { password } = checkNames(options, "option", ["password"]);
  if (password === undefined || password === null) return work(undefined);
  return passBytes(checkCredential(password, "password"), work);
}
