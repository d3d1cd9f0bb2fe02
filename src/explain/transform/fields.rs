//! The order of fields, whether names are shown, and what absent values become.

use super::{MOST_SINGLES, NOTHINGS, Setting};
use crate::{
    explain::{draft::Draft, json_text},
    message::{Field, Value},
    order::sort_by,
    scheme::{Fields, Order, Part, Show, Skip},
};
use alloc::{borrow::ToOwned, format, rc::Rc, string::String, vec::Vec};

/// The draft with its fields put together by a changed rule.
pub(super) fn with_rule(draft: &Draft, change: impl Fn(&mut Fields)) -> Option<Draft> {
    draft.signs_fields().then(|| {
        let parts = draft.parts.iter().map(|part| match part {
            Part::Fields(rule) => {
                let mut rule = rule.clone();
                change(&mut rule);
                Part::Fields(rule)
            }
            other => other.clone(),
        });
        draft.with_parts(parts.collect())
    })
}

/// The order of the message.
pub fn order_insertion(draft: &Draft, _: &Setting<'_>) -> Vec<Draft> {
    let mut drafts: Vec<Draft> = with_rule(draft, |rule| rule.order = Order::Given)
        .into_iter()
        .collect();
    if let Some(names) = listed_names(draft) {
        let place = |name: &String| {
            let found = draft.fields.iter().position(|field| field.name == *name);
            found.unwrap_or(usize::MAX)
        };
        let mut given = names;
        sort_by(&mut given, |a, b| place(a).cmp(&place(b)));
        drafts.push(with_names(draft, given));
    }
    drafts
}

/// Ascending without regard to letter case.
pub fn order_case_insensitive(draft: &Draft, _: &Setting<'_>) -> Vec<Draft> {
    with_rule(draft, |rule| rule.order = Order::Given)
        .map(|changed| {
            let mut fields: Vec<_> = draft
                .fields
                .iter()
                .map(|field| (field.name.to_ascii_lowercase(), field.clone()))
                .collect();
            sort_by(&mut fields, |(a, first), (b, second)| {
                a.cmp(b).then_with(|| first.name.cmp(&second.name))
            });
            changed.with_fields(fields.into_iter().map(|(_, field)| field))
        })
        .into_iter()
        .collect()
}

/// Empty values kept; in a JSON object, an empty text for what is absent.
pub fn empty_kept(draft: &Draft, _: &Setting<'_>) -> Vec<Draft> {
    let mut drafts: Vec<Draft> = [Skip::Nothing, Skip::Null]
        .into_iter()
        .filter_map(|skip| with_rule(draft, |rule| rule.skip = skip))
        .collect();
    if draft.signs_object() {
        drafts.extend(words(draft, "null", "\"\""));
    }
    drafts
}

/// Empty and absent values left out where they are kept.
pub fn empty_dropped(draft: &Draft, _: &Setting<'_>) -> Vec<Draft> {
    let mut drafts: Vec<Draft> = [Skip::NullAndEmpty, Skip::Null]
        .into_iter()
        .filter_map(|skip| with_rule(draft, |rule| rule.skip = skip))
        .collect();
    for emptinesses in [&["null", "\"\""][..], &["null"], &["\"\""]] {
        drafts.extend(json(draft, |text| {
            let mut text = text.to_owned();
            // One member after another, because each shifts those behind it.
            for _ in 0..MOST_SINGLES {
                let members = json_text::members(&text)?;
                let empty = members.iter().position(|member| {
                    text.get(member.value.clone())
                        .is_some_and(|value| emptinesses.contains(&value))
                });
                let Some(position) = empty else { break };
                text = json_text::without(&text, &members, position)?;
            }
            Some(text)
        }));
    }
    drafts
}

/// A word for null; in JSON, the word as text, or null for it.
pub fn null_as_text(draft: &Draft, _: &Setting<'_>) -> Vec<Draft> {
    let mut drafts = Vec::new();
    if draft.signs_fields() {
        for word in NOTHINGS {
            let fields = draft.fields.iter().map(|field| match field.value {
                Value::Null => Field {
                    name: field.name.clone(),
                    value: Value::Text(word.into()),
                },
                _ => field.clone(),
            });
            drafts.push(draft.with_fields(fields));
        }
    } else {
        for word in NOTHINGS {
            drafts.extend(words(draft, "null", &format!("\"{word}\"")));
        }
        drafts.extend(words(draft, "\"null\"", "null"));
        if !draft.signs_object() {
            drafts.extend(words(draft, "null", "\"\""));
        }
        drafts.extend(words(draft, "\"\"", "null"));
    }
    drafts
}

/// The draft with one JSON value for another, wherever it stands.
fn words(draft: &Draft, from: &str, to: &str) -> Option<Draft> {
    json(draft, |text| {
        let tokens = json_text::tokens(text)?;
        Some(
            tokens
                .iter()
                .map(|token| match token.kind {
                    json_text::Kind::Word | json_text::Kind::Text if token.raw == from => to,
                    _ => token.raw,
                })
                .collect(),
        )
    })
}

/// Names and values where the rule has values only, or the reverse.
pub fn names_included(draft: &Draft, _: &Setting<'_>) -> Vec<Draft> {
    let mut drafts = Vec::new();
    for (show, separator) in [
        (Show::Pairs, "&"),
        (Show::Values, ""),
        (Show::Values, "&"),
        (Show::Values, "|"),
        (Show::Values, ","),
        (Show::Pairs, ""),
        (Show::Pairs, "|"),
    ] {
        drafts.extend(with_rule(draft, |rule| {
            rule.show = show;
            rule.separator = separator.into();
        }));
    }
    drafts
}

/// The draft with its JSON text changed, where the change makes a difference.
pub(super) fn json(draft: &Draft, change: impl Fn(&str) -> Option<String>) -> Option<Draft> {
    let draft = draft.as_json_text()?;
    let text = core::str::from_utf8(&draft.body).ok()?;
    let changed = change(text)?;
    (changed != text).then(|| draft.with_body(changed.into_bytes()))
}

/// The names of a JSON object that is made of listed fields.
pub(super) fn listed_names(draft: &Draft) -> Option<Vec<String>> {
    draft.parts.iter().find_map(|part| match part {
        Part::Json(rule) => draft
            .names
            .as_ref()
            .map(|names| names.to_vec())
            .or_else(|| rule.names.clone()),
        _ => None,
    })
}

pub(super) fn with_names(draft: &Draft, names: Vec<String>) -> Draft {
    let mut changed = draft.clone();
    changed.names = Some(Rc::new(names));
    changed
}
