//! The block ciphers, in CBC mode with PKCS#7 padding, that encrypted keys come in (RFC 8018, appendix B.2).

use aes::{Aes128, Aes192, Aes256};
use alloc::vec::Vec;
use cbc::{
    Decryptor,
    cipher::{BlockModeDecrypt, KeyIvInit, block_padding::Pkcs7},
};
use des::TdesEde3;
use zeroize::Zeroizing;

/// A cipher in CBC mode.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Cipher {
    Aes128,
    Aes192,
    Aes256,
    TripleDes,
}

impl Cipher {
    pub(super) const ALL: [Self; 4] = [Self::Aes128, Self::Aes192, Self::Aes256, Self::TripleDes];

    /// The name that OpenSSL and PEM headers give it.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Aes128 => "AES-128-CBC",
            Self::Aes192 => "AES-192-CBC",
            Self::Aes256 => "AES-256-CBC",
            Self::TripleDes => "DES-EDE3-CBC",
        }
    }

    /// The length of its key in bytes.
    pub(super) fn key_size(self) -> usize {
        match self {
            Self::Aes128 => 16,
            Self::Aes192 | Self::TripleDes => 24,
            Self::Aes256 => 32,
        }
    }

    /// The length of a block, and so of the initialisation vector, in bytes.
    pub(super) fn block_size(self) -> usize {
        match self {
            Self::TripleDes => 8,
            _ => 16,
        }
    }

    /// Decrypts and takes the padding off. `None` if key or vector have the wrong length, the text is not whole blocks, or
    /// the padding is broken, as it mostly is under a wrong key.
    pub(super) fn decrypt(
        self,
        key: &[u8],
        iv: &[u8],
        encrypted: &[u8],
    ) -> Option<Zeroizing<Vec<u8>>> {
        match self {
            Self::Aes128 => decrypt::<Decryptor<Aes128>>(key, iv, encrypted),
            Self::Aes192 => decrypt::<Decryptor<Aes192>>(key, iv, encrypted),
            Self::Aes256 => decrypt::<Decryptor<Aes256>>(key, iv, encrypted),
            Self::TripleDes => decrypt::<Decryptor<TdesEde3>>(key, iv, encrypted),
        }
    }
}

fn decrypt<C: BlockModeDecrypt + KeyIvInit>(
    key: &[u8],
    iv: &[u8],
    encrypted: &[u8],
) -> Option<Zeroizing<Vec<u8>>> {
    let cipher = C::new_from_slices(key, iv).ok()?;
    let mut buffer = Zeroizing::new(encrypted.to_vec());
    let length = cipher.decrypt_padded::<Pkcs7>(&mut buffer).ok()?.len();
    buffer.truncate(length);
    Some(buffer)
}
