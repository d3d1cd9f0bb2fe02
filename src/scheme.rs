//! What a scheme is: which text a gateway signs, how, and where the signature goes.
//!
//! A scheme is a value, never code. The built-in gateways are JSON files of this type
//! (`src/gateway/*.json`); a caller's own scheme is the same type.

mod part;

pub use part::{Fields, JsonObject, JsonStyle, Nested, Order, Part, Show, Skip};

use crate::{Code, Error};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A gateway's rules, for every kind of message that it signs.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub struct Scheme {
    /// The name that programs use: lower-case letters, digits and `-`.
    pub id: String,
    /// The name that people use.
    pub name: String,
    /// Links to the documents that state the rule.
    #[serde(default)]
    pub documents: Vec<String>,
    /// What the documents leave open, and what a reader should know, a sentence each.
    #[serde(default)]
    pub notes: Vec<String>,
    /// Documented paths of the gateway's interface.
    #[serde(default)]
    pub paths: Vec<Endpoint>,
    /// The text of every operation that does not give its own.
    #[serde(default)]
    pub text: Vec<Part>,
    /// The signature of every operation that does not give its own.
    #[serde(default)]
    pub signature: Option<Signature>,
    /// The rule for each kind of message. A kind that is absent is not signed, or its rule is unknown.
    pub operations: BTreeMap<Kind, Operation>,
}

/// A path of the gateway's interface and what it is for.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub struct Endpoint {
    /// The path, beginning with `/`.
    pub path: String,
    /// What it is for.
    pub purpose: String,
}

/// What a message is, and with that who signs it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Kind {
    /// From merchant to gateway.
    Request,
    /// The gateway's answer to a request.
    Response,
    /// From gateway to merchant, about an event; also called notification or webhook.
    Callback,
    /// From gateway to merchant through the payer's browser.
    Redirect,
}

impl Kind {
    /// Every kind.
    pub const ALL: [Self; 4] = [
        Self::Request,
        Self::Response,
        Self::Callback,
        Self::Redirect,
    ];

    /// The name in options, such as `callback`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Request => "request",
            Self::Response => "response",
            Self::Callback => "callback",
            Self::Redirect => "redirect",
        }
    }

    /// The kind of this name, or `OPTION_INVALID`.
    pub fn parse(name: &str) -> Result<Self, Error> {
        Self::ALL
            .into_iter()
            .find(|kind| kind.as_str() == name)
            .ok_or_else(|| {
                Error::new(
                    Code::OptionInvalid,
                    "The option `kind` is none of request, response, callback and redirect.",
                )
                .field("kind")
                .expected("request, response, callback or redirect")
                .found(name)
            })
    }
}

/// The rule for one kind of message.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub struct Operation {
    /// The HTTP method; `POST` where it is not given.
    #[serde(default = "post")]
    pub method: String,
    /// The canonical string, part by part. Empty: the scheme's own.
    #[serde(default)]
    pub text: Vec<Part>,
    /// Other canonical strings that deployments of the gateway sign. Verification tries them
    /// after `text`, in this order, and reports which one matched; signing never uses them.
    #[serde(default)]
    pub alternatives: Vec<Alternative>,
    /// How the canonical string is signed. Absent: the scheme's own.
    #[serde(default)]
    pub signature: Option<Signature>,
    /// Where the signature is written.
    pub carrier: Carrier,
    /// How the fields are written, the gateway's own way first; verification accepts all of them.
    #[serde(default = "json_only")]
    pub formats: Vec<Format>,
    /// The `Content-Type` of a JSON body.
    #[serde(default = "application_json")]
    pub json_type: String,
    /// Which fields are left out of the message itself, not only of the canonical string.
    #[serde(default)]
    pub omit: Skip,
    /// Headers beside the signature's own.
    #[serde(default)]
    pub headers: Vec<Header>,
    /// The signed time, where the rule has one.
    #[serde(default)]
    pub time: Option<Time>,
    /// What the gateway wants as an answer, where that is known.
    #[serde(default)]
    pub acknowledgement: Option<Acknowledgement>,
    /// When the gateway sends the message again, where that is known.
    #[serde(default)]
    pub retries: Option<Retries>,
    /// Which field tells how the payment stands, and what its values mean.
    #[serde(default)]
    pub outcomes: Vec<Outcome>,
}

fn post() -> String {
    "POST".into()
}

fn json_only() -> Vec<Format> {
    vec![Format::Json]
}

fn application_json() -> String {
    "application/json".into()
}

/// A canonical string that some deployments sign in place of the usual one.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub struct Alternative {
    /// What the verified message reports when this one matched.
    pub name: String,
    /// The canonical string, part by part.
    pub text: Vec<Part>,
}

/// How a canonical string becomes a signature.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub enum Signature {
    /// The RSA private operation on PKCS#1 v1.5 type 1 blocks that hold the text itself, chunk
    /// by chunk, without a digest ("private encrypt").
    #[serde(rename_all = "camelCase")]
    RsaType1 {
        /// How many bytes of text a block takes: the first is used for signing, all are
        /// accepted. Every block but the last is full.
        chunks: Vec<Chunk>,
    },
    /// RSASSA-PKCS1-v1_5 (RFC 8017, 8.2).
    RsaPkcs1v15 {
        /// The digest.
        hash: Hash,
    },
    /// ECDSA with a deterministic nonce (RFC 6979).
    Ecdsa {
        /// The curve.
        curve: Curve,
        /// The digest.
        hash: Hash,
        /// How r and s are written.
        form: EcdsaForm,
    },
    /// The digest of the text. The text must hold the secret.
    Digest {
        /// The digest.
        hash: Hash,
    },
    /// HMAC with the secret as its key (RFC 2104).
    Hmac {
        /// The digest.
        hash: Hash,
    },
}

/// How many bytes of text one type 1 block takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Chunk {
    /// As many as fit: the modulus's length − 11.
    Full,
    /// This many, or as many as fit where that is fewer.
    Bytes(usize),
}

/// A digest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Hash {
    /// MD5, 16 bytes. Broken: collisions are cheap.
    Md5,
    /// SHA-1, 20 bytes. Broken: collisions are affordable.
    Sha1,
    /// SHA-256, 32 bytes.
    Sha256,
    /// SHA-256 of the 32 bytes of SHA-256.
    Sha256d,
    /// SHA-384, 48 bytes.
    Sha384,
    /// SHA-512, 64 bytes.
    Sha512,
}

/// An elliptic curve.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Curve {
    /// secp256k1 (SEC 2).
    Secp256k1,
    /// P-256 (FIPS 186-5), also called secp256r1 and prime256v1.
    P256,
}

/// How an ECDSA signature writes r and s.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum EcdsaForm {
    /// `SEQUENCE { r INTEGER, s INTEGER }` (RFC 3279).
    Der,
    /// r‖s, 32 bytes each.
    Rs,
}

/// Where a signature is written, and in which encoding.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub struct Carrier {
    /// A header, or a field beside the signed ones.
    #[serde(rename = "in")]
    pub place: Place,
    /// The name of the header or field.
    pub name: String,
    /// Other names under which deployments send it; tried in this order when the first is absent.
    #[serde(default)]
    pub also: Vec<String>,
    /// The encoding that is written. Reading is as tolerant as it can be without ambiguity.
    pub encoding: Encoding,
}

impl Carrier {
    /// Every name under which a signature is looked for, the usual one first.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        std::iter::once(&self.name)
            .chain(&self.also)
            .map(String::as_str)
    }
}

/// A header, or a field of the body or query.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Place {
    /// A header.
    Header,
    /// A top-level field of the body or, where the fields travel there, of the query.
    Field,
}

/// How the bytes of a signature are written as text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Encoding {
    /// Standard base64, padded, on one line (RFC 4648, 4).
    Base64,
    /// URL-safe base64 without padding (RFC 4648, 5).
    Base64url,
    /// Lower-case hexadecimal.
    HexLower,
    /// Upper-case hexadecimal.
    HexUpper,
}

/// How fields are written in a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Format {
    /// A JSON object in the body.
    Json,
    /// `application/x-www-form-urlencoded` in the body.
    Form,
    /// The query of the address.
    Query,
}

/// A header beside the signature's own.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub struct Header {
    /// The name, spelt as the gateway's documents spell it.
    pub name: String,
    /// What it holds.
    pub value: HeaderValue,
    /// Leaves the header out when the credential that it takes is not given.
    #[serde(default)]
    pub optional: bool,
}

/// What a header holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum HeaderValue {
    /// The credential `merchant`.
    Merchant,
    /// The public half of the own key: the compressed point in lower-case hexadecimal.
    PublicKey,
    /// This text.
    Text(String),
}

/// The signed time of a message.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub struct Time {
    /// The header that carries it; what is signed is this header's exact text.
    pub header: String,
    /// How it is written.
    pub format: TimeFormat,
}

/// How a time is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum TimeFormat {
    /// Milliseconds since 1970-01-01T00:00:00Z, decimal.
    Milliseconds,
    /// Seconds since 1970-01-01T00:00:00Z, decimal.
    Seconds,
}

/// The answer that ends a gateway's retries.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub struct Acknowledgement {
    /// The HTTP status.
    pub status: u16,
    /// The body, exactly.
    pub body: String,
}

/// How often and when a message is sent again until it is acknowledged.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub struct Retries {
    /// How many times.
    pub times: u32,
    /// Seconds before each, where that is known.
    #[serde(default)]
    pub after_seconds: Vec<u32>,
}

/// Which field tells how a payment stands.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub struct Outcome {
    /// The field.
    pub field: String,
    /// To which messages it applies, in words, where not to all of the kind.
    #[serde(default)]
    pub applies: Option<String>,
    /// Values that mean: paid, final.
    #[serde(default)]
    pub paid: Vec<String>,
    /// Values that mean: failed, final.
    #[serde(default)]
    pub failed: Vec<String>,
    /// Values that mean: ask again later.
    #[serde(default)]
    pub pending: Vec<String>,
}

impl Scheme {
    /// The rule for `kind`, or `OPTION_INVALID` where the gateway signs no such message.
    pub fn operation(&self, kind: Kind) -> Result<&Operation, Error> {
        self.operations.get(&kind).ok_or_else(|| {
            let known: Vec<_> = self.operations.keys().map(|known| known.as_str()).collect();
            Error::new(
                Code::OptionInvalid,
                format!(
                    "{} has no known rule for a signed {}.",
                    self.name,
                    kind.as_str()
                ),
            )
            .hint(format!("The kinds with a rule are: {}.", known.join(", ")))
            .field("kind")
            .expected(known.join(", "))
            .found(kind.as_str())
            .gateway(&self.id)
        })
    }

    /// The canonical string of `operation`, part by part.
    #[must_use]
    pub fn text<'a>(&'a self, operation: &'a Operation) -> &'a [Part] {
        if operation.text.is_empty() {
            &self.text
        } else {
            &operation.text
        }
    }

    /// How `operation` is signed, or `SCHEME_INVALID` where nothing says so.
    pub fn signature<'a>(&'a self, operation: &'a Operation) -> Result<&'a Signature, Error> {
        operation
            .signature
            .as_ref()
            .or(self.signature.as_ref())
            .ok_or_else(|| {
                Error::new(
                    Code::SchemeInvalid,
                    "The scheme gives no `signature`, neither its own nor the operation's.",
                )
                .field("signature")
                .gateway(&self.id)
            })
    }
}
