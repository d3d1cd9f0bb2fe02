//! Multiples of the generator by a comb (Lim and Lee, 1994) of six teeth for each table.
//!
//! With t tables there are C columns, as many as 6tC ≥ 257 takes. An odd number below 2^257 is the sum of ±2^i for i from 0 to
//! 6tC − 1, where the sign at i is + if bit i + 1 is set, and + at the last. Column c takes from the first table the signs at
//! c, c + C, … c + 5C, from the next those at c + 6C, … and so on: each time one of 64 points, half of them the negatives of the
//! other half. No column is 0, so every number takes the same steps. (Hedabou, Pinel, Bénéteau, 2005.)

use core::hint::black_box;
use core::marker::PhantomData;

use subtle::Choice;
use zeroize::Zeroizing;

use crate::Coordinates;
use crate::field::{Field, Prime};
use crate::number::Number;
use crate::point::Point;

const TEETH: usize = 6;

/// The points that one table holds, each x and y in Montgomery form, in words, least significant first.
pub type Table = [[[u64; 4]; 2]; 1 << (TEETH - 1)];

/// What the generic code needs to know of a curve.
pub trait Formulas: Prime {
    /// n, the order of the curve, big-endian.
    const ORDER: [u8; 32];

    /// The multiples of the generator that the comb adds.
    const TABLES: &'static [Table];

    /// What the coordinates of a point come to when they are multiplied by these: points are added on a curve of their own
    /// where that is faster.
    const FACTORS: [Field<Self>; 2];

    /// 1 divided by each of the factors.
    const INVERSE_FACTORS: [Field<Self>; 2];

    /// The sum of a point and itself.
    fn doubled(point: &Point<Self>) -> Point<Self>;

    /// The sum of any two points.
    fn plus(point: &Point<Self>, other: &Point<Self>) -> Point<Self>;

    /// The sum of a point and an entry of a table, whose Z is 1.
    fn plus_entry(point: &Point<Self>, entry: &Point<Self>) -> Point<Self>;

    /// What y² is for an x: settled.
    fn square_of_y(x: &Field<Self>) -> Field<Self>;

    /// x^((p + 1)/4): a square root of x, if it has any, for p ≡ 3 (mod 4).
    fn root(x: &Field<Self>) -> Field<Self>;
}

/// [`crate::Curve::generator_multiple`].
pub fn generator_multiple<C: Formulas>(number: &[u8; 32]) -> Coordinates {
    let point = Comb::<C>::new(Number::from_bytes(number)).multiple();
    let inverse = Zeroizing::new(point.z.inverted());
    let [x, y] = C::FACTORS.map(|factor| factor * *inverse);
    [point.x * x, point.y * y].map(Field::to_bytes)
}

/// A number, made ready for the comb.
pub struct Comb<C>(Number, PhantomData<C>);

impl<C: Formulas> Comb<C> {
    /// Columns of the comb: the teeth are that many bits apart.
    pub const COLUMNS: usize = 257_usize.div_ceil(TEETH * C::TABLES.len());

    pub fn new(number: Number) -> Self {
        Self(number.made_odd(&C::ORDER), PhantomData)
    }

    /// The number times the generator.
    pub fn multiple(&self) -> Zeroizing<Point<C>> {
        let mut sum = Zeroizing::new(Point::INFINITY);
        for column in (0..Self::COLUMNS).rev() {
            *sum = C::doubled(&sum);
            *sum = self.plus_column(&sum, column);
        }
        sum
    }

    /// The sum and what the tables have for a column.
    pub fn plus_column(&self, sum: &Point<C>, column: usize) -> Point<C> {
        let mut sum = Zeroizing::new(*sum);
        for (index, table) in C::TABLES.iter().enumerate() {
            let entry = Zeroizing::new(self.entry(table, column + index * TEETH * Self::COLUMNS));
            *sum = C::plus_entry(&sum, &entry);
        }
        *sum
    }

    /// The point of a table for the signs from `lowest` on.
    fn entry(&self, table: &Table, lowest: usize) -> Point<C> {
        let last = TEETH * Self::COLUMNS * C::TABLES.len() - 1;
        let sign = |tooth: usize| match lowest + Self::COLUMNS * tooth {
            index if index == last => 1,
            index => self.0.bit(index + 1),
        };
        let signs = (0..TEETH - 1).fold(0, |signs, tooth| signs | sign(tooth) << tooth);
        // With the highest tooth negative, it is the negative of the entry with all signs turned.
        let negative = sign(TEETH - 1) ^ 1;
        let wanted = signs ^ (negative * ((1 << (TEETH - 1)) - 1));
        let [x, y] = select(table, wanted).map(Field::unpack);
        Point::affine(x, y).negated_if(Choice::from(negative))
    }
}

/// The entry at `wanted`. All are read and masked.
#[inline(never)]
fn select(table: &Table, wanted: u8) -> Zeroizing<[[u64; 4]; 2]> {
    let mut words = [[0; 4]; 2];
    for (index, entry) in (0_u8..).zip(table) {
        // Only a difference of 0 leaves a negative number, and so a mask of ones. Without the black box, the compiler reads all
        // this as a comparison, and branches.
        let mask = black_box((i64::from(index ^ wanted) - 1) >> 63) as u64;
        for (word, from) in words
            .as_flattened_mut()
            .iter_mut()
            .zip(entry.as_flattened())
        {
            *word |= from & mask;
        }
    }
    Zeroizing::new(words)
}
