// What the demo signs and verifies for each gateway: the requests that its documents print, and a callback.
import { platforms } from "./platforms.mjs";
import { vector } from "./vectors.mjs";

const rsa1024 = vector("clickpay-request-query-1024");
const rsa2048 = vector("clickpay-request-pay-2048-java-chunks");
const tarspayRequest = vector("tarspay-request-doc-example");
const tarspayCallback = vector("tarspay-callback-idr");
const cashyRequest = vector("cashy-request");
const cashyWebhook = vector("cashy-webhook");
const alikassaRequest = vector("alikassa-request-encrypted-key");
const alikassaNotification = vector("alikassa-notification");
const clickpayCallback = vector("clickpay-callback-1024");

/** The signature goes into the body as its last field. */
function withField(fields, name, value) {
  return JSON.stringify({ ...fields, [name]: value });
}

export const demonstrations = [
  {
    id: "clickpay",
    credentials: { privateKey: rsa1024.private_key, platformKey: clickpayCallback.public_key },
    requests: [
      {
        what: "create a payment",
        params: vector("clickpay-request-pay-1024").fields,
        options: { path: "/gateway/pay" },
        signature: vector("clickpay-request-pay-1024").signature,
      },
      {
        what: "ask for a payment",
        params: rsa1024.fields,
        options: { path: "/gateway/query" },
        signature: rsa1024.signature,
      },
    ],
    callback: {
      what: "the callback that its documents print, signed with a throw-away key by PHP",
      message: { body: withField(clickpayCallback.fields, "platSign", clickpayCallback.signature) },
      options: { expect: { orderNum: "21161500247208", payMoney: 10000 } },
      show: ["orderNum", "payMoney", "msg"],
      tamper: { part: "body", field: "payMoney", to: "90000.00" },
    },
  },
  {
    id: "bdpay",
    credentials: { privateKey: rsa2048.private_key, platformKey: rsa2048.public_key },
    requests: [
      {
        what: "create a payment; amounts are whole rupiah",
        params: {
          merchantCode: "S820190712000002",
          orderType: "0",
          method: "VA_BCA",
          orderNum: "T1231511321515",
          payMoney: 30000,
          productDetail: "Test Pay",
          name: "Neo",
          email: "neo@example.com",
          phone: "082113086611",
          notifyUrl: "https://www.example.com/notify",
          expiryPeriod: "4320",
          dateTime: "20191018105510",
        },
      },
    ],
    callback: {
      what: "a form, signed by platform() as the gateway would",
      platform: { privateKey: rsa2048.private_key },
      params: {
        code: "00",
        msg: "SUCCESS",
        status: "SUCCESS",
        method: "VA_BCA",
        orderNum: "T1231511321515",
        platOrderNum: "BK_1563278763273",
        payMoney: "30000",
        payFee: "500",
      },
      options: { expect: { orderNum: "T1231511321515", payMoney: 30000 } },
      show: ["orderNum", "payMoney", "status"],
      tamper: { part: "body", field: "payMoney", to: "90000" },
    },
  },
  {
    id: "tarspay",
    credentials: { privateKey: tarspayRequest.private_key_hex, platformKey: tarspayCallback.public_key_hex },
    requests: [
      {
        what: "the example of its signature page",
        params: tarspayRequest.params,
        options: { path: tarspayRequest.path, timestamp: tarspayRequest.timestamp },
        signature: tarspayRequest.signature,
      },
      {
        what: "unified order",
        params: {
          amount: "100",
          body: "test",
          currency: "IDR",
          customerAccountNumber: "123456789",
          customerContact: "15221111111",
          customerEmail: "xxxx@gmail.com",
          customerName: "xxxx",
          mchNo: "80002",
          mchOrderNo: "M202207131958",
          notifyUrl: "https://www.yourcompany.com/notify",
          returnUrl: "https://www.yourcompany.com/return",
          subject: "test",
          wayCode: "BANK_BCA",
        },
        options: { path: "/api/pay/unifiedOrder" },
      },
    ],
    callback: {
      what: "genuine: published in its documents, signed with the gateway's real key",
      message: {
        headers: { [tarspayCallback.header]: tarspayCallback.signature },
        body: tarspayCallback.body,
      },
      options: { expect: { mchOrderNo: "1184196902791413760", orderAmount: 31500 } },
      show: ["mchOrderNo", "orderAmount", "state"],
      tamper: { part: "body", field: "orderAmount", to: "91500" },
    },
  },
  {
    id: "cashy",
    credentials: { merchant: "1002001", secret: cashyRequest.key },
    requests: [
      {
        what: "payIn",
        params: cashyRequest.body,
        options: { path: "/api/payIn" },
        signature: cashyRequest.signature,
      },
    ],
    callback: {
      what: "the webhook that its documents print, with a throw-away key",
      message: { headers: { Sign: cashyWebhook.signature }, body: cashyWebhook.body },
      options: { expect: { mchOrderNo: "1386503284355244033", amount: 20000 } },
      show: ["mchOrderNo", "amount", "fee", "orderStatus"],
      tamper: { part: "body", field: "amount", to: "20000.0", mistake: "number-text" },
    },
  },
  {
    id: "alikassa",
    credentials: {
      merchant: "bd291fe1-5c19-4113-ae62-a2d3c4d01d20",
      privateKey: alikassaRequest.private_key_pem,
      password: alikassaRequest.password,
      platformKey: alikassaNotification.public_key_pem,
    },
    requests: [
      {
        what: "create a payment, with the encrypted private.pem and password.txt that it hands out",
        params: alikassaRequest.body,
        options: { path: "/v1/payment" },
        signature: alikassaRequest.signature,
      },
    ],
    callback: {
      what: "a notification in the query, signed with a throw-away key by PHP",
      message: { query: alikassaNotification.query },
      options: { expect: { order_id: "1234", amount: 100 } },
      show: ["order_id", "amount", "payment_status"],
      tamper: { part: "query", field: "amount", to: "900.00" },
    },
  },
  ...platforms,
];
