//! From what the caller has to a key: finds the form, then the structure, then the one key that fits.

use super::{
    Algorithm, KeyInput, PrivateKey, armor,
    container::{Container, Form, Structure, odd_label},
    decode::{Encoding, decode_secret, is_hexadecimal, is_separator},
    der, diagnosis, elliptic,
    encrypted::Encrypted,
    found::{Found, Key, Wanted, choose},
    jwk,
    password::Password,
    pbes2,
    problem::Problem,
    shape::{Shape, shape},
    traditional,
};
use alloc::{format, vec::Vec};
use core::cell::Cell;
use zeroize::Zeroizing;

/// The longest text that is looked at, in bytes; no key file needs as much, and hostile input cannot cost more.
const LONGEST: usize = 65_536;

/// How many encrypted keys of one text are opened: each may take some seconds.
const MOST_ENCRYPTED: usize = 4;

/// Finds the one key in the input that fits.
pub(super) fn find(
    input: KeyInput<'_>,
    password: Option<&str>,
    wanted: &Wanted<'_>,
) -> Result<Found, Problem> {
    let length = match input {
        KeyInput::Text(text) | KeyInput::Jwk(text) => text.len(),
        KeyInput::Bytes(bytes) => bytes.len(),
    };
    if length > LONGEST {
        return Err(Problem::looks_like("something too long to be a key"));
    }
    let finder = Finder {
        password: password.map(Password::new),
        wanted,
        encrypted: Cell::new(0),
    };
    let found = match input {
        KeyInput::Jwk(json) => from_jwk(json, wanted),
        KeyInput::Text(text) => finder.text(text),
        KeyInput::Bytes(bytes) => finder.bytes(bytes),
    };
    choose(core::iter::once(found?).map(Ok), wanted)
}

fn from_jwk(json: &str, wanted: &Wanted<'_>) -> Result<Found, Problem> {
    let container = Container::new(Structure::Jwk, Form::Text);
    let mut found = Found::new(jwk::key(json)?, container);
    if wanted.numbers && matches!(found.key, Key::Private(PrivateKey::Rsa(_))) {
        found.pkcs1 = Some(jwk::pkcs1(json)?);
    }
    Ok(found)
}

struct Finder<'a> {
    password: Option<Password<'a>>,
    wanted: &'a Wanted<'a>,
    /// How many encrypted keys were met.
    encrypted: Cell<usize>,
}

impl Finder<'_> {
    fn bytes(&self, bytes: &[u8]) -> Result<Found, Problem> {
        let is_text = bytes
            .iter()
            .all(|&byte| byte >= b' ' || byte.is_ascii_whitespace());
        let has_size_of_numbers = bytes.len() == elliptic::SIZE || elliptic::is_point(bytes);
        match core::str::from_utf8(bytes) {
            Ok(text) if is_text => self.text(text),
            _ if has_size_of_numbers => self.numbers(bytes, Form::Bytes),
            _ => match diagnosis::bytes(bytes) {
                Some(problem) => Err(problem),
                None => self.der(bytes, Form::Bytes, None),
            },
        }
    }

    fn text(&self, text: &str) -> Result<Found, Problem> {
        if armor::is_armored(text) {
            let keys = armor::blocks(text).filter_map(|block| match block {
                // OpenSSL writes the curve's name in a block of its own before the key.
                Ok(block) if block.label.ends_with("PARAMETERS") => None,
                Ok(block) => Some(self.block(&block)),
                Err(problem) => Some(Err(problem)),
            });
            let found = choose(keys, self.wanted);
            return match self.encrypted.get() > MOST_ENCRYPTED {
                true => Err(too_many_encrypted()),
                false => found,
            };
        }
        let text = unquote(text.trim_matches(is_separator));
        if text.starts_with('{') {
            return from_jwk(text, self.wanted);
        }
        if let Some(found) = self.hexadecimal(text) {
            return found;
        }
        match decode_secret(Encoding::Base64, text) {
            Some(der) if der.first() == Some(&SEQUENCE) => self.der(&der, Form::Base64, None),
            content => Err(diagnosis::text(text, content.as_deref().map(Vec::as_slice))),
        }
    }

    fn block(&self, block: &armor::Block<'_>) -> Result<Found, Problem> {
        if let Some(problem) = diagnosis::label(block.label) {
            return Err(problem);
        }
        let (headers, body) = traditional::split_headers(block.body)?;
        let content =
            decode_secret(Encoding::Base64, body).ok_or_else(|| diagnosis::damaged_body(body))?;
        let Some(headers) = headers else {
            return self.der(&content, Form::Pem, Some(block.label));
        };
        let structure = match block.label {
            "EC PRIVATE KEY" => Structure::Sec1,
            _ => Structure::Pkcs1Private,
        };
        let container = Container::new(structure, Form::Pem);
        self.encrypted(&Encrypted::Traditional(headers, &content), container)
    }

    fn der(&self, der: &[u8], form: Form, label: Option<&str>) -> Result<Found, Problem> {
        let structure = match shape(der)? {
            Shape::Key(structure) => structure,
            Shape::Encrypted => {
                let encrypted = Encrypted::Pbes2(pbes2::Encrypted::read(der)?);
                return self.encrypted(&encrypted, Container::new(Structure::Pkcs8, form));
            }
        };
        let mut container = Container::new(structure, form);
        container.odd_label = label.and_then(|label| odd_label(label, structure));
        self.found(der, container)
    }

    /// The key in DER of the container's structure.
    fn found(&self, der: &[u8], container: Container) -> Result<Found, Problem> {
        let structure = container.structure;
        let mut found = Found::new(der::key(structure, der)?, container);
        if self.wanted.numbers && matches!(found.key, Key::Private(PrivateKey::Rsa(_))) {
            found.pkcs1 =
                der::pkcs1(structure, der).map(|numbers| Zeroizing::new(numbers.to_vec()));
        }
        Ok(found)
    }

    fn encrypted(
        &self,
        encrypted: &Encrypted<'_>,
        mut container: Container,
    ) -> Result<Found, Problem> {
        container.encryption = Some(encrypted.describe());
        if self.wanted.private == Some(false) {
            let what = format!("is a private key ({container})");
            return Err(Problem::private_for_public(&what));
        }
        let password = self
            .password
            .ok_or_else(|| Problem::password_missing(&container))?;
        self.encrypted.set(self.encrypted.get() + 1);
        if self.encrypted.get() > MOST_ENCRYPTED {
            return Err(too_many_encrypted());
        }
        let (structure, der) = encrypted.open(password)?;
        container.structure = structure;
        self.found(&der, container)
    }

    /// Hexadecimal of a number, a point, or DER; `None` if the text is none of these.
    fn hexadecimal(&self, text: &str) -> Option<Result<Found, Problem>> {
        let digits = diagnosis::without_hexadecimal_prefix(text);
        if !is_hexadecimal(digits) {
            return None;
        }
        let bytes = decode_secret(Encoding::Hexadecimal, digits)?;
        // Java writes a positive number with a zero before it when its top bit is set.
        let bytes = match bytes.as_slice() {
            [0, number @ ..] if number.len() == elliptic::SIZE => number,
            all => all,
        };
        if bytes.len() == elliptic::SIZE || elliptic::is_point(bytes) {
            return Some(self.numbers(bytes, Form::Hexadecimal));
        }
        shape(bytes).ok()?;
        Some(self.der(bytes, Form::Hexadecimal, None))
    }

    /// The bare number or point of an elliptic-curve key, which does not say its curve.
    fn numbers(&self, bytes: &[u8], form: Form) -> Result<Found, Problem> {
        let structure = match bytes.len() {
            elliptic::SIZE => Structure::Number,
            33 => Structure::CompressedPoint,
            _ => Structure::UncompressedPoint,
        };
        let container = Container::new(structure, form);
        let read = |curve| match structure {
            Structure::Number => elliptic::private_key(curve, bytes, None).map(Key::Private),
            _ => elliptic::public_key(curve, bytes).map(Key::Public),
        };
        match self.wanted.algorithm {
            Some(Algorithm::Rsa) => Err(Problem::foreign(format!(
                "an elliptic-curve key ({container})"
            ))),
            Some(curve) => Ok(Found::new(read(curve)?, container)),
            None => {
                let (key, curve_assumed) = match (read(Algorithm::Secp256k1), read(Algorithm::P256))
                {
                    (Ok(key), other) => (key, other.is_ok()),
                    (Err(_), Ok(key)) => (key, false),
                    (Err(problem), Err(_)) => return Err(problem),
                };
                Ok(Found {
                    curve_assumed,
                    ..Found::new(key, container)
                })
            }
        }
    }
}

fn too_many_encrypted() -> Problem {
    Problem::unreadable(format!("holds more than {MOST_ENCRYPTED} encrypted keys"))
        .hint("Hand over the one that is meant.")
}

/// The tag that every key in DER begins with.
const SEQUENCE: u8 = 0x30;

/// Takes off the quotes that a text brings from a configuration file.
fn unquote(text: &str) -> &str {
    ['"', '\'']
        .iter()
        .find_map(|&quote| text.strip_prefix(quote)?.strip_suffix(quote))
        .unwrap_or(text)
}
