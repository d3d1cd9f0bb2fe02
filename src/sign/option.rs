//! The options of a call, checked against the rule.

use super::SignOptions;
use crate::{
    Code, Error,
    scheme::{Encoding, Format, Operation, TimeFormat},
};

pub fn no_list_of_names() -> Error {
    Error::new(
        Code::OptionInvalid,
        "The option `fields` is given, and the rule signs no such list.",
    )
    .field("fields")
}

pub fn format(operation: &Operation, wanted: Option<Format>) -> Result<Format, Error> {
    let own = operation.formats.first().copied().unwrap_or(Format::Json);
    let format = wanted.unwrap_or(own);
    if operation.formats.contains(&format) {
        return Ok(format);
    }
    let name = |format| match format {
        Format::Json => "json",
        Format::Form => "form",
        Format::Query => "query",
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

pub fn timestamp(
    operation: &Operation,
    options: &SignOptions<'_>,
) -> Result<Option<String>, Error> {
    let Some(time) = &operation.time else {
        return Ok(None);
    };
    let text = match (options.timestamp, time.format) {
        (Some(text), _) => text.to_owned(),
        (None, TimeFormat::Milliseconds) => options.now_ms.to_string(),
        (None, TimeFormat::Seconds) => (options.now_ms / 1000).to_string(),
    };
    if text.is_empty() || text.len() > 19 || !text.bytes().all(|byte| byte.is_ascii_digit()) {
        let unit = time.format.unit();
        return Err(Error::new(
            Code::OptionInvalid,
            format!("The option `timestamp` is not a whole number of {unit}."),
        )
        .field("timestamp")
        .expected(format!("{unit} since 1970, in digits"))
        .found(text));
    }
    Ok(Some(text))
}

/// The encoding of the signature, in upper case where the caller wants it so.
pub fn cased(encoding: Encoding, upper: bool) -> Encoding {
    match encoding {
        Encoding::HexLower if upper => Encoding::HexUpper,
        _ => encoding,
    }
}
