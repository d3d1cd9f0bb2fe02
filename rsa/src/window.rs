//! Powers with secret exponents, one in each lane: fixed windows of four or five bits, each read by a scan of the whole table.

use super::digits::Digits;
use super::montgomery::Moduli;
use super::natural::Natural;
use super::vector::{F64x2, Mask};

/// Bits of a window for exponents of so many bits. Scanning the table of the wider one takes as long as the multiplications
/// that it saves until the exponent has some 700 bits.
const fn width(bits: usize) -> usize {
    if bits <= 700 { 4 } else { 5 }
}

impl Moduli {
    /// base^exponent in each lane, in and out of Montgomery form. Neither exponent may be longer than the longer modulus,
    /// whose length is all that the time shows.
    pub fn power(&self, base: &Digits, exponents: &[Natural; 2], columns: &mut Digits) -> Digits {
        let width = width(self.bits());
        let table = self.table(base, width, columns);
        let windows = self.bits().div_ceil(width);
        let mut power = Digits::zeros(base.len());
        let mut entry = power.clone();
        for window in (0..windows).rev() {
            let wanted = exponents
                .each_ref()
                .map(|exponent| exponent.window(window * width, width));
            select(&mut entry, &table, wanted);
            if window + 1 == windows {
                power.copy_from_slice(&entry);
                continue;
            }
            for _ in 0..width {
                self.square(&mut power, columns);
            }
            self.multiply(&mut power, &entry, columns);
        }
        power
    }

    /// base^0 to base^(2^width - 1), one after the other.
    fn table(&self, base: &Digits, width: usize, columns: &mut Digits) -> Digits {
        let mut table = Digits::zeros(base.len() << width);
        let mut power = self.one(columns);
        for (index, entry) in table.chunks_exact_mut(base.len()).enumerate() {
            match index {
                0 => {}
                1 => power.copy_from_slice(base),
                _ => self.multiply(&mut power, base, columns),
            }
            entry.copy_from_slice(&power);
        }
        table
    }

    /// 1 in Montgomery form.
    #[inline(never)]
    pub fn one(&self, columns: &mut Digits) -> Digits {
        let mut one = self.load(&Natural::power(0), &Natural::power(0));
        self.multiply(&mut one, self.square_of_radix(), columns);
        one
    }
}

/// Copies the entry that `wanted` names in each lane. Every entry is read and masked, four at a time.
#[inline(never)]
fn select(to: &mut [F64x2], table: &[F64x2], wanted: [u32; 2]) {
    to.fill(F64x2::ZERO);
    let mut index = 0;
    for four in table.chunks_exact(4 * to.len()) {
        let masks = [0, 1, 2, 3].map(|offset| Mask::equal(index + offset, wanted));
        let (low, high) = four.split_at(2 * to.len());
        let ((first, second), (third, fourth)) = (low.split_at(to.len()), high.split_at(to.len()));
        let entries = first.iter().zip(second).zip(third.iter().zip(fourth));
        for (digit, ((first, second), (third, fourth))) in to.iter_mut().zip(entries) {
            let low = first.masked(masks[0]).or(second.masked(masks[1]));
            let high = third.masked(masks[2]).or(fourth.masked(masks[3]));
            *digit = digit.or(low.or(high));
        }
        index += 4;
    }
}
