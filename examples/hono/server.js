// Cashy's webhook in Hono: JSON, with the MD5 of body and API key in the header Sign.
import { serve } from "@hono/node-server";
import { Hono } from "hono";
import { gateway } from "countersign";
import { callbacks } from "countersign/hono";
import { findOrder, markPaid } from "./orders.js";

const cashy = gateway("cashy", { secret: process.env.CASHY_API_KEY });
const app = new Hono();

app.post("/notify", callbacks(cashy, settle, { expect: orderOf, onRefused: report }));

/** What a genuine message must say: its order's amount, as a number, for Cashy writes 10000.00. */
function orderOf(message) {
  const order = findOrder(message.text("mchOrderNo"));
  return order && { mchOrderNo: order.number, amount: Number(order.amount) };
}

/** All notifications are acknowledged once this has returned, one is acted upon. */
function settle(message) {
  const order = findOrder(message.text("mchOrderNo"));
  if (message.outcome === "paid" && markPaid(order, message.replayKey)) console.log(`paid: ${order.number}`);
}

function report(error) {
  console.error(`refused: ${error.code}: ${error.message} ${error.hint ?? ""}`);
}

serve({ fetch: app.fetch, port: Number(process.env.PORT ?? 3000), hostname: "127.0.0.1" });
