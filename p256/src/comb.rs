//! Multiples of the generator by a comb (Lim and Lee, 1994) of six teeth, 43 bits apart.
//!
//! An odd number below 2^257 is the sum of ±2^i for i from 0 to 257, where the sign at i is + if bit i + 1 is set, and + at
//! 257. Column c takes the signs at c, c + 43, … c + 215: one of 64 points, half of them the negatives of the other half.
//! No column is 0, so every number takes the same steps. (Hedabou, Pinel, Bénéteau, 2005.)

use subtle::{Choice, ConditionallySelectable, ConstantTimeEq};
use zeroize::Zeroizing;

use crate::field::Field;
use crate::number::Number;
use crate::point::Point;
use crate::table::TABLE;

/// Columns of the comb: the teeth are that many bits apart.
pub const COLUMNS: usize = 43;
const TEETH: usize = 6;

/// A number, made ready for the comb.
pub struct Comb(Number);

impl Comb {
    pub fn new(number: Number) -> Self {
        Self(number.made_odd())
    }

    /// The number times the generator.
    pub fn multiple(&self) -> Zeroizing<Point> {
        let mut sum = Zeroizing::new(Point::INFINITY);
        for column in (0..COLUMNS).rev() {
            *sum = sum.doubled();
            *sum = sum.plus(&Zeroizing::new(self.entry(column)));
        }
        sum
    }

    /// The point that a column adds.
    pub fn entry(&self, column: usize) -> Point {
        let sign = |tooth: usize| match column + COLUMNS * tooth + 1 {
            258 => 1,
            bit => self.0.bit(bit),
        };
        let signs = (0..TEETH - 1).fold(0, |signs, tooth| signs | sign(tooth) << tooth);
        // With the highest tooth negative, it is the negative of the entry with all signs turned.
        let negative = sign(TEETH - 1) ^ 1;
        let wanted = signs ^ (negative * ((1 << (TEETH - 1)) - 1));
        select(wanted).negated_if(Choice::from(negative))
    }
}

/// The entry at `wanted`. All are read and masked.
#[inline(never)]
fn select(wanted: u8) -> Point {
    let mut words = Zeroizing::new([[0; 4]; 2]);
    for (index, entry) in (0_u8..).zip(&TABLE) {
        let mask = u64::conditional_select(&0, &u64::MAX, index.ct_eq(&wanted));
        for (word, from) in words
            .as_flattened_mut()
            .iter_mut()
            .zip(entry.as_flattened())
        {
            *word |= from & mask;
        }
    }
    let [x, y] = words.map(Field::unpack);
    Point::affine(x, y)
}
