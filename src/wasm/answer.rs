//! What goes back to JavaScript, as JSON text. Members without a value are absent there.

use super::verdict;
use crate::{
    key,
    message::{Value, push_list, push_object, push_texts},
    scheme::{Format, Kind},
    sign::SignedMessage,
    verify::{Genuine, replay},
    warning::Warning,
};
use alloc::{string::String, vec::Vec};
use core::ops::Range;
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
pub(super) fn as_object<S: Serializer>(
    pairs: &[(String, String)],
    serializer: S,
) -> Result<S::Ok, S::Error> {
    serializer.collect_map(pairs.iter().map(|(name, value)| (name, value)))
}

/// A genuine message, as six texts with U+0000 between them: the verdict, unless it is the one that JavaScript has by the
/// number `known`; the fields, as JSON; the exact text of those that would lose it when JavaScript parses them, if any;
/// the key to remember the message by, or what [`replay_key`] makes it of, as a JSON list; where the body belongs in the
/// canonical string, if it is left out of it; the canonical string, which alone may hold U+0000 itself.
///
/// Where JavaScript has the body as text, what is the body's is left out.
pub fn verified(
    gateway: &str,
    genuine: &Genuine<'_>,
    body: &[u8],
    is_text: bool,
    known: u32,
) -> String {
    let Genuine {
        kind,
        operation,
        text,
        fields,
        ..
    } = genuine;
    let has_fields = is_text && genuine.format == Format::Json;
    let around = if is_text { text.around(body) } else { None };
    // Most fit, and what is moved is wiped.
    let mut room = 256;
    if !has_fields {
        room += text.bytes().len() + body.len();
    }
    if around.is_none() {
        room += text.bytes().len();
    }
    let mut answer = String::with_capacity(room);
    answer += &verdict::unless_known(gateway, genuine, known);
    answer.push('\0');
    if !has_fields {
        push_object(&mut answer, fields);
    }
    answer.push('\0');
    let exact = fields.iter().filter_map(|field| match &field.value {
        Value::Number(text) | Value::Nested(text) => Some((&*field.name, &**text)),
        _ => None,
    });
    let mut exact = exact.peekable();
    if exact.peek().is_some() {
        push_texts(&mut answer, exact);
    }
    answer.push('\0');
    if let Some(values) = replay::event(operation, fields) {
        push_list(&mut answer, &values);
    } else if is_text && let Some(ranges) = replay::lasting(text) {
        push_bounds(&mut answer, &ranges);
    } else {
        answer += &replay::key(gateway, *kind, operation, text, fields);
    }
    answer.push('\0');
    match around {
        Some([before, after]) => {
            push_number(&mut answer, before.encode_utf16().count());
            answer.push('\0');
            answer += &before;
            answer += &after;
        }
        None => {
            answer.push('\0');
            answer += &text.redacted();
        }
    }
    answer
}

/// Adds where each range begins and ends, as a JSON list.
fn push_bounds(text: &mut String, ranges: &[Range<usize>]) {
    let mut before = '[';
    for bound in ranges.iter().flat_map(|range| [range.start, range.end]) {
        text.push(before);
        before = ',';
        push_number(text, bound);
    }
    text.push(']');
}

/// Adds a decimal number: `core::fmt` takes several times as long.
fn push_number(text: &mut String, number: usize) {
    if number > 9 {
        push_number(text, number / 10);
    }
    text.push(char::from(b'0' + (number % 10) as u8));
}

/// The key to remember a message by, of a JSON list: the values that identify the event, or the bounds, in bytes, between
/// which its canonical string lasts.
pub fn replay_key(gateway: &str, kind: &str, canonical: &str, made_of: &str) -> Option<String> {
    let kind = Kind::parse(kind).ok()?;
    if let Ok(values) = serde_json::from_str::<Vec<String>>(made_of) {
        return Some(replay::key_of_event(gateway, kind, &values));
    }
    let bounds: Vec<usize> = serde_json::from_str(made_of).ok()?;
    let (bounds, []) = bounds.as_chunks::<2>() else {
        return None;
    };
    let pieces: Option<Vec<_>> = bounds
        .iter()
        .map(|[start, end]| canonical.as_bytes().get(*start..*end))
        .collect();
    Some(replay::key_of_text(gateway, kind, &pieces?))
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
    warnings: &'a [Warning],
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
        warnings: &info.warnings,
    })
}

/// What goes wrong where no random bytes are to be had: a fault of the runtime, not of the caller. Its code exists only here.
pub const NO_RANDOMNESS: &str = concat!(
    r#"{"code":"RANDOM_UNAVAILABLE","#,
    r#""message":"The runtime gives no random bytes, so nothing was signed.","#,
    r#""hint":"RSA signing needs globalThis.crypto.getRandomValues."}"#
);
