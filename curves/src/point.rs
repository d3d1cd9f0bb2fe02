//! Points of a curve, in projective coordinates.
//!
//! How they are added is for each curve to say. All its formulas are complete (Renes, Costello, Batina, "Complete addition
//! formulas for prime order elliptic curves", 2016, <https://eprint.iacr.org/2015/1060>): they hold for every pair of points,
//! equal, opposite or at infinity.

use subtle::Choice;
use zeroize::DefaultIsZeroes;

use crate::Coordinates;
use crate::comb::Formulas;
use crate::field::{Field, Prime};

/// The point (X/Z, Y/Z), or infinity where Z is 0.
#[derive(Clone, Copy, Default)]
pub struct Point<P> {
    pub x: Field<P>,
    pub y: Field<P>,
    pub z: Field<P>,
}

impl<P: Prime> DefaultIsZeroes for Point<P> {}

impl<P: Prime> Point<P> {
    pub const INFINITY: Self = Self {
        x: Field::ZERO,
        y: Field::ONE,
        z: Field::ZERO,
    };

    pub fn affine(x: Field<P>, y: Field<P>) -> Self {
        Self {
            x,
            y,
            z: Field::ONE,
        }
    }

    /// The point, or its negative.
    pub fn negated_if(self, choice: Choice) -> Self {
        Self {
            y: self.y.negated_if(choice),
            ..self
        }
    }
}

impl<C: Formulas> Point<C> {
    /// The point at these coordinates, which must lie on the curve.
    pub fn from_coordinates(coordinates: &Coordinates) -> Self {
        let [x, y] = coordinates.each_ref().map(Field::from_bytes);
        let [u, v] = C::INVERSE_FACTORS;
        Self::affine(x * u, y * v)
    }
}

/// [`crate::Curve::is_on_curve`].
pub fn is_on_curve<C: Formulas>(coordinates: &Coordinates) -> bool {
    let [x, y] = coordinates.each_ref().map(Field::<C>::from_bytes);
    let is_on_curve = (y.squared() - C::square_of_y(&x)).is_zero();
    [x, y].map(Field::to_bytes) == *coordinates && bool::from(is_on_curve)
}

/// [`crate::Curve::with_x`].
pub fn with_x<C: Formulas>(x: &[u8; 32], is_odd: bool) -> Option<Coordinates> {
    let root = C::root(&C::square_of_y(&Field::from_bytes(x)));
    [root, -root]
        .map(|y| [*x, y.to_bytes()])
        .into_iter()
        .find(|[_, y]| (y[31] & 1 == 1) == is_odd)
        .filter(is_on_curve::<C>)
}
