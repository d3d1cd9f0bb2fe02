// TarsPay against the runtime's own OpenSSL: random keys, random messages, high and low s alike.
import assert from "node:assert/strict";
import { createHash, createPublicKey, randomBytes, randomInt, sign, verify } from "node:crypto";
import { test } from "node:test";
import { gateway, platform } from "countersign";
import { refusal } from "./vectors.mjs";
import { keyPair } from "../support/key-pair.mjs";

const KEYS = 40;
const MESSAGES = 8;
const ORDER = 0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141n;
const words = ["a&b=c", "100", "10.00", "J\u00fcrgen \u0418\u0432\u0430\u043d", "\u{1F600}", "a+b/c", 'say "hi"', "x|y"];

function pairInHex() {
  const { privateKey, publicKey } = keyPair("ec", { namedCurve: "secp256k1" });
  const { d, x, y } = privateKey.export({ format: "jwk" });
  const hex = (text) => Buffer.from(text, "base64url").toString("hex").padStart(64, "0");
  const prefix = parseInt(hex(y).slice(-1), 16) % 2 ? "03" : "02";
  return { privateKey, publicKey, privateHex: hex(d), publicHex: prefix + hex(x) };
}

function fields() {
  const entries = Array.from({ length: 1 + randomInt(8) }, (_, i) => [
    `f${i}${randomBytes(2).toString("hex")}`,
    words[randomInt(words.length)] + randomBytes(3).toString("hex"),
  ]);
  return Object.fromEntries(entries);
}

/** Java signs an already hashed message, so OpenSSL is given the digest as its message. */
const hashed = (text) => createHash("sha256").update(text).digest();

/** The signature with n - s in the place of s, as DER. */
function otherS(der, publicKey, text) {
  const rs = der.subarray(4, 4 + der[3]);
  const s = der.subarray(6 + der[3]);
  const integer = (bytes) => {
    let hex = bytes.toString("hex").replace(/^(00)+/, "");
    if (parseInt(hex.slice(0, 2), 16) > 127) hex = `00${hex}`;
    return Buffer.concat([Buffer.from([2, hex.length / 2]), Buffer.from(hex, "hex")]);
  };
  const flipped = (ORDER - BigInt(`0x${s.toString("hex")}`)).toString(16).padStart(64, "0");
  const body = Buffer.concat([integer(rs), integer(Buffer.from(flipped, "hex"))]);
  const other = Buffer.concat([Buffer.from([0x30, body.length]), body]);
  assert(verify("sha256", hashed(text), publicKey, other), "the other s is a signature too");
  return other;
}

test("OpenSSL accepts every request that is signed here", () => {
  let accepted = 0;
  for (let k = 0; k < KEYS; k++) {
    const { privateHex, publicHex, publicKey } = pairInHex();
    const merchant = gateway("tarspay", { privateKey: privateHex });
    for (let m = 0; m < MESSAGES; m++) {
      const params = fields();
      const signed = merchant.sign(params, { path: "/api/pay/unifiedOrder", timestamp: 1700000000000 + m });
      const sorted = Object.keys(params).sort().map((name) => `${name}=${params[name]}`);
      const text = `POST|/api/pay/unifiedOrder|${1700000000000 + m}|${sorted.join("&")}`;
      assert.equal(signed.headers["X-API-KEY"], publicHex);
      const signature = Buffer.from(signed.headers["X-API-SIGNATURE"], "hex");
      assert(verify("sha256", hashed(text), createPublicKey(publicKey.export({ format: "pem", type: "spki" })), signature));
      accepted++;
    }
    merchant.free();
  }
  assert.equal(accepted, KEYS * MESSAGES);
});

test("what OpenSSL signs is accepted here, with a high and with a low s, and no changed byte of it", () => {
  let high = 0;
  let low = 0;
  for (let k = 0; k < KEYS; k++) {
    const { privateKey, publicKey, publicHex } = pairInHex();
    const merchant = gateway("tarspay", { platformKey: publicHex });
    for (let m = 0; m < MESSAGES; m++) {
      const body = JSON.stringify(fields());
      const der = sign("sha256", hashed(body), privateKey);
      for (const signature of [der, otherS(der, publicKey, body)]) {
        const s = BigInt(`0x${signature.subarray(6 + signature[3]).toString("hex")}`);
        s > ORDER / 2n ? high++ : low++;
        const headers = { "X-RESP-SIGNATURE": signature.toString("hex") };
        assert.equal(merchant.verify({ headers, body }).canonical, body);
        const changed = body.replace(/[0-9a-f](?="[,}])/, (digit) => (digit === "0" ? "1" : "0"));
        assert.notEqual(changed, body);
        refusal(() => merchant.verify({ headers, body: changed }), { code: "SIGNATURE_MISMATCH" });
      }
    }
    merchant.free();
  }
  assert.deepEqual([high, low], [KEYS * MESSAGES, KEYS * MESSAGES]);
});

test("requests that OpenSSL signs are accepted on the platform's side", () => {
  const { privateKey, publicHex } = pairInHex();
  const other = platform("tarspay", { merchantKey: publicHex });
  for (let m = 0; m < MESSAGES; m++) {
    const params = fields();
    const sorted = Object.keys(params).sort().map((name) => `${name}=${params[name]}`);
    const signature = sign("sha256", hashed(`POST|/api/pay|1700000000000|${sorted.join("&")}`), privateKey);
    const headers = { "x-api-nonce": "1700000000000", "x-api-signature": signature.toString("hex") };
    const message = { method: "POST", path: "/api/pay", headers, body: JSON.stringify(params) };
    assert.equal(other.verify(message, { now: 1700000000000 }).kind, "request");
  }
});
