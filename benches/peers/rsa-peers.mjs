// The RSA operations of each peer, keys read beforehand, on Node's Buffers: PKCS#1 v1.5 type 1 blocks of text ("private
// encrypt" and its opposite), and signatures with SHA-1.
import { constants, createHash, privateEncrypt, publicDecrypt, sign, verify } from "node:crypto";
import forge from "node-forge";
import jsrsasign from "jsrsasign";
// What browsers and workers get of it, in JavaScript: its build for Node.js is node:crypto, and exports do not name this one.
import NodeRsa from "./node_modules/node-rsa/dist/index.browser.js";
// The crate `rsa`, which `cargo xtask bench` compiles.
import { RsaKey } from "./wasm/dist/countersign_peers.js";

/** By name of peer: `seal` and `open` of one block, `sign` and `verify` of a message. */
export function rsaPeers({ privateKey, publicKey }) {
  const pem = {
    private: privateKey.export({ type: "pkcs8", format: "pem" }),
    public: publicKey.export({ type: "spki", format: "pem" }),
  };
  return {
    "node:crypto": nodeCrypto(privateKey, publicKey),
    "rsa in wasm": rsaInWasm(privateKey),
    "node-forge": nodeForge(pem),
    "node-rsa": nodeRsa(pem),
    jsrsasign: jsRsaSign(pem),
  };
}

function nodeCrypto(privateKey, publicKey) {
  const padding = constants.RSA_PKCS1_PADDING;
  return {
    seal: (text) => privateEncrypt({ key: privateKey, padding }, text),
    open: (block) => publicDecrypt({ key: publicKey, padding }, block),
    sign: (message) => sign("sha1", message, privateKey),
    verify: (message, signature) => verify("sha1", message, publicKey, signature),
  };
}

/** SHA-1 is Node's, which is faster. */
function rsaInWasm(privateKey) {
  const jwk = privateKey.export({ format: "jwk" });
  const key = new RsaKey(...["n", "e", "d", "p", "q"].map((name) => Buffer.from(jwk[name], "base64url")));
  const digest = (message) => createHash("sha1").update(message).digest();
  return {
    seal: (text) => Buffer.from(key.seal(text)),
    open: (block) => Buffer.from(key.open(block)),
    sign: (message) => Buffer.from(key.sign(digest(message))),
    verify: (message, signature) => key.verify(digest(message), signature),
  };
}

function nodeForge(pem) {
  const privateKey = forge.pki.privateKeyFromPem(pem.private);
  const publicKey = forge.pki.publicKeyFromPem(pem.public);
  const binary = (bytes) => bytes.toString("latin1");
  const digest = (message) => forge.md.sha1.create().update(binary(message));
  return {
    seal: (text) => Buffer.from(forge.pki.rsa.encrypt(binary(text), privateKey, 0x01), "latin1"),
    open: (block) => Buffer.from(forge.pki.rsa.decrypt(binary(block), publicKey, true), "latin1"),
    sign: (message) => Buffer.from(privateKey.sign(digest(message)), "latin1"),
    verify: (message, signature) => publicKey.verify(digest(message).digest().bytes(), binary(signature)),
  };
}

function nodeRsa(pem) {
  const options = { encryptionScheme: "pkcs1", signingScheme: "pkcs1-sha1" };
  const privateKey = new NodeRsa(pem.private, "pkcs8-private-pem", options);
  const publicKey = new NodeRsa(pem.public, "pkcs8-public-pem", options);
  return {
    seal: (text) => Buffer.from(privateKey.encryptPrivate(text)),
    open: (block) => Buffer.from(publicKey.decryptPublic(block)),
    sign: (message) => Buffer.from(privateKey.sign(message)),
    verify: (message, signature) => publicKey.verify(message, signature),
  };
}

/** It has no call for a block of text: the padding is a caller's own. */
function jsRsaSign(pem) {
  const { BigInteger, KEYUTIL, KJUR } = jsrsasign;
  const privateKey = KEYUTIL.getKey(pem.private);
  const publicKey = KEYUTIL.getKey(pem.public);
  const digits = publicKey.n.bitLength() / 4;
  return {
    seal(text) {
      const hex = text.toString("hex");
      const block = `0001${"f".repeat(digits - 6 - hex.length)}00${hex}`;
      return Buffer.from(privateKey.doPrivate(new BigInteger(block, 16)).toString(16).padStart(digits, "0"), "hex");
    },
    open(block) {
      const hex = publicKey.doPublic(new BigInteger(block.toString("hex"), 16)).toString(16).padStart(digits, "0");
      const found = /^0001(?:ff){8,}00/.exec(hex);
      if (found === null) throw new Error("no type 1 block");
      return Buffer.from(hex.slice(found[0].length), "hex");
    },
    sign(message) {
      const signature = new KJUR.crypto.Signature({ alg: "SHA1withRSA" });
      signature.init(privateKey);
      signature.updateHex(message.toString("hex"));
      return Buffer.from(signature.sign(), "hex");
    },
    verify(message, bytes) {
      const signature = new KJUR.crypto.Signature({ alg: "SHA1withRSA" });
      signature.init(publicKey);
      signature.updateHex(message.toString("hex"));
      return signature.verify(bytes.toString("hex"));
    },
  };
}
