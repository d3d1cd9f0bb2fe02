//! Keys of every container, as files that OpenSSL wrote.

use countersign::key::{Algorithm, KeyInput, PrivateKey, PublicKey, inspect};

fn file(name: &str) -> String {
    let path = format!("{}/tests/data/keys/{name}", env!("CARGO_MANIFEST_DIR"));
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"))
}

#[test]
fn every_plain_container_that_openssl_writes_is_the_same_key() {
    let mut read = 0;
    for (algorithm, name, names) in [
        (
            Algorithm::Rsa,
            "rsa",
            &["pkcs8", "pkcs1", "spki", "pkcs1-public", "certificate"][..],
        ),
        (
            Algorithm::Secp256k1,
            "secp256k1",
            &[
                "pkcs8",
                "sec1",
                "sec1-with-parameters",
                "spki",
                "spki-compressed",
            ],
        ),
        (
            Algorithm::P256,
            "p256",
            &[
                "pkcs8",
                "sec1",
                "sec1-with-parameters",
                "spki",
                "spki-compressed",
            ],
        ),
    ] {
        let public_pem = file(&format!("{name}-spki.pem"));
        for container in names {
            let pem = file(&format!("{name}-{container}.pem"));
            let info = inspect(KeyInput::Text(&pem), None).expect(container);
            assert_eq!(info.public_pem, public_pem, "{container}");
            assert_eq!(info.algorithm, algorithm);
            let private = PrivateKey::read(KeyInput::Text(&pem), None, algorithm, "privateKey");
            assert_eq!(private.is_ok(), info.private, "{container}");
            let public = PublicKey::read(KeyInput::Text(&pem), algorithm, "platformKey");
            assert_eq!(public.is_ok(), !info.private, "{container}");
            read += 1;
        }
    }
    assert_eq!(read, 15);
}
