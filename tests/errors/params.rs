//! Fields that cannot be signed.

use super::Case;
use crate::support::{Entropy, sides::Sides};
use countersign::{
    Code, Error, Params, SignOptions,
    scheme::{Format, Kind},
};

fn unsigned(id: &str, kind: Kind, format: Option<Format>, params: &str) -> Error {
    let options = SignOptions {
        kind: Some(kind),
        format,
        path: Some("/pay"),
        ..SignOptions::default()
    };
    Sides::of(id)
        .signer(kind)
        .sign(Params::Text(params), &options, &mut Entropy::new(1))
        .unwrap_err()
}

pub fn cases() -> Vec<Case> {
    use Kind::{Callback, Redirect, Request};
    let new = |error, sentence| Case::new(error, Code::ParamsUnsignable, sentence);
    let mut cases = Vec::new();
    for (params, sentence) in [
        ("", "`params` is empty."),
        (" \n", "`params` is empty."),
        ("null", "`params` is not a JSON object."),
        ("\"text\"", "`params` is not a JSON object."),
        ("a=1&b=2", "`params` is not a JSON object."),
        (
            "[{}]",
            "`params` is a JSON array where an object is needed.",
        ),
        ("\u{feff}{}", "`params` begins with a byte order mark."),
        (
            r#"{"a":NaN}"#,
            "`params` is not JSON: expected value at line 1 column 6.",
        ),
        (
            r#"{"a":-Infinity}"#,
            "`params` is not JSON: invalid number at line 1 column 7.",
        ),
        (
            r#"{"a":'b'}"#,
            "`params` is not JSON: expected value at line 1 column 6.",
        ),
        (
            r#"{"a":1,}"#,
            "`params` is not JSON: trailing comma at line 1 column 8.",
        ),
        (
            "{\"a\":\n1",
            "`params` is not JSON: EOF while parsing an object at line 2 column 1.",
        ),
        (
            "{\"a\":\"\n\"}",
            "`params` is not JSON: control character (\\u0000-\\u001F) found while parsing a string at line 1 column 6.",
        ),
    ] {
        cases.push(new(unsigned("clickpay", Request, None, params), sentence));
    }
    for (params, sentence, field) in [
        (
            r#"{"a":1,"b":2,"a":1}"#,
            "`params` holds the field `a` twice.",
            "a",
        ),
        (
            r#"{"\u0061":1,"a":2}"#,
            "`params` holds the field `a` twice.",
            "a",
        ),
        (
            r#"{"a":"\ud83d"}"#,
            "`params` holds text that cannot be read in `a`: half of a surrogate pair.",
            "a",
        ),
        (
            r#"{"a":"\ude00\ud83d"}"#,
            "`params` holds text that cannot be read in `a`: half of a surrogate pair.",
            "a",
        ),
        (
            r#"{"a":{"b":[1,{"c":1,"c":2}]}}"#,
            "The nested object holds the field `c` twice.",
            "a",
        ),
        (
            r#"{"a":["x",["\ud800"]]}"#,
            "The nested object holds text that cannot be read in `a`: half of a surrogate pair.",
            "a",
        ),
        (
            r#"{"a":{"b":"\ude00x"}}"#,
            "The nested object holds text that cannot be read in `b`: half of a surrogate pair.",
            "a",
        ),
        (
            &format!(r#"{{"a":{}{}}}"#, "[".repeat(65), "]".repeat(65)),
            "The nested object has more than 64 levels.",
            "a",
        ),
        (
            &format!(r#"{{"a":{}{}}}"#, "[".repeat(100_000), "]".repeat(100_000)),
            "The nested object has more than 64 levels.",
            "a",
        ),
    ] {
        cases.push(new(unsigned("cashy", Request, None, params), sentence).field(field));
    }
    let nested =
        "Send it as text, for instance as a string that holds JSON, if the gateway takes that.";
    for params in [r#"{"a":{"b":1}}"#, r#"{"a":[]}"#, r#"{"a":{}}"#] {
        for id in ["clickpay", "bdpay", "tarspay"] {
            let sentence =
                "The field `a` is an object or array, and the rule does not say how to sign one.";
            cases.push(
                new(unsigned(id, Request, None, params), sentence)
                    .field("a")
                    .hint(nested),
            );
        }
    }
    cases.push(
        new(
            unsigned(
                "alikassa",
                Redirect,
                None,
                r#"{"order_id":"1","uuid":["u"]}"#,
            ),
            "The field `uuid` is an object or array, which a form cannot hold.",
        )
        .field("uuid"),
    );
    let own = "Leave it out; signing adds it.";
    for (id, kind, name, sentence) in [
        (
            "clickpay",
            Request,
            "sign",
            "`params` holds the field `sign`, which is the signature's own.",
        ),
        (
            "clickpay",
            Request,
            "platSign",
            "`params` holds the field `platSign`, which is the signature's own.",
        ),
        (
            "bdpay",
            Callback,
            "sign",
            "`params` holds the field `sign`, which is the signature's own.",
        ),
        (
            "alikassa",
            Redirect,
            "sign",
            "`params` holds the field `sign`, which is the signature's own.",
        ),
    ] {
        let params = format!(r#"{{"order_id":"1","{name}":null}}"#);
        let case = new(unsigned(id, kind, None, &params), sentence).hint(own);
        cases.push(case.field(if name == "sign" { "sign" } else { "platSign" }));
    }
    let nothing = "Every field is empty, null or left out by the rule; give at least one value.";
    for params in ["{}", r#"{"a":"","b":null}"#] {
        let sentence = "The canonical string holds nothing of the message, and a signature of nothing proves nothing.";
        cases.push(new(unsigned("toppay", Request, None, params), sentence).hint(nothing));
    }
    for id in [
        r#""""#,
        "1.0",
        "1e3",
        "\" 1\"",
        "\"01\"",
        "true",
        "\"9223372036854775808\"",
        "[1]",
    ] {
        let params = format!(r#"{{"type":"payment","id":{id}}}"#);
        let sentence = "The field `id` is not a whole number, and the rule signs it as one.";
        cases.push(new(unsigned("alikassa", Callback, None, &params), sentence).field("id"));
    }
    cases
}
