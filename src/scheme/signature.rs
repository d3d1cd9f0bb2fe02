//! How a canonical string becomes a signature, and the signature text.

use alloc::vec::Vec;
use serde::{Deserialize, Serialize};

/// How a canonical string becomes a signature.
#[derive(Clone, Debug, PartialEq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub enum Signature {
    /// The RSA private operation on PKCS#1 v1.5 type 1 blocks that hold the text itself, chunk
    /// by chunk, without a digest ("private encrypt").
    #[serde(rename_all = "camelCase")]
    RsaType1 {
        /// How many bytes of text a block takes: the first is used for signing, all are
        /// accepted. Every block but the last is full.
        chunks: Vec<Chunk>,
    },
    /// RSASSA-PKCS1-v1_5 (RFC 8017, 8.2).
    RsaPkcs1v15 {
        /// The digest.
        hash: Hash,
    },
    /// ECDSA with a deterministic nonce (RFC 6979).
    Ecdsa {
        /// The curve.
        curve: Curve,
        /// The digest.
        hash: Hash,
        /// How r and s are written.
        form: EcdsaForm,
    },
    /// The digest of the text. The text must hold the secret.
    Digest {
        /// The digest.
        hash: Hash,
    },
    /// HMAC with the secret as its key (RFC 2104).
    Hmac {
        /// The digest.
        hash: Hash,
    },
}

/// How many bytes of text one type 1 block takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum Chunk {
    /// As many as fit: the modulus's length − 11.
    Full,
    /// This many, or as many as fit where that is fewer.
    Bytes(usize),
}

/// A digest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum Hash {
    /// MD5, 16 bytes. Broken: collisions are cheap.
    Md5,
    /// SHA-1, 20 bytes. Broken: collisions are affordable.
    Sha1,
    /// SHA-256, 32 bytes.
    Sha256,
    /// SHA-256 of the 32 bytes of SHA-256.
    Sha256d,
    /// SHA-384, 48 bytes.
    Sha384,
    /// SHA-512, 64 bytes.
    Sha512,
}

/// An elliptic curve.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum Curve {
    /// secp256k1 (SEC 2).
    Secp256k1,
    /// P-256 (FIPS 186-5), also called secp256r1 and prime256v1.
    P256,
}

/// How an ECDSA signature writes r and s.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum EcdsaForm {
    /// `SEQUENCE { r INTEGER, s INTEGER }` (RFC 3279).
    Der,
    /// r‖s, 32 bytes each.
    Rs,
}

/// How the bytes of a signature are written as text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum Encoding {
    /// Standard base64, padded, on one line (RFC 4648, 4).
    Base64,
    /// URL-safe base64 without padding (RFC 4648, 5).
    Base64url,
    /// Lower-case hexadecimal.
    HexLower,
    /// Upper-case hexadecimal.
    HexUpper,
}
