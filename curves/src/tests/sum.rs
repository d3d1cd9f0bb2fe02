use ::p256::elliptic_curve::sec1::FromSec1Point;
use ::p256::{AffinePoint, ProjectivePoint, Sec1Point};
use num_bigint::BigInt;

use super::{Group, Random, Tested, bytes, edges, modulus};
use crate::Coordinates;
use crate::p256::{P256, sum_has_x};

const ZERO: [u8; 32] = [0; 32];

/// n plus `addend`.
fn order(addend: i32) -> [u8; 32] {
    bytes(&(super::order::<P256>() + addend))
}

/// The points whose x is `x`, if there are any: the one with even y first.
fn points_at(x: &[u8; 32]) -> Option<[Coordinates; 2]> {
    let of = |tag: u8| {
        let compressed = Sec1Point::from_bytes([&[tag], &x[..]].concat()).unwrap();
        AffinePoint::from_sec1_point(&compressed).into_option()
    };
    Some([of(2)?, of(3)?].map(|point| P256::coordinates(&point.into())))
}

fn one() -> [u8; 32] {
    bytes(&BigInt::from(1))
}

/// Whether the sum is accepted for the right r and for no other, checked with the second opinion. Gives whether there is one.
fn check(u1: &[u8; 32], u2: &[u8; 32], coordinates_of_q: &Coordinates) -> bool {
    let sum = ProjectivePoint::GENERATOR * P256::scalar(u1)
        + P256::other(coordinates_of_q) * P256::scalar(u2);
    let [x, _] = P256::coordinates(&sum);
    let r: [u8; 32] = P256::scalar(&x).to_bytes().into();
    let exists = sum != ProjectivePoint::IDENTITY;
    assert_eq!(
        sum_has_x(u1, u2, coordinates_of_q, &r),
        exists,
        "{u1:02x?} {u2:02x?}"
    );
    let mut wrong = r;
    let bit = u1[31];
    wrong[usize::from(bit / 8)] ^= 1 << (bit % 8);
    assert!(
        !sum_has_x(u1, u2, coordinates_of_q, &wrong),
        "{u1:02x?} {u2:02x?}"
    );
    exists
}

fn samples() -> Vec<Coordinates> {
    let generator = ProjectivePoint::GENERATOR;
    let mut random = Random::new();
    let mut points: Vec<_> = [
        generator,
        -generator,
        generator.double(),
        generator * P256::scalar(&random.bytes()),
    ]
    .iter()
    .map(P256::coordinates)
    .collect();
    // The smallest and the largest x that have a point.
    let small = (0..20).map(BigInt::from);
    let large = (1..20).map(|below| modulus::<P256>() - below);
    points.extend(
        small
            .chain(large)
            .filter_map(|x| points_at(&bytes(&x)))
            .flatten(),
    );
    points
}

#[test]
fn edges_are_those_of_the_second_opinion() {
    let samples = samples();
    assert!(samples.len() > 30, "{}", samples.len());
    let mut random = Random::new();
    let edges = edges::<P256>();
    for (index, edge) in edges.iter().enumerate() {
        let other = random.bytes();
        // Each edge as one multiplier and as the other, beside some number and beside none.
        let beside = if index % 4 < 3 { &other } else { &ZERO };
        for (u1, u2) in [(edge, beside), (beside, edge)] {
            check(u1, u2, &samples[index % samples.len()]);
        }
        check(
            edge,
            &edges[index * 37 % edges.len()],
            &samples[index % samples.len()],
        );
    }
}

#[test]
fn random_sums_are_those_of_the_second_opinion() {
    let mut random = Random::new();
    for _ in 0..1000 {
        let q = P256::coordinates(&(ProjectivePoint::GENERATOR * P256::scalar(&random.bytes())));
        assert!(check(&random.bytes(), &random.runs(), &q));
    }
}

/// u₂·Q = ±u₁·G, and then one more or less: the additions that incomplete formulas get wrong.
#[test]
fn equal_and_opposite_summands() {
    let mut random = Random::new();
    let mut infinite = 0;
    for _ in 0..100 {
        let (d, u2) = (P256::scalar(&random.bytes()), P256::scalar(&random.bytes()));
        let q = P256::coordinates(&(ProjectivePoint::GENERATOR * d));
        for u1 in [d * u2, -(d * u2)] {
            for near in [
                -::p256::Scalar::ONE,
                ::p256::Scalar::ZERO,
                ::p256::Scalar::ONE,
            ] {
                let [u1, u2] = [u1 + near, u2].map(|number| number.to_bytes().into());
                infinite += usize::from(!check(&u1, &u2, &q));
            }
        }
    }
    assert_eq!(infinite, 100);
}

#[test]
fn infinity_has_no_x() {
    let generator = P256::coordinates(&ProjectivePoint::GENERATOR);
    for (u1, u2) in [
        (ZERO, ZERO),
        (order(0), ZERO),
        (one(), order(-1)),
        (order(-1), one()),
    ] {
        for r in [ZERO, one(), order(-1), generator[0]] {
            assert!(!sum_has_x(&u1, &u2, &generator, &r), "{u1:02x?} {u2:02x?}");
        }
    }
}

/// Points whose x lies from n to p − 1, where r is x − n.
#[test]
fn an_x_above_n_counts_modulo_n() {
    let mut random = Random::new();
    let mut found = 0;
    for above in 0..40 {
        let x = order(above);
        let Some(points) = points_at(&x) else {
            continue;
        };
        for sum in points {
            let u1 = random.bytes();
            let q = P256::other(&sum) - ProjectivePoint::GENERATOR * P256::scalar(&u1);
            let q = P256::coordinates(&q);
            let r = bytes(&BigInt::from(above));
            assert!(sum_has_x(&u1, &one(), &q, &r), "n + {above}");
            assert!(!sum_has_x(
                &u1,
                &one(),
                &q,
                &bytes(&BigInt::from(above + 1))
            ));
            assert!(check(&u1, &one(), &q));
            found += 1;
        }
    }
    assert!(found > 20, "{found}");
}

/// An r from p − n on does not stand for r + n as well, which would be above p: such an x, reduced, is another one.
#[test]
fn r_plus_n_is_not_taken_modulo_p() {
    let p = modulus::<P256>();
    let excess = &p - super::order::<P256>();
    let mut found = 0;
    for small in 0..40 {
        let Some([sum, _]) = points_at(&bytes(&BigInt::from(small))) else {
            continue;
        };
        // x = small is r + n − p for r = small + p − n.
        let r = bytes(&(&excess + small));
        assert!(!sum_has_x(&ZERO, &one(), &sum, &r), "{small}");
        found += 1;
    }
    assert!(found > 10, "{found}");
}
