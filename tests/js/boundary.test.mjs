// Nothing crosses into the core but what it means to read: every other type is refused by name.
import assert from "node:assert/strict";
import { test } from "node:test";
import { inspect } from "node:util";
import { runInNewContext } from "node:vm";
import { convertKey, gateway, inspectKey } from "countersign";
import { refusal, vector } from "./vectors.mjs";

const { key: secret, body, signature } = vector("cashy-webhook");
const cashy = gateway("cashy", { merchant: "m", secret });
const headers = { Sign: signature };
const loneSurrogate = "a\ud800b";

const notBytes = {
  "a plain object": { length: 16 },
  "an array": [1, 2, 3],
  "an ArrayBuffer": new ArrayBuffer(16),
  "a SharedArrayBuffer": new SharedArrayBuffer(16),
  "a DataView": new DataView(new ArrayBuffer(16)),
  "a Uint16Array": new Uint16Array(8),
  "an Int8Array": new Int8Array(8),
  "a Uint8ClampedArray": new Uint8ClampedArray(8),
  "a number": 7,
  "a boolean": true,
  "a bigint": 7n,
  "a symbol": Symbol("body"),
  "a function": () => body,
  "a Promise": Promise.resolve(body),
};

test("bytes are taken as long as they are, whatever their property says, and those that were transferred are none", () => {
  const shorter = new Uint8Array(300_000).fill(65);
  Object.defineProperty(shorter, "length", { value: 1 });
  const longer = new Uint8Array(4).fill(65);
  Object.defineProperty(longer, "length", { value: 1e6 });
  const gone = new Uint8Array(16);
  structuredClone(gone.buffer, { transfer: [gone.buffer] });
  for (const bytes of [shorter, longer, gone]) {
    refusal(() => inspectKey(bytes), { code: "KEY_UNREADABLE" });
    refusal(() => convertKey(bytes, "pkcs8-pem"), { code: "KEY_UNREADABLE" });
    const code = bytes === gone ? "CREDENTIAL_MISSING" : "KEY_UNREADABLE";
    for (const name of ["privateKey", "platformKey"]) refusal(() => gateway("clickpay", { [name]: bytes }), { code });
    refusal(() => cashy.verify({ headers, body: bytes }), { code: "SIGNATURE_MISMATCH" });
    assert.equal(cashy.explain({ headers, body: bytes }).error.code, "SIGNATURE_MISMATCH");
  }
  // Nothing was written beyond what was allocated.
  assert.equal(cashy.verify({ headers, body }).kind, "callback");
});

test("what cannot be written as JSON is no scheme", () => {
  for (const scheme of [{ toJSON() {} }, { id: "cashy", toJSON() {} }]) refusal(() => gateway(scheme), { code: "SCHEME_INVALID" });
});

for (const [kind, value] of Object.entries(notBytes)) {
  test(`${kind} is no body`, () => {
    refusal(() => cashy.verify({ headers, body: value }), { code: "MESSAGE_NOT_RAW", gateway: "cashy", field: "body", found: kind });
  });
  test(`${kind} is no key, no secret and no password`, () => {
    if (!Array.isArray(value)) {
      refusal(() => gateway("clickpay", { platformKey: value }), { code: "KEY_UNREADABLE", field: "platformKey" });
    }
    refusal(() => gateway("clickpay", { privateKey: value }), { code: "KEY_UNREADABLE", field: "privateKey" });
    refusal(() => inspectKey(value), { code: "KEY_UNREADABLE" });
    for (const name of ["secret", "password", "merchant"]) {
      refusal(() => gateway("cashy", { [name]: value }), { code: "OPTION_INVALID", field: name, found: kind });
    }
  });
  test(`${kind} is no path, no method and no header`, () => {
    refusal(() => cashy.verify({ headers, body, path: value }), { code: "MESSAGE_UNREADABLE", field: "path" });
    refusal(() => cashy.sign({}, { path: value }), { code: "OPTION_INVALID", field: "path", found: kind });
    refusal(() => cashy.sign({}, { kind: value }), { code: "OPTION_INVALID", field: "kind", found: kind });
    if (!["an array", "a number"].includes(kind)) {
      refusal(() => cashy.verify({ headers: { Sign: value }, body }), { code: "MESSAGE_UNREADABLE", field: "Sign" });
    }
  });
}

test("bytes of another realm are bytes, and what only claims to be is not", () => {
  const foreign = runInNewContext("(bytes) => Uint8Array.from(bytes)")([...Buffer.from(body)]);
  assert.ok(!(foreign instanceof Uint8Array));
  assert.equal(cashy.verify({ headers, body: foreign }).text("amount"), "20000.00");
  const forged = { [Symbol.toStringTag]: "Uint8Array", length: 16 };
  refusal(() => cashy.verify({ headers, body: forged }), { code: "MESSAGE_NOT_RAW" });
});

test("a part of a larger buffer is read where it lies", () => {
  const large = Buffer.from(`garbage${body}garbage`);
  const view = large.subarray(7, 7 + Buffer.byteLength(body));
  assert.equal(cashy.verify({ headers, body: view }).kind, "callback");
});

test("halves of surrogate pairs are refused wherever text is taken", () => {
  refusal(() => cashy.verify({ headers, body: loneSurrogate }), { code: "MESSAGE_UNREADABLE", field: "body" });
  refusal(() => cashy.verify({ headers: { Sign: loneSurrogate }, body }), { code: "MESSAGE_UNREADABLE", field: "headers" });
  refusal(() => cashy.verify({ headers, body, query: loneSurrogate }), { code: "MESSAGE_UNREADABLE", field: "query" });
  refusal(() => cashy.sign({ a: loneSurrogate }), { code: "PARAMS_UNSIGNABLE", field: "a" });
  refusal(() => cashy.sign({ [loneSurrogate]: "a" }), { code: "PARAMS_UNSIGNABLE" });
  refusal(() => cashy.sign(`{"a":"${loneSurrogate}"}`), { code: "PARAMS_UNSIGNABLE" });
  refusal(() => cashy.sign({}, { path: loneSurrogate }), { code: "OPTION_INVALID", field: "path" });
  refusal(() => cashy.verify({ headers, body }, { expect: { a: loneSurrogate } }), { code: "OPTION_INVALID", field: "expect.a" });
  refusal(() => gateway("cashy", { secret: loneSurrogate }), { code: "OPTION_INVALID", field: "secret" });
  refusal(() => gateway(loneSurrogate), { code: "GATEWAY_UNKNOWN" });
});

test("a body that was parsed is refused with the way to get the raw one", () => {
  const error = refusal(() => cashy.verify({ headers, body: JSON.parse(body) }), {
    code: "MESSAGE_NOT_RAW",
    message: "The body is a plain object, where text or a Uint8Array is expected: it was parsed before.",
  });
  assert.equal(
    error.hint,
    'Hand over the body as it came: in Express, callbacks() of "countersign/express", or express.raw({ type: "*/*" }) on that ' +
      'route and then req.body; in Fastify, callbacks() of "countersign/fastify"; with a Request, await request.text().',
  );
  refusal(() => cashy.verify({ headers, body: new ArrayBuffer(2) }), {
    code: "MESSAGE_NOT_RAW",
    message: "The body is an ArrayBuffer, where text or a Uint8Array is expected.",
    hint: "Wrap it: new Uint8Array(buffer).",
  });
  refusal(() => cashy.verify({ headers, body, query: { a: "1" } }), { code: "MESSAGE_NOT_RAW", field: "query" });
});

test("headers come in every usual shape", () => {
  const shapes = [
    { SIGN: signature },
    { sign: [signature] },
    [["sign", signature]],
    new Map([["Sign", signature]]),
    { Sign: signature, "Content-Length": 300, ":path": "/a", absent: undefined },
    Object.assign(Object.create(null), { Sign: signature }),
    ...(globalThis.Headers ? [new Headers({ Sign: signature })] : []),
  ];
  for (const shape of shapes) assert.equal(cashy.verify({ headers: shape, body }).kind, "callback");
});

test("headers that cannot be headers are refused", () => {
  const breaks = { Sign: `${signature}\r\nX: y` };
  refusal(() => cashy.verify({ headers: breaks, body }), {
    code: "MESSAGE_UNREADABLE",
    message: "The header `Sign` holds a line break.",
  });
  refusal(() => cashy.verify({ headers: ["Sign", signature], body }), { code: "MESSAGE_UNREADABLE", field: "headers" });
  refusal(() => cashy.verify({ headers: `Sign: ${signature}`, body }), { code: "MESSAGE_UNREADABLE", field: "headers" });
  refusal(() => cashy.verify({ headers: { Sign: signature, sign: signature }, body }), {
    code: "MESSAGE_UNREADABLE",
    message: "The header `Sign` is there twice.",
  });
});

test("a message that is none is refused", () => {
  for (const message of [undefined, null, body, Buffer.from(body), [body], 7]) {
    refusal(() => cashy.verify(message), { code: "MESSAGE_UNREADABLE", gateway: "cashy" });
  }
});

test("params that JSON cannot say exactly are refused by name", () => {
  const cyclic = { a: {} };
  cyclic.a.b = cyclic;
  const cases = [
    [{ a: NaN }, "a", "The field `a` is NaN, which JSON cannot express."],
    [{ a: -Infinity }, "a", "The field `a` is -Infinity, which JSON cannot express."],
    [{ a: 2 ** 53 }, "a", "The field `a` is an integer beyond 2^53, which JavaScript does not hold exactly."],
    [{ a: 10n }, "a", "The field `a` is a bigint, which JSON cannot express."],
    [{ a: new Date(0) }, "a", "The field `a` is a Date, which JSON cannot express."],
    [{ a: () => 1 }, "a", "The field `a` is a function, which JSON cannot express."],
    [{ a: Symbol("x") }, "a", "The field `a` is a symbol, which JSON cannot express."],
    [{ a: new Map() }, "a", "The field `a` is a Map, which JSON cannot express."],
    [{ a: new (class Money {})() }, "a", "The field `a` is a Money object, which JSON cannot express."],
    [{ a: { b: [1, undefined] } }, "a.b.1", "The field `a.b.1` is undefined, which JSON cannot express."],
    [cyclic, undefined, undefined],
    [[1], undefined, "`params` must be a plain object or JSON text, not an array."],
    [null, undefined, "`params` must be a plain object or JSON text, not null."],
    [undefined, undefined, "`params` must be a plain object or JSON text, not undefined."],
    [new URLSearchParams("a=1"), undefined, "`params` must be a plain object or JSON text, not a URLSearchParams."],
  ];
  for (const [params, field, message] of cases) {
    const error = refusal(() => cashy.sign(params), { code: "PARAMS_UNSIGNABLE", gateway: "cashy" });
    if (field !== undefined) assert.equal(error.field, field);
    if (message !== undefined) assert.equal(error.message, message);
  }
});

test("what an object says is what is signed", () => {
  let reads = 0;
  const params = {
    z: "1",
    2: "two",
    1: "one",
    gone: undefined,
    none: null,
    nested: { list: [1, "a", null], toJSON: undefined },
    get once() {
      reads += 1;
      return "read";
    },
  };
  Object.defineProperty(params, "__proto__", { value: "own", enumerable: true });
  const { body: sent } = cashy.sign(params);
  assert.equal(sent, '{"1":"one","2":"two","z":"1","none":null,"nested":{"list":[1,"a",null]},"once":"read","__proto__":"own"}');
  assert.equal(reads, 1);
  const foreign = runInNewContext('({ a: "1", b: { c: [2] } })');
  assert.equal(cashy.sign(foreign).body, '{"a":"1","b":{"c":[2]}}');
});

test("fields with names of the language are fields like any other", () => {
  const text = '{"__proto__":{"polluted":true},"constructor":"c","hasOwnProperty":1.50,"toString":"t"}';
  const signed = cashy.sign(text);
  const verified = cashy.verify({ headers: signed.headers, body: signed.body });
  assert.equal({}.polluted, undefined);
  assert.equal(verified.text("constructor"), "c");
  assert.equal(verified.text("hasOwnProperty"), "1.50");
  assert.equal(verified.text("__proto__"), '{"polluted":true}');
  assert.equal(verified.text("valueOf"), undefined);
  assert.deepEqual(Object.keys(verified.params), ["__proto__", "constructor", "hasOwnProperty", "toString"]);
});

test("a message beyond all measure is refused before the core has to find room for it", () => {
  const far = "The message's `body` has 2048.0 MiB, and no more than 32 are read.";
  const refused = { code: "MESSAGE_UNREADABLE", gateway: "cashy", field: "body", message: far, expected: "at most 32 MiB", found: "2048.0 MiB" };
  refusal(() => cashy.verify({ body: new Uint8Array(2 ** 31) }), refused);
  assert.equal(cashy.explain({ body: new Uint8Array(2 ** 31) }).error.message, far);
  refusal(() => cashy.verify({ query: "a".repeat(2 ** 25 + 1) }), { code: "MESSAGE_UNREADABLE", field: "query" });
  refusal(() => cashy.sign(`{"a":"${"a".repeat(2 ** 25)}"}`), { code: "PARAMS_UNSIGNABLE" });
  assert.equal(cashy.verify({ headers: { Sign: signature }, body }).kind, "callback");
  refusal(() => cashy.verify({ headers: { Sign: signature }, body: body.padEnd(2 ** 25) }), { code: "SIGNATURE_MISMATCH" });
});

test("no error shows a key that was given in the place of something else", () => {
  const key = `-----BEGIN PRIVATE KEY-----\n${"A".repeat(300)}\n-----END PRIVATE KEY-----`;
  for (const mistaken of [() => gateway(key), () => gateway(key, {}), () => convertKey("pkcs8-pem", key)]) {
    assert.throws(mistaken, (error) => !inspect(error, { showHidden: true, depth: 9 }).includes("AAAA"));
  }
});
