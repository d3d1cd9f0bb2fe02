//! From a message and a rule to the text that is signed, with the source of every byte.

mod fields;
mod object;
mod redaction;
mod room;
mod value;

use crate::{
    Code, Error,
    message::{Field, Headers},
    scheme::{Carrier, Digest, Part, Place},
    signature::{encoding, hash},
};
use alloc::{borrow::Cow, string::String, vec, vec::Vec};
use core::{
    iter::once,
    mem::{replace, take},
    ops::Range,
};
pub(crate) use redaction::REDACTED;
use zeroize::{Zeroize, Zeroizing};

/// The text that is signed.
pub struct Canonical<'m> {
    /// They have their room from the beginning, so that nothing is moved and left behind.
    bytes: Vec<u8>,
    spans: Vec<Span<'m>>,
    /// The texts behind digests, those behind digests in them included.
    digested: Vec<Canonical<'m>>,
    /// Top-level fields of whose nested objects the rule leaves out a part.
    partly: Vec<Cow<'m, str>>,
}

/// Wipes what is the secret's, which is seldom more than a small part.
impl Drop for Canonical<'_> {
    fn drop(&mut self) {
        for span in &self.spans {
            if span.source == Source::Secret {
                let secret = self.bytes.get_mut(span.range.clone());
                secret.unwrap_or_default().zeroize();
            }
        }
    }
}

/// Where a run of bytes of a canonical string comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Span<'m> {
    /// Which bytes.
    pub range: Range<usize>,
    /// Where they come from.
    pub source: Source<'m>,
}

/// The source of a run of bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Source<'m> {
    /// The scheme itself.
    Literal,
    /// The HTTP method.
    Method,
    /// The path.
    Path,
    /// The signed time.
    Timestamp,
    /// The body.
    Body,
    /// The shared secret, or a digest of a text that holds it; never shown.
    Secret,
    /// The credential `merchant`.
    Merchant,
    /// The header of this name.
    Header(Cow<'m, str>),
    /// The query parameter of this name.
    Query(Cow<'m, str>),
    /// The top-level field of this name.
    Field(Cow<'m, str>),
    /// The digest of a text that was built and hashed on its own.
    Digest,
}

/// What canonical strings are made of.
pub struct Material<'a, 'm> {
    /// The HTTP method.
    pub method: &'a str,
    /// The path, without query.
    pub path: Option<&'a str>,
    /// The exact text of the signed time.
    pub timestamp: Option<&'a str>,
    /// The query, without `?`, percent-encoded.
    pub query: Option<&'a str>,
    /// The headers.
    pub headers: &'a Headers<'a>,
    /// The body as sent.
    pub body: &'a [u8],
    /// The fields of body or query, the signature's own included.
    pub fields: &'a [Field<'m>],
    /// The shared secret.
    pub secret: Option<&'a [u8]>,
    /// The credential `merchant`.
    pub merchant: Option<&'a str>,
    /// Where the signature is; fields that carry it are not part of the text.
    pub carrier: &'a Carrier,
    /// The caller's own list of names for a JSON object made of fields.
    pub names: Option<&'a [String]>,
    /// The code for a field that has no place in the text: signing and verifying differ.
    pub defect: Code,
}

impl<'a, 'm> Material<'a, 'm> {
    /// The fields that do not carry the signature.
    fn unsigned_fields(&self) -> impl Iterator<Item = &'a Field<'m>> {
        self.fields
            .iter()
            .filter(|field| !self.carrier.carries(Place::Field, &field.name))
    }
}

impl<'m> Canonical<'m> {
    /// Puts the parts together. Fails where a part's material is missing or has no text.
    pub fn build(parts: &[Part], material: &Material<'_, 'm>) -> Result<Self, Error> {
        let mut text = Self {
            bytes: Vec::with_capacity(room::capacity(parts, material)),
            spans: Vec::with_capacity(parts.len() + material.fields.len()),
            digested: vec![],
            partly: vec![],
        };
        for part in parts {
            match part {
                Part::Literal(literal) => text.push(literal.as_bytes(), Source::Literal),
                Part::Method => text.push(material.method.as_bytes(), Source::Method),
                Part::Path => text.push(path(material)?.as_bytes(), Source::Path),
                Part::Timestamp => text.push(timestamp(material)?.as_bytes(), Source::Timestamp),
                Part::Body => text.push(material.body, Source::Body),
                Part::BodyText(rule) => {
                    text.push(&value::body(rule, material.body), Source::Body);
                }
                Part::Secret => text.push(secret(material)?, Source::Secret),
                Part::Merchant => text.push(merchant(material)?.as_bytes(), Source::Merchant),
                Part::Value(rule) => text.push_value(rule, material)?,
                Part::Fields(rule) => text.push_fields(rule, material)?,
                Part::Json(rule) => text.push_object(rule, material)?,
                Part::Digest(rule) => text.push_digest(rule, material)?,
            }
        }
        Ok(text)
    }

    /// The bytes that are signed. They may hold the secret.
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// Where the bytes come from, in order; runs without a span are punctuation of the rule.
    #[must_use]
    pub fn spans(&self) -> &[Span<'m>] {
        &self.spans
    }

    /// Whether nothing of the message is in it, not even an empty body or value, so that the signature of it would fit any
    /// other as well.
    pub(crate) fn is_of_nothing(&self) -> bool {
        let of_message = |span: &Span<'_>| {
            !matches!(
                span.source,
                Source::Literal | Source::Secret | Source::Merchant | Source::Digest
            )
        };
        !self
            .layers()
            .any(|layer| layer.spans.iter().any(of_message))
    }

    /// Top-level fields of whose nested objects the rule leaves out a part, such as what is null there.
    pub(crate) fn partly(&self) -> &[Cow<'m, str>] {
        &self.partly
    }

    /// This text and all texts behind digests in it, outermost first.
    pub(crate) fn layers(&self) -> impl Iterator<Item = &Self> {
        once(self).chain(&self.digested)
    }

    /// What stands before, between and after the runs of bytes whose source is left out.
    pub(crate) fn without(&self, left_out: fn(&Source<'_>) -> bool) -> impl Iterator<Item = &[u8]> {
        self.without_within(0..self.bytes.len(), left_out)
    }

    /// The same within these bytes, which no run that is left out reaches out of.
    fn without_within(
        &self,
        range: Range<usize>,
        left_out: fn(&Source<'_>) -> bool,
    ) -> impl Iterator<Item = &[u8]> {
        let Range { start, end } = range;
        let within = move |run: &Range<usize>| start <= run.start && run.end <= end;
        let left_out = move |span: &&Span<'_>| left_out(&span.source) && within(&span.range);
        let gaps = self.spans.iter().filter(left_out);
        let gaps = gaps.map(|span| span.range.clone()).chain(once(end..end));
        let mut from = start;
        gaps.map(move |gap| self.slice(replace(&mut from, gap.end)..gap.start))
    }

    /// The bytes run by run, in order, each with its source; the rule's punctuation has none.
    pub(crate) fn runs(&self) -> Vec<(Option<&Source<'m>>, &[u8])> {
        let mut runs = Vec::with_capacity(2 * self.spans.len() + 1);
        let mut from = 0;
        for span in &self.spans {
            runs.push((None, self.slice(from..span.range.start)));
            runs.push((Some(&span.source), self.slice(span.range.clone())));
            from = span.range.end;
        }
        runs.push((None, self.slice(from..self.bytes.len())));
        runs
    }

    /// The same text with every run but the secret's written otherwise.
    pub(crate) fn rewrite(&self, write: impl Fn(&[u8]) -> Vec<u8>) -> Self {
        let mut text = Self {
            bytes: Vec::with_capacity(4 * self.bytes.len() + 64),
            spans: vec![],
            digested: vec![],
            partly: vec![],
        };
        for (source, run) in self.runs() {
            match source {
                None => text.punctuate(&write(run)),
                Some(Source::Secret) => text.push(run, Source::Secret),
                Some(source) => text.push(&write(run), source.clone()),
            }
        }
        text
    }

    pub(crate) fn slice(&self, range: Range<usize>) -> &[u8] {
        self.bytes.get(range).unwrap_or_default()
    }

    fn push(&mut self, bytes: &[u8], source: Source<'m>) {
        self.push_by(source, |text| text.extend_from_slice(bytes));
    }

    /// Adds what `write` adds.
    fn push_by(&mut self, source: Source<'m>, write: impl FnOnce(&mut Vec<u8>)) {
        let start = self.bytes.len();
        write(&mut self.bytes);
        self.spans.push(Span {
            range: start..self.bytes.len(),
            source,
        });
    }

    fn push_digest(&mut self, rule: &Digest, material: &Material<'_, 'm>) -> Result<(), Error> {
        let mut inner = Self::build(&rule.text, material)?;
        let digest = Zeroizing::new(hash::digest(rule.hash, inner.bytes()));
        let holds_secret = inner.spans.iter().any(|span| span.source == Source::Secret);
        let source = if holds_secret {
            Source::Secret
        } else {
            Source::Digest
        };
        let written = Zeroizing::new(encoding::encode(&digest, rule.encoding));
        self.push(written.as_bytes(), source);
        let behind = take(&mut inner.digested);
        self.digested.push(inner);
        self.digested.extend(behind);
        Ok(())
    }

    /// Adds bytes of the rule's punctuation, which need no span.
    fn punctuate(&mut self, bytes: &[u8]) {
        self.bytes.extend_from_slice(bytes);
    }
}

fn path<'a>(material: &Material<'a, '_>) -> Result<&'a str, Error> {
    material.path.ok_or_else(|| {
        Error::new(
            Code::OptionMissing,
            "The option `path` is missing, and the rule signs it.",
        )
        .hint("Give the path of the address without host and query, for instance `/api/pay`.")
        .field("path")
    })
}

fn timestamp<'a>(material: &Material<'a, '_>) -> Result<&'a str, Error> {
    material.timestamp.ok_or_else(|| {
        Error::new(Code::TimestampMissing, "The signed time is missing.").field("timestamp")
    })
}

fn merchant<'a>(material: &Material<'a, '_>) -> Result<&'a str, Error> {
    material.merchant.ok_or_else(|| {
        Error::new(
            Code::CredentialMissing,
            "The credential `merchant` is missing.",
        )
        .field("merchant")
    })
}

fn secret<'a>(material: &Material<'a, '_>) -> Result<&'a [u8], Error> {
    material.secret.ok_or_else(|| {
        Error::new(
            Code::CredentialMissing,
            "The credential `secret` is missing.",
        )
        .field("secret")
    })
}
