//! Puts an explanation together: what the signature holds, which mistakes it proves, what the gateway's words add.

use super::{
    Against, ExplainOptions, Explanation, Mistake, Quotation, Recovered, RecoveredDigest, ShownBy,
    catalogue::{Entry, catalogue},
    deduction::Deduction,
    difference::difference,
    draft::{Draft, Signer},
    key,
    material::Material,
    opened::Opened,
    proof::{Proof, VerifiedWith},
    reply,
    search::{Named, pairs, singles},
    shown::{Redactor, ShownText, hex},
    transform::{self, Setting},
    trial::{Trial, TrialKey},
};
use crate::{
    Code, Warning,
    gateway::Gateway,
    message::IncomingMessage,
    order::sort_by,
    scheme::{Chunk, Kind, Operation, Part, Signature},
    signature::digest,
    verify::Keys,
};
use std::rc::Rc;

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

/// What a signature opened to, whose key did it, and that key's name.
type Opening = (Rc<Opened>, Signer, String);

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
        let opening = base.signature.as_ref().and_then(|s| trial.open_any(s));
        let text = base.text().ok();
        let canonical = text.as_ref().map(|text| self.redactor.canonical(text));
        if let Some((opened, _, name)) = &opening {
            match opened.as_ref() {
                Opened::Text(chunks) => explanation.recovered = Some(recovered(chunks, name)),
                Opened::Digest(hash, signed) => {
                    explanation.digest = Some(RecoveredDigest {
                        hash: *hash,
                        signed: hex(signed),
                        expected: text.as_ref().map(|text| hex(&digest(*hash, text.bytes()))),
                        key: name.clone(),
                    });
                }
            }
        }
        let code = explanation.error.as_ref().map(|error| error.code);
        let setting = Setting {
            scheme: &self.gateway.scheme,
            kind: self.kind,
            operation: self.operation,
            message: self.message,
            signature_text: material.signature_text.as_deref(),
            opened: opening.as_ref().map(|(opened, _, _)| Rc::clone(opened)),
            expect: self.options.expect,
            others: self.options.others,
        };
        let entries = catalogue();
        let found = match code {
            Some(Code::SignatureMismatch | Code::SignatureUnreadable | Code::MessageUnreadable) => {
                self.search(
                    &entries,
                    &material.bases,
                    canonical.as_ref(),
                    opening.as_ref(),
                    &setting,
                    &mut trial,
                )
            }
            Some(Code::TimestampOutOfRange) => seconds(base, &mut trial),
            _ => Vec::new(),
        };
        explanation.mistakes = mistakes(&entries, found, ShownBy::Signature);
        if let Some(canonical) = &canonical {
            self.compare(explanation, canonical, opening.as_ref());
            self.quote(explanation, &entries, base, canonical, &setting, &mut trial);
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
        entries: &[Entry],
        bases: &[Draft],
        canonical: Option<&ShownText>,
        opening: Option<&Opening>,
        setting: &Setting<'_>,
        trial: &mut Trial<'_>,
    ) -> Vec<Named> {
        let found = singles(entries, bases, setting, trial);
        if !found.is_empty() {
            return found;
        }
        let Some(base) = bases.first() else {
            return found;
        };
        let deduced = match (canonical, opening) {
            (Some(canonical), Some(opening)) => {
                self.deduce(base, canonical, opening, setting, trial)
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
        let found = pairs(entries, base, setting, trial);
        trial.budget.exhausted = exhausted;
        if !found.is_empty() {
            return found;
        }
        if deduced.is_empty() {
            return opening.map_or_else(Vec::new, |opening| held(base, opening));
        }
        deduced
    }

    /// What a recovered text says about the fields.
    fn deduce(
        &self,
        base: &Draft,
        canonical: &ShownText,
        (opened, signer, key): &Opening,
        setting: &Setting<'_>,
        trial: &mut Trial<'_>,
    ) -> Vec<Named> {
        let (Signature::RsaType1 { .. }, Opened::Text(chunks)) = (&base.rule, opened.as_ref())
        else {
            return Vec::new();
        };
        let signed = chunks.concat();
        let mut base = base.clone();
        base.signer = *signer;
        let mut best = Deduction::new(&base, canonical, &signed);
        let mut order = None;
        for id in ["order-insertion", "order-case-insensitive"] {
            for (_, transform) in transform::of(id) {
                for draft in transform(&base, setting) {
                    let Ok(text) = draft.text() else { continue };
                    let other = Deduction::new(&draft, &self.redactor.canonical(&text), &signed);
                    if other.matched > best.matched + signed.len() / 8 {
                        best = other;
                        order = Some(id);
                    }
                }
            }
        }
        let cut: Vec<usize> = chunks.iter().map(Vec::len).collect();
        if best.is_other(canonical.bytes.len().max(signed.len())) {
            let mut ids = vec![("other-message".to_owned(), Vec::new())];
            if *signer == Signer::Own {
                ids.push(("own-key-for-platform-key".into(), Vec::new()));
            }
            let mut proof = Proof::of_bytes(self.redactor.bytes(&signed));
            proof.with = Some(VerifiedWith {
                rule: base.rule.clone(),
                digest: None,
                chunks: Some(cut),
                secret: None,
                key: Some(key.clone()),
                signature: base.signature.as_ref().map_or_else(String::new, |s| hex(s)),
            });
            return Named::together(ids, &Rc::new(proof));
        }
        let Some(rebuilt) = best.rebuilt(&base) else {
            return Vec::new();
        };
        let mut ids: Vec<(String, Vec<String>)> = best
            .ids
            .into_iter()
            .map(|(id, fields)| (id.to_owned(), fields))
            .collect();
        ids.extend(order.map(|id| (id.to_owned(), Vec::new())));
        if *signer == Signer::Own {
            ids.push(("own-key-for-platform-key".into(), Vec::new()));
        }
        let mut proof = trial.verify(&rebuilt);
        if proof.is_none() {
            let mut pieces = rebuilt;
            pieces.cut = Some(Rc::new(cut));
            proof = trial.verify(&pieces);
            ids.push(("chunk-layout".into(), Vec::new()));
        }
        proof.map_or_else(Vec::new, |proof| Named::together(ids, &proof))
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
            .and_then(|(opened, _, _)| opened.text());
        explanation.difference = match (recovered, explanation.mistakes.first()) {
            (Some(signed), _) => difference(canonical, &signed, Against::Recovered),
            (None, Some(first)) if first.proof.encoding != super::ProofEncoding::Digest => {
                difference(canonical, &first.proof.bytes, Against::Proof)
            }
            _ => None,
        };
    }

    /// What the gateway's own string shows.
    fn quote(
        &self,
        explanation: &mut Explanation,
        entries: &[Entry],
        base: &Draft,
        canonical: &ShownText,
        setting: &Setting<'_>,
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
        let verified = trial.verify(&with_text(base, &text));
        let shown_by = match verified {
            Some(_) => ShownBy::Signature,
            None => ShownBy::Reply,
        };
        let proof =
            verified.unwrap_or_else(|| Rc::new(Proof::of_bytes(shown.clone().into_bytes())));
        let named = self.name(
            entries,
            base,
            canonical,
            shown.as_bytes(),
            &proof,
            setting,
            trial,
        );
        for mistake in mistakes(entries, named, shown_by) {
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
    #[allow(
        clippy::too_many_arguments,
        reason = "each is one fact about the two texts"
    )]
    fn name(
        &self,
        entries: &[Entry],
        base: &Draft,
        canonical: &ShownText,
        other: &[u8],
        proof: &Rc<Proof>,
        setting: &Setting<'_>,
        trial: &mut Trial<'_>,
    ) -> Vec<Named> {
        for entry in entries {
            for (_, transform) in transform::of(&entry.id) {
                if !trial.budget.take_bytes(base.size()) {
                    return Vec::new();
                }
                for draft in transform(base, setting) {
                    let Ok(text) = draft.text() else { continue };
                    if draft.prehash.is_none() && self.redactor.canonical(&text).bytes == other {
                        let ids = vec![(entry.id.clone(), draft.concerns.to_vec())];
                        return Named::together(ids, proof);
                    }
                }
            }
        }
        let deduction = Deduction::new(base, canonical, other);
        let ids = deduction.ids.into_iter();
        Named::together(
            ids.map(|(id, fields)| (id.to_owned(), fields)).collect(),
            proof,
        )
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

/// What a signature opens to although no text explains it: the key is right, so the content is another.
fn held(base: &Draft, (opened, signer, key): &Opening) -> Vec<Named> {
    let Some(signature) = &base.signature else {
        return Vec::new();
    };
    let (mut ids, proof) = match (&base.rule, opened.as_ref()) {
        (Signature::RsaPkcs1v15 { hash: own }, Opened::Digest(hash, digest)) => {
            let rule = Signature::RsaPkcs1v15 { hash: *hash };
            let mut ids = vec!["other-message"];
            if hash != own {
                ids.insert(0, "wrong-hash");
            }
            (ids, Proof::of_digest(digest, rule, key, signature))
        }
        (Signature::RsaType1 { .. }, Opened::Digest(hash, digest)) => {
            let rule = Signature::RsaPkcs1v15 { hash: *hash };
            (
                vec!["rsassa-for-type-1"],
                Proof::of_digest(digest, rule, key, signature),
            )
        }
        (rule, Opened::Text(chunks)) => {
            let id = match rule {
                Signature::RsaPkcs1v15 { .. } => "type-1-for-rsassa",
                _ => "other-message",
            };
            let mut proof = Proof::of_bytes(chunks.concat());
            proof.with = Some(VerifiedWith {
                rule: Signature::RsaType1 {
                    chunks: vec![Chunk::Full],
                },
                digest: None,
                chunks: Some(chunks.iter().map(Vec::len).collect()),
                secret: None,
                key: Some(key.clone()),
                signature: hex(signature),
            });
            (vec![id], proof)
        }
        _ => return Vec::new(),
    };
    if *signer == Signer::Own {
        ids.push("own-key-for-platform-key");
    }
    let ids = ids
        .into_iter()
        .map(|id| (id.to_owned(), Vec::new()))
        .collect();
    Named::together(ids, &Rc::new(proof))
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

fn recovered(chunks: &[Vec<u8>], key: &str) -> Recovered {
    let bytes = chunks.concat();
    Recovered {
        text: String::from_utf8_lossy(&bytes).into_owned(),
        hex: std::str::from_utf8(&bytes).is_err().then(|| hex(&bytes)),
        blocks: chunks.iter().map(Vec::len).collect(),
        key: key.to_owned(),
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
