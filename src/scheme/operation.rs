//! The rule for one kind of message: text, signature, and where everything goes.

use super::{Encoding, Part, Signature, Skip};
use alloc::{collections::BTreeMap, string::String, vec, vec::Vec};
use serde::{Deserialize, Serialize};

/// The rule for one kind of message.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
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
    /// Which fields tell how the payment stands, and what their values mean. The first field of
    /// the list that the message has decides.
    #[serde(default)]
    pub outcomes: Vec<OutcomeRule>,
    /// The fields that together identify an event, such as order number and state, where
    /// repetitions of a message may differ in others. They must be covered by `body` or `json`,
    /// as no other text fixes where a field ends. Absent, and where a message lacks one of them:
    /// all that is signed but the time.
    #[serde(default)]
    pub event: Vec<String>,
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
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub struct Alternative {
    /// What the verified message reports when this one matched.
    pub name: String,
    /// The canonical string, part by part.
    pub text: Vec<Part>,
}

/// Where a signature is written, and in which encoding.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub struct Carrier {
    /// A header, a field beside the signed ones, or a query parameter.
    #[serde(rename = "in")]
    pub place: Place,
    /// The name of the header, field or query parameter.
    pub name: String,
    /// Other names under which deployments send it; tried in this order when the first is absent.
    #[serde(default)]
    pub also: Vec<String>,
    /// Text before the signature, such as `sha256=`; a signature without it is refused.
    #[serde(default)]
    pub prefix: String,
    /// The encoding that is written. Reading is as tolerant as it can be without ambiguity.
    pub encoding: Encoding,
}

impl Carrier {
    /// Every name under which a signature is looked for, the usual one first.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        core::iter::once(&self.name)
            .chain(&self.also)
            .map(String::as_str)
    }

    /// Whether what stands there under this name, letter for letter, is a signature.
    pub fn carries(&self, place: Place, name: &str) -> bool {
        self.place == place && self.names().any(|own| own == name)
    }
}

/// Where a value stands in a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum Place {
    /// A header.
    Header,
    /// A top-level field of the body or, where the fields travel there, of the query.
    Field,
    /// A parameter of the query, beside fields that travel in the body.
    Query,
}

impl Time {
    /// Every header in which the time is looked for, the usual one first.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        core::iter::once(&self.header)
            .chain(&self.also)
            .map(String::as_str)
    }
}

impl Place {
    /// The word for sentences.
    pub(crate) const fn noun(self) -> &'static str {
        match self {
            Self::Header => "header",
            Self::Field => "field",
            Self::Query => "query parameter",
        }
    }
}

/// How fields are written in a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum Format {
    /// A JSON object in the body.
    Json,
    /// `application/x-www-form-urlencoded` in the body.
    Form,
    /// The query of the address.
    Query,
    /// Flat XML in the body: a root named `xml` with one level of elements that hold text.
    Xml,
}

/// A header beside the signature's own.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
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
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
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
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub struct Time {
    /// The header that carries it; what is signed is this header's exact text.
    pub header: String,
    /// Other names under which deployments send it; tried in this order when the first is absent.
    #[serde(default)]
    pub also: Vec<String>,
    /// How it is written.
    pub format: TimeFormat,
    /// How far it may be from now, both ways, where the caller does not say. Absent: 300.
    #[serde(default)]
    pub tolerance_seconds: Option<u64>,
    /// Minutes east of UTC: the zone that times are written in, and that those without an
    /// offset of their own are read in.
    #[serde(default)]
    pub utc_offset_minutes: i16,
}

/// How a time is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum TimeFormat {
    /// Milliseconds since 1970-01-01T00:00:00Z, decimal.
    Milliseconds,
    /// Seconds since 1970-01-01T00:00:00Z, decimal.
    Seconds,
    /// ISO 8601 with an offset, such as `2026-01-31T23:59:59+07:00`; a fraction may be read.
    Iso8601,
    /// Fourteen digits, `yyyyMMddHHmmss`, in the zone of `utcOffsetMinutes`.
    #[serde(rename = "yyyyMMddHHmmss")]
    YearToSecond,
}

/// The answer that ends a gateway's retries.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub struct Acknowledgement {
    /// The HTTP status.
    pub status: u16,
    /// Other statuses that are taken for the same.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub also: Vec<u16>,
    /// The body, exactly; where it is empty, any will do.
    pub body: String,
}

/// How often and when a message is sent again until it is acknowledged.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub struct Retries {
    /// How many times.
    pub times: u32,
    /// Seconds before each, where that is known.
    #[serde(default)]
    pub after_seconds: Vec<u32>,
}

/// Which field tells how a payment stands. A value that is in none of the lists says nothing.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub struct OutcomeRule {
    /// The field.
    pub field: String,
    /// Other fields and the values that they must have for the rule to apply.
    #[serde(default)]
    pub when: BTreeMap<String, Vec<String>>,
    /// To which messages it applies, in words, where not to all of the kind.
    #[serde(default)]
    pub applies: Option<String>,
    /// Values that mean: paid, final.
    #[serde(default)]
    pub paid: Vec<String>,
    /// Values that mean: failed, final.
    #[serde(default)]
    pub failed: Vec<String>,
    /// Values that mean: paid before, and given back since.
    #[serde(default)]
    pub refunded: Vec<String>,
    /// Values that mean: ask again later.
    #[serde(default)]
    pub pending: Vec<String>,
}
