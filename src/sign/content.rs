//! The fields of a message on its way out, and the text that they travel as.

use super::Params;
use crate::{
    Code, Error,
    message::{
        Field, Origin, Value, encode_form, parse_object, refuse_nested_defects, write_object,
        write_xml,
    },
    scheme::{Format, Operation, Place, Scheme, Skip},
};
use alloc::{borrow::ToOwned, format, string::String, vec::Vec};

/// Fields, and their text in the format that they travel in.
pub struct Content<'p> {
    format: Format,
    fields: Vec<Field<'p>>,
    /// Written before signing where it is signed, and where it is JSON, whose bytes are the caller's.
    text: Option<String>,
    /// Whether the signature becomes one of the fields.
    carries_signature: bool,
}

impl<'p> Content<'p> {
    /// Reads the fields, and leaves out those that the rule does not send.
    pub fn new(
        params: Params<'p>,
        format: Format,
        scheme: &Scheme,
        operation: &Operation,
    ) -> Result<Self, Error> {
        let mut fields = parse_object(params.json(), Origin::PARAMS)?;
        refuse_signature_field(&fields, scheme)?;
        // JavaScript has checked what it wrote itself.
        if let Params::Text(_) = params {
            refuse_nested_defects(&fields, Code::ParamsUnsignable)?;
        }
        let rebuilt = matches!(params, Params::Value(_)) && operation.omit != Skip::Nothing;
        if rebuilt {
            fields.retain(|field| !operation.omit.skips(&field.value));
        }
        let carries_signature = operation.carrier.place == Place::Field;
        let text = match format {
            Format::Json if rebuilt => Some(write_object(&fields)),
            Format::Json => Some(params.json().to_owned()),
            Format::Form | Format::Xml if !carries_signature => Some(written(format, &fields)?),
            Format::Form | Format::Xml | Format::Query => None,
        };
        Ok(Self {
            format,
            fields,
            text,
            carries_signature,
        })
    }

    /// The fields.
    pub fn fields(&self) -> &[Field<'p>] {
        &self.fields
    }

    /// The body as it is signed. One that carries its own signature is never signed as a whole.
    pub fn signed_body(&self) -> &[u8] {
        match &self.text {
            Some(text) if !self.carries_signature => text.as_bytes(),
            _ => &[],
        }
    }

    /// Adds the signature as a field behind all others.
    pub fn add_signature(&mut self, name: &str, signature: &str) {
        if let Some(json) = &self.text {
            self.text = Some(append_field(json, name, signature, self.fields.is_empty()));
        }
        self.fields.push(Field {
            name: name.to_owned().into(),
            value: Value::Text(signature.to_owned().into()),
        });
    }

    /// What the body is, for the header `Content-Type`; `None` where the fields travel in the query.
    pub fn media_type(&self, operation: &Operation) -> Option<String> {
        match self.format {
            Format::Json => Some(operation.json_type.clone()),
            Format::Form => Some("application/x-www-form-urlencoded".to_owned()),
            Format::Xml => Some("text/xml; charset=utf-8".to_owned()),
            Format::Query => None,
        }
    }

    /// The text to send.
    pub fn into_text(self) -> Result<String, Error> {
        match self.text {
            Some(text) => Ok(text),
            None => written(self.format, &self.fields),
        }
    }
}

fn written(format: Format, fields: &[Field<'_>]) -> Result<String, Error> {
    match format {
        Format::Form | Format::Query => form(fields),
        Format::Xml => write_xml(fields),
        Format::Json => Ok(write_object(fields)),
    }
}

/// The object's text with one more field at its end, all else byte for byte as it was.
fn append_field(json: &str, name: &str, value: &str, was_empty: bool) -> String {
    let own = Field {
        name: name.into(),
        value: Value::Text(value.into()),
    };
    let written = write_object([&own]);
    let member = written.strip_prefix('{').unwrap_or(&written);
    let (head, tail) = json.rsplit_once('}').unwrap_or((json, ""));
    // White space before the brace stays there.
    let last = head.trim_end();
    let space = head.strip_prefix(last).unwrap_or_default();
    let member = member.strip_suffix('}').unwrap_or(member);
    let comma = if was_empty { "" } else { "," };
    format!("{last}{comma}{member}{space}}}{tail}")
}

/// The fields as a form body or query; null has no text there and is left out.
fn form(fields: &[Field<'_>]) -> Result<String, Error> {
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

/// A value for a field that carries a signature, be it in another kind of message, would be lost, sign itself, or be taken
/// for one.
fn refuse_signature_field(fields: &[Field<'_>], scheme: &Scheme) -> Result<(), Error> {
    let carries = |name: &str| {
        let mut operations = scheme.operations.values();
        operations.any(|operation| operation.carrier.carries(Place::Field, name))
    };
    match fields.iter().find(|field| carries(&field.name)) {
        None => Ok(()),
        Some(field) => Err(Error::new(
            Code::ParamsUnsignable,
            format!(
                "`params` holds the field `{}`, which is the signature's own.",
                field.name
            ),
        )
        .hint("Leave it out; signing adds it.")
        .field(&*field.name)),
    }
}
