//! Texts for people: the secret never shows, and bytes that are no text show as hexadecimal.

use super::json_text::members;
use crate::{
    canonical::{Canonical, REDACTED, Source},
    scheme::Encoding,
    signature::encoding,
};
use alloc::{borrow::ToOwned, string::String, vec::Vec};
use serde::Serialize;
use zeroize::Zeroizing;

/// Shorter secrets would tear ordinary text apart; the rule's own place for the secret is redacted at any length.
const SHORTEST: usize = 4;
/// The most bytes of one text that are shown.
const LONGEST: usize = 1 << 20;
/// The most runs of one text that are listed.
const MOST_RUNS: usize = 25_000;

/// Takes the secret out of everything that is shown.
#[derive(Default)]
pub struct Redactor {
    secrets: Vec<Zeroizing<Vec<u8>>>,
}

/// A text as it may be shown.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ShownText {
    /// The text; bytes that are not UTF-8 are U+FFFD, the secret is `[secret]`.
    pub text: String,
    /// The bytes of the text with the secret redacted, lower-case hexadecimal.
    #[serde(serialize_with = "as_hex")]
    pub bytes: Vec<u8>,
    /// Where the bytes come from, in order and without gaps; offsets count the bytes above.
    pub spans: Vec<ShownSpan>,
    /// How many bytes at the end are left out here.
    #[serde(skip_serializing_if = "is_zero")]
    pub omitted_bytes: usize,
}

/// A run of bytes with its source.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ShownSpan {
    /// The first byte.
    pub start: usize,
    /// Behind the last byte.
    pub end: usize,
    /// `field`, `rule`, `method`, `path`, `timestamp`, `body`, `merchant`, `header`, `query`, `digest` or `secret`.
    pub source: &'static str,
    /// The field's name, or that of the header or query parameter.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub field: Option<String>,
}

impl Redactor {
    /// Redacts the secret, and the forms of it that tries make.
    pub fn new(secret: Option<&[u8]>) -> Self {
        let mut secrets: Vec<Zeroizing<Vec<u8>>> = Vec::new();
        if let Some(secret) = secret {
            let trimmed = secret.trim_ascii();
            for form in [
                secret.to_vec(),
                trimmed.to_vec(),
                trimmed.to_ascii_lowercase(),
                trimmed.to_ascii_uppercase(),
            ] {
                if form.len() >= SHORTEST && !secrets.iter().any(|known| **known == form) {
                    secrets.push(Zeroizing::new(form));
                }
            }
        }
        Self { secrets }
    }

    /// The bytes without the secret.
    pub fn bytes(&self, bytes: &[u8]) -> Vec<u8> {
        self.secrets.iter().fold(bytes.to_vec(), |bytes, secret| {
            replace(bytes, secret, REDACTED.as_bytes())
        })
    }

    /// The text without the secret.
    pub fn text(&self, text: &str) -> String {
        if self.secrets.is_empty() {
            return text.to_owned();
        }
        String::from_utf8_lossy(&self.bytes(text.as_bytes())).into_owned()
    }

    /// A canonical string with its runs.
    pub fn canonical(&self, text: &Canonical) -> ShownText {
        let mut shown = ShownText::default();
        for (source, run) in text.runs() {
            match source {
                None => shown.push(&self.bytes(run), "rule", None),
                Some(Source::Secret) => shown.push(REDACTED.as_bytes(), "secret", None),
                Some(Source::Literal) => shown.push(&self.bytes(run), "rule", None),
                Some(Source::Method) => shown.push(&self.bytes(run), "method", None),
                Some(Source::Path) => shown.push(&self.bytes(run), "path", None),
                Some(Source::Timestamp) => shown.push(&self.bytes(run), "timestamp", None),
                Some(Source::Merchant) => shown.push(&self.bytes(run), "merchant", None),
                Some(Source::Digest) => shown.push(&self.bytes(run), "digest", None),
                Some(Source::Header(name)) => shown.push(&self.bytes(run), "header", Some(name)),
                Some(Source::Query(name)) => shown.push(&self.bytes(run), "query", Some(name)),
                Some(Source::Field(name)) => shown.push(&self.bytes(run), "field", Some(name)),
                Some(Source::Body) => self.body(&mut shown, run),
            }
        }
        shown
    }

    /// A body by its top-level fields, where it is a JSON object.
    fn body(&self, shown: &mut ShownText, body: &[u8]) {
        let mut from = 0;
        let found = core::str::from_utf8(body).ok().and_then(members);
        for member in found.unwrap_or_default() {
            let (before, value) = (from..member.value.start, member.value.clone());
            shown.push(
                &self.bytes(body.get(before).unwrap_or_default()),
                "body",
                None,
            );
            shown.push(
                &self.bytes(body.get(value).unwrap_or_default()),
                "field",
                Some(&member.name),
            );
            from = member.value.end;
        }
        shown.push(
            &self.bytes(body.get(from..).unwrap_or_default()),
            "body",
            None,
        );
    }
}

impl ShownText {
    /// The bytes span by span.
    pub(super) fn runs(&self) -> Vec<&[u8]> {
        let run = |span: &ShownSpan| self.bytes.get(span.start..span.end).unwrap_or_default();
        self.spans.iter().map(run).collect()
    }

    pub(super) fn push(&mut self, bytes: &[u8], source: &'static str, field: Option<&str>) {
        if bytes.is_empty() {
            return;
        }
        let start = self.bytes.len();
        self.bytes.extend_from_slice(bytes);
        let end = self.bytes.len();
        match self.spans.last_mut() {
            Some(last) if last.source == source && last.field.as_deref() == field => last.end = end,
            _ => self.spans.push(ShownSpan {
                start,
                end,
                source,
                field: field.map(str::to_owned),
            }),
        }
    }

    /// The same cut down to what may be shown, and its text written.
    pub fn finish(mut self) -> Self {
        let fits = self
            .spans
            .get(MOST_RUNS)
            .map_or(LONGEST, |span| span.start.min(LONGEST));
        if self.bytes.len() > fits {
            self.omitted_bytes = self.bytes.len() - fits;
            self.bytes.truncate(fits);
            self.spans.retain(|span| span.start < fits);
            if let Some(last) = self.spans.last_mut() {
                last.end = last.end.min(fits);
            }
        }
        self.text = String::from_utf8_lossy(&self.bytes).into_owned();
        self
    }
}

/// Lower-case hexadecimal.
pub fn hex(bytes: &[u8]) -> String {
    encoding::encode(bytes, Encoding::HexLower)
}

fn as_hex<S: serde::Serializer>(bytes: &[u8], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(&hex(bytes))
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde's shape")]
const fn is_zero(count: &usize) -> bool {
    *count == 0
}

fn replace(bytes: Vec<u8>, needle: &[u8], with: &[u8]) -> Vec<u8> {
    if needle.is_empty() || needle.len() > bytes.len() {
        return bytes;
    }
    let mut out = Vec::with_capacity(bytes.len());
    let mut rest = bytes.as_slice();
    while let Some(byte) = rest.first() {
        match rest.strip_prefix(needle) {
            Some(after) => {
                out.extend_from_slice(with);
                rest = after;
            }
            None => {
                out.push(*byte);
                rest = rest.get(1..).unwrap_or_default();
            }
        }
    }
    out
}
