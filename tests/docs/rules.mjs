// The rule of each gateway a second time, as programs that know nothing of the package: what each signs, and how.
import { digestOf, ecdsa, hmacOf, rsa, type1 } from "./signatures.mjs";
import { fieldsOf, pairs, values, without } from "./texts.mjs";

/** Values in the order of their names, in blocks. */
const concatenated = (carrier, size) => (message, who, files) => {
  const fields = fieldsOf(message);
  type1(values(without(fields, "sign", "platSign")), fields[carrier], { who, files, size });
};
/** `k=v&k=v`, and RSA with SHA-256. */
const pairsWithRsa = (keep, nested) => (message, who, files) => {
  const fields = fieldsOf(message);
  rsa("sha256", pairs(without(fields, "sign", "platSign"), { keep, nested }), fields.sign, { who, files });
};
/** `k=v&k=v`, something behind it, and a digest of all. */
const pairsWithSecret = (hash, carrier, behind, { upper = false, nested } = {}) => (message, _, files) => {
  const fields = fieldsOf(message);
  const digest = digestOf(hash, `${pairs(without(fields, carrier), { nested })}${behind(files["keys/secret.txt"].trim())}`);
  must(fields[carrier], upper ? digest.toUpperCase() : digest);
};
const bodyWithRsa = (hash, text, header) => (message, who, files) => rsa(hash, text(message), message.headers[header], { who, files });
const both = (check) => ({ request: check, callback: check });
const family = { request: concatenated("sign", 245), callback: concatenated("platSign", 245) };
const filled = (value) => value !== "" && value !== null;
const key = (secret) => `&key=${secret}`;
const bare = (secret) => secret;
const wechat = (sign) => (message, _, files) => {
  const fields = fieldsOf(message);
  const secret = files["keys/secret.txt"].trim();
  must(fields.sign, sign(`${pairs(without(fields, "sign"), { keep: filled })}&key=${secret}`, secret).toUpperCase());
};

export const rules = {
  clickpay: family,
  jayapay: family,
  toppay: family,
  bdpay: family,
  "vnpay-cc": { request: concatenated("sign", 117), callback: concatenated("platSign", 117) },
  metapay: { request: concatenated("sign", 245), callback: concatenated("sign", 245) },
  tarspay: {
    request: (message, who, files) => ecdsa(`${message.method}|${message.path}|${message.headers["X-API-NONCE"]}|${pairs(fieldsOf(message), { keep: filled })}`, message.headers["X-API-SIGNATURE"], { who, files }),
    callback: (message, who, files) => ecdsa(message.body, message.headers["X-RESP-SIGNATURE"], { who, files }),
  },
  cobo: {
    request: (message, who, files) => ecdsa(`${message.method}|${message.path}|${message.headers["Biz-Api-Nonce"]}|${pairs(fieldsOf(message), { keep: (value) => value !== null })}`, message.headers["Biz-Api-Signature"], { who, files }),
    callback: (message, who, files) => ecdsa(`${message.body}|${message.headers["Biz-Timestamp"]}`, message.headers["Biz-Resp-Signature"], { who, files }),
  },
  cashy: both((message, _, files) => must(message.headers.Sign, digestOf("md5", message.body + files["keys/secret.txt"].trim()))),
  alikassa: {
    request: bodyWithRsa("sha1", ({ body }) => body, "Sign"),
    callback: (message, who, files) => {
      const { sign, id, ...fields } = fieldsOf(message);
      const names = ["type", "id", "order_id", "payment_status", "amount", "payment_amount", "commission_amount", "is_partial_payment", "account", "service", "desc"];
      const members = names.map((name) => [name, name === "id" ? Number(id) : (fields[name] ?? null)]);
      rsa("sha1", phpJson(Object.fromEntries(members)), sign, { who, files });
    },
  },
  "bybit-pay": both(bodyWithRsa("sha256", ({ body, headers }) => headers.timestamp + body, "signature")),
  payermax: both(bodyWithRsa("sha256", ({ body }) => body, "sign")),
  cheezeepay: both(pairsWithRsa(filled)),
  newpay: both(pairsWithRsa((value) => value !== null)),
  dlainex: both(pairsWithRsa(filled, "flatten")),
  "wechatpay-v2": both(wechat((text) => digestOf("md5", text))),
  "wechatpay-v2-hmac": both(wechat((text, secret) => hmacOf("sha256", secret, text))),
  jeepay: both(pairsWithSecret("md5", "sign", key, { upper: true })),
  zzkpay: both(pairsWithSecret("md5", "sign", key, { upper: true })),
  klicklpay: both(pairsWithSecret("md5", "mac", (secret) => `&secretKey=${secret}`)),
  defupay: both(pairsWithSecret("md5", "sign", bare)),
  tokenpay: both(pairsWithSecret("md5", "Signature", bare)),
  simplypay: both(pairsWithSecret("sha256", "sign", key, { nested: "pairs" })),
  "own-pay": {
    request: (message, _, files) => {
      const text = `${pairs(fieldsOf({ ...message, query: undefined }), { keep: filled, nested: "pairs" })}&appSecret=${files["keys/secret.txt"].trim()}`;
      must(new URLSearchParams(message.query).get("signature"), digestOf("sha512", text, "base64url"));
    },
    callback: (message, _, files) => {
      const text = `${message.body}.${message.headers["X-Own-Time"]}`;
      must(message.headers["X-Own-Signature"], `sha256=${hmacOf("sha256", files["keys/secret.txt"].trim(), text)}`);
    },
  },
};

/** As PHP's json_encode writes it. */
function phpJson(object) {
  const unit = (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, "0")}`;
  return JSON.stringify(object).replaceAll("/", "\\/").replace(/[\u0080-\uffff]/g, unit);
}

function must(found, expected) {
  if (found !== expected) throw new Error(`the page has ${found}, and node:crypto gives ${expected}`);
}

