use num_bigint::BigInt;

use super::field::{assert_settled, value};
use super::{Group, Random, Tested, affine, bytes, edges, modulus};
use crate::field::{Field, Prime};
use crate::point::{Point, is_on_curve, with_x};

on_every_curve!(
    sums_stay_within_their_bounds_wherever_they_start,
    nothing_overflows_in_the_corners,
    every_pair_of_points_has_its_sum,
    infinity_changes_nothing,
    the_inverse_factors_are_that,
    an_x_has_the_points_of_the_second_opinion,
    other_coordinates_are_no_point,
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
        [_, _, 0] => Point::from_coordinates(&affine(point)),
        _ => *point,
    }
}

fn sums_stay_within_their_bounds_wherever_they_start<C: Tested>() {
    let mut random = Random::new();
    let mut a = Point::from_coordinates(&C::coordinates(&C::Other::generator()));
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
        let same = C::plus(&corners[0], &corner);
        assert_bounded(&same);
        assert_eq!(affine(&same), affine(&sum));
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
        let [a, b, c] = [C::BOUNDS, C::ADDED, C::BOUNDS].map(&mut point);
        for point in [C::plus_entry(&a, &b), C::plus(&a, &c), C::doubled(&a)] {
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
            Point::from_coordinates(&C::coordinates(point))
        }
    };
    let mut infinite = 0;
    for a in &first {
        for b in &points {
            let sum = C::plus_entry(&own_of(a), &own_of(b));
            assert_bounded(&sum);
            assert_eq!(affine(&sum), C::coordinates(&(*a + *b)));
            let same = C::plus(&own_of(a), &own_of(b));
            assert_bounded(&same);
            assert_eq!(affine(&same), affine(&sum));
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

/// Only tables never hold infinity.
fn infinity_changes_nothing<C: Tested>() {
    for point in [
        Point::INFINITY,
        Point::from_coordinates(&C::coordinates(&Group::generator())),
    ] {
        let expected = affine(&point);
        assert_eq!(affine(&C::plus(&point, &Point::INFINITY)), expected);
        assert_eq!(affine(&C::plus(&Point::INFINITY, &point)), expected);
    }
}

fn the_inverse_factors_are_that<C: Tested>() {
    for (factor, inverse) in C::FACTORS.into_iter().zip(C::INVERSE_FACTORS) {
        assert_eq!((factor * inverse).to_bytes(), bytes(&BigInt::from(1)));
    }
}

fn an_x_has_the_points_of_the_second_opinion<C: Tested>() {
    let mut random = Random::new();
    let mut xs = edges::<C>();
    xs.extend((0..20).map(|above| bytes(&(modulus::<C>() + above))));
    xs.extend((0..2000).flat_map(|_| [random.bytes(), random.runs()]));
    let mut found = 0;
    for x in &xs {
        let expected = C::points_at(x);
        let points = [false, true].map(|is_odd| with_x::<C>(x, is_odd));
        assert_eq!(
            points,
            expected.map_or([None; 2], |[even, odd]| [Some(even), Some(odd)]),
            "{x:02x?}"
        );
        found += usize::from(expected.is_some());
    }
    assert!(
        found * 3 > xs.len() && found * 3 < xs.len() * 2,
        "{found} of {}",
        xs.len()
    );
}

fn other_coordinates_are_no_point<C: Tested>() {
    let mut random = Random::new();
    for _ in 0..200 {
        let [x, y] = C::coordinates(&(C::Other::generator() * C::scalar(&random.bytes())));
        assert!(is_on_curve::<C>(&[x, y]));
        assert!(!is_on_curve::<C>(&[y, x]));
        for bit in [0, 7, 100, 255] {
            let mut other = y;
            other[bit / 8] ^= 1 << (bit % 8);
            assert!(!is_on_curve::<C>(&[x, other]));
        }
    }
    assert!(!is_on_curve::<C>(&[[0; 32]; 2]));
    // A coordinate counts once: the same number plus p is none.
    let small = (0..60)
        .map(BigInt::from)
        .find_map(|x| Some((C::points_at(&bytes(&x))?[0], x)));
    let ([x, y], number) = small.unwrap();
    assert!(is_on_curve::<C>(&[x, y]));
    let above = modulus::<C>() + number;
    assert!(above.bits() > 256 || !is_on_curve::<C>(&[bytes(&above), y]));
}
