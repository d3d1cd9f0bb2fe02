//! ECDSA signatures are those of RFC 6979, and nothing but RSA blinding draws random bytes.

mod support;

use countersign::{
    Params, SignOptions,
    gateway::{Credentials, Gateway, Side},
    key::KeyInput,
    scheme::Scheme,
};
use rand_core::TryRng as _;
use serde_json::{Value, json};
use support::{
    Entropy,
    oracle::{self, Oracle},
    proof::{Row, record},
};

/// Signs the value of a single field, r‖s in hexadecimal.
fn scheme(signature: &Value) -> Scheme {
    serde_json::from_value(json!({
        "id": "one-value",
        "name": "One value",
        "text": if signature.get("digest").is_some() {
            json!([{ "fields": { "show": "values" } }, "secret"])
        } else {
            json!([{ "fields": { "show": "values" } }])
        },
        "signature": signature,
        "operations": { "request": {
            "carrier": { "in": "header", "name": "Signature", "encoding": "hexLower" },
        } },
    }))
    .unwrap()
}

fn sign(signature: &Value, key: &str, text: &str, rng: &mut Entropy) -> String {
    let credentials = Credentials {
        private_key: Some(KeyInput::Text(key)),
        secret: Some(b"secret"),
        ..Credentials::default()
    };
    let gateway = Gateway::new(scheme(signature), Side::Merchant, &credentials).unwrap();
    let params = json!({ "text": text }).to_string();
    let signed = gateway
        .sign(Params::Value(&params), &SignOptions::default(), rng)
        .unwrap();
    assert_eq!(signed.canonical.trim_end_matches("[secret]"), text);
    signed.signature
}

fn ecdsa(curve: &str, hash: &str, key: &str, text: &str) -> String {
    let rule = json!({ "ecdsa": { "curve": curve, "hash": hash, "form": "rs" } });
    let mut rng = Entropy::new(1);
    let signature = sign(&rule, key, text, &mut rng);
    assert_eq!(rng.drawn, 0, "ECDSA draws no random bytes");
    signature
}

/// RFC 6979, A.2.5.
#[test]
fn p256_vectors_of_the_rfc() {
    let key = "c9afa9d845ba75166b5c215767b1d6934e50c3db36e89b127b8a622b120f6721";
    let mut row = Row::new("RFC 6979, A.2.5, P-256");
    for (hash, text, r, s) in [
        (
            "sha1",
            "sample",
            "61340C88C3AAEBEB4F6D667F672CA9759A6CCAA9FA8811313039EE4A35471D32",
            "6D7F147DAC089441BB2E2FE8F7A3FA264B9C475098FDCF6E00D7C996E1B8B7EB",
        ),
        (
            "sha256",
            "sample",
            "EFD48B2AACB6A8FD1140DD9CD45E81D69D2C877B56AAF991C34D0EA84EAF3716",
            "F7CB1C942D657C41D436C7A1B6E29F65F3E900DBB9AFF4064DC4AB2F843ACDA8",
        ),
        (
            "sha384",
            "sample",
            "0EAFEA039B20E9B42309FB1D89E213057CBF973DC0CFC8F129EDDDC800EF7719",
            "4861F0491E6998B9455193E34E7B0D284DDD7149A74B95B9261F13ABDE940954",
        ),
        (
            "sha512",
            "sample",
            "8496A60B5E9B47C825488827E0495B0E3FA109EC4568FD3F8D1097678EB97F00",
            "2362AB1ADBE2B8ADF9CB9EDAB740EA6049C028114F2460F96554F61FAE3302FE",
        ),
        (
            "sha1",
            "test",
            "0CBCC86FD6ABD1D99E703E1EC50069EE5C0B4BA4B9AC60E409E8EC5910D81A89",
            "01B9D7B73DFAA60D5651EC4591A0136F87653E0FD780C3B1BC872FFDEAE479B1",
        ),
        (
            "sha256",
            "test",
            "F1ABB023518351CD71D881567B1EA663ED3EFCF6C5132B354F28D3B0B7D38367",
            "019F4113742A2B14BD25926B49C649155F267E60D3814B4C0CC84250E46F0083",
        ),
        (
            "sha384",
            "test",
            "83910E8B48BB0C74244EBDF7F07A1C5413D61472BD941EF3920E623FBCCEBEB6",
            "8DDBEC54CF8CD5874883841D712142A56A8D0F218F5003CB0296B6B509619F2C",
        ),
        (
            "sha512",
            "test",
            "461D93F31B6540894788FD206C07CFA0CC35F46FA3C91816FFF1040AD1581A04",
            "39AF9F15DE0DB8D97E72719C74820D304CE5226E32DEDAE67519E840D1194E55",
        ),
    ] {
        let expected = format!("{r}{s}").to_lowercase();
        row.count(ecdsa("p256", hash, key, text) == expected, true);
    }
    row.expect(8, 0);
    record("rfc6979-p256", &[row]);
}

/// No document has vectors for this curve; these are the ones that Bitcoin's libraries share,
/// with the low one of the two values of s.
#[test]
fn secp256k1_vectors_of_bitcoin_libraries() {
    let one = format!("{:064x}", 1);
    let mut row = Row::new("RFC 6979, secp256k1, Bitcoin's vectors");
    for (key, text, expected) in [
        (
            one.as_str(),
            "Satoshi Nakamoto",
            "934b1ea10a4b3c1757e2b0c017d0b6143ce3c9a7e6a4a49860d7a6ab210ee3d8\
             2442ce9d2b916064108014783e923ec36b49743e2ffa1c4496f01a512aafd9e5",
        ),
        (
            one.as_str(),
            "All those moments will be lost in time, like tears in rain. Time to die...",
            "8600dbd41e348fe5c9465ab92d23e3db8b98b873beecd930736488696438cb6b\
             547fe64427496db33bf66019dacbf0039c04199abb0122918601db38a72cfc21",
        ),
        (
            "fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364140",
            "Satoshi Nakamoto",
            "fd567d121db66e382991534ada77a6bd3106f0a1098c231e47993447cd6af2d0\
             6b39cd0eb1bc8603e159ef5c20a5c8ad685a45b06ce9bebed3f153d10d93bed5",
        ),
        (
            "f8b8af8ce3c7cca5e300d33939540c10d45ce001b8f252bfbc57ba0342904181",
            "Alan Turing",
            "7063ae83e7f62bbb171798131b4a0564b956930092b33b07b395615d9ec7e15c\
             58dfcc1e00a35e1572f366ffe34ba0fc47db1e7189759b9fb233c5b05ab388ea",
        ),
        (
            "e91671c46231f833a6406ccbea0e3e392c76c167bac1cb013f6f1013980455c2",
            "There is a computer disease that anybody who works with computers knows about. It's a \
             very serious disease and it interferes completely with the work. The trouble with \
             computers is that you 'play' with them!",
            "b552edd27580141f3b2a5463048cb7cd3e047b97c9f98076c32dbdf85a68718b\
             279fa72dd19bfae05577e06c7c0c1900c371fcd5893f7e1d56a37d30174671f6",
        ),
    ] {
        row.count(ecdsa("secp256k1", "sha256", key, text) == expected, true);
    }
    row.expect(5, 0);
    record("rfc6979-secp256k1", &[row]);
}

/// A second implementation of RFC 6979 and of both curves, in plain integers.
#[test]
fn random_keys_and_texts_sign_as_the_second_implementation() {
    let mut node = Oracle::start();
    let mut rng = Entropy::new(3);
    let mut rows = Vec::new();
    for curve in ["p256", "secp256k1"] {
        let mut row = Row::new(format!("RFC 6979, second implementation, {curve}"));
        for hash in ["md5", "sha1", "sha256", "sha256d", "sha384", "sha512"] {
            for number in 0..40 {
                let mut key = [0; 32];
                let Ok(()) = rng.try_fill_bytes(&mut key);
                // Below the order of either curve, sometimes far below.
                key[0] &= 0x7f;
                key[..number / 2].fill(0);
                let text = format!("text {number} of {hash} over {curve}");
                let answer = node.ask(&json!({
                    "operation": "ecdsa", "curve": curve, "hash": hash,
                    "key": oracle::base64(&key), "text": oracle::base64(text.as_bytes()),
                }));
                let expected = base16ct::lower::encode_string(&oracle::bytes(&answer["signature"]));
                let key = base16ct::lower::encode_string(&key);
                row.count(ecdsa(curve, hash, &key, &text) == expected, true);
            }
        }
        row.expect(240, 0);
        rows.push(row);
    }
    record("rfc6979-random", &rows);
}

#[test]
fn only_rsa_blinding_draws_random_bytes() {
    let mut rng = Entropy::new(1);
    let key = include_str!("data/keys/secp256k1-pkcs8.pem");
    for rule in [
        json!({ "digest": { "hash": "md5" } }),
        json!({ "hmac": { "hash": "sha256" } }),
        json!({ "ecdsa": { "curve": "secp256k1", "hash": "sha256d", "form": "der" } }),
    ] {
        sign(&rule, key, "text", &mut rng);
        assert_eq!(rng.drawn, 0, "{rule}");
    }
    let key = include_str!("data/keys/rsa-pkcs8.pem");
    for rule in [
        json!({ "rsaType1": { "chunks": ["full"] } }),
        json!({ "rsaPkcs1v15": { "hash": "sha256" } }),
    ] {
        let before = rng.drawn;
        let signatures = [1, 2].map(|_| sign(&rule, key, "text", &mut rng));
        assert!(
            rng.drawn >= before + 2 * 256,
            "{rule}: a factor as long as the modulus"
        );
        // What it draws does not show in the result.
        assert_eq!(signatures[0], signatures[1], "{rule}");
    }
}
