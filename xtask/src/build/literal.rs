//! The wasm as a JavaScript string literal, in place of a word that stands for it.

use anyhow::{Result, bail};

/// What `pkg/src/literal.js` and `wasm.cjs` hold until the bundles are made. In quotes, as esbuild writes strings.
const STANDS_FOR_WASM: &str = "\"@countersign.wasm@\"";

/// What a literal cannot hold, U+0000, at which some programs take a file for binary, and what bundlers escape besides.
const ESCAPED: [u8; 10] = *b"\0\x07\x08\n\x0b\x0c\r\x1b\"\\";

/// How the bytes become characters.
#[derive(Clone, Copy)]
pub enum Spelling {
    /// Each byte is the character of its number.
    Plain,
    /// The bytes that would be escaped trade places with those that are rarest: an escape in every tenth place, for so many
    /// bytes are 0, compresses badly. The text begins with those that took the places of the [`ESCAPED`], in their order.
    Compressible,
}

/// Puts the wasm into a bundle. The bundle must hold its place exactly once.
pub fn embed(bundle: &str, wasm: &[u8], spelling: Spelling) -> Result<String> {
    let text = match spelling {
        Spelling::Plain => literal(wasm),
        Spelling::Compressible => literal(&compressible(wasm)),
    };
    match bundle.split(STANDS_FOR_WASM).collect::<Vec<_>>().as_slice() {
        [before, after] => Ok([before, text.as_str(), after].concat()),
        parts => bail!("a bundle has {} places for the wasm", parts.len() - 1),
    }
}

fn compressible(bytes: &[u8]) -> Vec<u8> {
    let rarest = rarest(bytes);
    let mut meaning: Vec<u8> = (0..=u8::MAX).collect();
    for (escaped, rare) in ESCAPED.into_iter().zip(rarest) {
        meaning.swap(usize::from(escaped), usize::from(rare));
    }
    let spelt = bytes.iter().map(|&byte| meaning[usize::from(byte)]);
    rarest.into_iter().chain(spelt).collect()
}

/// The rarest of the printable ASCII characters that need no escape.
fn rarest(bytes: &[u8]) -> [u8; ESCAPED.len()] {
    let mut times = [0_usize; 1 << u8::BITS];
    for &byte in bytes {
        times[usize::from(byte)] += 1;
    }
    let mut printable: Vec<u8> = (b' '..=b'~')
        .filter(|byte| !ESCAPED.contains(byte))
        .collect();
    printable.sort_by_key(|&byte| times[usize::from(byte)]);
    std::array::from_fn(|index| printable[index])
}

/// A literal with one character from U+0000 to U+00FF for each byte.
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
    fn what_would_be_escaped_trades_places_with_what_is_rare() {
        let mut all: Vec<u8> = (b' '..=b'~').collect();
        all.retain(|byte| !b"#?^aZklmn{".contains(byte));
        assert_eq!(rarest(&all), *b"#?Z^aklmn{");
        let bytes = [&all[..], b"\0\x07\"\\\x80"].concat();
        assert!(compressible(&bytes).ends_with(b"#?n{\x80"));
        // Every byte at once: those that traded places trade back.
        let bytes: Vec<u8> = (0..=u8::MAX).collect();
        let spelt = compressible(&bytes);
        let (rare, spelt) = spelt.split_at(ESCAPED.len());
        for (escaped, rare) in ESCAPED.iter().zip(rare) {
            assert_eq!(spelt[usize::from(*escaped)], *rare);
            assert_eq!(spelt[usize::from(*rare)], *escaped);
        }
    }

    #[test]
    fn a_bundle_has_one_place_for_the_wasm() {
        let bundle = "var wasm = \"@countersign.wasm@\";\n";
        let embedded = |bundle: &str| embed(bundle, b"ab", Spelling::Plain);
        assert_eq!(embedded(bundle).unwrap(), "var wasm = \"ab\";\n");
        assert!(embedded("var wasm;").is_err());
        assert!(embedded(&bundle.repeat(2)).is_err());
    }
}
