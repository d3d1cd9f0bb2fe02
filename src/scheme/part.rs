//! The parts of a canonical string.

use super::{Encoding, Hash, Place};
use alloc::{string::String, vec::Vec};
use serde::{Deserialize, Serialize};

/// One part of a canonical string. The string is its parts' bytes, one after another.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub enum Part {
    /// This text.
    Literal(String),
    /// The HTTP method, upper case.
    Method,
    /// The path of the address, without host and query.
    Path,
    /// The signed time, the exact text of its header.
    Timestamp,
    /// The body, byte for byte as it is sent.
    Body,
    /// The body under a rule of its own.
    BodyText(BodyText),
    /// The shared secret.
    Secret,
    /// The credential `merchant`.
    Merchant,
    /// The value of one header, query parameter or field.
    Value(MessageValue),
    /// The fields of the body or query.
    Fields(Fields),
    /// A JSON object made of the fields.
    Json(JsonObject),
    /// The digest of a text of its own, written as text.
    Digest(Digest),
}

impl Part {
    /// Whether one of `parts`, or of the parts behind a digest among them, is such.
    pub(crate) fn any(parts: &[Self], such: &impl Fn(&Self) -> bool) -> bool {
        parts.iter().any(|part| {
            such(part)
                || match part {
                    Self::Digest(digest) => Self::any(&digest.text, such),
                    _ => false,
                }
        })
    }

    /// Whether this part alone is made of the fields of the body or query.
    pub(crate) fn is_made_of_fields(&self) -> bool {
        match self {
            Self::Fields(_) | Self::Json(_) => true,
            Self::Value(value) => value.place == Place::Field,
            _ => false,
        }
    }

    /// Whether this part alone covers the body's bytes.
    pub(crate) fn is_body(&self) -> bool {
        matches!(self, Self::Body | Self::BodyText(_))
    }
}

/// The body under a rule of its own.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub struct BodyText {
    /// Leaves out white space (space, tab, line feed, carriage return) outside JSON strings.
    #[serde(default)]
    pub minified: bool,
    /// What stands for an empty body.
    #[serde(default)]
    pub empty: String,
}

/// The value of one header, query parameter or field.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub struct MessageValue {
    /// Where it stands.
    #[serde(rename = "in")]
    pub place: Place,
    /// The name of the header, query parameter or field.
    pub name: String,
    /// Text that the value begins with and that is not signed, such as `Bearer `.
    #[serde(default)]
    pub prefix: String,
    /// What an absent, null or empty value means.
    #[serde(default)]
    pub missing: Missing,
    /// Text before the value that is left out together with a value that is dropped.
    #[serde(default)]
    pub before: String,
}

/// What a value means that is absent, null or empty.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum Missing {
    /// The message cannot be signed, or is not genuine.
    #[default]
    Refuse,
    /// The empty text, after the text `before` it.
    Empty,
    /// Nothing, not even the text `before` it.
    Drop,
}

/// The digest of a text of its own.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub struct Digest {
    /// What is digested, part by part.
    pub text: Vec<Part>,
    /// The digest.
    pub hash: Hash,
    /// How its bytes are written.
    pub encoding: Encoding,
}

/// How fields become text.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub struct Fields {
    /// Top-level names that are left out, beside those that carry the signature.
    #[serde(default)]
    pub exclude: Vec<String>,
    /// The only top-level names that are signed, where not all are. One that the message lacks
    /// is left out; a `value` part is the way to insist on one.
    #[serde(default)]
    pub names: Option<Vec<String>>,
    /// Which values are left out.
    #[serde(default)]
    pub skip: Skip,
    /// The order of the fields.
    #[serde(default)]
    pub order: Order,
    /// Values only, or names and values.
    pub show: Show,
    /// What stands between two fields.
    #[serde(default)]
    pub separator: String,
    /// What an object or array becomes.
    #[serde(default)]
    pub nested: Nested,
}

/// Which values are left out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum Skip {
    /// None; null counts as the empty text.
    #[default]
    Nothing,
    /// null.
    Null,
    /// null and the empty text.
    NullAndEmpty,
}

/// The order of fields.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum Order {
    /// Ascending by the bytes of the name.
    #[default]
    Bytes,
    /// As in the message.
    Given,
    /// As in `names`.
    Listed,
}

/// What a field contributes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum Show {
    /// The value.
    Values,
    /// `name=value`, without any encoding.
    Pairs,
}

/// What an object or array becomes. Only `json` has a rule for arrays.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum Nested {
    /// Refused: the rule does not say.
    #[default]
    Refuse,
    /// Its JSON text as it stands in the message.
    Json,
    /// An object's own fields stand among the others, under their own names; a name that then
    /// stands there twice is refused.
    Flatten,
    /// An object's own fields as `name=value`, by the same order, left-out values and separator.
    Pairs,
}

/// A JSON object made of fields.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub struct JsonObject {
    /// The names in their order; one that the message lacks is written as null. Absent: the
    /// fields as received, without the signature.
    #[serde(default)]
    pub names: Option<Vec<String>>,
    /// Names that the message must have, or this text is not its own. Where the fields as
    /// received are signed, nothing else keeps one kind of message from passing for another.
    #[serde(default)]
    pub required: Vec<String>,
    /// Names whose value is written as an integer; every other value is written as text.
    #[serde(default)]
    pub integers: Vec<String>,
    /// Whose JSON.
    pub style: JsonStyle,
}

/// Whose way of writing JSON.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum JsonStyle {
    /// PHP's `json_encode` without flags: `/` as `\/`, non-ASCII as lower-case `\uXXXX`.
    Php,
}
