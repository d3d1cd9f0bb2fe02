//! A signature, body or key that is absent, empty or white space never verifies, whatever else is
//! there.

use crate::support::{
    Entropy,
    oracle::{self, Oracle},
    random::fields_for,
    sides::{NOW_MS, Sides, ids, received},
};
use countersign::{
    Code, Params, SignOptions, SignedMessage, VerifyOptions,
    gateway::{Credentials, Gateway, Side, built_in},
    key::KeyInput,
    message::{
        Field, Headers, IncomingMessage, Origin, Value, encode_form, parse_form, parse_object,
        write_object, write_xml,
    },
    scheme::{Format, Kind, MessageValue, Missing, Part, Place, Signature},
};

const BLANKS: [Option<&str>; 6] = [
    None,
    Some(""),
    Some(" "),
    Some("\n"),
    Some("\t \r\n"),
    Some("\u{a0}"),
];

fn sign(sides: &Sides, id: &str, kind: Kind, format: Format) -> SignedMessage {
    let mut entropy = Entropy::new(0x9155);
    let fields = fields_for(&mut entropy, id, kind);
    let options = SignOptions {
        kind: Some(kind),
        format: Some(format),
        path: Some("/pay"),
        now_ms: NOW_MS,
        ..SignOptions::default()
    };
    sides
        .signer(kind)
        .sign(Params::Text(&write_object(&fields)), &options, &mut entropy)
        .unwrap()
}

/// Calls back with a genuine message of each gateway, kind and format.
fn each(mut examine: impl FnMut(&Sides, &str, Kind, Format, SignedMessage)) {
    for id in ids() {
        let sides = Sides::of(&id);
        for kind in sides.kinds() {
            for format in sides
                .merchant
                .scheme()
                .operation(kind)
                .unwrap()
                .formats
                .clone()
            {
                let signed = sign(&sides, &id, kind, format);
                sides.verify(kind, &received(&signed)).unwrap();
                examine(&sides, &id, kind, format, signed);
            }
        }
    }
}

#[test]
fn signature() {
    let mut refused = 0;
    each(|sides, id, kind, format, signed| {
        let carrier = &sides.merchant.scheme().operation(kind).unwrap().carrier;
        for blank in BLANKS {
            let mut changed = signed.clone();
            match carrier.place {
                Place::Header => {
                    changed.headers.retain(|(name, _)| *name != carrier.name);
                    changed
                        .headers
                        .extend(blank.map(|blank| (carrier.name.clone(), blank.to_owned())));
                }
                Place::Query => panic!("no gateway here has its signature in the query"),
                Place::Field => {
                    let text = signed.body.as_deref().or(signed.query.as_deref()).unwrap();
                    let mut fields = match format {
                        Format::Json => parse_object(text, Origin::BODY),
                        _ => parse_form(text, Origin::BODY),
                    }
                    .unwrap();
                    fields.retain(|field| field.name != carrier.name);
                    for name in carrier.names() {
                        fields.extend(blank.map(|blank| Field {
                            name: name.into(),
                            value: Value::Text(blank.into()),
                        }));
                    }
                    let form = encode_form(
                        fields
                            .iter()
                            .map(|field| (&*field.name, field.value.as_text())),
                    );
                    match format {
                        Format::Json => changed.body = Some(write_object(&fields)),
                        Format::Form => changed.body = Some(form),
                        Format::Query => changed.query = Some(form),
                        Format::Xml => changed.body = Some(write_xml(&fields).unwrap()),
                    }
                }
            }
            let error = sides.verify(kind, &received(&changed)).unwrap_err();
            assert_eq!(
                error.code,
                Code::SignatureMissing,
                "{id} {kind:?} {format:?} {blank:?}"
            );
            refused += 1;
        }
    });
    assert_eq!(refused, 31 * BLANKS.len());
}

#[test]
fn body_or_query() {
    let mut refused = 0;
    each(|sides, id, kind, _, signed| {
        for blank in BLANKS.into_iter().flatten() {
            let message = IncomingMessage {
                body: blank.as_bytes(),
                query: signed.query.as_ref().map(|_| blank),
                ..received(&signed)
            };
            let error = sides.verify(kind, &message).unwrap_err();
            assert!(
                matches!(
                    error.code,
                    Code::MessageUnreadable | Code::SignatureMissing | Code::SignatureMismatch
                ),
                "{id} {kind:?} {blank:?}: {error}"
            );
            refused += 1;
        }
    });
    assert_eq!(refused, 31 * 5);
}

/// Even the signature of white space, genuinely made, makes nothing genuine.
#[test]
fn body_with_its_own_signature() {
    let mut refused = 0;
    for (id, kind) in [
        ("cashy", Kind::Request),
        ("cashy", Kind::Callback),
        ("alikassa", Kind::Request),
        ("tarspay", Kind::Callback),
    ] {
        for blank in [" ", "\n", "\t \r\n"] {
            let mut scheme = built_in(id).unwrap();
            let field = Part::Value(MessageValue {
                place: Place::Field,
                name: "blank".into(),
                prefix: String::new(),
                missing: Missing::Refuse,
                before: String::new(),
            });
            let text = scheme.text(scheme.operation(kind).unwrap()).iter();
            let of_blank = text
                .map(|part| match part {
                    Part::Body => field.clone(),
                    other => other.clone(),
                })
                .collect();
            let operation = scheme.operations.get_mut(&kind).unwrap();
            operation.event.clear();
            operation.text = of_blank;
            let sides = Sides::with(scheme, b"0123456789abcdef");
            let fields = [Field {
                name: "blank".into(),
                value: Value::Text(blank.into()),
            }];
            let signed = sides.sign(kind, &write_object(&fields)).unwrap();
            let message = IncomingMessage {
                body: blank.as_bytes(),
                ..received(&signed)
            };
            let error = Sides::of(id).verify(kind, &message).unwrap_err();
            assert_eq!(
                (error.code, error.to_string().as_str()),
                (Code::MessageUnreadable, "The body is empty.")
            );
            refused += 1;
        }
    }
    assert_eq!(refused, 12);
}

/// The signature of nothing but the secret, or of nothing at all, would fit any message that says nothing.
#[test]
fn everything_that_is_signed() {
    let mut oracle = Oracle::start();
    let secret = "0123456789abcdef";
    let mut digest = |hash: &str, text: &str| {
        let text = oracle::base64(text.as_bytes());
        let request = serde_json::json!({ "operation": "digest", "hash": hash, "text": text });
        let digest = oracle::bytes(&oracle.ask(&request)["digest"]);
        digest
            .iter()
            .map(|byte| format!("{byte:02x}"))
            .collect::<String>()
    };
    let cashy = format!("Sign: {}", digest("md5", secret));
    let simplypay = digest("sha256", &format!("&key={secret}"));
    let tokenpay = digest("md5", secret);
    for (id, headers, body, code) in [
        ("cashy", &*cashy, String::new(), Code::MessageUnreadable),
        (
            "simplypay",
            "",
            format!(r#"{{"orderStatus":null,"sign":"{simplypay}"}}"#),
            Code::SignatureMismatch,
        ),
        (
            "tokenpay",
            "",
            format!(r#"{{"Status":"","Signature":"{tokenpay}"}}"#),
            Code::SignatureMismatch,
        ),
    ] {
        let message = IncomingMessage {
            headers: Headers::from_lines(headers),
            body: body.as_bytes(),
            ..IncomingMessage::default()
        };
        let error = Sides::of(id).verify(Kind::Callback, &message).unwrap_err();
        assert_eq!(error.code, code, "{id}: {error}");
    }
    for id in ["newpay", "cheezeepay", "jeepay", "tokenpay", "toppay"] {
        let error = Sides::of(id)
            .sign(Kind::Callback, r#"{"a":null}"#)
            .unwrap_err();
        let sentence = "The canonical string holds nothing of the message, and a signature of nothing proves nothing.";
        assert_eq!(
            (error.code, &*error.message),
            (Code::ParamsUnsignable, sentence),
            "{id}"
        );
    }
}

#[test]
fn key_or_secret() {
    let mut refused = 0;
    each(|sides, id, kind, _, signed| {
        let side = if kind == Kind::Request {
            Side::Platform
        } else {
            Side::Merchant
        };
        let scheme = sides.merchant.scheme();
        let shared = matches!(
            scheme.signature(scheme.operation(kind).unwrap()).unwrap(),
            Signature::Digest { .. }
        );
        for blank in BLANKS {
            let given: Vec<&str> = blank.into_iter().collect();
            let credentials = Credentials {
                secret: given.first().filter(|_| shared).map(|text| text.as_bytes()),
                peer_keys: given.iter().map(|text| KeyInput::Text(text)).collect(),
                ..Credentials::default()
            };
            let error = match Gateway::new(built_in(id).unwrap(), side, &credentials) {
                Err(error) => error,
                Ok(gateway) => {
                    let options = VerifyOptions {
                        kind: Some(kind),
                        now_ms: NOW_MS,
                        ..VerifyOptions::default()
                    };
                    gateway.verify(&received(&signed), &options).unwrap_err()
                }
            };
            // A no-break space is no white space of ASCII: it is a secret, and a wrong one.
            let expected = match blank {
                Some("\u{a0}") if shared => Code::SignatureMismatch,
                _ => Code::CredentialMissing,
            };
            assert_eq!(error.code, expected, "{id} {kind:?} {blank:?}: {error}");
            refused += 1;
        }
    });
    assert_eq!(refused, 31 * BLANKS.len());
}
