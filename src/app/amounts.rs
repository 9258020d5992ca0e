//! Amounts with their units, and times where the device is.

use super::language::Language;
pub(crate) use crate::text::amounts::{duration, padded, seconds, size};
use js_sys::Date;
use wasm_bindgen::JsValue;

/// A number of bytes in a column of its own: without a unit up to a million.
pub(crate) fn short(bytes: u64) -> String {
    if bytes < 1_000_000 {
        bytes.to_string()
    } else {
        size(bytes)
    }
}

/// Where the device is: the time of day with six places, of nanoseconds since 1970.
pub(crate) fn clock(nanoseconds: u64) -> String {
    let date = date(nanoseconds);
    let hour = |number: u32| padded(number.into(), 2);
    let time = [
        hour(date.get_hours()),
        hour(date.get_minutes()),
        hour(date.get_seconds()),
    ]
    .join(":");
    [time, padded(nanoseconds / 1000 % 1_000_000, 6)].join(".")
}

/// Date and time of nanoseconds since 1970, as they are written in `language`.
pub(crate) fn day(language: Language, nanoseconds: u64) -> String {
    date(nanoseconds)
        .to_locale_string(language.region(), &JsValue::UNDEFINED)
        .into()
}

fn date(nanoseconds: u64) -> Date {
    // Milliseconds since 1970 are far below 2^53.
    #[expect(clippy::cast_precision_loss, reason = "far below 2^53")]
    Date::new(&JsValue::from_f64((nanoseconds / 1_000_000) as f64))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_lengths_are_cut_to_their_column() {
        let rows = [(0, "0"), (999_999, "999999"), (1_000_000, "1.0 MB")];
        for (len, expected) in rows {
            assert_eq!(short(len), expected);
        }
    }
}
