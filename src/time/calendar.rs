//! Dates of the Gregorian calendar, from 1970 to 9999, as text and as time since 1970.

use alloc::{borrow::ToOwned, format, string::String};

const DAY: i64 = 86_400;

/// Milliseconds since 1970 of `2026-01-31T23:59:59+07:00`; `Z`, `+0700` and a fraction of a
/// second are read as well (RFC 3339 5.6, ISO 8601 basic offset).
pub fn read_iso8601(text: &str) -> Option<u64> {
    let (date, rest) = text.split_at_checked(19)?;
    let separators = [(4, b'-'), (7, b'-'), (10, b'T'), (13, b':'), (16, b':')];
    let stands = |&(at, byte): &(usize, u8)| date.as_bytes().get(at) == Some(&byte);
    if !separators.iter().all(stands) {
        return None;
    }
    let figures: String = date
        .split(['-', 'T', ':'])
        .map(|part| part.bytes().all(|b| b.is_ascii_digit()).then_some(part))
        .collect::<Option<_>>()?;
    let (fraction, offset) = match rest.strip_prefix('.') {
        None => (0, rest),
        Some(rest) => {
            let end = rest.find(|c: char| !c.is_ascii_digit())?;
            let (fraction, offset) = rest.split_at_checked(end)?;
            let three: String = fraction.chars().chain("000".chars()).take(3).collect();
            if fraction.is_empty() || fraction.len() > 9 {
                return None;
            }
            (three.parse::<u64>().ok()?, offset)
        }
    };
    let seconds = read_seconds(&figures, read_offset(offset)?)?;
    seconds.checked_mul(1000)?.checked_add(fraction)
}

/// Milliseconds since 1970 of fourteen digits in a zone that many minutes east of UTC.
pub fn read_year_to_second(text: &str, offset_minutes: i64) -> Option<u64> {
    read_seconds(text, offset_minutes)?.checked_mul(1000)
}

/// `2026-01-31T23:59:59+07:00`; UTC is written `+00:00`.
pub fn write_iso8601(seconds: u64, offset_minutes: i64) -> String {
    let [year, month, day, hour, minute, second] = fields(seconds, offset_minutes);
    let sign = if offset_minutes < 0 { '-' } else { '+' };
    let (hours, minutes) = (offset_minutes.abs() / 60, offset_minutes.abs() % 60);
    format!(
        "{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}{sign}{hours:02}:{minutes:02}"
    )
}

/// `20260131235959`.
pub fn write_year_to_second(seconds: u64, offset_minutes: i64) -> String {
    let [year, month, day, hour, minute, second] = fields(seconds, offset_minutes);
    format!("{year:04}{month:02}{day:02}{hour:02}{minute:02}{second:02}")
}

/// `Z`, `+07:00`, `+0700` or `-05:30`, in minutes.
fn read_offset(text: &str) -> Option<i64> {
    if text == "Z" {
        return Some(0);
    }
    let (sign, rest) = match text.as_bytes().first()? {
        b'+' => (1, text.get(1..)?),
        b'-' => (-1, text.get(1..)?),
        _ => return None,
    };
    let figures = match rest.len() {
        5 => rest
            .split_once(':')
            .filter(|(hours, _)| hours.len() == 2)
            .map(|(hours, minutes)| format!("{hours}{minutes}"))?,
        _ => rest.to_owned(),
    };
    let [hours, minutes] = numbers(&figures, [2, 2])?;
    (hours <= 14 && minutes < 60).then_some(sign * (hours * 60 + minutes))
}

/// Seconds since 1970 of fourteen digits.
fn read_seconds(figures: &str, offset_minutes: i64) -> Option<u64> {
    let [year, month, day, hour, minute, second] = numbers(figures, [4, 2, 2, 2, 2, 2])?;
    let days = days_since_1970(year, month, day);
    let exists = civil(days) == [year, month, day];
    if year < 1970 || !exists || hour > 23 || minute > 59 || second > 60 {
        return None;
    }
    let seconds = days * DAY + hour * 3600 + minute * 60 + second - offset_minutes * 60;
    u64::try_from(seconds).ok()
}

/// Numbers of fixed width, one after another and nothing else.
fn numbers<const N: usize>(mut text: &str, widths: [usize; N]) -> Option<[i64; N]> {
    let mut numbers = [0; N];
    for (number, width) in numbers.iter_mut().zip(widths) {
        let (head, rest) = text.split_at_checked(width)?;
        if !head.bytes().all(|byte| byte.is_ascii_digit()) {
            return None;
        }
        *number = head.parse().ok()?;
        text = rest;
    }
    text.is_empty().then_some(numbers)
}

fn fields(seconds: u64, offset_minutes: i64) -> [i64; 6] {
    // 9999-12-31T23:59:59Z, the last second that has four digits of year.
    let seconds = i64::try_from(seconds)
        .unwrap_or(i64::MAX)
        .min(253_402_300_799);
    let local = seconds + offset_minutes * 60;
    let [year, month, day] = civil(local.div_euclid(DAY));
    let rest = local.rem_euclid(DAY);
    [year, month, day, rest / 3600, rest / 60 % 60, rest % 60]
}

/// Days since 1970-01-01, counting years from March so that a leap day is the last of its year.
fn days_since_1970(year: i64, month: i64, day: i64) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let year_of_era = year.rem_euclid(400);
    let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    era * 146_097 + day_of_era - 719_468
}

/// Year, month and day, the inverse of [`days_since_1970`].
fn civil(days: i64) -> [i64; 3] {
    let days = days + 719_468;
    let era = days.div_euclid(146_097);
    let day_of_era = days.rem_euclid(146_097);
    let year_of_era =
        (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * shifted + 2) / 5 + 1;
    let month = if shifted < 10 {
        shifted + 3
    } else {
        shifted - 9
    };
    let year = year_of_era + era * 400 + i64::from(month <= 2);
    [year, month, day]
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Each number is what `date -u -d TEXT +%s` prints.
    #[test]
    fn times_are_those_of_date() {
        for (text, seconds) in [
            ("1970-01-01T00:00:00Z", 0),
            ("2000-02-29T12:34:56+00:00", 951_827_696),
            ("2026-01-31T23:59:59+07:00", 1_769_878_799),
            ("2026-01-31T23:59:59-0330", 1_769_916_599),
            ("2100-03-01T00:00:00Z", 4_107_542_400),
            ("9999-12-31T23:59:59Z", 253_402_300_799),
        ] {
            assert_eq!(read_iso8601(text), Some(seconds * 1000), "{text}");
        }
        assert_eq!(read_iso8601("1970-01-01T00:00:01.2345Z"), Some(1234));
        assert_eq!(
            read_year_to_second("20260131235959", 420),
            Some(1_769_878_799_000)
        );
    }

    #[test]
    fn what_is_written_reads_back() {
        for seconds in (0..4_200_000_000).step_by(1_234_567) {
            for offset in [0, 420, -210, 840] {
                let iso = write_iso8601(seconds, offset);
                if seconds > 100_000 {
                    assert_eq!(read_iso8601(&iso), Some(seconds * 1000), "{iso}");
                    let compact = write_year_to_second(seconds, offset);
                    assert_eq!(read_year_to_second(&compact, offset), Some(seconds * 1000));
                }
            }
        }
        assert_eq!(
            write_iso8601(1_769_878_799, 420),
            "2026-01-31T23:59:59+07:00"
        );
        assert_eq!(
            write_iso8601(1_769_916_599, -210),
            "2026-01-31T23:59:59-03:30"
        );
    }

    #[test]
    fn what_is_no_time_is_refused() {
        for text in [
            "",
            "2026-01-31",
            "2026-01-31T23:59:59",
            "2026-01-31 23:59:59Z",
            "2026-02-30T00:00:00Z",
            "2025-02-29T00:00:00Z",
            "2026-13-01T00:00:00Z",
            "2026-00-01T00:00:00Z",
            "2026-01-31T24:00:00Z",
            "2026-01-31T23:59:59+7:00",
            "2026-01-31T23:59:59+1:230",
            "2026-01-31T23:59:59+15:00",
            "2026-01-31T23:59:59.Z",
            "2026-01-31T23:59:59Z ",
            "1969-12-31T23:59:59Z",
            "+026-01-31T23:59:59Z",
            "2026-01-31T23:59:5éZ",
        ] {
            assert_eq!(read_iso8601(text), None, "{text}");
        }
        for text in [
            "2026013123595",
            "202601312359599",
            "2026013123595x",
            "20261331235959",
        ] {
            assert_eq!(read_year_to_second(text, 0), None, "{text}");
        }
    }
}
