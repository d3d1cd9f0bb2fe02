//! Cases of the rules that sign the raw body: what was signed and what arrived, made by hand.

use crate::{
    case::{Case, SECRET, World},
    raw::{base64, by_name, hex, hmac, md5, sha1, sha256, sha512},
    support::Entropy,
    values::digits,
};
use countersign::scheme::Kind;

/// A mistake, the bytes that were signed, the body that arrived, and what the caller expects of it.
type Changed = (&'static str, Vec<u8>, Vec<u8>, Option<String>);

/// What can happen to any body between signing and arriving.
fn changed(random: &mut Entropy) -> Vec<Changed> {
    let order = digits(random, 16);
    let amount = digits(random, 5);
    let plain = |amount: &str| {
        format!(
            r#"{{"currency":"IDR","mchOrderNo":"{order}","name":"Budi","payAmount":"{amount}","state":2}}"#
        )
    };
    let right = plain(&amount);
    let mut all: Vec<Changed> = Vec::new();
    let mut add = |id, signed: &str, sent: &str| {
        all.push((
            id,
            signed.as_bytes().to_vec(),
            sent.as_bytes().to_vec(),
            None,
        ));
    };
    add(
        "field-added",
        &right,
        &right.replace("\"name\"", "\"traceId\":\"77\",\"name\""),
    );
    let decimals =
        format!(r#"{{"amount":{amount}.00,"fee":250.0000,"order":"{order}","state":2}}"#);
    let plainly = format!(r#"{{"amount":{amount},"fee":250,"order":"{order}","state":2}}"#);
    add("body-reserialised", &decimals, &plainly);
    add("body-reserialised", &plainly, &decimals);
    add(
        "body-reserialised",
        &format!(
            r#"{{"amount": {amount}.0, "fee": 250.0, "name": "Jos\u00e9", "order": "{order}"}}"#
        ),
        &format!(r#"{{"amount":{amount}.00,"fee":250.00,"name":"José","order":"{order}"}}"#),
    );
    add(
        "body-reserialised",
        &format!(r#"{{"amount":"{amount}","currency":"IDR","order":"{order}"}}"#),
        &format!(r#"{{"order":"{order}","currency":"IDR","amount":"{amount}"}}"#),
    );
    let quoted = format!(r#"{{"amount":"{amount}","order":"{order}"}}"#);
    let bare = format!(r#"{{"amount":{amount},"order":"{order}"}}"#);
    add("number-text", &quoted, &bare);
    add(
        "number-text",
        &bare,
        &format!(r#"{{"amount":{amount}.00,"order":"{order}"}}"#),
    );
    let link = format!(r#"{{"name":"José","order":"{order}","url":"https://a.example/b"}}"#);
    add(
        "php-escapes",
        &link.replace("/", "\\/").replace('é', "\\u00e9"),
        &link,
    );
    add(
        "php-escapes",
        &link,
        &link.replace("/", "\\/").replace('é', "\\u00e9"),
    );
    add(
        "json-spacing",
        &right.replace("\":", "\": ").replace(",\"", ", \""),
        &right,
    );
    add(
        "json-spacing",
        &right,
        &right.replace("\":", "\": ").replace(",\"", ", \""),
    );
    add(
        "json-spacing",
        &right
            .replace("\":", "\": ")
            .replace(",\"", ",\n  \"")
            .replace('{', "{\n  ")
            .replace('}', "\n}"),
        &right,
    );
    add("trailing-newline", &format!("{right}\n"), &right);
    add("trailing-newline", &right, &format!("{right}\r\n"));
    add("trailing-space", &format!("{right} "), &right);
    add("trailing-space", &right.replace("Budi", "Budi "), &right);
    add(
        "plus-became-space",
        &right.replace("Budi", "Budi+Ani"),
        &right.replace("Budi", "Budi Ani"),
    );
    add(
        "url-encoded-values",
        &right.replace("Budi", "Budi%20%26%20Ani"),
        &right.replace("Budi", "Budi & Ani"),
    );
    add(
        "double-encoded",
        &right.replace("Budi", "Budi & Ani"),
        &right.replace("Budi", "Budi%20%26%20Ani"),
    );
    add(
        "html-entities",
        &right.replace("Budi", "Budi & Ani"),
        &right.replace("Budi", "Budi &amp; Ani"),
    );
    add(
        "html-entities",
        &right.replace("Budi", "O&#039;Neil &amp; co"),
        &right.replace("Budi", "O'Neil & co"),
    );
    add(
        "null-as-text",
        &right.replace("\"Budi\"", "\"null\""),
        &right.replace("\"Budi\"", "null"),
    );
    add(
        "empty-dropped",
        &right,
        &right.replace("\"name\"", "\"memo\":\"\",\"name\""),
    );
    add(
        "signature-field-included",
        &right.replace('}', ",\"sign\":\"\"}"),
        &right,
    );
    let accented = right.replace("Budi", "José");
    all.push((
        "charset-latin1",
        accented.chars().map(|c| c as u8).collect(),
        accented.clone().into_bytes(),
        None,
    ));
    all.push((
        "charset-latin1",
        accented.clone().into_bytes(),
        accented
            .bytes()
            .map(char::from)
            .collect::<String>()
            .into_bytes(),
        None,
    ));
    let other_amount = digits(random, 6);
    all.push((
        "value-altered",
        right.clone().into_bytes(),
        plain(&other_amount).into_bytes(),
        Some(format!(r#"{{"payAmount":"{amount}"}}"#)),
    ));
    all.push((
        "field-missing",
        right.clone().into_bytes(),
        right.replace("\"name\":\"Budi\",", "").into_bytes(),
        Some(r#"{"name":"Budi"}"#.into()),
    ));
    all
}

fn body(random: &mut Entropy) -> String {
    format!(
        r#"{{"mchOrderNo":"{}","orderStatus":"SUCCESS","payAmount":"{}"}}"#,
        digits(random, 16),
        digits(random, 5)
    )
}

pub fn cashy(kind: Kind, seed: u64) -> Vec<Case> {
    let random = &mut Entropy::new(seed);
    let case = |id, body: &[u8], sign: String| {
        Case::new("cashy", id, kind).body(body).header("Sign", sign)
    };
    let signed = |text: &[u8]| md5(&[text, SECRET.as_bytes()].concat());
    let mut cases: Vec<Case> = changed(random)
        .into_iter()
        .map(|(id, text, sent, expect)| {
            let mut case = case(id, &sent, hex(&signed(&text)));
            case.expect = expect;
            case
        })
        .collect();
    let right = body(random);
    let text = format!("{right}{SECRET}");
    let text = text.as_bytes();
    let mut add = |id, signature: Vec<u8>| cases.push(case(id, right.as_bytes(), hex(&signature)));
    add("wrong-hash", sha256(text));
    add("wrong-hash", sha1(text));
    add("wrong-hash", sha512(text));
    add("hashed-twice", md5(&md5(text)));
    add("hashed-twice", md5(hex(&md5(text)).as_bytes()));
    add(
        "secret-joined-otherwise",
        md5(format!("{right}&key={SECRET}").as_bytes()),
    );
    add(
        "secret-joined-otherwise",
        md5(format!("{SECRET}{right}").as_bytes()),
    );
    add("secret-joined-otherwise", md5(right.as_bytes()));
    add(
        "secret-joined-otherwise",
        hmac("md5", SECRET.as_bytes(), right.as_bytes()),
    );
    add(
        "secret-joined-otherwise",
        hmac("sha256", SECRET.as_bytes(), right.as_bytes()),
    );
    add(
        "hex-case",
        md5(format!("{right}{}", SECRET.to_lowercase()).as_bytes()),
    );
    add(
        "hex-case",
        md5(format!("{right}{}", SECRET.to_uppercase()).as_bytes()),
    );
    add("hex-case", md5(hex(&md5(text)).to_uppercase().as_bytes()));
    add(
        "trailing-newline",
        md5(format!("{right}{SECRET}\n").as_bytes()),
    );
    add(
        "trailing-newline",
        md5(format!("{right}\n{SECRET}").as_bytes()),
    );
    cases.push(case("other-encoding", right.as_bytes(), base64(&md5(text))));
    cases.push(case(
        "double-encoded",
        right.as_bytes(),
        hex(hex(&md5(text)).as_bytes()),
    ));
    let another = body(random);
    let mut mixed = case(
        "other-message",
        right.as_bytes(),
        hex(&signed(another.as_bytes())),
    );
    mixed.others = vec![b"{}".to_vec(), another.into_bytes()];
    cases.push(mixed);
    cases
}

pub fn tarspay_callback(seed: u64, world: &World) -> Vec<Case> {
    let random = &mut Entropy::new(seed);
    let pair = &world.platform_curve;
    let case = |id, body: &[u8], signature: String| {
        Case::new("tarspay", id, Kind::Callback)
            .body(body)
            .header("X-RESP-SIGNATURE", signature)
    };
    let twice = |text: &[u8]| sha256(&sha256(text));
    let mut cases: Vec<Case> = changed(random)
        .into_iter()
        .map(|(id, text, sent, expect)| {
            let mut case = case(id, &sent, hex(&pair.der(&twice(&text))));
            case.expect = expect;
            case
        })
        .collect();
    let right = body(random);
    let text = right.as_bytes();
    let mut add = |id, signature: Vec<u8>| cases.push(case(id, text, hex(&signature)));
    add("hashed-once", pair.der(&sha256(text)));
    add("hashed-twice", pair.der(&twice(&sha256(text))));
    add(
        "hash-as-hex",
        pair.der(&sha256(hex(&sha256(text)).as_bytes())),
    );
    add("wrong-hash", pair.der(&sha1(text)));
    add("wrong-hash", pair.der(&sha512(text)));
    add("raw-r-s-for-der", pair.raw(&twice(text)));
    add(
        "own-key-for-platform-key",
        world.merchant_curve.der(&twice(text)),
    );
    let right_der = pair.der(&twice(text));
    cases.push(case("other-encoding", text, base64(&right_der)));
    cases.push(case(
        "double-encoded",
        text,
        hex(hex(&right_der).as_bytes()),
    ));
    let another = body(random);
    let mut mixed = case(
        "other-message",
        text,
        hex(&pair.der(&twice(another.as_bytes()))),
    );
    mixed.others = vec![another.into_bytes()];
    cases.push(mixed);
    cases
}

/// The merchant's own request, or the platform's view of it: the body is signed in both.
pub fn alikassa_request(side: countersign::gateway::Side, seed: u64, world: &World) -> Vec<Case> {
    let random = &mut Entropy::new(seed);
    let blank = |id, body: &[u8], signature: String| {
        let mut case = Case::new("alikassa", id, Kind::Request)
            .body(body)
            .header("Account", "1002001")
            .header("Sign", signature);
        case.side = side;
        case
    };
    let (platform, merchant) = blank("", b"", String::new()).pairs(world);
    let mut cases: Vec<Case> = changed(random)
        .into_iter()
        .map(|(id, text, sent, expect)| {
            let mut case = blank(id, &sent, base64(&merchant.pkcs1v15("sha1", &text)));
            case.expect = expect;
            case
        })
        .collect();
    let right = body(random);
    let text = right.as_bytes();
    let mut add = |id, signature: Vec<u8>| cases.push(blank(id, text, base64(&signature)));
    for hash in ["sha256", "md5", "sha512"] {
        add("wrong-hash", merchant.pkcs1v15(hash, text));
    }
    add("hashed-twice", merchant.pkcs1v15("sha1", &sha1(text)));
    add(
        "hashed-twice",
        merchant.pkcs1v15("sha1", hex(&sha1(text)).as_bytes()),
    );
    add("type-1-for-rsassa", merchant.type_1(text));
    add("type-1-for-rsassa", merchant.type_1(&by_name("sha1", text)));
    add(
        "type-1-for-rsassa",
        merchant.type_1(hex(&sha1(text)).as_bytes()),
    );
    add("own-key-for-platform-key", platform.pkcs1v15("sha1", text));
    add(
        "other-message",
        merchant.pkcs1v15("sha1", body(random).as_bytes()),
    );
    let signature = merchant.pkcs1v15("sha1", text);
    cases.push(blank("other-encoding", text, hex(&signature)));
    cases.push(blank(
        "double-encoded",
        text,
        base64(base64(&signature).as_bytes()),
    ));
    cases.push(blank("plus-became-space", text, {
        // A signature that has a plus, whatever the body.
        let spaced = base64(&signature).replace('+', " ");
        assert!(spaced.contains(' '), "choose another seed");
        spaced
    }));
    cases
}
