// The code that a merchant writes by hand for each gateway, given the cryptography of one peer.
import { createHash, timingSafeEqual } from "node:crypto";

/** ClickPay: the values in the order of their keys, as type 1 blocks. */
export function clickpay({ seal, open }, keyBytes) {
  const text = (fields) =>
    Object.keys(fields)
      .filter((name) => name !== "sign" && name !== "platSign" && fields[name] !== null && fields[name] !== "")
      .sort()
      .map((name) => String(fields[name]))
      .join("");
  return {
    sign(params) {
      const bytes = Buffer.from(text(params));
      const blocks = [];
      for (let at = 0; at < bytes.length; at += keyBytes - 11) blocks.push(seal(bytes.subarray(at, at + keyBytes - 11)));
      const signature = Buffer.concat(blocks).toString("base64");
      return { signature, body: JSON.stringify({ ...params, sign: signature }) };
    },
    verify({ body }) {
      const fields = JSON.parse(body);
      const signature = Buffer.from(fields.platSign, "base64");
      const opened = [];
      for (let at = 0; at < signature.length; at += keyBytes) opened.push(open(signature.subarray(at, at + keyBytes)));
      if (!Buffer.concat(opened).equals(Buffer.from(text(fields)))) throw new Error("not genuine");
      return fields.orderNum;
    },
  };
}

const notificationFields = [
  "type", "id", "order_id", "payment_status", "amount", "payment_amount", "commission_amount", "is_partial_payment", "account",
  "service", "desc",
];

/** AliKassa: the body of a request; PHP's JSON of a notification's fields. */
export function alikassa({ sign, verify }, merchant) {
  return {
    sign(params) {
      const body = JSON.stringify(params);
      const signature = sign(Buffer.from(body)).toString("base64");
      return { signature, body, headers: { Account: merchant, Sign: signature } };
    },
    verify({ query }) {
      const values = new URLSearchParams(query);
      const fields = Object.fromEntries(notificationFields.map((name) => [name, values.get(name)]));
      fields.id = Number(fields.id);
      const text = JSON.stringify(fields)
        .replaceAll("/", "\\/")
        .replace(/[\u0080-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);
      if (!verify(Buffer.from(text), Buffer.from(values.get("sign"), "base64"))) throw new Error("not genuine");
      return fields.order_id;
    },
  };
}

/** TarsPay: method, path, time and fields of a request; the body of a callback; SHA-256 twice. */
export function tarspay({ sign, verify }, publicKeyHex) {
  const once = (text) => createHash("sha256").update(text).digest();
  return {
    sign(params, { path, timestamp }) {
      const pairs = Object.keys(params)
        .filter((name) => params[name] !== null && params[name] !== "")
        .sort()
        .map((name) => `${name}=${params[name]}`);
      const signature = sign(once(`POST|${path}|${timestamp}|${pairs.join("&")}`)).toString("hex");
      const headers = { "X-API-KEY": publicKeyHex, "X-API-NONCE": String(timestamp), "X-API-SIGNATURE": signature };
      return { signature, headers, body: JSON.stringify(params) };
    },
    verify({ headers, body }) {
      if (!verify(once(body), Buffer.from(headers["x-resp-signature"], "hex"))) throw new Error("not genuine");
      return JSON.parse(body).mchOrderNo;
    },
  };
}

/** A scheme of one's own: ECDSA over the body, in a header. */
export function signedBody({ sign, verify }) {
  return {
    sign(params) {
      const body = JSON.stringify(params);
      const signature = sign(Buffer.from(body)).toString("base64");
      return { signature, body, headers: { "X-Sign": signature } };
    },
    verify({ headers, body }) {
      if (!verify(Buffer.from(body), Buffer.from(headers["x-sign"], "base64"))) throw new Error("not genuine");
      return JSON.parse(body).mchOrderNo;
    },
  };
}

/** Cashy: MD5 of the body and the secret; `md5` gives lower-case hexadecimal. */
export function cashy(md5, secret) {
  return {
    verify({ headers, body }) {
      const expected = Buffer.from(md5(body + secret));
      const given = Buffer.from(headers.sign.toLowerCase());
      if (expected.length !== given.length || !timingSafeEqual(expected, given)) throw new Error("not genuine");
      return JSON.parse(body).mchOrderNo;
    },
  };
}
