//! Montgomery multiplication modulo one number, its lanes carrying adjacent rows.
//!
//! Both lanes of a number hold the same digits. A column holds the sums of even rows in its first lane, and those of
//! odd rows, which count one column higher, in its second: the number is the sum of
//! `(first[j] + second[j - 1])·B^j`.

use super::digits::{Digits, carry};
use super::montgomery::Moduli;
use super::natural::Natural;
use super::vector::{DOWN, F64x2, Radix, multiple};
use core::mem::take;

/// Up to this many digits, a column holds all of a product and of its quotients without a carry in between.
const FREE_OF_CARRIES: usize = 120;

impl Moduli {
    /// base^exponent for the one modulus that both lanes have. The time depends on the exponent, which is public.
    pub fn public_power(&self, base: &Natural, exponent: &Natural) -> Natural {
        let mut columns = self.columns();
        let plain = self.load(base, base);
        let mut base = plain.clone();
        self.multiply_adjacent(&mut base, self.square_of_radix(), &mut columns);
        let mut power = base.clone();
        for index in (0..exponent.bits().saturating_sub(1)).rev() {
            self.square_adjacent(&mut power, &mut columns);
            if exponent.window(index, 1) == 1 {
                // The exponent is odd: its last bit comes here, and takes the power out of Montgomery form.
                let factor = if index == 0 { &plain } else { &base };
                self.multiply_adjacent(&mut power, factor, &mut columns);
            }
        }
        self.read_first(&power)
    }

    /// value ← value·factor/R.
    #[inline(never)]
    pub(super) fn multiply_adjacent(
        &self,
        value: &mut Digits,
        factor: &Digits,
        columns: &mut Digits,
    ) {
        debug_assert!(columns.are_zero());
        for (tile, rows) in value.as_chunks().0.iter().take(self.tiles()).enumerate() {
            let here = columns.get_mut(4 * tile..).unwrap_or_default();
            add_rows(here, factor, join(rows), [F64x2::ZERO; 2]);
        }
        self.reduce_adjacent(value, columns);
    }

    /// value ← value²/R. What lies beside the diagonal blocks of four by four is taken once and doubled.
    #[inline(never)]
    pub(super) fn square_adjacent(&self, value: &mut Digits, columns: &mut Digits) {
        debug_assert!(columns.are_zero());
        let mut above = &**value;
        for tile in 0..self.tiles() {
            let (Some((block, factor)), Some(here)) =
                (above.split_first_chunk(), columns.get_mut(8 * tile..))
            else {
                return;
            };
            let rows = join(block);
            if let Some(diagonal) = here.first_chunk_mut() {
                add_block(diagonal, block, rows);
            }
            let beside = here.get_mut(4..).unwrap_or_default();
            add_rows(
                beside,
                factor,
                [rows[0] + rows[0], rows[1] + rows[1]],
                [F64x2::ZERO; 2],
            );
            above = factor;
        }
        self.reduce_adjacent(value, columns);
    }

    /// Clears the lowest columns by adding multiples of M, and settles those above into `value`.
    #[inline(never)]
    fn reduce_adjacent(&self, value: &mut Digits, columns: &mut Digits) {
        if self.places > FREE_OF_CARRIES {
            carry(columns);
        }
        let (Some((low, reduced)), Some((lowest, mut here))) = (
            self.reduced.split_first_chunk(),
            columns.split_first_chunk_mut(),
        ) else {
            return;
        };
        let Some((next, rest)) = reduced.split_first_chunk() else {
            return;
        };
        let half = rest.len() / 8 * 4;
        let (nearer, farther) = rest.split_at(half);
        let before = [low[1], low[2]];
        let radix = Radix::new();
        find_low(lowest, low, radix);
        find_high(lowest, here, low, radix);
        let mut found = lowest;
        for _ in 1..self.tiles() {
            let Some((lowest, above)) = here.split_first_chunk_mut() else {
                return;
            };
            let [first, _, second, _] = take(found);
            let rows = [first, second];
            add_four(lowest, next, rows, before);
            // Two quotients wait for the two below, and the rows that are added meanwhile for none of them.
            find_low(lowest, low, radix);
            let before = add_columns(above, nearer, rows, highest(next));
            find_high(lowest, above, low, radix);
            let beyond = above.get_mut(half..).unwrap_or_default();
            add_rows(beyond, farther, rows, before);
            found = lowest;
            here = above;
        }
        let [first, _, second, _] = take(found);
        add_rows(here, reduced, [first, second], before);
        self.settle_adjacent(value, here);
    }

    /// Joins the lanes into digits of at most 2^23 + 65, and leaves the columns 0. No column in use reaches the last two
    /// places.
    fn settle_adjacent(&self, value: &mut Digits, columns: &mut [F64x2]) {
        carry(columns.get_mut(..self.places - 1).unwrap_or_default());
        let mut below = 0.0;
        let digits = value.get_mut(..self.places).unwrap_or_default();
        for (digit, column) in digits.iter_mut().zip(columns) {
            let column = take(column);
            *digit = F64x2::splat(column.first() + below);
            below = column.second();
        }
        carry(digits);
    }
}

/// Four digits as two rows, each with the next digit in its second lane.
fn join(digits: &[F64x2; 4]) -> [F64x2; 2] {
    let row = |low: F64x2, high: F64x2| F64x2::new(low.first(), high.first());
    [row(digits[0], digits[1]), row(digits[2], digits[3])]
}

/// Puts the quotients of the lowest two columns of a tile in the place of the first, and adds what they make to the others.
/// `low` are the lowest digits of (M + 1)/B.
#[inline(always)]
fn find_low(tile: &mut [F64x2; 4], low: &[F64x2; 3], radix: Radix) {
    let (columns, above) = tile.split_at_mut(2);
    if let (Some(columns), Some(above)) = (columns.first_chunk_mut(), above.first_chunk_mut()) {
        let quotients = find_quotients(columns, above, low[0].first(), radix);
        above[0] = above[0] + quotients * low[1];
        above[1] = above[1] + quotients * low[2];
    }
}

/// The same for its highest two columns and those above the tile, to which what the quotients make is left to be added.
#[inline(always)]
fn find_high(tile: &mut [F64x2; 4], above: &mut [F64x2], low: &[F64x2; 3], radix: Radix) {
    if let (Some(columns), Some(above)) = (tile.last_chunk_mut(), above.first_chunk_mut()) {
        find_quotients(columns, above, low[0].first(), radix);
    }
}

/// Carries out of two columns, and puts what stays in each, at most 2^23 in size, as its quotient in the place of the first.
/// `reduced` is the lowest digit of (M + 1)/B.
#[inline(always)]
fn find_quotients(
    columns: &mut [F64x2; 2],
    above: &mut [F64x2; 2],
    reduced: f64,
    radix: Radix,
) -> F64x2 {
    let [(low, low_carried), (high, high_carried)] = columns.map(|column| radix.split(column));
    let first_quotient = low.first();
    // What is known last is added last, so that the next two wait for less.
    let known = high.first() + low.second();
    let sum = (known + low_carried.first()) + first_quotient * reduced;
    let multiple = multiple(sum);
    let second_quotient = sum - multiple;
    let known = (above[0].first() + high.second()) + (low_carried.second() + high_carried.first());
    let first = (known + multiple * DOWN) + second_quotient * reduced;
    above[0] = F64x2::new(first, above[0].second());
    above[1] = above[1] + F64x2::new(high_carried.second(), 0.0);
    let quotients = F64x2::new(first_quotient, second_quotient);
    *columns = [quotients, F64x2::ZERO];
    quotients
}

/// The two digits that the columns after these need of a factor.
#[inline(always)]
fn highest(factor: &[F64x2; 4]) -> [F64x2; 2] {
    [factor[2], factor[3]]
}

/// `columns[j] += rows[0]·factor[j] + rows[1]·factor[j - 2]`, where `before` holds `factor[-2]` and `factor[-1]`. The
/// length of `factor` is a multiple of four, and there are two columns more.
#[inline(always)]
fn add_rows(columns: &mut [F64x2], factor: &[F64x2], rows: [F64x2; 2], before: [F64x2; 2]) {
    debug_assert!(factor.len().is_multiple_of(4) && factor.len() + 2 <= columns.len());
    let before = add_columns(columns, factor, rows, before);
    let beyond = columns.get_mut(factor.len()..).unwrap_or_default();
    if let Some([first, second]) = beyond.first_chunk_mut() {
        *first = *first + rows[1] * before[0];
        *second = *second + rows[1] * before[1];
    }
}

/// The same without the two columns more. Gives their `before`.
#[inline(always)]
fn add_columns(
    columns: &mut [F64x2],
    factor: &[F64x2],
    rows: [F64x2; 2],
    mut before: [F64x2; 2],
) -> [F64x2; 2] {
    for (columns, factor) in columns
        .as_chunks_mut()
        .0
        .iter_mut()
        .zip(factor.as_chunks().0)
    {
        add_four(columns, factor, rows, before);
        before = highest(factor);
    }
    before
}

/// The same for four columns.
#[inline(always)]
fn add_four(columns: &mut [F64x2; 4], factor: &[F64x2; 4], rows: [F64x2; 2], before: [F64x2; 2]) {
    columns[0] = columns[0] + (rows[0] * factor[0] + rows[1] * before[0]);
    columns[1] = columns[1] + (rows[0] * factor[1] + rows[1] * before[1]);
    columns[2] = columns[2] + (rows[0] * factor[2] + rows[1] * factor[0]);
    columns[3] = columns[3] + (rows[0] * factor[3] + rows[1] * factor[1]);
}

/// The square of four digits: all sixteen products.
#[inline(always)]
fn add_block(columns: &mut [F64x2; 6], &[a, b, c, d]: &[F64x2; 4], rows: [F64x2; 2]) {
    columns[0] = columns[0] + rows[0] * a;
    columns[1] = columns[1] + rows[0] * b;
    columns[2] = columns[2] + (rows[0] * c + rows[1] * a);
    columns[3] = columns[3] + (rows[0] * d + rows[1] * b);
    columns[4] = columns[4] + rows[1] * c;
    columns[5] = columns[5] + rows[1] * d;
}
