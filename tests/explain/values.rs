//! Cases of the value-concatenation family: what was signed wrongly, made by hand.

use crate::{
    case::{Case, World},
    raw::{Rsa, base64, hex, md5},
    support::Entropy,
};
use countersign::{gateway::Side, scheme::Kind};
use rand_core::TryRng;

/// Names and values as they stand in JSON; `None` is null.
pub type Fields = Vec<(&'static str, Option<String>)>;

pub fn digits(random: &mut Entropy, count: usize) -> String {
    (0..count)
        .map(|place| {
            let digit = random.try_next_u64().unwrap() % 9 + u64::from(place == 0);
            char::from(b'0' + digit as u8)
        })
        .collect()
}

fn fields(random: &mut Entropy) -> Fields {
    [
        ("platOrderNum", digits(random, 18)),
        ("payMoney", format!("{}.00", digits(random, 5))),
        ("payFee", format!("{}.50", digits(random, 3))),
        ("paycode", format!("QR{}", digits(random, 6))),
        ("orderNum", format!("T{}", digits(random, 13))),
        ("name", "Tom & Jérôme".into()),
        ("email", "tom+pay@example.com".into()),
        (
            "payData",
            format!("https://link.example.id/pay?x={}", digits(random, 8)),
        ),
        ("msg", "SUCCESS".into()),
        ("code", "00".into()),
        ("method", "DANA".into()),
    ]
    .into_iter()
    .map(|(name, value)| (name, Some(value)))
    .collect()
}

fn set(fields: &Fields, name: &'static str, value: &str) -> Fields {
    let mut changed = fields.clone();
    match changed.iter_mut().find(|(known, _)| *known == name) {
        Some((_, old)) => *old = Some(value.to_owned()),
        None => changed.push((name, Some(value.to_owned()))),
    }
    changed
}

fn get(fields: &Fields, name: &str) -> String {
    fields
        .iter()
        .find(|(known, _)| *known == name)
        .unwrap()
        .1
        .clone()
        .unwrap()
}

/// Values by ascending name, null and signatures left out.
pub fn joined(fields: &Fields) -> String {
    let mut sorted: Vec<_> = fields
        .iter()
        .filter(|(name, _)| *name != "sign" && *name != "platSign")
        .collect();
    sorted.sort();
    sorted
        .iter()
        .filter_map(|(_, value)| value.as_deref())
        .collect()
}

fn each(fields: &Fields, change: impl Fn(&str) -> String) -> Fields {
    fields
        .iter()
        .map(|(name, value)| (*name, value.as_deref().map(&change)))
        .collect()
}

pub fn percent(value: &str, plus: bool) -> String {
    value
        .bytes()
        .map(|byte| match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => {
                char::from(byte).to_string()
            }
            b' ' if plus => "+".into(),
            _ => format!("%{byte:02X}"),
        })
        .collect()
}

pub fn object(fields: &Fields) -> String {
    let members: Vec<String> = fields
        .iter()
        .map(|(name, value)| match value {
            None => format!("\"{name}\":null"),
            Some(value) => format!("\"{name}\":{}", serde_json::Value::from(value.as_str())),
        })
        .collect();
    format!("{{{}}}", members.join(","))
}

fn form(fields: &Fields) -> String {
    let pairs: Vec<String> = fields
        .iter()
        .map(|(name, value)| format!("{name}={}", percent(value.as_deref().unwrap(), true)))
        .collect();
    pairs.join("&")
}

/// Every mistake on one gateway, for the callback or the merchant's own request.
pub fn cases(
    gateway: &'static str,
    kind: Kind,
    swapped: bool,
    seed: u64,
    world: &World,
) -> Vec<Case> {
    let random = &mut Entropy::new(seed);
    let sent = fields(random);
    let own = kind == Kind::Request;
    let carrier = if own { "sign" } else { "platSign" };
    let blank = |id| {
        let mut case = Case::new(gateway, id, kind);
        case.swapped = swapped;
        case.side = Side::Merchant;
        case
    };
    let (platform, merchant) = blank("").pairs(world);
    let (signer, other): (&Rsa, &Rsa) = if own {
        (merchant, platform)
    } else {
        (platform, merchant)
    };
    let message = |id: &'static str, fields: &Fields, signature: String| {
        let mut all = fields.clone();
        all.push((carrier, Some(signature)));
        let as_form = gateway == "bdpay" && all.iter().all(|(_, value)| value.is_some());
        blank(id).body(if as_form { form(&all) } else { object(&all) })
    };
    // What is sent, and the text that was signed in place of the right one.
    let type_1 = |id, fields: &Fields, text: String| {
        message(id, fields, base64(&signer.type_1(text.as_bytes())))
    };
    let mut cases = Vec::new();

    let other_amount = format!("{}.00", digits(random, 6));
    cases.push(type_1(
        "value-altered",
        &sent,
        joined(&set(&sent, "payMoney", &other_amount)),
    ));
    let moved = set(&set(&sent, "orderNum", "T999"), "method", "OVO");
    cases.push(type_1("value-altered", &sent, joined(&moved)));
    cases.push(type_1(
        "field-missing",
        &sent,
        joined(&set(&sent, "bankName", "Bank Mandiri")),
    ));
    cases.push(type_1(
        "field-missing",
        &sent,
        joined(&set(&sent, "taxNumber", "NPWP-778")),
    ));
    cases.push(type_1(
        "field-added",
        &set(&sent, "traceId", "c0ffee-77"),
        joined(&sent),
    ));
    let in_order: String = sent.iter().filter_map(|(_, v)| v.as_deref()).collect();
    cases.push(type_1("order-insertion", &sent, in_order));
    let mut folded = sent.clone();
    folded.sort_by_key(|(name, _)| name.to_lowercase());
    let folded: String = folded.iter().filter_map(|(_, v)| v.as_deref()).collect();
    cases.push(type_1("order-case-insensitive", &sent, folded));
    let mut absent = sent.clone();
    absent.insert(3, ("remark", None));
    cases.push(type_1(
        "null-as-text",
        &absent,
        joined(&set(&absent, "remark", "null")),
    ));
    cases.push(type_1(
        "null-as-text",
        &absent,
        joined(&set(&absent, "remark", "None")),
    ));

    let old = base64(&signer.type_1(b"an earlier message"));
    let beside = if own { "platSign" } else { "sign" };
    let with_old = set(&sent, beside, &old);
    let mut sorted = with_old.clone();
    sorted.sort();
    let all_values: String = sorted.iter().filter_map(|(_, v)| v.as_deref()).collect();
    cases.push(type_1("signature-field-included", &with_old, all_values));
    // Signed again with the first signature still in its field.
    let mut again = set(&sent, carrier, &old);
    again.sort();
    let again: String = again.iter().filter_map(|(_, v)| v.as_deref()).collect();
    cases.push(type_1("signature-field-included", &sent, again));

    for plus in [true, false] {
        cases.push(type_1(
            "url-encoded-values",
            &sent,
            joined(&each(&sent, |v| percent(v, plus))),
        ));
    }
    let encoded = each(&sent, |v| percent(v, false));
    cases.push(type_1("double-encoded", &encoded, joined(&sent)));
    let whole = get(&sent, "payMoney").replace(".00", "");
    cases.push(type_1(
        "number-text",
        &sent,
        joined(&set(&sent, "payMoney", &whole)),
    ));
    cases.push(type_1(
        "number-text",
        &set(&sent, "payMoney", &whole),
        joined(&sent),
    ));
    let escaped = each(&sent, |v| {
        v.replace('/', "\\/")
            .replace('é', "\\u00e9")
            .replace('ô', "\\u00f4")
    });
    cases.push(type_1("php-escapes", &sent, joined(&escaped)));
    cases.push(type_1("trailing-newline", &sent, joined(&sent) + "\n"));
    cases.push(type_1(
        "trailing-newline",
        &sent,
        joined(&set(&sent, "name", "Tom & Jérôme\r\n")),
    ));
    cases.push(type_1("trailing-space", &sent, joined(&sent) + " "));
    cases.push(type_1(
        "trailing-space",
        &set(&sent, "name", "Neo "),
        joined(&set(&sent, "name", "Neo")),
    ));
    let spaced = set(&sent, "email", "tom pay@example.com");
    cases.push(type_1("plus-became-space", &spaced, joined(&sent)));
    let entities = each(&sent, |v| v.replace('&', "&amp;"));
    cases.push(type_1("html-entities", &sent, joined(&entities)));
    cases.push(type_1("html-entities", &entities, joined(&sent)));
    let latin1: Vec<u8> = joined(&sent).chars().map(|c| c as u8).collect();
    cases.push(message(
        "charset-latin1",
        &sent,
        base64(&signer.type_1(&latin1)),
    ));
    let twice: String = joined(&sent).bytes().map(char::from).collect();
    cases.push(type_1("charset-latin1", &sent, twice));

    cases.push(type_1(
        "hashed-once",
        &sent,
        hex(&md5(joined(&sent).as_bytes())),
    ));
    for hash in ["sha256", "sha1", "md5"] {
        let signature = signer.pkcs1v15(hash, joined(&sent).as_bytes());
        cases.push(message("rsassa-for-type-1", &sent, base64(&signature)));
    }
    for length in [64, 100] {
        let signature = signer.chunks(joined(&sent).as_bytes(), length);
        cases.push(message("chunk-layout", &sent, base64(&signature)));
    }
    cases.push(message(
        "own-key-for-platform-key",
        &sent,
        base64(&other.type_1(joined(&sent).as_bytes())),
    ));
    let another = fields(random);
    let another = set(
        &set(&another, "name", "Siti Rahma"),
        "payData",
        "https://other.example/9",
    );
    cases.push(type_1("other-message", &sent, joined(&another)));
    let pairs: Vec<String> = {
        let mut sorted = sent.clone();
        sorted.sort();
        sorted
            .iter()
            .map(|(n, v)| format!("{n}={}", v.as_deref().unwrap()))
            .collect()
    };
    cases.push(type_1("names-included", &sent, pairs.join("&")));
    let right = signer.type_1(joined(&sent).as_bytes());
    cases.push(message("other-encoding", &sent, hex(&right)));
    cases.push(message(
        "double-encoded",
        &sent,
        base64(base64(&right).as_bytes()),
    ));
    cases
}

/// Pairs of mistakes that only together explain a signature: what is sent, the signature's text and both ids.
pub fn together(gateway: &'static str, seed: u64, world: &World) -> Vec<(Case, [&'static str; 2])> {
    let random = &mut Entropy::new(seed);
    let sent = fields(random);
    let make = |id, fields: &Fields, text: &str| {
        let mut all = fields.clone();
        all.push((
            "platSign",
            Some(base64(&world.platform.type_1(text.as_bytes()))),
        ));
        Case::new(gateway, id, Kind::Callback).body(object(&all))
    };
    let whole = get(&sent, "payMoney").replace(".00", "");
    let mut absent = sent.clone();
    absent.insert(2, ("remark", None));
    let in_order: String = sent.iter().filter_map(|(_, v)| v.as_deref()).collect();
    vec![
        (
            make("trailing-newline", &sent, &(in_order + "\n")),
            ["trailing-newline", "order-insertion"],
        ),
        (
            make(
                "number-text",
                &absent,
                &joined(&set(&set(&absent, "remark", "null"), "payMoney", &whole)),
            ),
            ["number-text", "null-as-text"],
        ),
        (
            make(
                "field-added",
                &set(&sent, "traceId", "c0ffee-77"),
                &joined(&set(&sent, "method", "OVO")),
            ),
            ["field-added", "value-altered"],
        ),
    ]
}
