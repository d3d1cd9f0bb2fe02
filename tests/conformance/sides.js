// Both sides of every gateway: what one signs the other verifies, and nothing else.
import { equal } from "./subject.js";

// Every list of fields that a rule names finds its own here.
const params = {
  type: "payment",
  id: 108465371,
  order_id: "1234",
  uuid: "bd291fe1-5c19",
  amount: "100.00",
  note: 'quotes " slashes / + & = ünï \u{1F600}',
};
const redirect = { order_id: "1234", uuid: "bd291fe1-5c19" };

export function sideCases({ countersign, vector, refused }) {
  const { gateway, gateways, platform } = countersign;
  const cases = {
    "gateways() lists all, and each of their kinds has a rule": () => {
      const all = gateways();
      for (const id of ["clickpay", "jayapay", "toppay", "bdpay", "tarspay", "cashy", "alikassa"]) {
        equal(all.some((one) => one.id === id), true, id);
      }
      for (const { kinds } of all) for (const { rule } of Object.values(kinds)) equal(rule.length > 20, true, rule);
    },
  };
  for (const { id, kinds } of gateways()) {
    for (const [kind, rule] of Object.entries(kinds)) {
      cases[`${id}: a ${kind} survives, and no changed byte of it does`] = () => {
        const { privateKey, publicKey } = keys(rule.signature, vector);
        const shared = { secret: "0123456789abcdef", merchant: "m", privateKey };
        const merchant = gateway(id, { ...shared, platformKey: publicKey });
        const other = platform(id, { ...shared, merchantKey: publicKey });
        const [from, to] = kind === "request" ? [merchant, other] : [other, merchant];
        const signed = from.sign(kind === "redirect" ? redirect : params, { kind, path: "/api/pay" });
        const verified = to.verify(signed, { kind });
        equal(verified.kind, kind);
        equal(verified.canonical, signed.canonical);
        equal(verified.text("order_id"), "1234");
        const asBytes = signed.body === undefined ? signed : { ...signed, body: new TextEncoder().encode(signed.body) };
        equal(JSON.stringify(to.verify(asBytes, { kind })), JSON.stringify(verified));

        const where = signed.body === undefined ? "query" : "body";
        const changed = signed[where].replace("1234", "9234");
        equal(changed === signed[where], false, "the message is unchanged");
        refused(() => to.verify({ ...signed, [where]: changed }, { kind }), { code: "SIGNATURE_MISMATCH", gateway: id });
        from.free();
        to.free();
      };
    }
  }
  return cases;
}

/** Throw-away keys of the kind that the rule asks for. */
function keys(signature, vector) {
  if (signature?.ecdsa !== undefined) {
    const pair = vector("tarspay-request-doc-example");
    return { privateKey: pair.private_key_hex, publicKey: pair.public_key_hex };
  }
  if (signature?.digest !== undefined || signature?.hmac !== undefined) return {};
  const pair = vector("clickpay-request-pay-2048-java-chunks");
  return { privateKey: pair.private_key, publicKey: pair.public_key };
}
