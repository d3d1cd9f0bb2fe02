//! Signatures made without the private key, for keys with e = 3.
//!
//! A number whose cube begins with `00 01 FF… 00 T` opens to a block that looks signed to whoever
//! compares only as far as T goes (CVE-2006-4339); one whose cube ends with `00 T` does so to
//! whoever takes what follows the last zero byte and does not look at the padding.

#[path = "../../../tests/support/proof.rs"]
#[allow(dead_code, reason = "shared with the integration tests")]
mod proof;

use super::{verify_pkcs1v15, verify_type_1};
use crate::{
    Code,
    key::{self, KeyInput},
    rsa::{Defect, PublicKey},
    scheme::{Chunk, Hash},
};
use alloc::{vec, vec::Vec};
use num_bigint::BigUint;
use proof::{Row, record};

const CHUNKS: [Chunk; 2] = [Chunk::Full, Chunk::Bytes(117)];
const E: [u8; 1] = [3];

/// Moduli of 1024, 2048 and 3072 bit. That nobody knows their factors does not matter here.
fn moduli() -> Vec<Vec<u8>> {
    [128, 256, 384]
        .map(|size: usize| {
            let mut n: Vec<u8> = random(size as u64).take(size).collect();
            n[0] |= 0x80;
            n[size - 1] |= 1;
            n
        })
        .to_vec()
}

/// Reproducible bytes (xorshift).
fn random(seed: u64) -> impl Iterator<Item = u8> {
    let mut state = seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1;
    core::iter::repeat_with(move || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state.to_be_bytes()[3]
    })
}

fn text(seed: u64, length: usize) -> Vec<u8> {
    random(seed)
        .map(|byte| b'0' + byte % 10)
        .take(length)
        .collect()
}

/// A number of `size` bytes whose cube, of `size` bytes as well, begins with `head`.
fn cube_that_begins_with(head: &[u8], size: usize) -> Option<Vec<u8>> {
    let free = 8 * (size - head.len());
    let head = BigUint::from_bytes_be(head);
    let root = (((&head + 1u8) << free) - 1u8).cbrt();
    (root.pow(3) >> free == head).then(|| fixed(&root, size))
}

/// A number of `size` bytes whose cube begins with `head` and ends with `tail`, whose last bit is 1.
fn cube_that_begins_and_ends_with(head: &[u8], tail: &[u8], size: usize) -> Option<Vec<u8>> {
    // The root's low bits decide the cube's low bits; bit by bit from the lowest.
    let bits = 8 * tail.len() as u64;
    let wanted = BigUint::from_bytes_be(tail);
    let mut low = BigUint::ZERO;
    for bit in 0..bits {
        if low.pow(3).bit(bit) != wanted.bit(bit) {
            low.set_bit(bit, true);
        }
    }
    // The rest decides how it begins. Lowering the root by less than 2^bits keeps the head, as long
    // as the cube has that much room below it.
    let free = 8 * (size - head.len());
    let head = BigUint::from_bytes_be(head);
    let highest = (((&head + 1u8) << free) - 1u8).cbrt();
    let mut root = ((highest >> bits) << bits) + low;
    if root.pow(3) >> free > head {
        root -= BigUint::from(1u8) << bits;
    }
    let cube = root.pow(3);
    let ends = &cube % (BigUint::from(1u8) << bits) == wanted;
    (ends && cube >> free == head).then(|| fixed(&root, size))
}

fn fixed(number: &BigUint, size: usize) -> Vec<u8> {
    let digits = number.to_bytes_be();
    [vec![0; size - digits.len()], digits].concat()
}

/// Opens the block and compares as far as what is expected goes: the control.
fn begins_naively(opened: &[u8], content: &[u8]) -> bool {
    let Some(after) = opened.strip_prefix(&[0, 1]) else {
        return false;
    };
    let padding = after.iter().take_while(|byte| **byte == 0xff).count();
    padding >= 8 && after[padding..].starts_with(&[&[0], content].concat())
}

/// Opens the block and looks at its first and last bytes only: the other control.
fn ends_naively(opened: &[u8], content: &[u8]) -> bool {
    opened.starts_with(&[0, 1]) && opened.ends_with(&[&[0], content].concat())
}

/// Refused with the key, and by verification even where the key is let through.
fn refused(rows: &mut [Row; 2], n: &[u8], verify: impl Fn(&PublicKey) -> bool) {
    let read = PublicKey::new(n, &E);
    assert_eq!(read.as_ref().err(), Some(&Defect::SmallExponent));
    let [floor, without] = rows;
    floor.count(read.is_ok_and(|key| verify(&key)), false);
    without.count(verify(&PublicKey::below_the_floor(n, &E)), false);
}

#[test]
fn forgeries_for_e_3_are_refused() {
    let mut rows = [
        Row::new("Forgeries for e = 3, floor"),
        Row::new("Forgeries for e = 3, floor taken away"),
    ];
    let mut fooled = 0;
    for n in moduli() {
        let size = n.len();
        let key = PublicKey::below_the_floor(&n, &E);
        // About a third of the block can be chosen; 1024, 2048 and 3072 bit hold these.
        let longest = size / 3 - 12;
        let mut made = [0; 3];
        for seed in 0..250 {
            let length = 1 + seed as usize % longest;
            let text = text(seed, length);

            let mut head = vec![0x00, 0x01];
            head.resize(10, 0xff);
            head.push(0x00);
            head.extend(&text);
            let forged = cube_that_begins_with(&head, size).expect("room for the text");
            fooled += usize::from(begins_naively(&key.raise(&forged).unwrap(), &text));
            refused(&mut rows, &n, |key| {
                verify_type_1(&text, &CHUNKS, &forged, key).is_ok()
            });
            made[0] += 1;

            // The last digit must be odd: an even number has no such root.
            let mut tail = [&[0x00], &text[..]].concat();
            *tail.last_mut().unwrap() |= 1;
            let head = [0x00, 0x01, 0xff, 0xff];
            if let Some(forged) = cube_that_begins_and_ends_with(&head, &tail, size) {
                fooled += usize::from(ends_naively(&key.raise(&forged).unwrap(), &tail[1..]));
                refused(&mut rows, &n, |key| {
                    verify_type_1(&tail[1..], &CHUNKS, &forged, key).is_ok()
                });
                made[1] += 1;
            }

            let hash = if size == 128 { Hash::Md5 } else { Hash::Sha1 };
            let content = super::hashed(hash, &text);
            let mut head = vec![0x00, 0x01];
            head.resize(10, 0xff);
            head.push(0x00);
            head.extend(&content);
            if let Some(forged) = cube_that_begins_with(&head, size) {
                fooled += usize::from(begins_naively(&key.raise(&forged).unwrap(), &content));
                refused(&mut rows, &n, |key| {
                    verify_pkcs1v15(hash, &text, &forged, key).is_ok()
                });
                made[2] += 1;
            }
        }
        assert_eq!(made[..2], [250, 250], "{size} bytes");
        assert_eq!(made[2], if size == 128 { 0 } else { 250 }, "{size} bytes");
    }
    for row in &rows {
        row.expect(0, 2000);
    }
    assert_eq!(fooled, 2000, "the naive verifiers take all of them");
    record("forgeries", &rows);
}

/// The floor holds for keys as callers give them, too.
#[test]
fn a_key_with_e_3_is_refused_in_its_container() {
    let path = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/tests/data/keys/rsa-e3-pkcs8.pem"
    );
    let pem = std::fs::read_to_string(path).unwrap();
    let error = key::inspect(KeyInput::Text(&pem), None).unwrap_err();
    assert_eq!(error.code, Code::KeyWeak);
}
