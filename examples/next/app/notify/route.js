// ClickPay's callback in a route handler of Next.js: JSON, signed in its field platSign.
import { CountersignError, gateway } from "countersign";
import { findOrder, markPaid } from "../../orders.js";

const clickpay = gateway("clickpay", { platformKey: process.env.CLICKPAY_PLATFORM_KEY });

export async function POST(request) {
  try {
    const callback = await clickpay.verifyRequest(request);
    const order = findOrder(callback.text("orderNum"));
    // Neighbouring values could lend each other digits: ClickPay's signature does not say where one ends.
    if (order === undefined || Number(callback.text("payMoney")) !== Number(order.amount)) {
      return new Response("no such order, or another amount", { status: 409 });
    }
    const paid = callback.text("code") === "00" && callback.text("msg") === "SUCCESS";
    if (paid && markPaid(order, callback.text("platOrderNum"))) console.log(`paid: ${order.number}`);
    const { status, headers, body } = callback.acknowledgement;
    return new Response(body, { status, headers });
  } catch (error) {
    if (!(error instanceof CountersignError)) throw error;
    console.error(`refused: ${error.code}: ${error.message} ${error.hint ?? ""}`);
    return new Response(error.code, { status: 400 });
  }
}
