//! Digest, blocks and curves: how the text is signed.

use super::Setting;
use crate::{
    explain::{
        draft::{DigestForm, Draft, Prehash},
        opened::Opened,
    },
    scheme::{Chunk, EcdsaForm, Hash, Signature},
};
use alloc::{rc::Rc, vec, vec::Vec};

const SINGLE: [Hash; 5] = [
    Hash::Sha256,
    Hash::Sha1,
    Hash::Md5,
    Hash::Sha512,
    Hash::Sha384,
];
const FORMS: [DigestForm; 3] = [
    DigestForm::HexLower,
    DigestForm::Bytes,
    DigestForm::HexUpper,
];

/// The same kind of signature with another digest; `None` for one that has none.
fn with_hash(rule: &Signature, hash: Hash) -> Option<Signature> {
    Some(match rule {
        Signature::RsaType1 { .. } => return None,
        Signature::RsaPkcs1v15 { .. } => Signature::RsaPkcs1v15 { hash },
        Signature::Ecdsa { curve, form, .. } => Signature::Ecdsa {
            curve: *curve,
            hash,
            form: *form,
        },
        Signature::Digest { .. } => Signature::Digest { hash },
        Signature::Hmac { .. } => Signature::Hmac { hash },
    })
}

fn hash_of(rule: &Signature) -> Option<Hash> {
    match rule {
        Signature::RsaType1 { .. } => None,
        Signature::RsaPkcs1v15 { hash }
        | Signature::Ecdsa { hash, .. }
        | Signature::Digest { hash }
        | Signature::Hmac { hash } => Some(*hash),
    }
}

/// Another digest.
pub fn wrong_hash(draft: &Draft, _: &Setting<'_>) -> Vec<Draft> {
    let Some(own) = hash_of(&draft.rule) else {
        return Vec::new();
    };
    SINGLE
        .into_iter()
        .filter(|hash| *hash != own && !(own == Hash::Sha256d && *hash == Hash::Sha256))
        .filter_map(|hash| Some(draft.with_rule(with_hash(&draft.rule, hash)?)))
        .collect()
}

/// One digest where the rule has two, or none.
pub fn hashed_once(draft: &Draft, _: &Setting<'_>) -> Vec<Draft> {
    match hash_of(&draft.rule) {
        Some(Hash::Sha256d) => with_hash(&draft.rule, Hash::Sha256)
            .map(|rule| draft.with_rule(rule))
            .into_iter()
            .collect(),
        Some(_) => Vec::new(),
        None => [Hash::Md5, Hash::Sha256, Hash::Sha1, Hash::Sha512]
            .into_iter()
            .flat_map(|hash| FORMS.map(|form| draft.with_prehash(hash, form)))
            .collect(),
    }
}

/// One digest more than the rule has: over the bytes or the hexadecimal text of the first.
pub fn hashed_twice(draft: &Draft, _: &Setting<'_>) -> Vec<Draft> {
    let forms =
        |hash| [DigestForm::HexLower, DigestForm::Bytes].map(|form| draft.with_prehash(hash, form));
    match hash_of(&draft.rule) {
        None => Vec::new(),
        Some(Hash::Sha256d) => forms(Hash::Sha256).into(),
        Some(own) => SINGLE
            .into_iter()
            .filter(|hash| *hash == own)
            .chain(SINGLE.into_iter().filter(|hash| *hash != own))
            .flat_map(forms)
            .collect(),
    }
}

/// As many digests as the rule has, the second over the hexadecimal text of the first.
pub fn hash_as_hex(draft: &Draft, _: &Setting<'_>) -> Vec<Draft> {
    match (hash_of(&draft.rule), with_hash(&draft.rule, Hash::Sha256)) {
        (Some(Hash::Sha256d), Some(rule)) => [DigestForm::HexLower, DigestForm::HexUpper]
            .map(|form| {
                draft
                    .with_rule(rule.clone())
                    .with_prehash(Hash::Sha256, form)
            })
            .into(),
        _ => Vec::new(),
    }
}

/// A digest of upper-case hexadecimal where lower case is usual.
pub fn hex_case(draft: &Draft, _: &Setting<'_>) -> Vec<Draft> {
    match draft.rule {
        Signature::Digest { hash } | Signature::Hmac { hash } => {
            vec![draft.with_prehash(hash, DigestForm::HexUpper)]
        }
        _ => Vec::new(),
    }
}

/// RSASSA-PKCS1-v1_5 where the text itself should be in the blocks.
pub fn rsassa_for_type_1(draft: &Draft, _: &Setting<'_>) -> Vec<Draft> {
    match draft.rule {
        Signature::RsaType1 { .. } => SINGLE
            .map(|hash| draft.with_rule(Signature::RsaPkcs1v15 { hash }))
            .into(),
        _ => Vec::new(),
    }
}

/// The text, or a bare digest of it, in the blocks where RSASSA-PKCS1-v1_5 is meant.
pub fn type_1_for_rsassa(draft: &Draft, setting: &Setting<'_>) -> Vec<Draft> {
    let Signature::RsaPkcs1v15 { hash } = draft.rule else {
        return Vec::new();
    };
    let Some(Opened::Text(chunks)) = setting.opened.as_deref() else {
        return Vec::new();
    };
    let mut plain = draft.with_rule(Signature::RsaType1 {
        chunks: vec![Chunk::Full, Chunk::Bytes(117)],
    });
    plain.cut = Some(Rc::new(chunks.iter().map(Vec::len).collect()));
    let mut drafts = vec![plain.clone()];
    for hash in core::iter::once(hash).chain(SINGLE.into_iter().filter(|other| *other != hash)) {
        drafts.extend(FORMS.map(|form| {
            let mut hashed = plain.clone();
            hashed.prehash = Some(Prehash { hash, form });
            hashed
        }));
    }
    drafts
}

/// Chunks of lengths that the rule does not know.
pub fn chunk_layout(draft: &Draft, setting: &Setting<'_>) -> Vec<Draft> {
    match (&draft.rule, setting.opened.as_deref()) {
        (Signature::RsaType1 { .. }, Some(Opened::Text(chunks))) => {
            let mut cut = draft.clone();
            cut.cut = Some(Rc::new(chunks.iter().map(Vec::len).collect()));
            vec![cut]
        }
        _ => Vec::new(),
    }
}

/// r and s side by side where DER is meant, or the reverse.
pub fn raw_r_s_for_der(draft: &Draft, _: &Setting<'_>) -> Vec<Draft> {
    match draft.rule {
        Signature::Ecdsa { curve, hash, form } => {
            let form = match form {
                EcdsaForm::Der => EcdsaForm::Rs,
                EcdsaForm::Rs => EcdsaForm::Der,
            };
            vec![draft.with_rule(Signature::Ecdsa { curve, hash, form })]
        }
        _ => Vec::new(),
    }
}
