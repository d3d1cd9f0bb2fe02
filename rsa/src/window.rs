//! Powers with secret exponents, one in each lane: fixed windows of four or five bits, each read by a scan of the whole table.

use super::digits::Digits;
use super::montgomery::Moduli;
use super::natural::Natural;
use super::vector::{F64x2, Mask, Packed};
use alloc::{vec, vec::Vec};
use zeroize::Zeroize;

/// Bits of a window for exponents of so many bits. Scanning the table of the wider one takes as long as the multiplications
/// that it saves until the exponent has some 700 bits.
const fn width(bits: usize) -> usize {
    if bits <= 700 { 4 } else { 5 }
}

/// Entries that are scanned at a time: the table has one or two times as many.
const SCANNED: usize = 16;

/// The powers of a base, 16 or 32 of them, two digits in a word. The same two of all powers lie side by side.
struct Table {
    words: Vec<Packed>,
    powers: usize,
}

impl Drop for Table {
    fn drop(&mut self) {
        self.words.as_mut_slice().zeroize();
    }
}

impl Moduli {
    /// base^exponent in each lane, in and out of Montgomery form. Neither exponent may be longer than the longer modulus,
    /// whose length is all that the time shows.
    pub fn power(&self, base: &Digits, exponents: &[Natural; 2], columns: &mut Digits) -> Digits {
        let width = width(self.bits());
        let table = self.table(base, 1 << width, columns);
        let windows = self.bits().div_ceil(width);
        let mut power = Digits::zeros(base.len());
        let mut entry = power.clone();
        for window in (0..windows).rev() {
            let wanted = exponents
                .each_ref()
                .map(|exponent| exponent.window(window * width, width));
            table.select(wanted, &mut entry);
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

    /// base^0 to base^(powers - 1).
    fn table(&self, base: &Digits, powers: usize, columns: &mut Digits) -> Table {
        let mut table = Table {
            words: vec![Packed::ZERO; base.len() / 2 * powers],
            powers,
        };
        let mut power = self.one(columns);
        for index in 0..powers {
            match index {
                0 => {}
                1 => power.copy_from_slice(base),
                _ => self.multiply(&mut power, base, columns),
            }
            let words = table.words.iter_mut().skip(index).step_by(powers);
            for (word, [low, high]) in words.zip(power.as_chunks().0) {
                *word = Packed::new(*low, *high);
            }
        }
        table
    }

    /// 1 in Montgomery form.
    #[inline(never)]
    pub fn one(&self, columns: &mut Digits) -> Digits {
        let one = Natural::power(0);
        self.enter(&one, &one, columns)
    }
}

impl Table {
    /// The power that `wanted` names in each lane. Every word is read and masked.
    #[inline(never)]
    fn select(&self, wanted: [u32; 2], to: &mut [F64x2]) {
        let masks: [Mask; 2 * SCANNED] =
            core::array::from_fn(|index| Mask::equal(index as u32, wanted));
        let words = self.words.chunks_exact(self.powers);
        for (to, words) in to.as_chunks_mut().0.iter_mut().zip(words) {
            let mut chosen = Packed::ZERO;
            for (words, masks) in words
                .as_chunks::<SCANNED>()
                .0
                .iter()
                .zip(masks.as_chunks::<SCANNED>().0)
            {
                for (word, mask) in words.iter().zip(masks) {
                    chosen = chosen.or(word.masked(*mask));
                }
            }
            *to = chosen.unpacked();
        }
    }
}
