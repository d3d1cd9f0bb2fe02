//! PKCS#1 v1.5 type 1 blocks (RFC 8017, 9.2; the block type is RFC 2313's, 8.1).
//!
//! `EM = 00 01 PS 00 T`: PS is at least eight bytes FF, and EM is as long as the modulus. In
//! RSASSA-PKCS1-v1_5, T is a DigestInfo; in the value-concatenation schemes it is a chunk of the
//! text itself.

use super::{Refusal, hash};
use crate::{
    Code, Error, rsa,
    scheme::{Chunk, Hash},
};
use alloc::{format, vec::Vec};
use rand_core::TryCryptoRng;
use subtle::ConstantTimeEq;

/// 00, 01, eight bytes of padding, 00.
const OVERHEAD: usize = 11;

/// The block of `size` bytes that holds `text`; `None` where it is longer than `size` − 11.
fn encode(text: &[u8], size: usize) -> Option<Vec<u8>> {
    let padding = size
        .checked_sub(3 + text.len())
        .filter(|length| *length >= OVERHEAD - 3)?;
    let mut block = Vec::with_capacity(size);
    block.extend_from_slice(&[0x00, 0x01]);
    block.resize(2 + padding, 0xff);
    block.push(0x00);
    block.extend_from_slice(text);
    Some(block)
}

impl Chunk {
    /// Bytes of text in each block but the last, for a modulus of `size` bytes; at least 1.
    fn length(self, size: usize) -> usize {
        let full = size.saturating_sub(OVERHEAD).max(1);
        match self {
            Self::Full => full,
            Self::Bytes(length) => length.clamp(1, full),
        }
    }
}

/// One block after another, each the private operation on a type 1 block of text.
pub fn sign_type_1<R: TryCryptoRng>(
    text: &[u8],
    chunks: &[Chunk],
    key: &rsa::PrivateKey,
    rng: &mut R,
) -> Result<Vec<u8>, Error> {
    if text.is_empty() {
        return Err(Error::new(
            Code::ParamsUnsignable,
            "The canonical string is empty, and a block of nothing proves nothing.",
        ));
    }
    let size = key.public().size();
    let chunk = chunks.first().copied().unwrap_or(Chunk::Full).length(size);
    let mut signature = Vec::with_capacity(text.len().div_ceil(chunk) * size);
    for part in text.chunks(chunk) {
        signature.extend(raise(&encode(part, size).ok_or_else(too_short)?, key, rng)?);
    }
    Ok(signature)
}

/// Whether `signature` is `text` in one of the layouts `chunks`, block for block.
///
/// Every block is raised to e and compared whole with the block that is expected there, so that
/// no padding is ever parsed, no block can be left out, added or re-cut. The first wrong block
/// ends it, so that a long forgery costs no more than a short one.
pub fn verify_type_1(
    text: &[u8],
    chunks: &[Chunk],
    signature: &[u8],
    key: &rsa::PublicKey,
) -> Result<(), Refusal> {
    let size = key.size();
    if signature.is_empty() || !signature.len().is_multiple_of(size) {
        return Err(Refusal::Unreadable(format!(
            "is {} bytes long, which is no multiple of the key's {size}",
            signature.len()
        )));
    }
    let fits = |chunk: &Chunk| text.len().div_ceil(chunk.length(size)) == signature.len() / size;
    let mut layouts: Vec<usize> = chunks
        .iter()
        .filter(|chunk| fits(chunk))
        .map(|chunk| chunk.length(size))
        .collect();
    layouts.dedup();
    if layouts.is_empty() {
        return Err(Refusal::Mismatch);
    }
    for (position, block) in signature.chunks(size).enumerate() {
        let opened = key.raise(block).ok_or(Refusal::Mismatch)?;
        let expected = |chunk: usize| {
            let part = text.chunks(chunk).nth(position)?;
            Some(bool::from(encode(part, size)?.ct_eq(&opened)))
        };
        layouts.retain(|chunk| expected(*chunk) == Some(true));
        if layouts.is_empty() {
            return Err(Refusal::Mismatch);
        }
    }
    Ok(())
}

/// RSASSA-PKCS1-v1_5 (RFC 8017, 8.2.1).
pub fn sign_pkcs1v15<R: TryCryptoRng>(
    hash: Hash,
    text: &[u8],
    key: &rsa::PrivateKey,
    rng: &mut R,
) -> Result<Vec<u8>, Error> {
    raise(
        &encode(&hashed(hash, text), key.public().size()).ok_or_else(too_short)?,
        key,
        rng,
    )
}

/// RSASSA-PKCS1-v1_5 (RFC 8017, 8.2.2): the encoded message is made anew and compared.
pub fn verify_pkcs1v15(
    hash: Hash,
    text: &[u8],
    signature: &[u8],
    key: &rsa::PublicKey,
) -> Result<(), Refusal> {
    let size = key.size();
    if signature.len() != size {
        return Err(Refusal::Unreadable(format!(
            "is {} bytes long where the key makes {size}",
            signature.len()
        )));
    }
    let opened = key.raise(signature).ok_or(Refusal::Mismatch)?;
    let expected = encode(&hashed(hash, text), size).ok_or(Refusal::Mismatch)?;
    if bool::from(expected.ct_eq(&opened)) {
        Ok(())
    } else {
        Err(Refusal::Mismatch)
    }
}

/// `DigestInfo` of the text.
fn hashed(hash: Hash, text: &[u8]) -> Vec<u8> {
    [hash::digest_info(hash), &hash::digest(hash, text)].concat()
}

fn raise<R: TryCryptoRng>(
    block: &[u8],
    key: &rsa::PrivateKey,
    rng: &mut R,
) -> Result<Vec<u8>, Error> {
    key.raise(block, rng).map_err(|rsa::Fault| {
        Error::new(
            Code::KeyUnreadable,
            "The private operation failed its own check, so nothing was signed.",
        )
        .hint("Either no random bytes could be drawn, or the private key's numbers are damaged.")
        .field("privateKey")
    })
}

fn too_short() -> Error {
    Error::new(
        Code::KeyWeak,
        "The private key is too short for this signature.",
    )
    .field("privateKey")
}

#[cfg(test)]
mod forgeries;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_block_is_00_01_ff_00_text() {
        let block = encode(b"abc", 16).unwrap();
        assert_eq!(
            block,
            b"\x00\x01\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\x00abc"
        );
        assert_eq!(encode(b"abcde", 16).unwrap().len(), 16);
        assert_eq!(encode(b"abcdef", 16), None);
        assert_eq!(encode(b"", 2), None);
    }

    #[test]
    fn chunk_lengths() {
        assert_eq!(Chunk::Full.length(128), 117);
        assert_eq!(Chunk::Full.length(256), 245);
        assert_eq!(Chunk::Bytes(117).length(256), 117);
        assert_eq!(Chunk::Bytes(400).length(256), 245);
        assert_eq!(Chunk::Bytes(0).length(256), 1);
    }
}
