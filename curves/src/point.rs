//! Points of a curve, in projective coordinates.
//!
//! How they are added is for each curve to say. All its formulas are complete (Renes, Costello, Batina, "Complete addition
//! formulas for prime order elliptic curves", 2016, <https://eprint.iacr.org/2015/1060>): they hold for every pair of points,
//! equal, opposite or at infinity.

use subtle::Choice;
use zeroize::DefaultIsZeroes;

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
