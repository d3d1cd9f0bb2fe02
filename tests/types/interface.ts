// Compiles exactly when the declarations say what the package does. Never run.
import {
  CountersignError,
  gateway,
  gateways,
  inspectKey,
  platform,
  type Acknowledgement,
  type Credentials,
  type Gateway,
  type GatewayId,
  type JsonWebKeyLike,
  type IncomingMessage,
  type KeyInfo,
  type KeyInput,
  type Kind,
  type Outcome,
  type Scheme,
  type SchemePart,
  type SchemeSignature,
  type SignedMessage,
  type VerifiedMessage,
} from "countersign";
import * as slim from "countersign/slim";
import { callbacks, type CallbackHandler, type CallbackOptions, type Expectation, type NodeRequest } from "countersign/express";
import { callbacks as plugin } from "countersign/fastify";
import { callbacks as handle } from "countersign/hono";

const credentials: Credentials = {
  merchant: "m",
  privateKey: new Uint8Array(32),
  password: undefined,
  secret: "s",
  platformKey: ["key", { kty: "RSA", n: "…", e: "AQAB" }],
};
const id: GatewayId = "tarspay";
const merchant: Gateway = gateway(id, credentials);
const later: GatewayId[] = ["vnpay-cc", "bybit-pay", "wechatpay-v2-hmac", "simplypay"];
const parts: SchemePart[] = [
  "method",
  { literal: "&" },
  { bodyText: { minified: true } },
  { value: { in: "header", name: "Authorization", prefix: "Bearer ", missing: "drop", before: ":" } },
  { fields: { show: "pairs", order: "listed", names: ["a"], skip: "nullAndEmpty", nested: "flatten", separator: "&" } },
  { json: { style: "php", names: null, required: ["id"], integers: ["id"] } },
  { digest: { text: ["body"], hash: "sha256d", encoding: "hexUpper" } },
];
const signatures: SchemeSignature[] = [
  { rsaType1: { chunks: ["full", { bytes: 117 }] } },
  { rsaPkcs1v15: { hash: "sha1" } },
  { ecdsa: { curve: "p256", hash: "sha256", form: "rs" } },
  { digest: { hash: "md5" } },
];
const own: Scheme = {
  id: "mine",
  name: "Mine",
  documents: ["https://mine.example"],
  paths: [{ path: "/pay", purpose: "create a payment" }],
  text: parts,
  operations: {
    request: { carrier: { in: "query", name: "signature", encoding: "base64url" }, headers: [{ name: "Id", value: "merchant" }] },
    callback: {
      signature: { hmac: { hash: "sha512" } },
      carrier: { in: "header", name: "X-Sign", encoding: "hexLower", prefix: "sha512=" },
      formats: ["xml"],
      time: { header: "X-Time", format: "yyyyMMddHHmmss", utcOffsetMinutes: 480 },
      retries: { times: 1, afterSeconds: [60] },
      outcomes: [{ field: "state", when: { type: ["pay"] }, paid: ["2"] }],
      event: ["order"],
    },
  },
};
const sandbox: Gateway = platform(own, { merchantKey: "key" });

const signed: SignedMessage = merchant.sign({ amount: "100", nested: { list: [1, null] } }, { path: "/pay", timestamp: 1 });
sandbox.sign('{"a":1.00}', { kind: "callback", contentType: "form" });
sandbox.sign({}, { contentType: "xml", headers: { Authorization: "Bearer t" }, query: "a=1" });
const body: string | undefined = signed.body;
const message: IncomingMessage = { headers: signed.headers, body: body ?? null, query: new Map<string, string>().size ? "a=1" : undefined };
const verified: VerifiedMessage = sandbox.verify(message, {
  expect: { a: "1", b: 2, c: 3n, d: true },
  now: new Date(),
  toleranceSeconds: 5,
});
const text: string | undefined = verified.text("amount");
const answer: Acknowledgement | undefined = verified.acknowledgement;
const kind: Kind = verified.kind;
const outcome: Outcome = verified.outcome;
const seen = new Set<string>([verified.replayKey]);
const matched: [number, string | undefined] = [verified.key, verified.alternative];
merchant.verify({ headers: [["Sign", "x"]], body: new Uint8Array(1) });
merchant.free();
merchant[Symbol.dispose]();

slim.initSync(new Uint8Array(8));
const loaded: Promise<void> = slim.init(Promise.resolve(new ArrayBuffer(8)));
const slimGateway: Gateway = slim.gateway("cashy", credentials);

const key: KeyInput = "-----BEGIN PUBLIC KEY-----";
const info: KeyInfo = inspectKey(key, { password: "p" });
const curveKey: JsonWebKeyLike = { kty: "EC", crv: "P-256", x: "…", y: "…", d: "…", kid: "1", use: "sig", key_ops: ["sign"], alg: "ES256", ext: true };
const pair: KeyInfo[] = [inspectKey(curveKey), inspectKey({ kty: "RSA", n: "…", e: "AQAB" })];
const rule: string | undefined = gateways()[0]?.kinds.callback?.rule;
const prefix: string | undefined = gateways()[0]?.kinds.callback?.carrier.prefix;
const firstPart: SchemePart | undefined = gateways()[0]?.kinds.request?.text[0];

try {
  merchant.verify(message);
} catch (error) {
  if (error instanceof CountersignError && error.code === "SIGNATURE_MISMATCH") {
    const hint: string | undefined = error.hint;
    console.log(error.message, error.gateway, hint);
  }
}

const expectation: Expectation = { order: "1", amount: 100 };
const settle: CallbackHandler<[request: NodeRequest]> = async (message, request) => [message.replayKey, request.url];
const options: CallbackOptions<[request: NodeRequest]> = { expect: (message) => (message.outcome === "paid" ? expectation : null), limit: 1 };
const route = callbacks(merchant, settle, options);
const scope: Promise<void> = plugin(merchant, () => {}, { url: "/notify", method: ["POST"] })({});
const handler: object = handle(slimGateway, (message) => message.kind, { kind: "redirect", onRefused: (error) => error.code });

// @ts-expect-error no such gateway
gateway("clickpya");
// @ts-expect-error a misspelt property of a scheme
gateway({ ...own, operation: {} });
// @ts-expect-error no such place
gateway({ ...own, operations: { request: { carrier: { in: "cookie", name: "s", encoding: "base64" } } } });
// @ts-expect-error a part is one thing
gateway({ ...own, text: ["nonce"] });
// @ts-expect-error a misspelt credential
gateway("clickpay", { platformkey: "x" });
// @ts-expect-error a misspelt option
merchant.verify(message, { tolerance: 1 });
// @ts-expect-error a parsed body
merchant.verify({ body: { a: 1 } });
// @ts-expect-error bytes of another width
gateway("tarspay", { privateKey: new Uint16Array(16) });
// @ts-expect-error a misspelt option of a route
callbacks(merchant, settle, { expected: {} });
// @ts-expect-error a misspelt member of a key
inspectKey({ kty: "RSA", n: "…", exponent: "AQAB" });
// @ts-expect-error no such kind
merchant.sign({}, { kind: "webhook" });

// @ts-expect-error the name of a file is no source
slim.initSync("countersign.wasm");

declare const console: { log(...values: unknown[]): void };
export { answer, firstPart, handler, info, kind, later, loaded, matched, outcome, pair, prefix, route, rule, scope, seen, signatures, slimGateway, text };
