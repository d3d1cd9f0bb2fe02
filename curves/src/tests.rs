//! Against `num-bigint` for numbers and the crates `p256` and `k256` for points, at random and at every edge.

/// Makes tests out of functions that are generic over the curve.
macro_rules! on_every_curve {
    ($($test:ident,)*) => {
        on_every_curve!(p256: crate::P256, $($test)*);
        on_every_curve!(secp256k1: crate::Secp256k1, $($test)*);
    };
    ($module:ident: $type:ty, $($test:ident)*) => {
        mod $module {
            $(#[test]
            fn $test() {
                super::$test::<$type>();
            })*
        }
    };
}

/// The same of functions that are generic over the prime.
macro_rules! on_every_prime {
    ($($test:ident,)*) => {
        on_every_curve!($($test,)*);
        on_every_curve!(order_of_p256: crate::scalar::Order<crate::P256>, $($test)*);
        on_every_curve!(order_of_secp256k1: crate::scalar::Order<crate::Secp256k1>, $($test)*);
    };
}

mod ecdsa;
mod field;
mod generator;
mod number;
mod point;
mod scalar;
mod sum;

use ::p256::elliptic_curve::Group;
use ::p256::elliptic_curve::ff::PrimeField;
use ::p256::elliptic_curve::ops::Reduce;
use ::p256::elliptic_curve::sec1::{FromSec1Point, ToSec1Point};
use num_bigint::{BigInt, Sign};

use crate::Coordinates;
use crate::comb::Formulas;
use crate::field::{Field, Prime};
use crate::p256::P256;
use crate::point::Point;
use crate::secp256k1::Secp256k1;

type Scalar<C> = <<C as Tested>::Other as Group>::Scalar;

const ZERO: [u8; 32] = [0; 32];

/// A curve beside its second opinion.
trait Tested: Formulas + std::fmt::Debug {
    /// A point of the second opinion.
    type Other: Group<Scalar: PrimeField<Repr: Into<[u8; 32]>>>;

    /// Hundredths of p that X, Y and Z stay within.
    const BOUNDS: [i32; 3];

    /// The same for an entry of a table.
    const ADDED: [i32; 3];

    fn scalar(bytes: &[u8; 32]) -> Scalar<Self>;

    /// The coordinates, and zeros for infinity.
    fn coordinates(point: &Self::Other) -> Coordinates;

    fn other(coordinates: &Coordinates) -> Self::Other;

    /// The points with this x, if there are any: the one with even y first.
    fn points_at(x: &[u8; 32]) -> Option<[Coordinates; 2]>;
}

macro_rules! second_opinion {
    ($other:ident, $curve:ident, $bounds:expr, $added:expr) => {
        impl Tested for $curve {
            type Other = ::$other::ProjectivePoint;

            const BOUNDS: [i32; 3] = $bounds;

            const ADDED: [i32; 3] = $added;

            fn scalar(bytes: &[u8; 32]) -> Scalar<Self> {
                Reduce::reduce(&::$other::FieldBytes::from(*bytes))
            }

            fn coordinates(point: &Self::Other) -> Coordinates {
                match point.to_affine().to_sec1_point(false).as_bytes() {
                    [4, xy @ ..] => {
                        let (x, y) = xy.split_at(32);
                        [x, y].map(|half| half.try_into().unwrap())
                    }
                    _ => [[0; 32]; 2],
                }
            }

            fn other([x, y]: &Coordinates) -> Self::Other {
                let [x, y] = [x, y].map(|half| ::$other::FieldBytes::from(*half));
                let point = ::$other::Sec1Point::from_affine_coordinates(&x, &y, false);
                ::$other::AffinePoint::from_sec1_point(&point)
                    .unwrap()
                    .into()
            }

            fn points_at(x: &[u8; 32]) -> Option<[Coordinates; 2]> {
                let of = |tag: u8| {
                    let bytes = [&[tag], &x[..]].concat();
                    let compressed = ::$other::Sec1Point::from_bytes(bytes).unwrap();
                    ::$other::AffinePoint::from_sec1_point(&compressed).into_option()
                };
                Some([of(2)?, of(3)?].map(|point| Self::coordinates(&point.into())))
            }
        }
    };
}

second_opinion!(p256, P256, [200, 350, 200], [200, 350, 200]);
// A table has entries whose Z is 1.
second_opinion!(k256, Secp256k1, [150, 150, 150], [100, 100, 0]);

/// The coordinates of a point of ours, and zeros for infinity.
fn affine<C: Tested>(point: &Point<C>) -> Coordinates {
    let inverse = point.z.inverted();
    let [u, v] = C::FACTORS.map(|factor| factor * inverse);
    [point.x * u, point.y * v].map(Field::to_bytes)
}

/// p, as a number.
fn modulus<P: Prime>() -> BigInt {
    let words = P::MODULUS.iter().rev();
    words.fold(BigInt::from(0), |high, word| (high << 64) + word)
}

/// n, as a number.
fn order<C: Formulas>() -> BigInt {
    BigInt::from_bytes_be(Sign::Plus, &C::ORDER)
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

/// A number of the second opinion, big-endian.
fn number<C: Tested>(scalar: &Scalar<C>) -> [u8; 32] {
    scalar.to_repr().into()
}

fn bytes(number: &BigInt) -> [u8; 32] {
    let (_, digits) = number.to_bytes_be();
    let mut bytes = [0; 32];
    bytes[32 - digits.len()..].copy_from_slice(&digits);
    bytes
}

/// The multipliers at which something could go wrong: small ones and their negatives, powers of two and their neighbours, which
/// leave columns and windows full or empty, and those above n.
fn edges<C: Formulas>() -> Vec<[u8; 32]> {
    let mut edges: Vec<_> = (0..40).map(|small| bytes(&BigInt::from(small))).collect();
    edges.extend((-40..=40).map(|addend| bytes(&(order::<C>() + addend))));
    for exponent in 6..256 {
        edges.extend([-1, 0, 1].map(|addend| power(exponent, addend)));
    }
    edges.extend([[0xff; 32], [0x55; 32], [0xaa; 32], [0x0f; 32], [0xf0; 32]]);
    edges
}
