use num_bigint::{BigInt, Sign};

use super::{Random, bytes, modulus};
use crate::field::{Field, sum_of_products};

const HALF: i64 = 1 << 28;

/// What the limbs add up to.
pub fn value(element: &Field) -> BigInt {
    let limbs = element.0.iter().rev();
    limbs.fold(BigInt::from(0), |high, limb| (high << 29) + limb)
}

pub fn assert_settled(element: &Field) {
    for limb in element.0 {
        assert!((-HALF..HALF).contains(&limb), "{element:?}");
    }
}

fn canonical(number: &BigInt) -> BigInt {
    let p = modulus();
    ((number % &p) + &p) % p
}

/// The result is the sum of products divided by R, and within the bounds that the module promises.
fn check(pairs: [(Field, Field); 2]) {
    let [(a, b), (c, d)] = pairs;
    let result = sum_of_products(&a, &b, &c, &d);
    let exact = value(&a) * value(&b) + value(&c) * value(&d);
    let radix = BigInt::from(1) << 261;
    assert_eq!(
        canonical(&(value(&result) * &radix)),
        canonical(&exact),
        "{pairs:?}"
    );
    let above = (value(&result) - modulus()) * &radix;
    assert!(
        above < exact && value(&result) * &radix >= exact,
        "{pairs:?}"
    );
    for limb in &result.0[..8] {
        assert!((-HALF..HALF).contains(limb), "{pairs:?}");
    }
}

/// Limbs of ±size, all of one sign, in turns, or at random.
fn extremes(size: i64, random: &mut Random) -> Vec<Field> {
    let mut fields = vec![
        Field([size; 9]),
        Field([-size; 9]),
        Field(std::array::from_fn(|index| {
            if index % 2 == 0 { size } else { -size }
        })),
        Field(std::array::from_fn(|index| {
            if index % 2 == 0 { -size } else { size }
        })),
    ];
    for _ in 0..12 {
        fields.push(Field(std::array::from_fn(|_| {
            if random.word() >> 40 & 1 == 0 {
                size
            } else {
                -size
            }
        })));
    }
    fields
}

/// The tests are compiled with overflow checks, so a column that outgrew 63 bits would panic.
#[test]
fn columns_hold_the_largest_limbs() {
    let mut random = Random::new();
    let mut checked = 0;
    // Units of 2^28 of the four factors: the sum of the two products is 14, the most that the module allows, or just below.
    for [a, b, c, d] in [
        [7, 1, 7, 1],
        [14, 1, 0, 0],
        [2, 7, 0, 0],
        [1, 4, 2, 5],
        [6, 1, 4, 2],
        [3, 4, 1, 2],
    ] {
        let [a, b, c, d] = [a, b, c, d].map(|units| extremes(units * HALF, &mut random));
        for turn in 0..a.len() {
            for other in 0..a.len() {
                check([(a[turn], b[other]), (c[turn], d[other])]);
                check([(a[turn], b[other]), (c[other], d[turn])]);
                checked += 2;
            }
        }
    }
    assert_eq!(checked, 6 * 16 * 16 * 2);
}

#[test]
fn overflow_is_looked_for() {
    let overflow = std::panic::catch_unwind(|| {
        let big = Field([1 << 30; 9]);
        sum_of_products(&big, &big, &big, &big)
    });
    assert!(overflow.is_err(), "32 units do not fit");
}

fn numbers() -> Vec<BigInt> {
    let p = modulus();
    let mut numbers: Vec<_> = (0..20).map(BigInt::from).collect();
    numbers.extend((1..20).map(|below| &p - below));
    for index in 0..256 {
        numbers.extend([0, 1].map(|less| (BigInt::from(1) << index) - less));
    }
    let mut random = Random::new();
    for _ in 0..1000 {
        for bytes in [random.bytes(), random.runs()] {
            numbers.push(BigInt::from_bytes_be(Sign::Plus, &bytes) % &p);
        }
    }
    numbers
}

#[test]
fn bytes_survive_montgomery_form() {
    let mut checked = 0;
    for number in numbers() {
        let element = Field::from_bytes(&bytes(&number));
        assert_settled(&element);
        assert_eq!(element.to_bytes(), bytes(&number));
        assert_eq!(bool::from(element.is_zero()), number == BigInt::from(0));
        checked += 1;
    }
    assert_eq!(checked, 2551);
}

#[test]
fn numbers_from_p_on_are_reduced() {
    for above in 0..20 {
        let element = Field::from_bytes(&bytes(&(modulus() + above)));
        assert_eq!(element.to_bytes(), bytes(&BigInt::from(above)));
        assert_eq!(bool::from(element.is_zero()), above == 0);
    }
    let most = (BigInt::from(1) << 256) - 1;
    let element = Field::from_bytes(&[0xff; 32]);
    assert_eq!(element.to_bytes(), bytes(&(most - modulus())));
}

/// As unsettled as sums get, and at the ends of the range that `words` may see.
#[test]
fn every_representation_of_a_number_gives_its_bytes() {
    let p = modulus();
    for number in [0, 1, 2, 1 << 30]
        .map(BigInt::from)
        .into_iter()
        .chain([&p - 1, &p - 2])
    {
        let plain = Field::from_bytes(&bytes(&number));
        for times in -15..=15 {
            // The limbs of p, all below 2^29.
            let shifted = Field(std::array::from_fn(|index| {
                let limb = (&p >> (29 * index)) % (1_i64 << 29);
                plain.0[index] + times * i64::try_from(limb).unwrap()
            }));
            for element in [shifted, shifted.settled()] {
                assert_eq!(element.to_bytes(), bytes(&number), "{times}");
                assert_eq!(bool::from(element.is_zero()), number == BigInt::from(0));
            }
        }
    }
}

#[test]
fn sums_and_products_are_those_of_the_second_opinion() {
    let p = modulus();
    let numbers = numbers();
    let mut checked = 0;
    for (index, a) in numbers.iter().enumerate() {
        for b in [
            &numbers[index * 31 % numbers.len()],
            &numbers[index * 7 % 560],
            a,
        ] {
            let [x, y] = [a, b].map(|number| Field::from_bytes(&bytes(number)));
            let is = |element: Field, number: BigInt| {
                assert_eq!(element.to_bytes(), bytes(&canonical(&number)), "{a} {b}");
            };
            is(x + y, a + b);
            is(x - y, a - b);
            is(-x, -a);
            is(x * y, a * b);
            is(x.times_three(), a * 3);
            is((x - y).times_three().settled(), (a - b) * 3);
            is(sum_of_products(&x, &y, &y, &y), a * b + b * b);
            for negative in [0, 1] {
                let expected = if negative == 1 { -a } else { a.clone() };
                is(x.negated_if(negative.into()), expected);
            }
            checked += 1;
        }
        if index % 16 == 0 {
            let inverse = a.modpow(&(&p - 2), &p);
            assert_eq!(
                Field::from_bytes(&bytes(a)).inverted().to_bytes(),
                bytes(&inverse)
            );
        }
    }
    assert_eq!(checked, 3 * 2551);
    assert_eq!(Field::ONE.to_bytes(), bytes(&BigInt::from(1)));
}
