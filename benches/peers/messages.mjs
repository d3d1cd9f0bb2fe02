// What merchants and gateways send, and the keys that each side has.

export const order = "T1231511321515";
export const account = "bd291fe1-5c19-4113-ae62-a2d3c4d01d20";
export const secret = "0123456789abcdef0123456789abcdef";

/** ClickPay. */
export const query = { merchantCode: "S820190712000002", queryType: "ORDER_QUERY", orderNum: order, dateTime: "20191018105510" };
export const callback = { code: "00", email: "buyer@example.com", method: "QRIS", msg: "SUCCESS", orderNum: order, payMoney: "10000", status: "SUCCESS" };

/** AliKassa. */
export const payment = { order_id: order, amount: 100.5, service: "payment_card_idr", desc: "T-shirt" };
export const notification = {
  type: "payment", id: "108465371", order_id: order, payment_status: "paid", amount: "100.00", payment_amount: "100.00",
  commission_amount: "5.00", is_partial_payment: "0", account, service: "payment_card_idr", desc: "T-shirt/blue",
};

/** TarsPay, and the scheme of one's own. */
export const unifiedOrder = { mchOrderNo: order, orderAmount: "20000.00", currency: "IDR", notifyUrl: "https://shop.example/notify" };
export const unifiedOrderOptions = { path: "/api/pay/unifiedOrder", timestamp: 1700000000000 };
export const paid = { mchOrderNo: order, orderAmount: "20000.00", payOrderId: "P1386503284355244033", state: 2 };

const carrier = { in: "header", name: "X-Sign", encoding: "base64" };
export const ownScheme = {
  id: "own-pay",
  name: "Own Pay",
  text: ["body"],
  signature: { ecdsa: { curve: "p256", hash: "sha256", form: "der" } },
  operations: { request: { carrier }, callback: { carrier } },
};

/** Cashy, with a body of so many bytes; the smallest has about 100. */
export function webhookFields(bytes) {
  const fields = { mchOrderNo: order, orderStatus: "SUCCESS", amount: "20000.00", remark: "" };
  return { ...fields, remark: "x".repeat(Math.max(0, bytes - JSON.stringify(fields).length)) };
}

/** One key pair does for both sides. */
export function credentials({ privateKey, publicKey }) {
  const own = privateKey.export({ type: "pkcs8", format: "pem" });
  const other = publicKey.export({ type: "spki", format: "pem" });
  return { merchant: { privateKey: own, platformKey: other }, platform: { privateKey: own, merchantKey: other } };
}

/** A message as a server gets it. */
export function received({ headers, body, query }) {
  return { headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value])), body, query };
}
