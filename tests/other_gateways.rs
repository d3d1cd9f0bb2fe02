//! Each further gateway signs and verifies on both sides, and what it signs is what node:crypto
//! signs over a text written down here by hand.

mod support;

use base64::{Engine as _, engine::general_purpose::STANDARD};
use countersign::{
    Code, Error, Outcome, Params, SignOptions, SignedMessage, VerifiedMessage, VerifyOptions,
    gateway::{Credentials, Gateway, Side, built_in},
    message::{Headers, IncomingMessage},
    scheme::{Format, Kind},
};
use serde_json::{Value, json};
use support::{
    Entropy,
    keys::{key_file, secp256k1_keys},
    oracle::{Oracle, base64, bytes},
    sides::{NOW_MS, Sides, received},
    vectors,
};

const SECRET: &str = "0123456789abcdef";
/// One field of every kind that a rule treats in its own way.
const FLAT: &str = r#"{"orderNo":"T-1","amount":10.50,"note":"","gone":null,"URL":"https://a.b/c?d=e","ok":true,"имя":"Иван 😀"}"#;
const VALUES: &str = "https://a.b/c?d=e10.50trueT-1Иван 😀";
const PAIRS: &str = "URL=https://a.b/c?d=e&amount=10.50&ok=true&orderNo=T-1&имя=Иван 😀";
/// With an object in an object; `gone` and `d` are null and empty.
const NESTED: &str = r#"{"orderNo":"T-1","amount":10.50,"gone":null,"extra":{"z":"1","b":{"c": 2.0,"d":""},"e":null},"URL":"u"}"#;

/// How a text becomes a signature, for the second opinion.
enum How {
    Blocks,
    RsaSha256,
    Ecdsa,
    Digest(&'static str),
    Hmac(&'static str),
}

struct Row {
    id: &'static str,
    params: &'static str,
    /// The text of each kind; `{body}` and `{time}` stand for what is sent.
    texts: Vec<(Kind, String)>,
    how: How,
    /// The text of the signature in hexadecimal is in capitals.
    capitals: bool,
}

fn row(id: &'static str, params: &'static str, text: impl Into<String>, how: How) -> Row {
    let text = text.into();
    let scheme = built_in(id).unwrap();
    Row {
        id,
        params,
        texts: scheme
            .operations
            .keys()
            .map(|kind| (*kind, text.clone()))
            .collect(),
        how,
        capitals: false,
    }
}

fn rows() -> Vec<Row> {
    let keyed = |name: &str| format!("{PAIRS}&{name}={SECRET}");
    let capitals = |row: Row| Row {
        capitals: true,
        ..row
    };
    let mut cobo = row(
        "cobo",
        r#"{"b":"2","a":"1.00","c":""}"#,
        "{body}|{time}",
        How::Ecdsa,
    );
    cobo.texts[0].1 = "POST|/v1/custody/test/|{time}|a=1.00&b=2&c=".into();
    vec![
        row("vnpay-cc", FLAT, VALUES, How::Blocks),
        row("metapay", FLAT, VALUES, How::Blocks),
        cobo,
        row("bybit-pay", NESTED, "{time}{body}", How::RsaSha256),
        row("payermax", NESTED, "{body}", How::RsaSha256),
        row("cheezeepay", FLAT, PAIRS, How::RsaSha256),
        row(
            "cheezeepay",
            NESTED,
            r#"URL=u&amount=10.50&extra={"z":"1","b":{"c": 2.0,"d":""},"e":null}&orderNo=T-1"#,
            How::RsaSha256,
        ),
        row(
            "newpay",
            FLAT,
            PAIRS.replace("&ok", "&note=&ok"),
            How::RsaSha256,
        ),
        row("dlainex", FLAT, PAIRS, How::RsaSha256),
        row(
            "dlainex",
            NESTED,
            "URL=u&amount=10.50&c=2.0&orderNo=T-1&z=1",
            How::RsaSha256,
        ),
        capitals(row("wechatpay-v2", FLAT, keyed("key"), How::Digest("md5"))),
        capitals(row(
            "wechatpay-v2-hmac",
            FLAT,
            keyed("key"),
            How::Hmac("sha256"),
        )),
        capitals(row("jeepay", FLAT, keyed("key"), How::Digest("md5"))),
        capitals(row("zzkpay", FLAT, keyed("key"), How::Digest("md5"))),
        row("klicklpay", FLAT, keyed("secretKey"), How::Digest("md5")),
        row(
            "defupay",
            FLAT,
            format!("{PAIRS}{SECRET}"),
            How::Digest("md5"),
        ),
        row(
            "tokenpay",
            FLAT,
            format!("{PAIRS}{SECRET}"),
            How::Digest("md5"),
        ),
        row("simplypay", FLAT, keyed("key"), How::Digest("sha256")),
        row(
            "simplypay",
            NESTED,
            format!("URL=u&amount=10.50&extra=b=c=2.0&z=1&orderNo=T-1&key={SECRET}"),
            How::Digest("sha256"),
        ),
    ]
}

/// What node:crypto signs, written as the gateway's rule writes it.
fn second_opinion(oracle: &mut Oracle, row: &Row, kind: Kind, text: &str) -> String {
    let merchant = kind == Kind::Request;
    let pem = match merchant {
        true => key_file("rsa-1024-pkcs8.pem"),
        false => key_file("rsa-1024-high-modulus-pkcs8.pem"),
    };
    let text = base64(text.as_bytes());
    let request = match row.how {
        How::Blocks => json!({ "operation": "rsa", "key": pem, "chunk": 117, "text": text }),
        How::RsaSha256 => json!({ "operation": "rsa", "key": pem, "hash": "sha256", "text": text }),
        How::Digest(hash) => json!({ "operation": "digest", "hash": hash, "text": text }),
        How::Hmac(hash) => json!({
            "operation": "digest", "hash": hash, "secret": base64(SECRET.as_bytes()), "text": text,
        }),
        How::Ecdsa => {
            let [first, second] = secp256k1_keys();
            let key = unhex(if merchant {
                &first.private
            } else {
                &second.private
            });
            json!({
                "operation": "ecdsa", "curve": "secp256k1", "hash": "sha256d",
                "key": base64(&key), "text": text,
            })
        }
    };
    let answer = oracle.ask(&request);
    match row.how {
        How::Blocks | How::RsaSha256 => STANDARD.encode(bytes(&answer["signature"])),
        How::Ecdsa => hex(&der(&bytes(&answer["signature"]))),
        How::Digest(_) | How::Hmac(_) => {
            let digest = hex(&bytes(&answer["digest"]));
            if row.capitals {
                digest.to_uppercase()
            } else {
                digest
            }
        }
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn unhex(text: &str) -> Vec<u8> {
    let digits: Vec<u8> = text
        .chars()
        .map(|c| u8::try_from(c.to_digit(16).unwrap()).unwrap())
        .collect();
    digits
        .chunks(2)
        .map(|pair| pair[0] << 4 | pair[1])
        .collect()
}

/// `SEQUENCE { r INTEGER, s INTEGER }` of r‖s.
fn der(rs: &[u8]) -> Vec<u8> {
    let integer = |number: &[u8]| {
        let zeros = number.iter().take_while(|byte| **byte == 0).count();
        let mut content = number[zeros..].to_vec();
        if content[0] >= 0x80 {
            content.insert(0, 0);
        }
        [&[2, content.len() as u8], &content[..]].concat()
    };
    let content = [integer(&rs[..32]), integer(&rs[32..])].concat();
    [&[0x30, content.len() as u8], &content[..]].concat()
}

fn sign(sides: &Sides, kind: Kind, params: &str) -> SignedMessage {
    let options = SignOptions {
        kind: Some(kind),
        path: Some("/v1/custody/test/"),
        now_ms: NOW_MS,
        format: Some(Format::Json),
        ..SignOptions::default()
    };
    sides
        .signer(kind)
        .sign(Params::Text(params), &options, &mut Entropy::new(1))
        .unwrap_or_else(|error| panic!("{} {kind:?}: {error}", sides.merchant.scheme().id))
}

#[test]
fn each_signs_what_node_signs_and_the_other_side_accepts_it() {
    let mut oracle = Oracle::start();
    let mut seen = std::collections::BTreeSet::new();
    for row in rows() {
        let sides = Sides::with(built_in(row.id).unwrap(), SECRET.as_bytes());
        assert!(row.texts.len() >= 2, "{}", row.id);
        for (kind, text) in &row.texts {
            let name = format!("{} {kind:?}", row.id);
            let signed = sign(&sides, *kind, row.params);
            let time = match row.id {
                "bybit-pay" => (NOW_MS / 1000).to_string(),
                _ => NOW_MS.to_string(),
            };
            let text = text.replace("{time}", &time).replace("{body}", row.params);
            let shown = text.replace(SECRET, "[secret]");
            assert_eq!(signed.canonical, shown, "{name}");
            let expected = second_opinion(&mut oracle, &row, *kind, &text);
            assert_eq!(signed.signature, expected, "{name}");

            let verified = sides
                .verify(*kind, &received(&signed))
                .unwrap_or_else(|error| panic!("{name}: {error}"));
            assert_eq!(verified.canonical, shown, "{name}");
            let body = signed.body.as_deref().unwrap();
            let altered = body
                .replacen("10.50", "10.51", 1)
                .replacen("1.00", "1.01", 1);
            assert_ne!(altered, body, "{name}");
            let mut message = received(&signed);
            message.body = altered.as_bytes();
            let error = sides.verify(*kind, &message).unwrap_err();
            assert_eq!(error.code, Code::SignatureMismatch, "{name}: {error}");
        }
        seen.insert(row.id);
    }
    assert_eq!(seen.len(), 16);
}

fn with_secret(id: &str, side: Side, secret: &str) -> Gateway {
    let credentials = Credentials {
        secret: Some(secret.as_bytes()),
        ..Credentials::default()
    };
    Gateway::new(built_in(id).unwrap(), side, &credentials).unwrap()
}

fn verify_callback(id: &str, secret: &str, body: &str) -> Result<VerifiedMessage, Error> {
    let message = IncomingMessage {
        body: body.as_bytes(),
        ..IncomingMessage::default()
    };
    with_secret(id, Side::Merchant, secret).verify(&message, &VerifyOptions::default())
}

fn sign_request(id: &str, secret: &str, params: &Value) -> SignedMessage {
    with_secret(id, Side::Merchant, secret)
        .sign(
            Params::Value(&params.to_string()),
            &SignOptions::default(),
            &mut Entropy::new(1),
        )
        .unwrap()
}

/// The vector of this id, with its fields as they stand in its text.
fn vector(id: &str) -> (Value, serde_json::Map<String, Value>) {
    let all = vectors("other-gateways");
    let vector = all.iter().find(|vector| vector["id"] == id).unwrap();
    let text = vector["canonical"].as_str().unwrap();
    let fields = text
        .split('&')
        .filter_map(|pair| pair.split_once('='))
        .filter(|(name, _)| !["key", "secretKey"].contains(name))
        .map(|(name, value)| (name.to_owned(), value.into()))
        .collect();
    (vector.clone(), fields)
}

#[test]
fn wechat_signs_the_published_example() {
    let (vector, fields) = vector("wechat-v2-md5");
    assert_eq!(Value::from(fields.clone()), vector["fields"]);
    let secret = vector["key"].as_str().unwrap();
    let signed = sign_request("wechatpay-v2", secret, &vector["fields"]);
    assert_eq!(signed.signature, vector["signature"]);
    let shown = vector["canonical"].as_str().unwrap();
    assert_eq!(signed.canonical, shown.replace(secret, "[secret]"));
}

/// WeChat's messages are XML, and a document type in one is never looked at.
#[test]
fn wechat_speaks_xml() {
    let params = json!({ "body": "a <b> & ]]>", "total_fee": 888, "none": null });
    let signed = sign_request("wechatpay-v2", "s", &params);
    let sign = &signed.signature;
    assert_eq!(
        signed.canonical,
        "body=a <b> & ]]>&total_fee=888&key=[secret]"
    );
    assert_eq!(
        signed.body.as_deref(),
        Some(&*format!(
            "<xml><body><![CDATA[a <b> & ]]]]><![CDATA[>]]></body><total_fee>888</total_fee>\
             <sign><![CDATA[{sign}]]></sign></xml>"
        ))
    );
    let escaped = format!(
        "<?xml version=\"1.0\"?>\n<xml>\n<total_fee>888</total_fee>\n<sign>{sign}</sign>\n\
         <body>a &lt;b&gt; &#38; ]]&gt;</body>\n</xml>\n"
    );
    let verified = verify_callback("wechatpay-v2", "s", &escaped).unwrap();
    assert_eq!(verified.canonical, signed.canonical);
    let hostile = escaped.replacen("<xml>", "<!DOCTYPE xml [<!ENTITY e \"888\">]><xml>", 1);
    let error = verify_callback("wechatpay-v2", "s", &hostile).unwrap_err();
    assert_eq!(
        error.to_string(),
        "The body holds a document type or a comment, which no message needs."
    );
}

/// The merchant chooses MD5 or HMAC by the gateway's id; what the message says is not asked.
#[test]
fn wechat_messages_do_not_choose_the_algorithm() {
    let params = json!({ "a": "1", "sign_type": "HMAC-SHA256" });
    for (own, other) in [
        ("wechatpay-v2", "wechatpay-v2-hmac"),
        ("wechatpay-v2-hmac", "wechatpay-v2"),
    ] {
        let body = sign_request(own, "s", &params).body.unwrap();
        verify_callback(own, "s", &body).unwrap();
        let error = verify_callback(other, "s", &body).unwrap_err();
        assert_eq!(error.code, Code::SignatureUnreadable, "{error}");
    }
}

/// Two documents print signatures that do not belong to their texts.
#[test]
fn documented_signatures_that_are_wrong_are_refused() {
    for (id, gateway, field) in [
        ("jeepay-doc-trap", "jeepay", "sign"),
        ("klicklpay-doc-typo", "klicklpay", "mac"),
    ] {
        let (vector, mut fields) = vector(id);
        let secret = vector["key"].as_str().unwrap();
        let signed = sign_request(gateway, secret, &Value::from(fields.clone()));
        assert_eq!(signed.signature, vector["signature"], "{id}");
        fields.insert(field.into(), vector["signature"].clone());
        verify_callback(gateway, secret, &Value::from(fields.clone()).to_string()).unwrap();

        assert_ne!(vector["signature"], vector["documented_signature"]);
        fields.insert(field.into(), vector["documented_signature"].clone());
        let error = verify_callback(gateway, secret, &Value::from(fields).to_string()).unwrap_err();
        assert_eq!(error.code, Code::SignatureMismatch, "{id}");
    }
}

#[test]
fn cobo_signs_the_published_text_of_a_form_and_of_a_query() {
    let all = vectors("other-gateways");
    let vector = all
        .iter()
        .find(|vector| vector["id"] == "cobo-v1-canonical")
        .unwrap();
    let sides = Sides::of("cobo");
    for (method, format) in [("POST", None), ("GET", None), ("POST", Some(Format::Json))] {
        let options = SignOptions {
            method: Some(method),
            path: vector["path"].as_str(),
            timestamp: vector["timestamp"].as_str(),
            format,
            ..SignOptions::default()
        };
        let params = vector["params"].to_string();
        let signed = sides
            .merchant
            .sign(Params::Value(&params), &options, &mut Entropy::new(1))
            .unwrap();
        let text = vector["canonical"].as_str().unwrap();
        assert_eq!(signed.canonical, text.replace("POST", method));
        assert_eq!(signed.body.is_none(), method == "GET");
        let options = VerifyOptions {
            now_ms: 1_537_498_830_736,
            ..VerifyOptions::default()
        };
        sides.platform.verify(&received(&signed), &options).unwrap();
    }
}

/// A question without parameters is signed as well; one that is signed by a field, or asks for nothing at all, is not.
#[test]
fn cobo_asks_without_parameters() {
    let sides = Sides::of("cobo");
    for method in ["GET", "POST"] {
        let options = SignOptions {
            method: Some(method),
            path: Some("/v1/custody/org_info/"),
            now_ms: NOW_MS,
            ..SignOptions::default()
        };
        let signed = sides
            .merchant
            .sign(Params::Text("{}"), &options, &mut Entropy::new(1))
            .unwrap();
        assert_eq!(
            signed.canonical,
            format!("{method}|/v1/custody/org_info/|{NOW_MS}|")
        );
        let verified = sides.verify(Kind::Request, &received(&signed)).unwrap();
        assert!(verified.fields.is_empty());
    }
    let error = Sides::of("alikassa")
        .verify(Kind::Callback, &IncomingMessage::default())
        .unwrap_err();
    assert_eq!(error.to_string(), "The query is empty.");
}

/// Both spellings of Cobo's headers are read, and the time in them is checked.
#[test]
fn cobo_callbacks_in_either_spelling() {
    let sides = Sides::of("cobo");
    let signed = sign(&sides, Kind::Callback, r#"{"id":"1"}"#);
    let underscored: Vec<(String, &str)> = signed
        .headers
        .iter()
        .map(|(name, value)| (name.replace('-', "_").to_uppercase(), value.as_str()))
        .collect();
    let mut message = received(&signed);
    message.headers = Headers::from_iter(underscored.iter().map(|(n, v)| (n.as_str(), *v)));
    sides.verify(Kind::Callback, &message).unwrap();
    // Where one is empty, the other counts.
    let empty = [("Biz-Resp-Signature", " "), ("Biz-Timestamp", "")];
    let both = underscored.iter().map(|(n, v)| (n.as_str(), *v));
    message.headers = both.chain(empty).collect();
    sides.verify(Kind::Callback, &message).unwrap();
    let late = VerifyOptions {
        now_ms: NOW_MS + 301_000,
        ..VerifyOptions::default()
    };
    let error = sides.merchant.verify(&message, &late).unwrap_err();
    assert_eq!(error.code, Code::TimestampOutOfRange);
}

/// The examples of TokenPay's documents: an order, a query and a callback.
#[test]
fn tokenpay_signs_its_published_examples() {
    let order = json!({
        "OutOrderId": "AJIHK72N34BR2CWG", "OrderUserKey": "admin@qq.com", "ActualAmount": 15,
        "Currency": "TRX", "NotifyUrl": "http://localhost:1011/pay/tokenpay/notify_url",
        "RedirectUrl": "http://localhost:1011/pay/tokenpay/return_url?order_id=AJIHK72N34BR2CWG",
    });
    let signed = sign_request("tokenpay", "666", &order);
    assert_eq!(signed.signature, "e9765880db6081496456283678e70152");

    let options = SignOptions {
        method: Some("GET"),
        path: Some("/Query"),
        ..SignOptions::default()
    };
    let query = with_secret("tokenpay", Side::Merchant, "666")
        .sign(
            Params::Text(r#"{"Id":"66f9d5a8-d9c7-0224-004f-a16a1c068e08"}"#),
            &options,
            &mut Entropy::new(1),
        )
        .unwrap();
    assert_eq!(
        query.query.as_deref(),
        Some("Id=66f9d5a8-d9c7-0224-004f-a16a1c068e08&Signature=baa261cc6af3f5efbed15e17a285f653")
    );
    assert_eq!(query.body, None);

    let mut callback = json!({
        "ActualAmount": "15", "Amount": "34.91", "BaseCurrency": "CNY", "BlockChainName": "TRON",
        "BlockTransactionId": "375859c36dc5f5d227b10912b5ec70d36dd34446028064956cb60cdbb74432f5",
        "Currency": "TRX", "CurrencyName": "TRX",
        "FromAddress": "TYYjzt6AWhe9hAg9DrhiYXEWKDksyohgQa",
        "Id": "63234df7-55bf-93fc-0010-67be493c0c27", "OutOrderId": "E6COE6FGZMO5AXSK",
        "PayTime": "2022-09-15 16:08:39", "Status": 1,
        "ToAddress": "TLUF41C386CMU1Wc8pTSCE4QaiZ2xkhTCb",
        "Signature": "a8f9d179a8d2798c8b5bb90c31db2c9e",
    });
    let verified = verify_callback("tokenpay", "666", &callback.to_string()).unwrap();
    assert_eq!(verified.outcome, Outcome::Paid);
    assert_eq!(verified.acknowledgement.unwrap().body, "ok");
    callback["Status"] = 2.into();
    assert!(verify_callback("tokenpay", "666", &callback.to_string()).is_err());
}

/// The example of SimplyPay's documents, with a nested object.
#[test]
fn simplypay_signs_its_published_example() {
    let order = json!({
        "appId": "b2170558cd6b13febb1827db5185cfd9", "merOrderNo": "LTJPD1159", "currency": "INR",
        "amount": "100", "returnUrl": "https://www.example.com",
        "notifyUrl": "https://www.example.com",
        "extra": { "name": "test", "email": "test@1234.com", "mobile": "911111111112" },
    });
    assert_eq!(
        sign_request("simplypay", "18b22b824d560565f853c8cf4a58e2b6", &order).signature,
        "a6c1f5216ce7f44e10fa6beccc22de58caa947eae3f1c3a416f29e7594a2b95b"
    );
}

#[test]
fn nested_values_without_a_rule_are_refused_with_a_sentence() {
    for (id, params, sentence) in [
        (
            "jeepay",
            r#"{"a":{"b":"1"}}"#,
            "The field `a` is an object or array, and the rule does not say how to sign one.",
        ),
        (
            "dlainex",
            r#"{"a":["b"]}"#,
            "The field `a` is or holds an array, and the rule does not say how to sign one.",
        ),
        (
            "dlainex",
            r#"{"a":{"b":"1"},"b":"2"}"#,
            "The field `b` is there twice once nested objects are flattened.",
        ),
        (
            "simplypay",
            r#"{"extra":{"list":[1]}}"#,
            "The field `extra` is or holds an array, and the rule does not say how to sign one.",
        ),
        (
            "simplypay",
            r#"{"extra":{"a":1,"a":2}}"#,
            "The nested object holds the field `a` twice.",
        ),
    ] {
        let sides = Sides::of(id);
        let error = sides
            .merchant
            .sign(
                Params::Text(params),
                &SignOptions::default(),
                &mut Entropy::new(1),
            )
            .unwrap_err();
        assert_eq!(
            (error.code, error.to_string().as_str()),
            (Code::ParamsUnsignable, sentence)
        );
    }
    let deep = format!("{}\"x\":1{}", "{\"a\":".repeat(40), "}".repeat(40));
    let deep = deep.replacen("\"a\":\"x\"", "\"a\":{\"x\"", 1) + "}";
    for id in ["dlainex", "simplypay"] {
        let error = Sides::of(id)
            .merchant
            .sign(
                Params::Text(&deep),
                &SignOptions::default(),
                &mut Entropy::new(1),
            )
            .unwrap_err();
        assert_eq!(
            error.to_string(),
            "The field `a` holds objects in more than 32 levels."
        );
    }
}
