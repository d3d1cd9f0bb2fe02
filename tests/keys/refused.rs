//! What is said of everything that is not the key that is needed. Whole sentences: people search for them.

use super::*;

const RSA_FORM: &str = "; expected a private key as PEM, base64 of DER, DER or JWK.";
const ELLIPTIC_FORM: &str =
    "; expected a private key as PEM, base64 of DER, DER, hexadecimal or JWK.";

#[track_caller]
fn assert_looks_like(text: &str, what: &str, hint: Option<&str>) {
    let sentence = format!("privateKey looks like {what}{RSA_FORM}");
    assert_private_refused(text, Algorithm::Rsa, "KEY_UNREADABLE", &sentence, hint);
}

#[track_caller]
fn assert_bytes_look_like(bytes: &[u8], what: &str, hint: Option<&str>) {
    let sentence = format!("privateKey looks like {what}{RSA_FORM}");
    let result = PrivateKey::read(KeyInput::Bytes(bytes), None, Algorithm::Rsa, "privateKey");
    assert_refused(result, "KEY_UNREADABLE", &sentence, hint);
}

/// One DER value.
fn value(tag: u8, content: &[u8]) -> Vec<u8> {
    let length = match content.len() {
        short @ ..=127 => vec![u8::try_from(short).expect("7 bit")],
        longer @ ..=255 => vec![0x81, u8::try_from(longer).expect("8 bit")],
        long => vec![
            0x82,
            u8::try_from(long >> 8).expect("16 bit"),
            u8::try_from(long & 255).expect("8 bit"),
        ],
    };
    [&[tag], &length[..], content].concat()
}

#[test]
fn a_public_key_where_the_private_one_is_needed() {
    for (name, found) in [
        ("rsa-spki.pem", "SPKI PEM, RSA 2048 bit"),
        ("rsa-pkcs1-public.pem", "PKCS#1 PEM, RSA 2048 bit"),
        ("rsa-certificate.pem", "X.509 certificate PEM, RSA 2048 bit"),
        ("rsa-public.jwk", "JWK, RSA 2048 bit"),
    ] {
        let sentence =
            format!("privateKey is a public key ({found}); signing needs the private one.");
        assert_private_refused(
            &text(name),
            Algorithm::Rsa,
            "KEY_WRONG_KIND",
            &sentence,
            None,
        );
    }
    let (_, point) = numbers("secp256k1");
    assert_private_refused(
        &hexadecimal(&compressed(&point)),
        Algorithm::Secp256k1,
        "KEY_WRONG_KIND",
        "privateKey is a public key (compressed point in hexadecimal, secp256k1); signing needs the private one.",
        None,
    );
}

#[test]
fn a_private_key_where_the_public_one_is_needed() {
    let hint = Some(
        "Hand over the public key that the other side gave out; no private key should be here.",
    );
    for (name, found) in [
        ("rsa-pkcs8.pem", "PKCS#8 PEM, RSA 2048 bit"),
        ("rsa-pkcs1.pem", "PKCS#1 PEM, RSA 2048 bit"),
        ("rsa-private.jwk", "JWK, RSA 2048 bit"),
    ] {
        let sentence =
            format!("platformKey is a private key ({found}); verifying needs the public one.");
        assert_public_refused(
            &text(name),
            Algorithm::Rsa,
            "KEY_WRONG_KIND",
            &sentence,
            hint,
        );
    }
    let (number, _) = numbers("p256");
    assert_public_refused(
        &hexadecimal(&number),
        Algorithm::P256,
        "KEY_WRONG_KIND",
        "platformKey is a private key (private number in hexadecimal, P-256); verifying needs the public one.",
        hint,
    );
    assert_public_refused(
        &text("rsa-traditional-des3.pem"),
        Algorithm::Rsa,
        "KEY_WRONG_KIND",
        "platformKey is a private key (PKCS#1 PEM, encrypted (traditional: MD5, DES-EDE3-CBC)); verifying needs the public one.",
        hint,
    );
}

#[test]
fn a_key_of_another_algorithm_or_curve() {
    for (name, algorithm, sentence) in [
        (
            "p256-sec1.pem",
            Algorithm::Rsa,
            "privateKey is a private key (SEC1 PEM, P-256); this scheme needs RSA.",
        ),
        (
            "p256-pkcs8.pem",
            Algorithm::Secp256k1,
            "privateKey is a private key (PKCS#8 PEM, P-256); this scheme needs secp256k1.",
        ),
        (
            "secp256k1-private.jwk",
            Algorithm::P256,
            "privateKey is a private key (JWK, secp256k1); this scheme needs P-256.",
        ),
        (
            "rsa-pkcs8.pem",
            Algorithm::Secp256k1,
            "privateKey is a private key (PKCS#8 PEM, RSA 2048 bit); this scheme needs secp256k1.",
        ),
        (
            "rsa-spki.pem",
            Algorithm::P256,
            "privateKey is a public key (SPKI PEM, RSA 2048 bit); this scheme needs P-256.",
        ),
    ] {
        assert_private_refused(&text(name), algorithm, "KEY_WRONG_KIND", sentence, None);
    }
    assert_private_refused(
        &"0123456789abcdef".repeat(4),
        Algorithm::Rsa,
        "KEY_WRONG_KIND",
        "privateKey is an elliptic-curve key (private number in hexadecimal); this scheme needs RSA.",
        None,
    );
    let (_, point) = numbers("p256");
    let result = PublicKey::read(KeyInput::Bytes(&point), Algorithm::Rsa, "platformKey");
    let sentence = "platformKey is an elliptic-curve key (uncompressed point in raw bytes); this scheme needs RSA.";
    assert_refused(result, "KEY_WRONG_KIND", sentence, None);
}

#[test]
fn a_key_that_no_scheme_uses() {
    for (name, what) in [
        ("ed25519-pkcs8.pem", "an Ed25519 key"),
        ("rsa-pss-pkcs8.pem", "a key restricted to RSASSA-PSS"),
        ("p384-spki.pem", "a key on the curve P-384"),
    ] {
        let sentence = format!("privateKey is {what}; this scheme needs RSA.");
        assert_private_refused(
            &text(name),
            Algorithm::Rsa,
            "KEY_WRONG_KIND",
            &sentence,
            None,
        );
        let sentence = format!("key is {what}; RSA, secp256k1 and P-256 are supported.");
        let result = inspect(KeyInput::Text(&text(name)), None);
        assert_refused(result, "KEY_WRONG_KIND", &sentence, None);
    }
    let unknown = value(
        0x30,
        &[value(0x30, &value(6, &[0x2a, 3, 4])), value(3, &[0, 1])].concat(),
    );
    let result = inspect(KeyInput::Bytes(&unknown), None);
    let sentence = "key is a key of an unknown algorithm; RSA, secp256k1 and P-256 are supported.";
    assert_refused(result, "KEY_WRONG_KIND", sentence, None);
    let dsa = value(0x30, &value(2, &[1]).repeat(6));
    let result = inspect(KeyInput::Bytes(&dsa), None);
    let sentence = "key is a DSA key; RSA, secp256k1 and P-256 are supported.";
    assert_refused(result, "KEY_WRONG_KIND", sentence, None);
}

#[test]
fn several_keys_that_fit() {
    let two = text("rsa-spki.pem") + &text("rsa-traditional-des3.pem");
    PublicKey::read(KeyInput::Text(&two), Algorithm::Rsa, "platformKey")
        .expect("only one is public");
    let other = text("rsa-1024-pkcs8.pem");
    assert_private_refused(
        &(text("rsa-pkcs8.pem") + &other),
        Algorithm::Rsa,
        "KEY_UNREADABLE",
        "privateKey holds more than one key that fits.",
        Some("Hand over the one that is meant."),
    );
}

#[test]
fn what_kept_a_key_from_being_read_is_told_rather_than_what_else_was_there() {
    let both = text("rsa-certificate.pem") + &text("rsa-php-passphrase.pem");
    let sentence = "privateKey is PKCS#8 PEM, encrypted (PBES2: PBKDF2-HMAC-SHA256, DES-EDE3-CBC); give `password`.";
    assert_private_refused(
        &both,
        Algorithm::Rsa,
        "KEY_PASSWORD_MISSING",
        sentence,
        None,
    );
}

#[test]
fn text_that_is_no_key() {
    let base64 = STANDARD.encode(der("rsa-pkcs8.pem"));
    let long = "lorem, ipsum ".repeat(40);
    let decode_once = Some("Decode it once.");
    let placeholder = Some("Put the key itself in its place.");
    let path = Some("Hand over what the file holds.");
    let cases: &[(&str, &str, Option<&str>)] = &[
        ("", "an empty text", None),
        (" \r\n\u{feff}", "an empty text", None),
        ("\"\"", "an empty text", None),
        ("hunter2", "a password or another short text", None),
        (
            "correct horse battery staple",
            "a password or another short text",
            None,
        ),
        (&long, "a text that is no key", None),
        ("YOUR_PRIVATE_KEY", "a placeholder", placeholder),
        ("your private key here", "a placeholder", placeholder),
        ("<private key>", "a placeholder", placeholder),
        ("${RSA_KEY}", "a placeholder", placeholder),
        ("undefined", "a placeholder", placeholder),
        ("[object Object]", "a placeholder", placeholder),
        ("MIIEvQIBADANBg...", "a placeholder", placeholder),
        ("/etc/keys/private", "the path of a file", path),
        ("./private.pem", "the path of a file", path),
        ("keys\\private.PEM", "the path of a file", path),
        ("C:\\keys\\private", "the path of a file", path),
        ("file:///private.pem", "the path of a file", path),
        (
            "ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAABAQ user@host",
            "an OpenSSH public key",
            None,
        ),
        ("ecdsa-sha2-nistp256 AAAA", "an OpenSSH public key", None),
        (
            "---- BEGIN SSH2 PUBLIC KEY ----\nAAAA",
            "an SSH2 public key",
            None,
        ),
        ("PuTTY-User-Key-File-3: ssh-rsa", "a PuTTY key", None),
        (
            "<RSAKeyValue><Modulus>AQAB</Modulus></RSAKeyValue>",
            "an RSA key in the XML of .NET",
            None,
        ),
        ("<?xml version=\"1.0\"?>", "XML", None),
        ("<!DOCTYPE html>", "HTML", None),
        ("{\"a\":1}", "JSON that is no JWK", None),
        ("[{\"kty\":\"RSA\"}]", "a JSON list", None),
        ("[\"MIIE\"]", "a JSON list", None),
        ("{\"kty\":", "JSON that is no JWK", None),
        (
            "{\"keys\":[]}",
            "a set of JWKs",
            Some("Hand over the one key in `keys` that is meant."),
        ),
        (
            "0123456789abcdef",
            "16 hexadecimal digits, where a private number has 64 and a point 66 or 130",
            None,
        ),
        (
            "0x123",
            "3 hexadecimal digits, where a private number has 64 and a point 66 or 130",
            None,
        ),
        (
            &base64[..base64.len() - 4],
            "DER that was cut off: 1211 of 1214 bytes are there",
            None,
        ),
        (&base64[..1001], "base64 that was cut off or damaged", None),
        (&base64[1..], "base64 of something that is no key", None),
        (&base64[4..], "base64 of something that is no key", None),
        ("MIIEvQ%2BBAD", "text in URL encoding", decode_once),
    ];
    for (text, what, hint) in cases {
        println!("{what}");
        assert_looks_like(text, what, *hint);
    }
    assert_eq!(cases.len(), 37);
    let secret = STANDARD.encode([7; 32]);
    let hint = Some("A bare elliptic-curve key is written in hexadecimal.");
    assert_looks_like(&secret, "32 bytes in base64", hint);
    let wrapped = STANDARD.encode(text("rsa-pkcs8.pem"));
    assert_looks_like(
        &wrapped,
        "PEM that was encoded in base64 once more",
        decode_once,
    );
    let openssh = text("rsa-openssh.pem");
    let inside: String = openssh
        .lines()
        .filter(|line| !line.starts_with('-'))
        .collect();
    assert_looks_like(&inside, "the inside of an OpenSSH private key", None);
    assert_looks_like(&"A".repeat(65_537), "something too long to be a key", None);
}

#[test]
fn the_form_that_was_expected_depends_on_what_is_needed() {
    let sentence = format!("privateKey looks like a password or another short text{ELLIPTIC_FORM}");
    assert_private_refused(
        "hunter2",
        Algorithm::P256,
        "KEY_UNREADABLE",
        &sentence,
        None,
    );
    assert_public_refused(
        "hunter2",
        Algorithm::Rsa,
        "KEY_UNREADABLE",
        "platformKey looks like a password or another short text; expected a public key or certificate as PEM, base64 of DER, DER or JWK.",
        None,
    );
    assert_refused(
        inspect(KeyInput::Text("hunter2"), None),
        "KEY_UNREADABLE",
        "key looks like a password or another short text; expected a key or certificate as PEM, base64 of DER, DER, hexadecimal or JWK.",
        None,
    );
}

#[test]
fn pem_that_is_no_key() {
    let pem = text("rsa-pkcs8.pem");
    let (begun, _) = pem.split_once("-----END").expect("armour");
    let (_, unbegun) = pem.split_once("KEY-----").expect("armour");
    let damaged = pem.replacen('Q', "!", 1);
    let encoded = pem.replace('+', "%2B");
    let cut = "PEM that was cut off: its END line is missing";
    assert_looks_like(begun, cut, None);
    assert_looks_like("-----BEGIN PRIVATE KEY", cut, None);
    assert_looks_like(&(begun.to_owned() + &text("rsa-spki.pem")), cut, None);
    assert_looks_like(unbegun, "PEM whose BEGIN line is missing or damaged", None);
    assert_looks_like(
        &pem.replace("-----", "--"),
        "PEM whose BEGIN line is missing or damaged",
        None,
    );
    assert_looks_like(&damaged, "PEM whose base64 was cut off or damaged", None);
    assert_looks_like(&encoded, "PEM in URL encoding", Some("Decode it once."));
    assert_looks_like(
        "-----BEGIN PRIVATE KEY-----\nMII...\n-----END PRIVATE KEY-----",
        "PEM with a placeholder for its content",
        None,
    );
    assert_looks_like(
        "-----BEGIN PRIVATE KEY-----\n-----END PRIVATE KEY-----",
        "bytes that are no DER",
        None,
    );
    assert_looks_like(
        &text("rsa-openssh.pem"),
        "an OpenSSH private key",
        Some("Rewrite a copy of it with `ssh-keygen -p -m PKCS8 -f COPY`."),
    );
    assert_looks_like(
        &text("rsa-certificate-request.pem"),
        "a certificate request (PKCS#10)",
        Some("The certificate that was issued for it holds the public key."),
    );
    let relabelled = |label: &str| pem.replace("PRIVATE KEY", label);
    assert_looks_like(
        &relabelled("PGP PRIVATE KEY BLOCK"),
        "an OpenPGP key or message",
        None,
    );
    assert_looks_like(
        &relabelled("X509 CRL"),
        "a certificate revocation list",
        None,
    );
    let sec1 = text("secp256k1-sec1-with-parameters.pem");
    let parameters = &sec1[..sec1.find("-----BEGIN EC PRIVATE").expect("armour")];
    assert_looks_like(parameters, "PEM without a key in it", None);
}

#[test]
fn der_that_is_no_key() {
    let pkcs8 = der("rsa-pkcs8.pem");
    let longer = [&pkcs8[..], &[0, 0]].concat();
    assert_bytes_look_like(&longer, "DER with 2 bytes too many at its end", None);
    assert_bytes_look_like(
        &pkcs8[..600],
        &format!(
            "DER that was cut off: 596 of {} bytes are there",
            pkcs8.len() - 4
        ),
        None,
    );
    assert_bytes_look_like(&[0xff; 100], "bytes that are no DER", None);
    assert_bytes_look_like(&[0x30, 0x80, 0, 0], "bytes that are no DER", None);
    assert_bytes_look_like(
        &value(0x30, &value(2, &[1])),
        "DER of something that is no key",
        None,
    );
    assert_bytes_look_like(&value(0x30, &[2, 9]), "damaged DER", None);
    let keystore = [&[0xfe, 0xed, 0xfe, 0xed][..], &[0; 30]].concat();
    assert_bytes_look_like(
        &keystore,
        "a Java keystore",
        Some(
            "Export the key with `keytool -importkeystore -deststoretype PKCS12`, then extract it with `openssl pkcs12 -nodes`.",
        ),
    );
    let utf16: Vec<u8> = "\u{feff}-----BEGIN"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    assert_bytes_look_like(&utf16, "text in UTF-16", Some("Save the file as UTF-8."));
    assert_bytes_look_like(
        &bytes("rsa.p12"),
        "a PKCS#12 file",
        Some(
            "Extract the key with `openssl pkcs12 -in FILE -nodes`, and hand over what it prints.",
        ),
    );
    assert_bytes_look_like(
        &bytes("rsa-certificate.p7b"),
        "a PKCS#7 file",
        Some("Extract the certificate with `openssl pkcs7 -print_certs -in FILE`."),
    );
    let null = value(5, &[]);
    let bit_string = value(3, &[0, 1]);
    let sequence = value(0x30, &null);
    assert_bytes_look_like(
        &value(
            0x30,
            &[value(2, &[0]), sequence.clone(), value(4, &[1])].concat(),
        ),
        "damaged PKCS#8",
        None,
    );
    assert_bytes_look_like(
        &value(0x30, &[value(2, &[9]), value(4, &[1])].concat()),
        "damaged SEC1",
        None,
    );
    assert_bytes_look_like(
        &value(0x30, &[sequence.clone(), bit_string.clone()].concat()),
        "damaged SPKI",
        None,
    );
    assert_bytes_look_like(
        &value(
            0x30,
            &[sequence.clone(), sequence.clone(), bit_string].concat(),
        ),
        "damaged X.509 certificate",
        None,
    );
    assert_bytes_look_like(
        &value(0x30, &value(2, &[0xff]).repeat(9)),
        "damaged PKCS#1",
        None,
    );
    assert_bytes_look_like(
        &value(0x30, &value(2, &[0xff]).repeat(2)),
        "damaged PKCS#1",
        None,
    );
    assert_bytes_look_like(
        &value(0x30, &[sequence, value(4, &[1])].concat()),
        "damaged encrypted PKCS#8",
        None,
    );
}

#[test]
fn an_elliptic_key_must_name_one_curve() {
    let hint = Some("Rewrite it with `openssl ec -in FILE -param_enc named_curve`.");
    assert_private_refused(
        &text("p256-sec1-explicit-parameters.pem"),
        Algorithm::P256,
        "KEY_UNREADABLE",
        "privateKey spells out the numbers of its curve instead of naming it.",
        hint,
    );
    let (number, point) = numbers("p256");
    let read =
        |der: &[u8]| PrivateKey::read(KeyInput::Bytes(der), None, Algorithm::P256, "privateKey");
    let nameless = value(0x30, &[value(2, &[1]), value(4, &number)].concat());
    let sentence = "privateKey is an elliptic-curve key that names no curve.";
    assert_refused(read(&nameless), "KEY_UNREADABLE", sentence, None);
    let ec_public_key = [6, 7, 0x2a, 0x86, 0x48, 0xce, 0x3d, 2, 1];
    let bits = value(3, &[&[0], &point[..]].concat());
    let spki = value(0x30, &[value(0x30, &ec_public_key), bits].concat());
    let result = PublicKey::read(KeyInput::Bytes(&spki), Algorithm::P256, "platformKey");
    let sentence = "platformKey is an elliptic-curve key that names no curve.";
    assert_refused(result, "KEY_UNREADABLE", sentence, None);
    let p256 = [6, 8, 0x2a, 0x86, 0x48, 0xce, 0x3d, 3, 1, 7];
    let inner = value(4, &der("secp256k1-sec1.pem"));
    let algorithm = value(0x30, &[&ec_public_key[..], &p256].concat());
    let pkcs8 = value(0x30, &[value(2, &[0]), algorithm.clone(), inner].concat());
    assert_refused(
        read(&pkcs8),
        "KEY_UNREADABLE",
        "privateKey names two different curves.",
        None,
    );
    let hybrid = [&[6 + (point[64] & 1)], &point[1..]].concat();
    let bits = value(3, &[&[0], &hybrid[..]].concat());
    let spki = value(0x30, &[algorithm, bits].concat());
    let result = PublicKey::read(KeyInput::Bytes(&spki), Algorithm::P256, "platformKey");
    let sentence = "platformKey holds a point on P-256 in an unknown encoding; compressed and uncompressed are supported.";
    assert_refused(result, "KEY_UNREADABLE", sentence, None);
}

#[test]
fn a_jwk_must_be_whole() {
    let private = text("rsa-private.jwk");
    for name in ["n", "e", "p", "q"] {
        let sentence = format!("privateKey is a JWK without its member `{name}`.");
        let json = private.replacen(&format!("\"{name}\""), "\"other\"", 1);
        assert_private_refused(&json, Algorithm::Rsa, "KEY_UNREADABLE", &sentence, None);
        for broken in ["!", "\\u0041", "AAAAA"] {
            let sentence =
                format!("privateKey is a JWK whose member `{name}` is not base64url text.");
            let json = private.replacen(
                &format!("\"{name}\":\""),
                &format!("\"{name}\":\"{broken}\",\"other\":\""),
                1,
            );
            assert_private_refused(&json, Algorithm::Rsa, "KEY_UNREADABLE", &sentence, None);
        }
    }
    let number = private.replacen("\"e\":\"AQAB\"", "\"e\":65537", 1);
    let sentence = "privateKey is a JWK whose member `e` is not base64url text.";
    assert_private_refused(&number, Algorithm::Rsa, "KEY_UNREADABLE", sentence, None);
    let primes = private.replacen('{', "{\"oth\":[],", 1);
    let sentence = "privateKey is an RSA key of more than two primes, which is not supported.";
    assert_private_refused(&primes, Algorithm::Rsa, "KEY_UNREADABLE", sentence, None);
    let twice = private.replacen('{', "{\"kty\":\"RSA\",", 1);
    assert_looks_like(&twice, "JSON that is no JWK", None);
    let short = text("p256-public.jwk").replacen("\"x\":\"", "\"x\":\"AAAA\",\"other\":\"", 1);
    let sentence = "platformKey is a JWK whose x or y is not 32 bytes long.";
    assert_public_refused(&short, Algorithm::P256, "KEY_UNREADABLE", sentence, None);
}

#[test]
fn a_jwk_of_another_kind() {
    for (json, what) in [
        (
            "{\"kty\":\"OKP\",\"crv\":\"Ed25519\"}",
            "a key on the curve Ed25519, X25519, Ed448 or X448",
        ),
        ("{\"kty\":\"oct\",\"k\":\"AAAA\"}", "a symmetric key"),
        (
            "{\"kty\":\"EC\",\"crv\":\"P-384\"}",
            "a key on the curve P-384",
        ),
        (
            "{\"kty\":\"EC\",\"crv\":\"P-521\"}",
            "a key on the curve P-521",
        ),
        (
            "{\"kty\":\"EC\",\"crv\":\"P-1\"}",
            "a key on an unknown curve",
        ),
    ] {
        let sentence = format!("privateKey is {what}; this scheme needs RSA.");
        assert_private_refused(json, Algorithm::Rsa, "KEY_WRONG_KIND", &sentence, None);
        let result = PrivateKey::read(KeyInput::Jwk(json), None, Algorithm::Rsa, "privateKey");
        assert_refused(result, "KEY_WRONG_KIND", &sentence, None);
    }
}

#[test]
fn no_error_holds_any_part_of_what_was_handed_over() {
    let mut refused = 0;
    for name in names() {
        let file = bytes(&name);
        let content = String::from_utf8_lossy(&file);
        let body: String = content
            .lines()
            .filter(|line| !line.contains(['-', ' ']))
            .collect();
        for algorithm in [Algorithm::Rsa, Algorithm::Secp256k1, Algorithm::P256] {
            // Whole, and cut at several places, with a password that opens nothing.
            for part in [1, 3, 5, 8] {
                let input = KeyInput::Bytes(&file[..file.len() * part / 8]);
                let errors = [
                    PrivateKey::read(input, Some("Tr0ub4dor&3"), algorithm, "privateKey").err(),
                    PublicKey::read(input, algorithm, "platformKey").err(),
                    inspect(input, Some("Tr0ub4dor&3")).err(),
                ];
                for error in errors.into_iter().flatten() {
                    let said = format!("{error:?}");
                    assert!(!said.contains("Tr0ub4dor"), "{said}");
                    // 10 characters, as `secp256k1` has 9.
                    let mut parts = said
                        .as_bytes()
                        .windows(10)
                        .filter_map(|part| str::from_utf8(part).ok());
                    assert!(!parts.any(|part| body.contains(part)), "{name}: {said}");
                    refused += 1;
                }
            }
        }
    }
    assert!(refused > 1000, "{refused}");
}
