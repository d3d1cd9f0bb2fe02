//! Cases of TarsPay's request: method, path, time and fields.

use crate::{
    case::{Case, World},
    raw::{base64, hex, sha256, sha512},
    support::Entropy,
    values::{digits, percent},
};
use countersign::{gateway::Side, scheme::Kind};

const PATH: &str = "/api/pay/unifiedOrder";

pub fn cases(side: Side, seed: u64, world: &World) -> Vec<Case> {
    let random = &mut Entropy::new(seed);
    let time = format!("17{}", digits(random, 11));
    let order = format!("M{}", digits(random, 10));
    let url = "https://shop.example/notify?a=1&b=2";
    // Ascending by bytes: Zone, amount, mchNo, notifyUrl, subject, wayCode, waycode2.
    let pairs = [
        ("subject", "Kaus & Topi"),
        ("amount", "10000.00"),
        ("notifyUrl", url),
        ("mchNo", order.as_str()),
        ("Zone", "ID"),
        ("wayCode", "QRIS"),
    ];
    let object = |extra: &str| {
        let members: Vec<String> = pairs
            .iter()
            .map(|(n, v)| format!("\"{n}\":\"{v}\""))
            .collect();
        format!("{{{}{extra}}}", members.join(","))
    };
    let join = |pairs: &[(&str, &str)]| {
        let all: Vec<String> = pairs.iter().map(|(n, v)| format!("{n}={v}")).collect();
        all.join("&")
    };
    let mut sorted = pairs;
    sorted.sort();
    let params = join(&sorted);
    let text = |method: &str, path: &str, time: &str, params: &str| {
        format!("{method}|{path}|{time}|{params}")
    };
    let right = text("POST", PATH, &time, &params);
    let pair = &world.merchant_curve;
    let blank = |id, body: String, signature: String| {
        let mut case = Case::new("tarspay", id, Kind::Request)
            .body(body)
            .header("Host", "api.tars.example")
            .header("X-API-KEY", pair.public.clone())
            .header("X-API-NONCE", time.clone())
            .header("X-API-SIGNATURE", signature);
        case.side = side;
        case.path = Some(PATH.into());
        case
    };
    let twice = |text: &str| sha256(&sha256(text.as_bytes()));
    let of = |id, text: &str| blank(id, object(""), hex(&pair.der(&twice(text))));
    let with = |id, extra: &str, text: &str| blank(id, object(extra), hex(&pair.der(&twice(text))));
    let params_with = |name: &str, value: &str| {
        let mut all: Vec<(&str, &str)> =
            pairs.iter().copied().filter(|(n, _)| *n != name).collect();
        all.push((name, value));
        all.sort();
        join(&all)
    };
    let at = |path: &str| text("POST", path, &time, &params);
    let values = |params: &str| text("POST", PATH, &time, params);
    let mut folded = pairs;
    folded.sort_by_key(|(name, _)| name.to_lowercase());
    let encoded: Vec<(String, String)> = sorted
        .iter()
        .map(|(n, v)| ((*n).to_owned(), percent(v, true)))
        .collect();
    let encoded: Vec<(&str, &str)> = encoded
        .iter()
        .map(|(n, v)| (n.as_str(), v.as_str()))
        .collect();
    let mut cases = vec![
        of("order-insertion", &values(&join(&pairs))),
        of("order-case-insensitive", &values(&join(&folded))),
        with(
            "empty-kept",
            ",\"memo\":\"\"",
            &values(&params_with("memo", "")),
        ),
        with(
            "null-as-text",
            ",\"memo\":null",
            &values(&params_with("memo", "null")),
        ),
        of("url-encoded-values", &values(&join(&encoded))),
        of(
            "html-entities",
            &values(&params_with("subject", "Kaus &amp; Topi").replace("a=1&b", "a=1&amp;b")),
        ),
        of("number-text", &values(&params_with("amount", "10000"))),
        of("php-escapes", &values(&params.replace('/', "\\/"))),
        of("value-altered", &values(&params_with("amount", "90000.00")))
            .expect(r#"{"amount":"90000.00"}"#),
        of("field-missing", &values(&params_with("device", "POS-1")))
            .expect(r#"{"device":"POS-1"}"#),
        with("field-added", ",\"trace\":\"77\"", &right),
        of("trailing-newline", &format!("{right}\n")),
        of("trailing-space", &format!("{right} ")),
        of(
            "names-included",
            &values(&sorted.iter().map(|(_, v)| *v).collect::<String>()),
        ),
        of(
            "signature-field-included",
            &values(&params_with("sign", "")),
        ),
        of(
            "seconds-for-milliseconds",
            &text("POST", PATH, &time[..10], &params),
        ),
        of(
            "path-with-host-or-query",
            &at("https://api.tars.example/api/pay/unifiedOrder"),
        ),
        of("path-with-host-or-query", &at("/api/pay/unifiedOrder/")),
        of("path-with-host-or-query", &at("api/pay/unifiedOrder")),
        of("method-case", &text("post", PATH, &time, &params)),
        of("method-case", &text("Post", PATH, &time, &params)),
        blank(
            "hashed-once",
            object(""),
            hex(&pair.der(&sha256(right.as_bytes()))),
        ),
        blank(
            "wrong-hash",
            object(""),
            hex(&pair.der(&sha512(right.as_bytes()))),
        ),
        blank(
            "hash-as-hex",
            object(""),
            hex(&pair.der(&sha256(hex(&sha256(right.as_bytes())).as_bytes()))),
        ),
        blank(
            "raw-r-s-for-der",
            object(""),
            hex(&pair.raw(&twice(&right))),
        ),
        blank(
            "other-encoding",
            object(""),
            base64(&pair.der(&twice(&right))),
        ),
        blank(
            "own-key-for-platform-key",
            object(""),
            hex(&world.platform_curve.der(&twice(&right))),
        ),
    ];
    let mut queried = of(
        "path-with-host-or-query",
        &at("/api/pay/unifiedOrder?lang=en"),
    );
    queried.query = Some("lang=en".into());
    cases.push(queried);
    let mut plus = blank(
        "plus-became-space",
        object("").replace("Kaus & Topi", "Kaus Topi"),
        hex(&pair.der(&twice(&values(&params_with("subject", "Kaus+Topi"))))),
    );
    plus.side = side;
    cases.push(plus);
    let accented = values(&params_with("subject", "Café"));
    let latin1: Vec<u8> = accented.chars().map(|c| c as u8).collect();
    cases.push(blank(
        "charset-latin1",
        object("").replace("Kaus & Topi", "Café"),
        hex(&pair.der(&sha256(&sha256(&latin1)))),
    ));
    let another = object("").replace("QRIS", "DANA");
    let mut mixed = blank(
        "other-message",
        object(""),
        hex(&pair.der(&twice(&values(&params_with("wayCode", "DANA"))))),
    );
    mixed.others = vec![another.into_bytes()];
    cases.push(mixed);
    cases
}
