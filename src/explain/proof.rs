//! What verified: the evidence for one mistake.

use super::{
    draft::{Draft, Prehash, Signer},
    shown::{Redactor, hex},
};
use crate::{canonical::Canonical, scheme::Signature};
use alloc::{borrow::ToOwned, format, string::String, vec::Vec};
use serde::Serialize;

/// What the signature was found to be of. Never holds the secret, which is written `[secret]`.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Proof {
    /// The text or, where it is not UTF-8, its bytes in hexadecimal.
    #[serde(rename = "proof")]
    pub text: String,
    /// How `text` is to be read.
    #[serde(rename = "proofEncoding")]
    pub encoding: ProofEncoding,
    /// How it verified.
    #[serde(rename = "verifiedWith", skip_serializing_if = "Option::is_none")]
    pub with: Option<VerifiedWith>,
    /// The bytes of the text, the secret redacted.
    #[serde(skip)]
    pub bytes: Vec<u8>,
}

/// How the evidence is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum ProofEncoding {
    /// As text.
    Text,
    /// As hexadecimal of its bytes.
    Hex,
    /// As hexadecimal of the digest that the signature holds.
    Digest,
}

/// Everything beside the text that a second verification needs.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct VerifiedWith {
    /// How the text was signed.
    pub rule: Signature,
    /// The digest that took the text's place.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub digest: Option<String>,
    /// The lengths of the chunks, where they are none that the rule knows.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub chunks: Option<Vec<usize>>,
    /// What was done to the secret.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub secret: Option<&'static str>,
    /// The credential or header that the key is from.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub key: Option<String>,
    /// The signature's bytes, lower-case hexadecimal.
    pub signature: String,
}

impl Proof {
    /// The evidence that `draft` gave with `text` under the key of this name.
    pub fn new(draft: &Draft, text: &Canonical, key: Option<&str>, redactor: &Redactor) -> Self {
        let shown = redactor.canonical(text);
        let mut proof = Self::of_bytes(shown.bytes);
        proof.with = Some(VerifiedWith {
            rule: draft.rule.clone(),
            digest: draft.prehash.map(describe),
            chunks: draft.cut.as_ref().map(|cut| cut.to_vec()),
            secret: draft.secret_change,
            key: key.map(str::to_owned),
            signature: draft
                .signature
                .as_ref()
                .map_or_else(String::new, |s| hex(s)),
        });
        proof
    }

    /// Bytes that a signature opened to.
    pub fn of_bytes(bytes: Vec<u8>) -> Self {
        let (text, encoding) = match String::from_utf8(bytes.clone()) {
            Ok(text) => (text, ProofEncoding::Text),
            Err(_) => (hex(&bytes), ProofEncoding::Hex),
        };
        Self {
            text,
            encoding,
            with: None,
            bytes,
        }
    }

    /// The digest that a signature opened to.
    pub fn of_digest(digest: &[u8], rule: Signature, key: &str, signature: &[u8]) -> Self {
        Self {
            text: hex(digest),
            encoding: ProofEncoding::Digest,
            with: Some(VerifiedWith {
                rule,
                digest: None,
                chunks: None,
                secret: None,
                key: Some(key.into()),
                signature: hex(signature),
            }),
            bytes: digest.to_vec(),
        }
    }
}

fn describe(prehash: Prehash) -> String {
    use super::draft::DigestForm;
    let hash = format!("{:?}", prehash.hash).to_ascii_lowercase();
    match prehash.form {
        DigestForm::Bytes => hash,
        DigestForm::HexLower => format!("{hash}, lower-case hexadecimal"),
        DigestForm::HexUpper => format!("{hash}, upper-case hexadecimal"),
    }
}

/// The name of a signer's key where there is no better.
pub const fn unnamed(signer: Signer) -> &'static str {
    match signer {
        Signer::Expected => "expected key",
        Signer::Own => "privateKey",
        Signer::Named => "header",
    }
}
