// Fresh keys.
import { createPrivateKey, createPublicKey, generateKeyPairSync } from "node:crypto";

/**
 * As `generateKeyPairSync` gives them, but written and read again: Node.js 20 waits for ever where a key is exported and the
 * garbage collector takes away the job that generated it meanwhile, for both want the key's lock.
 */
export function keyPair(type, options) {
  const { privateKey, publicKey } = generateKeyPairSync(type, {
    ...options,
    privateKeyEncoding: { type: "pkcs8", format: "pem" },
    publicKeyEncoding: { type: "spki", format: "pem" },
  });
  return { privateKey: createPrivateKey(privateKey), publicKey: createPublicKey(publicKey) };
}
