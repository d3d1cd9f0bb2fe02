//! The signed time of a message.

use crate::{
    Code, Error,
    message::Headers,
    scheme::{Time, TimeFormat},
};

/// How far a signed time may be from now where the caller does not say.
const TOLERANCE_SECONDS: u64 = 300;

impl TimeFormat {
    /// The unit, for sentences.
    pub(crate) const fn unit(self) -> &'static str {
        match self {
            Self::Milliseconds => "milliseconds",
            Self::Seconds => "seconds",
        }
    }

    fn to_ms(self, text: &str) -> Option<u64> {
        let number: u64 = text
            .bytes()
            .all(|byte| byte.is_ascii_digit())
            .then(|| text.parse().ok())??;
        match self {
            Self::Milliseconds => Some(number),
            Self::Seconds => number.checked_mul(1000),
        }
    }
}

/// The exact text of the header that carries the time, or `TIMESTAMP_MISSING`.
pub fn find<'a>(headers: &Headers<'a>, rule: &Time) -> Result<&'a str, Error> {
    headers
        .get(&rule.header)?
        .filter(|text| !text.is_empty())
        .ok_or_else(|| {
            Error::new(
                Code::TimestampMissing,
                format!(
                    "The signed time is missing: there is no header `{}`, or it is empty.",
                    rule.header
                ),
            )
            .field(&rule.header)
        })
}

/// `TIMESTAMP_OUT_OF_RANGE` unless the time is within the tolerance of now, both ways.
pub fn check(
    rule: &Time,
    text: &str,
    now_ms: u64,
    tolerance_seconds: Option<u64>,
) -> Result<(), Error> {
    let unit = rule.format.unit();
    let out_of_range = |what: String| {
        Error::new(
            Code::TimestampOutOfRange,
            format!("The signed time in `{}` {what}.", rule.header),
        )
        .field(&rule.header)
        .found(text)
    };
    let Some(time_ms) = rule.format.to_ms(text) else {
        return Err(out_of_range(format!("is not a whole number of {unit}")));
    };
    let tolerance = tolerance_seconds.unwrap_or(TOLERANCE_SECONDS);
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
    Err(match rule.format {
        TimeFormat::Milliseconds if seconds_as_ms => {
            error.hint("It looks like seconds; the rule wants milliseconds.")
        }
        _ => error.hint(
            "A repeated message, or a clock that is wrong; `toleranceSeconds` widens the range.",
        ),
    })
}
