//! Whether the rule for one kind of message makes sense.

use super::{At, message, part, signature, text};
use crate::{
    Error,
    scheme::{Carrier, Format, Kind, Operation, Part, Place, Scheme},
    sign::option::is_token,
};
use alloc::{vec, vec::Vec};

/// What the checks of a text need to know about the message that it is made of.
pub struct Context<'a> {
    pub kind: Kind,
    pub operation: &'a Operation,
}

pub fn check(scheme: &Scheme, kind: Kind, operation: &Operation) -> Result<(), Error> {
    let at = At::root("operations").property(kind.as_str());
    let upper = |byte: u8| byte.is_ascii_uppercase();
    if operation.method.is_empty() || !operation.method.bytes().all(upper) {
        return Err(at
            .property("method")
            .refuse("is no HTTP method in capital letters")
            .found(&operation.method));
    }
    check_formats(operation, &at)?;
    check_carrier(&operation.carrier, kind, operation, &at.property("carrier"))?;

    let rule = match &operation.signature {
        Some(rule) => {
            signature::check(rule, &at.property("signature"))?;
            rule
        }
        None => scheme.signature.as_ref().ok_or_else(|| {
            at.refuse("has no `signature`, and the scheme gives none for all of its messages")
        })?,
    };
    let context = Context { kind, operation };
    let (parts, text_at) = match operation.text.as_slice() {
        [] => (scheme.text.as_slice(), At::root("text")),
        own => (own, at.property("text")),
    };
    if parts.is_empty() {
        return Err(at.refuse("has no `text`, and the scheme gives none for all of its messages"));
    }
    let mut texts = vec![(parts, text_at)];
    for (position, alternative) in operation.alternatives.iter().enumerate() {
        let at = at.property("alternatives").item(position);
        let earlier = operation.alternatives.iter().take(position);
        if alternative.name.is_empty() {
            return Err(at
                .property("name")
                .refuse("is empty; it is reported when this text matched"));
        }
        if earlier.clone().any(|known| known.name == alternative.name) {
            return Err(at
                .property("name")
                .refuse("is the name of an earlier alternative as well"));
        }
        if alternative.text.is_empty() {
            return Err(at
                .property("text")
                .refuse("is empty; an alternative gives the text that it stands for"));
        }
        if alternative.text == parts || earlier.clone().any(|known| known.text == alternative.text)
        {
            return Err(at
                .property("text")
                .refuse("is a text that is tried before it already"));
        }
        texts.push((&alternative.text, at.property("text")));
    }
    for (parts, at) in &texts {
        part::check_all(parts, &context, at)?;
        text::check(parts, rule, &context, at)?;
    }
    let all: Vec<&[Part]> = texts.iter().map(|(parts, _)| *parts).collect();
    message::check(&all, rule, &context, &at)
}

fn check_formats(operation: &Operation, at: &At) -> Result<(), Error> {
    let formats = &operation.formats;
    let at = at.property("formats");
    if formats.is_empty() {
        return Err(at.refuse("is empty; fields travel as json, form or query"));
    }
    let twice =
        |(position, format): (usize, &Format)| formats.iter().take(position).any(|f| f == format);
    if let Some(position) = formats.iter().enumerate().position(twice) {
        return Err(at.item(position).refuse("is there a second time"));
    }
    Ok(())
}

fn check_carrier(
    carrier: &Carrier,
    kind: Kind,
    operation: &Operation,
    at: &At,
) -> Result<(), Error> {
    if carrier.name.is_empty() {
        return Err(at
            .property("name")
            .refuse("is empty; the signature needs a place"));
    }
    super::check_list(&carrier.also, &at.property("also"))?;
    if let Some(position) = carrier.also.iter().position(|name| *name == carrier.name) {
        return Err(at.property("also").item(position).refuse("repeats `name`"));
    }
    match carrier.place {
        Place::Header => {
            if kind == Kind::Redirect {
                return Err(at.property("in").refuse(
                    "is header, and a redirect comes through a browser, which sends no such header",
                ));
            }
            if let Some(name) = carrier.names().find(|name| !is_token(name)) {
                return Err(at
                    .property("name")
                    .refuse("holds a character that the name of a header cannot hold")
                    .found(name));
            }
            if carrier
                .names()
                .any(|name| name.eq_ignore_ascii_case("content-type"))
            {
                return Err(at
                    .property("name")
                    .refuse("is the header Content-Type, which says how the body is written"));
            }
        }
        Place::Query if operation.formats.contains(&Format::Query) => {
            return Err(at.property("in").refuse("is query where the fields travel in the query as well; `field` puts the signature beside them"));
        }
        Place::Query | Place::Field => {}
    }
    if carrier.prefix.starts_with(char::is_whitespace)
        || carrier.prefix.contains(['\r', '\n', '\0'])
    {
        return Err(at.property("prefix").refuse(
            "begins with white space or holds a line end, which does not survive in a message",
        ));
    }
    Ok(())
}
