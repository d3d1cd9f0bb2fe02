//! One way in which the signature may have been made: the material and the rule, as someone may have got them wrong.

use crate::{
    Code, Error,
    canonical::{Canonical, Material},
    message::{Field, Headers},
    scheme::{Carrier, Hash, Part, Signature},
};
use alloc::{rc::Rc, string::String, vec::Vec};
use zeroize::Zeroizing;

/// Whose key the signature is tried with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Signer {
    /// Whoever the rule says.
    Expected,
    /// The other party: the caller's own key for a message that comes in.
    Own,
    /// The key that a header of the message names.
    Named,
}

/// A text's digest in place of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Prehash {
    /// The digest.
    pub hash: Hash,
    /// How its bytes stand in for the text.
    pub form: DigestForm,
}

/// How a digest stands in for a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DigestForm {
    /// Its bytes.
    Bytes,
    /// Lower-case hexadecimal.
    HexLower,
    /// Upper-case hexadecimal.
    HexUpper,
}

/// The bytes that text becomes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Charset {
    /// One byte a character up to U+00FF, `?` for others.
    Latin1,
    /// `?` for every character outside ASCII, as Java writes to an ASCII stream.
    Ascii,
    /// UTF-8 that was taken for ISO 8859-1 and written as UTF-8 again.
    Utf8Twice,
    /// The reverse: UTF-8 of what ISO 8859-1 made of UTF-8.
    Utf8Undone,
    /// UTF-8 of bytes that are ISO 8859-1.
    Utf8OfLatin1,
}

/// What a signature may have been made of, and how. Copies share what they do not change.
#[derive(Clone)]
pub struct Draft {
    /// The rule's text, part by part.
    pub parts: Rc<Vec<Part>>,
    /// The fields, the signature's own included.
    pub fields: Rc<Vec<Field<'static>>>,
    /// The body.
    pub body: Rc<Vec<u8>>,
    /// The HTTP method.
    pub method: Rc<str>,
    /// The path.
    pub path: Option<Rc<str>>,
    /// The text of the signed time.
    pub timestamp: Option<Rc<str>>,
    /// The query.
    pub query: Option<Rc<str>>,
    /// The headers.
    pub headers: Rc<Vec<(String, String)>>,
    /// The credential `merchant`.
    pub merchant: Option<Rc<str>>,
    /// The shared secret.
    pub secret: Option<Rc<Zeroizing<Vec<u8>>>>,
    /// What was done to the secret, for people.
    pub secret_change: Option<&'static str>,
    /// Where the signature is.
    pub carrier: Rc<Carrier>,
    /// The caller's own list of names.
    pub names: Option<Rc<Vec<String>>>,
    /// How the text is signed.
    pub rule: Signature,
    /// A digest that takes the text's place.
    pub prehash: Option<Prehash>,
    /// Bytes other than UTF-8.
    pub charset: Option<Charset>,
    /// The signature.
    pub signature: Option<Rc<Vec<u8>>>,
    /// Whose key.
    pub signer: Signer,
    /// The lengths of type 1 chunks, where they are none that the rule knows.
    pub cut: Option<Rc<Vec<usize>>>,
    /// The fields or parts that differ from the message, for people.
    pub concerns: Rc<Vec<String>>,
}

impl Draft {
    /// The text, before any digest that takes its place.
    pub fn text(&self) -> Result<Canonical<'static>, Error> {
        let headers: Headers<'_> = self
            .headers
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_str()))
            .collect();
        let text = Canonical::build(
            &self.parts,
            &Material {
                method: &self.method,
                path: self.path.as_deref(),
                timestamp: self.timestamp.as_deref(),
                query: self.query.as_deref(),
                headers: &headers,
                merchant: self.merchant.as_deref(),
                body: &self.body,
                fields: &self.fields,
                secret: self.secret.as_ref().map(|secret| secret.as_slice()),
                carrier: &self.carrier,
                names: self.names.as_ref().map(|names| names.as_slice()),
                defect: Code::MessageUnreadable,
            },
        )?;
        Ok(match self.charset {
            None => text,
            Some(charset) => text.rewrite(|run| charset.write(run)),
        })
    }

    /// About how many bytes one try has to go through.
    pub fn size(&self) -> usize {
        let fields = self
            .fields
            .iter()
            .map(|field| field.name.len() + field.value.as_text().len() + 64);
        let fields: usize = match self.signs_fields() || self.signs_object() {
            true => fields.sum(),
            false => 0,
        };
        let body = if self.signs_body() {
            self.body.len()
        } else {
            0
        };
        fields + body + 256
    }

    /// Whether the text has a part for which `is` holds, be it behind a digest.
    pub fn has(&self, is: impl Fn(&Part) -> bool) -> bool {
        Part::any(&self.parts, &is)
    }

    /// Whether fields are put together one by one.
    pub fn signs_fields(&self) -> bool {
        self.has(|part| matches!(part, Part::Fields(_)))
    }

    /// Whether JSON made of fields is signed.
    pub fn signs_object(&self) -> bool {
        self.has(|part| matches!(part, Part::Json(_)))
    }

    /// Whether the body is signed as it is.
    pub fn signs_body(&self) -> bool {
        self.has(Part::is_body)
    }

    /// The same, signing the JSON text itself: a rule that makes an object of fields counts as one whose body is
    /// that object. `None` where no JSON text is signed.
    pub fn as_json_text(&self) -> Option<Self> {
        if self.signs_body() {
            return Some(self.clone());
        }
        let object: Vec<Part> = self
            .parts
            .iter()
            .filter(|part| matches!(part, Part::Json(_)))
            .cloned()
            .collect();
        if object.len() != 1 {
            return None;
        }
        let mut alone = self.clone();
        alone.parts = Rc::new(object);
        alone.charset = None;
        let body = alone.text().ok()?.bytes().to_vec();
        let mut draft = self.clone();
        draft.parts = Rc::new(
            self.parts
                .iter()
                .map(|part| match part {
                    Part::Json(_) => Part::Body,
                    other => other.clone(),
                })
                .collect(),
        );
        draft.body = Rc::new(body);
        Some(draft)
    }

    /// A copy that differs in the named field or part.
    pub fn concerning(&self, name: &str) -> Self {
        let mut draft = self.clone();
        let concerns = Rc::make_mut(&mut draft.concerns);
        if !concerns.iter().any(|known| known == name) {
            concerns.push(name.into());
        }
        draft
    }

    /// A copy with other fields.
    pub fn with_fields<'m>(&self, fields: impl IntoIterator<Item = Field<'m>>) -> Self {
        let mut draft = self.clone();
        draft.fields = Rc::new(fields.into_iter().map(Field::into_owned).collect());
        draft
    }

    /// A copy with another body.
    pub fn with_body(&self, body: Vec<u8>) -> Self {
        let mut draft = self.clone();
        draft.body = Rc::new(body);
        draft
    }

    /// A copy whose text has other parts.
    pub fn with_parts(&self, parts: Vec<Part>) -> Self {
        let mut draft = self.clone();
        draft.parts = Rc::new(parts);
        draft
    }

    /// A copy that is signed by another rule.
    pub fn with_rule(&self, rule: Signature) -> Self {
        let mut draft = self.clone();
        draft.rule = rule;
        draft
    }

    /// A copy with another signature.
    pub fn with_signature(&self, signature: Vec<u8>) -> Self {
        let mut draft = self.clone();
        draft.signature = Some(Rc::new(signature));
        draft
    }

    /// A copy with other bytes in the secret's place.
    pub fn with_secret(&self, secret: Vec<u8>, change: &'static str) -> Self {
        let mut draft = self.clone();
        draft.secret = Some(Rc::new(Zeroizing::new(secret)));
        draft.secret_change = Some(change);
        draft
    }

    /// A copy whose text is replaced by its digest.
    pub fn with_prehash(&self, hash: Hash, form: DigestForm) -> Self {
        let mut draft = self.clone();
        draft.prehash = Some(Prehash { hash, form });
        draft
    }
}

impl Charset {
    fn write(self, utf8: &[u8]) -> Vec<u8> {
        let latin1 = |bytes: &[u8]| -> String { bytes.iter().map(|b| char::from(*b)).collect() };
        let Ok(text) = core::str::from_utf8(utf8) else {
            return match self {
                Self::Utf8OfLatin1 => latin1(utf8).into_bytes(),
                _ => utf8.to_vec(),
            };
        };
        let narrow = |character: char| u8::try_from(u32::from(character)).unwrap_or(b'?');
        match self {
            Self::Latin1 => text.chars().map(narrow).collect(),
            Self::Ascii => text
                .chars()
                .map(|c| if c.is_ascii() { narrow(c) } else { b'?' })
                .collect(),
            Self::Utf8Twice => latin1(utf8).into_bytes(),
            Self::Utf8Undone => {
                let bytes: Option<Vec<u8>> = text
                    .chars()
                    .map(|c| u8::try_from(u32::from(c)).ok())
                    .collect();
                match bytes {
                    Some(bytes) if core::str::from_utf8(&bytes).is_ok() => bytes,
                    _ => utf8.to_vec(),
                }
            }
            Self::Utf8OfLatin1 => utf8.to_vec(),
        }
    }
}
