//! What the caller expects a genuine message to say.

use crate::{
    Code, Error,
    message::{Field, Value, find},
};
use alloc::{borrow::ToOwned, format, string::String};

/// `FIELD_MISMATCH` for the first field that is absent, has another value, or is one of those that the signature does
/// not cover: its value, right or wrong, is nobody's word.
///
/// Text compares as text, a number as a decimal value: 10000 equals `10000.00`.
pub fn check(
    fields: &[Field<'_>],
    unsigned: &[String],
    expected: &[Field<'_>],
) -> Result<(), Error> {
    expected.iter().try_for_each(|wanted| {
        let name = &*wanted.name;
        let error = |what: &str| {
            Error::new(
                Code::FieldMismatch,
                format!("The message is genuine, but its field `{name}` {what}."),
            )
            .field(name)
            .expected(wanted.value.as_text())
        };
        let Some(field) = find(fields, name) else {
            return Err(error("is missing"));
        };
        let found = field.value.as_text();
        let equal = match &wanted.value {
            Value::Number(number) => Decimal::parse(number)
                .is_some_and(|number| Decimal::parse(found).as_ref() == Some(&number)),
            Value::Text(text) => !matches!(field.value, Value::Null) && text == found,
            Value::Null => matches!(field.value, Value::Null),
            other => other.as_text() == found,
        };
        if !equal {
            return Err(error("has another value than expected").found(found));
        }
        // That a field says nothing needs no signature.
        let says_nothing = wanted.value == Value::Null || wanted.value.as_text().is_empty();
        if unsigned.iter().any(|unsigned| unsigned == name) && !says_nothing {
            return Err(error("is not covered by the signature").found(found));
        }
        Ok(())
    })
}

/// A decimal number, ±digits · 10^exponent, without zeros at either end of its digits.
#[derive(Debug, PartialEq, Eq)]
struct Decimal {
    negative: bool,
    digits: String,
    exponent: i64,
}

impl Decimal {
    /// Reads `-12.50`, `012`, `1e3`; `None` for anything else.
    fn parse(text: &str) -> Option<Self> {
        let (negative, text) = match text.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, text),
        };
        let (mantissa, exponent) = match text.split_once(['e', 'E']) {
            Some((mantissa, exponent)) => (mantissa, exponent.parse::<i32>().ok()?),
            None => (text, 0),
        };
        let (whole, fraction) = match mantissa.split_once('.') {
            Some((_, "")) => return None,
            Some(parts) => parts,
            None => (mantissa, ""),
        };
        let all = format!("{whole}{fraction}");
        if whole.is_empty() || !all.bytes().all(|byte| byte.is_ascii_digit()) {
            return None;
        }
        let significant = all.trim_end_matches('0');
        let trailing = i64::try_from(all.len() - significant.len()).ok()?;
        let digits = significant.trim_start_matches('0').to_owned();
        if digits.is_empty() {
            return Some(Self {
                negative: false,
                digits,
                exponent: 0,
            });
        }
        let exponent = i64::from(exponent) - i64::try_from(fraction.len()).ok()? + trailing;
        Some(Self {
            negative,
            digits,
            exponent,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::Decimal;

    #[test]
    fn one_value_in_many_spellings() {
        for group in [
            &["10000", "10000.00", "1e4", "010000", "1E+4", "10.000e3"][..],
            &["0", "-0", "0.000", "0e9"],
            &["-0.5", "-0.50", "-5e-1"],
            &["12345678901234567890.10", "12345678901234567890.1"],
        ] {
            for text in group {
                assert_eq!(Decimal::parse(text), Decimal::parse(group[0]), "{text}");
                assert!(Decimal::parse(text).is_some(), "{text}");
            }
        }
    }

    #[test]
    fn different_values_and_no_values() {
        assert_ne!(Decimal::parse("10000"), Decimal::parse("1000"));
        assert_ne!(Decimal::parse("10000"), Decimal::parse("-10000"));
        for text in [
            "",
            "-",
            ".",
            "1.",
            ".5",
            "1,000",
            " 1",
            "0x10",
            "1e",
            "NaN",
            "٣",
            "1e99999999999",
        ] {
            assert_eq!(Decimal::parse(text), None, "{text}");
        }
    }
}
