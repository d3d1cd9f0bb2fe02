// TarsPay's callback in a Cloudflare Worker, with orders in D1.
import { CountersignError, gateway } from "countersign";

export default {
  async fetch(request, env) {
    if (request.method !== "POST" || new URL(request.url).pathname !== "/notify") return new Response("not found", { status: 404 });
    const tarspay = gateway("tarspay", { platformKey: env.TARSPAY_SYSTEM_KEY });
    try {
      const callback = await tarspay.verifyRequest(request);
      return await settle(env.DB, callback);
    } catch (error) {
      if (!(error instanceof CountersignError)) throw error;
      console.error(`refused: ${error.code}: ${error.message} ${error.hint ?? ""}`);
      return new Response(error.code, { status: 400 });
    } finally {
      tarspay.free();
    }
  },
};

async function settle(database, callback) {
  const order = await database.prepare("SELECT number, amount FROM orders WHERE number = ?").bind(callback.text("mchOrderNo")).first();
  if (order === null || order.amount !== callback.text("orderAmount")) return new Response("no such order, or another amount", { status: 409 });
  // 2 is paid. Paying is one statement: a repeated notification changes nothing.
  if (callback.text("state") === "2") {
    const update = database.prepare("UPDATE orders SET paid_by = ? WHERE number = ? AND paid_by IS NULL");
    const { meta } = await update.bind(callback.text("payOrderId"), order.number).run();
    if (meta.changes === 1) console.log(`paid: ${order.number}`);
  }
  const { status, headers, body } = callback.acknowledgement;
  return new Response(body, { status, headers });
}
