//! The text and the key under which a signature verifies.

use super::{Candidate, Keys, found, found::Found};
use crate::{
    Code, Error,
    canonical::{Canonical, Material},
    gateway::Gateway,
    scheme::{Part, Signature},
    signature::{Refusal, authenticate, verify_authenticator, verify_with_key},
};
use alloc::{format, vec::Vec};

/// What a signature verified under.
pub struct Match<'a, 'm> {
    pub candidate: &'a Candidate<'a>,
    pub key: usize,
    pub text: Canonical<'m>,
}

impl Gateway {
    /// The first of the candidates, and the first key, under which the signature verifies.
    pub(super) fn first_match<'c, 'm>(
        &self,
        rule: &Signature,
        keys: Keys<'_>,
        candidates: &'c [Candidate<'c>],
        material: &Material<'_, 'm>,
        found: &Found<'_>,
    ) -> Result<Match<'c, 'm>, Error> {
        let mut defect = None;
        let mut refusals = Vec::new();
        for candidate in candidates {
            let text = match Canonical::build(candidate.parts, material) {
                Ok(text) => text,
                Err(error) => {
                    defect.get_or_insert(error);
                    continue;
                }
            };
            match self.matching_key(rule, keys, &text, &found.bytes) {
                // Whoever has one such signature could send it with any message.
                Ok(_) if text.is_of_nothing() => refusals.push(Refusal::Mismatch),
                Ok(key) => {
                    return Ok(Match {
                        candidate,
                        key,
                        text,
                    });
                }
                Err(refusal) => refusals.push(refusal),
            }
        }
        match (defect, refusals.into_iter().next()) {
            (Some(error), None) => {
                Err(self.name_missing_credential(error, "the rule signs with it"))
            }
            (_, Some(Refusal::Unreadable(what))) => Err(found::unreadable(found.name, &what)),
            _ => {
                let signs_body = candidates
                    .iter()
                    .any(|candidate| Part::any(candidate.parts, &Part::is_body));
                let lacks_body = signs_body && material.body.trim_ascii().is_empty();
                Err(mismatch(found.name, keys, lacks_body))
            }
        }
    }

    fn matching_key(
        &self,
        rule: &Signature,
        keys: Keys<'_>,
        text: &Canonical<'_>,
        signature: &[u8],
    ) -> Result<usize, Refusal> {
        if let Signature::Digest { .. } | Signature::Hmac { .. } = rule {
            let secret = self.secret.as_ref().ok_or(Refusal::Mismatch)?;
            let expected = zeroize::Zeroizing::new(authenticate(rule, text.bytes(), secret));
            return verify_authenticator(&expected, signature).map(|()| 0);
        }
        let mut refusal = None;
        for (position, key) in keys.list.iter().enumerate() {
            match verify_with_key(rule, text.bytes(), signature, key) {
                Ok(()) => return Ok(position),
                Err(Refusal::Mismatch) => refusal = Some(Refusal::Mismatch),
                Err(unreadable) => {
                    refusal.get_or_insert(unreadable);
                }
            }
        }
        Err(refusal.unwrap_or(Refusal::Mismatch))
    }
}

fn mismatch(name: &str, keys: Keys<'_>, lacks_body: bool) -> Error {
    let error = Error::new(
        Code::SignatureMismatch,
        format!(
            "The signature in `{name}` does not verify: the message was changed, or another key signed it."
        ),
    )
    .field(name);
    if lacks_body {
        return error.hint(
            "The body is empty, and the rule signs it as it came; it can be read only once, so \
             keep its bytes.",
        );
    }
    error.hint(format!(
        "Treat it as forged. If it should be genuine, `explain` tells what differs; most often the \
         body was parsed and written again, or `{}` is not the one that belongs to the signer.",
        if keys.list.is_empty() {
            "secret"
        } else {
            keys.credential
        }
    ))
}
