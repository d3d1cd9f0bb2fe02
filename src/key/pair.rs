//! Keys on an elliptic curve: a point, and a private number with its point.

use alloc::vec::Vec;
use core::marker::PhantomData;
use countersign_curves::{Coordinates, Curve, P256, Secp256k1};
use zeroize::Zeroizing;

/// A curve that keys are on.
pub trait KeyCurve: Curve {
    /// Whether signatures get the lower one of s and n − s.
    const LOW_S: bool;
}

impl KeyCurve for Secp256k1 {
    const LOW_S: bool = true;
}

impl KeyCurve for P256 {
    const LOW_S: bool = false;
}

/// A point of the curve, and not the one at infinity: a public key.
#[derive(Clone, Copy)]
pub struct Point<C>(Coordinates, PhantomData<C>);

impl<C: KeyCurve> Point<C> {
    /// From 02 or 03 and x, or 04, x and y (SEC 1, 2.3.4). `None` where the curve has no such point.
    pub(super) fn from_sec1(bytes: &[u8]) -> Option<Self> {
        let coordinates = match bytes {
            [tag @ (2 | 3), x @ ..] => C::with_x(x.try_into().ok()?, *tag == 3)?,
            [4, xy @ ..] => {
                let (x, y) = xy.split_first_chunk()?;
                [*x, y.try_into().ok()?]
            }
            _ => return None,
        };
        C::is_on_curve(&coordinates).then_some(Self(coordinates, PhantomData))
    }

    /// 02 or 03 and x, or 04, x and y (SEC 1, 2.3.3).
    pub(super) fn sec1(&self, compressed: bool) -> Vec<u8> {
        let [x, y] = &self.0;
        match (compressed, y.last()) {
            (true, Some(last)) => [&[2 + (last & 1)], &x[..]].concat(),
            _ => [&[4], &x[..], &y[..]].concat(),
        }
    }

    pub(crate) fn coordinates(&self) -> &Coordinates {
        &self.0
    }
}

/// A number from 1 to n − 1 and its multiple of the generator. Wiped on drop.
pub struct Pair<C> {
    number: Zeroizing<[u8; 32]>,
    public: Point<C>,
}

impl<C: KeyCurve> Pair<C> {
    /// `None` unless the number, big-endian, is from 1 to n − 1.
    pub(super) fn new(number: &[u8; 32]) -> Option<Self> {
        C::is_scalar(number).then(|| Self {
            number: Zeroizing::new(*number),
            public: Point(C::generator_multiple(number), PhantomData),
        })
    }

    /// The number, big-endian.
    pub(crate) fn number(&self) -> &[u8; 32] {
        &self.number
    }

    pub(crate) fn public(&self) -> &Point<C> {
        &self.public
    }
}
