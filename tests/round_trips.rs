//! What one side signs the other verifies, for every gateway, kind and format; and what is changed
//! on the way by as little as one character is refused.

mod support;

use countersign::{
    Code, Params, SignOptions, SignedMessage, VerifyOptions,
    message::{Field, Headers, IncomingMessage, Value, encode_form, write_object, write_xml},
    scheme::{Format, Kind, Part, Place, Show},
};
use support::{
    Entropy,
    random::fields_for,
    sides::{NOW_MS, Sides, ids, received},
};

const PATH: &str = "/api/pay/unifiedOrder";

/// Every gateway, kind and format.
fn cases() -> Vec<(String, Kind, Format)> {
    let mut cases = Vec::new();
    for id in ids() {
        for (kind, operation) in &Sides::of(&id).merchant.scheme().operations {
            cases.extend(
                operation
                    .formats
                    .iter()
                    .map(|format| (id.clone(), *kind, *format)),
            );
        }
    }
    cases
}

fn sign(
    sides: &Sides,
    kind: Kind,
    format: Format,
    fields: &[Field],
    entropy: &mut Entropy,
) -> SignedMessage {
    let options = SignOptions {
        kind: Some(kind),
        path: Some(PATH),
        now_ms: NOW_MS,
        format: Some(format),
        ..SignOptions::default()
    };
    sides
        .signer(kind)
        .sign(Params::Text(&write_object(fields)), &options, entropy)
        .unwrap()
}

#[test]
fn what_one_side_signs_the_other_verifies() {
    let mut entropy = Entropy::new(0x7217);
    let mut verified = 0;
    for (id, kind, format) in cases() {
        let sides = Sides::of(&id);
        for _ in 0..40 {
            let fields = fields_for(&mut entropy, &id, kind);
            let signed = sign(&sides, kind, format, &fields, &mut entropy);
            let expect: Vec<Field> = fields
                .iter()
                .filter(|field| format == Format::Json || field.value != Value::Null)
                .map(|field| match &field.value {
                    Value::Number(text) => Field {
                        value: Value::Text(text.clone()),
                        ..field.clone()
                    },
                    _ => field.clone(),
                })
                .collect();
            let options = VerifyOptions {
                kind: Some(kind),
                now_ms: NOW_MS,
                expect: &expect,
                ..VerifyOptions::default()
            };
            let message = sides
                .verifier(kind)
                .verify(&received(&signed), &options)
                .unwrap_or_else(|error| panic!("{id} {kind:?} {format:?}: {error} {signed:?}"));
            assert_eq!((message.kind, message.key), (kind, 0));
            assert_eq!(message.canonical, signed.canonical);
            assert_eq!(message.alternative, None);
            verified += 1;
        }
    }
    // Four of the family in three kinds and two formats, TarsPay and Cashy in two kinds, AliKassa in three.
    assert_eq!(verified, (4 * 3 * 2 + 2 + 2 + 3) * 40);
}

/// Another character of the same sort, so that only the content changes.
fn other(character: char) -> char {
    match character {
        '0'..='8' | 'a'..='y' | 'A'..='Y' => char::from_u32(character as u32 + 1).unwrap(),
        '9' => '0',
        'z' => 'a',
        'Z' => 'A',
        _ => 'x',
    }
}

/// The text with each of its characters in turn replaced by another, and in the other letter case.
fn variants(text: &str) -> Vec<String> {
    let mut variants = Vec::new();
    for (position, character) in text.char_indices() {
        let mut put = |new: char| {
            let rest = &text[position + character.len_utf8()..];
            variants.push(format!("{}{new}{rest}", &text[..position]));
        };
        put(other(character));
        if character.is_ascii_alphabetic() {
            put((character as u8 ^ 0x20) as char);
        }
    }
    variants
}

/// The message with its fields replaced, the signature as it is.
fn with_fields(signed: &SignedMessage, format: Format, fields: &[Field]) -> SignedMessage {
    let mut changed = signed.clone();
    let form = || {
        let pairs = fields.iter().filter(|field| field.value != Value::Null);
        Some(encode_form(
            pairs.map(|field| (&*field.name, field.value.as_text())),
        ))
    };
    match format {
        Format::Json => changed.body = Some(write_object(fields)),
        Format::Form => changed.body = form(),
        Format::Query => changed.query = form(),
        Format::Xml => changed.body = Some(write_xml(fields).unwrap()),
    }
    changed
}

fn assert_refused(sides: &Sides, kind: Kind, message: &IncomingMessage<'_>, what: &str) {
    match sides.verify(kind, message) {
        Ok(_) => panic!("accepted with {what} changed: {message:?}"),
        Err(error) => assert!(
            matches!(
                error.code,
                Code::SignatureMismatch | Code::SignatureUnreadable | Code::MessageUnreadable
            ),
            "{what}: {error}"
        ),
    }
}

/// Three messages of each gateway, kind and format, with the fields that carry the signature too.
fn each_message(mut examine: impl FnMut(&Sides, &str, Kind, Format, &SignedMessage, &[Field])) {
    let mut entropy = Entropy::new(0x7218);
    for (id, kind, format) in cases() {
        let sides = Sides::of(&id);
        for _ in 0..3 {
            let mut fields = fields_for(&mut entropy, &id, kind);
            let signed = sign(&sides, kind, format, &fields, &mut entropy);
            let carrier = &sides.merchant.scheme().operation(kind).unwrap().carrier;
            if carrier.place == Place::Field {
                fields.push(Field {
                    name: carrier.name.clone().into(),
                    value: Value::Text(signed.signature.clone().into()),
                });
            }
            let rebuilt = with_fields(&signed, format, &fields);
            sides.verify(kind, &received(&rebuilt)).unwrap();
            examine(&sides, &id, kind, format, &signed, &fields);
        }
    }
}

fn parts(sides: &Sides, kind: Kind) -> Vec<Part> {
    let scheme = sides.merchant.scheme();
    scheme.text(scheme.operation(kind).unwrap()).to_vec()
}

#[test]
fn a_changed_byte_of_a_signed_body_is_refused() {
    let mut refused = 0;
    each_message(|sides, _, kind, _, signed, _| {
        if !parts(sides, kind).contains(&Part::Body) {
            return;
        }
        let body = signed.body.clone().unwrap().into_bytes();
        let mut refuse = |body: &[u8]| {
            let result = sides.verify(
                kind,
                &IncomingMessage {
                    body,
                    ..received(signed)
                },
            );
            assert_eq!(result.unwrap_err().code, Code::SignatureMismatch);
            refused += 1;
        };
        for position in 0..body.len() {
            for flip in [1, 0x20, 0x80] {
                let mut changed = body.clone();
                changed[position] ^= flip;
                refuse(&changed);
            }
            refuse(&[&body[..position], &body[position + 1..]].concat());
            refuse(&[&body[..position], b" ", &body[position..]].concat());
        }
        for tail in ["\n", " ", "\r\n", "\0", "{}"] {
            refuse(&[&body, tail.as_bytes()].concat());
        }
    });
    assert!(refused > 5_000, "{refused}");
}

#[test]
fn a_changed_character_of_a_signed_value_is_refused() {
    let mut refused = 0;
    each_message(|sides, _, kind, format, signed, fields| {
        if parts(sides, kind).contains(&Part::Body) {
            return;
        }
        let own = &sides
            .merchant
            .scheme()
            .operation(kind)
            .unwrap()
            .carrier
            .name;
        for (position, field) in fields
            .iter()
            .enumerate()
            .filter(|(_, field)| field.name != *own)
        {
            let variants = match &field.value {
                Value::Text(text) => variants(text)
                    .into_iter()
                    .map(|text| Value::Text(text.into()))
                    .collect(),
                Value::Number(text) => variants(text)
                    .into_iter()
                    .filter(|text| serde_json::from_str::<serde_json::Number>(text).is_ok())
                    .map(|text| Value::Number(text.into()))
                    .collect(),
                _ => vec![],
            };
            for value in variants {
                let mut fields = fields.to_vec();
                fields[position].value = value;
                let changed = with_fields(signed, format, &fields);
                assert_refused(sides, kind, &received(&changed), &field.name);
                refused += 1;
            }
        }
    });
    assert!(refused > 5_000, "{refused}");
}

/// A value that is dropped, doubled, emptied or given another order is refused wherever the text
/// says so. Value concatenation has no names: what keeps the text is accepted, and warned of.
#[test]
fn a_changed_name_is_refused_where_names_are_signed_and_warned_of_elsewhere() {
    let (mut refused, mut warned) = (0, 0);
    each_message(|sides, id, kind, format, signed, fields| {
        let own = &sides
            .merchant
            .scheme()
            .operation(kind)
            .unwrap()
            .carrier
            .name;
        let parts = parts(sides, kind);
        if parts.contains(&Part::Body) {
            return;
        }
        let joined = parts
            .iter()
            .any(|part| matches!(part, Part::Fields(rule) if rule.show == Show::Values));
        let text = |fields: &[Field]| {
            let mut fields: Vec<_> = fields
                .iter()
                .filter(|field| field.name != *own && field.value != Value::Null)
                .collect();
            fields.sort_by(|a, b| a.name.as_bytes().cmp(b.name.as_bytes()));
            fields
                .iter()
                .map(|field| field.value.as_text())
                .collect::<String>()
        };
        for (position, field) in fields.iter().enumerate() {
            let is_empty = field.value == Value::Null || field.value.as_text().is_empty();
            // An empty value is no part of the text of this family and of TarsPay, under any name.
            if field.name == *own || (is_empty && id != "alikassa") {
                continue;
            }
            for name in variants(&field.name) {
                if fields.iter().any(|other| other.name == name) {
                    continue;
                }
                let mut renamed = fields.to_vec();
                renamed[position].name = name.clone().into();
                let changed = with_fields(signed, format, &renamed);
                if joined && text(&renamed) == text(fields) {
                    let verified = sides.verify(kind, &received(&changed)).unwrap();
                    let warning = verified
                        .warnings
                        .iter()
                        .find(|warning| warning.code == "BOUNDARY_MOVABLE")
                        .unwrap();
                    assert!(warning.fields.contains(&name), "{name}");
                    warned += 1;
                } else {
                    assert_refused(sides, kind, &received(&changed), &field.name);
                    refused += 1;
                }
            }
        }
    });
    assert!(refused > 1_000 && warned > 500, "{refused} {warned}");
}

/// The signature with each of its characters in turn replaced by the next of its alphabet.
fn changed_signatures(signature: &str) -> Vec<String> {
    let is_hex = signature
        .bytes()
        .all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
    let alphabet = if is_hex {
        "0123456789abcdef"
    } else {
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
    };
    let next = |character| match alphabet.find(character) {
        Some(position) => alphabet[(position + 1) % alphabet.len()..]
            .chars()
            .next()
            .unwrap(),
        None => 'A',
    };
    let mut changed: Vec<String> = signature
        .char_indices()
        .map(|(position, character)| {
            format!(
                "{}{}{}",
                &signature[..position],
                next(character),
                &signature[position + 1..]
            )
        })
        .collect();
    changed.extend([
        signature[1..].into(),
        signature[..signature.len() / 2].into(),
        format!("{signature}{signature}"),
        format!("{}{signature}", &alphabet[..1]),
        format!("{signature}{}", &alphabet[..1]),
        signature.chars().rev().collect(),
    ]);
    changed
}

#[test]
fn a_changed_character_of_the_signature_is_refused() {
    let mut refused = 0;
    each_message(|sides, _, kind, format, signed, fields| {
        let carrier = &sides.merchant.scheme().operation(kind).unwrap().carrier;
        for signature in changed_signatures(&signed.signature) {
            let mut changed = match carrier.place {
                Place::Header => signed.clone(),
                Place::Query => panic!("no gateway here has its signature in the query"),
                Place::Field => {
                    let mut fields = fields.to_vec();
                    fields.last_mut().unwrap().value = Value::Text(signature.clone().into());
                    with_fields(signed, format, &fields)
                }
            };
            for (name, value) in &mut changed.headers {
                if *name == carrier.name {
                    value.clone_from(&signature);
                }
            }
            assert_refused(sides, kind, &received(&changed), &signature);
            refused += 1;
        }
    });
    assert!(refused > 5_000, "{refused}");
}

#[test]
fn a_changed_method_path_or_time_is_refused_where_they_are_signed() {
    let sides = Sides::of("tarspay");
    let mut entropy = Entropy::new(0x7219);
    let fields = entropy.fields();
    let signed = sign(&sides, Kind::Request, Format::Json, &fields, &mut entropy);
    let mut refused = 0;
    for path in variants(PATH).iter().map(String::as_str).chain([
        "/",
        "",
        "/api/pay",
        "/api/pay/unifiedOrder/",
    ]) {
        assert_refused(
            &sides,
            Kind::Request,
            &IncomingMessage {
                path: Some(path),
                ..received(&signed)
            },
            path,
        );
        refused += 1;
    }
    for method in ["GET", "PUT", "PATCH", "POSTS", "", "POST|"] {
        assert_refused(
            &sides,
            Kind::Request,
            &IncomingMessage {
                method: Some(method),
                ..received(&signed)
            },
            method,
        );
        refused += 1;
    }
    let time = NOW_MS.to_string();
    for time in
        variants(&time)
            .iter()
            .map(String::as_str)
            .chain(["1", "01700000000000", "17000000000000"])
    {
        let headers: Headers<'_> = signed
            .headers
            .iter()
            .map(|(name, value)| {
                (
                    name.as_str(),
                    if name == "X-API-NONCE" { time } else { value },
                )
            })
            .collect();
        assert_refused(
            &sides,
            Kind::Request,
            &IncomingMessage {
                headers,
                ..received(&signed)
            },
            time,
        );
        refused += 1;
    }
    assert!(refused > 50);
    // The query is not signed, and a server hands over the path with it.
    let path = format!("{PATH}?x=1");
    sides
        .verify(
            Kind::Request,
            &IncomingMessage {
                path: Some(&path),
                ..received(&signed)
            },
        )
        .unwrap();
    sides
        .verify(
            Kind::Request,
            &IncomingMessage {
                method: Some("post"),
                ..received(&signed)
            },
        )
        .unwrap();
}

/// With the keys exchanged, with one's own key for the other's, and with a third key.
#[test]
fn another_key_is_refused() {
    for (id, kind, format) in cases().into_iter().filter(|(id, ..)| id != "cashy") {
        let sides = Sides::of(&id);
        let mut entropy = Entropy::new(0x721a);
        let fields = fields_for(&mut entropy, &id, kind);
        let signed = sign(&sides, kind, format, &fields, &mut entropy);
        let swapped = Sides::swapped(&id);
        assert_refused(&swapped, kind, &received(&signed), "the key");
    }
    let message = sign(
        &Sides::of("cashy"),
        Kind::Callback,
        Format::Json,
        &Entropy::new(1).fields(),
        &mut Entropy::new(1),
    );
    let scheme = countersign::gateway::built_in("cashy").unwrap();
    for secret in [
        &b"0123456789abcdeF"[..],
        b"0123456789abcdef\n",
        b" 0123456789abcdef",
        b"0",
    ] {
        assert_refused(
            &Sides::with(scheme.clone(), secret),
            Kind::Callback,
            &received(&message),
            "the secret",
        );
    }
}
