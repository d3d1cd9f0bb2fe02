//! The ways in which one value may have been written otherwise, mistake by mistake.

use crate::explain::{
    literal::{Escapes, literal},
    number,
};
use alloc::{
    borrow::ToOwned,
    format,
    string::{String, ToString},
    vec::Vec,
};
use percent_encoding::{
    AsciiSet, CONTROLS, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode,
};

/// One way of writing a value otherwise; gives the value itself where it makes no difference.
pub type Style = fn(&str) -> String;

/// The ways of one mistake, and whether it may have befallen a single value.
pub struct Ways {
    /// The mistake.
    pub id: &'static str,
    /// The ways, the likeliest first.
    pub styles: &'static [Style],
    /// Whether values are also tried one by one.
    pub each: bool,
}

/// Percent-encoding that leaves the unreserved characters of RFC 3986.
const UNRESERVED: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~');
/// `encodeURIComponent`.
const COMPONENT: &AsciiSet = &UNRESERVED
    .remove(b'!')
    .remove(b'\'')
    .remove(b'(')
    .remove(b')')
    .remove(b'*');
/// `encodeURI`.
const URI: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'%')
    .add(b'<')
    .add(b'>')
    .add(b'[')
    .add(b']')
    .add(b'\\')
    .add(b'^')
    .add(b'`')
    .add(b'{')
    .add(b'|')
    .add(b'}');

/// Every mistake that changes the text of values.
pub const WAYS: &[Ways] = &[
    Ways {
        id: "number-text",
        styles: &[
            number::as_javascript,
            number::two_decimals,
            number::one_decimal,
            number::whole,
            number::plus_zero,
            number::plus_two_zeros,
            number::grouped,
        ],
        each: true,
    },
    Ways {
        id: "trailing-newline",
        styles: &[
            |v| v.trim_end_matches(['\r', '\n']).to_owned(),
            |v| format!("{v}\n"),
            |v| format!("{v}\r\n"),
        ],
        each: true,
    },
    Ways {
        id: "trailing-space",
        styles: &[
            |v| v.trim_end_matches(' ').to_owned(),
            |v| format!("{v} "),
            |v| v.trim_matches(' ').to_owned(),
        ],
        each: true,
    },
    Ways {
        id: "plus-became-space",
        styles: &[|v| v.replace(' ', "+"), |v| v.replace('+', " ")],
        each: true,
    },
    Ways {
        id: "url-encoded-values",
        styles: &[
            form_encoded,
            |v| utf8_percent_encode(v, UNRESERVED).to_string(),
            |v| utf8_percent_encode(v, COMPONENT).to_string(),
            |v| utf8_percent_encode(v, URI).to_string(),
            |v| lower_percent(&form_encoded(v)),
            |v| lower_percent(&utf8_percent_encode(v, UNRESERVED).to_string()),
        ],
        each: true,
    },
    Ways {
        id: "double-encoded",
        styles: &[
            |v| percent_decoded(&v.replace('+', " ")),
            percent_decoded,
            |v| percent_decoded(&percent_decoded(v)),
        ],
        each: true,
    },
    Ways {
        id: "html-entities",
        styles: &[
            html_unescaped,
            |v| html_escaped(v, "&#039;", "&quot;"),
            |v| html_escaped(v, "&#39;", "&#34;"),
            |v| html_escaped(v, "&#x27;", "&quot;"),
            |v| html_escaped(v, "'", "&quot;"),
            |v| v.replace('&', "&amp;"),
        ],
        each: true,
    },
    Ways {
        id: "php-escapes",
        styles: &[
            |v| inner(v, Escapes::Php),
            |v| inner(v, Escapes::Slashes),
            |v| inner(v, Escapes::Unicode),
            unescaped,
        ],
        each: false,
    },
    Ways {
        id: "charset-latin1",
        styles: &[utf8_twice, utf8_undone, question_marks],
        each: false,
    },
    Ways {
        id: "value-altered",
        styles: &[
            str::to_ascii_lowercase,
            str::to_ascii_uppercase,
            |v| v.trim_start().to_owned(),
            |v| v.trim_start_matches('0').to_owned(),
        ],
        each: true,
    },
];

fn form_encoded(value: &str) -> String {
    form_urlencoded::byte_serialize(value.as_bytes()).collect()
}

/// The digits behind percent signs in lower case, as .NET writes them.
fn lower_percent(encoded: &str) -> String {
    let mut digits = 0;
    encoded
        .chars()
        .map(|character| match (character, digits) {
            ('%', _) => {
                digits = 2;
                '%'
            }
            (_, 0) => character,
            _ => {
                digits -= 1;
                character.to_ascii_lowercase()
            }
        })
        .collect()
}

/// Percent signs decoded once; text that is not UTF-8 then stays.
pub fn percent_decoded(value: &str) -> String {
    percent_decode_str(value)
        .decode_utf8()
        .map_or_else(|_| value.to_owned(), alloc::borrow::Cow::into_owned)
}

fn html_escaped(value: &str, apostrophe: &str, quote: &str) -> String {
    value
        .replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('\'', apostrophe)
        .replace('"', quote)
}

/// The entities that escaping makes, read once.
pub fn html_unescaped(value: &str) -> String {
    if !value.contains('&') {
        return value.to_owned();
    }
    let mut text = value.to_owned();
    for (entity, character) in [
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&#34;", "\""),
        ("&#39;", "'"),
        ("&#039;", "'"),
        ("&#x27;", "'"),
        ("&apos;", "'"),
        ("&#x2F;", "/"),
        ("&#47;", "/"),
        ("&#43;", "+"),
        ("&#x2B;", "+"),
        ("&plus;", "+"),
        ("&#61;", "="),
        ("&#x3D;", "="),
        ("&equals;", "="),
        ("&amp;", "&"),
    ] {
        text = text.replace(entity, character);
    }
    text
}

/// The content of the string literal.
fn inner(value: &str, escapes: Escapes) -> String {
    let written = literal(value, escapes);
    written
        .strip_prefix('"')
        .and_then(|rest| rest.strip_suffix('"'))
        .unwrap_or(&written)
        .to_owned()
}

fn unescaped(value: &str) -> String {
    if !value.contains('\\') {
        return value.to_owned();
    }
    serde_json::from_str(&format!("\"{value}\"")).unwrap_or_else(|_| value.to_owned())
}

fn utf8_twice(value: &str) -> String {
    value.bytes().map(char::from).collect()
}

fn utf8_undone(value: &str) -> String {
    let bytes: Option<Vec<u8>> = value
        .chars()
        .map(|character| u8::try_from(u32::from(character)).ok())
        .collect();
    bytes
        .and_then(|bytes| String::from_utf8(bytes).ok())
        .unwrap_or_else(|| value.to_owned())
}

fn question_marks(value: &str) -> String {
    value
        .chars()
        .map(|character| if character.is_ascii() { character } else { '?' })
        .collect()
}
