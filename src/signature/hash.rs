//! Digests and HMAC.

use crate::scheme::Hash;
use alloc::vec::Vec;
use hmac::{Hmac, KeyInit, Mac};
use md5::Md5;
use sha1::Sha1;
use sha2::{Digest, Sha256, Sha384, Sha512};

/// The digest of `text`.
pub fn digest(hash: Hash, text: &[u8]) -> Vec<u8> {
    match hash {
        Hash::Md5 => Md5::digest(text).to_vec(),
        Hash::Sha1 => Sha1::digest(text).to_vec(),
        Hash::Sha256 => Sha256::digest(text).to_vec(),
        Hash::Sha256d => Sha256::digest(Sha256::digest(text)).to_vec(),
        Hash::Sha384 => Sha384::digest(text).to_vec(),
        Hash::Sha512 => Sha512::digest(text).to_vec(),
    }
}

/// The HMAC of `text` under `secret` (RFC 2104). A double digest has none: it counts as single.
pub fn hmac(hash: Hash, secret: &[u8], text: &[u8]) -> Vec<u8> {
    fn of<M: Mac + KeyInit>(secret: &[u8], text: &[u8]) -> Vec<u8> {
        // HMAC takes keys of any length; an error cannot occur and would verify nothing.
        <M as KeyInit>::new_from_slice(secret).map_or_else(
            |_| Vec::new(),
            |mac| mac.chain_update(text).finalize().into_bytes().to_vec(),
        )
    }
    match hash {
        Hash::Md5 => of::<Hmac<Md5>>(secret, text),
        Hash::Sha1 => of::<Hmac<Sha1>>(secret, text),
        Hash::Sha256 | Hash::Sha256d => of::<Hmac<Sha256>>(secret, text),
        Hash::Sha384 => of::<Hmac<Sha384>>(secret, text),
        Hash::Sha512 => of::<Hmac<Sha512>>(secret, text),
    }
}

/// The DER that RSASSA-PKCS1-v1_5 puts before a digest: `SEQUENCE { SEQUENCE { OID, NULL },
/// OCTET STRING` up to the digest itself (RFC 8017, 9.2, note 1).
pub const fn digest_info(hash: Hash) -> &'static [u8] {
    match hash {
        Hash::Md5 => b"\x30\x20\x30\x0c\x06\x08\x2a\x86\x48\x86\xf7\x0d\x02\x05\x05\x00\x04\x10",
        Hash::Sha1 => b"\x30\x21\x30\x09\x06\x05\x2b\x0e\x03\x02\x1a\x05\x00\x04\x14",
        Hash::Sha256 | Hash::Sha256d => {
            b"\x30\x31\x30\x0d\x06\x09\x60\x86\x48\x01\x65\x03\x04\x02\x01\x05\x00\x04\x20"
        }
        Hash::Sha384 => {
            b"\x30\x41\x30\x0d\x06\x09\x60\x86\x48\x01\x65\x03\x04\x02\x02\x05\x00\x04\x30"
        }
        Hash::Sha512 => {
            b"\x30\x51\x30\x0d\x06\x09\x60\x86\x48\x01\x65\x03\x04\x02\x03\x05\x00\x04\x40"
        }
    }
}
