//! Amounts with their units, short enough for a column.

const SIZES: [&str; 7] = ["B", "kB", "MB", "GB", "TB", "PB", "EB"];

/// A number of bytes: `70 B`, `1.2 kB`, `65.5 MB`.
pub(crate) fn size(bytes: u64) -> String {
    if bytes < 1000 {
        return [&bytes.to_string(), " B"].concat();
    }
    let mut unit = 1;
    let mut tenths = bytes / 100;
    while tenths >= 10_000 && unit + 1 < SIZES.len() {
        tenths /= 1000;
        unit += 1;
    }
    in_tenths(tenths, SIZES.get(unit).copied().unwrap_or_default())
}

/// A time span in nanoseconds: `870 ns`, `1.2 ms`, `4 min 12 s`.
pub(crate) fn duration(nanoseconds: u64) -> String {
    let seconds = nanoseconds / 1_000_000_000;
    let pair = |large: u64, unit: &str, small: u64, small_unit: &str| {
        [
            &large.to_string(),
            " ",
            unit,
            " ",
            &small.to_string(),
            " ",
            small_unit,
        ]
        .concat()
    };
    match nanoseconds {
        0..1000 => [&nanoseconds.to_string(), " ns"].concat(),
        1000..1_000_000 => in_tenths(nanoseconds / 100, "µs"),
        1_000_000..1_000_000_000 => in_tenths(nanoseconds / 100_000, "ms"),
        _ if seconds < 60 => in_tenths(nanoseconds / 100_000_000, "s"),
        _ if seconds < 3600 => pair(seconds / 60, "min", seconds % 60, "s"),
        _ => pair(seconds / 3600, "h", seconds / 60 % 60, "min"),
    }
}

/// Seconds with six places: `12.000345`.
pub(crate) fn seconds(nanoseconds: u64) -> String {
    let microseconds = nanoseconds / 1000;
    let (whole, rest) = (microseconds / 1_000_000, microseconds % 1_000_000);
    [whole.to_string(), padded(rest, 6)].join(".")
}

fn in_tenths(tenths: u64, unit: &str) -> String {
    let (whole, rest) = ((tenths / 10).to_string(), (tenths % 10).to_string());
    [&whole, ".", &rest, " ", unit].concat()
}

/// A number with zeros before it, so that it has this many digits at least.
pub(crate) fn padded(number: u64, digits: usize) -> String {
    let number = number.to_string();
    ["0".repeat(digits.saturating_sub(number.len())), number].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_have_the_unit_that_fits() {
        let rows = [
            (0, "0 B"),
            (1234, "1.2 kB"),
            (999_999, "999.9 kB"),
            (1_000_000, "1.0 MB"),
            (65_536_000, "65.5 MB"),
            (2_500_000_000, "2.5 GB"),
            (u64::MAX, "18.4 EB"),
        ];
        for (len, said) in rows {
            assert_eq!(size(len), said);
        }
    }

    #[test]
    fn times_are_said_in_the_unit_that_fits() {
        let rows = [
            (870, "870 ns", "0.000000"),
            (1_234_567, "1.2 ms", "0.001234"),
            (59_999_000_000, "59.9 s", "59.999000"),
            (252_000_000_000, "4 min 12 s", "252.000000"),
            (7_500_000_000_000, "2 h 5 min", "7500.000000"),
        ];
        for (time, said, column) in rows {
            assert_eq!(
                (duration(time), seconds(time)),
                (said.to_owned(), column.to_owned())
            );
        }
    }
}
