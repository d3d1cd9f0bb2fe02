// countersign/fastify.
import assert from "node:assert/strict";
import { test } from "node:test";
import Fastify from "fastify";
import { CountersignError } from "countersign";
import { callbacks } from "countersign/fastify";
import { notifications } from "../examples/gateway.mjs";
import { serve } from "./serve.mjs";
import { merchant, suite } from "./suite.mjs";

async function open(gateway, handler, options = {}, faults, prepare = () => {}) {
  const app = Fastify();
  app.setErrorHandler((error, _request, reply) => {
    if (error.statusCode !== undefined) return reply.send(error);
    faults.push(error);
    return reply.code(500).send(`${error.code}`);
  });
  prepare(app);
  const isPlain = Object.getPrototypeOf(options) === Object.prototype;
  app.register(callbacks(gateway, handler, isPlain ? { url: "/notify", ...options } : options));
  await app.ready();
  return app.server;
}

suite("Fastify", open);

const { genuine } = notifications("tarspay");

test("Fastify: other routes keep their parsers", async () => {
  const other = (app) => app.post("/other", (request, reply) => reply.send({ is: typeof request.body, a: request.body.a }));
  const server = await serve(await open(merchant("tarspay"), () => {}, {}, [], other));
  const response = await fetch(server.address.replace("/notify", "/other"), {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: '{"a":1}',
  });
  assert.deepEqual(await response.json(), { is: "object", a: 1 });
  assert.equal(await server.send(genuine), "200 OK");
  await server.stop();
});

test("Fastify: its own parser takes the bytes, and that fails with advice", async () => {
  const tarspay = merchant("tarspay");
  const app = Fastify();
  let fault;
  app.post("/notify", (request) => tarspay.verify({ headers: request.headers, body: request.body }));
  app.setErrorHandler((error, _request, reply) => {
    fault = error;
    return reply.code(500).send(error.code);
  });
  await app.ready();
  const server = await serve(app.server);
  assert.equal(await server.send(genuine), "500 MESSAGE_NOT_RAW");
  await server.stop();
  assert.ok(fault instanceof CountersignError);
  assert.match(fault.hint, /in Fastify, callbacks\(\) of "countersign\/fastify"/);
});

test("Fastify: the route's methods can be chosen, and HEAD is none", async () => {
  const server = await serve(await open(merchant("tarspay"), () => {}, { method: "POST" }, []));
  assert.equal(await server.send(genuine), "200 OK");
  assert.match(await server.send({ method: "GET" }), /^404 /);
  await server.stop();
  const both = await serve(await open(merchant("tarspay"), () => {}, {}, []));
  assert.equal(await both.send({ method: "GET" }), "400 SIGNATURE_MISSING");
  assert.match(await both.send({ method: "HEAD" }), /^404 /);
  await both.stop();
});

test("Fastify: a content type that is none does not keep a message from being verified", async () => {
  const seen = [];
  const handler = (_message, request) => seen.push(request.headers["content-type"]);
  const spy = { verify: (parts, options) => (seen.push(parts.headers?.["content-type"]), merchant("tarspay").verify(parts, options)) };
  const server = await serve(await open(spy, handler, {}, []));
  const names = ["", "json", "text", "undefined", "application/", "/json", "application/json charset=utf-8", "a/b/c", "application/json, text/plain"];
  for (const type of [...names, "application/json; charset", "application/json ;charset=utf-16", "text/plain", "multipart/form-data"]) {
    seen.length = 0;
    assert.equal(await server.send({ ...genuine, headers: { ...genuine.headers, "Content-Type": type } }), "200 OK", type);
    assert.deepEqual(seen, [type, type]);
  }
  await server.stop();
});

test("Fastify: other routes still refuse it", async () => {
  const server = await serve(await open(merchant("tarspay"), () => {}, {}, [], (app) => app.post("/other", () => "read")));
  const response = await fetch(server.address.replace("/notify", "/other"), { method: "POST", headers: { "Content-Type": "json" }, body: "{}" });
  assert.equal(response.status, 415);
  await server.stop();
});

test("Fastify: a handler that answers for itself is not answered for", async () => {
  const own = (_message, _request, reply) => void reply.code(202).send("mine");
  const server = await serve(await open(merchant("tarspay"), own, {}, []));
  assert.equal(await server.send(genuine), "202 mine");
  await server.stop();
});

test("Fastify: a route without a path fails at once", () => {
  assert.throws(() => callbacks(merchant("tarspay"), () => {}, {}), { code: "OPTION_INVALID", field: "url" });
});
