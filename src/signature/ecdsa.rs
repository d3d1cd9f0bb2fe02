//! ECDSA over secp256k1 and P-256, deterministic (RFC 6979). The arithmetic is `countersign-curves`'.

use super::{Refusal, hash, nonce::with_nonce};
use crate::{
    Code, Error,
    key::{KeyCurve, Pair, Point, PrivateKey, PublicKey},
    scheme::{EcdsaForm, Hash},
};
use alloc::vec::Vec;
use countersign_curves::Signature;
use der::{
    Decode as _, Encode as _, Header, Tag,
    asn1::{AnyRef, UintRef},
};

/// The signature in the form that the scheme writes. secp256k1 gets a low s, P-256 the s that
/// comes out.
pub fn sign(hash: Hash, form: EcdsaForm, text: &[u8], key: &PrivateKey) -> Result<Vec<u8>, Error> {
    let signature = match key {
        PrivateKey::Secp256k1(key) => signed(hash, text, key),
        PrivateKey::P256(key) => signed(hash, text, key),
        PrivateKey::Rsa(_) => {
            return Err(Error::new(
                Code::KeyWrongKind,
                "The private key cannot make this ECDSA signature.",
            )
            .field("privateKey"));
        }
    };
    // Two numbers of 32 bytes can always be written.
    Ok(match form {
        EcdsaForm::Der => to_der(&signature).unwrap_or_default(),
        EcdsaForm::Rs => signature.concat(),
    })
}

fn signed<C: KeyCurve>(hash: Hash, text: &[u8], key: &Pair<C>) -> Signature {
    let digest = hash::digest(hash, text);
    let signature = with_nonce(hash, &C::ORDER, key.number(), &digest, |nonce| {
        C::sign(&digest, key.number(), nonce)
    });
    match C::LOW_S {
        true => C::with_low_s(signature),
        false => signature,
    }
}

/// Whether `signature` is one of `text` by `key`. A high s counts like its low twin: gateways
/// send both.
pub fn verify(
    hash: Hash,
    form: EcdsaForm,
    text: &[u8],
    signature: &[u8],
    key: &PublicKey,
) -> Result<(), Refusal> {
    match key {
        PublicKey::Secp256k1(key) => verified(hash, form, text, signature, key),
        PublicKey::P256(key) => verified(hash, form, text, signature, key),
        PublicKey::Rsa(_) => Err(Refusal::Mismatch),
    }
}

fn verified<C: KeyCurve>(
    hash: Hash,
    form: EcdsaForm,
    text: &[u8],
    signature: &[u8],
    key: &Point<C>,
) -> Result<(), Refusal> {
    let read = match form {
        EcdsaForm::Der => from_der(signature),
        EcdsaForm::Rs => from_rs(signature),
    };
    let signature = read
        .filter(|numbers| numbers.iter().all(C::is_scalar))
        .ok_or_else(|| Refusal::Unreadable(defect(form, signature).into()))?;
    let digest = hash::digest(hash, text);
    C::verify(&digest, &signature, key.coordinates())
        .then_some(())
        .ok_or(Refusal::Mismatch)
}

/// `SEQUENCE { r INTEGER, s INTEGER }` (RFC 3279, 2.2.3).
fn to_der(signature: &Signature) -> der::Result<Vec<u8>> {
    let [r, s] = signature.each_ref().map(|number| UintRef::new(number));
    let (r, s) = (r?, s?);
    let mut der = Vec::with_capacity(72);
    Header::new(Tag::Sequence, (r.encoded_len()? + s.encoded_len()?)?).encode_to_vec(&mut der)?;
    r.encode_to_vec(&mut der)?;
    s.encode_to_vec(&mut der)?;
    Ok(der)
}

/// The numbers of [`to_der`], whatever they are.
fn from_der(der: &[u8]) -> Option<Signature> {
    let numbers = AnyRef::from_der(der).and_then(|whole| {
        whole.sequence(|reader| Ok([UintRef::decode(reader)?, UintRef::decode(reader)?]))
    });
    let [r, s] = numbers.ok()?.map(|number| padded(number.as_bytes()));
    Some([r?, s?])
}

/// r‖s, 32 bytes each.
fn from_rs(bytes: &[u8]) -> Option<Signature> {
    let (r, s) = bytes.split_first_chunk()?;
    Some([*r, s.try_into().ok()?])
}

fn padded(digits: &[u8]) -> Option<[u8; 32]> {
    let mut number = [0; 32];
    let zeros = number.len().checked_sub(digits.len())?;
    number.get_mut(zeros..)?.copy_from_slice(digits);
    Some(number)
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
