//! ECDSA over secp256k1 and P-256, deterministic (RFC 6979).

use super::{Refusal, hash};
use crate::{
    Code, Error,
    key::{PrivateKey, PublicKey},
    scheme::{EcdsaForm, Hash},
};
use ecdsa::signature::{
    SignatureEncoding,
    hazmat::{PrehashSigner, PrehashVerifier},
};

/// The signature in the form that the scheme writes.
pub fn sign(hash: Hash, form: EcdsaForm, text: &[u8], key: &PrivateKey) -> Result<Vec<u8>, Error> {
    fn sign_as<S: SignatureEncoding>(
        key: &impl PrehashSigner<S>,
        digest: &[u8],
    ) -> Option<Vec<u8>> {
        key.sign_prehash(digest)
            .ok()
            .map(|signature| signature.to_vec())
    }
    let digest = hash::digest(hash, text);
    match (key, form) {
        (PrivateKey::Secp256k1(key), EcdsaForm::Der) => {
            sign_as::<k256::ecdsa::DerSignature>(key, &digest)
        }
        (PrivateKey::Secp256k1(key), EcdsaForm::Rs) => {
            sign_as::<k256::ecdsa::Signature>(key, &digest)
        }
        (PrivateKey::P256(key), EcdsaForm::Der) => {
            sign_as::<p256::ecdsa::DerSignature>(key, &digest)
        }
        (PrivateKey::P256(key), EcdsaForm::Rs) => sign_as::<p256::ecdsa::Signature>(key, &digest),
        (PrivateKey::Rsa(_), _) => None,
    }
    .ok_or_else(|| {
        Error::new(
            Code::KeyWrongKind,
            "The private key cannot make this ECDSA signature.",
        )
        .field("privateKey")
    })
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
            key.verify_prehash(&digest, &read.map_err(unreadable)?.normalize_s())
        }
        PublicKey::P256(key) => {
            use p256::ecdsa::Signature;
            let read = match form {
                EcdsaForm::Der => Signature::from_der(signature),
                EcdsaForm::Rs => Signature::from_slice(signature),
            };
            key.verify_prehash(&digest, &read.map_err(unreadable)?)
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
