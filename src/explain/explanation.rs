//! What an explanation says, in the shape in which it is handed out.

use super::{catalogue::Fix, difference::Difference, proof::Proof, shown::ShownText};
use crate::{Error, Warning, scheme::Hash};
use alloc::{string::String, vec::Vec};
use serde::Serialize;

/// Why a message verifies or does not.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Explanation {
    /// What verification says; nothing below changes it.
    pub verdict: Verdict,
    /// What verification said, unless it is genuine.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub error: Option<Error>,
    /// The gateway's id.
    pub gateway: String,
    /// What the message was taken for.
    pub kind: &'static str,
    /// The text that is expected to be signed; absent where the message does not say enough to make it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub canonical: Option<ShownText>,
    /// The text that an RSA type 1 signature opens to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub recovered: Option<Recovered>,
    /// The digest that an RSASSA-PKCS1-v1_5 signature opens to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub digest: Option<RecoveredDigest>,
    /// How the canonical string differs from what was signed, where that is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub difference: Option<Difference>,
    /// What would make it verify, the likeliest first.
    pub mistakes: Vec<Mistake>,
    /// What the gateway's own words show.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reply: Option<Quotation>,
    /// What a reader should know beside.
    pub warnings: Vec<Warning>,
}

/// The verdict, in words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum Verdict {
    /// It verifies, in time and as expected.
    #[serde(rename = "genuine")]
    Genuine,
    /// It does not.
    #[serde(rename = "forged or mistaken")]
    ForgedOrMistaken,
    /// It cannot be judged: message or signature cannot be read, or a credential or option is missing.
    #[serde(rename = "unreadable")]
    Unreadable,
}

/// What the blocks of a signature hold.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Recovered {
    /// The text; bytes that are not UTF-8 are U+FFFD.
    pub text: String,
    /// The bytes in lower-case hexadecimal, where they are not UTF-8.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hex: Option<String>,
    /// How many bytes each block holds.
    pub blocks: Vec<usize>,
    /// The credential whose key opens it.
    pub key: String,
}

/// The digest in a signature.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct RecoveredDigest {
    /// The digest's name.
    pub hash: Hash,
    /// What was signed, lower-case hexadecimal.
    pub signed: String,
    /// The same digest of the canonical string.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub expected: Option<String>,
    /// The credential whose key opens it.
    pub key: String,
}

/// Something that would make the message verify.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Mistake {
    /// The catalogue's id.
    pub id: String,
    /// What was done, in one sentence.
    pub sentence: String,
    /// How to do it right.
    pub fix: Fix,
    /// The evidence.
    #[serde(flatten)]
    pub proof: Proof,
    /// What shows it.
    pub shown_by: ShownBy,
    /// The fields concerned, where it is not all of them.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub fields: Vec<String>,
    /// The other mistakes that were made with it: only all together explain the signature.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub together: Vec<String>,
}

/// What shows a mistake.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum ShownBy {
    /// The signature: it is one of the proof.
    Signature,
    /// The gateway's reply, which quotes the proof.
    Reply,
}

/// The canonical string that a gateway quotes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Quotation {
    /// The text.
    pub text: String,
    /// Whether it is the canonical string.
    pub same: bool,
    /// How the canonical string differs from it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub difference: Option<Difference>,
}

impl Explanation {
    /// The explanation as JSON.
    #[must_use]
    pub fn to_json(&self) -> String {
        serde_json::to_string(self).unwrap_or_else(|_| "{}".into())
    }
}
