//! Signing and checking with the bare operations, written for the tests alone: nothing here goes through the crate.

use der::Decode;
use ecdsa::signature::hazmat::{PrehashSigner, PrehashVerifier};
use rsa::{
    BoxedUint, RsaPrivateKey, RsaPublicKey,
    hazmat::{rsa_decrypt_and_check, rsa_encrypt},
    traits::PublicKeyParts,
};
use sha2::Digest;

use crate::support::{Entropy, vectors};

pub fn md5(text: &[u8]) -> Vec<u8> {
    md5::Md5::digest(text).to_vec()
}

pub fn sha1(text: &[u8]) -> Vec<u8> {
    sha1::Sha1::digest(text).to_vec()
}

pub fn sha256(text: &[u8]) -> Vec<u8> {
    sha2::Sha256::digest(text).to_vec()
}

pub fn sha512(text: &[u8]) -> Vec<u8> {
    sha2::Sha512::digest(text).to_vec()
}

pub fn sha384(text: &[u8]) -> Vec<u8> {
    sha2::Sha384::digest(text).to_vec()
}

pub fn by_name(hash: &str, text: &[u8]) -> Vec<u8> {
    match hash {
        "md5" => md5(text),
        "sha1" => sha1(text),
        "sha256" => sha256(text),
        "sha256d" => sha256(&sha256(text)),
        "sha384" => sha384(text),
        "sha512" => sha512(text),
        other => panic!("{other}"),
    }
}

pub fn hmac(hash: &str, key: &[u8], text: &[u8]) -> Vec<u8> {
    let block = if matches!(hash, "sha384" | "sha512") {
        128
    } else {
        64
    };
    let mut padded = if key.len() > block {
        by_name(hash, key)
    } else {
        key.to_vec()
    };
    padded.resize(block, 0);
    let with = |byte: u8| padded.iter().map(|b| b ^ byte).collect::<Vec<_>>();
    by_name(
        hash,
        &[with(0x5c), by_name(hash, &[&with(0x36), text].concat())].concat(),
    )
}

pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

pub fn unhex(text: &str) -> Vec<u8> {
    (0..text.len())
        .step_by(2)
        .map(|at| u8::from_str_radix(&text[at..at + 2], 16).unwrap())
        .collect()
}

pub fn base64(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::new();
    for chunk in bytes.chunks(3) {
        let number = chunk
            .iter()
            .fold(0_u32, |n, byte| n << 8 | u32::from(*byte))
            << (8 * (3 - chunk.len()));
        for place in 0..4 {
            if place <= chunk.len() {
                text.push(char::from(
                    DIGITS[(number >> (18 - 6 * place)) as usize & 63],
                ));
            } else {
                text.push('=');
            }
        }
    }
    text
}

pub fn unbase64(text: &str) -> Vec<u8> {
    let value = |c: u8| match c {
        b'A'..=b'Z' => c - b'A',
        b'a'..=b'z' => c - b'a' + 26,
        b'0'..=b'9' => c - b'0' + 52,
        b'+' => 62,
        b'/' => 63,
        _ => panic!("not base64"),
    };
    let digits: Vec<u8> = text.bytes().filter(|c| *c != b'=').map(value).collect();
    let mut bytes = Vec::new();
    for chunk in digits.chunks(4) {
        let number =
            chunk.iter().fold(0_u32, |n, d| n << 6 | u32::from(*d)) << (6 * (4 - chunk.len()));
        bytes.extend(&number.to_be_bytes()[1..chunk.len()]);
    }
    bytes
}

/// An RSA pair with its texts for the crate.
pub struct Rsa {
    pub key: RsaPrivateKey,
    pub private: String,
    pub public: String,
}

impl Rsa {
    /// The throw-away pairs of the vectors: 1024 and 2048 bit.
    pub fn read(bits: usize) -> Self {
        let id = match bits {
            1024 => "clickpay-request-query-1024",
            _ => "clickpay-request-pay-2048-java-chunks",
        };
        let all = vectors("value-concatenation");
        let vector = all.iter().find(|vector| vector["id"] == id).unwrap();
        let private = vector["private_key"].as_str().unwrap().to_owned();
        let der = unbase64(&private);
        let info = pkcs8::PrivateKeyInfoRef::from_der(&der).unwrap();
        let numbers = pkcs1::RsaPrivateKey::from_der(info.private_key.as_bytes()).unwrap();
        let number = |n: pkcs1::UintRef<'_>| BoxedUint::from_be_slice_vartime(n.as_bytes());
        let key = RsaPrivateKey::from_components(
            number(numbers.modulus),
            number(numbers.public_exponent),
            number(numbers.private_exponent),
            vec![number(numbers.prime1), number(numbers.prime2)],
        )
        .unwrap();
        Self {
            key,
            private,
            public: vector["public_key"].as_str().unwrap().to_owned(),
        }
    }

    pub fn size(&self) -> usize {
        self.key.size()
    }

    /// The private operation on `00 01 FF.. 00 text`.
    pub fn block(&self, text: &[u8]) -> Vec<u8> {
        let size = self.size();
        assert!(text.len() + 11 <= size);
        let mut block = vec![0xff; size];
        block[0] = 0;
        block[1] = 1;
        block[size - text.len() - 1] = 0;
        block[size - text.len()..].copy_from_slice(text);
        let number = BoxedUint::from_be_slice(&block, self.key.n_bits_precision()).unwrap();
        let raised = rsa_decrypt_and_check(&self.key, Some(&mut Entropy::new(7)), &number).unwrap();
        fixed(&raised, size)
    }

    pub fn chunks(&self, text: &[u8], length: usize) -> Vec<u8> {
        text.chunks(length)
            .flat_map(|chunk| self.block(chunk))
            .collect()
    }

    pub fn type_1(&self, text: &[u8]) -> Vec<u8> {
        self.chunks(text, self.size() - 11)
    }

    pub fn pkcs1v15(&self, hash: &str, text: &[u8]) -> Vec<u8> {
        self.block(&info(hash, &by_name(hash, text)))
    }

    /// The block that a signature was made of.
    pub fn open(&self, block: &[u8]) -> Vec<u8> {
        let public = RsaPublicKey::from(&self.key);
        let number = BoxedUint::from_be_slice(block, public.n_bits_precision()).unwrap();
        fixed(&rsa_encrypt(&public, &number).unwrap(), self.size())
    }
}

/// `00 01 FF.. 00 text`.
pub fn padded(text: &[u8], size: usize) -> Vec<u8> {
    [&[0, 1][..], &vec![0xff; size - text.len() - 3], &[0], text].concat()
}

pub fn info(hash: &str, digest: &[u8]) -> Vec<u8> {
    let oid = match hash {
        "md5" => "3020300c06082a864886f70d020505000410",
        "sha1" => "3021300906052b0e03021a05000414",
        "sha256" => "3031300d060960864801650304020105000420",
        "sha384" => "3041300d060960864801650304020205000430",
        "sha512" => "3051300d060960864801650304020305000440",
        other => panic!("{other}"),
    };
    [unhex(oid), digest.to_vec()].concat()
}

fn fixed(number: &BoxedUint, size: usize) -> Vec<u8> {
    let bytes = number.to_be_bytes();
    bytes[bytes.len() - size..].to_vec()
}

/// A pair on secp256k1.
pub struct Curve {
    pub key: k256::ecdsa::SigningKey,
    pub private: String,
    pub public: String,
}

impl Curve {
    pub fn new(seed: u8) -> Self {
        let number = [seed; 32];
        let key = k256::ecdsa::SigningKey::from_slice(&number).unwrap();
        let public = hex(&key.verifying_key().to_sec1_point(true).to_bytes());
        Self {
            key,
            private: hex(&number),
            public,
        }
    }

    pub fn der(&self, digest: &[u8]) -> Vec<u8> {
        let signature: k256::ecdsa::DerSignature = self.key.sign_prehash(digest).unwrap();
        signature.as_bytes().to_vec()
    }

    pub fn raw(&self, digest: &[u8]) -> Vec<u8> {
        let signature: k256::ecdsa::Signature = self.key.sign_prehash(digest).unwrap();
        signature.to_bytes().to_vec()
    }

    pub fn holds(&self, digest: &[u8], signature: &[u8], der: bool) -> bool {
        let read = match der {
            true => k256::ecdsa::Signature::from_der(signature),
            false => k256::ecdsa::Signature::from_slice(signature),
        };
        read.is_ok_and(|read| {
            self.key
                .verifying_key()
                .verify_prehash(digest, &read.normalize_s())
                .is_ok()
        })
    }
}
