//! A seeded case: a message, what was done to it, and the check of everything that an explanation says about it.

use crate::raw::{Curve, Rsa, by_name, hex, hmac, info, padded, unhex};
use countersign::{
    ExplainOptions, Explanation, Mistake, ProofEncoding, ShownBy, Verdict,
    gateway::{Credentials, Gateway, Side, built_in},
    key::KeyInput,
    message::{Field, Headers, IncomingMessage, Origin, parse_object},
    scheme::Kind,
};
use serde_json::Value;

/// The keys of both parties and the secret. The secret holds a marker that no output may show.
pub struct World {
    pub platform: Rsa,
    pub merchant: Rsa,
    pub platform_curve: Curve,
    pub merchant_curve: Curve,
}

pub const SECRET: &str = "aBcDef0123456789SECRETMARKERfeDCba98";

impl World {
    pub fn new() -> Self {
        Self {
            platform: Rsa::read(2048),
            merchant: Rsa::read(1024),
            platform_curve: Curve::new(7),
            merchant_curve: Curve::new(9),
        }
    }
}

/// A message to explain.
#[derive(Clone)]
pub struct Case {
    pub gateway: &'static str,
    pub id: &'static str,
    pub kind: Kind,
    pub side: Side,
    /// Whether the parties' RSA keys change places: 1024 bit for the platform.
    pub swapped: bool,
    pub method: Option<&'static str>,
    pub path: Option<String>,
    pub query: Option<String>,
    pub headers: Vec<(String, String)>,
    pub body: Vec<u8>,
    pub expect: Option<String>,
    pub others: Vec<Vec<u8>>,
    pub reply: Option<String>,
    pub now_ms: Option<u64>,
}

impl Case {
    pub fn new(gateway: &'static str, id: &'static str, kind: Kind) -> Self {
        Self {
            gateway,
            id,
            kind,
            side: Side::Merchant,
            swapped: false,
            method: None,
            path: None,
            query: None,
            headers: Vec::new(),
            body: Vec::new(),
            expect: None,
            others: Vec::new(),
            reply: None,
            now_ms: None,
        }
    }

    pub fn header(mut self, name: &str, value: impl Into<String>) -> Self {
        self.headers.push((name.into(), value.into()));
        self
    }

    pub fn body(mut self, body: impl Into<Vec<u8>>) -> Self {
        self.body = body.into();
        self
    }

    pub fn expect(mut self, json: &str) -> Self {
        self.expect = Some(json.into());
        self
    }

    /// Platform's and merchant's RSA keys.
    pub fn pairs<'w>(&self, world: &'w World) -> (&'w Rsa, &'w Rsa) {
        match self.swapped {
            true => (&world.merchant, &world.platform),
            false => (&world.platform, &world.merchant),
        }
    }

    pub fn gateway(&self, world: &World) -> Gateway {
        let (platform, merchant) = self.pairs(world);
        let on_curve = self.gateway == "tarspay";
        let (platform, merchant) = match on_curve {
            true => (
                (&world.platform_curve.private, &world.platform_curve.public),
                (&world.merchant_curve.private, &world.merchant_curve.public),
            ),
            false => (
                (&platform.private, &platform.public),
                (&merchant.private, &merchant.public),
            ),
        };
        let (own, peer) = match self.side {
            Side::Merchant => (merchant.0, platform.1),
            Side::Platform => (platform.0, merchant.1),
        };
        let credentials = Credentials {
            merchant: Some("1002001"),
            private_key: Some(KeyInput::Text(own)),
            password: None,
            secret: Some(SECRET.as_bytes()),
            peer_keys: vec![KeyInput::Text(peer)],
        };
        Gateway::new(built_in(self.gateway).unwrap(), self.side, &credentials).unwrap()
    }

    pub fn explain(&self, world: &World) -> Explanation {
        let expect: Vec<Field> = self
            .expect
            .as_deref()
            .map_or_else(Vec::new, |json| parse_object(json, Origin::EXPECT).unwrap());
        let others: Vec<&[u8]> = self.others.iter().map(Vec::as_slice).collect();
        let headers = self.headers.iter().map(|(n, v)| (n.as_str(), v.as_str()));
        self.gateway(world).explain(
            &IncomingMessage {
                method: self.method,
                path: self.path.as_deref(),
                query: self.query.as_deref(),
                headers: Headers::from_iter(headers),
                body: &self.body,
            },
            &ExplainOptions {
                kind: Some(self.kind),
                expect: &expect,
                others: &others,
                reply: self.reply.as_deref(),
                now_ms: self.now_ms,
                ..ExplainOptions::default()
            },
        )
    }

    pub fn name(&self) -> String {
        format!("{} {:?} {}", self.gateway, self.kind, self.id)
    }

    /// Explains, and checks that the mistake is named first and that every proof holds.
    pub fn check(&self, world: &World) -> Result<Explanation, String> {
        let explanation = self.explain(world);
        let json = explanation.to_json();
        let found: Vec<&str> = explanation.mistakes.iter().map(|m| m.id.as_str()).collect();
        if explanation.verdict == Verdict::Genuine {
            return Err(format!("{}: genuine", self.name()));
        }
        if found.first() != Some(&self.id) {
            return Err(format!(
                "{}: found {found:?}, {:?}\n  canonical {:?}\n  recovered {:?}",
                self.name(),
                explanation.error.as_ref().map(ToString::to_string),
                explanation.canonical.as_ref().map(|c| c.text.as_str()),
                explanation.recovered.as_ref().map(|r| r.text.as_str()),
            ));
        }
        for mistake in &explanation.mistakes {
            if mistake.shown_by == ShownBy::Signature && !self.proof_holds(mistake, world) {
                return Err(format!(
                    "{}: the proof of {} does not hold: {:?}",
                    self.name(),
                    mistake.id,
                    mistake.proof
                ));
            }
        }
        refuse_markers(&json, world);
        Ok(explanation)
    }

    /// Verifies a proof anew with the bare operations.
    pub fn proof_holds(&self, mistake: &Mistake, world: &World) -> bool {
        let proof = &mistake.proof;
        let with = proof.with.as_ref().unwrap();
        let signature = unhex(&with.signature);
        let (platform, merchant) = self.pairs(world);
        let of_platform = match (with.key.as_deref(), self.side) {
            (Some("platformKey"), _) => true,
            (Some("merchantKey"), _) => false,
            (Some("privateKey"), side) => side == Side::Platform,
            _ => true,
        };
        let rsa = if of_platform { platform } else { merchant };
        let curve = if of_platform {
            &world.platform_curve
        } else {
            &world.merchant_curve
        };
        let rule = serde_json::to_value(&with.rule).unwrap();
        let (name, rule) = rule.as_object().unwrap().iter().next().unwrap();
        let hash = rule.get("hash").and_then(Value::as_str).unwrap_or_default();
        let mut text = match proof.encoding {
            ProofEncoding::Text => proof.text.clone().into_bytes(),
            ProofEncoding::Hex => unhex(&proof.text),
            ProofEncoding::Digest => {
                return rsa.open(&signature)
                    == padded(&info(hash, &unhex(&proof.text)), rsa.size());
            }
        };
        let secret = match with.secret {
            None => SECRET.as_bytes().to_vec(),
            Some("in upper case") => SECRET.to_uppercase().into_bytes(),
            Some("in lower case") => SECRET.to_lowercase().into_bytes(),
            Some("with a line end") => format!("{SECRET}\n").into_bytes(),
            Some("with a space behind") => format!("{SECRET} ").into_bytes(),
            Some(other) => panic!("{other}"),
        };
        if let Some(at) = text.windows(8).position(|window| window == b"[secret]") {
            text.splice(at..at + 8, secret.iter().copied());
        }
        if let Some(digest) = &with.digest {
            text = match digest.split_once(", ") {
                None => by_name(digest, &text),
                Some((hash, "lower-case hexadecimal")) => hex(&by_name(hash, &text)).into_bytes(),
                Some((hash, _)) => hex(&by_name(hash, &text)).to_uppercase().into_bytes(),
            };
        }
        match name.as_str() {
            "digest" => by_name(hash, &text) == signature,
            "hmac" => hmac(hash, &secret, &text) == signature,
            "rsaPkcs1v15" => {
                rsa.open(&signature) == padded(&info(hash, &by_name(hash, &text)), rsa.size())
            }
            "ecdsa" => curve.holds(&by_name(hash, &text), &signature, rule["form"] == "der"),
            "rsaType1" => {
                let fits = |lengths: &[usize]| {
                    let mut rest = text.as_slice();
                    let blocks: Vec<&[u8]> = signature.chunks(rsa.size()).collect();
                    blocks.len() == lengths.len()
                        && lengths.iter().zip(blocks).all(|(length, block)| {
                            let (chunk, after) = rest.split_at((*length).min(rest.len()));
                            rest = after;
                            rsa.open(block) == padded(chunk, rsa.size())
                        })
                        && rest.is_empty()
                };
                let even = |length: usize| -> Vec<usize> {
                    text.chunks(length).map(<[u8]>::len).collect()
                };
                with.chunks
                    .as_deref()
                    .map_or_else(|| fits(&even(rsa.size() - 11)) || fits(&even(117)), fits)
            }
            other => panic!("{other}"),
        }
    }
}

/// Nothing secret may be in what is handed out.
pub fn refuse_markers(json: &str, world: &World) {
    let lower = json.to_lowercase();
    assert!(!lower.contains("secretmarker"), "{json}");
    assert!(!lower.contains(&hex(b"SECRETMARKER")), "{json}");
    assert!(!lower.contains(&hex(b"secretmarker")), "{json}");
    for rsa in [&world.platform, &world.merchant] {
        for window in [100..160, 400..460] {
            assert!(!json.contains(&rsa.private[window]));
        }
    }
    for curve in [&world.platform_curve, &world.merchant_curve] {
        assert!(!json.contains(&curve.private));
    }
}
