// Answers a JSON line with a JSON line: node:crypto as the second opinion. Bytes travel as base64.
import * as crypto from "node:crypto";
import { createInterface } from "node:readline";
import { keyPair } from "./key-pair.mjs";

const keys = [];
const bytes = (text) => Buffer.from(text, "base64");
const text = (buffer) => buffer.toString("base64");

const number = (buffer) => BigInt(`0x${buffer.toString("hex")}`);
const mod = (a, m) => ((a % m) + m) % m;

function inverse(a, m) {
  let [r0, r1, t0, t1] = [m, mod(a, m), 0n, 1n];
  while (r1 !== 0n) [r0, r1, t0, t1] = [r1, r0 % r1, t1, t0 - (r0 / r1) * t1];
  return mod(t0, m);
}

const curves = {
  // FIPS 186-5: y² = x³ + ax + b; only a is needed to add points.
  p256: {
    p: 0xffffffff00000001000000000000000000000000ffffffffffffffffffffffffn,
    a: -3n,
    n: 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n,
    g: [
      0x6b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c296n,
      0x4fe342e2fe1a7f9b8ee7eb4a7c0f9e162bce33576b315ececbb6406837bf51f5n,
    ],
  },
  // SEC 2, 2.4.1.
  secp256k1: {
    p: 0xfffffffffffffffffffffffffffffffffffffffffffffffffffffffefffffc2fn,
    a: 0n,
    n: 0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141n,
    g: [
      0x79be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798n,
      0x483ada7726a3c4655da4fbfc0e1108a8fd17b448a68554199c47d08ffb10d4b8n,
    ],
    lowS: true,
  },
};

class Curve {
  constructor(constants) {
    Object.assign(this, constants);
  }

  add(P, Q) {
    if (!P || !Q) return P ?? Q;
    if (P[0] === Q[0] && P[1] !== Q[1]) return null;
    const slope =
      P[0] === Q[0]
        ? (3n * P[0] * P[0] + this.a) * inverse(2n * P[1], this.p)
        : (Q[1] - P[1]) * inverse(Q[0] - P[0], this.p);
    const x = mod(slope * slope - P[0] - Q[0], this.p);
    return [x, mod(slope * (P[0] - x) - P[1], this.p)];
  }

  times(k) {
    let sum = null;
    for (let P = this.g; k > 0n; k >>= 1n, P = this.add(P, P)) if (k & 1n) sum = this.add(sum, P);
    return sum;
  }

  octets(value) {
    return Buffer.from(value.toString(16).padStart(64, "0"), "hex");
  }

  // RFC 6979, 3.2.
  sign = (hash, key, message) => {
    const of = (name, content) => crypto.createHash(name).update(content).digest();
    const name = hash === "sha256d" ? "sha256" : hash;
    let digest = of(name, message);
    if (hash === "sha256d") digest = of(name, digest);
    const size = digest.length;
    // bits2int takes the leftmost 256 bits.
    const z = number(digest.subarray(0, 32));
    const hmac = (secret, ...parts) => crypto.createHmac(name, secret).update(Buffer.concat(parts)).digest();
    const seed = Buffer.concat([key, this.octets(mod(z, this.n))]);
    let V = Buffer.alloc(size, 1);
    let K = Buffer.alloc(size, 0);
    K = hmac(K, V, Buffer.from([0]), seed);
    V = hmac(K, V);
    K = hmac(K, V, Buffer.from([1]), seed);
    V = hmac(K, V);
    for (;;) {
      let T = Buffer.alloc(0);
      while (T.length < 32) T = Buffer.concat([T, (V = hmac(K, V))]);
      const k = number(T.subarray(0, 32));
      if (k > 0n && k < this.n) {
        const r = mod(this.times(k)[0], this.n);
        let s = mod(inverse(k, this.n) * (z + r * number(key)), this.n);
        if (this.lowS && s > this.n / 2n) s = this.n - s;
        return Buffer.concat([this.octets(r), this.octets(s)]);
      }
      K = hmac(K, V, Buffer.from([0]));
      V = hmac(K, V);
    }
  };
}

const operations = {
  // A fresh key: its index here, both halves, and its true length, which may be a bit less.
  generate({ bits }) {
    const { privateKey, publicKey } = keyPair("rsa", { modulusLength: bits });
    keys.push(privateKey);
    return {
      key: keys.length - 1,
      size: Buffer.from(publicKey.export({ format: "jwk" }).n, "base64url").length,
      private: privateKey.export({ type: "pkcs8", format: "pem" }),
      public: publicKey.export({ type: "spki", format: "pem" }),
    };
  },

  // "Private encrypt" of a text chunk by chunk, and RSASSA-PKCS1-v1_5 of a body with two hashes.
  sign({ key, text: plain, body, chunk }) {
    const content = bytes(plain);
    const blocks = [];
    for (let from = 0; from < content.length; from += chunk) {
      const padding = crypto.constants.RSA_PKCS1_PADDING;
      blocks.push(crypto.privateEncrypt({ key: keys[key], padding }, content.subarray(from, from + chunk)));
    }
    return {
      type1: text(Buffer.concat(blocks)),
      sha1: text(crypto.sign("sha1", bytes(body), keys[key])),
      sha256: text(crypto.sign("sha256", bytes(body), keys[key])),
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

  // A digest, or an HMAC where there is a secret.
  digest({ hash, secret, text: message }) {
    const made = secret === undefined ? crypto.createHash(hash) : crypto.createHmac(hash, bytes(secret));
    return { digest: text(made.update(bytes(message)).digest()) };
  },

  // Signatures by a key from PEM: RSASSA-PKCS1-v1_5, or blocks of the text itself.
  rsa({ key, hash, chunk, text: message }) {
    const content = bytes(message);
    if (hash) return { signature: text(crypto.sign(hash, content, key)) };
    const padding = crypto.constants.RSA_PKCS1_PADDING;
    const blocks = [];
    for (let from = 0; from < content.length; from += chunk) {
      blocks.push(crypto.privateEncrypt({ key, padding }, content.subarray(from, from + chunk)));
    }
    return { signature: text(Buffer.concat(blocks)) };
  },

  // ECDSA by RFC 6979 in plain integers; secp256k1 with the low s.
  ecdsa({ curve, hash, key, text: message }) {
    const { sign } = new Curve(curves[curve]);
    return { signature: text(sign(hash, bytes(key), bytes(message))) };
  },
};

for await (const line of createInterface({ input: process.stdin })) {
  const { operation, ...request } = JSON.parse(line);
  console.log(JSON.stringify(operations[operation](request)));
}
