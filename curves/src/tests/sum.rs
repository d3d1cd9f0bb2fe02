use num_bigint::BigInt;

use super::{Group, Random, Scalar, Tested, ZERO, bytes, edges, modulus, number};
use crate::Coordinates;
use crate::sum::sum_has_x;
use ::p256::elliptic_curve::Field as _;

on_every_curve!(
    edges_are_those_of_the_second_opinion,
    random_sums_are_those_of_the_second_opinion,
    equal_and_opposite_summands,
    infinity_has_no_x,
    an_x_above_n_counts_modulo_n,
    r_plus_n_is_not_taken_modulo_p,
);

/// n plus `addend`.
fn order<C: Tested>(addend: i32) -> [u8; 32] {
    bytes(&(super::order::<C>() + addend))
}

fn one() -> [u8; 32] {
    bytes(&BigInt::from(1))
}

/// Whether the sum is accepted for the right r and for no other, checked with the second opinion. Gives whether there is one.
fn check<C: Tested>(u1: &[u8; 32], u2: &[u8; 32], coordinates_of_q: &Coordinates) -> bool {
    let sum = C::Other::generator() * C::scalar(u1) + C::other(coordinates_of_q) * C::scalar(u2);
    let [x, _] = C::coordinates(&sum);
    let r = number::<C>(&C::scalar(&x));
    let exists = sum != C::Other::identity();
    assert_eq!(
        sum_has_x::<C>(u1, u2, coordinates_of_q, &r),
        exists,
        "{u1:02x?} {u2:02x?}"
    );
    let mut wrong = r;
    let bit = u1[31];
    wrong[usize::from(bit / 8)] ^= 1 << (bit % 8);
    assert!(
        !sum_has_x::<C>(u1, u2, coordinates_of_q, &wrong),
        "{u1:02x?} {u2:02x?}"
    );
    exists
}

fn samples<C: Tested>() -> Vec<Coordinates> {
    let generator = C::Other::generator();
    let mut random = Random::new();
    let mut points: Vec<_> = [
        generator,
        -generator,
        generator.double(),
        generator * C::scalar(&random.bytes()),
    ]
    .iter()
    .map(C::coordinates)
    .collect();
    // The smallest and the largest x that have a point.
    let small = (0..20).map(BigInt::from);
    let large = (1..20).map(|below| modulus::<C>() - below);
    points.extend(
        small
            .chain(large)
            .filter_map(|x| C::points_at(&bytes(&x)))
            .flatten(),
    );
    points
}

fn edges_are_those_of_the_second_opinion<C: Tested>() {
    let samples = samples::<C>();
    assert!(samples.len() > 30, "{}", samples.len());
    let mut random = Random::new();
    let edges = edges::<C>();
    for (index, edge) in edges.iter().enumerate() {
        let other = random.bytes();
        // Each edge as one multiplier and as the other, beside some number and beside none.
        let beside = if index % 4 < 3 { &other } else { &ZERO };
        for (u1, u2) in [(edge, beside), (beside, edge)] {
            check::<C>(u1, u2, &samples[index % samples.len()]);
        }
        check::<C>(
            edge,
            &edges[index * 37 % edges.len()],
            &samples[index % samples.len()],
        );
    }
}

fn random_sums_are_those_of_the_second_opinion<C: Tested>() {
    let mut random = Random::new();
    for _ in 0..1000 {
        let q = C::coordinates(&(C::Other::generator() * C::scalar(&random.bytes())));
        assert!(check::<C>(&random.bytes(), &random.runs(), &q));
    }
}

/// u₂·Q = ±u₁·G, and then one more or less: the additions that incomplete formulas get wrong.
fn equal_and_opposite_summands<C: Tested>() {
    let mut random = Random::new();
    let mut infinite = 0;
    for _ in 0..100 {
        let (d, u2) = (C::scalar(&random.bytes()), C::scalar(&random.bytes()));
        let q = C::coordinates(&(C::Other::generator() * d));
        for u1 in [d * u2, -(d * u2)] {
            for near in [-Scalar::<C>::ONE, Scalar::<C>::ZERO, Scalar::<C>::ONE] {
                let [u1, u2] = [u1 + near, u2].map(|scalar| number::<C>(&scalar));
                infinite += usize::from(!check::<C>(&u1, &u2, &q));
            }
        }
    }
    assert_eq!(infinite, 100);
}

fn infinity_has_no_x<C: Tested>() {
    let generator = C::coordinates(&C::Other::generator());
    for (u1, u2) in [
        (ZERO, ZERO),
        (order::<C>(0), ZERO),
        (one(), order::<C>(-1)),
        (order::<C>(-1), one()),
    ] {
        for r in [ZERO, one(), order::<C>(-1), generator[0]] {
            assert!(
                !sum_has_x::<C>(&u1, &u2, &generator, &r),
                "{u1:02x?} {u2:02x?}"
            );
        }
    }
}

/// Points whose x lies from n to p − 1, where r is x − n.
fn an_x_above_n_counts_modulo_n<C: Tested>() {
    let mut random = Random::new();
    let mut found = 0;
    for above in 0..40 {
        let x = order::<C>(above);
        let Some(points) = C::points_at(&x) else {
            continue;
        };
        for sum in points {
            let u1 = random.bytes();
            let q = C::other(&sum) - C::Other::generator() * C::scalar(&u1);
            let q = C::coordinates(&q);
            let r = bytes(&BigInt::from(above));
            assert!(sum_has_x::<C>(&u1, &one(), &q, &r), "n + {above}");
            assert!(!sum_has_x::<C>(
                &u1,
                &one(),
                &q,
                &bytes(&BigInt::from(above + 1))
            ));
            assert!(check::<C>(&u1, &one(), &q));
            found += 1;
        }
    }
    assert!(found > 20, "{found}");
}

/// An r from p − n on does not stand for r + n as well, which would be above p: such an x, reduced, is another one.
fn r_plus_n_is_not_taken_modulo_p<C: Tested>() {
    let p = modulus::<C>();
    let excess = &p - super::order::<C>();
    let mut found = 0;
    for small in 0..40 {
        let Some([sum, _]) = C::points_at(&bytes(&BigInt::from(small))) else {
            continue;
        };
        // x = small is r + n − p for r = small + p − n.
        let r = bytes(&(&excess + small));
        assert!(!sum_has_x::<C>(&ZERO, &one(), &sum, &r), "{small}");
        found += 1;
    }
    assert!(found > 10, "{found}");
}
