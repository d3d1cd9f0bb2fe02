//! From a password to a key: PBKDF2 (RFC 8018, appendix A.2) and scrypt (RFC 7914, section 7), within limits.
//!
//! ```text
//! PBKDF2-params ::= SEQUENCE { OCTET STRING salt, INTEGER iterations, INTEGER keyLength OPTIONAL,
//!                              SEQUENCE { OID prf, NULL } DEFAULT hmacWithSHA1 }
//! scrypt-params ::= SEQUENCE { OCTET STRING salt, INTEGER n, INTEGER r, INTEGER p, INTEGER keyLength OPTIONAL }
//! ```

use alloc::string::ToString;
use der::{
    Decode as _, Tag,
    asn1::{ObjectIdentifier, OctetStringRef},
};
use pkcs8::AlgorithmIdentifierRef;
use sha1::Sha1;
use sha2::{Sha224, Sha256, Sha384, Sha512};

use super::{
    cipher::Cipher,
    pbes2::{damaged, parameters, unsupported},
    problem::Problem,
};

const PBKDF2: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.5.12");
const SCRYPT: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.3.6.1.4.1.11591.4.11");

/// What a file can make its reader do: some seconds of PBKDF2, 64 MiB of scrypt (OpenSSL stops at 32).
const MOST_ITERATIONS: u32 = 10_000_000;
const MOST_SCRYPT_BYTES: u64 = 64 << 20;
/// Bounds r·p, so that the smaller buffer of scrypt stays within 8 MiB and its time within some seconds.
const MOST_SCRYPT_LANES: u64 = 1 << 16;
const MOST_SCRYPT_WORK: u64 = 1 << 30;

/// A derivation function with its parameters.
pub(super) enum Derivation<'a> {
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

/// The hash of PBKDF2's HMAC.
#[derive(Clone, Copy)]
pub(super) enum Hash {
    Sha1,
    Sha224,
    Sha256,
    Sha384,
    Sha512,
}

impl<'a> Derivation<'a> {
    /// Reads the parameters and checks what they would cost, and that they give a key for `cipher`.
    pub(super) fn read(
        identifier: &AlgorithmIdentifierRef<'a>,
        cipher: Cipher,
    ) -> Result<Self, Problem> {
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

    /// What it is called.
    pub(super) fn name(&self) -> &'static str {
        match self {
            Self::Scrypt { .. } => "scrypt",
            Self::Pbkdf2 { hash, .. } => match hash {
                Hash::Sha1 => "PBKDF2-HMAC-SHA1",
                Hash::Sha224 => "PBKDF2-HMAC-SHA224",
                Hash::Sha256 => "PBKDF2-HMAC-SHA256",
                Hash::Sha384 => "PBKDF2-HMAC-SHA384",
                Hash::Sha512 => "PBKDF2-HMAC-SHA512",
            },
        }
    }

    /// Fills `key`. `None` if scrypt refuses the length of the key, which no cipher here has.
    pub(super) fn derive(&self, password: &[u8], key: &mut [u8]) -> Option<()> {
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

fn check_key_size(size: Option<u64>, cipher: Cipher) -> Result<(), Problem> {
    match size {
        Some(size) if usize::try_from(size) != Ok(cipher.key_size()) => {
            Err(damaged(Tag::Integer.value_error().into()))
        }
        _ => Ok(()),
    }
}

fn too_costly() -> Problem {
    unsupported("asks for an impossible or excessive amount of work to open it")
}
