/**
 * A gateway's rules as a value: the built-in gateways are written in the same way. `schema/scheme.schema.json` in the
 * repository says the same as JSON Schema. What makes no sense, or what anyone could sign, fails with `SCHEME_INVALID`,
 * whose `field` names the property as `operations.callback.carrier.in`.
 */

/**
 * What a message is. A merchant signs requests; a gateway signs responses, callbacks (also called notifications or
 * webhooks), and redirects, which are callbacks through the payer's browser.
 */
export type Kind = "request" | "response" | "callback" | "redirect";

/** A gateway's rules, for every kind of message that it signs. */
export interface Scheme {
  /** The name that programs use: lower-case letters, digits and `-`. */
  id: string;
  /** The name that people use. */
  name: string;
  /** Links to the documents that state the rule. */
  documents?: readonly string[];
  /** What the documents leave open, and what a reader should know, a sentence each. */
  notes?: readonly string[];
  /** Documented paths of the gateway's interface. */
  paths?: readonly SchemeEndpoint[];
  /** The text of every operation that does not give its own. */
  text?: readonly SchemePart[];
  /** The signature of every operation that does not give its own. */
  signature?: SchemeSignature | null;
  /** The rule for each kind of message. A kind that is absent is not signed, or its rule is unknown. */
  operations: { readonly [kind in Kind]?: SchemeOperation };
}

/** A path of the gateway's interface and what it is for. */
export interface SchemeEndpoint {
  /** The path, beginning with `/`. */
  path: string;
  /** What it is for. */
  purpose: string;
}

/** The rule for one kind of message. */
export interface SchemeOperation {
  /** The HTTP method. Default: `POST`. */
  method?: string;
  /** The canonical string, part by part. Default: the scheme's own. */
  text?: readonly SchemePart[];
  /**
   * Other canonical strings that deployments of the gateway sign. Verification tries them after `text`, in this order, and
   * reports which one matched; signing never uses them.
   */
  alternatives?: readonly SchemeAlternative[];
  /** How the canonical string is signed. Default: the scheme's own. */
  signature?: SchemeSignature | null;
  /** Where the signature is written. */
  carrier: SchemeCarrier;
  /** How the fields are written, the gateway's own way first; verification accepts all of them. Default: `["json"]`. */
  formats?: readonly SchemeFormat[];
  /** The `Content-Type` of a JSON body. Default: `application/json`. */
  jsonType?: string;
  /** Which fields are left out of the message itself, not only of the canonical string. Default: `nothing`. */
  omit?: SchemeSkip;
  /** Headers beside the signature's own. */
  headers?: readonly SchemeHeader[];
  /** The signed time, where the rule has one. */
  time?: SchemeTime | null;
  /** What the gateway wants as an answer, where that is known. */
  acknowledgement?: SchemeAcknowledgement | null;
  /** When the gateway sends the message again, where that is known. */
  retries?: SchemeRetries | null;
  /**
   * Which fields tell how the payment stands, and what their values mean. The first field of the list that the message has
   * decides.
   */
  outcomes?: readonly SchemeOutcome[];
  /**
   * The fields that together identify an event, such as order number and state, where repetitions of a message may differ
   * in others. They must be covered by `body` or `json`. Default, and where a message lacks one of them: all that is signed
   * but the time.
   */
  event?: readonly string[];
}

/** A canonical string that some deployments sign in place of the usual one. */
export interface SchemeAlternative {
  /** What the verified message reports when this one matched. */
  name: string;
  /** The canonical string, part by part. */
  text: readonly SchemePart[];
}

/**
 * One part of a canonical string, which is its parts' bytes, one after another:
 *
 * - `method`: the HTTP method, upper case
 * - `path`: the path of the address, without host and query
 * - `timestamp`: the signed time, the exact text of its header
 * - `body`: the body, byte for byte as it is sent
 * - `secret`: the shared secret
 * - `merchant`: the credential `merchant`
 */
export type SchemePart =
  | "method"
  | "path"
  | "timestamp"
  | "body"
  | "secret"
  | "merchant"
  | {
      /** This text. */
      literal: string;
    }
  | {
      /** The body under a rule of its own. */
      bodyText: SchemeBodyText;
    }
  | {
      /** The value of one header, query parameter or field. */
      value: SchemeValue;
    }
  | {
      /** The fields of the body or query. */
      fields: SchemeFields;
    }
  | {
      /** A JSON object made of the fields. */
      json: SchemeJson;
    }
  | {
      /** The digest of a text of its own, written as text. */
      digest: SchemeDigest;
    };

/** The body under a rule of its own. */
export interface SchemeBodyText {
  /** Leaves out white space (space, tab, line feed, carriage return) outside JSON strings. Default: false. */
  minified?: boolean;
  /** What stands for an empty body. Default: the empty text. */
  empty?: string;
}

/** The value of one header, query parameter or field. */
export interface SchemeValue {
  /** Where it stands. */
  in: SchemePlace;
  /** The name of the header, query parameter or field. */
  name: string;
  /** Text that the value begins with and that is not signed, such as `Bearer `. */
  prefix?: string;
  /**
   * What an absent, null or empty value means: that the message cannot be signed or is not genuine (`refuse`, the default),
   * the empty text after `before` (`empty`), or nothing, not even `before` (`drop`).
   */
  missing?: "refuse" | "empty" | "drop";
  /** Text before the value that is left out together with a value that is dropped. */
  before?: string;
}

/** How fields become text. */
export interface SchemeFields {
  /** Top-level names that are left out, beside those that carry the signature. */
  exclude?: readonly string[];
  /**
   * The only top-level names that are signed, where not all are. One that the message lacks is left out; a `value` part is
   * the way to insist on one.
   */
  names?: readonly string[] | null;
  /** Which values are left out. Default: `nothing`. */
  skip?: SchemeSkip;
  /** Ascending by the bytes of the name (`bytes`, the default), as in the message, or as in `names`. */
  order?: "bytes" | "given" | "listed";
  /** Values only, or `name=value` without any encoding. */
  show: "values" | "pairs";
  /** What stands between two fields. Default: nothing. */
  separator?: string;
  /**
   * What an object or array becomes; only `json` has a rule for arrays. Refused, as the rule does not say (`refuse`, the
   * default); its JSON text as it stands in the message (`json`); its own fields among the others, under their own names
   * (`flatten`); its own fields as `name=value`, by the same order, left-out values and separator (`pairs`).
   */
  nested?: "refuse" | "json" | "flatten" | "pairs";
}

/** A JSON object made of fields. */
export interface SchemeJson {
  /** The names in their order; one that the message lacks is written as null. Default: the fields as received. */
  names?: readonly string[] | null;
  /**
   * Names that the message must have, or this text is not its own. Where the fields as received are signed, nothing else
   * keeps one kind of message from passing for another.
   */
  required?: readonly string[];
  /** Names whose value is written as an integer; every other value is written as text. */
  integers?: readonly string[];
  /** Whose JSON: PHP's `json_encode` without flags writes `/` as `\/`, non-ASCII as lower-case `\uXXXX`. */
  style: "php";
}

/** The digest of a text of its own. */
export interface SchemeDigest {
  /** What is digested, part by part. */
  text: readonly SchemePart[];
  /** The digest. */
  hash: SchemeHash;
  /** How its bytes are written. */
  encoding: SchemeEncoding;
}

/** How a canonical string becomes a signature. */
export type SchemeSignature =
  | {
      /**
       * The RSA private operation on PKCS#1 v1.5 type 1 blocks that hold the text itself, chunk by chunk, without a digest
       * ("private encrypt").
       */
      rsaType1: SchemeRsaType1;
    }
  | {
      /** RSASSA-PKCS1-v1_5 (RFC 8017, 8.2). */
      rsaPkcs1v15: SchemeHashed;
    }
  | {
      /** ECDSA with a deterministic nonce (RFC 6979). */
      ecdsa: SchemeEcdsa;
    }
  | {
      /** The digest of the text, which must hold the secret. */
      digest: SchemeHashed;
    }
  | {
      /** HMAC with the secret as its key (RFC 2104). */
      hmac: SchemeHashed;
    };

/** RSA type 1 blocks. */
export interface SchemeRsaType1 {
  /** How much text a block takes: as many bytes as fit, or so many. The first is used for signing, all are accepted. */
  chunks: readonly ("full" | SchemeChunkBytes)[];
}

/** Blocks of a given length of text. */
export interface SchemeChunkBytes {
  /** This many bytes, or as many as fit where that is fewer. */
  bytes: number;
}

/** A signature that takes a digest and nothing else. */
export interface SchemeHashed {
  /** The digest. */
  hash: SchemeHash;
}

/** ECDSA. */
export interface SchemeEcdsa {
  /** The curve. */
  curve: "secp256k1" | "p256";
  /** The digest. */
  hash: SchemeHash;
  /** How r and s are written: as DER, or 32 bytes each. */
  form: "der" | "rs";
}

/** A digest; `sha256d` is the SHA-256 of the 32 bytes of SHA-256. MD5 and SHA-1 are broken. */
export type SchemeHash = "md5" | "sha1" | "sha256" | "sha256d" | "sha384" | "sha512";

/** How bytes are written as text: padded base64, URL-safe base64 without padding, or hexadecimal. */
export type SchemeEncoding = "base64" | "base64url" | "hexLower" | "hexUpper";

/** Where a value stands: a header, a top-level field, or a query parameter beside fields that travel in the body. */
export type SchemePlace = "header" | "field" | "query";

/** How fields are written: as JSON, form or flat XML in the body, or in the query. */
export type SchemeFormat = "json" | "form" | "query" | "xml";

/** Which values are left out: none (null counts as the empty text), null, or null and the empty text. */
export type SchemeSkip = "nothing" | "null" | "nullAndEmpty";

/** Where a signature is written, and in which encoding. */
export interface SchemeCarrier {
  /** A header, a field beside the signed ones, or a query parameter. */
  in: SchemePlace;
  /** The name of the header, field or query parameter. */
  name: string;
  /** Other names under which deployments send it; tried in this order when the first is absent. */
  also?: readonly string[];
  /** Text before the signature, such as `sha256=`; a signature without it is refused. */
  prefix?: string;
  /** The encoding that is written. Reading is as tolerant as it can be without ambiguity. */
  encoding: SchemeEncoding;
}

/** A header beside the signature's own. */
export interface SchemeHeader {
  /** The name, spelt as the gateway's documents spell it. */
  name: string;
  /** The credential `merchant`, the public half of the own key (the compressed point, lower-case hex), or this text. */
  value: "merchant" | "publicKey" | SchemeHeaderText;
  /** Leaves the header out when the credential that it takes is not given. Default: false. */
  optional?: boolean;
}

/** A header that always holds the same. */
export interface SchemeHeaderText {
  /** This text. */
  text: string;
}

/** The signed time of a message. */
export interface SchemeTime {
  /** The header that carries it; what is signed is this header's exact text. */
  header: string;
  /** Other names under which deployments send it; tried in this order when the first is absent. */
  also?: readonly string[];
  /** Milliseconds or seconds since 1970, ISO 8601 with an offset, or fourteen digits. */
  format: "milliseconds" | "seconds" | "iso8601" | "yyyyMMddHHmmss";
  /** How far it may be from now, both ways, where the caller does not say. Default: 300. */
  toleranceSeconds?: number | null;
  /** Minutes east of UTC: the zone that times are written in, and that those without an offset are read in. Default: 0. */
  utcOffsetMinutes?: number;
}

/** The answer that ends a gateway's retries. */
export interface SchemeAcknowledgement {
  /** The HTTP status. */
  status: number;
  /** Other statuses that are taken for the same. */
  also?: readonly number[];
  /** The body, exactly; where it is empty, any will do. */
  body: string;
}

/** How often and when a message is sent again until it is acknowledged. */
export interface SchemeRetries {
  /** How many times. */
  times: number;
  /** Seconds before each, where that is known. */
  afterSeconds?: readonly number[];
}

/** Which field tells how a payment stands. A value that is in none of the lists says nothing. */
export interface SchemeOutcome {
  /** The field. */
  field: string;
  /** Other fields and the values that they must have for the rule to apply. */
  when?: { readonly [field: string]: readonly string[] };
  /** To which messages it applies, in words, where not to all of the kind. */
  applies?: string | null;
  /** Values that mean: paid, final. */
  paid?: readonly string[];
  /** Values that mean: failed, final. */
  failed?: readonly string[];
  /** Values that mean: paid before, and given back since. */
  refunded?: readonly string[];
  /** Values that mean: ask again later. */
  pending?: readonly string[];
}
