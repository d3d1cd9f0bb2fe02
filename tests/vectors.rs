//! The gateways' vectors: genuine published messages, and messages that PHP and OpenSSL signed.

mod support;

use countersign::{
    Code, Params, SignOptions, VerifyOptions,
    gateway::{Credentials, Gateway, Side, built_in},
    key::KeyInput,
    message::{Headers, IncomingMessage},
    scheme::Kind,
};
use serde_json::Value;
use support::{Entropy, form_encode, vectors};

fn text<'a>(vector: &'a Value, name: &str) -> &'a str {
    vector[name]
        .as_str()
        .unwrap_or_else(|| panic!("{} has no {name}", vector["id"]))
}

fn make(id: &str, side: Side, credentials: &Credentials<'_>) -> Gateway {
    Gateway::new(built_in(id).unwrap(), side, credentials).unwrap()
}

fn private(key: &str) -> Credentials<'_> {
    Credentials {
        private_key: Some(KeyInput::Text(key)),
        ..Credentials::default()
    }
}

fn public(key: &str) -> Credentials<'_> {
    Credentials {
        peer_keys: vec![KeyInput::Text(key)],
        ..Credentials::default()
    }
}

#[test]
fn value_concatenation_signs_and_verifies_as_php() {
    let mut seen = 0;
    for vector in vectors("value-concatenation") {
        let mut fields = vector["fields"].as_object().unwrap().clone();
        let name = text(&vector, "signature_field");
        let (kind, signer, verifier) = match name {
            "sign" => (Kind::Request, Side::Merchant, Side::Platform),
            _ => (Kind::Callback, Side::Platform, Side::Merchant),
        };
        let size = if text(&vector, "public_key").len() < 300 {
            128
        } else {
            256
        };

        // What is signed with full chunks is byte for byte what PHP made; its shorter chunks
        // are accepted, never made.
        let signed = make("clickpay", signer, &private(text(&vector, "private_key")))
            .sign(
                Params::Value(&vector["fields"].to_string()),
                &SignOptions {
                    kind: Some(kind),
                    ..SignOptions::default()
                },
                &mut Entropy::new(1),
            )
            .unwrap();
        assert_eq!(
            signed.canonical,
            text(&vector, "canonical"),
            "{}",
            vector["id"]
        );
        if vector["chunk"] == size - 11 {
            assert_eq!(
                signed.signature,
                text(&vector, "signature"),
                "{}",
                vector["id"]
            );
        }

        fields.insert(name.into(), text(&vector, "signature").into());
        let json = Value::from(fields.clone()).to_string();
        let form = form_encode(&fields);
        for id in ["clickpay", "jayapay", "toppay", "bdpay"] {
            let gateway = make(id, verifier, &public(text(&vector, "public_key")));
            for body in [&json, &form] {
                let verified = gateway
                    .verify(
                        &IncomingMessage {
                            body: body.as_bytes(),
                            ..IncomingMessage::default()
                        },
                        &VerifyOptions {
                            kind: Some(kind),
                            ..VerifyOptions::default()
                        },
                    )
                    .unwrap_or_else(|error| panic!("{} by {id}: {error}", vector["id"]));
                assert_eq!(verified.canonical, text(&vector, "canonical"));
            }
        }
        seen += 1;
    }
    assert_eq!(seen, 5);
}

#[test]
fn tarspay_published_callback_is_genuine_and_its_altered_twin_is_not() {
    let mut seen = 0;
    for vector in vectors("tarspay")
        .iter()
        .filter(|vector| vector["kind"] == "callback_verify")
    {
        let result = make(
            "tarspay",
            Side::Merchant,
            &public(text(vector, "public_key_hex")),
        )
        .verify(
            &IncomingMessage {
                headers: Headers::from_iter([(text(vector, "header"), text(vector, "signature"))]),
                body: text(vector, "body").as_bytes(),
                ..IncomingMessage::default()
            },
            &VerifyOptions::default(),
        );
        match text(vector, "expect") {
            "valid" => assert_eq!(result.unwrap().canonical, text(vector, "body")),
            _ => assert_eq!(result.unwrap_err().code, Code::SignatureMismatch),
        }
        seen += 1;
    }
    assert_eq!(seen, 2);
}

#[test]
fn tarspay_request_has_the_documented_canonical_string_and_a_deterministic_signature() {
    let all = vectors("tarspay");
    let vector = all
        .iter()
        .find(|vector| vector["kind"] == "method_path_ts_params")
        .unwrap();
    let signed = make(
        "tarspay",
        Side::Merchant,
        &private(text(vector, "private_key_hex")),
    )
    .sign(
        Params::Value(&vector["params"].to_string()),
        &SignOptions {
            path: Some(text(vector, "path")),
            timestamp: Some(text(vector, "timestamp")),
            ..SignOptions::default()
        },
        &mut Entropy::new(1),
    )
    .unwrap();
    assert_eq!(signed.canonical, text(vector, "canonical"));
    assert_eq!(signed.signature, text(vector, "signature"));
    let header = |name: &str| {
        signed
            .headers
            .iter()
            .find(|(known, _)| known == name)
            .map(|(_, value)| value.as_str())
    };
    assert_eq!(header("X-API-KEY"), Some(text(vector, "public_key_hex")));
    assert_eq!(header("X-API-NONCE"), Some(text(vector, "timestamp")));
    assert_eq!(header("X-API-SIGNATURE"), Some(text(vector, "signature")));
}

#[test]
fn cashy_signs_and_verifies_the_raw_body() {
    let mut seen = 0;
    for vector in vectors("cashy") {
        let body = text(&vector, "body");
        let signature = text(&vector, "signature");
        let credentials = Credentials {
            merchant: Some("1002001"),
            secret: Some(text(&vector, "key").as_bytes()),
            ..Credentials::default()
        };
        let (signer, kind) = match text(&vector, "id") {
            "cashy-request" => (Side::Merchant, Kind::Request),
            _ => (Side::Platform, Kind::Callback),
        };
        let verifier = if signer == Side::Merchant {
            Side::Platform
        } else {
            Side::Merchant
        };
        let signed = make("cashy", signer, &credentials)
            .sign(
                Params::Text(body),
                &SignOptions {
                    kind: Some(kind),
                    ..SignOptions::default()
                },
                &mut Entropy::new(1),
            )
            .unwrap();
        assert_eq!(
            (signed.signature.as_str(), signed.body.as_deref()),
            (signature, Some(body))
        );
        assert_eq!(signed.canonical, format!("{body}[secret]"));
        for written in [signature.to_owned(), signature.to_uppercase()] {
            let verified = make("cashy", verifier, &credentials)
                .verify(
                    &IncomingMessage {
                        headers: Headers::from_iter([("sign", written.as_str())]),
                        body: body.as_bytes(),
                        ..IncomingMessage::default()
                    },
                    &VerifyOptions {
                        kind: Some(kind),
                        ..VerifyOptions::default()
                    },
                )
                .unwrap();
            assert_eq!(
                verified.fields.len(),
                if kind == Kind::Request { 10 } else { 11 }
            );
        }
        seen += 1;
    }
    assert_eq!(seen, 2);
}

#[test]
fn alikassa_request_notification_and_redirect() {
    let mut seen = 0;
    for vector in vectors("alikassa") {
        let key = text(&vector, "public_key_pem");
        let (side, kind, header) = match text(&vector, "id") {
            "alikassa-request-encrypted-key" => (Side::Platform, Kind::Request, true),
            "alikassa-notification" => (Side::Merchant, Kind::Callback, false),
            _ => (Side::Merchant, Kind::Redirect, false),
        };
        let headers = header.then(|| (text(&vector, "header"), text(&vector, "signature")));
        let verified = make("alikassa", side, &public(key))
            .verify(
                &IncomingMessage {
                    query: vector["query"].as_str(),
                    headers: Headers::from_iter(headers),
                    body: vector["body"].as_str().unwrap_or_default().as_bytes(),
                    ..IncomingMessage::default()
                },
                &VerifyOptions {
                    kind: Some(kind),
                    ..VerifyOptions::default()
                },
            )
            .unwrap_or_else(|error| panic!("{}: {error}", vector["id"]));
        let canonical = vector["canonical"]
            .as_str()
            .or(vector["body"].as_str())
            .unwrap();
        assert_eq!(verified.canonical, canonical);
        assert_eq!(verified.alternative, None);
        seen += 1;
    }
    assert_eq!(seen, 3);
}

#[test]
fn one_digit_moved_between_neighbours_is_warned_of_and_caught_by_an_expectation() {
    let all = vectors("value-concatenation");
    let vector = all
        .iter()
        .find(|vector| vector["id"] == "clickpay-callback-1024")
        .unwrap();
    let mut fields = vector["fields"].as_object().unwrap().clone();
    fields.insert("payFee".into(), "250.001".into());
    fields.insert("payMoney".into(), "0000.00".into());
    fields.insert("platSign".into(), text(vector, "signature").into());
    let body = Value::from(fields).to_string();
    let gateway = make(
        "clickpay",
        Side::Merchant,
        &public(text(vector, "public_key")),
    );
    let message = IncomingMessage {
        body: body.as_bytes(),
        ..IncomingMessage::default()
    };

    let verified = gateway.verify(&message, &VerifyOptions::default()).unwrap();
    let movable = verified
        .warnings
        .iter()
        .find(|w| w.code == "BOUNDARY_MOVABLE")
        .unwrap();
    for name in ["payFee", "payMoney", "platOrderNum"] {
        assert!(movable.fields.iter().any(|field| field == name), "{name}");
    }
    let expect = countersign::message::parse_object(
        r#"{"payMoney":10000}"#,
        countersign::message::Origin::EXPECT,
    )
    .unwrap();
    let error = gateway
        .verify(
            &message,
            &VerifyOptions {
                expect: &expect,
                ..VerifyOptions::default()
            },
        )
        .unwrap_err();
    assert_eq!(
        (error.code, error.field.as_deref()),
        (Code::FieldMismatch, Some("payMoney"))
    );
}
