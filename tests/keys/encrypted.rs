//! Encrypted keys: those that OpenSSL and PHP write, the passwords as they are stored, and the limits.

use super::*;

/// File, and what `inspect` calls its encryption.
const FILES: &[(&str, &str)] = &[
    (
        "rsa-php-passphrase.pem",
        "PKCS#8 PEM, encrypted (PBES2: PBKDF2-HMAC-SHA256, DES-EDE3-CBC)",
    ),
    (
        "rsa-pbes2-hmacWithSHA1-aes-256-cbc.pem",
        "PKCS#8 PEM, encrypted (PBES2: PBKDF2-HMAC-SHA1, AES-256-CBC)",
    ),
    (
        "rsa-pbes2-hmacWithSHA224-aes-256-cbc.pem",
        "PKCS#8 PEM, encrypted (PBES2: PBKDF2-HMAC-SHA224, AES-256-CBC)",
    ),
    (
        "rsa-pbes2-hmacWithSHA256-aes-256-cbc.pem",
        "PKCS#8 PEM, encrypted (PBES2: PBKDF2-HMAC-SHA256, AES-256-CBC)",
    ),
    (
        "rsa-pbes2-hmacWithSHA384-aes-256-cbc.pem",
        "PKCS#8 PEM, encrypted (PBES2: PBKDF2-HMAC-SHA384, AES-256-CBC)",
    ),
    (
        "rsa-pbes2-hmacWithSHA512-aes-256-cbc.pem",
        "PKCS#8 PEM, encrypted (PBES2: PBKDF2-HMAC-SHA512, AES-256-CBC)",
    ),
    (
        "rsa-pbes2-hmacWithSHA256-aes-128-cbc.pem",
        "PKCS#8 PEM, encrypted (PBES2: PBKDF2-HMAC-SHA256, AES-128-CBC)",
    ),
    (
        "rsa-pbes2-hmacWithSHA256-aes-192-cbc.pem",
        "PKCS#8 PEM, encrypted (PBES2: PBKDF2-HMAC-SHA256, AES-192-CBC)",
    ),
    (
        "rsa-pbes2-hmacWithSHA256-des3.pem",
        "PKCS#8 PEM, encrypted (PBES2: PBKDF2-HMAC-SHA256, DES-EDE3-CBC)",
    ),
    (
        "rsa-pbes2-scrypt-aes-256-cbc.pem",
        "PKCS#8 PEM, encrypted (PBES2: scrypt, AES-256-CBC)",
    ),
    (
        "secp256k1-pbes2.pem",
        "PKCS#8 PEM, encrypted (PBES2: PBKDF2-HMAC-SHA256, AES-256-CBC)",
    ),
    (
        "rsa-traditional-aes128.pem",
        "PKCS#1 PEM, encrypted (traditional: MD5, AES-128-CBC)",
    ),
    (
        "rsa-traditional-aes192.pem",
        "PKCS#1 PEM, encrypted (traditional: MD5, AES-192-CBC)",
    ),
    (
        "rsa-traditional-aes256.pem",
        "PKCS#1 PEM, encrypted (traditional: MD5, AES-256-CBC)",
    ),
    (
        "rsa-traditional-des3.pem",
        "PKCS#1 PEM, encrypted (traditional: MD5, DES-EDE3-CBC)",
    ),
    (
        "p256-traditional-aes256.pem",
        "SEC1 PEM, encrypted (traditional: MD5, AES-256-CBC)",
    ),
];

fn algorithm(name: &str) -> (Algorithm, &str) {
    match name.split('-').next() {
        Some("rsa") => (Algorithm::Rsa, "rsa-spki.pem"),
        Some("p256") => (Algorithm::P256, "p256-spki.pem"),
        _ => (Algorithm::Secp256k1, "secp256k1-spki.pem"),
    }
}

#[test]
fn every_encryption_opens_to_the_same_key() {
    for &(name, container) in FILES {
        let file = text(name);
        let (algorithm, spki) = algorithm(name);
        PrivateKey::read(
            KeyInput::Text(&file),
            Some(PASSWORD),
            algorithm,
            "privateKey",
        )
        .expect(name);
        let info = inspect(KeyInput::Text(&file), Some(PASSWORD)).expect(name);
        assert_eq!(info.public_pem, text(spki), "{name}");
        assert_eq!(info.container, container);
    }
    assert_eq!(FILES.len(), 16);
}

#[test]
fn every_encryption_is_named_when_the_password_is_missing() {
    for &(name, container) in FILES {
        let (algorithm, _) = algorithm(name);
        let sentence = format!("privateKey is {container}; give `password`.");
        assert_private_refused(
            &text(name),
            algorithm,
            "KEY_PASSWORD_MISSING",
            &sentence,
            None,
        );
    }
}

#[test]
fn no_wrong_password_opens_any_encryption() {
    let mut refused = 0;
    for &(name, _) in FILES {
        let file = text(name);
        let (algorithm, _) = algorithm(name);
        for number in 0..20 {
            let password = format!("wrong {number}");
            let result = PrivateKey::read(
                KeyInput::Text(&file),
                Some(&password),
                algorithm,
                "privateKey",
            );
            assert_refused(
                result,
                "KEY_PASSWORD_WRONG",
                "privateKey does not open with this password.",
                None,
            );
            refused += 1;
        }
    }
    assert_eq!(refused, 320);
}

/// Wrong padding betrays a wrong password 255 times in 256; the rest is left to the structure that comes out.
#[test]
fn a_wrong_password_with_right_padding_is_a_wrong_password() {
    let file = text("rsa-traditional-des3.pem");
    for number in 0..3000 {
        let password = number.to_string();
        let result = PrivateKey::read(
            KeyInput::Text(&file),
            Some(&password),
            Algorithm::Rsa,
            "privateKey",
        );
        assert_refused(
            result,
            "KEY_PASSWORD_WRONG",
            "privateKey does not open with this password.",
            None,
        );
    }
}

#[test]
fn the_line_ending_of_a_password_file_is_trimmed_and_nothing_else() {
    let file = text("rsa-php-passphrase.pem");
    let read = |password| {
        PrivateKey::read(
            KeyInput::Text(&file),
            Some(password),
            Algorithm::Rsa,
            "privateKey",
        )
    };
    read("correct horse\n").expect("line feed");
    read("correct horse\r\n").expect("carriage return and line feed");
    let wrong = "privateKey does not open with this password.";
    let space = Some(
        "There is white space at the beginning or end of the password; it may not belong to it.",
    );
    assert_refused(read("correct horse "), "KEY_PASSWORD_WRONG", wrong, space);
    assert_refused(read(" correct horse\n"), "KEY_PASSWORD_WRONG", wrong, space);
    assert_refused(
        read("correct horse\n\n"),
        "KEY_PASSWORD_WRONG",
        wrong,
        space,
    );
    assert_refused(
        read("correct horse\t\r\n"),
        "KEY_PASSWORD_WRONG",
        wrong,
        space,
    );
    let empty = Some("The password is empty.");
    assert_refused(read(""), "KEY_PASSWORD_WRONG", wrong, empty);
    assert_refused(read("\n"), "KEY_PASSWORD_WRONG", wrong, empty);
    assert_refused(read("Correct horse"), "KEY_PASSWORD_WRONG", wrong, None);
}

#[test]
fn a_password_for_a_plain_key_does_no_harm() {
    PrivateKey::read(
        KeyInput::Text(&text("rsa-pkcs8.pem")),
        Some(PASSWORD),
        Algorithm::Rsa,
        "privateKey",
    )
    .expect("a plain key");
}

#[test]
fn encrypted_der_opens_without_armour() {
    let der = der("rsa-pbes2-scrypt-aes-256-cbc.pem");
    let base64 = STANDARD.encode(&der);
    for input in [KeyInput::Bytes(&der), KeyInput::Text(&base64)] {
        PrivateKey::read(input, Some(PASSWORD), Algorithm::Rsa, "privateKey")
            .expect("encrypted DER");
    }
}

#[test]
fn an_encrypted_key_is_no_public_key() {
    assert_public_refused(
        &text("rsa-php-passphrase.pem"),
        Algorithm::Rsa,
        "KEY_WRONG_KIND",
        "platformKey is a private key (PKCS#8 PEM, encrypted (PBES2: PBKDF2-HMAC-SHA256, DES-EDE3-CBC)); verifying needs the public one.",
        Some(
            "Hand over the public key that the other side gave out; no private key should be here.",
        ),
    );
}

const REWRITE: Option<&str> =
    Some("Rewrite it with `openssl pkcs8 -topk8 -v2 aes-256-cbc -in FILE -out NEW`.");

#[test]
fn unsupported_encryption_is_named() {
    for (name, sentence) in [
        (
            "rsa-pbes1.pem",
            "privateKey is encrypted by PBES1 (such as pbeWithMD5AndDES-CBC), which is not supported.",
        ),
        (
            "rsa-pkcs12-pbe.pem",
            "privateKey is encrypted by a PKCS#12 scheme (such as pbeWithSHAAnd3-KeyTripleDES-CBC), which is not supported.",
        ),
        (
            "rsa-traditional-camellia.pem",
            "privateKey is encrypted with an unsupported cipher; AES-128-CBC, AES-192-CBC, AES-256-CBC and DES-EDE3-CBC are supported.",
        ),
    ] {
        assert_private_refused(
            &text(name),
            Algorithm::Rsa,
            "KEY_UNREADABLE",
            sentence,
            REWRITE,
        );
    }
}

/// Replaces the one occurrence of `from` in DER by as many bytes.
fn patched(name: &str, from: &[u8], to: &[u8]) -> Vec<u8> {
    let mut der = der(name);
    let hits: Vec<_> = (0..der.len())
        .filter(|&at| der[at..].starts_with(from))
        .collect();
    assert_eq!((hits.len(), from.len()), (1, to.len()), "{name}");
    der[hits[0]..][..to.len()].copy_from_slice(to);
    der
}

#[test]
fn the_work_that_a_file_can_ask_for_is_limited() {
    let costly = "privateKey asks for an impossible or excessive amount of work to open it.";
    let php = "rsa-php-passphrase.pem";
    // OCTET STRING salt of 8 bytes, INTEGER 2048; the salt gives up bytes to a longer number.
    let der = der(php);
    let salt: [u8; 8] = der[36..44].try_into().expect("a salt");
    let from = [&[4, 8][..], &salt, &[2, 2, 8, 0]].concat();
    let iterations = |number: &[u8]| {
        let mut salt = salt.to_vec();
        salt.resize(8 + 2 - number.len(), 0);
        let header = |tag, content: &[u8]| [tag, u8::try_from(content.len()).expect("short")];
        let to = [&header(4, &salt)[..], &salt, &header(2, number), number].concat();
        patched(php, &from, &to)
    };
    for number in [
        &[0][..],                        // none
        &[0, 0x98, 0x96, 0x81],          // 10,000,001
        &[0x7f, 0xff, 0xff, 0xff],       // 2^31 - 1
        &[0, 0xff, 0xff, 0xff, 0xff],    // 2^32 - 1
        &[0x7f, 0xff, 0xff, 0xff, 0xff], // 2^39 - 1
    ] {
        let der = iterations(number);
        let result = PrivateKey::read(
            KeyInput::Bytes(&der),
            Some(PASSWORD),
            Algorithm::Rsa,
            "privateKey",
        );
        assert_refused(result, "KEY_UNREADABLE", costly, REWRITE);
    }
    // OpenSSL's scrypt: n = 16384, r = 8, p = 1.
    let scrypt = |n: [u8; 2], r: u8, p: u8| {
        let from = [2, 2, 0x40, 0, 2, 1, 8, 2, 1, 1];
        let to = [2, 2, n[0], n[1], 2, 1, r, 2, 1, p];
        patched("rsa-pbes2-scrypt-aes-256-cbc.pem", &from, &to)
    };
    for (n, r, p) in [
        ([0x40, 0], 33, 1),  // 66 MiB
        ([0x40, 1], 8, 1),   // n is no power of two
        ([0x40, 0], 8, 127), // 2 GiB in 127 passes
        ([0x40, 0], 0, 1),   // nothing at all
        ([0x40, 0], 8, 0),
    ] {
        let der = scrypt(n, r, p);
        let result = PrivateKey::read(
            KeyInput::Bytes(&der),
            Some(PASSWORD),
            Algorithm::Rsa,
            "privateKey",
        );
        assert_refused(result, "KEY_UNREADABLE", costly, REWRITE);
    }
}

#[test]
fn damaged_parameters_are_named() {
    let damaged = "privateKey looks like damaged encrypted PKCS#8; expected a private key as PEM, base64 of DER, DER or JWK.";
    // The vector of AES-256-CBC one byte short, and its tag another.
    let name = "rsa-pbes2-hmacWithSHA256-aes-256-cbc.pem";
    let aes_256 = [0x60, 0x86, 0x48, 1, 0x65, 3, 4, 1, 0x2a, 4, 16];
    let aes_256_octets_as_integer = [0x60, 0x86, 0x48, 1, 0x65, 3, 4, 1, 0x2a, 2, 16];
    let der = patched(name, &aes_256, &aes_256_octets_as_integer);
    let read = |der: &[u8]| {
        PrivateKey::read(
            KeyInput::Bytes(der),
            Some(PASSWORD),
            Algorithm::Rsa,
            "privateKey",
        )
    };
    assert_refused(read(&der), "KEY_UNREADABLE", damaged, None);
    // AES-128 with a vector of its size, but the vector of triple DES.
    let triple_des = [6, 8, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 3, 7, 4, 8];
    let other = [6, 8, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 3, 9, 4, 8];
    let der = patched("rsa-php-passphrase.pem", &triple_des, &other);
    let unsupported = "privateKey is encrypted with an unsupported cipher; AES-128-CBC, AES-192-CBC, AES-256-CBC and DES-EDE3-CBC are supported.";
    assert_refused(read(&der), "KEY_UNREADABLE", unsupported, REWRITE);
    // hmacWithSHA256 (9) becomes the unknown 15.
    let hash = [0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 2, 9, 5, 0];
    let unknown = [0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 2, 15, 5, 0];
    let der = patched("rsa-php-passphrase.pem", &hash, &unknown);
    let sentence = "privateKey derives its key from the password with an unknown hash.";
    assert_refused(read(&der), "KEY_UNREADABLE", sentence, REWRITE);
    // PBKDF2 (12) becomes the unknown 99.
    let kdf = [0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 5, 12];
    let unknown = [0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 5, 99];
    let der = patched("rsa-php-passphrase.pem", &kdf, &unknown);
    let sentence = "privateKey derives its key from the password in an unknown way.";
    assert_refused(read(&der), "KEY_UNREADABLE", sentence, REWRITE);

    let bad_vector = text("rsa-traditional-des3.pem").replace("DES-EDE3-CBC,", "DES-EDE3-CBC,0");
    assert_private_refused(
        &bad_vector,
        Algorithm::Rsa,
        "KEY_UNREADABLE",
        "privateKey looks like encrypted PEM whose DEK-Info line is damaged; expected a private key as PEM, base64 of DER, DER or JWK.",
        None,
    );
}

/// Each costs what its file says it costs: a file of many is refused after a few.
#[test]
fn a_file_of_many_encrypted_keys() {
    let file = text("rsa-php-passphrase.pem");
    let hint = Some("Hand over the one that is meant.");
    for password in [PASSWORD, "wrong"] {
        let read = |count| inspect(KeyInput::Text(&file.repeat(count)), Some(password));
        assert_eq!(read(4).is_ok(), password == PASSWORD);
        let sentence = "key holds more than 4 encrypted keys.";
        assert_refused(read(5), "KEY_UNREADABLE", sentence, hint);
    }
}
