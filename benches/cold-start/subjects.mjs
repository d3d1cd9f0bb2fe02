// What is called in a fresh process: a merchant's calls, as values that travel as JSON.
import { platform } from "countersign";
import { keyPair } from "../../tests/support/key-pair.mjs";
import {
  callback, credentials, ownScheme, paid, query, received, secret, unifiedOrder, unifiedOrderOptions, webhookFields,
} from "../peers/messages.mjs";

/** `{ name, scheme, credentials, call, words }`: the merchant's side of a gateway, and what is asked of it. */
export function subjects() {
  const rsa = (bits) => keyPair("rsa", { modulusLength: bits });
  const curve = (namedCurve) => keyPair("ec", { namedCurve });
  const cashy = { secret };
  return [
    ...both("RSA-2048", "clickpay", credentials(rsa(2048)), [query], callback),
    ...both("RSA-1024", "clickpay", credentials(rsa(1024)), [query], callback),
    ...both("secp256k1", "tarspay", credentials(curve("secp256k1")), [unifiedOrder, unifiedOrderOptions], paid),
    ...both("P-256", ownScheme, credentials(curve("prime256v1")), [unifiedOrder], paid),
    verifies("MD5 webhook of 300 B", "cashy", { merchant: cashy, platform: cashy }, webhookFields(300)),
  ];
}

function both(name, scheme, keys, words, fields) {
  const signs = { name: `${name} sign`, scheme, credentials: keys.merchant, call: "sign", words };
  return [signs, verifies(`${name} verify`, scheme, keys, fields)];
}

function verifies(name, scheme, keys, fields) {
  const message = received(platform(scheme, keys.platform).sign(fields));
  return { name, scheme, credentials: keys.merchant, call: "verify", words: [message] };
}
