//! A JSON object made of fields, as another language's library would write it.

use super::{Canonical, Material, Source};
use crate::{
    Error,
    message::{Field, Value, find},
    scheme::{JsonObject, JsonStyle},
};

impl Canonical {
    pub(super) fn push_object(
        &mut self,
        rule: &JsonObject,
        material: &Material<'_>,
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
        let members: Vec<(&str, Option<&Field>)> = match material.names.or(rule.names.as_deref()) {
            Some(names) => names
                .iter()
                .map(|name| (name.as_str(), find(material.fields, name)))
                .collect(),
            None => material
                .unsigned_fields()
                .map(|field| (field.name.as_str(), Some(field)))
                .collect(),
        };
        self.punctuate(b"{");
        for (position, (name, field)) in members.into_iter().enumerate() {
            if position > 0 {
                self.punctuate(b",");
            }
            self.punctuate(quote(name, rule.style).as_bytes());
            self.punctuate(b":");
            let text = match field {
                None
                | Some(Field {
                    value: Value::Null, ..
                }) => "null".into(),
                Some(field) if rule.integers.iter().any(|integer| integer == name) => {
                    integer(field, material)?
                }
                Some(field) => quote(field.value.as_text(), rule.style),
            };
            self.push(text.as_bytes(), Source::Field(name.to_owned()));
        }
        self.punctuate(b"}");
        Ok(())
    }
}

/// A whole number without leading zeros or sign: anything else would be written differently by
/// the gateway's own conversion.
fn integer(field: &Field, material: &Material<'_>) -> Result<String, Error> {
    let text = field.value.as_text();
    match text.parse::<i64>() {
        Ok(number) if number.to_string() == text => Ok(text.into()),
        _ => Err(Error::new(
            material.defect,
            format!(
                "The field `{}` is not a whole number, and the rule signs it as one.",
                field.name
            ),
        )
        .field(&field.name)),
    }
}

/// A JSON string literal in the given style.
fn quote(content: &str, style: JsonStyle) -> String {
    match style {
        JsonStyle::Php => quote_as_php(content),
    }
}

/// PHP's `json_encode` without flags: `/` escaped, every character outside ASCII as lower-case
/// `\uXXXX` in UTF-16, control characters by their short form where JSON has one.
fn quote_as_php(content: &str) -> String {
    let mut literal = String::with_capacity(content.len() + 2);
    literal.push('"');
    for character in content.chars() {
        match character {
            '"' => literal.push_str("\\\""),
            '\\' => literal.push_str("\\\\"),
            '/' => literal.push_str("\\/"),
            '\u{8}' => literal.push_str("\\b"),
            '\u{c}' => literal.push_str("\\f"),
            '\n' => literal.push_str("\\n"),
            '\r' => literal.push_str("\\r"),
            '\t' => literal.push_str("\\t"),
            ' '..='\u{7f}' => literal.push(character),
            _ => {
                for unit in character.encode_utf16(&mut [0; 2]) {
                    literal.push_str(&format!("\\u{unit:04x}"));
                }
            }
        }
    }
    literal.push('"');
    literal
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
            assert_eq!(quote_as_php(content), literal);
        }
    }
}
