//! What a text looks like that is no key. Its answers are fixed sentences and counts, never a part of the text.

use super::{
    decode::{is_hexadecimal, is_separator, skip_separators},
    elliptic,
    problem::Problem,
};
use alloc::format;

/// The longest text that can be a password, a path or a placeholder, in bytes.
const SHORT: usize = 200;

/// What stands where a key should, in samples and unset variables.
const PLACEHOLDERS: &[&str] = &[
    "your",
    "placeholder",
    "changeme",
    "change_me",
    "change-me",
    "replace",
    "insert",
    "private_key",
    "privatekey",
    "private key",
    "public_key",
    "publickey",
    "public key",
    "xxxx",
    "example",
    "todo",
    "undefined",
    "null",
    "[object",
    "process.env",
    "${",
    "{{",
    "<",
    "...",
    "\u{2026}",
    "***",
];

const PATH_BEGINNINGS: &[&str] = &["/", "./", "../", "~/", "file:", ".\\", "..\\"];
const PATH_ENDINGS: &[&str] = &[
    ".pem", ".key", ".der", ".crt", ".cer", ".cert", ".pub", ".p8", ".p12", ".pfx", ".jks", ".txt",
    ".json",
];

/// Beginnings that name what they begin.
const BEGINNINGS: &[(&str, &str)] = &[
    ("ssh-", "an OpenSSH public key"),
    ("ecdsa-sha2-", "an OpenSSH public key"),
    ("---- BEGIN SSH2", "an SSH2 public key"),
    ("PuTTY-User-Key-File", "a PuTTY key"),
    ("<RSAKeyValue", "an RSA key in the XML of .NET"),
    ("<?xml", "XML"),
    ("<!", "HTML"),
    ("[{", "a JSON list"),
    ("[\"", "a JSON list"),
];

/// A PEM label that no key of ours stands under.
pub(super) fn label(label: &str) -> Option<Problem> {
    if label.starts_with("OPENSSH") {
        return Some(
            Problem::looks_like("an OpenSSH private key")
                .hint("Rewrite a copy of it with `ssh-keygen -p -m PKCS8 -f COPY`."),
        );
    }
    if label.starts_with("PGP") {
        return Some(Problem::looks_like("an OpenPGP key or message"));
    }
    if label.ends_with("CRL") {
        return Some(Problem::looks_like("a certificate revocation list"));
    }
    None
}

/// A PEM body that is no base64.
pub(super) fn damaged_body(body: &str) -> Problem {
    if ["...", "\u{2026}", "***"]
        .iter()
        .any(|mark| body.contains(mark))
    {
        return Problem::looks_like("PEM with a placeholder for its content");
    }
    if body.contains('%') {
        return Problem::looks_like("PEM in URL encoding").hint("Decode it once.");
    }
    Problem::looks_like("PEM whose base64 was cut off or damaged")
}

/// Bytes that are neither text nor DER.
pub(super) fn bytes(bytes: &[u8]) -> Option<Problem> {
    if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
        return Some(Problem::looks_like("text in UTF-16").hint("Save the file as UTF-8."));
    }
    if bytes.starts_with(&[0xfe, 0xed, 0xfe, 0xed]) {
        return Some(Problem::looks_like("a Java keystore").hint(
            "Export the key with `keytool -importkeystore -deststoretype PKCS12`, then extract it with `openssl pkcs12 -nodes`.",
        ));
    }
    None
}

/// Text without armour that is no key; `content` is what it decodes to as base64.
pub(super) fn text(text: &str, content: Option<&[u8]>) -> Problem {
    if text.is_empty() {
        return Problem::looks_like("an empty text");
    }
    if let Some((_, what)) = BEGINNINGS.iter().find(|(start, _)| text.starts_with(start)) {
        return Problem::looks_like(what);
    }
    if contains(text, "-END ") || contains(text, "BEGIN ") {
        return Problem::looks_like("PEM whose BEGIN line is missing or damaged");
    }
    let is_short = text.len() <= SHORT;
    if is_short && is_path(text) {
        return Problem::looks_like("the path of a file").hint("Hand over what the file holds.");
    }
    if is_short && PLACEHOLDERS.iter().any(|mark| contains(text, mark)) {
        return Problem::looks_like("a placeholder").hint("Put the key itself in its place.");
    }
    let digits = without_hexadecimal_prefix(text);
    if is_hexadecimal(digits) {
        let count = skip_separators(digits).count();
        return Problem::looks_like(format!(
            "{count} hexadecimal digits, where a private number has 64 and a point 66 or 130"
        ));
    }
    match content {
        Some(content) if content.starts_with(b"-----BEGIN") => {
            Problem::looks_like("PEM that was encoded in base64 once more").hint("Decode it once.")
        }
        Some(content) if content.starts_with(b"openssh-key-v1") => {
            Problem::looks_like("the inside of an OpenSSH private key")
        }
        Some(content) if content.len() == elliptic::SIZE || elliptic::is_point(content) => {
            Problem::looks_like(format!("{} bytes in base64", content.len()))
                .hint("A bare elliptic-curve key is written in hexadecimal.")
        }
        Some(_) if !is_short => Problem::looks_like("base64 of something that is no key"),
        None if text.starts_with("MI") && !is_short => {
            Problem::looks_like("base64 that was cut off or damaged")
        }
        _ if text.contains('%') => {
            Problem::looks_like("text in URL encoding").hint("Decode it once.")
        }
        _ if is_short => Problem::looks_like("a password or another short text"),
        _ => Problem::looks_like("a text that is no key"),
    }
}

/// Text after `0x`, if it begins so.
pub(super) fn without_hexadecimal_prefix(text: &str) -> &str {
    text.strip_prefix("0x")
        .or_else(|| text.strip_prefix("0X"))
        .unwrap_or(text)
}

fn is_path(text: &str) -> bool {
    let has_drive =
        matches!(text.as_bytes(), [drive, b':', b'\\' | b'/', ..] if drive.is_ascii_alphabetic());
    let ends_as_path = || {
        PATH_ENDINGS.iter().any(|ending| {
            let tail = text
                .len()
                .checked_sub(ending.len())
                .and_then(|at| text.get(at..));
            tail.is_some_and(|tail| tail.eq_ignore_ascii_case(ending))
        })
    };
    !text.contains(is_separator)
        && (has_drive
            || PATH_BEGINNINGS.iter().any(|start| text.starts_with(start))
            || ends_as_path())
}

/// Whether `mark` occurs in the text, in either letter case. Makes no copy of the text.
fn contains(text: &str, mark: &str) -> bool {
    text.as_bytes()
        .windows(mark.len())
        .any(|window| window.eq_ignore_ascii_case(mark.as_bytes()))
}
