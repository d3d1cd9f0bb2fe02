//! Signatures as text: base64 and hexadecimal.

use crate::scheme::Encoding;
use alloc::{borrow::Cow, string::String, vec::Vec};
use base64::{
    Engine as _,
    engine::general_purpose::{STANDARD, STANDARD_NO_PAD, URL_SAFE, URL_SAFE_NO_PAD},
};

/// The bytes as text.
#[must_use]
pub fn encode(bytes: &[u8], encoding: Encoding) -> String {
    match encoding {
        Encoding::Base64 => STANDARD.encode(bytes),
        Encoding::Base64url => URL_SAFE_NO_PAD.encode(bytes),
        Encoding::HexLower => base16ct::lower::encode_string(bytes),
        Encoding::HexUpper => base16ct::upper::encode_string(bytes),
    }
}

/// The bytes that the text stands for, or what is wrong with it.
///
/// White space is passed over; hexadecimal is read in either case; base64 is read with or
/// without padding, in either alphabet but not in a mixture, and no bit may follow the last byte.
pub fn decode(text: &str, encoding: Encoding) -> Result<Vec<u8>, &'static str> {
    let text: Cow<'_, [u8]> = match text.bytes().any(|byte| byte.is_ascii_whitespace()) {
        false => text.as_bytes().into(),
        true => text
            .bytes()
            .filter(|byte| !byte.is_ascii_whitespace())
            .collect(),
    };
    match encoding {
        Encoding::HexLower | Encoding::HexUpper => base16ct::mixed::decode_vec(&text)
            .map_err(|_| "is not hexadecimal with two digits a byte"),
        Encoding::Base64 | Encoding::Base64url => {
            let url_safe = text.iter().any(|byte| matches!(byte, b'-' | b'_'));
            let engine = match (url_safe, text.ends_with(b"=")) {
                (false, true) => STANDARD,
                (false, false) => STANDARD_NO_PAD,
                (true, true) => URL_SAFE,
                (true, false) => URL_SAFE_NO_PAD,
            };
            engine.decode(&text).map_err(|error| match error {
                base64::DecodeError::InvalidByte(_, b'=') => "has padding where none belongs",
                base64::DecodeError::InvalidByte(..) => "has a character that is not base64",
                base64::DecodeError::InvalidLastSymbol { .. } => {
                    "has bits after the last byte of its base64"
                }
                base64::DecodeError::InvalidLength(_) => "is base64 cut short",
                base64::DecodeError::InvalidPadding => "has the wrong padding at its end",
            })
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base64_is_read_in_every_harmless_form() {
        let bytes = [0xfb, 0xff, 0x00, 0x10];
        for text in [
            "+/8AEA==",
            "+/8AEA",
            "-_8AEA",
            "-_8AEA==",
            " +/8A\r\nEA==\n",
        ] {
            assert_eq!(
                decode(text, Encoding::Base64).as_deref(),
                Ok(&bytes[..]),
                "{text}"
            );
        }
        assert_eq!(encode(&bytes, Encoding::Base64), "+/8AEA==");
        assert_eq!(encode(&bytes, Encoding::Base64url), "-_8AEA");
    }

    #[test]
    fn base64_with_a_second_meaning_is_refused() {
        for (text, defect) in [
            ("-/8AEA==", "has a character that is not base64"),
            ("+/8AEB==", "has bits after the last byte of its base64"),
            ("+/8AEA=", "has the wrong padding at its end"),
            ("+/8A=", "has padding where none belongs"),
            ("+/=AEA==", "has padding where none belongs"),
            ("+/8AE", "is base64 cut short"),
            ("+/8*EA==", "has a character that is not base64"),
        ] {
            assert_eq!(decode(text, Encoding::Base64), Err(defect), "{text}");
        }
    }

    #[test]
    fn hexadecimal_in_either_case() {
        assert_eq!(
            decode("0aFf", Encoding::HexLower).as_deref(),
            Ok(&[0x0a, 0xff][..])
        );
        assert_eq!(
            decode(" 5A\r\nb3\n", Encoding::HexUpper).as_deref(),
            Ok(&[0x5a, 0xb3][..])
        );
        assert_eq!(encode(&[0x5a, 0xb3], Encoding::HexLower), "5ab3");
        assert_eq!(encode(&[0x0a, 0xff], Encoding::HexUpper), "0AFF");
        for text in ["0aF", "0aFg", "+aFf"] {
            assert!(decode(text, Encoding::HexLower).is_err(), "{text}");
        }
    }

    /// The digest of a secret may be written so: a text that outgrew its room would leave a copy
    /// of it behind.
    #[test]
    fn hexadecimal_has_its_room_from_the_beginning() {
        for length in [16, 20, 32, 48, 64] {
            let text = encode(&vec![0xa5; length], Encoding::HexLower);
            assert_eq!((text.len(), text.capacity()), (2 * length, 2 * length));
        }
    }
}
