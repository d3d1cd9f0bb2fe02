//! The text as a whole: what stands behind it, and its bytes.

use super::{Setting, ways};
use crate::{
    explain::draft::{Charset, Draft},
    message::{IncomingMessage, Origin, Value, parse_form, parse_object},
    scheme::{Part, Place},
};
use alloc::{string::String, vec::Vec};

/// A line end behind the text or the body, or one fewer; one that the secret brought from its file.
pub fn trailing_newline(draft: &Draft, _: &Setting<'_>) -> Vec<Draft> {
    let mut drafts = ends(draft, &["\n", "\r\n"]);
    drafts.extend(trimmed(draft, |byte| matches!(byte, b'\r' | b'\n')));
    if let Some(secret) = &draft.secret {
        for end in ["\n", "\r\n"] {
            let secret = [secret.as_slice(), end.as_bytes()].concat();
            drafts.push(draft.with_secret(secret, "with a line end"));
        }
        if secret.ends_with(b"\n") {
            drafts
                .push(draft.with_secret(secret.trim_ascii_end().to_vec(), "without its line end"));
        }
    }
    drafts
}

/// A space behind the text or the body, or one fewer; one in the secret.
pub fn trailing_space(draft: &Draft, _: &Setting<'_>) -> Vec<Draft> {
    let mut drafts = ends(draft, &[" "]);
    drafts.extend(trimmed(draft, |byte| *byte == b' '));
    if let Some(secret) = &draft.secret {
        let longer = [secret.as_slice(), b" "].concat();
        drafts.push(draft.with_secret(longer, "with a space behind"));
        if secret.trim_ascii().len() < secret.len() {
            drafts.push(draft.with_secret(secret.trim_ascii().to_vec(), "without white space"));
        }
    }
    drafts
}

/// Something behind the whole text, and behind the part that is not the secret.
fn ends(draft: &Draft, ends: &[&str]) -> Vec<Draft> {
    let mut drafts = Vec::new();
    for end in ends {
        let mut parts = draft.parts.to_vec();
        parts.push(Part::Literal((*end).into()));
        drafts.push(draft.with_parts(parts));
        if draft.signs_body() && draft.has(|part| *part == Part::Secret) {
            let body = [draft.body.as_slice(), end.as_bytes()].concat();
            drafts.push(draft.with_body(body));
        }
    }
    drafts
}

/// The body without what it ends in.
fn trimmed(draft: &Draft, is: impl Fn(&u8) -> bool) -> Option<Draft> {
    let extra = draft.body.iter().rev().take_while(|byte| is(byte)).count();
    let kept = draft.body.get(..draft.body.len() - extra)?;
    (draft.signs_body() && extra > 0).then(|| draft.with_body(kept.to_vec()))
}

/// Bytes of another charset.
pub fn charset_latin1(draft: &Draft, setting: &Setting<'_>) -> Vec<Draft> {
    let mut drafts: Vec<Draft> = [
        Charset::Latin1,
        Charset::Utf8Twice,
        Charset::Utf8Undone,
        Charset::Ascii,
        Charset::Utf8OfLatin1,
    ]
    .into_iter()
    .map(|charset| {
        let mut changed = draft.clone();
        changed.charset = Some(charset);
        changed
    })
    .collect();
    if core::str::from_utf8(&draft.body).is_err() && !draft.signs_body() {
        let text: String = draft.body.iter().map(|byte| char::from(*byte)).collect();
        drafts.extend(reread(draft, setting, text));
    }
    drafts
}

/// The whole body still percent-encoded, or percent-encoded once more.
pub fn double_encoded(draft: &Draft, setting: &Setting<'_>) -> Vec<Draft> {
    let Ok(text) = core::str::from_utf8(&draft.body) else {
        return Vec::new();
    };
    if !text.contains('%') {
        return Vec::new();
    }
    [
        ways::percent_decoded(&text.replace('+', " ")),
        ways::percent_decoded(text),
    ]
    .into_iter()
    .filter(|decoded| decoded != text)
    .filter_map(|decoded| reread(draft, setting, decoded))
    .collect()
}

/// The whole body with HTML entities, or with its entities read.
pub fn html_entities(draft: &Draft, setting: &Setting<'_>) -> Vec<Draft> {
    let Ok(text) = core::str::from_utf8(&draft.body) else {
        return Vec::new();
    };
    let read = ways::html_unescaped(text);
    if read == text {
        return Vec::new();
    }
    reread(draft, setting, read).into_iter().collect()
}

/// The draft of a message with another body: its fields, and the signature where it is one of them.
fn reread(draft: &Draft, setting: &Setting<'_>, body: String) -> Option<Draft> {
    let mut changed = draft.with_body(body.clone().into_bytes());
    if draft.signs_body() && setting.operation.carrier.place == Place::Header {
        return Some(changed);
    }
    let fields = if body.trim_start().starts_with('{') {
        parse_object(&body, Origin::BODY)
    } else {
        parse_form(&body, Origin::BODY)
    }
    .ok()?;
    if setting.operation.carrier.place == Place::Field {
        let message = IncomingMessage {
            body: body.as_bytes(),
            ..setting.message.clone()
        };
        let (_, text) =
            crate::verify::found::signature_text(&message, setting.operation, &fields).ok()??;
        let bytes =
            crate::signature::encoding::decode(&text, setting.operation.carrier.encoding).ok()?;
        changed = changed.with_signature(bytes);
    }
    let readable = fields
        .iter()
        .any(|field| matches!(field.value, Value::Text(_) | Value::Number(_)));
    readable.then(|| changed.with_fields(fields))
}
