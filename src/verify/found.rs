//! Where a message has its fields and its signature.

use crate::{
    Code, Error,
    message::{Field, IncomingMessage, Origin, Value, find, parse_form, parse_object, parse_xml},
    scheme::{Carrier, Encoding, Format, Operation, Place},
    signature::encoding,
};
use alloc::{
    borrow::{Cow, ToOwned},
    format,
    string::String,
    vec::Vec,
};

/// A signature as found in a message.
pub struct Found<'a> {
    /// The header or field that holds it.
    pub name: &'a str,
    /// The signature, decoded.
    pub bytes: Vec<u8>,
}

/// The fields of the body or, where the rule says so, of the query.
pub fn fields<'m>(
    message: &IncomingMessage<'m>,
    operation: &Operation,
) -> Result<Vec<Field<'m>>, Error> {
    let format = format(message.body, operation);
    let is_empty = match format {
        Format::Query => message.query_text().unwrap_or_default().is_empty(),
        Format::Form => message.body.is_empty(),
        Format::Json | Format::Xml => false,
    };
    // Nothing is a form without fields, where the signature is not one of them.
    if is_empty && operation.carrier.place == Place::Header {
        return Ok(Vec::new());
    }
    match format {
        Format::Query => parse_form(message.query_text().unwrap_or_default(), Origin::QUERY)
            .map_err(|error| match message.query_text() {
                None => error
                    .hint("This message comes in the query: give `query`, or the path with it."),
                Some(_) => error,
            }),
        Format::Form => parse_form(message.body_text()?, Origin::BODY),
        Format::Xml => parse_xml(message.body_text()?, Origin::BODY),
        Format::Json if !operation.formats.contains(&Format::Json) => Err(Error::new(
            Code::MessageUnreadable,
            match operation.formats.contains(&Format::Form) {
                true => "The body is JSON where a form is needed.",
                false => "The body is JSON where XML is needed.",
            },
        )
        .field("body")),
        Format::Json => parse_object(message.body_text()?, Origin::BODY),
    }
}

/// How the fields of a message are written, going by the rule and by how the body begins.
pub fn format(body: &[u8], operation: &Operation) -> Format {
    let begins = |with: &[u8]| body.trim_ascii_start().starts_with(with);
    let in_query = operation.formats.contains(&Format::Query)
        && (operation.formats.len() == 1 || body.is_empty());
    if in_query {
        Format::Query
    } else if operation.formats == [Format::Xml]
        || operation.formats.contains(&Format::Xml) && begins(b"<")
    {
        Format::Xml
    } else if operation.formats.contains(&Format::Form)
        && !(begins(b"{") || begins(b"[") || begins("\u{feff}".as_bytes()))
    {
        Format::Form
    } else {
        Format::Json
    }
}

/// `MESSAGE_NOT_RAW` for what JavaScript makes of a parsed body that is used as text.
pub fn refuse_parsed_body(body: &[u8]) -> Result<(), Error> {
    if body.trim_ascii() != b"[object Object]" {
        return Ok(());
    }
    Err(Error::new(
        Code::MessageNotRaw,
        "The body is `[object Object]`: it was parsed before it reached the verifier.",
    )
    .field("body"))
}

/// The signature's bytes. Missing or empty is an error, never "unsigned, so fine".
pub fn signature<'a>(
    message: &IncomingMessage<'_>,
    operation: &'a Operation,
    fields: &[Field<'_>],
) -> Result<Found<'a>, Error> {
    let carrier = &operation.carrier;
    if let Some((name, text)) = signature_text(message, operation, fields)? {
        let encoded = without_prefix(&text, carrier).ok_or_else(|| {
            let what = format!("does not begin with `{}`", carrier.prefix);
            unreadable(name, &what).expected(&carrier.prefix)
        })?;
        let bytes =
            encoding::decode(encoded, carrier.encoding).map_err(|what| unreadable(name, what))?;
        return Ok(Found { name, bytes });
    }
    let place = carrier.place.noun();
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
pub fn signature_text<'a, 'm>(
    message: &IncomingMessage<'m>,
    operation: &'a Operation,
    fields: &'m [Field<'_>],
) -> Result<Option<(&'a str, Cow<'m, str>)>, Error> {
    for name in operation.carrier.names() {
        let text = match operation.carrier.place {
            Place::Header => message.headers.get(name)?.map(Cow::Borrowed),
            Place::Query => in_query(message, name)?
                .map(|text| mend_plus(&text, &operation.carrier).into_owned().into()),
            Place::Field => match find(fields, name).map(|field| &field.value) {
                None | Some(Value::Null) => None,
                Some(Value::Text(text)) => Some(match format(message.body, operation) {
                    Format::Form | Format::Query => mend_plus(text, &operation.carrier),
                    Format::Json | Format::Xml => Cow::Borrowed(&**text),
                }),
                Some(_) => return Err(unreadable(name, "is no text")),
            },
        };
        if let Some(text) = text.filter(|text| !text.trim().is_empty()) {
            return Ok(Some((name, text)));
        }
    }
    Ok(None)
}

/// What follows the carrier's prefix, which white space may precede; `None` where the text has another beginning.
pub fn without_prefix<'t>(text: &'t str, carrier: &Carrier) -> Option<&'t str> {
    text.trim_ascii_start().strip_prefix(&*carrier.prefix)
}

/// The query parameter of this name.
fn in_query(message: &IncomingMessage<'_>, name: &str) -> Result<Option<String>, Error> {
    match message.query_text().filter(|query| !query.is_empty()) {
        None => Ok(None),
        Some(query) => {
            let fields = parse_form(query, Origin::QUERY)?;
            Ok(find(&fields, name).map(|field| field.value.as_text().to_owned()))
        }
    }
}

/// Base64 has no spaces: one in a form's or query's signature, at its ends as well, was a `+`
/// that was sent unescaped. In JSON, XML and hexadecimal a space is only white space.
fn mend_plus<'t>(text: &'t str, carrier: &Carrier) -> Cow<'t, str> {
    let encoded = match (carrier.encoding, &*carrier.prefix) {
        (Encoding::HexLower | Encoding::HexUpper, _) => "",
        (_, "") => text,
        _ => without_prefix(text, carrier).unwrap_or_default(),
    };
    if !encoded.contains(' ') || encoded.trim().is_empty() {
        return text.into();
    }
    let prefix = text.strip_suffix(encoded).unwrap_or_default();
    format!("{prefix}{}", encoded.replace(' ', "+")).into()
}

pub fn unreadable(name: &str, what: &str) -> Error {
    Error::new(
        Code::SignatureUnreadable,
        format!("The signature in `{name}` {what}."),
    )
    .field(name)
}
