//! The parts of a canonical string.

use serde::{Deserialize, Serialize};

/// One part of a canonical string. The string is its parts' bytes, one after another.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
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
    /// The shared secret.
    Secret,
    /// The fields of the body or query.
    Fields(Fields),
    /// A JSON object made of the fields.
    Json(JsonObject),
}

/// How fields become text.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub struct Fields {
    /// Names that are left out, beside those that carry the signature.
    #[serde(default)]
    pub exclude: Vec<String>,
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
#[serde(rename_all = "camelCase")]
pub enum Order {
    /// Ascending by the bytes of the name.
    #[default]
    Bytes,
    /// As in the message.
    Given,
}

/// What a field contributes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Show {
    /// The value.
    Values,
    /// `name=value`, without any encoding.
    Pairs,
}

/// What an object or array becomes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Nested {
    /// Refused: the rule does not say.
    #[default]
    Refuse,
    /// Its JSON text as it stands in the message.
    Json,
}

/// A JSON object made of fields.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
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
#[serde(rename_all = "camelCase")]
pub enum JsonStyle {
    /// PHP's `json_encode` without flags: `/` as `\/`, non-ASCII as lower-case `\uXXXX`.
    Php,
}
