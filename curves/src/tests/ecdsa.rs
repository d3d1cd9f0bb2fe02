use num_bigint::{BigInt, Sign};

use super::{Group, Random, Tested, ZERO, bytes, edges, order};
use crate::comb::generator_multiple;
use crate::ecdsa::{sign, verify, with_low_s};
use crate::{Coordinates, Signature};

on_every_curve!(
    signatures_are_those_of_the_equation,
    changed_signatures_are_refused,
    nonces_and_numbers_out_of_range_make_nothing,
    the_low_s_is_the_lower_one,
    long_and_short_digests,
);

fn integer(bytes: &[u8]) -> BigInt {
    BigInt::from_bytes_be(Sign::Plus, bytes)
}

/// s = (e + r·d)/k modulo n, by the textbook, with the second opinion's point.
fn expected<C: Tested>(digest: &[u8; 32], key: &[u8; 32], nonce: &[u8; 32]) -> Signature {
    let n = order::<C>();
    let [x, _] = C::coordinates(&(C::Other::generator() * C::scalar(nonce)));
    let r = integer(&x) % &n;
    let inverse = integer(nonce).modpow(&(&n - 2), &n);
    let s = (integer(digest) + &r * integer(key)) * inverse % &n;
    [bytes(&r), bytes(&s)]
}

/// Numbers from 1 to n − 1: at the edges, and at random.
fn scalars<C: Tested>(random: &mut Random) -> Vec<[u8; 32]> {
    let n = bytes(&order::<C>());
    let mut scalars = edges::<C>();
    scalars.extend((0..500).flat_map(|_| [random.bytes(), random.runs()]));
    scalars.retain(|number| *number != ZERO && *number < n);
    scalars
}

fn public<C: Tested>(key: &[u8; 32]) -> Coordinates {
    generator_multiple::<C>(key)
}

fn signatures_are_those_of_the_equation<C: Tested>() {
    let mut random = Random::new();
    let scalars = scalars::<C>(&mut random);
    let mut verified = 0;
    for (index, nonce) in scalars.iter().enumerate() {
        let key = &scalars[index * 61 % scalars.len()];
        let digest = if index % 3 == 0 {
            random.runs()
        } else {
            random.bytes()
        };
        let signature = sign::<C>(&digest, key, nonce).unwrap();
        assert_eq!(
            signature,
            expected::<C>(&digest, key, nonce),
            "{nonce:02x?}"
        );
        if index % 4 == 0 {
            let [r, s] = signature;
            let high = bytes(&(order::<C>() - integer(&s)));
            assert!(verify::<C>(&digest, &[r, s], &public::<C>(key)));
            assert!(verify::<C>(&digest, &[r, high], &public::<C>(key)));
            verified += 1;
        }
    }
    assert!(verified > 400, "{verified}");
}

fn changed_signatures_are_refused<C: Tested>() {
    let mut random = Random::new();
    for _ in 0..100 {
        let [key, nonce, digest, other] = [0; 4].map(|_: u8| random.bytes());
        let [key, nonce] =
            [key, nonce].map(|bytes| super::bytes(&(integer(&bytes) % order::<C>())));
        let [r, s] = sign::<C>(&digest, &key, &nonce).unwrap();
        let point = public::<C>(&key);
        let bit = usize::from(other[0]);
        let flipped = |bytes: &[u8; 32]| {
            let mut bytes = *bytes;
            bytes[bit / 8] ^= 1 << (bit % 8);
            bytes
        };
        assert!(verify::<C>(&digest, &[r, s], &point));
        assert!(!verify::<C>(&digest, &[flipped(&r), s], &point));
        assert!(!verify::<C>(&digest, &[r, flipped(&s)], &point));
        assert!(!verify::<C>(&digest, &[s, r], &point));
        assert!(!verify::<C>(&flipped(&digest), &[r, s], &point));
        assert!(!verify::<C>(&digest, &[r, s], &public::<C>(&nonce)));
    }
}

fn nonces_and_numbers_out_of_range_make_nothing<C: Tested>() {
    let n = bytes(&order::<C>());
    let key = bytes(&BigInt::from(7));
    for nonce in [ZERO, n, bytes(&(order::<C>() + 1)), [0xff; 32]] {
        assert_eq!(sign::<C>(&[1; 32], &key, &nonce), None);
    }
    // e = −r·d makes an s of 0.
    let nonce = bytes(&BigInt::from(5));
    let [r, _] = sign::<C>(&[1; 32], &key, &nonce).unwrap();
    let digest = bytes(&(order::<C>() - integer(&r) * 7 % order::<C>()));
    assert_eq!(sign::<C>(&digest, &key, &nonce), None);

    let point = public::<C>(&key);
    let [r, s] = sign::<C>(&[1; 32], &key, &nonce).unwrap();
    assert!(verify::<C>(&[1; 32], &[r, s], &point));
    for wrong in [ZERO, n, [0xff; 32]] {
        assert!(!verify::<C>(&[1; 32], &[wrong, s], &point));
        assert!(!verify::<C>(&[1; 32], &[r, wrong], &point));
    }
    // r + n and s + n are the same numbers, written as no signature may write them.
    for (index, number) in [r, s].iter().enumerate() {
        let above = order::<C>() + integer(number);
        if above.bits() <= 256 {
            let mut signature = [r, s];
            signature[index] = bytes(&above);
            assert!(!verify::<C>(&[1; 32], &signature, &point));
        }
    }
}

fn the_low_s_is_the_lower_one<C: Tested>() {
    let n = order::<C>();
    let half: BigInt = &n / 2;
    let mut random = Random::new();
    let mut numbers: Vec<BigInt> = scalars::<C>(&mut random)
        .iter()
        .map(|s| integer(s))
        .collect();
    numbers.extend((-3..=3).map(|near| &half + near));
    for s in numbers {
        let lower = if s > half { &n - &s } else { s.clone() };
        assert_eq!(
            with_low_s::<C>([[7; 32], bytes(&s)]),
            [[7; 32], bytes(&lower)],
            "{s}"
        );
    }
}

/// Of a longer digest the first 32 bytes count; a shorter one is a smaller number.
fn long_and_short_digests<C: Tested>() {
    let (key, nonce) = ([3; 32], [5; 32]);
    let long: Vec<u8> = (0..64).collect();
    let whole = sign::<C>(&long, &key, &nonce);
    assert_eq!(whole, sign::<C>(&long[..32], &key, &nonce));
    assert!(verify::<C>(&long, &whole.unwrap(), &public::<C>(&key)));
    let mut padded = [0; 32];
    padded[16..].copy_from_slice(&long[..16]);
    assert_eq!(
        sign::<C>(&long[..16], &key, &nonce),
        sign::<C>(&padded, &key, &nonce)
    );
}
