//! Numbers modulo n, the order of a curve: private numbers, nonces, and the halves of signatures.
//!
//! n has no form that makes reduction cheap, so a column gets one product q·m for each of the nine quotients, with q and the
//! limbs m of n below 2^29: together below 36·2^56. With what is carried, a column so stays below 2^63 as long as, in the
//! words of `field`, Σmm' ≤ 10. The products here come to 4 at most.

use core::marker::PhantomData;

use subtle::Choice;
use zeroize::Zeroizing;

use crate::comb::Formulas;
use crate::field::{BITS, Field, LIMBS, MASK, Prime};

/// Marks numbers modulo the order of C.
#[derive(Clone, Copy, Default)]
#[cfg_attr(test, derive(Debug))]
pub struct Order<C>(PhantomData<C>);

impl<C: Formulas> Order<C> {
    const DIGITS: [i64; LIMBS] = Field::<Self>::unpack(Self::MODULUS).0;

    /// −1/n modulo 2^29.
    const QUOTIENT: i64 = (inverse_of_odd(Self::MODULUS[0]).wrapping_neg() & MASK as u64) as i64;
}

impl<C: Formulas> Prime for Order<C> {
    const MODULUS: [u64; 4] = words(&C::ORDER);
    const ONE: [u64; 4] = power_of_two((BITS * LIMBS) as u32, Self::MODULUS);
    const SQUARE_OF_RADIX: [u64; 4] = power_of_two(2 * (BITS * LIMBS) as u32, Self::MODULUS);

    #[inline(always)]
    fn without_lowest(columns: [i64; LIMBS]) -> [i64; LIMBS] {
        let q = ((columns[0] & MASK) * Self::QUOTIENT) & MASK;
        let mut next = [0; LIMBS];
        let mut carry = 0;
        for (index, (column, digit)) in columns.into_iter().zip(Self::DIGITS).enumerate() {
            let sum = column + q * digit;
            match index {
                0 => carry = sum >> BITS,
                _ => next[index - 1] = sum,
            }
        }
        next[0] += carry;
        next
    }

    /// Four bits of the exponent n − 2 at a time. It is no secret, so it may choose among the powers.
    fn inverse(x: &Field<Self>) -> Field<Self> {
        let mut powers = Zeroizing::new([Field::ONE; 16]);
        for index in 1..powers.len() {
            powers[index] = powers[index - 1] * *x;
        }
        let mut power = Zeroizing::new(Field::ONE);
        let [high @ .., lowest] = C::ORDER;
        for byte in high.into_iter().chain([lowest - 2]) {
            for digit in [byte >> 4, byte & 15] {
                *power = power.chained(4, &powers[usize::from(digit)]);
            }
        }
        *power
    }
}

/// [`crate::Curve::is_scalar`].
pub fn is_scalar<C: Formulas>(number: &[u8; 32]) -> bool {
    let (mut borrow, mut bits) = (0, 0);
    for (byte, of_order) in number.iter().zip(&C::ORDER).rev() {
        borrow = (i16::from(*byte) - i16::from(*of_order) + borrow) >> 8;
        bits |= byte;
    }
    // A number below n borrows at the end.
    let is_below = Choice::from((borrow & 1) as u8);
    let is_zero = Choice::from(((u16::from(bits).wrapping_sub(1) >> 8) & 1) as u8);
    bool::from(is_below & !is_zero)
}

/// The words of a big-endian number, least significant first.
pub(crate) const fn words(bytes: &[u8; 32]) -> [u64; 4] {
    let mut words = [0; 4];
    let mut index = 0;
    while index < 32 {
        let word = &mut words[3 - index / 8];
        *word = *word << 8 | bytes[index] as u64;
        index += 1;
    }
    words
}

/// 1/odd modulo 2^64: each step of Newton's doubles the bits that are right, of which there are three at first.
const fn inverse_of_odd(odd: u64) -> u64 {
    let mut inverse = odd;
    let mut bits = 3;
    while bits < 64 {
        inverse = inverse.wrapping_mul(2_u64.wrapping_sub(odd.wrapping_mul(inverse)));
        bits *= 2;
    }
    inverse
}

/// 2^exponent modulo a number above 2^255.
const fn power_of_two(exponent: u32, modulus: [u64; 4]) -> [u64; 4] {
    let mut power = [1, 0, 0, 0];
    let mut step = 0;
    while step < exponent {
        let above = power[3] >> 63 == 1;
        let mut index = 4;
        while index > 0 {
            index -= 1;
            let below = if index > 0 { power[index - 1] >> 63 } else { 0 };
            power[index] = power[index] << 1 | below;
        }
        let (less, borrow) = difference(power, modulus);
        if above || !borrow {
            power = less;
        }
        step += 1;
    }
    power
}

/// a − b modulo 2^256, and whether it borrows from what is above.
pub(crate) const fn difference(a: [u64; 4], b: [u64; 4]) -> ([u64; 4], bool) {
    let mut words = [0; 4];
    let mut borrow = false;
    let mut index = 0;
    while index < 4 {
        let (word, first) = a[index].overflowing_sub(b[index]);
        let (word, second) = word.overflowing_sub(borrow as u64);
        words[index] = word;
        borrow = first | second;
        index += 1;
    }
    (words, borrow)
}
