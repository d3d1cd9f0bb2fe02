// What one side signs the other verifies, and nothing else.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";
import { gateway, gateways, inspectKey, platform } from "countersign";
import { refusal, vector } from "./vectors.mjs";

const rsa = vector("clickpay-request-pay-2048-java-chunks");
const secp256k1 = vector("tarspay-request-doc-example");

function credentials(id) {
  const { kinds } = gateways().find((known) => known.id === id);
  const isElliptic = Object.values(kinds).some(({ signature }) => "ecdsa" in signature);
  const [privateKey, publicKey] = isElliptic
    ? [secp256k1.private_key_hex, secp256k1.public_key_hex]
    : [rsa.private_key, rsa.public_key];
  const own = { merchant: "m", secret: "0123456789abcdef", privateKey };
  return [
    { ...own, platformKey: publicKey },
    { ...own, merchantKey: publicKey },
  ];
}

// AliKassa's lists name their fields.
const params = {
  type: "payment",
  id: 108465371,
  order_id: "1234",
  uuid: "bd291fe1",
  amount: "100.00",
  note: 'quotes " slashes / + & = ünï \u{1F600}',
};
const redirectParams = { order_id: "1234", uuid: "bd291fe1-5c19" };

for (const { id, kinds } of gateways()) {
  for (const kind of Object.keys(kinds)) {
    test(`${id}: a ${kind} survives, and no changed byte of it does`, () => {
      const [merchantSide, platformSide] = credentials(id);
      const merchant = gateway(id, merchantSide);
      const other = platform(id, platformSide);
      const [from, to] = kind === "request" ? [merchant, other] : [other, merchant];
      const fields = kind === "redirect" ? redirectParams : params;
      const signed = from.sign(fields, { kind, path: "/api/pay" });
      const message = {
        method: signed.method,
        path: signed.path,
        query: signed.query,
        headers: signed.headers,
        body: signed.body,
      };
      const verified = to.verify(message, { kind });
      assert.equal(verified.kind, kind);
      assert.equal(verified.canonical, signed.canonical);
      assert.equal(verified.text("order_id"), "1234");

      const where = signed.body === undefined ? "query" : "body";
      const value = message[where].indexOf("1234");
      const changed = `${message[where].slice(0, value)}9${message[where].slice(value + 1)}`;
      refusal(() => to.verify({ ...message, [where]: changed }, { kind }), { code: "SIGNATURE_MISMATCH", gateway: id });
      from.free();
      to.free();
    });
  }
}

/** As a replay key is made: each item behind its length in eight bytes. */
function hash(...items) {
  const sha256 = createHash("sha256");
  for (const item of items) {
    const length = Buffer.alloc(8);
    length.writeBigUInt64BE(BigInt(Buffer.byteLength(item)));
    sha256.update(length).update(item);
  }
  return sha256.digest("hex");
}

test("the key to remember a message by is the hash of its text without time and secret", () => {
  for (const id of ["cashy", "bybit-pay"]) {
    const [merchantSide, platformSide] = credentials(id);
    const merchant = gateway(id, merchantSide);
    const keys = [1700000000000, 1700000001000].map((timestamp) => {
      const { headers, body } = platform(id, platformSide).sign(params, { kind: "callback", timestamp });
      for (const sent of [body, Buffer.from(body)]) {
        const message = merchant.verify({ headers, body: sent }, { now: timestamp });
        assert.equal(message.replayKey, hash(id, "callback", "text", body));
        assert.equal(JSON.parse(JSON.stringify(message)).replayKey, message.replayKey);
      }
      return body;
    });
    assert.equal(keys[0], keys[1]);
  }
});

test("a repetition with another nonce is the same event, and a message that lacks a part of its event is its own", () => {
  const [merchantSide, platformSide] = credentials("cashy");
  const key = (fields, read = (body) => body) => {
    const { headers, body } = platform("cashy", platformSide).sign(fields, { kind: "callback" });
    return gateway("cashy", merchantSide).verify({ headers, body: read(body) }).replayKey;
  };
  const first = { orderNo: 'PAYIN"8551é', orderStatus: "SUCCESS", amount: "20000.00", nonceStr: "1" };
  const again = { ...first, nonceStr: "2" };
  assert.equal(key(first), hash("cashy", "callback", "event", first.orderNo, first.orderStatus));
  for (const read of [String, Buffer.from]) assert.equal(key(again, read), key(first));
  assert.notEqual(key({ ...first, orderStatus: "PAYING" }), key(first));
  for (const absent of [undefined, null, ""]) assert.notEqual(key({ ...first, orderNo: absent }), key({ ...again, orderNo: absent }));
});

test("the side that does not sign a kind says which side does", () => {
  const error = refusal(() => gateway("clickpay", credentials("clickpay")[0]).sign(params, { kind: "callback" }), {
    code: "OPTION_INVALID",
    message: "A callback is not signed by this side of ClickPay.",
    field: "kind",
  });
  assert.equal(error.hint, "Use `platform()` to sign a callback.");
});

test("keys are read in every form in which JavaScript has them", () => {
  const { publicKey } = inspectKey(rsa.private_key);
  const der = Buffer.from(rsa.private_key, "base64");
  const signature = gateway("clickpay", { privateKey: rsa.private_key }).sign({ a: "1" }).signature;
  for (const privateKey of [der, new Uint8Array(der), `-----BEGIN PRIVATE KEY-----\n${rsa.private_key}\n-----END PRIVATE KEY-----`]) {
    assert.equal(gateway("clickpay", { privateKey }).sign({ a: "1" }).signature, signature);
  }
  const body = JSON.stringify({ a: "1", platSign: signature });
  const other = vector("clickpay-request-query-1024").public_key;
  const verified = gateway("clickpay", { platformKey: [other, publicKey] }).verify({ body });
  assert.equal(verified.key, 1);
});

test("a JSON Web Key is read", async () => {
  const { createPrivateKey } = await import("node:crypto");
  const key = createPrivateKey({ key: Buffer.from(rsa.private_key, "base64"), format: "der", type: "pkcs8" });
  const signed = gateway("clickpay", { privateKey: key.export({ format: "jwk" }) }).sign(rsa.fields);
  assert.equal(signed.signature, rsa.signature);
  assert.equal(inspectKey(key.export({ format: "jwk" })).container, "JWK");
});

test("a scheme of the caller's own takes the same path as a built-in one", () => {
  const scheme = {
    id: "mine",
    name: "Mine",
    operations: {
      request: {
        text: ["timestamp", "body", "secret"],
        signature: { digest: { hash: "sha256" } },
        carrier: { in: "header", name: "X-Sign", encoding: "hexLower" },
        time: { header: "X-Time", format: "milliseconds" },
      },
    },
  };
  const signed = gateway(scheme, { secret: "s" }).sign({ a: 1 }, { timestamp: 1700000000000 });
  const other = platform(scheme, { secret: "s" });
  assert.equal(other.verify(signed, { now: 1700000299000 }).params.a, 1);
  refusal(() => other.verify(signed, { now: new Date(1700000301000) }), { code: "TIMESTAMP_OUT_OF_RANGE", gateway: "mine" });
  assert.equal(other.verify(signed, { now: 1700000301000, toleranceSeconds: 400 }).kind, "request");
  refusal(() => other.verify({ ...signed, headers: { "X-Sign": signed.signature } }), { code: "TIMESTAMP_MISSING" });
  refusal(() => gateway({ id: "mine" }), { code: "SCHEME_INVALID", gateway: "mine" });
});
