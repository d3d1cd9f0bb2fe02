//! What a key is, told without any of its secrets.

use super::{
    Algorithm, KeyInput,
    find::find,
    found::{Found, Wanted},
    problem::Problem,
    spki, stack,
};
use crate::{Error, Warning};
use alloc::{
    string::{String, ToString},
    vec::Vec,
};

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
    pub warnings: Vec<Warning>,
}

/// Reads a key of any kind and tells what it is.
///
/// # Errors
/// As [`super::PrivateKey::read`]: what cannot be used for signing or verifying, or lies below the floor, is refused.
pub fn inspect(input: KeyInput<'_>, password: Option<&str>) -> Result<KeyInfo, Error> {
    let wanted = Wanted {
        credential: "key",
        private: None,
        algorithm: None,
        numbers: false,
    };
    let info = find_and_describe(input, password, &wanted);
    stack::wipe();
    info.map_err(|problem| problem.into_error(&wanted))
}

/// A call of its own, so that its frame lies where [`stack::wipe`] reaches.
#[inline(never)]
fn find_and_describe(
    input: KeyInput<'_>,
    password: Option<&str>,
    wanted: &Wanted<'_>,
) -> Result<KeyInfo, Problem> {
    find(input, password, wanted).and_then(describe)
}

fn describe(found: Found) -> Result<KeyInfo, Problem> {
    let spki = found
        .key
        .to_spki()
        .map_err(|_| Problem::unreadable("cannot be written as SubjectPublicKeyInfo"))?;
    let bits = found.key.bits();
    let mut warnings = Vec::new();
    warnings.extend(bits.and_then(Warning::short_key));
    if found.curve_assumed {
        warnings.push(Warning::plain(
            "CURVE_ASSUMED",
            "A bare number or point does not name its curve; read as secp256k1, it would fit P-256 as well.",
        ));
    }
    Ok(KeyInfo {
        algorithm: found.key.algorithm(),
        bits,
        private: found.key.is_private(),
        container: found.container.to_string(),
        public_pem: spki::to_pem(&spki),
        warnings,
    })
}
