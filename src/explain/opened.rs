//! What an RSA signature holds, opened with the public key. For showing and for sorting out tries: a verdict always
//! comes from encoding what is expected and comparing whole blocks.

use super::draft::Signer;
use crate::{key::PublicKey, scheme::Hash, signature::digest_info};
use alloc::{rc::Rc, string::String, vec::Vec};

/// What the blocks of a signature hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Opened {
    /// Type 1 blocks: the text, chunk by chunk.
    Text(Vec<Vec<u8>>),
    /// One type 1 block with a `DigestInfo`: the digest of a text.
    Digest(Hash, Vec<u8>),
}

/// What a signature opened to, whose key did it, and that key's name.
pub struct Opening {
    pub opened: Rc<Opened>,
    pub signer: Signer,
    pub key: String,
}

const HASHES: [Hash; 5] = [
    Hash::Md5,
    Hash::Sha1,
    Hash::Sha256,
    Hash::Sha384,
    Hash::Sha512,
];

impl Opened {
    /// Opens every block. `None` where one is no type 1 block, so where another key made it or nobody.
    pub fn new(signature: &[u8], key: &PublicKey) -> Option<Self> {
        let PublicKey::Rsa(key) = key else {
            return None;
        };
        let size = key.size();
        if signature.is_empty() || !signature.len().is_multiple_of(size) {
            return None;
        }
        let chunks = signature
            .chunks(size)
            .map(|block| content(&key.raise(block)?).map(<[u8]>::to_vec))
            .collect::<Option<Vec<_>>>()?;
        if let [only] = chunks.as_slice() {
            for hash in HASHES {
                let digest = only.strip_prefix(digest_info(hash));
                if let Some(digest) = digest.filter(|digest| digest.len() == length(hash)) {
                    return Some(Self::Digest(hash, digest.to_vec()));
                }
            }
        }
        Some(Self::Text(chunks))
    }

    /// The text in one piece.
    pub fn text(&self) -> Option<Vec<u8>> {
        match self {
            Self::Text(chunks) => Some(chunks.concat()),
            Self::Digest(..) => None,
        }
    }
}

/// T of `00 01 PS 00 T`, PS at least eight bytes FF.
fn content(block: &[u8]) -> Option<&[u8]> {
    let rest = block.strip_prefix(&[0x00, 0x01])?;
    let padding = rest.iter().take_while(|byte| **byte == 0xff).count();
    if padding < 8 {
        return None;
    }
    rest.get(padding..)?.strip_prefix(&[0x00])
}

const fn length(hash: Hash) -> usize {
    match hash {
        Hash::Md5 => 16,
        Hash::Sha1 => 20,
        Hash::Sha256 | Hash::Sha256d => 32,
        Hash::Sha384 => 48,
        Hash::Sha512 => 64,
    }
}

#[cfg(test)]
mod tests {
    use super::content;

    #[test]
    fn only_whole_type_1_blocks_open() {
        let ff = [0xff; 8];
        let block = |head: &[u8], padding: &[u8], tail: &[u8]| [head, padding, tail].concat();
        assert_eq!(content(&block(&[0, 1], &ff, b"\0text")), Some(&b"text"[..]));
        assert_eq!(content(&block(&[0, 1], &ff, b"\0")), Some(&b""[..]));
        for broken in [
            block(&[0, 2], &ff, b"\0text"),
            block(&[1, 1], &ff, b"\0text"),
            block(&[0, 1], &ff[1..], b"\0text"),
            block(&[0, 1], &ff, b"text"),
            block(&[0, 1], &ff, b""),
            vec![],
        ] {
            assert_eq!(content(&broken), None);
        }
    }
}
