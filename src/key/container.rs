//! What a key was found in, as a short phrase.

use alloc::string::String;
use core::fmt;

/// The structure around the numbers.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Structure {
    Pkcs8,
    Pkcs1Private,
    Pkcs1Public,
    Spki,
    Sec1,
    Certificate,
    Jwk,
    /// 32 bytes: the private number of an elliptic-curve key.
    Number,
    CompressedPoint,
    UncompressedPoint,
}

/// How the structure is written.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Form {
    Pem,
    Base64,
    Hexadecimal,
    Bytes,
    /// Text of its own kind, JSON.
    Text,
}

/// What a key was found in.
#[derive(Clone, Debug)]
pub(super) struct Container {
    pub(super) structure: Structure,
    pub(super) form: Form,
    /// The scheme and cipher that it was encrypted with.
    pub(super) encryption: Option<String>,
    /// The PEM label, where it is one for another structure.
    pub(super) odd_label: Option<&'static str>,
}

impl Container {
    pub(super) fn new(structure: Structure, form: Form) -> Self {
        Self {
            structure,
            form,
            encryption: None,
            odd_label: None,
        }
    }
}

impl fmt::Display for Structure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Pkcs8 => "PKCS#8",
            Self::Pkcs1Private | Self::Pkcs1Public => "PKCS#1",
            Self::Spki => "SPKI",
            Self::Sec1 => "SEC1",
            Self::Certificate => "X.509 certificate",
            Self::Jwk => "JWK",
            Self::Number => "private number",
            Self::CompressedPoint => "compressed point",
            Self::UncompressedPoint => "uncompressed point",
        })
    }
}

impl fmt::Display for Container {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.structure.fmt(f)?;
        let is_der = !matches!(
            self.structure,
            Structure::Number | Structure::CompressedPoint | Structure::UncompressedPoint
        );
        f.write_str(match (self.form, is_der) {
            (Form::Pem, _) => " PEM",
            (Form::Base64, true) => " DER in bare base64",
            (Form::Base64, false) => " in base64",
            (Form::Hexadecimal, true) => " DER in hexadecimal",
            (Form::Hexadecimal, false) => " in hexadecimal",
            (Form::Bytes, true) => " DER",
            (Form::Bytes, false) => " in raw bytes",
            (Form::Text, _) => "",
        })?;
        if let Some(label) = self.odd_label {
            write!(f, " labelled {label}")?;
        }
        if let Some(encryption) = &self.encryption {
            write!(f, ", encrypted ({encryption})")?;
        }
        Ok(())
    }
}

/// The labels that key files carry, each with the structures that belong under it (RFC 7468, RFC 1421).
const LABELS: &[(&str, &[Structure])] = {
    use Structure::*;
    &[
        ("PRIVATE KEY", &[Pkcs8]),
        ("ENCRYPTED PRIVATE KEY", &[Pkcs8]),
        ("RSA PRIVATE KEY", &[Pkcs1Private]),
        ("EC PRIVATE KEY", &[Sec1]),
        ("PUBLIC KEY", &[Spki]),
        ("RSA PUBLIC KEY", &[Pkcs1Public]),
        ("CERTIFICATE", &[Certificate]),
        ("X509 CERTIFICATE", &[Certificate]),
    ]
};

/// The label, if it is a known one that belongs around something else.
pub(super) fn odd_label(label: &str, structure: Structure) -> Option<&'static str> {
    let (name, structures) = LABELS.iter().find(|(name, _)| *name == label)?;
    (!structures.contains(&structure)).then_some(name)
}
