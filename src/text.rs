//! Every word that people read, from the folders of www/locales, one for each language. Their files are Fluent, of which what they need is read
//! here: a whole Fluent is a sixth of the page. Programs in the browser are given the files when they begin, the command line has the English ones
//! in it.
//!
//! Keys are written as literals, so that a test can find each of them: `text.say("key")`, `text.say_with("key", …)`, and for families
//! `text.say_of("family", id)`, which is the key `family-id`.

pub(crate) mod amounts;
mod capture;
mod close;
#[cfg(feature = "reports")]
mod comparison;
#[cfg(feature = "reports")]
mod conformance;
mod filter;
mod finding;
#[cfg(feature = "reports")]
mod frame;
#[cfg(feature = "reports")]
mod guess;
#[cfg(any(feature = "reports", feature = "web"))]
mod handshake;
mod joined;
#[cfg(test)]
mod locales;
#[cfg(feature = "reports")]
mod markdown;
#[cfg(feature = "reports")]
mod message;
mod pattern;
#[cfg(feature = "reports")]
mod picture;
mod problem;
#[cfg(feature = "reports")]
mod rules;
#[cfg(feature = "reports")]
mod sharing;
#[cfg(feature = "reports")]
mod sheets;
#[cfg(any(feature = "reports", feature = "web"))]
mod uri;
mod value;

use pattern::Pattern;
use std::cell::{Cell, OnceCell};
use std::collections::HashMap;
pub use value::Value;

/// All that is said in English: by the command line, and in tests.
#[cfg(any(test, feature = "cli"))]
const ENGLISH: &[&str] = &[
    include_str!("../www/locales/en/page.ftl"),
    include_str!("../www/locales/en/later.ftl"),
    include_str!("../www/locales/en/command.ftl"),
    #[cfg(any(test, feature = "reports"))]
    include_str!("../www/locales/en/reports.ftl"),
    #[cfg(any(test, feature = "reports"))]
    include_str!("../www/locales/en/uri.ftl"),
    #[cfg(test)]
    include_str!("../www/locales/en/live.ftl"),
    #[cfg(test)]
    include_str!("../www/locales/en/learn.ftl"),
    #[cfg(test)]
    include_str!("../www/locales/en/lessons.ftl"),
];

/// What is said under each key.
type Messages = HashMap<Box<str>, Box<str>>;

/// The words of one language.
pub struct Text {
    messages: Messages,
    /// Those that came later.
    later: OnceCell<Messages>,
    /// Whether one was asked for that was not there.
    missed: Cell<bool>,
}

impl Text {
    /// The English words.
    #[cfg(any(test, feature = "cli"))]
    pub fn english() -> Self {
        Self::new(ENGLISH)
    }

    /// The words of these Fluent files. What fits of a broken file is used: a word that is missing shows its key.
    pub fn new(sources: &[&str]) -> Self {
        Self {
            messages: read(sources),
            later: OnceCell::new(),
            missed: Cell::new(false),
        }
    }

    /// Has more words, of a Fluent file that came later; once. Says whether any was missed before, so that what was said is to be said anew.
    pub fn add(&self, source: &str) -> bool {
        self.later.get_or_init(|| read(&[source]));
        self.missed.get()
    }

    /// The words of `key`. A key without words is shown in brackets.
    pub fn say(&self, key: &str) -> String {
        self.say_with(key, &[])
    }

    /// The words of `key` with its places filled.
    pub fn say_with(&self, key: &str, places: &[(&str, Value<'_>)]) -> String {
        if let Some(words) = self.find(key) {
            return Pattern::new(words, places).say();
        }
        self.missed.set(true);
        if cfg!(target_arch = "wasm32") {
            // In the page it is still to come, and blank until then.
            String::new()
        } else {
            ["[", key, "]"].concat()
        }
    }

    /// The words of the key `family-id`.
    pub fn say_of(&self, family: &str, id: &str) -> String {
        self.say(&[family, "-", id].concat())
    }

    /// The words of the key `family-id` with their places filled.
    pub fn say_of_with(&self, family: &str, id: &str, places: &[(&str, Value<'_>)]) -> String {
        self.say_with(&[family, "-", id].concat(), places)
    }

    /// Whether `key` has words.
    pub fn knows(&self, key: &str) -> bool {
        self.find(key).is_some()
    }

    fn find(&self, key: &str) -> Option<&str> {
        let later = || self.later.get()?.get(key);
        self.messages.get(key).or_else(later).map(AsRef::as_ref)
    }
}

fn read(sources: &[&str]) -> Messages {
    let mut messages = HashMap::new();
    for source in sources {
        let mut rest = *source;
        while !rest.is_empty() {
            let end = end_of_entry(rest);
            let (entry, after) = rest.split_at_checked(end).unwrap_or((rest, ""));
            rest = after;
            if let Some((key, words)) = entry.split_once('=')
                && entry.starts_with(|letter: char| letter.is_ascii_alphabetic())
            {
                messages.insert(key.trim_ascii().into(), words.trim_ascii().into());
            }
        }
    }
    messages
}

/// Where the next message or comment begins: at a line that begins with neither a blank nor a brace.
fn end_of_entry(source: &str) -> usize {
    source
        .match_indices('\n')
        .map(|(at, _)| at + 1)
        .find(|at| {
            let next = source.get(*at..).and_then(|rest| rest.chars().next());
            next.is_none_or(|letter| letter == '#' || letter.is_ascii_alphabetic())
        })
        .unwrap_or(source.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn says_words_fills_places_and_shows_missing_keys() {
        let text = Text::new(&[
            "plain = Frames\nfilled = { $count ->\n    [one] one byte\n   *[other] { $count } bytes\n } of { $name }\nrule-x = X\n",
        ]);
        assert_eq!(text.say("plain"), "Frames");
        assert_eq!(text.say_of("rule", "x"), "X");
        assert_eq!(text.say("nowhere"), "[nowhere]");
        assert!(text.knows("plain") && !text.knows("nowhere"));
        let rows = [
            (1, "one byte of a"),
            (9999, "9999 bytes of a"),
            (1_234_567, "1,234,567 bytes of a"),
            ((1 << 53) + 1, "9,007,199,254,740,993 bytes of a"),
            (u64::MAX, "18,446,744,073,709,551,615 bytes of a"),
        ];
        for (count, expected) in rows {
            let places = [("count", count.into()), ("name", "a".into())];
            assert_eq!(text.say_with("filled", &places), expected);
        }
    }

    #[test]
    fn words_that_come_later_are_said_and_it_is_told_whether_one_was_missed() {
        let rows: [(&[&str], bool); 4] = [
            (&[], false),
            (&["here"], false),
            (&["there"], true),
            (&["there", "here"], true),
        ];
        for (asked, missed) in rows {
            let text = Text::new(&["here = Here\n"]);
            for key in asked {
                text.say(key);
            }
            assert_eq!(text.add("there = There\n"), missed, "{asked:?}");
            assert_eq!(text.add("there = Elsewhere\n"), missed, "{asked:?}");
            assert_eq!(text.say("there"), "There");
            assert_eq!(text.say("here"), "Here");
            assert!(text.knows("there"));
        }
    }

    #[test]
    fn a_place_that_is_not_filled_stays_in_sight() {
        let text = Text::new(&["filled = { $count } bytes\n"]);
        assert_eq!(text.say("filled"), "{$count} bytes");
    }
}
