//! Input made to do harm: a verdict or a coded error for each, never a panic, and never more work
//! than its length accounts for. Where the work would grow with the square of the length, these
//! tests would not end.

mod support;

use countersign::{
    Code, Error, Params, SignOptions, VerifiedMessage,
    message::{Field, Headers, IncomingMessage, Value, write_object},
    scheme::{Format, Kind, Place},
};
use rand_core::TryRng;
use support::{
    Entropy,
    random::fields_for,
    sides::{NOW_MS, Sides, ids, received},
};

fn kinds() -> Vec<(String, Kind)> {
    let each = |id: String| {
        Sides::of(&id)
            .kinds()
            .into_iter()
            .map(move |kind| (id.clone(), kind))
    };
    ids().into_iter().flat_map(each).collect()
}

/// One of each way through the code, for what takes long.
const WAYS: [(&str, Kind); 6] = [
    ("clickpay", Kind::Request),
    ("bdpay", Kind::Callback),
    ("tarspay", Kind::Request),
    ("cashy", Kind::Callback),
    ("alikassa", Kind::Callback),
    ("alikassa", Kind::Redirect),
];

/// The verdict on this text as body and query, with a signature header that can be read.
fn verdict(sides: &Sides, kind: Kind, text: &[u8]) -> Result<VerifiedMessage, Error> {
    let digest = "0".repeat(32);
    let zeros = format!("{}=", "A".repeat(171));
    let der = "3006020101020101";
    let sign = if sides.merchant.scheme().id == "cashy" {
        &digest
    } else {
        &zeros
    };
    let time = NOW_MS.to_string();
    let headers = Headers::from_iter([
        ("Sign", sign.as_str()),
        ("X-API-SIGNATURE", der),
        ("X-RESP-SIGNATURE", der),
        ("X-API-NONCE", &time),
    ]);
    let query = std::str::from_utf8(text).ok();
    sides.verify(
        kind,
        &IncomingMessage {
            path: Some("/pay"),
            query,
            headers,
            body: text,
            ..IncomingMessage::default()
        },
    )
}

/// A signature field of the right length for the first key, that is of nothing.
fn zeros(sides: &Sides, kind: Kind) -> Option<(String, String)> {
    let carrier = &sides.merchant.scheme().operation(kind).unwrap().carrier;
    (carrier.place == Place::Field).then(|| (carrier.name.clone(), format!("{}=", "A".repeat(171))))
}

const REFUSED: [Code; 5] = [
    Code::MessageUnreadable,
    Code::SignatureMissing,
    Code::SignatureUnreadable,
    Code::SignatureMismatch,
    Code::MessageNotRaw,
];

#[test]
fn ten_thousand_fields_are_signed_and_verified() {
    for id in ids().into_iter().filter(|id| id != "alikassa") {
        let sides = Sides::of(&id);
        let fields: Vec<Field> = (0..10_000)
            .map(|number| Field {
                name: format!("f{number}").into(),
                value: Value::Text("1".into()),
            })
            .collect();
        let signed = sides.sign(Kind::Request, &write_object(&fields)).unwrap();
        let verified = sides.verify(Kind::Request, &received(&signed)).unwrap();
        assert!(verified.fields.len() >= 10_000);
    }
}

#[test]
fn a_hundred_thousand_fields_cost_no_more_than_their_length() {
    const COUNT: usize = 100_000;
    for (id, kind) in WAYS {
        let sides = Sides::of(id);
        let mut json: String = (0..COUNT)
            .map(|number| format!("\"f{number}\":{number},"))
            .collect();
        let mut form: String = (0..COUNT)
            .map(|number| format!("f{number}={number}&"))
            .collect();
        let (name, signature) = zeros(&sides, kind).unwrap_or(("last".into(), "AA".into()));
        json = format!("{{{json}\"id\":1,\"payment_status\":\"\",\"{name}\":\"{signature}\"}}");
        form += &format!("id=1&payment_status=&{name}={signature}");
        for text in [json, form] {
            let error = verdict(&sides, kind, text.as_bytes()).unwrap_err();
            assert!(REFUSED.contains(&error.code), "{id} {kind:?}: {error}");
        }
    }
}

#[test]
fn ten_megabytes_get_a_verdict() {
    let long = "x".repeat(10 << 20);
    let spaces = " ".repeat(10 << 20);
    let number = "1".repeat(10 << 20);
    let nested = format!("{}{}", "[".repeat(5 << 20), "]".repeat(5 << 20));
    let objects = format!("{}1{}", "{\"a\":".repeat(1 << 20), "}".repeat(1 << 20));
    let escapes = "\\u0041".repeat(1 << 20);
    let percents = "%".repeat(10 << 20);
    for (id, kind) in WAYS {
        let sides = Sides::of(id);
        let (name, signature) = zeros(&sides, kind).unwrap_or(("last".into(), "AA".into()));
        let own = format!("\"{name}\":\"{signature}\"");
        for text in [
            long.clone(),
            format!("{{\"a\":\"{long}\",{own}}}"),
            format!("{{\"{long}\":1,{own}}}"),
            format!("{spaces}{{{own}}}{spaces}"),
            format!("{{\"a\":{number},{own}}}"),
            format!("{{\"a\":{nested},{own}}}"),
            format!("{{\"a\":{objects},{own}}}"),
            format!("{{\"a\":\"{escapes}\",{own}}}"),
            format!("{{\"{name}\":\"{long}\"}}"),
            format!("{name}={long}&id=1"),
            format!("a={percents}&{name}={signature}"),
            "&".repeat(10 << 20),
            nested.clone(),
            objects.clone(),
            "{".repeat(10 << 20),
            "\"".repeat(10 << 20),
        ] {
            let error = verdict(&sides, kind, text.as_bytes()).unwrap_err();
            assert!(REFUSED.contains(&error.code), "{id} {kind:?}: {error}");
        }
    }
}

#[test]
fn a_signature_of_a_megabyte_is_refused() {
    for (id, kind) in WAYS {
        let sides = Sides::of(id);
        let fields = fields_for(&mut Entropy::new(1), id, kind);
        let signed = sides.sign(kind, &write_object(&fields)).unwrap();
        for filling in ["A", "0", "=", " ", "+", "é", "30"] {
            let long = filling.repeat((1 << 20) / filling.len());
            let mut changed = signed.clone();
            for (_, value) in &mut changed.headers {
                *value = value.replace(&signed.signature, &long);
            }
            let encoded: String =
                form_urlencoded::byte_serialize(signed.signature.as_bytes()).collect();
            let put = |text: &String| {
                text.replace(&signed.signature, &long)
                    .replace(&encoded, &long)
            };
            changed.body = signed.body.as_ref().map(put);
            changed.query = signed.query.as_ref().map(put);
            let error = sides.verify(kind, &received(&changed)).unwrap_err();
            assert!(
                REFUSED.contains(&error.code),
                "{id} {kind:?} {filling}: {error}"
            );
        }
    }
}

#[test]
fn a_name_given_twice_is_refused_in_every_spelling() {
    let sides = Sides::of("bdpay");
    let mut refused = 0;
    for (first, second) in [
        ("a", "a"),
        ("a", "\\u0061"),
        ("\\u0061", "\\u0061"),
        ("é", "\\u00e9"),
        ("é", "\\u00E9"),
        ("😀", "\\ud83d\\ude00"),
        ("/", "\\/"),
        ("\\n", "\\u000a"),
        ("", ""),
        ("__proto__", "__proto__"),
        ("platSign", "platSign"),
        ("platSign", "plat\\u0053ign"),
        ("sign", "sign"),
        ("constructor", "constructor"),
    ] {
        for between in ["", "\"b\":1,"] {
            let text = format!(
                "{{\"{first}\":\"AAAA\",{between}\"{second}\":\"AAAA\",\"orderNum\":\"T\"}}"
            );
            let error = verdict(&sides, Kind::Callback, text.as_bytes()).unwrap_err();
            assert!(
                error.code == Code::MessageUnreadable && error.to_string().ends_with("twice."),
                "{error}"
            );
            assert_eq!(
                sides.sign(Kind::Callback, &text).unwrap_err().code,
                Code::ParamsUnsignable
            );
            refused += 1;
        }
    }
    for (first, second) in [
        ("a", "a"),
        ("a", "%61"),
        ("%61", "%61"),
        ("%C3%A9", "%c3%a9"),
        ("a+b", "a%20b"),
        ("a b", "a+b"),
        ("é", "%C3%A9"),
        ("", ""),
        ("platSign", "platSign"),
        ("platSign", "%70latSign"),
        ("a[]", "a%5B%5D"),
        ("%", "%25"),
    ] {
        for pair in [
            format!("{first}=AAAA&{second}=AAAA"),
            format!("{first}&c=1&{second}"),
            format!("{first}=&&{second}="),
        ] {
            let error = verdict(&sides, Kind::Callback, pair.as_bytes()).unwrap_err();
            if pair.starts_with("&") {
                continue;
            }
            assert!(
                error.code == Code::MessageUnreadable && error.to_string().ends_with("twice."),
                "{pair}: {error}"
            );
            refused += 1;
        }
    }
    assert!(refused > 55, "{refused}");
}

#[test]
fn a_header_given_twice_is_refused() {
    for (id, kind) in kinds() {
        let sides = Sides::of(&id);
        let operation = sides.merchant.scheme().operation(kind).unwrap();
        let fields = fields_for(&mut Entropy::new(1), &id, kind);
        let signed = sides.sign(kind, &write_object(&fields)).unwrap();
        let time = operation.time.as_ref().map(|time| time.header.clone());
        let carrier =
            (operation.carrier.place == Place::Header).then(|| operation.carrier.name.clone());
        for name in time.into_iter().chain(carrier) {
            for again in [name.clone(), name.to_lowercase(), name.to_uppercase()] {
                for value in ["", "00", signed.signature.as_str()] {
                    let headers = signed
                        .headers
                        .iter()
                        .map(|(name, value)| (name.as_str(), value.as_str()));
                    let headers = headers.chain([(again.as_str(), value)]).collect();
                    let error = sides
                        .verify(
                            kind,
                            &IncomingMessage {
                                headers,
                                ..received(&signed)
                            },
                        )
                        .unwrap_err();
                    assert_eq!(
                        (error.code, error.field.as_deref()),
                        (Code::MessageUnreadable, Some(name.as_str()))
                    );
                }
            }
        }
    }
}

/// Texts that are no fields, or strange ones.
const STRANGE: &[&[u8]] = &[
    b"\xef\xbb\xbf",
    b"\xef\xbb\xbf{}",
    b"\xff\xfe{\0}\0",
    b"\xfe\xff\0{\0}",
    b"\0",
    b"{\"a\0\":1}",
    b"{\"a\":\"\0\"}",
    b"\xc0\x80",
    b"\xed\xa0\x80",
    b"\xf4\x90\x80\x80",
    b"\xf8\x88\x80\x80\x80",
    b"a=\xff",
    b"{\"a\":\"\xff\"}",
    b"{\"\xff\":1}",
    b"{\"a\":\"\\ud800\"}",
    b"{\"a\":\"\\udc00\\ud800\"}",
    b"{\"\\ud800\":1}",
    b"{\"a\":\"\\u00\"}",
    b"{\"a\":\"\\x41\"}",
    b"{\"a\":1e999999999}",
    b"{\"a\":-1e-999999999}",
    b"{\"a\":1e99999999999999999999}",
    b"{\"a\":123456789012345678901234567890}",
    b"{\"a\":0.0000000000000000000000000000001}",
    b"{\"a\":-0}",
    b"{\"a\":-}",
    b"{\"a\":.5}",
    b"{\"a\":+1}",
    b"{\"a\":0x10}",
    b"{\"a\":1_0}",
    b"{\"a\":NaN}",
    b"{\"a\":Infinity}",
    b"{\"a\":undefined}",
    b"{a:1}",
    b"{'a':1}",
    b"{\"a\":1,}",
    b"{,}",
    b"{\"a\"}",
    b"{\"a\":}",
    b"{\"__proto__\":{\"a\":1}}",
    b"{\"__proto__\":null,\"constructor\":1}",
    b"{\"a\":1}{\"b\":2}",
    b"{\"a\":1}\0",
    b"/**/{}",
    b"{}//",
    b"null",
    b"true",
    b"7",
    b"\"{}\"",
    b"[]",
    b"[{}]",
    b"{",
    b"}",
    b"",
    b" ",
    b"=",
    b"==",
    b"&",
    b"&&&",
    b"=&=",
    b"a&a2&=1",
    b"?",
    b"?a=1",
    b"a=%",
    b"a=%2",
    b"a=%zz",
    b"a=%u0041",
    b"a=%00",
    b"%00=%00",
    b"a=%ff",
    b"%ff=a",
    b"a=%ED%A0%80",
    b"a=%C0%AF",
    b"%=%",
    b"a=1;b=2",
    b"a[]=1",
    b"a[b]=1",
    b"a[__proto__]=1",
    b"__proto__=1",
    b"a=1#b=2",
    b"a=\r\nb=2",
    b"<xml/>",
    b"[object Object]",
    b" [object Object]\n",
    b"--boundary\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n1\r\n--boundary--",
];

#[test]
fn strange_texts_are_refused_with_a_code() {
    let mut refused = 0;
    for (id, kind) in kinds() {
        let sides = Sides::of(&id);
        for text in STRANGE {
            let error = verdict(&sides, kind, text).unwrap_err();
            assert!(
                REFUSED.contains(&error.code),
                "{id} {kind:?} {}: {error}",
                String::from_utf8_lossy(text)
            );
            refused += 1;
        }
    }
    assert!(refused > 1_000, "{refused}");
}

/// What can be signed of them verifies, and says the same text again.
#[test]
fn strange_fields_are_signed_and_verified_or_refused_with_a_code() {
    let (mut signed, mut refused) = (0, 0);
    for (id, kind) in kinds() {
        let sides = Sides::of(&id);
        for text in STRANGE
            .iter()
            .filter_map(|text| std::str::from_utf8(text).ok())
        {
            match sides.sign(kind, text) {
                Ok(message) => {
                    let verified = sides
                        .verify(kind, &received(&message))
                        .unwrap_or_else(|error| panic!("{id} {text}: {error}"));
                    assert_eq!(verified.canonical, message.canonical);
                    signed += 1;
                }
                Err(error) => {
                    assert_eq!(error.code, Code::ParamsUnsignable, "{id} {text}: {error}");
                    refused += 1;
                }
            }
        }
    }
    assert!(signed > 100 && refused > 500, "{signed} {refused}");
}

#[test]
fn deep_nesting_is_refused_or_signed_as_it_stands() {
    let deep = format!(
        "{{\"a\":{}{}}}",
        "[{\"b\":".repeat(100_000),
        "1}]"
            .repeat(100_000)
            .replace("1}]", "}]")
            .replacen('}', "1}", 1)
    );
    for (id, kind) in kinds() {
        let sides = Sides::of(&id);
        match sides.sign(kind, &deep) {
            Ok(message) => drop(sides.verify(kind, &received(&message)).unwrap()),
            Err(error) => assert_eq!(error.code, Code::ParamsUnsignable),
        }
        assert!(REFUSED.contains(&verdict(&sides, kind, deep.as_bytes()).unwrap_err().code));
    }
}

/// Bytes of every part of a genuine message are changed at random. Whatever is still accepted says
/// the very text that was signed.
#[test]
fn random_damage_is_never_more_than_another_way_to_write_the_same() {
    let mut entropy = Entropy::new(0xbad);
    let (mut accepted, mut refused) = (0, 0);
    for (id, kind) in kinds() {
        let sides = Sides::of(&id);
        for format in sides
            .merchant
            .scheme()
            .operation(kind)
            .unwrap()
            .formats
            .clone()
        {
            let fields = fields_for(&mut entropy, &id, kind);
            let options = SignOptions {
                kind: Some(kind),
                format: Some(format),
                path: Some("/pay"),
                now_ms: NOW_MS,
                ..SignOptions::default()
            };
            let signed = sides
                .signer(kind)
                .sign(Params::Text(&write_object(&fields)), &options, &mut entropy)
                .unwrap();
            for _ in 0..400 {
                let mut body = signed.body.clone().unwrap_or_default().into_bytes();
                let mut query = signed.query.clone().unwrap_or_default().into_bytes();
                let mut headers: Vec<(String, Vec<u8>)> = signed
                    .headers
                    .iter()
                    .map(|(name, value)| (name.clone(), value.clone().into_bytes()))
                    .collect();
                for _ in 0..=entropy.below(3) {
                    match entropy.below(4) {
                        0 if !headers.is_empty() => {
                            let at = entropy.below(headers.len());
                            damage(&mut headers[at].1, &mut entropy);
                        }
                        _ if format == Format::Query => damage(&mut query, &mut entropy),
                        _ => damage(&mut body, &mut entropy),
                    }
                }
                let headers: Vec<(String, String)> = headers
                    .into_iter()
                    .map(|(name, value)| (name, String::from_utf8_lossy(&value).into_owned()))
                    .collect();
                let query = String::from_utf8_lossy(&query);
                let message = IncomingMessage {
                    method: Some(&signed.method),
                    path: Some(&signed.path),
                    query: signed.query.as_ref().map(|_| &*query),
                    headers: headers
                        .iter()
                        .map(|(name, value)| (name.as_str(), value.as_str()))
                        .collect(),
                    body: &body,
                };
                match sides.verify(kind, &message) {
                    Ok(verified) => {
                        assert_eq!(verified.canonical, signed.canonical, "{id} {kind:?}");
                        accepted += 1;
                    }
                    Err(error) => {
                        assert!(
                            REFUSED.contains(&error.code) || error.code == Code::TimestampMissing,
                            "{error}"
                        );
                        refused += 1;
                    }
                }
            }
        }
    }
    assert!(accepted > 100 && refused > 8_000, "{accepted} {refused}");
}

fn damage(bytes: &mut Vec<u8>, entropy: &mut Entropy) {
    let at = entropy.below(bytes.len().max(1));
    let Ok(random) = entropy.try_next_u32();
    let byte = *entropy.pick(&[
        random as u8,
        b' ',
        b'"',
        b'&',
        b'=',
        b'+',
        b'%',
        b'\\',
        b'}',
        b'{',
        b',',
        b'0',
        b'\n',
        0,
        0xff,
    ]);
    match entropy.below(5) {
        0 if !bytes.is_empty() => bytes[at] = byte,
        1 if !bytes.is_empty() => drop(bytes.remove(at)),
        2 => bytes.insert(at.min(bytes.len()), byte),
        3 => bytes.truncate(at),
        _ => {
            let end = (at + entropy.below(40)).min(bytes.len());
            let copy = bytes.get(at..end).unwrap_or_default().to_vec();
            let to = entropy.below(bytes.len() + 1);
            bytes.splice(to..to, copy);
        }
    }
}
