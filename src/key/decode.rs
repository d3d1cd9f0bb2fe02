//! Base64 and hexadecimal, with one entry point for what may be secret and one for what cannot be.

use alloc::{vec, vec::Vec};
use base64ct::{Base64Unpadded, Encoding as _};
use core::hint::black_box;
use zeroize::Zeroizing;

/// How bytes are written as text.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Encoding {
    /// Either alphabet of RFC 4648, with or without padding.
    Base64,
    /// Either letter case.
    Hexadecimal,
}

/// Decodes text that may hold a secret, in time that depends on its length and on where characters outside the alphabet
/// stand, not on the others.
///
/// White space, the two characters `\n`, and the invisible characters that copying brings along are skipped. The buffers
/// are allocated once at their full size, so no copy stays behind, and are wiped on success and failure alike. `None` for
/// any other character, and for an impossible length.
pub(super) fn decode_secret(encoding: Encoding, text: &str) -> Option<Zeroizing<Vec<u8>>> {
    let mut symbols = Zeroizing::new(Vec::with_capacity(skip_separators(text).count()));
    for symbol in skip_separators(text) {
        symbols.push(u8::try_from(symbol).ok()?);
    }
    match encoding {
        Encoding::Base64 => {
            let padding = symbols.iter().rev().take(2).filter(|&&s| s == b'=').count();
            let length = symbols.len() - padding;
            symbols.truncate(length);
            symbols
                .iter_mut()
                .for_each(|symbol| *symbol = standard_alphabet(*symbol));
            let mut bytes = Zeroizing::new(vec![0; length / 4 * 3 + length % 4 * 3 / 4]);
            let written = Base64Unpadded::decode(&*symbols, &mut bytes).ok()?.len();
            bytes.truncate(written);
            Some(bytes)
        }
        Encoding::Hexadecimal => {
            let mut bytes = Zeroizing::new(vec![0; symbols.len() / 2]);
            base16ct::mixed::decode(&*symbols, &mut bytes).ok()?;
            Some(bytes)
        }
    }
}

/// Decodes base64 that cannot hold a secret: a modulus, a coordinate. Time may depend on all of it, nothing is wiped.
pub(super) fn decode_public(text: &str) -> Option<Vec<u8>> {
    use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};
    const ENGINE: GeneralPurpose = GeneralPurpose::new(
        &base64::alphabet::URL_SAFE,
        GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent),
    );
    base64::Engine::decode(&ENGINE, text).ok()
}

/// Whether a text is hexadecimal but for its separators. No branch tells one digit from another.
pub(super) fn is_hexadecimal(text: &str) -> bool {
    let within =
        |code: u32, first: u8, count: u32| black_box(code.wrapping_sub(u32::from(first)) < count);
    skip_separators(text)
        .map(u32::from)
        .all(|code| within(code, b'0', 10) | within(code | 0x20, b'a', 6))
}

/// `-` and `_` of base64url become `+` and `/`, without a branch on the symbol.
fn standard_alphabet(symbol: u8) -> u8 {
    let when = |from: u8, to: u8| u8::from(symbol == from).wrapping_neg() & (from ^ to);
    symbol ^ when(b'-', b'+') ^ when(b'_', b'/')
}

/// The characters of a text that are neither white space, nor invisible, nor written-out line ends.
pub(super) fn skip_separators(text: &str) -> impl Iterator<Item = char> {
    let mut characters = text.chars().peekable();
    core::iter::from_fn(move || {
        loop {
            let next = characters.next()?;
            // One branch for all of what encodings are made of, whichever it is.
            if black_box(('!'..='~').contains(&next)) & black_box(next != '\\') {
                return Some(next);
            }
            match next {
                c if is_separator(c) => {}
                '\\' => {
                    characters.next_if(|next| matches!(next, 'n' | 'r' | 't'));
                }
                other => return Some(other),
            }
        }
    })
}

/// White space, and the invisible characters that copying from web pages and editors brings along.
pub(super) fn is_separator(c: char) -> bool {
    matches!(
        c,
        ' ' | '\t'..='\r' | '\u{a0}' | '\u{200b}' | '\u{2028}' | '\u{feff}'
    )
}
