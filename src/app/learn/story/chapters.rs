//! The parts that the connection is told in, and what each shows.

/// A part: its name in the address, and the names of what it shows of the recording, in the order of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Chapter {
    /// Its name, in the address and in the keys of its words.
    pub(crate) id: &'static str,
    /// What it shows. One that shows nothing of the recording has an example that was made.
    pub(crate) records: &'static [&'static str],
}

/// The parts, in the order of time.
pub(crate) const CHAPTERS: [Chapter; 11] = [
    chapter("tcp-opens", &["syn", "syn-ack", "ack"]),
    chapter("the-request", &["request"]),
    chapter("the-answer", &["answer"]),
    chapter("masked-text", &["hello", "echo"]),
    chapter("why-masking", &[]),
    chapter(
        "lengths",
        &["sixteen-bits", "seven-bits", "sixty-four-bits"],
    ),
    chapter(
        "fragments",
        &[
            "ask-for-pieces",
            "first-fragment",
            "ping-between",
            "pong-between",
            "second-fragment",
            "last-fragment",
        ],
    ),
    chapter("ping-pong", &["ping", "pong"]),
    chapter(
        "compression",
        &["price", "price-back", "price-again", "price-again-back"],
    ),
    chapter("closing", &["close", "close-back"]),
    chapter(
        "tcp-closes",
        &["fin", "fin-acknowledged", "fin-back", "last-ack"],
    ),
];

/// What the part without records shows.
pub(crate) const MADE: &str = "attack";

const fn chapter(id: &'static str, records: &'static [&'static str]) -> Chapter {
    Chapter { id, records }
}

impl Chapter {
    /// The names of what it shows.
    pub(crate) fn shows(&self) -> &'static [&'static str] {
        if self.records.is_empty() {
            &[MADE]
        } else {
            self.records
        }
    }

    /// The part that `name`, its own or that of something it shows, leads to.
    pub(crate) fn named(name: &str) -> Option<Self> {
        let is_it = |chapter: &&Self| chapter.id == name || chapter.shows().contains(&name);
        CHAPTERS.iter().find(is_it).copied()
    }
}

/// All that is shown, in the order of the page.
#[cfg(test)]
pub(crate) fn all() -> impl Iterator<Item = &'static str> {
    CHAPTERS.iter().flat_map(Chapter::shows).copied()
}

#[cfg(test)]
mod tests {
    use super::super::recording::{FILE, Recording};
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn everything_recorded_is_told_once() {
        let names: Vec<_> = CHAPTERS
            .iter()
            .flat_map(|chapter| chapter.records)
            .collect();
        assert_eq!(names.len(), Recording::read(FILE).items.len());
    }

    #[test]
    fn each_name_leads_to_one_place() {
        let names: Vec<_> = CHAPTERS
            .iter()
            .map(|chapter| chapter.id)
            .chain(all())
            .collect();
        let different: HashSet<_> = names.iter().collect();
        assert_eq!(different.len(), names.len());
        for name in names {
            assert!(Chapter::named(name).is_some());
        }
        assert_eq!(Chapter::named("hello").unwrap().id, "masked-text");
        assert_eq!(Chapter::named("nowhere"), None);
    }
}
