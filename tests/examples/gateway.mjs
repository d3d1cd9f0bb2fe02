// What the gateway of an example sends, signed with throw-away keys.
import { readFileSync } from "node:fs";
import { platform } from "countersign";

const vectors = ["tarspay", "value-concatenation", "cashy"].flatMap((name) =>
  JSON.parse(readFileSync(new URL(`../vectors/${name}.json`, import.meta.url), "utf8")),
);
const vector = (id) => vectors.find((one) => one.id === id);
const rsa = vector("clickpay-request-pay-2048-java-chunks");
const curve = vector("tarspay-request-doc-example");
const secret = vector("cashy-webhook").key;
const rsaKeys = (variable) => ({ own: { privateKey: rsa.private_key }, peer: { platformKey: rsa.public_key }, variable });

const NUMBER = "T1231511321515";
const concatenated = { orderNum: NUMBER, payMoney: "10000", platOrderNum: "BK_1563278763273", payFee: "500" };
/** The platform's and the merchant's credentials, the variable that takes the latter, the fields, and the right answer. */
export const sides = {
  tarspay: {
    own: { privateKey: curve.private_key_hex },
    peer: { platformKey: curve.public_key_hex },
    variable: "TARSPAY_SYSTEM_KEY",
    params: { mchOrderNo: NUMBER, orderAmount: "10000", payOrderId: "P1734517376779485186", state: 2 },
    amount: "orderAmount",
    answer: "200 OK",
  },
  bdpay: { ...rsaKeys("BDPAY_PLATFORM_KEY"), params: { ...concatenated, status: "SUCCESS" }, amount: "payMoney", answer: "200 SUCCESS" },
  jayapay: { ...rsaKeys("JAYAPAY_PLATFORM_KEY"), params: { ...concatenated, status: "SUCCESS" }, amount: "payMoney", answer: "200 SUCCESS" },
  clickpay: { ...rsaKeys("CLICKPAY_PLATFORM_KEY"), params: { ...concatenated, code: "00", msg: "SUCCESS" }, amount: "payMoney", answer: "200 SUCCESS" },
  cashy: {
    own: { secret },
    peer: { secret },
    variable: "CASHY_API_KEY",
    // As the documents print it: a number with zeros that parsing would lose.
    params: `{"amount":10000.00,"mchOrderNo":"${NUMBER}","orderNo":"PAYIN8551790545658687488","orderStatus":"SUCCESS"}`,
    amount: "amount",
    answer: "200 ",
  },
  alikassa: {
    ...rsaKeys("ALIKASSA_NOTIFICATION_KEY"),
    params: {
      type: "payment",
      id: 108465371,
      order_id: NUMBER,
      payment_status: "paid",
      amount: "10000.00",
      payment_amount: "10000.00",
      commission_amount: "5.00",
      is_partial_payment: "0",
      account: "bd291fe1",
      service: "payment_card_idr",
      desc: "Order",
    },
    amount: "amount",
    answer: "200 OK",
  },
  "own-pay": {
    scheme: JSON.parse(readFileSync(new URL("../data/schemes/own-pay.json", import.meta.url), "utf8")),
    own: { secret },
    peer: { secret },
    variable: "OWN_PAY_SECRET",
    params: { order: NUMBER, amount: "10000", state: "2" },
    amount: "amount",
    answer: "200 ok",
  },
};

/** Messages of this gateway, the variables that the example needs, and the answer that a genuine one gets. */
export function notifications(id) {
  const { own, peer, variable, params, amount, answer } = sides[id];
  const side = platform(sides[id].scheme ?? id, own);
  const genuine = side.sign(params, { kind: "callback" });
  const other = typeof params === "string" ? params.replace("10000.00", "10001.00") : { ...params, [amount]: "10001" };
  const where = genuine.body === undefined ? "query" : "body";
  const change = (from, to) => ({ ...genuine, [where]: genuine[where].replace(from, to) });
  const unsigned = /(&|,)"?(sign|platSign)"?[=:]"?[^"&}]+"?/.test(genuine[where])
    ? change(/(&|,)"?(sign|platSign)"?[=:]"?[^"&}]+"?/, "")
    : { ...genuine, headers: { "Content-Type": genuine.headers["Content-Type"] } };
  const environment = { [variable]: Object.values(peer)[0] };
  return { environment, genuine, forged: change("10000", "90000"), unsigned, otherAmount: side.sign(other, { kind: "callback" }), answer };
}
