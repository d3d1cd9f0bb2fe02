//! Schemes, credentials and keys.

use super::Case;
use crate::support::{
    Entropy,
    dry::Dry,
    keys::{key_file, rsa_keys},
};
use countersign::{
    Code, Error, Params, SignOptions, VerifyOptions,
    gateway::{Credentials, Gateway, Side, built_in},
    key::KeyInput,
    message::{Headers, IncomingMessage},
    scheme::{Curve, EcdsaForm, Hash, Kind, Scheme, Signature},
};

fn refused(id: &str, side: Side, credentials: &Credentials<'_>) -> Error {
    Gateway::new(built_in(id).unwrap(), side, credentials)
        .err()
        .unwrap()
}

fn unsigned(id: &str, side: Side, credentials: &Credentials<'_>, kind: Kind) -> Error {
    let gateway = Gateway::new(built_in(id).unwrap(), side, credentials).unwrap();
    let options = SignOptions {
        kind: Some(kind),
        path: Some("/pay"),
        ..SignOptions::default()
    };
    gateway
        .sign(
            Params::Text(r#"{"id":1,"order_id":"a"}"#),
            &options,
            &mut Entropy::new(1),
        )
        .unwrap_err()
}

fn unverified(id: &str, side: Side, kind: Kind) -> Error {
    let gateway = Gateway::new(built_in(id).unwrap(), side, &Credentials::default()).unwrap();
    let options = VerifyOptions {
        kind: Some(kind),
        ..VerifyOptions::default()
    };
    let headers = Headers::from_iter([("Sign", "00")]);
    gateway
        .verify(
            &IncomingMessage {
                headers,
                body: b"{}",
                ..IncomingMessage::default()
            },
            &options,
        )
        .unwrap_err()
}

fn private(text: &str) -> Credentials<'_> {
    Credentials {
        private_key: Some(KeyInput::Text(text)),
        ..Credentials::default()
    }
}

fn public(text: &str) -> Credentials<'_> {
    Credentials {
        peer_keys: vec![KeyInput::Text(text)],
        ..Credentials::default()
    }
}

/// Schemes of the caller's own that leave something out or contradict themselves.
fn schemes(cases: &mut Vec<Case>) {
    let mut nameless = built_in("clickpay").unwrap();
    nameless.signature = None;
    let operation = nameless.operation(Kind::Request).unwrap();
    let error = nameless.signature(operation).unwrap_err();
    cases.push(
        Case::new(
            error,
            Code::SchemeInvalid,
            "The scheme gives no `signature`, neither its own nor the operation's.",
        )
        .field("signature"),
    );
    let none = Credentials::default();
    let refused = |scheme| match Gateway::new(scheme, Side::Platform, &none) {
        Ok(_) => panic!("accepted"),
        Err(error) => error,
    };
    cases.push(
        Case::new(
            refused(nameless),
            Code::SchemeInvalid,
            "`operations.request` has no `signature`, and the scheme gives none for all of its messages.",
        )
        .field("operations.request"),
    );
    cases.push(
        Case::new(
            Scheme::from_json(r#"{"id":"x"}"#).unwrap_err(),
            Code::SchemeInvalid,
            "The scheme lacks the property `name`.",
        )
        .field("name"),
    );

    let mut mixed = built_in("alikassa").unwrap();
    mixed.operations.get_mut(&Kind::Redirect).unwrap().signature = Some(Signature::Ecdsa {
        curve: Curve::P256,
        hash: Hash::Sha256,
        form: EcdsaForm::Der,
    });
    cases.push(
        Case::new(
            refused(mixed),
            Code::SchemeInvalid,
            "`operations.redirect.signature` takes a key for P-256 where `operations.callback` takes one for RSA, and the gateway has one key for both.",
        )
        .field("operations.redirect.signature"),
    );
}

fn missing(cases: &mut Vec<Case>) {
    let merchant = Credentials {
        merchant: Some("1002001"),
        ..Credentials::default()
    };
    let none = Credentials::default();
    let mut push = |error, sentence, field, hint| {
        cases.push(
            Case::new(error, Code::CredentialMissing, sentence)
                .field(field)
                .hint(hint),
        );
    };
    push(
        unsigned("clickpay", Side::Merchant, &none, Kind::Request),
        "The credential `privateKey` is missing: it signs messages.",
        "privateKey",
        "Give `privateKey` to `gateway()`.",
    );
    push(
        unsigned("clickpay", Side::Platform, &none, Kind::Callback),
        "The credential `privateKey` is missing: it signs messages.",
        "privateKey",
        "Give `privateKey` to `platform()`.",
    );
    push(
        unsigned("cashy", Side::Merchant, &merchant, Kind::Request),
        "The credential `secret` is missing: the rule signs with it.",
        "secret",
        "Give `secret` to `gateway()`.",
    );
    push(
        unverified("cashy", Side::Merchant, Kind::Callback),
        "The credential `secret` is missing: it verifies messages.",
        "secret",
        "Give `secret` to `gateway()`.",
    );
    push(
        unverified("clickpay", Side::Merchant, Kind::Callback),
        "The credential `platformKey` is missing: it verifies messages.",
        "platformKey",
        "Give `platformKey` to `gateway()`.",
    );
    push(
        unverified("tarspay", Side::Platform, Kind::Request),
        "The credential `merchantKey` is missing: it verifies messages.",
        "merchantKey",
        "Give `merchantKey` to `platform()`.",
    );
    let secret = Credentials {
        secret: Some(b"s"),
        ..Credentials::default()
    };
    push(
        unsigned("cashy", Side::Merchant, &secret, Kind::Request),
        "The credential `merchant` is missing: a request carries it in the header MerchantId.",
        "merchant",
        "Give `merchant` to `gateway()`.",
    );
}

fn empty(cases: &mut Vec<Case>) {
    let blank = Credentials::default;
    let hint = "Is the setting or environment variable that it comes from set?";
    for lines in ["m\r\nX-Own: 1", "m\n", "m\0"] {
        let merchant = Credentials {
            merchant: Some(lines),
            ..Credentials::default()
        };
        let error = refused("cashy", Side::Merchant, &merchant);
        let sentence = "The credential `merchant` has a line end, which a header cannot hold.";
        cases.push(Case::new(error, Code::OptionInvalid, sentence).field("merchant"));
    }
    let mut push = |error, sentence, field| {
        cases.push(
            Case::new(error, Code::CredentialMissing, sentence)
                .field(field)
                .hint(hint),
        );
    };
    for nothing in ["", " ", "\r\n", "\t \n"] {
        let sentence = "The credential `privateKey` is empty.";
        push(
            refused("clickpay", Side::Merchant, &private(nothing)),
            sentence,
            "privateKey",
        );
        let sentence = "The credential `platformKey` is empty.";
        push(
            refused("clickpay", Side::Merchant, &public(nothing)),
            sentence,
            "platformKey",
        );
        let sentence = "The credential `merchantKey` is empty.";
        push(
            refused("alikassa", Side::Platform, &public(nothing)),
            sentence,
            "merchantKey",
        );
        let secret = Credentials {
            secret: Some(nothing.as_bytes()),
            ..blank()
        };
        push(
            refused("cashy", Side::Merchant, &secret),
            "The credential `secret` is empty.",
            "secret",
        );
        let merchant = Credentials {
            merchant: Some(nothing),
            ..blank()
        };
        push(
            refused("cashy", Side::Merchant, &merchant),
            "The credential `merchant` is empty.",
            "merchant",
        );
    }
    let bytes = Credentials {
        private_key: Some(KeyInput::Bytes(b"")),
        ..blank()
    };
    push(
        refused("tarspay", Side::Merchant, &bytes),
        "The credential `privateKey` is empty.",
        "privateKey",
    );
}

/// One of each code; what else is said of keys is in the tests of keys.
fn keys(cases: &mut Vec<Case>) {
    cases.push(
        Case::new(
            refused("clickpay", Side::Merchant, &private("not a key")),
            Code::KeyUnreadable,
            "privateKey looks like a password or another short text; expected a private key as PEM, base64 of DER, DER or JWK.",
        )
        .field("privateKey"),
    );
    cases.push(
        Case::new(
            refused("tarspay", Side::Platform, &public("not a key")),
            Code::KeyUnreadable,
            "merchantKey looks like a password or another short text; expected a public key or certificate as PEM, base64 of DER, DER, hexadecimal or JWK.",
        )
        .field("merchantKey"),
    );
    let encrypted = key_file("rsa-php-passphrase.pem");
    cases.push(
        Case::new(
            refused("alikassa", Side::Merchant, &private(&encrypted)),
            Code::KeyPasswordMissing,
            "privateKey is PKCS#8 PEM, encrypted (PBES2: PBKDF2-HMAC-SHA256, DES-EDE3-CBC); give `password`.",
        )
        .field("privateKey"),
    );
    let wrong = Credentials {
        password: Some("wrong"),
        ..private(&encrypted)
    };
    cases.push(
        Case::new(
            refused("alikassa", Side::Merchant, &wrong),
            Code::KeyPasswordWrong,
            "privateKey does not open with this password.",
        )
        .field("privateKey"),
    );
    let spki = key_file("rsa-spki.pem");
    cases.push(
        Case::new(
            refused("clickpay", Side::Merchant, &private(&spki)),
            Code::KeyWrongKind,
            "privateKey is a public key (SPKI PEM, RSA 2048 bit); signing needs the private one.",
        )
        .field("privateKey"),
    );
    let short = key_file("rsa-512-pkcs8.pem");
    cases.push(
        Case::new(
            refused("clickpay", Side::Merchant, &private(&short)),
            Code::KeyWeak,
            "privateKey is an RSA key of 512 bit; at least 1024 are needed.",
        )
        .field("privateKey"),
    );
    let [key, ..] = rsa_keys();
    let gateway = Gateway::new(
        built_in("clickpay").unwrap(),
        Side::Merchant,
        &private(&key.private),
    )
    .unwrap();
    let error = gateway
        .sign(
            Params::Text(r#"{"a":1}"#),
            &SignOptions::default(),
            &mut Dry,
        )
        .unwrap_err();
    cases.push(
        Case::new(
            error,
            Code::KeyUnreadable,
            "The private operation failed its own check, so nothing was signed.",
        )
        .field("privateKey")
        .hint("Either no random bytes could be drawn, or the private key's numbers are damaged."),
    );
}

fn unknown(cases: &mut Vec<Case>) {
    for (id, sentence, hint) in [
        (
            "ClickPay",
            "No gateway is called \"ClickPay\".",
            "Did you mean `clickpay`?",
        ),
        (
            "tars-pay",
            "No gateway is called \"tars-pay\".",
            "Did you mean `tarspay`?",
        ),
        (
            "stripe",
            "No gateway is called \"stripe\".",
            "Known are clickpay, jayapay, toppay, bdpay, tarspay, cashy, alikassa, vnpay-cc, metapay, cobo, bybit-pay, payermax, cheezeepay, newpay, dlainex, wechatpay-v2, wechatpay-v2-hmac, jeepay, zzkpay, klicklpay, defupay, tokenpay, simplypay.",
        ),
        (
            "",
            "No gateway is called \"\".",
            "Known are clickpay, jayapay, toppay, bdpay, tarspay, cashy, alikassa, vnpay-cc, metapay, cobo, bybit-pay, payermax, cheezeepay, newpay, dlainex, wechatpay-v2, wechatpay-v2-hmac, jeepay, zzkpay, klicklpay, defupay, tokenpay, simplypay.",
        ),
        (
            "MIICdgIBADANBgkqhkiG9w0BAQEFAASCAmAwggJcAgEAAoGBAL",
            "No gateway is called by these 50 characters.",
            "Known are clickpay, jayapay, toppay, bdpay, tarspay, cashy, alikassa, vnpay-cc, metapay, cobo, bybit-pay, payermax, cheezeepay, newpay, dlainex, wechatpay-v2, wechatpay-v2-hmac, jeepay, zzkpay, klicklpay, defupay, tokenpay, simplypay.",
        ),
    ] {
        cases.push(Case::new(built_in(id).unwrap_err(), Code::GatewayUnknown, sentence).hint(hint));
    }
}

pub fn cases() -> Vec<Case> {
    let mut cases = Vec::new();
    unknown(&mut cases);
    schemes(&mut cases);
    missing(&mut cases);
    empty(&mut cases);
    keys(&mut cases);
    cases
}
