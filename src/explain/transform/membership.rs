//! Which fields were signed: one more, one fewer, those that carry signatures.

use super::{
    MOST_SINGLES, Setting,
    fields::{json, listed_names, with_names, with_rule},
};
use crate::{
    explain::{draft::Draft, json_text},
    message::{Field, Value, find},
    scheme::{Part, Place, Skip},
};
use alloc::{borrow::ToOwned, rc::Rc, string::ToString, vec::Vec};

/// The fields that carry signatures, put in.
pub fn signature_included(draft: &Draft, setting: &Setting<'_>) -> Vec<Draft> {
    let mut drafts = Vec::new();
    let carrier = &setting.operation.carrier;
    let names: Vec<&str> = carrier.names().chain(["sign", "signature"]).collect();
    // Another field that the rule leaves out, with its value: the request's `sign` beside the answer's `platSign`.
    if draft.signs_fields() {
        let carrying = setting.signature_text;
        let others: Vec<&Field<'_>> = draft
            .fields
            .iter()
            .filter(|field| excluded(draft, &field.name) || names.contains(&&*field.name))
            .filter(|field| Some(field.value.as_text()) != carrying)
            .collect();
        if !others.is_empty() {
            drafts.push(included(draft, &draft.fields, setting));
        }
    }
    // The signature's own field while it was still empty.
    for (position, name) in names.iter().enumerate() {
        if names.iter().position(|known| known == name) != Some(position) {
            continue;
        }
        if draft.signs_fields() {
            for value in ["", "null"] {
                let mut fields: Vec<Field<'static>> = draft
                    .fields
                    .iter()
                    .filter(|field| field.name != *name)
                    .cloned()
                    .collect();
                fields.push(Field {
                    name: (*name).to_owned().into(),
                    value: Value::Text(value.into()),
                });
                let changed = included(draft, &fields, setting);
                drafts.push(changed.clone());
                if value.is_empty() {
                    drafts.extend(with_rule(&changed, |rule| rule.skip = Skip::Null));
                }
            }
        } else {
            for value in ["\"\"", "null"] {
                drafts.extend(json(draft, |text| {
                    json_text::with_member(text, &json_text::members(text)?, name, value)
                }));
            }
        }
    }
    drafts
}

fn excluded(draft: &Draft, name: &str) -> bool {
    draft.has(|part| match part {
        Part::Fields(rule) => rule.exclude.iter().any(|excluded| excluded == name),
        _ => false,
    })
}

/// The draft with these fields, none of them excluded but the one that holds the signature itself.
fn included(draft: &Draft, fields: &[Field], setting: &Setting<'_>) -> Draft {
    let own = setting.signature_text;
    let kept = fields
        .iter()
        .filter(|field| own.is_none() || Some(field.value.as_text()) != own)
        .cloned();
    let mut changed =
        with_rule(draft, |rule| rule.exclude.clear()).unwrap_or_else(|| draft.clone());
    // A header as the carrier: no field is left out for it.
    Rc::make_mut(&mut changed.carrier).place = Place::Header;
    changed.with_fields(kept)
}

/// One field fewer: the message, or the list of names, has one that was not signed.
pub fn field_added(draft: &Draft, _: &Setting<'_>) -> Vec<Draft> {
    if draft.signs_fields() {
        let own = |field: &Field<'_>| draft.carrier.names().any(|name| name == field.name);
        return (0..draft.fields.len().min(MOST_SINGLES))
            .filter_map(|position| {
                let field = draft.fields.get(position).filter(|field| !own(field))?;
                let mut fields = draft.fields.to_vec();
                fields.remove(position);
                Some(draft.with_fields(fields).concerning(&field.name))
            })
            .collect();
    }
    let Some(draft) = draft.as_json_text() else {
        return Vec::new();
    };
    let Ok(text) = core::str::from_utf8(&draft.body) else {
        return Vec::new();
    };
    let Some(members) = json_text::members(text) else {
        return Vec::new();
    };
    members
        .iter()
        .enumerate()
        .take(MOST_SINGLES)
        .filter_map(|(position, member)| {
            let body = json_text::without(text, &members, position)?;
            Some(draft.with_body(body.into_bytes()).concerning(&member.name))
        })
        .collect()
}

/// One field more: one that the caller expects and the message lacks, or one that it has and the list of names lacks.
pub fn field_missing(draft: &Draft, setting: &Setting<'_>) -> Vec<Draft> {
    let mut drafts = Vec::new();
    if let Some(names) = listed_names(draft) {
        let own = |field: &Field<'_>| draft.carrier.names().any(|name| name == field.name);
        let unlisted: Vec<&Field<'_>> = draft
            .fields
            .iter()
            .filter(|field| !own(field) && !names.iter().any(|name| *name == field.name))
            .take(MOST_SINGLES)
            .collect();
        for field in &unlisted {
            let mut longer = names.clone();
            longer.push(field.name.to_string());
            drafts.push(with_names(draft, longer).concerning(&field.name));
        }
        if unlisted.len() > 1 {
            let more = unlisted.iter().map(|field| field.name.to_string());
            drafts.push(with_names(
                draft,
                names.iter().cloned().chain(more).collect(),
            ));
        }
    }
    for wanted in setting.expect.iter().take(MOST_SINGLES) {
        if draft.signs_fields() {
            if find(&draft.fields, &wanted.name).is_none() {
                let mut fields = draft.fields.to_vec();
                fields.push(wanted.clone().into_owned());
                drafts.push(draft.with_fields(fields).concerning(&wanted.name));
            }
        } else {
            for value in [
                serde_json::Value::from(wanted.value.as_text()).to_string(),
                wanted.value.as_text().to_owned(),
            ] {
                drafts.extend(inserted(draft, &wanted.name, &value));
            }
        }
    }
    drafts
}

/// JSON with one more member, at its place in ascending order, at the end and elsewhere.
fn inserted(draft: &Draft, name: &str, value: &str) -> Vec<Draft> {
    let Some(draft) = draft.as_json_text() else {
        return Vec::new();
    };
    let Ok(text) = core::str::from_utf8(&draft.body) else {
        return Vec::new();
    };
    let Some(members) = json_text::members(text).filter(|members| {
        !members.is_empty()
            && members.len() <= MOST_SINGLES
            && members.iter().all(|member| member.name != name)
    }) else {
        return Vec::new();
    };
    let quoted = serde_json::Value::from(name).to_string();
    let colon = members
        .first()
        .and_then(|member| text.get(member.whole.start..member.value.start))
        .and_then(|head| head.rsplit_once('"'))
        .map_or(":", |(_, colon)| colon);
    let comma = match members.as_slice() {
        [a, b, ..] => text.get(a.whole.end..b.whole.start).unwrap_or(","),
        _ => ",",
    };
    let whole = [quoted.as_str(), colon, value].concat();
    let ascending = members
        .iter()
        .position(|member| member.name.as_str() > name)
        .unwrap_or(members.len());
    core::iter::once(ascending)
        .chain(
            (0..=members.len())
                .rev()
                .filter(|place| *place != ascending),
        )
        .filter_map(|place| {
            let body = match members.get(place) {
                Some(next) => {
                    let (head, tail) = text.split_at_checked(next.whole.start)?;
                    [head, &whole, comma, tail].concat()
                }
                None => {
                    let (head, tail) = text.split_at_checked(members.last()?.whole.end)?;
                    [head, comma, &whole, tail].concat()
                }
            };
            Some(draft.with_body(body.into_bytes()).concerning(name))
        })
        .collect()
}
