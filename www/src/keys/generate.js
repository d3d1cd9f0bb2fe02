// New key pairs, from the browser's own generator.
import { onWipe } from "../keyring.js";

/** What can be made: RSA and P-256 by Web Crypto; a secp256k1 key is 32 random bytes, which the core checks. */
export const algorithms = ["rsa2048", "rsa3072", "rsa4096", "rsa1024", "secp256k1", "p256"];

let wipes = 0;
onWipe(() => {
  wipes += 1;
});

/** `{ privateKey, publicKey }` as PEM or hexadecimal, or `{ error }`; `{ wiped }` where keys were wiped while it was made. */
export async function makePair(engine, algorithm) {
  const before = wipes;
  const made = await tryToMake(engine, algorithm);
  return wipes === before ? made : { wiped: true };
}

async function tryToMake(engine, algorithm) {
  try {
    return algorithm === "secp256k1" ? await makeSecp256k1(engine) : await makeByWebCrypto(algorithm);
  } catch (error) {
    return { error };
  }
}

async function makeByWebCrypto(algorithm) {
  const settings = algorithm === "p256" ? { name: "ECDSA", namedCurve: "P-256" } : rsa(Number(algorithm.slice(3)));
  const pair = await crypto.subtle.generateKey(settings, true, ["sign", "verify"]);
  const [secret, open] = await Promise.all([crypto.subtle.exportKey("pkcs8", pair.privateKey), crypto.subtle.exportKey("spki", pair.publicKey)]);
  const made = { privateKey: armoured("PRIVATE KEY", new Uint8Array(secret)), publicKey: armoured("PUBLIC KEY", new Uint8Array(open)) };
  new Uint8Array(secret).fill(0);
  return made;
}

/** PEM (RFC 7468): base64 in lines of 64 characters. */
function armoured(label, bytes) {
  const base64 = btoa(String.fromCharCode(...bytes));
  return `-----BEGIN ${label}-----\n${base64.replace(/.{1,64}/g, "$&\n")}-----END ${label}-----\n`;
}

/** The hash concerns only Web Crypto's own signatures: the key is the same. */
function rsa(modulusLength) {
  return { name: "RSASSA-PKCS1-v1_5", modulusLength, publicExponent: new Uint8Array([1, 0, 1]), hash: "SHA-256" };
}

async function makeSecp256k1(engine) {
  for (;;) {
    const bytes = crypto.getRandomValues(new Uint8Array(32));
    const privateKey = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
    bytes.fill(0);
    const { value, error } = await engine.run("inspect", { key: privateKey });
    if (value) return { privateKey, publicKey: value.publicKey };
    // One of 2^128 candidates is not below the group's order; anything else is no matter of chance.
    if (error.code !== "KEY_UNREADABLE") throw new Error(error.code);
  }
}
