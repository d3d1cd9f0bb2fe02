//! Multipliers of points: their bits, and the digits that the two ways of multiplying take from them.

use subtle::{Choice, ConditionallySelectable};
use zeroize::Zeroize;

/// A number below 2^264, least significant byte first. Wiped on drop.
pub struct Number([u8; 33]);

impl Drop for Number {
    fn drop(&mut self) {
        self.0.zeroize();
    }
}

impl Number {
    pub fn from_bytes(bytes: &[u8; 32]) -> Self {
        let mut number = Self([0; 33]);
        for (to, from) in number.0.iter_mut().zip(bytes.iter().rev()) {
            *to = *from;
        }
        number
    }

    /// The number itself if it is odd, else the number plus n, the order of the curve, which is odd
    /// and multiplies points alike.
    pub fn made_odd(mut self, order: &[u8; 32]) -> Self {
        let mask = u8::conditional_select(&0xff, &0, Choice::from(self.bit(0)));
        let mut carry = 0;
        let addends = order.iter().rev().chain([&0]);
        for (byte, addend) in self.0.iter_mut().zip(addends) {
            let sum = u16::from(*byte) + u16::from(addend & mask) + carry;
            [*byte, _] = sum.to_le_bytes();
            carry = sum >> 8;
        }
        self
    }

    pub fn bit(&self, index: usize) -> u8 {
        let byte = self.0.get(index / 8).copied().unwrap_or(0);
        byte >> (index % 8) & 1
    }

    /// The number, below 2^256, as a sum of digit·2^position with digits 0 and ±1, ±3, … ±15, of any five in a row at most one not 0
    /// (width-5 non-adjacent form). The time depends on the number.
    pub fn sparse_digits(&self) -> [i8; 257] {
        const WIDTH: usize = 5;
        let mut digits = [0; 257];
        let mut carry = 0;
        let mut position = 0;
        while let Some(digit) = digits.get_mut(position) {
            if self.bit(position) == carry {
                position += 1;
                continue;
            }
            // Odd: the lowest bit and the carry differ. From 16 on it is made negative, and 32 carried.
            let window = (0..WIDTH).fold(carry, |sum, bit| sum + (self.bit(position + bit) << bit));
            carry = window >> (WIDTH - 1);
            *digit = window as i8 - ((carry as i8) << WIDTH);
            position += WIDTH;
        }
        digits
    }
}
