//! Why does it not verify? What was signed, what is expected, and the mistakes that would make one of the other.
//!
//! A mistake is never guessed: each is made on purpose, and reported only where the signature then verifies, with the
//! text that did as its proof. Nothing here touches the verdict, which is [`Gateway::verify`]'s own.

mod align;
mod budget;
mod catalogue;
mod deduction;
mod difference;
mod draft;
mod explanation;
mod finding;
mod json_text;
mod key;
mod literal;
mod material;
mod number;
mod opened;
mod proof;
mod reply;
mod search;
mod shown;
mod transform;
mod trial;

pub use catalogue::{Entry, Fix, catalogue};
pub use difference::{Against, ByteDifference, Change, Difference, FieldDifference};
pub use explanation::{
    Explanation, Mistake, Quotation, Recovered, RecoveredDigest, ShownBy, Verdict,
};
pub use proof::{Proof, ProofEncoding, VerifiedWith};
pub use shown::{ShownSpan, ShownText};

use crate::{
    Code, Error, VerifyOptions, Warning,
    gateway::Gateway,
    message::{Field, IncomingMessage},
    scheme::{Kind, Operation},
    signature::encoding,
    verify::Keys,
};
use alloc::{string::String, vec::Vec};
use finding::Finding;
use shown::Redactor;

/// How to explain.
#[derive(Clone, Debug, Default)]
pub struct ExplainOptions<'a> {
    /// The kind; absent, a callback on the merchant's side and a request on the platform's. A kind that this side signs
    /// itself is explained too, by its own key: for what the other side refuses.
    pub kind: Option<Kind>,
    /// The HTTP method, in place of the message's.
    pub method: Option<&'a str>,
    /// The path, in place of the message's.
    pub path: Option<&'a str>,
    /// Fields and the values that they should have. They are also tried in place of those that the message has.
    pub expect: &'a [Field<'a>],
    /// Milliseconds since 1970-01-01T00:00:00Z; absent, the signed time is not judged.
    pub now_ms: Option<u64>,
    /// How far a signed time may be from now, both ways; absent, the rule's, or else 300.
    pub tolerance_seconds: Option<u64>,
    /// The names for a signed JSON object made of fields, in their order.
    pub names: Option<&'a [String]>,
    /// What the gateway said about the message, such as the text of its error.
    pub reply: Option<&'a str>,
    /// Bodies of other messages, of which this signature may be.
    pub others: &'a [&'a [u8]],
}

impl Gateway {
    /// Explains the verdict on a message. Whatever is wrong with the message is part of the explanation.
    ///
    /// The work is bounded. Pairs of mistakes are tried as far as that goes; where a single one was left out, the warning
    /// `WORK_LIMITED` says so.
    #[must_use]
    pub fn explain(
        &self,
        message: &IncomingMessage<'_>,
        options: &ExplainOptions<'_>,
    ) -> Explanation {
        let kind = options.kind.unwrap_or(self.default_kind(false));
        let message = IncomingMessage {
            method: options.method.or(message.method),
            path: options.path.or(message.path),
            ..message.clone()
        };
        let redactor = Redactor::new(self.secret.as_ref().map(|secret| secret.as_slice()));
        let mut explanation = match self.scheme.operation(kind) {
            Ok(operation) => self.explain_by(kind, operation, &message, options, &redactor),
            Err(error) => Explanation::new(self, kind, Some(error)),
        };
        if let Some(error) = explanation.error.take() {
            explanation.error = Some(redacted(error.gateway(&self.scheme.id), &redactor));
        }
        explanation
    }

    fn explain_by(
        &self,
        kind: Kind,
        operation: &Operation,
        message: &IncomingMessage<'_>,
        options: &ExplainOptions<'_>,
        redactor: &Redactor,
    ) -> Explanation {
        let own: Vec<_> = self
            .private_key
            .as_ref()
            .and_then(key::public_half)
            .into_iter()
            .collect();
        let signing = self.side.signs(kind);
        let peer = Keys {
            list: &self.peer_keys,
            credential: self.side.peer_credential(),
        };
        let mine = Keys {
            list: &own,
            credential: "privateKey",
        };
        let (expected, other) = if signing { (mine, peer) } else { (peer, mine) };
        let verified = self.judge_by(
            expected,
            kind,
            operation,
            message,
            &VerifyOptions {
                kind: Some(kind),
                expect: options.expect,
                now_ms: options.now_ms.unwrap_or(0),
                tolerance_seconds: match options.now_ms {
                    Some(_) => options.tolerance_seconds,
                    None => Some(u64::MAX),
                },
                names: options.names,
            },
        );
        let mut explanation = Explanation::new(self, kind, verified.as_ref().err().cloned());
        let alternative = verified.as_ref().ok().and_then(|v| v.alternative.clone());
        if let Ok(verified) = verified {
            explanation.warnings = verified.warnings;
        } else if !signing
            && expected
                .list
                .iter()
                .any(|key| own.iter().any(|o| key::same(o, key)))
        {
            explanation.warnings.push(Warning::plain(
                "KEY_OWN",
                "The key that is given as the other side's is the public half of the own private key.",
            ));
        }
        let Ok(rule) = self.scheme.signature(operation) else {
            return explanation;
        };
        let material = material::read(self, rule, operation, message, options.names);
        if explanation.verdict == Verdict::Genuine && signing {
            let encoding = operation.carrier.encoding;
            let usual = material
                .bases
                .first()
                .and_then(|base| base.signature.as_ref());
            let usual = usual.map(|bytes| encoding::encode(bytes, encoding));
            if usual != material.signature_text {
                explanation.warnings.push(Warning::plain(
                    "SIGNATURE_SPELLING",
                    "The signature verifies, but is not spelt as the rule writes it (letter case, alphabet, padding or \
                     white space); a strict reader may refuse it.",
                ));
            }
        }
        let finding = Finding {
            gateway: self,
            kind,
            operation,
            message,
            options,
            redactor,
            expected,
            other,
        };
        finding.fill(&mut explanation, &material, alternative.as_deref());
        explanation
    }
}

impl Explanation {
    fn new(gateway: &Gateway, kind: Kind, error: Option<Error>) -> Self {
        Self {
            verdict: verdict(error.as_ref()),
            error,
            gateway: gateway.scheme.id.clone(),
            kind: kind.as_str(),
            canonical: None,
            recovered: None,
            digest: None,
            difference: None,
            mistakes: Vec::new(),
            reply: None,
            warnings: Vec::new(),
        }
    }
}

fn verdict(error: Option<&Error>) -> Verdict {
    match error.map(|error| error.code) {
        None => Verdict::Genuine,
        Some(
            Code::SignatureMismatch
            | Code::SignatureMissing
            | Code::TimestampMissing
            | Code::TimestampOutOfRange
            | Code::FieldMismatch,
        ) => Verdict::ForgedOrMistaken,
        Some(_) => Verdict::Unreadable,
    }
}

/// The error without a secret that the message may have held.
fn redacted(error: Error, redactor: &Redactor) -> Error {
    let mut clean = Error::new(error.code, redactor.text(&error.message));
    if let Some(gateway) = &error.gateway {
        clean = clean.gateway(gateway);
    }
    if let Some(hint) = &error.hint {
        clean = clean.hint(redactor.text(hint));
    }
    if let Some(field) = &error.field {
        clean = clean.field(redactor.text(field));
    }
    if let Some(expected) = &error.expected {
        clean = clean.expected(redactor.text(expected));
    }
    if let Some(found) = &error.found {
        clean = clean.found(redactor.text(found));
    }
    clean
}
