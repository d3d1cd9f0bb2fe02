// Published and independently made messages.
import { equal } from "./subject.js";

/** Value concatenation: signed alike, verified by the other side as JSON and as a form, refused with a changed field. */
export function concatenationCases({ countersign, vector, vectors, refused }) {
  const { gateway, platform } = countersign;
  const cases = {};
  for (const { id: name } of vectors.filter((one) => one.signature_field !== undefined)) {
    const [id, kind] = name.split("-");
    const open = () => {
      const one = vector(name);
      const side = kind === "request" ? platform(id, { merchantKey: one.public_key }) : gateway(id, { platformKey: one.public_key });
      return { one, side, fields: { ...one.fields, [one.signature_field]: one.signature } };
    };
    cases[`${name}: verified as JSON`] = () => {
      const { one, side, fields } = open();
      const verified = side.verify({ body: JSON.stringify(fields) }, { kind });
      equal(verified.canonical, one.canonical, "canonical");
      equal(verified.params, fields, "params");
    };
    cases[`${name}: verified as a form`] = () => {
      const { one, side, fields } = open();
      const verified = side.verify({ body: new URLSearchParams(fields).toString() }, { kind });
      equal(verified.canonical, one.canonical, "canonical");
    };
    cases[`${name}: refused with another value in any field`] = () => {
      const { one, side, fields } = open();
      for (const field of Object.keys(one.fields)) {
        const changed = JSON.stringify({ ...fields, [field]: `${fields[field]}1` });
        refused(() => side.verify({ body: changed }, { kind }), { code: "SIGNATURE_MISMATCH", gateway: id });
      }
    };
    cases[`${name}: opened or signed with the same key`] = () => {
      const { one, side } = open();
      const own = kind === "request" ? gateway(id, { privateKey: one.private_key }) : platform(id, { privateKey: one.private_key });
      const signed = own.sign(one.fields, { kind });
      equal(signed.canonical, one.canonical, "canonical");
      equal(side.verify({ body: signed.body }, { kind }).canonical, one.canonical, "canonical");
      // The PHP samples cut at 117 bytes whatever the key; signing cuts where Java does.
      const keyBytes = countersign.inspectKey(one.public_key).bits / 8;
      if (one.chunk === keyBytes - 11) equal(signed.signature, one.signature, "signature");
    };
  }
  return cases;
}

/** The vectors of the gateways that sign otherwise, and that none was left out. */
export function otherVectorCases({ countersign, vector, vectors, used, refused }) {
  const { gateway, platform } = countersign;
  return {
    "tarspay-callback-idr: genuine, with its answer": () => {
      const one = vector("tarspay-callback-idr");
      const verified = gateway("tarspay", { platformKey: one.public_key_hex }).verify(
        { headers: { "x-resp-signature": one.signature }, body: one.body },
        { expect: { mchOrderNo: "1184196902791413760", orderAmount: 31500 } },
      );
      equal(verified.kind, "callback");
      equal(verified.canonical, one.body);
      equal(verified.text("state"), "3");
      equal(verified.acknowledgement.status, 200);
      equal(verified.acknowledgement.body, "OK");
    },
    "tarspay-callback-brl-doc-trap: refused": () => {
      const one = vector("tarspay-callback-brl-doc-trap");
      refused(
        () => gateway("tarspay", { platformKey: one.public_key_hex }).verify({ headers: { [one.header]: one.signature }, body: one.body }),
        { code: "SIGNATURE_MISMATCH", gateway: "tarspay" },
      );
    },
    "tarspay-request-doc-example: the documented text, signature and headers": () => {
      const one = vector("tarspay-request-doc-example");
      const signed = gateway("tarspay", { privateKey: one.private_key_hex }).sign(one.params, { path: one.path, timestamp: Number(one.timestamp) });
      equal(signed.canonical, one.canonical);
      equal(signed.signature, one.signature);
      equal(signed.headers["X-API-NONCE"], one.timestamp);
      equal(signed.headers["X-API-KEY"], one.public_key_hex);
      const side = platform("tarspay", { merchantKey: one.public_key_hex });
      equal(side.verify(signed, { now: Number(one.timestamp) }).canonical, one.canonical);
    },
    "cashy-request: the same body and signature": () => {
      const one = vector("cashy-request");
      const signed = gateway("cashy", { merchant: "1002001", secret: one.key }).sign(one.body);
      equal(signed.body, one.body);
      equal(signed.headers, { MerchantId: "1002001", Sign: one.signature, "Content-Type": "application/json" });
    },
    "cashy-webhook: numbers keep their zeros": () => {
      const one = vector("cashy-webhook");
      const verified = gateway("cashy", { secret: one.key }).verify({ headers: [["SIGN", one.signature]], body: new TextEncoder().encode(one.body) });
      equal(verified.text("amount"), "20000.00");
      equal(verified.text("fee"), "2500.0000");
      equal(verified.params.amount, 20000);
    },
    "alikassa-request-encrypted-key: the same signature": () => {
      const one = vector("alikassa-request-encrypted-key");
      const signed = gateway("alikassa", { merchant: "account", privateKey: one.private_key_pem, password: one.password }).sign(one.body);
      equal(signed.headers.Sign, one.signature);
      equal(signed.body, one.body);
    },
    "alikassa-notification: verified as text and as URLSearchParams": () => {
      const one = vector("alikassa-notification");
      const alikassa = gateway("alikassa", { platformKey: one.public_key_pem });
      for (const query of [one.query, `?${one.query}`, new URLSearchParams(one.query)]) equal(alikassa.verify({ query }).canonical, one.canonical);
    },
    "alikassa-redirect: verified": () => {
      const one = vector("alikassa-redirect");
      const verified = gateway("alikassa", { platformKey: one.public_key_pem }).verify({ body: one.body }, { kind: "redirect" });
      equal(verified.canonical, one.canonical);
    },
    ...secretCases({ gateway, platform, vectors, vector, refused }),
    "cobo-v1-canonical: the documented text": () => {
      const one = vector("cobo-v1-canonical");
      const keys = vector("tarspay-request-doc-example");
      const signed = gateway("cobo", { privateKey: keys.private_key_hex }).sign(one.params, { method: one.method, path: one.path, timestamp: one.timestamp });
      equal(signed.canonical, one.canonical);
    },
    "every vector was used": () => {
      // PHP's way to write JSON alone is no message: the core's own tests look at that one.
      const messages = vectors.filter(({ provider }) => provider !== "-");
      equal(messages.map(({ id }) => id).filter((id) => !used.has(id)), []);
      equal(vectors.length >= 17, true, "at least 17 vectors");
    },
  };
}

/** Fields joined as `k=v&…` and a shared secret: what the documents print, signed alike and verified by the other side. */
function secretCases({ gateway, platform, vectors, vector, refused }) {
  const cases = {};
  for (const { id: name } of vectors.filter((one) => one.kind?.startsWith("kv_"))) {
    cases[`${name}: the same text and signature`] = () => {
      const { provider: id, key: secret, canonical, signature, fields, documented_signature: misprint } = vector(name);
      // Where the documents print the text alone, its last pair is the secret.
      const params = fields ?? Object.fromEntries(canonical.split("&").slice(0, -1).map((pair) => pair.split(/=(.*)/s, 2)));
      const signed = gateway(id, { secret }).sign(params);
      equal(signed.canonical, canonical.replace(secret, "[secret]"), "canonical");
      equal(signed.signature, signature, "signature");
      const side = platform(id, { secret });
      equal(side.verify(signed).canonical, signed.canonical, "canonical");
      if (misprint === undefined) return;
      const wrong = signed.body.replace(signature, misprint);
      refused(() => side.verify({ ...signed, body: wrong }), { code: "SIGNATURE_MISMATCH", gateway: id });
    };
  }
  return cases;
}
