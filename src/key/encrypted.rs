//! Opens what is encrypted, one way for all schemes.

use alloc::{
    string::{String, ToString},
    vec::Vec,
};
use zeroize::Zeroizing;

use super::{
    container::Structure,
    password::Password,
    pbes2,
    problem::Problem,
    shape::{Shape, shape},
    traditional,
};

/// A private key that is still encrypted.
pub(super) enum Encrypted<'a> {
    Pbes2(pbes2::Encrypted<'a>),
    Traditional(traditional::Headers, &'a [u8]),
}

impl Encrypted<'_> {
    /// The scheme and cipher, for a person.
    pub(super) fn describe(&self) -> String {
        match self {
            Self::Pbes2(encrypted) => encrypted.to_string(),
            Self::Traditional(headers, _) => headers.describe(),
        }
    }

    /// Decrypts, and makes sure that a private key came out: padding alone is right by chance once in 256 times.
    pub(super) fn open(
        &self,
        password: Password<'_>,
    ) -> Result<(Structure, Zeroizing<Vec<u8>>), Problem> {
        let opened = match self {
            Self::Pbes2(encrypted) => encrypted.open(password),
            Self::Traditional(headers, content) => headers.open(password, content),
        };
        let der = opened.ok_or_else(|| password.wrong())?;
        match shape(&der) {
            Ok(Shape::Key(
                structure @ (Structure::Pkcs8 | Structure::Pkcs1Private | Structure::Sec1),
            )) => Ok((structure, der)),
            _ => Err(password.wrong()),
        }
    }
}
