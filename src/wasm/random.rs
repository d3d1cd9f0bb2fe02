//! Random bytes, drawn from the runtime when they are needed and never while loading.

use core::fmt;
use rand_core::{TryCryptoRng, TryRng};
use wasm_bindgen::prelude::*;

#[wasm_bindgen(raw_module = "./random.js")]
extern "C" {
    /// Fills the bytes, or gives false where the runtime has no source of randomness.
    #[wasm_bindgen(js_name = fillRandom)]
    fn fill_random(bytes: &mut [u8]) -> bool;
}

/// The runtime's own source of random bytes.
#[derive(Default)]
pub struct RuntimeRng {
    /// Whether the runtime could not give any.
    pub failed: bool,
}

/// The runtime gave none.
#[derive(Debug)]
pub struct NoRandomness;

impl fmt::Display for NoRandomness {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("no random bytes")
    }
}

impl core::error::Error for NoRandomness {}

impl TryRng for RuntimeRng {
    type Error = NoRandomness;

    fn try_next_u32(&mut self) -> Result<u32, NoRandomness> {
        let mut bytes = [0; 4];
        self.try_fill_bytes(&mut bytes)?;
        Ok(u32::from_le_bytes(bytes))
    }

    fn try_next_u64(&mut self) -> Result<u64, NoRandomness> {
        let mut bytes = [0; 8];
        self.try_fill_bytes(&mut bytes)?;
        Ok(u64::from_le_bytes(bytes))
    }

    fn try_fill_bytes(&mut self, bytes: &mut [u8]) -> Result<(), NoRandomness> {
        if fill_random(bytes) {
            return Ok(());
        }
        self.failed = true;
        Err(NoRandomness)
    }
}

impl TryCryptoRng for RuntimeRng {}
