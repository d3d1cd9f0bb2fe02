//! The nonces of deterministic ECDSA (RFC 6979, 3.2), for curves whose order has 256 bit.

use crate::scheme::Hash;
use md5::Md5;
use rfc6979::{
    KGenerator,
    bigint::U256,
    hmac::digest::{Digest, block_api::BlockSizeUser},
};
use sha1::Sha1;
use sha2::{Sha256, Sha384, Sha512};
use zeroize::Zeroizing;

/// What `attempt` makes of the first nonce, big-endian, that it makes something of. `hash` is the one of the text itself.
pub fn with_nonce<T>(
    hash: Hash,
    order: &[u8; 32],
    key: &[u8; 32],
    digest: &[u8],
    attempt: impl FnMut(&[u8; 32]) -> Option<T>,
) -> T {
    let order = &U256::from_be_slice(order);
    match hash {
        Hash::Md5 => search::<Md5, T>(order, key, digest, attempt),
        Hash::Sha1 => search::<Sha1, T>(order, key, digest, attempt),
        Hash::Sha256 | Hash::Sha256d => search::<Sha256, T>(order, key, digest, attempt),
        Hash::Sha384 => search::<Sha384, T>(order, key, digest, attempt),
        Hash::Sha512 => search::<Sha512, T>(order, key, digest, attempt),
    }
}

fn search<D: Digest + BlockSizeUser, T>(
    order: &U256,
    key: &[u8; 32],
    digest: &[u8],
    mut attempt: impl FnMut(&[u8; 32]) -> Option<T>,
) -> T {
    let mut nonces = KGenerator::<D, U256>::new(key, digest, &[], order);
    let mut nonce = Zeroizing::new([0; 32]);
    loop {
        nonces.fill_next_k(&mut *nonce);
        if let Some(made) = attempt(&nonce) {
            return made;
        }
    }
}
