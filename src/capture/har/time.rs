//! Times as HAR files write them.

use crate::capture::record::Timestamp;

const SECOND: i64 = 1_000_000_000;

/// The time of a count of seconds since 1970, to the microsecond: a number of this size is no more exact. `None` before 1970 and after 2554.
pub(super) fn of_seconds(seconds: f64) -> Option<Timestamp> {
    const LAST: f64 = 18_446_744_073.0;
    if !(0.0..LAST).contains(&seconds) {
        return None;
    }
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "the range was just checked"
    )]
    let microseconds = (seconds * 1e6).round() as u64;
    Some(Timestamp(microseconds * 1000))
}

/// The time that an ISO 8601 date with time and zone says: `2023-08-29T13:03:20.195591+00:00`. `None` if it is not one, or before 1970.
pub(super) fn of_date(written: &str) -> Option<Timestamp> {
    let (date, time) = written.split_once(['T', 't', ' '])?;
    let mut date = date.splitn(3, '-').map(number);
    let (year, month, day) = (date.next()??, date.next()??, date.next()??);
    let zone_at = time.find(['Z', 'z', '+', '-'])?;
    let (time, zone) = time.split_at_checked(zone_at)?;
    let mut time = time.splitn(3, ':');
    let (hour, minute) = (number(time.next()?)?, number(time.next()?)?);
    let second = time.next().unwrap_or("0");
    let (second, fraction) = second.split_once(['.', ',']).unwrap_or((second, "0"));
    let (second, fraction) = (number(second)?, nanoseconds(fraction)?);
    if !(1..=12).contains(&month)
        || !(1..=31).contains(&day)
        || hour > 24
        || minute > 59
        || second > 60
    {
        return None;
    }
    let minutes = (days(year, month, day) * 24 + hour) * 60 + minute - offset(zone)?;
    let time = (minutes * 60 + second)
        .checked_mul(SECOND)?
        .checked_add(fraction)?;
    Some(Timestamp(time.try_into().ok()?))
}

/// A time as `of_date` reads it, to the microsecond.
pub fn date(time: Timestamp) -> String {
    let micros = time.0 / 1000;
    let (seconds, micros) = (micros / 1_000_000, micros % 1_000_000);
    let (days, second) = (seconds / 86_400, seconds % 86_400);
    // Eras of 400 years from 0000-03-01 on, whose years begin in March.
    let day = days + 719_468;
    let (era, day) = (day / 146_097, day % 146_097);
    let year = (day - day / 1_460 + day / 36_524 - day / 146_096) / 365;
    let day = day - (365 * year + year / 4 - year / 100);
    let month = (5 * day + 2) / 153;
    let day = day - (153 * month + 2) / 5 + 1;
    let year = era * 400 + year + u64::from(month >= 10);
    let month = (month + 2) % 12 + 1;
    format!(
        "{year:04}-{month:02}-{day:02}T{:02}:{:02}:{:02}.{micros:06}Z",
        second / 3600,
        second / 60 % 60,
        second % 60
    )
}

fn number(digits: &str) -> Option<i64> {
    let all = !digits.is_empty()
        && digits.len() <= 4
        && digits.bytes().all(|digit| digit.is_ascii_digit());
    all.then(|| digits.parse().ok())?
}

/// The digits behind a decimal point; those after the ninth are cut off.
fn nanoseconds(digits: &str) -> Option<i64> {
    if digits.is_empty() || !digits.bytes().all(|digit| digit.is_ascii_digit()) {
        return None;
    }
    let nine = digits.bytes().chain(std::iter::repeat(b'0')).take(9);
    Some(nine.fold(0, |sum, digit| sum * 10 + i64::from(digit - b'0')))
}

/// Minutes east of Greenwich.
fn offset(zone: &str) -> Option<i64> {
    let (sign, rest) = zone.split_at_checked(1)?;
    let sign = match sign {
        "+" => 1,
        "-" => -1,
        _ => return rest.is_empty().then_some(0),
    };
    let (hours, minutes) = match rest.split_once(':') {
        Some(parts) => parts,
        None => rest.split_at_checked(2)?,
    };
    let minutes = if minutes.is_empty() { "0" } else { minutes };
    Some(sign * (number(hours)? * 60 + number(minutes)?))
}

/// Days from 1970-01-01 to a date of the Gregorian calendar.
fn days(year: i64, month: i64, day: i64) -> i64 {
    // Years that begin in March have their leap day at the end.
    let year = if month <= 2 { year - 1 } else { year };
    let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    let leap_days = year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400);
    year * 365 + leap_days + of_year - 719_468
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates() {
        for (written, time) in [
            ("1970-01-01T00:00:00Z", Some(0)),
            (
                "2023-08-29T13:03:20.195591+00:00",
                Some(1_693_314_200_195_591_000),
            ),
            (
                "2023-08-29T15:03:20.195+02:00",
                Some(1_693_314_200_195_000_000),
            ),
            (
                "2023-08-29T07:33:20,5-0530",
                Some(1_693_314_200_500_000_000),
            ),
            ("2023-08-29T13:03:20Z", Some(1_693_314_200_000_000_000)),
            (
                "2024-02-29T00:00:00.1234567899Z",
                Some(1_709_164_800_123_456_789),
            ),
            ("2024-03-01 00:00Z", Some(1_709_251_200_000_000_000)),
            ("2000-12-31t23:59:60z", Some(978_307_200_000_000_000)),
            ("1970-01-01T00:00:00+01:00", None),
            ("1969-12-31T23:59:59Z", None),
            ("9999-01-01T00:00:00Z", None),
            ("2023-13-01T00:00:00Z", None),
            ("2023-08-29T13:03:20", None),
            ("2023-08-29", None),
            ("2023-08-29T13:03:20.Z", None),
            ("2023-08-29T13:03:20Zulu", None),
            ("2023-08-29T1é:03:20Z", None),
            ("2023-08-29T13:03:20+é", None),
            ("2023-08-29T13:03:20-", None),
            ("", None),
        ] {
            assert_eq!(of_date(written), time.map(Timestamp), "{written}");
        }
    }

    #[test]
    fn dates_are_written() {
        let rows = [
            (0, "1970-01-01T00:00:00.000000Z"),
            (1_693_314_200_195_591_999, "2023-08-29T13:03:20.195591Z"),
            (1_709_164_800_000_000_000, "2024-02-29T00:00:00.000000Z"),
            (978_307_199_000_000_000, "2000-12-31T23:59:59.000000Z"),
            (4_107_542_399_999_999_000, "2100-02-28T23:59:59.999999Z"),
            (4_107_542_400_000_000_000, "2100-03-01T00:00:00.000000Z"),
        ];
        for (time, written) in rows {
            assert_eq!(date(Timestamp(time)), written);
            assert_eq!(of_date(written), Some(Timestamp(time / 1000 * 1000)));
        }
    }

    #[test]
    fn seconds() {
        for (seconds, time) in [
            (0.0, Some(0)),
            (1_693_314_200.336_985, Some(1_693_314_200_336_985_000)),
            (1_693_314_200_336.985, None),
            (-1.0, None),
            (f64::NAN, None),
            (f64::INFINITY, None),
        ] {
            assert_eq!(of_seconds(seconds), time.map(Timestamp), "{seconds}");
        }
    }
}
