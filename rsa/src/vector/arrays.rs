//! The lanes where the target has no SIMD: arrays of two and four.

use super::ONES;
use subtle::{ConditionallySelectable, ConstantTimeEq};

#[derive(Clone, Copy)]
pub struct F64x2([f64; 2]);

#[derive(Clone, Copy)]
pub struct Packed([i32; 4]);

#[derive(Clone, Copy)]
pub struct Mask([i32; 2]);

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

impl Packed {
    pub const ZERO: Self = Self([0; 4]);

    /// Two places, whose lanes are whole numbers of at most 2^31 - 1 in size.
    #[inline(always)]
    pub fn new(low: F64x2, high: F64x2) -> Self {
        let whole = |lane: f64| (lane + ONES).to_bits() as i32;
        Self([low.0[0], low.0[1], high.0[0], high.0[1]].map(whole))
    }
    /// The two places.
    #[inline(always)]
    pub fn unpacked(self) -> [F64x2; 2] {
        let [a, b, c, d] = self.0.map(f64::from);
        [F64x2([a, b]), F64x2([c, d])]
    }
    #[inline(always)]
    pub fn masked(self, Mask([first, second]): Mask) -> Self {
        let [a, b, c, d] = self.0;
        Self([a & first, b & second, c & first, d & second])
    }
    #[inline(always)]
    pub fn or(self, other: Self) -> Self {
        let [a, b, c, d] = self.0;
        let [e, f, g, h] = other.0;
        Self([a | e, b | f, c | g, d | h])
    }
}

impl Mask {
    /// All bits set in each lane whose entry of `wanted` is `index`.
    #[inline(always)]
    pub fn equal(index: u32, wanted: [u32; 2]) -> Self {
        Self(wanted.map(|lane| i32::conditional_select(&0, &-1, lane.ct_eq(&index))))
    }
}
