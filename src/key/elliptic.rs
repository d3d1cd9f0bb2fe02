//! Keys on secp256k1 and P-256, from their numbers (SEC 1, sections 2.3 and 3.2).

use alloc::{boxed::Box, format};
use zeroize::Zeroizing;

use super::{
    Algorithm, PrivateKey, PublicKey,
    pair::{Pair, Point},
    problem::Problem,
};

/// The length of a private number and of a coordinate on either curve, in bytes.
pub(super) const SIZE: usize = 32;

/// A private key from its number, big-endian and unsigned. Leading zeros may be missing or too many. `public`, when the
/// container holds it, must be the point that belongs to the number.
pub(super) fn private_key(
    curve: Algorithm,
    number: &[u8],
    public: Option<&[u8]>,
) -> Result<PrivateKey, Problem> {
    let excess = number.len().saturating_sub(SIZE);
    let (zeros, digits) = number.split_at(excess);
    if zeros.iter().any(|&byte| byte != 0) {
        return Err(out_of_range(curve));
    }
    let mut padded = Zeroizing::new([0; SIZE]);
    for (to, from) in padded.iter_mut().rev().zip(digits.iter().rev()) {
        *to = *from;
    }
    let key = match curve {
        Algorithm::Secp256k1 => Pair::new(&padded)
            .map(|key| PrivateKey::Secp256k1(Box::new(key)))
            .ok_or_else(|| out_of_range(curve))?,
        Algorithm::P256 => Pair::new(&padded)
            .map(|key| PrivateKey::P256(Box::new(key)))
            .ok_or_else(|| out_of_range(curve))?,
        Algorithm::Rsa => return Err(names_no_curve()),
    };
    if let Some(point) = public {
        let belongs = match (&key, public_key(curve, point)?) {
            (PrivateKey::Secp256k1(key), PublicKey::Secp256k1(point)) => {
                key.public().coordinates() == point.coordinates()
            }
            (PrivateKey::P256(key), PublicKey::P256(point)) => {
                key.public().coordinates() == point.coordinates()
            }
            _ => false,
        };
        if !belongs {
            return Err(Problem::unreadable(format!(
                "is a key on {curve} whose private and public halves do not belong together"
            )));
        }
    }
    Ok(key)
}

/// A public key from its point: 02 or 03 and x, or 04, x and y.
pub(super) fn public_key(curve: Algorithm, point: &[u8]) -> Result<PublicKey, Problem> {
    if !is_point(point) {
        return Err(Problem::unreadable(format!(
            "holds a point on {curve} in an unknown encoding; compressed and uncompressed are supported"
        )));
    }
    let off_curve = || Problem::unreadable(format!("is a point that does not lie on {curve}"));
    match curve {
        Algorithm::Secp256k1 => Point::from_sec1(point)
            .map(PublicKey::Secp256k1)
            .ok_or_else(off_curve),
        Algorithm::P256 => Point::from_sec1(point)
            .map(PublicKey::P256)
            .ok_or_else(off_curve),
        Algorithm::Rsa => Err(names_no_curve()),
    }
}

/// Whether bytes have the length and first byte of a point.
pub(super) fn is_point(bytes: &[u8]) -> bool {
    matches!(
        (bytes.first(), bytes.len()),
        (Some(2 | 3), 33) | (Some(4), 65)
    )
}

fn out_of_range(curve: Algorithm) -> Problem {
    Problem::unreadable(format!(
        "is a number outside 1 to n-1, so no private key on {curve}"
    ))
}

fn names_no_curve() -> Problem {
    Problem::unreadable("is a key that names no curve")
}
