//! AliKassa: requests, notifications and redirects, with PHP's `json_encode` and `openssl_sign`.

use crate::support::{
    Entropy,
    keys::{KeyPair, rsa_keys},
    php,
    random::{NOTIFICATION, REDIRECT, fields_for, listed_fields},
};
use countersign::{
    Code, Params, SignOptions, VerifyOptions,
    gateway::{Credentials, Gateway, Side, built_in},
    key::KeyInput,
    message::{Field, Headers, IncomingMessage, write_object},
    scheme::Kind,
};
use serde_json::json;

/// Messages of each kind and direction: 510 requests, 510 notifications and redirects together.
const REQUESTS: usize = 510;
const FORMS: usize = 510;

fn key(keys: &[KeyPair; 3], position: usize) -> &KeyPair {
    match position % 10 {
        0 => &keys[2],
        1..=3 => &keys[1],
        _ => &keys[0],
    }
}

fn signer(side: Side, key: &KeyPair) -> Gateway {
    let credentials = Credentials {
        merchant: Some("9fd0d40e-account"),
        private_key: Some(KeyInput::Text(&key.private)),
        ..Credentials::default()
    };
    Gateway::new(built_in("alikassa").unwrap(), side, &credentials).unwrap()
}

fn verifier(side: Side, key: &KeyPair) -> Gateway {
    let peer_keys = vec![KeyInput::Text(&key.public)];
    let credentials = Credentials {
        peer_keys,
        ..Credentials::default()
    };
    Gateway::new(built_in("alikassa").unwrap(), side, &credentials).unwrap()
}

fn pairs(fields: &[Field]) -> serde_json::Value {
    fields
        .iter()
        .map(|field| json!([field.name, field.value.as_text()]))
        .collect()
}

fn names_of(kind: Kind) -> &'static [&'static str] {
    match kind {
        Kind::Callback => &NOTIFICATION,
        _ => &REDIRECT,
    }
}

#[test]
fn php_verifies_the_requests_signed_here() {
    let keys = rsa_keys();
    let mut entropy = Entropy::new(0xa111);
    let mut questions = Vec::new();
    for position in 0..REQUESTS {
        let key = key(&keys, position);
        let json = write_object(&entropy.fields());
        let signed = signer(Side::Merchant, key)
            .sign(Params::Text(&json), &SignOptions::default(), &mut entropy)
            .unwrap();
        assert_eq!(signed.body.as_deref(), Some(json.as_str()));
        let question = |body: &str| json!({ "do": "verify body", "body": body, "sign": signed.signature, "key": key.public });
        questions.push(question(&json));
        questions.push(question(&format!("{json} ")));
    }
    let Some(answers) = php::ask("alikassa.php", &questions) else {
        return;
    };
    for (position, answer) in answers.iter().enumerate() {
        assert_eq!(answer["verified"], i32::from(position % 2 == 0));
    }
    assert_eq!(answers.len(), 2 * REQUESTS);
}

#[test]
fn the_requests_php_signs_are_genuine_here() {
    let keys = rsa_keys();
    let mut entropy = Entropy::new(0xa112);
    let questions: Vec<_> = (0..REQUESTS)
        .map(|position| json!({ "do": "sign body", "fields": pairs(&entropy.fields()), "key": key(&keys, position).private }))
        .collect();
    let Some(answers) = php::ask("alikassa.php", &questions) else {
        return;
    };
    for (position, answer) in answers.iter().enumerate() {
        let body = php::text(answer, "body");
        let gateway = verifier(Side::Platform, key(&keys, position));
        let verify = |body: &str| {
            let headers = Headers::from_iter([("sign", php::text(answer, "sign"))]);
            gateway.verify(
                &IncomingMessage {
                    headers,
                    body: body.as_bytes(),
                    ..IncomingMessage::default()
                },
                &VerifyOptions::default(),
            )
        };
        assert_eq!(verify(body).unwrap().canonical, body);
        assert_eq!(
            verify(&body.replacen('{', "{ ", 1)).unwrap_err().code,
            Code::SignatureMismatch
        );
    }
    assert_eq!(answers.len(), REQUESTS);
}

#[test]
fn php_verifies_the_notifications_and_redirects_signed_here() {
    let keys = rsa_keys();
    let mut entropy = Entropy::new(0xa113);
    let mut questions = Vec::new();
    let mut ours = Vec::new();
    for position in 0..FORMS {
        let key = key(&keys, position);
        let kind = *entropy.pick(&[Kind::Callback, Kind::Redirect]);
        let json = write_object(&fields_for(&mut entropy, "alikassa", kind));
        let options = SignOptions {
            kind: Some(kind),
            ..SignOptions::default()
        };
        let signed = signer(Side::Platform, key)
            .sign(Params::Text(&json), &options, &mut entropy)
            .unwrap();
        let form = signed.query.or(signed.body);
        questions.push(json!({ "do": "verify names", "form": form, "names": names_of(kind), "key": key.public }));
        ours.push(signed.canonical);
    }
    let Some(answers) = php::ask("alikassa.php", &questions) else {
        return;
    };
    for (answer, canonical) in answers.iter().zip(&ours) {
        assert_eq!(php::text(answer, "canonical"), canonical);
        assert_eq!(answer["verified"], 1);
    }
    assert_eq!(answers.len(), FORMS);
}

/// What PHP signs as `names`, verified as `kind` with the option `names` where it is given.
fn verifies(
    seed: u64,
    kind: Kind,
    sent: &[&str],
    names: &[&str],
    option: Option<&[String]>,
    alternative: Option<&str>,
) {
    let keys = rsa_keys();
    let mut entropy = Entropy::new(seed);
    let mut drawn = Vec::new();
    let mut questions = Vec::new();
    let count = if alternative.is_none() && option.is_none() {
        FORMS
    } else {
        FORMS / 5
    };
    while questions.len() < count {
        let fields = listed_fields(&mut entropy, sent);
        // Only where no field is absent does the text differ from that of every other list.
        let is_whole = fields.len() == sent.len();
        if (alternative.is_some() || option.is_some()) && !is_whole {
            continue;
        }
        let key = key(&keys, questions.len());
        questions.push(json!({ "do": "sign names", "fields": pairs(&fields), "names": names, "key": key.private }));
        drawn.push((key, fields));
    }
    let Some(answers) = php::ask("alikassa.php", &questions) else {
        return;
    };
    for (answer, (key, fields)) in answers.iter().zip(&drawn) {
        let form = php::text(answer, "form");
        let gateway = verifier(Side::Merchant, key);
        let message = match kind {
            Kind::Callback => IncomingMessage {
                query: Some(form),
                ..IncomingMessage::default()
            },
            _ => IncomingMessage {
                body: form.as_bytes(),
                ..IncomingMessage::default()
            },
        };
        let options = VerifyOptions {
            kind: Some(kind),
            names: option,
            ..VerifyOptions::default()
        };
        let verified = gateway
            .verify(&message, &options)
            .unwrap_or_else(|error| panic!("{error} {form}"));
        assert_eq!(verified.canonical, php::text(answer, "canonical"));
        assert_eq!(verified.alternative.as_deref(), alternative);
        for field in fields {
            let found = verified
                .fields
                .iter()
                .find(|found| found.name == field.name)
                .unwrap();
            assert_eq!(found.value, field.value);
        }
    }
    assert_eq!(answers.len(), count);
}

#[test]
fn the_notifications_php_signs_are_genuine_here() {
    verifies(
        0xa114,
        Kind::Callback,
        &NOTIFICATION,
        &NOTIFICATION,
        None,
        None,
    );
}

#[test]
fn the_redirects_php_signs_are_genuine_here() {
    verifies(0xa115, Kind::Redirect, &REDIRECT, &REDIRECT, None, None);
}

#[test]
fn notifications_of_ten_fields_match_the_list_without_commission_amount() {
    let names: Vec<&str> = NOTIFICATION
        .into_iter()
        .filter(|name| *name != "commission_amount")
        .collect();
    verifies(
        0xa116,
        Kind::Callback,
        &names,
        &names,
        None,
        Some("without commission_amount"),
    );
}

#[test]
fn notifications_of_twelve_fields_match_as_received() {
    let names = [&NOTIFICATION[..], &["card_brand"]].concat();
    verifies(
        0xa117,
        Kind::Callback,
        &names,
        &names,
        None,
        Some("the fields as received"),
    );
}

#[test]
fn a_list_of_the_callers_own_is_the_only_one_tried() {
    let sent = [&NOTIFICATION[..], &["card_brand"]].concat();
    let names = ["id", "order_id", "card_brand", "payment_status"];
    let option = names.map(str::to_owned);
    verifies(0xa118, Kind::Callback, &sent, &names, Some(&option), None);
}
