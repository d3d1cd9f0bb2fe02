// Throw-away keys and secrets: one to be configured with, and one that nobody knows.
import { generateKeyPairSync, randomBytes } from "node:crypto";
import { writeFileSync } from "node:fs";
import { inspectKey } from "countersign";
import { unusable } from "../arguments.js";

/** What signs by this rule: as `inspectKey` describes a key, or undefined for a shared secret. */
export function keyKind(signature) {
  if (signature?.ecdsa) return { algorithm: "EC", curve: signature.ecdsa.curve === "p256" ? "P-256" : "secp256k1" };
  return signature?.rsaType1 || signature?.rsaPkcs1v15 ? { algorithm: "RSA", bits: 2048 } : undefined;
}

/** A fresh private key of this kind, as PEM. */
export function freshKey({ algorithm, bits, curve }) {
  const encoding = { privateKeyEncoding: { type: "pkcs8", format: "pem" }, publicKeyEncoding: { type: "spki", format: "pem" } };
  const made =
    algorithm === "RSA"
      ? generateKeyPairSync("rsa", { modulusLength: bits, ...encoding })
      : generateKeyPairSync("ec", { namedCurve: curve === "P-256" ? "prime256v1" : curve, ...encoding });
  return made.privateKey;
}

export function freshSecret() {
  return randomBytes(32).toString("hex");
}

/** Writes a fresh key or secret into a file that is not there yet; says what to do with it. */
export function makeKey(name, signature) {
  const kind = keyKind(signature);
  const content = kind === undefined ? freshSecret() : freshKey(kind);
  try {
    writeFileSync(name, kind === undefined ? `${content}\n` : content, { flag: "wx", mode: 0o600 });
  } catch (error) {
    const reason = error.code === "EEXIST" ? "it is there already, and nothing is overwritten" : error.code;
    throw unusable(`The file given as --make-key cannot be written: ${reason}.`, { field: "--make-key" });
  }
  if (kind === undefined) {
    return {
      result: { made: "secret" },
      text: "A throw-away secret was written. Configure the endpoint with it, then run the sandbox with --to URL and --secret-file FILE.\n",
    };
  }
  const { publicKey } = inspectKey(content);
  return {
    result: { made: "private key", publicKey },
    text: `A throw-away private key was written. Configure the endpoint with this as the platform's key, for tests only:\n\n${publicKey}\nThen run the sandbox with --to URL and --private-key FILE.\n`,
  };
}
