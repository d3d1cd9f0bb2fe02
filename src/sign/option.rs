//! The options of a call, checked against the rule.

use super::SignOptions;
use crate::{
    Code, Error,
    message::{Origin, parse_form},
    scheme::{Encoding, Format, Operation, Place, TimeFormat},
};
use alloc::{borrow::ToOwned, format, string::String, vec::Vec};

pub fn no_list_of_names() -> Error {
    Error::new(
        Code::OptionInvalid,
        "The option `fields` is given, and the rule signs no such list.",
    )
    .field("fields")
}

/// The format that the caller wants, or else the query for a method without a body, or else the
/// gateway's own.
pub fn format(
    operation: &Operation,
    wanted: Option<Format>,
    method: &str,
) -> Result<Format, Error> {
    let own = match method {
        "GET" | "HEAD" if operation.formats.contains(&Format::Query) => Format::Query,
        _ => operation.formats.first().copied().unwrap_or(Format::Json),
    };
    let format = wanted.unwrap_or(own);
    if operation.formats.contains(&format) {
        return Ok(format);
    }
    let name = |format| match format {
        Format::Json => "json",
        Format::Form => "form",
        Format::Query => "query",
        Format::Xml => "xml",
    };
    let known: Vec<_> = operation.formats.iter().copied().map(name).collect();
    Err(Error::new(
        Code::OptionInvalid,
        format!(
            "The option `contentType` is {}, which this message is not sent as.",
            name(format)
        ),
    )
    .field("contentType")
    .expected(known.join(" or "))
    .found(name(format)))
}

pub fn method(operation: &Operation, wanted: Option<&str>) -> Result<String, Error> {
    let method = wanted.unwrap_or(&operation.method);
    if !method.is_empty() && method.bytes().all(|byte| byte.is_ascii_alphabetic()) {
        return Ok(method.to_ascii_uppercase());
    }
    Err(Error::new(
        Code::OptionInvalid,
        "The option `method` is not the name of an HTTP method.",
    )
    .field("method")
    .found(method))
}

pub fn path(path: &str) -> Result<&str, Error> {
    let what = if path.contains("://") {
        "holds the host as well"
    } else if !path.starts_with('/') {
        "does not begin with `/`"
    } else if path.contains(['?', '#']) {
        "holds a query or fragment as well"
    } else if path.contains(|c: char| c.is_whitespace() || c.is_control()) {
        "holds white space"
    } else {
        return Ok(path);
    };
    Err(
        Error::new(Code::OptionInvalid, format!("The option `path` {what}."))
            .hint("Give the path of the address alone, for instance `/api/pay`.")
            .field("path")
            .found(path),
    )
}

/// The text of the signed time: the caller's own, where that is of the format, or else the
/// milliseconds that it or the clock gives, as the rule writes them.
pub fn timestamp(
    operation: &Operation,
    options: &SignOptions<'_>,
) -> Result<Option<String>, Error> {
    let Some(time) = &operation.time else {
        return Ok(None);
    };
    let Some(text) = options.timestamp else {
        return Ok(Some(time.write(options.now_ms)));
    };
    // Twelve digits and more are milliseconds: as seconds they would lie beyond the year 5000.
    let is_milliseconds =
        time.format != TimeFormat::Milliseconds && (12..=13).contains(&text.len());
    let milliseconds = text.parse().ok().filter(|_| is_milliseconds);
    match (milliseconds, time.to_ms(text)) {
        (Some(ms), _) => Ok(Some(time.write(ms))),
        (None, Some(_)) => Ok(Some(text.to_owned())),
        (None, None) => Err(Error::new(
            Code::OptionInvalid,
            format!("The option `timestamp` is not {}.", time.format.noun()),
        )
        .field("timestamp")
        .expected(time.format.pattern())
        .found(text)),
    }
}

/// Adds the caller's own headers. None may be one that signing writes itself.
pub fn add_headers(
    headers: &mut Vec<(String, String)>,
    operation: &Operation,
    own: &[(&str, &str)],
) -> Result<(), Error> {
    for (name, value) in own {
        let carrier = &operation.carrier;
        let is_signature =
            carrier.place == Place::Header && carrier.names().any(|n| n.eq_ignore_ascii_case(name));
        let is_there = headers
            .iter()
            .any(|(known, _)| known.eq_ignore_ascii_case(name));
        let what = if !is_token(name) {
            "which is no name of a header"
        } else if is_signature || is_there || name.eq_ignore_ascii_case("content-type") {
            "which signing writes itself"
        } else if value.contains(['\r', '\n', '\0']) || value.trim() != *value {
            "whose value has a line end or white space at its ends"
        } else {
            headers.push(((*name).to_owned(), (*value).to_owned()));
            continue;
        };
        return Err(Error::new(
            Code::OptionInvalid,
            format!("The option `headers` holds `{name}`, {what}."),
        )
        .field("headers")
        .found(*name));
    }
    Ok(())
}

/// The query without its `?`. Refused: one that cannot be read or sent as it is, or that holds the signature's own parameter.
pub fn query<'q>(operation: &Operation, query: Option<&'q str>) -> Result<Option<&'q str>, Error> {
    let Some(query) = query.map(|query| query.strip_prefix('?').unwrap_or(query)) else {
        return Ok(None);
    };
    if query.is_empty() {
        return Ok(Some(query));
    }
    let refuse = |what: &str| {
        Error::new(
            Code::OptionInvalid,
            format!("The option `query` holds {what}."),
        )
        .field("query")
    };
    if query.contains(|c: char| c == '#' || c.is_whitespace() || c.is_control()) {
        let error = refuse("white space or a fragment");
        return Err(error.hint("Give it percent-encoded, as it stands in the address."));
    }
    let origin = Origin {
        code: Code::OptionInvalid,
        noun: "the option `query`",
    };
    match parse_form(query, origin)?
        .iter()
        .find(|field| operation.carrier.carries(Place::Query, &field.name))
    {
        None => Ok(Some(query)),
        Some(field) => Err(refuse(&format!(
            "`{}`, which signing writes itself",
            field.name
        ))),
    }
}

/// Whether a header may have this name (RFC 9110, 5.6.2).
pub fn is_token(name: &str) -> bool {
    let symbol = |byte| b"!#$%&'*+-.^_`|~".contains(&byte);
    !name.is_empty()
        && name
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || symbol(byte))
}

/// The encoding of the signature, in upper case where the caller wants it so.
pub fn cased(encoding: Encoding, upper: bool) -> Encoding {
    match encoding {
        Encoding::HexLower if upper => Encoding::HexUpper,
        _ => encoding,
    }
}
