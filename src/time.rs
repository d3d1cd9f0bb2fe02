//! The signed time of a message.

mod calendar;

use crate::{
    Code, Error,
    message::Headers,
    scheme::{Time, TimeFormat},
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
    let apart = time_ms.abs_diff(now_ms);
    if apart <= tolerance.saturating_mul(1000) {
        return Ok(());
    }
    let direction = if time_ms < now_ms { "old" } else { "ahead" };
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
