//! Project Wycheproof's signatures, valid and forged, through a caller's own scheme.
//!
//! The sets hold no RSA signature over SHA-1.

mod support;

use base64::{Engine as _, engine::general_purpose::STANDARD};
use countersign::{
    Code,
    gateway::Gateway,
    key::{Algorithm, KeyInput, PrivateKey},
};
use serde_json::{Value, json};
use std::collections::HashSet;
use support::{
    oracle::{self, Oracle},
    proof::{Row, record},
    verdict::{accepts, raw_body, verifier},
};
use wycheproof::{
    TestResult,
    ecdsa::{self, TestName as Ecdsa},
    pbes2::{self, TestName as Pbes2},
    rsa_pkcs1_verify::{self as rsa, TestFlag as RsaFlag, TestName as Rsa},
};

/// The same verifier with the signature in hexadecimal and in base64.
struct Both {
    hex: Gateway,
    base64: Gateway,
}

impl Both {
    fn new(rule: &Value, key: KeyInput<'_>) -> Result<Self, countersign::Error> {
        Ok(Self {
            hex: verifier(raw_body(rule, "hexLower"), key)?,
            base64: verifier(raw_body(rule, "base64"), key)?,
        })
    }

    fn accepts(&self, message: &[u8], signature: &[u8]) -> bool {
        let hex = base16ct::lower::encode_string(signature);
        let accepted = accepts(&self.hex, message, &hex);
        let base64 = STANDARD.encode(signature);
        assert_eq!(accepted, accepts(&self.base64, message, &base64), "{hex}");
        accepted
    }
}

#[test]
fn rsa_pkcs1_v15_signatures() {
    let mut rows = Vec::new();
    let mut below_the_floor = 0;
    for (name, label, hash, cases, with_e_3) in [
        (Rsa::Rsa2048Sha256, "2048 SHA-256", "sha256", 259, 2),
        (Rsa::Rsa2048Sha384, "2048 SHA-384", "sha384", 258, 0),
        (Rsa::Rsa2048Sha512, "2048 SHA-512", "sha512", 259, 1),
        (Rsa::Rsa3072Sha256, "3072 SHA-256", "sha256", 259, 1),
        (Rsa::Rsa3072Sha384, "3072 SHA-384", "sha384", 259, 0),
        (Rsa::Rsa3072Sha512, "3072 SHA-512", "sha512", 260, 1),
        (Rsa::Rsa4096Sha256, "4096 SHA-256", "sha256", 258, 0),
        (Rsa::Rsa4096Sha384, "4096 SHA-384", "sha384", 259, 0),
        (Rsa::Rsa4096Sha512, "4096 SHA-512", "sha512", 259, 0),
    ] {
        let rule = json!({ "rsaPkcs1v15": { "hash": hash } });
        let mut row = Row::new(format!("Wycheproof RSA {label}"));
        let mut refused_keys = 0;
        for group in rsa::TestSet::load(name).unwrap().test_groups {
            let key = match Both::new(&rule, KeyInput::Text(&group.pem)) {
                Ok(key) => key,
                Err(error) => {
                    // The floor: its few valid signatures are refused with the key.
                    assert_eq!((error.code, &group.key.e[..]), (Code::KeyWeak, &[3][..]));
                    refused_keys += group.tests.len();
                    continue;
                }
            };
            for bytes in [&group.der, &group.asn_key] {
                Both::new(&rule, KeyInput::Bytes(bytes)).expect("the same key as DER");
            }
            for test in &group.tests {
                // "Acceptable" is a DigestInfo without its NULL. RFC 8017, 9.2, writes the NULL;
                // nothing but the one block that is expected is accepted, so this is refused.
                if test.result == TestResult::Acceptable {
                    assert_eq!(test.flags, [RsaFlag::MissingNull]);
                }
                row.count(
                    key.accepts(&test.msg, &test.sig),
                    test.result == TestResult::Valid,
                );
            }
        }
        assert_eq!(refused_keys, with_e_3, "{label}");
        row.expect(7, cases - with_e_3 - 7);
        below_the_floor += refused_keys;
        rows.push(row);
    }
    let mut floor = Row::new("Wycheproof RSA, e = 3 (refused with the key)");
    (floor.cases, floor.refused) = (below_the_floor, below_the_floor);
    floor.expect(0, 5);
    rows.push(floor);

    let mut ceiling = Row::new("Wycheproof RSA 8192 (refused with the key)");
    for name in [Rsa::Rsa8192Sha256, Rsa::Rsa8192Sha384, Rsa::Rsa8192Sha512] {
        for group in rsa::TestSet::load(name).unwrap().test_groups {
            let rule = json!({ "rsaPkcs1v15": { "hash": "sha256" } });
            let error = Both::new(&rule, KeyInput::Text(&group.pem)).err().unwrap();
            assert_eq!(error.code, Code::KeyUnreadable, "{error}");
            for _ in &group.tests {
                ceiling.count(false, false);
            }
        }
    }
    ceiling.expect(0, 776);
    rows.push(ceiling);
    record("wycheproof-rsa", &rows);
}

#[test]
fn ecdsa_signatures() {
    let mut rows = Vec::new();
    for (name, curve, form, hash, accepted, refused) in [
        (
            Ecdsa::EcdsaSecp256r1Sha256,
            "p256",
            "der",
            "sha256",
            174,
            310,
        ),
        (
            Ecdsa::EcdsaSecp256r1Sha256P1363,
            "p256",
            "rs",
            "sha256",
            173,
            89,
        ),
        (
            Ecdsa::EcdsaSecp256r1Sha512,
            "p256",
            "der",
            "sha512",
            243,
            311,
        ),
        (
            Ecdsa::EcdsaSecp256r1Sha512P1363,
            "p256",
            "rs",
            "sha512",
            242,
            90,
        ),
        (
            Ecdsa::EcdsaSecp256k1Sha256,
            "secp256k1",
            "der",
            "sha256",
            168,
            308,
        ),
        (
            Ecdsa::EcdsaSecp256k1Sha256P1363,
            "secp256k1",
            "rs",
            "sha256",
            167,
            85,
        ),
        (
            Ecdsa::EcdsaSecp256k1Sha512,
            "secp256k1",
            "der",
            "sha512",
            237,
            309,
        ),
        (
            Ecdsa::EcdsaSecp256k1Sha512P1363,
            "secp256k1",
            "rs",
            "sha512",
            236,
            86,
        ),
    ] {
        let row = run_ecdsa(name, curve, form, hash, |_, test| {
            assert_ne!(test.result, TestResult::Acceptable);
            test.result == TestResult::Valid
        });
        row.expect(accepted, refused);
        rows.push(row);
    }

    // Bitcoin's rule adds that s must be low. The gateways' is plain ECDSA, and genuine callbacks
    // have a high s: what the plain set calls valid is accepted here too, and nothing else.
    let plain = ecdsa::TestSet::load(Ecdsa::EcdsaSecp256k1Sha256).unwrap();
    let valid: HashSet<_> = plain
        .test_groups
        .iter()
        .flat_map(|group| group.tests.iter().map(|test| (&group.der[..], test)))
        .filter(|(_, test)| test.result == TestResult::Valid)
        .map(|(key, test)| (key, &test.msg[..], &test.sig[..]))
        .collect();
    let mut row = run_ecdsa(
        Ecdsa::EcdsaSecp256k1Sha256Bitcoin,
        "secp256k1",
        "der",
        "sha256",
        |key, test| {
            test.result == TestResult::Valid || valid.contains(&(key, &test.msg, &test.sig))
        },
    );
    row.set.push_str(", Bitcoin's set with a high s accepted");
    row.expect(164, 299);
    rows.push(row);
    record("wycheproof-ecdsa", &rows);
}

fn run_ecdsa(
    name: Ecdsa,
    curve: &str,
    form: &str,
    hash: &str,
    right: impl Fn(&[u8], &ecdsa::Test) -> bool,
) -> Row {
    let rule = json!({ "ecdsa": { "curve": curve, "hash": hash, "form": form } });
    let mut row = Row::new(format!("Wycheproof ECDSA {curve} {hash} {form}"));
    for group in ecdsa::TestSet::load(name).unwrap().test_groups {
        let key = Both::new(&rule, KeyInput::Bytes(&group.der)).expect("a valid public key");
        let uncompressed = base16ct::lower::encode_string(&group.key.key);
        for same in [KeyInput::Text(&group.pem), KeyInput::Text(&uncompressed)] {
            Both::new(&rule, same).expect("the same key in another container");
        }
        for test in &group.tests {
            row.count(key.accepts(&test.msg, &test.sig), right(&group.der, test));
        }
    }
    row
}

/// The sets hold arbitrary messages, and what is opened here are keys. So node:crypto makes each
/// ciphertext of the set anew, and a second one of a real key under the very same parameters;
/// that key must be read, and with another password must not.
#[test]
fn pbes2_parameters_open_an_encrypted_key() {
    let pem = include_str!("data/keys/p256-pkcs8.pem");
    let pkcs8 = support::from_pem(pem);
    let expected = PrivateKey::read(KeyInput::Text(pem), None, Algorithm::P256, "privateKey")
        .unwrap()
        .compressed_point();
    let mut node = Oracle::start();
    let mut right = Row::new("Wycheproof PBES2, the key read");
    let mut wrong = Row::new("Wycheproof PBES2, another password");
    let mut not_text = 0;
    for (hash, arc, names) in [
        (
            "sha1",
            7,
            [
                Pbes2::PbeWithHmacSha1AndAes128,
                Pbes2::PbeWithHmacSha1AndAes192,
                Pbes2::PbeWithHmacSha1AndAes256,
            ],
        ),
        (
            "sha224",
            8,
            [
                Pbes2::PbeWithHmacSha224AndAes128,
                Pbes2::PbeWithHmacSha224AndAes192,
                Pbes2::PbeWithHmacSha224AndAes256,
            ],
        ),
        (
            "sha256",
            9,
            [
                Pbes2::PbeWithHmacSha256AndAes128,
                Pbes2::PbeWithHmacSha256AndAes192,
                Pbes2::PbeWithHmacSha256AndAes256,
            ],
        ),
        (
            "sha384",
            10,
            [
                Pbes2::PbeWithHmacSha384AndAes128,
                Pbes2::PbeWithHmacSha384AndAes192,
                Pbes2::PbeWithHmacSha384AndAes256,
            ],
        ),
        (
            "sha512",
            11,
            [
                Pbes2::PbeWithHmacSha512AndAes128,
                Pbes2::PbeWithHmacSha512AndAes192,
                Pbes2::PbeWithHmacSha512AndAes256,
            ],
        ),
    ] {
        for (name, bits, cipher) in [(names[0], 128, 2), (names[1], 192, 22), (names[2], 256, 42)] {
            let groups = pbes2::TestSet::load(name).unwrap().test_groups;
            for test in groups.iter().flat_map(|group| &group.tests) {
                assert_eq!(test.result, TestResult::Valid);
                // A password is text here; the sets' other ones cannot be given.
                let Ok(password) = std::str::from_utf8(&test.password) else {
                    not_text += 1;
                    continue;
                };
                let answer = node.ask(&json!({
                    "operation": "pbes2", "hash": hash, "bits": bits,
                    "password": oracle::base64(&test.password),
                    "salt": oracle::base64(&test.salt),
                    "iterations": test.iteration_count,
                    "iv": oracle::base64(&test.iv),
                    "messages": [oracle::base64(&test.msg), oracle::base64(&pkcs8)],
                }));
                assert_eq!(oracle::bytes(&answer["ciphertexts"][0]), test.ct[..]);
                let container =
                    encrypted_pkcs8(test, arc, cipher, &oracle::bytes(&answer["ciphertexts"][1]));
                let read = |password: &str| {
                    PrivateKey::read(
                        KeyInput::Bytes(&container),
                        Some(password),
                        Algorithm::P256,
                        "privateKey",
                    )
                };
                right.count(
                    read(password).is_ok_and(|key| key.compressed_point() == expected),
                    true,
                );
                let refused = read(&format!("{password}?")).err().map(|error| error.code);
                assert_eq!(refused, Some(Code::KeyPasswordWrong));
                wrong.count(refused.is_none(), false);
            }
        }
    }
    assert_eq!(not_text, 315);
    right.expect(945, 0);
    wrong.expect(0, 945);
    record("wycheproof-pbes2", &[right, wrong]);
}

/// `EncryptedPrivateKeyInfo` (RFC 5958, 3) by PBES2 with PBKDF2 and AES in CBC (RFC 8018).
fn encrypted_pkcs8(test: &pbes2::Test, prf: u8, cipher: u8, ciphertext: &[u8]) -> Vec<u8> {
    fn tagged(tag: u8, content: &[&[u8]]) -> Vec<u8> {
        let content = content.concat();
        let [high, low] = u16::try_from(content.len()).unwrap().to_be_bytes();
        let head = match content.len() {
            0..128 => vec![tag, low],
            128..256 => vec![tag, 0x81, low],
            _ => vec![tag, 0x82, high, low],
        };
        [head, content].concat()
    }
    let sequence = |content: &[&[u8]]| tagged(0x30, content);
    let octets = |content: &[u8]| tagged(0x04, &[content]);
    let oid = |content: &[u8]| tagged(0x06, &[content]);
    let integer = u16::try_from(test.iteration_count).unwrap().to_be_bytes();
    let pkcs5 = b"\x2a\x86\x48\x86\xf7\x0d\x01\x05";
    let prf = sequence(&[
        &oid(&[b"\x2a\x86\x48\x86\xf7\x0d\x02", &[prf][..]].concat()),
        &[5, 0],
    ]);
    let derivation = sequence(&[
        &oid(&[pkcs5, &[12][..]].concat()),
        &sequence(&[&octets(&test.salt), &[2, 2], &integer, &prf]),
    ]);
    let encryption = sequence(&[
        &oid(&[b"\x60\x86\x48\x01\x65\x03\x04\x01", &[cipher][..]].concat()),
        &octets(&test.iv),
    ]);
    sequence(&[
        &sequence(&[
            &oid(&[pkcs5, &[13][..]].concat()),
            &sequence(&[&derivation, &encryption]),
        ]),
        &octets(ciphertext),
    ])
}
