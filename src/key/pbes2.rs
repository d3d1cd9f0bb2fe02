//! Encrypted PKCS#8 (RFC 5958, section 3) by PBES2 (RFC 8018, section 6.2; scrypt in RFC 7914, section 7).
//!
//! ```text
//! EncryptedPrivateKeyInfo ::= SEQUENCE { SEQUENCE { OID pbes2, PBES2-params }, OCTET STRING }
//! PBES2-params  ::= SEQUENCE { SEQUENCE { OID kdf, parameters }, SEQUENCE { OID cipher, OCTET STRING iv } }
//! PBKDF2-params ::= SEQUENCE { OCTET STRING salt, INTEGER iterations, INTEGER keyLength OPTIONAL,
//!                              SEQUENCE { OID prf, NULL } DEFAULT hmacWithSHA1 }
//! scrypt-params ::= SEQUENCE { OCTET STRING salt, INTEGER n, INTEGER r, INTEGER p, INTEGER keyLength OPTIONAL }
//! ```

use std::fmt;

use der::{
    Decode as _, Tag,
    asn1::{AnyRef, ObjectIdentifier, OctetStringRef},
};
use pkcs8::AlgorithmIdentifierRef;
use sha1::Sha1;
use sha2::{Sha224, Sha256, Sha384, Sha512};
use zeroize::Zeroizing;

use super::{cipher::Cipher, password::Password, problem::Problem};

const PBES2: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.5.13");
const PBKDF2: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.5.12");
const SCRYPT: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.3.6.1.4.1.11591.4.11");

/// What a file can make its reader do: some seconds of PBKDF2, 64 MiB of scrypt (OpenSSL stops at 32).
const MOST_ITERATIONS: u32 = 10_000_000;
const MOST_SCRYPT_BYTES: u64 = 64 << 20;
/// Bounds r·p, so that the smaller buffer of scrypt stays within 8 MiB and its time within some seconds.
const MOST_SCRYPT_LANES: u64 = 1 << 16;
const MOST_SCRYPT_WORK: u64 = 1 << 30;

/// An encrypted key and what it takes to open it.
pub(super) struct Encrypted<'a> {
    derivation: Derivation<'a>,
    cipher: Cipher,
    iv: &'a [u8],
    content: &'a [u8],
}

enum Derivation<'a> {
    Pbkdf2 {
        salt: &'a [u8],
        iterations: u32,
        hash: Hash,
    },
    Scrypt {
        salt: &'a [u8],
        params: scrypt::Params,
    },
}

#[derive(Clone, Copy)]
enum Hash {
    Sha1,
    Sha224,
    Sha256,
    Sha384,
    Sha512,
}

impl fmt::Display for Encrypted<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("PBES2: ")?;
        f.write_str(match self.derivation {
            Derivation::Scrypt { .. } => "scrypt",
            Derivation::Pbkdf2 { hash, .. } => match hash {
                Hash::Sha1 => "PBKDF2-HMAC-SHA1",
                Hash::Sha224 => "PBKDF2-HMAC-SHA224",
                Hash::Sha256 => "PBKDF2-HMAC-SHA256",
                Hash::Sha384 => "PBKDF2-HMAC-SHA384",
                Hash::Sha512 => "PBKDF2-HMAC-SHA512",
            },
        })?;
        write!(f, ", {}", self.cipher.name())
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

impl<'a> Derivation<'a> {
    fn read(identifier: &AlgorithmIdentifierRef<'a>, cipher: Cipher) -> Result<Self, Problem> {
        let fields = parameters(identifier)?;
        match identifier.oid {
            PBKDF2 => {
                let (salt, iterations, size, prf) = fields
                    .sequence(|fields| {
                        der::Result::Ok((
                            <&OctetStringRef>::decode(fields)?.as_bytes(),
                            u64::decode(fields)?,
                            Option::<u64>::decode(fields)?,
                            Option::<AlgorithmIdentifierRef<'_>>::decode(fields)?,
                        ))
                    })
                    .map_err(damaged)?;
                check_key_size(size, cipher)?;
                let iterations = u32::try_from(iterations)
                    .ok()
                    .filter(|count| (1..=MOST_ITERATIONS).contains(count))
                    .ok_or_else(too_costly)?;
                let hash = prf.map_or(Ok(Hash::Sha1), |prf| Hash::read(prf.oid))?;
                Ok(Self::Pbkdf2 {
                    salt,
                    iterations,
                    hash,
                })
            }
            SCRYPT => {
                let (salt, n, r, p, size) = fields
                    .sequence(|fields| {
                        der::Result::Ok((
                            <&OctetStringRef>::decode(fields)?.as_bytes(),
                            u64::decode(fields)?,
                            u64::decode(fields)?,
                            u64::decode(fields)?,
                            Option::<u64>::decode(fields)?,
                        ))
                    })
                    .map_err(damaged)?;
                check_key_size(size, cipher)?;
                let params = scrypt_params(n, r, p).ok_or_else(too_costly)?;
                Ok(Self::Scrypt { salt, params })
            }
            _ => Err(unsupported(
                "derives its key from the password in an unknown way",
            )),
        }
    }

    fn derive(&self, password: &[u8], key: &mut [u8]) -> Option<()> {
        match *self {
            Self::Pbkdf2 {
                salt,
                iterations,
                hash,
            } => match hash {
                Hash::Sha1 => pbkdf2::pbkdf2_hmac::<Sha1>(password, salt, iterations, key),
                Hash::Sha224 => pbkdf2::pbkdf2_hmac::<Sha224>(password, salt, iterations, key),
                Hash::Sha256 => pbkdf2::pbkdf2_hmac::<Sha256>(password, salt, iterations, key),
                Hash::Sha384 => pbkdf2::pbkdf2_hmac::<Sha384>(password, salt, iterations, key),
                Hash::Sha512 => pbkdf2::pbkdf2_hmac::<Sha512>(password, salt, iterations, key),
            },
            Self::Scrypt { salt, ref params } => {
                scrypt::scrypt(password, salt, params, key).ok()?;
            }
        }
        Some(())
    }
}

impl Hash {
    fn read(oid: ObjectIdentifier) -> Result<Self, Problem> {
        const HMAC_ARC: &str = "1.2.840.113549.2.";
        let dotted = oid.to_string();
        Ok(match dotted.strip_prefix(HMAC_ARC) {
            Some("7") => Self::Sha1,
            Some("8") => Self::Sha224,
            Some("9") => Self::Sha256,
            Some("10") => Self::Sha384,
            Some("11") => Self::Sha512,
            _ => {
                return Err(unsupported(
                    "derives its key from the password with an unknown hash",
                ));
            }
        })
    }
}

/// n must be a power of two above one; the memory is 128·n·r bytes, the time proportional to n·r·p.
fn scrypt_params(n: u64, r: u64, p: u64) -> Option<scrypt::Params> {
    let bytes = n.checked_mul(r)?.checked_mul(128)?;
    let lanes = r.checked_mul(p)?;
    let affordable = bytes <= MOST_SCRYPT_BYTES
        && lanes <= MOST_SCRYPT_LANES
        && bytes.checked_mul(p)? <= MOST_SCRYPT_WORK;
    if !affordable || !n.is_power_of_two() || n == 1 {
        return None;
    }
    let log_n = u8::try_from(n.ilog2()).ok()?;
    scrypt::Params::new(log_n, u32::try_from(r).ok()?, u32::try_from(p).ok()?).ok()
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

fn check_key_size(size: Option<u64>, cipher: Cipher) -> Result<(), Problem> {
    match size {
        Some(size) if usize::try_from(size) != Ok(cipher.key_size()) => {
            Err(damaged(Tag::Integer.value_error().into()))
        }
        _ => Ok(()),
    }
}

fn parameters<'a>(identifier: &AlgorithmIdentifierRef<'a>) -> Result<AnyRef<'a>, Problem> {
    identifier
        .parameters
        .ok_or_else(|| damaged(Tag::Sequence.value_error().into()))
}

fn damaged(_: der::Error) -> Problem {
    Problem::looks_like("damaged encrypted PKCS#8")
}

fn unsupported(predicate: &'static str) -> Problem {
    Problem::unreadable(predicate).hint(Problem::REWRITE)
}

fn too_costly() -> Problem {
    unsupported("asks for an impossible or excessive amount of work to open it")
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
