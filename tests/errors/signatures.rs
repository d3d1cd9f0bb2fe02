//! Signatures that are missing, cannot be read, or do not verify.

use super::Case;
use crate::support::sides::{NOW_MS, Sides};
use countersign::{
    Code, Error,
    gateway::built_in,
    message::{Headers, IncomingMessage},
    scheme::{Curve, EcdsaForm, Hash, Kind, Signature},
};

fn in_header(id: &str, kind: Kind, header: Option<(&str, &str)>) -> Error {
    with_header(&Sides::of(id), kind, header)
}

fn with_header(sides: &Sides, kind: Kind, header: Option<(&str, &str)>) -> Error {
    let time = NOW_MS.to_string();
    let headers = [Some(("X-API-NONCE", time.as_str())), header];
    let message = IncomingMessage {
        path: Some("/pay"),
        headers: headers.into_iter().flatten().collect(),
        body: br#"{"a":"1"}"#,
        ..IncomingMessage::default()
    };
    sides.verify(kind, &message).unwrap_err()
}

/// The order of secp256k1 (SEC 2, 2.4.1).
const ORDER: &str = "fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141";

/// TarsPay's messages, with r‖s in place of DER.
fn rs_of_tarspay() -> Sides {
    let mut scheme = built_in("tarspay").unwrap();
    scheme.signature = Some(Signature::Ecdsa {
        curve: Curve::Secp256k1,
        hash: Hash::Sha256d,
        form: EcdsaForm::Rs,
    });
    Sides::with(scheme, b"-")
}

fn in_field(id: &str, kind: Kind, value: &str) -> Error {
    let body = format!(r#"{{"a":"1",{value}}}"#);
    let message = IncomingMessage {
        body: body.as_bytes(),
        ..IncomingMessage::default()
    };
    Sides::of(id).verify(kind, &message).unwrap_err()
}

fn missing(cases: &mut Vec<Case>) {
    let forged = "Treat the message as forged; an unsigned one proves nothing.";
    let new = |error, sentence| Case::new(error, Code::SignatureMissing, sentence);
    for value in [
        r#""b":"2""#,
        r#""platSign":"""#,
        r#""platSign":" \n""#,
        r#""platSign":null"#,
        r#""platsign":"AAAA""#,
    ] {
        let sentence = "The signature is missing: there is no field `platSign`, or it is empty.";
        cases.push(
            new(in_field("clickpay", Kind::Callback, value), sentence)
                .field("platSign")
                .hint(forged),
        );
    }
    let sentence = "The signature is missing: there is no field `sign`, or it is empty.";
    cases.push(
        new(
            in_field("clickpay", Kind::Request, r#""platSign":"AAAA""#),
            sentence,
        )
        .field("sign")
        .hint(forged),
    );
    // TopPay wraps the answers to queries and does not sign them.
    let wrapped = IncomingMessage {
        body: br#"{"success":true,"data":{"sign":"x"}}"#,
        ..IncomingMessage::default()
    };
    let sentence = "The signature is missing: there is no field `platSign`, or it is empty.";
    let error = Sides::of("toppay")
        .verify(Kind::Response, &wrapped)
        .unwrap_err();
    cases.push(new(error, sentence).field("platSign").hint(forged));

    for header in [
        None,
        Some(("Sign", "")),
        Some(("Sign", " \t")),
        Some(("X-Sign", "00")),
    ] {
        let sentence = "The signature is missing: there is no header `Sign`, or it is empty.";
        cases.push(
            new(in_header("cashy", Kind::Callback, header), sentence)
                .field("Sign")
                .hint(forged),
        );
    }
    let none = IncomingMessage {
        body: b"{}",
        ..IncomingMessage::default()
    };
    let sentence =
        "The signature is missing: there is no header `X-RESP-SIGNATURE`, or it is empty.";
    let error = Sides::of("tarspay")
        .verify(Kind::Callback, &none)
        .unwrap_err();
    cases.push(
        new(error, sentence)
            .field("X-RESP-SIGNATURE")
            .hint("Hand over the message's `headers` as well."),
    );
}

fn unreadable(cases: &mut Vec<Case>) {
    let new = |error, sentence| Case::new(error, Code::SignatureUnreadable, sentence);
    for (value, sentence) in [
        (r#"7"#, "The signature in `platSign` is no text."),
        (r#"true"#, "The signature in `platSign` is no text."),
        (r#"{"a":1}"#, "The signature in `platSign` is no text."),
        (
            r#""AAA*""#,
            "The signature in `platSign` has a character that is not base64.",
        ),
        (
            r#""+-AA""#,
            "The signature in `platSign` has a character that is not base64.",
        ),
        (
            r#""AAAA=""#,
            "The signature in `platSign` has padding where none belongs.",
        ),
        (
            r#""AA=""#,
            "The signature in `platSign` has the wrong padding at its end.",
        ),
        (
            r#""AAAAA""#,
            "The signature in `platSign` is base64 cut short.",
        ),
        (
            r#""AAB=""#,
            "The signature in `platSign` has bits after the last byte of its base64.",
        ),
        (
            r#""AAAA""#,
            "The signature in `platSign` is 3 bytes long, which is no multiple of the key's 128.",
        ),
    ] {
        let error = in_field(
            "clickpay",
            Kind::Callback,
            &format!(r#""platSign":{value}"#),
        );
        cases.push(new(error, sentence).field("platSign"));
    }
    let high_r = format!("3026022100{ORDER}020101");
    let rs = "11".repeat(64);
    for (value, sentence) in [
        (
            "0",
            "The signature in `X-API-SIGNATURE` is not hexadecimal with two digits a byte.",
        ),
        (
            "zz",
            "The signature in `X-API-SIGNATURE` is not hexadecimal with two digits a byte.",
        ),
        (
            "0x30",
            "The signature in `X-API-SIGNATURE` is not hexadecimal with two digits a byte.",
        ),
        (
            "00",
            "The signature in `X-API-SIGNATURE` is no DER sequence.",
        ),
        (
            &rs,
            "The signature in `X-API-SIGNATURE` is 64 bytes as of r‖s where DER is needed.",
        ),
        (
            "30",
            "The signature in `X-API-SIGNATURE` is broken DER, or its r or s is zero or not below the curve's order.",
        ),
        (
            "3006020100020101",
            "The signature in `X-API-SIGNATURE` is broken DER, or its r or s is zero or not below the curve's order.",
        ),
        (
            &high_r,
            "The signature in `X-API-SIGNATURE` is broken DER, or its r or s is zero or not below the curve's order.",
        ),
        (
            "300602010102010100",
            "The signature in `X-API-SIGNATURE` is broken DER, or its r or s is zero or not below the curve's order.",
        ),
    ] {
        let error = in_header("tarspay", Kind::Request, Some(("X-API-SIGNATURE", value)));
        cases.push(new(error, sentence).field("X-API-SIGNATURE"));
    }
    let rs = rs_of_tarspay();
    let length = "The signature in `X-API-SIGNATURE` is not the 64 bytes of r‖s.";
    let range =
        "The signature in `X-API-SIGNATURE` has an r or s of zero or not below the curve's order.";
    let one = format!("{:064x}", 1);
    let zero = "00".repeat(32);
    let high = "ff".repeat(32);
    for (value, sentence) in [
        ("00".into(), length),
        ("11".repeat(63), length),
        ("11".repeat(65), length),
        ("3006020101020101".into(), length),
        (format!("{zero}{zero}"), range),
        (format!("{zero}{one}"), range),
        (format!("{one}{zero}"), range),
        (format!("{ORDER}{one}"), range),
        (format!("{one}{ORDER}"), range),
        (format!("{high}{high}"), range),
    ] {
        let error = with_header(&rs, Kind::Request, Some(("X-API-SIGNATURE", &value)));
        cases.push(new(error, sentence).field("X-API-SIGNATURE"));
    }
    for (id, kind, value, sentence) in [
        (
            "cashy",
            Kind::Callback,
            "c0ffee",
            "The signature in `Sign` is 3 bytes long where the digest has 16.",
        ),
        (
            "alikassa",
            Kind::Request,
            "AAAA",
            "The signature in `Sign` is 3 bytes long where the key makes 128.",
        ),
    ] {
        cases.push(new(in_header(id, kind, Some(("sign", value))), sentence).field("Sign"));
    }
}

fn mismatch(cases: &mut Vec<Case>) {
    let new = |error, sentence| Case::new(error, Code::SignatureMismatch, sentence);
    let zeros = format!("{}=", "A".repeat(171));
    let value = format!(r#""platSign":"{zeros}""#);
    let sentence = "The signature in `platSign` does not verify: the message was changed, or another key signed it.";
    cases.push(new(in_field("clickpay", Kind::Callback, &value), sentence).field("platSign").hint(
        "Treat it as forged. If it should be genuine, `explain` tells what differs; most often the body was parsed and written again, or `platformKey` is not the one that belongs to the signer.",
    ));
    let sentence = "The signature in `Sign` does not verify: the message was changed, or another key signed it.";
    cases.push(new(in_header("alikassa", Kind::Request, Some(("Sign", &zeros))), sentence).field("Sign").hint(
        "Treat it as forged. If it should be genuine, `explain` tells what differs; most often the body was parsed and written again, or `merchantKey` is not the one that belongs to the signer.",
    ));
    // The largest r and s that there can be, one below the order.
    let largest = format!("{}40", &ORDER[..62]).repeat(2);
    let header = Some(("X-API-SIGNATURE", largest.as_str()));
    let error = with_header(&rs_of_tarspay(), Kind::Request, header);
    let of_tarspay = "The signature in `X-API-SIGNATURE` does not verify: the message was changed, or another key signed it.";
    cases.push(new(error, of_tarspay).field("X-API-SIGNATURE").hint(
        "Treat it as forged. If it should be genuine, `explain` tells what differs; most often the body was parsed and written again, or `merchantKey` is not the one that belongs to the signer.",
    ));
    let digest = "00".repeat(16);
    cases.push(new(in_header("cashy", Kind::Callback, Some(("Sign", &digest))), sentence).field("Sign").hint(
        "Treat it as forged. If it should be genuine, `explain` tells what differs; most often the body was parsed and written again, or `secret` is not the one that belongs to the signer.",
    ));
    let headers = Headers::from_iter([("Sign", digest.as_str())]);
    let message = IncomingMessage {
        headers,
        ..IncomingMessage::default()
    };
    let error = Sides::of("cashy")
        .verify(Kind::Callback, &message)
        .unwrap_err();
    cases.push(new(error, sentence).field("Sign").hint(
        "The body is empty, and the rule signs it as it came; it can be read only once, so keep its bytes.",
    ));
}

pub fn cases() -> Vec<Case> {
    let mut cases = Vec::new();
    missing(&mut cases);
    unreadable(&mut cases);
    mismatch(&mut cases);
    cases
}
