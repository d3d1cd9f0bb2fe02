/** What is known of a gateway and its rules. */

import type {
  Kind,
  SchemeAcknowledgement,
  SchemeCarrier,
  SchemeEndpoint,
  SchemeFormat,
  SchemeHeader,
  SchemeOutcome,
  SchemePart,
  SchemeRetries,
  SchemeSignature,
  SchemeTime,
} from "./scheme.js";

/** The id of a built-in gateway. */
export type GatewayId =
  | "clickpay"
  | "jayapay"
  | "toppay"
  | "bdpay"
  | "tarspay"
  | "cashy"
  | "alikassa"
  | "vnpay-cc"
  | "metapay"
  | "cobo"
  | "bybit-pay"
  | "payermax"
  | "cheezeepay"
  | "newpay"
  | "dlainex"
  | "wechatpay-v2"
  | "wechatpay-v2-hmac"
  | "jeepay"
  | "zzkpay"
  | "klicklpay"
  | "defupay"
  | "tokenpay"
  | "simplypay";

/** What is known of a built-in gateway. */
export interface GatewayInfo extends SchemeInfo {
  /** The name that programs use. */
  id: GatewayId;
}

/** What is known of a gateway, built in or described by a scheme. */
export interface SchemeInfo {
  /** The name that programs use. */
  id: string;
  /** The name that people use. */
  name: string;
  /** Links to the documents that state the rule. */
  documents: string[];
  /** What the documents leave open, and what a reader should know. */
  notes: string[];
  /** Documented paths. */
  paths: SchemeEndpoint[];
  /** The kinds of message that are signed. */
  kinds: Partial<Record<Kind, KindInfo>>;
}

/** The rule for one kind of message. */
export interface KindInfo {
  /** The rule in words. */
  rule: string;
  /** The HTTP method. */
  method: string;
  /** The canonical string, part by part. */
  text: SchemePart[];
  /** How it is signed. */
  signature?: SchemeSignature;
  /** Where the signature is written. */
  carrier: Required<SchemeCarrier>;
  /** How the fields are written, the usual way first. */
  formats: SchemeFormat[];
  /** Headers beside the signature's own. */
  headers: Required<SchemeHeader>[];
  /** The signed time. */
  time?: SchemeTime;
  /** What the gateway wants as an answer. */
  acknowledgement?: SchemeAcknowledgement;
  /** How often, and after how many seconds, it sends the message again. */
  retries?: Required<SchemeRetries>;
  /** Which values of which field are final. */
  outcomes: SchemeOutcome[];
  /** The fields that identify an event; empty where all that is signed does. */
  event: string[];
}
