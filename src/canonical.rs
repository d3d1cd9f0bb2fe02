//! From a message and a rule to the text that is signed, with the source of every byte.

mod fields;
mod object;
mod value;

use crate::{
    Code, Error,
    message::{Field, Headers},
    scheme::{Carrier, Digest, Part, Place},
    signature::{encoding, hash},
};
use std::ops::Range;
use zeroize::Zeroizing;

/// The text that is signed.
pub struct Canonical {
    bytes: Zeroizing<Vec<u8>>,
    spans: Vec<Span>,
    digested: Vec<Canonical>,
}

/// Where a run of bytes of a canonical string comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Span {
    /// Which bytes.
    pub range: Range<usize>,
    /// Where they come from.
    pub source: Source,
}

/// The source of a run of bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Source {
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
    Header(String),
    /// The query parameter of this name.
    Query(String),
    /// The top-level field of this name.
    Field(String),
    /// The digest of a text that was built and hashed on its own.
    Digest,
}

/// What canonical strings are made of.
pub struct Material<'a> {
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
    pub fields: &'a [Field],
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

impl Material<'_> {
    /// The fields that do not carry the signature.
    fn unsigned_fields(&self) -> impl Iterator<Item = &Field> {
        let in_fields = self.carrier.place == Place::Field;
        self.fields
            .iter()
            .filter(move |field| !in_fields || self.carrier.names().all(|name| name != field.name))
    }
}

impl Canonical {
    /// Puts the parts together. Fails where a part's material is missing or has no text.
    pub fn build(parts: &[Part], material: &Material<'_>) -> Result<Self, Error> {
        let mut text = Self {
            bytes: Zeroizing::new(Vec::with_capacity(capacity(parts, material))),
            spans: vec![],
            digested: vec![],
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
    pub fn spans(&self) -> &[Span] {
        &self.spans
    }

    /// This text and all texts behind digests in it, outermost first.
    pub(crate) fn layers(&self) -> Vec<&Self> {
        let mut layers = vec![self];
        layers.extend(self.digested.iter().flat_map(Self::layers));
        layers
    }

    /// The text for people to read: the secret is written `[secret]`, and bytes that are not
    /// UTF-8 as U+FFFD.
    #[must_use]
    pub fn redacted(&self) -> String {
        let secrets = self
            .spans
            .iter()
            .filter(|span| span.source == Source::Secret);
        let mut text = String::with_capacity(self.bytes.len() + 16);
        let mut from = 0;
        for span in secrets {
            text += &String::from_utf8_lossy(self.slice(from..span.range.start));
            text += "[secret]";
            from = span.range.end;
        }
        text + &String::from_utf8_lossy(self.slice(from..self.bytes.len()))
    }

    /// The bytes run by run, in order, each with its source; the rule's punctuation has none.
    pub(crate) fn runs(&self) -> Vec<(Option<&Source>, &[u8])> {
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
            bytes: Zeroizing::new(Vec::with_capacity(4 * self.bytes.len() + 64)),
            spans: vec![],
            digested: vec![],
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

    fn push(&mut self, bytes: &[u8], source: Source) {
        let start = self.bytes.len();
        self.bytes.extend_from_slice(bytes);
        self.spans.push(Span {
            range: start..self.bytes.len(),
            source,
        });
    }

    fn push_digest(&mut self, rule: &Digest, material: &Material<'_>) -> Result<(), Error> {
        let inner = Self::build(&rule.text, material)?;
        let digest = Zeroizing::new(hash::digest(rule.hash, inner.bytes()));
        let holds_secret = inner.spans.iter().any(|span| span.source == Source::Secret);
        let source = if holds_secret {
            Source::Secret
        } else {
            Source::Digest
        };
        let written = Zeroizing::new(encoding::encode(&digest, rule.encoding));
        self.push(written.as_bytes(), source);
        self.digested.push(inner);
        Ok(())
    }

    /// Adds bytes of the rule's punctuation, which need no span.
    fn punctuate(&mut self, bytes: &[u8]) {
        self.bytes.extend_from_slice(bytes);
    }
}

/// Room enough that a text with a secret is never moved, which would leave a copy behind; and no
/// more than that, for all of it is wiped.
fn capacity(parts: &[Part], material: &Material<'_>) -> usize {
    let fields = |each: &dyn Fn(&Field) -> usize| material.fields.iter().map(each).sum();
    let room = |part: &Part| match part {
        Part::Literal(literal) => literal.len(),
        Part::Method => material.method.len(),
        Part::Path => material.path.map_or(0, str::len),
        Part::Timestamp => material.timestamp.map_or(0, str::len),
        Part::Body => material.body.len(),
        Part::BodyText(rule) => material.body.len().max(rule.empty.len()),
        Part::Secret => material.secret.map_or(0, <[u8]>::len),
        Part::Merchant => material.merchant.map_or(0, str::len),
        Part::Value(rule) => rule.before.len() + value::capacity(material),
        // The fields of a nested object have a separator each as well.
        Part::Fields(rule) => fields(&|field| {
            let separator = rule.separator.len();
            field.name.len() + 1 + field.value.as_text().len() * (1 + separator) + separator
        }),
        // A byte becomes `\uXXXX` at the most; a name that no field has, `"name":null,`.
        Part::Json(rule) => {
            let listed = material.names.or(rule.names.as_deref()).unwrap_or_default();
            let names: usize = listed.iter().map(|name| 6 * name.len() + 8).sum();
            let values: usize =
                fields(&|field| 6 * (field.name.len() + field.value.as_text().len()) + 6);
            names + values + 2
        }
        // SHA-512 in hexadecimal.
        Part::Digest(_) => 128,
    };
    parts.iter().map(room).sum()
}

fn path<'a>(material: &Material<'a>) -> Result<&'a str, Error> {
    material.path.ok_or_else(|| {
        Error::new(
            Code::OptionMissing,
            "The option `path` is missing, and the rule signs it.",
        )
        .hint("Give the path of the address without host and query, for instance `/api/pay`.")
        .field("path")
    })
}

fn timestamp<'a>(material: &Material<'a>) -> Result<&'a str, Error> {
    material.timestamp.ok_or_else(|| {
        Error::new(Code::TimestampMissing, "The signed time is missing.").field("timestamp")
    })
}

fn merchant<'a>(material: &Material<'a>) -> Result<&'a str, Error> {
    material.merchant.ok_or_else(|| {
        Error::new(
            Code::CredentialMissing,
            "The credential `merchant` is missing.",
        )
        .field("merchant")
    })
}

fn secret<'a>(material: &Material<'a>) -> Result<&'a [u8], Error> {
    material.secret.ok_or_else(|| {
        Error::new(
            Code::CredentialMissing,
            "The credential `secret` is missing.",
        )
        .field("secret")
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        gateway,
        message::{Origin, Value, parse_object},
        scheme::{MessageValue, Missing},
    };

    /// A text that outgrew its room would be moved, and a copy of the secret left behind.
    #[test]
    fn no_text_outgrows_its_room() {
        let params = [
            r#"{"id":1,"a":"\u0001/\u0002","b":"","c":null,"d":true,"e":20000.00}"#,
            r#"{"id":1,"\u0001\u0002":"\u0003\u001f"}"#,
            r#"{"id":1,"order_id":"////////","uuid":"\u0001\u0001\u0001\u0001"}"#,
            r#"{"id":1}"#,
        ];
        let literal = Part::Literal("&key=".repeat(200));
        for scheme in gateway::all().unwrap() {
            for operation in scheme.operations.values() {
                for params in params {
                    let names = ["\u{1}".repeat(40), "d".into(), "\u{1}\u{2}".into()];
                    for names in [None, Some(&names[..])] {
                        let material = Material {
                            method: "POST",
                            path: Some("/api/pay"),
                            timestamp: Some("1700000000000"),
                            query: None,
                            headers: &Headers::default(),
                            body: params.as_bytes(),
                            fields: &parse_object(params, Origin::PARAMS).unwrap(),
                            secret: Some(b"0123456789"),
                            merchant: Some("1002001"),
                            carrier: &operation.carrier,
                            names,
                            defect: Code::ParamsUnsignable,
                        };
                        let parts = [scheme.text(operation), &[literal.clone(), Part::Secret]];
                        let text = Canonical::build(&parts.concat(), &material).unwrap();
                        assert!(text.bytes.len() <= capacity(&parts.concat(), &material));
                    }
                }
            }
        }
    }

    /// Nor does a single value, wherever in the message it stands.
    #[test]
    fn no_value_outgrows_its_room() {
        let long = "v".repeat(300);
        for place in [Place::Header, Place::Query, Place::Field] {
            let text = |at| if at == place { &*long } else { "v" };
            let query = format!("Name={}", text(Place::Query));
            let field = Field {
                name: "Name".into(),
                value: Value::Text(text(Place::Field).into()),
            };
            let material = Material {
                method: "POST",
                path: None,
                timestamp: None,
                query: Some(&query),
                headers: &Headers::from_iter([("Name", text(Place::Header))]),
                body: b"",
                fields: &[field],
                secret: Some(b"0123456789"),
                merchant: None,
                carrier: &serde_json::from_str(
                    r#"{"in":"header","name":"Sign","encoding":"base64"}"#,
                )
                .unwrap(),
                names: None,
                defect: Code::MessageUnreadable,
            };
            let rule = MessageValue {
                place,
                name: "Name".into(),
                prefix: String::new(),
                missing: Missing::Refuse,
                before: "|".into(),
            };
            let parts = [Part::Value(rule), Part::Secret];
            let text = Canonical::build(&parts, &material).unwrap();
            assert_eq!(text.bytes.len(), 311);
            assert!(text.bytes.len() <= capacity(&parts, &material));
        }
    }
}
