// The gateways whose callbacks are nowhere printed with a key: platform() signs them as the gateway would.
import { vector } from "./vectors.mjs";

const rsa = vector("clickpay-request-pay-2048-java-chunks");
const curve = vector("tarspay-request-doc-example");
const blocks = { own: { privateKey: rsa.private_key, platformKey: rsa.public_key }, other: { privateKey: rsa.private_key } };
const points = {
  own: { privateKey: curve.private_key_hex, platformKey: curve.public_key_hex },
  other: { privateKey: curve.private_key_hex },
};
const shared = { own: { secret: "a throw-away secret" }, other: { secret: "a throw-away secret" } };

const family = {
  request: { merchantCode: "S820190712000002", orderNum: "T1231511321515", payMoney: "30000", notifyUrl: "https://www.example.com/notify" },
  callback: { orderNum: "T1231511321515", platOrderNum: "BK_1563278763273", payMoney: "30000", status: "SUCCESS" },
  order: "orderNum",
  amount: "payMoney",
};
const order = {
  request: { mchNo: "M1000", mchOrderNo: "T1231511321515", amount: "30000", notifyUrl: "https://www.example.com/notify" },
  callback: { mchOrderNo: "T1231511321515", orderNo: "P7001", amount: "30000", state: "2" },
  order: "mchOrderNo",
  amount: "amount",
};
const wechat = {
  request: { appid: "wxd930ea5d5a258f4f", mch_id: "10000100", body: "test", nonce_str: "ibuaiVcKdpRxkhJA", out_trade_no: "T1231", total_fee: "30000" },
  callback: { mch_id: "10000100", nonce_str: "5K8264ILTKCH16CQ", out_trade_no: "T1231", result_code: "SUCCESS", total_fee: "30000" },
  order: "out_trade_no",
  amount: "total_fee",
};
const tokenpay = {
  request: { OutOrderId: "T1231", OrderUserKey: "7", ActualAmount: "30000", Currency: "USDT_TRC20" },
  callback: { OutOrderId: "T1231", ActualAmount: "30000", Currency: "USDT_TRC20", Status: "1" },
  order: "OutOrderId",
  amount: "ActualAmount",
};
const nested = {
  ...order,
  request: { ...order.request, extra: { phone: "082113086611", name: "Neo" } },
  callback: { ...order.callback, orderStatus: "2" },
};

/** What one gateway shows: these keys, these messages, and these options of the request. */
function shown(id, { own, other }, { request, callback, order: reference, amount }, options = {}) {
  return {
    id,
    credentials: own,
    requests: [{ what: "create a payment", params: request, options }],
    callback: {
      what: "signed by platform() as the gateway would",
      platform: other,
      params: callback,
      options: { expect: { [reference]: callback[reference], [amount]: Number(callback[amount]) } },
      show: [reference, amount],
      tamper: { part: "body", field: amount, to: `9${callback[amount]}` },
    },
  };
}

export const platforms = [
  shown("jayapay", blocks, family),
  shown("toppay", blocks, family),
  shown("vnpay-cc", blocks, family),
  shown("metapay", blocks, family),
  shown("cobo", points, order, { path: "/v1/custody/new_withdraw_request/" }),
  shown("bybit-pay", blocks, order),
  shown("payermax", blocks, order, { path: "/aggregate-pay/api/gateway/orderAndPay" }),
  shown("cheezeepay", blocks, order),
  shown("newpay", blocks, order),
  shown("dlainex", blocks, order),
  shown("wechatpay-v2", shared, wechat, { contentType: "xml" }),
  shown("wechatpay-v2-hmac", shared, wechat, { contentType: "xml" }),
  shown("jeepay", shared, order),
  shown("zzkpay", shared, order),
  shown("klicklpay", shared, order),
  shown("defupay", shared, order),
  shown("tokenpay", shared, tokenpay, { path: "/CreateOrder" }),
  shown("simplypay", shared, nested),
];
