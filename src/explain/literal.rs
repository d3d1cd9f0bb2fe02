//! JSON string literals as different languages write them.

use alloc::{format, string::String};

/// Whose escapes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Escapes {
    /// As few as JSON allows: `JSON.stringify`, PHP with both `JSON_UNESCAPED` flags.
    Minimal,
    /// PHP's default: `\/`, and lower-case `\uXXXX` outside ASCII.
    Php,
    /// `\/` only: PHP with `JSON_UNESCAPED_UNICODE`.
    Slashes,
    /// `\uXXXX` only: Python's default, PHP with `JSON_UNESCAPED_SLASHES`.
    Unicode,
    /// `\uXXXX` with upper-case digits: .NET.
    UnicodeUpper,
    /// `\u003c`, `\u003e`, `\u0026`: Go.
    Go,
    /// As Go, and `\u003d`, `\u0027`: Gson.
    Gson,
}

impl Escapes {
    /// The escapes that a text seems to be written with.
    pub fn of(json: &str) -> Self {
        match (json.contains("\\/"), json.contains("\\u")) {
            (true, _) => Self::Php,
            (false, true) => Self::Unicode,
            (false, false) => Self::Minimal,
        }
    }

    const fn escapes_slash(self) -> bool {
        matches!(self, Self::Php | Self::Slashes)
    }

    const fn escapes_unicode(self) -> bool {
        matches!(self, Self::Php | Self::Unicode | Self::UnicodeUpper)
    }

    fn escapes_for_html(self, character: char) -> bool {
        match self {
            Self::Go => matches!(character, '<' | '>' | '&'),
            Self::Gson => matches!(character, '<' | '>' | '&' | '=' | '\''),
            _ => false,
        }
    }
}

/// The literal, quotation marks included.
pub fn literal(content: &str, escapes: Escapes) -> String {
    let mut out = String::with_capacity(content.len() + 2);
    out.push('"');
    for character in content.chars() {
        match character {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '/' if escapes.escapes_slash() => out.push_str("\\/"),
            '\u{8}' => out.push_str("\\b"),
            '\u{c}' => out.push_str("\\f"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            '\0'..' ' => out.push_str(&format!("\\u{:04x}", u32::from(character))),
            c if escapes.escapes_for_html(c) => {
                out.push_str(&format!("\\u{:04x}", u32::from(c)));
            }
            c if !c.is_ascii() && escapes.escapes_unicode() => {
                for unit in c.encode_utf16(&mut [0; 2]) {
                    out.push_str(&match escapes {
                        Escapes::UnicodeUpper => format!("\\u{unit:04X}"),
                        _ => format!("\\u{unit:04x}"),
                    });
                }
            }
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_language_has_its_escapes() {
        for (escapes, expected) in [
            (Escapes::Minimal, r#""a/É<&='\"\n""#),
            (Escapes::Php, r#""a\/\u00c9<&='\"\n""#),
            (Escapes::Slashes, r#""a\/É<&='\"\n""#),
            (Escapes::Unicode, r#""a/\u00c9<&='\"\n""#),
            (Escapes::UnicodeUpper, r#""a/\u00C9<&='\"\n""#),
            (Escapes::Go, r#""a/É\u003c\u0026='\"\n""#),
            (Escapes::Gson, r#""a/É\u003c\u0026\u003d\u0027\"\n""#),
        ] {
            assert_eq!(literal("a/É<&='\"\n", escapes), expected, "{escapes:?}");
        }
    }
}
