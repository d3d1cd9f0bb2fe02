//! One side of a conversation: a scheme with the keys to sign and verify its messages.

mod built_in;
mod info;

use alloc::{borrow::Cow, format, string::String, vec::Vec};

pub(crate) use built_in::LONGEST_ID;
pub use built_in::{all, built_in};
pub use info::{GatewayInfo, KindInfo};

use crate::{
    Code, Error,
    key::{Algorithm, KeyInput, PrivateKey, PublicKey},
    scheme::{Kind, Operation, Scheme, Signature},
};
use zeroize::Zeroizing;

/// Who signs with these credentials.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// The merchant: signs requests, verifies all else.
    Merchant,
    /// The gateway itself: signs responses, callbacks and redirects, verifies requests.
    Platform,
}

impl Side {
    /// Whether this side signs messages of `kind`.
    #[must_use]
    pub fn signs(self, kind: Kind) -> bool {
        (self == Self::Merchant) == (kind == Kind::Request)
    }

    /// The name of the credential that holds the other side's public keys.
    #[must_use]
    pub const fn peer_credential(self) -> &'static str {
        match self {
            Self::Merchant => "platformKey",
            Self::Platform => "merchantKey",
        }
    }

    /// The function of the interface that makes this side.
    const fn constructor(self) -> &'static str {
        match self {
            Self::Merchant => "gateway()",
            Self::Platform => "platform()",
        }
    }

    const fn other(self) -> Self {
        match self {
            Self::Merchant => Self::Platform,
            Self::Platform => Self::Merchant,
        }
    }
}

/// What signing and verifying take, as the caller has it.
#[derive(Clone, Default)]
pub struct Credentials<'a> {
    /// The id that some gateways want in a header.
    pub merchant: Option<&'a str>,
    /// The own private key.
    pub private_key: Option<KeyInput<'a>>,
    /// Opens the private key's container.
    pub password: Option<&'a str>,
    /// The shared secret.
    pub secret: Option<&'a [u8]>,
    /// The other side's public keys; several while one is being rotated.
    pub peer_keys: Vec<KeyInput<'a>>,
}

/// A scheme with credentials. Keys are parsed once, when it is made, and wiped when it is dropped.
pub struct Gateway {
    pub(crate) scheme: Scheme,
    pub(crate) side: Side,
    pub(crate) merchant: Option<String>,
    pub(crate) private_key: Option<PrivateKey>,
    pub(crate) secret: Option<Zeroizing<Vec<u8>>>,
    pub(crate) peer_keys: Vec<PublicKey>,
}

impl Gateway {
    /// Checks the scheme and reads the keys. Credentials that are absent are missed only when a
    /// call needs them; ones that are empty are refused here.
    pub fn new(scheme: Scheme, side: Side, credentials: &Credentials<'_>) -> Result<Self, Error> {
        scheme.validate()?;
        Self::read(&scheme, side, credentials)
            .map(|(private_key, peer_keys)| Self {
                side,
                merchant: credentials.merchant.map(Into::into),
                private_key,
                secret: credentials
                    .secret
                    .map(|secret| Zeroizing::new(secret.to_vec())),
                peer_keys,
                scheme: scheme.clone(),
            })
            .map_err(|error| error.gateway(&scheme.id))
    }

    fn read(
        scheme: &Scheme,
        side: Side,
        credentials: &Credentials<'_>,
    ) -> Result<(Option<PrivateKey>, Vec<PublicKey>), Error> {
        if credentials
            .secret
            .is_some_and(|secret| secret.trim_ascii().is_empty())
        {
            return Err(empty("secret"));
        }
        if credentials
            .merchant
            .is_some_and(|merchant| merchant.trim().is_empty())
        {
            return Err(empty("merchant"));
        }
        // It becomes a header, and must not become two.
        if credentials
            .merchant
            .is_some_and(|merchant| merchant.contains(['\r', '\n', '\0']))
        {
            let what = "The credential `merchant` has a line end, which a header cannot hold.";
            return Err(Error::new(Code::OptionInvalid, what).field("merchant"));
        }
        let private_key = match (credentials.private_key, algorithm(scheme, side)) {
            (Some(input), _) if is_empty(input) => return Err(empty("privateKey")),
            (Some(input), Some(algorithm)) => Some(PrivateKey::read(
                input,
                credentials.password,
                algorithm,
                "privateKey",
            )?),
            _ => None,
        };
        let peer_keys = match algorithm(scheme, side.other()) {
            None => Vec::new(),
            Some(algorithm) => peer_keys(side, algorithm, &credentials.peer_keys)?,
        };
        Ok((private_key, peer_keys))
    }

    /// The scheme.
    #[must_use]
    pub fn scheme(&self) -> &Scheme {
        &self.scheme
    }

    /// The kind that a call means when it names none.
    pub(crate) fn default_kind(&self, signing: bool) -> Kind {
        if signing == (self.side == Side::Merchant) {
            Kind::Request
        } else {
            Kind::Callback
        }
    }

    /// The rule for `kind`, where this side does what `signing` says with such messages.
    pub(crate) fn operation(&self, kind: Kind, signing: bool) -> Result<&Operation, Error> {
        let operation = self.scheme.operation(kind)?;
        if self.side.signs(kind) == signing {
            return Ok(operation);
        }
        let (verb, done) = if signing {
            ("sign", "signed")
        } else {
            ("verify", "verified")
        };
        let other = self.side.other();
        Err(Error::new(
            Code::OptionInvalid,
            format!(
                "A {} is not {done} by this side of {}.",
                kind.as_str(),
                self.scheme.name
            ),
        )
        .hint(format!(
            "Use `{}` to {verb} a {}.",
            other.constructor(),
            kind.as_str()
        ))
        .field("kind")
        .found(kind.as_str()))
    }

    /// `CREDENTIAL_MISSING` for a credential that the call needs.
    pub(crate) fn missing(&self, credential: &'static str, needed: &str) -> Error {
        Error::new(
            Code::CredentialMissing,
            format!("The credential `{credential}` is missing: {needed}."),
        )
        .hint(format!(
            "Give `{credential}` to `{}`.",
            self.side.constructor()
        ))
        .field(credential)
    }
}

/// The other side's keys. Of several, an error names the one by its place, such as `platformKey[1]`.
fn peer_keys(
    side: Side,
    algorithm: Algorithm,
    inputs: &[KeyInput<'_>],
) -> Result<Vec<PublicKey>, Error> {
    let list = side.peer_credential();
    let read = |(index, input): (usize, &KeyInput<'_>)| {
        let credential: Cow<'static, str> = match inputs.len() {
            1 => list.into(),
            _ => format!("{list}[{index}]").into(),
        };
        match is_empty(*input) {
            true => Err(empty(&credential)),
            false => PublicKey::read(*input, algorithm, &credential),
        }
    };
    inputs.iter().enumerate().map(read).collect()
}

fn empty(credential: &str) -> Error {
    Error::new(
        Code::CredentialMissing,
        format!("The credential `{credential}` is empty."),
    )
    .hint("Is the setting or environment variable that it comes from set?")
    .field(credential)
}

fn is_empty(input: KeyInput<'_>) -> bool {
    match input {
        KeyInput::Text(text) | KeyInput::Jwk(text) => text.trim().is_empty(),
        KeyInput::Bytes(bytes) => bytes.is_empty(),
    }
}

/// What the keys of `side` are for, going by the messages that it signs.
fn algorithm(scheme: &Scheme, side: Side) -> Option<Algorithm> {
    scheme
        .operations
        .iter()
        .filter(|(kind, _)| side.signs(**kind))
        .filter_map(|(_, operation)| scheme.signature(operation).ok())
        .find_map(Signature::algorithm)
}
