// Answers a JSON line with a JSON line: node:crypto as the second opinion. Bytes travel as base64.
import * as crypto from "node:crypto";
import { createInterface } from "node:readline";

const keys = [];
const bytes = (text) => Buffer.from(text, "base64");
const text = (buffer) => buffer.toString("base64");

const operations = {
  // A fresh key: its index here, its PKCS#8 and its numbers.
  generate({ bits }) {
    const { privateKey, publicKey } = crypto.generateKeyPairSync("rsa", { modulusLength: bits });
    keys.push(privateKey);
    return {
      key: keys.length - 1,
      private: privateKey.export({ type: "pkcs8", format: "pem" }),
      public: publicKey.export({ type: "spki", format: "pem" }),
    };
  },

  // "Private encrypt" chunk by chunk, and RSASSA-PKCS1-v1_5 with two hashes.
  sign({ key, message, chunk }) {
    const content = bytes(message);
    const blocks = [];
    for (let from = 0; from < content.length; from += chunk) {
      const padding = crypto.constants.RSA_PKCS1_PADDING;
      blocks.push(crypto.privateEncrypt({ key: keys[key], padding }, content.subarray(from, from + chunk)));
    }
    return {
      type1: text(Buffer.concat(blocks)),
      sha1: text(crypto.sign("sha1", content, keys[key])),
      sha256: text(crypto.sign("sha256", content, keys[key])),
    };
  },

  // AES-CBC under a key that PBKDF2 makes: the ciphertext of two messages.
  pbes2({ hash, bits, password, salt, iterations, iv, messages }) {
    const key = crypto.pbkdf2Sync(bytes(password), bytes(salt), iterations, bits / 8, hash);
    return {
      ciphertexts: messages.map((message) => {
        const cipher = crypto.createCipheriv(`aes-${bits}-cbc`, key, bytes(iv));
        return text(Buffer.concat([cipher.update(bytes(message)), cipher.final()]));
      }),
    };
  },
};

for await (const line of createInterface({ input: process.stdin })) {
  const { operation, ...request } = JSON.parse(line);
  console.log(JSON.stringify(operations[operation](request)));
}
