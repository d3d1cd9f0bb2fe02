//! Two numbers side by side as signed digits of 24 bits, each digit a whole number held as a double.
//!
//! A digit of a settled number is at most 2^23 + 65 in size. Above the highest digit come as many places that stay 0 as make
//! the length a multiple of four.

use super::natural::{DIGIT, MASK, Natural, integer};
use super::vector::{F64x2, Radix};
use alloc::{vec, vec::Vec};
use core::mem::take;
use core::ops::{Deref, DerefMut};
use zeroize::{Zeroize, ZeroizeOnDrop};

/// Digits or columns, least significant first, wiped on drop.
pub(super) struct Digits(Vec<F64x2>);

impl Digits {
    /// `count` places of 0.
    #[inline(never)]
    pub fn zeros(count: usize) -> Self {
        Self(vec![F64x2::ZERO; count])
    }

    /// Whether all places are 0.
    pub fn are_zero(&self) -> bool {
        self.iter()
            .all(|place| place.first() == 0.0 && place.second() == 0.0)
    }
}

impl Deref for Digits {
    type Target = [F64x2];
    fn deref(&self) -> &[F64x2] {
        &self.0
    }
}

impl DerefMut for Digits {
    fn deref_mut(&mut self) -> &mut [F64x2] {
        &mut self.0
    }
}

impl Clone for Digits {
    #[inline(never)]
    fn clone(&self) -> Self {
        Self(self.0.clone())
    }
}

impl Drop for Digits {
    #[inline(never)]
    fn drop(&mut self) {
        self.0.as_mut_slice().zeroize();
    }
}

impl ZeroizeOnDrop for Digits {}

/// Puts a number in each lane, `places` digits and zeros above up to `length`. Neither may have more digits.
#[inline(never)]
pub(super) fn load(first: &Natural, second: &Natural, places: usize, length: usize) -> Digits {
    debug_assert!(
        first.digits().len() <= places && second.digits().len() <= places && places <= length
    );
    let mut digits = Digits::zeros(length);
    for (lane, number) in [
        (F64x2::new(1.0, 0.0), first),
        (F64x2::new(0.0, 1.0), second),
    ] {
        for (to, &digit) in digits.iter_mut().zip(number.digits()) {
            *to = *to + F64x2::splat(f64::from(digit)) * lane;
        }
    }
    carry(digits.get_mut(..places).unwrap_or_default());
    digits
}

/// One carry pass over columns below 2^53 in size: each keeps at most 2^23 and hands at most 2^29 up. The last one keeps all.
#[inline(never)]
pub(super) fn carry(columns: &mut [F64x2]) {
    let radix = Radix::new();
    let mut above = F64x2::ZERO;
    if let Some((last, columns)) = columns.split_last_mut() {
        for column in columns {
            let (rest, carried) = radix.split(*column);
            *column = rest + above;
            above = carried;
        }
        *last = *last + above;
    }
}

/// Two carry passes in one, from columns to as many digits of at most 2^23 + 33; the last one keeps all. The columns are
/// left 0.
#[inline(never)]
pub(super) fn settle(columns: &mut [F64x2], digits: &mut [F64x2]) {
    debug_assert_eq!(columns.len(), digits.len());
    let radix = Radix::new();
    let (mut above, mut above_that) = (F64x2::ZERO, F64x2::ZERO);
    let (Some((last, columns)), Some((highest, digits))) =
        (columns.split_last_mut(), digits.split_last_mut())
    else {
        return;
    };
    for (column, to) in columns.iter_mut().zip(digits) {
        let (rest, carried) = radix.split(take(column));
        let digit = rest + above;
        above = carried;
        let (rest, carried) = radix.split(digit);
        *to = rest + above_that;
        above_that = carried;
    }
    *highest = take(last) + (above + above_that);
}

/// One lane plus `addend`, which must make it positive and have as many digits as the sum.
#[inline(never)]
pub(super) fn read(digits: &[F64x2], lane: fn(F64x2) -> f64, addend: &Natural) -> Natural {
    let mut carry = 0;
    let sums = digits.iter().zip(addend.digits()).map(|(&digit, &addend)| {
        let sum = integer(lane(digit)) + i64::from(addend) + carry;
        carry = sum >> DIGIT;
        sum as u32 & MASK
    });
    let number = Natural::from_digits(sums.collect());
    debug_assert_eq!(carry, 0, "a negative number, or one that does not fit");
    number
}
