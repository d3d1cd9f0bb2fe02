// How long keys live, how errors behave, and what one instance means.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { createRequire } from "node:module";
import { test } from "node:test";
import { inspect } from "node:util";
import * as esm from "countersign";
import { refusal, vector } from "./vectors.mjs";

const { CountersignError, gateway } = esm;
const { key: secret, body, signature } = vector("cashy-webhook");
const message = { headers: { Sign: signature }, body };

test("import and require share one instance and one error class", () => {
  const cjs = createRequire(import.meta.url)("countersign");
  for (const name of ["CountersignError", "convertKey", "gateway", "gateways", "inspectKey", "platform"]) {
    assert.equal(cjs[name], esm[name], name);
    assert.equal(typeof cjs[name], "function", name);
  }
  assert.deepEqual(Object.keys(esm).sort(), ["CountersignError", "convertKey", "gateway", "gateways", "inspectKey", "platform"]);
});

test("free() wipes, may be called twice, and ends every use", async () => {
  const cashy = gateway("cashy", { secret });
  assert.equal(cashy.verify(message).kind, "callback");
  cashy.free();
  cashy.free();
  const freed = {
    code: "FREED",
    gateway: "cashy",
    message: "This gateway was freed, and its keys are wiped.",
  };
  refusal(() => cashy.verify(message), freed);
  refusal(() => cashy.sign({}), freed);
  refusal(() => cashy.info, freed);
  await assert.rejects(cashy.verifyRequest({ arrayBuffer: async () => new ArrayBuffer(0), headers: {} }), freed);
});

test("a getter of the caller's that frees the gateway ends the call", () => {
  for (const call of ["verify", "explain", "sign"]) {
    const cashy = gateway("cashy", { secret });
    const freeing = (value) => ({
      get body() {
        cashy.free();
        return value;
      },
    });
    refusal(() => cashy[call](freeing(body)), { code: "FREED", gateway: "cashy" });
  }
});

test("Symbol.dispose is free() where the runtime has it", { skip: Symbol.dispose === undefined && "no Symbol.dispose" }, () => {
  const cashy = gateway("cashy", { secret });
  cashy[Symbol.dispose]();
  cashy[Symbol.dispose]();
  refusal(() => cashy.sign({}), { code: "FREED" });
});

test("a gateway shows nothing of what it holds", () => {
  const cashy = gateway("cashy", { secret, merchant: "m" });
  assert.ok(!inspect(cashy, { depth: 9, showHidden: true }).includes(secret));
  assert.equal(JSON.stringify(cashy), "{}");
});

test("no error holds the secret, the password or the key", () => {
  const password = "p4ssw0rd-that-is-wrong";
  const { private_key_pem: pem } = vector("alikassa-request-encrypted-key");
  const key = vector("clickpay-request-query-1024").private_key;
  const attempts = [
    () => gateway("alikassa", { privateKey: pem, password }),
    () => gateway("clickpay", { privateKey: key.slice(0, 300) }),
    () => gateway("clickpay", { platformKey: key }),
    () => gateway("tarspay", { privateKey: key }),
    () => gateway("cashy", { secret }).verify({ headers: { Sign: "00" }, body }),
    () => gateway("cashy", { secret }).verify({ headers: { Sign: signature }, body: `${body} ` }),
  ];
  for (const attempt of attempts) {
    const error = refusal(attempt, {});
    const shown = `${inspect(error, { depth: 9, showHidden: true })} ${JSON.stringify({ ...error })} ${error.cause}`;
    for (const hidden of [secret, password, key.slice(40, 80), pem.slice(100, 140)]) assert.ok(!shown.includes(hidden), error.code);
  }
});

test("errors are of the class, whoever makes them", () => {
  const error = new CountersignError("FREED", "A sentence.", { hint: "Do this.", cause: 1 });
  assert.equal(String(error), "CountersignError: A sentence.");
  assert.equal(error.hint, "Do this.");
  assert.equal(error.cause, 1);
  assert.ok(!Object.keys(error).includes("name"));
});

test("fifty signatures in a row leave memory as it was", () => {
  const clickpay = gateway("clickpay", { privateKey: vector("clickpay-request-query-1024").private_key });
  const sign = () => clickpay.sign({ orderNum: "T1", note: "x".repeat(10000) });
  const first = sign().signature;
  for (let i = 0; i < 50; i += 1) assert.equal(sign().signature, first);
});

test("importing runs neither the core nor the random source", () => {
  const script = `
    WebAssembly.Module = class { constructor() { throw new Error("too early"); } };
    const c = await import("countersign");
    try { c.gateways(); console.log("ran"); } catch (error) { console.log(error.code, error.message, error.cause.message); }
  `;
  const shown = execFileSync(process.execPath, ["--input-type=module", "-e", script], {
    cwd: new URL(".", import.meta.url),
    encoding: "utf8",
  });
  assert.equal(shown, "WASM_UNAVAILABLE The WebAssembly core could not be started: too early too early\n");
});

test("RSA signing without a random source fails and says so", () => {
  const script = `
    import { gateway } from "countersign";
    Object.defineProperty(globalThis, "crypto", { value: { getRandomValues() { throw new Error("none"); } } });
    try { gateway("clickpay", { privateKey: process.argv[1] }).sign({ a: "1" }); } catch (error) { console.log(error.code, error.gateway); }
  `;
  const key = vector("clickpay-request-query-1024").private_key;
  const shown = execFileSync(process.execPath, ["--input-type=module", "-e", script, key], {
    cwd: new URL(".", import.meta.url),
    encoding: "utf8",
  });
  assert.equal(shown, "RANDOM_UNAVAILABLE clickpay\n");
});
