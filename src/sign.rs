//! From fields to the message to send.

mod content;
pub(crate) mod option;

use crate::{
    Code, Error,
    canonical::{Canonical, Material},
    gateway::{Gateway, Side},
    key::PrivateKey,
    message::encode_form,
    scheme::{Carrier, Encoding, Format, HeaderValue, Kind, Operation, Part, Place, Signature},
    signature::{authenticate, encoding, sign_with_key},
};
use alloc::{borrow::ToOwned, format, string::String, vec::Vec};
use content::Content;
use rand_core::TryCryptoRng;

/// The fields of a message to sign, as JSON.
#[derive(Clone, Copy, Debug)]
pub enum Params<'a> {
    /// JSON made from a value: only its fields count, so a rule may leave some out of the body.
    Value(&'a str),
    /// JSON whose bytes are kept exactly.
    Text(&'a str),
}

impl<'a> Params<'a> {
    const fn json(self) -> &'a str {
        match self {
            Self::Value(json) | Self::Text(json) => json,
        }
    }
}

/// How to sign.
#[derive(Clone, Debug, Default)]
pub struct SignOptions<'a> {
    /// The kind; absent, a request on the merchant's side and a callback on the platform's.
    pub kind: Option<Kind>,
    /// The HTTP method; absent, the rule's own.
    pub method: Option<&'a str>,
    /// The path, without host and query.
    pub path: Option<&'a str>,
    /// The exact text of the signed time; absent, `now_ms` as the rule writes it.
    pub timestamp: Option<&'a str>,
    /// Milliseconds since 1970-01-01T00:00:00Z.
    pub now_ms: u64,
    /// JSON or form; absent, the gateway's own way.
    pub format: Option<Format>,
    /// Writes a hexadecimal signature in upper case.
    pub upper_hex: bool,
    /// The names for a signed JSON object made of fields, in their order.
    pub names: Option<&'a [String]>,
    /// Further headers to send, for rules that sign one.
    pub headers: &'a [(&'a str, &'a str)],
    /// Further query parameters to send, percent-encoded and without `?`.
    pub query: Option<&'a str>,
}

/// A message that is ready to send.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignedMessage {
    /// The HTTP method.
    pub method: String,
    /// The path as given, or the empty text.
    pub path: String,
    /// Headers, the signature's own included, spelt as the documents spell them.
    pub headers: Vec<(String, String)>,
    /// The body, to be sent byte for byte; none where the fields travel in the query.
    pub body: Option<String>,
    /// The query without `?`, where fields, the signature or further parameters travel there.
    pub query: Option<String>,
    /// The signature as it is written.
    pub signature: String,
    /// The text that was signed; a secret in it is written `[secret]`.
    pub canonical: String,
}

impl Gateway {
    /// Signs `params`. Draws randomness for RSA blinding only.
    ///
    /// Errors: `OPTION_*` for the options, `PARAMS_UNSIGNABLE` for the fields,
    /// `CREDENTIAL_MISSING` for what was not given when the gateway was made.
    pub fn sign<R: TryCryptoRng>(
        &self,
        params: Params<'_>,
        options: &SignOptions<'_>,
        rng: &mut R,
    ) -> Result<SignedMessage, Error> {
        self.make(params, options, rng)
            .map_err(|error| error.gateway(&self.scheme.id))
    }

    fn make<R: TryCryptoRng>(
        &self,
        params: Params<'_>,
        options: &SignOptions<'_>,
        rng: &mut R,
    ) -> Result<SignedMessage, Error> {
        let kind = options.kind.unwrap_or(self.default_kind(true));
        let operation = self.operation(kind, true)?;
        let method = option::method(operation, options.method)?;
        let format = option::format(operation, options.format, &method)?;
        let path = options.path.map(option::path).transpose()?;
        let timestamp = option::timestamp(operation, options)?;
        let parts = self.scheme.text(operation);
        if options.names.is_some() && !parts.iter().any(|part| matches!(part, Part::Json(_))) {
            return Err(option::no_list_of_names());
        }

        let mut headers = self.headers(kind, operation)?;
        if let (Some(time), Some(timestamp)) = (&operation.time, &timestamp) {
            headers.push((time.header.clone(), timestamp.clone()));
        }
        option::add_headers(&mut headers, operation, options.headers)?;
        let query = option::query(operation, options.query)?;
        let mut content = Content::new(params, format, &self.scheme, operation)?;
        let known = headers.iter().map(|(n, v)| (n.as_str(), v.as_str()));
        let text = Canonical::build(
            parts,
            &Material {
                method: &method,
                path,
                timestamp: timestamp.as_deref(),
                query,
                headers: &known.collect(),
                body: content.signed_body(),
                fields: content.fields(),
                secret: self.secret.as_ref().map(|secret| secret.as_slice()),
                merchant: self.merchant.as_deref(),
                carrier: &operation.carrier,
                names: options.names,
                defect: Code::ParamsUnsignable,
            },
        )
        .map_err(|error| self.name_missing_credential(error, "the rule signs with it"))?;
        if text.is_of_nothing() {
            return Err(signs_nothing());
        }
        let encoded = encoding::encode(
            &self.signature_bytes(operation, text.bytes(), rng)?,
            option::cased(operation.carrier.encoding, options.upper_hex),
        );
        let signature = format!("{}{encoded}", operation.carrier.prefix);

        let mut queries: Vec<String> = query.map(str::to_owned).into_iter().collect();
        let Carrier { place, name, .. } = &operation.carrier;
        match place {
            Place::Header => headers.push((name.clone(), signature.clone())),
            Place::Query => {
                queries.push(encode_form([(name.as_str(), signature.as_str())]));
            }
            Place::Field => content.add_signature(name, &signature),
        }
        let media_type = content.media_type(operation);
        let written = content.into_text()?;
        let body = match media_type {
            Some(media_type) => {
                headers.push(("Content-Type".to_owned(), media_type));
                Some(written)
            }
            None => {
                queries.insert(0, written);
                None
            }
        };
        queries.retain(|query| !query.is_empty());
        let query = (!queries.is_empty()).then(|| queries.join("&"));
        Ok(SignedMessage {
            method,
            path: path.unwrap_or_default().to_owned(),
            headers,
            body,
            query,
            signature,
            canonical: text.redacted(),
        })
    }

    fn signature_bytes<R: TryCryptoRng>(
        &self,
        operation: &Operation,
        text: &[u8],
        rng: &mut R,
    ) -> Result<Vec<u8>, Error> {
        let rule = self.scheme.signature(operation)?;
        if let Signature::Digest { .. } | Signature::Hmac { .. } = rule {
            let secret = self
                .secret
                .as_ref()
                .ok_or_else(|| self.missing("secret", "it signs messages"))?;
            return Ok(authenticate(rule, text, secret));
        }
        let key = self
            .private_key
            .as_ref()
            .ok_or_else(|| self.missing("privateKey", "it signs messages"))?;
        sign_with_key(rule, text, key, rng)
    }

    fn headers(&self, kind: Kind, operation: &Operation) -> Result<Vec<(String, String)>, Error> {
        let mut headers = Vec::new();
        for header in &operation.headers {
            let value = match &header.value {
                HeaderValue::Text(text) => Some(text.clone()),
                HeaderValue::PublicKey => self
                    .private_key
                    .as_ref()
                    .and_then(PrivateKey::compressed_point)
                    .map(|point| encoding::encode(&point, Encoding::HexLower)),
                HeaderValue::Merchant => self.merchant.clone(),
            };
            match value {
                Some(value) => headers.push((header.name.clone(), value)),
                None if header.optional || self.side == Side::Platform => {}
                None => {
                    let needed = format!(
                        "a {} carries it in the header {}",
                        kind.as_str(),
                        header.name
                    );
                    return Err(self.missing("merchant", &needed));
                }
            }
        }
        Ok(headers)
    }

    /// Says how to give the credential that a canonical string lacks.
    pub(crate) fn name_missing_credential(&self, error: Error, needed: &str) -> Error {
        match (error.code, error.field.as_deref()) {
            (Code::CredentialMissing, Some("merchant")) => self.missing("merchant", needed),
            (Code::CredentialMissing, _) => self.missing("secret", needed),
            _ => error,
        }
    }
}

fn signs_nothing() -> Error {
    Error::new(
        Code::ParamsUnsignable,
        "The canonical string holds nothing of the message, and a signature of nothing proves nothing.",
    )
    .hint("Every field is empty, null or left out by the rule; give at least one value.")
}
