use num_bigint::BigInt;
use p256::ProjectivePoint;
use p256::elliptic_curve::Group;

use super::field::{assert_settled, value};
use super::{Random, coordinates, modulus, scalar};
use crate::Coordinates;
use crate::field::Field;
use crate::point::Point;

fn own(coordinates: &Coordinates) -> Point {
    let [x, y] = coordinates.each_ref().map(Field::from_bytes);
    Point::affine(x, y)
}

fn affine(point: &Point) -> Coordinates {
    let inverse = point.z.inverted();
    [point.x, point.y].map(|coordinate| (coordinate * inverse).to_bytes())
}

/// The limbs are settled and the values within what `point` promises.
fn assert_bounded(point: &Point) {
    for (coordinate, hundredths) in [(&point.x, 200), (&point.y, 350), (&point.z, 200)] {
        assert_settled(coordinate);
        let size = BigInt::from(value(coordinate).magnitude().clone());
        assert!(size * 100 <= modulus() * hundredths, "{coordinate:?}");
    }
}

/// The same point in a far corner: coordinates with multiples of p added that take them as near to the bounds as they go.
fn stretched(point: &Point, random: &mut Random) -> Point {
    let mut stretch = |coordinate: &Field, hundredths: i32| {
        let p = modulus();
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
        x: stretch(&point.x, 200),
        y: stretch(&point.y, 350),
        z: stretch(&point.z, 200),
    }
}

fn limbs(number: &BigInt) -> Field {
    let mut rest = number.clone();
    let mut limbs = [0; 9];
    for limb in limbs.iter_mut().take(8) {
        let low = i64::try_from(((&rest % (1 << 29)) + (1 << 29)) % (1 << 29)).unwrap();
        *limb = low - if low < 1 << 28 { 0 } else { 1 << 29 };
        rest = (rest - *limb) >> 29;
    }
    limbs[8] = i64::try_from(rest).unwrap();
    Field(limbs).settled()
}

#[test]
fn sums_stay_within_their_bounds_wherever_they_start() {
    let mut random = Random::new();
    let mut a = own(&coordinates(&ProjectivePoint::GENERATOR));
    let mut b = a.doubled();
    for _ in 0..2000 {
        let corners = [&a, &b].map(|point| stretched(point, &mut random));
        corners.iter().for_each(assert_bounded);
        let sum = corners[0].plus(&corners[1]);
        assert_bounded(&sum);
        assert_eq!(affine(&sum), affine(&a.plus(&b)));
        let twice = corners[1].doubled();
        assert_bounded(&twice);
        assert_eq!(affine(&twice), affine(&b.plus(&b)));
        (a, b) = (b, sum);
    }
}

/// Coordinates at the bounds with limbs at theirs, on the curve or not: what is computed is the business of others.
#[test]
fn nothing_overflows_in_the_corners() {
    let mut random = Random::new();
    let p = modulus();
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
        let [a, b] = [0, 0].map(|_| Point {
            x: corner(200),
            y: corner(350),
            z: corner(200),
        });
        for point in [a.plus(&b), b.plus(&a), a.doubled(), b.doubled()] {
            assert_bounded(&point);
        }
    }
}

#[test]
fn every_pair_of_points_has_its_sum() {
    let generator = ProjectivePoint::GENERATOR;
    let mut random = Random::new();
    let some = generator * scalar(&random.bytes());
    let mut points = vec![
        ProjectivePoint::IDENTITY,
        generator,
        generator.double(),
        some,
        some.double(),
    ];
    points.extend(points.clone().iter().map(|point| -point));
    let own_of = |point: &ProjectivePoint| {
        if *point == ProjectivePoint::IDENTITY {
            Point::INFINITY
        } else {
            own(&coordinates(point))
        }
    };
    let mut infinite = 0;
    for a in &points {
        for b in &points {
            let sum = own_of(a).plus(&own_of(b));
            assert_bounded(&sum);
            assert_eq!(affine(&sum), coordinates(&(a + b)));
            infinite += usize::from(bool::from(sum.z.is_zero()));
            // And on with what is no longer affine, infinity in another form included.
            assert_eq!(affine(&sum.plus(&own_of(a))), coordinates(&(a + b + a)));
            assert_eq!(affine(&sum.doubled()), coordinates(&(a + b).double()));
        }
    }
    assert_eq!(
        infinite, 12,
        "eight opposite pairs and infinity, twice itself"
    );
}
