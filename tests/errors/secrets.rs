//! No part of any error holds six characters in a row of a key, a secret or a password.

use super::cases;
use crate::support::{
    Entropy,
    keys::{bare, key_file},
    sides::ids,
};
use base64::{Engine as _, engine::general_purpose::STANDARD};
use countersign::{
    Error, Params, SignOptions, VerifyOptions,
    gateway::{Credentials, Gateway, Side, built_in},
    key::{KeyInput, inspect},
    message::{Headers, IncomingMessage},
    scheme::{Kind, Scheme},
};
use std::collections::HashSet;

const SECRET: &str = "Zq7Xw-apikey-9fKdMvRt";
const PASSWORD: &str = "Pw8Jh-passphrase-3sLnBc";
const NUMBER: &str = "c3a9f17be2d4860c5b7e9d13fa482c6be0917d5af3c8264eb1d07a59e38cf642";

/// Every text that must stay hidden, as it would be handed over.
fn hidden() -> Vec<String> {
    let mut hidden = vec![SECRET.into(), PASSWORD.into(), NUMBER.into()];
    for name in [
        "rsa-1024-pkcs8.pem",
        "rsa-pkcs1.pem",
        "rsa-php-passphrase.pem",
        "secp256k1-sec1.pem",
        "p256-pkcs8.pem",
    ] {
        hidden.push(key_file(name));
        hidden.push(bare(&key_file(name)));
    }
    hidden.push(key_file("rsa-private.jwk"));
    hidden.push(key_file("secp256k1-private.jwk"));
    hidden
}

/// Six characters in a row, in lower case, that betray a hidden text. Armour and names of members
/// are known to everybody.
fn windows() -> HashSet<String> {
    let mut windows = HashSet::new();
    for text in hidden() {
        let content = if text.contains("-----") {
            bare(&text)
        } else {
            text
        };
        let runs = content.split(|c: char| !c.is_ascii_alphanumeric() && !"+/=-_".contains(c));
        for run in runs {
            let characters: Vec<char> = run.to_lowercase().chars().collect();
            windows.extend(
                characters
                    .windows(6)
                    .map(|window| window.iter().collect::<String>()),
            );
        }
    }
    for known in ["secp256k1", "rsa-sha256"] {
        let characters: Vec<char> = known.chars().collect();
        for window in characters.windows(6) {
            windows.remove(&window.iter().collect::<String>());
        }
    }
    windows
}

/// A text as people damage it on the way.
fn damaged(text: &str) -> Vec<String> {
    let cut = |part: usize| {
        text.chars()
            .take(text.chars().count() * part / 8)
            .collect::<String>()
    };
    vec![
        text.into(),
        cut(1),
        cut(4),
        cut(7),
        text.chars().skip(5).collect(),
        format!("{text}{text}"),
        format!("\"{text}\""),
        format!("Here it is: {text}"),
        text.replace('A', "*"),
        text.replace('\n', "\\n"),
        text.replace('\n', ""),
        text.replace("PRIVATE", "PUBLIC"),
        text.replace("-----END", "-----FIN"),
        text.to_uppercase(),
        format!("-----BEGIN {text}-----"),
        format!("-----BEGIN PRIVATE KEY-----\n{text}\n-----END PRIVATE KEY-----"),
        format!(
            "-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES-128-CBC,{text}\n\n{text}\n-----END RSA PRIVATE KEY-----"
        ),
        format!("ssh-rsa {text} root@host"),
        format!("0x{text}"),
        format!(
            r#"{{"kty":"RSA","n":{text:?},"e":"AQAB","d":{text:?},"p":{text:?},"q":{text:?}}}"#
        ),
        format!(r#"{{"kty":"EC","crv":{text:?},"x":{text:?},"y":{text:?},"d":{text:?}}}"#),
        format!(r#"{{"kty":{text:?},"k":{text:?}}}"#),
        STANDARD.encode(text),
    ]
}

/// The errors of one set of credentials: of making either side, and of signing and verifying.
fn errors(id: &str, credentials: &Credentials<'_>, errors: &mut Vec<Error>) {
    for side in [Side::Merchant, Side::Platform] {
        let gateway = match Gateway::new(built_in(id).unwrap(), side, credentials) {
            Ok(gateway) => gateway,
            Err(error) => {
                errors.push(error);
                continue;
            }
        };
        for kind in Kind::ALL {
            let headers = Headers::from_iter([
                ("Sign", "00"),
                ("X-RESP-SIGNATURE", "00"),
                ("X-API-SIGNATURE", "30"),
                ("X-API-NONCE", "1"),
            ]);
            let body = br#"{"id":1,"sign":"AAAA","platSign":"AAAA"}"#;
            let message = IncomingMessage {
                path: Some("/pay"),
                query: Some("id=1&sign=AAAA"),
                headers,
                body,
                ..IncomingMessage::default()
            };
            errors.extend(
                gateway
                    .verify(
                        &message,
                        &VerifyOptions {
                            kind: Some(kind),
                            ..VerifyOptions::default()
                        },
                    )
                    .err(),
            );
            let options = SignOptions {
                kind: Some(kind),
                ..SignOptions::default()
            };
            errors.extend(
                gateway
                    .sign(Params::Text("[]"), &options, &mut Entropy::new(1))
                    .err(),
            );
            errors.extend(
                gateway
                    .sign(
                        Params::Text(r#"{"id":"x"}"#),
                        &options,
                        &mut Entropy::new(1),
                    )
                    .err(),
            );
        }
    }
}

#[test]
fn nothing_hidden_is_in_any_error() {
    let mut all: Vec<Error> = cases().into_iter().map(|case| case.error).collect();
    let mut accepted = 0;
    for text in hidden() {
        // A key in the place of another argument.
        if text.len() > NUMBER.len() / 2 {
            all.extend(built_in(&text).err());
        }
        all.extend(Scheme::from_json(&text).err());
        for text in damaged(&text) {
            for input in [
                KeyInput::Text(&text),
                KeyInput::Bytes(text.as_bytes()),
                KeyInput::Jwk(&text),
            ] {
                for password in [None, Some(text.as_str())] {
                    match inspect(input, password) {
                        Ok(info) if !info.private => accepted += 1,
                        Ok(_) => accepted += 1,
                        Err(error) => all.push(error),
                    }
                }
                for id in ["clickpay", "tarspay"] {
                    let own = Credentials {
                        private_key: Some(input),
                        password: Some(PASSWORD),
                        ..Credentials::default()
                    };
                    errors(id, &own, &mut all);
                    let peer = Credentials {
                        peer_keys: vec![input],
                        secret: Some(text.as_bytes()),
                        ..Credentials::default()
                    };
                    errors(id, &peer, &mut all);
                }
            }
        }
        for id in ids() {
            let everywhere = Credentials {
                merchant: Some("1002001"),
                private_key: Some(KeyInput::Text(&text)),
                password: Some(&text),
                secret: Some(text.as_bytes()),
                peer_keys: vec![KeyInput::Text(&text)],
            };
            errors(&id, &everywhere, &mut all);
            errors(
                &id,
                &Credentials {
                    private_key: None,
                    peer_keys: vec![],
                    ..everywhere
                },
                &mut all,
            );
        }
    }
    let windows = windows();
    for error in &all {
        let shown = format!("{error} {error:?} {:?}", error.hint).to_lowercase();
        let characters: Vec<char> = shown.chars().collect();
        for window in characters.windows(6) {
            let window: String = window.iter().collect();
            assert!(!windows.contains(&window), "{window}: {shown}");
        }
    }
    assert!(
        all.len() > 5_000 && windows.len() > 5_000,
        "{} {}",
        all.len(),
        windows.len()
    );
    assert!(accepted > 20, "{accepted}");
}

/// What is shown of a signed message has the secret's place, not the secret.
#[test]
fn nothing_hidden_is_in_what_is_signed_or_verified() {
    let credentials = Credentials {
        merchant: Some("1002001"),
        secret: Some(SECRET.as_bytes()),
        ..Credentials::default()
    };
    let merchant = Gateway::new(built_in("cashy").unwrap(), Side::Merchant, &credentials).unwrap();
    let platform = Gateway::new(built_in("cashy").unwrap(), Side::Platform, &credentials).unwrap();
    let signed = merchant
        .sign(
            Params::Text(r#"{"a":1}"#),
            &SignOptions::default(),
            &mut Entropy::new(1),
        )
        .unwrap();
    let message = crate::support::sides::received(&signed);
    let verified = platform
        .verify(&message, &VerifyOptions::default())
        .unwrap();
    for shown in [format!("{signed:?}"), format!("{verified:?}")] {
        assert!(
            shown.contains("[secret]") && !shown.contains(SECRET),
            "{shown}"
        );
    }
}
