//! Messages that cannot be read, and genuine ones that say something else than expected.

use super::Case;
use crate::support::{
    Entropy,
    sides::{Sides, received},
};
use countersign::{
    Code, Error, Params, SignOptions, VerifyOptions,
    gateway::built_in,
    message::{Headers, IncomingMessage, Origin, parse_object},
    scheme::{Format, Kind},
};

fn refused(id: &str, kind: Kind, message: &IncomingMessage<'_>) -> Error {
    Sides::of(id).verify(kind, message).unwrap_err()
}

fn body(body: &[u8]) -> IncomingMessage<'_> {
    IncomingMessage {
        headers: Headers::from_iter([("Sign", "c0ffee")]),
        body,
        ..IncomingMessage::default()
    }
}

fn not_raw(cases: &mut Vec<Case>) {
    for (id, kind) in [
        ("clickpay", Kind::Callback),
        ("cashy", Kind::Callback),
        ("alikassa", Kind::Redirect),
        ("alikassa", Kind::Request),
    ] {
        let sentence =
            "The body is `[object Object]`: it was parsed before it reached the verifier.";
        let case = Case::new(
            refused(id, kind, &body(b"[object Object]")),
            Code::MessageNotRaw,
            sentence,
        );
        cases.push(case.field("body"));
    }
}

fn unreadable(cases: &mut Vec<Case>) {
    let new = |error, sentence| Case::new(error, Code::MessageUnreadable, sentence);
    for (text, sentence) in [
        (&b""[..], "The body is empty."),
        (
            b"\xef\xbb\xbf{\"a\":1}",
            "The body begins with a byte order mark.",
        ),
        (
            b"[1]",
            "The body is a JSON array where an object is needed.",
        ),
        (
            b"{\"a\":1",
            "The body is not JSON: EOF while parsing an object at line 1 column 6.",
        ),
        (
            b"{\"\\ud800\":1}",
            "The body is not JSON: half of a surrogate pair at line 1 column 9.",
        ),
        (
            b"a=%C3%28",
            "The body is not UTF-8 once its percent signs are decoded.",
        ),
    ] {
        cases.push(new(
            refused("clickpay", Kind::Callback, &body(text)),
            sentence,
        ));
    }
    let charset =
        "Hand over the body's bytes as they came; do not convert them to another charset.";
    for (text, sentence) in [
        (&b"\xff\xfea=1"[..], "The body is not UTF-8 from byte 0 on."),
        (b"{\"a\":\"\xc3\"}", "The body is not UTF-8 from byte 6 on."),
        (
            b"{\"a\":\"\xed\xa0\x80\"}",
            "The body is not UTF-8 from byte 6 on.",
        ),
    ] {
        cases.push(new(refused("bdpay", Kind::Callback, &body(text)), sentence).hint(charset));
    }
    for text in [
        &b"{\"a\":1,\"a\":1}"[..],
        b"{\"a\":1,\"\\u0061\":1}",
        b"a=1&a=1",
        b"a=1&%61=1",
    ] {
        cases.push(
            new(
                refused("bdpay", Kind::Callback, &body(text)),
                "The body holds the field `a` twice.",
            )
            .field("a"),
        );
    }
    let query = |query| IncomingMessage {
        query,
        ..IncomingMessage::default()
    };
    cases.push(new(
        refused("alikassa", Kind::Callback, &query(Some("?"))),
        "The query is empty.",
    ));
    let case = new(
        refused("alikassa", Kind::Callback, &query(Some("a=1&a=2"))),
        "The query holds the field `a` twice.",
    );
    cases.push(case.field("a"));
    let sentence = "The query is not UTF-8 once its percent signs are decoded.";
    cases.push(new(
        refused("alikassa", Kind::Callback, &query(Some("a=%ff"))),
        sentence,
    ));

    let headers = Headers::from_iter([("Sign", "00"), ("sign", "00")]);
    let message = IncomingMessage {
        headers,
        body: b"{}",
        ..IncomingMessage::default()
    };
    cases.push(
        new(
            refused("cashy", Kind::Callback, &message),
            "The header `Sign` is there twice.",
        )
        .field("Sign"),
    );

    let nested = br#"{"a":{"b":1},"platSign":"AAAA"}"#;
    let sentence =
        "The field `a` is an object or array, and the rule does not say how to sign one.";
    let hint =
        "Send it as text, for instance as a string that holds JSON, if the gateway takes that.";
    cases.push(
        new(refused("jayapay", Kind::Callback, &body(nested)), sentence)
            .field("a")
            .hint(hint),
    );
    let message = query(Some("id=1x&payment_status=paid&sign=AAAA"));
    let sentence = "The field `id` is not a whole number, and the rule signs it as one.";
    cases.push(new(refused("alikassa", Kind::Callback, &message), sentence).field("id"));
}

/// Fields that are not written as the rule says.
fn written_otherwise(cases: &mut Vec<Case>) {
    let new = |error, sentence| Case::new(error, Code::MessageUnreadable, sentence);
    let by = |id: &str, kind, formats: &[Format], message: &IncomingMessage<'_>| {
        let mut scheme = built_in(id).unwrap();
        scheme.operations.get_mut(&kind).unwrap().formats = formats.to_vec();
        Sides::with(scheme, b"0123456789abcdef")
            .verify(kind, message)
            .unwrap_err()
    };
    let json = body(b" {\"order_id\":1}");
    for (id, kind, formats, sentence) in [
        (
            "alikassa",
            Kind::Redirect,
            &[Format::Form][..],
            "The body is JSON where a form is needed.",
        ),
        (
            "clickpay",
            Kind::Callback,
            &[Format::Form, Format::Xml],
            "The body is JSON where a form is needed.",
        ),
        (
            "wechatpay-v2",
            Kind::Callback,
            &[Format::Xml, Format::Query],
            "The body is JSON where XML is needed.",
        ),
    ] {
        cases.push(new(by(id, kind, formats, &json), sentence).field("body"));
    }
    let only_json = "The body is not a JSON object.";
    let only_xml = "The body is not XML: an element is cut off, or text stands between two.";
    for (format, text, sentence) in [
        (Format::Json, &b"a=1"[..], only_json),
        (Format::Json, b"<xml><a>1</a></xml>", only_json),
        (Format::Json, b"", "The body is empty."),
        (Format::Xml, b"{\"a\":1}", only_xml),
        (Format::Xml, b"a=1", only_xml),
        (Format::Xml, b"", "The body is empty."),
    ] {
        let error = by("wechatpay-v2", Kind::Callback, &[format], &body(text));
        cases.push(new(error, sentence));
    }
    // What comes in the query is not looked for in a body, whatever that holds.
    let hint = "This message comes in the query: give `query`, or the path with it.";
    for text in [&b""[..], b"{\"id\":1}", b"id=1"] {
        let error = refused("alikassa", Kind::Callback, &body(text));
        cases.push(new(error, "The query is empty.").hint(hint));
    }
}

/// Genuine as far as the signature goes, and then no JSON object, or not as expected.
fn genuine(cases: &mut Vec<Case>) {
    let sides = Sides::of("clickpay");
    let options = SignOptions {
        kind: Some(Kind::Callback),
        ..SignOptions::default()
    };
    let params = r#"{"orderNum":"T1","payMoney":10000.00,"note":"null","gone":null}"#;
    let signed = sides
        .platform
        .sign(Params::Text(params), &options, &mut Entropy::new(1))
        .unwrap();
    for (expect, sentence, field) in [
        (
            r#"{"orderNum":"T2"}"#,
            "The message is genuine, but its field `orderNum` has another value than expected.",
            "orderNum",
        ),
        (
            r#"{"orderNum":"t1"}"#,
            "The message is genuine, but its field `orderNum` has another value than expected.",
            "orderNum",
        ),
        (
            r#"{"payMoney":10000.01}"#,
            "The message is genuine, but its field `payMoney` has another value than expected.",
            "payMoney",
        ),
        (
            r#"{"payMoney":"10000"}"#,
            "The message is genuine, but its field `payMoney` has another value than expected.",
            "payMoney",
        ),
        (
            r#"{"note":null}"#,
            "The message is genuine, but its field `note` has another value than expected.",
            "note",
        ),
        (
            r#"{"gone":"null"}"#,
            "The message is genuine, but its field `gone` has another value than expected.",
            "gone",
        ),
        (
            r#"{"status":"SUCCESS"}"#,
            "The message is genuine, but its field `status` is missing.",
            "status",
        ),
        (
            r#"{"PayMoney":10000}"#,
            "The message is genuine, but its field `PayMoney` is missing.",
            "PayMoney",
        ),
        (
            r#"{"__proto__":1}"#,
            "The message is genuine, but its field `__proto__` is missing.",
            "__proto__",
        ),
    ] {
        let expect = parse_object(expect, Origin::EXPECT).unwrap();
        let options = VerifyOptions {
            expect: &expect,
            ..VerifyOptions::default()
        };
        let error = sides
            .merchant
            .verify(&received(&signed), &options)
            .unwrap_err();
        assert!(error.expected.is_some());
        cases.push(Case::new(error, Code::FieldMismatch, sentence).field(field));
    }
}

#[test]
fn what_is_expected_and_said_is_no_mismatch() {
    let sides = Sides::of("clickpay");
    let options = SignOptions {
        kind: Some(Kind::Callback),
        ..SignOptions::default()
    };
    let params =
        r#"{"orderNum":"T1","payMoney":10000.00,"text":"10000.0","flag":true,"gone":null}"#;
    let signed = sides
        .platform
        .sign(Params::Text(params), &options, &mut Entropy::new(1))
        .unwrap();
    for expect in [
        "{}",
        r#"{"orderNum":"T1","payMoney":10000}"#,
        r#"{"payMoney":1e4}"#,
        r#"{"payMoney":"10000.00"}"#,
        r#"{"text":10000}"#,
        r#"{"flag":true,"gone":null}"#,
        r#"{"flag":"true"}"#,
    ] {
        let expect = parse_object(expect, Origin::EXPECT).unwrap();
        let options = VerifyOptions {
            expect: &expect,
            ..VerifyOptions::default()
        };
        sides.merchant.verify(&received(&signed), &options).unwrap();
    }
}

pub fn cases() -> Vec<Case> {
    let mut cases = Vec::new();
    not_raw(&mut cases);
    unreadable(&mut cases);
    written_otherwise(&mut cases);
    genuine(&mut cases);
    cases
}
