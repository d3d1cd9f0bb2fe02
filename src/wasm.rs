//! The boundary to JavaScript: nothing outside this file and its folder knows of it.
//!
//! Secrets and keys come in as bytes that this side owns alone, and so can wipe. The parts of a message come in through one
//! buffer ([`inbox`]); what is rarely given crosses as JSON. Results are one text each. JavaScript has checked the types
//! before anything gets here.

mod answer;
mod credentials;
mod inbox;
mod options;
mod random;
mod verdict;

use crate::{
    Error,
    explain::ExplainOptions,
    gateway::{self, Gateway, Side},
    key::{self, KeyFormat},
    message::{Headers, IncomingMessage},
    scheme::Scheme,
    sign::{Params, SignOptions, SignedMessage},
    verify::{Genuine, VerifyOptions},
};
use alloc::{string::String, vec::Vec};
use credentials::{CredentialSet, OwnedKey, utf8};
use inbox::Letter;
use options::Options;
use random::RuntimeRng;
use wasm_bindgen::prelude::*;
use zeroize::Zeroizing;

#[wasm_bindgen(raw_module = "./error.js")]
extern "C" {
    /// The JavaScript error that this JSON describes.
    #[wasm_bindgen(js_name = fromCore)]
    fn error_from_json(json: &str) -> JsValue;
}

/// One side of a gateway. Freeing it wipes the keys.
#[wasm_bindgen]
pub struct Handle {
    gateway: Gateway,
}

#[wasm_bindgen]
impl Handle {
    /// The built-in gateway `id`, or else the scheme given as JSON.
    pub fn open(
        id: Option<String>,
        scheme: Option<String>,
        is_platform: bool,
        credentials: CredentialSet,
    ) -> Result<Handle, JsValue> {
        let scheme = match (id, scheme) {
            (Some(id), _) => gateway::built_in(&id),
            (None, scheme) => Scheme::from_json(scheme.as_deref().unwrap_or_default()),
        };
        let side = if is_platform {
            Side::Platform
        } else {
            Side::Merchant
        };
        scheme
            .and_then(|scheme| Gateway::new(scheme, side, &credentials.borrow()))
            .map(|gateway| Self { gateway })
            .map_err(raise)
    }

    /// The gateway and its rules, as JSON.
    pub fn info(&self) -> String {
        answer::json(&self.gateway.scheme().info())
    }

    /// Signs the fields in the inbox, JSON text of so many bytes, with the options behind it. Gives the message as JSON.
    pub fn sign(
        &self,
        params: i32,
        options: i32,
        is_exact_text: bool,
        now_ms: f64,
    ) -> Result<String, JsValue> {
        let letter = Letter::take();
        let mut rng = RuntimeRng::default();
        match self.signed(&letter, [params, options], is_exact_text, now_ms, &mut rng) {
            Ok(message) => Ok(answer::signed(&message)),
            Err(_) if rng.failed => Err(error_from_json(answer::NO_RANDOMNESS)),
            Err(error) => Err(raise(error)),
        }
    }

    /// Verifies the message in the inbox, whose parts have these lengths there and whose headers are lines
    /// `Name: value`. Gives what a genuine one holds as [`answer::verified`] writes it. `is_text` says that JavaScript has the
    /// body as text, `known` which verdict it has.
    #[allow(
        clippy::too_many_arguments,
        reason = "one crossing is cheaper than many"
    )]
    pub fn verify(
        &self,
        body: i32,
        headers: i32,
        query: i32,
        method: i32,
        path: i32,
        options: i32,
        is_text: bool,
        now_ms: f64,
        known: u32,
    ) -> Result<String, JsValue> {
        let letter = Letter::take();
        let lengths = [body, headers, query, method, path, options];
        let body = letter.parts().bytes(body).map_err(raise)?;
        let genuine = self.verified(&letter, lengths, now_ms).map_err(raise)?;
        let id = &self.gateway.scheme().id;
        Ok(answer::verified(id, &genuine, body, is_text, known))
    }

    /// Explains the verdict on a message, whose headers are lines `Name: value`. Gives the explanation as JSON.
    #[allow(
        clippy::too_many_arguments,
        reason = "one crossing is cheaper than many"
    )]
    pub fn explain(
        &self,
        method: Option<String>,
        path: Option<String>,
        query: Option<String>,
        headers: &str,
        body: &[u8],
        options: &str,
        now_ms: f64,
    ) -> Result<String, JsValue> {
        let message = IncomingMessage {
            method: method.as_deref(),
            path: path.as_deref(),
            query: query.as_deref(),
            headers: Headers::from_lines(headers),
            body,
        };
        Options::read(options)
            .and_then(|given| {
                let (expect, names) = (given.expect()?, given.texts("fields")?);
                let others = given.texts("others")?.unwrap_or_default();
                let others: Vec<_> = others.iter().map(String::as_bytes).collect();
                let options = ExplainOptions {
                    kind: given.kind()?,
                    method: given.text("method"),
                    path: given.text("path"),
                    expect: &expect,
                    now_ms: Some(now_ms as u64),
                    tolerance_seconds: given.tolerance_seconds()?,
                    names: names.as_deref(),
                    reply: given.text("reply"),
                    others: &others,
                };
                Ok(self.gateway.explain(&message, &options).to_json())
            })
            .map_err(raise)
    }
}

impl Handle {
    fn signed(
        &self,
        letter: &Letter,
        [params, options]: [i32; 2],
        is_exact_text: bool,
        now_ms: f64,
        rng: &mut RuntimeRng,
    ) -> Result<SignedMessage, Error> {
        let mut parts = letter.parts();
        let params = parts.text(params)?;
        let given = Options::read(parts.text(options)?)?;
        let params = if is_exact_text {
            Params::Text(params)
        } else {
            Params::Value(params)
        };
        let names = given.texts("fields")?;
        let headers = given.headers()?;
        let headers: Vec<(&str, &str)> = headers
            .iter()
            .map(|header| (&*header.name, header.value.as_text()))
            .collect();
        let options = SignOptions {
            kind: given.kind()?,
            method: given.text("method"),
            path: given.text("path"),
            timestamp: given.text("timestamp"),
            now_ms: now_ms as u64,
            format: given.format()?,
            upper_hex: given.flag("upperHex"),
            names: names.as_deref(),
            headers: &headers,
            query: given.text("query"),
        };
        self.gateway.sign(params, &options, rng)
    }

    fn verified<'a>(
        &'a self,
        letter: &'a Letter,
        [body, headers, query, method, path, options]: [i32; 6],
        now_ms: f64,
    ) -> Result<Genuine<'a>, Error> {
        let mut parts = letter.parts();
        let message = IncomingMessage {
            body: parts.bytes(body)?,
            headers: Headers::from_lines(parts.text(headers)?),
            query: parts.optional(query)?,
            method: parts.optional(method)?,
            path: parts.optional(path)?,
        };
        let given = Options::read(parts.text(options)?)?;
        let (expect, names) = (given.expect()?, given.texts("fields")?);
        let options = VerifyOptions {
            kind: given.kind()?,
            expect: &expect,
            now_ms: now_ms as u64,
            tolerance_seconds: given.tolerance_seconds()?,
            names: names.as_deref(),
        };
        self.gateway.genuine(&message, &options)
    }
}

/// Every built-in gateway and its rules, as JSON.
#[wasm_bindgen]
pub fn gateways() -> Result<String, JsValue> {
    let all = gateway::all().map_err(raise)?;
    let infos: Vec<_> = all.iter().map(Scheme::info).collect();
    Ok(answer::json(&infos))
}

/// The key to remember a message by that `verify` left to be made, given what it answered. Empty where it answered otherwise.
#[wasm_bindgen(js_name = replayKey)]
pub fn replay_key(gateway: &str, kind: &str, canonical: &str, made_of: &str) -> String {
    answer::replay_key(gateway, kind, canonical, made_of).unwrap_or_default()
}

/// What a key is, as JSON.
#[wasm_bindgen(js_name = inspectKey)]
pub fn inspect_key(key: Vec<u8>, form: u8, password: Option<Vec<u8>>) -> Result<String, JsValue> {
    let key = OwnedKey::new(key, form);
    let password = password.map(Zeroizing::new);
    let info = key::inspect(key.input(), password.as_ref().and_then(utf8)).map_err(raise)?;
    Ok(answer::inspected(&info))
}

/// A key in another container, as text.
#[wasm_bindgen(js_name = convertKey)]
pub fn convert_key(
    key: Vec<u8>,
    form: u8,
    format: &str,
    password: Option<Vec<u8>>,
) -> Result<String, JsValue> {
    let key = OwnedKey::new(key, form);
    let password = password.map(Zeroizing::new);
    let password = password.as_ref().and_then(utf8);
    KeyFormat::parse(format)
        .and_then(|format| key::convert(key.input(), password, format))
        .map(|written| String::clone(&written))
        .map_err(raise)
}

/// The error as JavaScript has it.
#[allow(
    clippy::needless_pass_by_value,
    reason = "it stands where results are mapped"
)]
fn raise(error: Error) -> JsValue {
    error_from_json(&answer::json(&error))
}
