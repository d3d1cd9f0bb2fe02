//! secp256k1 (SEC 2): y² = x³ + 7.
//!
//! All sums are taken on the curve y² = x³ + b with 3b = 1, the factor in the formulas. The point (x, y) there is (v²x, v³y)
//! here, with v a sixth root of 21, and the sum of two is that of their images.

mod field;
mod point;
mod table;

use zeroize::Zeroizing;

use crate::Coordinates;
use crate::comb::{Comb, Curve, Table};
use crate::field::Field;
use crate::number::Number;
use crate::point::Point;

/// The curve.
#[derive(Clone, Copy, Default)]
#[cfg_attr(test, derive(Debug))]
pub(crate) struct Secp256k1;

/// v² and v³.
pub(crate) const FACTORS: [Field<Secp256k1>; 2] = [
    Field::unpack([
        0xd188_3f28_0c23_a164,
        0x9a71_4ed1_e3c6_d3a4,
        0xc5c8_5e1d_9ead_4cb7,
        0x7eea_9db6_cc33_0d97,
    ]),
    Field::unpack([
        0xd619_ec79_3397_25f4,
        0xeb90_1820_66c3_7f14,
        0x363e_0dc3_450a_8ab8,
        0x4948_092a_3fa4_0aae,
    ]),
];

impl Curve for Secp256k1 {
    const ORDER: [u8; 32] = [
        0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff,
        0xfe, 0xba, 0xae, 0xdc, 0xe6, 0xaf, 0x48, 0xa0, 0x3b, 0xbf, 0xd2, 0x5e, 0x8c, 0xd0, 0x36,
        0x41, 0x41,
    ];

    const TABLES: &'static [Table] = &table::TABLES;

    fn doubled(point: &Point<Self>) -> Point<Self> {
        point.doubled()
    }

    fn plus_entry(point: &Point<Self>, entry: &Point<Self>) -> Point<Self> {
        point.plus_entry(entry)
    }
}

/// The generator times a secret number, big-endian. Of multiples of n, which lead to infinity, both coordinates are 0.
#[must_use]
pub fn generator_multiple(number: &[u8; 32]) -> Coordinates {
    let point = Comb::<Secp256k1>::new(Number::from_bytes(number)).multiple();
    let inverse = Zeroizing::new(point.z.inverted());
    let [x, y] = FACTORS.map(|factor| factor * *inverse);
    [point.x * x, point.y * y].map(Field::to_bytes)
}
