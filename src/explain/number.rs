//! The text of numbers: 100, 100.0, 100.00, 1e2.

use alloc::{borrow::ToOwned, format, string::String};

/// As `JSON.stringify` and PHP's `json_encode` write it; text that is no JSON number stays.
pub fn as_javascript(text: &str) -> String {
    match parse(text) {
        Some(number) if number.abs() < 1e21 && (number == 0.0 || number.abs() >= 1e-6) => {
            let number = if number == 0.0 { 0.0 } else { number };
            format!("{number}")
        }
        _ => text.to_owned(),
    }
}

/// As Python writes it: a whole number with a fraction keeps `.0`.
pub fn as_python(text: &str) -> String {
    match parse(text) {
        Some(number) if text.contains(['.', 'e', 'E']) && number.abs() < 1e16 => {
            let written = as_javascript(text);
            if written.contains('.') {
                written
            } else {
                format!("{written}.0")
            }
        }
        _ => text.to_owned(),
    }
}

/// With exactly two decimals, where it has some; digits are only added or zeros taken.
pub fn two_decimals(text: &str) -> String {
    decimals(text, 2)
}

/// With exactly one decimal, where it has some.
pub fn one_decimal(text: &str) -> String {
    decimals(text, 1)
}

/// Without decimals, where they are zeros.
pub fn whole(text: &str) -> String {
    decimals(text, 0)
}

/// A whole number with `.0`.
pub fn plus_zero(text: &str) -> String {
    with_fraction(text, ".0")
}

/// A whole number with `.00`.
pub fn plus_two_zeros(text: &str) -> String {
    with_fraction(text, ".00")
}

/// With commas between thousands.
pub fn grouped(text: &str) -> String {
    let (whole, rest) = text
        .split_once('.')
        .map_or((text, None), |(a, b)| (a, Some(b)));
    let digits = whole.strip_prefix('-').unwrap_or(whole);
    if parse(text).is_none() || digits.len() < 4 || digits.len() > 15 {
        return text.to_owned();
    }
    let mut out = String::from(if whole.starts_with('-') { "-" } else { "" });
    for (position, digit) in digits.chars().enumerate() {
        if position > 0 && (digits.len() - position).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    match rest {
        Some(rest) => format!("{out}.{rest}"),
        None => out,
    }
}

/// Whether the text is a number as `JSON.stringify` would write it.
pub fn is_plain(text: &str) -> bool {
    as_javascript(text) == text
}

/// Whether the text is a JSON number.
pub fn is_number(text: &str) -> bool {
    parse(text).is_some()
}

fn parse(text: &str) -> Option<f64> {
    if text.len() > 40 || !text.starts_with(|c: char| c.is_ascii_digit() || c == '-') {
        return None;
    }
    serde_json::from_str(text).ok()
}

fn decimals(text: &str, wanted: usize) -> String {
    let Some((whole, fraction)) = text.split_once('.') else {
        return text.to_owned();
    };
    let digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    if parse(text).is_none() || !digits(fraction) {
        return text.to_owned();
    }
    let significant = fraction.trim_end_matches('0');
    if significant.len() > wanted {
        return text.to_owned();
    }
    match wanted {
        0 => whole.to_owned(),
        _ => format!("{whole}.{significant:0<wanted$}"),
    }
}

fn with_fraction(text: &str, fraction: &str) -> String {
    let digits = text.strip_prefix('-').unwrap_or(text);
    if parse(text).is_some() && digits.bytes().all(|b| b.is_ascii_digit()) {
        format!("{text}{fraction}")
    } else {
        text.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_in_other_words() {
        for (text, javascript, python, two) in [
            ("20000.00", "20000", "20000.0", "20000.00"),
            ("2500.0000", "2500", "2500.0", "2500.00"),
            ("0.50", "0.5", "0.5", "0.50"),
            ("1e3", "1000", "1000.0", "1e3"),
            ("-0", "0", "-0", "-0"),
            ("100", "100", "100", "100"),
            (
                "12345678901234567890",
                "12345678901234567000",
                "12345678901234567890",
                "12345678901234567890",
            ),
            ("00", "00", "00", "00"),
            ("T12", "T12", "T12", "T12"),
        ] {
            assert_eq!(as_javascript(text), javascript);
            assert_eq!(as_python(text), python);
            assert_eq!(two_decimals(text), two);
        }
        assert_eq!(plus_two_zeros("100"), "100.00");
        assert_eq!(plus_zero("1.5"), "1.5");
        assert_eq!(whole("100.00"), "100");
        assert_eq!(whole("100.50"), "100.50");
        assert_eq!(grouped("1234567.50"), "1,234,567.50");
    }
}
