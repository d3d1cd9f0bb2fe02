// The runtime's own Headers, Request and Response.
import { equal } from "./subject.js";

export function requestCases({ countersign, vector, refused, rejected }) {
  const { gateway, platform } = countersign;
  const { key: secret, body, signature } = vector("cashy-webhook");
  const cashy = gateway("cashy", { secret });
  const request = (init = {}) => new Request("https://merchant.example/notify?x=1", { method: "POST", headers: { Sign: signature }, body, ...init });
  return {
    "headers come as Headers, object, pairs and Map": () => {
      for (const headers of [new Headers({ Sign: signature }), { SIGN: signature }, { sign: [signature] }, [["sign", signature]], new Map([["Sign", signature]])]) {
        equal(cashy.verify({ headers, body }).kind, "callback");
      }
    },
    "a Request is verified by its raw bytes": async () => {
      const verified = await cashy.verifyRequest(request(), { expect: { amount: 20000 } });
      equal(verified.text("amount"), "20000.00");
    },
    "a Response is verified likewise": async () => {
      const keys = vector("clickpay-request-query-1024");
      const signed = platform("clickpay", { privateKey: keys.private_key }).sign({ orderNum: "T1" }, { kind: "response" });
      const clickpay = gateway("clickpay", { platformKey: keys.public_key });
      const verified = await clickpay.verifyRequest(new Response(signed.body, { headers: signed.headers }), { kind: "response" });
      equal(verified.text("orderNum"), "T1");
    },
    "method, path and query come from the Request": async () => {
      const { query, public_key_pem: platformKey } = vector("alikassa-notification");
      const verified = await gateway("alikassa", { platformKey }).verifyRequest(new Request(`https://merchant.example/n?${query}`));
      equal(verified.text("order_id"), "1234");
      const keys = vector("tarspay-request-doc-example");
      const signed = gateway("tarspay", { privateKey: keys.private_key_hex }).sign({ amount: "1" }, { path: "/api/pay/unifiedOrder" });
      const received = new Request(`https://sandbox.example${signed.path}`, { method: signed.method, headers: signed.headers, body: signed.body });
      const sandbox = platform("tarspay", { merchantKey: keys.public_key_hex });
      equal((await sandbox.verifyRequest(received)).canonical, signed.canonical);
    },
    "the answer fits a Response": async () => {
      const verified = await cashy.verifyRequest(request());
      const { status, headers, body: text } = verified.acknowledgement;
      equal(new Response(text, { status, headers }).status, 200);
    },
    "a tampered or unsigned Request is refused": async () => {
      await rejected(cashy.verifyRequest(request({ body: `${body} ` })), { code: "SIGNATURE_MISMATCH", gateway: "cashy" });
      await rejected(cashy.verifyRequest(request({ headers: {} })), { code: "SIGNATURE_MISSING", gateway: "cashy" });
    },
    "a Request that was read is refused with advice": async () => {
      const read = request();
      await read.text();
      await rejected(cashy.verifyRequest(read), { code: "MESSAGE_NOT_RAW", gateway: "cashy", message: "The body of the request was read before." });
    },
    "what is no Request is refused, and a Request is no message": async () => {
      for (const value of [undefined, null, {}, body, { body }]) await rejected(cashy.verifyRequest(value), { code: "MESSAGE_UNREADABLE" });
      refused(() => cashy.verify(request()), { code: "MESSAGE_NOT_RAW", gateway: "cashy" });
    },
  };
}
