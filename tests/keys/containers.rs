//! What each container is called, and that it holds the key it should.

use super::*;
use countersign::Warning;

/// File, whether private, and what `inspect` calls it.
const FILES: &[(&str, Algorithm, bool, &str)] = &[
    ("rsa-pkcs8.pem", Algorithm::Rsa, true, "PKCS#8 PEM"),
    ("rsa-pkcs1.pem", Algorithm::Rsa, true, "PKCS#1 PEM"),
    ("rsa-spki.pem", Algorithm::Rsa, false, "SPKI PEM"),
    ("rsa-pkcs1-public.pem", Algorithm::Rsa, false, "PKCS#1 PEM"),
    (
        "rsa-certificate.pem",
        Algorithm::Rsa,
        false,
        "X.509 certificate PEM",
    ),
    ("rsa-private.jwk", Algorithm::Rsa, true, "JWK"),
    ("rsa-public.jwk", Algorithm::Rsa, false, "JWK"),
    (
        "secp256k1-pkcs8.pem",
        Algorithm::Secp256k1,
        true,
        "PKCS#8 PEM",
    ),
    ("secp256k1-sec1.pem", Algorithm::Secp256k1, true, "SEC1 PEM"),
    (
        "secp256k1-sec1-with-parameters.pem",
        Algorithm::Secp256k1,
        true,
        "SEC1 PEM",
    ),
    (
        "secp256k1-spki.pem",
        Algorithm::Secp256k1,
        false,
        "SPKI PEM",
    ),
    (
        "secp256k1-spki-compressed.pem",
        Algorithm::Secp256k1,
        false,
        "SPKI PEM",
    ),
    ("secp256k1-private.jwk", Algorithm::Secp256k1, true, "JWK"),
    ("secp256k1-public.jwk", Algorithm::Secp256k1, false, "JWK"),
    ("p256-pkcs8.pem", Algorithm::P256, true, "PKCS#8 PEM"),
    ("p256-sec1.pem", Algorithm::P256, true, "SEC1 PEM"),
    (
        "p256-sec1-with-parameters.pem",
        Algorithm::P256,
        true,
        "SEC1 PEM",
    ),
    ("p256-spki.pem", Algorithm::P256, false, "SPKI PEM"),
    (
        "p256-spki-compressed.pem",
        Algorithm::P256,
        false,
        "SPKI PEM",
    ),
    ("p256-private.jwk", Algorithm::P256, true, "JWK"),
    ("p256-public.jwk", Algorithm::P256, false, "JWK"),
];

#[test]
fn every_container_holds_the_same_key_and_has_its_name() {
    for &(name, algorithm, private, container) in FILES {
        let file = text(name);
        let family = name.split('-').next().expect("a family");
        let spki = text(&format!("{family}-spki.pem"));
        assert_reads(KeyInput::Text(&file), algorithm, private, &spki, name);
        let info = inspect(KeyInput::Text(&file), None).expect(name);
        assert_eq!(info.container, container, "{name}");
        assert_eq!(info.bits, (algorithm == Algorithm::Rsa).then_some(2048));
        assert_eq!(info.warnings, [], "{name}");
    }
    assert_eq!(FILES.len(), 21);
}

#[test]
fn containers_are_told_apart_by_their_form() {
    let pkcs1 = der("rsa-pkcs1.pem");
    let base64 = STANDARD.encode(&pkcs1);
    let digits = hexadecimal(&pkcs1);
    let labelled = format!("-----BEGIN PRIVATE KEY-----\n{base64}\n-----END PRIVATE KEY-----\n");
    let (number, point) = numbers("secp256k1");
    let number_digits = hexadecimal(&number);
    let point_digits = hexadecimal(&point);
    let compressed_digits = hexadecimal(&compressed(&point));
    for (input, container) in [
        (KeyInput::Text(&base64), "PKCS#1 DER in bare base64"),
        (KeyInput::Bytes(&pkcs1), "PKCS#1 DER"),
        (KeyInput::Text(&digits), "PKCS#1 DER in hexadecimal"),
        (KeyInput::Text(&labelled), "PKCS#1 PEM labelled PRIVATE KEY"),
        (
            KeyInput::Text(&number_digits),
            "private number in hexadecimal",
        ),
        (KeyInput::Bytes(&number), "private number in raw bytes"),
        (
            KeyInput::Text(&point_digits),
            "uncompressed point in hexadecimal",
        ),
        (
            KeyInput::Text(&compressed_digits),
            "compressed point in hexadecimal",
        ),
        (KeyInput::Bytes(&point), "uncompressed point in raw bytes"),
    ] {
        assert_eq!(inspect(input, None).expect(container).container, container);
    }
}

#[test]
fn a_bare_number_is_said_to_fit_both_curves() {
    let (number, _) = numbers("secp256k1");
    let info = inspect(KeyInput::Bytes(&number), None).expect("a number");
    assert_eq!(info.public_pem, text("secp256k1-spki.pem"));
    assert_eq!(
        info.warnings,
        [Warning {
            code: "CURVE_ASSUMED",
            sentence: "A bare number or point does not name its curve; read as secp256k1, it would fit P-256 as well."
                .into(),
            fields: vec![],
        }]
    );
}

#[test]
fn a_bare_point_is_found_on_its_curve() {
    for (curve, algorithm) in [
        ("secp256k1", Algorithm::Secp256k1),
        ("p256", Algorithm::P256),
    ] {
        let (_, point) = numbers(curve);
        let info = inspect(KeyInput::Bytes(&point), None).expect(curve);
        assert_eq!((info.algorithm, info.warnings), (algorithm, vec![]));
        assert_eq!(info.public_pem, text(&format!("{curve}-spki.pem")));
    }
}

#[test]
fn the_half_that_fits_is_taken_out_of_a_file_with_several() {
    let both = text("rsa-certificate.pem") + &text("rsa-pkcs8.pem") + &text("p256-spki.pem");
    PrivateKey::read(KeyInput::Text(&both), None, Algorithm::Rsa, "privateKey").expect("RSA");
    PublicKey::read(KeyInput::Text(&both), Algorithm::Rsa, "platformKey").expect("certificate");
    PublicKey::read(KeyInput::Text(&both), Algorithm::P256, "platformKey").expect("P-256");
}

#[test]
fn one_key_in_several_containers_is_one_key() {
    let thrice =
        text("rsa-spki.pem") + &text("rsa-certificate.pem") + &text("rsa-pkcs1-public.pem");
    PublicKey::read(KeyInput::Text(&thrice), Algorithm::Rsa, "platformKey").expect("one key");
    let halves = text("rsa-certificate.pem") + &text("rsa-pkcs8.pem");
    let info = inspect(KeyInput::Text(&halves), None).expect("one key");
    assert!(info.private);
}

#[test]
fn keys_print_as_redacted() {
    for (name, algorithm) in [
        ("rsa-pkcs8.pem", Algorithm::Rsa),
        ("secp256k1-pkcs8.pem", Algorithm::Secp256k1),
        ("p256-pkcs8.pem", Algorithm::P256),
    ] {
        let file = text(name);
        let input = KeyInput::Text(&file);
        let key = PrivateKey::read(input, None, algorithm, "privateKey").expect(name);
        assert_eq!(format!("{key:?} {input:?}"), "[redacted] [redacted]");
    }
}
