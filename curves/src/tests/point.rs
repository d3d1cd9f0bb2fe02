use num_bigint::BigInt;

use super::field::{assert_settled, value};
use super::{Group, Random, Tested, affine, modulus, own};
use crate::field::{Field, Prime};
use crate::p256::P256;
use crate::point::Point;

on_every_curve!(
    sums_stay_within_their_bounds_wherever_they_start,
    nothing_overflows_in_the_corners,
    every_pair_of_points_has_its_sum,
);

/// The limbs are settled and the values within what `point` promises.
fn assert_bounded<C: Tested>(point: &Point<C>) {
    for (coordinate, hundredths) in [&point.x, &point.y, &point.z].into_iter().zip(C::BOUNDS) {
        assert_settled(coordinate);
        let size = BigInt::from(value(coordinate).magnitude().clone());
        assert!(size * 100 <= modulus::<C>() * hundredths, "{coordinate:?}");
    }
}

/// The same point in a far corner: coordinates with multiples of p added that take them as near to the bounds as they go.
fn stretched<C: Tested>(point: &Point<C>, bounds: [i32; 3], random: &mut Random) -> Point<C> {
    let mut stretch = |coordinate: &Field<C>, hundredths: i32| {
        let p = modulus::<C>();
        let limit = &p * hundredths / 100;
        let up = random.word() >> 33 & 1 == 1;
        let mut number = value(coordinate);
        if up {
            number += ((&limit - &number) / &p) * &p;
        } else {
            number -= ((&limit + &number) / &p) * &p;
        }
        limbs(&number)
    };
    Point {
        x: stretch(&point.x, bounds[0]),
        y: stretch(&point.y, bounds[1]),
        z: stretch(&point.z, bounds[2]),
    }
}

fn limbs<P: Prime>(number: &BigInt) -> Field<P> {
    let mut rest = number.clone();
    let mut limbs = [0; 9];
    for limb in limbs.iter_mut().take(8) {
        let low = i64::try_from(((&rest % (1 << 29)) + (1 << 29)) % (1 << 29)).unwrap();
        *limb = low - if low < 1 << 28 { 0 } else { 1 << 29 };
        rest = (rest - *limb) >> 29;
    }
    limbs[8] = i64::try_from(rest).unwrap();
    Field::from_limbs(limbs).settled()
}

/// A point as it may be added, in the form of an entry where only those are.
fn summand<C: Tested>(point: &Point<C>) -> Point<C> {
    match C::ADDED {
        [_, _, 0] => own(&affine(point)),
        _ => *point,
    }
}

fn sums_stay_within_their_bounds_wherever_they_start<C: Tested>() {
    let mut random = Random::new();
    let mut a = own(&C::coordinates(&C::Other::generator()));
    let mut b = C::doubled(&a);
    for _ in 0..2000 {
        let added = summand(&b);
        let corners = [
            stretched(&a, C::BOUNDS, &mut random),
            stretched(&added, C::ADDED, &mut random),
        ];
        let sum = C::plus_entry(&corners[0], &corners[1]);
        assert_bounded(&sum);
        assert_eq!(affine(&sum), affine(&C::plus_entry(&a, &added)));
        let corner = stretched(&b, C::BOUNDS, &mut random);
        let twice = C::doubled(&corner);
        assert_bounded(&corner);
        assert_bounded(&twice);
        assert_eq!(affine(&twice), affine(&C::plus_entry(&b, &added)));
        (a, b) = (b, sum);
    }
}

/// Coordinates at the bounds with limbs at theirs, on the curve or not: what is computed is the business of others.
fn nothing_overflows_in_the_corners<C: Tested>() {
    let mut random = Random::new();
    let p = modulus::<C>();
    for _ in 0..3000 {
        let mut corner = |hundredths: i32| {
            let limit: BigInt = &p * hundredths / 100;
            let [first, second] = [random.word(), random.word()];
            let number = match first >> 40 & 3 {
                0 => limit,
                1 => -limit,
                2 => limit - (BigInt::from(second) << (first >> 50 & 127)),
                _ => -limit + (BigInt::from(second) << (first >> 50 & 127)),
            };
            limbs(&number)
        };
        let mut point = |[x, y, z]: [i32; 3]| Point {
            x: corner(x),
            y: corner(y),
            z: corner(z),
        };
        let [a, b] = [C::BOUNDS, C::ADDED].map(&mut point);
        for point in [C::plus_entry(&a, &b), C::doubled(&a)] {
            assert_bounded(&point);
        }
    }
}

fn every_pair_of_points_has_its_sum<C: Tested>() {
    let generator = C::Other::generator();
    let mut random = Random::new();
    let some = generator * C::scalar(&random.bytes());
    let mut points = vec![generator, generator.double(), some, some.double()];
    points.extend(points.clone().iter().map(|point| -*point));
    let mut first = points.clone();
    first.push(C::Other::identity());
    let own_of = |point: &C::Other| {
        if bool::from(point.is_identity()) {
            Point::INFINITY
        } else {
            own(&C::coordinates(point))
        }
    };
    let mut infinite = 0;
    for a in &first {
        for b in &points {
            let sum = C::plus_entry(&own_of(a), &own_of(b));
            assert_bounded(&sum);
            assert_eq!(affine(&sum), C::coordinates(&(*a + *b)));
            infinite += usize::from(bool::from(sum.z.is_zero()));
            // And on with what is no longer affine, infinity in another form included.
            let more = C::plus_entry(&sum, &own_of(b));
            assert_eq!(affine(&more), C::coordinates(&(*a + *b + *b)));
            let twice = C::doubled(&sum);
            assert_eq!(affine(&twice), C::coordinates(&(*a + *b).double()));
        }
        let twice = C::doubled(&own_of(a));
        assert_eq!(affine(&twice), C::coordinates(&a.double()));
    }
    assert_eq!(infinite, 8, "eight opposite pairs");
}

/// Only P-256 adds infinity to points: as a multiple that verification is given.
#[test]
fn infinity_changes_nothing() {
    for point in [
        Point::INFINITY,
        own(&P256::coordinates(&Group::generator())),
    ] {
        let expected = affine(&point);
        assert_eq!(affine(&point.plus(&Point::INFINITY)), expected);
        assert_eq!(affine(&Point::INFINITY.plus(&point)), expected);
    }
}
