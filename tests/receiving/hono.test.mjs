// countersign/hono, on @hono/node-server.
import assert from "node:assert/strict";
import { test } from "node:test";
import { createAdaptorServer } from "@hono/node-server";
import { Hono } from "hono";
import { callbacks } from "countersign/hono";
import { notifications } from "../examples/gateway.mjs";
import { serve } from "./serve.mjs";
import { merchant, suite } from "./suite.mjs";

function app(gateway, handler, options, faults, ...before) {
  const hono = new Hono();
  for (const read of before) {
    hono.use(async (context, next) => {
      await read(context.req);
      await next();
    });
  }
  hono.all("/notify", callbacks(gateway, handler, options));
  hono.onError((error, context) => {
    faults.push(error);
    return context.text(`${error.code}`, 500);
  });
  return hono;
}

const open = (...given) => createAdaptorServer({ fetch: app(...given).fetch });
suite("Hono", open);

const { genuine } = notifications("tarspay");
const form = notifications("bdpay").genuine;

/** The same request without a server: the runtime's own Request. */
function request({ method, headers, body, query = "" }) {
  return new Request(`http://127.0.0.1/notify?${query}`, { method, headers, body });
}

async function answered(id, message, read) {
  const faults = [];
  const server = await serve(open(merchant(id), () => {}, {}, faults, read));
  const answers = [await server.send(message)];
  await server.stop();
  const response = await app(merchant(id), () => {}, {}, faults, read).request(request(message));
  answers.push(`${response.status} ${await response.text()}`);
  return { answers, faults };
}

test("Hono: what it keeps as bytes or text is taken", async () => {
  for (const read of [(req) => req.text(), (req) => req.json(), (req) => req.arrayBuffer(), (req) => req.raw.clone().json()]) {
    const { answers, faults } = await answered("tarspay", genuine, read);
    assert.deepEqual(answers, ["200 OK", "200 OK"], `${read}: ${faults}`);
  }
});

test("Hono: a body that was read otherwise fails with advice", async () => {
  for (const [id, message, read] of [
    ["tarspay", genuine, (req) => req.raw.json()],
    ["bdpay", form, (req) => req.formData()],
    ["tarspay", genuine, (req) => req.blob()],
  ]) {
    const { answers, faults } = await answered(id, message, read);
    assert.deepEqual(answers, ["500 MESSAGE_NOT_RAW", "500 MESSAGE_NOT_RAW"], String(read));
    assert.equal(faults[0].gateway, id);
    assert.match(faults[0].message, /^The body was parsed before callbacks\(\) could read its bytes: let nothing/);
    assert.match(faults[0].hint, /context\.req\.raw\.clone\(\)/);
  }
});

test("Hono: a body without a length is stopped at the limit", async () => {
  const endless = new ReadableStream({ pull: (controller) => controller.enqueue(new Uint8Array(1 << 16)) });
  const long = new Request("http://127.0.0.1/notify", { method: "POST", body: endless, duplex: "half" });
  const response = await app(merchant("tarspay"), assert.fail, {}, []).request(long);
  assert.equal(response.status, 413);
});

test("Hono: an answer without a body is one for the runtime's own Response too", async () => {
  const query = notifications("alikassa").genuine;
  for (const [given, body] of [[{ status: 204 }, null], [{ status: 304, body: "" }, null], [{ status: 205, body: "dropped" }, null], [{ status: 200 }, ""]]) {
    const faults = [];
    const response = await app(merchant("alikassa"), () => given, {}, faults).request(request(query));
    assert.deepEqual([response.status, await response.text(), faults], [given.status, "", []]);
    if (body === null) assert.equal(response.body, null);
  }
});
