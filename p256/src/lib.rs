//! The arithmetic of ECDSA on P-256 (FIPS 186-5), made for WebAssembly, which has no wide multiplication.
//!
//! Scalars, nonces and signatures are the business of the crate that uses this. Points come in as coordinates that lie on the
//! curve; that is for the caller to check.
//!
//! | file | holds |
//! |---|---|
//! | `field` | numbers modulo p, and why nothing overflows |
//! | `point` | points, and the bounds of what adds them |
//! | `number` | multipliers and their digits |
//! | `comb` | multiples of the generator, in constant time |
//! | `table` | what the comb adds |
//! | `sum` | the sum that verification takes, in variable time |
//!
//! # What an observer learns
//! Of the multiplier and the result of [`generator_multiple`], nothing: it takes the same steps for every multiplier, no branch
//! and no address depends on one, the table is scanned whole, and the inversion is a power with a fixed exponent.
//! [`sum_has_x`] is for public numbers only.

#![cfg_attr(not(test), no_std)]
#![forbid(unsafe_code)]
#![warn(missing_docs)]

mod comb;
mod field;
mod number;
mod point;
mod sum;
mod table;
#[cfg(test)]
mod tests;

pub use sum::sum_has_x;

use comb::Comb;
use number::Number;
use zeroize::Zeroizing;

/// The coordinates x and y of a point, each big-endian.
pub type Coordinates = [[u8; 32]; 2];

/// The generator times a secret number, big-endian. Of multiples of n, which lead to infinity, both coordinates are 0.
#[must_use]
pub fn generator_multiple(number: &[u8; 32]) -> Coordinates {
    let point = Comb::new(Number::from_bytes(number)).multiple();
    let inverse = Zeroizing::new(point.z.inverted());
    [point.x, point.y].map(|coordinate| (coordinate * *inverse).to_bytes())
}
