/**
 * Signs what a merchant sends to a payment gateway and verifies what the gateway sends back.
 *
 * Everything is synchronous, and there is nothing to initialise. Every failure is a {@link CountersignError}.
 */

import type { Warning } from "./error.js";
import type { Explanation } from "./explanation.js";
import type { GatewayId, GatewayInfo, SchemeInfo } from "./gateway-info.js";
import type { Kind, Scheme } from "./scheme.js";

export * from "./error.js";
export * from "./explanation.js";
export * from "./gateway-info.js";
export * from "./scheme.js";

declare global {
  // As in lib.esnext.disposable, for programs that are compiled without it.
  interface SymbolConstructor {
    readonly dispose: unique symbol;
  }
}

/**
 * The merchant's side of a gateway: signs requests, verifies responses, callbacks and redirects.
 *
 * Keys are read once, here. Fails with `GATEWAY_UNKNOWN`, `SCHEME_INVALID`, `OPTION_INVALID` (a credential that does not
 * exist), `CREDENTIAL_MISSING` (one that is empty) or `KEY_*`.
 *
 * @example
 * const clickpay = gateway("clickpay", { privateKey, platformKey });
 * const message = clickpay.sign({ merchantCode, orderNum, payMoney: "10000" }, { path: "/gateway/pay" });
 * await fetch("https://open.clickpay.click" + message.path, message);
 */
export function gateway(id: GatewayId | Scheme, credentials?: Credentials): Gateway;

/**
 * The gateway's own side, for tests and sandboxes: signs responses, callbacks and redirects, verifies requests.
 * Fails as {@link gateway} does.
 */
export function platform(id: GatewayId | Scheme, credentials?: Credentials): Gateway;

/** Every built-in gateway: its documents, its kinds of message and the rule of each. */
export function gateways(): GatewayInfo[];

/**
 * What a key is, without any of its secrets.
 *
 * Fails with `KEY_UNREADABLE`, `KEY_PASSWORD_MISSING`, `KEY_PASSWORD_WRONG`, `KEY_WRONG_KIND` or `KEY_WEAK`.
 */
export function inspectKey(key: KeyInput, options?: { password?: string | undefined }): KeyInfo;

/**
 * The same key, written in another container. A private key is written without encryption.
 *
 * Fails as {@link inspectKey} does, with `KEY_WRONG_KIND` where the key cannot be written so, and with `OPTION_INVALID`
 * for a format that does not exist.
 */
export function convertKey(key: KeyInput, format: KeyFormat, options?: { password?: string | undefined }): string;

/** How a key can be written. The last five hold the public half only; `hex` and `sec1` are for elliptic curves. */
export type KeyFormat =
  | "pkcs8-pem"
  | "pkcs8-base64"
  | "pkcs1-pem"
  | "sec1-pem"
  | "jwk"
  | "hex"
  | "spki-pem"
  | "spki-base64"
  | "pkcs1-public-pem"
  | "jwk-public"
  | "hex-public";

/**
 * A key: PEM, bare base64 of DER, hexadecimal (secp256k1 and P-256), DER bytes, or a JSON Web Key. A Node `Buffer` is a
 * `Uint8Array`.
 */
export type KeyInput = string | Uint8Array | JsonWebKeyLike;

/** A JSON Web Key (RFC 7517), its numbers by the names that RFC 7518 gives them; the runtime's own `JsonWebKey` is one. */
export interface JsonWebKeyLike {
  /** The family of the key: `RSA` or `EC`. */
  kty?: string | undefined;
  /** RSA: the modulus. */
  n?: string | undefined;
  /** RSA: the public exponent. */
  e?: string | undefined;
  /** The private exponent, or the private number of an elliptic curve. */
  d?: string | undefined;
  /** RSA: the first prime. */
  p?: string | undefined;
  /** RSA: the second prime. */
  q?: string | undefined;
  /** RSA: `d` modulo `p` - 1. */
  dp?: string | undefined;
  /** RSA: `d` modulo `q` - 1. */
  dq?: string | undefined;
  /** RSA: the inverse of `q` modulo `p`. */
  qi?: string | undefined;
  /** RSA: further primes. */
  oth?: unknown;
  /** EC: the curve. */
  crv?: string | undefined;
  /** EC: the point's first coordinate. */
  x?: string | undefined;
  /** EC: the point's second coordinate. */
  y?: string | undefined;
  /** A shared secret; no key that signs here. */
  k?: string | undefined;
  /** The key's name; not read. */
  kid?: string | undefined;
  /** What the key is for; not read. */
  use?: string | undefined;
  /** What may be done with it; not read. */
  key_ops?: readonly string[] | undefined;
  /** The algorithm; not read. */
  alg?: string | undefined;
  /** Whether the runtime may hand it out; not read. */
  ext?: boolean | undefined;
}

/** What signing and verifying take. A name that is not listed here is refused. */
export interface Credentials {
  /** The id sent in a header: Cashy's `MerchantId`, AliKassa's `Account`. */
  merchant?: string | undefined;
  /** The own private key: signs. */
  privateKey?: KeyInput | undefined;
  /** Opens `privateKey` where its container is encrypted. */
  password?: string | undefined;
  /** A shared secret: Cashy's API key. */
  secret?: string | undefined;
  /** For {@link gateway}: the platform's public key; several while one is being rotated. */
  platformKey?: KeyInput | readonly KeyInput[] | undefined;
  /** For {@link platform}: the merchant's public key; several while one is being rotated. */
  merchantKey?: KeyInput | readonly KeyInput[] | undefined;
}

/** One side of a conversation with a gateway. */
export interface Gateway {
  /** The gateway and its rules, as {@link gateways} has them; of a scheme of one's own too. Throws `FREED`. */
  readonly info: SchemeInfo;

  /**
   * Signs `params`: a plain object, or a string of JSON whose bytes are kept exactly (numbers as written, order of keys,
   * spaces). The signature's field, where the scheme has one, goes last.
   *
   * Of an object, members that are `undefined` are left out. Refused with `PARAMS_UNSIGNABLE` is what JSON cannot say
   * exactly: NaN, infinities, integers beyond 2^53, bigints, dates, class instances, halves of surrogate pairs.
   *
   * Fails with `PARAMS_UNSIGNABLE`, `OPTION_MISSING`, `OPTION_INVALID`, `CREDENTIAL_MISSING` or `FREED`.
   */
  sign(params: Record<string, unknown> | string, options?: SignOptions): SignedMessage;

  /**
   * Returns what a genuine message says, and throws for any other.
   *
   * Fails with `MESSAGE_NOT_RAW`, `MESSAGE_UNREADABLE`, `SIGNATURE_MISSING`, `SIGNATURE_UNREADABLE`,
   * `SIGNATURE_MISMATCH`, `TIMESTAMP_MISSING`, `TIMESTAMP_OUT_OF_RANGE`, `FIELD_MISMATCH`, `OPTION_INVALID`,
   * `CREDENTIAL_MISSING` or `FREED`.
   */
  verify(message: IncomingMessage, options?: VerifyOptions): VerifiedMessage;

  /** The same for a WHATWG `Request` or `Response`, whose body it reads, up to 32 MiB. Rejects as {@link Gateway.verify} throws. */
  verifyRequest(request: RequestLike, options?: VerifyOptions): Promise<VerifiedMessage>;

  /**
   * Says why a message verifies or does not: the canonical string with the source of every byte, what the signature holds
   * where it can be opened, the difference, and the mistakes that would make it verify, each with its proof.
   *
   * Nothing that is wrong with the message is thrown. Fails with `OPTION_INVALID` or `FREED`.
   */
  explain(message: IncomingMessage, options?: ExplainOptions): Explanation;

  /** Wipes the keys. Calling it twice is fine; any other call after it throws `FREED`. */
  free(): void;

  /** The same, for `using`; present where the runtime has `Symbol.dispose`. */
  [Symbol.dispose](): void;
}

/** How to sign. A name that is not listed here is refused. */
export interface SignOptions {
  /** Default: `request` for {@link gateway}, `callback` for {@link platform}. */
  kind?: Kind | undefined;
  /** The HTTP method. Default: the gateway's own for that kind, mostly POST. */
  method?: string | undefined;
  /** The path of the address, without host and query. Needed where it is signed. */
  path?: string | undefined;
  /** The signed time, in milliseconds or as its exact text. Default: now. */
  timestamp?: number | string | undefined;
  /** Default: the gateway's own for that kind. */
  contentType?: "json" | "form" | "xml" | undefined;
  /** Further headers to send, by name; needed where the rule signs one, such as a token. */
  headers?: Readonly<Record<string, string>> | undefined;
  /** Further query parameters to send, percent-encoded and without `?`; needed where the rule signs one. */
  query?: string | undefined;
  /** Writes a hexadecimal signature in upper case. */
  upperHex?: boolean | undefined;
  /** The names and order of the signed fields, where the rule lists them (AliKassa's notifications). */
  fields?: readonly string[] | undefined;
}

/** A message to send: `fetch(base + message.path, message)`. */
export interface SignedMessage {
  /** The HTTP method. */
  method: string;
  /** The path as given, or the empty text. */
  path: string;
  /** Spelt as the gateway's documents spell them; the signature's own included. */
  headers: Record<string, string>;
  /** To be sent byte for byte. Absent where the fields travel in the query. */
  body?: string;
  /** Without `?`. Absent unless fields, the signature or further parameters travel in the query. */
  query?: string;
  /** The signature as it is written in the message. */
  signature: string;
  /** The text that was signed; a secret in it is written `[secret]`. */
  canonical: string;
}

/** A message as it came in. Other properties, such as those of a framework's request, are passed over. */
export interface IncomingMessage {
  /** Default: the gateway's own for that kind. */
  method?: string | undefined;
  /** The path of the address; needed where it is signed. */
  path?: string | undefined;
  /** The query as it came, with or without `?`. */
  query?: string | QueryLike | undefined;
  /** In any letter case. */
  headers?: HeadersLike | undefined;
  /** Raw: the text or bytes that came. A parsed body is refused. */
  body?: string | Uint8Array | null | undefined;
}

/** Headers as `Headers`, as an object such as Node's `request.headers`, or as pairs. */
export type HeadersLike =
  | Readonly<Record<string, string | readonly string[] | number | undefined>>
  | readonly (readonly [string, string])[]
  | {
      /** The value of a header, in any letter case of its name. */
      get(name: string): string | null | undefined;
      /** All headers. */
      entries(): IterableIterator<[string, string]>;
    };

/** What is needed of `URLSearchParams`. */
export interface QueryLike {
  /** Every value of a parameter. */
  getAll(name: string): string[];
  /** The whole query. */
  toString(): string;
}

/** What is needed of a WHATWG `Request` or `Response`. */
export interface RequestLike {
  /** The HTTP method; a `Response` has none. */
  readonly method?: string;
  /** The address, of which path and query are taken. */
  readonly url?: string;
  /** The headers. */
  readonly headers: {
    /** The value of a header, in any letter case of its name. */
    get(name: string): string | null;
    /** Calls back with each header. */
    forEach(callback: (value: string, name: string) => void): void;
  };
  /** Whether something read the body before. */
  readonly bodyUsed?: boolean;
  /** The body as a WHATWG stream, which is read no further than needed; with anything else, `arrayBuffer` is called. */
  readonly body?: unknown;
  /** Reads the body. */
  arrayBuffer(): Promise<ArrayBuffer>;
}

/** How to verify. A name that is not listed here is refused. */
export interface VerifyOptions {
  /** Default: `callback` for {@link gateway}, `request` for {@link platform}. */
  kind?: Kind | undefined;
  /**
   * What the message must say, by field: text compares as text, a number as a decimal value (10000 equals `10000.00`).
   * Anything else fails with `FIELD_MISMATCH`.
   */
  expect?: Readonly<Record<string, string | number | bigint | boolean>> | undefined;
  /** The time that a signed time is compared with, as a `Date` or in milliseconds. Default: now. */
  now?: number | Date | undefined;
  /** How far a signed time may be from now, both ways. Default: the rule's, or else 300. */
  toleranceSeconds?: number | undefined;
  /** The names and order of the signed fields, where the rule lists them (AliKassa's notifications). */
  fields?: readonly string[] | undefined;
}

/** What a genuine message says. */
export interface VerifiedMessage {
  /** What the message is. */
  kind: Kind;
  /** The fields, as JavaScript parses them. */
  params: Record<string, unknown>;
  /** A field exactly as it was signed, such as `"10000.00"`; undefined where there is no such field. */
  text(name: string): string | undefined;
  /** The text that was signed; a secret in it is written `[secret]`. */
  canonical: string;
  /** Which other reading of the rule matched, where it was not the documented one. */
  alternative?: string;
  /** Which of the keys given matched, counting from 0. */
  key: number;
  /**
   * How the payment stands by the gateway's documents. `unknown`: the message does not say, or says what they do not list.
   * That is no failure; ask the gateway.
   */
  outcome: Outcome;
  /**
   * The same text for every repetition of the same event, and another for another: store it, and act once on each. It is made
   * when it is first read, so `{ ...message }` lacks it.
   */
  readonly replayKey: string;
  /** What the signature leaves open. */
  warnings: Warning[];
  /** The answer that the gateway wants; absent where its documents do not say. */
  acknowledgement?: Acknowledgement;
}

/** How a payment stands: `paid` and `failed` are final, `refunded` was paid and given back, `pending` is not decided yet. */
export type Outcome = "paid" | "failed" | "refunded" | "pending" | "unknown";

/** How to explain. A name that is not listed here is refused. */
export interface ExplainOptions extends VerifyOptions {
  /** The HTTP method, in place of the message's. */
  method?: string | undefined;
  /** The path, in place of the message's. */
  path?: string | undefined;
  /** What the gateway said about the message: its error text often quotes the string that it built. */
  reply?: string | undefined;
  /** Bodies of other messages, of which this signature may be. */
  others?: readonly string[] | undefined;
}

/** The HTTP answer that ends a gateway's retries. */
export interface Acknowledgement {
  /** The HTTP status. */
  status: number;
  /** The headers. */
  headers: Record<string, string>;
  /** The body, exactly. */
  body: string;
}

/** What a key is. */
export interface KeyInfo {
  /** What it is a key for. */
  algorithm: "RSA" | "EC";
  /** The length of an RSA modulus. */
  bits?: number;
  /** The curve of an elliptic-curve key. */
  curve?: "secp256k1" | "P-256";
  /** Which half it is. */
  type: "private" | "public";
  /** What it was found in, such as `PKCS#8 PEM`. */
  container: string;
  /** The public half: SubjectPublicKeyInfo as PEM. */
  publicKey: string;
  /** What is doubtful about it. */
  warnings: Warning[];
}
