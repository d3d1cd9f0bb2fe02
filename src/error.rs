//! One error type: a code that programs read, and a sentence that people read.

use alloc::{borrow::Cow, boxed::Box, string::String};
use core::{fmt, ops::Deref};
use serde::{Serialize, Serializer};

macro_rules! codes {
    ($($(#[$doc:meta])* $variant:ident = $text:literal,)*) => {
        /// What went wrong, as a stable identifier. A code is never renamed.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Code { $($(#[$doc])* $variant,)* }

        impl Code {
            /// Every code, in the order of the documentation.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// The identifier as it reaches programs, for instance `SIGNATURE_MISMATCH`.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $text,)* }
            }
        }
    };
}

codes! {
    /// No gateway has this id.
    GatewayUnknown = "GATEWAY_UNKNOWN",
    /// A scheme of the caller's own makes no sense, or is unsafe.
    SchemeInvalid = "SCHEME_INVALID",
    /// Signing or verifying without the key or secret that it needs.
    CredentialMissing = "CREDENTIAL_MISSING",
    /// The text or bytes are no key of any known container.
    KeyUnreadable = "KEY_UNREADABLE",
    /// The container is encrypted and no password was given.
    KeyPasswordMissing = "KEY_PASSWORD_MISSING",
    /// The container does not open with this password.
    KeyPasswordWrong = "KEY_PASSWORD_WRONG",
    /// A key, but not the one needed here: public for private, another algorithm or curve.
    KeyWrongKind = "KEY_WRONG_KIND",
    /// An RSA modulus under 1024 bit or a public exponent below 65537.
    KeyWeak = "KEY_WEAK",
    /// The fields cannot be signed without changing what they say.
    ParamsUnsignable = "PARAMS_UNSIGNABLE",
    /// An option that this kind of message needs was not given.
    OptionMissing = "OPTION_MISSING",
    /// An option holds what it cannot hold.
    OptionInvalid = "OPTION_INVALID",
    /// The body was parsed before it reached the verifier.
    MessageNotRaw = "MESSAGE_NOT_RAW",
    /// Broken JSON or form text, not UTF-8, or a field given twice.
    MessageUnreadable = "MESSAGE_UNREADABLE",
    /// The signature is absent or empty.
    SignatureMissing = "SIGNATURE_MISSING",
    /// The signature is not in its encoding, or has an impossible length.
    SignatureUnreadable = "SIGNATURE_UNREADABLE",
    /// The signature does not verify.
    SignatureMismatch = "SIGNATURE_MISMATCH",
    /// The rule signs a time and the message has none.
    TimestampMissing = "TIMESTAMP_MISSING",
    /// The signed time is too far from now, or no time at all.
    TimestampOutOfRange = "TIMESTAMP_OUT_OF_RANGE",
    /// Genuine, but not what the caller expects.
    FieldMismatch = "FIELD_MISMATCH",
    /// Used after its keys were wiped.
    Freed = "FREED",
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl Serialize for Code {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

/// A failure: a [`Code`], one sentence, and where it helps a hint and the field concerned.
///
/// No part of it ever holds key material, a secret or a password.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Error(Box<Report>);

/// What an [`Error`] says. Boxed, so that results stay small.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Report {
    /// What went wrong, for programs.
    pub code: Code,
    /// What went wrong and where, in one sentence.
    pub message: Cow<'static, str>,
    /// The gateway's id, once it is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub gateway: Option<String>,
    /// What to do about it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hint: Option<Cow<'static, str>>,
    /// The field, option, header or credential concerned.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub field: Option<String>,
    /// What was expected there.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub expected: Option<String>,
    /// What was found there.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub found: Option<String>,
}

impl Deref for Error {
    type Target = Report;

    fn deref(&self) -> &Report {
        &self.0
    }
}

impl Error {
    /// An error with a sentence and nothing else.
    pub fn new(code: Code, message: impl Into<Cow<'static, str>>) -> Self {
        Self(Box::new(Report {
            code,
            message: message.into(),
            gateway: None,
            hint: None,
            field: None,
            expected: None,
            found: None,
        }))
    }

    /// Adds what to do about it.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<Cow<'static, str>>) -> Self {
        self.0.hint = Some(hint.into());
        self
    }

    /// Names the field, option, header or credential concerned.
    #[must_use]
    pub fn field(mut self, field: impl Into<String>) -> Self {
        self.0.field = Some(field.into());
        self
    }

    /// States what was expected.
    #[must_use]
    pub fn expected(mut self, expected: impl Into<String>) -> Self {
        self.0.expected = Some(expected.into());
        self
    }

    /// States what was found. Never pass key material or a secret.
    #[must_use]
    pub fn found(mut self, found: impl Into<String>) -> Self {
        self.0.found = Some(found.into());
        self
    }

    /// Names the gateway, unless an inner call already did.
    #[must_use]
    pub fn gateway(mut self, id: &str) -> Self {
        self.0.gateway.get_or_insert_with(|| id.into());
        self
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl core::error::Error for Error {}
