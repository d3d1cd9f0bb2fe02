//! ECDSA over secp256k1 and P-256, deterministic (RFC 6979).

use super::{Refusal, hash};
use crate::{
    Code, Error,
    key::{PrivateKey, PublicKey},
    scheme::{EcdsaForm, Hash},
};
use ecdsa::{
    EcdsaCurve, Signature,
    elliptic_curve::{CurveArithmetic, NonZeroScalar},
    hazmat::sign_prehashed_rfc6979,
    signature::hazmat::PrehashVerifier,
};
use md5::Md5;
use sha1::Sha1;
use sha2::{Sha256, Sha384, Sha512};

/// The signature in the form that the scheme writes. secp256k1 gets a low s, P-256 the s that
/// comes out.
pub fn sign(hash: Hash, form: EcdsaForm, text: &[u8], key: &PrivateKey) -> Result<Vec<u8>, Error> {
    let digest = hash::digest(hash, text);
    match key {
        PrivateKey::Secp256k1(key) => {
            let signature = sign_digest::<k256::Secp256k1>(hash, &digest, key.as_nonzero_scalar());
            Ok(match form {
                EcdsaForm::Der => signature.to_der().as_bytes().to_vec(),
                EcdsaForm::Rs => signature.to_bytes().to_vec(),
            })
        }
        PrivateKey::P256(key) => {
            let signature = sign_digest::<p256::NistP256>(hash, &digest, key.as_nonzero_scalar());
            Ok(match form {
                EcdsaForm::Der => signature.to_der().as_bytes().to_vec(),
                EcdsaForm::Rs => signature.to_bytes().to_vec(),
            })
        }
        PrivateKey::Rsa(_) => Err(Error::new(
            Code::KeyWrongKind,
            "The private key cannot make this ECDSA signature.",
        )
        .field("privateKey")),
    }
}

/// The nonce comes from HMAC with the hash of the text itself (RFC 6979, 3.2), which the curve's
/// own signer would do for SHA-256 only.
fn sign_digest<C: EcdsaCurve + CurveArithmetic>(
    hash: Hash,
    digest: &[u8],
    key: &NonZeroScalar<C>,
) -> Signature<C> {
    match hash {
        Hash::Md5 => sign_prehashed_rfc6979::<C, Md5>(key, digest, &[]),
        Hash::Sha1 => sign_prehashed_rfc6979::<C, Sha1>(key, digest, &[]),
        Hash::Sha256 | Hash::Sha256d => sign_prehashed_rfc6979::<C, Sha256>(key, digest, &[]),
        Hash::Sha384 => sign_prehashed_rfc6979::<C, Sha384>(key, digest, &[]),
        Hash::Sha512 => sign_prehashed_rfc6979::<C, Sha512>(key, digest, &[]),
    }
    .0
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
