// The blinding of RSA draws random bytes; importing, verifying and every other signature draw none.
import assert from "node:assert/strict";
import { webcrypto } from "node:crypto";
import { test } from "node:test";
import { keyPair } from "../support/key-pair.mjs";

const source = globalThis.crypto ?? webcrypto;
let drawn = 0;
const watched = Object.create(source, {
  getRandomValues: {
    value(bytes) {
      drawn += bytes.byteLength;
      return source.getRandomValues(bytes);
    },
  },
});
Object.defineProperty(globalThis, "crypto", { value: watched, configurable: true });
const { gateway, gateways, inspectKey, platform } = await import("countersign");

const rsa = keyPair("rsa", { modulusLength: 2048 });
const curve = keyPair("ec", { namedCurve: "secp256k1" });
const privatePem = ({ privateKey }) => privateKey.export({ type: "pkcs8", format: "pem" });
const publicPem = ({ publicKey }) => publicKey.export({ type: "spki", format: "pem" });

/** How many bytes were drawn meanwhile. */
function during(work) {
  const before = drawn;
  work();
  return drawn - before;
}

test("RSA signatures draw, a factor below the modulus at most for each", () => {
  const own = gateway("clickpay", { privateKey: privatePem(rsa) });
  const bytes = during(() => own.sign({ orderNum: "T1" }));
  assert.ok(bytes >= 16 && bytes <= 4 * 256, `${bytes} bytes`);
});

test("reading keys, verifying, ECDSA and digests draw nothing", () => {
  const { body } = gateway("clickpay", { privateKey: privatePem(rsa) }).sign({ orderNum: "T1" });
  const work = () => {
    gateways();
    inspectKey(privatePem(rsa));
    platform("clickpay", { merchantKey: publicPem(rsa) }).verify({ body });
    const signed = gateway("tarspay", { privateKey: privatePem(curve) }).sign({ amount: "1" }, { path: "/api/pay" });
    platform("tarspay", { merchantKey: publicPem(curve) }).verify({ ...signed, path: "/api/pay" });
    gateway("cashy", { merchant: "m", secret: "s" }).sign({ amount: "1" });
  };
  assert.equal(during(work), 0);
});
