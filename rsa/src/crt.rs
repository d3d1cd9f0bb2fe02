//! The private operation by its two halves, modulo p in one lane and q in the other.

use super::digits::Digits;
use super::montgomery::Moduli;
use super::natural::{DIGIT, Natural};
use alloc::vec;
use spin::Mutex;
use zeroize::Zeroizing;

/// Fills a buffer with random bytes, or says that it cannot.
pub(super) type Random<'a> = &'a mut dyn FnMut(&mut [u8]) -> bool;

/// The primes, the exponents for each, and what the first use computes.
pub(super) struct Halves {
    moduli: Moduli,
    pub(super) exponents: [Natural; 2],
    state: Mutex<Option<State>>,
}

/// Numbers in Montgomery form, modulo p and q.
struct State {
    /// r^e: what a block is multiplied by.
    blind: Digits,
    /// 1/r: what takes the result back.
    unblind: Digits,
    /// 1/q modulo p.
    inverse_of_q: Digits,
}

impl Halves {
    /// Takes the primes and the private exponent. `None` unless d·e = 1 modulo p - 1 and q - 1 and p differs from q.
    pub fn new(primes: [Natural; 2], d: &Natural, e: &Natural) -> Option<Self> {
        if primes[0].equals(&primes[1]) {
            return None;
        }
        let exponents = [exponent(&primes[0], d, e)?, exponent(&primes[1], d, e)?];
        let moduli = Moduli::new(primes)?;
        Some(Self {
            moduli,
            exponents,
            state: Mutex::new(None),
        })
    }

    /// block^d modulo p·q. `None` when there is no randomness, or when its power is not the block.
    pub fn raise(&self, block: &Natural, e: &Natural, random: Random<'_>) -> Option<Natural> {
        let columns = &mut self.moduli.columns();
        let mut state = self.state.lock();
        let now = match state.take() {
            Some(state) => state,
            None => self.prepare(e, random, columns)?,
        };
        let next = state.insert(State {
            blind: now.blind.clone(),
            unblind: now.unblind.clone(),
            inverse_of_q: now.inverse_of_q.clone(),
        });
        self.moduli.square(&mut next.blind, columns);
        self.moduli.square(&mut next.unblind, columns);
        drop(state);

        let [p, q] = self.moduli.divisors();
        let parts = [p.remainder(block), q.remainder(block)];
        let mut power = self.moduli.enter(&parts[0], &parts[1], columns);
        self.moduli.multiply(&mut power, &now.blind, columns);
        power = self.moduli.power(&power, &self.exponents, columns);
        self.moduli.multiply(&mut power, &now.unblind, columns);
        self.moduli.leave(&mut power, columns);
        let root = self.join(&power, &now.inverse_of_q, columns);

        let [first, second] = self.parts_of_power(&root, e, columns);
        if first.equals(&parts[0]) & second.equals(&parts[1]) {
            return Some(root);
        }
        // One half may be wrong, and would reveal the primes. It may stay wrong, so nothing computed is kept.
        *self.state.lock() = None;
        None
    }

    /// root^e modulo p and modulo q.
    fn parts_of_power(&self, root: &Natural, e: &Natural, columns: &mut Digits) -> [Natural; 2] {
        let moduli = &self.moduli;
        let [p, q] = moduli.divisors();
        let base = moduli.enter(&p.remainder(root), &q.remainder(root), columns);
        let mut power = moduli.open_power(&base, e, columns);
        moduli.leave(&mut power, columns);
        [moduli.read_first(&power), moduli.read_second(&power)]
    }

    /// Damages what the halves are joined with.
    #[cfg(test)]
    pub fn damage_joint(&self) {
        let mut state = self.state.lock();
        let state = state.as_mut().expect("a key that was used");
        state.inverse_of_q = state.unblind.clone();
    }

    /// The factor that the next use multiplies by, modulo p.
    #[cfg(test)]
    pub fn blinding_factor(&self) -> Option<Vec<u32>> {
        let state = self.state.lock();
        Some(
            self.moduli
                .read_first(&state.as_ref()?.blind)
                .digits()
                .to_vec(),
        )
    }

    /// Garner: s = s_q + q·((s_p - s_q)/q mod p), from s_p and s_q in the lanes.
    fn join(&self, halves: &Digits, inverse_of_q: &Digits, columns: &mut Digits) -> Natural {
        let [_, q] = self.moduli.divisors();
        let second = self.moduli.read_second(halves);
        let mut factor = self.moduli.load(&second, &Natural::default());
        for ((column, first), second) in columns.iter_mut().zip(&**halves).zip(&*factor) {
            *column = *first - *second;
        }
        self.moduli.settle(columns, &mut factor);
        self.moduli.multiply(&mut factor, inverse_of_q, columns);
        q.number()
            .times_plus(&self.moduli.read_first(&factor), &second)
    }

    /// Draws r and inverts r and q together, by Fermat's little theorem: 1/z = z^(p - 2).
    fn prepare(&self, e: &Natural, random: Random<'_>, columns: &mut Digits) -> Option<State> {
        let moduli = &self.moduli;
        let [p, q] = moduli.divisors();
        let mut draw = |digits: usize| {
            // 72 bits more than the prime has, so that the remainder is as good as uniform.
            let mut bytes = Zeroizing::new(vec![0; (digits + 3) * DIGIT / 8]);
            random(&mut bytes).then(|| Natural::from_bytes(&bytes))
        };
        let drawn = [
            draw(p.number().digits().len())?,
            draw(q.number().digits().len())?,
        ];
        let r = moduli.enter(&p.remainder(&drawn[0]), &q.remainder(&drawn[1]), columns);

        // q modulo p in the first lane, 1 in the second.
        let other = moduli.enter(&p.remainder(q.number()), &Natural::power(0), columns);

        let mut product = r.clone();
        moduli.multiply(&mut product, &other, columns);
        let less_2 = [p.number().less(2), q.number().less(2)];
        let inverse = moduli.power(&product, &less_2, columns);

        let mut unblind = inverse.clone();
        moduli.multiply(&mut unblind, &other, columns);
        let mut inverse_of_q = inverse;
        moduli.multiply(&mut inverse_of_q, &r, columns);
        Some(State {
            blind: moduli.open_power(&r, e, columns),
            unblind,
            inverse_of_q,
        })
    }
}

/// d modulo `prime` - 1, if times e it is 1.
fn exponent(prime: &Natural, d: &Natural, e: &Natural) -> Option<Natural> {
    let order = super::natural::Divisor::new(prime.less(1))?;
    let exponent = order.remainder(d);
    let product = order.remainder(&exponent.times_plus(e, &Natural::default()));
    product.equals(&Natural::power(0)).then_some(exponent)
}
