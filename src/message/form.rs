//! Form bodies and queries: `application/x-www-form-urlencoded`.

use super::{Field, Origin, USUAL_FIELDS, Value, split, split_once};
use crate::Error;
use alloc::{borrow::Cow, string::String, vec::Vec};
use percent_encoding::percent_decode_str;

/// The fields of a form body or query, decoded, in their order.
///
/// Refused: an empty text, a name given twice, bytes that are not UTF-8 once decoded.
pub fn parse_form(text: &str, origin: Origin) -> Result<Vec<Field<'_>>, Error> {
    if text.is_empty() {
        return Err(origin.error("is empty"));
    }
    let mut fields = Vec::with_capacity(USUAL_FIELDS);
    for pair in split(text, b'&').filter(|pair| !pair.is_empty()) {
        let (name, value) = split_once(pair, b'=').unwrap_or((pair, ""));
        fields.push(Field {
            name: decode(name, origin)?,
            value: Value::Text(decode(value, origin)?),
        });
    }
    origin.refuse_duplicates(&fields)?;
    Ok(fields)
}

/// Name and value pairs as a form body or query.
#[must_use]
pub fn encode_form<'a>(pairs: impl IntoIterator<Item = (&'a str, &'a str)>) -> String {
    form_urlencoded::Serializer::new(String::new())
        .extend_pairs(pairs)
        .finish()
}

fn decode(text: &str, origin: Origin) -> Result<Cow<'_, str>, Error> {
    // By bytes, as in `split`.
    let holds = |sign: u8| text.bytes().any(|byte| byte == sign);
    let spaced: Cow<'_, str> = match holds(b'+') {
        true => text.replace('+', " ").into(),
        false => text.into(),
    };
    if !holds(b'%') {
        return Ok(spaced);
    }
    percent_decode_str(&spaced)
        .decode_utf8()
        .map(|text| Cow::Owned(text.into_owned()))
        .map_err(|_| origin.error("is not UTF-8 once its percent signs are decoded"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plus_is_a_space_and_percent_2b_a_plus() {
        let fields = parse_form("a=1+2%2B3&b=&c&d=%D0%98%F0%9F%98%80", Origin::BODY).unwrap();
        let pairs: Vec<_> = fields
            .iter()
            .map(|field| (&*field.name, field.value.as_text()))
            .collect();
        assert_eq!(pairs, [("a", "1 2+3"), ("b", ""), ("c", ""), ("d", "И😀")]);
        assert_eq!(encode_form(pairs), "a=1+2%2B3&b=&c=&d=%D0%98%F0%9F%98%80");
    }

    #[test]
    fn each_defect_has_its_sentence() {
        for (text, expected) in [
            ("", "The query is empty."),
            ("a=1&%61=2", "The query holds the field `a` twice."),
            (
                "a=%FF",
                "The query is not UTF-8 once its percent signs are decoded.",
            ),
        ] {
            assert_eq!(
                parse_form(text, Origin::QUERY).unwrap_err().to_string(),
                expected
            );
        }
    }
}
