// Keys written in other containers: Node reads what comes out, and finds the same key.
import assert from "node:assert/strict";
import { createPrivateKey, createPublicKey } from "node:crypto";
import { test } from "node:test";
import { convertKey, CountersignError } from "countersign";
import { keyPair } from "../support/key-pair.mjs";

const publicFormats = ["spki-pem", "spki-base64", "jwk-public"];
const pairs = {
  rsa: { ...keyPair("rsa", { modulusLength: 2048 }), own: ["pkcs1-pem"], open: ["pkcs1-public-pem"] },
  secp256k1: { ...keyPair("ec", { namedCurve: "secp256k1" }), own: ["sec1-pem", "hex"], open: ["hex-public"] },
  p256: { ...keyPair("ec", { namedCurve: "P-256" }), own: ["sec1-pem", "hex"], open: ["hex-public"] },
};
const everyFormat = ["pkcs8-pem", "pkcs8-base64", "pkcs1-pem", "sec1-pem", "jwk", "hex", ...publicFormats, "pkcs1-public-pem", "hex-public"];

function sources(name, { privateKey }) {
  const own = name === "rsa" ? "pkcs1" : "sec1";
  return [
    [privateKey.export({ type: "pkcs8", format: "pem" })],
    [privateKey.export({ type: own, format: "pem" })],
    [privateKey.export({ type: "pkcs8", format: "der" })],
    [privateKey.export({ type: "pkcs8", format: "der" }).toString("base64")],
    [privateKey.export({ format: "jwk" })],
    [privateKey.export({ type: "pkcs8", format: "pem", cipher: "des-ede3-cbc", passphrase: "correct horse" }), "correct horse"],
    [privateKey.export({ type: own, format: "pem", cipher: "aes-256-cbc", passphrase: "correct horse" }), "correct horse"],
  ];
}

/** What Node makes of a converted private key, as PKCS#8. */
function readPrivate(text, format, pair) {
  const key = () => {
    if (format === "jwk") return { key: JSON.parse(text), format: "jwk" };
    if (format === "pkcs8-base64") return { key: Buffer.from(text, "base64"), format: "der", type: "pkcs8" };
    if (format !== "hex") return text;
    return { key: { ...pair.publicKey.export({ format: "jwk" }), d: Buffer.from(text, "hex").toString("base64url") }, format: "jwk" };
  };
  return createPrivateKey(key()).export({ type: "pkcs8", format: "pem" });
}

function readPublic(text, format, pair) {
  if (format === "hex-public") {
    const { x, y } = pair.publicKey.export({ format: "jwk" });
    const [left, right] = [x, y].map((part) => Buffer.from(part, "base64url"));
    assert.equal(text, `${right[31] % 2 === 0 ? "02" : "03"}${left.toString("hex")}`);
    return pair.publicKey.export({ type: "spki", format: "pem" });
  }
  const key = format === "jwk-public" ? { key: JSON.parse(text), format: "jwk" } : format === "spki-base64" ? { key: Buffer.from(text, "base64"), format: "der", type: "spki" } : text;
  return createPublicKey(key).export({ type: "spki", format: "pem" });
}

for (const [name, pair] of Object.entries(pairs)) {
  const pkcs8 = pair.privateKey.export({ type: "pkcs8", format: "pem" });
  const spki = pair.publicKey.export({ type: "spki", format: "pem" });

  test(`${name}: every container to every other`, () => {
    for (const [source, password] of sources(name, pair)) {
      for (const format of ["pkcs8-pem", "pkcs8-base64", "jwk", ...pair.own]) {
        // A bare number names no curve, and Node then takes the curve from beside it.
        assert.equal(readPrivate(convertKey(source, format, { password }), format, pair), pkcs8, format);
      }
      for (const format of [...publicFormats, ...pair.open]) {
        const text = convertKey(source, format, { password });
        assert.equal(readPublic(text, format, pair), spki, format);
        assert.ok(!/PRIVATE|"d"/.test(text));
      }
    }
  });

  test(`${name}: text is as Node writes it`, () => {
    assert.equal(convertKey(pkcs8, "pkcs8-pem"), pkcs8);
    assert.equal(convertKey(pkcs8, "spki-pem"), spki);
    const own = name === "rsa" ? "pkcs1" : "sec1";
    assert.equal(convertKey(pkcs8, `${own}-pem`), pair.privateKey.export({ type: own, format: "pem" }));
  });

  test(`${name}: a public key has no private formats, and a key none of another kind`, () => {
    const possible = { own: ["pkcs8-pem", "pkcs8-base64", "jwk", ...pair.own], open: [...publicFormats, ...pair.open] };
    for (const format of everyFormat) {
      for (const [source, formats] of [[pkcs8, [...possible.own, ...possible.open]], [spki, possible.open]]) {
        if (formats.includes(format)) convertKey(source, format);
        else assert.throws(() => convertKey(source, format), (error) => error instanceof CountersignError && error.code === "KEY_WRONG_KIND");
      }
    }
  });
}

test("what cannot be converted is refused with a code", () => {
  const code = (wanted) => (error) => error instanceof CountersignError && error.code === wanted;
  assert.throws(() => convertKey("nonsense", "jwk"), code("KEY_UNREADABLE"));
  assert.throws(() => convertKey("00", "nonsense"), code("OPTION_INVALID"));
  assert.throws(() => convertKey("00", 5), code("OPTION_INVALID"));
  const [locked] = sources("rsa", pairs.rsa)[5];
  assert.throws(() => convertKey(locked, "jwk"), code("KEY_PASSWORD_MISSING"));
  assert.throws(() => convertKey(locked, "jwk", { password: "wrong" }), code("KEY_PASSWORD_WRONG"));
  const { dp, ...incomplete } = pairs.rsa.privateKey.export({ format: "jwk" });
  assert.throws(() => convertKey(incomplete, "pkcs8-pem"), code("KEY_UNREADABLE"));
});
