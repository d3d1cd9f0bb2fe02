//! What a message gives to try with, as far as it can be read.

use super::draft::{Draft, Signer};
use crate::{
    gateway::Gateway,
    message::{Field, IncomingMessage},
    scheme::{Operation, Signature},
    signature::encoding,
    time,
    verify::{candidates, found},
};
use alloc::{borrow::ToOwned, rc::Rc, string::String, vec::Vec};

/// The drafts to begin with.
pub struct Material {
    /// The rule's text, and then its alternatives.
    pub bases: Vec<Draft>,
    /// The names of the bases; the usual one has none.
    pub names: Vec<Option<String>>,
    /// The signature as it is written.
    pub signature_text: Option<String>,
}

/// Reads what can be read; what cannot stays empty.
pub fn read(
    gateway: &Gateway,
    rule: &Signature,
    operation: &Operation,
    message: &IncomingMessage<'_>,
    names: Option<&[String]>,
) -> Material {
    let fields = found::fields(message, operation).unwrap_or_default();
    let signature_text = found::signature_text(message, operation, &fields)
        .ok()
        .flatten()
        .map(
            |(_, text)| match found::without_prefix(&text, &operation.carrier) {
                Some(encoded) => encoded.to_owned(),
                None => text.into_owned(),
            },
        );
    let signature = signature_text
        .as_deref()
        .and_then(|text| encoding::decode(text, operation.carrier.encoding).ok());
    let timestamp = operation
        .time
        .as_ref()
        .and_then(|rule| time::find(&message.headers, rule).ok());
    let method = message
        .method
        .unwrap_or(&operation.method)
        .to_ascii_uppercase();
    let base = Draft {
        parts: Rc::default(),
        fields: Rc::new(fields.into_iter().map(Field::into_owned).collect()),
        body: Rc::new(message.body.to_vec()),
        method: method.as_str().into(),
        path: message.bare_path().map(Into::into),
        timestamp: timestamp.map(Into::into),
        query: message.query_text().map(Into::into),
        headers: Rc::new(
            message
                .headers
                .pairs()
                .iter()
                .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
                .collect(),
        ),
        merchant: gateway.merchant.as_deref().map(Into::into),
        secret: gateway
            .secret
            .as_ref()
            .map(|secret| Rc::new(zeroize::Zeroizing::new(secret.to_vec()))),
        secret_change: None,
        carrier: Rc::new(operation.carrier.clone()),
        names: names.map(|names| Rc::new(names.to_vec())),
        rule: rule.clone(),
        prehash: None,
        charset: None,
        signature: signature.map(Rc::new),
        signer: Signer::Expected,
        cut: None,
        concerns: Rc::default(),
    };
    let texts = candidates(gateway.scheme.text(operation), operation, names).unwrap_or_default();
    Material {
        bases: texts
            .iter()
            .map(|text| base.with_parts(text.parts.to_vec()))
            .collect(),
        names: texts
            .iter()
            .map(|text| text.name.map(str::to_owned))
            .collect(),
        signature_text,
    }
}
