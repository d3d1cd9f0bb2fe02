// The helpers beside each way to load the package.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { test } from "node:test";
import * as slim from "countersign/slim";
import { callbacks } from "countersign/hono";
import { sides } from "../examples/gateway.mjs";
import { merchant } from "./suite.mjs";

const require = createRequire(import.meta.url);
const post = { method: "POST", body: "{}" };
const context = (request) => ({ req: { raw: request } });

test("errors are of the class that belongs to the gateway", async () => {
  slim.initSync(readFileSync(require.resolve("countersign/countersign.wasm")));
  const own = slim.gateway("tarspay", sides.tarspay.peer);
  assert.throws(() => callbacks(own, "no function"), (error) => error instanceof slim.CountersignError && error.gateway === "tarspay");
  const used = new Request("http://127.0.0.1/", post);
  await used.text();
  await assert.rejects(callbacks(own, () => {})(context(used)), (error) => error instanceof slim.CountersignError);
  let refusal;
  const response = await callbacks(own, assert.fail, { onRefused: (error) => (refusal = error) })(context(new Request("http://127.0.0.1/", post)));
  assert.equal(response.status, 400);
  assert.ok(refusal instanceof slim.CountersignError);
});

test("require gives the same helpers", async () => {
  for (const name of ["express", "fastify", "hono"]) {
    const required = require(`countersign/${name}`);
    assert.deepEqual(Object.keys(required), ["callbacks"]);
    assert.deepEqual(Object.keys(await import(`countersign/${name}`)), ["callbacks"]);
    const options = name === "fastify" ? { url: "/notify" } : {};
    assert.equal(typeof required.callbacks(merchant("tarspay"), () => {}, options), "function");
  }
});
