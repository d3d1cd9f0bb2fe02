//! Where a message has its fields and its signature.

use crate::{
    Code, Error,
    message::{Field, IncomingMessage, Origin, Value, find, parse_form, parse_object},
    scheme::{Format, Operation, Place},
    signature::encoding,
};

/// A signature as found in a message.
pub struct Found<'a> {
    /// The header or field that holds it.
    pub name: &'a str,
    /// The signature, decoded.
    pub bytes: Vec<u8>,
}

/// The fields of the body or, where the rule says so, of the query.
pub fn fields(message: &IncomingMessage<'_>, operation: &Operation) -> Result<Vec<Field>, Error> {
    if operation.formats.contains(&Format::Query) {
        return parse_form(message.query_text().unwrap_or_default(), Origin::QUERY).map_err(
            |error| match message.query_text() {
                None => error
                    .hint("This message comes in the query: give `query`, or the path with it."),
                Some(_) => error,
            },
        );
    }
    let text = message.body_text()?;
    if text.trim() == "[object Object]" {
        return Err(Error::new(
            Code::MessageNotRaw,
            "The body is `[object Object]`: it was parsed before it reached the verifier.",
        )
        .field("body"));
    }
    let looks_like_json = text.trim_start().starts_with(['{', '[', '\u{feff}']);
    match operation.formats.as_slice() {
        formats if formats.contains(&Format::Form) && !looks_like_json => {
            parse_form(text, Origin::BODY)
        }
        [Format::Form] => Err(Error::new(
            Code::MessageUnreadable,
            "The body is JSON where a form is needed.",
        )
        .field("body")),
        _ => parse_object(text, Origin::BODY),
    }
}

/// The signature's bytes. Missing or empty is an error, never "unsigned, so fine".
pub fn signature<'a>(
    message: &IncomingMessage<'_>,
    operation: &'a Operation,
    fields: &[Field],
) -> Result<Found<'a>, Error> {
    let carrier = &operation.carrier;
    if let Some((name, text)) = signature_text(message, operation, fields)? {
        let bytes =
            encoding::decode(&text, carrier.encoding).map_err(|what| unreadable(name, what))?;
        return Ok(Found { name, bytes });
    }
    let place = match carrier.place {
        Place::Header => "header",
        Place::Field => "field",
    };
    let error = Error::new(
        Code::SignatureMissing,
        format!(
            "The signature is missing: there is no {place} `{}`, or it is empty.",
            carrier.name
        ),
    )
    .field(&carrier.name);
    Err(match carrier.place {
        Place::Header if message.headers.is_empty() => {
            error.hint("Hand over the message's `headers` as well.")
        }
        _ => error.hint("Treat the message as forged; an unsigned one proves nothing."),
    })
}

/// The first of the carrier's names that holds something, with the signature as it is written.
pub fn signature_text<'a>(
    message: &IncomingMessage<'_>,
    operation: &'a Operation,
    fields: &[Field],
) -> Result<Option<(&'a str, String)>, Error> {
    for name in operation.carrier.names() {
        let text = match operation.carrier.place {
            Place::Header => message.headers.get(name)?.map(str::to_owned),
            Place::Field => match find(fields, name).map(|field| &field.value) {
                None | Some(Value::Null) => None,
                Some(Value::Text(text)) => Some(mend_plus(text, operation)),
                Some(_) => return Err(unreadable(name, "is no text")),
            },
        };
        if let Some(text) = text.filter(|text| !text.trim().is_empty()) {
            return Ok(Some((name, text)));
        }
    }
    Ok(None)
}

/// Base64 has no spaces: one inside a form's signature was a `+` that was sent unescaped.
fn mend_plus(text: &str, operation: &Operation) -> String {
    if operation
        .formats
        .iter()
        .any(|format| *format != Format::Json)
    {
        text.trim().replace(' ', "+")
    } else {
        text.to_owned()
    }
}

pub fn unreadable(name: &str, what: &str) -> Error {
    Error::new(
        Code::SignatureUnreadable,
        format!("The signature in `{name}` {what}."),
    )
    .field(name)
}
