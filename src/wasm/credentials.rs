//! Keys and secrets on their way in: bytes that this side owns alone, and wipes.

use crate::{gateway::Credentials, key::KeyInput};
use alloc::{string::String, vec::Vec};
use wasm_bindgen::prelude::*;
use zeroize::Zeroizing;

/// How JavaScript handed over a key.
#[derive(Clone, Copy)]
enum KeyForm {
    Text,
    Bytes,
    Jwk,
}

/// A key as bytes that are wiped when they are dropped.
pub struct OwnedKey {
    bytes: Zeroizing<Vec<u8>>,
    form: KeyForm,
}

impl OwnedKey {
    /// `form`: 0 text, 1 bytes, 2 the JSON text of a JWK.
    pub fn new(bytes: Vec<u8>, form: u8) -> Self {
        let form = match form {
            0 => KeyForm::Text,
            2 => KeyForm::Jwk,
            _ => KeyForm::Bytes,
        };
        Self {
            bytes: Zeroizing::new(bytes),
            form,
        }
    }

    /// As the core reads it.
    pub fn input(&self) -> KeyInput<'_> {
        match (self.form, core::str::from_utf8(&self.bytes)) {
            (KeyForm::Text, Ok(text)) => KeyInput::Text(text),
            (KeyForm::Jwk, Ok(text)) => KeyInput::Jwk(text),
            _ => KeyInput::Bytes(&self.bytes),
        }
    }
}

/// What signing and verifying take, gathered piece by piece. Wiped when it is dropped.
#[wasm_bindgen]
#[derive(Default)]
pub struct CredentialSet {
    merchant: Option<String>,
    password: Option<Zeroizing<Vec<u8>>>,
    secret: Option<Zeroizing<Vec<u8>>>,
    private_key: Option<OwnedKey>,
    peer_keys: Vec<OwnedKey>,
}

#[wasm_bindgen]
impl CredentialSet {
    /// None yet.
    #[wasm_bindgen(constructor)]
    pub fn new() -> Self {
        Self::default()
    }

    /// The id that some gateways want in a header.
    pub fn merchant(&mut self, merchant: String) {
        self.merchant = Some(merchant);
    }

    /// The password of the private key, as UTF-8.
    pub fn password(&mut self, password: Vec<u8>) {
        self.password = Some(Zeroizing::new(password));
    }

    /// The shared secret, as UTF-8.
    pub fn secret(&mut self, secret: Vec<u8>) {
        self.secret = Some(Zeroizing::new(secret));
    }

    /// The own private key.
    #[wasm_bindgen(js_name = privateKey)]
    pub fn private_key(&mut self, key: Vec<u8>, form: u8) {
        self.private_key = Some(OwnedKey::new(key, form));
    }

    /// A public key of the other side; there may be several.
    #[wasm_bindgen(js_name = peerKey)]
    pub fn peer_key(&mut self, key: Vec<u8>, form: u8) {
        self.peer_keys.push(OwnedKey::new(key, form));
    }
}

impl CredentialSet {
    /// As the core reads them.
    pub fn borrow(&self) -> Credentials<'_> {
        Credentials {
            merchant: self.merchant.as_deref(),
            private_key: self.private_key.as_ref().map(OwnedKey::input),
            password: self.password.as_ref().and_then(utf8),
            secret: self.secret.as_ref().map(|secret| secret.as_slice()),
            peer_keys: self.peer_keys.iter().map(OwnedKey::input).collect(),
        }
    }
}

/// A password as text; JavaScript made it of text.
pub fn utf8(bytes: &Zeroizing<Vec<u8>>) -> Option<&str> {
    core::str::from_utf8(bytes).ok()
}
