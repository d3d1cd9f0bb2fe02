//! The sum u₁·G + u₂·Q that verification takes. All of it is public, and the time depends on it.

use subtle::Choice;

use super::P256;
use crate::Coordinates;
use crate::comb::{Comb, Curve};
use crate::field::Field;
use crate::number::Number;
use crate::point::Point;

/// p − n, big-endian. An x from n on, and so r + n for an r below this, is possible if hardly ever met.
const EXCESS: [u8; 32] = [
    0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00,
    0x43, 0x19, 0x05, 0x53, 0x58, 0xe8, 0x61, 0x7b, 0x0c, 0x46, 0x35, 0x3d, 0x03, 0x9c, 0xda, 0xae,
];

/// Whether u₁·G + u₂·Q has an x that is r modulo n. Infinity has no x.
///
/// `r` must be below n, and `point` on the curve.
#[must_use]
pub fn sum_has_x(u1: &[u8; 32], u2: &[u8; 32], point: &Coordinates, r: &[u8; 32]) -> bool {
    let sum = sum(u1, u2, point);
    let has = |x: Field<P256>| bool::from((sum.x - x * sum.z).is_zero());
    let x = Field::from_bytes(r);
    !bool::from(sum.z.is_zero())
        && (has(x) || (*r < EXCESS && has((x + Field::from_bytes(&P256::ORDER)).settled())))
}

/// Doubles for both multipliers at once; the comb joins for the last columns.
pub(crate) fn sum(u1: &[u8; 32], u2: &[u8; 32], point: &Coordinates) -> Point<P256> {
    let comb = Comb::<P256>::new(Number::from_bytes(u1));
    let digits = Number::from_bytes(u2).sparse_digits();
    let multiples = odd_multiples(point);
    let mut sum = Point::<P256>::INFINITY;
    for (position, digit) in digits.into_iter().enumerate().rev() {
        sum = sum.doubled();
        let negative = Choice::from(u8::from(digit < 0));
        // Half of an odd digit is the place of its multiple.
        if let (1, Some(multiple)) = (
            digit & 1,
            multiples.get(usize::from(digit.unsigned_abs() / 2)),
        ) {
            sum = sum.plus(&multiple.negated_if(negative));
        }
        if position < Comb::<P256>::COLUMNS {
            sum = comb.plus_column(&sum, position);
        }
    }
    sum
}

/// Q, 3Q, … 15Q.
fn odd_multiples(point: &Coordinates) -> [Point<P256>; 8] {
    let [x, y] = point.each_ref().map(Field::from_bytes);
    let mut multiples = [Point::<P256>::affine(x, y); 8];
    let twice = multiples[0].doubled();
    for index in 1..8 {
        multiples[index] = multiples[index - 1].plus(&twice);
    }
    multiples
}
