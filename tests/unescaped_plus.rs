//! Base64 in a form whose sender forgot that `+` means a space there.

mod support;

use countersign::{
    Params, SignOptions,
    message::IncomingMessage,
    scheme::{Format, Kind, Scheme},
};
use serde_json::json;
use support::{
    Entropy,
    sides::{Sides, received},
};

/// Signs until a signature has a `+` where `wanted` says so, sends it unescaped, verifies it.
fn is_genuine(id: &str, kind: Kind, format: Format, wanted: fn(&str) -> bool) {
    let sides = Sides::of(id);
    let options = SignOptions {
        kind: Some(kind),
        format: Some(format),
        ..SignOptions::default()
    };
    let mut entropy = Entropy::new(0x2b);
    for number in 0..2000 {
        // Three blocks of 128 bytes, which base64 writes without padding: the last character can be a plus too.
        let params = format!(
            r#"{{"a":"{number}","order_id":"{number}","uuid":"u","desc":"{}"}}"#,
            "x".repeat(300)
        );
        let mut signed = sides
            .signer(kind)
            .sign(Params::Text(&params), &options, &mut entropy)
            .unwrap();
        if !wanted(&signed.signature) {
            continue;
        }
        signed.body = signed.body.map(|body| body.replace("%2B", "+"));
        let body = signed.body.clone().unwrap();
        assert!(body.contains('+'), "{body}");
        sides
            .verify(kind, &received(&signed))
            .unwrap_or_else(|error| panic!("{error} {body}"));
        return;
    }
    panic!("no signature as wanted in 2000");
}

#[test]
fn at_the_beginning() {
    is_genuine("bdpay", Kind::Callback, Format::Form, |text| {
        text.starts_with('+')
    });
    is_genuine("alikassa", Kind::Redirect, Format::Form, |text| {
        text.starts_with('+')
    });
}

#[test]
fn at_the_end() {
    is_genuine("bdpay", Kind::Callback, Format::Form, |text| {
        text.ends_with('+')
    });
}

#[test]
fn in_the_middle() {
    is_genuine("clickpay", Kind::Request, Format::Form, |text| {
        text.contains('+')
    });
}

/// In a query of its own, beside fields that travel in the body.
#[test]
fn in_the_query() {
    let scheme = json!({
        "id": "own", "name": "Own",
        "text": ["body", "secret"],
        "signature": { "digest": { "hash": "sha256" } },
        "operations": { "request": { "carrier": { "in": "query", "name": "sign", "encoding": "base64" } } }
    });
    let scheme = Scheme::from_json(&scheme.to_string()).unwrap();
    let sides = Sides::with(scheme, b"0123456789abcdef");
    let mut seen = 0;
    for number in 0..50 {
        let params = format!(r#"{{"a":{number}}}"#);
        let mut signed = sides
            .merchant
            .sign(
                Params::Text(&params),
                &SignOptions::default(),
                &mut Entropy::new(1),
            )
            .unwrap();
        signed.query = signed.query.map(|query| query.replace("%2B", "+"));
        seen += usize::from(signed.query.as_deref().unwrap().contains('+'));
        sides.verify(Kind::Request, &received(&signed)).unwrap();
    }
    assert!(seen > 10, "{seen}");
}

/// What stands before the base64 keeps its space, and in hexadecimal a space is only white space.
#[test]
fn not_in_a_prefix_and_not_in_hexadecimal() {
    let signed = |encoding: &str| {
        let carrier =
            json!({ "in": "query", "name": "sign", "encoding": encoding, "prefix": "HMAC " });
        let scheme = json!({
            "id": "own", "name": "Own",
            "text": ["body"],
            "signature": { "hmac": { "hash": "sha256" } },
            "operations": { "request": { "carrier": carrier } }
        });
        let scheme = Scheme::from_json(&scheme.to_string()).unwrap();
        let sides = Sides::with(scheme, b"0123456789abcdef");
        let signed = sides.sign(Kind::Request, r#"{"a":1}"#).unwrap();
        (sides, signed)
    };
    let (sides, signed_in_base64) = signed("base64");
    let query = signed_in_base64.query.clone().unwrap();
    assert!(query.starts_with("sign=HMAC+"), "{query}");
    sides
        .verify(Kind::Request, &received(&signed_in_base64))
        .unwrap();
    let (sides, mut signed_in_hexadecimal) = signed("hexLower");
    let query = signed_in_hexadecimal.query.unwrap();
    let (before, after) = query.split_at(20);
    signed_in_hexadecimal.query = Some(format!("{before}+{after}+"));
    sides
        .verify(Kind::Request, &received(&signed_in_hexadecimal))
        .unwrap();
}

/// XML says `+` as it is, too, and a space may be its layout.
#[test]
fn not_in_xml() {
    let sides = Sides::of("wechatpay-v2");
    let signed = sides
        .merchant
        .sign(
            Params::Text(r#"{"a":"1"}"#),
            &SignOptions::default(),
            &mut Entropy::new(1),
        )
        .unwrap();
    let (first, second) = signed.signature.split_at(16);
    let body = format!("<xml><a>1</a>\n  <sign>\n    {first} {second}\n  </sign>\n</xml>");
    let message = IncomingMessage {
        body: body.as_bytes(),
        ..received(&signed)
    };
    sides.verify(Kind::Request, &message).unwrap();
}

/// JSON says `+` as it is: a space there is white space of a wrapped signature.
#[test]
fn not_in_json() {
    let sides = Sides::of("clickpay");
    let mut signed = sides
        .merchant
        .sign(
            Params::Text(r#"{"orderNum":"T1"}"#),
            &SignOptions::default(),
            &mut Entropy::new(1),
        )
        .unwrap();
    let wrapped = format!(
        " {} ",
        signed
            .signature
            .as_bytes()
            .chunks(64)
            .map(|line| str::from_utf8(line).unwrap())
            .collect::<Vec<_>>()
            .join("\\n  ")
    );
    signed.body = signed
        .body
        .map(|body| body.replace(&signed.signature, &wrapped));
    sides.verify(Kind::Request, &received(&signed)).unwrap();
}
