//! From what the caller has to a key: finds the form, then the structure, then the one key that fits.

use super::{
    Algorithm, KeyInput, PrivateKey, PublicKey, armor,
    container::{Container, Form, Structure, odd_label},
    decode::{Encoding, decode_secret, skip_separators},
    der::{self, Shape},
    elliptic, jwk,
    problem::Problem,
};

/// More than any key file needs; a limit on what hostile input can cost.
const LONGEST: usize = 65_536;

/// What the caller needs.
pub(super) struct Wanted {
    /// The name that errors give it.
    pub(super) credential: &'static str,
    /// The private half, the public half, or either.
    pub(super) private: Option<bool>,
    /// The algorithm that the scheme needs, or any.
    pub(super) algorithm: Option<Algorithm>,
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

    pub(super) fn to_spki(&self) -> ::der::Result<Vec<u8>> {
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
}

impl Found {
    fn fits(&self, wanted: &Wanted) -> bool {
        wanted
            .private
            .is_none_or(|private| private == self.key.is_private())
            && wanted
                .algorithm
                .is_none_or(|algorithm| algorithm == self.key.algorithm())
    }
}

/// Finds the one key in the input that fits.
pub(super) fn find(
    input: KeyInput<'_>,
    password: Option<&str>,
    wanted: &Wanted,
) -> Result<Found, Problem> {
    let length = match input {
        KeyInput::Text(text) | KeyInput::Jwk(text) => text.len(),
        KeyInput::Bytes(bytes) => bytes.len(),
    };
    if length > LONGEST {
        return Err(Problem::looks_like(format!(
            "{length} bytes of something else"
        )));
    }
    match input {
        KeyInput::Jwk(json) => from_jwk(json),
        KeyInput::Text(text) => from_text(text, password, wanted),
        KeyInput::Bytes(bytes) => from_bytes(bytes, password, wanted),
    }
}

fn from_jwk(json: &str) -> Result<Found, Problem> {
    Ok(Found {
        key: jwk::key(json)?,
        container: Container {
            structure: Structure::Jwk,
            form: Form::Bytes,
            encryption: None,
            odd_label: None,
        },
        curve_assumed: false,
    })
}

fn from_bytes(bytes: &[u8], password: Option<&str>, wanted: &Wanted) -> Result<Found, Problem> {
    if bytes.len() == elliptic::SIZE || elliptic::is_point(bytes) {
        return from_numbers(bytes, Form::Bytes, wanted);
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => from_text(text, password, wanted),
        Err(_) => from_der(bytes, Form::Bytes, None, password),
    }
}

fn from_text(text: &str, password: Option<&str>, wanted: &Wanted) -> Result<Found, Problem> {
    if armor::is_armored(text) {
        return choose(
            armor::blocks(text).map(|block| from_block(&block?, password)),
            wanted,
        );
    }
    let text = unquote(text.trim_matches(|c: char| c.is_whitespace() || c == '\u{feff}'));
    if text.starts_with('{') {
        return from_jwk(text);
    }
    if let Some(found) = from_hexadecimal(text, password, wanted) {
        return found;
    }
    match decode_secret(Encoding::Base64, text) {
        Some(der) if der.first() == Some(&0x30) => from_der(&der, Form::Base64, None, password),
        _ => Err(Problem::looks_like("text in no known form")),
    }
}

fn from_block(block: &armor::Block<'_>, password: Option<&str>) -> Result<Found, Problem> {
    let der = decode_secret(Encoding::Base64, block.body)
        .ok_or_else(|| Problem::looks_like("PEM whose base64 is damaged"))?;
    from_der(&der, Form::Pem, Some(block.label), password)
}

fn from_der(
    der: &[u8],
    form: Form,
    label: Option<&str>,
    _password: Option<&str>,
) -> Result<Found, Problem> {
    let structure = match der::shape(der)? {
        Shape::Key(structure) => structure,
        Shape::Encrypted => return Err(Problem::unreadable("is encrypted")),
    };
    Ok(Found {
        key: der::key(structure, der)?,
        container: Container {
            structure,
            form,
            encryption: None,
            odd_label: label.and_then(|label| odd_label(label, structure)),
        },
        curve_assumed: false,
    })
}

/// Hexadecimal of a number, a point, or DER; `None` if the text is none of these.
fn from_hexadecimal(
    text: &str,
    password: Option<&str>,
    wanted: &Wanted,
) -> Option<Result<Found, Problem>> {
    let digits = text
        .strip_prefix("0x")
        .or_else(|| text.strip_prefix("0X"))
        .unwrap_or(text);
    if !skip_separators(digits).all(|c| c.is_ascii_hexdigit()) {
        return None;
    }
    let bytes = decode_secret(Encoding::Hexadecimal, digits)?;
    // A positive number in Java's own bytes begins with a zero when its top bit is set.
    let bytes = match bytes.as_slice() {
        [0, number @ ..] if number.len() == elliptic::SIZE => number,
        all => all,
    };
    if bytes.len() == elliptic::SIZE || elliptic::is_point(bytes) {
        return Some(from_numbers(bytes, Form::Hexadecimal, wanted));
    }
    der::shape(bytes).ok()?;
    Some(from_der(bytes, Form::Hexadecimal, None, password))
}

/// The bare number or point of an elliptic-curve key, which does not say its curve.
fn from_numbers(bytes: &[u8], form: Form, wanted: &Wanted) -> Result<Found, Problem> {
    let structure = match bytes.len() {
        elliptic::SIZE => Structure::Number,
        33 => Structure::CompressedPoint,
        _ => Structure::UncompressedPoint,
    };
    let read = |curve| match structure {
        Structure::Number => elliptic::private_key(curve, bytes, None).map(Key::Private),
        _ => elliptic::public_key(curve, bytes).map(Key::Public),
    };
    let (key, curve_assumed) = match wanted.algorithm {
        Some(curve) => (read(curve)?, false),
        None => match (read(Algorithm::Secp256k1), read(Algorithm::P256)) {
            (Ok(key), other) => (key, other.is_ok()),
            (Err(_), Ok(key)) => (key, false),
            (Err(problem), Err(_)) => return Err(problem),
        },
    };
    Ok(Found {
        key,
        container: Container {
            structure,
            form,
            encryption: None,
            odd_label: None,
        },
        curve_assumed,
    })
}

/// The key that fits, out of those in one file. Several are refused, unless they are one key in several containers.
fn choose(
    candidates: impl Iterator<Item = Result<Found, Problem>>,
    wanted: &Wanted,
) -> Result<Found, Problem> {
    let mut chosen: Option<Found> = None;
    let mut other = None;
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
                Some(_) => return Err(Problem::unreadable("holds more than one key that fits")),
            },
            Ok(found) => other = other.or(Some(found)),
            Err(refusal) => problem = problem.or(Some(refusal)),
        }
    }
    match (chosen, problem, other) {
        (Some(found), _, _) => Ok(found),
        (None, Some(problem), _) => Err(problem),
        (None, None, Some(other)) => Ok(other),
        (None, None, None) => Err(Problem::looks_like("text in no known form")),
    }
}

fn unquote(text: &str) -> &str {
    ['"', '\'']
        .iter()
        .find_map(|&quote| text.strip_prefix(quote)?.strip_suffix(quote))
        .unwrap_or(text)
}
