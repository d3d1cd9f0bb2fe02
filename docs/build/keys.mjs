// The throw-away keys of the examples: a pair for each side, and what their files are called.
import { convertKey } from "countersign";
import { vector } from "../../demo/vectors.mjs";
import { SECRET, keyName, keys } from "../../www/examples/material.mjs";

const merchants = {
  rsa: vector("clickpay-request-pay-2048-java-chunks").private_key,
  secp256k1: vector("tarspay-request-doc-example").private_key_hex,
};
const forms = { rsa: ["pkcs8-base64", "spki-base64"], secp256k1: ["hex", "hex-public"] };

/** Which files a signature's keys are in, and what they hold; `secret` alone where there is no key pair. */
export function keyFiles(signature) {
  const name = keyName(signature);
  if (name === undefined) return { secret: { file: "secret.txt", text: SECRET } };
  const pair = (who, key) => {
    const [ours, theirs] = forms[name];
    return {
      private: { file: `${name}-${who}-private.txt`, text: convertKey(key, ours) },
      public: { file: `${name}-${who}-public.txt`, text: convertKey(key, theirs) },
    };
  };
  return { merchant: pair("merchant", merchants[name]), platform: pair("platform", keys[name]) };
}

/** Every file of keys, by name. */
export function allKeyFiles() {
  const files = [
    ...["rsa", "secp256k1"].flatMap((name) => {
      const { merchant, platform } = keyFiles(name === "rsa" ? { rsaPkcs1v15: {} } : { ecdsa: { curve: name } });
      return [merchant.private, merchant.public, platform.private, platform.public];
    }),
    keyFiles({ hmac: {} }).secret,
  ];
  return Object.fromEntries(files.map(({ file, text }) => [file, `${text}\n`]));
}
