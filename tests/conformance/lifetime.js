// How long keys live.
import { equal } from "./subject.js";

export function lifetimeCases({ countersign, vector, refused, rejected }) {
  const { gateway } = countersign;
  const { key: secret, body, signature } = vector("cashy-webhook");
  const message = { headers: { Sign: signature }, body };
  return {
    "free() may be called twice, and ends every use": async () => {
      const cashy = gateway("cashy", { secret });
      const [verified, same] = [cashy.verify(message), cashy.verify(message)];
      equal(verified.kind, "callback");
      const { replayKey } = verified;
      cashy.free();
      cashy.free();
      equal(same.replayKey, replayKey);
      refused(() => cashy.verify(message), { code: "FREED", gateway: "cashy" });
      refused(() => cashy.sign({}), { code: "FREED", gateway: "cashy" });
      await rejected(cashy.verifyRequest(new Request("https://merchant.example/", { method: "POST", body })), { code: "FREED", gateway: "cashy" });
    },
    "Symbol.dispose is free() where the runtime has it": () => {
      const cashy = gateway("cashy", { secret });
      if (typeof Symbol.dispose === "symbol") {
        cashy[Symbol.dispose]();
        cashy[Symbol.dispose]();
        refused(() => cashy.sign({}), { code: "FREED" });
      } else {
        equal(Object.hasOwn(Object.getPrototypeOf(cashy), "undefined"), false, "a method called undefined");
      }
    },
    "freeing one leaves the others": () => {
      const [first, second] = [gateway("cashy", { secret }), gateway("cashy", { secret })];
      first.free();
      equal(second.verify(message).kind, "callback");
      second.free();
    },
    "a gateway shows nothing of what it holds": () => {
      const cashy = gateway("cashy", { secret });
      equal(JSON.stringify(cashy), "{}");
      equal(Object.getOwnPropertyNames(cashy), []);
    },
    "no error shows the secret, the password or the key": () => {
      const password = "a password that is wrong";
      const { private_key_pem: pem } = vector("alikassa-request-encrypted-key");
      const key = vector("clickpay-request-query-1024").private_key;
      const attempts = [
        () => gateway("alikassa", { privateKey: pem, password }),
        () => gateway("clickpay", { privateKey: key.slice(0, 300) }),
        () => gateway("clickpay", { platformKey: key }),
        () => gateway("tarspay", { privateKey: key }),
        () => gateway("cashy", { secret }).verify({ headers: { Sign: "00" }, body }),
        () => gateway("cashy", { secret }).verify({ headers: { Sign: signature }, body: `${body} ` }),
      ];
      for (const attempt of attempts) {
        const error = refused(attempt, {});
        const shown = [error.message, error.stack, error.cause, JSON.stringify(error)].join(" ");
        for (const hidden of [secret, password, key.slice(40, 80), pem.slice(100, 140)]) equal(shown.includes(hidden), false, error.code);
      }
    },
  };
}
