//! Which fields a rule signs, in which order, and what nested, null and empty ones contribute: one line for each choice.

mod support;

use countersign::{
    Code, Params, SignOptions, VerifyOptions,
    gateway::{Credentials, Gateway, Side, built_in},
    key::KeyInput,
    message::IncomingMessage,
    scheme::{Kind, Scheme},
};
use serde_json::{Value, json};
use support::{
    Entropy,
    keys::other_rsa_key,
    sides::{Sides, received},
};

/// The canonical string of `params` by a rule of these fields, which the other side verifies.
fn canonical(fields: Value, params: &str) -> String {
    canonical_of(fields, params, params)
}

/// The same where the message that arrives is `received_body`.
fn canonical_of(fields: Value, params: &str, received_body: &str) -> String {
    let scheme = json!({
        "id": "own", "name": "Own",
        "text": [{ "fields": fields }],
        "signature": { "hmac": { "hash": "sha256" } },
        "operations": { "callback": { "carrier": { "in": "header", "name": "Sign", "encoding": "hexLower" } } }
    });
    let scheme = Scheme::from_json(&scheme.to_string()).unwrap();
    let sides = Sides::with(scheme, b"0123456789abcdef");
    let options = SignOptions {
        kind: Some(Kind::Callback),
        ..SignOptions::default()
    };
    let signed = sides
        .platform
        .sign(Params::Text(params), &options, &mut Entropy::new(1))
        .unwrap();
    let message = IncomingMessage {
        body: received_body.as_bytes(),
        ..received(&signed)
    };
    let verified = sides.verify(Kind::Callback, &message).unwrap();
    assert_eq!(verified.canonical, signed.canonical);
    signed.canonical
}

#[test]
fn chosen_and_ordered() {
    let params = r#"{"b":"2","a":"1","c":"3"}"#;
    for (fields, text) in [
        (json!({ "show": "pairs", "separator": "&" }), "a=1&b=2&c=3"),
        (
            json!({ "show": "pairs", "separator": "&", "order": "given" }),
            "b=2&a=1&c=3",
        ),
        (
            json!({ "show": "pairs", "separator": "&", "names": ["c", "b", "z"] }),
            "b=2&c=3",
        ),
        (
            json!({ "show": "pairs", "separator": "&", "names": ["c", "a", "b"], "order": "listed" }),
            "c=3&a=1&b=2",
        ),
        (
            json!({ "show": "values", "separator": "|", "names": ["c", "b"], "order": "listed" }),
            "3|2",
        ),
    ] {
        assert_eq!(canonical(fields.clone(), params), text, "{fields}");
    }
}

/// Such fields belong to the signature: signing refuses them, verifying passes them over.
#[test]
fn excluded() {
    let text = canonical_of(
        json!({ "show": "pairs", "separator": "&", "exclude": ["a", "z"] }),
        r#"{"b":"2","c":"3"}"#,
        r#"{"b":"2","a":"1","c":"3","z":"4"}"#,
    );
    assert_eq!(text, "b=2&c=3");
}

#[test]
fn null_and_empty() {
    let params = r#"{"a":"","b":null,"c":"1","d":{}}"#;
    for (skip, nested, text) in [
        ("nothing", "json", "a=&b=&c=1&d={}"),
        ("null", "json", "a=&c=1&d={}"),
        ("nullAndEmpty", "json", "c=1&d={}"),
        ("nothing", "pairs", "a=&b=&c=1&d="),
        ("null", "pairs", "a=&c=1&d="),
        ("nullAndEmpty", "pairs", "c=1"),
    ] {
        let fields = json!({ "show": "pairs", "separator": "&", "skip": skip, "nested": nested });
        assert_eq!(canonical(fields, params), text, "{skip}, {nested}");
    }
}

#[test]
fn inside_nested_objects() {
    let params = r#"{"o":{"z":"1","e":"","n":null,"i":{"y":null,"x":""},"a":2}}"#;
    for (skip, nested, text) in [
        ("nothing", "pairs", "o=a=2&e=&i=x=&y=&n=&z=1"),
        ("null", "pairs", "o=a=2&e=&i=x=&z=1"),
        ("nullAndEmpty", "pairs", "o=a=2&z=1"),
        ("nothing", "flatten", "a=2&e=&n=&x=&y=&z=1"),
        ("null", "flatten", "a=2&e=&x=&z=1"),
        ("nullAndEmpty", "flatten", "a=2&z=1"),
    ] {
        let fields = json!({ "show": "pairs", "separator": "&", "skip": skip, "nested": nested });
        assert_eq!(canonical(fields, params), text, "{skip}, {nested}");
    }
}

/// A list of names of the caller's own takes the place of the rule's, in verifying as in signing.
#[test]
fn names_of_the_callers_own() {
    let key = other_rsa_key();
    let names = ["b".to_owned(), "a".to_owned()];
    let platform = Credentials {
        private_key: Some(KeyInput::Text(&key.private)),
        ..Credentials::default()
    };
    let options = SignOptions {
        kind: Some(Kind::Callback),
        names: Some(&names),
        ..SignOptions::default()
    };
    let signed = Gateway::new(built_in("alikassa").unwrap(), Side::Platform, &platform)
        .unwrap()
        .sign(
            Params::Text(r#"{"a":"1","b":"2"}"#),
            &options,
            &mut Entropy::new(1),
        )
        .unwrap();
    assert_eq!(signed.canonical, r#"{"b":"2","a":"1"}"#);
    let merchant = Credentials {
        peer_keys: vec![KeyInput::Text(&key.public)],
        ..Credentials::default()
    };
    let merchant = Gateway::new(built_in("alikassa").unwrap(), Side::Merchant, &merchant).unwrap();
    let message = received(&signed);
    let verify = |names: Option<&[String]>| {
        let options = VerifyOptions {
            names,
            ..VerifyOptions::default()
        };
        merchant.verify(&message, &options)
    };
    let verified = verify(Some(&names)).unwrap();
    assert_eq!(verified.canonical, signed.canonical);
    assert_eq!(verified.alternative, None);
    verify(None).unwrap_err();
}

/// Decoded where it is signed; a query that cannot be read is the fault of the side that hands it over.
#[test]
fn a_value_of_the_query() {
    let scheme = json!({
        "id": "own", "name": "Own",
        "text": [{ "value": { "in": "query", "name": "token" } }, { "literal": "|" }, "body"],
        "signature": { "hmac": { "hash": "sha256" } },
        "operations": { "request": { "carrier": { "in": "header", "name": "Sign", "encoding": "hexLower" } } }
    });
    let scheme = Scheme::from_json(&scheme.to_string()).unwrap();
    let sides = Sides::with(scheme, b"0123456789abcdef");
    let sign = |query| {
        let options = SignOptions {
            query: Some(query),
            ..SignOptions::default()
        };
        let params = Params::Text(r#"{"a":1}"#);
        sides.merchant.sign(params, &options, &mut Entropy::new(1))
    };
    let signed = sign("x=1&token=a%2Bb").unwrap();
    assert_eq!(signed.canonical, r#"a+b|{"a":1}"#);
    let verify = |query| {
        let message = IncomingMessage {
            query: Some(query),
            ..received(&signed)
        };
        sides.verify(Kind::Request, &message)
    };
    assert_eq!(verify("token=a%2Bb").unwrap().canonical, signed.canonical);
    assert_eq!(
        verify("token=a+b").unwrap_err().code,
        Code::SignatureMismatch
    );
    let twice = "token=1&token=2";
    assert_eq!(sign(twice).unwrap_err().code, Code::OptionInvalid);
    assert_eq!(verify(twice).unwrap_err().code, Code::MessageUnreadable);
}
