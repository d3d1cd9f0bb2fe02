//! Gateways that are not built in, each described in at most 20 lines of JSON, on both sides.

mod support;

use countersign::{
    Code, Error, Outcome, Params, SignOptions, SignedMessage, VerifiedMessage,
    gateway::{Credentials, Gateway, Side},
    message::{Headers, IncomingMessage},
    scheme::{Format, Kind, Scheme},
};
use serde_json::{Value, json};
use support::{
    Entropy,
    oracle::{Oracle, base64},
    sides::{NOW_MS, Sides, received},
};

const SECRET: &[u8] = b"0123456789abcdef";

fn read(name: &str) -> Scheme {
    let path = format!(
        "{}/tests/data/schemes/{name}.json",
        env!("CARGO_MANIFEST_DIR")
    );
    let text = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"));
    assert!(
        text.lines().count() <= 20,
        "{name}: {} lines",
        text.lines().count()
    );
    Scheme::from_json(&text).unwrap_or_else(|error| panic!("{name}: {error}"))
}

fn sides(name: &str) -> Sides {
    Sides::with(read(name), SECRET)
}

fn own(text: Value) -> Sides {
    Sides::with(Scheme::from_json(&text.to_string()).unwrap(), SECRET)
}

fn sign(sides: &Sides, params: &str, options: SignOptions<'_>) -> Result<SignedMessage, Error> {
    let options = SignOptions {
        now_ms: NOW_MS,
        ..options
    };
    let signer = sides.signer(options.kind.unwrap_or(Kind::Request));
    signer.sign(Params::Text(params), &options, &mut Entropy::new(1))
}

fn callback(sides: &Sides, params: &str) -> SignedMessage {
    let options = SignOptions {
        kind: Some(Kind::Callback),
        ..SignOptions::default()
    };
    sign(sides, params, options).unwrap()
}

fn verified(sides: &Sides, signed: &SignedMessage) -> VerifiedMessage {
    sides.verify(Kind::Callback, &received(signed)).unwrap()
}

fn digest(oracle: &mut Oracle, hash: &str, secret: Option<&[u8]>, text: &str) -> Vec<u8> {
    let mut request =
        json!({ "operation": "digest", "hash": hash, "text": base64(text.as_bytes()) });
    if let Some(secret) = secret {
        request["secret"] = base64(secret);
    }
    support::oracle::bytes(&oracle.ask(&request)["digest"])
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[test]
fn a_request_signed_in_the_query_and_a_callback_with_prefix_and_local_time() {
    let sides = sides("own-pay");
    let mut oracle = Oracle::start();
    let params = r#"{"order":"T1","amount":10.50,"buyer":{"name":"Иван","id":7},"note":""}"#;
    let signed = sign(&sides, params, SignOptions::default()).unwrap();
    let text = "amount=10.50&buyer=id=7&name=Иван&order=T1&appSecret=";
    assert_eq!(signed.canonical, format!("{text}[secret]"));
    let expected = digest(
        &mut oracle,
        "sha512",
        None,
        &format!("{text}0123456789abcdef"),
    );
    use ::base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
    let expected = URL_SAFE_NO_PAD.encode(expected);
    assert_eq!(signed.signature, expected);
    assert_eq!(signed.query, Some(format!("signature={expected}")));
    assert_eq!(signed.body.as_deref(), Some(params));
    sides.verify(Kind::Request, &received(&signed)).unwrap();
    let mut unsigned = received(&signed);
    unsigned.query = None;
    let error = sides.verify(Kind::Request, &unsigned).unwrap_err();
    assert_eq!(
        error.to_string(),
        "The signature is missing: there is no query parameter `signature`, or it is empty."
    );

    let body = r#"{"order":"T1","state":2}"#;
    let signed = callback(&sides, body);
    // 2023-11-15 in the zone eight hours east, where it is the 14th in UTC.
    let text = format!("{body}.20231115061320");
    assert_eq!(signed.canonical, text);
    let expected = hex(&digest(&mut oracle, "sha256", Some(SECRET), &text));
    assert_eq!(signed.signature, format!("sha256={expected}"));
    let message = verified(&sides, &signed);
    assert_eq!(message.outcome, Outcome::Paid);
    assert_eq!(message.acknowledgement.unwrap().body, "ok");

    let headers = [
        ("X-Own-Signature", expected.as_str()),
        ("X-Own-Time", "20231115061320"),
    ];
    let bare = IncomingMessage {
        headers: Headers::from_iter(headers),
        ..received(&signed)
    };
    let error = sides.verify(Kind::Callback, &bare).unwrap_err();
    assert_eq!(error.code, Code::SignatureUnreadable);
    assert_eq!(
        error.to_string(),
        "The signature in `X-Own-Signature` does not begin with `sha256=`."
    );
}

#[test]
fn snap_signs_method_path_token_digest_and_time() {
    let sides = sides("snap-bi");
    let mut oracle = Oracle::start();
    let body =
        "{ \"partnerReferenceNo\" : \"A 1\",\r\n \"amount\" : { \"value\" : \"10000.00\" } }";
    let minified = r#"{"partnerReferenceNo":"A 1","amount":{"value":"10000.00"}}"#;
    let headers = [("Authorization", "Bearer t0ken"), ("CHANNEL-ID", "95221")];
    let options = SignOptions {
        path: Some("/v1.0/transfer-va/status"),
        headers: &headers,
        ..SignOptions::default()
    };
    let signed = sign(&sides, body, options.clone()).unwrap();
    let text = format!(
        "POST:/v1.0/transfer-va/status:t0ken:{}:2023-11-15T05:13:20+07:00",
        hex(&digest(&mut oracle, "sha256", None, minified))
    );
    assert_eq!(signed.canonical, text);
    let expected = digest(&mut oracle, "sha512", Some(SECRET), &text);
    use ::base64::{Engine as _, engine::general_purpose::STANDARD};
    assert_eq!(signed.signature, STANDARD.encode(expected));
    for header in ["Authorization", "CHANNEL-ID", "X-PARTNER-ID", "X-TIMESTAMP"] {
        assert!(
            signed.headers.iter().any(|(name, _)| name == header),
            "{header}"
        );
    }
    let message = sides.verify(Kind::Request, &received(&signed)).unwrap();
    assert!(message.warnings.is_empty(), "{:?}", message.warnings);

    // White space does not count, the token and the content do.
    let with = |body: &str, token: &str| {
        let headers: Vec<(&str, &str)> = signed
            .headers
            .iter()
            .map(|(name, value)| match name.as_str() {
                "Authorization" => (name.as_str(), token),
                _ => (name.as_str(), value.as_str()),
            })
            .collect();
        let message = IncomingMessage {
            headers: headers.into_iter().collect(),
            body: body.as_bytes(),
            ..received(&signed)
        };
        sides
            .verify(Kind::Request, &message)
            .map_err(|error| error.code)
    };
    with(minified, "Bearer t0ken").unwrap();
    assert_eq!(
        with(&minified.replace("A 1", "A1"), "Bearer t0ken").err(),
        Some(Code::SignatureMismatch)
    );
    assert_eq!(
        with(minified, "Bearer other").err(),
        Some(Code::SignatureMismatch)
    );
    assert_eq!(
        with(minified, "Basic t0ken").err(),
        Some(Code::MessageUnreadable)
    );
    assert_eq!(with(minified, "").err(), Some(Code::MessageUnreadable));

    let error = sign(
        &sides,
        body,
        SignOptions {
            headers: &[],
            ..options.clone()
        },
    )
    .unwrap_err();
    assert_eq!(
        (error.code, error.to_string().as_str()),
        (
            Code::OptionMissing,
            "The header `Authorization` is missing or empty, and the rule signs it."
        )
    );
    for (headers, sentence) in [
        (
            [("X-SIGNATURE", "x")],
            "The option `headers` holds `X-SIGNATURE`, which signing writes itself.",
        ),
        (
            [("a b", "x")],
            "The option `headers` holds `a b`, which is no name of a header.",
        ),
        (
            [("a", "x\r\nb: c")],
            "The option `headers` holds `a`, whose value has a line end or white space at its ends.",
        ),
    ] {
        let error = sign(
            &sides,
            body,
            SignOptions {
                headers: &headers,
                ..options.clone()
            },
        )
        .unwrap_err();
        assert_eq!(
            (error.code, error.to_string().as_str()),
            (Code::OptionInvalid, sentence)
        );
    }
}

#[test]
fn times_are_taken_as_they_are_written_or_as_milliseconds() {
    let sides = sides("snap-bi");
    let time = |given: &str| {
        let options = SignOptions {
            path: Some("/a"),
            headers: &[("Authorization", "Bearer t")],
            timestamp: Some(given),
            ..SignOptions::default()
        };
        sign(&sides, "{}", options).map(|signed| {
            let found = signed
                .headers
                .into_iter()
                .find(|(name, _)| name == "X-TIMESTAMP");
            found.unwrap().1
        })
    };
    assert_eq!(
        time("2023-11-15T05:13:20+07:00").unwrap(),
        "2023-11-15T05:13:20+07:00"
    );
    assert_eq!(
        time("2023-11-14T22:13:20.5Z").unwrap(),
        "2023-11-14T22:13:20.5Z"
    );
    assert_eq!(time("1700000000000").unwrap(), "2023-11-15T05:13:20+07:00");
    let error = time("yesterday").unwrap_err();
    assert_eq!(
        error.to_string(),
        "The option `timestamp` is not an ISO 8601 time with its offset."
    );
}

/// Fixed order, joined: every value beside another is warned of, a dropped one takes its
/// separator along, and the digest of a text with the secret is as secret as that.
#[test]
fn values_in_a_fixed_order() {
    let sides = own(json!({
        "id": "fixed", "name": "Fixed",
        "text": [
            { "value": { "in": "field", "name": "a" } },
            { "value": { "in": "field", "name": "b" } },
            { "value": { "in": "field", "name": "c", "before": "|", "missing": "drop" } },
            { "value": { "in": "field", "name": "d", "before": "|", "missing": "empty" } },
            { "literal": "|" }, "merchant", { "literal": "|" },
            { "digest": { "text": ["secret"], "hash": "md5", "encoding": "hexUpper" } }
        ],
        "signature": { "digest": { "hash": "md5" } },
        "operations": { "callback": { "carrier": { "in": "field", "name": "sign", "encoding": "hexLower" } } }
    }));
    let mut oracle = Oracle::start();
    let key = hex(&digest(&mut oracle, "md5", None, "0123456789abcdef")).to_uppercase();
    for (params, text) in [
        (
            r#"{"a":"1","b":"2","c":"3","d":"4","e":"5"}"#,
            "12|3|4|1002001|",
        ),
        (r#"{"a":"1","b":"2","c":"","d":null}"#, "12||1002001|"),
    ] {
        let signed = callback(&sides, params);
        assert_eq!(signed.canonical, format!("{text}[secret]"));
        let expected = hex(&digest(&mut oracle, "md5", None, &format!("{text}{key}")));
        assert_eq!(signed.signature, expected);
        let message = verified(&sides, &signed);
        let fields = |code: &str| {
            let found = message.warnings.iter().find(|warning| warning.code == code);
            found.map_or(Vec::new(), |warning| warning.fields.clone())
        };
        assert_eq!(fields("BOUNDARY_MOVABLE"), ["a", "b"]);
        let unsigned: &[&str] = if params.contains('e') { &["e"] } else { &["c"] };
        assert_eq!(fields("FIELD_UNSIGNED"), unsigned);
    }
    let options = SignOptions {
        kind: Some(Kind::Callback),
        ..SignOptions::default()
    };
    let error = sign(&sides, r#"{"a":"1"}"#, options).unwrap_err();
    assert_eq!(
        (error.code, error.to_string().as_str()),
        (
            Code::ParamsUnsignable,
            "The field `b` is missing or empty, and the rule signs it."
        )
    );
}

/// A signature in the query is missing where the query is, or where its parameter is blank.
#[test]
fn a_signature_in_the_query_that_is_not_there() {
    let sides = sides("own-pay");
    let signed = sign(&sides, r#"{"order":"T1"}"#, SignOptions::default()).unwrap();
    let query = signed.query.as_deref().unwrap();
    let verify = |path: Option<&str>, query: Option<&str>| {
        let message = IncomingMessage {
            path,
            query,
            ..received(&signed)
        };
        let verdict = sides.verify(Kind::Request, &message);
        verdict.map(|_| ()).map_err(|error| error.code)
    };
    verify(None, Some(query)).unwrap();
    verify(None, Some(&format!("?a=1&{query}"))).unwrap();
    verify(Some(&format!("/pay?{query}&a=1")), None).unwrap();
    for blank in [
        None,
        Some(""),
        Some("?"),
        Some("a=1"),
        Some("signature"),
        Some("signature="),
        Some("signature=+"),
        Some("signature=%20%0A"),
    ] {
        assert_eq!(
            verify(None, blank),
            Err(Code::SignatureMissing),
            "{blank:?}"
        );
    }
    assert_eq!(
        verify(Some("/pay"), Some(&format!("{query}&{query}"))),
        Err(Code::MessageUnreadable)
    );
}

/// The body that is signed is the one that is sent, whatever its format.
#[test]
fn a_signed_form_and_an_empty_body() {
    let sides = own(json!({
        "id": "forms", "name": "Forms",
        "text": [{ "bodyText": { "empty": "{}" } }, "secret"],
        "signature": { "digest": { "hash": "sha1" } },
        "operations": { "request": {
            "carrier": { "in": "header", "name": "Sign", "encoding": "hexUpper" },
            "formats": ["form", "query"]
        } }
    }));
    let form = sign(&sides, r#"{"a":"1 +&","b":2}"#, SignOptions::default()).unwrap();
    assert_eq!(form.canonical, "a=1+%2B%26&b=2[secret]");
    assert_eq!(form.body.as_deref(), Some("a=1+%2B%26&b=2"));
    let message = sides.verify(Kind::Request, &received(&form)).unwrap();
    assert_eq!(message.fields.len(), 2);
    let options = SignOptions {
        method: Some("GET"),
        ..SignOptions::default()
    };
    let query = sign(&sides, r#"{"a":"1"}"#, options).unwrap();
    assert_eq!(
        (query.canonical.as_str(), query.body.as_deref()),
        ("{}[secret]", None)
    );
    let message = sides.verify(Kind::Request, &received(&query)).unwrap();
    let unsigned = message
        .warnings
        .iter()
        .find(|warning| warning.code == "FIELD_UNSIGNED");
    assert_eq!(unsigned.unwrap().fields, ["a"]);
}

/// A field that the rule leaves out is sent as it is; only those that carry a signature are refused.
#[test]
fn a_field_that_is_not_signed_is_sent() {
    let carrier = json!({ "in": "field", "name": "sign", "encoding": "hexLower" });
    let scheme = json!({
        "id": "excluding", "name": "Excluding",
        "text": [{ "fields": { "exclude": ["sign_type"], "skip": "null", "show": "pairs", "separator": "&" } }, "secret"],
        "signature": { "digest": { "hash": "md5" } },
        "operations": {
            "request": { "carrier": carrier, "formats": ["json", "form"] },
            "callback": { "carrier": { "in": "field", "name": "platSign", "encoding": "hexLower" } }
        }
    });
    let sides = Sides::with(Scheme::from_json(&scheme.to_string()).unwrap(), SECRET);
    let signed = sides
        .sign(Kind::Request, r#"{"a":"1","sign_type":"MD5"}"#)
        .unwrap();
    assert_eq!(signed.canonical, "a=1[secret]");
    let verified = sides.verify(Kind::Request, &received(&signed)).unwrap();
    assert_eq!(verified.fields[1].value.as_text(), "MD5");
    assert_eq!(verified.warnings[0].fields, ["sign_type"]);
    for name in ["sign", "platSign"] {
        let error = sides
            .sign(Kind::Request, &format!(r#"{{"a":"1","{name}":null}}"#))
            .unwrap_err();
        assert_eq!(
            (error.code, error.field.as_deref()),
            (Code::ParamsUnsignable, Some(name))
        );
    }
}

/// The text that was given is sent byte for byte; the signature goes behind the last field.
#[test]
fn white_space_in_the_text_is_kept() {
    let sides = Sides::of("simplypay");
    for (given, before, after) in [
        ("{\"a\":1 }", "{\"a\":1,", " }"),
        (" {\n  \"a\": 1\n}\n", " {\n  \"a\": 1,", "\n}\n"),
        ("{\"a\":\"}\"\t}", "{\"a\":\"}\",", "\t}"),
    ] {
        let signed = sides.sign(Kind::Request, given).unwrap();
        let body = signed.body.as_deref().unwrap();
        let signature = format!("\"sign\":\"{}\"", signed.signature);
        assert_eq!(body, format!("{before}{signature}{after}"));
        sides.verify(Kind::Request, &received(&signed)).unwrap();
    }
}

#[test]
fn a_query_is_sent_as_it_stands_in_an_address() {
    let sides = Sides::of("cashy");
    let query = |query| {
        let options = SignOptions {
            query: Some(query),
            ..SignOptions::default()
        };
        sides
            .merchant
            .sign(Params::Text("{\"a\":1}"), &options, &mut Entropy::new(1))
    };
    assert_eq!(
        query("?a=1&b=%20").unwrap().query.as_deref(),
        Some("a=1&b=%20")
    );
    assert_eq!(query("?").unwrap().query, None);
    for refused in ["a b=1", "a=1\r\nX: y", "a=1#b", "a=\0"] {
        let error = query(refused).unwrap_err();
        assert_eq!(
            (error.code, error.field.as_deref()),
            (Code::OptionInvalid, Some("query"))
        );
        assert_eq!(
            error.to_string(),
            "The option `query` holds white space or a fragment."
        );
    }
}

#[test]
fn a_repeated_event_has_the_same_replay_key_and_a_new_state_another() {
    let sides = sides("own-pay");
    let key = |body: &str| verified(&sides, &callback(&sides, body)).replay_key;
    let first = key(r#"{"order":"T1","state":1,"attempt":1}"#);
    assert_eq!(first.len(), 64);
    assert_eq!(first, key(r#"{"attempt":2,"state":"1","order":"T1"}"#));
    assert_ne!(first, key(r#"{"order":"T1","state":2,"attempt":1}"#));
    assert_ne!(first, key(r#"{"order":"T2","state":1,"attempt":1}"#));
    assert_ne!(
        key(r#"{"order":"T1","state":""}"#),
        key(r#"{"order":"T1"}"#)
    );
    assert_ne!(
        key(r#"{"order":"12","state":"3"}"#),
        key(r#"{"order":"1","state":"23"}"#)
    );
    assert_eq!(key(r#"{"other":"1"}"#), key(r#"{"other":"1"}"#));
    assert_ne!(key(r#"{"other":"1"}"#), key(r#"{"other":"2"}"#));

    // Without `event`, the whole text counts, but not the time, nor where a border lies.
    for (id, one, moved) in [
        ("cobo", r#"{"a":"1"}"#, None),
        (
            "clickpay",
            r#"{"a":"12","b":"3"}"#,
            Some(r#"{"a":"1","b":"23"}"#),
        ),
    ] {
        let sides = Sides::of(id);
        let at = |now_ms: u64, params: &str| {
            let options = SignOptions {
                kind: Some(Kind::Callback),
                now_ms,
                ..SignOptions::default()
            };
            let signed = sides
                .platform
                .sign(Params::Text(params), &options, &mut Entropy::new(1))
                .unwrap();
            verified(&sides, &signed).replay_key
        };
        assert_eq!(at(NOW_MS, one), at(NOW_MS + 60_000, one), "{id}");
        assert_ne!(at(NOW_MS, one), at(NOW_MS, r#"{"a":"9"}"#), "{id}");
        if let Some(moved) = moved {
            assert_eq!(at(NOW_MS, one), at(NOW_MS, moved), "{id}");
        }
    }
    // Another gateway's event is another event.
    let other = |id: &str| {
        let sides = Sides::of(id);
        verified(&sides, &callback(&sides, r#"{"a":"1"}"#)).replay_key
    };
    assert_ne!(other("clickpay"), other("toppay"));
}

/// Merchants store the key, so its text must stay what it is: SHA-256 of items, each behind its
/// length in eight bytes.
#[test]
fn a_replay_key_is_the_hash_of_what_identifies_the_event() {
    let mut oracle = Oracle::start();
    let mut hash = |items: &[&str]| {
        let mut text = Vec::new();
        for item in items {
            text.extend((item.len() as u64).to_be_bytes());
            text.extend(item.as_bytes());
        }
        let request = json!({ "operation": "digest", "hash": "sha256", "text": base64(&text) });
        hex(&support::oracle::bytes(&oracle.ask(&request)["digest"]))
    };
    let own_pay = sides("own-pay");
    let key = |params: &str| verified(&own_pay, &callback(&own_pay, params)).replay_key;
    let event = ["own-pay", "callback", "event"];
    assert_eq!(
        key(r#"{"order":"T1","state":1,"attempt":1}"#),
        hash(&[&event[..], &["T1", "1"]].concat())
    );
    // One of the event's fields is missing: the text counts, without its time.
    for other in [
        r#"{"other":"1"}"#,
        r#"{"order":"T1"}"#,
        r#"{"order":null,"state":1}"#,
        r#"{"order":"","state":1}"#,
    ] {
        assert_eq!(
            key(other),
            hash(&["own-pay", "callback", "text", &format!("{other}.")])
        );
    }

    // A text without time and secret, and without the digest of another, which counts itself.
    let carrier = json!({ "in": "header", "name": "Sign", "encoding": "hexLower" });
    let scheme = json!({
        "id": "layers", "name": "Layers",
        "text": [
            { "literal": "a" }, "timestamp", { "literal": "b" }, "secret", { "literal": "c" },
            { "digest": { "text": [{ "literal": "d" }, "body"], "hash": "md5", "encoding": "base64" } }
        ],
        "signature": { "digest": { "hash": "sha1" } },
        "operations": {
            "request": { "carrier": carrier, "time": { "header": "Time", "format": "seconds" } },
            "callback": { "carrier": carrier, "time": { "header": "Time", "format": "seconds" } }
        }
    });
    for secret in [SECRET, b"another secret of the same"] {
        let scheme = Scheme::from_json(&scheme.to_string()).unwrap();
        let sides = Sides::with(scheme, secret);
        for kind in [Kind::Request, Kind::Callback] {
            let options = SignOptions {
                kind: Some(kind),
                ..SignOptions::default()
            };
            let signed = sign(&sides, r#"{"a":1}"#, options).unwrap();
            assert_eq!(
                sides.verify(kind, &received(&signed)).unwrap().replay_key,
                hash(&["layers", kind.as_str(), "text", "abc", r#"d{"a":1}"#])
            );
        }
    }
}

/// Whoever can change a field must not be able to call a payment paid.
#[test]
fn a_field_that_is_not_signed_decides_no_outcome() {
    let outcome = |names: Value, when: Value| {
        let rule = json!({ "field": "status", "paid": ["OK"], "when": when });
        let sides = own(json!({
            "id": "own", "name": "Own",
            "text": [{ "fields": { "names": names, "show": "pairs", "separator": "&" } }],
            "signature": { "hmac": { "hash": "sha256" } },
            "operations": { "callback": {
                "carrier": { "in": "header", "name": "X-Sign", "encoding": "base64" },
                "outcomes": [rule],
            } },
        }));
        let signed = callback(&sides, r#"{"order":"T1","status":"OK","type":"pay"}"#);
        verified(&sides, &signed).outcome
    };
    let whole = json!(["order", "status", "type"]);
    assert_eq!(outcome(whole.clone(), json!({})), Outcome::Paid);
    assert_eq!(outcome(whole, json!({ "type": ["pay"] })), Outcome::Paid);
    let without_state = json!(["order", "type"]);
    assert_eq!(outcome(without_state, json!({})), Outcome::Unknown);
    let without_type = json!(["order", "status"]);
    assert_eq!(
        outcome(without_type, json!({ "type": ["pay"] })),
        Outcome::Unknown
    );
}

#[test]
fn outcomes_have_the_names_that_programs_see() {
    let all = [
        Outcome::Paid,
        Outcome::Failed,
        Outcome::Refunded,
        Outcome::Pending,
        Outcome::Unknown,
    ];
    assert_eq!(
        all.map(Outcome::as_str),
        ["paid", "failed", "refunded", "pending", "unknown"]
    );
}

#[test]
fn outcomes_by_the_documents() {
    let of = |id: &str, kind: Kind, params: &str| {
        let sides = Sides::of(id);
        let options = SignOptions {
            kind: Some(kind),
            format: Some(Format::Json),
            ..SignOptions::default()
        };
        let signed = sign(&sides, params, options).unwrap();
        sides.verify(kind, &received(&signed)).unwrap().outcome
    };
    for (id, kind, params, outcome) in [
        (
            "bdpay",
            Kind::Response,
            r#"{"platRespCode":"UNKNOWN"}"#,
            Outcome::Pending,
        ),
        (
            "bdpay",
            Kind::Response,
            r#"{"platRespCode":"SUCCESS"}"#,
            Outcome::Pending,
        ),
        (
            "bdpay",
            Kind::Response,
            r#"{"platRespCode":"FAIL"}"#,
            Outcome::Failed,
        ),
        (
            "bdpay",
            Kind::Response,
            r#"{"platRespCode":"FAIL","status":"SUCCESS"}"#,
            Outcome::Paid,
        ),
        (
            "bdpay",
            Kind::Response,
            r#"{"platRespCode":"SUCCESS","status":"3"}"#,
            Outcome::Failed,
        ),
        (
            "bdpay",
            Kind::Response,
            r#"{"platRespCode":"FAIL","status":"NEW"}"#,
            Outcome::Unknown,
        ),
        (
            "bdpay",
            Kind::Callback,
            r#"{"status":"UNKNOWN"}"#,
            Outcome::Unknown,
        ),
        (
            "bdpay",
            Kind::Callback,
            r#"{"status":null,"a":1}"#,
            Outcome::Unknown,
        ),
        (
            "clickpay",
            Kind::Callback,
            r#"{"code":"00","msg":"SUCCESS"}"#,
            Outcome::Paid,
        ),
        (
            "clickpay",
            Kind::Callback,
            r#"{"code":"01","msg":"SUCCESS"}"#,
            Outcome::Unknown,
        ),
        // A refund that is done is no payment, and one that failed leaves the payment as it was.
        (
            "clickpay",
            Kind::Response,
            r#"{"status":"2"}"#,
            Outcome::Refunded,
        ),
        (
            "clickpay",
            Kind::Response,
            r#"{"status":"4"}"#,
            Outcome::Unknown,
        ),
        (
            "tarspay",
            Kind::Callback,
            r#"{"state":5}"#,
            Outcome::Refunded,
        ),
        ("tarspay", Kind::Callback, r#"{"state":2}"#, Outcome::Paid),
        (
            "tarspay",
            Kind::Callback,
            r#"{"state":"3"}"#,
            Outcome::Failed,
        ),
        (
            "tarspay",
            Kind::Callback,
            r#"{"state":99}"#,
            Outcome::Unknown,
        ),
        (
            "simplypay",
            Kind::Callback,
            r#"{"orderStatus":-3}"#,
            Outcome::Unknown,
        ),
        ("jeepay", Kind::Callback, r#"{"state":2}"#, Outcome::Unknown),
    ] {
        assert_eq!(of(id, kind, params), outcome, "{id} {params}");
    }
}

#[test]
fn a_scheme_made_in_rust_is_checked_as_well() {
    let mut scheme = read("own-pay");
    scheme.text.pop();
    let result = Gateway::new(scheme, Side::Merchant, &Credentials::default());
    let error = result.map(|_| ()).unwrap_err();
    assert_eq!(
        (error.code, error.gateway.as_deref()),
        (Code::SchemeInvalid, Some("own-pay"))
    );
}
