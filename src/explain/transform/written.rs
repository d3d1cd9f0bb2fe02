//! The signature as it is written.

use super::{Setting, ways};
use crate::{explain::draft::Draft, scheme::Encoding, signature::encoding};
use alloc::{string::String, vec, vec::Vec};
use base64::{Engine as _, engine::general_purpose::STANDARD_NO_PAD};

/// Drafts with each of these texts for the signature, as far as they can be decoded.
fn with_texts(
    draft: &Draft,
    setting: &Setting<'_>,
    texts: impl IntoIterator<Item = String>,
) -> Vec<Draft> {
    let rule = setting.operation.carrier.encoding;
    texts
        .into_iter()
        .filter(|text| Some(text.as_str()) != setting.signature_text)
        .filter_map(|text| encoding::decode(&text, rule).ok())
        .filter(|bytes| draft.signature.as_ref().map(|s| s.as_slice()) != Some(bytes))
        .map(|bytes| draft.with_signature(bytes))
        .collect()
}

/// Spaces where base64 had `+`.
pub fn plus_became_space(draft: &Draft, setting: &Setting<'_>) -> Vec<Draft> {
    let Some(text) = setting.signature_text else {
        return Vec::new();
    };
    with_texts(draft, setting, [text.trim().replace(' ', "+")])
}

/// Encoded twice: percent signs that are left, base64 or hexadecimal of the signature's text.
pub fn double_encoded(draft: &Draft, setting: &Setting<'_>) -> Vec<Draft> {
    let Some(text) = setting.signature_text else {
        return Vec::new();
    };
    let once = ways::percent_decoded(text);
    let twice = ways::percent_decoded(&once);
    let mut texts = vec![once.replace(' ', "+"), twice.replace(' ', "+")];
    for outer in [Encoding::Base64, Encoding::HexLower] {
        let inner = encoding::decode(text, outer)
            .ok()
            .and_then(|bytes| String::from_utf8(bytes).ok());
        texts.extend(inner);
    }
    with_texts(draft, setting, texts)
}

/// Entities for `+`, `/` and `=`.
pub fn html_entities(draft: &Draft, setting: &Setting<'_>) -> Vec<Draft> {
    match setting.signature_text {
        Some(text) if text.contains('&') => {
            with_texts(draft, setting, [ways::html_unescaped(text)])
        }
        _ => Vec::new(),
    }
}

/// Backslashes before slashes.
pub fn php_escapes(draft: &Draft, setting: &Setting<'_>) -> Vec<Draft> {
    match setting.signature_text {
        Some(text) if text.contains('\\') => with_texts(
            draft,
            setting,
            [text.replace("\\/", "/"), text.replace('\\', "")],
        ),
        _ => Vec::new(),
    }
}

/// Hexadecimal where base64 is meant, or the reverse.
pub fn other_encoding(draft: &Draft, setting: &Setting<'_>) -> Vec<Draft> {
    let Some(text) = setting.signature_text else {
        return Vec::new();
    };
    let others = match setting.operation.carrier.encoding {
        Encoding::Base64 | Encoding::Base64url => [Encoding::HexLower],
        Encoding::HexLower | Encoding::HexUpper => [Encoding::Base64],
    };
    let mut found: Vec<Vec<u8>> = others
        .into_iter()
        .filter_map(|other| encoding::decode(text, other).ok())
        .collect();
    // Base64 in both alphabets at once, or with the wrong padding.
    let mended: String = text
        .chars()
        .filter(|c| !c.is_ascii_whitespace() && *c != '=')
        .map(|c| match c {
            '-' => '+',
            '_' => '/',
            c => c,
        })
        .collect();
    found.extend(STANDARD_NO_PAD.decode(mended).ok());
    found
        .into_iter()
        .filter(|bytes| draft.signature.as_ref().map(|s| s.as_slice()) != Some(bytes))
        .map(|bytes| draft.with_signature(bytes))
        .collect()
}
