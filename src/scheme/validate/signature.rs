//! Whether a way of signing makes sense.

use super::At;
use crate::{
    Error,
    key::Algorithm,
    scheme::{Chunk, Curve, Hash, Signature},
};
use alloc::format;

/// What fits into a block of the longest key that is read, 4096 bit: 512 − 11 bytes.
const LONGEST_CHUNK: usize = 501;

impl Signature {
    /// What its keys are for; `None` where it takes a secret.
    pub(crate) fn algorithm(&self) -> Option<Algorithm> {
        match self {
            Self::RsaType1 { .. } | Self::RsaPkcs1v15 { .. } => Some(Algorithm::Rsa),
            Self::Ecdsa {
                curve: Curve::Secp256k1,
                ..
            } => Some(Algorithm::Secp256k1),
            Self::Ecdsa {
                curve: Curve::P256, ..
            } => Some(Algorithm::P256),
            Self::Digest { .. } | Self::Hmac { .. } => None,
        }
    }
}

pub fn check(rule: &Signature, at: &At) -> Result<(), Error> {
    match rule {
        Signature::RsaType1 { chunks } => check_chunks(chunks, &at.property("rsaType1.chunks")),
        Signature::Hmac {
            hash: Hash::Sha256d,
        } => Err(at
            .property("hmac.hash")
            .refuse("is sha256d, and HMAC is not defined over a double digest; use sha256")),
        _ => Ok(()),
    }
}

fn check_chunks(chunks: &[Chunk], at: &At) -> Result<(), Error> {
    if chunks.is_empty() {
        return Err(at.refuse("is empty; a block takes `full` or a number of bytes"));
    }
    for (position, chunk) in chunks.iter().enumerate() {
        let item = at.item(position);
        if chunks.iter().take(position).any(|known| known == chunk) {
            return Err(item.refuse("is there a second time"));
        }
        match chunk {
            Chunk::Bytes(0) => {
                return Err(item.refuse("takes 0 bytes, which never gets through a text"));
            }
            Chunk::Bytes(length) if *length > LONGEST_CHUNK => {
                return Err(item.refuse(&format!(
                    "takes {length} bytes, and a block of the longest key, 4096 bit, takes {LONGEST_CHUNK}"
                )));
            }
            _ => {}
        }
    }
    Ok(())
}
