//! What stands around the fields: method, path, time, key, and the kind of the message.

use super::Setting;
use crate::{
    explain::draft::{Draft, Signer},
    message::{Origin, parse_form, parse_object},
    scheme::Part,
};
use alloc::{borrow::ToOwned, format, string::String, vec, vec::Vec};

/// The caller's own key.
pub fn own_key(draft: &Draft, _: &Setting<'_>) -> Vec<Draft> {
    signed_by(draft, Signer::Own)
}

/// The key that a header names.
pub fn named_key(draft: &Draft, _: &Setting<'_>) -> Vec<Draft> {
    signed_by(draft, Signer::Named)
}

fn signed_by(draft: &Draft, signer: Signer) -> Vec<Draft> {
    let mut changed = draft.clone();
    changed.signer = signer;
    vec![changed]
}

/// The rule for another kind of message, and the other texts of this kind.
pub fn other_kind(draft: &Draft, setting: &Setting<'_>) -> Vec<Draft> {
    setting
        .scheme
        .operations
        .iter()
        .filter(|(kind, _)| **kind != setting.kind)
        .flat_map(|(_, operation)| {
            core::iter::once(setting.scheme.text(operation)).chain(
                operation
                    .alternatives
                    .iter()
                    .map(|other| other.text.as_slice()),
            )
        })
        .filter(|parts| *parts != draft.parts.as_slice())
        .map(|parts| draft.with_parts(parts.to_vec()))
        .collect()
}

/// Seconds for milliseconds, or the reverse.
pub fn seconds_for_milliseconds(draft: &Draft, _: &Setting<'_>) -> Vec<Draft> {
    let Some(text) = draft
        .timestamp
        .as_deref()
        .filter(|_| draft.has(|part| *part == Part::Timestamp))
    else {
        return Vec::new();
    };
    let digits = text.bytes().all(|byte| byte.is_ascii_digit());
    let other = match text.len() {
        _ if !digits => return Vec::new(),
        13 => text.get(..10).map(str::to_owned),
        10 => Some(format!("{text}000")),
        _ => None,
    };
    other
        .map(|other| {
            let mut changed = draft.clone();
            changed.timestamp = Some(other.as_str().into());
            changed
        })
        .into_iter()
        .collect()
}

/// The path with what does not belong to it, or without what does.
pub fn path_with_host_or_query(draft: &Draft, setting: &Setting<'_>) -> Vec<Draft> {
    let Some(own) = draft
        .path
        .as_deref()
        .filter(|_| draft.has(|part| *part == Part::Path))
    else {
        return Vec::new();
    };
    let mut paths: Vec<String> = Vec::new();
    let bare = match own.split_once("://") {
        Some((_, rest)) => rest.find('/').and_then(|at| rest.get(at..)).unwrap_or("/"),
        None => own,
    };
    paths.push(bare.to_owned());
    let given = setting.message.path.unwrap_or(own);
    paths.push(given.to_owned());
    let query = setting
        .message
        .query_text()
        .filter(|query| !query.is_empty());
    let with_query = query.map(|query| format!("{bare}?{query}"));
    paths.extend(with_query.clone());
    let host = setting
        .message
        .headers
        .get("Host")
        .ok()
        .flatten()
        .or_else(|| own.split_once("://")?.1.split('/').next());
    if let Some(host) = host {
        for path in [Some(bare.to_owned()), with_query].into_iter().flatten() {
            paths.push(format!("https://{host}{path}"));
            paths.push(format!("{host}{path}"));
            paths.push(format!("http://{host}{path}"));
        }
    }
    paths.push(format!("{bare}/"));
    paths.push(bare.trim_end_matches('/').to_owned());
    paths.push(bare.trim_start_matches('/').to_owned());
    // Behind a proxy: the path without its first segment.
    if let Some(at) = bare.get(1..).and_then(|rest| rest.find('/')) {
        paths.extend(bare.get(at + 1..).map(str::to_owned));
    }
    let documented = setting.scheme.paths.iter().map(|known| known.path.clone());
    paths
        .extend(documented.filter(|known| known.ends_with(bare) || bare.ends_with(known.as_str())));
    let mut drafts = Vec::new();
    for (position, path) in paths.iter().enumerate() {
        if path != own && !paths.iter().take(position).any(|known| known == path) {
            let mut changed = draft.clone();
            changed.path = Some(path.as_str().into());
            drafts.push(changed);
        }
    }
    drafts
}

/// The method in lower case, or with a capital; the other usual method.
pub fn method_case(draft: &Draft, _: &Setting<'_>) -> Vec<Draft> {
    if !draft.has(|part| *part == Part::Method) {
        return Vec::new();
    }
    let lower = draft.method.to_ascii_lowercase();
    let mut capital = lower.clone();
    if let Some(first) = capital.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    [lower, capital]
        .into_iter()
        .map(|method| {
            let mut changed = draft.clone();
            changed.method = method.as_str().into();
            changed
        })
        .collect()
}

/// Bodies of other messages that the caller has.
pub fn other_message(draft: &Draft, setting: &Setting<'_>) -> Vec<Draft> {
    setting
        .others
        .iter()
        .take(64)
        .filter_map(|other| {
            let changed = draft.with_body(other.to_vec());
            if draft.signs_body() {
                return Some(changed);
            }
            let text = core::str::from_utf8(other).ok()?;
            let fields = if text.trim_start().starts_with('{') {
                parse_object(text, Origin::BODY)
            } else {
                parse_form(text, Origin::BODY)
            };
            Some(changed.with_fields(fields.ok()?))
        })
        .collect()
}
