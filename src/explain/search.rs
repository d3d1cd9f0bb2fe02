//! Tries every mistake of the catalogue, and pairs of them where no single one explains a signature.

use super::{
    catalogue::Entry,
    draft::Draft,
    proof::Proof,
    transform::{self, Setting, Stage, Transform},
    trial::Trial,
};
use crate::order::sort_by;
use alloc::{borrow::ToOwned, rc::Rc, string::String, vec::Vec};

/// The most variants of each mistake of a pair, and where every try costs an elliptic-curve verification.
const MOST_VARIANTS: usize = 6;
const MOST_COSTLY_VARIANTS: usize = 2;

/// A mistake that was proved.
#[derive(Clone)]
pub struct Named {
    /// The catalogue's id.
    pub id: String,
    /// The evidence.
    pub proof: Rc<Proof>,
    /// The fields concerned.
    pub fields: Vec<String>,
    /// The mistakes that were made with it.
    pub together: Vec<String>,
}

impl Named {
    /// Mistakes that one proof shows all at once.
    pub fn together(ids: Vec<(String, Vec<String>)>, proof: &Rc<Proof>) -> Vec<Self> {
        let all: Vec<String> = ids.iter().map(|(id, _)| id.clone()).collect();
        ids.into_iter()
            .map(|(id, fields)| Self {
                together: all.iter().filter(|other| **other != id).cloned().collect(),
                proof: Rc::clone(proof),
                fields,
                id,
            })
            .collect()
    }
}

/// Every mistake that explains the signature by itself, in the catalogue's order.
pub fn singles(
    entries: &[Entry],
    bases: &[Draft],
    setting: &Setting<'_>,
    trial: &mut Trial<'_>,
) -> Vec<Named> {
    let mut found: Vec<Named> = Vec::new();
    for entry in entries {
        'entry: for (stage, transform) in transform::of(&entry.id) {
            for base in bases {
                if !trial.budget.take_bytes(stage.cost() * base.size()) {
                    continue;
                }
                for draft in transform(base, setting) {
                    if let Some(proof) = trial.verify(&draft) {
                        found.push(Named {
                            id: entry.id.clone(),
                            fields: draft.concerns.to_vec(),
                            together: Vec::new(),
                            proof,
                        });
                        break 'entry;
                    }
                }
            }
        }
        found.dedup_by(|a, b| a.id == b.id);
        if !found.is_empty() && trial.is_costly(bases) {
            break;
        }
    }
    found
}

/// The likeliest pair that explains the signature.
pub fn pairs(
    entries: &[Entry],
    base: &Draft,
    setting: &Setting<'_>,
    trial: &mut Trial<'_>,
) -> Vec<Named> {
    let costly = trial.is_costly(core::slice::from_ref(base));
    let most = if costly {
        MOST_COSTLY_VARIANTS
    } else {
        MOST_VARIANTS
    };
    let mut steps: Vec<(usize, Stage, &str, Transform)> = Vec::new();
    for (rank, entry) in entries.iter().enumerate() {
        let own = transform::paired(&entry.id).iter();
        steps.extend(own.map(|(stage, transform)| (rank, *stage, entry.id.as_str(), *transform)));
    }
    // A mistake that changes nothing by itself is still tried second: the first may give it something to change.
    let changed: Vec<Vec<Draft>> = steps
        .iter()
        .map(|(_, stage, _, transform)| {
            if !trial.budget.take_bytes(stage.cost() * base.size()) {
                return Vec::new();
            }
            let mut drafts = transform(base, setting);
            drafts.retain(|draft| trial.differs(draft, base));
            drafts.truncate(most);
            drafts
        })
        .collect();
    let mut order: Vec<(usize, usize)> = Vec::new();
    for (a, first) in steps.iter().enumerate() {
        for (b, second) in steps.iter().enumerate() {
            let apart = first.2 != second.2;
            if apart && (first.1 < second.1 || first.1 == second.1 && a < b) {
                order.push((a, b));
            }
        }
    }
    let place = |(a, b): &(usize, usize)| {
        let rank = |at: &usize| steps.get(*at).map_or(0, |step| step.0);
        let signing = |at: &usize| steps.get(*at).is_some_and(|step| step.1 >= Stage::Signing);
        // Where tries are few: something about the text and something about the signing, rather than two of a sort.
        let alike = costly && signing(a) == signing(b);
        (alike, rank(a) + rank(b))
    };
    sort_by(&mut order, |a, b| place(a).cmp(&place(b)));
    for (a, b) in order {
        let (Some(first), Some(second), Some(drafts)) =
            (steps.get(a), steps.get(b), changed.get(a))
        else {
            continue;
        };
        for draft in drafts {
            if !trial.budget.take_bytes(second.1.cost() * base.size()) {
                return Vec::new();
            }
            for both in second.3(draft, setting).iter().take(most) {
                if let Some(proof) = trial.verify(both) {
                    let ids = match [first, second].map(|step| (step.0, step.2.to_owned())) {
                        [a, b] if b < a => [b, a],
                        ids => ids,
                    };
                    let fields = both.concerns.to_vec();
                    let ids = ids
                        .into_iter()
                        .map(|(_, id)| (id, fields.clone()))
                        .collect();
                    return Named::together(ids, &proof);
                }
            }
        }
    }
    Vec::new()
}
