//! The public half of a key, and how it is written out: SubjectPublicKeyInfo (RFC 5280, 4.1).

use alloc::{string::String, vec::Vec};
use der::{
    Encode as _,
    asn1::{AnyRef, BitStringRef, UintRef},
};
use k256::elliptic_curve::pkcs8::EncodePublicKey as _;
use pkcs8::{AlgorithmIdentifierRef, SubjectPublicKeyInfoRef};

use super::{PrivateKey, PublicKey, der::RSA_ENCRYPTION, write};
use crate::rsa;

impl PrivateKey {
    /// The public half, as SubjectPublicKeyInfo in DER.
    pub(super) fn to_spki(&self) -> der::Result<Vec<u8>> {
        match self {
            Self::Rsa(key) => rsa_to_spki(key.public()),
            Self::Secp256k1(key) => PublicKey::Secp256k1(*key.public()).to_spki(),
            Self::P256(key) => PublicKey::P256(*key.public()).to_spki(),
        }
    }
}

impl PublicKey {
    /// SubjectPublicKeyInfo in DER.
    pub(super) fn to_spki(&self) -> der::Result<Vec<u8>> {
        let document = match self {
            Self::Rsa(key) => return rsa_to_spki(key),
            Self::Secp256k1(key) => key.to_public_key_der(),
            Self::P256(key) => key.to_public_key_der(),
        };
        document
            .map(der::Document::into_vec)
            .map_err(|_| der::ErrorKind::Failed.into())
    }
}

fn rsa_to_spki(key: &rsa::PublicKey) -> der::Result<Vec<u8>> {
    let numbers = pkcs1::RsaPublicKeyRef {
        modulus: UintRef::new(&key.modulus())?,
        public_exponent: UintRef::new(&key.exponent())?,
    }
    .to_der()?;
    SubjectPublicKeyInfoRef {
        algorithm: AlgorithmIdentifierRef {
            oid: RSA_ENCRYPTION,
            parameters: Some(AnyRef::NULL),
        },
        subject_public_key: BitStringRef::from_bytes(&numbers)?,
    }
    .to_der()
}

/// As PEM.
pub(super) fn to_pem(spki: &[u8]) -> String {
    String::clone(&write::pem("PUBLIC KEY", spki))
}
