//! The text of single values: in fields, or inside the strings and numbers of a JSON body.

use super::Setting;
use crate::{
    explain::{
        draft::Draft,
        json_text::{self, Kind},
        literal::{Escapes, literal},
        number,
    },
    message::{Field, Value},
};
use percent_encoding::{
    AsciiSet, CONTROLS, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode,
};
use std::rc::Rc;

/// The most fields or tokens that are tried one by one.
const MOST_SINGLES: usize = 40;

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

macro_rules! ways {
    ($($(#[$doc:meta])* $name:ident = $id:literal,)*) => {
        $($(#[$doc])* pub fn $name(draft: &Draft, _: &Setting<'_>) -> Vec<Draft> {
            changed(draft, $id, true)
        })*

        /// The same mistakes, befalling every value at once: few enough to be made together with others.
        pub mod everywhere {
            use super::{Draft, Setting, changed};

            $($(#[$doc])* pub fn $name(draft: &Draft, _: &Setting<'_>) -> Vec<Draft> {
                changed(draft, $id, false)
            })*
        }
    };
}

ways! {
    /// Values that were URL-encoded.
    url_encoded = "url-encoded-values",
    /// Values that are still URL-encoded in the message.
    double_encoded = "double-encoded",
    /// Values with HTML entities, or with their entities read.
    html_entities = "html-entities",
    /// `+` and space changed places.
    plus_became_space = "plus-became-space",
    /// Values that lost or gained a line end.
    trailing_newline = "trailing-newline",
    /// Values that lost or gained a space.
    trailing_space = "trailing-space",
    /// Numbers with other decimals.
    number_text = "number-text",
    /// Values with JSON escapes left in, or taken out.
    php_escapes = "php-escapes",
    /// Values that went through another charset.
    charset_latin1 = "charset-latin1",
    /// Values in the other letter case, or without what they begin with.
    value_altered = "value-altered",
}

/// Values as the caller expects them: all at once, then one by one.
pub fn value_expected(draft: &Draft, setting: &Setting<'_>) -> Vec<Draft> {
    let mut drafts = Vec::new();
    let mut all = draft.clone();
    for wanted in setting.expect.iter().take(MOST_SINGLES) {
        let change = |from: &Draft| with_value(from, &wanted.name, wanted.value.as_text());
        drafts.extend(change(draft));
        if let Some(next) = change(&all) {
            all = next;
        }
    }
    if drafts.len() > 1 {
        drafts.insert(0, all);
    }
    drafts
}

/// The draft with another value for a field that it has.
fn with_value(draft: &Draft, name: &str, value: &str) -> Option<Draft> {
    if draft.signs_fields() || draft.signs_object() {
        let mut fields = draft.fields.to_vec();
        let field = fields.iter_mut().find(|field| field.name == name)?;
        if field.value.as_text() == value {
            return None;
        }
        field.value = Value::Text(value.into());
        return Some(draft.with_fields(fields).concerning(name));
    }
    let text = std::str::from_utf8(&draft.body).ok()?;
    let members = json_text::members(text)?;
    let member = members.iter().find(|member| member.name == name)?;
    let written = if text.get(member.value.clone())?.starts_with('"') {
        literal(value, Escapes::of(text))
    } else {
        value.to_owned()
    };
    let body = json_text::with_value(text, member, &written)?;
    (body != text).then(|| draft.with_body(body.into_bytes()).concerning(name))
}

/// The drafts in which a mistake befell every value, then, with `each`, those in which it befell one.
fn changed(draft: &Draft, id: &str, each: bool) -> Vec<Draft> {
    let Some(ways) = WAYS.iter().find(|ways| ways.id == id) else {
        return Vec::new();
    };
    let (mut all, one) = if draft.signs_fields() {
        in_fields(draft, ways, each)
    } else if let Some(draft) = draft.as_json_text() {
        in_json(&draft, ways, each)
    } else {
        return Vec::new();
    };
    all.extend(one);
    all
}

/// Drafts with every value changed, and drafts with one.
type AllAndOne = (Vec<Draft>, Vec<Draft>);

fn in_fields(draft: &Draft, ways: &Ways, each: bool) -> AllAndOne {
    let (mut all, mut one) = (Vec::new(), Vec::new());
    for style in ways.styles {
        let changes: Vec<(usize, &str, Value)> = draft
            .fields
            .iter()
            .enumerate()
            .filter(|(_, field)| draft.carrier.names().all(|name| name != field.name))
            .filter_map(|(position, field)| {
                Some((position, field.name.as_str(), change(field, *style)?))
            })
            .collect();
        let with = |changes: &[(usize, &str, Value)]| {
            let mut fields = draft.fields.to_vec();
            for (position, _, value) in changes {
                if let Some(field) = fields.get_mut(*position) {
                    field.value = value.clone();
                }
            }
            let mut changed = draft.with_fields(fields);
            let names = changes.iter().map(|(_, name, _)| (*name).to_owned());
            Rc::make_mut(&mut changed.concerns).extend(names);
            changed
        };
        if !changes.is_empty() {
            all.push(with(&changes));
        }
        if each && ways.each && (2..=MOST_SINGLES).contains(&changes.len()) {
            one.extend(changes.chunks(1).map(with));
        }
    }
    (all, one)
}

fn change(field: &Field, style: Style) -> Option<Value> {
    match &field.value {
        Value::Null | Value::Nested(_) => None,
        value => {
            let text = value.as_text();
            let written = style(text);
            (written != text && !text.is_empty()).then_some(Value::Text(written))
        }
    }
}

fn in_json(draft: &Draft, ways: &Ways, each: bool) -> AllAndOne {
    let (mut all, mut one) = (Vec::new(), Vec::new());
    let Some((text, tokens)) = std::str::from_utf8(&draft.body)
        .ok()
        .and_then(|text| Some((text, json_text::tokens(text)?)))
    else {
        return (all, one);
    };
    let escapes = Escapes::of(text);
    for style in ways.styles {
        let mut name = String::new();
        let mut changes: Vec<(usize, usize, String, String)> = Vec::new();
        for token in &tokens {
            let written = match token.kind {
                Kind::Name => {
                    name = serde_json::from_str(token.raw).unwrap_or_default();
                    None
                }
                Kind::Text => serde_json::from_str::<String>(token.raw)
                    .ok()
                    .filter(|content| !content.is_empty())
                    .map(|content| (style(&content), content))
                    .filter(|(changed, content)| changed != content)
                    .map(|(changed, _)| literal(&changed, escapes)),
                Kind::Number if ways.id == "number-text" => {
                    Some(style(token.raw)).filter(|changed| number::is_number(changed))
                }
                _ => None,
            };
            if let Some(written) = written.filter(|written| written != token.raw) {
                changes.push((token.start, token.raw.len(), name.clone(), written));
            }
        }
        let with = |changes: &[(usize, usize, String, String)]| {
            let mut body = String::with_capacity(text.len() + 64);
            let mut from = 0;
            for (start, length, _, written) in changes {
                body.push_str(text.get(from..*start).unwrap_or_default());
                body.push_str(written);
                from = start + length;
            }
            body.push_str(text.get(from..).unwrap_or_default());
            let mut changed = draft.with_body(body.into_bytes());
            let names = changes.iter().map(|(_, _, name, _)| name.clone());
            Rc::make_mut(&mut changed.concerns).extend(names);
            changed
        };
        if !changes.is_empty() {
            all.push(with(&changes));
        }
        if each && ways.each && (2..=MOST_SINGLES).contains(&changes.len()) {
            one.extend(changes.chunks(1).map(with));
        }
    }
    (all, one)
}

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
        .map_or_else(|_| value.to_owned(), std::borrow::Cow::into_owned)
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
