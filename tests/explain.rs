//! The explanation: for every gateway and every mistake that applies to it, the mistake is named first and its proof
//! holds; a genuine message gives none, and neither do random bytes.

mod support;

#[path = "explain/bodies.rs"]
mod bodies;
#[path = "explain/case.rs"]
mod case;
#[path = "explain/objects.rs"]
mod objects;
#[path = "explain/raw.rs"]
mod raw;
#[path = "explain/requests.rs"]
mod requests;
#[path = "explain/values.rs"]
mod values;

use case::{Case, SECRET, World, refuse_markers};
use countersign::{
    Against, Change, Code, Explanation, Params, ShownBy, SignOptions, Verdict,
    gateway::{Credentials, Gateway, Side, built_in},
    key::KeyInput,
    message::{Headers, IncomingMessage},
    scheme::{Kind, Scheme},
};
use raw::{base64, hex, md5, sha256};
use serde_json::json;
use std::collections::BTreeSet;
use support::Entropy;

fn seeded(world: &World, seed: u64) -> Vec<Case> {
    let mut cases = Vec::new();
    for (gateway, swapped) in [
        ("clickpay", true),
        ("jayapay", false),
        ("toppay", true),
        ("bdpay", false),
    ] {
        cases.extend(values::cases(gateway, Kind::Callback, swapped, seed, world));
    }
    for (gateway, swapped) in [("clickpay", false), ("bdpay", true)] {
        cases.extend(values::cases(gateway, Kind::Request, swapped, seed, world));
    }
    cases.extend(bodies::cashy(Kind::Callback, seed));
    cases.extend(bodies::cashy(Kind::Request, seed));
    cases.extend(bodies::tarspay_callback(seed, world));
    cases.extend(requests::cases(Side::Merchant, seed, world));
    cases.extend(requests::cases(Side::Platform, seed, world));
    cases.extend(bodies::alikassa_request(Side::Merchant, seed, world));
    cases.extend(bodies::alikassa_request(Side::Platform, seed, world));
    cases.extend(objects::notification(seed, world));
    cases.extend(objects::redirect(seed, world));
    cases
}

#[test]
fn each_mistake_is_named_first_and_proved() {
    let world = World::new();
    let mut failed = Vec::new();
    let mut kinds = BTreeSet::new();
    let mut count = 0;
    for seed in [11] {
        for case in seeded(&world, seed) {
            if let Err(what) = case.check(&world) {
                failed.push(what);
            }
            kinds.insert((case.gateway, case.id));
            count += 1;
        }
    }
    println!("{count} cases of {} mistakes by gateway", kinds.len());
    assert!(
        failed.is_empty(),
        "{} of {count} failed:\n{}",
        failed.len(),
        failed.join("\n")
    );
    assert!(kinds.len() >= 150, "{}", kinds.len());
}

fn ids(explanation: &Explanation) -> Vec<&str> {
    explanation.mistakes.iter().map(|m| m.id.as_str()).collect()
}

#[test]
fn two_mistakes_are_found_together() {
    let world = World::new();
    for gateway in ["clickpay", "jayapay", "toppay", "bdpay"] {
        for (case, expected) in values::together(gateway, 5, &world) {
            let explanation = case.explain(&world);
            let found: BTreeSet<&str> = ids(&explanation).into_iter().collect();
            assert_eq!(found, BTreeSet::from(expected), "{gateway}");
            for mistake in &explanation.mistakes {
                assert_eq!(mistake.together.len(), 1);
                assert!(case.proof_holds(mistake, &world), "{}", mistake.id);
            }
        }
    }
    // A digest says nothing about its text: the pair is found by trying.
    let body = r#"{"amount": 100.00, "name": "Budi"}"#;
    let text = format!("{SECRET}{{\"amount\":100.00,\"name\":\"Budi\"}}");
    let case = Case::new("cashy", "json-spacing", Kind::Callback)
        .body(body)
        .header("Sign", hex(&md5(text.as_bytes())));
    let explanation = case.check(&world).unwrap();
    assert_eq!(
        ids(&explanation),
        ["json-spacing", "secret-joined-otherwise"]
    );
    let text = r#"{"amount":100,"name":"Budi"}"#;
    let case = Case::new("tarspay", "number-text", Kind::Callback)
        .body(r#"{"amount":100.00,"name":"Budi"}"#)
        .header(
            "X-RESP-SIGNATURE",
            hex(&world.platform_curve.der(&sha256(text.as_bytes()))),
        );
    let explanation = case.check(&world).unwrap();
    assert_eq!(ids(&explanation), ["number-text", "hashed-once"]);
}

/// What the crate itself signs, for every gateway and kind.
fn signed(
    gateway: &str,
    kind: Kind,
    world: &World,
    seed: u64,
) -> (countersign::SignedMessage, Case) {
    let mut case = Case::new(built_in_id(gateway), "none", kind);
    case.side = match kind {
        Kind::Request => Side::Platform,
        _ => Side::Merchant,
    };
    let mut signer = case.clone();
    signer.side = match case.side {
        Side::Merchant => Side::Platform,
        Side::Platform => Side::Merchant,
    };
    let number = values::digits(&mut Entropy::new(seed), 12);
    let params = match (gateway, kind) {
        ("alikassa", Kind::Redirect) => format!(r#"{{"order_id":"{number}","uuid":"a-b"}}"#),
        ("alikassa", Kind::Callback) => {
            format!(r#"{{"type":"payment","id":"{number}","order_id":"7"}}"#)
        }
        _ => format!(
            r#"{{"orderNum":"{number}","payMoney":"10000.00","name":"Tom & J\u00e9r\u00f4me","empty":""}}"#
        ),
    };
    let options = SignOptions {
        kind: Some(kind),
        path: Some("/api/pay/unifiedOrder"),
        now_ms: 1_700_000_000_000,
        ..SignOptions::default()
    };
    let message = signer
        .gateway(world)
        .sign(Params::Value(&params), &options, &mut Entropy::new(seed))
        .unwrap();
    case.path = Some(message.path.clone());
    case.query = message.query.clone();
    case.headers = message.headers.clone();
    case.body = message.body.clone().unwrap_or_default().into_bytes();
    (message, case)
}

fn built_in_id(gateway: &str) -> &'static str {
    [
        "clickpay", "jayapay", "toppay", "bdpay", "tarspay", "cashy", "alikassa",
    ]
    .into_iter()
    .find(|known| *known == gateway)
    .unwrap()
}

#[test]
fn a_genuine_message_gives_no_mistake() {
    let world = World::new();
    let mut seen = 0;
    for scheme in countersign::gateway::all().unwrap() {
        let Some(gateway) = [
            "clickpay", "jayapay", "toppay", "bdpay", "tarspay", "cashy", "alikassa",
        ]
        .into_iter()
        .find(|known| *known == scheme.id) else {
            continue;
        };
        for kind in scheme.operations.keys() {
            let (message, mut case) = signed(gateway, *kind, &world, 3);
            for now_ms in [None, Some(1_700_000_000_000)] {
                case.now_ms = now_ms;
                let explanation = case.explain(&world);
                let name = format!("{gateway} {kind:?}");
                assert_eq!(
                    explanation.verdict,
                    Verdict::Genuine,
                    "{name} {:?}",
                    explanation.error
                );
                assert_eq!(ids(&explanation), Vec::<&str>::new(), "{name}");
                assert!(
                    explanation.error.is_none() && explanation.difference.is_none(),
                    "{name}"
                );
                let canonical = explanation.canonical.as_ref().unwrap();
                assert_eq!(canonical.text, message.canonical, "{name}");
                if let Some(recovered) = &explanation.recovered {
                    assert_eq!(recovered.text, message.canonical, "{name}");
                }
                covers(&explanation, &name);
                refuse_markers(&explanation.to_json(), &world);
            }
            // The side that signed it can explain it too, by its own key.
            case.side = match case.side {
                Side::Merchant => Side::Platform,
                Side::Platform => Side::Merchant,
            };
            let explanation = case.explain(&world);
            assert_eq!(
                explanation.verdict,
                Verdict::Genuine,
                "{gateway} {kind:?} {:?}",
                explanation.error
            );
            assert!(ids(&explanation).is_empty());
            seen += 1;
        }
    }
    assert_eq!(seen, 4 * 3 + 2 + 2 + 3);
}

/// The runs stand side by side from the first byte to the last.
fn covers(explanation: &Explanation, name: &str) {
    let canonical = explanation.canonical.as_ref().unwrap();
    let mut at = 0;
    for span in &canonical.spans {
        assert!(span.start == at && span.end > at, "{name}");
        assert_eq!(span.field.is_some(), span.source == "field", "{name}");
        at = span.end;
    }
    assert_eq!(at, canonical.bytes.len(), "{name}");
    assert!(
        canonical.spans.iter().any(|span| span.source == "field"),
        "{name}"
    );
}

#[test]
fn random_bytes_give_no_mistake() {
    use rand_core::TryRng;
    let world = World::new();
    let mut random = Entropy::new(21);
    for gateway in [
        "clickpay", "jayapay", "toppay", "bdpay", "tarspay", "cashy", "alikassa",
    ] {
        for kind in built_in(gateway).unwrap().operations.keys() {
            let (_, genuine) = signed(gateway, *kind, &world, 4);
            for round in 0..6 {
                let mut bytes = vec![0; [16, 32, 64, 72, 128, 256][round]];
                random.try_fill_bytes(&mut bytes).unwrap();
                if round == 3 {
                    bytes[..2].copy_from_slice(&[0x30, 70]);
                }
                let mut case = genuine.clone();
                let text = match gateway {
                    "tarspay" | "cashy" => hex(&bytes),
                    _ => base64(&bytes),
                };
                let name = ["Sign", "X-RESP-SIGNATURE", "X-API-SIGNATURE"];
                let mut replaced = false;
                for (_, value) in case
                    .headers
                    .iter_mut()
                    .filter(|(n, _)| name.contains(&n.as_str()))
                {
                    *value = text.clone();
                    replaced = true;
                }
                if !replaced {
                    let field = if *kind == Kind::Request || gateway == "alikassa" {
                        "sign"
                    } else {
                        "platSign"
                    };
                    let mut swap = |from: &str| {
                        let (head, tail) =
                            from.split_once(&format!("{field}=")).unwrap_or((from, ""));
                        match tail {
                            "" => {
                                let (head, _) = from.split_once(&format!("\"{field}\":")).unwrap();
                                format!("{head}\"{field}\":\"{text}\"}}")
                            }
                            _ => format!("{head}{field}={}", values::percent(&text, true)),
                        }
                    };
                    case.query = case.query.as_deref().map(&mut swap);
                    if !case.body.is_empty() {
                        case.body = swap(std::str::from_utf8(&case.body).unwrap()).into_bytes();
                    }
                }
                let explanation = case.explain(&world);
                assert_ne!(explanation.verdict, Verdict::Genuine, "{gateway} {kind:?}");
                assert_eq!(
                    ids(&explanation),
                    Vec::<&str>::new(),
                    "{gateway} {kind:?} {round}"
                );
                assert!(explanation.recovered.is_none() && explanation.digest.is_none());
            }
            // A body of random bytes, with and without the headers.
            let mut bytes = vec![0; 700];
            random.try_fill_bytes(&mut bytes).unwrap();
            let mut case = genuine.clone();
            case.body = bytes;
            case.query = Some("\u{fffd}%%%&&=".into());
            let explanation = case.explain(&world);
            assert_ne!(explanation.verdict, Verdict::Genuine);
            assert!(
                ids(&explanation).iter().all(|id| *id == "other-message"),
                "{gateway} {kind:?}"
            );
        }
    }
}

#[test]
fn a_tampered_callback_shows_what_was_signed_and_where_it_differs() {
    let world = World::new();
    let (message, mut case) = signed("clickpay", Kind::Callback, &world, 8);
    case.body = String::from_utf8(case.body)
        .unwrap()
        .replace("10000.00", "90000.00")
        .into_bytes();
    let explanation = case.explain(&world);
    assert_eq!(explanation.verdict, Verdict::ForgedOrMistaken);
    assert_eq!(
        explanation.error.as_ref().unwrap().code,
        Code::SignatureMismatch
    );
    assert_eq!(ids(&explanation), ["value-altered"]);
    assert_eq!(explanation.mistakes[0].fields, ["payMoney"]);
    let recovered = explanation.recovered.as_ref().unwrap();
    assert_eq!(recovered.text, message.canonical);
    let difference = explanation.difference.as_ref().unwrap();
    assert_eq!(difference.against, Against::Recovered);
    let [field] = difference.fields.as_slice() else {
        panic!("{:?}", difference.fields)
    };
    assert_eq!(
        (
            field.field.as_deref(),
            field.change,
            field.canonical.as_str(),
            field.signed.as_str()
        ),
        (Some("payMoney"), Change::Altered, "90000.00", "10000.00")
    );
    let canonical = explanation.canonical.as_ref().unwrap();
    let altered: Vec<_> = difference.bytes.iter().filter(|row| !row.same).collect();
    let ours: String = altered
        .iter()
        .map(|row| &canonical.text[row.canonical[0]..row.canonical[1]])
        .collect();
    let theirs: String = altered
        .iter()
        .map(|row| &recovered.text[row.signed[0]..row.signed[1]])
        .collect();
    assert_eq!((ours.as_str(), theirs.as_str()), ("9", "1"));
    let json: serde_json::Value = serde_json::from_str(&explanation.to_json()).unwrap();
    assert_eq!(json["verdict"], "forged or mistaken");
    assert_eq!(json["error"]["code"], "SIGNATURE_MISMATCH");
    assert_eq!(json["error"]["gateway"], "clickpay");
    assert_eq!(json["mistakes"][0]["id"], "value-altered");
    assert_eq!(json["mistakes"][0]["proof"], message.canonical.as_str());
    assert!(json["mistakes"][0]["fix"]["javascript"].is_string());
    assert!(json["mistakes"][0]["fix"]["php"].is_string());
    assert_eq!(json["canonical"]["bytes"], hex(canonical.text.as_bytes()));
    assert_eq!(json["canonical"]["spans"][0]["source"], "field");
}

#[test]
fn what_the_gateway_quotes_is_found_and_compared() {
    let world = World::new();
    // The merchant's own request, which verifies by its own key and which the gateway refuses.
    let (message, mut case) = signed("tarspay", Kind::Request, &world, 9);
    case.side = Side::Merchant;
    let theirs = message
        .canonical
        .replace("10000.00", "10000")
        .replace("POST", "post");
    assert_ne!(theirs, message.canonical);
    for reply in [
        format!("Signature error, string to sign: [{theirs}], signature: 3045"),
        format!("{{\"code\":401,\"msg\":\"sign error. expected signature of '{theirs}'\"}}"),
        format!(
            "{{\"error\":{}}}",
            serde_json::Value::from(format!("signStr={theirs}"))
        ),
        format!("SIGN ERROR\nbuilt: {theirs}\n"),
    ] {
        case.reply = Some(reply.clone());
        let explanation = case.explain(&world);
        assert_eq!(explanation.verdict, Verdict::Genuine);
        let quoted = explanation.reply.as_ref().unwrap();
        assert_eq!(
            (quoted.text.as_str(), quoted.same),
            (theirs.as_str(), false),
            "{reply}"
        );
        assert_eq!(
            explanation.difference.as_ref().unwrap().against,
            Against::Reply
        );
        assert!(!explanation.mistakes.is_empty());
        for mistake in &explanation.mistakes {
            assert_eq!(
                (mistake.shown_by, mistake.proof.text.as_str()),
                (ShownBy::Reply, theirs.as_str())
            );
        }
    }
    case.reply = Some(format!("Signature error: {}", message.canonical));
    let explanation = case.explain(&world);
    assert!(explanation.reply.as_ref().unwrap().same && explanation.mistakes.is_empty());
    // One mistake alone has its name.
    let theirs = message.canonical.replace("POST", "post");
    case.reply = Some(format!("sign error <{theirs}>"));
    assert_eq!(ids(&case.explain(&world)), ["method-case"]);
    case.reply = Some("Signature error".into());
    assert!(case.explain(&world).reply.is_none());
    // A reply that quotes the secret does not get it out again.
    let (_, mut case) = signed("cashy", Kind::Request, &world, 9);
    case.side = Side::Merchant;
    let body = String::from_utf8(case.body.clone()).unwrap();
    case.reply = Some(format!(
        "sign error: '{}{SECRET}'",
        body.replace("10000.00", "10000")
    ));
    let explanation = case.explain(&world);
    assert!(
        explanation
            .reply
            .as_ref()
            .unwrap()
            .text
            .ends_with("[secret]")
    );
    refuse_markers(&explanation.to_json(), &world);
}

#[test]
fn a_time_in_seconds_is_named_once_now_is_known() {
    let world = World::new();
    let (_, mut case) = signed("tarspay", Kind::Request, &world, 9);
    let path = case.path.clone().unwrap();
    let time = "1700000000";
    let text = format!("POST|{path}|{time}|a=1");
    let digest = sha256(&sha256(text.as_bytes()));
    case.body = b"{\"a\":\"1\"}".to_vec();
    for (name, value) in &mut case.headers {
        match name.as_str() {
            "X-API-NONCE" => *value = time.into(),
            "X-API-SIGNATURE" => *value = hex(&world.merchant_curve.der(&digest)),
            _ => {}
        }
    }
    case.now_ms = Some(1_700_000_001_000);
    let explanation = case.explain(&world);
    assert_eq!(
        explanation.error.as_ref().unwrap().code,
        Code::TimestampOutOfRange
    );
    assert_eq!(ids(&explanation), ["seconds-for-milliseconds"]);
    assert!(case.proof_holds(&explanation.mistakes[0], &world));
}

#[test]
fn an_expectation_that_is_not_met_is_no_mistake_of_the_signature() {
    let world = World::new();
    let (_, case) = signed("clickpay", Kind::Callback, &world, 9);
    let explanation = case.expect(r#"{"payMoney":10001}"#).explain(&world);
    assert_eq!(explanation.verdict, Verdict::ForgedOrMistaken);
    assert_eq!(
        explanation.error.as_ref().unwrap().code,
        Code::FieldMismatch
    );
    assert!(ids(&explanation).is_empty());
}

#[test]
fn the_own_key_in_the_place_of_the_platforms_is_warned_of() {
    let world = World::new();
    let (_, case) = signed("clickpay", Kind::Callback, &world, 9);
    let credentials = Credentials {
        private_key: Some(KeyInput::Text(&world.merchant.private)),
        peer_keys: vec![KeyInput::Text(&world.merchant.public)],
        ..Credentials::default()
    };
    let gateway =
        Gateway::new(built_in("clickpay").unwrap(), Side::Merchant, &credentials).unwrap();
    let message = IncomingMessage {
        body: &case.body,
        ..IncomingMessage::default()
    };
    let explanation = gateway.explain(&message, &countersign::ExplainOptions::default());
    assert!(
        explanation
            .warnings
            .iter()
            .any(|warning| warning.code == "KEY_OWN")
    );
    assert!(ids(&explanation).is_empty());
}

#[test]
fn an_own_request_that_is_spelt_otherwise_is_warned_of() {
    let world = World::new();
    let (_, mut case) = signed("cashy", Kind::Request, &world, 9);
    case.side = Side::Merchant;
    let spelling = |case: &Case| {
        let explanation = case.explain(&world);
        assert_eq!(explanation.verdict, Verdict::Genuine);
        explanation
            .warnings
            .iter()
            .any(|warning| warning.code == "SIGNATURE_SPELLING")
    };
    assert!(!spelling(&case));
    for (name, value) in &mut case.headers {
        if name == "Sign" {
            *value = value.to_uppercase();
        }
    }
    assert!(spelling(&case));
}

#[test]
fn what_cannot_be_judged_is_unreadable_and_says_why() {
    let world = World::new();
    for (gateway, body, code) in [
        ("clickpay", "", Code::MessageUnreadable),
        ("clickpay", "[object Object]", Code::MessageNotRaw),
        ("clickpay", "{\"a\":", Code::MessageUnreadable),
        (
            "clickpay",
            "{\"a\":{},\"platSign\":\"AAAA\"}",
            Code::MessageUnreadable,
        ),
        (
            "clickpay",
            "{\"a\":\"1\",\"platSign\":\"*\"}",
            Code::SignatureUnreadable,
        ),
    ] {
        let explanation = Case::new(gateway, "", Kind::Callback)
            .body(body)
            .explain(&world);
        assert_eq!(explanation.verdict, Verdict::Unreadable, "{body}");
        assert_eq!(explanation.error.as_ref().unwrap().code, code, "{body}");
        assert!(ids(&explanation).is_empty(), "{body}");
    }
    let missing = Case::new("clickpay", "", Kind::Callback)
        .body("{\"a\":\"1\"}")
        .explain(&world);
    assert_eq!(missing.verdict, Verdict::ForgedOrMistaken);
    assert_eq!(missing.error.as_ref().unwrap().code, Code::SignatureMissing);
    let none = Gateway::new(
        built_in("clickpay").unwrap(),
        Side::Merchant,
        &Credentials::default(),
    )
    .unwrap();
    let message = IncomingMessage {
        body: b"{\"a\":\"1\",\"platSign\":\"AAAA\"}",
        ..IncomingMessage::default()
    };
    let explanation = none.explain(&message, &countersign::ExplainOptions::default());
    assert_eq!(explanation.error.unwrap().code, Code::CredentialMissing);
    let kind = countersign::ExplainOptions {
        kind: Some(Kind::Redirect),
        ..Default::default()
    };
    assert_eq!(
        none.explain(&message, &kind).error.unwrap().code,
        Code::OptionInvalid
    );
}

/// Bodies made to cost as much as they can: each explanation must end, and what was left out must be said.
#[test]
fn hostile_input_is_bounded() {
    let world = World::new();
    let many: String = (0..10_000).map(|i| format!("\"k{i}\":{i}.00,")).collect();
    let long = "1".repeat(10 << 20);
    let nested = "[".repeat(50_000);
    let entities = "&amp;%2B+ ".repeat(30_000);
    let blocks = base64(&[7; 256 * 2_000]);
    let tens = "0".repeat(4_000);
    let bodies = [
        format!("{{{many}\"platSign\":\"AAAA\"}}"),
        format!(
            "{{\"a\":\"{long}\",\"platSign\":\"{}\"}}",
            base64(&[7; 256])
        ),
        format!("{{\"a\":{nested}"),
        format!(
            "{{\"a\":\"{entities}\",\"platSign\":\"{}\"}}",
            base64(&[9; 256])
        ),
        format!("{{\"a\":\"x\",\"platSign\":\"{blocks}\"}}"),
        (0..9_000)
            .map(|i| format!("k{i}=%25{i}&"))
            .collect::<String>()
            + "platSign=AAAA",
        format!("{{\"n\":[{}0]}}", "0,".repeat(20_000)),
        format!("{{\"a\":\"{tens}\"}}"),
        long.clone(),
    ];
    for gateway in ["clickpay", "bdpay", "tarspay", "cashy", "alikassa"] {
        for (position, body) in bodies.iter().enumerate() {
            for kind in [Kind::Callback, Kind::Request] {
                let headers = [
                    ("Sign", hex(&[5; 16])),
                    ("X-RESP-SIGNATURE", hex(&world.platform_curve.der(&[3; 32]))),
                    ("X-API-SIGNATURE", hex(&world.platform_curve.der(&[3; 32]))),
                    ("X-API-NONCE", "1700000000000".into()),
                ];
                let mut case = Case::new(built_in_id(gateway), "", kind).body(body.as_bytes());
                for (name, value) in headers {
                    case = case.header(name, value);
                }
                case.path = Some("/api/pay".into());
                case.query = Some(body.chars().take(200_000).collect());
                case.reply = Some(body.chars().take(200_000).collect());
                let explanation = case.explain(&world);
                assert_ne!(explanation.verdict, Verdict::Genuine);
                let proved = |m: &&countersign::Mistake| m.shown_by == ShownBy::Signature;
                assert_eq!(explanation.mistakes.iter().filter(proved).count(), 0);
                assert!(
                    explanation.to_json().len() < 8 << 20,
                    "{gateway} {position}"
                );
            }
        }
    }
    let large = Case::new("cashy", "", Kind::Callback)
        .body(format!("{{\"a\":\"{long}\"}}"))
        .header("Sign", hex(&[5; 16]))
        .explain(&world);
    assert!(
        large
            .warnings
            .iter()
            .any(|warning| warning.code == "WORK_LIMITED")
    );
    assert!(large.canonical.unwrap().omitted_bytes > 8 << 20);
}

/// Whoever has the public key can open what a type 1 block holds; the explanation does not do it for them.
#[test]
fn a_secret_inside_a_signature_is_not_shown() {
    let world = World::new();
    let scheme = json!({
        "id": "own", "name": "Own",
        "text": ["body", "secret"],
        "signature": { "rsaPkcs1v15": { "hash": "sha256" } },
        "operations": { "callback": {
            "carrier": { "in": "header", "name": "Sign", "encoding": "base64" }
        } },
    });
    let credentials = Credentials {
        secret: Some(SECRET.as_bytes()),
        peer_keys: vec![KeyInput::Text(&world.platform.public)],
        ..Credentials::default()
    };
    let scheme = Scheme::from_json(&scheme.to_string()).unwrap();
    let merchant = Gateway::new(scheme, Side::Merchant, &credentials).unwrap();
    // What was signed with the body in it, and what was signed with another one.
    for (signed, id) in [
        (r#"{"order":"T1"}"#, "type-1-for-rsassa"),
        (r#"{"order":"T2","amount":"1"}"#, "type-1-for-rsassa"),
    ] {
        let block = world
            .platform
            .type_1(format!("{signed}{SECRET}").as_bytes());
        let signature = base64(&block);
        let message = IncomingMessage {
            headers: Headers::from_iter([("Sign", &*signature)]),
            body: br#"{"order":"T1"}"#,
            ..IncomingMessage::default()
        };
        let explanation = merchant.explain(&message, &countersign::ExplainOptions::default());
        assert_eq!(ids(&explanation), [id]);
        let recovered = explanation.recovered.as_ref().unwrap();
        assert_eq!(recovered.text, format!("{signed}[secret]"));
        refuse_markers(&explanation.to_json(), &world);
    }
}

#[test]
fn a_header_without_a_value_and_no_headers_at_all() {
    let world = World::new();
    let gateway = Case::new("cashy", "", Kind::Callback).gateway(&world);
    let message = IncomingMessage {
        headers: Headers::default(),
        body: b"{}",
        ..IncomingMessage::default()
    };
    let explanation = gateway.explain(&message, &countersign::ExplainOptions::default());
    assert_eq!(explanation.error.unwrap().code, Code::SignatureMissing);
    assert_eq!(explanation.canonical.unwrap().text, "{}[secret]");
}
