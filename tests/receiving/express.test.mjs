// countersign/express in Express 5 and 4, and in Node's own server.
import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer } from "node:http";
import { connect } from "node:net";
import { test } from "node:test";
import express from "express";
import express4 from "express4";
import { callbacks } from "countersign/express";
import { notifications } from "../examples/gateway.mjs";
import { serve } from "./serve.mjs";
import { merchant, suite } from "./suite.mjs";

/** Makes servers in which `before` stands in front of the route. */
const opener =
  (framework, ...before) =>
  (gateway, handler, options, faults) => {
    const app = framework();
    for (const middleware of before) app.use(middleware);
    app.all("/notify", callbacks(gateway, handler, options));
    app.use((error, _request, response, _next) => {
      faults.push(error);
      response.status(500).send(`${error.code}`);
    });
    return createServer(app);
  };
const kept = (request, _response, bytes) => {
  request.rawBody = bytes;
};

suite("Express 5", opener(express));
suite("Express 4", opener(express4));
suite("Express 5 with a parser that keeps the bytes", opener(express, express.json({ verify: kept }), express.urlencoded({ verify: kept })));
suite("node:http", (gateway, handler, options, faults) => {
  const listener = callbacks(gateway, handler, options);
  return createServer((request, response) =>
    listener(request, response, (error) => {
      faults.push(error);
      response.writeHead(500).end();
    }),
  );
});
suite("node:http without next", (gateway, handler, options, faults) => {
  const server = createServer(callbacks(gateway, handler, options));
  const collect = (error) => faults.push(error);
  process.on("warning", collect);
  return server.on("close", () => process.off("warning", collect));
});

const { genuine } = notifications("tarspay");
const form = notifications("bdpay").genuine;

async function answered(open, id, message) {
  const faults = [];
  const server = await serve(open(merchant(id), () => {}, {}, faults));
  try {
    return { answer: await server.send(message), faults };
  } finally {
    await server.stop();
  }
}

for (const [version, framework] of [["5", express], ["4", express4]]) {
  test(`Express ${version}: bytes or text of another parser are taken`, async () => {
    for (const parser of [framework.raw({ type: "*/*" }), framework.text({ type: "*/*" })]) {
      assert.equal((await answered(opener(framework, parser), "tarspay", genuine)).answer, "200 OK");
    }
  });

  test(`Express ${version}: a parser for other types does no harm`, async () => {
    assert.equal((await answered(opener(framework, framework.json()), "bdpay", form)).answer, "200 SUCCESS");
  });

  test(`Express ${version}: a parsed body fails with advice`, async () => {
    for (const [parser, id, message] of [
      [framework.json(), "tarspay", genuine],
      [framework.urlencoded({ extended: false }), "bdpay", form],
    ]) {
      const { answer, faults } = await answered(opener(framework, parser), id, message);
      assert.equal(answer, "500 MESSAGE_NOT_RAW");
      assert.equal(faults[0].gateway, id);
      assert.equal(
        faults[0].message,
        "The body was parsed before callbacks() could read its bytes: mount this route before express.json(), or have its option `verify` keep request.rawBody.",
      );
      assert.match(faults[0].hint, /verify: \(request, _response, bytes\)/);
    }
  });

  test(`Express ${version}: below a router and with a query, the whole path counts`, async () => {
    const router = framework.Router();
    let seen;
    router.all("/", (request, response, next) => {
      const spy = { verify: (parts, options) => ((seen = parts.path ?? seen), merchant("alikassa").verify(parts, options)) };
      return callbacks(spy, () => {})(request, response, next);
    });
    const server = await serve(createServer(framework().use("/notify", router)));
    assert.equal(await server.send(notifications("alikassa").genuine), "200 ");
    await server.stop();
    assert.equal(seen, "/notify");
  });
}

for (const [version, framework] of [["5", express], ["4", express4]]) {
  test(`Express ${version}: whatever is thrown, no other route acknowledges`, async () => {
    for (const thrown of [undefined, null, false, 0, "", "route", "router", "the database is away", { status: 200 }]) {
      const app = framework();
      app.post("/notify", callbacks(merchant("tarspay"), () => Promise.reject(thrown)));
      app.use((_request, response) => response.status(200).send("OK"));
      let fault;
      app.use((error, _request, response, _next) => {
        fault = error;
        response.status(500).end();
      });
      const server = await serve(createServer(app));
      assert.equal(await server.send(genuine), "500 ", String(thrown));
      await server.stop();
      assert.ok(fault instanceof Error);
      assert.equal(fault.cause, thrown);
    }
  });
}

/** Sends the beginning of a message and breaks off. */
function breakOff(address) {
  const { hostname, port } = new URL(address);
  const socket = connect(Number(port), hostname);
  socket.end("POST /notify HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n{", () => setTimeout(() => socket.destroy(), 50));
}

test("node:http without next: a sender that breaks off does no harm, and is no news", async () => {
  const heard = [];
  const hear = (error) => heard.push(error);
  for (const event of ["warning", "unhandledRejection", "uncaughtException"]) process.on(event, hear);
  const listener = callbacks(merchant("tarspay"), () => {});
  let settled;
  const server = await serve(createServer((request, response) => (settled = listener(request, response))));
  breakOff(server.address);
  for (let tries = 0; tries < 100 && settled === undefined; tries += 1) await new Promise((resolve) => setTimeout(resolve, 20));
  assert.equal(await settled, undefined);
  assert.equal(await server.send(genuine), "200 OK");
  await server.stop();
  for (const event of ["warning", "unhandledRejection", "uncaughtException"]) process.off(event, hear);
  assert.deepEqual(heard, []);
});

test("node:http without next: an answer that the handler began is broken off when it throws", async () => {
  const warned = once(process, "warning");
  const server = await serve(
    createServer(
      callbacks(merchant("tarspay"), (_message, _request, response) => {
        response.write("O");
        throw undefined;
      }),
    ),
  );
  await assert.rejects(server.send(genuine));
  await server.stop();
  assert.match((await warned)[0].message, /^What was thrown /);
});

test("Express: a sender that breaks off is an error and no message", async () => {
  const faults = [];
  const { address, stop } = await serve(opener(express)(merchant("tarspay"), assert.fail, {}, faults));
  breakOff(address);
  for (let tries = 0; tries < 100 && faults.length === 0; tries += 1) await new Promise((resolve) => setTimeout(resolve, 20));
  await stop();
  assert.equal(faults.length, 1);
});

test("Express: a handler that answers for itself is not answered for", async () => {
  const own = (_message, _request, response) => void response.status(202).send("mine");
  const server = await serve(opener(express)(merchant("tarspay"), own, {}, []));
  assert.equal(await server.send(genuine), "202 mine");
  await server.stop();
});
