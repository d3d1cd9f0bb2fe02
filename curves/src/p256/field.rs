//! p = 2^256 − 2^224 + 2^192 + 2^96 − 1.

use super::P256;
use crate::field::{BITS, Field, LIMBS, MASK, Prime};

impl Prime for P256 {
    const MODULUS: [u64; 4] = [
        0xffff_ffff_ffff_ffff,
        0x0000_0000_ffff_ffff,
        0x0000_0000_0000_0000,
        0xffff_ffff_0000_0001,
    ];

    const ONE: [u64; 4] = [
        0x0000_0000_0000_0020,
        0xffff_ffe0_0000_0000,
        0xffff_ffff_ffff_ffff,
        0x0000_001f_ffff_ffdf,
    ];

    const SQUARE_OF_RADIX: [u64; 4] = [
        0x0000_0000_0000_0c00,
        0xffff_efff_ffff_fc00,
        0xffff_ffff_ffff_fbff,
        0x0000_13ff_ffff_f7ff,
    ];

    /// As p ≡ −1 (mod 2^29), the multiple q is the low bits of column 0 themselves, and q·p is but four shifts.
    ///
    /// A column gets one carry below 2^35 and at most one of each of q·2^9, q·2^18, −q·2^21 and q·2^24, with q < 2^29: together
    /// below 2^54.
    #[inline(always)]
    fn without_lowest(columns: [i64; LIMBS]) -> [i64; LIMBS] {
        let [c0, c1, c2, c3, c4, c5, c6, c7, c8] = columns;
        let q = c0 & MASK;
        [
            c1 + (c0 >> BITS),
            c2,
            c3 + (q << 9),
            c4,
            c5,
            c6 + (q << 18),
            c7 - (q << 21),
            c8 + (q << 24),
            0,
        ]
    }

    fn inverse(x: &Field<Self>) -> Field<Self> {
        // x2 and the like are x^(2^2 − 1) and the like: so many ones.
        let x2 = x.chained(1, x);
        let x3 = x2.chained(1, x);
        let x6 = x3.chained(3, &x3);
        let x12 = x6.chained(6, &x6);
        let x15 = x12.chained(3, &x3);
        let x30 = x15.chained(15, &x15);
        let x32 = x30.chained(2, &x2);
        x32.chained(32, x)
            .chained(128, &x32)
            .chained(32, &x32)
            .chained(30, &x30)
            .chained(2, x)
    }
}
