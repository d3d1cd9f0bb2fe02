// ECDSA over SHA-256 of a message, of each peer, keys read beforehand; signatures as DER.
import { createHash, sign, verify } from "node:crypto";
import jsrsasign from "jsrsasign";
import { p256 } from "@noble/curves/nist.js";
import { secp256k1 } from "@noble/curves/secp256k1.js";
// The crates `k256` and `p256`, which `cargo xtask bench` compiles.
import { K256Key, P256Key } from "./wasm/dist/countersign_peers.js";

const curves = {
  secp256k1: { crate: "k256", CrateKey: K256Key, noble: secp256k1, jsrsasign: "secp256k1" },
  prime256v1: { crate: "p256", CrateKey: P256Key, noble: p256, jsrsasign: "secp256r1" },
};

/** By name of peer: `sign` and `verify` of a message. `curve` is OpenSSL's name. */
export function curvePeers(curve, { privateKey, publicKey }) {
  const jwk = privateKey.export({ format: "jwk" });
  const secret = Buffer.from(jwk.d, "base64url");
  const point = Buffer.concat([Buffer.from([4]), Buffer.from(jwk.x, "base64url"), Buffer.from(jwk.y, "base64url")]);
  const { crate, CrateKey } = curves[curve];
  return {
    "node:crypto": {
      sign: (message) => sign("sha256", message, privateKey),
      verify: (message, signature) => verify("sha256", message, publicKey, signature),
    },
    [`${crate} in wasm`]: crateInWasm(new CrateKey(secret, point)),
    "noble-curves": noble(curves[curve].noble, secret, point),
    jsrsasign: jsRsaSign(curves[curve].jsrsasign, secret, point),
  };
}

const sha256 = (message) => createHash("sha256").update(message).digest();

function crateInWasm(key) {
  return {
    sign: (message) => Buffer.from(key.sign(sha256(message))),
    verify: (message, signature) => key.verify(sha256(message), signature),
  };
}

function noble(curve, secret, point) {
  const options = { prehash: false, lowS: false, format: "der" };
  return {
    sign: (message) => Buffer.from(curve.sign(sha256(message), secret, options)),
    verify: (message, signature) => curve.verify(signature, sha256(message), point, options),
  };
}

function jsRsaSign(name, secret, point) {
  const { ECDSA } = jsrsasign.KJUR.crypto;
  const key = new ECDSA({ curve: name });
  const [secretHex, pointHex] = [secret.toString("hex"), point.toString("hex")];
  return {
    sign: (message) => Buffer.from(key.signHex(sha256(message).toString("hex"), secretHex), "hex"),
    verify: (message, signature) => key.verifyHex(sha256(message).toString("hex"), signature.toString("hex"), pointHex),
  };
}
