//! The signed time of a message.

mod calendar;

use crate::{
    Code, Error,
    message::Headers,
    scheme::{Time, TimeFormat},
};
use alloc::{
    format,
    string::{String, ToString},
};

/// How far a signed time may be from now where neither the caller nor the scheme says.
const TOLERANCE_SECONDS: u64 = 300;

impl TimeFormat {
    /// What a text of this format is, for sentences.
    pub(crate) const fn noun(self) -> &'static str {
        match self {
            Self::Milliseconds => "a whole number of milliseconds",
            Self::Seconds => "a whole number of seconds",
            Self::Iso8601 => "an ISO 8601 time with its offset",
            Self::YearToSecond => "a time of fourteen digits",
        }
    }

    /// How a text of this format is written, for the answer to what was expected.
    pub(crate) const fn pattern(self) -> &'static str {
        match self {
            Self::Milliseconds => "milliseconds since 1970, in digits",
            Self::Seconds => "seconds since 1970, in digits",
            Self::Iso8601 => "yyyy-MM-ddTHH:mm:ss+HH:mm",
            Self::YearToSecond => "yyyyMMddHHmmss",
        }
    }
}

impl Time {
    /// Milliseconds since 1970 that `text` stands for, or `None` where it is not of the format.
    pub(crate) fn to_ms(&self, text: &str) -> Option<u64> {
        let offset = i64::from(self.utc_offset_minutes);
        match self.format {
            TimeFormat::Milliseconds => digits(text),
            TimeFormat::Seconds => digits(text)?.checked_mul(1000),
            TimeFormat::Iso8601 => calendar::read_iso8601(text),
            TimeFormat::YearToSecond => calendar::read_year_to_second(text, offset),
        }
    }

    /// `ms` since 1970 as the rule writes it.
    pub(crate) fn write(&self, ms: u64) -> String {
        let offset = i64::from(self.utc_offset_minutes);
        match self.format {
            TimeFormat::Milliseconds => ms.to_string(),
            TimeFormat::Seconds => (ms / 1000).to_string(),
            TimeFormat::Iso8601 => calendar::write_iso8601(ms / 1000, offset),
            TimeFormat::YearToSecond => calendar::write_year_to_second(ms / 1000, offset),
        }
    }
}

fn digits(text: &str) -> Option<u64> {
    let all = text.bytes().all(|byte| byte.is_ascii_digit());
    (all && text.len() <= 19).then(|| text.parse().ok())?
}

/// The exact text of the header that carries the time, or `TIMESTAMP_MISSING`.
pub fn find<'a>(headers: &Headers<'a>, rule: &Time) -> Result<&'a str, Error> {
    for name in rule.names() {
        if let Some(text) = headers.get(name)?.filter(|text| !text.is_empty()) {
            return Ok(text);
        }
    }
    Err(Error::new(
        Code::TimestampMissing,
        format!(
            "The signed time is missing: there is no header `{}`, or it is empty.",
            rule.header
        ),
    )
    .field(&rule.header))
}

/// `TIMESTAMP_OUT_OF_RANGE` unless the time is within the tolerance of now, both ways.
pub fn check(
    rule: &Time,
    text: &str,
    now_ms: u64,
    tolerance_seconds: Option<u64>,
) -> Result<(), Error> {
    let out_of_range = |what: String| {
        Error::new(
            Code::TimestampOutOfRange,
            format!("The signed time in `{}` {what}.", rule.header),
        )
        .field(&rule.header)
        .found(text)
    };
    let Some(time_ms) = rule.to_ms(text) else {
        return Err(
            out_of_range(format!("is not {}", rule.format.noun())).expected(rule.format.pattern())
        );
    };
    let tolerance = tolerance_seconds
        .or(rule.tolerance_seconds)
        .unwrap_or(TOLERANCE_SECONDS);
    let (apart, direction) = match now_ms.checked_sub(time_ms) {
        Some(age) => (age, "old"),
        None => (time_ms.abs_diff(now_ms), "ahead"),
    };
    if apart <= tolerance.saturating_mul(1000) {
        return Ok(());
    }
    let error = out_of_range(format!(
        "is {} seconds {direction}, and {tolerance} are allowed",
        apart.div_ceil(1000)
    ));
    let seconds_as_ms = time_ms.saturating_mul(1000).abs_diff(now_ms) < 86_400_000;
    let ms_as_seconds = (time_ms / 1000).abs_diff(now_ms) < 86_400_000;
    Err(match rule.format {
        TimeFormat::Milliseconds if seconds_as_ms => {
            error.hint("It looks like seconds; the rule wants milliseconds.")
        }
        TimeFormat::Seconds if ms_as_seconds => {
            error.hint("It looks like milliseconds; the rule wants seconds.")
        }
        _ => error.hint(
            "A repeated message, or a clock that is wrong; `toleranceSeconds` widens the range.",
        ),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW_MS: u64 = 1_700_000_000_000;
    const DAY_MS: u64 = 86_400_000;

    fn rule(format: &str) -> Time {
        serde_json::from_str(&format!(r#"{{"header":"X-Time","format":"{format}"}}"#)).unwrap()
    }

    #[test]
    fn the_tolerance_holds_to_the_millisecond_both_ways() {
        let rule = rule("milliseconds");
        for (tolerance, allowed) in [(None, 300_000), (Some(5), 5_000), (Some(0), 0)] {
            for time in [NOW_MS - allowed, NOW_MS, NOW_MS + allowed] {
                assert_eq!(check(&rule, &time.to_string(), NOW_MS, tolerance), Ok(()));
            }
            for (time, direction) in [
                (NOW_MS - allowed - 1, "old"),
                (NOW_MS + allowed + 1, "ahead"),
            ] {
                let error = check(&rule, &time.to_string(), NOW_MS, tolerance).unwrap_err();
                assert_eq!(error.code, Code::TimestampOutOfRange);
                let seconds = allowed / 1000;
                let sentence = format!(
                    "The signed time in `X-Time` is {} seconds {direction}, and {seconds} are allowed.",
                    seconds + 1
                );
                assert_eq!(error.message, sentence);
            }
        }
    }

    /// A unit is guessed only where the time would then lie within a day of now.
    #[test]
    fn the_other_unit_is_recognised() {
        let general =
            "A repeated message, or a clock that is wrong; `toleranceSeconds` widens the range.";
        let as_seconds = "It looks like seconds; the rule wants milliseconds.";
        let as_ms = "It looks like milliseconds; the rule wants seconds.";
        let second = NOW_MS / 1000;
        let day = DAY_MS / 1000;
        for (format, time, hint) in [
            ("milliseconds", second, as_seconds),
            ("milliseconds", second - day + 1, as_seconds),
            ("milliseconds", second + day - 1, as_seconds),
            ("milliseconds", second - day, general),
            ("milliseconds", second + day, general),
            ("milliseconds", NOW_MS - DAY_MS, general),
            ("seconds", NOW_MS, as_ms),
            ("seconds", NOW_MS - DAY_MS + 1, as_ms),
            ("seconds", NOW_MS + DAY_MS - 1, as_ms),
            ("seconds", NOW_MS - DAY_MS, general),
            ("seconds", NOW_MS + DAY_MS, general),
            ("seconds", second - day, general),
        ] {
            let error = check(&rule(format), &time.to_string(), NOW_MS, None).unwrap_err();
            assert_eq!(error.hint.as_deref(), Some(hint), "{format}: {time}");
        }
    }

    #[test]
    fn what_is_no_time_is_told_how_one_is_written() {
        for (format, noun, pattern) in [
            (
                "milliseconds",
                "a whole number of milliseconds",
                "milliseconds since 1970, in digits",
            ),
            (
                "seconds",
                "a whole number of seconds",
                "seconds since 1970, in digits",
            ),
            (
                "iso8601",
                "an ISO 8601 time with its offset",
                "yyyy-MM-ddTHH:mm:ss+HH:mm",
            ),
            (
                "yyyyMMddHHmmss",
                "a time of fourteen digits",
                "yyyyMMddHHmmss",
            ),
        ] {
            let error = check(&rule(format), "soon", NOW_MS, None).unwrap_err();
            let sentence = format!("The signed time in `X-Time` is not {noun}.");
            assert_eq!(error.message, sentence);
            assert_eq!(error.expected.as_deref(), Some(pattern));
            assert_eq!(error.found.as_deref(), Some("soon"));
        }
    }
}
