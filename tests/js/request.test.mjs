// WHATWG requests and responses.
import assert from "node:assert/strict";
import { test } from "node:test";
import { CountersignError, gateway, platform } from "countersign";
import { vector } from "./vectors.mjs";

const { key: secret, body, signature } = vector("cashy-webhook");
const headers = { Sign: signature };
const cashy = gateway("cashy", { secret });

function request(init = {}) {
  return new Request("https://merchant.example/notify?x=1", { method: "POST", headers, body, ...init });
}

test("a Request is verified by its raw bytes", async () => {
  const verified = await cashy.verifyRequest(request(), { expect: { amount: 20000 } });
  assert.equal(verified.text("amount"), "20000.00");
});

test("a Response is verified likewise", async () => {
  const { headers, body: sent } = platform("clickpay", { privateKey: vector("clickpay-request-query-1024").private_key }).sign(
    { platRespCode: "SUCCESS", orderNum: "T1" },
    { kind: "response" },
  );
  const clickpay = gateway("clickpay", { platformKey: vector("clickpay-request-query-1024").public_key });
  const verified = await clickpay.verifyRequest(new Response(sent, { headers }), { kind: "response" });
  assert.equal(verified.text("orderNum"), "T1");
});

test("method, path and query come from the request", async () => {
  const { query, public_key_pem: platformKey } = vector("alikassa-notification");
  const verified = await gateway("alikassa", { platformKey }).verifyRequest(new Request(`https://merchant.example/n?${query}`));
  assert.equal(verified.text("order_id"), "1234");

  const keys = vector("tarspay-request-doc-example");
  const signed = gateway("tarspay", { privateKey: keys.private_key_hex }).sign({ amount: "1" }, { path: "/api/pay/unifiedOrder" });
  const sandbox = platform("tarspay", { merchantKey: keys.public_key_hex });
  const received = new Request(`https://sandbox.example${signed.path}`, signed);
  assert.equal((await sandbox.verifyRequest(received)).canonical, signed.canonical);
});

test("a tampered or unsigned request is refused", async () => {
  await assert.rejects(cashy.verifyRequest(request({ body: `${body} ` })), { code: "SIGNATURE_MISMATCH", gateway: "cashy" });
  await assert.rejects(cashy.verifyRequest(request({ headers: {} })), { code: "SIGNATURE_MISSING", gateway: "cashy" });
});

test("a request whose body was read is refused with advice", async () => {
  const read = request();
  await read.text();
  await assert.rejects(cashy.verifyRequest(read), {
    name: "CountersignError",
    code: "MESSAGE_NOT_RAW",
    gateway: "cashy",
    message: "The body of the request was read before.",
    hint: "Verify a clone made before reading: gateway.verifyRequest(request.clone()).",
  });
});

test("a request whose body breaks off is refused, with what the runtime says as its cause", async () => {
  const cause = new Error("reset");
  const broken = new ReadableStream({ pull: (controller) => controller.error(cause) });
  const refused = { name: "CountersignError", code: "MESSAGE_UNREADABLE", gateway: "cashy", field: "body", message: "The body of the request could not be read to its end." };
  await assert.rejects(cashy.verifyRequest(request({ body: broken, duplex: "half" })), { ...refused, cause });
  const locked = request();
  locked.body.getReader();
  await assert.rejects(cashy.verifyRequest(locked), refused);
  const text = new ReadableStream({
    start(controller) {
      controller.enqueue(body);
      controller.close();
    },
  });
  await assert.rejects(cashy.verifyRequest(request({ body: text, duplex: "half" })), refused);
});

test("no more than 32 MiB of a body are read", async () => {
  const refused = {
    name: "CountersignError",
    code: "MESSAGE_UNREADABLE",
    gateway: "cashy",
    field: "body",
    message: "The body of the request has more than 32 MiB, and no more than 32 are read.",
    expected: "at most 32 MiB",
    found: "more than 32 MiB",
  };
  const mebibyte = new Uint8Array(1024 * 1024);
  let read = 0;
  let cancelled = false;
  const endless = () =>
    new ReadableStream({
      pull(controller) {
        read += 1;
        controller.enqueue(mebibyte);
      },
      cancel() {
        cancelled = true;
      },
    });
  await assert.rejects(cashy.verifyRequest(request({ body: endless(), duplex: "half" })), refused);
  assert.ok(read > 32 && read < 40, `${read} MiB were read`);
  assert.equal(cancelled, true);
  read = 0;
  const announced = request({ body: endless(), duplex: "half", headers: { ...headers, "content-length": String(33 * 1024 * 1024) } });
  await assert.rejects(cashy.verifyRequest(announced), refused);
  assert.ok(read <= 1, `${read} MiB were read of a body that says it is too large`);
});

test("a request of another library is read by its arrayBuffer()", async () => {
  const other = { method: "POST", url: "/notify", headers, body: { pipe() {} }, arrayBuffer: async () => Uint8Array.from(Buffer.from(body)).buffer };
  assert.equal((await cashy.verifyRequest(other)).canonical, (await cashy.verifyRequest(request())).canonical);
});

test("what is no request is refused, and a request is no message", async () => {
  for (const value of [undefined, null, {}, body, { body }]) {
    await assert.rejects(cashy.verifyRequest(value), (error) => error instanceof CountersignError && error.code === "MESSAGE_UNREADABLE");
  }
  assert.throws(() => cashy.verify(request()), {
    code: "MESSAGE_NOT_RAW",
    message: "The message is a Request, whose body is not read yet.",
    hint: "Use await gateway.verifyRequest(request).",
  });
  const astray = { ...request(), url: "//", headers, arrayBuffer: async () => new ArrayBuffer(0) };
  await assert.rejects(cashy.verifyRequest(astray), { code: "MESSAGE_UNREADABLE", field: "url", gateway: "cashy" });
  await assert.rejects(cashy.verifyRequest(request(), { tolerance: 1 }), { code: "OPTION_INVALID" });
});
