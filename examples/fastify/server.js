// BDPay's callback in Fastify: a form, signed in its field platSign.
import Fastify from "fastify";
import { CountersignError, gateway } from "countersign";
import { findOrder, markPaid } from "./orders.js";

const bdpay = gateway("bdpay", { platformKey: process.env.BDPAY_PLATFORM_KEY });
const app = Fastify();

app.register(async (notifications) => {
  // In this scope alone every body stays as it came, in bytes.
  notifications.removeAllContentTypeParsers();
  notifications.addContentTypeParser("*", { parseAs: "buffer" }, (_request, body, done) => done(null, body));

  notifications.post("/notify", (request, reply) => {
    const callback = bdpay.verify({ headers: request.headers, body: request.body });
    const order = findOrder(callback.text("orderNum"));
    // Neighbouring values could lend each other digits: BDPay's signature does not say where one ends.
    if (order === undefined || order.amount !== callback.text("payMoney")) return reply.code(409).send("no such order, or another amount");
    if (callback.text("status") === "SUCCESS" && markPaid(order, callback.text("platOrderNum"))) console.log(`paid: ${order.number}`);
    const { status, headers, body } = callback.acknowledgement;
    return reply.code(status).headers(headers).send(body);
  });
});

app.setErrorHandler((error, _request, reply) => {
  if (!(error instanceof CountersignError)) return reply.send(error);
  console.error(`refused: ${error.code}: ${error.message} ${error.hint ?? ""}`);
  return reply.code(400).send(error.code);
});

await app.listen({ port: Number(process.env.PORT ?? 3000), host: "127.0.0.1" });
