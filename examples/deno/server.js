// JayaPay's callback in Deno: JSON, signed in its field platSign. Run it with --allow-net --allow-env --allow-read.
import { CountersignError, gateway } from "countersign";
import { findOrder, markPaid } from "./orders.js";

const jayapay = gateway("jayapay", { platformKey: Deno.env.get("JAYAPAY_PLATFORM_KEY") });

async function notify(request) {
  try {
    const callback = await jayapay.verifyRequest(request);
    const order = findOrder(callback.text("orderNum"));
    // Neighbouring values could lend each other digits: JayaPay's signature does not say where one ends.
    if (order === undefined || Number(callback.text("payMoney")) !== Number(order.amount)) {
      return new Response("no such order, or another amount", { status: 409 });
    }
    if (callback.text("status") === "SUCCESS" && markPaid(order, callback.text("platOrderNum"))) console.log(`paid: ${order.number}`);
    const { status, headers, body } = callback.acknowledgement;
    return new Response(body, { status, headers });
  } catch (error) {
    if (!(error instanceof CountersignError)) throw error;
    console.error(`refused: ${error.code}: ${error.message} ${error.hint ?? ""}`);
    return new Response(error.code, { status: 400 });
  }
}

Deno.serve({ port: Number(Deno.env.get("PORT") ?? 3000), hostname: "127.0.0.1" }, (request) =>
  new URL(request.url).pathname === "/notify" ? notify(request) : new Response("not found", { status: 404 }),
);
