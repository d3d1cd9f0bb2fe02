//! secp256k1 (SEC 2): y² = x³ + 7.
//!
//! All sums are taken on the curve y² = x³ + b with 3b = 1, the factor in the formulas. The point (x, y) there is (v²x, v³y)
//! here, with v a sixth root of 21, and the sum of two is that of their images.

mod field;
mod point;
mod table;

use crate::comb::{Formulas, Table};
use crate::field::{Field, Prime};
use crate::point::Point;

/// secp256k1.
#[derive(Clone, Copy, Default)]
#[cfg_attr(test, derive(Debug))]
pub struct Secp256k1;

impl Formulas for Secp256k1 {
    const ORDER: [u8; 32] = [
        0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff,
        0xfe, 0xba, 0xae, 0xdc, 0xe6, 0xaf, 0x48, 0xa0, 0x3b, 0xbf, 0xd2, 0x5e, 0x8c, 0xd0, 0x36,
        0x41, 0x41,
    ];

    const TABLES: &'static [Table] = &table::TABLES;

    /// v² and v³.
    const FACTORS: [Field<Self>; 2] = [
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

    const INVERSE_FACTORS: [Field<Self>; 2] = [
        Field::unpack([
            0x9892_cf39_e3a7_a63c,
            0xfa1b_7c26_1b7a_296e,
            0xc775_ff27_bea0_50fd,
            0xc306_6d62_1b6d_a662,
        ]),
        Field::unpack([
            0x5f87_5466_ad1f_91bb,
            0x1768_62ac_35a7_c919,
            0x3f89_0cd8_8962_069b,
            0xa1f7_3d63_8920_3145,
        ]),
    ];

    fn doubled(point: &Point<Self>) -> Point<Self> {
        point.doubled()
    }

    fn plus(point: &Point<Self>, other: &Point<Self>) -> Point<Self> {
        point.plus(other)
    }

    fn plus_entry(point: &Point<Self>, entry: &Point<Self>) -> Point<Self> {
        point.plus_entry(entry)
    }

    fn square_of_y(x: &Field<Self>) -> Field<Self> {
        const SEVEN: Field<Secp256k1> = Field::unpack([7 * Secp256k1::ONE[0], 0, 0, 0]);
        (x.squared() * *x + SEVEN).settled()
    }

    fn root(x: &Field<Self>) -> Field<Self> {
        // (p + 1)/4 has 223 ones, a zero, 22 ones, and 00001100 at its end.
        let [x2, x22, x223] = field::runs_of_ones(x);
        x223.chained(23, &x22)
            .chained(6, &x2)
            .chained(2, &Field::ONE)
    }
}
