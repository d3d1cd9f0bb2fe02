// Signatures by node:crypto. Each function throws unless `signature` is right.
import assert from "node:assert/strict";
import { constants, createHash, createHmac, createPrivateKey, createPublicKey, ECDH, privateEncrypt, sign, verify } from "node:crypto";

/** RSA type 1 blocks of chunks of `size` bytes. */
export function type1(text, signature, { who, files, size }) {
  const key = privateKey(who, files);
  const bytes = Buffer.from(text);
  const blocks = [];
  for (let start = 0; start < bytes.length; start += size) {
    blocks.push(privateEncrypt({ key, padding: constants.RSA_PKCS1_PADDING }, bytes.subarray(start, start + size)));
  }
  assert.equal(Buffer.concat(blocks).toString("base64"), signature);
}

/** RSASSA-PKCS1-v1_5, which has one signature for a text. */
export function rsa(hash, text, signature, { who, files }) {
  assert.equal(sign(hash, Buffer.from(text), privateKey(who, files)).toString("base64"), signature);
}

/** ECDSA on secp256k1 over SHA-256 applied twice, as DER in hexadecimal. */
export function ecdsa(text, signature, { who, files }) {
  const point = ECDH.convertKey(files[`keys/secp256k1-${who}-public.txt`].trim(), "secp256k1", "hex", undefined, "uncompressed");
  const coordinate = (start) => point.subarray(start, start + 32).toString("base64url");
  const key = createPublicKey({ key: { kty: "EC", crv: "secp256k1", x: coordinate(1), y: coordinate(33) }, format: "jwk" });
  const once = createHash("sha256").update(text).digest();
  assert.ok(verify("sha256", once, key, Buffer.from(signature, "hex")), "ECDSA");
}

export function digestOf(hash, text, encoding = "hex") {
  return createHash(hash).update(text).digest(encoding);
}

export function hmacOf(hash, secret, text) {
  return createHmac(hash, secret).update(text).digest("hex");
}

function privateKey(who, files) {
  const der = Buffer.from(files[`keys/rsa-${who}-private.txt`], "base64");
  return createPrivateKey({ key: der, format: "der", type: "pkcs8" });
}
