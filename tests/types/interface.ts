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
  type IncomingMessage,
  type KeyInfo,
  type KeyInput,
  type Kind,
  type SignedMessage,
  type VerifiedMessage,
} from "countersign";
import * as slim from "countersign/slim";

const credentials: Credentials = {
  merchant: "m",
  privateKey: new Uint8Array(32),
  password: undefined,
  secret: "s",
  platformKey: ["key", { kty: "RSA", n: "…", e: "AQAB" }],
};
const id: GatewayId = "tarspay";
const merchant: Gateway = gateway(id, credentials);
const sandbox: Gateway = platform({ id: "mine", name: "Mine", operations: {} }, { merchantKey: "key" });

const signed: SignedMessage = merchant.sign({ amount: "100", nested: { list: [1, null] } }, { path: "/pay", timestamp: 1 });
sandbox.sign('{"a":1.00}', { kind: "callback", contentType: "form" });
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
merchant.verify({ headers: [["Sign", "x"]], body: new Uint8Array(1) });
merchant.free();
merchant[Symbol.dispose]();

slim.initSync(new Uint8Array(8));
const loaded: Promise<void> = slim.init(Promise.resolve(new ArrayBuffer(8)));
const slimGateway: Gateway = slim.gateway("cashy", credentials);

const key: KeyInput = "-----BEGIN PUBLIC KEY-----";
const info: KeyInfo = inspectKey(key, { password: "p" });
const rule: string | undefined = gateways()[0]?.kinds.callback?.rule;

try {
  merchant.verify(message);
} catch (error) {
  if (error instanceof CountersignError && error.code === "SIGNATURE_MISMATCH") {
    const hint: string | undefined = error.hint;
    console.log(error.message, error.gateway, hint);
  }
}

// @ts-expect-error no such gateway
gateway("clickpya");
// @ts-expect-error a misspelt credential
gateway("clickpay", { platformkey: "x" });
// @ts-expect-error a misspelt option
merchant.verify(message, { tolerance: 1 });
// @ts-expect-error a parsed body
merchant.verify({ body: { a: 1 } });
// @ts-expect-error bytes of another width
gateway("tarspay", { privateKey: new Uint16Array(16) });
// @ts-expect-error no such kind
merchant.sign({}, { kind: "webhook" });

// @ts-expect-error the name of a file is no source
slim.initSync("countersign.wasm");

declare const console: { log(...values: unknown[]): void };
export { answer, info, kind, loaded, rule, slimGateway, text };
