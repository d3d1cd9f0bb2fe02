//! Why a key could not be read, as a sentence. Never holds any part of the text itself.

use alloc::{borrow::Cow, boxed::Box, format, string::String};

use super::{
    Algorithm,
    container::Container,
    found::{Found, Wanted},
};
use crate::{Code, Error, rsa};

/// A refusal before it knows the credential's name.
#[derive(Debug)]
pub(super) struct Problem(Box<Report>);

/// Boxed, so that results stay small.
#[derive(Debug)]
struct Report {
    code: Code,
    /// The sentence without its subject and its full stop.
    predicate: Cow<'static, str>,
    ending: Ending,
    hint: Option<Cow<'static, str>>,
}

/// What the sentence adds after the predicate.
#[derive(Debug)]
enum Ending {
    Nothing,
    /// What a readable key would be.
    ExpectedForm,
    /// The algorithm that the scheme needs.
    NeededAlgorithm,
}

impl Problem {
    /// What to do about a key in an encryption that is not supported.
    pub(super) const REWRITE: &'static str =
        "Rewrite it with `openssl pkcs8 -topk8 -v2 aes-256-cbc -in FILE -out NEW`.";

    /// A sentence that ends with its predicate.
    pub(super) fn new(code: Code, predicate: impl Into<Cow<'static, str>>) -> Self {
        Self(Box::new(Report {
            code,
            predicate: predicate.into(),
            ending: Ending::Nothing,
            hint: None,
        }))
    }

    fn ending(mut self, ending: Ending) -> Self {
        self.0.ending = ending;
        self
    }

    /// No key: the text looks like `what`.
    pub(super) fn looks_like(what: impl core::fmt::Display) -> Self {
        Self::new(Code::KeyUnreadable, format!("looks like {what}")).ending(Ending::ExpectedForm)
    }

    /// No key, and more is known than its looks.
    pub(super) fn unreadable(predicate: impl Into<Cow<'static, str>>) -> Self {
        Self::new(Code::KeyUnreadable, predicate)
    }

    /// A key of an algorithm that no scheme uses.
    pub(super) fn foreign(what: impl core::fmt::Display) -> Self {
        Self::new(Code::KeyWrongKind, format!("is {what}")).ending(Ending::NeededAlgorithm)
    }

    /// A key that is not the one wanted: another algorithm, or the other half.
    pub(super) fn wrong_kind(found: &Found, wanted: &Wanted<'_>) -> Self {
        let half = if found.key.is_private() {
            "private"
        } else {
            "public"
        };
        let what = format!(
            "is a {half} key ({}, {})",
            found.container,
            found.key.describe()
        );
        let fits = |needed| needed == found.key.algorithm();
        if !wanted.algorithm.is_none_or(fits) {
            return Self::new(Code::KeyWrongKind, what).ending(Ending::NeededAlgorithm);
        }
        if found.key.is_private() {
            return Self::private_for_public(&what);
        }
        Self::new(Code::KeyWrongKind, what + "; signing needs the private one")
    }

    /// A private key where the public one of the other side belongs; `what` is the beginning of the sentence.
    pub(super) fn private_for_public(what: &str) -> Self {
        Self::new(
            Code::KeyWrongKind,
            format!("{what}; verifying needs the public one"),
        )
        .hint(
            "Hand over the public key that the other side gave out; no private key should be here.",
        )
    }

    /// An encrypted key without a password.
    pub(super) fn password_missing(container: &Container) -> Self {
        Self::new(
            Code::KeyPasswordMissing,
            format!("is {container}; give `password`"),
        )
    }

    /// A cipher outside [`super::cipher::Cipher`].
    pub(super) fn unsupported_cipher() -> Self {
        Self::unreadable(
            "is encrypted with an unsupported cipher; AES-128-CBC, AES-192-CBC, AES-256-CBC and DES-EDE3-CBC are supported",
        )
        .hint(Self::REWRITE)
    }

    /// Numbers that make no acceptable RSA key.
    pub(super) fn rsa(defect: rsa::Defect) -> Self {
        use rsa::Defect;
        match defect {
            Defect::Short(bits) => Self::new(
                Code::KeyWeak,
                format!("is an RSA key of {bits} bit; at least 1024 are needed"),
            ),
            Defect::SmallExponent => Self::new(
                Code::KeyWeak,
                "is an RSA key with a public exponent below 65537, which lets signatures be forged",
            ),
            Defect::Long(bits) => Self::unreadable(format!(
                "is an RSA key of {bits} bit; at most 4096 are supported"
            )),
            Defect::Inconsistent => {
                Self::unreadable("is an RSA key whose numbers do not belong together")
            }
        }
    }

    /// Adds what to do about it.
    pub(super) fn hint(mut self, hint: impl Into<Cow<'static, str>>) -> Self {
        self.0.hint = Some(hint.into());
        self
    }

    /// The error about the credential that was wanted.
    pub(super) fn into_error(self, wanted: &Wanted<'_>) -> Error {
        let credential = wanted.credential;
        let Report {
            code,
            predicate,
            ending,
            hint,
        } = *self.0;
        let message = match ending {
            Ending::Nothing => format!("{credential} {predicate}."),
            Ending::ExpectedForm => format!(
                "{credential} {predicate}; expected {}.",
                expected_form(wanted)
            ),
            Ending::NeededAlgorithm => match wanted.algorithm {
                Some(algorithm) => {
                    format!("{credential} {predicate}; this scheme needs {algorithm}.")
                }
                None => {
                    format!("{credential} {predicate}; RSA, secp256k1 and P-256 are supported.")
                }
            },
        };
        let error = Error::new(code, message).field(credential);
        match hint {
            Some(hint) => error.hint(hint),
            None => error,
        }
    }
}

fn expected_form(wanted: &Wanted<'_>) -> String {
    let half = match wanted.private {
        Some(true) => "a private key",
        Some(false) => "a public key or certificate",
        None => "a key or certificate",
    };
    let hexadecimal = match wanted.algorithm {
        Some(Algorithm::Rsa) => "",
        _ => ", hexadecimal",
    };
    format!("{half} as PEM, base64 of DER, DER{hexadecimal} or JWK")
}
