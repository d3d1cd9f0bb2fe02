//! P-256, also called secp256r1 and prime256v1: y² = x³ − 3x + b.

mod field;
mod point;
mod table;

use core::slice;

use crate::comb::{Formulas, Table};
use crate::field::Field;
use crate::point::Point;

/// P-256.
#[derive(Clone, Copy, Default)]
#[cfg_attr(test, derive(Debug))]
pub struct P256;

impl Formulas for P256 {
    const ORDER: [u8; 32] = [
        0xff, 0xff, 0xff, 0xff, 0x00, 0x00, 0x00, 0x00, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff,
        0xff, 0xbc, 0xe6, 0xfa, 0xad, 0xa7, 0x17, 0x9e, 0x84, 0xf3, 0xb9, 0xca, 0xc2, 0xfc, 0x63,
        0x25, 0x51,
    ];

    const TABLES: &'static [Table] = slice::from_ref(&table::TABLE);

    const FACTORS: [Field<Self>; 2] = [Field::ONE; 2];

    const INVERSE_FACTORS: [Field<Self>; 2] = Self::FACTORS;

    fn doubled(point: &Point<Self>) -> Point<Self> {
        point.doubled()
    }

    fn plus(point: &Point<Self>, other: &Point<Self>) -> Point<Self> {
        point.plus(other)
    }

    fn plus_entry(point: &Point<Self>, entry: &Point<Self>) -> Point<Self> {
        point.plus(entry)
    }

    fn square_of_y(x: &Field<Self>) -> Field<Self> {
        (x.squared() * *x - x.times_three() + point::B).settled()
    }

    fn root(x: &Field<Self>) -> Field<Self> {
        // (p + 1)/4 = 2^254 − 2^222 + 2^190 + 2^94. x2 and the like are x^(2^2 − 1) and the like: so many ones.
        let x2 = x.chained(1, x);
        let x4 = x2.chained(2, &x2);
        let x8 = x4.chained(4, &x4);
        let x16 = x8.chained(8, &x8);
        let x32 = x16.chained(16, &x16);
        x32.chained(32, x).chained(96, x).chained(94, &Field::ONE)
    }
}
