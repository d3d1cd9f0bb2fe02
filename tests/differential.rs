//! Random keys and messages: every signature byte for byte the one of node:crypto.

mod support;

use countersign::{
    Params, SignOptions, VerifyOptions,
    gateway::{Credentials, Gateway, Side, built_in},
    key::KeyInput,
    message::{Headers, IncomingMessage},
    scheme::{Kind, Scheme},
};
use rand_core::TryRng as _;
use serde_json::json;
use support::{
    Entropy,
    oracle::{self, Oracle},
    proof::{Row, record},
    verdict::{HEADER, raw_body},
};

/// Bits of the modulus, how many keys, how many messages for each. Lengths that are no whole
/// number of bytes or words are among them.
const PLAN: [(u32, usize, usize); 9] = [
    (1024, 60, 100),
    (1031, 4, 50),
    (1536, 20, 95),
    (2047, 2, 40),
    (2048, 20, 80),
    (2050, 2, 40),
    (3072, 5, 50),
    (3080, 1, 40),
    (4096, 3, 40),
];

/// A key pair's both sides under one scheme.
struct Pair {
    signer: Gateway,
    verifier: Gateway,
}

impl Pair {
    fn new(scheme: &Scheme, private: &str, public: &str) -> Self {
        let signer = Credentials {
            private_key: Some(KeyInput::Text(private)),
            ..Credentials::default()
        };
        let verifier = Credentials {
            peer_keys: vec![KeyInput::Text(public)],
            ..Credentials::default()
        };
        Self {
            signer: Gateway::new(scheme.clone(), Side::Merchant, &signer).unwrap(),
            verifier: Gateway::new(scheme.clone(), Side::Platform, &verifier).unwrap(),
        }
    }

    /// The signature, once the other side has accepted it.
    fn sign(&self, body: &str, rng: &mut Entropy) -> Vec<u8> {
        let options = SignOptions {
            kind: Some(Kind::Request),
            ..SignOptions::default()
        };
        let signed = self.signer.sign(Params::Text(body), &options, rng).unwrap();
        let headers = signed
            .headers
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_str()));
        self.verifier
            .verify(
                &IncomingMessage {
                    headers: Headers::from_iter(headers.filter(|(name, _)| *name == HEADER)),
                    body: signed.body.as_deref().unwrap().as_bytes(),
                    ..IncomingMessage::default()
                },
                &VerifyOptions::default(),
            )
            .expect("its own signature is genuine");
        oracle::bytes(&signed.signature.into())
    }
}

/// A text of this many bytes in UTF-8, of characters of one to four bytes.
fn text(length: usize, rng: &mut Entropy) -> String {
    let mut text = String::new();
    while text.len() < length {
        let Ok(number) = rng.try_next_u32();
        let range = match (number % 8, length - text.len()) {
            (0, 4..) => 0x1_f300..0x1_f600,
            (1, 3..) => 0x0e01..0x0e2f,
            (2, 2..) => 0x0410..0x0450,
            _ => 0x20..0x7f,
        };
        let offset = (number >> 3) % (range.end - range.start);
        text.push(char::from_u32(range.start + offset).unwrap());
    }
    text
}

#[test]
fn signatures_are_those_of_node() {
    let mut node = Oracle::start();
    let mut rng = Entropy::new(7);
    let pkcs1v15 = |hash: &str| raw_body(&json!({ "rsaPkcs1v15": { "hash": hash } }), "base64");
    let schemes = [
        built_in("clickpay").unwrap(),
        pkcs1v15("sha1"),
        pkcs1v15("sha256"),
    ];
    let mut rows = ["type 1 encryption", "RSA-SHA1", "RSA-SHA256"]
        .map(|name| Row::new(format!("As node:crypto, 1024 to 4096 bit, {name}")));
    let mut keys = 0;
    for (bits, number, messages) in PLAN {
        for _ in 0..number {
            let key = node.ask(&json!({ "operation": "generate", "bits": bits }));
            let pem = |half: &str| key[half].as_str().unwrap().to_owned();
            let (private, public) = (pem("private"), pem("public"));
            let pairs = schemes
                .each_ref()
                .map(|scheme| Pair::new(scheme, &private, &public));
            keys += 1;

            let full = key["size"].as_u64().unwrap() as usize - 11;
            assert_eq!(full + 11, bits.div_ceil(8) as usize);
            for turn in 0..messages {
                let Ok(random) = rng.try_next_u32();
                let length = match turn % 10 {
                    0 => full,
                    1 => full + 1,
                    2 => 2 * full + random as usize % full,
                    _ => 1 + random as usize % full,
                };
                let text = text(length, &mut rng);
                let body = json!({ "orderNum": text }).to_string();
                let signatures = pairs.each_ref().map(|pair| pair.sign(&body, &mut rng));
                let answer = node.ask(&json!({
                    "operation": "sign", "key": key["key"], "chunk": full,
                    "text": oracle::base64(text.as_bytes()),
                    "body": oracle::base64(body.as_bytes()),
                }));
                let expected = ["type1", "sha1", "sha256"].map(|name| &answer[name]);
                for ((row, own), expected) in rows.iter_mut().zip(&signatures).zip(expected) {
                    let equal = *own == oracle::bytes(expected);
                    assert!(equal, "{}: {bits} bit, {text:?}\n{private}", row.set);
                    row.count(equal, true);
                }
            }
        }
    }
    assert_eq!(keys, 117);
    for row in &rows {
        row.expect(10270, 0);
    }
    record("differential", &rows);
}
