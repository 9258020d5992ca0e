//! A capture at a glance.

use crate::analysis::{CaptureOverview, ToldBy};
use crate::cli::paint::{self, harmless, paint};
use crate::cli::totals::totals;
use crate::text::Text;
use crate::text::amounts::{duration, padded, size};
use std::io::{self, Write};

/// Comments that are printed.
const SHOWN: usize = 20;

/// What the file is, on a few lines.
pub(in crate::cli) fn glance(
    name: &str,
    overview: &CaptureOverview,
    text: &Text,
    out: &mut impl Write,
) -> io::Result<()> {
    let file = &overview.file;
    let mut facts = vec![harmless(&file.format)];
    if overview.gzipped {
        facts.push("gzip".to_owned());
    }
    facts.push(size(overview.file_len));
    if file.packets > 0 {
        facts.push(text.say_of_with("amount", "packets", &[("count", file.packets.into())]));
    }
    facts.extend(overview.start.map(|start| moment(start.0)));
    if overview.duration > 0 {
        facts.push(duration(overview.duration));
    }
    facts.retain(|fact| !fact.is_empty());
    writeln!(out, "{}: {}", paint(paint::NAME, name), facts.join(" · "))?;
    if overview.told_by == ToldBy::Browser {
        writeln!(out, "{}", text.say("told-by-browser"))?;
    }
    let mut about = |name: String, values: &[String]| {
        if values.is_empty() {
            return Ok(());
        }
        let values = harmless(&values.join(" · "));
        writeln!(out, "{} {values}", paint(paint::FAINT, name + ":"))
    };
    about(text.say_of("file", "written-by"), &file.written_by)?;
    let comments: Vec<String> = file
        .comments
        .iter()
        .take(SHOWN)
        .map(|comment| match comment.packet {
            Some(packet) => format!("p{packet} “{}”", comment.text),
            None => format!("“{}”", comment.text),
        })
        .collect();
    about(text.say_of("file", "comments"), &comments)?;
    for line in other(overview, text) {
        writeln!(out, "{line}")?;
    }
    for limit in &overview.limits {
        writeln!(out, "{}", paint(paint::CAUTION, text.limit(*limit)))?;
    }
    if overview.conversations == 0 {
        writeln!(out, "{}", text.say("capture-empty"))
    } else {
        let (frames, messages) = (overview.frames, overview.messages);
        writeln!(out, "{}", totals(frames, messages, overview.findings, text))
    }
}

/// What is in the file besides conversations.
fn other(overview: &CaptureOverview, text: &Text) -> Vec<String> {
    let other = &overview.other;
    let kinds = [
        ("tls", other.tls),
        ("http", other.http),
        ("http2", other.http2),
        ("tcp", other.tcp),
    ];
    let count: u64 = kinds.iter().map(|(_, count)| u64::from(*count)).sum();
    let kinds: Vec<String> = kinds
        .iter()
        .filter(|(_, count)| *count > 0)
        .map(|(id, count)| text.say_of_with("other", id, &[("count", (*count).into())]))
        .collect();
    let mut said = Vec::new();
    if count > 0 {
        let places = [("count", count.into()), ("kinds", kinds.join(", ").into())];
        said.push(text.say_with("other-connections", &places));
    }
    let packets = [
        ("packets", other.packets),
        ("broken", other.broken),
        ("fragments", other.fragments),
    ];
    let packets = packets.iter().filter(|(_, count)| *count > 0);
    said.extend(packets.map(|(id, count)| {
        let places = [("count", (*count).into())];
        text.say_of_with("other", id, &places)
    }));
    said.extend(other.link_types.iter().map(|(link_type, name, count)| {
        let name = name.clone();
        let places = [
            ("number", link_type.0.into()),
            (
                "name",
                name.unwrap_or_else(|| text.say("link-type-unnamed")).into(),
            ),
            ("count", (*count).into()),
        ];
        text.say_with("link-type-unread", &places)
    }));
    said
}

/// Date and time of nanoseconds since 1970: the same wherever it is printed.
fn moment(nanoseconds: u64) -> String {
    let (seconds, fraction) = (nanoseconds / 1_000_000_000, nanoseconds % 1_000_000_000);
    let (mut days, second) = (seconds / 86_400, seconds % 86_400);
    let mut year = 1970;
    while days >= days_of(year) {
        days -= days_of(year);
        year += 1;
    }
    let february = if days_of(year) == 366 { 29 } else { 28 };
    let mut month = 1;
    for length in [31, february, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] {
        if days < length {
            break;
        }
        days -= length;
        month += 1;
    }
    let two = |number: u64| padded(number, 2);
    let date = [year.to_string(), two(month), two(days + 1)].join("-");
    let time = [second / 3600, second / 60 % 60, second % 60].map(two);
    let time = [time.join(":"), padded(fraction / 1000, 6)].join(".");
    [date, time, "UTC".to_owned()].join(" ")
}

const fn days_of(year: u64) -> u64 {
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    if leap { 366 } else { 365 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments_are_those_of_the_calendar() {
        // As `date -u -d @… '+%F %T'` prints them.
        let rows = [
            (0, "1970-01-01 00:00:00.000000 UTC"),
            (951_782_400, "2000-02-29 00:00:00.000000 UTC"),
            (951_868_800, "2000-03-01 00:00:00.000000 UTC"),
            (1_795_046_399, "2026-11-18 23:59:59.000000 UTC"),
            (4_107_542_400, "2100-03-01 00:00:00.000000 UTC"),
            (18_446_744_073, "2554-07-21 23:34:33.000000 UTC"),
        ];
        for (seconds, expected) in rows {
            assert_eq!(moment(seconds * 1_000_000_000), expected);
        }
        assert_eq!(moment(1_234_567), "1970-01-01 00:00:00.001234 UTC");
    }
}
