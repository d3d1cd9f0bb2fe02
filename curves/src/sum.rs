//! The sum u₁·G + u₂·Q that verification takes. All of it is public, and the time depends on it.

use subtle::Choice;

use crate::Coordinates;
use crate::comb::{Comb, Formulas};
use crate::field::Field;
use crate::number::Number;
use crate::point::Point;
use crate::scalar::{difference, words};

/// Whether u₁·G + u₂·Q has an x that is r modulo n. Infinity has no x.
///
/// `r` must be below n, and `point` on the curve.
pub fn sum_has_x<C: Formulas>(
    u1: &[u8; 32],
    u2: &[u8; 32],
    point: &Coordinates,
    r: &[u8; 32],
) -> bool {
    let sum = sum::<C>(u1, u2, point);
    let [factor, _] = C::FACTORS;
    let x_of_sum = sum.x * factor;
    let has = |x: Field<C>| bool::from((x_of_sum - x * sum.z).is_zero());
    let x = Field::from_bytes(r);
    // An x from n on, and so r + n for an r below p − n, is possible if hardly ever met.
    let (excess, _) = difference(C::MODULUS, words(&C::ORDER));
    let (_, is_below) = difference(words(r), excess);
    !bool::from(sum.z.is_zero())
        && (has(x) || (is_below && has((x + Field::from_bytes(&C::ORDER)).settled())))
}

/// Doubles for both multipliers at once; the comb joins for the last columns.
pub fn sum<C: Formulas>(u1: &[u8; 32], u2: &[u8; 32], point: &Coordinates) -> Point<C> {
    let comb = Comb::<C>::new(Number::from_bytes(u1));
    let digits = Number::from_bytes(u2).sparse_digits();
    let multiples = odd_multiples(&Point::from_coordinates(point));
    let mut sum = Point::<C>::INFINITY;
    for (position, digit) in digits.into_iter().enumerate().rev() {
        sum = C::doubled(&sum);
        let negative = Choice::from(u8::from(digit < 0));
        // Half of an odd digit is the place of its multiple.
        if let (1, Some(multiple)) = (
            digit & 1,
            multiples.get(usize::from(digit.unsigned_abs() / 2)),
        ) {
            sum = C::plus(&sum, &multiple.negated_if(negative));
        }
        if position < Comb::<C>::COLUMNS {
            sum = comb.plus_column(&sum, position);
        }
    }
    sum
}

/// Q, 3Q, … 15Q.
fn odd_multiples<C: Formulas>(point: &Point<C>) -> [Point<C>; 8] {
    let mut multiples = [*point; 8];
    let twice = C::doubled(point);
    for index in 1..8 {
        multiples[index] = C::plus(&multiples[index - 1], &twice);
    }
    multiples
}
