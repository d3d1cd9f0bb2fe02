//! What a signature opens to, and what follows from it.

use super::super::{
    Explanation, Recovered, RecoveredDigest,
    deduction::Deduction,
    draft::{Draft, Signer},
    opened::{Opened, Opening},
    proof::{Proof, VerifiedWith},
    search::Named,
    shown::{Redactor, ShownText, hex},
    transform::{self, Setting},
    trial::Trial,
};
use crate::{
    canonical::Canonical,
    scheme::{Chunk, Signature},
    signature::digest,
};
use alloc::{borrow::ToOwned, rc::Rc, string::String, vec, vec::Vec};

impl Opening {
    /// Puts it into the explanation; a digest beside the one of the expected text.
    pub fn show(
        &self,
        explanation: &mut Explanation,
        expected: Option<&Canonical>,
        redactor: &Redactor,
    ) {
        let key = self.key.clone();
        match &*self.opened {
            Opened::Text(chunks) => {
                let bytes = redactor.bytes(&chunks.concat());
                explanation.recovered = Some(Recovered {
                    text: String::from_utf8_lossy(&bytes).into_owned(),
                    hex: core::str::from_utf8(&bytes).is_err().then(|| hex(&bytes)),
                    blocks: chunks.iter().map(Vec::len).collect(),
                    key,
                });
            }
            Opened::Digest(hash, signed) => {
                explanation.digest = Some(RecoveredDigest {
                    hash: *hash,
                    signed: hex(signed),
                    expected: expected.map(|text| hex(&digest(*hash, text.bytes()))),
                    key,
                });
            }
        }
    }

    /// What a recovered text says about the fields.
    pub fn deduced(
        &self,
        base: &Draft,
        canonical: &ShownText,
        redactor: &Redactor,
        setting: &Setting<'_>,
        trial: &mut Trial<'_>,
    ) -> Vec<Named> {
        let (Signature::RsaType1 { .. }, Opened::Text(chunks)) = (&base.rule, &*self.opened) else {
            return Vec::new();
        };
        let signed = chunks.concat();
        let mut base = base.clone();
        base.signer = self.signer;
        let mut best = Deduction::new(&base, canonical, &signed);
        let mut order = None;
        for id in ["order-insertion", "order-case-insensitive"] {
            for (_, transform) in transform::of(id) {
                for draft in transform(&base, setting) {
                    let Ok(text) = draft.text() else { continue };
                    let other = Deduction::new(&draft, &redactor.canonical(&text), &signed);
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
            if self.signer == Signer::Own {
                ids.push(("own-key-for-platform-key".into(), Vec::new()));
            }
            let mut proof = Proof::of_bytes(redactor.bytes(&signed));
            proof.with = Some(VerifiedWith {
                rule: base.rule.clone(),
                digest: None,
                chunks: Some(cut),
                secret: None,
                key: Some(self.key.clone()),
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
        if self.signer == Signer::Own {
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

    /// What the signature opens to although no text explains it: the key is right, so the content is another.
    pub fn held(&self, base: &Draft, redactor: &Redactor) -> Vec<Named> {
        let Some(signature) = &base.signature else {
            return Vec::new();
        };
        let key = self.key.as_str();
        let (mut ids, proof) = match (&base.rule, &*self.opened) {
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
                let mut proof = Proof::of_bytes(redactor.bytes(&chunks.concat()));
                proof.with = Some(VerifiedWith {
                    rule: Signature::RsaType1 {
                        chunks: vec![Chunk::Full],
                    },
                    digest: None,
                    chunks: Some(chunks.iter().map(Vec::len).collect()),
                    secret: None,
                    key: Some(key.to_owned()),
                    signature: hex(signature),
                });
                (vec![id], proof)
            }
            _ => return Vec::new(),
        };
        if self.signer == Signer::Own {
            ids.push("own-key-for-platform-key");
        }
        let ids = ids
            .into_iter()
            .map(|id| (id.to_owned(), Vec::new()))
            .collect();
        Named::together(ids, &Rc::new(proof))
    }
}
