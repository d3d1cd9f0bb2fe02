// What is measured: whole calls, each with the same result from every peer.
import { createHash, verify } from "node:crypto";
import forge from "node-forge";
import jsrsasign from "jsrsasign";
import { gateway, platform } from "countersign";
import { curvePeers } from "./curve-peers.mjs";
import * as merchant from "./merchant.mjs";
import {
  account, callback, credentials, notification, order, ownScheme, paid, payment, query, received, secret, unifiedOrder, unifiedOrderOptions,
  webhookFields,
} from "./messages.mjs";
import { OURS } from "./names.mjs";
import { rsaPeers } from "./rsa-peers.mjs";
import { keyPair } from "../../tests/support/key-pair.mjs";

/** Every operation: `{ name, peers: { peer: call }, check(result, peer) }`; `check` throws for a wrong result. */
export function operations() {
  return [...[2048, 1024].flatMap(rsa), ...tarspay(), ...ownPay(), webhook(300)];
}

function rsa(bits) {
  const pair = keyPair("rsa", { modulusLength: bits });
  const peers = rsaPeers(pair);
  const block = byPeer(peers, (one) => merchant.clickpay(one, bits / 8));
  const message = byPeer(peers, (one) => merchant.alikassa(one, account));
  const clickpay = sides("clickpay", pair);
  const alikassa = sides("alikassa", pair, { merchant: account });
  const clickpayCallback = clickpay.platform.sign(callback);
  const alikassaCallback = alikassa.platform.sign(notification);
  return [
    clickpaySign(`RSA-${bits} sign, ClickPay`, clickpay, block, query),
    {
      name: `RSA-${bits} sign, AliKassa`,
      peers: { [OURS]: () => alikassa.merchant.sign(payment), ...calls(message, (one) => one.sign(payment)) },
      // PKCS#1 v1.5 is deterministic.
      check: ({ signature }) => same(signature, message["node:crypto"].sign(payment).signature),
    },
    verifies(`RSA-${bits} verify, ClickPay`, clickpay.merchant, block, clickpayCallback, "orderNum"),
    verifies(`RSA-${bits} verify, AliKassa`, alikassa.merchant, message, alikassaCallback, "order_id"),
  ];
}

function tarspay() {
  const pair = keyPair("ec", { namedCurve: "secp256k1" });
  const { x, y } = pair.publicKey.export({ format: "jwk" });
  const parity = Buffer.from(y, "base64url").at(-1) & 1;
  const publicKeyHex = `0${2 + parity}${Buffer.from(x, "base64url").toString("hex")}`;
  const { merchant: ours, platform: other } = sides("tarspay", pair);
  const byHand = byPeer(curvePeers("secp256k1", pair), (one) => merchant.tarspay(one, publicKeyHex));
  const options = unifiedOrderOptions;
  const canonical = ours.sign(unifiedOrder, options).canonical;
  return [
    {
      name: "secp256k1 sign, TarsPay",
      peers: { [OURS]: () => ours.sign(unifiedOrder, options), ...calls(byHand, (one) => one.sign(unifiedOrder, options)) },
      check: ({ signature }) => genuine(createHash("sha256").update(canonical).digest(), pair.publicKey, Buffer.from(signature, "hex")),
    },
    verifies("secp256k1 verify, TarsPay", ours, byHand, other.sign(paid), "mchOrderNo"),
  ];
}

function ownPay() {
  const pair = keyPair("ec", { namedCurve: "prime256v1" });
  const { merchant: ours, platform: other } = sides(ownScheme, pair);
  const byHand = byPeer(curvePeers("prime256v1", pair), merchant.signedBody);
  return [
    {
      name: "P-256 sign, own scheme",
      peers: { [OURS]: () => ours.sign(unifiedOrder), ...calls(byHand, (one) => one.sign(unifiedOrder)) },
      check: ({ signature, body }) => genuine(body, pair.publicKey, Buffer.from(signature, "base64")),
    },
    verifies("P-256 verify, own scheme", ours, byHand, other.sign(paid), "mchOrderNo"),
  ];
}

/** Cashy's webhook with a body of so many bytes. */
export function webhook(bytes, names) {
  const ours = gateway("cashy", { merchant: account, secret });
  const digests = {
    "node:crypto": (text) => createHash("md5").update(text).digest("hex"),
    "node-forge": (text) => forge.md.md5.create().update(text, "utf8").digest().toHex(),
    jsrsasign: (text) => jsrsasign.KJUR.crypto.Util.hashString(text, "md5"),
  };
  const chosen = Object.fromEntries(Object.entries(digests).filter(([name]) => names === undefined || names.includes(name)));
  const message = platform("cashy", { merchant: account, secret }).sign(webhookFields(bytes));
  return verifies(`MD5 webhook of ${bytes} B, Cashy`, ours, byPeer(chosen, (md5) => merchant.cashy(md5, secret)), message, "mchOrderNo");
}

/** ClickPay's `sign` of so many fields with a key of so many bits, beside node:crypto. */
export function clickpayGrowth(fields, pair) {
  const bits = pair.publicKey.asymmetricKeyDetails.modulusLength;
  const { "node:crypto": native } = rsaPeers(pair);
  const params = Object.fromEntries(Array.from({ length: fields }, (_, index) => [`field${index}`, `value ${index}`]));
  const byHand = { "node:crypto": merchant.clickpay(native, bits / 8) };
  return clickpaySign(`RSA-${bits} sign, ClickPay, ${fields} fields`, sides("clickpay", pair), byHand, params);
}

function clickpaySign(name, { merchant: ours }, byHand, params) {
  return {
    name,
    peers: { [OURS]: () => ours.sign(params), ...calls(byHand, (one) => one.sign(params)) },
    check: ({ signature }) => same(signature, byHand["node:crypto"].sign(params).signature),
  };
}

/** Verification of one genuine message, which gives the order's number; a message that was changed must be refused. */
function verifies(name, ours, byHand, message, field) {
  const incoming = received(message);
  const alter = (text) => text?.replace(order, `${order}9`);
  const forged = { ...incoming, body: alter(incoming.body), query: alter(incoming.query) };
  const of = (message) => ({ [OURS]: () => ours.verify(message).text(field), ...calls(byHand, (one) => one.verify(message)) });
  const refusals = of(forged);
  return {
    name,
    peers: of(incoming),
    check(result, peer) {
      same(result, order);
      let accepted = true;
      try {
        refusals[peer]();
      } catch {
        accepted = false;
      }
      if (accepted) throw new Error("a forged message was accepted");
    },
  };
}

function sides(scheme, pair, rest = {}) {
  const keys = credentials(pair);
  return { merchant: gateway(scheme, { ...keys.merchant, ...rest }), platform: platform(scheme, keys.platform) };
}

function byPeer(peers, make) {
  return Object.fromEntries(Object.entries(peers).map(([name, peer]) => [name, make(peer)]));
}

function calls(peers, call) {
  return byPeer(peers, (peer) => () => call(peer));
}

function same(found, expected) {
  if (found !== expected) throw new Error(`expected ${expected}, found ${found}`);
}

function genuine(message, publicKey, signature) {
  if (!verify("sha256", message, publicKey, signature)) throw new Error("node:crypto refuses the signature");
}
