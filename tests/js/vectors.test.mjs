// Published and independently made messages, through the package.
import assert from "node:assert/strict";
import { test } from "node:test";
import { gateway, platform } from "countersign";
import { refusal, vector, vectors } from "./vectors.mjs";

const concatenated = vectors.filter((one) => one.signature_field !== undefined);

test("there are vectors for every family", () => {
  assert.ok(vectors.length >= 13, `${vectors.length} vectors`);
  assert.ok(concatenated.length >= 5, `${concatenated.length} of value concatenation`);
});

for (const one of concatenated) {
  const [id, kind] = one.id.split("-");
  const ownLayout = one.chunk !== 117 || one.id.includes("1024");
  if (one.private_key !== undefined && kind === "request" && ownLayout) {
    test(`${one.id}: signing gives the same text and signature`, () => {
      const message = gateway(id, { privateKey: one.private_key }).sign(one.fields);
      assert.equal(message.canonical, one.canonical);
      assert.equal(message.signature, one.signature);
      assert.deepEqual(JSON.parse(message.body), { ...one.fields, [one.signature_field]: one.signature });
      assert.ok(message.body.endsWith(`"${one.signature_field}":"${one.signature}"}`));
    });
  }
  test(`${one.id}: the other side verifies it, as JSON and as a form`, () => {
    const side = kind === "request" ? platform(id, { merchantKey: one.public_key }) : gateway(id, { platformKey: one.public_key });
    const fields = { ...one.fields, [one.signature_field]: one.signature };
    for (const body of [JSON.stringify(fields), new URLSearchParams(fields).toString()]) {
      const verified = side.verify({ body }, { kind });
      assert.equal(verified.canonical, one.canonical);
      assert.deepEqual({ ...verified.params }, fields);
    }
    const [name] = Object.keys(one.fields);
    const changed = JSON.stringify({ ...fields, [name]: `${fields[name]}1` });
    refusal(() => side.verify({ body: changed }, { kind }), { code: "SIGNATURE_MISMATCH", gateway: id });
  });
}

test("tarspay: the genuine callback verifies, and the trap printed beside it does not", () => {
  const genuine = vector("tarspay-callback-idr");
  const trap = vector("tarspay-callback-brl-doc-trap");
  const tarspay = gateway("tarspay", { platformKey: genuine.public_key_hex });
  const verified = tarspay.verify(
    { headers: { "x-resp-signature": genuine.signature }, body: genuine.body },
    { expect: { mchOrderNo: "1184196902791413760", orderAmount: 31500 } },
  );
  assert.equal(verified.kind, "callback");
  assert.equal(verified.canonical, genuine.body);
  assert.equal(verified.text("state"), "3");
  assert.deepEqual(verified.acknowledgement, {
    status: 200,
    headers: { "Content-Type": "text/plain; charset=utf-8" },
    body: "OK",
  });
  refusal(() => tarspay.verify({ headers: { "X-RESP-SIGNATURE": trap.signature }, body: trap.body }), {
    code: "SIGNATURE_MISMATCH",
    gateway: "tarspay",
  });
});

test("tarspay: the documented request has the documented text", () => {
  const one = vector("tarspay-request-doc-example");
  const message = gateway("tarspay", { privateKey: one.private_key_hex }).sign(one.params, {
    path: one.path,
    timestamp: Number(one.timestamp),
  });
  assert.equal(message.canonical, one.canonical);
  assert.equal(message.signature, one.signature);
  assert.equal(message.headers["X-API-NONCE"], one.timestamp);
  assert.equal(message.headers["X-API-KEY"], one.public_key_hex);
});

test("cashy: numbers keep their zeros, and either case of the signature is read", () => {
  const request = vector("cashy-request");
  const webhook = vector("cashy-webhook");
  const cashy = gateway("cashy", { merchant: "1002001", secret: request.key });
  const message = cashy.sign(request.body, { path: "/api/payIn" });
  assert.equal(message.body, request.body);
  assert.equal(message.signature, request.signature);
  assert.deepEqual(message.headers, {
    MerchantId: "1002001",
    Sign: request.signature,
    "Content-Type": "application/json",
  });
  for (const signature of [webhook.signature, webhook.signature.toUpperCase()]) {
    const verified = cashy.verify({ headers: [["SIGN", signature]], body: Buffer.from(webhook.body) });
    assert.equal(verified.text("amount"), "20000.00");
    assert.equal(verified.text("fee"), "2500.0000");
    assert.equal(verified.params.amount, 20000);
    assert.ok(!verified.canonical.includes(request.key));
  }
  assert.equal(cashy.sign(request.body, { upperHex: true }).signature, request.signature.toUpperCase());
});

test("alikassa: request with an encrypted key, notification and redirect", () => {
  const request = vector("alikassa-request-encrypted-key");
  const notification = vector("alikassa-notification");
  const redirect = vector("alikassa-redirect");
  const alikassa = gateway("alikassa", {
    merchant: "account",
    privateKey: request.private_key_pem,
    password: request.password,
    platformKey: notification.public_key_pem,
  });
  assert.equal(alikassa.sign(request.body).headers.Sign, request.signature);
  for (const query of [notification.query, `?${notification.query}`, new URLSearchParams(notification.query)]) {
    const verified = alikassa.verify({ query });
    assert.equal(verified.canonical, notification.canonical);
    assert.equal(verified.acknowledgement, undefined);
  }
  assert.equal(alikassa.verify({ body: redirect.body }, { kind: "redirect" }).canonical, redirect.canonical);
});
