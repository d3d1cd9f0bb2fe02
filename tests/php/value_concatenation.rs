//! ClickPay, JayaPay, TopPay, BDPay: PHP opens what is signed here, and signs what is verified here.

use crate::support::{
    Entropy,
    keys::{KeyPair, bare, rsa_keys},
    php,
    random::has_fragile_number,
};
use countersign::{
    Code, Params, SignOptions, VerifyOptions,
    gateway::{Credentials, Gateway, Side, built_in},
    key::KeyInput,
    message::{IncomingMessage, Value, write_object},
    scheme::{Chunk, Encoding, Format, Kind, Scheme, Signature},
};
use serde_json::json;

/// Messages for each gateway and direction.
const MESSAGES: usize = 510;

/// The key of the message at this position: short ones more often, for they are fast.
fn key(keys: &[KeyPair; 3], position: usize) -> &KeyPair {
    match position % 10 {
        0 => &keys[2],
        1..=3 => &keys[1],
        _ => &keys[0],
    }
}

/// The scheme with other chunks, or with signatures in base64url.
fn scheme(id: &str, short_chunks: bool, url_safe: bool) -> Scheme {
    let mut scheme = built_in(id).unwrap();
    if short_chunks {
        let chunks = vec![Chunk::Bytes(117), Chunk::Full];
        scheme.signature = Some(Signature::RsaType1 { chunks });
    }
    if url_safe {
        for operation in scheme.operations.values_mut() {
            operation.carrier.encoding = Encoding::Base64url;
        }
    }
    scheme
}

fn side(kind: Kind) -> (Side, Side) {
    match kind {
        Kind::Request => (Side::Merchant, Side::Platform),
        _ => (Side::Platform, Side::Merchant),
    }
}

fn opens_ours(id: &str) {
    let keys = rsa_keys();
    let mut entropy = Entropy::new(0x0501);
    let mut questions = Vec::new();
    let mut expected = Vec::new();
    for position in 0..MESSAGES {
        let key = key(&keys, position);
        let kind = *entropy.pick(&[Kind::Request, Kind::Response, Kind::Callback]);
        let format = *entropy.pick(&[Format::Json, Format::Form]);
        let scheme = scheme(id, entropy.once_in(2), entropy.once_in(2));
        let carrier = scheme.operation(kind).unwrap().carrier.name.clone();
        let fields = entropy.fields();
        let gateway = Gateway::new(
            scheme,
            side(kind).0,
            &Credentials {
                private_key: Some(KeyInput::Text(&key.private)),
                ..Credentials::default()
            },
        )
        .unwrap();
        let json = write_object(&fields);
        let options = SignOptions {
            kind: Some(kind),
            format: Some(format),
            ..SignOptions::default()
        };
        let signed = gateway
            .sign(Params::Text(&json), &options, &mut entropy)
            .unwrap();
        questions.push(json!({
            "do": "open",
            "body": signed.body,
            "form": format == Format::Form,
            "field": carrier,
            "key": bare(&key.public),
            "length": key.size,
        }));
        // PHP reads `20000.00` from JSON as a float, and then prints 20000; a form keeps the text.
        let changed = format == Format::Json && has_fragile_number(&fields);
        expected.push((signed.canonical, changed));
    }
    let Some(answers) = php::ask("value_concatenation.php", &questions) else {
        return;
    };
    let mut changed_by_php = 0;
    for (answer, (canonical, changed)) in answers.iter().zip(&expected) {
        assert_eq!(php::text(answer, "opened"), canonical);
        assert_eq!(
            php::text(answer, "concatenated") != canonical,
            *changed,
            "{canonical:?}"
        );
        changed_by_php += usize::from(*changed);
    }
    assert_eq!(answers.len(), MESSAGES);
    assert!(
        (20..MESSAGES / 2).contains(&changed_by_php),
        "{changed_by_php}"
    );
}

fn verifies_theirs(id: &str) {
    let keys = rsa_keys();
    let mut entropy = Entropy::new(0x0502);
    let mut questions = Vec::new();
    let mut drawn = Vec::new();
    for position in 0..MESSAGES {
        let key = key(&keys, position);
        let kind = *entropy.pick(&[Kind::Request, Kind::Response, Kind::Callback]);
        let carrier = &built_in(id)
            .unwrap()
            .operation(kind)
            .unwrap()
            .carrier
            .clone();
        let name = carrier
            .names()
            .nth(entropy.below(1 + carrier.also.len()))
            .unwrap()
            .to_owned();
        let fields = entropy.fields();
        let members: Vec<_> = fields
            .iter()
            .map(|field| json!([field.name, kind_of(&field.value), field.value.as_text()]))
            .collect();
        questions.push(json!({
            "do": "sign",
            "fields": members,
            "field": name,
            "key": bare(&key.private),
            "length": entropy.pick(&[117, key.size - 11]),
            "write": entropy.pick(&["json", "json plain", "json pretty", "form", "form"]),
            "alphabet": entropy.pick(&["base64", "base64", "base64url", "wrapped"]),
        }));
        drawn.push((kind, key, fields));
    }
    let Some(answers) = php::ask("value_concatenation.php", &questions) else {
        return;
    };
    for (answer, (kind, key, fields)) in answers.iter().zip(&drawn) {
        let body = php::text(answer, "body");
        let gateway = |key: &KeyPair| {
            let peer_keys = vec![KeyInput::Text(&key.public)];
            let credentials = Credentials {
                peer_keys,
                ..Credentials::default()
            };
            Gateway::new(built_in(id).unwrap(), side(*kind).1, &credentials).unwrap()
        };
        let message = IncomingMessage {
            body: body.as_bytes(),
            ..IncomingMessage::default()
        };
        let options = VerifyOptions {
            kind: Some(*kind),
            ..VerifyOptions::default()
        };
        let verified = gateway(key)
            .verify(&message, &options)
            .unwrap_or_else(|error| panic!("{error}: {body}"));
        assert_eq!(verified.canonical, php::text(answer, "canonical"));
        for field in fields.iter().filter(|field| field.value != Value::Null) {
            let found = verified
                .fields
                .iter()
                .find(|found| found.name == field.name)
                .unwrap();
            assert_eq!(
                found.value.as_text(),
                field.value.as_text(),
                "{}",
                field.name
            );
        }
        let other = keys.iter().find(|other| other.size != key.size).unwrap();
        let refused = gateway(other).verify(&message, &options).unwrap_err().code;
        assert!(
            matches!(refused, Code::SignatureMismatch | Code::SignatureUnreadable),
            "{refused}"
        );
    }
    assert_eq!(answers.len(), MESSAGES);
}

fn kind_of(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Number(_) => "number",
        _ => "text",
    }
}

macro_rules! gateways {
    ($($id:ident)*) => {$(
        mod $id {
            #[test]
            fn php_opens_what_is_signed_here() {
                super::opens_ours(stringify!($id));
            }

            #[test]
            fn what_php_signs_is_genuine_here() {
                super::verifies_theirs(stringify!($id));
            }
        }
    )*};
}

gateways!(clickpay jayapay toppay bdpay);
