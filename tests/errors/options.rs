//! Options that are missing, make no sense, or do not fit the rule.

use super::Case;
use crate::support::{
    Entropy,
    sides::{NOW_MS, Sides, received},
};
use countersign::{
    Code, Error, Params, SignOptions, VerifyOptions,
    message::{IncomingMessage, Origin, parse_object},
    scheme::{Format, Kind},
};

fn unsigned(id: &str, kind: Kind, options: SignOptions<'_>) -> Error {
    let options = SignOptions {
        kind: Some(kind),
        now_ms: NOW_MS,
        ..options
    };
    Sides::of(id)
        .signer(kind)
        .sign(Params::Text(r#"{"a":"1"}"#), &options, &mut Entropy::new(1))
        .unwrap_err()
}

fn kinds(cases: &mut Vec<Case>) {
    for name in ["", "Callback", "webhook"] {
        let sentence = "The option `kind` is none of request, response, callback and redirect.";
        cases.push(
            Case::new(
                Kind::parse(name).unwrap_err(),
                Code::OptionInvalid,
                sentence,
            )
            .field("kind"),
        );
    }
    let sides = Sides::of("cashy");
    let options = VerifyOptions {
        kind: Some(Kind::Response),
        ..VerifyOptions::default()
    };
    cases.push(
        Case::new(
            sides
                .merchant
                .verify(&IncomingMessage::default(), &options)
                .unwrap_err(),
            Code::OptionInvalid,
            "Cashy has no known rule for a signed response.",
        )
        .field("kind")
        .hint("The kinds with a rule are: request, callback."),
    );
    let options = SignOptions {
        kind: Some(Kind::Callback),
        ..SignOptions::default()
    };
    cases.push(
        Case::new(
            sides
                .merchant
                .sign(Params::Text("{}"), &options, &mut Entropy::new(1))
                .unwrap_err(),
            Code::OptionInvalid,
            "A callback is not signed by this side of Cashy.",
        )
        .field("kind")
        .hint("Use `platform()` to sign a callback."),
    );
    let options = VerifyOptions {
        kind: Some(Kind::Callback),
        ..VerifyOptions::default()
    };
    cases.push(
        Case::new(
            sides
                .platform
                .verify(&IncomingMessage::default(), &options)
                .unwrap_err(),
            Code::OptionInvalid,
            "A callback is not verified by this side of Cashy.",
        )
        .field("kind")
        .hint("Use `gateway()` to verify a callback."),
    );
}

fn lists_of_names(cases: &mut Vec<Case>) {
    let names = ["a".to_owned()];
    let sentence = "The option `fields` is given, and the rule signs no such list.";
    let options = SignOptions {
        names: Some(&names),
        ..SignOptions::default()
    };
    cases.push(
        Case::new(
            unsigned("clickpay", Kind::Request, options),
            Code::OptionInvalid,
            sentence,
        )
        .field("fields"),
    );
    let options = VerifyOptions {
        names: Some(&names),
        ..VerifyOptions::default()
    };
    let error = Sides::of("cashy")
        .merchant
        .verify(&IncomingMessage::default(), &options)
        .unwrap_err();
    cases.push(Case::new(error, Code::OptionInvalid, sentence).field("fields"));
}

fn of_the_request(cases: &mut Vec<Case>) {
    let invalid = |error, sentence| Case::new(error, Code::OptionInvalid, sentence);
    for (id, kind, format, sentence) in [
        (
            "cashy",
            Kind::Request,
            Format::Form,
            "The option `contentType` is form, which this message is not sent as.",
        ),
        (
            "alikassa",
            Kind::Callback,
            Format::Json,
            "The option `contentType` is json, which this message is not sent as.",
        ),
        (
            "alikassa",
            Kind::Redirect,
            Format::Query,
            "The option `contentType` is query, which this message is not sent as.",
        ),
    ] {
        let options = SignOptions {
            format: Some(format),
            ..SignOptions::default()
        };
        cases.push(invalid(unsigned(id, kind, options), sentence).field("contentType"));
    }
    for method in ["", "GET /", "POST\r\nX: y", "ПОСТ"] {
        let options = SignOptions {
            method: Some(method),
            ..SignOptions::default()
        };
        let sentence = "The option `method` is not the name of an HTTP method.";
        cases.push(invalid(unsigned("clickpay", Kind::Request, options), sentence).field("method"));
    }
    for (path, sentence) in [
        (
            "https://a.example/pay",
            "The option `path` holds the host as well.",
        ),
        ("pay", "The option `path` does not begin with `/`."),
        ("", "The option `path` does not begin with `/`."),
        (
            "/pay?a=1",
            "The option `path` holds a query or fragment as well.",
        ),
        (
            "/pay#a",
            "The option `path` holds a query or fragment as well.",
        ),
        ("/p ay", "The option `path` holds white space."),
        ("/pay\n", "The option `path` holds white space."),
        ("/pay\u{0}", "The option `path` holds white space."),
    ] {
        let options = SignOptions {
            path: Some(path),
            ..SignOptions::default()
        };
        let case = invalid(unsigned("tarspay", Kind::Request, options), sentence).field("path");
        cases.push(case.hint("Give the path of the address alone, for instance `/api/pay`."));
    }
    for timestamp in [
        "",
        "now",
        "-1",
        "1700000000000.5",
        " 1700000000000",
        "17000000000000000000",
    ] {
        let options = SignOptions {
            path: Some("/pay"),
            timestamp: Some(timestamp),
            ..SignOptions::default()
        };
        let sentence = "The option `timestamp` is not a whole number of milliseconds.";
        cases.push(
            invalid(unsigned("tarspay", Kind::Request, options), sentence).field("timestamp"),
        );
    }
}

fn missing_path(cases: &mut Vec<Case>) {
    let sentence = "The option `path` is missing, and the rule signs it.";
    let hint = "Give the path of the address without host and query, for instance `/api/pay`.";
    let missing = |error| {
        Case::new(error, Code::OptionMissing, sentence)
            .field("path")
            .hint(hint)
    };
    cases.push(missing(unsigned(
        "tarspay",
        Kind::Request,
        SignOptions::default(),
    )));
    let sides = Sides::of("tarspay");
    let options = SignOptions {
        path: Some("/pay"),
        now_ms: NOW_MS,
        ..SignOptions::default()
    };
    let signed = sides
        .merchant
        .sign(Params::Text("{}"), &options, &mut Entropy::new(1))
        .unwrap();
    let message = IncomingMessage {
        path: None,
        ..received(&signed)
    };
    cases.push(missing(sides.verify(Kind::Request, &message).unwrap_err()));
}

fn expectations(cases: &mut Vec<Case>) {
    for (text, sentence) in [
        (
            "[]",
            "The option `expect` is a JSON array where an object is needed.",
        ),
        ("7", "The option `expect` is not a JSON object."),
        (
            "{",
            "The option `expect` is not JSON: EOF while parsing an object at line 1 column 1.",
        ),
    ] {
        cases.push(Case::new(
            parse_object(text, Origin::EXPECT).unwrap_err(),
            Code::OptionInvalid,
            sentence,
        ));
    }
    let error = parse_object(r#"{"a":1,"a":2}"#, Origin::EXPECT).unwrap_err();
    let sentence = "The option `expect` holds the field `a` twice.";
    cases.push(Case::new(error, Code::OptionInvalid, sentence).field("a"));
}

pub fn cases() -> Vec<Case> {
    let mut cases = Vec::new();
    kinds(&mut cases);
    lists_of_names(&mut cases);
    of_the_request(&mut cases);
    missing_path(&mut cases);
    expectations(&mut cases);
    cases
}
