//! Puts an explanation together: what the signature holds, which mistakes it proves, what the gateway's words add.

mod opening;
mod quoted;

use super::{
    Against, ExplainOptions, Explanation, Mistake, ProofEncoding, ShownBy,
    catalogue::{Entry, catalogue},
    difference::difference,
    draft::{Draft, Signer},
    key,
    material::Material,
    opened::Opening,
    search::{Named, pairs, singles},
    shown::{Redactor, ShownText},
    transform::Setting,
    trial::{Trial, TrialKey},
};
use crate::{
    Code, Warning,
    gateway::Gateway,
    message::IncomingMessage,
    order::sort_by,
    scheme::{Kind, Operation, Signature},
    verify::Keys,
};
use alloc::{borrow::ToOwned, format, rc::Rc, string::String, vec, vec::Vec};

/// Everything that a finding goes by.
pub struct Finding<'a> {
    pub gateway: &'a Gateway,
    pub kind: Kind,
    pub operation: &'a Operation,
    pub message: &'a IncomingMessage<'a>,
    pub options: &'a ExplainOptions<'a>,
    pub redactor: &'a Redactor,
    /// Keys that the message should be signed by.
    pub expected: Keys<'a>,
    /// Keys of the other party.
    pub other: Keys<'a>,
}

/// What mistakes are tried on.
struct Ground<'g> {
    entries: &'g [Entry],
    base: &'g Draft,
    setting: &'g Setting<'g>,
}

impl Finding<'_> {
    /// Fills in all but verdict and error.
    pub fn fill(
        &self,
        explanation: &mut Explanation,
        material: &Material,
        alternative: Option<&str>,
    ) {
        let position = material
            .names
            .iter()
            .position(|name| name.as_deref() == alternative)
            .unwrap_or(0);
        let Some(base) = material.bases.get(position) else {
            return;
        };
        let named = key::named(&base.rule, self.operation, self.message);
        let mut trial = Trial::new(self.keys(named.as_ref()), self.redactor);
        let opening = base
            .signature
            .as_ref()
            .and_then(|signature| trial.open_any(signature));
        let text = base.text().ok();
        let canonical = text.as_ref().map(|text| self.redactor.canonical(text));
        if let Some(opening) = &opening {
            opening.show(explanation, text.as_ref(), self.redactor);
        }
        let code = explanation.error.as_ref().map(|error| error.code);
        let setting = Setting {
            scheme: &self.gateway.scheme,
            kind: self.kind,
            operation: self.operation,
            message: self.message,
            signature_text: material.signature_text.as_deref(),
            opened: opening.as_ref().map(|opening| Rc::clone(&opening.opened)),
            expect: self.options.expect,
            others: self.options.others,
        };
        let entries = catalogue();
        let ground = Ground {
            entries: &entries,
            base,
            setting: &setting,
        };
        let found = match code {
            Some(Code::SignatureMismatch | Code::SignatureUnreadable | Code::MessageUnreadable) => {
                let canonical = canonical.as_ref();
                self.search(
                    &ground,
                    &material.bases,
                    canonical,
                    opening.as_ref(),
                    &mut trial,
                )
            }
            Some(Code::TimestampOutOfRange) => seconds(base, &mut trial),
            _ => Vec::new(),
        };
        explanation.mistakes = mistakes(&entries, found, ShownBy::Signature);
        if let Some(canonical) = &canonical {
            self.compare(explanation, canonical, opening.as_ref());
            self.quote(explanation, &ground, canonical, &mut trial);
        }
        explanation.canonical = canonical.map(ShownText::finish);
        if trial.budget.exhausted {
            explanation.warnings.push(Warning::plain(
                "WORK_LIMITED",
                "The message is so large, or so much fits it, that not every mistake was tried; a mistake that is not \
                 named here may still have been made.",
            ));
        }
    }

    fn keys<'k>(&'k self, named: Option<&'k (String, crate::key::PublicKey)>) -> Vec<TrialKey<'k>> {
        let list = |keys: &'k Keys<'_>, signer| {
            let several = keys.list.len() > 1;
            let credential = keys.credential;
            keys.list
                .iter()
                .enumerate()
                .map(move |(position, key)| TrialKey {
                    signer,
                    name: if several {
                        format!("{credential} {}", position + 1)
                    } else {
                        credential.to_owned()
                    },
                    key,
                })
        };
        let mut keys: Vec<TrialKey<'k>> = list(&self.expected, Signer::Expected)
            .chain(list(&self.other, Signer::Own))
            .collect();
        keys.extend(named.map(|(name, key)| TrialKey {
            signer: Signer::Named,
            name: name.clone(),
            key,
        }));
        keys
    }

    fn search(
        &self,
        ground: &Ground<'_>,
        bases: &[Draft],
        canonical: Option<&ShownText>,
        opening: Option<&Opening>,
        trial: &mut Trial<'_>,
    ) -> Vec<Named> {
        let found = singles(ground.entries, bases, ground.setting, trial);
        if !found.is_empty() {
            return found;
        }
        let Some(base) = bases.first() else {
            return found;
        };
        let deduced = match (canonical, opening) {
            (Some(canonical), Some(opening)) => {
                opening.deduced(base, canonical, self.redactor, ground.setting, trial)
            }
            _ => Vec::new(),
        };
        let plain =
            |named: &[Named]| named.len() == 1 && named.iter().all(|n| n.id != "other-message");
        if plain(&deduced) {
            return deduced;
        }
        // Nobody's block opens: no text of the sort that is tried can have been signed.
        let rsa = matches!(
            base.rule,
            Signature::RsaType1 { .. } | Signature::RsaPkcs1v15 { .. }
        );
        if rsa && opening.is_none() && base.signature.is_some() {
            return deduced;
        }
        // That not every pair can be tried goes without saying.
        let exhausted = trial.budget.exhausted;
        let found = pairs(ground.entries, base, ground.setting, trial);
        trial.budget.exhausted = exhausted;
        if !found.is_empty() {
            return found;
        }
        if deduced.is_empty() {
            return opening.map_or_else(Vec::new, |opening| opening.held(base, self.redactor));
        }
        deduced
    }

    /// The difference between the canonical string and what was signed.
    fn compare(
        &self,
        explanation: &mut Explanation,
        canonical: &ShownText,
        opening: Option<&Opening>,
    ) {
        let recovered = opening
            .filter(|_| explanation.recovered.is_some())
            .and_then(|opening| opening.opened.text())
            .map(|signed| self.redactor.bytes(&signed));
        explanation.difference = match (recovered, explanation.mistakes.first()) {
            (Some(signed), _) => difference(canonical, &signed, Against::Recovered),
            (None, Some(first)) if first.proof.encoding != ProofEncoding::Digest => {
                difference(canonical, &first.proof.bytes, Against::Proof)
            }
            _ => None,
        };
    }
}

/// A time in seconds that was signed as such.
fn seconds(base: &Draft, trial: &mut Trial<'_>) -> Vec<Named> {
    let looks_like_seconds = base
        .timestamp
        .as_deref()
        .is_some_and(|text| text.len() == 10 && text.bytes().all(|byte| byte.is_ascii_digit()));
    match trial.verify(base) {
        Some(proof) if looks_like_seconds => Named::together(
            vec![("seconds-for-milliseconds".into(), Vec::new())],
            &proof,
        ),
        _ => Vec::new(),
    }
}

/// The mistakes with what the catalogue says about them, the likeliest first.
fn mistakes(entries: &[Entry], mut found: Vec<Named>, shown_by: ShownBy) -> Vec<Mistake> {
    let rank = |named: &Named| entries.iter().position(|entry| entry.id == named.id);
    sort_by(&mut found, |a, b| rank(a).cmp(&rank(b)));
    found
        .into_iter()
        .filter_map(|named| {
            let entry = entries.iter().find(|entry| entry.id == named.id)?;
            Some(Mistake {
                id: named.id,
                sentence: entry.sentence.clone(),
                fix: entry.fix.clone(),
                proof: named.proof.as_ref().clone(),
                shown_by,
                fields: named.fields,
                together: named.together,
            })
        })
        .collect()
}
