//! Reading keys: every container, as files that OpenSSL, PHP and node:crypto wrote, in every form they are pasted in, and
//! what is said of everything else.

#[path = "keys/containers.rs"]
mod containers;
#[path = "keys/encrypted.rs"]
mod encrypted;
#[path = "keys/floors.rs"]
mod floors;
#[path = "keys/mangled.rs"]
mod mangled;
#[path = "keys/pasted.rs"]
mod pasted;
#[path = "keys/refused.rs"]
mod refused;

use base64::{Engine as _, engine::general_purpose::STANDARD};
use countersign::{
    Error,
    key::{Algorithm, KeyInput, PrivateKey, PublicKey, inspect},
};

/// What opens every encrypted file in `data/keys`.
const PASSWORD: &str = "correct horse";

fn bytes(name: &str) -> Vec<u8> {
    let path = format!("{}/tests/data/keys/{name}", env!("CARGO_MANIFEST_DIR"));
    std::fs::read(&path).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// The names of all files, in their order.
fn names() -> Vec<String> {
    let folder = std::fs::read_dir(format!("{}/tests/data/keys", env!("CARGO_MANIFEST_DIR")));
    let entries = folder
        .expect("a folder")
        .map(|entry| entry.expect("an entry").file_name());
    let mut names: Vec<_> = entries
        .map(|name| name.into_string().expect("a name"))
        .collect();
    names.sort();
    names
}

fn text(name: &str) -> String {
    String::from_utf8(bytes(name)).expect("a text file")
}

/// The DER in a PEM file that OpenSSL wrote.
fn der(name: &str) -> Vec<u8> {
    let pem = text(name);
    let last = pem.rfind("-----BEGIN").expect("armour");
    let lines = pem[last..].lines();
    let body: String = lines
        .filter(|line| !line.starts_with('-') && !line.contains(':'))
        .collect();
    STANDARD.decode(body).expect("base64")
}

fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The private number and the point of an elliptic-curve key, cut out of OpenSSL's SEC1 file:
/// `30 74|77 02 01 01 04 20 number … 03 42 00 point`.
fn numbers(curve: &str) -> (Vec<u8>, Vec<u8>) {
    let sec1 = der(&format!("{curve}-sec1.pem"));
    assert_eq!(sec1[5..7], [4, 32]);
    (sec1[7..39].to_vec(), sec1[sec1.len() - 65..].to_vec())
}

fn compressed(point: &[u8]) -> Vec<u8> {
    [&[2 + (point[64] & 1)], &point[1..33]].concat()
}

/// Reads a key in each way there is, and makes sure that it is the one whose public half `spki` is.
fn assert_reads(input: KeyInput<'_>, algorithm: Algorithm, private: bool, spki: &str, what: &str) {
    let info = inspect(input, Some(PASSWORD)).unwrap_or_else(|error| panic!("{what}: {error}"));
    assert_eq!(info.public_pem, spki, "{what}");
    assert_eq!(
        (info.algorithm, info.private),
        (algorithm, private),
        "{what}"
    );
    let as_private = PrivateKey::read(input, Some(PASSWORD), algorithm, "privateKey");
    let as_public = PublicKey::read(input, algorithm, "platformKey");
    assert_eq!(
        (as_private.is_ok(), as_public.is_ok()),
        (private, !private),
        "{what}"
    );
}

/// Code, sentence and hint of a refusal.
#[track_caller]
fn assert_refused<T>(result: Result<T, Error>, code: &str, sentence: &str, hint: Option<&str>) {
    let Err(error) = result else {
        panic!("accepted, instead of: {sentence}");
    };
    assert_eq!(
        (error.code.as_str(), &*error.message, error.hint.as_deref()),
        (code, sentence, hint)
    );
}

#[track_caller]
fn assert_private_refused(
    text: &str,
    algorithm: Algorithm,
    code: &str,
    sentence: &str,
    hint: Option<&str>,
) {
    let result = PrivateKey::read(KeyInput::Text(text), None, algorithm, "privateKey");
    assert_refused(result, code, sentence, hint);
}

#[track_caller]
fn assert_public_refused(
    text: &str,
    algorithm: Algorithm,
    code: &str,
    sentence: &str,
    hint: Option<&str>,
) {
    let result = PublicKey::read(KeyInput::Text(text), algorithm, "platformKey");
    assert_refused(result, code, sentence, hint);
}
