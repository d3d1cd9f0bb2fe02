//! Two double-precision lanes: WebAssembly SIMD128 where the target has it, else an array of two.
//!
//! Every operation is the IEEE 754 one, rounded to nearest, on each lane by itself, so both forms give equal bits.
//! Nothing here branches on a lane's value or uses one as an address.

use core::hint::black_box;
use zeroize::DefaultIsZeroes;

#[cfg(all(target_arch = "x86", not(target_feature = "sse2")))]
compile_error!("x87 arithmetic keeps more than a double's bits: build for a processor with SSE2");

/// 2^-24: makes a multiple of 2^24 what the next digit counts.
pub(super) const DOWN: f64 = 1.0 / 16_777_216.0;

/// 1.5·2^76. A double of that size counts in steps of 2^24.
const STEP: f64 = 1.5 * 75_557_863_725_914_323_419_136.0;

/// `value` rounded to a multiple of 2^24, for |value| < 2^75.
pub(super) fn multiple(value: f64) -> f64 {
    (value + STEP) - STEP
}

#[cfg(all(target_family = "wasm", target_feature = "simd128"))]
mod lanes {
    use core::arch::wasm32::{
        f64x2, f64x2_add, f64x2_extract_lane, f64x2_mul, f64x2_splat, f64x2_sub, i64x2, i64x2_eq,
        i64x2_splat, v128, v128_and, v128_or,
    };

    #[derive(Clone, Copy)]
    pub struct F64x2(v128);

    #[derive(Clone, Copy)]
    pub struct Mask(v128);

    impl F64x2 {
        pub const ZERO: Self = Self(f64x2(0.0, 0.0));

        #[inline(always)]
        pub fn new(first: f64, second: f64) -> Self {
            Self(f64x2(first, second))
        }
        #[inline(always)]
        pub fn splat(both: f64) -> Self {
            Self(f64x2_splat(both))
        }
        #[inline(always)]
        pub fn first(self) -> f64 {
            f64x2_extract_lane::<0>(self.0)
        }
        #[inline(always)]
        pub fn second(self) -> f64 {
            f64x2_extract_lane::<1>(self.0)
        }
        #[inline(always)]
        pub fn masked(self, mask: Mask) -> Self {
            Self(v128_and(self.0, mask.0))
        }
        #[inline(always)]
        pub fn or(self, other: Self) -> Self {
            Self(v128_or(self.0, other.0))
        }
    }

    impl core::ops::Add for F64x2 {
        type Output = Self;
        #[inline(always)]
        fn add(self, other: Self) -> Self {
            Self(f64x2_add(self.0, other.0))
        }
    }

    impl core::ops::Sub for F64x2 {
        type Output = Self;
        #[inline(always)]
        fn sub(self, other: Self) -> Self {
            Self(f64x2_sub(self.0, other.0))
        }
    }

    impl core::ops::Mul for F64x2 {
        type Output = Self;
        #[inline(always)]
        fn mul(self, other: Self) -> Self {
            Self(f64x2_mul(self.0, other.0))
        }
    }

    impl Mask {
        /// All bits set in each lane whose entry of `wanted` is `index`.
        #[inline(always)]
        pub fn equal(index: u32, wanted: [u32; 2]) -> Self {
            let [first, second] = wanted.map(i64::from);
            Self(i64x2_eq(
                i64x2_splat(i64::from(index)),
                i64x2(first, second),
            ))
        }
    }
}

#[cfg(not(all(target_family = "wasm", target_feature = "simd128")))]
mod lanes {
    use subtle::{ConditionallySelectable, ConstantTimeEq};

    #[derive(Clone, Copy)]
    pub struct F64x2([f64; 2]);

    #[derive(Clone, Copy)]
    pub struct Mask([u64; 2]);

    impl F64x2 {
        pub const ZERO: Self = Self([0.0; 2]);

        #[inline(always)]
        pub fn new(first: f64, second: f64) -> Self {
            Self([first, second])
        }
        #[inline(always)]
        pub fn splat(both: f64) -> Self {
            Self([both; 2])
        }
        #[inline(always)]
        pub fn first(self) -> f64 {
            self.0[0]
        }
        #[inline(always)]
        pub fn second(self) -> f64 {
            self.0[1]
        }
        #[inline(always)]
        pub fn masked(self, mask: Mask) -> Self {
            let bits = |lane: usize| f64::from_bits(self.0[lane].to_bits() & mask.0[lane]);
            Self([bits(0), bits(1)])
        }
        #[inline(always)]
        pub fn or(self, other: Self) -> Self {
            let bits =
                |lane: usize| f64::from_bits(self.0[lane].to_bits() | other.0[lane].to_bits());
            Self([bits(0), bits(1)])
        }
    }

    impl core::ops::Add for F64x2 {
        type Output = Self;
        #[inline(always)]
        fn add(self, other: Self) -> Self {
            Self([self.0[0] + other.0[0], self.0[1] + other.0[1]])
        }
    }

    impl core::ops::Sub for F64x2 {
        type Output = Self;
        #[inline(always)]
        fn sub(self, other: Self) -> Self {
            Self([self.0[0] - other.0[0], self.0[1] - other.0[1]])
        }
    }

    impl core::ops::Mul for F64x2 {
        type Output = Self;
        #[inline(always)]
        fn mul(self, other: Self) -> Self {
            Self([self.0[0] * other.0[0], self.0[1] * other.0[1]])
        }
    }

    impl Mask {
        /// All bits set in each lane whose entry of `wanted` is `index`.
        #[inline(always)]
        pub fn equal(index: u32, wanted: [u32; 2]) -> Self {
            Self(wanted.map(|lane| u64::conditional_select(&0, &u64::MAX, lane.ct_eq(&index))))
        }
    }
}

pub(super) use lanes::{F64x2, Mask};

/// Splits columns at 2^24.
#[derive(Clone, Copy)]
pub(super) struct Radix {
    step: F64x2,
    down: F64x2,
}

impl Radix {
    /// For many columns: loaded as if unknown, since V8 makes constants anew wherever a loop uses them.
    #[inline(always)]
    pub fn new() -> Self {
        let [step, down] = black_box([F64x2::splat(STEP), F64x2::splat(DOWN)]);
        Self { step, down }
    }

    /// What stays of each lane, at most 2^23 in size, and what goes up to the next digit, for |lane| < 2^75.
    #[inline(always)]
    pub fn split(self, column: F64x2) -> (F64x2, F64x2) {
        let multiple = (column + self.step) - self.step;
        (column - multiple, multiple * self.down)
    }
}

impl Default for F64x2 {
    fn default() -> Self {
        Self::ZERO
    }
}

impl DefaultIsZeroes for F64x2 {}
