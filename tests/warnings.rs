//! What a genuine signature leaves open is said, and nothing else.

mod support;

use countersign::{
    Params, SignOptions, SignedMessage, VerifiedMessage, VerifyOptions,
    message::{IncomingMessage, Origin, parse_object},
    scheme::{Format, Kind},
};
use support::{
    Entropy,
    sides::{NOW_MS, Sides, received},
};

fn codes(verified: &VerifiedMessage) -> Vec<(&str, String)> {
    verified
        .warnings
        .iter()
        .map(|warning| (warning.code, warning.fields.join(" ")))
        .collect()
}

/// The warnings about a message that says `sent` and carries the signature of `params`.
fn warnings(id: &str, kind: Kind, params: &str, sent: &str) -> Vec<(&'static str, String)> {
    let sides = Sides::of(id);
    let options = SignOptions {
        kind: Some(kind),
        path: Some("/pay"),
        now_ms: NOW_MS,
        format: Some(Format::Json),
        ..SignOptions::default()
    };
    let signed = sides
        .signer(kind)
        .sign(Params::Text(params), &options, &mut Entropy::new(1))
        .unwrap();
    let body = signed
        .body
        .clone()
        .unwrap()
        .replace(params.trim_end_matches('}'), sent.trim_end_matches('}'));
    assert!(sent == params || Some(&body) != signed.body.as_ref());
    let message = IncomingMessage {
        body: body.as_bytes(),
        ..received(&signed)
    };
    let verified = sides
        .verify(kind, &message)
        .unwrap_or_else(|error| panic!("{error} {body}"));
    verified
        .warnings
        .iter()
        .map(|warning| (warning.code, warning.fields.join(" ")))
        .collect()
}

const SHORT: (&str, String) = ("KEY_SHORT", String::new());
const NO_TIME: (&str, String) = ("NOT_TIMESTAMPED", String::new());
const BROKEN: (&str, String) = ("HASH_BROKEN", String::new());

fn movable(fields: &str) -> (&'static str, String) {
    ("BOUNDARY_MOVABLE", fields.into())
}

fn unsigned(fields: &str) -> (&'static str, String) {
    ("FIELD_UNSIGNED", fields.into())
}

#[test]
fn each_scheme_has_its_own() {
    for (id, kind, expected) in [
        (
            "clickpay",
            Kind::Callback,
            vec![movable("amount id order_id"), NO_TIME, SHORT],
        ),
        ("tarspay", Kind::Request, vec![]),
        ("tarspay", Kind::Callback, vec![NO_TIME]),
        ("cashy", Kind::Callback, vec![NO_TIME, BROKEN]),
        ("alikassa", Kind::Request, vec![NO_TIME, SHORT, BROKEN]),
    ] {
        let params = r#"{"order_id":"T1","amount":10.00,"id":7}"#;
        assert_eq!(
            warnings(id, kind, params, params),
            expected,
            "{id} {kind:?}"
        );
    }
}

/// Everything that value concatenation cannot notice is accepted with the fields named.
#[test]
fn value_concatenation_names_every_field_that_could_be_another() {
    let params = r#"{"payFee":"250.00","payMoney":"1000.00"}"#;
    for (sent, expected) in [
        // A digit moved, a name changed in its place, a border put where none was, a border taken away.
        (
            r#"{"payFee":"250.001","payMoney":"000.00"}"#,
            vec![movable("payFee payMoney")],
        ),
        (
            r#"{"payFee":"250.00","payTotal":"1000.00"}"#,
            vec![movable("payFee payTotal")],
        ),
        (
            r#"{"payFee":"25","payMoney":"0.00","status":"1000.00"}"#,
            vec![movable("payFee payMoney status")],
        ),
        (r#"{"payMoney":"250.001000.00"}"#, vec![movable("payMoney")]),
        (
            r#"{"payFee":"250.001000.00","payMoney":""}"#,
            vec![movable("payFee"), unsigned("payMoney")],
        ),
        (
            r#"{"payFee":"250.00","payMoney":"1000.00","status":null}"#,
            vec![movable("payFee payMoney"), unsigned("status")],
        ),
    ] {
        let expected: Vec<_> = expected.into_iter().chain([NO_TIME, SHORT]).collect();
        assert_eq!(
            warnings("clickpay", Kind::Callback, params, sent),
            expected,
            "{sent}"
        );
    }
}

/// `k=v&k=v` without encoding can be cut elsewhere where a value holds what separates fields.
#[test]
fn pairs_name_the_fields_that_hold_a_separator() {
    let params = r#"{"amount":"1","name":"x"}"#;
    assert_eq!(warnings("tarspay", Kind::Request, params, params), []);
    let merged = r#"{"amount":"1&name=x"}"#;
    assert_eq!(
        warnings("tarspay", Kind::Request, params, merged),
        [movable("amount")]
    );
    let renamed = r#"{"amount=1&name":"x"}"#;
    assert_eq!(
        warnings("tarspay", Kind::Request, params, renamed),
        [movable("amount=1&name")]
    );
}

#[test]
fn fields_outside_a_list_of_names_are_unsigned() {
    let sides = Sides::of("alikassa");
    let options = SignOptions {
        kind: Some(Kind::Redirect),
        ..SignOptions::default()
    };
    let params = r#"{"order_id":"T1","uuid":"U1","payment_status":"paid"}"#;
    let signed = sides
        .platform
        .sign(Params::Text(params), &options, &mut Entropy::new(1))
        .unwrap();
    let verified = sides.verify(Kind::Redirect, &received(&signed)).unwrap();
    assert_eq!(
        codes(&verified),
        [unsigned("payment_status"), NO_TIME, SHORT, BROKEN]
    );

    // What nobody signed fulfils no expectation, not even with the right value.
    let expect = parse_object(r#"{"payment_status":"paid"}"#, Origin::EXPECT).unwrap();
    let options = VerifyOptions {
        kind: Some(Kind::Redirect),
        expect: &expect,
        ..VerifyOptions::default()
    };
    let error = sides
        .merchant
        .verify(&received(&signed), &options)
        .unwrap_err();
    assert_eq!(
        (error.code.as_str(), error.to_string().as_str()),
        (
            "FIELD_MISMATCH",
            "The message is genuine, but its field `payment_status` is not covered by the signature."
        )
    );
}

/// A second field that could hold the signature is signed by nobody, as is what a rule leaves out within an object.
#[test]
fn what_only_looks_signed_is_named() {
    for (id, params, added, name) in [
        ("clickpay", r#"{"a":"1"}"#, r#""sign":"x","#, "sign"),
        ("bdpay", r#"{"a":"1"}"#, r#""sign":null,"#, "sign"),
        (
            "simplypay",
            r#"{"data":{"a":"1"},"z":"1"}"#,
            r#""b":null,"#,
            "data",
        ),
        (
            "simplypay",
            r#"{"data":{"c":{"a":"1"}},"z":"1"}"#,
            r#""b":"","#,
            "data",
        ),
        (
            "dlainex",
            r#"{"data":{"c":{"a":"1"}},"z":"1"}"#,
            r#""b":{"d":""},"#,
            "data",
        ),
    ] {
        let sides = Sides::of(id);
        let options = SignOptions {
            kind: Some(Kind::Callback),
            format: Some(Format::Json),
            ..SignOptions::default()
        };
        let mut signed = sides
            .platform
            .sign(Params::Text(params), &options, &mut Entropy::new(1))
            .unwrap();
        let unsigned = |signed: &SignedMessage| {
            let message = sides.verify(Kind::Callback, &received(signed)).unwrap();
            let warning = message
                .warnings
                .into_iter()
                .find(|w| w.code == "FIELD_UNSIGNED");
            warning.map(|warning| warning.fields)
        };
        assert_eq!(unsigned(&signed), None, "{id}");
        let body = signed.body.take().unwrap();
        signed.body = Some(body.replacen(r#""a":"#, &format!(r#"{added}"a":"#), 1));
        assert_eq!(unsigned(&signed), Some(vec![name.to_owned()]), "{id}");
    }
}

#[test]
fn each_sentence_is_whole() {
    let mut seen = std::collections::BTreeSet::new();
    for id in ["clickpay", "alikassa", "cashy", "tarspay"] {
        let sides = Sides::of(id);
        for kind in sides.kinds() {
            let options = SignOptions {
                kind: Some(kind),
                path: Some("/pay"),
                now_ms: NOW_MS,
                ..SignOptions::default()
            };
            let params = r#"{"order_id":"T1","uuid":"a&b=c","id":7,"extra":""}"#;
            let signed = sides
                .signer(kind)
                .sign(Params::Text(params), &options, &mut Entropy::new(1))
                .unwrap();
            for warning in sides.verify(kind, &received(&signed)).unwrap().warnings {
                assert!(
                    warning.sentence.ends_with('.') && !warning.sentence.contains("  "),
                    "{}",
                    warning.sentence
                );
                seen.insert(warning.sentence);
            }
        }
    }
    let sentences: Vec<_> = seen.iter().map(AsRef::as_ref).collect();
    assert_eq!(
        sentences,
        [
            "No time is checked, so the same message can be sent again; remember which ones were handled.",
            "The key has 1024 bits; fewer than 2048 are no longer considered safe.",
            "The rule uses MD5, for which collisions can be made; ask the gateway for a better one.",
            "The rule uses SHA-1, for which collisions can be made; ask the gateway for a better one.",
            "The signature does not cover these fields, or not all that they hold; do not rely on them.",
            "These fields are signed as one text without separators, so characters can move from one to its neighbour unnoticed, and a name can be another; state order number, amount and state in `expect`.",
            "These fields hold the characters that stand between two fields in the signed text, so one field can pass for two, or two for one; state in `expect` what the message must say.",
        ]
    );
}
