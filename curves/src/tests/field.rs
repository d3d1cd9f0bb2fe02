use num_bigint::{BigInt, Sign};

use super::{Random, bytes, modulus};
use crate::field::{Field, Prime, sum_of_products};
use crate::scalar::Order;
use crate::{P256, Secp256k1};

on_every_prime!(
    columns_hold_the_largest_limbs,
    squares_are_products,
    overflow_is_looked_for,
    bytes_survive_montgomery_form,
    numbers_from_p_on_are_reduced,
    every_representation_of_a_number_gives_its_bytes,
    sums_and_products_are_those_of_the_second_opinion,
);

const HALF: i64 = 1 << 28;

/// A prime, with the limbs of factors that its module allows, in units of 2^28: each time the sum of two products, and so many
/// units of a number that may be squared.
trait Tested: Prime + std::fmt::Debug {
    const UNITS: &'static [[i64; 4]];
    const SQUARED: i64;
}

/// The sum is 14, the most that `field` allows, or just below.
const OF_A_CURVE: &[[i64; 4]] = &[
    [7, 1, 7, 1],
    [14, 1, 0, 0],
    [2, 7, 0, 0],
    [1, 4, 2, 5],
    [6, 1, 4, 2],
    [3, 4, 1, 2],
];

/// The sum is 10, the most that `scalar` allows, or just below.
const OF_AN_ORDER: &[[i64; 4]] = &[
    [5, 1, 5, 1],
    [10, 1, 0, 0],
    [2, 5, 0, 0],
    [1, 4, 2, 3],
    [3, 3, 1, 1],
];

impl Tested for P256 {
    const UNITS: &'static [[i64; 4]] = OF_A_CURVE;
    const SQUARED: i64 = 3;
}

impl Tested for Secp256k1 {
    const UNITS: &'static [[i64; 4]] = OF_A_CURVE;
    const SQUARED: i64 = 3;
}

impl<C: crate::comb::Formulas + std::fmt::Debug> Tested for Order<C> {
    const UNITS: &'static [[i64; 4]] = OF_AN_ORDER;
    const SQUARED: i64 = 3;
}

/// What the limbs add up to.
pub fn value<P: Prime>(element: &Field<P>) -> BigInt {
    let limbs = element.0.iter().rev();
    limbs.fold(BigInt::from(0), |high, limb| (high << 29) + limb)
}

pub fn assert_settled<P: Prime + std::fmt::Debug>(element: &Field<P>) {
    for limb in element.0 {
        assert!((-HALF..HALF).contains(&limb), "{element:?}");
    }
}

fn canonical<P: Prime>(number: &BigInt) -> BigInt {
    let p = modulus::<P>();
    ((number % &p) + &p) % p
}

/// The result is the sum of products divided by R, and within the bounds that the module promises.
fn check<P: Tested>(pairs: [(Field<P>, Field<P>); 2]) {
    let [(a, b), (c, d)] = pairs;
    let result = sum_of_products(&a, &b, &c, &d);
    let exact = value(&a) * value(&b) + value(&c) * value(&d);
    let radix = BigInt::from(1) << 261;
    assert_eq!(
        canonical::<P>(&(value(&result) * &radix)),
        canonical::<P>(&exact),
        "{pairs:?}"
    );
    let above = (value(&result) - modulus::<P>()) * &radix;
    assert!(
        above < exact && value(&result) * &radix >= exact,
        "{pairs:?}"
    );
    for limb in &result.0[..8] {
        assert!((-HALF..HALF).contains(limb), "{pairs:?}");
    }
}

/// Limbs of ±size, all of one sign, in turns, or at random.
fn extremes<P: Prime>(size: i64, random: &mut Random) -> Vec<Field<P>> {
    let mut fields = vec![
        Field::from_limbs([size; 9]),
        Field::from_limbs([-size; 9]),
        Field::from_limbs(std::array::from_fn(|index| {
            if index % 2 == 0 { size } else { -size }
        })),
        Field::from_limbs(std::array::from_fn(|index| {
            if index % 2 == 0 { -size } else { size }
        })),
    ];
    for _ in 0..12 {
        fields.push(Field::from_limbs(std::array::from_fn(|_| {
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
fn columns_hold_the_largest_limbs<P: Tested>() {
    let mut random = Random::new();
    let mut checked = 0;
    for units in P::UNITS {
        let [a, b, c, d] = units.map(|units| extremes::<P>(units * HALF, &mut random));
        for turn in 0..a.len() {
            for other in 0..a.len() {
                check([(a[turn], b[other]), (c[turn], d[other])]);
                check([(a[turn], b[other]), (c[other], d[turn])]);
                checked += 2;
            }
        }
    }
    assert_eq!(checked, P::UNITS.len() * 16 * 16 * 2);
}

/// The same limbs, with as much as a square may have.
fn squares_are_products<P: Tested>() {
    let mut random = Random::new();
    for units in 1..=P::SQUARED {
        for x in extremes::<P>(units * HALF, &mut random) {
            assert_eq!(x.squared().0, (x * x).0, "{x:?}");
        }
    }
}

fn overflow_is_looked_for<P: Tested>() {
    let overflow = std::panic::catch_unwind(|| {
        let big = Field::<P>::from_limbs([1 << 30; 9]);
        sum_of_products(&big, &big, &big, &big)
    });
    assert!(overflow.is_err(), "32 units do not fit");
}

fn numbers<P: Prime>() -> Vec<BigInt> {
    let p = modulus::<P>();
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

fn bytes_survive_montgomery_form<P: Tested>() {
    let mut checked = 0;
    for number in numbers::<P>() {
        let element = Field::<P>::from_bytes(&bytes(&number));
        assert_settled(&element);
        assert_eq!(element.to_bytes(), bytes(&number));
        assert_eq!(bool::from(element.is_zero()), number == BigInt::from(0));
        checked += 1;
    }
    assert_eq!(checked, 2551);
}

fn numbers_from_p_on_are_reduced<P: Tested>() {
    for above in 0..20 {
        let element = Field::<P>::from_bytes(&bytes(&(modulus::<P>() + above)));
        assert_eq!(element.to_bytes(), bytes(&BigInt::from(above)));
        assert_eq!(bool::from(element.is_zero()), above == 0);
    }
    let most = (BigInt::from(1) << 256) - 1;
    let element = Field::<P>::from_bytes(&[0xff; 32]);
    assert_eq!(element.to_bytes(), bytes(&(most - modulus::<P>())));
}

/// As unsettled as sums get, and at the ends of the range that `words` may see.
fn every_representation_of_a_number_gives_its_bytes<P: Tested>() {
    let p = modulus::<P>();
    for number in [0, 1, 2, 1 << 30]
        .map(BigInt::from)
        .into_iter()
        .chain([&p - 1, &p - 2])
    {
        let plain = Field::<P>::from_bytes(&bytes(&number));
        for times in -15..=15 {
            // The limbs of p, all below 2^29.
            let shifted = Field::<P>::from_limbs(std::array::from_fn(|index| {
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

fn sums_and_products_are_those_of_the_second_opinion<P: Tested>() {
    let p = modulus::<P>();
    let numbers = numbers::<P>();
    let mut checked = 0;
    for (index, a) in numbers.iter().enumerate() {
        for b in [
            &numbers[index * 31 % numbers.len()],
            &numbers[index * 7 % 560],
            a,
        ] {
            let [x, y] = [a, b].map(|number| Field::<P>::from_bytes(&bytes(number)));
            let is = |element: Field<P>, number: BigInt| {
                assert_eq!(
                    element.to_bytes(),
                    bytes(&canonical::<P>(&number)),
                    "{a} {b}"
                );
            };
            is(x + y, a + b);
            is(x - y, a - b);
            is(-x, -a);
            is(x * y, a * b);
            is(x.squared(), a * a);
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
                Field::<P>::from_bytes(&bytes(a)).inverted().to_bytes(),
                bytes(&inverse)
            );
        }
    }
    assert_eq!(checked, 3 * 2551);
    assert_eq!(Field::<P>::ONE.to_bytes(), bytes(&BigInt::from(1)));
}
