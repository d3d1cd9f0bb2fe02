//! What each fuzz target does with its bytes, and what must hold whatever they are. Shared by the targets of
//! `cargo fuzz` and by `tests/corpus.rs`, which runs on a stable compiler.

use std::sync::OnceLock;

use base64::{Engine as _, engine::general_purpose::STANDARD};
use countersign::{
    Code, VerifyOptions,
    gateway::{Credentials, Gateway, Side, built_in},
    key::{KeyInput, inspect},
    message::{
        Field, Headers, IncomingMessage, Origin, Value, encode_form, parse_form, parse_object,
        write_object,
    },
    scheme::{Kind, Scheme},
};
use serde_json::json;

/// Tells whether the input was read or accepted.
pub type Body = fn(&[u8]) -> bool;

/// Every target, under the name of its folder in `corpus`.
pub const ALL: [(&str, Body); 6] = [
    ("json", json),
    ("form", form),
    ("pem", pem),
    ("der", der),
    ("signature", signature),
    ("verify", verify),
];

/// An object that is read is JSON for others too, and is the same once written.
pub fn json(data: &[u8]) -> bool {
    let Ok(text) = std::str::from_utf8(data) else {
        return false;
    };
    let Ok(fields) = parse_object(text, Origin::BODY) else {
        return false;
    };
    let others: serde_json::Map<String, serde_json::Value> =
        serde_json::from_str(text).unwrap_or_default();
    // A nested text may hold an unpaired surrogate, which is left as it is written.
    if !others.is_empty() {
        assert_eq!(others.len(), fields.len());
    }
    for field in &fields {
        if let (Value::Text(own), Some(other)) = (&field.value, others.get(&*field.name)) {
            assert_eq!(other.as_str(), Some(&**own));
        }
    }
    assert_eq!(
        parse_object(&write_object(&fields), Origin::BODY).as_ref(),
        Ok(&fields)
    );
    true
}

/// A form that is read is read alike by the WHATWG's rules, and is the same once written.
pub fn form(data: &[u8]) -> bool {
    let Ok(text) = std::str::from_utf8(data) else {
        return false;
    };
    let Ok(fields) = parse_form(text, Origin::QUERY) else {
        return false;
    };
    let pairs: Vec<(&str, &str)> = pairs(&fields);
    let others: Vec<_> = form_urlencoded::parse(text.as_bytes()).collect();
    assert_eq!(pairs.len(), others.len());
    for ((name, value), (other_name, other_value)) in pairs.iter().zip(&others) {
        assert_eq!((*name, *value), (&**other_name, &**other_value));
    }
    if !fields.is_empty() {
        let written = encode_form(pairs.iter().copied());
        assert_eq!(parse_form(&written, Origin::QUERY).as_ref(), Ok(&fields));
    }
    true
}

fn pairs<'a>(fields: &'a [Field<'_>]) -> Vec<(&'a str, &'a str)> {
    fields
        .iter()
        .map(|field| (&*field.name, field.value.as_text()))
        .collect()
}

/// A key as text: PEM, base64, hexadecimal, JWK, and whatever else is pasted.
pub fn pem(data: &[u8]) -> bool {
    let Ok(text) = std::str::from_utf8(data) else {
        return false;
    };
    let [pasted, jwk] = [KeyInput::Text(text), KeyInput::Jwk(text)].map(key);
    pasted || jwk
}

/// A key as bytes.
pub fn der(data: &[u8]) -> bool {
    key(KeyInput::Bytes(data))
}

/// The public part of a key that is read is read again as the same key. No password is given: opening an encrypted key
/// is slow by design.
fn key(input: KeyInput<'_>) -> bool {
    match inspect(input, None) {
        Ok(info) => {
            let again = inspect(KeyInput::Text(&info.public_pem), None).expect("its own PEM");
            assert_eq!(again.public_pem, info.public_pem);
            assert_eq!(again.algorithm, info.algorithm);
            assert!(!again.private);
            true
        }
        Err(error) => {
            assert!(
                matches!(
                    error.code,
                    Code::KeyUnreadable
                        | Code::KeyPasswordMissing
                        | Code::KeyWeak
                        | Code::KeyWrongKind
                ),
                "{error:?}"
            );
            false
        }
    }
}

/// A verifier of one fixed text, and the only bytes that it may accept.
struct Fixed {
    gateway: Gateway,
    accepted: Vec<Vec<u8>>,
    decode: fn(&str) -> Option<Vec<u8>>,
}

const TEXT: &[u8] = b"{\"amount\":\"10000.00\"}";
const RSA_KEY: &str = include_str!("../tests/data/keys/rsa-spki.pem");
const SECP256K1_KEY: &str = include_str!("../tests/data/keys/secp256k1-spki.pem");
const P256_KEY: &str = include_str!("../tests/data/keys/p256-spki.pem");

/// Signatures of [`TEXT`] by the private keys of the same names, in the order of [`fixed`].
const GENUINE: [&str; 4] = [
    include_str!("genuine/rsa-sha256.base64"),
    include_str!("genuine/rsa-type1.base64"),
    include_str!("genuine/secp256k1-der.hex"),
    include_str!("genuine/p256-rs.hex"),
];

fn fixed() -> &'static [Fixed] {
    static FIXED: OnceLock<Vec<Fixed>> = OnceLock::new();
    FIXED.get_or_init(|| {
        let rules = [
            (json!({ "rsaPkcs1v15": { "hash": "sha256" } }), "base64", RSA_KEY),
            (json!({ "rsaType1": { "chunks": ["full", { "bytes": 117 }] } }), "base64", RSA_KEY),
            (
                json!({ "ecdsa": { "curve": "secp256k1", "hash": "sha256d", "form": "der" } }),
                "hexLower",
                SECP256K1_KEY,
            ),
            (json!({ "ecdsa": { "curve": "p256", "hash": "sha256", "form": "rs" } }), "hexLower", P256_KEY),
        ];
        rules
            .into_iter()
            .zip(GENUINE)
            .map(|((rule, encoding, key), genuine)| {
                let scheme = Scheme::from_json(
                    &json!({
                        "id": "fixed", "name": "Fixed", "text": ["body"], "signature": rule,
                        "operations": { "callback": {
                            "carrier": { "in": "header", "name": "Signature", "encoding": encoding },
                        } },
                    })
                    .to_string(),
                );
                let credentials = Credentials {
                    peer_keys: vec![KeyInput::Text(key)],
                    ..Credentials::default()
                };
                let decode = if encoding == "base64" { from_base64 } else { from_hex };
                Fixed {
                    gateway: Gateway::new(scheme.expect("a scheme"), Side::Merchant, &credentials)
                        .expect("a key"),
                    // Of ECDSA, the twin with n − s too: two lines.
                    accepted: genuine.lines().map(|line| decode(line).expect("genuine")).collect(),
                    decode,
                }
            })
            .collect()
    })
}

fn from_hex(text: &str) -> Option<Vec<u8>> {
    base16ct::mixed::decode_vec(without_space(text)).ok()
}

fn from_base64(text: &str) -> Option<Vec<u8>> {
    let text = without_space(text).replace('-', "+").replace('_', "/");
    let text = text.trim_end_matches('=');
    let padding = "=".repeat((4 - text.len() % 4) % 4);
    STANDARD.decode(format!("{text}{padding}")).ok()
}

fn without_space(text: &str) -> String {
    text.chars()
        .filter(|character| !character.is_ascii_whitespace())
        .collect()
}

/// A signature as text: nothing but the genuine one verifies, however it is written. The first byte chooses the rule.
pub fn signature(data: &[u8]) -> bool {
    let Some((first, rest)) = data.split_first() else {
        return false;
    };
    let Ok(text) = std::str::from_utf8(rest) else {
        return false;
    };
    let all = fixed();
    let fixed = &all[usize::from(*first) % all.len()];
    let message = IncomingMessage {
        headers: Headers::from_iter([("Signature", text)]),
        body: TEXT,
        ..IncomingMessage::default()
    };
    match fixed.gateway.verify(&message, &VerifyOptions::default()) {
        Ok(_) => {
            let bytes = (fixed.decode)(text).expect("what was accepted can be decoded");
            assert!(
                fixed.accepted.contains(&bytes),
                "a forged signature was accepted"
            );
            true
        }
        Err(error) => {
            assert!(
                matches!(
                    error.code,
                    Code::SignatureMissing | Code::SignatureUnreadable | Code::SignatureMismatch
                ),
                "{error:?}"
            );
            false
        }
    }
}

/// One side of a gateway, and every text that its peer signed.
struct Peer {
    gateway: Gateway,
    kind: Kind,
    signed: Vec<String>,
}

/// The milliseconds at which the vectors' signed times are in range.
const NOW: u64 = 1_537_498_830_736;

fn peers() -> &'static [Peer] {
    static PEERS: OnceLock<Vec<Peer>> = OnceLock::new();
    PEERS.get_or_init(|| {
        let read =
            |text: &str| serde_json::from_str::<Vec<serde_json::Value>>(text).expect("vectors");
        let family = read(include_str!("../tests/vectors/value-concatenation.json"));
        let tarspay = read(include_str!("../tests/vectors/tarspay.json"));
        let cashy = read(include_str!("../tests/vectors/cashy.json"));
        let alikassa = read(include_str!("../tests/vectors/alikassa.json"));
        let text = |value: &serde_json::Value| value.as_str().unwrap_or_default().to_owned();
        let peer =
            |id: &str, side, kind, key: &str, secret: Option<&str>, signed: Vec<String>| Peer {
                gateway: Gateway::new(
                    built_in(id).expect("a gateway"),
                    side,
                    &Credentials {
                        secret: secret.map(str::as_bytes),
                        peer_keys: if key.is_empty() {
                            vec![]
                        } else {
                            vec![KeyInput::Text(key)]
                        },
                        ..Credentials::default()
                    },
                )
                .expect("credentials"),
                kind,
                signed,
            };
        let mut peers = Vec::new();
        for vector in &family {
            // Whatever a key signed counts for every kind of message: the texts do not name theirs.
            let key = text(&vector["public_key"]);
            let signed: Vec<String> = family
                .iter()
                .filter(|other| text(&other["public_key"]) == key)
                .map(|other| text(&other["canonical"]))
                .collect();
            let (side, kind) = match vector["signature_field"].as_str() {
                Some("sign") => (Side::Platform, Kind::Request),
                _ => (Side::Merchant, Kind::Callback),
            };
            for id in ["clickpay", "bdpay"] {
                peers.push(peer(id, side, kind, &key, None, signed.clone()));
            }
        }
        for vector in &tarspay {
            let key = text(&vector["public_key_hex"]);
            let (side, kind, signed) = match vector["kind"].as_str() {
                Some("callback_verify") => {
                    (Side::Merchant, Kind::Callback, text(&tarspay[0]["body"]))
                }
                _ => (Side::Platform, Kind::Request, text(&vector["canonical"])),
            };
            peers.push(peer("tarspay", side, kind, &key, None, vec![signed]));
        }
        for (side, kind) in [
            (Side::Platform, Kind::Request),
            (Side::Merchant, Kind::Callback),
        ] {
            let signed = cashy
                .iter()
                .map(|vector| text(&vector["body"]) + "[secret]");
            let secret = cashy[0]["key"].as_str();
            peers.push(peer("cashy", side, kind, "", secret, signed.collect()));
        }
        for (vector, side, kind) in [
            (&alikassa[0], Side::Platform, Kind::Request),
            (&alikassa[1], Side::Merchant, Kind::Callback),
            (&alikassa[2], Side::Merchant, Kind::Redirect),
        ] {
            let signed = alikassa.iter().map(|other| {
                text(
                    &other[if other["canonical"].is_null() {
                        "body"
                    } else {
                        "canonical"
                    }],
                )
            });
            let key = text(&vector["public_key_pem"]);
            peers.push(peer("alikassa", side, kind, &key, None, signed.collect()));
        }
        peers
    })
}

/// A whole message: only texts that were really signed are ever accepted. The first byte chooses the gateway; then
/// path, query, headers and body stand one after another, each ended by a zero byte.
pub fn verify(data: &[u8]) -> bool {
    let Some((first, rest)) = data.split_first() else {
        return false;
    };
    let mut parts = rest.splitn(4, |byte| *byte == 0);
    let mut part = || parts.next().unwrap_or_default();
    let [path, query, headers] = [part(), part(), part()].map(std::str::from_utf8);
    let (Ok(path), Ok(query), Ok(headers)) = (path, query, headers) else {
        return false;
    };
    let message = IncomingMessage {
        method: None,
        path: Some(path).filter(|path| !path.is_empty()),
        query: Some(query).filter(|query| !query.is_empty()),
        headers: Headers::from_lines(headers),
        body: part(),
    };
    let all = peers();
    let peer = &all[usize::from(*first) % all.len()];
    let options = VerifyOptions {
        kind: Some(peer.kind),
        now_ms: NOW,
        ..VerifyOptions::default()
    };
    match peer.gateway.verify(&message, &options) {
        Ok(genuine) => {
            let canonical = genuine.canonical;
            assert!(peer.signed.contains(&canonical), "accepted: {canonical}");
            true
        }
        Err(error) => {
            assert!(
                matches!(
                    error.code,
                    Code::MessageUnreadable
                        | Code::MessageNotRaw
                        | Code::SignatureMissing
                        | Code::SignatureUnreadable
                        | Code::SignatureMismatch
                        | Code::TimestampMissing
                        | Code::TimestampOutOfRange
                        | Code::OptionMissing
                ),
                "{error:?}"
            );
            false
        }
    }
}
