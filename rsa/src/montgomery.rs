//! Montgomery multiplication of signed digits, one modulus in each lane.
//!
//! With B = 2^24 and R = B^rows, a product is a·b/R modulo M, where M = k·m is the modulus m scaled so that M = -1 mod B.
//! Then a column's quotient is the column's own low digit q: adding q·M clears it, and what is left of that is
//! q·(M + 1)/B, added one column above. No multiplication stands between a column and its quotient.
//!
//! Rows are taken in tiles of four, so that a column is loaded and stored once for four products.

use super::digits::{Digits, carry, load, read, settle};
use super::natural::{DIGIT, Divisor, MASK, Natural};
use super::vector::{F64x2, Radix};
use core::mem::take;

/// Up to this many digits, a column holds all of a product and of its quotients without carrying in between.
const FREE_OF_CARRIES: usize = 60;

/// Tiles after which longer numbers are carried.
pub(super) const TILES_BETWEEN_CARRIES: usize = 14;

const ZERO: F64x2 = F64x2::ZERO;

/// Two odd moduli and what multiplying modulo each of them in its lane takes.
pub(super) struct Moduli {
    divisors: [Divisor; 2],
    /// M in each lane, as long as a number has places.
    scaled: [Natural; 2],
    /// (M + 1)/B.
    pub(super) reduced: Digits,
    /// R² mod m, which takes numbers into Montgomery form.
    square: Digits,
    /// Digits of a number: M < B^places / 8.
    pub(super) places: usize,
}

impl Moduli {
    /// Takes the moduli. `None` when one is even or has less than 72 bits.
    pub fn new(moduli: [Natural; 2]) -> Option<Self> {
        let [first, second] = moduli;
        if !first.is_odd() || !second.is_odd() {
            return None;
        }
        // k < B, and three bits of room.
        let places = (first.bits().max(second.bits()) + DIGIT + 3).div_ceil(DIGIT);
        let power = Natural::power(2 * places.next_multiple_of(4));
        let divisors = [Divisor::new(first)?, Divisor::new(second)?];
        let squares = divisors.each_ref().map(|divisor| divisor.remainder(&power));
        let scaled = divisors
            .each_ref()
            .map(|divisor| scale(divisor.number(), places));
        let reduced = scaled.each_ref().map(above_lowest_digit);
        let reduced = load(
            &reduced[0],
            &reduced[1],
            places - 1,
            3 + (places - 4).next_multiple_of(4),
        );
        let square = load(&squares[0], &squares[1], places, places.next_multiple_of(4));
        Some(Self {
            divisors,
            scaled,
            reduced,
            square,
            places,
        })
    }

    /// The moduli, to take remainders by.
    pub fn divisors(&self) -> &[Divisor; 2] {
        &self.divisors
    }

    /// Bits of the longer modulus.
    pub fn bits(&self) -> usize {
        let [first, second] = self
            .divisors
            .each_ref()
            .map(|divisor| divisor.number().bits());
        first.max(second)
    }

    /// Tiles of four rows.
    pub fn tiles(&self) -> usize {
        self.places.div_ceil(4)
    }

    /// Columns to work in: 0 now, and again after each product.
    pub fn columns(&self) -> Digits {
        Digits::zeros(4 * self.tiles() + self.square.len())
    }

    /// A number in each lane, as it is.
    pub fn load(&self, first: &Natural, second: &Natural) -> Digits {
        load(first, second, self.places, self.square.len())
    }

    /// R² mod m in each lane: times this, a number is in Montgomery form.
    pub fn square_of_radix(&self) -> &Digits {
        &self.square
    }

    /// The remainder of the first lane; the number must be above -M.
    pub fn read_first(&self, value: &Digits) -> Natural {
        self.divisors[0].remainder(&read(value, F64x2::first, &self.scaled[0]))
    }

    /// The remainder of the second lane; the number must be above -M.
    pub fn read_second(&self, value: &Digits) -> Natural {
        self.divisors[1].remainder(&read(value, F64x2::second, &self.scaled[1]))
    }

    /// value ← value·factor/R in each lane.
    #[inline(never)]
    pub fn multiply(&self, value: &mut Digits, factor: &Digits, columns: &mut Digits) {
        debug_assert!(columns.are_zero());
        let mut here = &mut **columns;
        for (tile, rows) in value.as_chunks().0.iter().take(self.tiles()).enumerate() {
            add_rows(here, factor, rows, [ZERO; 3]);
            if tile % TILES_BETWEEN_CARRIES == TILES_BETWEEN_CARRIES - 1 {
                carry(here);
            }
            here = here.get_mut(4..).unwrap_or_default();
        }
        self.reduce(value, columns);
    }

    /// value ← value²/R in each lane. What lies beside the diagonal blocks of four by four is taken once and doubled.
    #[inline(never)]
    pub fn square(&self, value: &mut Digits, columns: &mut Digits) {
        debug_assert!(columns.are_zero());
        let mut above = &**value;
        for tile in 0..self.tiles() {
            let (Some((row, factor)), Some(here)) =
                (above.split_first_chunk(), columns.get_mut(8 * tile..))
            else {
                return;
            };
            if let Some(block) = here.first_chunk_mut() {
                add_block(block, row);
            }
            let beside = here.get_mut(4..).unwrap_or_default();
            let doubled = [
                row[0] + row[0],
                row[1] + row[1],
                row[2] + row[2],
                row[3] + row[3],
            ];
            add_rows(beside, factor, &doubled, [ZERO; 3]);
            if tile % TILES_BETWEEN_CARRIES == TILES_BETWEEN_CARRIES - 1 {
                carry(here);
            }
            above = factor;
        }
        self.reduce(value, columns);
    }

    /// Clears the lowest columns by adding multiples of M, and settles those above into `value`.
    #[inline(never)]
    fn reduce(&self, value: &mut Digits, columns: &mut Digits) {
        if self.places > FREE_OF_CARRIES {
            carry(columns);
        }
        let (Some((&low, reduced)), Some((lowest, mut here))) = (
            self.reduced.split_first_chunk::<3>(),
            columns.split_first_chunk_mut(),
        ) else {
            return;
        };
        let Some((next, rest)) = reduced.split_first_chunk::<4>() else {
            return;
        };
        let before = [low[2], low[1], low[0]];
        let radix = Radix::new();
        let mut quotients = take_quotients(lowest, here, low, radix);
        for tile in 1..self.tiles() {
            let Some((lowest, above)) = here.split_first_chunk_mut() else {
                return;
            };
            add_four(lowest, next, &quotients, before);
            // The next quotients first: what is left to add waits for them as little as they for that.
            let next_quotients = take_quotients(lowest, above, low, radix);
            add_rows(above, rest, &quotients, [next[3], next[2], next[1]]);
            if tile % TILES_BETWEEN_CARRIES == 0 {
                carry(above);
            }
            quotients = next_quotients;
            here = above;
        }
        add_rows(here, reduced, &quotients, before);
        self.settle(here, value);
    }

    /// Makes sums of digits digits again, and the columns 0. The number must be within B^places / 8.
    pub fn settle(&self, columns: &mut [F64x2], value: &mut Digits) {
        settle(
            columns.get_mut(..self.places).unwrap_or_default(),
            value.get_mut(..self.places).unwrap_or_default(),
        );
    }

    /// base^exponent in each lane, in and out of Montgomery form. The time depends on the exponent, which is public.
    pub fn open_power(&self, base: &Digits, exponent: &Natural, columns: &mut Digits) -> Digits {
        let mut power = base.clone();
        for index in (0..exponent.bits().saturating_sub(1)).rev() {
            self.square(&mut power, columns);
            if exponent.window(index, 1) == 1 {
                self.multiply(&mut power, base, columns);
            }
        }
        power
    }
}

/// k·m as long as a number has places, with k < B such that k·m = -1 mod B.
fn scale(modulus: &Natural, places: usize) -> Natural {
    let low = modulus.lowest();
    // Right to 3 bits, then 6, 12, 24.
    let mut inverse = low;
    for _ in 0..3 {
        inverse = inverse.wrapping_mul(2_u32.wrapping_sub(low.wrapping_mul(inverse)));
    }
    let k = Natural::from_digits(vec![inverse.wrapping_neg() & MASK]);
    modulus.times_plus(&k, &Natural::default()).resized(places)
}

/// (M + 1)/B: the lowest digit of M is the largest there is, so that 1 more carries out of it.
fn above_lowest_digit(scaled: &Natural) -> Natural {
    let high = Natural::from_digits(scaled.digits().get(1..).unwrap_or_default().to_vec());
    let one = Natural::power(0);
    high.times_plus(&one, &one)
        .resized(scaled.digits().len() - 1)
}

/// Carries out of the lowest four columns, which are left 0, and takes what stays in each, at most 2^23 in size, as its
/// quotient.
#[inline(always)]
fn take_quotients(
    lowest: &mut [F64x2; 4],
    above: &mut [F64x2],
    reduced: [F64x2; 3],
    radix: Radix,
) -> [F64x2; 4] {
    let [column, second, third, fourth] = take(lowest);
    let (first_quotient, carried) = radix.split(column);
    let column = (second + carried) + first_quotient * reduced[0];
    let (second_quotient, carried) = radix.split(column);
    let column = (third + first_quotient * reduced[1] + carried) + second_quotient * reduced[0];
    let (third_quotient, carried) = radix.split(column);
    let products = first_quotient * reduced[2] + second_quotient * reduced[1];
    let column = ((fourth + products) + carried) + third_quotient * reduced[0];
    let (fourth_quotient, carried) = radix.split(column);
    if let Some(above) = above.first_mut() {
        *above = *above + carried;
    }
    [
        first_quotient,
        second_quotient,
        third_quotient,
        fourth_quotient,
    ]
}

/// `columns[j] += rows[0]·factor[j] + rows[1]·factor[j - 1] + rows[2]·factor[j - 2] + rows[3]·factor[j - 3]`, where
/// `before` holds `factor[-1]`, `factor[-2]`, `factor[-3]`. The length of `factor` is a multiple of four, and there are
/// three columns more.
#[inline(always)]
fn add_rows(columns: &mut [F64x2], factor: &[F64x2], rows: &[F64x2; 4], mut before: [F64x2; 3]) {
    debug_assert!(factor.len().is_multiple_of(4) && factor.len() + 3 <= columns.len());
    let Some((columns, beyond)) = columns.split_at_mut_checked(factor.len()) else {
        return;
    };
    // Two times four columns a turn, so that the loop itself costs little.
    let (columns, last_columns) = columns.as_chunks_mut().0.as_chunks_mut();
    let (factor, last_factor) = factor.as_chunks().0.as_chunks();
    let highest = |factor: &[F64x2; 4]| [factor[3], factor[2], factor[1]];
    for ([low_columns, high_columns], [low, high]) in columns.iter_mut().zip(factor) {
        add_four(low_columns, low, rows, before);
        add_four(high_columns, high, rows, highest(low));
        before = highest(high);
    }
    if let ([columns], [factor]) = (last_columns, last_factor) {
        add_four(columns, factor, rows, before);
        before = highest(factor);
    }
    if let Some([first, second, third]) = beyond.first_chunk_mut() {
        *first = *first + (rows[1] * before[0] + (rows[2] * before[1] + rows[3] * before[2]));
        *second = *second + (rows[2] * before[0] + rows[3] * before[1]);
        *third = *third + rows[3] * before[0];
    }
}

/// The same for four columns.
#[inline(always)]
fn add_four(columns: &mut [F64x2; 4], factor: &[F64x2; 4], rows: &[F64x2; 4], before: [F64x2; 3]) {
    let sum = |a, b, c, d| (rows[0] * a + rows[1] * b) + (rows[2] * c + rows[3] * d);
    columns[0] = columns[0] + sum(factor[0], before[0], before[1], before[2]);
    columns[1] = columns[1] + sum(factor[1], factor[0], before[0], before[1]);
    columns[2] = columns[2] + sum(factor[2], factor[1], factor[0], before[0]);
    columns[3] = columns[3] + sum(factor[3], factor[2], factor[1], factor[0]);
}

/// The square of four digits.
#[inline(always)]
fn add_block(columns: &mut [F64x2; 7], &[a, b, c, d]: &[F64x2; 4]) {
    let [two_a, two_b, two_c] = [a + a, b + b, c + c];
    columns[0] = columns[0] + a * a;
    columns[1] = columns[1] + two_a * b;
    columns[2] = columns[2] + (two_a * c + b * b);
    columns[3] = columns[3] + (two_a * d + two_b * c);
    columns[4] = columns[4] + (two_b * d + c * c);
    columns[5] = columns[5] + two_c * d;
    columns[6] = columns[6] + d * d;
}
