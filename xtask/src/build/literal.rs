//! The wasm as a JavaScript string literal, in place of a word that stands for it.

use anyhow::{Result, bail};

/// What `pkg/src/literal.js` holds until the bundles are made. In quotes, as esbuild writes strings.
const STANDS_FOR_WASM: &str = "\"@countersign.wasm@\"";

/// Puts the wasm into a bundle. The bundle must hold its place exactly once.
pub fn embed(bundle: &str, wasm: &[u8]) -> Result<String> {
    match bundle.split(STANDS_FOR_WASM).collect::<Vec<_>>().as_slice() {
        [before, after] => Ok([before, literal(wasm).as_str(), after].concat()),
        parts => bail!("a bundle has {} places for the wasm", parts.len() - 1),
    }
}

/// A literal with one character from U+0000 to U+00FF for each byte; escaped is only what a literal cannot hold, and
/// U+0000, at which some programs take a file for binary.
fn literal(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len() * 5 / 4);
    text.push('"');
    for (index, &byte) in bytes.iter().enumerate() {
        match byte {
            // `\0` before a digit would be an octal escape.
            0 if bytes.get(index + 1).is_some_and(u8::is_ascii_digit) => text.push_str("\\x00"),
            0 => text.push_str("\\0"),
            b'\n' => text.push_str("\\n"),
            b'\r' => text.push_str("\\r"),
            b'"' => text.push_str("\\\""),
            b'\\' => text.push_str("\\\\"),
            other => text.push(char::from(other)),
        }
    }
    text.push('"');
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_byte_is_one_character_or_a_short_escape() {
        assert_eq!(literal(b"\0asm\x01"), "\"\\0asm\x01\"");
        assert_eq!(literal(b"\x007\0x"), "\"\\x007\\0x\"");
        assert_eq!(literal(b"\r\n\"\\'"), "\"\\r\\n\\\"\\\\'\"");
        assert_eq!(literal(&[0x7f, 0x80, 0xff]), "\"\u{7f}\u{80}\u{ff}\"");
    }

    #[test]
    fn a_bundle_has_one_place_for_the_wasm() {
        let bundle = "var wasm = \"@countersign.wasm@\";\n";
        assert_eq!(embed(bundle, b"ab").unwrap(), "var wasm = \"ab\";\n");
        assert!(embed("var wasm;", b"ab").is_err());
        assert!(embed(&bundle.repeat(2), b"ab").is_err());
    }
}
