//! Whether what surrounds the signature makes sense: headers, time, answers, states.

use super::{At, check_list, operation::Context};
use crate::{
    Error,
    key::Algorithm,
    scheme::{
        Acknowledgement, Format, Header, HeaderValue, Kind, OutcomeRule, Part, Place, Retries,
        Signature, Time, TimeFormat,
    },
    sign::option::is_token,
};
use alloc::{
    borrow::ToOwned,
    format,
    string::{String, ToString},
    vec,
    vec::Vec,
};

pub fn check(
    texts: &[&[Part]],
    rule: &Signature,
    context: &Context<'_>,
    at: &At,
) -> Result<(), Error> {
    let operation = context.operation;
    let media_type = operation.json_type.split_once('/');
    if media_type.is_none_or(|(kind, rest)| !is_token(kind) || rest.is_empty() || !is_value(rest)) {
        return Err(at
            .property("jsonType")
            .refuse("is no media type such as application/json"));
    }
    let mut taken = vec!["content-type".to_owned()];
    if operation.carrier.place == Place::Header {
        taken.extend(operation.carrier.names().map(str::to_ascii_lowercase));
    }
    if let Some(time) = &operation.time {
        check_time(time, texts, context.kind, &taken, &at.property("time"))?;
        taken.extend(time.names().map(str::to_ascii_lowercase));
    }
    for (position, header) in operation.headers.iter().enumerate() {
        check_header(header, rule, &taken, &at.property("headers").item(position))?;
        taken.push(header.name.to_ascii_lowercase());
    }
    if let Some(answer) = &operation.acknowledgement {
        check_acknowledgement(answer, context.kind, &at.property("acknowledgement"))?;
    }
    if let Some(retries) = &operation.retries {
        check_retries(retries, &at.property("retries"))?;
    }
    for (position, outcome) in operation.outcomes.iter().enumerate() {
        check_outcome(outcome, &at.property("outcomes").item(position))?;
    }
    check_event(texts, context, &at.property("event"))
}

fn check_time(
    time: &Time,
    texts: &[&[Part]],
    kind: Kind,
    taken: &[String],
    at: &At,
) -> Result<(), Error> {
    let header = at.property("header");
    for name in time.names() {
        if !is_token(name) {
            return Err(header
                .refuse("is no name that a header may have")
                .found(name));
        }
        if taken.contains(&name.to_ascii_lowercase()) {
            return Err(header.refuse("is a header that carries something else already"));
        }
    }
    if kind == Kind::Redirect {
        return Err(at.refuse(
            "is a header's, and a redirect comes through a browser, which sends no such header",
        ));
    }
    let signed = |parts: &&[Part]| Part::any(parts, &|part| *part == Part::Timestamp);
    if !texts.iter().all(signed) {
        return Err(at.refuse(
            "is not signed: the text lacks the part `timestamp`, so anyone could change it",
        ));
    }
    let zoned = matches!(time.format, TimeFormat::Iso8601 | TimeFormat::YearToSecond);
    if !zoned && time.utc_offset_minutes != 0 {
        return Err(at
            .property("utcOffsetMinutes")
            .refuse("is given for a time that counts from 1970 and has no zone"));
    }
    if !(-840..=840).contains(&time.utc_offset_minutes) {
        return Err(at
            .property("utcOffsetMinutes")
            .refuse("is beyond 14 hours, the farthest that a zone is from UTC"));
    }
    if time.tolerance_seconds == Some(0) {
        return Err(at
            .property("toleranceSeconds")
            .refuse("is 0, and no message would be in time"));
    }
    Ok(())
}

fn check_header(header: &Header, rule: &Signature, taken: &[String], at: &At) -> Result<(), Error> {
    let name = at.property("name");
    if !is_token(&header.name) {
        return Err(name
            .refuse("is not a name that a header may have")
            .found(&header.name));
    }
    if taken.contains(&header.name.to_ascii_lowercase()) {
        return Err(name.refuse("is a header that is written already"));
    }
    let value = at.property("value");
    let elliptic = matches!(
        rule.algorithm(),
        Some(Algorithm::Secp256k1 | Algorithm::P256)
    );
    match &header.value {
        HeaderValue::PublicKey if !elliptic => {
            Err(value
                .refuse("is publicKey, which only an ecdsa signature's key is short enough for"))
        }
        HeaderValue::Text(text) if !is_value(text) => Err(value
            .property("text")
            .refuse("holds a line end or another character that a header cannot hold")),
        HeaderValue::Text(_) if header.optional => Err(at
            .property("optional")
            .refuse("leaves a header out for want of a credential, and a text takes none")),
        _ => Ok(()),
    }
}

/// Whether a header may have this value (RFC 9110, 5.5), of which all but ASCII is refused: libraries do not agree about it.
fn is_value(text: &str) -> bool {
    text.bytes().all(|byte| matches!(byte, b' '..=b'~' | b'\t'))
}

fn check_acknowledgement(answer: &Acknowledgement, kind: Kind, at: &At) -> Result<(), Error> {
    if matches!(kind, Kind::Request | Kind::Response) {
        return Err(at.refuse(
            "is there for a message that nobody acknowledges; callbacks and redirects are",
        ));
    }
    let is_success = |status: u16, at: At| match status {
        200..=399 => Ok(()),
        other => Err(at
            .refuse("is no status of success, 200 to 399")
            .found(other.to_string())),
    };
    is_success(answer.status, at.property("status"))?;
    for (position, status) in answer.also.iter().enumerate() {
        is_success(*status, at.property("also").item(position))?;
    }
    Ok(())
}

fn check_retries(retries: &Retries, at: &At) -> Result<(), Error> {
    if retries.times == 0 {
        return Err(at
            .property("times")
            .refuse("is 0; leave `retries` out where nothing is sent again"));
    }
    if retries.after_seconds.len() > retries.times as usize {
        return Err(at
            .property("afterSeconds")
            .refuse("has more entries than there are `times`"));
    }
    Ok(())
}

fn check_outcome(rule: &OutcomeRule, at: &At) -> Result<(), Error> {
    if rule.field.is_empty() {
        return Err(at
            .property("field")
            .refuse("is empty; it names the field that tells the state"));
    }
    let lists = [&rule.paid, &rule.failed, &rule.refunded, &rule.pending];
    if lists.iter().all(|list| list.is_empty()) {
        return Err(at.refuse("lists no value as paid, failed, refunded or pending"));
    }
    let all: Vec<&String> = lists.into_iter().flatten().collect();
    let twin = all
        .iter()
        .enumerate()
        .find(|(position, value)| all.iter().take(*position).any(|v| v == *value));
    if let Some((_, value)) = twin {
        return Err(at.refuse(&format!(
            "gives the value `{value}` two meanings, or one twice"
        )));
    }
    match rule.when.iter().find(|(_, values)| values.is_empty()) {
        Some((name, _)) => Err(at
            .property("when")
            .property(name)
            .refuse("is empty, so the rule would never apply")),
        None => Ok(()),
    }
}

/// What identifies an event must be signed, or anyone could make a repetition look new.
fn check_event(texts: &[&[Part]], context: &Context<'_>, at: &At) -> Result<(), Error> {
    let operation = context.operation;
    check_list(&operation.event, at)?;
    let carrier = &operation.carrier;
    for (position, name) in operation.event.iter().enumerate() {
        let at = at.item(position);
        if carrier.carries(Place::Field, name) {
            return Err(
                at.refuse("is the signature's own field, which differs where the event does not")
            );
        }
        let covers = |part: &Part| match part {
            Part::Body | Part::BodyText(_) => !operation.formats.contains(&Format::Query),
            Part::Json(rule) => rule.names.as_ref().is_none_or(|names| names.contains(name)),
            _ => false,
        };
        if !texts.iter().all(|parts| Part::any(parts, &covers)) {
            return Err(at.refuse(
                "is covered by neither `body` nor `json`, so its value could be changed or moved \
                 to another field; leave `event` out, and the whole text counts",
            ));
        }
    }
    Ok(())
}
