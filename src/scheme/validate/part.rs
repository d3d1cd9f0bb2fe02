//! Whether each part of a text makes sense by itself.

use super::{At, check_list, operation::Context};
use crate::{
    Error,
    scheme::{Fields, Format, JsonObject, Kind, MessageValue, Nested, Order, Part, Place, Show},
    sign::option::is_token,
};
use alloc::{format, string::String};

pub fn check_all(parts: &[Part], context: &Context<'_>, at: &At) -> Result<(), Error> {
    for (position, part) in parts.iter().enumerate() {
        check(part, context, &at.item(position))?;
    }
    Ok(())
}

fn check(part: &Part, context: &Context<'_>, at: &At) -> Result<(), Error> {
    let place = context.operation.carrier.place;
    match part {
        Part::Literal(text) if text.is_empty() => {
            Err(at.property("literal").refuse("is empty and adds nothing"))
        }
        Part::Method if context.kind == Kind::Response => Err(at.refuse("is the method, and a response has none")),
        Part::Path if context.kind == Kind::Response => Err(at.refuse("is the path, and a response has none")),
        Part::Body | Part::BodyText(_) if place == Place::Field => Err(at.refuse(
            "is the body, which carries the signature itself; a field's signature covers `fields` or `json`",
        )),
        Part::Body | Part::BodyText(_) if context.operation.formats == [Format::Query] => {
            Err(at.refuse("is the body, and a message whose fields travel in the query has none"))
        }
        Part::BodyText(rule) if rule.minified && context.operation.formats != [Format::Json] => Err(at
            .property("bodyText.minified")
            .refuse("leaves out white space, which means nothing in JSON alone; `formats` lists another")),
        Part::Value(rule) => check_value(rule, context, &at.property("value")),
        Part::Fields(rule) => check_fields(rule, context, &at.property("fields")),
        Part::Json(rule) => check_object(rule, context, &at.property("json")),
        Part::Digest(rule) => {
            let at = at.property("digest.text");
            if rule.text.is_empty() {
                return Err(at.refuse("is empty; a digest of nothing says nothing"));
            }
            check_all(&rule.text, context, &at)
        }
        _ => Ok(()),
    }
}

fn check_value(rule: &MessageValue, context: &Context<'_>, at: &At) -> Result<(), Error> {
    let carrier = &context.operation.carrier;
    let name = at.property("name");
    if rule.name.is_empty() {
        return Err(name.refuse("is empty; it names the value that is signed"));
    }
    if rule.place == Place::Header && !is_token(&rule.name) {
        return Err(name
            .refuse("names a header with a character that none can hold")
            .found(&rule.name));
    }
    let equal = |known: &str| match rule.place {
        Place::Header => known.eq_ignore_ascii_case(&rule.name),
        Place::Query | Place::Field => known == rule.name,
    };
    if rule.place == carrier.place && carrier.names().any(equal) {
        return Err(name.refuse("is where the signature is, which cannot sign itself"));
    }
    if rule.place == Place::Query && context.operation.formats == [Format::Query] {
        return Err(at
            .property("in")
            .refuse("is query where the fields travel in the query; `field` reads them"));
    }
    if rule.place == Place::Query && context.kind == Kind::Response {
        return Err(at
            .property("in")
            .refuse("is query, and a response has none"));
    }
    Ok(())
}

fn check_fields(rule: &Fields, context: &Context<'_>, at: &At) -> Result<(), Error> {
    check_list(&rule.exclude, &at.property("exclude"))?;
    match &rule.names {
        None if rule.order == Order::Listed => {
            return Err(at
                .property("order")
                .refuse("is listed, and there is no list `names`"));
        }
        None => {}
        Some(names) => {
            let at = at.property("names");
            check_signed_names(names, context, &at)?;
            if let Some(name) = names.iter().find(|name| rule.exclude.contains(name)) {
                return Err(at.refuse(&format!("holds `{name}`, and so does `exclude`")));
            }
        }
    }
    match rule.nested {
        Nested::Pairs if rule.separator.is_empty() => {
            Err(at.property("nested").refuse("is pairs, and there is no `separator` to stand between them"))
        }
        Nested::Pairs | Nested::Flatten if rule.show == Show::Values && rule.separator.is_empty() => {
            Err(at.property("nested").refuse("is flatten where values are joined without names or separator, so nobody could tell the levels apart"))
        }
        _ => Ok(()),
    }
}

fn check_object(rule: &JsonObject, context: &Context<'_>, at: &At) -> Result<(), Error> {
    check_list(&rule.integers, &at.property("integers"))?;
    let Some(names) = &rule.names else {
        return Ok(());
    };
    check_signed_names(names, context, &at.property("names"))?;
    match rule.integers.iter().position(|name| !names.contains(name)) {
        None => Ok(()),
        Some(position) => Err(at
            .property("integers")
            .item(position)
            .refuse("is not among `names`, so it is never written")),
    }
}

/// Names of signed fields: at least one, each once, and never the signature's own.
fn check_signed_names(names: &[String], context: &Context<'_>, at: &At) -> Result<(), Error> {
    let carrier = &context.operation.carrier;
    if names.is_empty() {
        return Err(at.refuse("is empty, so no field would be signed; leave it out to sign all"));
    }
    check_list(names, at)?;
    let own = |name: &String| carrier.carries(Place::Field, name);
    match names.iter().position(own) {
        None => Ok(()),
        Some(position) => Err(at
            .item(position)
            .refuse("is the field of the signature, which cannot sign itself")),
    }
}
