//! Against `num-bigint` for numbers and the crate `p256` for points, at random and at every edge.

mod field;
mod generator;
mod number;
mod point;
mod sum;

use num_bigint::BigInt;
use p256::elliptic_curve::ops::Reduce;
use p256::elliptic_curve::sec1::{FromSec1Point, ToSec1Point};
use p256::{AffinePoint, ProjectivePoint, Scalar, Sec1Point};

use crate::Coordinates;

/// p, as a number.
fn modulus() -> BigInt {
    let two = |exponent: u32| BigInt::from(1) << exponent;
    two(256) - two(224) + two(192) + two(96) - 1
}

/// Numbers that need not be random: an xorshift.
struct Random(u64);

impl Random {
    fn new() -> Self {
        Self(0x9e37_79b9_7f4a_7c15)
    }

    fn word(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    fn bytes(&mut self) -> [u8; 32] {
        std::array::from_fn(|_| (self.word() >> 32) as u8)
    }

    /// Runs of equal bits, as carries like them.
    fn runs(&mut self) -> [u8; 32] {
        let mut bytes = [0; 32];
        let mut position = 0;
        while position < 256 {
            let word = self.word() >> 20;
            let end = position + 1 + word as usize / 2 % 60;
            for bit in position..end.min(256) {
                bytes[bit / 8] |= ((word & 1) as u8) << (bit % 8);
            }
            position = end;
        }
        bytes
    }
}

/// 2^exponent + addend, big-endian.
fn power(exponent: u32, addend: i32) -> [u8; 32] {
    bytes(&((BigInt::from(1) << exponent) + addend))
}

fn bytes(number: &BigInt) -> [u8; 32] {
    let (_, digits) = number.to_bytes_be();
    let mut bytes = [0; 32];
    bytes[32 - digits.len()..].copy_from_slice(&digits);
    bytes
}

/// n plus `addend`.
fn order(addend: i32) -> [u8; 32] {
    let n = BigInt::from_bytes_be(num_bigint::Sign::Plus, &crate::number::ORDER);
    bytes(&(n + addend))
}

/// The multipliers at which something could go wrong: small ones and their negatives, powers of two and their neighbours, which
/// leave columns and windows full or empty, and those above n.
fn edges() -> Vec<[u8; 32]> {
    let mut edges: Vec<_> = (0..40).map(|small| bytes(&BigInt::from(small))).collect();
    edges.extend((-40..=40).map(order));
    for exponent in 6..256 {
        edges.extend([-1, 0, 1].map(|addend| power(exponent, addend)));
    }
    edges.extend([[0xff; 32], [0x55; 32], [0xaa; 32], [0x0f; 32], [0xf0; 32]]);
    edges
}

fn scalar(bytes: &[u8; 32]) -> Scalar {
    Scalar::reduce(&p256::FieldBytes::from(*bytes))
}

/// The coordinates, and zeros for infinity.
fn coordinates(point: &ProjectivePoint) -> Coordinates {
    match point.to_affine().to_sec1_point(false).as_bytes() {
        [4, xy @ ..] => {
            let (x, y) = xy.split_at(32);
            [x, y].map(|half| half.try_into().unwrap())
        }
        _ => [[0; 32]; 2],
    }
}

fn point([x, y]: &Coordinates) -> ProjectivePoint {
    let point = Sec1Point::from_affine_coordinates(&(*x).into(), &(*y).into(), false);
    AffinePoint::from_sec1_point(&point).unwrap().into()
}

/// The points whose x is `x`, if there are any: the one with even y first.
fn points_at(x: &[u8; 32]) -> Option<[Coordinates; 2]> {
    let of = |tag: u8| {
        let compressed = Sec1Point::from_bytes([&[tag], &x[..]].concat()).unwrap();
        AffinePoint::from_sec1_point(&compressed).into_option()
    };
    Some([of(2)?, of(3)?].map(|point| coordinates(&point.into())))
}
