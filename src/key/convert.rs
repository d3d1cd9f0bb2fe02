//! From one container to another: the same key, written differently.

use alloc::{format, string::String, vec, vec::Vec};
use der::Decode as _;
use zeroize::Zeroizing;

use super::{
    Algorithm, KeyInput, PrivateKey, PublicKey,
    find::find,
    found::{Found, Key, Wanted},
    problem::Problem,
    stack, write,
};
use crate::{Code, Error, gateway::LONGEST_ID};

/// How a key can be written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyFormat {
    /// `BEGIN PRIVATE KEY`.
    Pkcs8Pem,
    /// PKCS#8 in base64, on one line.
    Pkcs8Base64,
    /// `BEGIN RSA PRIVATE KEY`.
    Pkcs1Pem,
    /// `BEGIN EC PRIVATE KEY`.
    Sec1Pem,
    /// A JSON Web Key.
    Jwk,
    /// The number of an elliptic-curve key, lower-case hexadecimal.
    Hex,
    /// `BEGIN PUBLIC KEY`.
    SpkiPem,
    /// SubjectPublicKeyInfo in base64, on one line.
    SpkiBase64,
    /// `BEGIN RSA PUBLIC KEY`.
    Pkcs1PublicPem,
    /// The public half as a JSON Web Key.
    JwkPublic,
    /// The compressed point of an elliptic-curve key, lower-case hexadecimal.
    HexPublic,
}

/// Formats and their names.
const FORMATS: [(&str, KeyFormat); 11] = [
    ("pkcs8-pem", KeyFormat::Pkcs8Pem),
    ("pkcs8-base64", KeyFormat::Pkcs8Base64),
    ("pkcs1-pem", KeyFormat::Pkcs1Pem),
    ("sec1-pem", KeyFormat::Sec1Pem),
    ("jwk", KeyFormat::Jwk),
    ("hex", KeyFormat::Hex),
    ("spki-pem", KeyFormat::SpkiPem),
    ("spki-base64", KeyFormat::SpkiBase64),
    ("pkcs1-public-pem", KeyFormat::Pkcs1PublicPem),
    ("jwk-public", KeyFormat::JwkPublic),
    ("hex-public", KeyFormat::HexPublic),
];

impl KeyFormat {
    /// The format of this name, such as `pkcs8-pem`, or `OPTION_INVALID`.
    pub fn parse(name: &str) -> Result<Self, Error> {
        FORMATS
            .iter()
            .find(|(known, _)| *known == name)
            .map(|(_, format)| *format)
            .ok_or_else(|| {
                let known: Vec<_> = FORMATS.iter().map(|(known, _)| *known).collect();
                let error = Error::new(Code::OptionInvalid, "There is no such format of keys.")
                    .field("format")
                    .expected(known.join(", "));
                // A long text may be the key, with the arguments the wrong way round.
                match name.len() {
                    ..=LONGEST_ID => error.found(name),
                    _ => error,
                }
            })
    }
}

/// Writes a key in another container. A private key is written without encryption.
///
/// # Errors
/// As [`super::inspect`]; `KEY_WRONG_KIND` where the key cannot be written so: the private half of a public key, an RSA
/// key in a format of elliptic curves, and the reverse.
pub fn convert(
    input: KeyInput<'_>,
    password: Option<&str>,
    format: KeyFormat,
) -> Result<Zeroizing<String>, Error> {
    let wanted = Wanted {
        credential: "key",
        private: None,
        algorithm: None,
        numbers: true,
    };
    let written = find_and_write(input, password, &wanted, format);
    stack::wipe();
    written.map_err(|problem| problem.into_error(&wanted))
}

/// A call of its own, so that its frame lies where [`stack::wipe`] reaches.
#[inline(never)]
fn find_and_write(
    input: KeyInput<'_>,
    password: Option<&str>,
    wanted: &Wanted<'_>,
    format: KeyFormat,
) -> Result<Zeroizing<String>, Problem> {
    let found = find(input, password, wanted)?;
    written(&found, format).ok_or_else(|| {
        let half = if found.key.is_private() {
            "private"
        } else {
            "public"
        };
        Problem::new(
            Code::KeyWrongKind,
            format!(
                "is a {half} key ({}), which cannot be written in this format",
                found.key.describe()
            ),
        )
    })
}

fn written(found: &Found, format: KeyFormat) -> Option<Zeroizing<String>> {
    use KeyFormat::*;
    Some(match format {
        Pkcs8Pem => write::pem("PRIVATE KEY", &pkcs8(found)?),
        Pkcs8Base64 => write::base64(&pkcs8(found)?),
        Pkcs1Pem => write::pem("RSA PRIVATE KEY", found.pkcs1.as_ref()?),
        Sec1Pem => write::pem("EC PRIVATE KEY", &sec1(&found.key)?),
        Hex => write::hexadecimal(&number(&found.key)?),
        Jwk => match &found.pkcs1 {
            Some(numbers) => rsa_jwk(numbers)?,
            None => elliptic_jwk(&found.key, Some(&number(&found.key)?))?,
        },
        SpkiPem => write::pem("PUBLIC KEY", &found.key.to_spki().ok()?),
        SpkiBase64 => write::base64(&found.key.to_spki().ok()?),
        Pkcs1PublicPem => write::pem("RSA PUBLIC KEY", &rsa_public(&found.key)?),
        JwkPublic => match rsa(&found.key) {
            Some(key) => write::jwk(
                &[("kty", "RSA")],
                &[("n", &key.modulus()), ("e", &key.exponent())],
            ),
            None => elliptic_jwk(&found.key, None)?,
        },
        HexPublic => write::hexadecimal(&point(&found.key, true)?),
    })
}

fn pkcs8(found: &Found) -> Option<Zeroizing<Vec<u8>>> {
    let key = &found.key;
    match key {
        Key::Private(PrivateKey::Rsa(_)) => write::pkcs8(found.pkcs1.as_ref()?).ok(),
        _ => write::elliptic_pkcs8(key.algorithm(), &number(key)?, &point(key, false)?),
    }
}

fn sec1(key: &Key) -> Option<Zeroizing<Vec<u8>>> {
    write::sec1(key.algorithm(), &number(key)?, &point(key, false)?)
}

/// The private number of an elliptic-curve key.
fn number(key: &Key) -> Option<Zeroizing<Vec<u8>>> {
    match key {
        Key::Private(PrivateKey::Secp256k1(key)) => Some(Zeroizing::new(key.number().to_vec())),
        Key::Private(PrivateKey::P256(key)) => Some(Zeroizing::new(key.number().to_vec())),
        _ => None,
    }
}

/// The public point of an elliptic-curve key.
fn point(key: &Key, compressed: bool) -> Option<Vec<u8>> {
    match key {
        Key::Private(key) => key.point(compressed),
        Key::Public(key) => key.point(compressed),
    }
}

fn rsa(key: &Key) -> Option<&crate::rsa::PublicKey> {
    match key {
        Key::Private(PrivateKey::Rsa(key)) => Some(key.public()),
        Key::Public(PublicKey::Rsa(key)) => Some(key),
        _ => None,
    }
}

/// PKCS#1 of the public half: what SubjectPublicKeyInfo holds in its bit string.
fn rsa_public(key: &Key) -> Option<Vec<u8>> {
    rsa(key)?;
    let spki = key.to_spki().ok()?;
    let info = pkcs8::SubjectPublicKeyInfoRef::from_der(&spki).ok()?;
    Some(info.subject_public_key.as_bytes()?.to_vec())
}

fn rsa_jwk(numbers: &[u8]) -> Option<Zeroizing<String>> {
    let key = pkcs1::RsaPrivateKeyRef::from_der(numbers).ok()?;
    Some(write::jwk(
        &[("kty", "RSA")],
        &[
            ("n", key.modulus.as_bytes()),
            ("e", key.public_exponent.as_bytes()),
            ("d", key.private_exponent.as_bytes()),
            ("p", key.prime1.as_bytes()),
            ("q", key.prime2.as_bytes()),
            ("dp", key.exponent1.as_bytes()),
            ("dq", key.exponent2.as_bytes()),
            ("qi", key.coefficient.as_bytes()),
        ],
    ))
}

fn elliptic_jwk(key: &Key, number: Option<&[u8]>) -> Option<Zeroizing<String>> {
    let curve = match key.algorithm() {
        Algorithm::Secp256k1 => "secp256k1",
        Algorithm::P256 => "P-256",
        Algorithm::Rsa => return None,
    };
    let point = point(key, false)?;
    let (x, y) = point.get(1..)?.split_at_checked(32)?;
    let mut numbers = vec![("x", x), ("y", y)];
    numbers.extend(number.map(|number| ("d", number)));
    Some(write::jwk(&[("kty", "EC"), ("crv", curve)], &numbers))
}
