//! Natural numbers as digits of 24 bits, least significant first: three bytes a digit.
//!
//! How long a number takes depends on how many digits it has, never on what they are. Lengths are public.

use super::vector::ONES;
use alloc::{vec, vec::Vec};
use subtle::{Choice, ConditionallySelectable};
use zeroize::{Zeroize, ZeroizeOnDrop};

/// Bits of a digit.
pub(super) const DIGIT: usize = 24;

/// The largest digit.
pub(super) const MASK: u32 = (1 << DIGIT) - 1;

/// A number of a fixed count of digits, wiped on drop.
#[derive(Default)]
pub(super) struct Natural {
    digits: Vec<u32>,
}

impl Drop for Natural {
    #[inline(never)]
    fn drop(&mut self) {
        self.digits.as_mut_slice().zeroize();
    }
}

impl ZeroizeOnDrop for Natural {}

impl Natural {
    /// Digits as they are, each at most [`MASK`].
    pub fn from_digits(digits: Vec<u32>) -> Self {
        debug_assert!(digits.iter().all(|&digit| digit <= MASK));
        Self { digits }
    }

    /// Reads big-endian bytes, leading zeros dropped.
    #[inline(never)]
    pub fn from_bytes(bytes: &[u8]) -> Self {
        let zeros = bytes.iter().take_while(|&&byte| byte == 0).count();
        let digits = bytes[zeros..].rchunks(3).map(|digit| {
            digit
                .iter()
                .fold(0, |high, &low| high << 8 | u32::from(low))
        });
        Self::from_digits(digits.collect())
    }

    /// 2^(24·`digits`).
    #[inline(never)]
    pub fn power(digits: usize) -> Self {
        let mut power = vec![0; digits];
        power.push(1);
        Self::from_digits(power)
    }

    /// The same number with `count` digits; those beyond must be 0.
    #[inline(never)]
    pub fn resized(&self, count: usize) -> Self {
        debug_assert!(self.digits.iter().skip(count).all(|&digit| digit == 0));
        let mut digits = vec![0; count];
        digits
            .iter_mut()
            .zip(&self.digits)
            .for_each(|(to, from)| *to = *from);
        Self::from_digits(digits)
    }

    /// The low `size` bytes, big-endian.
    #[inline(never)]
    pub fn to_bytes(&self, size: usize) -> Vec<u8> {
        let mut bytes = vec![0; size];
        let (highest, places) = bytes.as_rchunks_mut::<3>();
        if let Some(digit) = self.digits.get(places.len()) {
            for (to, from) in highest.iter_mut().rev().zip(digit.to_le_bytes()) {
                *to = from;
            }
        }
        for (place, digit) in places.iter_mut().rev().zip(&self.digits) {
            let [_, digit @ ..] = digit.to_be_bytes();
            *place = digit;
        }
        bytes
    }

    /// The digits, least significant first.
    pub fn digits(&self) -> &[u32] {
        &self.digits
    }

    /// The length in bits when the highest digit is not 0.
    #[inline(never)]
    pub fn bits(&self) -> usize {
        self.digits.last().map_or(0, |top| {
            self.digits.len() * DIGIT - (top.leading_zeros() as usize - 8)
        })
    }

    /// Whether the lowest bit is set.
    pub fn is_odd(&self) -> bool {
        self.lowest() & 1 == 1
    }

    /// The lowest digit.
    pub fn lowest(&self) -> u32 {
        self.digits.first().copied().unwrap_or(0)
    }

    /// The `count` bits from bit `start` on, `count` at most 24.
    pub fn window(&self, start: usize, count: usize) -> u32 {
        let digit = |index| self.digits.get(index).copied().map_or(0, u64::from);
        let pair = digit(start / DIGIT) | digit(start / DIGIT + 1) << DIGIT;
        (pair >> (start % DIGIT)) as u32 & ((1 << count) - 1)
    }

    /// The number less `small`, which it must not be below.
    #[inline(never)]
    pub fn less(&self, small: u32) -> Self {
        let mut borrow = i64::from(small);
        let digits = self.digits.iter().map(|&digit| {
            let rest = i64::from(digit) - borrow;
            borrow = -(rest >> DIGIT);
            rest as u32 & MASK
        });
        Self::from_digits(digits.collect())
    }

    /// `self`·`factor` + `addend`, with as many digits as both factors have together.
    #[inline(never)]
    pub fn times_plus(&self, factor: &Self, addend: &Self) -> Self {
        let mut product = vec![0; self.digits.len() + factor.digits.len()];
        product
            .iter_mut()
            .zip(&addend.digits)
            .for_each(|(to, from)| *to = *from);
        for (row, &left) in self.digits.iter().enumerate() {
            // (2^24 - 1)^2 + 2·(2^24 - 1) = 2^48 - 1: the carry stays a digit.
            let mut carry = 0;
            let (places, above) = product[row..].split_at_mut(factor.digits.len());
            for (place, &right) in places.iter_mut().zip(&factor.digits) {
                let sum = u64::from(left) * u64::from(right) + u64::from(*place) + carry;
                *place = sum as u32 & MASK;
                carry = sum >> DIGIT;
            }
            for place in above {
                let sum = u64::from(*place) + carry;
                *place = sum as u32 & MASK;
                carry = sum >> DIGIT;
            }
        }
        Self::from_digits(product)
    }

    /// Whether both are the same number. The time shows neither.
    #[inline(never)]
    pub fn equals(&self, other: &Self) -> bool {
        let count = self.digits.len().max(other.digits.len());
        let digit = |number: &Self, index| number.digits.get(index).copied().unwrap_or(0);
        let difference = (0..count).fold(0, |all, index| {
            all | (digit(self, index) ^ digit(other, index))
        });
        difference == 0
    }

    /// Whether `self` is below `other`; both have any number of digits. The time shows neither.
    #[inline(never)]
    pub fn is_below(&self, other: &Self) -> bool {
        let count = self.digits.len().max(other.digits.len());
        let digit =
            |number: &Self, index| i64::from(number.digits.get(index).copied().unwrap_or(0));
        (0..count).fold(0, |borrow, index| {
            (digit(self, index) - digit(other, index) + borrow) >> DIGIT
        }) < 0
    }
}

/// A number of at least three digits, the highest of them not 0, to take remainders by.
pub(super) struct Divisor {
    number: Natural,
    /// 1 / (the highest three digits read as one number).
    reciprocal: f64,
}

impl Drop for Divisor {
    fn drop(&mut self) {
        self.reciprocal.zeroize();
    }
}

impl Divisor {
    /// Takes the divisor. `None` when it is shorter than three digits or its highest digit is 0.
    #[inline(never)]
    pub fn new(number: Natural) -> Option<Self> {
        let [.., third, second, first] = number.digits() else {
            return None;
        };
        if *first == 0 {
            return None;
        }
        // Newton's iteration instead of a division, whose time may depend on its operands.
        let scale = 1.0 / (1_u128 << (72 - (first.leading_zeros() as usize - 8))) as f64;
        let leading = joined([*first, *second, *third]) * scale;
        let mut reciprocal = 48.0 / 17.0 - 32.0 / 17.0 * leading;
        for _ in 0..5 {
            reciprocal = reciprocal * (2.0 - leading * reciprocal);
        }
        Some(Self {
            reciprocal: reciprocal * scale,
            number,
        })
    }

    /// The divisor.
    pub fn number(&self) -> &Natural {
        &self.number
    }

    /// `value` mod the divisor, with as many digits as the divisor.
    ///
    /// Schoolbook division. Before each step the rest r is below 2m; x = 2^24·r + the next digit, and x/m < 2^25 is
    /// estimated from the highest four digits of x and three of m. Cutting the lower digits off moves the estimate by
    /// less than 2^-24 and 2^-23, the roundings by less than 2^-24: together less than 2^-16 by far. So rounding
    /// (estimate - 1/2 - 2^-16) to an integer gives ⌊x/m⌋ or one less, and the new rest is again in 0..2m.
    #[inline(never)]
    pub fn remainder(&self, value: &Natural) -> Natural {
        let divisor = self.number.digits();
        let direct = value.digits().len().min(divisor.len() - 1);
        let (low, high) = value.digits().split_at(value.digits().len() - direct);
        let mut rest = Vec::with_capacity(divisor.len());
        rest.extend_from_slice(high);
        rest.resize(divisor.len(), 0);
        for &next in low.iter().rev() {
            let quotient = self.quotient(&rest);
            let (mut incoming, mut carry) = (next, 0);
            for (place, &digit) in rest.iter_mut().zip(divisor) {
                let sum = i64::from(incoming) - quotient * i64::from(digit) + carry;
                incoming = core::mem::replace(place, sum as u32 & MASK);
                carry = sum >> DIGIT;
            }
            if let Some(top) = rest.last_mut() {
                // What is left above the highest digit is 0 or 1: the rest is below 2m.
                debug_assert!((0..=1).contains(&(i64::from(incoming) + carry)));
                *top |= ((i64::from(incoming) + carry) as u32) << DIGIT;
            }
        }
        self.once(rest)
    }

    /// ⌊2^24·rest / the divisor⌋ or one less, which is -1 where the former is 0.
    fn quotient(&self, rest: &[u32]) -> i64 {
        let [.., third, second, first] = rest else {
            return 0;
        };
        let estimate = joined([*first, *second, *third]) * self.reciprocal * f64::from(1 << DIGIT);
        integer(estimate - 0.5 - 1.0 / 65_536.0)
    }

    /// `rest`, below 2m, less m if it is not below m.
    #[inline(never)]
    fn once(&self, mut rest: Vec<u32>) -> Natural {
        let digits = self.number.digits();
        let borrow = rest
            .iter()
            .zip(digits)
            .fold(0, |borrow, (&digit, &divisor)| {
                (i64::from(digit) - i64::from(divisor) + borrow) >> DIGIT
            });
        let below = Choice::from((borrow >> 63) as u8 & 1);
        let mut borrow = 0;
        for (place, &divisor) in rest.iter_mut().zip(digits) {
            let difference = i64::from(*place)
                - i64::from(u32::conditional_select(&divisor, &0, below))
                + borrow;
            *place = difference as u32 & MASK;
            borrow = difference >> DIGIT;
        }
        Natural::from_digits(rest)
    }
}

/// Three digits, the highest first, as one number; below 2^73, rounded to 53 bits.
fn joined(digits: [u32; 3]) -> f64 {
    let base = f64::from(1 << DIGIT);
    digits
        .iter()
        .fold(0.0, |high, &low| high * base + f64::from(low))
}

/// The integer next to `value`, for |value| < 2^51.
pub(super) fn integer(value: f64) -> i64 {
    (value + ONES).to_bits().wrapping_sub(ONES.to_bits()) as i64
}
