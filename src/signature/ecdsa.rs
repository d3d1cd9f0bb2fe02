//! ECDSA over secp256k1 and P-256, deterministic (RFC 6979).

mod arithmetic;

use super::{Refusal, hash, nonce::with_nonce};
use crate::{
    Code, Error,
    key::{OwnCurve, Pair, PrivateKey, PublicKey},
    scheme::{EcdsaForm, Hash},
};
use alloc::vec::Vec;
use ecdsa::hazmat::verify_prehashed;

/// The signature in the form that the scheme writes. secp256k1 gets a low s, P-256 the s that
/// comes out.
pub fn sign(hash: Hash, form: EcdsaForm, text: &[u8], key: &PrivateKey) -> Result<Vec<u8>, Error> {
    match key {
        PrivateKey::Secp256k1(key) => Ok(signed(hash, form, text, key)),
        PrivateKey::P256(key) => Ok(signed(hash, form, text, key)),
        PrivateKey::Rsa(_) => Err(Error::new(
            Code::KeyWrongKind,
            "The private key cannot make this ECDSA signature.",
        )
        .field("privateKey")),
    }
}

fn signed<C: OwnCurve>(hash: Hash, form: EcdsaForm, text: &[u8], key: &Pair<C>) -> Vec<u8> {
    let digest = hash::digest(hash, text);
    let signature = with_nonce(hash, &C::ORDER, &key.to_bytes(), &digest, |nonce| {
        arithmetic::sign(&digest, key.number(), nonce)
    });
    match form {
        EcdsaForm::Der => signature.to_der().as_bytes().to_vec(),
        EcdsaForm::Rs => signature.to_bytes().to_vec(),
    }
}

/// Whether `signature` is one of `text` by `key`. A high s counts like its low twin: gateways
/// send both, and `k256` on its own refuses the high one.
pub fn verify(
    hash: Hash,
    form: EcdsaForm,
    text: &[u8],
    signature: &[u8],
    key: &PublicKey,
) -> Result<(), Refusal> {
    let unreadable = |_| Refusal::Unreadable(defect(form, signature).into());
    let digest = hash::digest(hash, text);
    match key {
        PublicKey::Secp256k1(key) => {
            use k256::ecdsa::Signature;
            let read = match form {
                EcdsaForm::Der => Signature::from_der(signature),
                EcdsaForm::Rs => Signature::from_slice(signature),
            };
            let signature = read.map_err(unreadable)?.normalize_s();
            verify_prehashed(&key.to_projective(), &digest, &signature)
        }
        PublicKey::P256(key) => {
            use p256::ecdsa::Signature;
            let read = match form {
                EcdsaForm::Der => Signature::from_der(signature),
                EcdsaForm::Rs => Signature::from_slice(signature),
            };
            return arithmetic::verify_p256(&digest, &read.map_err(unreadable)?, key)
                .then_some(())
                .ok_or(Refusal::Mismatch);
        }
        PublicKey::Rsa(_) => return Err(Refusal::Mismatch),
    }
    .map_err(|_| Refusal::Mismatch)
}

/// What the bytes are instead of a signature.
fn defect(form: EcdsaForm, signature: &[u8]) -> &'static str {
    match (form, signature) {
        (EcdsaForm::Der, [0x30, ..]) => {
            "is broken DER, or its r or s is zero or not below the curve's order"
        }
        (EcdsaForm::Der, _) if signature.len() == 64 => "is 64 bytes as of r‖s where DER is needed",
        (EcdsaForm::Der, _) => "is no DER sequence",
        (EcdsaForm::Rs, _) if signature.len() != 64 => "is not the 64 bytes of r‖s",
        (EcdsaForm::Rs, _) => "has an r or s of zero or not below the curve's order",
    }
}
