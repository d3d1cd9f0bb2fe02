//! Several keys while one is being rotated, and the lists of fields that AliKassa's deployments sign:
//! which one matched is reported.

mod support;

use countersign::{
    Code, Params, SignOptions, VerifiedMessage, VerifyOptions,
    gateway::{Credentials, Gateway, Side, built_in},
    key::KeyInput,
    message::IncomingMessage,
    scheme::Kind,
};
use support::{
    Entropy,
    keys::{KeyPair, bare, other_rsa_key, rsa_keys, secp256k1_keys},
    random::NOTIFICATION,
    sides::received,
};

fn gateway(id: &str, side: Side, own: Option<&KeyPair>, peers: &[&str]) -> Gateway {
    let credentials = Credentials {
        private_key: own.map(|key| KeyInput::Text(&key.private)),
        peer_keys: peers.iter().map(|key| KeyInput::Text(key)).collect(),
        ..Credentials::default()
    };
    Gateway::new(built_in(id).unwrap(), side, &credentials).unwrap()
}

fn callback(id: &str, key: &KeyPair) -> countersign::SignedMessage {
    let params = r#"{"id":7,"order_id":"T1","payment_status":"paid"}"#;
    gateway(id, Side::Platform, Some(key), &[])
        .sign(
            Params::Text(params),
            &SignOptions::default(),
            &mut Entropy::new(7),
        )
        .unwrap()
}

#[test]
fn the_key_that_matched_is_reported() {
    let rsa = {
        let [a, b, c] = rsa_keys();
        [a, other_rsa_key(), b, c]
    };
    let curve = secp256k1_keys();
    for (id, keys) in [
        ("clickpay", &rsa[..]),
        ("bdpay", &rsa),
        ("alikassa", &rsa),
        ("tarspay", &curve),
    ] {
        for rotation in 0..keys.len() {
            let mut order: Vec<usize> = (0..keys.len()).collect();
            order.rotate_left(rotation);
            let peers: Vec<&str> = order
                .iter()
                .map(|index| keys[*index].public.as_str())
                .collect();
            let merchant = gateway(id, Side::Merchant, None, &peers);
            for (index, key) in keys.iter().enumerate() {
                let signed = callback(id, key);
                let verified = merchant
                    .verify(&received(&signed), &VerifyOptions::default())
                    .unwrap();
                assert_eq!(order[verified.key], index, "{id}");
                // The warning is about the key that matched, not about its neighbours.
                let short = verified
                    .warnings
                    .iter()
                    .any(|warning| warning.code == "KEY_SHORT");
                assert_eq!(short, key.size == 128, "{id}");
            }
        }
    }
}

#[test]
fn of_the_same_key_twice_the_first_is_reported() {
    let key = other_rsa_key();
    let on_one_line = bare(&key.public);
    let merchant = gateway(
        "clickpay",
        Side::Merchant,
        None,
        &[&key.public, &on_one_line],
    );
    assert_eq!(
        merchant
            .verify(
                &received(&callback("clickpay", &key)),
                &VerifyOptions::default()
            )
            .unwrap()
            .key,
        0
    );
}

#[test]
fn no_key_matches_a_key_that_was_taken_away() {
    let [short, middle, long] = rsa_keys();
    let old = other_rsa_key();
    for id in ["clickpay", "alikassa"] {
        let signed = callback(id, &old);
        for (peers, code) in [
            (&[&short][..], Code::SignatureMismatch),
            (&[&short, &middle, &long], Code::SignatureMismatch),
            (&[&long, &short], Code::SignatureMismatch),
            // Of a length that none of these keys makes.
            (&[&middle, &long], Code::SignatureUnreadable),
        ] {
            let peers: Vec<&str> = peers.iter().map(|key| key.public.as_str()).collect();
            let merchant = gateway(id, Side::Merchant, None, &peers);
            let error = merchant
                .verify(&received(&signed), &VerifyOptions::default())
                .unwrap_err();
            assert_eq!(error.code, code, "{id}");
        }
    }
}

/// One unreadable key among good ones is not passed over, and the error says which one it is.
#[test]
fn every_key_of_a_list_must_be_one() {
    let [key, ..] = rsa_keys();
    for (wrong, code, sentence) in [
        (
            "",
            Code::CredentialMissing,
            "The credential `platformKey[1]` is empty.",
        ),
        (
            "./keys/platform.pem",
            Code::KeyUnreadable,
            "platformKey[1] looks like the path of a file; expected a public key or certificate as PEM, base64 of DER, DER or JWK.",
        ),
    ] {
        let credentials = Credentials {
            peer_keys: vec![KeyInput::Text(&key.public), KeyInput::Text(wrong)],
            ..Credentials::default()
        };
        let error = Gateway::new(built_in("clickpay").unwrap(), Side::Merchant, &credentials)
            .err()
            .unwrap();
        assert_eq!(error.message, sentence);
        assert_eq!(
            (error.code, error.field.as_deref()),
            (code, Some("platformKey[1]"))
        );
    }
}

/// A notification with these fields in their order, signed over this list of names.
fn notification(sent: &[&str], names: Option<&[&str]>) -> String {
    let members: Vec<String> = sent
        .iter()
        .map(|name| match *name {
            "id" => r#""id":"108465371""#.into(),
            "desc" => r#""desc":"""#.into(),
            name => format!(r#""{name}":"{name} 1.00/ü""#),
        })
        .collect();
    let names: Option<Vec<String>> =
        names.map(|names| names.iter().map(|name| (*name).to_owned()).collect());
    let options = SignOptions {
        names: names.as_deref(),
        ..SignOptions::default()
    };
    let platform = gateway("alikassa", Side::Platform, Some(&other_rsa_key()), &[]);
    let params = format!("{{{}}}", members.join(","));
    platform
        .sign(Params::Text(&params), &options, &mut Entropy::new(1))
        .unwrap()
        .query
        .unwrap()
}

fn verify(query: &str, names: Option<&[&str]>) -> Result<VerifiedMessage, countersign::Error> {
    let names: Option<Vec<String>> =
        names.map(|names| names.iter().map(|name| (*name).to_owned()).collect());
    let message = IncomingMessage {
        query: Some(query),
        ..IncomingMessage::default()
    };
    let options = VerifyOptions {
        kind: Some(Kind::Callback),
        names: names.as_deref(),
        ..VerifyOptions::default()
    };
    gateway("alikassa", Side::Merchant, None, &[&other_rsa_key().public]).verify(&message, &options)
}

fn unsigned(message: &VerifiedMessage) -> Vec<&str> {
    let warning = message
        .warnings
        .iter()
        .find(|warning| warning.code == "FIELD_UNSIGNED");
    warning.map_or(vec![], |warning| {
        warning.fields.iter().map(String::as_str).collect()
    })
}

#[test]
fn the_list_that_matched_is_reported() {
    let ten: Vec<&str> = NOTIFICATION
        .into_iter()
        .filter(|name| *name != "commission_amount")
        .collect();
    let twelve = [&NOTIFICATION[..], &["card_brand"]].concat();
    let reversed: Vec<&str> = twelve.iter().rev().copied().collect();
    for (sent, signed, alternative, not_signed) in [
        (&NOTIFICATION[..], None, None, &[][..]),
        // The order of the query does not matter where the list is given.
        (&reversed, None, None, &["card_brand"]),
        (&ten, Some(&ten), Some("without commission_amount"), &[]),
        (
            &NOTIFICATION,
            Some(&ten),
            Some("without commission_amount"),
            &["commission_amount"],
        ),
        (&twelve, Some(&twelve), Some("the fields as received"), &[]),
        (
            &reversed,
            Some(&reversed),
            Some("the fields as received"),
            &[],
        ),
        (
            &["id", "payment_status"],
            Some(&vec!["id", "payment_status"]),
            Some("the fields as received"),
            &[],
        ),
    ] {
        let query = notification(sent, signed.map(Vec::as_slice));
        let verified = verify(&query, None).unwrap();
        assert_eq!(verified.alternative.as_deref(), alternative, "{sent:?}");
        assert_eq!(unsigned(&verified), not_signed, "{sent:?}");
    }
}

#[test]
fn fields_as_received_are_bound_in_their_order() {
    let twelve = [&NOTIFICATION[..], &["card_brand"]].concat();
    let query = notification(&twelve, Some(&twelve));
    verify(&query, None).unwrap();
    let mut pairs: Vec<&str> = query.split('&').collect();
    let sign = pairs.pop().unwrap();
    for changed in [
        {
            let mut pairs = pairs.clone();
            pairs.swap(0, 1);
            pairs
        },
        pairs[..11].to_vec(),
        pairs[1..].to_vec(),
        [&pairs[..], &["more=1"]].concat(),
    ] {
        let query = format!("{}&{sign}", changed.join("&"));
        assert_eq!(
            verify(&query, None).unwrap_err().code,
            Code::SignatureMismatch,
            "{query}"
        );
    }
    // Where the signature itself stands does not matter.
    verify(&format!("{sign}&{}", pairs.join("&")), None).unwrap();
}

#[test]
fn a_list_of_the_callers_own_replaces_all_others() {
    let names = ["id", "payment_status", "order_id"];
    let query = notification(&NOTIFICATION, Some(&names));
    assert_eq!(
        verify(&query, None).unwrap_err().code,
        Code::SignatureMismatch
    );
    let verified = verify(&query, Some(&names)).unwrap();
    assert_eq!(verified.alternative, None);
    assert_eq!(unsigned(&verified).len(), NOTIFICATION.len() - names.len());
    for other in [
        &["id", "order_id", "payment_status"][..],
        &NOTIFICATION,
        &[],
    ] {
        assert_eq!(
            verify(&query, Some(other)).unwrap_err().code,
            Code::SignatureMismatch
        );
    }
    let usual = notification(&NOTIFICATION, None);
    verify(&usual, Some(&NOTIFICATION)).unwrap();
    assert_eq!(
        verify(&usual, Some(&names)).unwrap_err().code,
        Code::SignatureMismatch
    );
}
