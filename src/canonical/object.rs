//! A JSON object made of fields, as another language's library would write it.

use super::{Canonical, Material, Source};
use crate::{
    Error,
    message::{Field, Value, find},
    scheme::{JsonObject, JsonStyle},
};
use alloc::{borrow::ToOwned, format, string::ToString, vec::Vec};

impl<'m> Canonical<'m> {
    pub(super) fn push_object(
        &mut self,
        rule: &JsonObject,
        material: &Material<'_, 'm>,
    ) -> Result<(), Error> {
        if let Some(name) = rule
            .required
            .iter()
            .find(|name| find(material.fields, name).is_none())
        {
            return Err(Error::new(
                material.defect,
                format!("The field `{name}` is missing, and the rule needs it."),
            )
            .field(name));
        }
        // A field is looked up only where the list of names is the rule's or the caller's: a
        // message as long as its sender likes must not be searched once for each of its fields.
        let members: Vec<(&str, Option<&Field<'m>>)> =
            match material.names.or(rule.names.as_deref()) {
                Some(names) => names
                    .iter()
                    .map(|name| (name.as_str(), find(material.fields, name)))
                    .collect(),
                None => material
                    .unsigned_fields()
                    .map(|field| (&*field.name, Some(field)))
                    .collect(),
            };
        self.punctuate(b"{");
        for (position, (name, field)) in members.into_iter().enumerate() {
            if position > 0 {
                self.punctuate(b",");
            }
            quote(&mut self.bytes, name, rule.style);
            self.punctuate(b":");
            let source = Source::Field(match field {
                Some(field) => field.name.clone(),
                None => name.to_owned().into(),
            });
            match field {
                None
                | Some(Field {
                    value: Value::Null, ..
                }) => self.push(b"null", source),
                Some(field) if rule.integers.iter().any(|integer| integer == name) => {
                    self.push(integer(field, material)?.as_bytes(), source);
                }
                Some(field) => {
                    self.push_by(source, |bytes| {
                        quote(bytes, field.value.as_text(), rule.style);
                    });
                }
            }
        }
        self.punctuate(b"}");
        Ok(())
    }
}

/// A whole number without leading zeros or sign: anything else would be written differently by
/// the gateway's own conversion.
fn integer<'a>(field: &'a Field<'_>, material: &Material<'_, '_>) -> Result<&'a str, Error> {
    let text = field.value.as_text();
    match text.parse::<i64>() {
        Ok(number) if number.to_string() == text => Ok(text),
        _ => Err(Error::new(
            material.defect,
            format!(
                "The field `{}` is not a whole number, and the rule signs it as one.",
                field.name
            ),
        )
        .field(&*field.name)),
    }
}

/// Adds a JSON string literal in the given style.
fn quote(bytes: &mut Vec<u8>, content: &str, style: JsonStyle) {
    match style {
        JsonStyle::Php => quote_as_php(bytes, content),
    }
}

/// PHP's `json_encode` without flags.
fn quote_as_php(bytes: &mut Vec<u8>, content: &str) {
    bytes.push(b'"');
    let mut rest = content;
    while let Some(special) = rest.bytes().position(|byte| !is_plain(byte)) {
        // All before it is ASCII, so a character begins there.
        let (plain, others) = rest.split_at(special);
        bytes.extend_from_slice(plain.as_bytes());
        let mut others = others.chars();
        if let Some(character) = others.next() {
            escape_as_php(bytes, character);
        }
        rest = others.as_str();
    }
    bytes.extend_from_slice(rest.as_bytes());
    bytes.push(b'"');
}

/// Whether every style writes the byte as it is.
pub(super) fn is_plain(byte: u8) -> bool {
    matches!(byte, b' '..=b'~') && !matches!(byte, b'"' | b'\\' | b'/')
}

/// `/` escaped, every character outside ASCII as lower-case `\uXXXX` in UTF-16, control characters by their short form
/// where JSON has one.
fn escape_as_php(bytes: &mut Vec<u8>, character: char) {
    match character {
        '"' => bytes.extend_from_slice(b"\\\""),
        '\\' => bytes.extend_from_slice(b"\\\\"),
        '/' => bytes.extend_from_slice(b"\\/"),
        '\u{8}' => bytes.extend_from_slice(b"\\b"),
        '\u{c}' => bytes.extend_from_slice(b"\\f"),
        '\n' => bytes.extend_from_slice(b"\\n"),
        '\r' => bytes.extend_from_slice(b"\\r"),
        '\t' => bytes.extend_from_slice(b"\\t"),
        ' '..='\u{7f}' => bytes.push(character as u8),
        _ => {
            for unit in character.encode_utf16(&mut [0; 2]) {
                bytes.extend_from_slice(format!("\\u{unit:04x}").as_bytes());
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::quote_as_php;

    /// Each literal is what PHP 8.2 prints for `json_encode` of the same text.
    #[test]
    fn literals_are_those_of_php() {
        for (content, literal) in [
            ("https://a/b", r#""https:\/\/a\/b""#),
            (
                "Иван é 😀",
                r#""\u0418\u0432\u0430\u043d \u00e9 \ud83d\ude00""#,
            ),
            ("", r#""""#),
            (
                "\"\\\u{8}\u{c}\n\r\t\u{1}\u{7f}\u{2028}",
                "\"\\\"\\\\\\b\\f\\n\\r\\t\\u0001\u{7f}\\u2028\"",
            ),
        ] {
            let mut written = Vec::new();
            quote_as_php(&mut written, content);
            assert_eq!(written, literal.as_bytes());
        }
    }
}
