// Express, Fastify and Hono, started for real, and `countersign sandbox` asking them.
import assert from "node:assert/strict";
import { createServer } from "node:http";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { createAdaptorServer } from "@hono/node-server";
import express from "express";
import express4 from "express4";
import Fastify from "fastify";
import { Hono } from "hono";
import { callbacks as forExpress } from "countersign/express";
import { callbacks as forFastify } from "countersign/fastify";
import { callbacks as forHono } from "countersign/hono";
import { sides } from "../examples/gateway.mjs";
import { file, start } from "../js/command-line.mjs";
import { serve } from "./serve.mjs";
import { GATEWAYS, merchant } from "./suite.mjs";

const ownScheme = fileURLToPath(new URL("../data/schemes/own-pay.json", import.meta.url));
const quiet = (_error, _request, response, _next) => response.status(500).send(`${_error.code}: ${_error.message}`);

const servers = {
  "Express 5": (gateway, handler, options) => createServer(express().all("/notify", forExpress(gateway, handler, options))),
  "Express 4": (gateway, handler, options) => createServer(express4().all("/notify", forExpress(gateway, handler, options))),
  Fastify: async (gateway, handler, options) => {
    const app = Fastify();
    app.register(forFastify(gateway, handler, { url: "/notify", ...options }));
    await app.ready();
    return app.server;
  },
  Hono: (gateway, handler, options) => createAdaptorServer({ fetch: new Hono().all("/notify", forHono(gateway, handler, options)).fetch }),
};

/** The same without the raw body. */
const mistaken = {
  "Express 5": (gateway) => createServer(express().use(express.json(), express.urlencoded()).all("/notify", forExpress(gateway, () => {})).use(quiet)),
  "Express 4": (gateway) =>
    createServer(express4().use(express4.json(), express4.urlencoded({ extended: false })).all("/notify", forExpress(gateway, () => {})).use(quiet)),
  Fastify: async (gateway) => {
    const app = Fastify();
    app.addContentTypeParser("application/x-www-form-urlencoded", { parseAs: "string" }, (_request, body, done) =>
      done(null, Object.fromEntries(new URLSearchParams(body))),
    );
    app.post("/notify", (request) => gateway.verify({ headers: request.headers, body: request.body }));
    await app.ready();
    return app.server;
  },
  Hono: (gateway) => {
    const app = new Hono().use(async (context, next) => {
      await context.req.raw.text();
      await next();
    });
    app.onError((error, context) => context.text(`${error.code}: ${error.message}`, 500));
    return createAdaptorServer({ fetch: app.all("/notify", forHono(gateway, () => {})).fetch });
  },
};

/** What the sandbox says of a server, as its exit status and its report. */
async function ask(id, server) {
  const { scheme, own, params } = sides[id];
  const key = own.privateKey === undefined ? ["--secret-file", file(`${id}.secret`, own.secret)] : ["--private-key", file(`${id}.key`, own.privateKey)];
  const body = file(`${id}.json`, typeof params === "string" ? params : JSON.stringify(params));
  const { address, stop } = await serve(await server);
  const words = ["sandbox", ...(scheme === undefined ? [id] : ["--scheme", ownScheme]), ...key, "--body", body, "--json", "--to", address];
  const { status, stdout, stderr } = await start(words);
  await stop();
  assert.equal(stderr, "");
  return { status, ...JSON.parse(stdout) };
}

for (const id of GATEWAYS) {
  for (const [name, open] of Object.entries(servers)) {
    test(`${name} answers every question of the sandbox rightly: ${id}`, async () => {
      const { amount, params } = sides[id];
      const handled = [];
      const expect = { [amount]: typeof params === "string" ? 10000 : Number(params[amount]) };
      const report = await ask(id, open(merchant(id), (message) => handled.push(message.replayKey), { expect }));
      assert.equal(report.status, 0, JSON.stringify(report.questions));
      assert.ok(report.questions.length >= 6);
      // Only what was genuine came through, and a repetition is known by its key.
      assert.equal(handled.length, report.questions.filter(({ expected }) => expected === "acknowledged").length);
      assert.equal(handled[0], handled[1]);
      assert.equal(handled[0], report.replayKey);
    });
  }
}

for (const id of ["tarspay", "cashy", "clickpay", "bdpay", "own-pay"]) {
  for (const [name, open] of Object.entries(mistaken)) {
    test(`${name} without the raw body fails with advice: ${id}`, async () => {
      const report = await ask(id, open(merchant(id)));
      assert.equal(report.status, 1);
      assert.equal(report.questions[0].right, false);
      assert.match(report.questions[0].answer.body, /MESSAGE_NOT_RAW|The body is a plain object/);
      assert.match(report.advice.join("\n"), /needs the raw bytes/);
    });
  }
}
