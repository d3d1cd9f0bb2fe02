//! Verdicts on raw bytes, through the path of a caller's own scheme.

use countersign::{
    Code, Error, VerifyOptions,
    gateway::{Credentials, Gateway, Side},
    key::KeyInput,
    message::{Headers, IncomingMessage},
    scheme::Scheme,
};
use serde_json::{Value, json};

/// The header that [`raw_body`] puts the signature in.
pub const HEADER: &str = "Signature";

/// A scheme that signs the body byte for byte, both ways, its signature in a header.
pub fn raw_body(signature: &Value, encoding: &str) -> Scheme {
    let operation = json!({ "carrier": { "in": "header", "name": HEADER, "encoding": encoding } });
    serde_json::from_value(json!({
        "id": "raw-body",
        "name": "Raw body",
        "text": ["body"],
        "signature": signature,
        "operations": { "request": operation, "callback": operation },
    }))
    .unwrap()
}

/// The side that verifies callbacks with this public key.
pub fn verifier(scheme: Scheme, key: KeyInput<'_>) -> Result<Gateway, Error> {
    Gateway::new(
        scheme,
        Side::Merchant,
        &Credentials {
            peer_keys: vec![key],
            ..Credentials::default()
        },
    )
}

/// Whether the signature in the header is one of `body`.
///
/// A body that is no JSON object is refused too, but only once its signature has verified: were
/// it the other way round, every forgery would count as accepted here.
pub fn accepts(gateway: &Gateway, body: &[u8], signature: &str) -> bool {
    let result = gateway.verify(
        &IncomingMessage {
            headers: Headers::from_iter([(HEADER, signature)]),
            body,
            ..IncomingMessage::default()
        },
        &VerifyOptions::default(),
    );
    match result.map_err(|error| error.code) {
        Ok(_) | Err(Code::MessageUnreadable) => true,
        Err(Code::SignatureMismatch | Code::SignatureUnreadable | Code::SignatureMissing) => false,
        Err(other) => panic!("no verdict but {other}"),
    }
}
