//! Why a key could not be read, as a sentence. Never holds any part of the text itself.

use std::borrow::Cow;

use super::{
    Algorithm,
    read::{Found, Wanted},
};
use crate::{Code, Error, rsa};

/// A refusal before it knows the credential's name.
#[derive(Debug)]
pub(super) struct Problem {
    pub(super) code: Code,
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
    fn new(code: Code, predicate: impl Into<Cow<'static, str>>, ending: Ending) -> Self {
        Self {
            code,
            predicate: predicate.into(),
            ending,
            hint: None,
        }
    }

    /// No key: the text looks like `what`.
    pub(super) fn looks_like(what: impl Into<Cow<'static, str>>) -> Self {
        let predicate = format!("looks like {}", what.into());
        Self::new(Code::KeyUnreadable, predicate, Ending::ExpectedForm)
    }

    /// No key, and more is known than its looks.
    pub(super) fn unreadable(predicate: impl Into<Cow<'static, str>>) -> Self {
        Self::new(Code::KeyUnreadable, predicate, Ending::Nothing)
    }

    /// A key of an algorithm that no scheme uses.
    pub(super) fn foreign(what: &str) -> Self {
        Self::new(
            Code::KeyWrongKind,
            format!("is {what}"),
            Ending::NeededAlgorithm,
        )
    }

    /// A key that is not the one wanted: another algorithm, or the other half.
    pub(super) fn wrong_kind(found: &Found, wanted: &Wanted) -> Self {
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
        if wanted
            .algorithm
            .is_some_and(|needed| needed != found.key.algorithm())
        {
            return Self::new(Code::KeyWrongKind, what, Ending::NeededAlgorithm);
        }
        if found.key.is_private() {
            Self::private_for_public(&what)
        } else {
            Self::new(
                Code::KeyWrongKind,
                what + "; signing needs the private one",
                Ending::Nothing,
            )
        }
    }

    fn private_for_public(what: &str) -> Self {
        Self::new(
            Code::KeyWrongKind,
            format!("{what}; verifying needs the public one"),
            Ending::Nothing,
        )
        .hint(
            "Hand over the public key that the other side gave out; a private key should not be here.",
        )
    }

    /// Numbers that make no acceptable RSA key.
    pub(super) fn rsa(defect: rsa::Defect) -> Self {
        use rsa::Defect;
        match defect {
            Defect::Short(bits) => Self::new(
                Code::KeyWeak,
                format!("is an RSA key of {bits} bit; at least 1024 are needed"),
                Ending::Nothing,
            ),
            Defect::SmallExponent => Self::new(
                Code::KeyWeak,
                "is an RSA key with a public exponent below 65537, which lets signatures be forged",
                Ending::Nothing,
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
        self.hint = Some(hint.into());
        self
    }

    /// The error about the credential that was wanted.
    pub(super) fn into_error(self, wanted: &Wanted) -> Error {
        let credential = wanted.credential;
        let predicate = self.predicate;
        let message = match self.ending {
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
        let error = Error::new(self.code, message).field(credential);
        match self.hint {
            Some(hint) => error.hint(hint),
            None => error,
        }
    }
}

fn expected_form(wanted: &Wanted) -> String {
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
