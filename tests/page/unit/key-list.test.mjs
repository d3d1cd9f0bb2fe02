// Several keys in one field.
import assert from "node:assert/strict";
import { test } from "node:test";
import { splitKeys } from "../../../www/src/verify/key-list.js";
import { keyPair } from "../../support/key-pair.mjs";

const pairs = [
  keyPair("rsa", { modulusLength: 1024 }),
  keyPair("rsa", { modulusLength: 2048 }),
  keyPair("ec", { namedCurve: "secp256k1" }),
  keyPair("ec", { namedCurve: "prime256v1" }),
];
const base64 = pairs.map(({ publicKey }) => publicKey.export({ type: "spki", format: "der" }).toString("base64"));
const wrapped = (text, width) => text.replace(new RegExp(`.{${width}}`, "g"), "$&\n").trim();

test("DER says itself where it ends, on one line or on many", () => {
  assert.deepEqual(splitKeys(base64.join("\n")), base64);
  for (const width of [4, 38, 64, 76]) {
    assert.deepEqual(splitKeys(base64.map((one) => wrapped(one, width)).join("\r\n")), base64, String(width));
  }
  // A line of the key may begin as a key does.
  const inside = base64[1].replace(/^(.{64}).{4}/, "$1MFkw");
  assert.deepEqual(splitKeys(wrapped(inside, 64)), [inside]);
});

test("JWKs come apart, a line each or written over several", () => {
  const jwks = pairs.map(({ publicKey }) => publicKey.export({ format: "jwk" }));
  assert.deepEqual(splitKeys(jwks.map((jwk) => JSON.stringify(jwk)).join("\n")), jwks);
  assert.deepEqual(splitKeys(jwks.map((jwk) => JSON.stringify(jwk, undefined, 2)).join("\n")), jwks);
  assert.deepEqual(splitKeys([JSON.stringify(jwks[2]), base64[3], `02${"ab".repeat(32)}`].join("\n")), [jwks[2], base64[3], `02${"ab".repeat(32)}`]);
});

test("what is no key stays one piece", () => {
  assert.deepEqual(splitKeys("  "), []);
  assert.deepEqual(splitKeys("no\nkey"), ["nokey"]);
  assert.deepEqual(splitKeys("{ no\nkey"), ["{ nokey"]);
});
