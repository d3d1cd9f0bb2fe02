//! From a canonical string to a signature, and the verdict on one.
//!
//! Verification encodes what is expected and compares in constant time; it never opens a block
//! and parses it.

mod block;
mod ecdsa;
pub mod encoding;
pub mod hash;
mod nonce;

pub use hash::{digest, digest_info};

use crate::{
    Code, Error,
    key::{PrivateKey, PublicKey, stack},
    scheme::Signature,
};
use alloc::{format, string::String, vec::Vec};
use rand_core::TryCryptoRng;
use subtle::ConstantTimeEq;

/// Why a signature was refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// It cannot be a signature of this kind: wrong length, or no DER. Says what is wrong.
    Unreadable(String),
    /// It is one, but not of this text by this key.
    Mismatch,
}

/// Signs with a key pair.
pub fn sign_with_key<R: TryCryptoRng>(
    rule: &Signature,
    text: &[u8],
    key: &PrivateKey,
    rng: &mut R,
) -> Result<Vec<u8>, Error> {
    let signature = sign_by_rule(rule, text, key, rng);
    stack::wipe();
    signature
}

/// A call of its own, so that its frame lies where [`stack::wipe`] reaches.
#[inline(never)]
fn sign_by_rule<R: TryCryptoRng>(
    rule: &Signature,
    text: &[u8],
    key: &PrivateKey,
    rng: &mut R,
) -> Result<Vec<u8>, Error> {
    match (rule, key) {
        (Signature::RsaType1 { chunks }, PrivateKey::Rsa(key)) => {
            block::sign_type_1(text, chunks, key, rng)
        }
        (Signature::RsaPkcs1v15 { hash }, PrivateKey::Rsa(key)) => {
            block::sign_pkcs1v15(*hash, text, key, rng)
        }
        (Signature::Ecdsa { hash, form, .. }, PrivateKey::Secp256k1(_) | PrivateKey::P256(_)) => {
            ecdsa::sign(*hash, *form, text, key)
        }
        _ => Err(wrong_key()),
    }
}

/// Whether `signature` is one of `text` by `key`.
pub fn verify_with_key(
    rule: &Signature,
    text: &[u8],
    signature: &[u8],
    key: &PublicKey,
) -> Result<(), Refusal> {
    match (rule, key) {
        (Signature::RsaType1 { chunks }, PublicKey::Rsa(key)) => {
            block::verify_type_1(text, chunks, signature, key)
        }
        (Signature::RsaPkcs1v15 { hash }, PublicKey::Rsa(key)) => {
            block::verify_pkcs1v15(*hash, text, signature, key)
        }
        (Signature::Ecdsa { hash, form, .. }, PublicKey::Secp256k1(_) | PublicKey::P256(_)) => {
            ecdsa::verify(*hash, *form, text, signature, key)
        }
        _ => Err(Refusal::Mismatch),
    }
}

/// The digest or HMAC of `text`; empty for a rule that signs with a key pair.
pub fn authenticate(rule: &Signature, text: &[u8], secret: &[u8]) -> Vec<u8> {
    match rule {
        Signature::Digest { hash } => hash::digest(*hash, text),
        Signature::Hmac { hash } => hash::hmac(*hash, secret, text),
        _ => Vec::new(),
    }
}

/// Whether `signature` is the digest or HMAC `expected`.
pub fn verify_authenticator(expected: &[u8], signature: &[u8]) -> Result<(), Refusal> {
    if signature.len() != expected.len() {
        return Err(Refusal::Unreadable(format!(
            "is {} bytes long where the digest has {}",
            signature.len(),
            expected.len()
        )));
    }
    if expected.is_empty() || !bool::from(signature.ct_eq(expected)) {
        return Err(Refusal::Mismatch);
    }
    Ok(())
}

fn wrong_key() -> Error {
    Error::new(
        Code::KeyWrongKind,
        "The private key is of another algorithm than the scheme's.",
    )
    .field("privateKey")
}
