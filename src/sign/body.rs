//! The body or query of a signed message.

use crate::{
    Code, Error,
    message::{Field, Value, encode_form, write_object},
};
use alloc::{format, string::String, vec::Vec};

/// The object's text with one more field at its end, all else byte for byte as it was.
pub fn append_field(json: &str, name: &str, value: &str, was_empty: bool) -> String {
    let own = Field {
        name: name.into(),
        value: Value::Text(value.into()),
    };
    let written = write_object([&own]);
    let member = written.strip_prefix('{').unwrap_or(&written);
    let (head, tail) = json.rsplit_once('}').unwrap_or((json, ""));
    let head = head.trim_end();
    let comma = if was_empty { "" } else { "," };
    format!("{head}{comma}{member}{tail}")
}

/// The fields as a form body or query; null has no text there and is left out.
pub fn form(fields: &[Field<'_>]) -> Result<String, Error> {
    let mut pairs = Vec::with_capacity(fields.len());
    for field in fields {
        match &field.value {
            Value::Null => {}
            Value::Nested(_) => {
                return Err(Error::new(
                    Code::ParamsUnsignable,
                    format!(
                        "The field `{}` is an object or array, which a form cannot hold.",
                        field.name
                    ),
                )
                .field(&*field.name));
            }
            value => pairs.push((&*field.name, value.as_text())),
        }
    }
    Ok(encode_form(pairs))
}
