// TarsPay's callback in Express: JSON, signed in the header X-RESP-SIGNATURE.
import express from "express";
import { gateway } from "countersign";
import { callbacks } from "countersign/express";
import { findOrder, markPaid } from "./orders.js";

const tarspay = gateway("tarspay", { platformKey: process.env.TARSPAY_SYSTEM_KEY });
const app = express();

// It reads the raw body itself, so it stands before express.json(): what that parses cannot be verified any more.
app.post("/notify", callbacks(tarspay, settle, { expect: orderOf, onRefused: report }));
app.use(express.json());

/** What a genuine message must say: its order's amount. Without an order it is refused. */
function orderOf(message) {
  const order = findOrder(message.text("mchOrderNo"));
  return order && { mchOrderNo: order.number, orderAmount: order.amount };
}

/** TarsPay sends its notification up to 16 times; all are acknowledged once this has returned, one is acted upon. */
function settle(message) {
  const order = findOrder(message.text("mchOrderNo"));
  if (message.outcome === "paid" && markPaid(order, message.replayKey)) console.log(`paid: ${order.number}`);
}

function report(error) {
  console.error(`refused: ${error.code}: ${error.message} ${error.hint ?? ""}`);
}

app.listen(Number(process.env.PORT ?? 3000), "127.0.0.1");
