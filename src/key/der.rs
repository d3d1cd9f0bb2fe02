//! Keys in DER: PKCS#8, PKCS#1, SubjectPublicKeyInfo, SEC1, and the key of a certificate.

use alloc::format;
use der::{
    Decode as _, Reader as _, Tag, TagNumber,
    asn1::{AnyRef, BitStringRef, ObjectIdentifier, OctetStringRef},
};
use pkcs8::{AlgorithmIdentifierRef, PrivateKeyInfoRef, SubjectPublicKeyInfoRef};

use super::{
    Algorithm, PrivateKey, PublicKey, certificate, container::Structure, elliptic, found::Key,
    problem::Problem,
};
use crate::rsa;

pub(super) const RSA_ENCRYPTION: ObjectIdentifier =
    ObjectIdentifier::new_unwrap("1.2.840.113549.1.1.1");
const EC_PUBLIC_KEY: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.10045.2.1");
const SECP256K1: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.3.132.0.10");
const P256: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.10045.3.1.7");

/// Algorithms and curves that no scheme here uses, by what they are called.
const FOREIGN: &[(&str, &str)] = &[
    ("1.2.840.113549.1.1.10", "a key restricted to RSASSA-PSS"),
    ("1.3.101.112", "an Ed25519 key"),
    ("1.3.101.113", "an Ed448 key"),
    ("1.3.101.110", "an X25519 key"),
    ("1.3.101.111", "an X448 key"),
    ("1.2.840.10040.4.1", "a DSA key"),
    ("1.2.840.113549.1.3.1", "a Diffie-Hellman key"),
    ("1.3.132.0.34", "a key on the curve P-384"),
    ("1.3.132.0.35", "a key on the curve P-521"),
    ("1.3.132.0.33", "a key on the curve P-224"),
    ("1.2.156.10197.1.301", "a key on the curve SM2"),
    ("1.3.36.3.3.2.8.1.1.7", "a key on the curve brainpoolP256r1"),
];

/// Reads the key in DER of a known structure.
pub(super) fn key(structure: Structure, der: &[u8]) -> Result<Key, Problem> {
    let damaged = |_: der::Error| Problem::looks_like(format!("damaged {structure}"));
    match structure {
        Structure::Pkcs8 => {
            let info = PrivateKeyInfoRef::from_der(der).map_err(damaged)?;
            let inner = info.private_key.as_bytes();
            match algorithm(&info.algorithm)? {
                Algorithm::Rsa => rsa_private(inner).map(Key::Private),
                curve => sec1(inner, Some(curve)).map(Key::Private),
            }
        }
        Structure::Sec1 => sec1(der, None).map(Key::Private),
        Structure::Pkcs1Private => rsa_private(der).map(Key::Private),
        Structure::Pkcs1Public => rsa_public(der).map(Key::Public),
        Structure::Spki => {
            public(&SubjectPublicKeyInfoRef::from_der(der).map_err(damaged)?).map(Key::Public)
        }
        Structure::Certificate => {
            public(&certificate::public_key(der).map_err(damaged)?).map(Key::Public)
        }
        _ => Err(Problem::looks_like("DER of something that is no key")),
    }
}

/// The PKCS#1 of an RSA private key in DER of a known structure.
pub(super) fn pkcs1(structure: Structure, der: &[u8]) -> Option<&[u8]> {
    match structure {
        Structure::Pkcs1Private => Some(der),
        Structure::Pkcs8 => Some(
            PrivateKeyInfoRef::from_der(der)
                .ok()?
                .private_key
                .as_bytes(),
        ),
        _ => None,
    }
}

fn public(info: &SubjectPublicKeyInfoRef<'_>) -> Result<PublicKey, Problem> {
    let bits = info
        .subject_public_key
        .as_bytes()
        .ok_or_else(|| Problem::looks_like(format!("damaged {}", Structure::Spki)))?;
    match algorithm(&info.algorithm)? {
        Algorithm::Rsa => rsa_public(bits),
        curve => elliptic::public_key(curve, bits),
    }
}

fn algorithm(identifier: &AlgorithmIdentifierRef<'_>) -> Result<Algorithm, Problem> {
    match identifier.oid {
        RSA_ENCRYPTION => Ok(Algorithm::Rsa),
        EC_PUBLIC_KEY => match identifier.parameters {
            Some(parameters) => curve(parameters),
            None => Err(Problem::unreadable(
                "is an elliptic-curve key that names no curve",
            )),
        },
        other => Err(foreign(other)),
    }
}

fn curve(parameters: AnyRef<'_>) -> Result<Algorithm, Problem> {
    // A curve spelt out by its numbers could be any curve under a known name (CVE-2020-0601).
    let named = parameters.decode_as::<ObjectIdentifier>().map_err(|_| {
        Problem::unreadable("spells out the numbers of its curve instead of naming it")
            .hint("Rewrite it with `openssl ec -in FILE -param_enc named_curve`.")
    })?;
    match named {
        SECP256K1 => Ok(Algorithm::Secp256k1),
        P256 => Ok(Algorithm::P256),
        other => Err(foreign(other)),
    }
}

fn foreign(oid: ObjectIdentifier) -> Problem {
    let name = FOREIGN
        .iter()
        .find(|(dotted, _)| ObjectIdentifier::new(dotted) == Ok(oid))
        .map_or("a key of an unknown algorithm", |(_, name)| name);
    Problem::foreign(name)
}

fn rsa_public(der: &[u8]) -> Result<PublicKey, Problem> {
    let numbers = pkcs1::RsaPublicKeyRef::from_der(der)
        .map_err(|_| Problem::looks_like(format!("damaged {}", Structure::Pkcs1Public)))?;
    rsa::PublicKey::new(
        numbers.modulus.as_bytes(),
        numbers.public_exponent.as_bytes(),
    )
    .map(PublicKey::Rsa)
    .map_err(Problem::rsa)
}

fn rsa_private(der: &[u8]) -> Result<PrivateKey, Problem> {
    let numbers = pkcs1::RsaPrivateKeyRef::from_der(der)
        .map_err(|_| Problem::looks_like(format!("damaged {}", Structure::Pkcs1Private)))?;
    if numbers.other_prime_infos.is_some() {
        return Err(Problem::unreadable(
            "is an RSA key of more than two primes, which is not supported",
        ));
    }
    rsa::PrivateKey::new(rsa::Numbers {
        n: numbers.modulus.as_bytes(),
        e: numbers.public_exponent.as_bytes(),
        d: numbers.private_exponent.as_bytes(),
        p: numbers.prime1.as_bytes(),
        q: numbers.prime2.as_bytes(),
    })
    .map(PrivateKey::Rsa)
    .map_err(Problem::rsa)
}

/// Reads `SEQUENCE { 1, OCTET STRING number, [0] curve OPTIONAL, [1] BIT STRING point OPTIONAL }` (RFC 5915, 3).
fn sec1(der: &[u8], outer_curve: Option<Algorithm>) -> Result<PrivateKey, Problem> {
    let damaged = |_: der::Error| Problem::looks_like(format!("damaged {}", Structure::Sec1));
    let fields = AnyRef::from_der(der)
        .and_then(|whole| {
            whole.sequence(|reader| {
                if u8::decode(reader)? != 1 {
                    return Err(Tag::Integer.value_error().into());
                }
                let number = <&OctetStringRef>::decode(reader)?;
                let mut parameters = None;
                let mut point = None;
                while !reader.is_finished() {
                    let field = AnyRef::decode(reader)?;
                    match field.header().tag() {
                        Tag::ContextSpecific {
                            number: TagNumber(0),
                            ..
                        } => {
                            parameters = Some(AnyRef::from_der(field.value())?);
                        }
                        Tag::ContextSpecific {
                            number: TagNumber(1),
                            ..
                        } => {
                            point = Some(BitStringRef::from_der(field.value())?);
                        }
                        tag => return Err(tag.value_error().into()),
                    }
                }
                Ok((number.as_bytes(), parameters, point))
            })
        })
        .map_err(damaged)?;
    let (number, parameters, point) = fields;
    let curve = match (outer_curve, parameters.map(curve).transpose()?) {
        (Some(outer), Some(inner)) if outer != inner => {
            return Err(Problem::unreadable("names two different curves"));
        }
        (Some(curve), _) | (None, Some(curve)) => curve,
        (None, None) => {
            return Err(Problem::unreadable(
                "is an elliptic-curve key that names no curve",
            ));
        }
    };
    let point = point.and_then(|bits| bits.as_bytes());
    elliptic::private_key(curve, number, point)
}
