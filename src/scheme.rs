//! What a scheme is: which text a gateway signs, how, and where the signature goes.
//!
//! A scheme is a value, never code. The built-in gateways are JSON files of this type
//! (`src/gateway/*.json`); a caller's own scheme is the same type.

mod operation;
mod part;
mod read;
mod signature;
mod tree;
mod validate;

pub use operation::{
    Acknowledgement, Alternative, Carrier, Format, Header, HeaderValue, Operation, OutcomeRule,
    Place, Retries, Time, TimeFormat,
};
pub use part::{
    BodyText, Digest, Fields, JsonObject, JsonStyle, MessageValue, Missing, Nested, Order, Part,
    Show, Skip,
};
pub use signature::{Chunk, Curve, EcdsaForm, Encoding, Hash, Signature};

use crate::{Code, Error};
use alloc::{collections::BTreeMap, format, string::String, vec::Vec};
use serde::{Deserialize, Serialize};

/// A gateway's rules, for every kind of message that it signs.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub struct Scheme {
    /// The name that programs use: lower-case letters, digits and `-`.
    #[cfg_attr(feature = "schema", schemars(extend("pattern" = "^[a-z0-9-]+$")))]
    pub id: String,
    /// The name that people use.
    #[cfg_attr(feature = "schema", schemars(length(min = 1)))]
    pub name: String,
    /// Links to the documents that state the rule.
    #[serde(default)]
    pub documents: Vec<String>,
    /// What the documents leave open, and what a reader should know, a sentence each.
    #[serde(default)]
    pub notes: Vec<String>,
    /// Documented paths of the gateway's interface.
    #[serde(default)]
    pub paths: Vec<Endpoint>,
    /// The text of every operation that does not give its own.
    #[serde(default)]
    pub text: Vec<Part>,
    /// The signature of every operation that does not give its own.
    #[serde(default)]
    pub signature: Option<Signature>,
    /// The rule for each kind of message. A kind that is absent is not signed, or its rule is unknown.
    #[cfg_attr(feature = "schema", schemars(transform = one_of_the_kinds))]
    pub operations: BTreeMap<Kind, Operation>,
}

/// The generator takes the keys of a map for texts of any sort.
#[cfg(feature = "schema")]
fn one_of_the_kinds(schema: &mut schemars::Schema) {
    let names = Kind::ALL.map(Kind::as_str);
    schema.insert("propertyNames".into(), serde_json::json!({ "enum": names }));
    schema.insert("minProperties".into(), 1.into());
}

/// A path of the gateway's interface and what it is for.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub struct Endpoint {
    /// The path, beginning with `/`.
    pub path: String,
    /// What it is for.
    pub purpose: String,
}

/// What a message is, and with that who signs it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum Kind {
    /// From merchant to gateway.
    Request,
    /// The gateway's answer to a request.
    Response,
    /// From gateway to merchant, about an event; also called notification or webhook.
    Callback,
    /// From gateway to merchant through the payer's browser.
    Redirect,
}

impl Kind {
    /// Every kind.
    pub const ALL: [Self; 4] = [
        Self::Request,
        Self::Response,
        Self::Callback,
        Self::Redirect,
    ];

    /// The name in options, such as `callback`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Request => "request",
            Self::Response => "response",
            Self::Callback => "callback",
            Self::Redirect => "redirect",
        }
    }

    /// The kind of this name, or `OPTION_INVALID`.
    pub fn parse(name: &str) -> Result<Self, Error> {
        Self::ALL
            .into_iter()
            .find(|kind| kind.as_str() == name)
            .ok_or_else(|| {
                Error::new(
                    Code::OptionInvalid,
                    "The option `kind` is none of request, response, callback and redirect.",
                )
                .field("kind")
                .expected("request, response, callback or redirect")
                .found(name)
            })
    }
}

impl Scheme {
    /// A scheme from its JSON, as `schema/scheme.schema.json` describes it.
    ///
    /// `SCHEME_INVALID` names the property as `operations.callback.carrier.in`, says what it
    /// holds and what it may hold.
    pub fn from_json(text: &str) -> Result<Self, Error> {
        let scheme = read::read(text)?;
        scheme.validate()?;
        Ok(scheme)
    }

    /// Refuses a scheme that makes no sense, or that anyone could sign for, with
    /// `SCHEME_INVALID`. [`Self::from_json`] and [`crate::gateway::Gateway::new`] call it.
    pub fn validate(&self) -> Result<(), Error> {
        validate::validate(self).map_err(|error| match self.id.is_empty() {
            true => error,
            false => error.gateway(&self.id),
        })
    }

    /// The rule for `kind`, or `OPTION_INVALID` where the gateway signs no such message.
    pub fn operation(&self, kind: Kind) -> Result<&Operation, Error> {
        self.operations.get(&kind).ok_or_else(|| {
            let known: Vec<_> = self.operations.keys().map(|known| known.as_str()).collect();
            Error::new(
                Code::OptionInvalid,
                format!(
                    "{} has no known rule for a signed {}.",
                    self.name,
                    kind.as_str()
                ),
            )
            .hint(format!("The kinds with a rule are: {}.", known.join(", ")))
            .field("kind")
            .expected(known.join(", "))
            .found(kind.as_str())
            .gateway(&self.id)
        })
    }

    /// The canonical string of `operation`, part by part.
    #[must_use]
    pub fn text<'a>(&'a self, operation: &'a Operation) -> &'a [Part] {
        if operation.text.is_empty() {
            &self.text
        } else {
            &operation.text
        }
    }

    /// How `operation` is signed, or `SCHEME_INVALID` where nothing says so.
    pub fn signature<'a>(&'a self, operation: &'a Operation) -> Result<&'a Signature, Error> {
        operation
            .signature
            .as_ref()
            .or(self.signature.as_ref())
            .ok_or_else(|| {
                Error::new(
                    Code::SchemeInvalid,
                    "The scheme gives no `signature`, neither its own nor the operation's.",
                )
                .field("signature")
                .gateway(&self.id)
            })
    }
}
