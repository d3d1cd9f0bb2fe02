//! The verdict on a message, and what it holds.

pub(crate) mod found;
mod matching;
pub(crate) mod replay;

use crate::{
    Code, Error,
    canonical::{Canonical, Material},
    expectation,
    gateway::Gateway,
    key::PublicKey,
    message::{Field, IncomingMessage},
    outcome::{self, Outcome},
    scheme::{Acknowledgement, Format, Kind, Operation, Part, Place, Signature},
    sign::option::no_list_of_names,
    time,
    warning::{self, Warning},
};
use alloc::{borrow::ToOwned, string::String, vec, vec::Vec};
use matching::Match;

/// How to verify.
#[derive(Clone, Debug, Default)]
pub struct VerifyOptions<'a> {
    /// The kind; absent, a callback on the merchant's side and a request on the platform's.
    pub kind: Option<Kind>,
    /// Fields and the values that they must have: text compares as text, a number as a decimal.
    pub expect: &'a [Field<'a>],
    /// Milliseconds since 1970-01-01T00:00:00Z.
    pub now_ms: u64,
    /// How far a signed time may be from now, both ways; absent, the rule's, or else 300.
    pub tolerance_seconds: Option<u64>,
    /// The names for a signed JSON object made of fields, in their order.
    pub names: Option<&'a [String]>,
}

/// A genuine message.
#[derive(Clone, Debug)]
pub struct VerifiedMessage {
    /// What it is.
    pub kind: Kind,
    /// Its fields, with the text of every value as it was sent.
    pub fields: Vec<Field<'static>>,
    /// How the fields were written.
    pub format: Format,
    /// The text that was signed; a secret in it is written `[secret]`.
    pub canonical: String,
    /// The name of the alternative text that matched, where it was not the usual one.
    pub alternative: Option<String>,
    /// Which of the other side's keys matched; 0 where there is only a secret.
    pub key: usize,
    /// What the signature does not say.
    pub warnings: Vec<Warning>,
    /// What the gateway wants as an answer, where that is known.
    pub acknowledgement: Option<Acknowledgement>,
    /// How the payment stands, as far as the message says. `Unknown` is not a failure.
    pub outcome: Outcome,
    /// The same text for every repetition of this message, and another for a new state: 64
    /// hexadecimal digits without any secret in them.
    ///
    /// A genuine message can arrive twice, whether the gateway repeats it or someone else does.
    /// Store the key under a uniqueness constraint in the same transaction that changes the
    /// order; when it is there already, change nothing and send the acknowledgement again.
    pub replay_key: String,
}

/// A genuine message, of which nothing is written out yet.
pub(crate) struct Genuine<'a> {
    pub kind: Kind,
    pub operation: &'a Operation,
    pub fields: Vec<Field<'a>>,
    pub format: Format,
    /// The text that was signed. It may hold the secret.
    pub text: Canonical<'a>,
    pub alternative: Option<String>,
    pub key: usize,
    pub warnings: Vec<Warning>,
    pub outcome: Outcome,
}

impl Genuine<'_> {
    fn written(self, gateway: &str) -> VerifiedMessage {
        VerifiedMessage {
            kind: self.kind,
            canonical: self.text.redacted(),
            alternative: self.alternative,
            key: self.key,
            warnings: self.warnings,
            acknowledgement: self.operation.acknowledgement.clone(),
            outcome: self.outcome,
            replay_key: replay::key(gateway, self.kind, self.operation, &self.text, &self.fields),
            fields: self.fields.into_iter().map(Field::into_owned).collect(),
            format: self.format,
        }
    }
}

impl Gateway {
    /// Verifies a message. An `Ok` means genuine, as expected and in time; everything else is an
    /// error, a missing signature included.
    pub fn verify(
        &self,
        message: &IncomingMessage<'_>,
        options: &VerifyOptions<'_>,
    ) -> Result<VerifiedMessage, Error> {
        self.genuine(message, options)
            .map(|genuine| genuine.written(&self.scheme.id))
    }

    /// The same, for whoever does not need all of it in writing.
    pub(crate) fn genuine<'a>(
        &'a self,
        message: &IncomingMessage<'a>,
        options: &VerifyOptions<'_>,
    ) -> Result<Genuine<'a>, Error> {
        self.judge(message, options)
            .map_err(|error| error.gateway(&self.scheme.id))
    }

    fn judge<'a>(
        &'a self,
        message: &IncomingMessage<'a>,
        options: &VerifyOptions<'_>,
    ) -> Result<Genuine<'a>, Error> {
        let kind = options.kind.unwrap_or(self.default_kind(false));
        let operation = self.operation(kind, false)?;
        let keys = Keys {
            list: &self.peer_keys,
            credential: self.side.peer_credential(),
        };
        self.judge_by(keys, kind, operation, message, options)
    }

    /// The verdict by these keys, whoever's they are.
    pub(crate) fn judge_by<'a>(
        &self,
        keys: Keys<'_>,
        kind: Kind,
        operation: &'a Operation,
        message: &IncomingMessage<'a>,
        options: &VerifyOptions<'_>,
    ) -> Result<Genuine<'a>, Error> {
        found::refuse_parsed_body(message.body)?;
        let rule = self.scheme.signature(operation)?;
        self.check_credentials(rule, keys)?;
        let candidates = candidates(self.scheme.text(operation), operation, options.names)?;

        // Fields are parsed before the verdict only where it depends on them.
        let made_of_fields = candidates
            .iter()
            .any(|candidate| Part::any(candidate.parts, &Part::is_made_of_fields));
        let mut fields = None;
        if operation.carrier.place == Place::Field {
            fields = Some(found::fields(message, operation)?);
        }
        let found = found::signature(message, operation, fields.as_deref().unwrap_or_default())?;
        let timestamp = match &operation.time {
            Some(rule) => Some(time::find(&message.headers, rule)?),
            None => None,
        };
        if made_of_fields && fields.is_none() {
            fields = Some(found::fields(message, operation)?);
        }

        let method = message
            .method
            .unwrap_or(&operation.method)
            .to_ascii_uppercase();
        let material = Material {
            method: &method,
            path: message.bare_path(),
            timestamp,
            query: message.query_text(),
            headers: &message.headers,
            body: message.body,
            fields: fields.as_deref().unwrap_or_default(),
            secret: self.secret.as_ref().map(|secret| secret.as_slice()),
            merchant: self.merchant.as_deref(),
            carrier: &operation.carrier,
            names: options.names,
            defect: Code::MessageUnreadable,
        };
        let Match {
            candidate,
            key,
            text,
        } = self.first_match(rule, keys, &candidates, &material, &found)?;

        let fields = match fields {
            Some(fields) => fields,
            None => found::fields(message, operation)?,
        };
        if let (Some(rule), Some(text)) = (&operation.time, timestamp) {
            time::check(rule, text, options.now_ms, options.tolerance_seconds)?;
        }
        let unsigned = warning::unsigned(operation, candidate.parts, &text, &fields, found.name);
        expectation::check(&fields, &unsigned, options.expect)?;
        let outcome = outcome::of(&operation.outcomes, &fields, &unsigned);
        let signer = keys.list.get(key);
        Ok(Genuine {
            kind,
            operation,
            alternative: candidate.name.map(str::to_owned),
            key,
            warnings: warning::list(operation, rule, candidate.parts, &text, unsigned, signer),
            outcome,
            text,
            fields,
            format: found::format(message.body, operation),
        })
    }

    fn check_credentials(&self, rule: &Signature, keys: Keys<'_>) -> Result<(), Error> {
        match rule {
            Signature::Digest { .. } | Signature::Hmac { .. } if self.secret.is_none() => {
                Err(self.missing("secret", "it verifies messages"))
            }
            Signature::Digest { .. } | Signature::Hmac { .. } => Ok(()),
            _ if keys.list.is_empty() => Err(self.missing(keys.credential, "it verifies messages")),
            _ => Ok(()),
        }
    }
}

/// Keys that a signature may be by, and the credential that they come from.
#[derive(Clone, Copy)]
pub(crate) struct Keys<'a> {
    /// The keys.
    pub list: &'a [PublicKey],
    /// The credential's name, for errors.
    pub credential: &'static str,
}

/// A canonical string to try, with its name where it is not the usual one.
pub(crate) struct Candidate<'a> {
    pub name: Option<&'a str>,
    pub parts: &'a [Part],
}

/// The canonical strings to try, in their order.
pub(crate) fn candidates<'a>(
    usual: &'a [Part],
    operation: &'a Operation,
    names: Option<&[String]>,
) -> Result<Vec<Candidate<'a>>, Error> {
    let mut candidates = vec![Candidate {
        name: None,
        parts: usual,
    }];
    match names {
        None => candidates.extend(operation.alternatives.iter().map(|a| Candidate {
            name: Some(&a.name),
            parts: &a.text,
        })),
        Some(_) if usual.iter().any(|part| matches!(part, Part::Json(_))) => {}
        Some(_) => return Err(no_list_of_names()),
    }
    Ok(candidates)
}
