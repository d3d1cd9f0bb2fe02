/** What `explain` says of a message. */

import type { ErrorCode, Warning } from "./error.js";
import type { Kind } from "./scheme.js";

/** Why a message verifies or does not. */
export interface Explanation {
  /** Whether it verifies; `unreadable` where the message does not say enough to tell. */
  verdict: "genuine" | "forged or mistaken" | "unreadable";
  /** What verification said, unless the message is genuine. */
  error?: ExplainedError;
  /** The gateway's id. */
  gateway: string;
  /** What the message was taken for. */
  kind?: Kind;
  /** The text that should be signed; absent where the message does not say enough to make it. */
  canonical?: CanonicalText;
  /** The text that an RSA type 1 signature opens to. For showing only: the verdict never rests on it. */
  recovered?: RecoveredText;
  /** The digest that an RSASSA-PKCS1-v1_5 signature opens to, and that of the canonical string. */
  digest?: OpenedDigest;
  /** How the canonical string differs from what was signed, where that is known. */
  difference?: Difference;
  /** What would make it verify, the likeliest first. */
  mistakes: Mistake[];
  /** What the gateway's own words show. */
  reply?: ExplainedReply;
  /** What the signature leaves open. */
  warnings: Warning[];
}

/** What verification said of a message that is not genuine: what {@link CountersignError} would say. */
export interface ExplainedError {
  /** What went wrong, for programs. */
  code: ErrorCode;
  /** What went wrong and where, in one sentence. */
  message: string;
  /** At which gateway. */
  gateway?: string;
  /** What to do about it. */
  hint?: string;
  /** The field, option, header or credential concerned. */
  field?: string;
  /** What was expected there. */
  expected?: string;
  /** What was found there. */
  found?: string;
}

/** What an RSA type 1 signature opens to. */
export interface RecoveredText {
  /** The text. */
  text: string;
  /** Its bytes in lower-case hexadecimal, where they are not UTF-8. */
  hex?: string;
  /** How many bytes each block holds. */
  blocks: number[];
  /** The credential whose key opens it. */
  key: string;
}

/** The digest that an RSASSA-PKCS1-v1_5 signature holds. */
export interface OpenedDigest {
  /** Which digest it is. */
  hash: string;
  /** The digest that was signed, in lower-case hexadecimal. */
  signed: string;
  /** That of the canonical string. */
  expected?: string;
  /** The credential whose key opens it. */
  key: string;
}

/** The canonical string that the gateway's own words quote. */
export interface ExplainedReply {
  /** The quotation. */
  text: string;
  /** Whether it is the canonical string. */
  same: boolean;
  /** How the two differ. */
  difference?: Difference;
}

/** A text for people to read; a secret in it is `[secret]`. */
export interface CanonicalText {
  /** The text. */
  text: string;
  /** Its bytes in lower-case hexadecimal. */
  bytes: string;
  /** Where the bytes come from, in order. */
  spans: CanonicalSpan[];
  /** How many bytes at the end are left out. */
  omittedBytes?: number;
}

/** A run of bytes of a canonical string. */
export interface CanonicalSpan {
  /** The first byte. */
  start: number;
  /** Behind the last byte. */
  end: number;
  /** Where they come from. */
  source: SpanSource;
  /** The name of the field, header or query parameter. */
  field?: string;
}

/** Where bytes of a canonical string come from. */
export type SpanSource = "field" | "rule" | "method" | "path" | "timestamp" | "body" | "merchant" | "header" | "query" | "digest" | "secret";

/** How the canonical string differs from what was signed. */
export interface Difference {
  /** What the canonical string is compared with: what the signature opens to, the first mistake's proof, the quotation. */
  against: "recovered" | "proof" | "reply";
  /** By field. */
  fields: FieldDifference[];
  /** By runs of bytes. */
  bytes: ByteDifference[];
  /** Whether rows were left out because there are too many. */
  cutShort?: boolean;
}

/** A field, or what the rule puts between fields, that differs. */
export interface FieldDifference {
  /** The field; absent for what stands between fields. */
  field?: string;
  /** Whether another value was signed, it was not signed, or something was signed that the canonical string lacks. */
  change: "altered" | "unsigned" | "missing";
  /** What the canonical string has. */
  canonical: string;
  /** What was signed. Where several fields in a row differ, the first has all of it. */
  signed: string;
}

/** A run of bytes, each as first and behind the last. */
export interface ByteDifference {
  /** Whether the bytes are the same. */
  same: boolean;
  /** Where they stand in the canonical string. */
  canonical: [number, number];
  /** Where they stand in what was signed. */
  signed: [number, number];
}

/** Something that would make the message verify. */
export interface Mistake {
  /** A stable identifier, such as `json-spacing`. */
  id: string;
  /** What was done, in one sentence. */
  sentence: string;
  /** How to do it right, as code. */
  fix: Fix;
  /** The text that verified. */
  proof: string;
  /** How `proof` is written: as text, as hexadecimal of its bytes, or as the digest that the signature holds. */
  proofEncoding: "text" | "hex" | "digest";
  /** What else a second verification needs. */
  verifiedWith?: { [name: string]: unknown };
  /** Whether the signature proves it, or what the gateway said. */
  shownBy: "signature" | "reply";
  /** The fields concerned, where it is not all of them. */
  fields?: string[];
  /** The other mistakes that were made with it: only all together explain the signature. */
  together?: string[];
}

/** How to do it right, as code. */
export interface Fix {
  /** For JavaScript. */
  javascript: string;
  /** For PHP. */
  php: string;
}
