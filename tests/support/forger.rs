//! A holder of the private key who signs blocks as no honest signer would.

use super::Entropy;
use countersign::rsa::{Numbers, PrivateKey};
use pkcs8::der::Decode as _;

/// A key with which any block can be signed.
pub struct Forger {
    key: PrivateKey,
    /// The private key's file.
    pub pem: String,
    rng: Entropy,
}

impl Forger {
    /// Takes the key from a file in `tests/data/keys`.
    pub fn new(file: &str) -> Self {
        let path = format!("{}/tests/data/keys/{file}", env!("CARGO_MANIFEST_DIR"));
        let pem = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"));
        let document = super::from_pem(&pem);
        let info = pkcs8::PrivateKeyInfoRef::from_der(&document).unwrap();
        let numbers = pkcs1::RsaPrivateKeyRef::from_der(info.private_key.as_bytes()).unwrap();
        let key = PrivateKey::new(Numbers {
            n: numbers.modulus.as_bytes(),
            e: numbers.public_exponent.as_bytes(),
            d: numbers.private_exponent.as_bytes(),
            p: numbers.prime1.as_bytes(),
            q: numbers.prime2.as_bytes(),
        })
        .unwrap();
        Self {
            key,
            pem,
            rng: Entropy::new(1),
        }
    }

    /// The public half as PEM.
    pub fn public(&self) -> String {
        let info = countersign::key::inspect(countersign::key::KeyInput::Text(&self.pem), None);
        info.unwrap().public_pem
    }

    /// The modulus.
    pub fn modulus(&self) -> Vec<u8> {
        self.key.public().modulus()
    }

    /// Bytes of a block.
    pub fn size(&self) -> usize {
        self.key.public().size()
    }

    /// The private operation on any block below the modulus.
    pub fn raise(&mut self, block: &[u8]) -> Vec<u8> {
        assert_eq!(block.len(), self.size());
        self.key
            .raise(block, &mut self.rng)
            .expect("a block below the modulus")
    }

    /// The public operation; `None` unless the block has the modulus's length and is below it.
    pub fn open(&self, block: &[u8]) -> Option<Vec<u8>> {
        self.key.public().raise(block)
    }

    /// The private operation on `00 01 FF… 00 content`.
    pub fn block(&mut self, content: &[u8]) -> Vec<u8> {
        self.raise(&type_1(content, self.size()))
    }

    /// The text, `chunk` bytes to a block.
    pub fn sign(&mut self, text: &[u8], chunk: usize) -> Vec<u8> {
        text.chunks(chunk)
            .flat_map(|part| self.block(part))
            .collect()
    }
}

/// `00 01 FF… 00 content`, with as much padding as there is room for.
pub fn type_1(content: &[u8], size: usize) -> Vec<u8> {
    framed(&[0x00, 0x01], 0xff, &[&[0x00], content].concat(), size)
}

/// A head, a run of one byte, a tail.
pub fn framed(head: &[u8], padding: u8, tail: &[u8], size: usize) -> Vec<u8> {
    let run = size
        .checked_sub(head.len() + tail.len())
        .expect("room for both");
    [head, &vec![padding; run], tail].concat()
}
