// Compiles exactly when the helpers fit the frameworks' own types. Never run.
import express from "express";
import Fastify, { type FastifyReply, type FastifyRequest } from "fastify";
import { Hono, type Context } from "hono";
import { createPublicKey, type webcrypto } from "node:crypto";
import { createServer } from "node:http";
import { gateway, type CountersignError, type VerifiedMessage } from "countersign";
import { callbacks as forExpress, type CallbackOptions, type NodeRequest, type NodeResponse } from "countersign/express";
import { callbacks as forFastify } from "countersign/fastify";
import { callbacks as forHono } from "countersign/hono";

const tarspay = gateway("tarspay", { platformKey: createPublicKey("key").export({ format: "jwk" }) });
declare const exported: webcrypto.JsonWebKey;
gateway("clickpay", { privateKey: exported, platformKey: createPublicKey({ key: exported, format: "jwk" }).export({ format: "pem", type: "spki" }) });
declare function settle(message: VerifiedMessage): Promise<void>;
const orderOf = async (message: VerifiedMessage) => (message.text("mchOrderNo") === "" ? undefined : { orderAmount: 100 });

const app = express();
app.post("/a", forExpress(tarspay, settle));
app.post("/b", forExpress(tarspay, async (message, request) => console.log(message.replayKey, request.headers["host"]), {
  expect: orderOf,
  limit: 1000,
  onRefused: (error: CountersignError) => console.warn(error.code),
}));
app.get("/c/:id", forExpress(tarspay, (message, request: express.Request) => console.log(request.ip, message.outcome), {
  kind: "redirect",
  expect: (_message, request) => ({ id: String(request.params["id"]) }),
}));
app.use("/d", forExpress(tarspay, (_message, request: express.Request, response: express.Response) => {
  console.log(request.path, response.locals);
}));
createServer(forExpress(tarspay, settle));
const listener = forExpress(tarspay, settle);
createServer((request, response) => listener(request, response, (error) => console.error(error)));

const fastify = Fastify();
fastify.register(forFastify(tarspay, settle, { url: "/a" }));
fastify.register(forFastify(tarspay, (message, request) => request.log.info(message.replayKey), { url: "/b", method: "POST", expect: orderOf }));
fastify.register(
  forFastify(tarspay, (message, request: FastifyRequest, reply: FastifyReply) => request.log.info([message.params, reply.sent]), {
    url: "/c",
    expect: { a: 1 },
  }),
  { prefix: "/v1" },
);

const hono = new Hono<{ Bindings: { DATABASE: string } }>();
hono.post("/a", forHono(tarspay, settle));
hono.post("/b", forHono(tarspay, (message, context) => console.log(context.req.raw.url, message.kind), { expect: orderOf }));
hono.on(["GET", "POST"], "/c", forHono(tarspay, settle, { expect: { a: "1" } }));
hono.post("/d", forHono(tarspay, (message, context: Context<{ Bindings: { DATABASE: string } }>) => {
  console.log(context.env.DATABASE, message.kind);
}));

// @ts-expect-error a misspelt option
forExpress(tarspay, settle, { expects: {} });
// @ts-expect-error the route's path is missing
forFastify(tarspay, settle, {});
// @ts-expect-error no handler
forHono(tarspay, {});

export type Options = CallbackOptions<[NodeRequest, NodeResponse]>;
