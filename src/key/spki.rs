//! The public half of a key, and how it is written out: SubjectPublicKeyInfo (RFC 5280, 4.1).

use alloc::{string::String, vec::Vec};
use der::{
    Encode as _,
    asn1::{AnyRef, BitStringRef, UintRef},
};
use pkcs8::{AlgorithmIdentifierRef, SubjectPublicKeyInfoRef};

use super::{Algorithm, PrivateKey, PublicKey, der::RSA_ENCRYPTION, write};
use crate::rsa;

impl PrivateKey {
    /// The public half, as SubjectPublicKeyInfo in DER.
    pub(super) fn to_spki(&self) -> der::Result<Vec<u8>> {
        match self {
            Self::Rsa(key) => rsa_to_spki(key.public()),
            _ => elliptic_to_spki(self.algorithm(), self.point(false)),
        }
    }
}

impl PublicKey {
    /// SubjectPublicKeyInfo in DER.
    pub(super) fn to_spki(&self) -> der::Result<Vec<u8>> {
        match self {
            Self::Rsa(key) => rsa_to_spki(key),
            _ => elliptic_to_spki(self.algorithm(), self.point(false)),
        }
    }
}

fn elliptic_to_spki(curve: Algorithm, point: Option<Vec<u8>>) -> der::Result<Vec<u8>> {
    point
        .and_then(|point| write::elliptic_spki(curve, &point))
        .ok_or_else(|| der::ErrorKind::Failed.into())
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
