//! Numbers modulo a prime p below 2^256, as nine signed limbs of 29 bits in Montgomery form.
//!
//! # Why nothing overflows
//! R = 2^261. A **settled** element has limbs from −2^28 to 2^28 − 1, the highest too while the value is at most 15p in size.
//! Addition and subtraction do not carry: a sum of m settled elements has limbs of at most m·2^28. Unpacked constants
//! have limbs below 2^29, so they count as two.
//!
//! **Columns.** One reduction serves at most two products. If their factors have limbs of at most m·2^28 and m'·2^28, a
//! column holds nine products of each pair, together at most 9·Σmm'·2^56. What the reduction adds to a column, and takes off
//! the lowest, is below 2^54: every [`Prime`] shows that of its own (and `scalar` what holds for those that need more). So a column stays below 2^63 − 2^56 as long as Σmm' ≤ 14;
//! settling adds less than 2^35. The formulas of every curve keep Σmm' within that.
//!
//! **Values.** The quotients q make up a number Q from 0 to R − 1, and the result (ab + cd + Q·p)/R of a reduction lies above
//! (ab + cd)/R and below p + (ab + cd)/R. In multiples of p: factors of at most A·p, B·p, C·p and D·p give a result from
//! −(AB + CD)/32 to 1 + (AB + CD)/32, for p/R < 1/32. The formulas keep what they settle within 15p.
//!
//! Nothing here branches on a value or uses one as an address.

use core::marker::PhantomData;
use core::ops::{Add, Mul, Neg, Sub};

use subtle::{Choice, ConditionallySelectable, ConstantTimeEq};
use zeroize::DefaultIsZeroes;

pub const LIMBS: usize = 9;
pub const BITS: usize = 29;
pub const MASK: i64 = (1 << BITS) - 1;

/// What sets one prime apart from the others. Words come least significant first.
pub trait Prime: Copy + Default {
    /// p.
    const MODULUS: [u64; 4];
    /// R mod p: 1 in Montgomery form.
    const ONE: [u64; 4];
    /// R² mod p: a product with it brings a number into Montgomery form.
    const SQUARE_OF_RADIX: [u64; 4];

    /// The columns plus that multiple of p, from 0 to 2^29 − 1 times, which makes column 0 end in 29 zeros; column 0 then falls
    /// away, and what is left of it is carried to the next.
    fn without_lowest(columns: [i64; LIMBS]) -> [i64; LIMBS];

    /// 1/x, and 0 for 0: x^(p − 2) (Fermat). The exponent is no secret, and the time depends on nothing else.
    fn inverse(x: &Field<Self>) -> Field<Self>;
}

/// A number x modulo p, held as limbs whose sum of limb·2^(29·index) is x·R modulo p.
#[derive(Clone, Copy, Default)]
#[cfg_attr(test, derive(Debug))]
pub struct Field<P>(pub(crate) [i64; LIMBS], PhantomData<P>);

impl<P: Prime> DefaultIsZeroes for Field<P> {}

impl<P: Prime> Field<P> {
    pub const ZERO: Self = Self::from_limbs([0; LIMBS]);

    pub const ONE: Self = Self::unpack(P::ONE);

    pub const fn from_limbs(limbs: [i64; LIMBS]) -> Self {
        Self(limbs, PhantomData)
    }

    /// The limbs of a number of four words, least significant first, that is in Montgomery form already.
    pub const fn unpack(words: [u64; 4]) -> Self {
        let mut limbs = [0; LIMBS];
        let mut index = 0;
        while index < LIMBS {
            let (word, shift) = (index * BITS / 64, index * BITS % 64);
            let mut bits = words[word] >> shift;
            if shift > 64 - BITS && word < 3 {
                bits |= words[word + 1] << (64 - shift);
            }
            limbs[index] = bits as i64 & MASK;
            index += 1;
        }
        Self::from_limbs(limbs)
    }

    /// Any number of 32 bytes, big-endian, modulo p. Below p it is what [`Self::to_bytes`] gives back.
    pub fn from_bytes(bytes: &[u8; 32]) -> Self {
        let mut words = [0; 4];
        for (word, bytes) in words.iter_mut().rev().zip(bytes.as_chunks().0) {
            *word = u64::from_be_bytes(*bytes);
        }
        Self::unpack(words) * Self::unpack(P::SQUARE_OF_RADIX)
    }

    /// The number from 0 to p − 1, big-endian.
    pub fn to_bytes(self) -> [u8; 32] {
        let mut bytes = [0; 32];
        for (bytes, word) in bytes
            .as_chunks_mut()
            .0
            .iter_mut()
            .zip(self.words().iter().rev())
        {
            *bytes = word.to_be_bytes();
        }
        bytes
    }

    /// The number from 0 to p − 1 in words, least significant first.
    ///
    /// The product with a bare 1 is above −|x|/R > −1 and below p + 1, and whole: 0 to p, where p stands for 0.
    fn words(self) -> [u64; 4] {
        let mut one = Self::ZERO;
        one.0[0] = 1;
        // One word more than there are bits for.
        let mut words = [0_u64; 5];
        let mut carry = 0;
        for (index, limb) in (self * one).0.into_iter().enumerate() {
            let sum = limb + carry;
            carry = sum >> BITS;
            let (word, shift) = (index * BITS / 64, index * BITS % 64);
            let digit = (sum & MASK) as u64;
            words[word] |= digit << shift;
            if shift > 64 - BITS {
                words[word + 1] |= digit >> (64 - shift);
            }
        }
        let [a, b, c, d, _] = words;
        let is_modulus = [a, b, c, d].ct_eq(&P::MODULUS);
        [a, b, c, d].map(|word| u64::conditional_select(&word, &0, is_modulus))
    }

    /// Whether the number is 0.
    pub fn is_zero(self) -> Choice {
        self.words().ct_eq(&[0; 4])
    }

    /// The number or its negative.
    pub fn negated_if(self, choice: Choice) -> Self {
        let mask = i64::conditional_select(&0, &-1, choice);
        Self::from_limbs(self.0.map(|limb| (limb ^ mask) - mask))
    }

    pub fn times_three(self) -> Self {
        Self::from_limbs(self.0.map(|limb| 3 * limb))
    }

    /// The same value, settled.
    pub fn settled(self) -> Self {
        settle(self.0)
    }

    pub fn squared(&self) -> Self {
        square(self)
    }

    /// A step of an addition chain: as many squarings, then a product.
    #[inline(never)]
    pub fn chained(&self, squarings: u32, factor: &Self) -> Self {
        let mut power = *self;
        for _ in 0..squarings {
            power = power.squared();
        }
        power * *factor
    }

    /// 1/x, and 0 for 0.
    pub fn inverted(&self) -> Self {
        P::inverse(self)
    }
}

impl<P: Prime> Add for Field<P> {
    type Output = Self;
    #[inline(always)]
    fn add(mut self, other: Self) -> Self {
        for (limb, other) in self.0.iter_mut().zip(other.0) {
            *limb += other;
        }
        self
    }
}

impl<P: Prime> Sub for Field<P> {
    type Output = Self;
    #[inline(always)]
    fn sub(mut self, other: Self) -> Self {
        for (limb, other) in self.0.iter_mut().zip(other.0) {
            *limb -= other;
        }
        self
    }
}

impl<P: Prime> Neg for Field<P> {
    type Output = Self;
    #[inline(always)]
    fn neg(self) -> Self {
        Self::ZERO - self
    }
}

impl<P: Prime> Mul for Field<P> {
    type Output = Self;
    #[inline(always)]
    fn mul(self, other: Self) -> Self {
        product(&self, &other)
    }
}

#[inline(never)]
fn product<P: Prime>(a: &Field<P>, b: &Field<P>) -> Field<P> {
    reduced_sum([(a, b)])
}

/// x·x as [`reduced_sum`] has it, but for that each product of two different limbs is taken once, and doubled.
#[inline(never)]
fn square<P: Prime>(x: &Field<P>) -> Field<P> {
    let mut columns = [0; LIMBS];
    for row in 0..LIMBS {
        let digit = x.0[row];
        for (index, (column, limb)) in columns.iter_mut().zip(&x.0).enumerate() {
            if index > row {
                *column += 2 * digit * limb;
            } else if index == row {
                *column += digit * limb;
            }
        }
        columns = P::without_lowest(columns);
    }
    settle(columns)
}

/// ab + cd, with a single reduction.
#[inline(never)]
pub fn sum_of_products<P: Prime>(
    a: &Field<P>,
    b: &Field<P>,
    c: &Field<P>,
    d: &Field<P>,
) -> Field<P> {
    reduced_sum([(a, b), (c, d)])
}

/// The sum of the products, divided by R, settled: one limb of each first factor after the other, and a column less each time.
#[inline(always)]
fn reduced_sum<P: Prime, const N: usize>(pairs: [(&Field<P>, &Field<P>); N]) -> Field<P> {
    let mut columns = [0; LIMBS];
    for row in 0..LIMBS {
        for (a, b) in pairs {
            let digit = a.0[row];
            for (column, limb) in columns.iter_mut().zip(&b.0) {
                *column += digit * limb;
            }
        }
        columns = P::without_lowest(columns);
    }
    settle(columns)
}

/// Carries from the lowest column to the highest. The highest keeps what is left.
#[inline(always)]
fn settle<P: Prime>(mut columns: [i64; LIMBS]) -> Field<P> {
    const HALF: i64 = 1 << (BITS - 1);
    let mut carry = 0;
    for column in columns.iter_mut().take(LIMBS - 1) {
        let sum = *column + carry + HALF;
        *column = (sum & MASK) - HALF;
        carry = sum >> BITS;
    }
    columns[LIMBS - 1] += carry;
    Field::from_limbs(columns)
}
