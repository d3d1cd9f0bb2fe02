// A worked example: a message that the package signs and the other side verifies and explains, with throw-away keys.
import { gateway, platform } from "countersign";
import { MERCHANT, TIME, fieldsOf } from "../../www/examples/material.mjs";
import { signsMerchant, takesKey, takesSecret } from "../../www/src/rule.js";
import { keyFiles } from "./keys.mjs";

/** The path of the merchant's own that callbacks come to. */
export const NOTIFY = "/notify";

/** `{ kind, rule, params, path, credentials, signed, explanation, verified, expect, amount }` of one kind of message. */
export function makeExample(info, kind) {
  const rule = info.kinds[kind];
  const fields = fieldsOf(info.id);
  const params = fields[kind];
  const path = kind === "request" ? requestPath(info, rule, fields) : NOTIFY;
  const { merchant, other } = sides(info, kind);
  const [signer, reader] = kind === "request" ? [merchant, other] : [other, merchant];
  const signed = signer.sign(params, { kind, path, timestamp: rule.time ? TIME : undefined });
  const options = { kind, now: Number(TIME) };
  const explanation = reader.explain(signed, options);
  const expect = Object.fromEntries(fields.expect.filter((name) => name in params).map((name) => [name, params[name]]));
  const verified = reader.verify(signed, { ...options, expect });
  if (explanation.verdict !== "genuine") throw new Error(`${info.id}: the example's ${kind} does not verify`);
  return { kind, rule, params, path, signed, explanation, verified, expect, amount: fields.expect[1], reader, options };
}

/** The documented path for creating a payment; another only where a path is signed and none is documented. */
function requestPath(info, rule, fields) {
  return info.paths[0]?.path ?? (rule.text.includes("path") ? fields.path : undefined);
}

/** Both sides of a gateway, each with the credentials that the rule for this kind of message takes. */
function sides(info, kind) {
  const files = keyFiles(info.kinds[kind].signature);
  const credentials = (own, peer, name) => ({
    privateKey: files[own]?.private.text,
    [name]: files[peer]?.public.text,
    secret: files.secret?.text,
    merchant: MERCHANT,
  });
  return {
    merchant: gateway(info.subject, credentials("merchant", "platform", "platformKey")),
    other: platform(info.subject, credentials("platform", "merchant", "merchantKey")),
  };
}

/** Which credentials a merchant gives for these kinds: option of the package, of the command line, and file. */
export function merchantCredentials(info, kinds) {
  const rules = kinds.filter((kind) => kind in info.kinds).map((kind) => [kind, info.kinds[kind]]);
  const needed = new Map();
  for (const [kind, rule] of rules) {
    const files = keyFiles(rule.signature);
    if (takesSecret(rule)) needed.set("secret", { option: "--secret-file", file: files.secret.file });
    if (takesKey(rule) && kind === "request") needed.set("privateKey", { option: "--private-key", file: files.merchant.private.file });
    if (takesKey(rule) && kind !== "request") needed.set("platformKey", { option: "--platform-key", file: files.platform.public.file });
    const sends = kind === "request" && rule.headers.some(({ value, optional }) => value === "merchant" && !optional);
    if (sends || signsMerchant(rule)) needed.set("merchant", { option: "--merchant", text: MERCHANT });
  }
  return needed;
}
