// Options and credentials: a misspelt one is never silently ignored.
import assert from "node:assert/strict";
import { test } from "node:test";
import { gateway, gateways, inspectKey, platform } from "countersign";
import { refusal, vector } from "./vectors.mjs";

const { key: secret, body, signature } = vector("cashy-webhook");
const cashy = gateway("cashy", { merchant: "m", secret });
const message = { headers: { Sign: signature }, body };

test("a misspelt credential names the one that was meant", () => {
  const meant = { platformkey: "platformKey", publicKey: "platformKey", apiKey: "secret", privatKey: "privateKey", passphrase: "password", merchantId: "merchant" };
  for (const [name, known] of Object.entries(meant)) {
    refusal(() => gateway("clickpay", { [name]: "x" }), {
      code: "OPTION_INVALID",
      gateway: "clickpay",
      message: `There is no credential called "${name}".`,
      hint: `Did you mean \`${known}\`?`,
      field: name,
    });
  }
  refusal(() => platform("clickpay", { publicKey: "x" }), { hint: "Did you mean `merchantKey`?" });
  refusal(() => gateway("clickpay", { zzz: "x" }), {
    hint: "Known are `merchant`, `privateKey`, `password`, `secret`, `platformKey`, `merchantKey`.",
  });
});

test("a misspelt option names the one that was meant", () => {
  refusal(() => cashy.verify(message, { tolerance: 1 }), { code: "OPTION_INVALID", hint: "Did you mean `toleranceSeconds`?" });
  refusal(() => cashy.verify(message, { expects: {} }), { code: "OPTION_INVALID", hint: "Did you mean `expect`?" });
  refusal(() => cashy.sign({}, { Kind: "request" }), { code: "OPTION_INVALID", hint: "Did you mean `kind`?" });
  refusal(() => cashy.sign({}, "request"), { code: "OPTION_INVALID", message: "The options must be a plain object, not a string." });
  refusal(() => inspectKey("x", { passwort: "x" }), { code: "OPTION_INVALID", hint: "Did you mean `password`?" });
  refusal(() => gateway("cashy", "secret"), { code: "OPTION_INVALID", message: "The credentials must be a plain object, not a string." });
});

test("options that are absent are as if they were not named", () => {
  assert.equal(cashy.verify(message, { kind: null, expect: undefined, now: undefined }).kind, "callback");
  assert.equal(gateway("cashy", { secret, privateKey: undefined, platformKey: null }).verify(message).kind, "callback");
  assert.equal(gateway("cashy", undefined).sign === undefined, false);
});

test("values that options cannot hold are refused", () => {
  const cases = [
    [{ now: "today" }, "The option `now` must be a valid Date or milliseconds, not a string."],
    [{ now: new Date(NaN) }, "The option `now` must be a valid Date or milliseconds, not a Date."],
    [{ now: NaN }, "The option `now` must be a valid Date or milliseconds, not NaN."],
    [{ now: -1 }, "The option `now` must be a valid Date or milliseconds, not a number."],
    [{ toleranceSeconds: -1 }, "The option `toleranceSeconds` must be a number of seconds, 0 or more, not a number."],
    [{ toleranceSeconds: "300" }, "The option `toleranceSeconds` must be a number of seconds, 0 or more, not a string."],
    [{ kind: "webhook" }, "The option `kind` is none of request, response, callback and redirect."],
    [{ expect: [] }, "The option `expect` must be a plain object of names and values, not an array."],
    [{ expect: null }, "The option `expect` must be a plain object of names and values, not null."],
    [Promise.resolve({ expect: { amount: 1 } }), "The options must be a plain object, not a Promise."],
    [new Map([["expect", { amount: 1 }]]), "The options must be a plain object, not a Map."],
    [{ expect: { a: null } }, "The option `expect.a` must be text, a number or a boolean, not null."],
    [{ expect: { a: undefined } }, "The option `expect.a` must be text, a number or a boolean, not undefined."],
    [{ expect: { a: NaN } }, "The option `expect.a` must be a number that JavaScript holds exactly, not NaN."],
    [{ expect: { a: 2 ** 60 } }, "The option `expect.a` must be a number that JavaScript holds exactly, not a number."],
    [{ fields: "a" }, "The option `fields` must be a list of names, not a string."],
  ];
  for (const [options, sentence] of cases) {
    refusal(() => cashy.verify(message, options), { code: "OPTION_INVALID", gateway: "cashy", message: sentence });
  }
  for (const timestamp of [1.5, -1, NaN, 2 ** 60, true, new Date()]) {
    refusal(() => cashy.sign({}, { timestamp }), { code: "OPTION_INVALID", field: "timestamp" });
  }
  refusal(() => cashy.sign({}, { contentType: "text" }), { code: "OPTION_INVALID", message: "The option `contentType` is none of json, form and xml." });
  for (const headers of ["a: b", [["a", "b"]], new Map()]) {
    refusal(() => cashy.sign({}, { headers }), { code: "OPTION_INVALID", field: "headers" });
  }
  refusal(() => cashy.sign({}, { headers: { a: 1 } }), { code: "OPTION_INVALID", field: "headers.a" });
  refusal(() => cashy.sign({}, { query: new URLSearchParams("a=1") }), { code: "OPTION_INVALID", field: "query" });
  refusal(() => cashy.sign({}, { upperHex: "yes" }), { code: "OPTION_INVALID", field: "upperHex" });
});

test("what is expected is compared as text or as a decimal value", () => {
  for (const expect of [{ amount: 20000 }, { amount: "20000.00" }, { amount: 20000n }, { orderStatus: "SUCCESS" }]) {
    assert.equal(cashy.verify(message, { expect }).kind, "callback");
  }
  refusal(() => cashy.verify(message, { expect: { amount: "20000" } }), {
    code: "FIELD_MISMATCH",
    gateway: "cashy",
    message: "The message is genuine, but its field `amount` has another value than expected.",
    field: "amount",
    expected: "20000",
    found: "20000.00",
  });
  refusal(() => cashy.verify(message, { expect: { amount: 20000.01 } }), { code: "FIELD_MISMATCH", expected: "20000.01" });
  refusal(() => cashy.verify(message, { expect: { absent: "1" } }), {
    code: "FIELD_MISMATCH",
    message: "The message is genuine, but its field `absent` is missing.",
  });
});

test("an unknown gateway names the one that was meant", () => {
  refusal(() => gateway("ClickPay"), { code: "GATEWAY_UNKNOWN", message: 'No gateway is called "ClickPay".', hint: "Did you mean `clickpay`?" });
  for (const id of [undefined, null, 7, [], Symbol("clickpay")]) refusal(() => gateway(id), { code: "GATEWAY_UNKNOWN" });
});

test("gateways() tells ids, documents, rules, answers, retries and final states", () => {
  const all = gateways();
  assert.deepEqual(all.map(({ id }) => id), [
    ...["clickpay", "jayapay", "toppay", "bdpay", "tarspay", "cashy", "alikassa", "vnpay-cc", "metapay", "cobo", "bybit-pay"],
    ...["payermax", "cheezeepay", "newpay", "dlainex", "wechatpay-v2", "wechatpay-v2-hmac", "jeepay", "zzkpay", "klicklpay"],
    ...["defupay", "tokenpay", "simplypay"],
  ]);
  const bdpay = all.find(({ id }) => id === "bdpay");
  assert.deepEqual(bdpay.kinds.callback.retries, { times: 6, afterSeconds: [1, 30, 60, 90, 3600, 7200] });
  assert.deepEqual(bdpay.kinds.callback.acknowledgement, { status: 200, body: "SUCCESS" });
  assert.deepEqual(bdpay.kinds.callback.outcomes[0].paid, ["SUCCESS"]);
  for (const { kinds } of all) for (const { rule } of Object.values(kinds)) assert.ok(rule.length > 20);
});
