//! What a key is, told without any of its secrets.

use super::{
    Algorithm, KeyInput,
    problem::Problem,
    read::{Wanted, find},
    spki,
};
use crate::Error;

/// What a key is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyInfo {
    /// What it signs or verifies with.
    pub algorithm: Algorithm,
    /// The length of an RSA modulus in bits; `None` for elliptic curves.
    pub bits: Option<usize>,
    /// Whether it is the private half.
    pub private: bool,
    /// What it was found in, such as `PKCS#8 PEM`.
    pub container: String,
    /// The public half: SubjectPublicKeyInfo as PEM, lines ended by a line feed.
    pub public_pem: String,
    /// What is doubtful about it.
    pub warnings: Vec<KeyWarning>,
}

/// Something doubtful about a key that does not make it unusable.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct KeyWarning {
    /// A stable identifier.
    pub code: &'static str,
    /// What is doubtful and what to do, in one sentence.
    pub sentence: &'static str,
}

const SHORT: KeyWarning = KeyWarning {
    code: "KEY_SHORT",
    sentence: "An RSA key of fewer than 2048 bit may be broken by those who can spend enough; ask for a longer one.",
};
const CURVE_ASSUMED: KeyWarning = KeyWarning {
    code: "CURVE_ASSUMED",
    sentence: "A bare number or point does not name its curve; it was read as one on secp256k1, and fits P-256 as well.",
};

/// Reads a key of any kind and tells what it is.
///
/// # Errors
/// As [`super::PrivateKey::read`]: what cannot be used for signing or verifying, or lies below the floor, is refused.
pub fn inspect(input: KeyInput<'_>, password: Option<&str>) -> Result<KeyInfo, Error> {
    let wanted = Wanted {
        credential: "key",
        private: None,
        algorithm: None,
    };
    let info = || {
        let found = find(input, password, &wanted)?;
        let spki = found
            .key
            .to_spki()
            .map_err(|_| Problem::unreadable("cannot be written as SubjectPublicKeyInfo"))?;
        let bits = found.key.bits();
        let mut warnings = Vec::new();
        if bits.is_some_and(|bits| bits < 2048) {
            warnings.push(SHORT);
        }
        if found.curve_assumed {
            warnings.push(CURVE_ASSUMED);
        }
        Ok(KeyInfo {
            algorithm: found.key.algorithm(),
            bits,
            private: found.key.is_private(),
            container: found.container.to_string(),
            public_pem: spki::to_pem(&spki),
            warnings,
        })
    };
    info().map_err(|problem: Problem| problem.into_error(&wanted))
}
