//! How keys are written: the structures around their numbers, and the text around those.
//!
//! What may hold a secret is written into buffers that are allocated once, at their full size, and wiped.

use alloc::{string::String, vec, vec::Vec};
use base64ct::{Base64, Base64UrlUnpadded, Encoding};
use der::{
    Encode as _,
    asn1::{AnyRef, OctetStringRef, UintRef},
};
use pkcs8::{AlgorithmIdentifierRef, PrivateKeyInfoRef};
use zeroize::Zeroizing;

use super::{Algorithm, der::RSA_ENCRYPTION, elliptic::SIZE};

/// `1, OCTET STRING (32 bytes)` up to the private number (RFC 5915, 3).
const BEFORE_NUMBER: &[u8] = &[0x02, 0x01, 0x01, 0x04, 0x20];
/// `[1] { BIT STRING (65 bytes) }` up to the point.
const BEFORE_POINT: &[u8] = &[0xa1, 0x44, 0x03, 0x42, 0x00];
/// `BIT STRING (65 bytes)` up to the point.
const BIT_STRING_OF_POINT: &[u8] = &[0x03, 0x42, 0x00];
/// The `OBJECT IDENTIFIER` of elliptic-curve keys (RFC 5480, 2.1.1).
const ELLIPTIC: &[u8] = &[0x06, 0x07, 0x2a, 0x86, 0x48, 0xce, 0x3d, 0x02, 0x01];

/// The `OBJECT IDENTIFIER` of a curve, with its length. `None` for RSA.
fn identifier(curve: Algorithm) -> Option<(&'static [u8], u8)> {
    match curve {
        Algorithm::Secp256k1 => Some((&[0x06, 0x05, 0x2b, 0x81, 0x04, 0x00, 0x0a], 7)),
        Algorithm::P256 => Some((
            &[0x06, 0x08, 0x2a, 0x86, 0x48, 0xce, 0x3d, 0x03, 0x01, 0x07],
            10,
        )),
        Algorithm::Rsa => None,
    }
}

/// SEC1 of a private number and its uncompressed point, the curve named. `None` for RSA.
pub(super) fn sec1(curve: Algorithm, number: &[u8], point: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
    let (curve, length) = identifier(curve)?;
    let start = [0x30, 109 + length];
    let named = [0xa0, length];
    elliptic(&[&start], number, &[&named, curve], point)
}

/// PKCS#8 around SEC1 that does not name the curve again (RFC 5208, 5). `None` for RSA.
pub(super) fn elliptic_pkcs8(
    curve: Algorithm,
    number: &[u8],
    point: &[u8],
) -> Option<Zeroizing<Vec<u8>>> {
    let (curve, length) = identifier(curve)?;
    let start = [0x30, 0x81, 125 + length, 0x02, 0x01, 0x00, 0x30, 9 + length];
    let key = [0x04, 0x6d, 0x30, 0x6b];
    elliptic(&[&start, ELLIPTIC, curve, &key], number, &[], point)
}

/// SubjectPublicKeyInfo of an uncompressed point (RFC 5480, 2). `None` for RSA.
pub(super) fn elliptic_spki(curve: Algorithm, point: &[u8]) -> Option<Vec<u8>> {
    let (curve, length) = identifier(curve)?;
    let start = [0x30, 79 + length, 0x30, 9 + length];
    (point.len() == 65).then(|| [&start, ELLIPTIC, curve, BIT_STRING_OF_POINT, point].concat())
}

/// The members of SEC1, behind what begins it and around what names the curve. Allocated once.
fn elliptic(
    start: &[&[u8]],
    number: &[u8],
    named: &[&[u8]],
    point: &[u8],
) -> Option<Zeroizing<Vec<u8>>> {
    if number.len() != SIZE || point.len() != 65 {
        return None;
    }
    let mut der = Zeroizing::new(Vec::with_capacity(160));
    for piece in [
        start,
        &[BEFORE_NUMBER, number],
        named,
        &[BEFORE_POINT, point],
    ]
    .concat()
    {
        der.extend_from_slice(piece);
    }
    Some(der)
}

/// PKCS#1 of n, e, d, p, q, d mod p-1, d mod q-1 and 1/q mod p, each big-endian (RFC 8017, A.1.2).
pub(super) fn pkcs1(numbers: [&[u8]; 8]) -> der::Result<Zeroizing<Vec<u8>>> {
    let [n, e, d, p, q, dp, dq, qi] = numbers.map(UintRef::new);
    let key = pkcs1::RsaPrivateKeyRef {
        modulus: n?,
        public_exponent: e?,
        private_exponent: d?,
        prime1: p?,
        prime2: q?,
        exponent1: dp?,
        exponent2: dq?,
        coefficient: qi?,
        other_prime_infos: None,
    };
    encoded(key.encoded_len()?, |buffer| {
        key.encode_to_slice(buffer).map(<[u8]>::len)
    })
}

/// PKCS#8 around PKCS#1.
pub(super) fn pkcs8(pkcs1: &[u8]) -> der::Result<Zeroizing<Vec<u8>>> {
    let algorithm = AlgorithmIdentifierRef {
        oid: RSA_ENCRYPTION,
        parameters: Some(AnyRef::NULL),
    };
    let info = PrivateKeyInfoRef::new(algorithm, OctetStringRef::new(pkcs1)?);
    encoded(info.encoded_len()?, |buffer| {
        info.encode_to_slice(buffer).map(<[u8]>::len)
    })
}

fn encoded(
    length: der::Length,
    write: impl FnOnce(&mut [u8]) -> der::Result<usize>,
) -> der::Result<Zeroizing<Vec<u8>>> {
    let mut der = Zeroizing::new(vec![0; usize::try_from(length)?]);
    let written = write(&mut der)?;
    der.truncate(written);
    Ok(der)
}

/// PEM as RFC 7468 wants it: lines of 64 characters, each ended by a line feed.
pub(super) fn pem(label: &str, der: &[u8]) -> Zeroizing<String> {
    let lines = der.len().div_ceil(48) * 65;
    let mut pem = Zeroizing::new(String::with_capacity(lines + 2 * label.len() + 32));
    for (mark, text) in [("-----BEGIN ", label), ("-----\n", "")] {
        pem.push_str(mark);
        pem.push_str(text);
    }
    for line in der.chunks(48) {
        push_base64::<Base64>(&mut pem, line);
        pem.push('\n');
    }
    for text in ["-----END ", label, "-----\n"] {
        pem.push_str(text);
    }
    pem
}

/// Base64 on one line.
pub(super) fn base64(der: &[u8]) -> Zeroizing<String> {
    let mut text = Zeroizing::new(String::with_capacity(der.len().div_ceil(3) * 4));
    push_base64::<Base64>(&mut text, der);
    text
}

/// Lower-case hexadecimal, in time that depends on the length only.
pub(super) fn hexadecimal(bytes: &[u8]) -> Zeroizing<String> {
    Zeroizing::new(base16ct::lower::encode_string(bytes))
}

/// A JSON Web Key: plain members, then members in base64url.
pub(super) fn jwk(plain: &[(&str, &str)], numbers: &[(&str, &[u8])]) -> Zeroizing<String> {
    let size: usize = numbers
        .iter()
        .map(|(_, number)| number.len() * 2 + 16)
        .sum();
    let mut text = Zeroizing::new(String::with_capacity(size + 32 * plain.len() + 16));
    for (name, value) in plain {
        push_member(&mut text, name);
        text.push_str(value);
        text.push('"');
    }
    for (name, number) in numbers {
        push_member(&mut text, name);
        push_base64::<Base64UrlUnpadded>(&mut text, number);
        text.push('"');
    }
    text.push('}');
    text
}

fn push_member(text: &mut String, name: &str) {
    text.push_str(if text.is_empty() { "{\"" } else { ",\"" });
    text.push_str(name);
    text.push_str("\":\"");
}

/// Piece by piece, so that no buffer but a wiped one holds the text. The text has room for it.
fn push_base64<E: Encoding>(text: &mut String, bytes: &[u8]) {
    let mut buffer = Zeroizing::new([0; 64]);
    for piece in bytes.chunks(48) {
        if let Ok(written) = E::encode(piece, &mut *buffer) {
            text.push_str(written);
        }
    }
}
