//! Cashy: MD5 of the raw body and the secret, as PHP computes it.

use crate::support::{Entropy, php};
use countersign::{
    Code, Params, SignOptions, VerifyOptions,
    gateway::{Credentials, Gateway, Side, built_in},
    message::{Headers, IncomingMessage, write_object},
    scheme::Kind,
};
use serde_json::json;

const MESSAGES: usize = 510;

fn make(side: Side, secret: &str) -> Gateway {
    let credentials = Credentials {
        merchant: Some("1002001"),
        secret: Some(secret.as_bytes()),
        ..Credentials::default()
    };
    Gateway::new(built_in("cashy").unwrap(), side, &credentials).unwrap()
}

fn secret(entropy: &mut Entropy) -> String {
    format!("{}{}", entropy.text(6), entropy.below(1 << 30))
}

#[test]
fn php_computes_what_is_signed_here() {
    let mut entropy = Entropy::new(0xca51);
    let mut questions = Vec::new();
    let mut ours = Vec::new();
    for _ in 0..MESSAGES {
        let secret = secret(&mut entropy);
        let (side, kind) = *entropy.pick(&[
            (Side::Merchant, Kind::Request),
            (Side::Platform, Kind::Callback),
        ]);
        let json = write_object(&entropy.fields());
        let upper_hex = entropy.once_in(2);
        let options = SignOptions {
            kind: Some(kind),
            upper_hex,
            ..SignOptions::default()
        };
        let signed = make(side, &secret)
            .sign(Params::Text(&json), &options, &mut entropy)
            .unwrap();
        questions.push(json!({ "body": signed.body, "secret": secret }));
        ours.push((signed.signature, if upper_hex { "upper" } else { "lower" }));
    }
    let Some(answers) = php::ask("cashy.php", &questions) else {
        return;
    };
    for (answer, (signature, letters)) in answers.iter().zip(&ours) {
        assert_eq!(php::text(answer, letters), signature);
    }
    assert_eq!(answers.len(), MESSAGES);
}

#[test]
fn what_php_signs_is_genuine_here() {
    let mut entropy = Entropy::new(0xca52);
    let mut questions = Vec::new();
    for _ in 0..MESSAGES {
        let fields: serde_json::Map<_, _> = entropy
            .fields()
            .into_iter()
            .map(|field| (field.name.into_owned(), json!(field.value.as_text())))
            .chain([("amount".to_owned(), json!(20000.0))])
            .collect();
        questions.push(json!({ "fields": fields, "secret": secret(&mut entropy) }));
    }
    let Some(answers) = php::ask("cashy.php", &questions) else {
        return;
    };
    for (answer, question) in answers.iter().zip(&questions) {
        let body = php::text(answer, "body");
        for (side, kind) in [
            (Side::Merchant, Kind::Callback),
            (Side::Platform, Kind::Request),
        ] {
            for letters in ["lower", "upper"] {
                let verify = |secret: &str| {
                    make(side, secret).verify(
                        &IncomingMessage {
                            headers: Headers::from_iter([("Sign", php::text(answer, letters))]),
                            body: body.as_bytes(),
                            ..IncomingMessage::default()
                        },
                        &VerifyOptions {
                            kind: Some(kind),
                            ..VerifyOptions::default()
                        },
                    )
                };
                let secret = php::text(question, "secret");
                let verified = verify(secret).unwrap();
                assert_eq!(verified.canonical, format!("{body}[secret]"));
                let amount = verified
                    .fields
                    .iter()
                    .find(|field| field.name == "amount")
                    .unwrap();
                assert_eq!(amount.value.as_text(), "20000.0");
                assert_eq!(
                    verify(&format!("{secret}0")).unwrap_err().code,
                    Code::SignatureMismatch
                );
            }
        }
    }
    assert_eq!(answers.len(), MESSAGES);
}
