//! What is wanted, what was found, and which of several keys is the one.

use alloc::{
    format,
    string::{String, ToString},
    vec::Vec,
};
use zeroize::Zeroizing;

use super::{Algorithm, PrivateKey, PublicKey, container::Container, problem::Problem};

/// What the caller needs.
pub(super) struct Wanted<'a> {
    /// The name that errors give it.
    pub(super) credential: &'a str,
    /// The private half, the public half, or either.
    pub(super) private: Option<bool>,
    /// The algorithm that the scheme needs, or any.
    pub(super) algorithm: Option<Algorithm>,
    /// Whether an RSA private key is wanted with its numbers, for writing it.
    pub(super) numbers: bool,
}

/// A key of either half.
pub(super) enum Key {
    Private(PrivateKey),
    Public(PublicKey),
}

impl Key {
    pub(super) fn is_private(&self) -> bool {
        matches!(self, Self::Private(_))
    }

    pub(super) fn algorithm(&self) -> Algorithm {
        match self {
            Self::Private(key) => key.algorithm(),
            Self::Public(key) => key.algorithm(),
        }
    }

    /// The length of an RSA modulus in bits.
    pub(super) fn bits(&self) -> Option<usize> {
        match self {
            Self::Private(PrivateKey::Rsa(key)) => Some(key.public().bits()),
            Self::Public(PublicKey::Rsa(key)) => Some(key.bits()),
            _ => None,
        }
    }

    /// The algorithm with its length, such as `RSA 2048 bit`.
    pub(super) fn describe(&self) -> String {
        match self.bits() {
            Some(bits) => format!("RSA {bits} bit"),
            None => self.algorithm().to_string(),
        }
    }

    /// The public half, as SubjectPublicKeyInfo in DER.
    pub(super) fn to_spki(&self) -> der::Result<Vec<u8>> {
        match self {
            Self::Private(key) => key.to_spki(),
            Self::Public(key) => key.to_spki(),
        }
    }
}

/// A key with what it was found in.
pub(super) struct Found {
    pub(super) key: Key,
    pub(super) container: Container,
    /// Whether the curve of a bare number or point could as well be another.
    pub(super) curve_assumed: bool,
    /// PKCS#1 of an RSA private key, where its numbers are wanted.
    pub(super) pkcs1: Option<Zeroizing<Vec<u8>>>,
}

impl Found {
    pub(super) fn new(key: Key, container: Container) -> Self {
        Self {
            key,
            container,
            curve_assumed: false,
            pkcs1: None,
        }
    }

    fn fits(&self, wanted: &Wanted<'_>) -> bool {
        wanted
            .private
            .is_none_or(|private| private == self.key.is_private())
            && wanted
                .algorithm
                .is_none_or(|algorithm| algorithm == self.key.algorithm())
    }
}

/// The key that fits, out of those in one file. Several are refused, unless they are one key in several containers.
/// Without one that fits, what kept a key from being read is more telling than a key that does not fit.
pub(super) fn choose(
    candidates: impl Iterator<Item = Result<Found, Problem>>,
    wanted: &Wanted<'_>,
) -> Result<Found, Problem> {
    let mut chosen: Option<Found> = None;
    let mut misfit = None;
    let mut problem = None;
    for candidate in candidates {
        match candidate {
            Ok(found) if found.fits(wanted) => match &chosen {
                None => chosen = Some(found),
                Some(first) if first.key.to_spki() == found.key.to_spki() => {
                    if found.key.is_private() {
                        chosen = Some(found);
                    }
                }
                Some(_) => {
                    return Err(Problem::unreadable("holds more than one key that fits")
                        .hint("Hand over the one that is meant."));
                }
            },
            Ok(found) => misfit = misfit.or(Some(found)),
            Err(refusal) => problem = problem.or(Some(refusal)),
        }
    }
    match (chosen, problem, misfit) {
        (Some(found), _, _) => Ok(found),
        (None, Some(problem), _) => Err(problem),
        (None, None, Some(misfit)) => Err(Problem::wrong_kind(&misfit, wanted)),
        (None, None, None) => Err(Problem::looks_like("PEM without a key in it")),
    }
}
