//! p = 2^256 − 2^32 − 977.

use super::Secp256k1;
use crate::field::{BITS, Field, LIMBS, MASK, Prime};

/// 1/977 modulo 2^29.
const INVERSE: i64 = 0x1225_3531;

impl Prime for Secp256k1 {
    const MODULUS: [u64; 4] = [
        0xffff_fffe_ffff_fc2f,
        0xffff_ffff_ffff_ffff,
        0xffff_ffff_ffff_ffff,
        0xffff_ffff_ffff_ffff,
    ];

    const ONE: [u64; 4] = [0x0000_0020_0000_7a20, 0, 0, 0];

    const SQUARE_OF_RADIX: [u64; 4] = [0x001e_8800_3a42_8400, 0x0000_0000_0000_0400, 0, 0];

    /// As p ≡ −977 (mod 2^29), the multiple q is the low bits of column 0 divided by 977.
    ///
    /// Column 0 loses 977·q < 2^39. The others get one carry below 2^35, −q·2^3 and q·2^24, with q < 2^29: together below 2^54.
    #[inline(always)]
    fn without_lowest(columns: [i64; LIMBS]) -> [i64; LIMBS] {
        let [c0, c1, c2, c3, c4, c5, c6, c7, c8] = columns;
        let q = ((c0 & MASK) * INVERSE) & MASK;
        [
            c1 + ((c0 - 977 * q) >> BITS) - (q << 3),
            c2,
            c3,
            c4,
            c5,
            c6,
            c7,
            c8 + (q << 24),
            0,
        ]
    }

    fn inverse(x: &Field<Self>) -> Field<Self> {
        let [x2, x22, x223] = runs_of_ones(x);
        x223.chained(23, &x22)
            .chained(5, x)
            .chained(3, &x2)
            .chained(2, x)
    }
}

/// The powers of x whose exponents have 2, 22 and 223 ones, and no other digit.
pub fn runs_of_ones(x: &Field<Secp256k1>) -> [Field<Secp256k1>; 3] {
    let x2 = x.chained(1, x);
    let x3 = x2.chained(1, x);
    let x6 = x3.chained(3, &x3);
    let x9 = x6.chained(3, &x3);
    let x11 = x9.chained(2, &x2);
    let x22 = x11.chained(11, &x11);
    let x44 = x22.chained(22, &x22);
    let x88 = x44.chained(44, &x44);
    let x176 = x88.chained(88, &x88);
    let x220 = x176.chained(44, &x44);
    [x2, x22, x220.chained(3, &x3)]
}
