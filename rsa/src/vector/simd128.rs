//! The lanes as WebAssembly's SIMD128 has them.

use core::arch::wasm32::{
    f64x2, f64x2_add, f64x2_convert_low_i32x4, f64x2_extract_lane, f64x2_mul, f64x2_splat,
    f64x2_sub, i32x4, i32x4_eq, i32x4_shuffle, i32x4_splat, v128, v128_and, v128_or,
};

use super::ONES;

#[derive(Clone, Copy)]
pub struct F64x2(v128);

#[derive(Clone, Copy)]
pub struct Packed(v128);

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

impl Packed {
    pub const ZERO: Self = Self(i32x4(0, 0, 0, 0));

    /// Two places, whose lanes are whole numbers of at most 2^31 - 1 in size.
    #[inline(always)]
    pub fn new(low: F64x2, high: F64x2) -> Self {
        let [low, high] = [low, high].map(|place| (place + F64x2::splat(ONES)).0);
        Self(i32x4_shuffle::<0, 2, 4, 6>(low, high))
    }
    /// The two places.
    #[inline(always)]
    pub fn unpacked(self) -> [F64x2; 2] {
        let high = i32x4_shuffle::<2, 3, 2, 3>(self.0, self.0);
        [self.0, high].map(|pair| F64x2(f64x2_convert_low_i32x4(pair)))
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

impl Mask {
    /// All bits set in each lane whose entry of `wanted` is `index`.
    #[inline(always)]
    pub fn equal(index: u32, [first, second]: [u32; 2]) -> Self {
        let [index, first, second] = [index, first, second].map(u32::cast_signed);
        Self(i32x4_eq(
            i32x4_splat(index),
            i32x4(first, second, first, second),
        ))
    }
}
