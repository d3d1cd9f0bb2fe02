//! What only the inside can show: exactness at the largest digits, the table scan, remainders, and the fault check.

use super::digits::Digits;
use super::montgomery::Moduli;
use super::natural::{Divisor, Natural};
use super::vector::{F64x2, Mask, Packed};
use super::{Fault, Numbers, PrivateKey};
use crypto_bigint::{BoxedUint, ConcatenatingMul, NonZero, Resize};

fn number(natural: &Natural) -> BoxedUint {
    BoxedUint::from_be_slice_vartime(&natural.to_bytes(3 * natural.digits().len()))
}

fn natural(number: &BoxedUint) -> Natural {
    Natural::from_bytes(&number.to_be_bytes())
}

/// An odd modulus of `bits` bits made of one repeated digit.
fn modulus(bits: usize, digit: u32) -> BoxedUint {
    let bytes: Vec<u8> = (0..bits.div_ceil(24))
        .flat_map(|_| digit.to_be_bytes()[1..].to_vec())
        .collect();
    let wide = BoxedUint::from_be_slice_vartime(&bytes).resize(bits as u32 + 64);
    let one = BoxedUint::one().resize(bits as u32 + 64);
    let top = &one << (bits as u32 - 1);
    let kept = &wide & &top.wrapping_sub(&one);
    &(&kept | &top) | &one
}

/// The value of one lane modulo `modulus`, for digits of any sign.
fn value(digits: &[F64x2], lane: fn(F64x2) -> f64, modulus: &BoxedUint) -> BoxedUint {
    let m = NonZero::new(modulus.clone()).unwrap();
    let step = BoxedUint::from(1_u32 << 24).resize(modulus.bits_precision());
    digits.iter().rev().fold(
        BoxedUint::zero_with_precision(modulus.bits_precision()),
        |high, &digit| {
            let digit = lane(digit);
            assert_eq!(digit, digit.trunc());
            let size = BoxedUint::from(digit.abs() as u64).resize(modulus.bits_precision());
            let high = high.mul_mod(&step, &m);
            if digit < 0.0 {
                high.sub_mod(&size, &m)
            } else {
                high.add_mod(&size, &m)
            }
        },
    )
}

/// Digits as large as a settled number may have: `sign` says which way each goes.
fn largest(moduli: &Moduli, sign: impl Fn(usize) -> f64) -> Digits {
    let mut digits = moduli.load(&Natural::default(), &Natural::default());
    for (index, digit) in digits.iter_mut().enumerate().take(moduli.places) {
        let size = if index + 1 == moduli.places {
            f64::from(1 << 20)
        } else {
            // Not all the same, or rounded sums could be right by chance.
            f64::from((1 << 23) + 65 - (index * index % 7) as u32)
        };
        *digit = F64x2::splat(size * sign(index));
    }
    digits
}

/// B^(4·tiles) mod m.
fn radix(moduli: &Moduli, modulus: &BoxedUint) -> BoxedUint {
    let power = number(&Natural::power(4 * moduli.tiles()));
    power
        .rem_vartime(&NonZero::new(modulus.clone()).unwrap())
        .resize(modulus.bits_precision())
}

/// Whether `product` is a·b/R, and its digits are small again.
fn check(
    moduli: &Moduli,
    product: &Digits,
    a: &Digits,
    b: &Digits,
    modulus: &BoxedUint,
    name: &str,
) {
    let m = NonZero::new(modulus.clone()).unwrap();
    for lane in [F64x2::first, F64x2::second] {
        let expected = value(a, lane, modulus).mul_mod(&value(b, lane, modulus), &m);
        let found = value(product, lane, modulus).mul_mod(&radix(moduli, modulus), &m);
        assert_eq!(found, expected, "{name}, {} bit", modulus.bits());
        for (index, &digit) in product.iter().enumerate() {
            let limit = if index < moduli.places {
                f64::from((1 << 23) + 65)
            } else {
                0.0
            };
            assert!(
                lane(digit).abs() <= limit,
                "{name}, {} bit: digit {index} is {}",
                modulus.bits(),
                lane(digit)
            );
        }
    }
}

#[test]
fn products_of_the_largest_digits_are_exact() {
    type Sign = fn(usize) -> f64;
    type Multiply = fn(&Moduli, &mut Digits, &Digits, &mut Digits);
    type Square = fn(&Moduli, &mut Digits, &mut Digits);
    let ways: [(Multiply, Square); 2] = [
        (Moduli::multiply, Moduli::square),
        (Moduli::multiply_adjacent, Moduli::square_adjacent),
    ];
    let signs: [(&str, Sign); 3] = [
        ("all positive", |_| 1.0),
        ("all negative", |_| -1.0),
        (
            "alternating",
            |index| if index % 2 == 0 { 1.0 } else { -1.0 },
        ),
    ];
    for bits in [256, 512, 515, 768, 1024, 1348, 1536, 2048, 2900, 3841, 4096] {
        for digit in [0xff_ffff, 0x80_0000, 0x7f_ffff, 0x80_0001, 0x00_0000] {
            let modulus = modulus(bits, digit);
            let moduli = Moduli::new([natural(&modulus), natural(&modulus)]).unwrap();
            let columns = &mut moduli.columns();
            for (name, sign) in signs {
                let factor = largest(&moduli, sign);
                for (multiply, square) in ways {
                    let mut product = largest(&moduli, |_| 1.0);
                    multiply(&moduli, &mut product, &factor, columns);
                    check(
                        &moduli,
                        &product,
                        &largest(&moduli, |_| 1.0),
                        &factor,
                        &modulus,
                        name,
                    );
                    let mut squared = factor.clone();
                    square(&moduli, &mut squared, columns);
                    check(&moduli, &squared, &factor, &factor, &modulus, name);
                }
            }
        }
    }
}

#[test]
fn lanes_of_different_moduli_do_not_mix() {
    let [p, q] = [modulus(512, 0x12_3457), modulus(700, 0xfe_dcbb)];
    let moduli = Moduli::new([natural(&p), natural(&q)]).unwrap();
    let columns = &mut moduli.columns();
    let [base_p, base_q] = [modulus(510, 0x65_4321), modulus(690, 0x11_1111)];
    let exponents = [modulus(512, 0xab_cdef), modulus(690, 0x00_0001)];
    let base = moduli.enter(&natural(&base_p), &natural(&base_q), columns);
    let mut power = moduli.power(&base, &exponents.each_ref().map(natural), columns);
    moduli.leave(&mut power, columns);
    let expected = |base: &BoxedUint, exponent: &BoxedUint, modulus: &BoxedUint| {
        base.clone()
            .resize(modulus.bits_precision())
            .pow_mod(exponent, &crypto_bigint::Odd::new(modulus.clone()).unwrap())
    };
    assert_eq!(
        number(&moduli.read_first(&power)),
        expected(&base_p, &exponents[0], &p)
    );
    assert_eq!(
        number(&moduli.read_second(&power)),
        expected(&base_q, &exponents[1], &q)
    );
}

#[test]
fn remainders_are_exact_beside_every_multiple() {
    for bits in [73, 96, 97, 256, 1024, 1025, 1047, 1048, 1049] {
        for digit in [0xff_ffff, 0x80_0000, 0x7f_ffff, 0x00_0000, 0x00_0001] {
            let divisor = modulus(bits, digit);
            let by = Divisor::new(natural(&divisor)).unwrap();
            let m = NonZero::new(divisor.clone()).unwrap();
            for factor in [0_u64, 1, 2, 3, 0xff_ffff, 0x100_0000, 0x100_0001, u64::MAX] {
                let multiple = divisor
                    .concatenating_mul(&BoxedUint::from(factor))
                    .resize(bits as u32 + 192);
                let one = BoxedUint::one().resize(bits as u32 + 192);
                let beside = [
                    multiple.wrapping_sub(&one),
                    multiple.clone(),
                    multiple.wrapping_add(&one),
                ];
                for number_beside in beside.iter().skip(usize::from(factor == 0)) {
                    let found = by.remainder(&natural(number_beside));
                    let expected = number_beside.rem_vartime(&m);
                    assert_eq!(
                        number(&found).resize(bits as u32 + 64),
                        expected.resize(bits as u32 + 64),
                        "{bits} {digit:x} {factor}"
                    );
                }
            }
        }
    }
    assert!(
        Divisor::new(Natural::from_bytes(&[0xff; 6])).is_none(),
        "two digits"
    );
}

/// Bytes that need not be random: an xorshift.
fn random() -> impl FnMut(&mut [u8]) -> bool {
    let mut state = 0x9e37_79b9_7f4a_7c15_u64;
    move |bytes| {
        for byte in bytes {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            *byte = (state >> 32) as u8;
        }
        true
    }
}

fn key() -> PrivateKey {
    let prime = |line: &str| {
        let digits = line.trim_start_matches("512 ");
        BoxedUint::from_str_radix_vartime(digits, 16).unwrap()
    };
    let mut primes = include_str!("../../tests/rsa_arithmetic/primes.txt")
        .lines()
        .filter(|line| line.starts_with("512 "));
    let (p, q) = (prime(primes.next().unwrap()), prime(primes.next().unwrap()));
    let one = BoxedUint::one();
    let totient = p
        .wrapping_sub(&one)
        .concatenating_mul(&q.wrapping_sub(&one));
    let d = BoxedUint::from(65_537_u32)
        .resize(1024)
        .invert_mod(&NonZero::new(totient).unwrap())
        .unwrap();
    let [n, d, p, q] = [p.concatenating_mul(&q), d, p, q].map(|number| number.to_be_bytes());
    PrivateKey::new(Numbers {
        n: &n,
        e: &[1, 0, 1],
        d: &d,
        p: &p,
        q: &q,
    })
    .unwrap()
}

#[test]
fn a_fault_in_either_half_is_caught_and_reveals_nothing() {
    let mut block = vec![0x5a; 128];
    block[0] = 0;
    for half in [0, 1] {
        let mut key = key();
        let right = key.raise_with(&block, &mut random()).unwrap();
        let exponent = core::mem::take(&mut key.halves.exponents[half]);
        key.halves.exponents[half] = exponent.less(2);
        for _ in 0..3 {
            assert_eq!(
                key.raise_with(&block, &mut random()),
                Err(Fault),
                "half {half}"
            );
        }
        key.halves.exponents[half] = exponent;
        assert_eq!(
            key.raise_with(&block, &mut random()),
            Ok(right),
            "half {half}, mended"
        );
    }
}

#[test]
fn a_fault_in_joining_the_halves_is_caught() {
    let key = key();
    let block = vec![1; 128];
    let right = key.raise_with(&block, &mut random());
    assert!(right.is_ok());
    key.halves.damage_joint();
    assert_eq!(key.raise_with(&block, &mut random()), Err(Fault));
    assert_eq!(key.raise_with(&block, &mut random()), right);
}

#[test]
fn a_fault_makes_the_next_use_draw_anew() {
    let mut key = key();
    let block = vec![1; 128];
    let mut drawn = 0;
    let mut source = random();
    let mut counted = |bytes: &mut [u8]| {
        drawn += 1;
        source(bytes)
    };
    assert!(key.raise_with(&block, &mut counted).is_ok());
    assert!(key.raise_with(&block, &mut counted).is_ok());
    let exponent = core::mem::take(&mut key.halves.exponents[0]);
    key.halves.exponents[0] = exponent.less(1);
    assert_eq!(key.raise_with(&block, &mut counted), Err(Fault));
    key.halves.exponents[0] = exponent;
    assert!(key.raise_with(&block, &mut counted).is_ok());
    assert_eq!(drawn, 4, "two halves, twice");
}

#[test]
fn blinding_changes_from_use_to_use() {
    let key = key();
    let block = vec![1; 128];
    let mut seen = Vec::new();
    for _ in 0..20 {
        key.raise_with(&block, &mut random()).unwrap();
        let factor = key.halves.blinding_factor().unwrap();
        assert!(!seen.contains(&factor));
        seen.push(factor);
    }
}

#[test]
fn digits_survive_packing_and_a_mask_keeps_one_lane() {
    let lanes = |packed: Packed| {
        packed
            .unpacked()
            .map(|place| [place.first(), place.second()])
    };
    let sizes = [0.0, 1.0, f64::from((1 << 23) + 65), f64::from(i32::MAX)];
    for (low, high) in sizes
        .into_iter()
        .flat_map(|low| sizes.map(|high| (low, high)))
    {
        let packed = Packed::new(F64x2::new(low, -high), F64x2::new(-low, high));
        assert_eq!(lanes(packed), [[low, -high], [-low, high]]);
        let first = packed.masked(Mask::equal(31, [31, 30]));
        assert_eq!(lanes(first), [[low, 0.0], [-low, 0.0]]);
        let second = packed.masked(Mask::equal(31, [0, 31]));
        assert_eq!(lanes(second), [[0.0, -high], [0.0, high]]);
        assert_eq!(lanes(first.or(second)), lanes(packed));
        assert_eq!(
            lanes(packed.masked(Mask::equal(31, [15, 30]))),
            [[0.0; 2]; 2]
        );
    }
}

#[test]
fn bytes_survive_the_way_through_digits() {
    for size in 0..20 {
        let bytes: Vec<u8> = (1..=size).collect();
        let number = Natural::from_bytes(&bytes);
        assert_eq!(number.to_bytes(bytes.len()), bytes);
        assert_eq!(number.to_bytes(bytes.len() + 4)[4..], bytes);
        let zeros = [vec![0; 5], bytes.clone()].concat();
        assert_eq!(Natural::from_bytes(&zeros).digits(), number.digits());
        let bits = bytes
            .first()
            .map_or(0, |top| bytes.len() * 8 - top.leading_zeros() as usize);
        assert_eq!(number.bits(), bits);
    }
}
