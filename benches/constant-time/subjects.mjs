// What is measured. Each subject has two classes of inputs that must take the same time; a control is one that does not.
// `make` gives a new input of a class: even where the class is one fixed value, its text is a new object each time.
import { createHash, randomBytes, randomInt } from "node:crypto";
import { gateway, platform } from "countersign";
import { keyPair } from "../../tests/support/key-pair.mjs";

const secret = "0123456789abcdef0123456789abcdef";
const body = '{"mchOrderNo":"T1231511321515","orderStatus":"SUCCESS","amount":"20000.00"}';
const right = createHash("md5").update(body + secret).digest();
// Digits like any others: twenty times 0 takes V8 some nanoseconds more, whatever is done with it.
const order = "59071462830419725368";

export const subjects = [
  rsa(1024),
  ecdsa(ownScheme("secp256k1"), "secp256k1"),
  ecdsa(ownScheme("p256"), "prime256v1"),
  ecdsaKeys(ownScheme("p256"), "prime256v1"),
  comparison(),
  decoding("a private key as hexadecimal, read", (scalar) => scalar.toString("hex")),
  decoding("a private key as base64 of DER, read", (scalar) => der(scalar).toString("base64")),
  decoding("a private key as DER, read", (scalar) => new Uint8Array(der(scalar))),
];

export const controls = [
  {
    name: "comparison that ends at the first difference",
    make: (kind) => fresh(kind === 0 ? flipped(0) : flipped(15)),
    run(given) {
      const wanted = right.toString("hex");
      for (let turn = 0; turn < 8; turn += 1) {
        for (let index = 0; index < wanted.length && given[index] === wanted[index]; index += 1);
      }
    },
  },
  {
    name: "power by squaring and multiplying only for set bits",
    make: (kind) => (kind === 0 ? (1n << 255n) + 1n : BigInt(`0x80${randomBytes(31).toString("hex")}`)),
    run(exponent) {
      const modulus = (1n << 256n) - 189n;
      let power = 1n;
      for (let bit = 255n; bit >= 0n; bit -= 1n) {
        power = (power * power) % modulus;
        if ((exponent >> bit) & 1n) power = (power * 3n) % modulus;
      }
      return power;
    },
  },
];

/** Type 1 blocks sign the text itself, so that whoever chooses the text chooses what is raised to the private exponent. */
function rsa(bits) {
  const { privateKey } = keyPair("rsa", { modulusLength: bits });
  const clickpay = gateway("clickpay", { privateKey: privateKey.export({ type: "pkcs8", format: "pem" }) });
  return {
    name: `RSA-${bits}, private operation`,
    make: (kind) => fields(kind),
    run: (params) => clickpay.sign(params),
  };
}

function ecdsa(scheme, namedCurve) {
  const { privateKey } = keyPair("ec", { namedCurve });
  const signer = gateway(scheme, { privateKey: privateKey.export({ type: "pkcs8", format: "pem" }) });
  return { name: `ECDSA on ${namedCurve}, signing`, make: (kind) => fields(kind), run: (params) => signer.sign(params) };
}

/**
 * Signed with one fixed key or with any: as many signers of either class, so that memory is used alike, and any text, for V8
 * reads a signature faster that it read before.
 */
function ecdsaKeys(scheme, namedCurve) {
  const key = () => keyPair("ec", { namedCurve }).privateKey.export({ type: "pkcs8", format: "pem" });
  const fixed = key();
  const signers = [() => fixed, key].map((choose) => Array.from({ length: 64 }, () => gateway(scheme, { privateKey: choose() })));
  return {
    name: `ECDSA on ${namedCurve}, signing, one key or any`,
    make: (kind) => ({ signer: signers[kind][randomInt(64)], params: fields(1) }),
    run: ({ signer, params }) => signer.sign(params),
  };
}

/** One fixed order number, or any of the same length. */
function fields(kind) {
  const random = Array.from({ length: 20 }, () => randomInt(10)).join("");
  return { merchantCode: "S820190712000002", orderNum: fresh(kind === 0 ? order : random) };
}

/** r and s at their full length: that of DER shows how many zeros they begin with, and takes its time to write. */
function ownScheme(curve) {
  const carrier = { in: "header", name: "X-Sign", encoding: "base64" };
  return {
    id: "own-pay",
    name: "Own Pay",
    text: ["body"],
    signature: { ecdsa: { curve, hash: "sha256", form: "rs" } },
    operations: { request: { carrier }, callback: { carrier } },
  };
}

/** A digest that is wrong in its first byte, or only in its last. */
function comparison() {
  const cashy = gateway("cashy", { secret });
  return {
    name: "comparison with the right digest",
    make: (kind) => ({ headers: { Sign: fresh(flipped(kind === 0 ? 0 : 15)) }, body }),
    run(message) {
      try {
        cashy.verify(message);
      } catch {
        return;
      }
      throw new Error("a wrong digest was accepted");
    },
  };
}

/**
 * A key whose digits are all alike, or a random one of the same form. It is opened, not inspected: that gives its public key
 * as text, and V8 takes some nanoseconds less for a text that it knows.
 */
function decoding(name, write) {
  return {
    name,
    make(kind) {
      // Both classes are allocated alike, or the later copy of one of them takes some nanoseconds more.
      const scalar = Buffer.concat([Buffer.of(0x11), randomBytes(31)]);
      return write(kind === 0 ? scalar.fill(0x11) : scalar);
    },
    run: (privateKey) => platform("tarspay", { privateKey }).free(),
  };
}

/** PKCS#8 of a secp256k1 key without its public half. */
function der(scalar) {
  const head = "303e020100301006072a8648ce3d020106052b8104000a042730250201010420";
  return Buffer.concat([Buffer.from(head, "hex"), scalar]);
}

function flipped(index) {
  const bytes = Buffer.from(right);
  bytes[index] ^= 1;
  return bytes.toString("hex");
}

/** The same text as an object of its own. */
function fresh(text) {
  return Buffer.from(text, "latin1").toString("latin1");
}
