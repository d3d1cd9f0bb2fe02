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
//! Of the multiplier and the result of a [`generator_multiple`], and of what [`ecdsa::sign`] is given, nothing: they take the
//! same steps for every number, no branch and no address depends on one, the tables are scanned whole, and inversions are
//! powers with a fixed exponent. [`ecdsa::verify`], [`is_on_curve`] and [`with_x`] are for public numbers only.

#![cfg_attr(not(test), no_std)]
#![forbid(unsafe_code)]
#![warn(missing_docs)]

mod comb;
pub mod ecdsa;
mod field;
mod number;
mod p256;
mod point;
mod scalar;
mod secp256k1;
mod sum;
#[cfg(test)]
mod tests;

pub use comb::{Curve, generator_multiple};
pub use p256::P256;
pub use point::{is_on_curve, with_x};
pub use scalar::is_scalar;
pub use secp256k1::Secp256k1;

/// r and s, each from 1 to n − 1, big-endian.
pub type Signature = [[u8; 32]; 2];

/// The coordinates x and y of a point, each big-endian.
pub type Coordinates = [[u8; 32]; 2];
