//! A random source that has nothing to give.

use rand_core::{TryCryptoRng, TryRng};
use std::fmt::Error;

pub struct Dry;

impl TryRng for Dry {
    type Error = Error;

    fn try_next_u32(&mut self) -> Result<u32, Error> {
        Err(Error)
    }

    fn try_next_u64(&mut self) -> Result<u64, Error> {
        Err(Error)
    }

    fn try_fill_bytes(&mut self, _: &mut [u8]) -> Result<(), Error> {
        Err(Error)
    }
}

impl TryCryptoRng for Dry {}
