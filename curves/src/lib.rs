//! The arithmetic of ECDSA (FIPS 186-5), made for WebAssembly, which has no wide multiplication.
//!
//! Scalars, nonces and signatures are the business of the crate that uses this. Points come in as coordinates that lie on the
//! curve; that is for the caller to check.
//!
//! | file | holds |
//! |---|---|
//! | `field` | numbers modulo a prime, and why nothing overflows |
//! | `point` | points |
//! | `number` | multipliers and their digits |
//! | `comb` | multiples of the generator, in constant time |
//! | `p256` | P-256: its prime, its formulas and their bounds, what its comb adds, and the sum that verification takes |
//! | `secp256k1` | secp256k1: likewise, for multiples of the generator only |
//!
//! # What an observer learns
//! Of the multiplier and the result of a `generator_multiple`, nothing: it takes the same steps for every multiplier, no branch
//! and no address depends on one, the tables are scanned whole, and the inversion is a power with a fixed exponent.
//! [`p256::sum_has_x`] is for public numbers only.

#![cfg_attr(not(test), no_std)]
#![forbid(unsafe_code)]
#![warn(missing_docs)]

mod comb;
mod field;
mod number;
pub mod p256;
mod point;
pub mod secp256k1;
#[cfg(test)]
mod tests;

/// The coordinates x and y of a point, each big-endian.
pub type Coordinates = [[u8; 32]; 2];
