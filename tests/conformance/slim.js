// The entry whose wasm the caller loads; through it, the memory of the core can be watched.
import { equal } from "./subject.js";

export function slimCases({ countersign, slim, wasm, vector, inspect }) {
  /** An error of the slim entry, whose class is its own. */
  const refusedBySlim = (work, expected) => {
    try {
      work();
    } catch (error) {
      return inspect(error, expected, slim.CountersignError);
    }
    throw new Error(`not refused, where ${JSON.stringify(expected)} was expected`);
  };
  const rsa = vector("clickpay-request-query-1024");
  const curve = vector("tarspay-request-doc-example");
  const cashy = vector("cashy-webhook");
  let memory;
  return {
    "slim exports the same, and how to load it": () => {
      equal(Object.keys(countersign).filter((name) => !(name in slim)), []);
      equal([typeof slim.init, typeof slim.initSync], ["function", "function"]);
    },
    "slim says that it was not loaded": () => {
      const { hint } = refusedBySlim(() => slim.gateways(), { code: "WASM_UNAVAILABLE" });
      equal(hint.includes("initSync"), true, hint);
    },
    "slim is loaded from nothing but a module, bytes or a Response": async () => {
      for (const source of [undefined, null, "countersign.wasm", { length: 16 }, new Uint16Array(8), 7]) {
        refusedBySlim(() => slim.initSync(source), { code: "OPTION_INVALID", field: "source" });
        const error = await slim.init(source).then(() => undefined, (reason) => reason);
        inspect(error, { code: "OPTION_INVALID", field: "source" }, slim.CountersignError);
      }
    },
    "slim refuses an answer that is no success": async () => {
      const error = await slim.init(new Response("", { status: 404 })).then(() => undefined, (reason) => reason);
      inspect(error, { code: "WASM_UNAVAILABLE", message: "The WebAssembly core could not be fetched: HTTP status 404." }, slim.CountersignError);
    },
    "slim refuses bytes that are no wasm, or may not be compiled here": async () => {
      const error = await slim.init(new Uint8Array(16)).then(() => undefined, (reason) => reason);
      inspect(error, { code: "WASM_UNAVAILABLE" }, slim.CountersignError);
    },
    "slim signs as the whole package does": async () => {
      memory = await watchMemory(async () => {
        await slim.init(wasm);
        equal(slim.gateways().length, countersign.gateways().length);
      });
      equal(slim.gateway("clickpay", { privateKey: rsa.private_key }).sign(rsa.fields).signature, rsa.signature);
    },
    "fifty signatures of each algorithm in a row leave memory as large as it was": () => {
      const signers = {
        "RSA type 1": [slim.gateway("clickpay", { privateKey: rsa.private_key }), rsa.fields, undefined, rsa.signature],
        ECDSA: [slim.gateway("tarspay", { privateKey: curve.private_key_hex }), curve.params, { path: curve.path, timestamp: curve.timestamp }, curve.signature],
        MD5: [slim.gateway("cashy", { merchant: "m", secret: cashy.key }), cashy.body, undefined, cashy.signature],
      };
      for (const [name, [side, params, options, signature]] of Object.entries(signers)) {
        const sign = () => equal(side.sign(params, options).signature, signature, name);
        sign();
        const before = memory();
        for (let i = 0; i < 50; i += 1) sign();
        equal(memory(), before, `${name}: bytes of memory`);
        side.free();
      }
    },
    "opening and freeing fifty gateways leaves memory as large as it was": () => {
      const open = () => slim.gateway("clickpay", { privateKey: rsa.private_key, platformKey: rsa.public_key }).free();
      open();
      const before = memory();
      for (let i = 0; i < 50; i += 1) open();
      equal(memory(), before, "bytes of memory");
    },
    "fifty refused messages leave memory as large as it was": () => {
      const side = slim.gateway("clickpay", { platformKey: rsa.public_key });
      const body = JSON.stringify({ note: "x".repeat(10000), platSign: rsa.signature });
      const refuse = () => refusedBySlim(() => side.verify({ body }), { code: "SIGNATURE_MISMATCH" });
      refuse();
      const before = memory();
      for (let i = 0; i < 50; i += 1) refuse();
      equal(memory(), before, "bytes of memory");
      side.free();
    },
  };
}

/** The size in bytes of the memory of the one instance that is made during `work`. */
async function watchMemory(work) {
  const { Instance } = WebAssembly;
  const made = [];
  WebAssembly.Instance = function (...given) {
    const instance = new Instance(...given);
    made.push(instance);
    return instance;
  };
  try {
    await work();
  } finally {
    WebAssembly.Instance = Instance;
  }
  equal(made.length, 1, "instances");
  return () => made[0].exports.memory.buffer.byteLength;
}
