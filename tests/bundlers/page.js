// Signs, verifies and refuses; leaves what came of it in the page.
import { CountersignError, gateway, gateways, platform } from "countersign";
import { privateKey, publicKey, expected } from "./message.js";

function code(work) {
  try {
    return work();
  } catch (error) {
    return error instanceof CountersignError ? error.code : `${error}`;
  }
}

document.title = JSON.stringify(
  (() => {
    const merchant = gateway("clickpay", { privateKey, platformKey: publicKey });
    const signed = code(() => merchant.sign(expected.fields).signature);
    const callback = code(() => platform("clickpay", { privateKey }).sign({ orderNum: "T1", payMoney: "100" }).body);
    return {
      gateways: code(() => gateways().length),
      signed: signed === expected.signature || signed,
      verified: code(() => merchant.verify({ body: callback }).text("orderNum")),
      forged: code(() => merchant.verify({ body: callback.replace("T1", "T2") }).kind),
    };
  })(),
);
