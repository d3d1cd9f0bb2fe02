//! The encryption of OpenSSL before PKCS#8: headers in the PEM (RFC 1421, section 4.6), the key derived by MD5.
//!
//! ```text
//! -----BEGIN RSA PRIVATE KEY-----
//! Proc-Type: 4,ENCRYPTED
//! DEK-Info: DES-EDE3-CBC,8BYTESOFIVINHEX
//!
//! base64
//! ```
//!
//! The key is EVP_BytesToKey of one round: D1 ‖ D2 ‖ …, with Di = MD5(Di-1 ‖ password ‖ first 8 bytes of the vector).

use alloc::{format, string::String, vec::Vec};
use md5::{Digest as _, Md5};
use zeroize::Zeroizing;

use super::{
    cipher::Cipher,
    decode::{Encoding, decode_secret, is_separator},
    password::Password,
    problem::Problem,
};

const SALT_SIZE: usize = 8;

/// What the headers say.
pub(super) struct Headers {
    cipher: Cipher,
    iv: Zeroizing<Vec<u8>>,
}

/// Takes the headers off the body of a block, whether or not their line ends survived. Without headers, `None` and the
/// whole body.
pub(super) fn split_headers(body: &str) -> Result<(Option<Headers>, &str), Problem> {
    let mut rest = body;
    let mut headers = None;
    while let Some((name, after_name)) = next_word(rest)
        && name.ends_with(':')
    {
        let (value, after_value) = next_word(after_name).unwrap_or_default();
        if name.eq_ignore_ascii_case("DEK-Info:") {
            headers = Some(Headers::read(value)?);
        }
        rest = after_value;
    }
    Ok((headers, rest))
}

/// The first word of a text and what follows it.
fn next_word(text: &str) -> Option<(&str, &str)> {
    let text = skip_separators(text);
    let end = text
        .find(|c| is_separator(c) || c == '\\')
        .unwrap_or(text.len());
    text.split_at_checked(end)
        .filter(|(word, _)| !word.is_empty())
}

/// As [`super::decode::skip_separators`] does, at the beginning of a text.
fn skip_separators(mut text: &str) -> &str {
    const WRITTEN_OUT: [&str; 4] = ["\\n", "\\r", "\\t", "\\"];
    loop {
        let trimmed = text.trim_start_matches(is_separator);
        match WRITTEN_OUT.iter().find_map(|end| trimmed.strip_prefix(end)) {
            Some(after) => text = after,
            None => return trimmed,
        }
    }
}

impl Headers {
    fn read(value: &str) -> Result<Self, Problem> {
        let (name, iv) = value.split_once(',').unwrap_or((value, ""));
        let cipher = Cipher::ALL
            .into_iter()
            .find(|cipher| cipher.name().eq_ignore_ascii_case(name))
            .ok_or_else(Problem::unsupported_cipher)?;
        let iv = decode_secret(Encoding::Hexadecimal, iv)
            .filter(|iv| iv.len() == cipher.block_size())
            .ok_or_else(|| Problem::looks_like("encrypted PEM whose DEK-Info line is damaged"))?;
        Ok(Self { cipher, iv })
    }

    /// The scheme and cipher, for a person.
    pub(super) fn describe(&self) -> String {
        format!("traditional: MD5, {}", self.cipher.name())
    }

    /// Decrypts. `None` if the padding shows that the password is wrong.
    pub(super) fn open(
        &self,
        password: Password<'_>,
        encrypted: &[u8],
    ) -> Option<Zeroizing<Vec<u8>>> {
        let salt = self.iv.get(..SALT_SIZE)?;
        let mut derived = Zeroizing::new(Vec::with_capacity(2 * 16));
        let mut digest = Zeroizing::new([0; 16]);
        for round in 0..self.cipher.key_size().div_ceil(digest.len()) {
            let mut hash = Md5::new();
            if round > 0 {
                hash.update(*digest);
            }
            hash.update(password.as_bytes());
            hash.update(salt);
            hash.finalize_into((&mut *digest).into());
            derived.extend_from_slice(&*digest);
        }
        self.cipher
            .decrypt(derived.get(..self.cipher.key_size())?, &self.iv, encrypted)
    }
}
