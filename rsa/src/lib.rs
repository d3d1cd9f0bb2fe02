//! The two raw operations of RSA on one block of the modulus's length, made for WebAssembly.
//!
//! Padding and key containers are the business of the crate that uses this.
//!
//! # The arithmetic
//! WebAssembly has no wide multiplication, but it has two lanes of doubles, and a double holds every whole number up to
//! 2^53. So a number is a vector of signed digits of B = 2^24, each a whole number held as a double, and every product
//! and sum is exact: no rounding ever happens. Where the target has no SIMD the same steps run on arrays of two.
//!
//! | file | holds |
//! |---|---|
//! | `vector` | two lanes of doubles, four of integers, a lane-wise mask |
//! | `natural` | numbers as 24-bit digits in integers: bytes, products, remainders |
//! | `digits` | signed digits in lanes: in, out, carries |
//! | `rows` | sums of products of digits |
//! | `montgomery` | products modulo two numbers, one in each lane: the two halves of the private operation |
//! | `adjacent` | products modulo one number, adjacent rows in the lanes: the public operation |
//! | `window` | powers with secret exponents |
//! | `crt` | blinding, the two halves, and their recombination |
//!
//! # Why every step is exact
//! D is the number of digits (`places`), R = B^(4·⌈D/4⌉), and M = k·m is the scaled modulus of a lane: k < B and
//! D ≥ (bits + 27)/24 make M < B^D/8.
//!
//! **Digits.** Adding 1.5·2^76 to a column c with |c| < 2^53 gives a double that counts in steps of 2^24, so subtracting it
//! again leaves the multiple u of 2^24 next to c, with |c - u| ≤ 2^23 and |u|/2^24 ≤ 2^29. One carry pass leaves digits of
//! at most 2^23 + 2^29, the second one of at most 2^23 + (2^23 + 2^29)/2^24, that is 2^23 + 33; where two lanes
//! are joined between the passes, 2^23 + 65. A loaded number has digits of at most 2^23 + 1. The highest digit keeps its
//! carries: since |x| < B^D/8 and all lower digits come to less than 0.51·B^(D - 1), it stays below B/8 + 1.
//!
//! **Values.** Of two factors one is at most M in size, and the other below B^D/8 ≤ R/8. All quotient digits are at most 2^23
//! in size, so the quotient is below 0.51·R, and the result |a·b + q·M|/R is below M/8 + 0.51·M: again at most M.
//! What goes in is a remainder below m ≤ M, or a result, or in `crt` a result less a number below the other prime; that
//! result is a product by 1, below 0.52·M. Adding M makes a result positive, and below 2·M < B^D.
//!
//! **Columns.** A product of digits is at most (2^23 + 65)² < 2^46·(1 + 2^-15), so a column may hold 127 of them and some
//! carries (each below 2^30) before it reaches 2^53. A product of two numbers puts at most D into a column, a doubled one
//! counted twice, and the quotients put in D more: 120 for D ≤ 60. Longer numbers are carried between the two, and
//! after every 14 tiles, each of which puts in at most 8. With adjacent rows a lane's column holds half of that:
//! D/2 + 2 and D/2 + 1, together at most 123 for D ≤ 120; up to D = 172 (4096 bit) they are carried in between.
//!
//! # What an observer learns
//! The lengths of the modulus, of the primes, and of the exponents as given; the public exponent; and how many bytes 0 a
//! block begins with. Time and addresses depend on nothing else: no branch and no index depends on a digit, every
//! lane holds a whole number below 2^77 (never a subnormal one, which processors treat differently), the table of powers is
//! scanned whole, and results are compared whole. Blocks are blinded with a factor that is drawn at the key's first use
//! and squared for each later one. A result leaves only after it has been raised to e, modulo both primes, and found to be
//! the block: a fault in one half would otherwise reveal the primes.

#![cfg_attr(not(test), no_std)]
#![forbid(unsafe_code)]
#![warn(missing_docs)]

extern crate alloc;

mod adjacent;
mod crt;
mod digits;
mod montgomery;
mod natural;
mod rows;
#[cfg(test)]
mod tests;
mod vector;
mod window;

use alloc::{boxed::Box, vec::Vec};
use crt::Halves;
use montgomery::Moduli;
use natural::Natural;
use rand_core::TryCryptoRng;

/// Why numbers are not a usable RSA key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Defect {
    /// The modulus has this many bits, fewer than 1024.
    Short(usize),
    /// The modulus has this many bits, more than 4096.
    Long(usize),
    /// The public exponent is below 65537.
    SmallExponent,
    /// The numbers do not belong together: an even modulus or exponent, an exponent not below the modulus, p·q ≠ n,
    /// d·e ≢ 1, or a prime under 256 bit.
    Inconsistent,
}

/// The private operation could not be done: no randomness, or its result did not check.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fault;

/// The numbers of a private key, each big-endian, leading zeros allowed (RFC 8017, A.1.2).
#[derive(Clone, Copy)]
pub struct Numbers<'a> {
    /// The modulus.
    pub n: &'a [u8],
    /// The public exponent.
    pub e: &'a [u8],
    /// The private exponent.
    pub d: &'a [u8],
    /// One prime.
    pub p: &'a [u8],
    /// The other prime.
    pub q: &'a [u8],
}

/// The shortest prime, in bits: shorter ones can be found by factoring methods whatever the modulus's length.
const SHORTEST_PRIME: usize = 256;

/// A public key of 1024 to 4096 bit with an exponent of at least 65537.
pub struct PublicKey {
    /// The modulus in both lanes.
    moduli: Moduli,
    exponent: Natural,
}

impl PublicKey {
    /// Takes modulus and exponent, each big-endian.
    pub fn new(n: &[u8], e: &[u8]) -> Result<Self, Defect> {
        let [first, second] = [n, n].map(Natural::from_bytes);
        let exponent = Natural::from_bytes(e);
        match first.bits() {
            bits @ 0..1024 => return Err(Defect::Short(bits)),
            bits @ 4097.. => return Err(Defect::Long(bits)),
            _ => {}
        }
        if exponent.is_below(&Natural::from_bytes(&[1, 0, 1])) {
            return Err(Defect::SmallExponent);
        }
        if !exponent.is_odd() || !exponent.is_below(&first) {
            return Err(Defect::Inconsistent);
        }
        let moduli = Moduli::new([first, second]).ok_or(Defect::Inconsistent)?;
        Ok(Self { moduli, exponent })
    }

    fn number(&self) -> &Natural {
        self.moduli.divisors()[0].number()
    }

    /// A key with any exponent, for showing that verification does not rest on the floor.
    ///
    /// # Panics
    /// Where the modulus or the exponent is even.
    #[cfg(feature = "below-the-floor")]
    #[must_use]
    pub fn below_the_floor(n: &[u8], e: &[u8]) -> Self {
        let moduli = Moduli::new([n, n].map(Natural::from_bytes)).expect("an odd modulus");
        let exponent = Natural::from_bytes(e);
        assert!(exponent.is_odd());
        Self { moduli, exponent }
    }

    /// The length of the modulus in bits.
    #[must_use]
    pub fn bits(&self) -> usize {
        self.number().bits()
    }

    /// The length of the modulus, and so of a block, in bytes.
    #[must_use]
    pub fn size(&self) -> usize {
        self.bits().div_ceil(8)
    }

    /// The modulus, big-endian, [`Self::size`] bytes.
    #[must_use]
    pub fn modulus(&self) -> Vec<u8> {
        self.number().to_bytes(self.size())
    }

    /// The public exponent, big-endian, without leading zeros.
    #[must_use]
    pub fn exponent(&self) -> Vec<u8> {
        self.exponent.to_bytes(self.exponent.bits().div_ceil(8))
    }

    /// block^e mod n, [`Self::size`] bytes. `None` unless `block` has that length and is below n.
    #[must_use]
    pub fn raise(&self, block: &[u8]) -> Option<Vec<u8>> {
        let number = self.read(block)?;
        Some(
            self.moduli
                .public_power(&number, &self.exponent)
                .to_bytes(self.size()),
        )
    }

    /// Reads a block. `None` unless it has the modulus's length and is below n.
    fn read(&self, block: &[u8]) -> Option<Natural> {
        let number = Natural::from_bytes(block);
        (block.len() == self.size() && number.is_below(self.number())).then_some(number)
    }
}

/// A private key with its public half. Not `Clone`, prints nothing, wiped on drop.
pub struct PrivateKey {
    halves: Box<Halves>,
    public: PublicKey,
}

impl PrivateKey {
    /// Takes the numbers of a two-prime key and checks that they belong together.
    pub fn new(numbers: Numbers<'_>) -> Result<Self, Defect> {
        let public = PublicKey::new(numbers.n, numbers.e)?;
        let [d, p, q] = [numbers.d, numbers.p, numbers.q].map(Natural::from_bytes);
        let n = public.number();
        let fits = |number: &Natural| number.digits().len() <= n.digits().len();
        if ![&d, &p, &q].into_iter().all(fits)
            || p.bits().min(q.bits()) < SHORTEST_PRIME
            || !p.times_plus(&q, &Natural::default()).equals(n)
        {
            return Err(Defect::Inconsistent);
        }
        let halves = Halves::new([p, q], &d, &public.exponent).ok_or(Defect::Inconsistent)?;
        Ok(Self {
            halves: Box::new(halves),
            public,
        })
    }

    /// The public half.
    #[must_use]
    pub fn public(&self) -> &PublicKey {
        &self.public
    }

    /// block^d mod n, blinded, and checked by raising it to e before it leaves.
    ///
    /// `rng` gives the blinding factor at the first use; from then on the factor is squared for each use.
    pub fn raise<R: TryCryptoRng>(&self, block: &[u8], rng: &mut R) -> Result<Vec<u8>, Fault> {
        self.raise_with(block, &mut |bytes| rng.try_fill_bytes(bytes).is_ok())
    }

    fn raise_with(&self, block: &[u8], random: crt::Random<'_>) -> Result<Vec<u8>, Fault> {
        let number = self.public.read(block).ok_or(Fault)?;
        let raised = self
            .halves
            .raise(&number, &self.public.exponent, random)
            .ok_or(Fault)?;
        Ok(raised.to_bytes(block.len()))
    }
}
