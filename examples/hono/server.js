// Cashy's webhook in Hono: JSON, with the MD5 of body and API key in the header Sign.
import { serve } from "@hono/node-server";
import { Hono } from "hono";
import { CountersignError, gateway } from "countersign";
import { findOrder, markPaid } from "./orders.js";

const cashy = gateway("cashy", { secret: process.env.CASHY_API_KEY });
const app = new Hono();

app.post("/notify", async (context) => {
  // The Request itself, not context.req.json().
  const callback = await cashy.verifyRequest(context.req.raw);
  const order = findOrder(callback.text("mchOrderNo"));
  if (order === undefined || Number(callback.text("amount")) !== Number(order.amount)) return context.text("no such order, or another amount", 409);
  if (callback.text("orderStatus") === "SUCCESS" && markPaid(order, callback.text("orderNo"))) console.log(`paid: ${order.number}`);
  const { status, headers, body } = callback.acknowledgement;
  return context.body(body, status, headers);
});

app.onError((error, context) => {
  if (!(error instanceof CountersignError)) throw error;
  console.error(`refused: ${error.code}: ${error.message} ${error.hint ?? ""}`);
  return context.text(error.code, 400);
});

serve({ fetch: app.fetch, port: Number(process.env.PORT ?? 3000), hostname: "127.0.0.1" });
