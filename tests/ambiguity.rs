//! Texts that two different messages share: the warnings name the fields, `expect` tells them apart.

mod support;

use countersign::{
    Code, Params, SignOptions, VerifiedMessage, VerifyOptions,
    gateway::{Credentials, Gateway, Side, built_in},
    key::KeyInput,
    message::{Field, IncomingMessage, Value, write_object},
    scheme::Kind,
};
use rand_core::TryRng as _;
use support::{
    Entropy,
    forger::Forger,
    proof::{Row, record},
};

const NAMES: [&str; 8] = [
    "amount",
    "fee",
    "msg",
    "orderNum",
    "payFee",
    "payMoney",
    "platOrderNum",
    "status",
];

struct Family {
    platform: Gateway,
    merchant: Gateway,
}

impl Family {
    fn new(id: &str, forger: &Forger) -> Self {
        let public = forger.public();
        let make = |side, credentials: &Credentials<'_>| {
            Gateway::new(built_in(id).unwrap(), side, credentials).unwrap()
        };
        Self {
            platform: make(
                Side::Platform,
                &Credentials {
                    private_key: Some(KeyInput::Text(&forger.pem)),
                    ..Credentials::default()
                },
            ),
            merchant: make(
                Side::Merchant,
                &Credentials {
                    peer_keys: vec![KeyInput::Text(&public)],
                    ..Credentials::default()
                },
            ),
        }
    }

    fn sign(&self, fields: &[Field], rng: &mut Entropy) -> String {
        let options = SignOptions {
            kind: Some(Kind::Callback),
            ..SignOptions::default()
        };
        let params = write_object(fields);
        let signed = self.platform.sign(Params::Value(&params), &options, rng);
        signed.unwrap().signature
    }

    fn verify(
        &self,
        fields: &[Field],
        signature: &str,
        expect: &[Field],
    ) -> Result<VerifiedMessage, countersign::Error> {
        let own = field("platSign", signature);
        let body = write_object(fields.iter().chain([&own]));
        self.merchant.verify(
            &IncomingMessage {
                body: body.as_bytes(),
                ..IncomingMessage::default()
            },
            &VerifyOptions {
                expect,
                ..VerifyOptions::default()
            },
        )
    }
}

fn field(name: &str, text: &str) -> Field<'static> {
    Field {
        name: name.to_owned().into(),
        value: Value::Text(text.to_owned().into()),
    }
}

fn below(rng: &mut Entropy, bound: usize) -> usize {
    let Ok(number) = rng.try_next_u32();
    number as usize % bound
}

/// Some of the names in their order, each with a number of one to nine digits.
fn random_fields(rng: &mut Entropy) -> Vec<Field<'static>> {
    let mut fields = Vec::new();
    while fields.len() < 2 {
        fields.clear();
        for name in NAMES {
            if below(rng, 3) > 0 {
                let digits = u32::try_from(below(rng, 9)).unwrap();
                let number = 1 + below(rng, 9 * 10_usize.pow(digits));
                fields.push(field(name, &number.to_string()));
            }
        }
    }
    fields
}

/// The fields that the warning `BOUNDARY_MOVABLE` names.
fn movable(message: &VerifiedMessage) -> Vec<String> {
    let mut warnings = message.warnings.iter();
    let warning = warnings.find(|warning| warning.code == "BOUNDARY_MOVABLE");
    warning.map_or_else(Vec::new, |warning| warning.fields.clone())
}

#[test]
fn a_moved_boundary_is_warned_of_and_caught() {
    let forger = Forger::new("rsa-1024-pkcs8.pem");
    let mut rng = Entropy::new(11);
    let mut unnoticed = Row::new("Moved boundary, nothing expected, warned of");
    let mut caught = Row::new("Moved boundary, a moved field expected");
    let mut others = Row::new("Moved boundary, the fields beside it expected");
    for id in ["clickpay", "bdpay", "jayapay", "toppay"] {
        let family = Family::new(id, &forger);
        for _ in 0..300 {
            let fields = random_fields(&mut rng);
            let signature = family.sign(&fields, &mut rng);

            // Some characters move from the end of one value to the front of the next, or back.
            let left = below(&mut rng, fields.len() - 1);
            let text = |position: usize| fields[position].value.as_text();
            let both = format!("{}{}", text(left), text(left + 1));
            let mut cut = below(&mut rng, both.len() + 1);
            if cut == text(left).len() {
                cut = (cut + 1) % (both.len() + 1);
            }
            let mut moved = fields.clone();
            moved[left] = field(&fields[left].name, &both[..cut]);
            moved[left + 1] = field(&fields[left + 1].name, &both[cut..]);

            // Genuine, as far as the signature goes. Every field with a text is named, even one alone.
            let message = family.verify(&moved, &signature, &[]).unwrap();
            let with_text: Vec<String> = moved
                .iter()
                .filter(|field| !field.value.as_text().is_empty())
                .map(|field| field.name.to_string())
                .collect();
            assert_eq!(movable(&message), with_text);
            unnoticed.count(true, true);

            for (position, wanted) in fields.iter().enumerate() {
                let touched = position == left || position == left + 1;
                let text = wanted.value.as_text();
                let as_number = Field {
                    name: wanted.name.clone(),
                    value: Value::Number(text.into()),
                };
                let found = moved[position].value.as_text();
                let same_number = found.parse() == text.parse::<u64>();
                for (expect, right) in [(wanted.clone(), !touched), (as_number, same_number)] {
                    let result = family.verify(&moved, &signature, &[expect]);
                    if let Err(error) = &result {
                        let named = (error.code, error.field.as_deref());
                        assert_eq!(named, (Code::FieldMismatch, Some(&*wanted.name)));
                    }
                    // A number keeps its value when zeros move to its front.
                    let row = if touched && !right {
                        &mut caught
                    } else {
                        &mut others
                    };
                    row.count(result.is_ok(), right);
                }
            }
        }
    }
    unnoticed.expect(1200, 0);
    caught.expect(0, caught.cases);
    others.expect(others.cases, 0);
    assert!(caught.cases > 4000 && others.cases > 4000);
    record("ambiguity-boundary", &[unnoticed, caught, others]);
}

/// Names are not signed: a field under another name keeps the text, where the order allows.
#[test]
fn a_renamed_field_is_caught() {
    let forger = Forger::new("rsa-1024-pkcs8.pem");
    let family = Family::new("clickpay", &forger);
    let mut rng = Entropy::new(12);
    let mut row = Row::new("Renamed field, the old name expected");
    for _ in 0..200 {
        let fields = random_fields(&mut rng);
        let signature = family.sign(&fields, &mut rng);
        let chosen = below(&mut rng, fields.len());
        let mut renamed = fields.clone();
        renamed[chosen].name.to_mut().push('2');
        let genuine = family.verify(&renamed, &signature, &[]).unwrap();
        assert!(
            genuine
                .fields
                .iter()
                .all(|known| known.name != fields[chosen].name)
        );
        let result = family.verify(&renamed, &signature, &fields[chosen..=chosen]);
        row.count(result.is_ok(), false);
        assert_eq!(result.unwrap_err().code, Code::FieldMismatch);
    }
    row.expect(0, 200);
    record("ambiguity-names", &[row]);
}

/// A request of `name=value` pairs, and the verdict on it with other fields in its body.
fn signed_pairs(
    fields: &[Field],
    rng: &mut Entropy,
) -> impl Fn(&[Field], &[Field]) -> Result<VerifiedMessage, countersign::Error> + use<> {
    let private = "000000000000000000000000000000000000000000000000000000000000c0de";
    let make = |side, credentials: &Credentials<'_>| {
        Gateway::new(built_in("tarspay").unwrap(), side, credentials).unwrap()
    };
    let merchant = make(
        Side::Merchant,
        &Credentials {
            private_key: Some(KeyInput::Text(private)),
            ..Credentials::default()
        },
    );
    let options = SignOptions {
        path: Some("/api/pay"),
        timestamp: Some("1700000000000"),
        ..SignOptions::default()
    };
    let headers = merchant
        .sign(Params::Value(&write_object(fields)), &options, rng)
        .unwrap()
        .headers;
    let is_key = |header: &&(String, String)| header.0 == "X-API-KEY";
    let (_, public) = headers.iter().find(is_key).unwrap();
    let platform = make(
        Side::Platform,
        &Credentials {
            peer_keys: vec![KeyInput::Text(public)],
            ..Credentials::default()
        },
    );
    move |fields, expect| {
        platform.verify(
            &IncomingMessage {
                path: Some("/api/pay"),
                headers: headers.iter().map(|(n, v)| (&**n, &**v)).collect(),
                body: write_object(fields).as_bytes(),
                ..IncomingMessage::default()
            },
            &VerifyOptions {
                expect,
                now_ms: 1_700_000_000_000,
                ..VerifyOptions::default()
            },
        )
    }
}

/// The fields with one of them, chosen at random, taken into the value of the one before; which, and what it swallowed.
fn merged(fields: &[Field<'static>], rng: &mut Entropy) -> (Vec<Field<'static>>, usize) {
    let left = below(rng, fields.len() - 1);
    let mut merged = fields.to_vec();
    let swallowed = merged.remove(left + 1);
    let text = fields[left].value.as_text();
    let text = format!("{text}&{}={}", swallowed.name, swallowed.value.as_text());
    merged[left] = field(&fields[left].name, &text);
    (merged, left)
}

/// `a=1&b=2` is the text of two fields, and of one whose value holds the rest.
#[test]
fn two_fields_that_pass_for_one_are_warned_of_and_caught() {
    let mut rng = Entropy::new(13);
    let mut row = Row::new("Two fields passed off as one, the second expected");
    for _ in 0..200 {
        let fields = random_fields(&mut rng);
        let verify = signed_pairs(&fields, &mut rng);
        assert!(movable(&verify(&fields, &fields).unwrap()).is_empty());
        let (one, left) = merged(&fields, &mut rng);
        let message = verify(&one, &[]).expect("the signed text is the same");
        assert_eq!(movable(&message), [&*fields[left].name]);
        let result = verify(&one, &fields[left + 1..=left + 1]);
        row.count(result.is_ok(), false);
        assert_eq!(result.unwrap_err().code, Code::FieldMismatch);
    }
    row.expect(0, 200);
    record("ambiguity-separators", &[row]);
}

/// The other way round nothing shows it: the two look as two that were signed look.
#[test]
fn one_field_that_passes_for_two_is_caught() {
    let mut rng = Entropy::new(14);
    let mut row = Row::new("One field passed off as two, its value expected");
    for _ in 0..200 {
        let split = random_fields(&mut rng);
        let (fields, left) = merged(&split, &mut rng);
        let verify = signed_pairs(&fields, &mut rng);
        let message = verify(&split, &[]).expect("the signed text is the same");
        assert!(movable(&message).is_empty());
        let result = verify(&split, &fields[left..=left]);
        row.count(result.is_ok(), false);
        assert_eq!(result.unwrap_err().code, Code::FieldMismatch);
    }
    row.expect(0, 200);
    record("ambiguity-split", &[row]);
}
