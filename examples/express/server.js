// TarsPay's callback in Express: JSON, signed in the header X-RESP-SIGNATURE.
import express from "express";
import { CountersignError, gateway } from "countersign";
import { findOrder, markPaid } from "./orders.js";

const tarspay = gateway("tarspay", { platformKey: process.env.TARSPAY_SYSTEM_KEY });
const app = express();

// Raw bytes on this route: what express.json() parses cannot be verified any more.
app.post("/notify", express.raw({ type: "*/*" }), (request, response) => {
  const callback = tarspay.verify({ headers: request.headers, body: request.body });
  const order = findOrder(callback.text("mchOrderNo"));
  if (order === undefined || order.amount !== callback.text("orderAmount")) {
    response.status(409).send("no such order, or another amount");
    return;
  }
  // 2 is paid. TarsPay sends its notification up to 16 times; all are answered, one is acted upon.
  if (callback.text("state") === "2" && markPaid(order, callback.text("payOrderId"))) {
    console.log(`paid: ${order.number}`);
  }
  const { status, headers, body } = callback.acknowledgement;
  response.status(status).set(headers).send(body);
});

app.use((error, _request, response, next) => {
  if (!(error instanceof CountersignError)) return next(error);
  console.error(`refused: ${error.code}: ${error.message} ${error.hint ?? ""}`);
  response.status(400).send(error.code);
});

app.listen(Number(process.env.PORT ?? 3000), "127.0.0.1");
