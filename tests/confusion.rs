//! A genuine message passed off as another kind of message, or as another gateway's.

mod support;

use countersign::{Code, message::IncomingMessage, scheme::Kind};
use support::sides::{Sides, ids, received};

const PARAMS: &str =
    r#"{"id":7,"order_id":"T1","uuid":"U1","payment_status":"paid","amount":"10.00"}"#;

/// The rule of the family is one for all kinds, and Cashy's too: only the key, and the name of the
/// field, tell them apart. These pairs are all there is.
const SAME_RULE_SAME_KEY: [(&str, Kind, Kind); 8] = [
    ("clickpay", Kind::Response, Kind::Callback),
    ("jayapay", Kind::Response, Kind::Callback),
    ("toppay", Kind::Response, Kind::Callback),
    ("bdpay", Kind::Response, Kind::Callback),
    ("clickpay", Kind::Callback, Kind::Response),
    ("jayapay", Kind::Callback, Kind::Response),
    ("toppay", Kind::Callback, Kind::Response),
    ("bdpay", Kind::Callback, Kind::Response),
];

#[test]
fn one_kind_is_not_another() {
    let mut refused = 0;
    for id in ids() {
        let sides = Sides::of(&id);
        for kind in sides.kinds() {
            let signed = sides.sign(kind, PARAMS).unwrap();
            for other in sides.kinds().into_iter().filter(|other| *other != kind) {
                let result = sides.verify(other, &received(&signed));
                if SAME_RULE_SAME_KEY.contains(&(&id, kind, other)) || id == "cashy" {
                    let verified = result
                        .unwrap_or_else(|error| panic!("{id} {kind:?} as {other:?}: {error}"));
                    assert!(
                        verified
                            .warnings
                            .iter()
                            .any(|warning| warning.code == "NOT_TIMESTAMPED")
                    );
                } else {
                    let error = result.map(|verified| verified.canonical).unwrap_err();
                    assert!(
                        matches!(
                            error.code,
                            Code::SignatureMissing
                                | Code::SignatureMismatch
                                | Code::MessageUnreadable
                                | Code::SignatureUnreadable
                        ),
                        "{id} {kind:?} as {other:?}: {error}"
                    );
                    refused += 1;
                }
            }
        }
    }
    // Requests and callbacks of the family with either other kind, TarsPay's two, AliKassa's six.
    assert_eq!(refused, 4 * 4 + 2 + 6);
}

/// The redirect passes through the payer's browser, who could hand it in as a notification: its two
/// fields, signed with the same certificate, are "the fields as received".
#[test]
fn a_redirect_is_no_notification() {
    let sides = Sides::of("alikassa");
    let redirect = sides.sign(Kind::Redirect, PARAMS).unwrap();
    let mut fields: Vec<_> =
        form_urlencoded::parse(redirect.body.as_deref().unwrap().as_bytes()).collect();
    fields.retain(|(name, _)| ["order_id", "uuid", "sign"].contains(&&**name));
    let query = form_urlencoded::Serializer::new(String::new())
        .extend_pairs(fields)
        .finish();
    let body = IncomingMessage {
        body: query.as_bytes(),
        ..IncomingMessage::default()
    };
    sides.verify(Kind::Redirect, &body).unwrap();
    for more in [
        "",
        "&id=7",
        "&payment_status=paid",
        "&id=7&payment_status=paid",
    ] {
        let query = format!("{query}{more}");
        let message = IncomingMessage {
            query: Some(&query),
            ..IncomingMessage::default()
        };
        assert_eq!(
            sides.verify(Kind::Callback, &message).unwrap_err().code,
            Code::SignatureMismatch,
            "{more}"
        );
    }
}

#[test]
fn one_gateway_is_not_another() {
    let family = ["clickpay", "jayapay", "toppay", "bdpay"];
    let mut refused = 0;
    for from in ids() {
        for to in ids().iter().filter(|to| **to != from) {
            let (sender, receiver) = (Sides::of(&from), Sides::of(to));
            for kind in sender
                .kinds()
                .into_iter()
                .filter(|kind| receiver.kinds().contains(kind))
            {
                let signed = sender.sign(kind, PARAMS).unwrap();
                let result = receiver.verify(kind, &received(&signed));
                // One platform under four names: the rule is the same, only the keys differ.
                if family.contains(&from.as_str()) && family.contains(&to.as_str()) {
                    assert!(result.is_ok(), "{from} to {to}");
                } else {
                    assert!(result.is_err(), "{from} to {to}");
                    refused += 1;
                }
            }
        }
    }
    assert!(refused >= 60, "{refused}");
}
