//! The arithmetic of ECDSA (FIPS 186-5), made for WebAssembly, which has no wide multiplication.
//!
//! Nonces, digests and the forms of keys and signatures are the business of the crate that uses this.
//!
//! | file | holds |
//! |---|---|
//! | `field` | numbers modulo a prime, and why nothing overflows |
//! | `scalar` | numbers modulo the order of a curve |
//! | `point` | points, and which coordinates they have |
//! | `number` | multipliers and their digits |
//! | `comb` | multiples of the generator, in constant time |
//! | `sum` | the sum that verification takes |
//! | `ecdsa` | signatures |
//! | `p256` | P-256: its prime, its formulas and their bounds, what its comb adds |
//! | `secp256k1` | secp256k1: likewise |
//!
//! # What an observer learns
//! Of the multiplier and the result of a [`Curve::generator_multiple`], and of what [`Curve::sign`] is given, nothing: they
//! take the same steps for every number, no branch and no address depends on one, the tables are scanned whole, and inversions
//! are powers with a fixed exponent. The same holds for [`Curve::is_scalar`] and [`Curve::with_low_s`]; the rest is for public
//! numbers only.

#![cfg_attr(not(test), no_std)]
#![forbid(unsafe_code)]
#![warn(missing_docs)]

mod comb;
mod ecdsa;
mod field;
mod number;
mod p256;
mod point;
mod scalar;
mod secp256k1;
mod sum;
#[cfg(test)]
mod tests;

pub use p256::P256;
pub use secp256k1::Secp256k1;

/// r and s, each from 1 to n − 1, big-endian.
pub type Signature = [[u8; 32]; 2];

/// The coordinates x and y of a point, each big-endian.
pub type Coordinates = [[u8; 32]; 2];

/// A curve: [`P256`] or [`Secp256k1`]. Numbers are big-endian.
pub trait Curve {
    /// n, the order of the curve.
    const ORDER: [u8; 32];

    /// Whether a number is from 1 to n − 1. Nothing else about it shows in the time that this takes.
    fn is_scalar(number: &[u8; 32]) -> bool;

    /// The generator times a secret number. Of multiples of n, which lead to infinity, both coordinates are 0.
    fn generator_multiple(number: &[u8; 32]) -> Coordinates;

    /// Whether there is a point of the curve at these coordinates.
    fn is_on_curve(coordinates: &Coordinates) -> bool;

    /// The point of the curve with this x and an odd or an even y, if there is one.
    fn with_x(x: &[u8; 32], is_odd: bool) -> Option<Coordinates>;

    /// The signature of a digest, of which it takes the first 32 bytes, with a private number and a nonce. `None` for the few
    /// nonces that make none: all but 1 to n − 1, and those whose r or s is 0.
    ///
    /// Nothing but the signature shows of the private number and the nonce.
    fn sign(digest: &[u8], key: &[u8; 32], nonce: &[u8; 32]) -> Option<Signature>;

    /// Whether r and s are a signature of a digest by the key at this point of the curve. With s, n − s is one too. The time
    /// depends on all of it.
    fn verify(digest: &[u8], signature: &Signature, key: &Coordinates) -> bool;

    /// The signature with the lower one of s and n − s.
    fn with_low_s(signature: Signature) -> Signature;
}

/// Here the generic functions are compiled, as fast as this crate is, and not where they are called.
macro_rules! curve {
    ($curve:ty) => {
        impl Curve for $curve {
            const ORDER: [u8; 32] = <Self as comb::Formulas>::ORDER;

            fn is_scalar(number: &[u8; 32]) -> bool {
                scalar::is_scalar::<Self>(number)
            }

            fn generator_multiple(number: &[u8; 32]) -> Coordinates {
                comb::generator_multiple::<Self>(number)
            }

            fn is_on_curve(coordinates: &Coordinates) -> bool {
                point::is_on_curve::<Self>(coordinates)
            }

            fn with_x(x: &[u8; 32], is_odd: bool) -> Option<Coordinates> {
                point::with_x::<Self>(x, is_odd)
            }

            fn sign(digest: &[u8], key: &[u8; 32], nonce: &[u8; 32]) -> Option<Signature> {
                ecdsa::sign::<Self>(digest, key, nonce)
            }

            fn verify(digest: &[u8], signature: &Signature, key: &Coordinates) -> bool {
                ecdsa::verify::<Self>(digest, signature, key)
            }

            fn with_low_s(signature: Signature) -> Signature {
                ecdsa::with_low_s::<Self>(signature)
            }
        }
    };
}

curve!(P256);
curve!(Secp256k1);
