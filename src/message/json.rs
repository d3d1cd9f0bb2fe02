//! JSON objects, read without losing the text of a number, the order of keys or a repeated key.

use super::{Field, Origin, USUAL_FIELDS, Value};
use crate::{Code, Error};
use alloc::{
    borrow::Cow,
    format,
    string::{String, ToString},
    vec::Vec,
};
use core::fmt;
use serde::{
    Deserialize,
    de::{Deserializer, MapAccess, Visitor},
};
use serde_json::value::RawValue;

/// The top-level fields of a JSON object (RFC 8259), each with its text as written.
///
/// Refused: anything but an object, a key given twice, an unpaired surrogate, an empty text.
pub fn parse_object(text: &str, origin: Origin) -> Result<Vec<Field<'_>>, Error> {
    match text
        .trim_start_matches([' ', '\t', '\r', '\n'])
        .chars()
        .next()
    {
        None => return Err(origin.error("is empty")),
        Some('\u{feff}') => return Err(origin.error("begins with a byte order mark")),
        Some('{') => {}
        Some('[') => return Err(origin.error("is a JSON array where an object is needed")),
        Some(_) => return Err(origin.error("is not a JSON object")),
    }
    let mut fields = Vec::with_capacity(USUAL_FIELDS);
    let mut defect = None;
    for_each_member(text, |name, raw| match value(raw.get(), &name, origin) {
        Ok(value) => fields.push(Field { name, value }),
        Err(error) => _ = defect.get_or_insert(error),
    })
    .map_err(|error| origin.error(describe(&error)))?;
    if let Some(error) = defect {
        return Err(error);
    }
    origin.refuse_duplicates(&fields)?;
    Ok(fields)
}

/// How deep objects and arrays may be nested in what is signed.
const DEPTH: usize = 64;

/// Refuses in nested objects and arrays what is refused among the fields: readers would not agree about it.
pub(crate) fn refuse_nested_defects(fields: &[Field<'_>], code: Code) -> Result<(), Error> {
    for field in fields {
        refuse_defects_within(field, Origin::nested(code), DEPTH)
            .map_err(|error| error.field(&*field.name))?;
    }
    Ok(())
}

fn refuse_defects_within(field: &Field<'_>, origin: Origin, depth: usize) -> Result<(), Error> {
    let Value::Nested(json) = &field.value else {
        return Ok(());
    };
    if depth == 0 {
        return Err(origin.error(format_args!("has more than {DEPTH} levels")));
    }
    let inner = match json.starts_with('{') {
        true => parse_object(json, origin)?,
        false => items(json, &field.name, origin)?,
    };
    inner
        .iter()
        .try_for_each(|field| refuse_defects_within(field, origin, depth - 1))
}

/// The items of an array, each under the array's name.
fn items<'m>(json: &'m str, name: &'m str, origin: Origin) -> Result<Vec<Field<'m>>, Error> {
    let raw: Vec<&RawValue> =
        serde_json::from_str(json).map_err(|error| origin.error(describe(&error)))?;
    let item = |raw: &'m RawValue| {
        Ok(Field {
            name: name.into(),
            value: value(raw.get(), name, origin)?,
        })
    };
    raw.into_iter().map(item).collect()
}

/// The JSON of fields, compact, each value as it was written.
#[must_use]
pub fn write_object<'a>(fields: impl IntoIterator<Item = &'a Field<'a>>) -> String {
    // Most messages fit.
    let mut text = String::with_capacity(512);
    push_object(&mut text, fields);
    text
}

/// Adds the JSON of fields, compact, each value as it was written.
pub(crate) fn push_object<'a>(text: &mut String, fields: impl IntoIterator<Item = &'a Field<'a>>) {
    let members = fields.into_iter().map(|field| (&*field.name, &field.value));
    push_members(text, members, |text, value| match value {
        Value::Text(content) => push_quoted(text, content),
        other => text.push_str(other.as_text()),
    });
}

/// Adds a JSON object of texts, compact.
#[cfg(feature = "javascript")]
pub(crate) fn push_texts<'a>(
    text: &mut String,
    texts: impl IntoIterator<Item = (&'a str, &'a str)>,
) {
    push_members(text, texts, push_quoted);
}

/// Adds a JSON list of texts, compact.
#[cfg(feature = "javascript")]
pub(crate) fn push_list(text: &mut String, items: &[&str]) {
    let mut before = '[';
    for item in items {
        text.push(before);
        before = ',';
        push_quoted(text, item);
    }
    text.push(']');
}

fn push_members<'a, V>(
    text: &mut String,
    members: impl IntoIterator<Item = (&'a str, V)>,
    push: impl Fn(&mut String, V),
) {
    let mut before = '{';
    for (name, value) in members {
        text.push(before);
        before = ',';
        push_quoted(text, name);
        text.push(':');
        push(text, value);
    }
    if before == '{' {
        text.push(before);
    }
    text.push('}');
}

/// Adds a JSON string literal with the fewest escapes, as `JSON.stringify` writes it.
fn push_quoted(text: &mut String, content: &str) {
    let is_escaped = |byte| byte < b' ' || byte == b'"' || byte == b'\\';
    if content.bytes().any(is_escaped) {
        // Text can always be written.
        text.push_str(&serde_json::to_string(content).unwrap_or_default());
    } else {
        text.push('"');
        text.push_str(content);
        text.push('"');
    }
}

fn value<'m>(raw: &'m str, name: &str, origin: Origin) -> Result<Value<'m>, Error> {
    Ok(match raw.as_bytes().first() {
        Some(b'"') => Value::Text(content(raw).map_err(|error| {
            origin
                .error(format_args!(
                    "holds text that cannot be read in `{name}`: {}",
                    reason(&error)
                ))
                .field(name)
        })?),
        Some(b'{' | b'[') => Value::Nested(raw.into()),
        Some(b'n') => Value::Null,
        Some(b't') => Value::Bool(true),
        Some(b'f') => Value::Bool(false),
        _ => Value::Number(raw.into()),
    })
}

/// What a string literal says. One without escapes says what stands between its quotes.
fn content(raw: &str) -> Result<Cow<'_, str>, serde_json::Error> {
    let between_quotes = 1..raw.len().saturating_sub(1);
    match raw.get(between_quotes) {
        Some(plain) if !plain.as_bytes().contains(&b'\\') => Ok(plain.into()),
        _ => serde_json::from_str(raw).map(Cow::Owned),
    }
}

fn describe(error: &serde_json::Error) -> String {
    format!(
        "is not JSON: {} at line {} column {}",
        reason(error),
        error.line(),
        error.column()
    )
}

/// The parser's own words without their position, which counts from where it was called.
fn reason(error: &serde_json::Error) -> String {
    let text = error.to_string();
    let reason = match text.split_once(" at line ") {
        Some((reason, _)) => reason,
        None => &text,
    };
    match reason {
        // What the parser says of `\ud800` before another character, and before none.
        "lone leading surrogate in hex escape" | "unexpected end of hex escape" => {
            "half of a surrogate pair".into()
        }
        _ => reason.into(),
    }
}

/// Hands over the keys and values of a JSON object in their order, values as text.
pub(crate) fn for_each_member<'de>(
    json: &'de str,
    take: impl FnMut(Cow<'de, str>, &'de RawValue),
) -> Result<(), serde_json::Error> {
    let mut deserializer = serde_json::Deserializer::from_str(json);
    deserializer.deserialize_map(Members(take))?;
    deserializer.end()
}

struct Members<F>(F);

impl<'de, F: FnMut(Cow<'de, str>, &'de RawValue)> Visitor<'de> for Members<F> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<M: MapAccess<'de>>(mut self, mut map: M) -> Result<(), M::Error> {
        while let Some((Name(name), value)) = map.next_entry()? {
            (self.0)(name, value);
        }
        Ok(())
    }
}

/// A key, borrowed where it has no escapes.
#[derive(Deserialize)]
#[serde(transparent)]
struct Name<'a>(#[serde(borrow)] Cow<'a, str>);

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(json: &str) -> Vec<(String, String)> {
        parse_object(json, Origin::BODY)
            .unwrap()
            .into_iter()
            .map(|field| (field.name.to_string(), field.value.as_text().to_owned()))
            .collect()
    }

    fn sentence(json: &str) -> String {
        parse_object(json, Origin::BODY).unwrap_err().to_string()
    }

    #[test]
    fn numbers_keep_their_text() {
        for number in [
            "20000.00",
            "2500.0000",
            "0",
            "-0",
            "1e5",
            "1E+05",
            "12345678901234567890",
        ] {
            assert_eq!(
                texts(&format!("{{\"n\": {number} }}")),
                [("n".into(), number.into())]
            );
        }
    }

    #[test]
    fn order_escapes_and_nesting_survive() {
        assert_eq!(
            texts(r#"{"z":"\u0418\/ \ud83d\ude00","a":{"b" : [1, 2.0]},"t":true,"n":null}"#),
            [
                ("z", "И/ 😀"),
                ("a", r#"{"b" : [1, 2.0]}"#),
                ("t", "true"),
                ("n", "null")
            ]
            .map(|(a, b)| (a.to_owned(), b.to_owned()))
        );
    }

    #[test]
    fn each_defect_has_its_sentence() {
        for (json, expected) in [
            ("", "The body is empty."),
            ("  \r\n", "The body is empty."),
            ("\u{feff}{}", "The body begins with a byte order mark."),
            ("[1]", "The body is a JSON array where an object is needed."),
            ("SUCCESS", "The body is not a JSON object."),
            (
                r#"{"a":1"#,
                "The body is not JSON: EOF while parsing an object at line 1 column 6.",
            ),
            (
                r#"{"a":01}"#,
                "The body is not JSON: invalid number at line 1 column 7.",
            ),
            (
                r#"{"a":1}x"#,
                "The body is not JSON: trailing characters at line 1 column 8.",
            ),
            (
                r#"{"a":1,"\u0061":2}"#,
                "The body holds the field `a` twice.",
            ),
            (
                r#"{"a":"\ud800"}"#,
                "The body holds text that cannot be read in `a`: half of a surrogate pair.",
            ),
            (
                r#"{"a":"\udc00x"}"#,
                "The body holds text that cannot be read in `a`: half of a surrogate pair.",
            ),
            (
                r#"{"\ud83dx":1}"#,
                "The body is not JSON: half of a surrogate pair at line 1 column 9.",
            ),
            (
                r#"{"a":"\u12"}"#,
                "The body is not JSON: invalid escape at line 1 column 12.",
            ),
        ] {
            assert_eq!(sentence(json), expected);
        }
    }

    #[test]
    fn deep_nesting_is_no_danger() {
        let deep = format!("{{\"a\":{}{}}}", "[".repeat(200_000), "]".repeat(200_000));
        assert_eq!(texts(&deep).len(), 1);
    }

    #[test]
    fn written_as_read() {
        let json = r#"{"a":20000.00,"b":"\"/\\\n","c":null,"d":{"x": 1},"é":true}"#;
        assert_eq!(
            write_object(&parse_object(json, Origin::BODY).unwrap()),
            json
        );
    }
}
