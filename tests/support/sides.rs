//! Both sides of every built-in gateway, with fixed keys.

use super::{
    Entropy,
    keys::{KeyPair, other_rsa_key, rsa_keys, secp256k1_keys},
};
use countersign::{
    Error, Params, SignOptions, SignedMessage, VerifiedMessage, VerifyOptions,
    gateway::{Credentials, Gateway, Side, built_in},
    key::KeyInput,
    message::{Headers, IncomingMessage},
    scheme::{Kind, Scheme},
};

/// The gateways that the proofs go through one by one. `other_gateways.rs` has the rest, whose
/// rules are the same in their bones.
pub fn ids() -> Vec<String> {
    [
        "clickpay", "jayapay", "toppay", "bdpay", "tarspay", "cashy", "alikassa",
    ]
    .map(str::to_owned)
    .to_vec()
}

/// A time that the messages are signed and verified at, in milliseconds.
pub const NOW_MS: u64 = 1_700_000_000_000;

/// The merchant and the gateway, each with its own keys and the other's public one.
pub struct Sides {
    pub merchant: Gateway,
    pub platform: Gateway,
}

impl Sides {
    /// Of a built-in gateway. The first RSA key, of 1024 bit, is the merchant's.
    pub fn of(id: &str) -> Self {
        Self::with(built_in(id).unwrap(), b"0123456789abcdef")
    }

    /// With each side's keys in the other's place.
    pub fn swapped(id: &str) -> Self {
        let scheme = built_in(id).unwrap();
        let [merchant, platform] = keys(&scheme);
        Self::make(&scheme, b"0123456789abcdef", &platform, &merchant)
    }

    pub fn with(scheme: Scheme, secret: &[u8]) -> Self {
        let [merchant, platform] = keys(&scheme);
        Self::make(&scheme, secret, &merchant, &platform)
    }

    fn make(scheme: &Scheme, secret: &[u8], merchant: &KeyPair, platform: &KeyPair) -> Self {
        let side = |side, own: &KeyPair, peer: &KeyPair| {
            let credentials = Credentials {
                merchant: Some("1002001"),
                private_key: Some(KeyInput::Text(&own.private)),
                secret: Some(secret),
                peer_keys: vec![KeyInput::Text(&peer.public)],
                ..Credentials::default()
            };
            Gateway::new(scheme.clone(), side, &credentials).unwrap()
        };
        Self {
            merchant: side(Side::Merchant, merchant, platform),
            platform: side(Side::Platform, platform, merchant),
        }
    }

    /// The side that signs messages of this kind.
    pub fn signer(&self, kind: Kind) -> &Gateway {
        match kind {
            Kind::Request => &self.merchant,
            _ => &self.platform,
        }
    }

    /// The side that verifies messages of this kind.
    pub fn verifier(&self, kind: Kind) -> &Gateway {
        match kind {
            Kind::Request => &self.platform,
            _ => &self.merchant,
        }
    }

    /// Every kind that the gateway signs.
    pub fn kinds(&self) -> Vec<Kind> {
        self.merchant.scheme().operations.keys().copied().collect()
    }

    /// The message of the side that signs this kind, sent to `/pay`.
    pub fn sign(&self, kind: Kind, params: &str) -> Result<SignedMessage, Error> {
        let options = SignOptions {
            kind: Some(kind),
            path: Some("/pay"),
            now_ms: NOW_MS,
            ..SignOptions::default()
        };
        self.signer(kind)
            .sign(Params::Text(params), &options, &mut Entropy::new(1))
    }

    /// The verdict of the side that verifies this kind.
    pub fn verify(
        &self,
        kind: Kind,
        message: &IncomingMessage<'_>,
    ) -> Result<VerifiedMessage, Error> {
        let options = VerifyOptions {
            kind: Some(kind),
            now_ms: NOW_MS,
            ..VerifyOptions::default()
        };
        self.verifier(kind).verify(message, &options)
    }
}

/// A signed message as the other side receives it.
pub fn received(signed: &SignedMessage) -> IncomingMessage<'_> {
    IncomingMessage {
        method: Some(&signed.method),
        path: Some(&signed.path),
        query: signed.query.as_deref(),
        headers: signed
            .headers
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_str()))
            .collect::<Headers<'_>>(),
        body: signed.body.as_deref().unwrap_or_default().as_bytes(),
    }
}

/// The keys of the merchant and of the gateway.
fn keys(scheme: &Scheme) -> [KeyPair; 2] {
    match scheme.id.as_str() {
        "tarspay" | "cobo" => secp256k1_keys(),
        _ => {
            let [first, ..] = rsa_keys();
            [first, other_rsa_key()]
        }
    }
}
