//! From a text that was signed back to what happened to the fields.

use super::{
    align::{Piece, align},
    draft::Draft,
    shown::ShownText,
    transform::{NOTHINGS, ways::WAYS},
};
use crate::{
    message::{Field, Value},
    scheme::{Order, Part, Place, Show, Skip},
    signature::encoding,
};
use alloc::{borrow::ToOwned, rc::Rc, string::String, vec, vec::Vec};

/// What happened, going by the text that was signed.
#[derive(Default)]
pub struct Deduction {
    /// The mistakes, each once, with the fields concerned.
    pub ids: Vec<(&'static str, Vec<String>)>,
    /// The values in the order of the text, as they were signed; empty unless the text is values only.
    pub fields: Vec<Field<'static>>,
    /// How many bytes of the canonical string were found again.
    pub matched: usize,
    /// How many fields differ.
    pub changed: usize,
    /// How many fields there are.
    pub total: usize,
}

impl Deduction {
    /// Compares what is expected with what was signed.
    pub fn new(draft: &Draft, canonical: &ShownText, signed: &[u8]) -> Self {
        let mut result = Self::default();
        let runs = canonical.runs();
        result.total = canonical
            .spans
            .iter()
            .filter(|span| span.field.is_some())
            .count();
        let name = |run: usize| -> Option<&str> { canonical.spans.get(run)?.field.as_deref() };
        let text = |run: usize| -> &str {
            runs.get(run)
                .and_then(|run| core::str::from_utf8(run).ok())
                .unwrap_or_default()
        };
        for piece in align(&runs, signed) {
            match piece {
                Piece::Same(run, range) => {
                    result.matched += range.len();
                    result.sign(name(run), text(run));
                }
                Piece::Changed(changed, found) => {
                    let found = signed.get(found).unwrap_or_default();
                    let Ok(found) = core::str::from_utf8(found) else {
                        result.found("value-altered", None);
                        result.changed += changed.len().max(1);
                        continue;
                    };
                    if changed.is_empty() {
                        let before = changed.start.checked_sub(1);
                        let after = (changed.start < runs.len()).then_some(changed.start);
                        result.insertion(
                            draft,
                            found,
                            before.map(|run| (name(run), text(run))),
                            after.map(|run| (name(run), text(run))),
                        );
                        continue;
                    }
                    let mut rest = found;
                    let only = changed.len() == 1;
                    for run in changed {
                        let id = match (only, found.is_empty()) {
                            (_, true) => "field-added",
                            (true, false) => way(text(run), found).unwrap_or("value-altered"),
                            (false, false) => "value-altered",
                        };
                        result.found(id, name(run));
                        result.sign(name(run), core::mem::take(&mut rest));
                        result.changed += 1;
                    }
                }
            }
        }
        result
    }

    /// Text between two fields, or at an end.
    fn insertion(
        &mut self,
        draft: &Draft,
        found: &str,
        before: Option<(Option<&str>, &str)>,
        after: Option<(Option<&str>, &str)>,
    ) {
        self.changed += 1;
        let lower = before.and_then(|(name, _)| name).unwrap_or_default();
        let upper = after.and_then(|(name, _)| name);
        let between = |name: &str| name > lower && upper.is_none_or(|upper| name < upper);
        let null = draft
            .fields
            .iter()
            .find(|field| field.value == Value::Null && between(&field.name));
        if let (Some(field), true) = (null, NOTHINGS.contains(&found)) {
            self.found("null-as-text", Some(&field.name));
            return self.sign(Some(&field.name), found);
        }
        let excluded = draft.parts.iter().find_map(|part| match part {
            Part::Fields(rule) => rule.exclude.iter().find(|name| between(name)),
            _ => None,
        });
        let like_a_signature = found.len() >= 88
            && encoding::decode(found, draft.carrier.encoding)
                .is_ok_and(|bytes| bytes.len().is_multiple_of(16));
        if let (Some(name), true) = (excluded, like_a_signature) {
            self.found("signature-field-included", Some(name));
            return self.sign(Some(name), found);
        }
        let neighbours = [
            before.map(|(name, text)| (name, text, [text, found].concat())),
            after.map(|(name, text)| (name, text, [found, text].concat())),
        ];
        for (name, text, longer) in neighbours.into_iter().flatten() {
            let digits = |text: &str| {
                !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit() || b == b'.')
            };
            let number_grew = digits(text) && digits(found) && found.len() <= 3;
            if let Some(id) = way(text, &longer).or(number_grew.then_some("value-altered")) {
                self.found(id, name);
                return self.sign(None, found);
            }
        }
        self.found("field-missing", None);
        self.sign(None, found);
    }

    fn found(&mut self, id: &'static str, field: Option<&str>) {
        let at = self.ids.iter().position(|(known, _)| *known == id);
        let entry = match at {
            Some(at) => self.ids.get_mut(at),
            None => {
                self.ids.push((id, Vec::new()));
                self.ids.last_mut()
            }
        };
        if let (Some((_, fields)), Some(field)) = (entry, field) {
            fields.push(field.to_owned());
        }
    }

    fn sign(&mut self, name: Option<&str>, value: &str) {
        self.fields.push(Field {
            name: name.unwrap_or_default().to_owned().into(),
            value: Value::Text(value.to_owned().into()),
        });
    }

    /// Whether so little is left that it is rather another message.
    pub fn is_other(&self, length: usize) -> bool {
        let share = |percent: usize| self.matched * 100 < length * percent;
        (self.changed >= 3 && (share(60) || self.changed * 2 > self.total))
            || (share(20) && self.total > 3)
            || self.matched == 0
    }

    /// The draft with the values that were signed, put together by the rule anew.
    pub fn rebuilt(&self, draft: &Draft) -> Option<Draft> {
        let rule = draft.parts.iter().find_map(|part| match part {
            Part::Fields(rule) if rule.show == Show::Values => Some(rule),
            _ => None,
        })?;
        let mut rule = rule.clone();
        rule.order = Order::Given;
        rule.skip = Skip::Nothing;
        rule.exclude.clear();
        let mut rebuilt = draft
            .with_parts(vec![Part::Fields(rule)])
            .with_fields(self.fields.clone());
        Rc::make_mut(&mut rebuilt.carrier).place = Place::Header;
        Some(rebuilt)
    }
}

/// The mistake that makes `signed` of `value`, if one of those that change the text of values does.
fn way(value: &str, signed: &str) -> Option<&'static str> {
    WAYS.iter()
        .find(|ways| ways.styles.iter().any(|style| style(value) == signed))
        .map(|ways| ways.id)
}
