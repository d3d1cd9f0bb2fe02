// BDPay's callback in Fastify: a form, signed in its field platSign.
import Fastify from "fastify";
import { gateway } from "countersign";
import { callbacks } from "countersign/fastify";
import { findOrder, markPaid } from "./orders.js";

const bdpay = gateway("bdpay", { platformKey: process.env.BDPAY_PLATFORM_KEY });
const app = Fastify();

// In this plugin's scope alone every body stays as it came, in bytes.
app.register(callbacks(bdpay, settle, { url: "/notify", expect: orderOf, onRefused: report }));

/**
 * What a genuine message must say: its order's amount. Neighbouring values could lend each other digits, for BDPay's
 * signature does not say where one ends.
 */
function orderOf(message) {
  const order = findOrder(message.text("orderNum"));
  return order && { orderNum: order.number, payMoney: order.amount };
}

/** All notifications are acknowledged once this has returned, one is acted upon. */
function settle(message) {
  const order = findOrder(message.text("orderNum"));
  if (message.outcome === "paid" && markPaid(order, message.replayKey)) console.log(`paid: ${order.number}`);
}

function report(error) {
  console.error(`refused: ${error.code}: ${error.message} ${error.hint ?? ""}`);
}

await app.listen({ port: Number(process.env.PORT ?? 3000), host: "127.0.0.1" });
