// The runtime's own types fit where the declarations name only their shape. Compiled with lib.dom.
import { gateway, inspectKey } from "countersign";
import wasm from "countersign/countersign.wasm";
import { init, initSync } from "countersign/slim";

const merchant = gateway("clickpay");
const request = new Request("https://merchant.example/notify", { method: "POST", body: "{}" });
const response = new Response("{}");
void merchant.verifyRequest(request);
void merchant.verifyRequest(response, { kind: "response" });
merchant.verify({ headers: request.headers, query: new URLSearchParams("a=1"), body: "{}" });
merchant.verify({ headers: new Headers([["a", "b"]]), query: new URL(request.url).search });

declare const jwk: JsonWebKey;
gateway("clickpay", { privateKey: jwk, platformKey: [jwk, "key"] });
void crypto.subtle.exportKey("jwk", {} as CryptoKey).then((key) => inspectKey(key).bits);

const signed = merchant.sign({ a: "1" }, { path: "/pay" });
void fetch("https://gateway.example" + signed.path, signed);

void init(fetch("/countersign.wasm"));
void init(response);
initSync(wasm);
initSync(new WebAssembly.Module(new Uint8Array(8)));

const answer = merchant.verify({ body: "{}" }).acknowledgement;
export const reply = new Response(answer?.body, { status: answer?.status ?? 200, headers: answer?.headers ?? {} });
