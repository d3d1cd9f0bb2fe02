//! The signed time.

use super::Case;
use crate::support::{
    Entropy,
    sides::{NOW_MS, Sides, received},
};
use countersign::{
    Code, Error, Params, SignOptions, SignedMessage, VerifyOptions,
    gateway::built_in,
    message::{Headers, IncomingMessage},
    scheme::{Kind, Part, TimeFormat},
};

const HINT: &str =
    "A repeated message, or a clock that is wrong; `toleranceSeconds` widens the range.";

fn signed(timestamp: &str) -> SignedMessage {
    let options = SignOptions {
        path: Some("/pay"),
        timestamp: Some(timestamp),
        ..SignOptions::default()
    };
    Sides::of("tarspay")
        .merchant
        .sign(Params::Text("{}"), &options, &mut Entropy::new(1))
        .unwrap()
}

fn verify(
    signed: &SignedMessage,
    now_ms: u64,
    tolerance_seconds: Option<u64>,
) -> Result<(), Error> {
    let options = VerifyOptions {
        now_ms,
        tolerance_seconds,
        ..VerifyOptions::default()
    };
    Sides::of("tarspay")
        .platform
        .verify(&received(signed), &options)
        .map(|_| ())
}

/// A message whose time is this text, as no signer here would write it.
fn oddly_timed(text: &str) -> Error {
    let mut scheme = built_in("tarspay").unwrap();
    let operation = scheme.operations.get_mut(&Kind::Request).unwrap();
    operation.time = None;
    for part in &mut operation.text {
        if *part == Part::Timestamp {
            *part = Part::Literal(text.into());
        }
    }
    operation
        .text
        .retain(|part| *part != Part::Literal(String::new()));
    let options = SignOptions {
        path: Some("/pay"),
        ..SignOptions::default()
    };
    let mut signed = Sides::with(scheme, b"-")
        .merchant
        .sign(Params::Text("{}"), &options, &mut Entropy::new(1))
        .unwrap();
    signed.headers.push(("X-API-NONCE".into(), text.into()));
    verify(&signed, NOW_MS, None).unwrap_err()
}

pub fn cases() -> Vec<Case> {
    let mut cases = Vec::new();
    let now = NOW_MS.to_string();
    let message = signed(&now);
    for header in [None, Some(("X-API-NONCE", ""))] {
        let without = message
            .headers
            .iter()
            .filter(|(name, _)| name != "X-API-NONCE");
        let headers: Headers<'_> = without
            .map(|(name, value)| (name.as_str(), value.as_str()))
            .chain(header)
            .collect();
        let error = Sides::of("tarspay").verify(
            Kind::Request,
            &IncomingMessage {
                headers,
                ..received(&message)
            },
        );
        let sentence =
            "The signed time is missing: there is no header `X-API-NONCE`, or it is empty.";
        cases.push(
            Case::new(error.unwrap_err(), Code::TimestampMissing, sentence).field("X-API-NONCE"),
        );
    }
    // A scheme of the caller's own that signs a time and does not say where it is.
    let mut timeless = built_in("tarspay").unwrap();
    timeless.operations.get_mut(&Kind::Request).unwrap().time = None;
    cases.push(
        Case::new(
            timeless.validate().unwrap_err(),
            Code::SchemeInvalid,
            "`operations.request.text` holds the part `timestamp`, and the operation has no `time` that says which header carries it.",
        )
        .field("operations.request.text"),
    );

    let new = |error: Error, sentence| {
        Case::new(error, Code::TimestampOutOfRange, sentence).field("X-API-NONCE")
    };
    for (now_ms, tolerance, sentence) in [
        (
            NOW_MS + 300_001,
            None,
            "The signed time in `X-API-NONCE` is 301 seconds old, and 300 are allowed.",
        ),
        (
            NOW_MS - 300_001,
            None,
            "The signed time in `X-API-NONCE` is 301 seconds ahead, and 300 are allowed.",
        ),
        (
            NOW_MS + 1,
            Some(0),
            "The signed time in `X-API-NONCE` is 1 seconds old, and 0 are allowed.",
        ),
        (
            0,
            None,
            "The signed time in `X-API-NONCE` is 1700000000 seconds ahead, and 300 are allowed.",
        ),
    ] {
        cases.push(new(verify(&message, now_ms, tolerance).unwrap_err(), sentence).hint(HINT));
    }
    let seconds = signed(&(NOW_MS / 1000).to_string());
    let sentence =
        "The signed time in `X-API-NONCE` is 1698300000 seconds old, and 300 are allowed.";
    let case = new(verify(&seconds, NOW_MS, None).unwrap_err(), sentence);
    cases.push(case.hint("It looks like seconds; the rule wants milliseconds."));
    for text in [
        "soon",
        " ",
        "+1700000000000",
        "1700000000000 ",
        "17e11",
        "99999999999999999999",
        "１７００",
    ] {
        let sentence = "The signed time in `X-API-NONCE` is not a whole number of milliseconds.";
        cases.push(new(oddly_timed(text), sentence));
    }
    cases
}

#[test]
fn a_time_within_the_tolerance_is_in_time() {
    let message = signed(&NOW_MS.to_string());
    for (now_ms, tolerance) in [
        (NOW_MS, Some(0)),
        (NOW_MS + 300_000, None),
        (NOW_MS - 300_000, None),
        (NOW_MS + 3_600_000, Some(3_600)),
        (u64::MAX, Some(u64::MAX)),
    ] {
        verify(&message, now_ms, tolerance).unwrap();
    }
}

/// The signature comes first: a forged message's time is not worth a word.
#[test]
fn a_forged_message_out_of_time_is_forged() {
    let mut message = signed(&NOW_MS.to_string());
    message.body = Some(r#"{"a":1}"#.into());
    assert_eq!(
        verify(&message, 0, None).unwrap_err().code,
        Code::SignatureMismatch
    );
}

#[test]
fn seconds_are_counted_as_seconds() {
    let mut scheme = built_in("tarspay").unwrap();
    scheme
        .operations
        .get_mut(&Kind::Request)
        .unwrap()
        .time
        .as_mut()
        .unwrap()
        .format = TimeFormat::Seconds;
    let sides = Sides::with(scheme, b"-");
    let options = SignOptions {
        path: Some("/pay"),
        now_ms: NOW_MS + 999,
        ..SignOptions::default()
    };
    let signed = sides
        .merchant
        .sign(Params::Text("{}"), &options, &mut Entropy::new(1))
        .unwrap();
    assert!(
        signed
            .headers
            .contains(&("X-API-NONCE".into(), (NOW_MS / 1000).to_string()))
    );
    sides.verify(Kind::Request, &received(&signed)).unwrap();
    let options = SignOptions {
        path: Some("/pay"),
        timestamp: Some("1.5"),
        ..SignOptions::default()
    };
    let error = sides
        .merchant
        .sign(Params::Text("{}"), &options, &mut Entropy::new(1))
        .unwrap_err();
    assert_eq!(
        error.to_string(),
        "The option `timestamp` is not a whole number of seconds."
    );
}
