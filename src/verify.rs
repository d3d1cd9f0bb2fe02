//! The verdict on a message, and what it holds.

use crate::{
    Code, Error,
    canonical::{Canonical, Material},
    expectation,
    gateway::Gateway,
    message::{Field, IncomingMessage, Origin, Value, find, parse_form, parse_object},
    scheme::{Acknowledgement, Format, Kind, Operation, Part, Place, Signature},
    sign::no_list_of_names,
    signature::{Refusal, authenticate, encoding, verify_authenticator, verify_with_key},
    time,
    warning::{self, Warning},
};

/// How to verify.
#[derive(Clone, Debug, Default)]
pub struct VerifyOptions<'a> {
    /// The kind; absent, a callback on the merchant's side and a request on the platform's.
    pub kind: Option<Kind>,
    /// Fields and the values that they must have: text compares as text, a number as a decimal.
    pub expect: &'a [Field],
    /// Milliseconds since 1970-01-01T00:00:00Z.
    pub now_ms: u64,
    /// How far a signed time may be from now, both ways; absent, 300.
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
    pub fields: Vec<Field>,
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
}

/// A signature as found in a message.
struct Found<'a> {
    name: &'a str,
    bytes: Vec<u8>,
}

impl Gateway {
    /// Verifies a message. An `Ok` means genuine, as expected and in time; everything else is an
    /// error, a missing signature included.
    pub fn verify(
        &self,
        message: &IncomingMessage<'_>,
        options: &VerifyOptions<'_>,
    ) -> Result<VerifiedMessage, Error> {
        self.judge(message, options)
            .map_err(|error| error.gateway(&self.scheme.id))
    }

    fn judge(
        &self,
        message: &IncomingMessage<'_>,
        options: &VerifyOptions<'_>,
    ) -> Result<VerifiedMessage, Error> {
        let kind = options.kind.unwrap_or(self.default_kind(false));
        let operation = self.operation(kind, false)?;
        let rule = self.scheme.signature(operation)?;
        self.check_credentials(rule)?;
        let texts = texts(self.scheme.text(operation), operation, options.names)?;

        // Fields are parsed before the verdict only where the text is made of them.
        let early = operation.carrier.place == Place::Field
            || texts.iter().any(|(_, parts)| {
                parts
                    .iter()
                    .any(|part| matches!(part, Part::Fields(_) | Part::Json(_)))
            });
        let mut fields = None;
        if operation.carrier.place == Place::Field {
            fields = Some(read_fields(message, operation)?);
        }
        let found = signature(message, operation, fields.as_deref().unwrap_or_default())?;
        let timestamp = match &operation.time {
            Some(rule) => Some(time::find(&message.headers, rule)?),
            None => None,
        };
        if early && fields.is_none() {
            fields = Some(read_fields(message, operation)?);
        }

        let method = message
            .method
            .unwrap_or(&operation.method)
            .to_ascii_uppercase();
        let material = Material {
            method: &method,
            path: message.bare_path(),
            timestamp,
            body: message.body,
            fields: fields.as_deref().unwrap_or_default(),
            secret: self.secret.as_ref().map(|secret| secret.as_slice()),
            carrier: &operation.carrier,
            names: options.names,
            defect: Code::MessageUnreadable,
        };
        let (alternative, key, text) = self.first_match(rule, &texts, &material, &found)?;

        let fields = match fields {
            Some(fields) => fields,
            None => read_fields(message, operation)?,
        };
        if let (Some(rule), Some(text)) = (&operation.time, timestamp) {
            time::check(rule, text, options.now_ms, options.tolerance_seconds)?;
        }
        expectation::check(&fields, options.expect)?;
        let parts = texts
            .get(alternative)
            .map(|(_, parts)| *parts)
            .unwrap_or_default();
        Ok(VerifiedMessage {
            kind,
            canonical: text.redacted(),
            alternative: texts
                .get(alternative)
                .and_then(|(name, _)| name.map(str::to_owned)),
            key,
            warnings: warning::list(
                operation,
                rule,
                parts,
                &text,
                &fields,
                self.peer_keys.get(key),
            ),
            acknowledgement: operation.acknowledgement.clone(),
            fields,
        })
    }

    fn check_credentials(&self, rule: &Signature) -> Result<(), Error> {
        match rule {
            Signature::Digest { .. } | Signature::Hmac { .. } if self.secret.is_none() => {
                Err(self.missing("secret", "it verifies messages"))
            }
            Signature::Digest { .. } | Signature::Hmac { .. } => Ok(()),
            _ if self.peer_keys.is_empty() => {
                Err(self.missing(self.side.peer_credential(), "it verifies messages"))
            }
            _ => Ok(()),
        }
    }

    /// The first of `texts`, and the first key, under which the signature verifies.
    fn first_match(
        &self,
        rule: &Signature,
        texts: &[(Option<&str>, &[Part])],
        material: &Material<'_>,
        found: &Found<'_>,
    ) -> Result<(usize, usize, Canonical), Error> {
        let mut defect = None;
        let mut refusals = Vec::new();
        for (position, (_, parts)) in texts.iter().enumerate() {
            let text = match Canonical::build(parts, material) {
                Ok(text) => text,
                Err(error) => {
                    defect.get_or_insert(error);
                    continue;
                }
            };
            match self.matching_key(rule, &text, &found.bytes) {
                Ok(key) => return Ok((position, key, text)),
                Err(refusal) => refusals.push(refusal),
            }
        }
        match (defect, refusals.into_iter().next()) {
            (Some(error), None) => Err(self.name_missing_secret(error, "the rule signs with it")),
            (_, Some(Refusal::Unreadable(what))) => Err(unreadable(found.name, &what)),
            _ => Err(self.mismatch(found.name)),
        }
    }

    fn matching_key(
        &self,
        rule: &Signature,
        text: &Canonical,
        signature: &[u8],
    ) -> Result<usize, Refusal> {
        if let Signature::Digest { .. } | Signature::Hmac { .. } = rule {
            let secret = self.secret.as_ref().ok_or(Refusal::Mismatch)?;
            let expected = zeroize::Zeroizing::new(authenticate(rule, text.bytes(), secret));
            return verify_authenticator(&expected, signature).map(|()| 0);
        }
        let mut refusal = None;
        for (position, key) in self.peer_keys.iter().enumerate() {
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

    fn mismatch(&self, name: &str) -> Error {
        Error::new(
            Code::SignatureMismatch,
            format!(
                "The signature in `{name}` does not verify: the message was changed, or another key signed it."
            ),
        )
        .hint(format!(
            "Treat it as forged. If it should be genuine, `explain` tells what differs; most often \
             the body was parsed and written again, or `{}` is not the gateway's.",
            match self.peer_keys.is_empty() {
                true => "secret",
                false => self.side.peer_credential(),
            }
        ))
        .field(name)
    }
}

/// The canonical strings to try, each with its name where it is not the usual one.
fn texts<'a>(
    usual: &'a [Part],
    operation: &'a Operation,
    names: Option<&[String]>,
) -> Result<Vec<(Option<&'a str>, &'a [Part])>, Error> {
    let mut texts = vec![(None, usual)];
    match names {
        None => texts.extend(
            operation
                .alternatives
                .iter()
                .map(|a| (Some(a.name.as_str()), a.text.as_slice())),
        ),
        Some(_) if usual.iter().any(|part| matches!(part, Part::Json(_))) => {}
        Some(_) => return Err(no_list_of_names()),
    }
    Ok(texts)
}

/// The fields of the body or, where the rule says so, of the query.
fn read_fields(message: &IncomingMessage<'_>, operation: &Operation) -> Result<Vec<Field>, Error> {
    if operation.formats.contains(&Format::Query) {
        return parse_form(message.query_text().unwrap_or_default(), Origin::QUERY).map_err(
            |error| match message.query_text() {
                None => error
                    .hint("This message comes in the query: give `query`, or the path with it."),
                Some(_) => error,
            },
        );
    }
    let text = message.body_text()?;
    if text.trim() == "[object Object]" {
        return Err(Error::new(
            Code::MessageNotRaw,
            "The body is `[object Object]`: it was parsed before it reached the verifier.",
        )
        .field("body"));
    }
    let looks_like_json = text.trim_start().starts_with(['{', '[', '\u{feff}']);
    match operation.formats.as_slice() {
        formats if formats.contains(&Format::Form) && !looks_like_json => {
            parse_form(text, Origin::BODY)
        }
        [Format::Form] => Err(Error::new(
            Code::MessageUnreadable,
            "The body is JSON where a form is needed.",
        )
        .field("body")),
        _ => parse_object(text, Origin::BODY),
    }
}

/// The signature's bytes. Missing or empty is an error, never "unsigned, so fine".
fn signature<'a>(
    message: &IncomingMessage<'_>,
    operation: &'a Operation,
    fields: &[Field],
) -> Result<Found<'a>, Error> {
    let carrier = &operation.carrier;
    for name in carrier.names() {
        let text = match carrier.place {
            Place::Header => message.headers.get(name)?.map(str::to_owned),
            Place::Field => match find(fields, name).map(|field| &field.value) {
                None | Some(Value::Null) => None,
                Some(Value::Text(text)) => Some(mend_plus(text, operation)),
                Some(_) => return Err(unreadable(name, "is no text")),
            },
        };
        if let Some(text) = text.filter(|text| !text.trim().is_empty()) {
            let bytes =
                encoding::decode(&text, carrier.encoding).map_err(|what| unreadable(name, what))?;
            return Ok(Found { name, bytes });
        }
    }
    let place = match carrier.place {
        Place::Header => "header",
        Place::Field => "field",
    };
    let error = Error::new(
        Code::SignatureMissing,
        format!(
            "The signature is missing: there is no {place} `{}`, or it is empty.",
            carrier.name
        ),
    )
    .field(&carrier.name);
    Err(match carrier.place {
        Place::Header if message.headers.is_empty() => {
            error.hint("Hand over the message's `headers` as well.")
        }
        _ => error.hint("Treat the message as forged; an unsigned one proves nothing."),
    })
}

/// Base64 has no spaces: one inside a form's signature was a `+` that was sent unescaped.
fn mend_plus(text: &str, operation: &Operation) -> String {
    if operation
        .formats
        .iter()
        .any(|format| *format != Format::Json)
    {
        text.trim().replace(' ', "+")
    } else {
        text.to_owned()
    }
}

fn unreadable(name: &str, what: &str) -> Error {
    Error::new(
        Code::SignatureUnreadable,
        format!("The signature in `{name}` {what}."),
    )
    .field(name)
}
