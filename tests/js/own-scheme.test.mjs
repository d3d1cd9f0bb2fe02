// A gateway of the caller's own, given as an object: on both sides, as any other.
import assert from "node:assert/strict";
import { createHash, createHmac } from "node:crypto";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { gateway, gateways, platform } from "countersign";
import { refusal } from "./vectors.mjs";

const secret = "0123456789abcdef";
const read = (name) => JSON.parse(readFileSync(new URL(`../data/schemes/${name}.json`, import.meta.url), "utf8"));
const now = Date.UTC(2023, 10, 14, 22, 13, 20);

function sides(scheme, credentials = { secret }) {
  return { merchant: gateway(scheme, credentials), other: platform(scheme, credentials) };
}

test("info holds the rules of any gateway, as gateways() has them of the built-in ones", () => {
  for (const known of gateways()) assert.deepEqual(gateway(known.id).info, known);
  const { id, name, kinds } = gateway(read("own-pay")).info;
  assert.deepEqual([id, name, Object.keys(kinds)], ["own-pay", "Own Pay", ["request", "callback"]]);
  assert.match(kinds.callback.rule, /HMAC with SHA-256; .* X-Own-Signature$/);
  assert.equal(kinds.callback.carrier.prefix, "sha256=");
});

test("a request signs, and the gateway's side verifies it", () => {
  const { merchant, other } = sides(read("own-pay"));
  const params = { order: "T1", amount: 10.5, buyer: { name: "Иван", id: 7 }, note: "" };
  const signed = merchant.sign(params);
  const text = "amount=10.5&buyer=id=7&name=Иван&order=T1&appSecret=";
  assert.equal(signed.canonical, `${text}[secret]`);
  assert.equal(signed.signature, createHash("sha512").update(text + secret).digest("base64url"));
  assert.equal(signed.query, `signature=${signed.signature}`);
  const verified = other.verify(signed);
  assert.equal(verified.kind, "request");
  assert.deepEqual(verified.params.buyer, params.buyer);
  refusal(() => other.verify({ ...signed, body: signed.body.replace("T1", "T2") }), { code: "SIGNATURE_MISMATCH", gateway: "own-pay" });
});

test("a callback says how the payment stands, and a repetition has the same replay key", () => {
  const { merchant, other } = sides(read("own-pay"));
  const callback = (params, time) => {
    const message = other.sign(params, { timestamp: time });
    return merchant.verify(message, { now });
  };
  const paid = callback({ order: "T1", state: 2, try: 1 }, "20231115061320");
  assert.equal(paid.outcome, "paid");
  assert.equal(paid.key, 0);
  assert.equal(Object.hasOwn(paid, "alternative"), false);
  assert.equal(paid.acknowledgement.body, "ok");
  assert.match(paid.replayKey, /^[0-9a-f]{64}$/);
  assert.equal(callback({ order: "T1", state: 2, try: 2 }, "20231115061330").replayKey, paid.replayKey);
  const failed = callback({ order: "T1", state: 3 }, "20231115061320");
  assert.equal(failed.outcome, "failed");
  assert.notEqual(failed.replayKey, paid.replayKey);
  assert.equal(callback({ order: "T1", state: 1 }, "20231115061320").outcome, "pending");
  assert.equal(callback({ order: "T1", state: 9 }, "20231115061320").outcome, "unknown");
  assert.equal(callback({ order: "T1" }, "20231115061320").outcome, "unknown");
});

test("the signature is HMAC-SHA-256 behind its prefix, and explain() proves a mistake", () => {
  const { merchant, other } = sides(read("own-pay"));
  const message = other.sign('{"order":"T1","state":2}', { timestamp: "20231115061320" });
  const expected = createHmac("sha256", secret).update('{"order":"T1","state":2}.20231115061320').digest("hex");
  assert.equal(message.headers["X-Own-Signature"], `sha256=${expected}`);
  assert.equal(merchant.explain(message, { now }).verdict, "genuine");
  const spaced = { ...message, body: '{"order": "T1", "state": 2}' };
  const { verdict, error, mistakes } = merchant.explain(spaced, { now });
  assert.equal(verdict, "forged or mistaken");
  assert.equal(error.gateway, "own-pay");
  assert.equal(mistakes[0].id, "json-spacing");
  assert.equal(createHmac("sha256", secret).update(mistakes[0].proof).digest("hex"), expected);
});

test("headers and a query that the rule signs are options of sign()", () => {
  const { merchant, other } = sides(read("snap-bi"), { secret, merchant: "P1" });
  const headers = { Authorization: "Bearer t0ken", "CHANNEL-ID": "95221" };
  const path = "/v1.0/transfer-va/status";
  const signed = merchant.sign('{ "a": 1 }', { path, headers, timestamp: "2023-11-15T05:13:20+07:00" });
  const digest = createHash("sha256").update('{"a":1}').digest("hex");
  assert.equal(signed.canonical, `POST:${path}:t0ken:${digest}:2023-11-15T05:13:20+07:00`);
  assert.equal(signed.headers.Authorization, headers.Authorization);
  assert.equal(other.verify(signed, { now }).kind, "request");
  refusal(() => merchant.sign("{}", { path, timestamp: "2023-11-15T05:13:20+07:00" }), { code: "OPTION_MISSING" });

  const scheme = {
    id: "in-query",
    name: "In query",
    text: [{ value: { in: "query", name: "nonce" } }, "body"],
    signature: { hmac: { hash: "sha256" } },
    operations: { request: { carrier: { in: "header", name: "X-Sign", encoding: "hexLower" } } },
  };
  const both = sides(scheme);
  const message = both.merchant.sign({ a: "1" }, { query: "nonce=n%201" });
  assert.equal(message.canonical, 'n 1{"a":"1"}');
  assert.equal(message.query, "nonce=n%201");
  assert.equal(both.other.verify(message).kind, "request");
});

test("XML is written where the rule has it", () => {
  const { merchant, other } = sides("wechatpay-v2");
  const signed = merchant.sign({ mch_id: "1", body: "a & b" }, { contentType: "xml" });
  assert.match(signed.body, /^<xml>/);
  assert.equal(other.verify(signed).text("body"), "a & b");
});

test("SCHEME_INVALID names the property", () => {
  const change = (work) => {
    const scheme = read("own-pay");
    work(scheme);
    return scheme;
  };
  const cases = [
    ["operations.callback.carrier.in", change(({ operations }) => (operations.callback.carrier.in = "cookie"))],
    ["signature.digest.hash", change(({ signature }) => (signature.digest.hash = "sha224"))],
    ["operations.request.carrier.name", change(({ operations }) => delete operations.request.carrier.name)],
    ["operations.callback.retry", change(({ operations }) => (operations.callback.retry = {}))],
    ["operations", change((scheme) => delete scheme.operations)],
  ];
  for (const [field, scheme] of cases) {
    for (const open of [gateway, platform]) {
      const error = refusal(() => open(scheme, { secret }), { code: "SCHEME_INVALID", field });
      assert.ok(error.message.includes(field.split(".").at(-1)), error.message);
    }
  }
  const unkeyed = change((scheme) => scheme.text.pop());
  refusal(() => gateway(unkeyed, { secret }), { code: "SCHEME_INVALID", gateway: "own-pay" });
  const circular = read("own-pay");
  circular.self = circular;
  refusal(() => gateway(circular, { secret }), { code: "SCHEME_INVALID", gateway: "own-pay" });
});
