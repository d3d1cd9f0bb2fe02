//! Keys that are too weak, or whose numbers make no key.

use super::*;

#[test]
fn an_rsa_key_below_1024_bit_is_refused() {
    assert_private_refused(
        &text("rsa-512-pkcs8.pem"),
        Algorithm::Rsa,
        "KEY_WEAK",
        "privateKey is an RSA key of 512 bit; at least 1024 are needed.",
        None,
    );
    assert_public_refused(
        &text("rsa-1023-spki.pem"),
        Algorithm::Rsa,
        "KEY_WEAK",
        "platformKey is an RSA key of 1023 bit; at least 1024 are needed.",
        None,
    );
    assert_refused(
        inspect(KeyInput::Text(&text("rsa-512-pkcs8.pem")), None),
        "KEY_WEAK",
        "key is an RSA key of 512 bit; at least 1024 are needed.",
        None,
    );
}

#[test]
fn an_rsa_key_of_1024_bit_is_accepted_with_a_warning() {
    let file = text("rsa-1024-pkcs8.pem");
    PrivateKey::read(KeyInput::Text(&file), None, Algorithm::Rsa, "privateKey").expect("1024 bit");
    let info = inspect(KeyInput::Text(&file), None).expect("1024 bit");
    assert_eq!(info.bits, Some(1024));
    let warnings: Vec<_> = info
        .warnings
        .iter()
        .map(|w| (w.code, &*w.sentence))
        .collect();
    assert_eq!(
        warnings,
        [(
            "KEY_SHORT",
            "The key has 1024 bits; fewer than 2048 are no longer considered safe."
        )]
    );
}

#[test]
fn a_small_public_exponent_is_refused() {
    let sentence = "privateKey is an RSA key with a public exponent below 65537, which lets signatures be forged.";
    assert_private_refused(
        &text("rsa-e3-pkcs8.pem"),
        Algorithm::Rsa,
        "KEY_WEAK",
        sentence,
        None,
    );
}

/// One less than the smallest, and even.
#[test]
fn a_public_exponent_of_65536_is_small() {
    let mut der = der("rsa-spki.pem");
    // SubjectPublicKeyInfo ends with the exponent, 01 00 01.
    *der.last_mut().unwrap() = 0;
    let sentence = "platformKey is an RSA key with a public exponent below 65537, which lets signatures be forged.";
    let result = PublicKey::read(KeyInput::Bytes(&der), Algorithm::Rsa, "platformKey");
    assert_refused(result, "KEY_WEAK", sentence, None);
}

#[test]
fn an_rsa_key_above_4096_bit_is_refused() {
    assert_public_refused(
        &text("rsa-4104-spki.pem"),
        Algorithm::Rsa,
        "KEY_UNREADABLE",
        "platformKey is an RSA key of 4104 bit; at most 4096 are supported.",
        None,
    );
}

#[test]
fn rsa_numbers_that_do_not_belong_together_are_refused() {
    let mut der = der("rsa-pkcs1.pem");
    // SEQUENCE (4), version (3), n (4 + 257), e (5), and the header of d.
    let at = 4 + 3 + 4 + 257 + 5 + 4;
    der[at + 100] ^= 1;
    let sentence = "privateKey is an RSA key whose numbers do not belong together.";
    let result = PrivateKey::read(KeyInput::Bytes(&der), None, Algorithm::Rsa, "privateKey");
    assert_refused(result, "KEY_UNREADABLE", sentence, None);
}

#[test]
fn an_rsa_key_of_three_primes_is_refused() {
    assert_private_refused(
        &text("rsa-three-primes-pkcs1.pem"),
        Algorithm::Rsa,
        "KEY_UNREADABLE",
        "privateKey is an RSA key of more than two primes, which is not supported.",
        None,
    );
}

/// The orders of the two curves (SEC 2, 2.4.1 and 2.4.2).
const ORDERS: [(Algorithm, &str); 2] = [
    (
        Algorithm::Secp256k1,
        "fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141",
    ),
    (
        Algorithm::P256,
        "ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551",
    ),
];

#[test]
fn private_numbers_are_accepted_from_1_to_n_minus_1_and_no_further() {
    let mut cases = 0;
    for (curve, order) in ORDERS {
        let tail = u64::from_str_radix(&order[48..], 16).expect("hexadecimal");
        let below = format!("{}{:016x}", &order[..48], tail - 1);
        let above = format!("{}{:016x}", &order[..48], tail + 1);
        let one = format!("{:064x}", 1);
        for good in [&one, &below] {
            PrivateKey::read(KeyInput::Text(good), None, curve, "privateKey").expect(good);
            cases += 1;
        }
        let zero = "0".repeat(64);
        let all_ones = "f".repeat(64);
        for bad in [&zero, order, &above, &all_ones] {
            let sentence =
                format!("privateKey is a number outside 1 to n-1, so no private key on {curve}.");
            assert_private_refused(bad, curve, "KEY_UNREADABLE", &sentence, None);
            cases += 1;
        }
    }
    assert_eq!(cases, 12);
}

#[test]
fn points_off_the_curve_are_refused() {
    for (name, curve) in [
        ("secp256k1", Algorithm::Secp256k1),
        ("p256", Algorithm::P256),
    ] {
        let (_, mut point) = numbers(name);
        point[64] ^= 1;
        let sentence = format!("platformKey is a point that does not lie on {curve}.");
        assert_public_refused(
            &hexadecimal(&point),
            curve,
            "KEY_UNREADABLE",
            &sentence,
            None,
        );
        let mut spki = der(&format!("{name}-spki.pem"));
        *spki.last_mut().expect("a byte") ^= 1;
        let result = PublicKey::read(KeyInput::Bytes(&spki), curve, "platformKey");
        assert_refused(result, "KEY_UNREADABLE", &sentence, None);
        // The field's prime and more is no coordinate.
        let sentence = format!("platformKey is a point that does not lie on {curve}.");
        let beyond = format!("02{}", "f".repeat(64));
        assert_public_refused(&beyond, curve, "KEY_UNREADABLE", &sentence, None);
    }
}

#[test]
fn an_elliptic_private_key_with_the_public_half_of_another_is_refused() {
    for (name, curve) in [
        ("secp256k1", Algorithm::Secp256k1),
        ("p256", Algorithm::P256),
    ] {
        let mut sec1 = der(&format!("{name}-sec1.pem"));
        sec1[38] ^= 1;
        let sentence = format!(
            "privateKey is a key on {curve} whose private and public halves do not belong together."
        );
        let result = PrivateKey::read(KeyInput::Bytes(&sec1), None, curve, "privateKey");
        assert_refused(result, "KEY_UNREADABLE", &sentence, None);
    }
}
