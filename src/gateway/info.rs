//! A scheme as documentation: every kind of message with its whole rule.

use crate::scheme::{
    Acknowledgement, BodyText, Carrier, EcdsaForm, Encoding, Endpoint, Fields, Format, Hash,
    Header, Kind, MessageValue, Missing, Nested, Operation, Order, OutcomeRule, Part, Retries,
    Scheme, Show, Signature, Skip, Time,
};
use alloc::{collections::BTreeMap, format, string::String, vec::Vec};
use serde::Serialize;

/// What is known of a gateway.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct GatewayInfo<'a> {
    /// The name that programs use.
    pub id: &'a str,
    /// The name that people use.
    pub name: &'a str,
    /// Links to the documents that state the rule.
    pub documents: &'a [String],
    /// What the documents leave open, a sentence each.
    pub notes: &'a [String],
    /// Documented paths.
    pub paths: &'a [Endpoint],
    /// The kinds of message that are signed.
    pub kinds: BTreeMap<Kind, KindInfo<'a>>,
}

/// The rule for one kind of message.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct KindInfo<'a> {
    /// The rule in words.
    pub rule: String,
    /// The HTTP method.
    pub method: &'a str,
    /// The canonical string, part by part.
    pub text: &'a [Part],
    /// How it is signed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub signature: Option<&'a Signature>,
    /// Where the signature is written.
    pub carrier: &'a Carrier,
    /// How the fields are written, the usual way first.
    pub formats: &'a [Format],
    /// Headers beside the signature's own.
    pub headers: &'a [Header],
    /// The signed time.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub time: Option<&'a Time>,
    /// What the gateway wants as an answer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub acknowledgement: Option<&'a Acknowledgement>,
    /// When it sends the message again.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub retries: Option<&'a Retries>,
    /// Which values of which field are final.
    pub outcomes: &'a [OutcomeRule],
    /// The fields that identify an event.
    pub event: &'a [String],
}

impl Scheme {
    /// What is known of the gateway.
    #[must_use]
    pub fn info(&self) -> GatewayInfo<'_> {
        GatewayInfo {
            id: &self.id,
            name: &self.name,
            documents: &self.documents,
            notes: &self.notes,
            paths: &self.paths,
            kinds: self
                .operations
                .iter()
                .map(|(kind, operation)| (*kind, self.kind_info(operation)))
                .collect(),
        }
    }

    fn kind_info<'a>(&'a self, operation: &'a Operation) -> KindInfo<'a> {
        let text = self.text(operation);
        let signature = self.signature(operation).ok();
        KindInfo {
            rule: rule(text, signature, &operation.carrier),
            method: &operation.method,
            text,
            signature,
            carrier: &operation.carrier,
            formats: &operation.formats,
            headers: &operation.headers,
            time: operation.time.as_ref(),
            acknowledgement: operation.acknowledgement.as_ref(),
            retries: operation.retries.as_ref(),
            outcomes: &operation.outcomes,
            event: &operation.event,
        }
    }
}

/// The rule in words: what is signed, how, and where the signature goes.
fn rule(text: &[Part], signature: Option<&Signature>, carrier: &Carrier) -> String {
    let parts: Vec<String> = text.iter().map(part).collect();
    let after = match carrier.prefix.as_str() {
        "" => String::new(),
        prefix => format!(" after {prefix}"),
    };
    format!(
        "{}; {}; {}{after} in the {} {}",
        parts.join(" "),
        signature.map_or_else(String::new, algorithm),
        encoding(carrier.encoding),
        carrier.place.noun(),
        carrier.name
    )
}

fn encoding(encoding: Encoding) -> &'static str {
    match encoding {
        Encoding::Base64 => "base64",
        Encoding::Base64url => "base64url",
        Encoding::HexLower => "lower-case hex",
        Encoding::HexUpper => "upper-case hex",
    }
}

fn part(one: &Part) -> String {
    match one {
        Part::Literal(text) => text.clone(),
        Part::Method => "METHOD".into(),
        Part::Path => "PATH".into(),
        Part::Timestamp => "TIMESTAMP".into(),
        Part::Body => "the body as sent".into(),
        Part::BodyText(rule) => body(rule),
        Part::Secret => "then the secret".into(),
        Part::Merchant => "the merchant's id".into(),
        Part::Value(rule) => value(rule),
        Part::Fields(rule) => fields(rule),
        Part::Json(rule) => match &rule.names {
            Some(names) => format!("PHP's JSON of {}", names.join(", ")),
            None => "PHP's JSON of the fields as received".into(),
        },
        Part::Digest(rule) => {
            let parts: Vec<String> = rule.text.iter().map(part).collect();
            let (hash, encoding) = (hash(rule.hash), encoding(rule.encoding));
            format!("{hash} in {encoding} of ({})", parts.join(" "))
        }
    }
}

fn body(rule: &BodyText) -> String {
    let mut text = String::from("the body");
    if rule.minified {
        text += " without white space outside strings";
    }
    if !rule.empty.is_empty() {
        text += &format!(", {} where it is empty", rule.empty);
    }
    text
}

fn value(rule: &MessageValue) -> String {
    let mut text = format!("{}the {} {}", rule.before, rule.place.noun(), rule.name);
    if !rule.prefix.is_empty() {
        text += &format!(" after {}", rule.prefix.trim_end());
    }
    text += match rule.missing {
        Missing::Refuse => "",
        Missing::Empty => ", empty where it is missing",
        Missing::Drop => ", left out where it is missing",
    };
    text
}

fn fields(rule: &Fields) -> String {
    let mut text = String::from(match rule.show {
        Show::Values => "values of the fields",
        Show::Pairs => "name=value of the fields",
    });
    text += match rule.order {
        Order::Bytes => " in byte order of their names",
        Order::Given => " in their order",
        Order::Listed => " in the listed order",
    };
    if !rule.separator.is_empty() {
        text += &format!(" joined by {}", rule.separator);
    }
    if let Some(names) = &rule.names {
        text += &format!(", only {}", names.join(", "));
    }
    if !rule.exclude.is_empty() {
        text += &format!(", without {}", rule.exclude.join(" and "));
    }
    text += match rule.skip {
        Skip::Nothing => "",
        Skip::Null => ", without null",
        Skip::NullAndEmpty => ", without null and empty ones",
    };
    text += match rule.nested {
        Nested::Refuse => "",
        Nested::Json => ", nested ones as JSON",
        Nested::Flatten => ", those of nested objects among them",
        Nested::Pairs => ", nested objects as their own name=value",
    };
    text
}

fn algorithm(signature: &Signature) -> String {
    match signature {
        Signature::RsaType1 { .. } => "RSA private operation on type 1 blocks".into(),
        Signature::RsaPkcs1v15 { hash: digest } => {
            format!("RSA PKCS#1 v1.5 with {}", hash(*digest))
        }
        Signature::Ecdsa {
            curve,
            hash: digest,
            form,
        } => {
            let form = match form {
                EcdsaForm::Der => "DER",
                EcdsaForm::Rs => "r and s",
            };
            let curve = match curve {
                crate::scheme::Curve::Secp256k1 => "secp256k1",
                crate::scheme::Curve::P256 => "P-256",
            };
            format!("ECDSA on {curve} with {}, as {form}", hash(*digest))
        }
        Signature::Digest { hash: digest } => hash(*digest).into(),
        Signature::Hmac { hash: digest } => format!("HMAC with {}", hash(*digest)),
    }
}

fn hash(hash: Hash) -> &'static str {
    match hash {
        Hash::Md5 => "MD5",
        Hash::Sha1 => "SHA-1",
        Hash::Sha256 => "SHA-256",
        Hash::Sha256d => "SHA-256 twice",
        Hash::Sha384 => "SHA-384",
        Hash::Sha512 => "SHA-512",
    }
}

#[cfg(test)]
mod tests {
    use crate::{gateway::built_in, scheme::Kind};

    fn rule(id: &str, kind: Kind) -> String {
        let scheme = built_in(id).unwrap();
        scheme.info().kinds.remove(&kind).unwrap().rule
    }

    #[test]
    fn rules_are_told_in_words() {
        assert_eq!(
            rule("clickpay", Kind::Request),
            "values of the fields in byte order of their names, without sign and platSign, without null and empty ones; \
             RSA private operation on type 1 blocks; base64 in the field sign"
        );
        assert_eq!(
            rule("tarspay", Kind::Request),
            "METHOD | PATH | TIMESTAMP | name=value of the fields in byte order of their names joined by &, \
             without null and empty ones; ECDSA on secp256k1 with SHA-256 twice, as DER; lower-case hex in the header \
             X-API-SIGNATURE"
        );
        assert_eq!(
            rule("cashy", Kind::Callback),
            "the body as sent then the secret; MD5; lower-case hex in the header Sign"
        );
    }
}
