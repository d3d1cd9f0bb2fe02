//! How the secret gets into the text.

use super::Setting;
use crate::{
    explain::draft::Draft,
    scheme::{Encoding, Hash, Part, Signature},
    signature::encoding,
};
use alloc::{borrow::ToOwned, vec, vec::Vec};

/// What people put between text and secret.
const JOINTS: [&str; 12] = [
    "&",
    "&secretKey=",
    "&secret=",
    "&apiKey=",
    "&api_key=",
    "&appSecret=",
    "&appKey=",
    "key=",
    "&KEY=",
    "|",
    ":",
    "\n",
];

/// The secret joined otherwise, put in front, used as the key of an HMAC, decoded, or left out.
pub fn joined_otherwise(draft: &Draft, _: &Setting<'_>) -> Vec<Draft> {
    let Some(hash) = keyed_hash(&draft.rule) else {
        return Vec::new();
    };
    let Some(secret) = draft.secret.clone() else {
        return Vec::new();
    };
    let text = without_secret(draft);
    let literal = |joint: &str| (!joint.is_empty()).then(|| Part::Literal(joint.to_owned()));
    let digest = draft.with_rule(Signature::Digest { hash });
    let hmac = |hash| {
        draft
            .with_rule(Signature::Hmac { hash })
            .with_parts(text.clone())
    };
    let behind = |joint: &str| {
        let parts = text.iter().cloned().chain(literal(joint));
        digest.with_parts(parts.chain([Part::Secret]).collect())
    };
    let before = |joint: &str| {
        let parts = [Part::Secret].into_iter().chain(literal(joint));
        digest.with_parts(parts.chain(text.iter().cloned()).collect())
    };
    let mut drafts = vec![
        behind("&key="),
        before(""),
        hmac(hash),
        hmac(Hash::Sha256),
        behind(""),
        digest.with_parts(text.clone()),
    ];
    drafts.extend(JOINTS.map(behind));
    drafts.extend(["&", "|", ":", "\n"].map(before));
    let around = [Part::Secret]
        .into_iter()
        .chain(text.iter().cloned())
        .chain([Part::Secret]);
    drafts.push(digest.with_parts(around.collect()));
    for hash in [Hash::Md5, Hash::Sha1, Hash::Sha512] {
        drafts.push(hmac(hash));
    }
    for hash in [hash, Hash::Sha256] {
        drafts.push(draft.with_rule(Signature::Hmac { hash }));
    }
    for (form, change) in [
        (Encoding::HexLower, "decoded from hexadecimal"),
        (Encoding::Base64, "decoded from base64"),
    ] {
        let decoded = core::str::from_utf8(&secret)
            .ok()
            .and_then(|text| encoding::decode(text, form).ok());
        if let Some(decoded) = decoded {
            drafts.push(draft.with_secret(decoded, change));
        }
    }
    drafts
}

/// The secret in the other letter case.
pub fn hex_case(draft: &Draft, _: &Setting<'_>) -> Vec<Draft> {
    let Some(secret) = draft
        .secret
        .as_ref()
        .filter(|_| keyed_hash(&draft.rule).is_some())
    else {
        return Vec::new();
    };
    [
        (secret.to_ascii_uppercase(), "in upper case"),
        (secret.to_ascii_lowercase(), "in lower case"),
    ]
    .into_iter()
    .filter(|(changed, _)| changed.as_slice() != secret.as_slice())
    .map(|(changed, change)| draft.with_secret(changed, change))
    .collect()
}

const fn keyed_hash(rule: &Signature) -> Option<Hash> {
    match rule {
        Signature::Digest { hash } | Signature::Hmac { hash } => Some(*hash),
        _ => None,
    }
}

/// The parts without the secret, and without the text that leads to it.
fn without_secret(draft: &Draft) -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::new();
    for part in draft.parts.iter() {
        if *part == Part::Secret {
            if matches!(parts.last(), Some(Part::Literal(_))) {
                parts.pop();
            }
        } else {
            parts.push(part.clone());
        }
    }
    parts
}
