//! Every container times every way it is pasted reads to the same key.

use super::*;

/// A way of pasting PEM, and what it makes of a file.
type Oddity = (&'static str, fn(&str) -> String);

const PEM_ODDITIES: &[Oddity] = &[
    ("as written", str::to_owned),
    ("CRLF", |pem| pem.replace('\n', "\r\n")),
    ("CR alone", |pem| pem.replace('\n', "\r")),
    ("mixed line endings", |pem| pem.replacen('\n', "\r\n", 3)),
    ("no last newline", |pem| pem.trim_end().to_owned()),
    ("literal \\n", |pem| pem.replace('\n', "\\n")),
    ("literal \\r\\n", |pem| pem.replace('\n', "\\r\\n")),
    ("doubly escaped \\\\n", |pem| pem.replace('\n', "\\\\n")),
    ("literal \\n and newline", |pem| pem.replace('\n', "\\n\n")),
    ("line continuation", |pem| pem.replace('\n', "\\\n")),
    ("spaces instead of newlines", |pem| pem.replace('\n', " ")),
    ("tabs instead of newlines", |pem| pem.replace('\n', "\t")),
    ("indented", |pem| pem.replace('\n', "\n    ")),
    ("trailing spaces", |pem| pem.replace('\n', "  \n")),
    ("blank lines", |pem| pem.replace('\n', "\n\n")),
    ("no-break spaces", |pem| pem.replace('\n', "\u{a0}\n")),
    ("zero-width spaces", |pem| pem.replace('\n', "\u{200b}\n")),
    ("bag attributes", |pem| {
        format!(
            "Bag Attributes\n    localKeyID: 01 0A \nsubject=CN = a\nKey Attributes: <No Attributes>\n{pem}"
        )
    }),
    ("byte order mark", |pem| format!("\u{feff}{pem}")),
    ("text after", |pem| format!("{pem}\nend of file\n")),
    ("quoted", |pem| format!("\"{pem}\"")),
    ("an assignment", |pem| {
        format!("PRIVATE_KEY='{}'", pem.replace('\n', "\\n"))
    }),
    ("another END label", |pem| {
        pem.replace("-----END ", "-----END OTHER ")
    }),
];

/// Labels that are put around whatever is there.
const LABELS: &[&str] = &[
    "PRIVATE KEY",
    "RSA PRIVATE KEY",
    "PUBLIC KEY",
    "RSA PUBLIC KEY",
    "KEY",
    "",
];

/// A way of handing over DER as text.
const BASE64_ODDITIES: &[Oddity] = &[
    ("one line", str::to_owned),
    ("a newline after", |base64| format!("{base64}\n")),
    ("white space around", |base64| {
        format!(" \r\n{base64}\t\r\n")
    }),
    ("wrapped at 64", |base64| wrapped(base64, 64, "\n")),
    ("wrapped at 76, CRLF", |base64| wrapped(base64, 76, "\r\n")),
    ("wrapped by spaces", |base64| wrapped(base64, 64, " ")),
    ("wrapped by literal \\n", |base64| {
        wrapped(base64, 64, "\\n")
    }),
    ("base64url", |base64| {
        base64.replace('+', "-").replace('/', "_")
    }),
    ("unpadded", |base64| base64.trim_end_matches('=').to_owned()),
    ("unpadded base64url", |base64| {
        base64
            .trim_end_matches('=')
            .replace('+', "-")
            .replace('/', "_")
    }),
    ("double quotes", |base64| format!("\"{base64}\"")),
    ("single quotes", |base64| format!("'{base64}'")),
    ("byte order mark", |base64| format!("\u{feff}{base64}")),
];

const NUMBER_ODDITIES: &[Oddity] = &[
    ("lower case", str::to_owned),
    ("upper case", str::to_uppercase),
    ("0x", |digits| format!("0x{digits}")),
    ("0X and upper case", |digits| {
        format!("0X{}", digits.to_uppercase())
    }),
    ("a newline after", |digits| format!("{digits}\r\n")),
    ("quoted", |digits| format!("\"{digits}\"")),
    ("in two lines", |digits| wrapped(digits, 32, "\n")),
    ("byte order mark", |digits| format!("\u{feff}{digits}")),
];

fn wrapped(text: &str, width: usize, end: &str) -> String {
    let lines: Vec<_> = text
        .as_bytes()
        .chunks(width)
        .map(|line| std::str::from_utf8(line).expect("ASCII"))
        .collect();
    lines.join(end) + end
}

/// Files, and whether each is private.
const PEM_FILES: &[(&str, bool)] = &[
    ("rsa-pkcs8.pem", true),
    ("rsa-pkcs1.pem", true),
    ("rsa-spki.pem", false),
    ("rsa-pkcs1-public.pem", false),
    ("rsa-certificate.pem", false),
    ("rsa-php-passphrase.pem", true),
    ("rsa-traditional-aes256.pem", true),
    ("rsa-traditional-des3.pem", true),
    ("secp256k1-pkcs8.pem", true),
    ("secp256k1-sec1.pem", true),
    ("secp256k1-sec1-with-parameters.pem", true),
    ("secp256k1-spki.pem", false),
    ("secp256k1-spki-compressed.pem", false),
    ("secp256k1-pbes2.pem", true),
    ("p256-pkcs8.pem", true),
    ("p256-sec1.pem", true),
    ("p256-sec1-with-parameters.pem", true),
    ("p256-spki.pem", false),
    ("p256-spki-compressed.pem", false),
    ("p256-traditional-aes256.pem", true),
];

fn family(name: &str) -> (Algorithm, String) {
    let (algorithm, family) = match name.split('-').next() {
        Some("rsa") => (Algorithm::Rsa, "rsa"),
        Some("p256") => (Algorithm::P256, "p256"),
        _ => (Algorithm::Secp256k1, "secp256k1"),
    };
    (algorithm, text(&format!("{family}-spki.pem")))
}

fn relabelled(pem: &str, label: &str) -> String {
    let last = pem.rfind("-----BEGIN").expect("armour");
    pem[last..]
        .split_inclusive('\n')
        .map(|line| match line {
            line if line.starts_with("-----BEGIN") => format!("-----BEGIN {label}-----\n"),
            line if line.starts_with("-----END") => format!("-----END {label}-----\n"),
            line => line.to_owned(),
        })
        .collect()
}

#[test]
fn pem_reads_to_the_same_key_however_it_is_pasted() {
    let mut read = 0;
    for &(name, private) in PEM_FILES {
        let (algorithm, spki) = family(name);
        let pem = text(name);
        let pasted = PEM_ODDITIES
            .iter()
            .map(|(oddity, paste)| (*oddity, paste(&pem)));
        let labels = LABELS.iter().map(|label| (*label, relabelled(&pem, label)));
        for (oddity, pasted) in pasted.chain(labels) {
            let what = format!("{name}, {oddity}");
            assert_reads(KeyInput::Text(&pasted), algorithm, private, &spki, &what);
            assert_reads(
                KeyInput::Bytes(pasted.as_bytes()),
                algorithm,
                private,
                &spki,
                &what,
            );
            read += 2;
        }
    }
    assert_eq!(read, 20 * (23 + 6) * 2);
}

#[test]
fn pem_without_any_white_space_reads_to_the_same_key() {
    let mut read = 0;
    for &(name, private) in PEM_FILES {
        // Headers cannot be told from each other without white space.
        if name.contains("traditional") {
            continue;
        }
        let (algorithm, spki) = family(name);
        let bare: String = text(name).split_whitespace().collect();
        assert_reads(KeyInput::Text(&bare), algorithm, private, &spki, name);
        read += 1;
    }
    assert_eq!(read, 17);
}

#[test]
fn der_reads_to_the_same_key_however_it_is_handed_over() {
    let mut read = 0;
    for &(name, private) in PEM_FILES {
        if name.contains("traditional") {
            continue;
        }
        let (algorithm, spki) = family(name);
        let der = der(name);
        assert_reads(KeyInput::Bytes(&der), algorithm, private, &spki, name);
        read += 1;
        let base64 = STANDARD.encode(&der);
        for (oddity, paste) in BASE64_ODDITIES {
            let pasted = paste(&base64);
            let what = format!("{name}, {oddity}");
            assert_reads(KeyInput::Text(&pasted), algorithm, private, &spki, &what);
            assert_reads(
                KeyInput::Bytes(pasted.as_bytes()),
                algorithm,
                private,
                &spki,
                &what,
            );
            read += 2;
        }
        for digits in [hexadecimal(&der), hexadecimal(&der).to_uppercase()] {
            assert_reads(KeyInput::Text(&digits), algorithm, private, &spki, name);
            read += 1;
        }
    }
    assert_eq!(read, 17 * (1 + 13 * 2 + 2));
}

#[test]
fn numbers_and_points_read_to_the_same_key_however_they_are_written() {
    let mut read = 0;
    for curve in ["secp256k1", "p256"] {
        let (algorithm, spki) = family(curve);
        let (number, point) = numbers(curve);
        let with_zero = [&[0], &number[..]].concat();
        let compressed = compressed(&point);
        for (bytes, private) in [
            (&number, true),
            (&with_zero, true),
            (&compressed, false),
            (&point, false),
        ] {
            for (oddity, paste) in NUMBER_ODDITIES {
                let pasted = paste(&hexadecimal(bytes));
                for input in [KeyInput::Text(&pasted), KeyInput::Bytes(pasted.as_bytes())] {
                    if private {
                        // Without a scheme, a bare number is one on secp256k1.
                        let key =
                            PrivateKey::read(input, None, algorithm, "privateKey").expect(oddity);
                        assert_eq!(key.compressed_point(), Some(compressed.clone()), "{oddity}");
                    } else {
                        PublicKey::read(input, algorithm, "platformKey").expect(oddity);
                        let info = inspect(input, None).expect(oddity);
                        assert!(
                            info.algorithm != algorithm || info.public_pem == spki,
                            "{oddity}"
                        );
                    }
                    read += 1;
                }
            }
        }
        PrivateKey::read(KeyInput::Bytes(&number), None, algorithm, "privateKey")
            .expect("raw number");
        PublicKey::read(KeyInput::Bytes(&compressed), algorithm, "platformKey").expect("raw point");
        PublicKey::read(KeyInput::Bytes(&point), algorithm, "platformKey").expect("raw point");
        read += 3;
    }
    assert_eq!(read, 2 * (4 * 8 * 2 + 3));
    assert!(
        numbers("secp256k1").0[0] >= 0x80,
        "a number with its top bit set is among them"
    );
}

#[test]
fn jwk_reads_to_the_same_key_however_it_is_handed_over() {
    let mut read = 0;
    for family_name in ["rsa", "secp256k1", "p256"] {
        for (half, private) in [("private", true), ("public", false)] {
            let (algorithm, spki) = family(family_name);
            let json = text(&format!("{family_name}-{half}.jwk"));
            let spaced = json.replace(',', " ,\r\n\t").replace(':', " : ");
            let extended =
                json.replacen('{', r#"{"kid":"a\"\u00e9","use":"sig","x5c":["MI\/+"],"#, 1);
            let marked = format!("\u{feff} \n{json}");
            for json in [&json, &spaced, &extended] {
                assert_reads(KeyInput::Jwk(json), algorithm, private, &spki, family_name);
                assert_reads(KeyInput::Text(json), algorithm, private, &spki, family_name);
                assert_reads(
                    KeyInput::Bytes(json.as_bytes()),
                    algorithm,
                    private,
                    &spki,
                    family_name,
                );
                read += 3;
            }
            assert_reads(
                KeyInput::Text(&marked),
                algorithm,
                private,
                &spki,
                family_name,
            );
            read += 1;
        }
    }
    assert_eq!(read, 6 * 10);
}
