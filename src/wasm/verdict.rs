//! The verdict on a genuine message, on its way out. Most messages get the same as the one before, so JavaScript keeps the
//! last one and says which that is.

use super::answer::{as_object, json};
use crate::{
    outcome::Outcome,
    scheme::{Acknowledgement, Kind},
    verify::Genuine,
    warning::Warning,
};
use alloc::{borrow::ToOwned, string::String, vec, vec::Vec};
use core::{
    mem::take,
    sync::atomic::{AtomicU32, Ordering::Relaxed},
};
use serde::Serialize;
use spin::Mutex;

/// The last verdict, and the number of it, which is above 0 and no other verdict's.
static LAST: Mutex<Option<Verdict>> = Mutex::new(None);
static NUMBER: AtomicU32 = AtomicU32::new(0);

/// What is mostly the same for one message and the next.
struct Verdict {
    gateway: String,
    kind: Kind,
    alternative: Option<String>,
    key: usize,
    warnings: Vec<Warning>,
    acknowledgement: Option<Acknowledgement>,
    outcome: Outcome,
}

/// The verdict as JSON with its number, or nothing where that number is `known`.
pub fn unless_known(gateway: &str, genuine: &Genuine<'_>, known: u32) -> String {
    // Taken out: memory that runs out here must not leave the lock held.
    let last = take(&mut *LAST.lock()).filter(|last| last.is_of(gateway, genuine));
    if last.is_none() {
        let next = NUMBER.load(Relaxed).checked_add(1).unwrap_or(1);
        NUMBER.store(next, Relaxed);
    }
    let number = NUMBER.load(Relaxed);
    let is_known = last.is_some() && number == known;
    let last = last.unwrap_or_else(|| Verdict::new(gateway, genuine));
    let written = match is_known {
        true => String::new(),
        false => last.write(number),
    };
    *LAST.lock() = Some(last);
    written
}

impl Verdict {
    fn new(gateway: &str, genuine: &Genuine<'_>) -> Self {
        Self {
            gateway: gateway.to_owned(),
            kind: genuine.kind,
            alternative: genuine.alternative.clone(),
            key: genuine.key,
            warnings: genuine.warnings.clone(),
            acknowledgement: genuine.operation.acknowledgement.clone(),
            outcome: genuine.outcome,
        }
    }

    fn is_of(&self, gateway: &str, genuine: &Genuine<'_>) -> bool {
        self.gateway == gateway
            && self.kind == genuine.kind
            && self.alternative == genuine.alternative
            && self.key == genuine.key
            && self.warnings == genuine.warnings
            && self.acknowledgement == genuine.operation.acknowledgement
            && self.outcome == genuine.outcome
    }

    fn write(&self, number: u32) -> String {
        let headers = self
            .acknowledgement
            .as_ref()
            .map_or_else(Vec::new, answer_headers);
        json(&Written {
            number,
            gateway: &self.gateway,
            kind: self.kind.as_str(),
            alternative: self.alternative.as_deref(),
            key: self.key,
            warnings: &self.warnings,
            acknowledgement: self.acknowledgement.as_ref().map(|wanted| Answer {
                status: wanted.status,
                headers: &headers,
                body: &wanted.body,
            }),
            outcome: self.outcome.as_str(),
        })
    }
}

#[derive(Serialize)]
struct Written<'a> {
    number: u32,
    gateway: &'a str,
    kind: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    alternative: Option<&'a str>,
    key: usize,
    warnings: &'a [Warning],
    #[serde(skip_serializing_if = "Option::is_none")]
    acknowledgement: Option<Answer<'a>>,
    outcome: &'a str,
}

#[derive(Serialize)]
struct Answer<'a> {
    status: u16,
    #[serde(serialize_with = "as_object")]
    headers: &'a [(String, String)],
    body: &'a str,
}

/// An answer with a body is plain text, or the JSON that it looks like.
fn answer_headers(wanted: &Acknowledgement) -> Vec<(String, String)> {
    if wanted.body.is_empty() {
        return Vec::new();
    }
    let media_type = match wanted.body.starts_with('{') {
        true => "application/json",
        false => "text/plain; charset=utf-8",
    };
    vec![("Content-Type".into(), media_type.into())]
}
