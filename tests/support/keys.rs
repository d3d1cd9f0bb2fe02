//! Fixed keys, made for these tests by OpenSSL and used for nothing else.

/// A file of `tests/data/keys`.
pub fn key_file(name: &str) -> String {
    let path = format!("{}/tests/data/keys/{name}", env!("CARGO_MANIFEST_DIR"));
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// PEM without its armour, on one line, as merchants are given it.
pub fn bare(pem: &str) -> String {
    pem.lines()
        .filter(|line| !line.starts_with("-----"))
        .collect()
}

/// A key pair on one side of a conversation.
pub struct KeyPair {
    pub private: String,
    pub public: String,
    /// The length of an RSA modulus in bytes; 0 for a curve.
    pub size: usize,
}

fn rsa(name: &str, bits: usize) -> KeyPair {
    KeyPair {
        private: key_file(&format!("{name}-pkcs8.pem")),
        public: key_file(&format!("{name}-spki.pem")),
        size: bits / 8,
    }
}

/// RSA keys of 1024, 2048 and 3072 bit.
pub fn rsa_keys() -> [KeyPair; 3] {
    [
        rsa("rsa-1024", 1024),
        rsa("rsa", 2048),
        rsa("rsa-3072", 3072),
    ]
}

/// Another RSA key of 1024 bit. Its modulus begins with FF, so that its signatures begin with any byte.
pub fn other_rsa_key() -> KeyPair {
    rsa("rsa-1024-high-modulus", 1024)
}

/// Two keys on secp256k1: the private number and the compressed point, in hexadecimal.
pub fn secp256k1_keys() -> [KeyPair; 2] {
    [
        (
            "1111111111111111111111111111111111111111111111111111111111111111",
            "034f355bdcb7cc0af728ef3cceb9615d90684bb5b2ca5f859ab0f0b704075871aa",
        ),
        (
            "f222222222222222222222222222222222222222222222222222222222222222",
            "034670f44cb8e072bd2f8869afeddbc68e46140e727bc93832a4d5ec6776537ea5",
        ),
    ]
    .map(|(private, public)| KeyPair {
        private: private.into(),
        public: public.into(),
        size: 0,
    })
}
