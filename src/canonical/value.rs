//! Single values of a message, and its body under a rule.

use super::{Canonical, Material, Source};
use crate::{
    Code, Error,
    message::{Origin, Value, find, parse_form},
    scheme::{BodyText, MessageValue, Missing, Place},
};
use alloc::{
    borrow::{Cow, ToOwned},
    format,
    vec::Vec,
};

impl Canonical<'_> {
    pub(super) fn push_value(
        &mut self,
        rule: &MessageValue,
        material: &Material<'_, '_>,
    ) -> Result<(), Error> {
        let value = find_value(rule, material)?.filter(|value| !value.is_empty());
        let value = match (value, rule.missing) {
            (Some(value), _) => without_prefix(rule, value, material)?,
            (None, Missing::Refuse) => return Err(missing(rule, material)),
            (None, Missing::Empty) => Cow::Borrowed(""),
            (None, Missing::Drop) => return Ok(()),
        };
        let source = match rule.place {
            Place::Header => Source::Header(rule.name.clone().into()),
            Place::Query => Source::Query(rule.name.clone().into()),
            Place::Field => Source::Field(rule.name.clone().into()),
        };
        self.punctuate(rule.before.as_bytes());
        self.push(value.as_bytes(), source);
        Ok(())
    }
}

/// Room for any single value of the message.
pub(super) fn capacity(material: &Material<'_, '_>) -> usize {
    let fields = material
        .fields
        .iter()
        .map(|field| field.value.as_text().len());
    let longest = fields.max().unwrap_or(0);
    longest
        .max(material.headers.longest())
        .max(material.query.map_or(0, str::len))
}

/// The body under `rule`.
pub(super) fn body<'a>(rule: &'a BodyText, body: &'a [u8]) -> Cow<'a, [u8]> {
    match (body, rule.minified) {
        ([], _) => rule.empty.as_bytes().into(),
        (_, false) => body.into(),
        (_, true) => minified(body).into(),
    }
}

/// JSON without white space outside its strings. Bytes that are no JSON are treated alike.
fn minified(json: &[u8]) -> Vec<u8> {
    let mut inside = false;
    let mut escaped = false;
    let mut compact = Vec::with_capacity(json.len());
    for &byte in json {
        match byte {
            b' ' | b'\t' | b'\n' | b'\r' if !inside => continue,
            b'"' if !escaped => inside = !inside,
            _ => {}
        }
        escaped = inside && byte == b'\\' && !escaped;
        compact.push(byte);
    }
    compact
}

fn find_value<'a>(
    rule: &MessageValue,
    material: &Material<'a, '_>,
) -> Result<Option<Cow<'a, str>>, Error> {
    let name = &rule.name;
    Ok(match rule.place {
        Place::Header => material.headers.get(name)?.map(Cow::Borrowed),
        Place::Field => find(material.fields, name)
            .filter(|field| field.value != Value::Null)
            .map(|field| Cow::Borrowed(field.value.as_text())),
        Place::Query => match material.query.filter(|query| !query.is_empty()) {
            None => None,
            // In signing, a query that cannot be read has been refused as an option.
            Some(query) => {
                let fields = parse_form(query, Origin::QUERY)?;
                find(&fields, name).map(|field| Cow::Owned(field.value.as_text().to_owned()))
            }
        },
    })
}

fn without_prefix<'a>(
    rule: &MessageValue,
    value: Cow<'a, str>,
    material: &Material<'_, '_>,
) -> Result<Cow<'a, str>, Error> {
    if rule.prefix.is_empty() {
        return Ok(value);
    }
    match value.strip_prefix(&*rule.prefix) {
        Some(rest) => Ok(rest.to_owned().into()),
        None => Err(Error::new(
            material.defect,
            format!(
                "The {} `{}` does not begin with `{}`, and the rule signs what follows that.",
                rule.place.noun(),
                rule.name,
                rule.prefix
            ),
        )
        .field(&rule.name)),
    }
}

fn missing(rule: &MessageValue, material: &Material<'_, '_>) -> Error {
    let signing = material.defect == Code::ParamsUnsignable;
    let code = match rule.place {
        Place::Header | Place::Query if signing => Code::OptionMissing,
        _ => material.defect,
    };
    let error = Error::new(
        code,
        format!(
            "The {} `{}` is missing or empty, and the rule signs it.",
            rule.place.noun(),
            rule.name
        ),
    )
    .field(&rule.name);
    match (rule.place, signing) {
        (Place::Header, true) => error.hint("Give it in the option `headers`."),
        (Place::Query, true) => error.hint("Give it in the option `query`."),
        (Place::Header, false) => error.hint("Hand over all of the message's `headers`."),
        (Place::Query, false) => error.hint("Hand over the `query`, or the path with it."),
        (Place::Field, _) => error,
    }
}

#[cfg(test)]
mod tests {
    use super::minified;

    #[test]
    fn white_space_goes_only_outside_strings() {
        for (json, compact) in [
            (
                "{ \"a\" : 1 ,\r\n\t\"b\" : [ 1 , 2 ] }",
                r#"{"a":1,"b":[1,2]}"#,
            ),
            (
                r#"{ "a b" : " \" c \\" , "d" : "\\\" e" }"#,
                r#"{"a b":" \" c \\","d":"\\\" e"}"#,
            ),
            ("", ""),
            (" \" open ", "\" open "),
        ] {
            assert_eq!(minified(json.as_bytes()), compact.as_bytes(), "{json}");
        }
    }
}
