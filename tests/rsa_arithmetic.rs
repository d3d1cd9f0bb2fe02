//! The raw RSA operations agree with the crates `rsa` and `crypto-bigint`, on every length and at every edge.

#[path = "support/dry.rs"]
mod dry;

use countersign::rsa::{Defect, Fault, Numbers, PrivateKey, PublicKey};
use crypto_bigint::{BoxedUint, ConcatenatingMul, Gcd, NonZero, Odd, Resize};
use dry::Dry;
use rand_core::{TryCryptoRng, TryRng};
use rsa::hazmat::{rsa_decrypt_and_check, rsa_encrypt};
use rsa::traits::PublicKeyParts;
use sha2::{Digest, Sha256};
use std::convert::Infallible;

/// Repeatable bytes: SHA-256 of a name and a counter. Counts what was drawn.
struct Bytes {
    name: &'static str,
    blocks: u64,
    drawn: usize,
}

impl Bytes {
    fn new(name: &'static str) -> Self {
        Self {
            name,
            blocks: 0,
            drawn: 0,
        }
    }

    fn take(&mut self, count: usize) -> Vec<u8> {
        let mut bytes = vec![0; count];
        let Ok(()) = self.try_fill_bytes(&mut bytes);
        bytes
    }
}

impl TryRng for Bytes {
    type Error = Infallible;
    fn try_next_u32(&mut self) -> Result<u32, Infallible> {
        let mut word = [0; 4];
        self.try_fill_bytes(&mut word)
            .map(|()| u32::from_le_bytes(word))
    }
    fn try_next_u64(&mut self) -> Result<u64, Infallible> {
        let mut word = [0; 8];
        self.try_fill_bytes(&mut word)
            .map(|()| u64::from_le_bytes(word))
    }
    fn try_fill_bytes(&mut self, to: &mut [u8]) -> Result<(), Infallible> {
        for part in to.chunks_mut(32) {
            self.blocks += 1;
            let block = Sha256::new()
                .chain_update(self.name)
                .chain_update(self.blocks.to_be_bytes())
                .finalize();
            part.copy_from_slice(&block[..part.len()]);
        }
        self.drawn += to.len();
        Ok(())
    }
}

impl TryCryptoRng for Bytes {}

/// The numbers of a key.
struct Made {
    n: BoxedUint,
    e: BoxedUint,
    d: BoxedUint,
    p: BoxedUint,
    q: BoxedUint,
}

impl Made {
    fn new(p: &BoxedUint, q: &BoxedUint, e: &BoxedUint) -> Self {
        let one = BoxedUint::one();
        let [p_less, q_less] = [p, q].map(|prime| prime.wrapping_sub(&one));
        let totient = p_less.concatenating_mul(&q_less);
        let e_wide = e.clone().resize(totient.bits_precision());
        let d = e_wide
            .invert_mod(&NonZero::new(totient).unwrap())
            .expect("e is coprime to the totient");
        Self {
            n: p.concatenating_mul(q),
            e: e.clone(),
            d,
            p: p.clone(),
            q: q.clone(),
        }
    }

    /// Each number as bytes.
    fn bytes(&self) -> [Vec<u8>; 5] {
        [&self.n, &self.e, &self.d, &self.p, &self.q].map(|number| number.to_be_bytes().into_vec())
    }

    fn key(&self) -> Result<PrivateKey, Defect> {
        let [n, e, d, p, q] = &self.bytes();
        PrivateKey::new(Numbers { n, e, d, p, q })
    }

    fn size(&self) -> usize {
        (self.n.bits() as usize).div_ceil(8)
    }

    fn power(&self, block: &[u8], exponent: &BoxedUint) -> Vec<u8> {
        power(&self.n, block, exponent)
    }
}

/// block^exponent mod n by crypto-bigint.
fn power(n: &BoxedUint, block: &[u8], exponent: &BoxedUint) -> Vec<u8> {
    let n = Odd::new(n.clone()).unwrap();
    let block = BoxedUint::from_be_slice(block, n.bits_precision()).unwrap();
    let raised = block.pow_mod(exponent, &n);
    bytes(&raised, (n.bits() as usize).div_ceil(8))
}

fn bytes(number: &BoxedUint, size: usize) -> Vec<u8> {
    let all = number.to_be_bytes();
    let mut bytes = vec![0; size.saturating_sub(all.len())];
    bytes.extend_from_slice(&all[all.len().saturating_sub(size)..]);
    bytes
}

fn primes() -> Vec<(usize, BoxedUint)> {
    let read = |line: &str| {
        let (bits, digits) = line.split_once(' ').expect("length and digits");
        let digits = format!(
            "{:0>width$}",
            digits,
            width = digits.len().next_multiple_of(16)
        );
        let prime = BoxedUint::from_str_radix_vartime(&digits, 16).unwrap();
        assert_eq!(prime.bits().to_string(), bits);
        (bits.parse().unwrap(), prime)
    };
    include_str!("rsa_arithmetic/primes.txt")
        .lines()
        .map(read)
        .collect()
}

/// The `index`th prime of that length.
fn prime(bits: usize, index: usize) -> BoxedUint {
    primes()
        .into_iter()
        .filter(|(length, _)| *length == bits)
        .nth(index)
        .expect("in the list")
        .1
}

fn f4() -> BoxedUint {
    BoxedUint::from(65_537_u32)
}

/// Keys of ordinary lengths, then of odd ones, then with primes of different lengths, either one first.
fn keys() -> Vec<(&'static str, Made)> {
    let made =
        |p: (usize, usize), q: (usize, usize)| Made::new(&prime(p.0, p.1), &prime(q.0, q.1), &f4());
    vec![
        ("1024", made((512, 0), (512, 1))),
        ("1030", made((515, 0), (515, 1))),
        ("1536", made((768, 0), (768, 1))),
        ("2047", made((1024, 0), (1023, 0))),
        ("2048", made((1024, 0), (1024, 1))),
        ("3072", made((1536, 1), (1536, 0))),
        ("4096", made((2048, 0), (2048, 1))),
        ("256 and 768", made((256, 0), (768, 0))),
        ("768 and 256", made((768, 2), (256, 1))),
        ("700 and 1348", made((700, 0), (1348, 0))),
        ("1348 and 700", made((1348, 0), (700, 0))),
        ("512 and 1536", made((512, 0), (1536, 0))),
        ("1800 and 256", made((1800, 0), (256, 0))),
    ]
}

/// 0, 1, 2, n - 1, n - 2, powers of two about the middle, and random ones.
fn operands(n: &BoxedUint, size: usize, random: usize, source: &mut Bytes) -> Vec<Vec<u8>> {
    let one = BoxedUint::one();
    let less = n.wrapping_sub(&one);
    let mut operands = vec![vec![0; size]];
    operands.extend(
        [
            &one,
            &BoxedUint::from(2_u32),
            &less,
            &less.wrapping_sub(&one),
        ]
        .map(|number| bytes(number, size)),
    );
    for byte in [1, size / 2] {
        let mut block = vec![0; size];
        block[byte] = 1;
        operands.push(block.clone());
        block[byte..].fill(0xff);
        operands.push(block);
    }
    for _ in 0..random {
        let number = BoxedUint::from_be_slice_vartime(&source.take(size + 8));
        let n = NonZero::new(n.clone()).unwrap();
        operands.push(bytes(&number.rem_vartime(&n), size));
    }
    operands
}

#[test]
fn private_and_public_operations_agree_with_rsa_and_crypto_bigint() {
    let source = &mut Bytes::new("operands");
    for (name, made) in keys() {
        let key = made
            .key()
            .unwrap_or_else(|defect| panic!("{name}: {defect:?}"));
        assert_eq!(key.public().bits(), made.n.bits() as usize, "{name}");
        assert_eq!(key.public().size(), made.size(), "{name}");
        assert_eq!(
            key.public().modulus(),
            bytes(&made.n, made.size()),
            "{name}"
        );
        assert_eq!(key.public().exponent(), [1, 0, 1], "{name}");
        let oracle = rsa::RsaPrivateKey::from_components(
            made.n.clone(),
            made.e.clone(),
            made.d.clone(),
            vec![made.p.clone(), made.q.clone()],
        );
        let random = if made.size() > 256 { 2 } else { 8 };
        for block in operands(&made.n, made.size(), random, source) {
            let signed = key
                .raise(&block, source)
                .unwrap_or_else(|fault| panic!("{name}: {fault:?}, {block:02x?}"));
            assert_eq!(
                signed,
                made.power(&block, &made.d),
                "{name}: private, {block:02x?}"
            );
            let back = key.public().raise(&signed).expect("a block below n");
            assert_eq!(back, block, "{name}: public");
            let raised = key.public().raise(&block).expect("a block below n");
            assert_eq!(
                raised,
                made.power(&block, &made.e),
                "{name}: public, {block:02x?}"
            );
            if let Ok(oracle) = &oracle {
                let number = BoxedUint::from_be_slice(&block, oracle.n_bits_precision()).unwrap();
                let second = rsa_decrypt_and_check(oracle, Some(source), &number).unwrap();
                assert_eq!(
                    signed,
                    bytes(&second, made.size()),
                    "{name}: private, crate rsa"
                );
                let second = rsa_encrypt(oracle, &number).unwrap();
                assert_eq!(
                    raised,
                    bytes(&second, made.size()),
                    "{name}: public, crate rsa"
                );
            }
        }
        // That crate refuses primes longer than half the modulus.
        let wide = made.p.bits().max(made.q.bits()) > made.n.bits().div_ceil(2);
        assert_eq!(oracle.is_err(), wide, "{name}: what the crate rsa takes");
    }
}

/// Odd numbers of `bits` bits whose 24-bit digits are the ones at which a signed digit turns over.
fn moduli_with_extreme_digits(bits: usize) -> Vec<BoxedUint> {
    let patterns: [&[u32]; 9] = [
        &[0xff_ffff],
        &[0x80_0000],
        &[0x7f_ffff],
        &[0x80_0001, 0x80_0000],
        &[0x80_0000, 0x7f_ffff],
        &[0x7f_ffff, 0x80_0001],
        &[0x00_0000],
        &[0xff_ffff, 0x00_0000],
        &[0x80_0001, 0x7f_ffff, 0x80_0000, 0x00_0001],
    ];
    let mut moduli = Vec::new();
    for pattern in patterns {
        for lowest in [0x00_0001, 0xff_ffff, 0x80_0001, 0x7f_ffff] {
            let digits: Vec<u32> = pattern.iter().copied().cycle().take(bits / 24).collect();
            let mut bytes: Vec<u8> = digits
                .iter()
                .rev()
                .flat_map(|digit| digit.to_be_bytes()[1..].to_vec())
                .collect();
            let length = bytes.len();
            bytes[length - 3..].copy_from_slice(&u32::to_be_bytes(lowest)[1..]);
            let mut modulus = BoxedUint::from_be_slice_vartime(&bytes).resize(bits as u32 + 64);
            modulus = &modulus | &(BoxedUint::one().resize(bits as u32 + 64) << (bits as u32 - 1));
            moduli.push(BoxedUint::from_be_slice_vartime(&modulus.to_be_bytes()));
        }
    }
    moduli
}

#[test]
fn public_operation_is_exact_for_moduli_with_extreme_digits() {
    let source = &mut Bytes::new("extreme");
    for bits in [1024, 1031, 2048, 3072, 4096] {
        for modulus in moduli_with_extreme_digits(bits) {
            assert_eq!(modulus.bits() as usize, bits);
            let size = bits.div_ceil(8);
            let key = PublicKey::new(&modulus.to_be_bytes(), &[1, 0, 1]).unwrap();
            for block in operands(&modulus, size, 2, source).into_iter().skip(2) {
                let raised = key.raise(&block).expect("a block below n");
                assert_eq!(
                    raised,
                    power(&modulus, &block, &f4()),
                    "{modulus:x}, {block:02x?}"
                );
            }
        }
    }
}

#[test]
fn exponents_of_every_length_work() {
    let source = &mut Bytes::new("exponents");
    let (p, q) = (prime(512, 0), prime(512, 1));
    let one = BoxedUint::one();
    let totient = p
        .wrapping_sub(&one)
        .concatenating_mul(&q.wrapping_sub(&one));
    for bits in [17, 18, 24, 25, 33, 48, 64, 65, 512, 1000] {
        let mut bytes = source.take(bits / 8 + 1);
        let length = bytes.len();
        bytes[length - 1] |= 1;
        let mut e = BoxedUint::from_be_slice_vartime(&bytes).resize(1024);
        e >>= (length * 8 - bits) as u32;
        e = &e | &(BoxedUint::one().resize(1024) << (bits as u32 - 1));
        e = &e | &one.clone().resize(1024);
        while bool::from(
            e.clone()
                .invert_mod(&NonZero::new(totient.clone()).unwrap())
                .is_none(),
        ) {
            e = e.wrapping_add(BoxedUint::from(2_u32).resize(1024));
        }
        let made = Made::new(&p, &q, &e);
        let key = made.key().unwrap();
        assert_eq!(
            key.public().exponent(),
            self::bytes(&e, (e.bits() as usize).div_ceil(8))
        );
        for block in operands(&made.n, 128, 1, source) {
            let signed = key.raise(&block, source).unwrap();
            assert_eq!(signed, made.power(&block, &made.d), "{bits} bit");
            assert_eq!(
                key.public().raise(&block).unwrap(),
                made.power(&block, &e),
                "{bits} bit"
            );
        }
    }
}

#[test]
fn blocks_not_below_the_modulus_or_of_another_length_are_refused() {
    let made = Made::new(&prime(515, 0), &prime(515, 1), &f4());
    let (key, size) = (made.key().unwrap(), made.size());
    let one = BoxedUint::one().resize(made.n.bits_precision());
    for block in [
        bytes(&made.n, size),
        bytes(&made.n.wrapping_add(&one), size),
        vec![0xff; size],
        vec![0; size - 1],
        vec![0; size + 1],
        Vec::new(),
    ] {
        assert_eq!(key.raise(&block, &mut Bytes::new("refused")), Err(Fault));
        assert_eq!(key.public().raise(&block), None);
    }
    assert!(
        key.raise(
            &bytes(&made.n.wrapping_sub(&one), size),
            &mut Bytes::new("taken")
        )
        .is_ok()
    );
}

#[test]
fn randomness_is_drawn_once_and_changes_no_result() {
    let made = Made::new(&prime(512, 0), &prime(512, 1), &f4());
    let key = made.key().unwrap();
    let block = bytes(&BoxedUint::from(0x1234_5678_u32), 128);
    assert_eq!(
        key.raise(&block, &mut Dry),
        Err(Fault),
        "without randomness nothing is computed"
    );

    let first = &mut Bytes::new("first");
    let signed = key.raise(&block, first).unwrap();
    assert!(first.drawn >= 128, "a factor for each half");
    assert_eq!(signed, made.power(&block, &made.d));
    let drawn = first.drawn;
    for _ in 0..8 {
        assert_eq!(key.raise(&block, first).unwrap(), signed);
        assert_eq!(
            key.raise(&block, &mut Dry).unwrap(),
            signed,
            "later uses draw nothing"
        );
    }
    assert_eq!(first.drawn, drawn);
    assert_eq!(
        made.key()
            .unwrap()
            .raise(&block, &mut Bytes::new("other"))
            .unwrap(),
        signed
    );
}

#[test]
fn one_key_serves_several_threads() {
    let made = Made::new(&prime(512, 0), &prime(512, 1), &f4());
    let key = made.key().unwrap();
    std::thread::scope(|scope| {
        for name in ["a", "b", "c"] {
            let (key, made) = (&key, &made);
            scope.spawn(move || {
                let source = &mut Bytes::new(name);
                for block in operands(&made.n, 128, 3, source) {
                    assert_eq!(
                        key.raise(&block, source).unwrap(),
                        made.power(&block, &made.d)
                    );
                }
            });
        }
    });
}

#[test]
fn lengths_and_exponents_outside_the_limits_are_refused() {
    let refused = |n: &[u8], e: &[u8]| PublicKey::new(n, e).err();
    let odd = |bits: usize| {
        let mut n = vec![0xff; bits.div_ceil(8)];
        n[0] >>= (8 - bits % 8) % 8;
        n
    };
    assert_eq!(refused(&[], &[1, 0, 1]), Some(Defect::Short(0)));
    assert_eq!(refused(&[0; 200], &[1, 0, 1]), Some(Defect::Short(0)));
    assert_eq!(refused(&[5], &[1, 0, 1]), Some(Defect::Short(3)));
    assert_eq!(refused(&odd(1023), &[1, 0, 1]), Some(Defect::Short(1023)));
    assert_eq!(refused(&odd(1024), &[1, 0, 1]), None);
    assert_eq!(refused(&odd(4096), &[1, 0, 1]), None);
    assert_eq!(refused(&odd(4097), &[1, 0, 1]), Some(Defect::Long(4097)));
    assert_eq!(
        refused(&[0xff; 5000], &[1, 0, 1]),
        Some(Defect::Long(40_000))
    );
    for e in [
        &[][..],
        &[0],
        &[1],
        &[3],
        &[0xff, 0xff],
        &[0, 0, 0xff, 0xff],
        &[1, 0, 0],
    ] {
        assert_eq!(refused(&odd(1024), e), Some(Defect::SmallExponent), "{e:?}");
    }
    assert_eq!(
        refused(&odd(1024), &[1, 0, 2]),
        Some(Defect::Inconsistent),
        "an even exponent"
    );
    assert_eq!(
        refused(&odd(1024), &odd(1024)),
        Some(Defect::Inconsistent),
        "an exponent that is the modulus"
    );
    assert_eq!(
        refused(&odd(1024), &[1; 3000]),
        Some(Defect::Inconsistent),
        "an exponent beyond the modulus"
    );
    let mut even = odd(1024);
    even[127] = 0xfe;
    assert_eq!(refused(&even, &[1, 0, 1]), Some(Defect::Inconsistent));
    let mut zeros = vec![0; 300];
    zeros.extend(odd(1025));
    let key = PublicKey::new(&zeros, &[0, 0, 1, 0, 1]).unwrap();
    assert_eq!(
        (key.bits(), key.size(), key.exponent()),
        (1025, 129, vec![1, 0, 1])
    );
}

#[test]
fn numbers_that_do_not_belong_together_are_refused() {
    let made = Made::new(&prime(512, 0), &prime(512, 1), &f4());
    let [n, e, d, p, q] = &made.bytes();
    let refused = |n: &[u8], e: &[u8], d: &[u8], p: &[u8], q: &[u8]| {
        PrivateKey::new(Numbers { n, e, d, p, q }).err()
    };
    let wrong = Some(Defect::Inconsistent);
    let altered = |number: &[u8], by: u8| {
        let mut number = number.to_vec();
        *number.last_mut().unwrap() ^= by;
        number
    };
    assert_eq!(refused(n, e, d, p, q), None);
    assert_eq!(refused(n, e, d, q, p), None, "either prime first");
    assert_eq!(refused(&altered(n, 2), e, d, p, q), wrong);
    assert_eq!(refused(n, &[1, 0, 3], d, p, q), wrong);
    assert_eq!(refused(n, e, &altered(d, 2), p, q), wrong);
    assert_eq!(refused(n, e, &altered(d, 1), p, q), wrong);
    assert_eq!(refused(n, e, d, &altered(p, 2), q), wrong);
    assert_eq!(refused(n, e, d, p, &altered(q, 1)), wrong);
    assert_eq!(refused(n, e, d, p, p), wrong);
    assert_eq!(refused(n, e, d, n, &[1]), wrong);
    assert_eq!(refused(n, e, d, &[1], n), wrong);
    for none in [&[][..], &[0], &[1]] {
        assert_eq!(refused(n, e, none, p, q), wrong);
        assert_eq!(refused(n, e, d, none, q), wrong);
        assert_eq!(refused(n, e, d, p, none), wrong);
    }
    assert_eq!(refused(n, e, &[0xff; 4000], p, q), wrong);
    assert_eq!(refused(n, e, d, &[0xff; 4000], q), wrong);

    // d may be taken modulo the least common multiple of p - 1 and q - 1, or have a multiple of it added.
    let one = BoxedUint::one();
    let [less_p, less_q] = [&made.p, &made.q].map(|prime| prime.wrapping_sub(&one));
    let totient = less_p.concatenating_mul(&less_q);
    let lcm = totient
        .wrapping_div(&NonZero::new(less_p.gcd(&less_q).resize(totient.bits_precision())).unwrap());
    let shortest = made.d.rem_vartime(&NonZero::new(lcm).unwrap());
    let key = PrivateKey::new(Numbers {
        n,
        e,
        d: &shortest.to_be_bytes(),
        p,
        q,
    })
    .unwrap();
    let block = bytes(&BoxedUint::from(7_u32), 128);
    assert_eq!(
        key.raise(&block, &mut Bytes::new("lcm")).unwrap(),
        made.power(&block, &made.d)
    );
}

#[test]
fn a_square_of_a_prime_is_refused() {
    let p = prime(512, 0);
    let n = p.concatenating_mul(&p);
    let order = p.wrapping_sub(BoxedUint::one());
    let d = f4()
        .resize(512)
        .invert_mod(&NonZero::new(order).unwrap())
        .unwrap();
    let [n, d, p] = [n, d, p].map(|number| number.to_be_bytes());
    let made = PrivateKey::new(Numbers {
        n: &n,
        e: &[1, 0, 1],
        d: &d,
        p: &p,
        q: &p,
    });
    assert_eq!(made.err(), Some(Defect::Inconsistent));
}
