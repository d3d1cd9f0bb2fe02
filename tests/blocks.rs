//! Signatures of the value-concatenation family that a naive verifier accepts: none is accepted.

mod support;

use base64::{Engine as _, engine::general_purpose::STANDARD};
use countersign::{
    Code, VerifyOptions,
    gateway::{Credentials, Gateway, Side, built_in},
    key::KeyInput,
    message::IncomingMessage,
};
use num_bigint::BigUint;
use serde_json::json;
use std::collections::{BTreeMap, BTreeSet};
use support::{
    forger::{Forger, framed, type_1},
    proof::{Row, record},
};

const KEYS: [(&str, usize); 3] = [
    ("rsa-1024-pkcs8.pem", 128),
    ("rsa-pkcs8.pem", 256),
    ("rsa-3072-pkcs8.pem", 384),
];

fn verifier(forger: &Forger) -> Gateway {
    let key = forger.public();
    let credentials = Credentials {
        peer_keys: vec![KeyInput::Text(&key)],
        ..Credentials::default()
    };
    Gateway::new(built_in("clickpay").unwrap(), Side::Merchant, &credentials).unwrap()
}

/// The verdict on a callback whose only signed value is `text`.
fn verdict(gateway: &Gateway, text: &str, signature: &str) -> Result<(), Code> {
    let body = json!({ "orderNum": text, "platSign": signature }).to_string();
    let message = IncomingMessage {
        body: body.as_bytes(),
        ..IncomingMessage::default()
    };
    gateway
        .verify(&message, &VerifyOptions::default())
        .map(|message| assert_eq!(message.canonical, text))
        .map_err(|error| error.code)
}

/// Letters and digits, the same for the same length.
fn text(length: usize) -> String {
    let alphabet = b"0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
    (0..length)
        .map(|position| char::from(alphabet[(position * position + length) % alphabet.len()]))
        .collect()
}

#[test]
fn both_genuine_layouts_are_accepted() {
    let mut row = Row::new("Type 1 blocks, genuine layouts");
    for (file, size) in KEYS {
        let mut forger = Forger::new(file);
        assert_eq!(forger.size(), size);
        let gateway = verifier(&forger);
        for length in [1, 116, 117, 118, 234, 235, size - 11, size - 10, 3 * size] {
            for chunk in [117, size - 11] {
                let text = text(length);
                let signature = STANDARD.encode(forger.sign(text.as_bytes(), chunk));
                row.count(verdict(&gateway, &text, &signature).is_ok(), true);
            }
        }
    }
    row.expect(54, 0);
    record("blocks-genuine", &[row]);
}

#[test]
fn malformed_blocks_are_refused() {
    let mut rows = Vec::new();
    let mut kinds = BTreeMap::new();
    for (file, size) in KEYS {
        let mut forger = Forger::new(file);
        let gateway = verifier(&forger);
        let mut row = Row::new(format!("Type 1 blocks, malformed, {} bit", 8 * size));
        let full = size - 11;
        let mut naive = 0;
        for length in [
            6,
            40,
            117,
            full - 1,
            full,
            full + 1,
            full + 40,
            2 * full,
            2 * full + 9,
        ] {
            for (kind, text, signature) in malformed(&mut forger, &text(length)) {
                let result = verdict(&gateway, &text, &signature);
                assert!(
                    matches!(
                        result,
                        Ok(()) | Err(Code::SignatureMismatch | Code::SignatureUnreadable)
                    ),
                    "{kind}: {result:?}"
                );
                assert!(result.is_err(), "{kind}, {size} bytes, text of {length}");
                row.count(result.is_ok(), false);
                naive += usize::from(naively_accepted(&forger, &text, &signature));
                kinds.entry(kind).or_insert_with(BTreeSet::new).insert(size);
            }
        }
        row.expect(0, row.cases);
        assert!(row.cases >= 250, "{row:?}");
        assert!(naive >= 100, "the naive verifier accepted only {naive}");
        rows.push(row);
    }
    assert!(kinds.len() >= 40, "{} kinds", kinds.len());
    for (kind, sizes) in kinds {
        assert_eq!(sizes.len(), KEYS.len(), "{kind} is missing for a size");
    }
    record("blocks-malformed", &rows);
}

/// The control: opens the blocks, takes what stands after the padding, and compares as far as the
/// text goes without regard to letter case. What it accepts is not refused for a trivial reason.
fn naively_accepted(forger: &Forger, text: &str, signature: &str) -> bool {
    let mut opened = Vec::new();
    for block in STANDARD
        .decode(signature)
        .unwrap_or_default()
        .chunks(forger.size())
    {
        let Some(block) = forger.open(block) else {
            return false;
        };
        let content = block.iter().skip(2).skip_while(|byte| **byte != 0);
        opened.extend(content.skip(1));
    }
    opened
        .get(..text.len())
        .is_some_and(|start| start.eq_ignore_ascii_case(text.as_bytes()))
}

/// Signatures of `text` (or of the text beside them) that are not quite what they should be.
fn malformed(forger: &mut Forger, text: &str) -> Vec<(&'static str, String, String)> {
    let bytes = text.as_bytes();
    let size = forger.size();
    let full = size - 11;
    let genuine = forger.sign(bytes, full);
    let mut cases: Vec<(&'static str, Vec<u8>)> = Vec::new();

    // The last block alone is bent, so that all others are as they should be.
    let whole = (bytes.len() - 1) / full * full;
    let (before, last) = bytes.split_at(whole);
    let before = forger.sign(before, full);
    let separated = [&[0x00], last].concat();
    let block = type_1(last, size);
    let padding = size - 3 - last.len();
    let mut bent: Vec<(&'static str, Vec<u8>)> = vec![
        (
            "type 0, padded with zeros",
            framed(&[0, 0], 0x00, &separated, size),
        ),
        (
            "type 0, padded with FF",
            framed(&[0, 0], 0xff, &separated, size),
        ),
        ("type 2", framed(&[0, 2], 0xa5, &separated, size)),
        (
            "type 2, padded with FF",
            framed(&[0, 2], 0xff, &separated, size),
        ),
        ("type 3", framed(&[0, 3], 0xff, &separated, size)),
        ("the first byte 01", framed(&[1, 1], 0xff, &separated, size)),
        ("no leading zero", framed(&[1], 0xff, &separated, size)),
        ("no separator", framed(&[0, 1], 0xff, last, size)),
        (
            "a separator of 01",
            framed(&[0, 1], 0xff, &[&[0x01], last].concat(), size),
        ),
        ("two separators", {
            framed(&[0, 1], 0xff, &[&[0x00, 0x00], last].concat(), size)
        }),
        (
            "the text at the front",
            [&[0x00], last, &vec![0; size - 1 - last.len()]].concat(),
        ),
        (
            "no padding, zeros after",
            [&[0, 1, 0][..], last, &vec![0x00; padding]].concat(),
        ),
        ("eight bytes of padding or fewer, garbage after", {
            let run = padding.min(9) - 1;
            let head = [&[0, 1][..], &vec![0xff; run], &separated].concat();
            framed(&head, 0x5a, &[], size)
        }),
        (
            "one byte of garbage after the text",
            [&block[..2], &block[3..], b"\x00"].concat(),
        ),
        (
            "the text without its last byte",
            type_1(&last[..last.len() - 1], size),
        ),
        ("the text without its first byte", type_1(&last[1..], size)),
        ("the text with its letter case changed", {
            let swapped = last.iter().map(|byte| match byte.is_ascii_digit() {
                true => byte ^ 1,
                false => byte ^ 0x20,
            });
            type_1(&swapped.collect::<Vec<_>>(), size)
        }),
    ];
    for (kind, position, byte) in [
        ("the first byte of padding FE", 2, 0xfe),
        ("a middle byte of padding 00", 2 + padding / 2, 0x00),
        ("the last byte of padding 7F", 1 + padding, 0x7f),
    ] {
        let mut block = block.clone();
        block[position] = byte;
        bent.push((kind, block));
    }
    for (kind, block) in bent {
        cases.push((kind, [&before[..], &forger.raise(&block)].concat()));
    }

    // Whole blocks.
    let empty = forger.block(b"");
    let parts: Vec<&[u8]> = genuine.chunks(size).collect();
    let (first, rest) = parts.split_first().unwrap();
    let recut = |forger: &mut Forger, chunk: usize| forger.sign(bytes, chunk);
    let of_digest = {
        // RSASSA-PKCS1-v1_5 with SHA-256 of the same text.
        use sha2::Digest as _;
        let info = b"\x30\x31\x30\x0d\x06\x09\x60\x86\x48\x01\x65\x03\x04\x02\x01\x05\x00\x04\x20";
        [&info[..], &sha2::Sha256::digest(bytes)].concat()
    };
    cases.extend([
        ("an empty block before", [&empty[..], &genuine].concat()),
        ("an empty block after", [&genuine[..], &empty].concat()),
        (
            "an empty block inside",
            [first, &empty[..], &rest.concat()].concat(),
        ),
        ("nothing but an empty block", empty.clone()),
        ("the first block doubled", [first, &genuine[..]].concat()),
        ("the whole doubled", [&genuine[..], &genuine].concat()),
        ("cut at 116", recut(forger, 116.min(bytes.len() - 1))),
        (
            "cut at 1 less than half",
            recut(forger, (bytes.len() / 2).max(2) - 1),
        ),
        (
            "cut in the middle",
            recut(forger, bytes.len().div_ceil(2).min(full - 1)),
        ),
        ("a digest in place of the text", forger.block(&of_digest)),
    ]);
    let mut other = Forger::new(match size {
        128 => "rsa-other-1024-pkcs8.pem",
        256 => "rsa-other-2048-pkcs8.pem",
        _ => "rsa-other-3072-pkcs8.pem",
    });
    cases.push(("by another key", other.sign(bytes, full)));
    // Of a text of one block, the second and the missing half are those of a text of two.
    let long = format!("{text}{}", "y".repeat(full));
    let of_long = forger.sign(long.as_bytes(), full);
    let mut reversed: Vec<&[u8]> = of_long.chunks(size).collect();
    reversed.swap(0, 1);
    let others = [
        ("the first block missing", of_long[size..].to_vec()),
        (
            "the last block missing",
            of_long[..of_long.len() - size].to_vec(),
        ),
        ("two blocks swapped", reversed.concat()),
        ("a block of another message", {
            let another = forger.block(&vec![b'x'; full]);
            [&another[..], &of_long[size..]].concat()
        }),
    ];

    // Numbers.
    let n = BigUint::from_bytes_be(&forger.modulus());
    let written = |number: &BigUint| {
        let digits = number.to_bytes_be();
        (digits.len() <= size).then(|| framed(&[], 0, &digits, size))
    };
    let last_block = BigUint::from_bytes_be(&genuine[genuine.len() - size..]);
    let replaced = |number: &BigUint| {
        written(number).map(|block| [&genuine[..genuine.len() - size], &block].concat())
    };
    let one = BigUint::from(1u8);
    cases.extend(
        [
            ("n − s", replaced(&(&n - &last_block))),
            ("s + 1", replaced(&(&last_block + &one))),
            ("zero", replaced(&BigUint::ZERO)),
            ("one", replaced(&one)),
            ("n − 1", replaced(&(&n - &one))),
            ("n", replaced(&n)),
            ("n + 1", replaced(&(&n + &one))),
            (
                "all ones",
                Some([&genuine[..genuine.len() - size], &vec![0xff; size]].concat()),
            ),
        ]
        .into_iter()
        .map(|(kind, case)| (kind, case.expect("as long as n"))),
    );

    // Lengths.
    cases.extend([
        (
            "without the last byte",
            genuine[..genuine.len() - 1].to_vec(),
        ),
        ("without the first byte", genuine[1..].to_vec()),
        ("a zero after", [&genuine[..], &[0]].concat()),
        ("a zero before", [&[0], &genuine[..]].concat()),
        (
            "half a block after",
            [&genuine[..], &genuine[..size / 2]].concat(),
        ),
        (
            "the plain block, not signed",
            [&before[..], &block].concat(),
        ),
    ]);

    let mut all: Vec<(&'static str, String, String)> = cases
        .into_iter()
        .map(|(kind, signature)| (kind, text.to_owned(), STANDARD.encode(signature)))
        .collect();
    all.extend(others.map(|(kind, signature)| (kind, long.clone(), STANDARD.encode(signature))));

    // s + n fits into the block for a part of all texts only: one is looked for.
    let (small_text, small) = (0..)
        .map(|counter| format!("{counter}{}", &text[..text.len().min(full - 9)]))
        .find_map(|text| {
            let s = BigUint::from_bytes_be(&forger.block(text.as_bytes()));
            written(&(s + &n)).map(|block| (text, block))
        })
        .unwrap();
    all.push(("s + n", small_text, STANDARD.encode(small)));

    // Base64 that stands for the same bytes if the rest of its last character is dropped.
    let mut written = STANDARD.encode(&genuine).into_bytes();
    match written.iter().rposition(|byte| *byte != b'=') {
        Some(last) if last + 1 < written.len() => written[last] += 1,
        _ => written.push(b'A'),
    }
    let written = String::from_utf8(written).unwrap();
    all.push(("bits of base64 after the end", text.into(), written));
    all
}
