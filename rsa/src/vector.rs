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

/// 1.5·2^52. A double of that size counts in steps of 1, so its low bits hold what is added to it.
pub(super) const ONES: f64 = 6_755_399_441_055_744.0;

/// `value` rounded to a multiple of 2^24, for |value| < 2^75.
pub(super) fn multiple(value: f64) -> f64 {
    (value + STEP) - STEP
}

#[cfg(all(target_family = "wasm", target_feature = "simd128"))]
#[path = "vector/simd128.rs"]
mod lanes;
#[cfg(not(all(target_family = "wasm", target_feature = "simd128")))]
#[path = "vector/arrays.rs"]
mod lanes;

pub(super) use lanes::{F64x2, Mask, Packed};

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

impl Default for Packed {
    fn default() -> Self {
        Self::ZERO
    }
}

impl DefaultIsZeroes for Packed {}
