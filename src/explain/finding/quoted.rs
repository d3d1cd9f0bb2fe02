//! What the gateway's own words add.

use super::{
    super::{
        Against, Explanation, Quotation, ShownBy, deduction::Deduction, difference::difference,
        draft::Draft, proof::Proof, reply, search::Named, shown::ShownText, transform,
        trial::Trial,
    },
    Finding, Ground, mistakes,
};
use crate::scheme::Part;
use alloc::{borrow::ToOwned, rc::Rc, vec, vec::Vec};

impl Finding<'_> {
    /// What the gateway's own string shows.
    pub(super) fn quote(
        &self,
        explanation: &mut Explanation,
        ground: &Ground<'_>,
        canonical: &ShownText,
        trial: &mut Trial<'_>,
    ) {
        let Some(text) = self
            .options
            .reply
            .and_then(|said| reply::quoted(said, canonical))
        else {
            return;
        };
        let shown = self.redactor.text(&text);
        let found = difference(canonical, shown.as_bytes(), Against::Reply);
        explanation.reply = Some(Quotation {
            text: shown.clone(),
            same: found.is_none(),
            difference: found.clone(),
        });
        if found.is_none() {
            return;
        }
        if explanation.difference.is_none() {
            explanation.difference = found;
        }
        let verified = trial.verify(&with_text(ground.base, &text));
        let shown_by = match verified {
            Some(_) => ShownBy::Signature,
            None => ShownBy::Reply,
        };
        let proof =
            verified.unwrap_or_else(|| Rc::new(Proof::of_bytes(shown.clone().into_bytes())));
        let named = self.name(ground, canonical, shown.as_bytes(), &proof, trial);
        for mistake in mistakes(ground.entries, named, shown_by) {
            if explanation
                .mistakes
                .iter()
                .all(|known| known.id != mistake.id)
            {
                explanation.mistakes.push(mistake);
            }
        }
    }

    /// The mistakes that lie between the canonical string and another text.
    fn name(
        &self,
        ground: &Ground<'_>,
        canonical: &ShownText,
        other: &[u8],
        proof: &Rc<Proof>,
        trial: &mut Trial<'_>,
    ) -> Vec<Named> {
        for entry in ground.entries {
            for (_, transform) in transform::of(&entry.id) {
                if !trial.budget.take_bytes(ground.base.size()) {
                    return Vec::new();
                }
                for draft in transform(ground.base, ground.setting) {
                    let Ok(text) = draft.text() else { continue };
                    if draft.prehash.is_none() && self.redactor.canonical(&text).bytes == other {
                        let ids = vec![(entry.id.clone(), draft.concerns.to_vec())];
                        return Named::together(ids, proof);
                    }
                }
            }
        }
        let deduction = Deduction::new(ground.base, canonical, other);
        let ids = deduction.ids.into_iter();
        Named::together(
            ids.map(|(id, fields)| (id.to_owned(), fields)).collect(),
            proof,
        )
    }
}

/// The draft with this text in the place of all but the secret.
fn with_text(base: &Draft, text: &str) -> Draft {
    let mut parts = Vec::new();
    let mut placed = false;
    for part in base.parts.iter() {
        match part {
            Part::Secret => parts.push(part.clone()),
            _ if placed => {}
            _ => {
                parts.push(Part::Literal(text.to_owned()));
                placed = true;
            }
        }
    }
    base.with_parts(parts)
}
