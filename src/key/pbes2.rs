//! Encrypted PKCS#8 (RFC 5958, section 3) by PBES2 (RFC 8018, section 6.2).
//!
//! ```text
//! EncryptedPrivateKeyInfo ::= SEQUENCE { SEQUENCE { OID pbes2, PBES2-params }, OCTET STRING }
//! PBES2-params ::= SEQUENCE { SEQUENCE { OID kdf, parameters }, SEQUENCE { OID cipher, OCTET STRING iv } }
//! ```

use alloc::{string::ToString, vec, vec::Vec};
use core::fmt;

use der::{
    Decode as _, Tag,
    asn1::{AnyRef, ObjectIdentifier, OctetStringRef},
};
use pkcs8::AlgorithmIdentifierRef;
use zeroize::Zeroizing;

use super::{cipher::Cipher, derivation::Derivation, password::Password, problem::Problem};

const PBES2: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.5.13");

/// An encrypted key and what it takes to open it.
pub(super) struct Encrypted<'a> {
    derivation: Derivation<'a>,
    cipher: Cipher,
    iv: &'a [u8],
    content: &'a [u8],
}

impl fmt::Display for Encrypted<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "PBES2: {}, {}",
            self.derivation.name(),
            self.cipher.name()
        )
    }
}

impl<'a> Encrypted<'a> {
    /// Reads the parameters and checks what they would cost.
    pub(super) fn read(der: &'a [u8]) -> Result<Self, Problem> {
        let (scheme, content) = AnyRef::from_der(der)
            .and_then(|whole| {
                whole.sequence(|fields| {
                    Ok((
                        AlgorithmIdentifierRef::decode(fields)?,
                        <&OctetStringRef>::decode(fields)?.as_bytes(),
                    ))
                })
            })
            .map_err(damaged)?;
        if scheme.oid != PBES2 {
            return Err(older_scheme(scheme.oid));
        }
        let (derivation, cipher) = parameters(&scheme)?
            .sequence(|fields| {
                der::Result::Ok((
                    AlgorithmIdentifierRef::decode(fields)?,
                    AlgorithmIdentifierRef::decode(fields)?,
                ))
            })
            .map_err(damaged)?;
        let (cipher, iv) = read_cipher(&cipher)?;
        Ok(Self {
            derivation: Derivation::read(&derivation, cipher)?,
            cipher,
            iv,
            content,
        })
    }

    /// Decrypts the PrivateKeyInfo. `None` if the padding shows that the password is wrong.
    pub(super) fn open(&self, password: Password<'_>) -> Option<Zeroizing<Vec<u8>>> {
        let mut key = Zeroizing::new(vec![0; self.cipher.key_size()]);
        self.derivation.derive(password.as_bytes(), &mut key)?;
        self.cipher.decrypt(&key, self.iv, self.content)
    }
}

fn read_cipher<'a>(identifier: &AlgorithmIdentifierRef<'a>) -> Result<(Cipher, &'a [u8]), Problem> {
    let cipher = match identifier.oid.to_string().as_str() {
        "2.16.840.1.101.3.4.1.2" => Cipher::Aes128,
        "2.16.840.1.101.3.4.1.22" => Cipher::Aes192,
        "2.16.840.1.101.3.4.1.42" => Cipher::Aes256,
        "1.2.840.113549.3.7" => Cipher::TripleDes,
        _ => return Err(Problem::unsupported_cipher()),
    };
    let iv = parameters(identifier)?
        .decode_as::<&OctetStringRef>()
        .map_err(damaged)?
        .as_bytes();
    if iv.len() != cipher.block_size() {
        return Err(damaged(Tag::OctetString.length_error().into()));
    }
    Ok((cipher, iv))
}

pub(super) fn parameters<'a>(
    identifier: &AlgorithmIdentifierRef<'a>,
) -> Result<AnyRef<'a>, Problem> {
    identifier
        .parameters
        .ok_or_else(|| damaged(Tag::Sequence.value_error().into()))
}

pub(super) fn damaged(_: der::Error) -> Problem {
    Problem::looks_like("damaged encrypted PKCS#8")
}

pub(super) fn unsupported(predicate: &'static str) -> Problem {
    Problem::unreadable(predicate).hint(Problem::REWRITE)
}

/// PBES1 (RFC 8018, section 6.1) and the schemes of PKCS#12 (RFC 7292, appendix C).
fn older_scheme(oid: ObjectIdentifier) -> Problem {
    let dotted = oid.to_string();
    let predicate = if dotted.starts_with("1.2.840.113549.1.12.1.") {
        "is encrypted by a PKCS#12 scheme (such as pbeWithSHAAnd3-KeyTripleDES-CBC), which is not supported"
    } else if dotted.starts_with("1.2.840.113549.1.5.") {
        "is encrypted by PBES1 (such as pbeWithMD5AndDES-CBC), which is not supported"
    } else {
        "is encrypted by an unknown scheme"
    };
    unsupported(predicate)
}
