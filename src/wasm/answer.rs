//! What goes back to JavaScript, as JSON text. Members without a value are absent there.

use crate::{
    Error, key,
    message::{Value, write_object, write_texts},
    scheme::Acknowledgement,
    sign::SignedMessage,
    verify::VerifiedMessage,
};
use serde::{Serialize, Serializer};

/// The JSON of a value. Nothing that is given here can fail to be written.
pub fn json<T: Serialize + ?Sized>(value: &T) -> String {
    serde_json::to_string(value).unwrap_or_default()
}

#[derive(Serialize)]
struct Signed<'a> {
    method: &'a str,
    path: &'a str,
    #[serde(serialize_with = "as_object")]
    headers: &'a [(String, String)],
    #[serde(skip_serializing_if = "Option::is_none")]
    body: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    query: Option<&'a str>,
    signature: &'a str,
    canonical: &'a str,
}

/// A message that is ready to send.
pub fn signed(message: &SignedMessage) -> String {
    json(&Signed {
        method: &message.method,
        path: &message.path,
        headers: &message.headers,
        body: message.body.as_deref(),
        query: message.query.as_deref(),
        signature: &message.signature,
        canonical: &message.canonical,
    })
}

/// Pairs as an object, in their order.
fn as_object<S: Serializer>(pairs: &[(String, String)], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_map(pairs.iter().map(|(name, value)| (name, value)))
}

/// What is mostly the same for one message and the next.
#[derive(Serialize)]
struct Verdict<'a> {
    kind: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    alternative: Option<&'a str>,
    key: usize,
    warnings: Vec<Caution<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    acknowledgement: Option<Answer<'a>>,
    outcome: &'a str,
}

#[derive(Serialize)]
struct Caution<'a> {
    code: &'a str,
    sentence: &'a str,
    fields: &'a [String],
}

#[derive(Serialize)]
struct Answer<'a> {
    status: u16,
    #[serde(serialize_with = "as_object")]
    headers: &'a [(String, String)],
    body: &'a str,
}

/// A genuine message, as five texts with U+0000 between them: the verdict; the fields, as JSON; the exact text of those
/// that would lose it when JavaScript parses them; the key to remember the message by; the canonical string, which alone
/// may hold U+0000 itself. The fields are left out where they are the body's, which JavaScript has.
pub fn verified(message: &VerifiedMessage, fields_are_body: bool) -> String {
    let headers = message
        .acknowledgement
        .as_ref()
        .map_or_else(Vec::new, answer_headers);
    let verdict = json(&Verdict {
        kind: message.kind.as_str(),
        alternative: message.alternative.as_deref(),
        key: message.key,
        warnings: message
            .warnings
            .iter()
            .map(|warning| Caution {
                code: warning.code,
                sentence: &warning.sentence,
                fields: &warning.fields,
            })
            .collect(),
        acknowledgement: message.acknowledgement.as_ref().map(|wanted| Answer {
            status: wanted.status,
            headers: &headers,
            body: &wanted.body,
        }),
        outcome: message.outcome.as_str(),
    });
    let exact = message
        .fields
        .iter()
        .filter_map(|field| match &field.value {
            Value::Number(text) | Value::Nested(text) => Some((&*field.name, &**text)),
            _ => None,
        });
    let fields = match fields_are_body {
        true => String::new(),
        false => write_object(&message.fields),
    };
    [
        &*verdict,
        &fields,
        &write_texts(exact),
        &message.replay_key,
        &message.canonical,
    ]
    .join("\0")
}

/// An answer with a body is plain text, or the JSON that it looks like.
fn answer_headers(wanted: &Acknowledgement) -> Vec<(String, String)> {
    if wanted.body.is_empty() {
        return Vec::new();
    }
    let media_type = match wanted.body.starts_with('{') {
        true => "application/json",
        false => "text/plain; charset=utf-8",
    };
    vec![("Content-Type".into(), media_type.into())]
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Inspected<'a> {
    algorithm: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    bits: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    curve: Option<&'a str>,
    r#type: &'a str,
    container: &'a str,
    public_key: &'a str,
    warnings: Vec<Caution<'a>>,
}

/// What a key is.
pub fn inspected(info: &key::KeyInfo) -> String {
    let (algorithm, curve) = match info.algorithm {
        key::Algorithm::Rsa => ("RSA", None),
        key::Algorithm::Secp256k1 => ("EC", Some("secp256k1")),
        key::Algorithm::P256 => ("EC", Some("P-256")),
    };
    json(&Inspected {
        algorithm,
        bits: info.bits,
        curve,
        r#type: if info.private { "private" } else { "public" },
        container: &info.container,
        public_key: &info.public_pem,
        warnings: info
            .warnings
            .iter()
            .map(|warning| Caution {
                code: warning.code,
                sentence: &warning.sentence,
                fields: &[],
            })
            .collect(),
    })
}

#[derive(Serialize)]
struct Failure<'a> {
    code: &'a str,
    message: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    gateway: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    hint: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    field: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    expected: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    found: Option<&'a str>,
}

/// What went wrong.
pub fn failure(error: &Error) -> String {
    json(&Failure {
        code: error.code.as_str(),
        message: &error.message,
        gateway: error.gateway.as_deref(),
        hint: error.hint.as_deref(),
        field: error.field.as_deref(),
        expected: error.expected.as_deref(),
        found: error.found.as_deref(),
    })
}

/// A fault of the runtime, not of the caller; its code exists only here.
pub fn no_randomness() -> String {
    json(&Failure {
        code: "RANDOM_UNAVAILABLE",
        message: "The runtime gives no random bytes, so nothing was signed.",
        gateway: None,
        hint: Some("RSA signing needs globalThis.crypto.getRandomValues."),
        field: None,
        expected: None,
        found: None,
    })
}
