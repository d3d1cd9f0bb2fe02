//! Keys, read from whatever container they were handed over in.
//!
//! | container | document |
//! |---|---|
//! | PKCS#8, plain and encrypted | RFC 5208, RFC 5958 |
//! | PKCS#1 | RFC 8017, appendix A.1 |
//! | SubjectPublicKeyInfo, X.509 certificate | RFC 5280 |
//! | SEC1 private keys and points | RFC 5915, SEC 1 |
//! | JSON Web Key | RFC 7517, RFC 7518, RFC 8812 |
//! | PEM, and what becomes of it when pasted | RFC 7468, RFC 1421 |
//!
//! What a reader's timing may show: the lengths of the text and of the numbers in it, the kind of container, and where
//! characters stand that are not part of the encoding (line ends, armour). Buffers that held a private key, a password or
//! what was derived from it are wiped, whether reading succeeds or fails; the caller's own text is the caller's to wipe.
//!
//! A certificate is only a container here: neither its signature nor its dates are checked.

mod armor;
mod certificate;
mod cipher;
mod container;
mod convert;
mod decode;
mod der;
mod derivation;
mod diagnosis;
mod elliptic;
mod encrypted;
mod find;
mod found;
mod inspect;
mod jwk;
mod pair;
mod password;
mod pbes2;
mod problem;
mod shape;
mod spki;
pub(crate) mod stack;
mod traditional;
mod write;

use alloc::{boxed::Box, vec::Vec};
use core::fmt;

use crate::{Error, rsa};
pub use convert::{KeyFormat, convert};
use countersign_curves::{P256, Secp256k1};
use find::find;
use found::{Found, Key, Wanted};
pub use inspect::{KeyInfo, inspect};
pub(crate) use pair::{KeyCurve, Pair, Point};
use problem::Problem;

/// A key as the caller has it.
#[derive(Clone, Copy)]
pub enum KeyInput<'a> {
    /// PEM, bare base64 of DER, hexadecimal, or the JSON text of a JWK.
    Text(&'a str),
    /// DER, or the raw bytes of an elliptic-curve key; PEM as bytes of a file is read as text.
    Bytes(&'a [u8]),
    /// A JSON Web Key, as JSON text.
    Jwk(&'a str),
}

impl fmt::Debug for KeyInput<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("[redacted]")
    }
}

/// What a scheme signs with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Algorithm {
    /// RSA, 1024 to 4096 bit.
    Rsa,
    /// The curve secp256k1.
    Secp256k1,
    /// The curve P-256, also called secp256r1 and prime256v1.
    P256,
}

impl fmt::Display for Algorithm {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Rsa => "RSA",
            Self::Secp256k1 => "secp256k1",
            Self::P256 => "P-256",
        })
    }
}

/// A private key. Not `Clone`, prints as `[redacted]`, wiped on drop.
pub enum PrivateKey {
    /// RSA.
    Rsa(rsa::PrivateKey),
    /// secp256k1. Boxed, so that moving the key leaves no copy of its number behind.
    Secp256k1(Box<Pair<Secp256k1>>),
    /// P-256. Boxed likewise.
    P256(Box<Pair<P256>>),
}

impl fmt::Debug for PrivateKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("[redacted]")
    }
}

/// A public key.
pub enum PublicKey {
    /// RSA.
    Rsa(rsa::PublicKey),
    /// secp256k1.
    Secp256k1(Point<Secp256k1>),
    /// P-256.
    P256(Point<P256>),
}

impl PrivateKey {
    /// Reads a private key for `algorithm`. `credential` is the name that errors give it, such as `privateKey`.
    ///
    /// The line ending that a password brings from its file is trimmed; a password for a key that is not encrypted is
    /// ignored.
    ///
    /// # Errors
    /// `KEY_UNREADABLE`, `KEY_PASSWORD_MISSING`, `KEY_PASSWORD_WRONG`, `KEY_WRONG_KIND` (a public key, another algorithm
    /// or curve), `KEY_WEAK`.
    pub fn read(
        input: KeyInput<'_>,
        password: Option<&str>,
        algorithm: Algorithm,
        credential: &str,
    ) -> Result<Self, Error> {
        let wanted = Wanted {
            credential,
            private: Some(true),
            algorithm: Some(algorithm),
            numbers: false,
        };
        let key = find_private(input, password, &wanted);
        stack::wipe();
        key
    }

    /// What it signs with.
    #[must_use]
    pub fn algorithm(&self) -> Algorithm {
        match self {
            Self::Rsa(_) => Algorithm::Rsa,
            Self::Secp256k1(_) => Algorithm::Secp256k1,
            Self::P256(_) => Algorithm::P256,
        }
    }

    /// The public half as a compressed point, 33 bytes (SEC 1, 2.3.3); `None` for RSA.
    #[must_use]
    pub fn compressed_point(&self) -> Option<Vec<u8>> {
        self.point(true)
    }

    /// The public half as a point (SEC 1, 2.3.3); `None` for RSA.
    fn point(&self, compressed: bool) -> Option<Vec<u8>> {
        match self {
            Self::Rsa(_) => None,
            Self::Secp256k1(key) => Some(key.public().sec1(compressed)),
            Self::P256(key) => Some(key.public().sec1(compressed)),
        }
    }
}

/// A call of its own, so that its frame lies where [`stack::wipe`] reaches.
#[inline(never)]
fn find_private(
    input: KeyInput<'_>,
    password: Option<&str>,
    wanted: &Wanted<'_>,
) -> Result<PrivateKey, Error> {
    match find(input, password, wanted) {
        Ok(Found {
            key: Key::Private(key),
            ..
        }) => Ok(key),
        Ok(found) => Err(Problem::wrong_kind(&found, wanted).into_error(wanted)),
        Err(problem) => Err(problem.into_error(wanted)),
    }
}

impl PublicKey {
    /// Reads a public key for `algorithm`. `credential` is the name that errors give it, such as `platformKey`.
    ///
    /// # Errors
    /// `KEY_UNREADABLE`, `KEY_WRONG_KIND` (a private key, another algorithm or curve), `KEY_WEAK`.
    pub fn read(
        input: KeyInput<'_>,
        algorithm: Algorithm,
        credential: &str,
    ) -> Result<Self, Error> {
        let wanted = Wanted {
            credential,
            private: Some(false),
            algorithm: Some(algorithm),
            numbers: false,
        };
        let found = find(input, None, &wanted);
        stack::wipe();
        match found {
            Ok(Found {
                key: Key::Public(key),
                ..
            }) => Ok(key),
            Ok(found) => Err(Problem::wrong_kind(&found, &wanted).into_error(&wanted)),
            Err(problem) => Err(problem.into_error(&wanted)),
        }
    }

    /// The point (SEC 1, 2.3.3); `None` for RSA.
    fn point(&self, compressed: bool) -> Option<Vec<u8>> {
        match self {
            Self::Rsa(_) => None,
            Self::Secp256k1(key) => Some(key.sec1(compressed)),
            Self::P256(key) => Some(key.sec1(compressed)),
        }
    }

    /// What it verifies.
    #[must_use]
    pub fn algorithm(&self) -> Algorithm {
        match self {
            Self::Rsa(_) => Algorithm::Rsa,
            Self::Secp256k1(_) => Algorithm::Secp256k1,
            Self::P256(_) => Algorithm::P256,
        }
    }
}
