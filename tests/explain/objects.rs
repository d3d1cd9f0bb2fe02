//! Cases of AliKassa's notification and redirect: PHP's JSON of the fields in the query or form.

use crate::{
    case::{Case, World},
    raw::{base64, hex, sha1},
    support::{Entropy, random::NOTIFICATION},
    values::{digits, percent},
};
use countersign::scheme::Kind;

type Fields = Vec<(&'static str, String)>;

fn fields(random: &mut Entropy, desc: &str) -> Fields {
    [
        ("type", "payment".to_owned()),
        ("id", digits(random, 9)),
        ("order_id", digits(random, 6)),
        ("payment_status", "paid".into()),
        ("amount", format!("{}.00", digits(random, 3))),
        ("payment_amount", format!("{}.50", digits(random, 3))),
        ("commission_amount", "5.25".into()),
        ("is_partial_payment", "0".into()),
        ("account", format!("bd291fe1-{}", digits(random, 4))),
        ("service", "payment_card".into()),
        ("desc", desc.into()),
    ]
    .into_iter()
    .collect()
}

fn quote(text: &str) -> String {
    let mut out = String::from("\"");
    for unit in text.encode_utf16() {
        match u8::try_from(unit) {
            Ok(b'/') => out += "\\/",
            Ok(byte) if byte.is_ascii() => out.push(char::from(byte)),
            _ => out += &format!("\\u{unit:04x}"),
        }
    }
    out + "\""
}

/// What PHP signs: these names in this order, `id` as a number, null for what is absent.
fn signed(fields: &Fields, names: &[&str]) -> String {
    let members: Vec<String> = names
        .iter()
        .map(|name| {
            let value = fields
                .iter()
                .find(|(known, _)| known == name)
                .map(|(_, v)| v);
            let value = match value {
                None => "null".into(),
                Some(value) if *name == "id" => value.clone(),
                Some(value) => quote(value),
            };
            format!("\"{name}\":{value}")
        })
        .collect();
    format!("{{{}}}", members.join(","))
}

fn query(fields: &Fields, sign: &str) -> String {
    let pairs: Vec<String> = fields
        .iter()
        .map(|(name, value)| (*name, value.as_str()))
        .chain([("sign", sign)])
        .map(|(name, value)| format!("{name}={}", percent(value, true)))
        .collect();
    pairs.join("&")
}

pub fn notification(seed: u64, world: &World) -> Vec<Case> {
    let random = &mut Entropy::new(seed);
    let platform = &world.platform;
    let make = |id, fields: &Fields, signature: &str| {
        let mut case = Case::new("alikassa", id, Kind::Callback);
        case.query = Some(query(fields, signature));
        case
    };
    let of_bytes = |id, fields: &Fields, text: &[u8]| {
        make(id, fields, &base64(&platform.pkcs1v15("sha1", text)))
    };
    let of = |id, fields: &Fields, text: &str| of_bytes(id, fields, text.as_bytes());
    let sent = fields(random, "Order & more/é");
    let text = signed(&sent, &NOTIFICATION);
    let with = |name: &str, value: &str| -> Fields {
        let mut changed = sent.clone();
        changed
            .iter_mut()
            .find(|(known, _)| *known == name)
            .unwrap()
            .1 = value.into();
        changed
    };
    let mut cases = vec![
        of(
            "value-altered",
            &sent,
            &signed(&with("amount", "999.00"), &NOTIFICATION),
        )
        .expect(r#"{"amount":"999.00"}"#),
        of(
            "number-text",
            &sent,
            &text.replace(&format!(":{},", sent[1].1), &format!(":\"{}\",", sent[1].1)),
        ),
        of(
            "number-text",
            &sent,
            &signed(
                &with("amount", sent[4].1.trim_end_matches(".00")),
                &NOTIFICATION,
            ),
        ),
        of(
            "php-escapes",
            &sent,
            &text.replace("\\/", "/").replace("\\u00e9", "é"),
        ),
        of("php-escapes", &sent, &text.replace("\\/", "/")),
        of(
            "json-spacing",
            &sent,
            &text.replace(",\"", ", \"").replace("\":", "\": "),
        ),
        of("trailing-newline", &sent, &format!("{text}\n")),
        of("trailing-space", &sent, &format!("{text} ")),
        of(
            "plus-became-space",
            &with("desc", "a b c"),
            &signed(&with("desc", "a+b+c"), &NOTIFICATION),
        ),
        of(
            "url-encoded-values",
            &sent,
            &signed(&with("desc", "Order+%26+more%2F%C3%A9"), &NOTIFICATION),
        ),
        of(
            "double-encoded",
            &with("desc", "Order%20%26"),
            &signed(&with("desc", "Order &"), &NOTIFICATION),
        ),
        of(
            "html-entities",
            &sent,
            &signed(&with("desc", "Order &amp; more/é"), &NOTIFICATION),
        ),
        of("hashed-twice", &sent, ""),
        of("field-added", &sent, &signed(&sent, &NOTIFICATION[..10])),
        of(
            "signature-field-included",
            &sent,
            &text.replace('}', ",\"sign\":\"\"}"),
        ),
    ];
    cases.retain(|case| case.id != "hashed-twice");
    cases.push(of_bytes("hashed-twice", &sent, &sha1(text.as_bytes())));
    cases.push(of_bytes(
        "hashed-twice",
        &sent,
        hex(&sha1(text.as_bytes())).as_bytes(),
    ));
    let latin1 = signed(&with("desc", "Ordre cher"), &NOTIFICATION);
    let accented = with("desc", "Ordre ch\u{e9}r");
    cases.push(of_bytes(
        "charset-latin1",
        &accented,
        latin1.replace("cher", "ch\\u00c3\\u00a9r").as_bytes(),
    ));
    let mut branded = sent.clone();
    branded.insert(2, ("card_brand", "visa".into()));
    let mut names = NOTIFICATION.to_vec();
    names.push("card_brand");
    cases.push(of("field-missing", &branded, &signed(&branded, &names)));
    // Absent values: signed as an empty text, as a word, or not at all.
    let short: Fields = sent[..10]
        .iter()
        .filter(|(n, _)| *n != "commission_amount")
        .cloned()
        .collect();
    let nulls = signed(&short, &NOTIFICATION);
    cases.push(of("empty-kept", &short, &nulls.replace("null", "\"\"")));
    cases.push(of(
        "null-as-text",
        &short,
        &nulls.replace("null", "\"null\""),
    ));
    let empty = with("desc", "");
    let without: Vec<&str> = NOTIFICATION
        .iter()
        .copied()
        .filter(|name| *name != "desc")
        .collect();
    cases.push(of("empty-dropped", &empty, &signed(&empty, &without)));
    let mut shuffled = sent.clone();
    shuffled.reverse();
    shuffled.retain(|(name, _)| *name != "service");
    let mut order: Vec<&str> = shuffled.iter().map(|(name, _)| *name).collect();
    order.push("service");
    cases.push(of("order-insertion", &shuffled, &signed(&shuffled, &order)));
    for hash in ["sha256", "md5"] {
        let signature = platform.pkcs1v15(hash, text.as_bytes());
        cases.push(make("wrong-hash", &sent, &base64(&signature)));
    }
    cases.push(make(
        "type-1-for-rsassa",
        &sent,
        &base64(&platform.type_1(text.as_bytes())),
    ));
    cases.push(make(
        "own-key-for-platform-key",
        &sent,
        &base64(&world.merchant.pkcs1v15("sha1", text.as_bytes())),
    ));
    let other = fields(random, "Else");
    cases.push(of("other-message", &sent, &signed(&other, &NOTIFICATION)));
    let right = platform.pkcs1v15("sha1", text.as_bytes());
    cases.push(make("other-encoding", &sent, &hex(&right)));
    cases.push(make(
        "double-encoded",
        &sent,
        &base64(base64(&right).as_bytes()),
    ));
    cases
}

pub fn redirect(seed: u64, world: &World) -> Vec<Case> {
    let random = &mut Entropy::new(seed);
    let order = digits(random, 6);
    let uuid = format!("bd291fe1/{}", digits(random, 6));
    let text = format!("{{\"order_id\":\"{order}\",\"uuid\":{}}}", quote(&uuid));
    let make = |id, signature: Vec<u8>| {
        Case::new("alikassa", id, Kind::Redirect).body(format!(
            "order_id={order}&uuid={}&sign={}",
            percent(&uuid, true),
            percent(&base64(&signature), true)
        ))
    };
    let of = |id, text: &str| make(id, world.platform.pkcs1v15("sha1", text.as_bytes()));
    vec![
        of("php-escapes", &text.replace("\\/", "/")),
        of("json-spacing", &text.replace(':', ": ")),
        of("trailing-newline", &format!("{text}\n")),
        of(
            "number-text",
            &text.replace(&format!("\"{order}\""), &order),
        ),
        of("other-message", &text.replace(&order, "1")),
        make(
            "wrong-hash",
            world.platform.pkcs1v15("sha256", text.as_bytes()),
        ),
        make(
            "own-key-for-platform-key",
            world.merchant.pkcs1v15("sha1", text.as_bytes()),
        ),
        make("type-1-for-rsassa", world.platform.type_1(text.as_bytes())),
    ]
}
