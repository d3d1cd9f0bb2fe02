//! Keys to try beside the expected ones.

use crate::{
    key::{Algorithm, KeyInput, PrivateKey, PublicKey},
    message::IncomingMessage,
    rsa,
    scheme::{Curve, HeaderValue, Operation, Signature},
};
use alloc::string::String;

/// The public half of the own key.
pub fn public_half(key: &PrivateKey) -> Option<PublicKey> {
    match key {
        PrivateKey::Rsa(key) => {
            let public = key.public();
            rsa::PublicKey::new(&public.modulus(), &public.exponent())
                .ok()
                .map(PublicKey::Rsa)
        }
        PrivateKey::Secp256k1(key) => Some(PublicKey::Secp256k1(*key.public())),
        PrivateKey::P256(key) => Some(PublicKey::P256(*key.public())),
    }
}

/// Whether two keys are one.
pub fn same(a: &PublicKey, b: &PublicKey) -> bool {
    match (a, b) {
        (PublicKey::Rsa(a), PublicKey::Rsa(b)) => {
            a.modulus() == b.modulus() && a.exponent() == b.exponent()
        }
        (PublicKey::Secp256k1(a), PublicKey::Secp256k1(b)) => a.coordinates() == b.coordinates(),
        (PublicKey::P256(a), PublicKey::P256(b)) => a.coordinates() == b.coordinates(),
        _ => false,
    }
}

/// The key that a header of the message names as its sender's.
pub fn named(
    rule: &Signature,
    operation: &Operation,
    message: &IncomingMessage<'_>,
) -> Option<(String, PublicKey)> {
    let Signature::Ecdsa { curve, .. } = rule else {
        return None;
    };
    let algorithm = match curve {
        Curve::Secp256k1 => Algorithm::Secp256k1,
        Curve::P256 => Algorithm::P256,
    };
    let header = operation
        .headers
        .iter()
        .find(|header| header.value == HeaderValue::PublicKey)?;
    let text = message.headers.get(&header.name).ok()??;
    let key = PublicKey::read(KeyInput::Text(text), algorithm, "header").ok()?;
    Some((header.name.clone(), key))
}
