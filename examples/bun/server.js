// AliKassa's notification in Bun: a GET whose query is signed.
import { CountersignError, gateway } from "countersign";
import { findOrder, markPaid } from "./orders.js";

const alikassa = gateway("alikassa", { platformKey: process.env.ALIKASSA_NOTIFICATION_KEY });

async function notify(request) {
  try {
    const callback = await alikassa.verifyRequest(request);
    const order = findOrder(callback.text("order_id"));
    if (order === undefined || Number(callback.text("amount")) !== Number(order.amount)) {
      return new Response("no such order, or another amount", { status: 409 });
    }
    if (callback.text("payment_status") === "paid" && markPaid(order, callback.text("id"))) console.log(`paid: ${order.number}`);
    // Its documents name no answer, so there is no acknowledgement to send.
    return new Response("OK");
  } catch (error) {
    if (!(error instanceof CountersignError)) throw error;
    console.error(`refused: ${error.code}: ${error.message} ${error.hint ?? ""}`);
    return new Response(error.code, { status: 400 });
  }
}

Bun.serve({ port: Number(process.env.PORT ?? 3000), hostname: "127.0.0.1", routes: { "/notify": notify } });
