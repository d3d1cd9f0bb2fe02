//! P-256, also called secp256r1 and prime256v1: y² = x³ − 3x + b.

mod field;
mod point;
pub(crate) mod sum;
mod table;

pub use sum::sum_has_x;

use core::slice;

use zeroize::Zeroizing;

use crate::Coordinates;
use crate::comb::{Comb, Curve, Table};
use crate::number::Number;
use crate::point::Point;

/// The curve.
#[derive(Clone, Copy, Default)]
#[cfg_attr(test, derive(Debug))]
pub(crate) struct P256;

impl Curve for P256 {
    const ORDER: [u8; 32] = [
        0xff, 0xff, 0xff, 0xff, 0x00, 0x00, 0x00, 0x00, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff,
        0xff, 0xbc, 0xe6, 0xfa, 0xad, 0xa7, 0x17, 0x9e, 0x84, 0xf3, 0xb9, 0xca, 0xc2, 0xfc, 0x63,
        0x25, 0x51,
    ];

    const TABLES: &'static [Table] = slice::from_ref(&table::TABLE);

    fn doubled(point: &Point<Self>) -> Point<Self> {
        point.doubled()
    }

    fn plus_entry(point: &Point<Self>, entry: &Point<Self>) -> Point<Self> {
        point.plus(entry)
    }
}

/// The generator times a secret number, big-endian. Of multiples of n, which lead to infinity, both coordinates are 0.
#[must_use]
pub fn generator_multiple(number: &[u8; 32]) -> Coordinates {
    let point = Comb::<P256>::new(Number::from_bytes(number)).multiple();
    let inverse = Zeroizing::new(point.z.inverted());
    [point.x, point.y].map(|coordinate| (coordinate * *inverse).to_bytes())
}
