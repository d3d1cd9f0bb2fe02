use num_bigint::{BigInt, Sign};

use super::{Random, edges, order};
use crate::comb::Formulas;
use crate::number::Number;
use crate::p256::P256;

on_every_curve!(a_number_made_odd_is_odd_and_alike,);

fn all<C: Formulas>() -> Vec<[u8; 32]> {
    let mut random = Random::new();
    let mut all = edges::<C>();
    for _ in 0..2000 {
        all.extend([random.bytes(), random.runs()]);
    }
    all
}

fn bits(number: &Number, count: usize) -> BigInt {
    (0..count).rev().fold(BigInt::from(0), |high, index| {
        (high << 1) + number.bit(index)
    })
}

#[test]
fn sparse_digits_add_up_to_the_number() {
    let mut longest = 0;
    for bytes in all::<P256>() {
        let digits = Number::from_bytes(&bytes).sparse_digits();
        let sum = digits
            .iter()
            .rev()
            .fold(BigInt::from(0), |high, digit| (high << 1) + digit);
        assert_eq!(sum, BigInt::from_bytes_be(Sign::Plus, &bytes));
        for five in digits.windows(5) {
            assert!(five.iter().filter(|digit| **digit != 0).count() <= 1);
        }
        assert!(
            digits
                .iter()
                .all(|digit| *digit == 0 || (digit % 2 != 0 && digit.abs() < 16))
        );
        longest = longest.max(digits.iter().rposition(|digit| *digit != 0).unwrap_or(0));
    }
    assert_eq!(longest, 256, "the last digit was needed");
}

fn a_number_made_odd_is_odd_and_alike<C: Formulas>() {
    let n = order::<C>();
    for bytes in all::<C>() {
        let number = BigInt::from_bytes_be(Sign::Plus, &bytes);
        let odd = bits(&Number::from_bytes(&bytes).made_odd(&C::ORDER), 264);
        let expected = if number.bit(0) { number } else { number + &n };
        assert_eq!(odd, expected);
        assert!(odd.bit(0) && odd < BigInt::from(1) << 257);
    }
}
