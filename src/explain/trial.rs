//! Tries drafts with the real verification functions, none twice, within the bounds.

use super::{
    budget::Budget,
    draft::{DigestForm, Draft, Signer},
    opened::{Opened, Opening},
    proof::{Proof, unnamed},
    shown::Redactor,
};
use crate::{
    key::PublicKey,
    scheme::{Chunk, Encoding, Signature},
    signature::{authenticate, digest, encoding, verify_authenticator, verify_with_key},
};
use alloc::{collections::BTreeMap, rc::Rc, string::String, vec, vec::Vec};
use core::hash::{Hash, Hasher};
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

/// A key to try, with the name of the credential or header that it is from.
pub struct TrialKey<'a> {
    /// Whose it is.
    pub signer: Signer,
    /// The credential or header.
    pub name: String,
    /// The key.
    pub key: &'a PublicKey,
}

/// A signature's bytes, the position of a key, and what they open to with it.
type Attempt = (Rc<Vec<u8>>, usize, Option<Rc<Opened>>);

/// Tells one try from another; nobody can make two that are taken for the same.
struct Fingerprint(Sha256);

impl Hasher for Fingerprint {
    fn write(&mut self, bytes: &[u8]) {
        self.0.update(bytes);
    }

    fn finish(&self) -> u64 {
        let [a, b, c, d, e, f, g, h, ..] = self.0.clone().finalize().0;
        u64::from_be_bytes([a, b, c, d, e, f, g, h])
    }
}

/// What has been tried, and with what result.
pub struct Trial<'a> {
    keys: Vec<TrialKey<'a>>,
    redactor: &'a Redactor,
    opened: Vec<Attempt>,
    tried: BTreeMap<[u8; 32], Option<Rc<Proof>>>,
    /// What may still be done.
    pub budget: Budget,
}

impl<'a> Trial<'a> {
    /// Nothing tried yet.
    pub fn new(keys: Vec<TrialKey<'a>>, redactor: &'a Redactor) -> Self {
        Self {
            keys,
            redactor,
            opened: Vec::new(),
            tried: BTreeMap::new(),
            budget: Budget::default(),
        }
    }

    /// The evidence, if the signature is one of the draft.
    pub fn verify(&mut self, draft: &Draft) -> Option<Rc<Proof>> {
        let signature = Rc::clone(draft.signature.as_ref()?);
        if !self.budget.take_try() || !self.budget.take_bytes(draft.size()) {
            return None;
        }
        let text = draft.text().ok()?;
        let signed = match draft.prehash {
            None => Zeroizing::new(text.bytes().to_vec()),
            Some(prehash) => {
                let bytes = digest(prehash.hash, text.bytes());
                Zeroizing::new(match prehash.form {
                    DigestForm::Bytes => bytes,
                    DigestForm::HexLower => {
                        encoding::encode(&bytes, Encoding::HexLower).into_bytes()
                    }
                    DigestForm::HexUpper => {
                        encoding::encode(&bytes, Encoding::HexUpper).into_bytes()
                    }
                })
            }
        };
        let mut hasher = Fingerprint(Sha256::new());
        (draft.signer, &draft.rule, &draft.cut).hash(&mut hasher);
        (signed.as_slice(), &signature).hash(&mut hasher);
        if let Some(secret) = &draft.secret {
            secret.as_slice().hash(&mut hasher);
        }
        let known = hasher.0.finalize().into();
        if let Some(result) = self.tried.get(&known) {
            return result.clone();
        }
        let result = self
            .holds(draft, &signed, &signature)
            .map(|key| Rc::new(Proof::new(draft, &text, key.as_deref(), self.redactor)));
        self.tried.insert(known, result.clone());
        result
    }

    /// The name of the key under which `signature` is one of `text`; of no key where a secret does it.
    fn holds(
        &mut self,
        draft: &Draft,
        text: &[u8],
        signature: &Rc<Vec<u8>>,
    ) -> Option<Option<String>> {
        if let Signature::Digest { .. } | Signature::Hmac { .. } = draft.rule {
            let secret = draft.secret.as_ref()?;
            let expected = Zeroizing::new(authenticate(&draft.rule, text, secret));
            return verify_authenticator(&expected, signature)
                .ok()
                .map(|()| None);
        }
        for position in 0..self.keys.len() {
            let Some((signer, key)) = self.keys.get(position).map(|key| (key.signer, key.key))
            else {
                continue;
            };
            if signer != draft.signer || !self.may_hold(draft, text, signature, position) {
                continue;
            }
            let holds = match &draft.cut {
                None => verify_with_key(&draft.rule, text, signature, key).is_ok(),
                Some(cut) => holds_in_pieces(text, cut, signature, key),
            };
            if holds {
                let name = self.keys.get(position).map(|key| key.name.clone());
                return Some(Some(name.unwrap_or_else(|| unnamed(signer).into())));
            }
        }
        None
    }

    /// Sorts out what cannot hold without another public operation: RSA blocks are opened once.
    fn may_hold(
        &mut self,
        draft: &Draft,
        text: &[u8],
        signature: &Rc<Vec<u8>>,
        position: usize,
    ) -> bool {
        match &draft.rule {
            Signature::RsaType1 { .. } => match self.open(signature, position).as_deref() {
                Some(Opened::Text(chunks)) => {
                    chunks.iter().map(Vec::len).sum::<usize>() == text.len()
                        && chunks.iter().flatten().eq(text)
                }
                _ => false,
            },
            Signature::RsaPkcs1v15 { hash } => match self.open(signature, position).as_deref() {
                Some(Opened::Digest(_, found)) => digest(*hash, text) == *found,
                _ => false,
            },
            Signature::Ecdsa { .. } => self.budget.take_ecdsa(),
            Signature::Digest { .. } | Signature::Hmac { .. } => true,
        }
    }

    /// What the signature opens to with the key at `position`; opened once.
    fn open(&mut self, signature: &Rc<Vec<u8>>, position: usize) -> Option<Rc<Opened>> {
        let known = self.opened.iter().find(|(bytes, at, _)| {
            *at == position && (Rc::ptr_eq(bytes, signature) || bytes == signature)
        });
        if let Some((_, _, opened)) = known {
            return opened.clone();
        }
        let key = self.keys.get(position)?.key;
        let PublicKey::Rsa(rsa) = key else {
            return None;
        };
        let fits = self
            .budget
            .take_rsa_blocks(signature.len().div_ceil(rsa.size().max(1)));
        let opened = if fits {
            Opened::new(signature, key).map(Rc::new)
        } else {
            None
        };
        self.opened
            .push((Rc::clone(signature), position, opened.clone()));
        opened
    }

    /// Whether every try costs an elliptic-curve verification.
    pub fn is_costly(&self, bases: &[Draft]) -> bool {
        bases
            .iter()
            .any(|base| matches!(base.rule, Signature::Ecdsa { .. }))
    }

    /// Whether the draft says anything else than the other.
    pub fn differs(&self, draft: &Draft, other: &Draft) -> bool {
        let how = |draft: &Draft| (draft.signer, draft.prehash, draft.cut.clone());
        if how(draft) != how(other)
            || draft.rule != other.rule
            || draft.signature != other.signature
            || draft.secret.as_ref().map(|s| s.as_slice())
                != other.secret.as_ref().map(|s| s.as_slice())
        {
            return true;
        }
        match (draft.text(), other.text()) {
            (Ok(a), Ok(b)) => a.bytes() != b.bytes(),
            (Ok(_), Err(_)) => true,
            _ => false,
        }
    }

    /// What the signature opens to; expected keys first.
    pub fn open_any(&mut self, signature: &Rc<Vec<u8>>) -> Option<Opening> {
        for position in 0..self.keys.len() {
            if let Some(opened) = self.open(signature, position) {
                let key = self.keys.get(position)?;
                return Some(Opening {
                    opened,
                    signer: key.signer,
                    key: key.name.clone(),
                });
            }
        }
        None
    }
}

/// Whether each block is the chunk of the text that belongs there, for chunks of any lengths but zero.
fn holds_in_pieces(text: &[u8], cut: &[usize], signature: &[u8], key: &PublicKey) -> bool {
    let PublicKey::Rsa(rsa) = key else {
        return false;
    };
    let rule = Signature::RsaType1 {
        chunks: vec![Chunk::Full],
    };
    let mut rest = text;
    let mut blocks = signature.chunks(rsa.size().max(1));
    for length in cut {
        let (Some((chunk, after)), Some(block)) = (rest.split_at_checked(*length), blocks.next())
        else {
            return false;
        };
        if verify_with_key(&rule, chunk, block, key).is_err() {
            return false;
        }
        rest = after;
    }
    rest.is_empty() && blocks.next().is_none()
}
