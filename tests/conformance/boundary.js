// Nothing crosses into the core but what it means to read.
import { equal } from "./subject.js";

const half = "a\ud800b";

/** What is neither text nor a Uint8Array, though some of it has a `length`. */
const impostors = {
  "{ length: 16 }": { length: 16 },
  "an array": [1, 2, 3],
  "an ArrayBuffer": new ArrayBuffer(16),
  "a DataView": new DataView(new ArrayBuffer(16)),
  "a Uint16Array": new Uint16Array(8),
  "an Int8Array": new Int8Array(8),
  "a Uint8ClampedArray": new Uint8ClampedArray(8),
  "a Float64Array": new Float64Array(2),
  "a number": 7,
  "a boolean": true,
  "a bigint": 7n,
  "a symbol": Symbol("body"),
  "a function": () => "",
  "a Promise": Promise.resolve(""),
  "a Uint8Array by name only": { [Symbol.toStringTag]: "Uint8Array", length: 16 },
};

export function boundaryCases({ countersign, vector, refused }) {
  const { gateway, inspectKey } = countersign;
  const { key: secret, body, signature } = vector("cashy-webhook");
  const headers = { Sign: signature };
  const cashy = gateway("cashy", { merchant: "m", secret });
  const cases = {};
  for (const [name, value] of Object.entries(impostors)) {
    cases[`${name} is no body`] = () => {
      refused(() => cashy.verify({ headers, body: value }), { code: "MESSAGE_NOT_RAW", gateway: "cashy", field: "body" });
    };
    cases[`${name} is no key`] = () => {
      refused(() => gateway("clickpay", { privateKey: value }), { code: "KEY_UNREADABLE", field: "privateKey" });
      // A list of keys is one; but none of these is in it.
      refused(() => gateway("clickpay", { platformKey: [value] }), { code: "KEY_UNREADABLE", field: "platformKey" });
      refused(() => inspectKey(value), { code: "KEY_UNREADABLE" });
    };
    cases[`${name} is no secret, no password and no option`] = () => {
      for (const field of ["secret", "password", "merchant"]) refused(() => gateway("cashy", { [field]: value }), { code: "OPTION_INVALID", field });
      refused(() => cashy.sign({}, { path: value }), { code: "OPTION_INVALID", field: "path" });
      refused(() => cashy.verify({ headers, body, path: value }), { code: "MESSAGE_UNREADABLE", field: "path" });
    };
  }
  return {
    ...cases,
    "halves of surrogate pairs are refused wherever text is taken": () => {
      refused(() => cashy.verify({ headers, body: half }), { code: "MESSAGE_UNREADABLE", field: "body" });
      refused(() => cashy.verify({ headers: { Sign: half }, body }), { code: "MESSAGE_UNREADABLE" });
      refused(() => cashy.verify({ headers, body, query: half }), { code: "MESSAGE_UNREADABLE", field: "query" });
      refused(() => cashy.sign({ a: half }), { code: "PARAMS_UNSIGNABLE", field: "a" });
      refused(() => cashy.sign({ [half]: "a" }), { code: "PARAMS_UNSIGNABLE" });
      refused(() => cashy.sign(`{"a":"${half}"}`), { code: "PARAMS_UNSIGNABLE" });
      refused(() => cashy.sign({}, { path: half }), { code: "OPTION_INVALID", field: "path" });
      refused(() => gateway("cashy", { secret: half }), { code: "OPTION_INVALID", field: "secret" });
      refused(() => gateway(half), { code: "GATEWAY_UNKNOWN" });
    },
    "whole surrogate pairs are text": () => {
      const signed = cashy.sign({ a: "\u{1F600}" });
      equal(cashy.verify({ headers: signed.headers, body: signed.body }).text("a"), "\u{1F600}");
    },
    "a part of a larger buffer is read where it lies": () => {
      const bytes = new TextEncoder().encode(`garbage${body}garbage`);
      equal(cashy.verify({ headers, body: bytes.subarray(7, bytes.length - 7) }).text("amount"), "20000.00");
    },
    "a parsed body is refused with the way to get the raw one": () => {
      const error = refused(() => cashy.verify({ headers, body: JSON.parse(body) }), { code: "MESSAGE_NOT_RAW" });
      equal(error.hint.includes("express.raw"), true, error.hint);
    },
    "params that JSON cannot say exactly are refused": () => {
      for (const value of [NaN, Infinity, 2 ** 53, 10n, new Date(0), () => 1, Symbol("x"), new Map(), [undefined]]) {
        refused(() => cashy.sign({ a: value }), { code: "PARAMS_UNSIGNABLE", gateway: "cashy" });
      }
    },
    "names of the language are fields like any other": () => {
      const signed = cashy.sign('{"__proto__":{"polluted":true},"constructor":"c","hasOwnProperty":1.50}');
      const verified = cashy.verify({ headers: signed.headers, body: signed.body });
      equal({}.polluted, undefined, "polluted");
      equal(verified.text("hasOwnProperty"), "1.50");
      equal(Object.keys(verified.params), ["__proto__", "constructor", "hasOwnProperty"]);
    },
    "keys as text, DER bytes, PEM and JSON Web Key sign alike": () => {
      const { private_key: base64, public_key_hex: _, ...rsa } = vector("clickpay-request-query-1024");
      const der = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
      const pem = `-----BEGIN PRIVATE KEY-----\n${base64}\n-----END PRIVATE KEY-----\n`;
      for (const privateKey of [base64, der, pem]) equal(gateway("clickpay", { privateKey }).sign(rsa.fields).signature, rsa.signature);
      const pair = vector("tarspay-request-doc-example");
      const hexadecimal = gateway("tarspay", { privateKey: pair.private_key_hex });
      equal(hexadecimal.sign(pair.params, { path: pair.path, timestamp: pair.timestamp }).signature, pair.signature);
      // The scalar 0x0101…01 and its point, RFC 7518 section 6.2.
      const { publicKey } = inspectKey(pair.private_key_hex);
      const point = Uint8Array.from(atob(publicKey.replace(/-----[^-]+-----|\s/g, "")), (character) => character.charCodeAt(0)).slice(-64);
      const url = (bytes) => btoa(String.fromCharCode(...bytes)).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
      const jwk = { kty: "EC", crv: "secp256k1", x: url(point.slice(0, 32)), y: url(point.slice(32)), d: url(new Uint8Array(32).fill(1)) };
      equal(gateway("tarspay", { privateKey: jwk }).sign(pair.params, { path: pair.path, timestamp: pair.timestamp }).signature, pair.signature);
    },
  };
}
