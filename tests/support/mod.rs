//! What several test files need: the vectors, and random bytes that are the same in every run.

#![allow(dead_code, reason = "each test file uses its own part")]

pub mod dry;
pub mod forger;
pub mod keys;
pub mod oracle;
pub mod php;
pub mod proof;
pub mod random;
pub mod sides;
pub mod verdict;

use base64::{Engine as _, engine::general_purpose::STANDARD};
use rand_core::{TryCryptoRng, TryRng};
use serde_json::{Map, Value};
use std::convert::Infallible;

/// The vectors of one file in `tests/vectors`.
pub fn vectors(name: &str) -> Vec<Value> {
    let path = format!("{}/tests/vectors/{name}.json", env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"));
    serde_json::from_str(&text).unwrap()
}

/// The bytes of a PEM file of one block.
pub fn from_pem(pem: &str) -> Vec<u8> {
    let base64: String = pem.lines().filter(|line| !line.starts_with('-')).collect();
    STANDARD.decode(base64).unwrap()
}

/// Text values as a form body.
pub fn form_encode(fields: &Map<String, Value>) -> String {
    let pairs = fields
        .iter()
        .map(|(name, value)| (name, value.as_str().unwrap()));
    form_urlencoded::Serializer::new(String::new())
        .extend_pairs(pairs)
        .finish()
}

/// Reproducible pseudo-random bytes (SplitMix64). Blinding does not change results, so tests
/// may be repeatable.
pub struct Entropy {
    state: u64,
    /// How many bytes were drawn.
    pub drawn: usize,
}

impl Entropy {
    pub fn new(seed: u64) -> Self {
        Self {
            state: seed,
            drawn: 0,
        }
    }
}

impl TryRng for Entropy {
    type Error = Infallible;

    fn try_next_u32(&mut self) -> Result<u32, Infallible> {
        self.try_next_u64().map(|word| word as u32)
    }

    fn try_next_u64(&mut self) -> Result<u64, Infallible> {
        self.drawn += 8;
        self.state = self.state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.state;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        Ok(z ^ (z >> 31))
    }

    fn try_fill_bytes(&mut self, bytes: &mut [u8]) -> Result<(), Infallible> {
        for chunk in bytes.chunks_mut(8) {
            let word = self.try_next_u64()?.to_le_bytes();
            chunk.copy_from_slice(&word[..chunk.len()]);
        }
        Ok(())
    }
}

impl TryCryptoRng for Entropy {}
