// Why a message does not verify: the same answer everywhere, and never an exception.
import { equal } from "./subject.js";

export function explainCases({ countersign, vector, refused }) {
  const { gateway } = countersign;
  const cashy = vector("cashy-webhook");
  const merchant = gateway("cashy", { secret: cashy.key });
  const headers = { Sign: cashy.signature };
  const rsa = vector("clickpay-callback-1024");
  const clickpay = gateway("clickpay", { platformKey: rsa.public_key });
  const body = (fields) => JSON.stringify({ ...fields, platSign: rsa.signature });
  return {
    "explain: a genuine message": () => {
      const { verdict, canonical, mistakes } = merchant.explain({ headers, body: cashy.body });
      equal(verdict, "genuine");
      equal(canonical.text.includes(cashy.key), false, "the secret is shown");
      equal(mistakes, []);
    },
    "explain: a body that was parsed and written again": () => {
      const { verdict, error, canonical } = merchant.explain({ headers, body: JSON.stringify(JSON.parse(cashy.body)) });
      equal(verdict, "forged or mistaken");
      equal(error.code, "SIGNATURE_MISMATCH");
      equal(canonical.text.includes("20000.00"), false, "the zeros are back");
    },
    "explain: what an RSA type 1 signature opens to, and where the message differs": () => {
      const [name] = Object.keys(rsa.fields);
      const { verdict, recovered, difference } = clickpay.explain({ body: body({ ...rsa.fields, [name]: `${rsa.fields[name]}1` }) });
      equal(verdict, "forged or mistaken");
      equal(recovered.text, rsa.canonical);
      equal(difference === undefined, false, "no difference");
    },
    "explain never throws for what is wrong in a message": () => {
      for (const message of [{}, { body: "" }, { body: "{" }, { body: new Uint8Array([0xff, 0xfe]) }, { body: "a=1&a=2" }, { headers: { Sign: "?" }, body: "{}" }]) {
        for (const side of [merchant, clickpay]) equal(["unreadable", "forged or mistaken"].includes(side.explain(message).verdict), true, JSON.stringify(message));
      }
    },
    "explain after free() is refused": () => {
      const freed = gateway("cashy", { secret: cashy.key });
      freed.free();
      refused(() => freed.explain({ body: "" }), { code: "FREED", gateway: "cashy" });
    },
  };
}
