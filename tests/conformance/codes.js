// Every error code, each by what causes it.
import { equal } from "./subject.js";

/** All codes, as `error.d.ts` declares them. */
export const declared = [
  "GATEWAY_UNKNOWN",
  "SCHEME_INVALID",
  "CREDENTIAL_MISSING",
  "KEY_UNREADABLE",
  "KEY_PASSWORD_MISSING",
  "KEY_PASSWORD_WRONG",
  "KEY_WRONG_KIND",
  "KEY_WEAK",
  "PARAMS_UNSIGNABLE",
  "OPTION_MISSING",
  "OPTION_INVALID",
  "MESSAGE_NOT_RAW",
  "MESSAGE_UNREADABLE",
  "SIGNATURE_MISSING",
  "SIGNATURE_UNREADABLE",
  "SIGNATURE_MISMATCH",
  "TIMESTAMP_MISSING",
  "TIMESTAMP_OUT_OF_RANGE",
  "FIELD_MISMATCH",
  "FREED",
  "WASM_UNAVAILABLE",
  "RANDOM_UNAVAILABLE",
];

/** What raises each code; `WASM_UNAVAILABLE` takes a runtime of its own. */
export function causes({ countersign, vector }) {
  const { gateway, inspectKey, platform } = countersign;
  const cashy = vector("cashy-webhook");
  const rsa = vector("clickpay-request-query-1024");
  const curve = vector("tarspay-request-doc-example");
  const { private_key_pem: encrypted } = vector("alikassa-request-encrypted-key");
  const merchant = gateway("cashy", { secret: cashy.key });
  const genuine = { headers: { Sign: cashy.signature }, body: cashy.body };
  const now = Number(curve.timestamp);
  const sandbox = platform("tarspay", { merchantKey: curve.public_key_hex });
  const signed = gateway("tarspay", { privateKey: curve.private_key_hex }).sign(curve.params, { path: curve.path, timestamp: now });
  const { "X-API-NONCE": _, ...withoutTime } = signed.headers;
  return {
    GATEWAY_UNKNOWN: () => gateway("clickpya"),
    SCHEME_INVALID: () => gateway({ id: "mine" }),
    CREDENTIAL_MISSING: () => gateway("clickpay").sign({ a: "1" }),
    KEY_UNREADABLE: () => inspectKey("no key"),
    KEY_PASSWORD_MISSING: () => inspectKey(encrypted),
    KEY_PASSWORD_WRONG: () => inspectKey(encrypted, { password: "wrong" }),
    KEY_WRONG_KIND: () => gateway("clickpay", { privateKey: rsa.public_key }),
    KEY_WEAK: () => inspectKey({ kty: "RSA", n: "wSkGnSMWX0UBzTLHkXfVhW7iVvOtVj2yQ8sZ1PZ0oZ5bXH0aYv7xJ3S1Y3q0aQeWw8T5jK0b6N4dQ2nE9xVfZQ", e: "AQAB" }),
    PARAMS_UNSIGNABLE: () => merchant.sign({ a: NaN }),
    OPTION_MISSING: () => gateway("tarspay", { privateKey: curve.private_key_hex }).sign(curve.params),
    OPTION_INVALID: () => merchant.verify(genuine, { tolerance: 1 }),
    MESSAGE_NOT_RAW: () => merchant.verify({ ...genuine, body: {} }),
    MESSAGE_UNREADABLE: () => gateway("clickpay", { platformKey: rsa.public_key }).verify({ body: '{"a":' }),
    SIGNATURE_MISSING: () => merchant.verify({ body: cashy.body }),
    SIGNATURE_UNREADABLE: () => merchant.verify({ ...genuine, headers: { Sign: "xyz" } }),
    SIGNATURE_MISMATCH: () => merchant.verify({ ...genuine, body: `${cashy.body}\n` }),
    TIMESTAMP_MISSING: () => sandbox.verify({ ...signed, headers: withoutTime }, { now }),
    TIMESTAMP_OUT_OF_RANGE: () => sandbox.verify(signed, { now: now + 301_000, toleranceSeconds: 300 }),
    FIELD_MISMATCH: () => merchant.verify(genuine, { expect: { amount: 1 } }),
    FREED: () => {
      const freed = gateway("cashy", { secret: cashy.key });
      freed.free();
      freed.sign({});
    },
    RANDOM_UNAVAILABLE: () => withoutRandom(() => gateway("clickpay", { privateKey: rsa.private_key }).sign(rsa.fields)),
  };
}

export function codeCases({ countersign, vector, codes, refused }) {
  const { gateway } = countersign;
  const rsa = vector("clickpay-request-query-1024");
  const cases = {};
  for (const [code, cause] of Object.entries(causes({ countersign, vector }))) {
    cases[`${code} is raised, and says why`] = () => {
      const { message } = refused(cause, { code });
      equal(/.{10,}\.$/s.test(message), true, message);
    };
  }
  return {
    ...cases,
    "the package works after what was done to it": () => {
      equal(gateway("clickpay", { privateKey: rsa.private_key }).sign(rsa.fields).signature, rsa.signature);
    },
    "every declared code was raised, and no other": () => {
      equal([...codes].sort(), [...declared].sort());
    },
  };
}

/** Does `work` where `crypto.getRandomValues` fails. Node.js 18 has no `crypto` of its own. */
function withoutRandom(work) {
  const getRandomValues = () => {
    throw new Error("none");
  };
  const [object, name, value] = globalThis.crypto ? [globalThis.crypto, "getRandomValues", getRandomValues] : [globalThis, "crypto", { getRandomValues }];
  Object.defineProperty(object, name, { value, configurable: true });
  try {
    return work();
  } finally {
    delete object[name];
  }
}
