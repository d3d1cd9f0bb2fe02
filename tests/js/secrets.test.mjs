// After free(), and after a key that could not be read, nothing of a secret is left in the core's memory.
import assert from "node:assert/strict";
import { createCipheriv, createHash, randomBytes } from "node:crypto";
import { test } from "node:test";
import { record } from "./proof.mjs";
import { keyPair } from "../support/key-pair.mjs";

// The package keeps its memory to itself, so whoever makes the instance is watched.
const memories = [];
const Instance = WebAssembly.Instance;
WebAssembly.Instance = function (...parts) {
  const instance = new Instance(...parts);
  memories.push(instance.exports.memory);
  return instance;
};
const { gateway, inspectKey, platform } = await import("countersign");

const WINDOW = 16;
const STEP = WINDOW / 2;

/** The places where 16 or more bytes of the secret stand in the memory, in a row. */
function found(secret) {
  assert.equal(memories.length, 1);
  const memory = Buffer.from(memories[0].buffer);
  const places = [];
  // Any 16 bytes in a row hold 8 that begin at a multiple of 8.
  for (let at = 0; at + STEP <= secret.length; at += STEP) {
    const piece = secret.subarray(at, at + STEP);
    for (let hit = memory.indexOf(piece); hit >= 0; hit = memory.indexOf(piece, hit + 1)) {
      let [from, to] = [0, STEP];
      while (at + from > 0 && memory[hit + from - 1] === secret[at + from - 1]) from -= 1;
      while (at + to < secret.length && memory[hit + to] === secret[at + to]) to += 1;
      if (to - from >= WINDOW) places.push(`${hit + from}+${to - from}`);
    }
  }
  return [...new Set(places)];
}

/** The places where six digits of 24 bits in a row (18 bytes of the number) stand as doubles, also in every second one. */
function foundAsDoubles(secret) {
  const memory = new Float64Array(memories[0].buffer);
  const places = [];
  const plain = [];
  for (let at = secret.length; at > 0; at -= 3) {
    plain.push(Number(`0x${secret.subarray(Math.max(0, at - 3), at).toString("hex")}`));
  }
  let carry = 0;
  const balanced = plain.map((digit) => {
    const value = digit + carry;
    carry = value >= 2 ** 23 ? 1 : 0;
    return value - carry * 2 ** 24;
  });
  for (const digits of [plain, balanced]) {
    const starts = new Map(digits.slice(0, -5).map((digit, index) => [digit, index]));
    for (let hit = 0; hit < memory.length; hit += 1) {
      const start = starts.get(memory[hit]);
      if (start === undefined || memory[hit] === 0) continue;
      for (const stride of [1, 2]) {
        const equal = (step) => memory[hit + step * stride] === digits[start + step];
        if ([1, 2, 3, 4, 5].every(equal)) places.push(`${8 * hit} as doubles`);
      }
    }
  }
  return [...new Set(places)];
}

const backwards = (bytes) => Buffer.from(bytes).reverse();

/** The numbers of a private key as they may stand in memory: either end first. */
function numbers(key) {
  const jwk = key.export({ format: "jwk" });
  const names = jwk.kty === "RSA" ? ["d", "p", "q", "dp", "dq", "qi"] : ["d"];
  const list = names.map((name) => [name, Buffer.from(jwk[name], "base64url")]);
  return list.flatMap(([name, bytes]) => [
    [name, bytes, foundAsDoubles],
    [`${name}, low end first`, backwards(bytes)],
    [`${name}, in digits of 24 bits`, digits(bytes)],
  ]);
}

/** Low end first, three bytes and a zero for each digit. */
function digits(bytes) {
  const low = backwards(bytes);
  const words = [];
  for (let at = 0; at < low.length; at += 3) words.push(Buffer.concat([low.subarray(at, at + 3), Buffer.alloc(4)], 4));
  return Buffer.concat(words);
}

const body = (pem) => [["PEM body", Buffer.from(pem.split("\n").filter((line) => !/-|:/.test(line)).join("\n"))]];
const rsa = () => keyPair("rsa", { modulusLength: 2048 });
const ec = (namedCurve) => keyPair("ec", { namedCurve });
const password = () => randomBytes(20).toString("base64url");
const passwordBytes = (text) => [["password", Buffer.from(text)]];
const params = { orderNum: "T1", payMoney: "10000.00" };

/** The traditional form: a key from one round of MD5 (EVP_BytesToKey), in CBC. */
function traditional(der, secret) {
  const iv = randomBytes(16);
  let [derived, last] = [Buffer.alloc(0), Buffer.alloc(0)];
  while (derived.length < 32) {
    last = createHash("md5").update(Buffer.concat([last, Buffer.from(secret), iv.subarray(0, 8)])).digest();
    derived = Buffer.concat([derived, last]);
  }
  const cipher = createCipheriv("aes-256-cbc", derived.subarray(0, 32), iv);
  const base64 = Buffer.concat([cipher.update(der), cipher.final()]).toString("base64");
  return {
    pem: `-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES-256-CBC,${iv.toString("hex").toUpperCase()}\n\n${base64.match(/.{1,64}/g).join("\n")}\n-----END RSA PRIVATE KEY-----\n`,
    derived: derived.subarray(0, 32),
  };
}

// What is done with a fresh secret, and which bytes must be gone afterwards.
const cases = {
  "RSA, PKCS#8 as PEM": () => {
    const { privateKey } = rsa();
    const pem = privateKey.export({ type: "pkcs8", format: "pem" });
    signTwice("clickpay", { privateKey: pem }, params);
    return [...numbers(privateKey), ...body(pem)];
  },
  "RSA, PKCS#1 as bare base64": () => {
    const { privateKey } = rsa();
    const base64 = privateKey.export({ type: "pkcs1", format: "der" }).toString("base64");
    signTwice("clickpay", { privateKey: base64 }, params);
    return [...numbers(privateKey), ["base64", Buffer.from(base64)]];
  },
  "RSA, DER bytes": () => {
    const { privateKey } = rsa();
    signTwice("clickpay", { privateKey: new Uint8Array(privateKey.export({ type: "pkcs8", format: "der" })) }, params);
    return numbers(privateKey);
  },
  "RSA, JWK": () => {
    const { privateKey } = rsa();
    const jwk = privateKey.export({ format: "jwk" });
    signTwice("alikassa", { privateKey: jwk, merchant: "m" }, params);
    return [...numbers(privateKey), ...["d", "p", "q"].map((name) => [`${name} as base64url`, Buffer.from(jwk[name])])];
  },
  "RSA, encrypted PKCS#8": () => {
    const { privateKey } = rsa();
    const passphrase = password();
    const pem = privateKey.export({ type: "pkcs8", format: "pem", cipher: "aes-256-cbc", passphrase });
    signTwice("alikassa", { privateKey: pem, password: passphrase, merchant: "m" }, params);
    return [...numbers(privateKey), ...passwordBytes(passphrase), ...body(pem)];
  },
  "RSA, encrypted PKCS#8 with triple DES, as PHP writes it": () => {
    const { privateKey } = rsa();
    const passphrase = password();
    const pem = privateKey.export({ type: "pkcs8", format: "pem", cipher: "des-ede3-cbc", passphrase });
    signTwice("alikassa", { privateKey: pem, password: passphrase, merchant: "m" }, params);
    return [...numbers(privateKey), ...passwordBytes(passphrase), ...body(pem)];
  },
  "RSA, traditional encryption": () => {
    const { privateKey } = rsa();
    const passphrase = password();
    const { pem, derived } = traditional(privateKey.export({ type: "pkcs1", format: "der" }), passphrase);
    signTwice("alikassa", { privateKey: pem, password: passphrase, merchant: "m" }, params);
    return [...numbers(privateKey), ...passwordBytes(passphrase), ...body(pem), ["derived key", derived]];
  },
  "secp256k1, hexadecimal": () => {
    const { privateKey } = ec("secp256k1");
    const hex = Buffer.from(privateKey.export({ format: "jwk" }).d, "base64url").toString("hex");
    signTwice("tarspay", { privateKey: hex }, params, { path: "/api/pay" });
    return [...numbers(privateKey), ["hexadecimal", Buffer.from(hex)]];
  },
  "secp256k1, PKCS#8 as PEM": () => {
    const { privateKey } = ec("secp256k1");
    const pem = privateKey.export({ type: "pkcs8", format: "pem" });
    signTwice("tarspay", { privateKey: pem }, params, { path: "/api/pay" });
    // Its last third is the public point.
    return [...numbers(privateKey), ["PEM body", body(pem)[0][1].subarray(0, 96)]];
  },
  "secp256k1, encrypted": () => {
    const { privateKey } = ec("secp256k1");
    const passphrase = password();
    const pem = privateKey.export({ type: "pkcs8", format: "pem", cipher: "aes-128-cbc", passphrase });
    signTwice("tarspay", { privateKey: pem, password: passphrase }, params, { path: "/api/pay" });
    return [...numbers(privateKey), ...passwordBytes(passphrase), ...body(pem)];
  },
  "a shared secret": () => {
    const secret = randomBytes(24).toString("base64url");
    const own = { merchant: "m", secret };
    const { body, headers } = signTwice("cashy", own, params);
    const other = platform("cashy", own);
    other.verify({ body, headers });
    assert.throws(() => other.verify({ body: `${body} `, headers }), { code: "SIGNATURE_MISMATCH" });
    other.free();
    return [["secret", Buffer.from(secret)]];
  },
  "a key that is only inspected": () => {
    const { privateKey } = rsa();
    const passphrase = password();
    const pem = privateKey.export({ type: "pkcs8", format: "pem", cipher: "aes-256-cbc", passphrase });
    assert.equal(inspectKey(pem, { password: passphrase }).type, "private");
    return [...numbers(privateKey), ...passwordBytes(passphrase), ...body(pem)];
  },
  "a key cut short": () => {
    const { privateKey } = rsa();
    const base64 = privateKey.export({ type: "pkcs8", format: "der" }).toString("base64");
    const cut = base64.slice(0, -40);
    refused({ privateKey: cut }, "KEY_UNREADABLE");
    return [...numbers(privateKey), ["base64", Buffer.from(cut)]];
  },
  "a key with a wrong number": () => {
    const { privateKey } = rsa();
    const der = privateKey.export({ type: "pkcs1", format: "der" });
    const { d } = privateKey.export({ format: "jwk" });
    der[der.indexOf(Buffer.from(d, "base64url")) + 100] ^= 1;
    refused({ privateKey: new Uint8Array(der) }, "KEY_UNREADABLE");
    return numbers(privateKey);
  },
  "a PEM with a stray character": () => {
    const { privateKey } = rsa();
    const pem = privateKey.export({ type: "pkcs8", format: "pem" });
    const broken = `${pem.slice(0, 900)}*${pem.slice(901)}`;
    refused({ privateKey: broken }, "KEY_UNREADABLE");
    return [...numbers(privateKey), ...body(broken)];
  },
  "a wrong password": () => {
    const { privateKey } = rsa();
    const [right, wrong] = [password(), password()];
    const pem = privateKey.export({ type: "pkcs8", format: "pem", cipher: "aes-256-cbc", passphrase: right });
    refused({ privateKey: pem, password: wrong }, "KEY_PASSWORD_WRONG");
    return [...numbers(privateKey), ...passwordBytes(wrong), ...body(pem)];
  },
  "a password missing": () => {
    const { privateKey } = rsa();
    const pem = privateKey.export({ type: "pkcs8", format: "pem", cipher: "aes-256-cbc", passphrase: password() });
    refused({ privateKey: pem }, "KEY_PASSWORD_MISSING");
    return body(pem);
  },
  "a private key for a public one": () => {
    const { privateKey } = rsa();
    const pem = privateKey.export({ type: "pkcs8", format: "pem" });
    refused({ platformKey: pem }, "KEY_WRONG_KIND");
    return [...numbers(privateKey), ...body(pem)];
  },
  "a key of another algorithm": () => {
    const { privateKey } = ec("P-256");
    const pem = privateKey.export({ type: "pkcs8", format: "pem" });
    refused({ privateKey: pem }, "KEY_WRONG_KIND");
    return [...numbers(privateKey), ["PEM body", body(pem)[0][1].subarray(0, 96)]];
  },
  "a key below the floor": () => {
    const { privateKey } = keyPair("rsa", { modulusLength: 1024, publicExponent: 3 });
    const pem = privateKey.export({ type: "pkcs8", format: "pem" });
    refused({ privateKey: pem }, "KEY_WEAK");
    return [...numbers(privateKey), ...body(pem)];
  },
  "good credentials beside a bad one": () => {
    const { privateKey } = rsa();
    const pem = privateKey.export({ type: "pkcs8", format: "pem" });
    refused({ privateKey: pem, platformKey: "no key" }, "KEY_UNREADABLE");
    return [...numbers(privateKey), ...body(pem)];
  },
};

function signTwice(id, credentials, values, options) {
  const own = gateway(id, credentials);
  own.sign(values, options);
  const signed = own.sign(values, options);
  own.free();
  return signed;
}

function refused(credentials, code) {
  assert.throws(() => gateway("clickpay", credentials), { code });
}

const row = { set: "Secrets left in memory", cases: 0, accepted: 0, refused: 0, wrong: 0 };

for (const [name, leave] of Object.entries(cases)) {
  test(`nothing is left of: ${name}`, () => {
    const leftovers = {};
    for (const [what, bytes, asWell = () => []] of leave()) {
      assert.ok(bytes.length >= WINDOW, what);
      const places = [...found(bytes), ...asWell(bytes)];
      if (places.length > 0) leftovers[what] = places;
    }
    row.cases += 1;
    row[Object.keys(leftovers).length > 0 ? "wrong" : "refused"] += 1;
    assert.deepEqual(leftovers, {});
  });
}

test("a planted leak is found, and so is a secret in use", () => {
  const leak = randomBytes(WINDOW + 5);
  assert.deepEqual(found(leak), []);
  const page = memories[0].grow(1) * 65_536;
  const memory = new Uint8Array(memories[0].buffer);
  for (const offset of [0, 3, 1001]) {
    // 16 bytes from the middle of what is looked for.
    memory.set(leak.subarray(2, 2 + WINDOW), page + offset);
    assert.deepEqual(found(leak), [`${page + offset}+${WINDOW}`]);
    memory.fill(0, page, page + 2000);
  }
  for (const stride of [1, 2]) {
    const doubles = new Float64Array(memories[0].buffer, page, 20);
    for (let step = 0; step < 6; step += 1) {
      doubles[step * stride] = Number(`0x${leak.subarray(18 - 3 * step, 21 - 3 * step).toString("hex")}`);
    }
    assert.deepEqual(foundAsDoubles(leak), [`${page} as doubles`]);
    doubles.fill(0);
  }

  const { privateKey } = rsa();
  const clickpay = gateway("clickpay", { privateKey: privateKey.export({ type: "pkcs8", format: "pem" }) });
  const inUse = () => numbers(privateKey).flatMap(([, bytes, asWell = () => []]) => [...found(bytes), ...asWell(bytes)]);
  assert.notDeepEqual(inUse(), []);
  clickpay.free();
  assert.deepEqual(inUse(), []);

  const secret = randomBytes(24).toString("base64url");
  const cashy = gateway("cashy", { merchant: "m", secret });
  assert.equal(found(Buffer.from(secret)).length, 1);
  cashy.free();
  assert.deepEqual(found(Buffer.from(secret)), []);
});

test("every case ran", () => {
  assert.equal(row.cases, Object.keys(cases).length);
  record("secrets", [row]);
});
