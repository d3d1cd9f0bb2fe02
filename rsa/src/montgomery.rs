//! Montgomery multiplication of signed digits, one modulus in each lane.
//!
//! With B = 2^24 and R = B^rows, a product is a·b/R modulo M, where M = k·m is the modulus m scaled so that M = -1 mod B.
//! Then a column's quotient is the column's own low digit q: adding q·M clears it, and what is left of that is
//! q·(M + 1)/B, added one column above. No multiplication stands between a column and its quotient.
//!
//! Rows are taken in tiles of four. While the quotients of one tile wait for each other, the rows of the tile below are added.

use super::digits::{Digits, carry, load, read, settle};
use super::natural::{DIGIT, Divisor, MASK, Natural};
use super::rows::{add_block, add_four, add_rows, highest};
use super::vector::{F64x2, Radix};
use alloc::vec;
use core::mem::take;

/// Up to this many digits, a column holds all of a product and of its quotients without carrying in between.
const FREE_OF_CARRIES: usize = 60;

/// Tiles after which longer numbers are carried.
pub(super) const TILES_BETWEEN_CARRIES: usize = 14;

/// Columns that are added to while the quotients of a tile are found.
const BESIDE: usize = 16;

/// The least number of digits. Rounded up to tiles, (M + 1)/B then has three and four and `BESIDE`, for one turn of `reduce`.
const LEAST_PLACES: usize = 1 + 4 + BESIDE;

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
        let places = (first.bits().max(second.bits()) + DIGIT + 3)
            .div_ceil(DIGIT)
            .max(LEAST_PLACES);
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

    /// A number in each lane, in Montgomery form.
    pub fn enter(&self, first: &Natural, second: &Natural, columns: &mut Digits) -> Digits {
        let mut value = self.load(first, second);
        self.multiply(&mut value, self.square_of_radix(), columns);
        value
    }

    /// Takes a number out of Montgomery form.
    pub fn leave(&self, value: &mut Digits, columns: &mut Digits) {
        let one = Natural::power(0);
        self.multiply(value, &self.load(&one, &one), columns);
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
        let (Some((low, reduced)), Some((lowest, mut here))) = (
            self.reduced.split_first_chunk(),
            columns.split_first_chunk_mut(),
        ) else {
            return;
        };
        let Some((next, rest)) = reduced.split_first_chunk() else {
            return;
        };
        let Some((beside, rest)) = rest.split_first_chunk::<BESIDE>() else {
            return;
        };
        let before = [low[2], low[1], low[0]];
        let mut quotients = Quotients::new(low);
        for index in 0..4 {
            quotients.find(index, lowest);
        }
        let mut found = lowest;
        for tile in 1..self.tiles() {
            let Some((lowest, above)) = here.split_first_chunk_mut() else {
                return;
            };
            let Some((columns, beyond)) = above.split_first_chunk_mut::<BESIDE>() else {
                return;
            };
            let rows = take(found);
            add_four(lowest, next, &rows, before);
            let mut before = highest(next);
            // A quotient waits for the one below, and these columns for none of them.
            for (index, (columns, factor)) in columns
                .as_chunks_mut()
                .0
                .iter_mut()
                .zip(beside.as_chunks().0)
                .enumerate()
            {
                quotients.find(index, lowest);
                add_four(columns, factor, &rows, before);
                before = highest(factor);
            }
            add_rows(beyond, rest, &rows, before);
            if tile % TILES_BETWEEN_CARRIES == 0 {
                carry(above);
            }
            found = lowest;
            here = above;
        }
        if let Some(first) = here.first_mut() {
            *first = *first + quotients.carried;
        }
        add_rows(here, reduced, &take(found), before);
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

/// The quotients of a tile, found from the lowest up.
struct Quotients<'a> {
    /// The lowest digits of (M + 1)/B.
    low: &'a [F64x2; 3],
    radix: Radix,
    /// What goes up from the last column that was cleared.
    carried: F64x2,
}

impl<'a> Quotients<'a> {
    fn new(low: &'a [F64x2; 3]) -> Self {
        Self {
            low,
            radix: Radix::new(),
            carried: ZERO,
        }
    }

    /// Puts a quotient, at most 2^23 in size, in the place of its column, to which the rows of other tiles are added already.
    ///
    /// It is stored at once because V8 puts off arithmetic until a result is stored: whatever is stored next is then computed
    /// while a quotient waits for the one below.
    #[inline(always)]
    fn find(&mut self, index: usize, columns: &mut [F64x2; 4]) {
        let mut column = columns[index];
        let (found, last) = columns[..index].split_at(index.saturating_sub(1));
        for (&quotient, &digit) in found.iter().zip(self.low[..index].iter().rev()) {
            column = column + quotient * digit;
        }
        // What is known last is added last, so that the next quotient waits for two additions and not for up to four.
        column = column + self.carried;
        if let Some(&quotient) = last.first() {
            column = column + quotient * self.low[0];
        }
        (columns[index], self.carried) = self.radix.split(column);
    }
}
