//! Texts to begin with. Their names stand in the locale: `sample-<id>` and `sample-hint-<id>`. The first is at hand, the others are a part of the
//! catalogue, and fetched when they are chosen.

use super::state::{Action, State};
use crate::analysis::Input;

/// What stands there at the first visit.
pub const FIRST: &str = include_str!("../../www/catalogue/masked-text.txt");

macro_rules! samples {
    ($($id:literal)+) => {
        /// The samples in the order of the list: the last part of the keys of their words, and of their files `catalogue/<id>.txt`.
        pub const SAMPLES: &[&str] = &[$($id,)+];

        /// What tells their texts, in the same order. The texts themselves are no part of the program.
        const MARKS: &[Mark] = &[$(Mark::of(include_str!(concat!("../../www/catalogue/", $id, ".txt"))),)+];

        #[cfg(test)]
        const TEXTS: &[&str] = &[$(include_str!(concat!("../../www/catalogue/", $id, ".txt")),)+];
    };
}

/// The sample that has this text, by its place in the list.
pub fn of_text(text: &str) -> Option<usize> {
    let is_as_long = MARKS.iter().any(|mark| mark.len == text.len());
    let mark = is_as_long.then(|| Mark::of(text))?;
    MARKS.iter().position(|known| *known == mark)
}

/// A text's length in bytes, and a hash of them (FNV-1a).
#[derive(PartialEq, Eq)]
struct Mark {
    len: usize,
    hash: u32,
}

impl Mark {
    const fn of(text: &str) -> Self {
        let mut hash = 0x811C_9DC5_u32;
        let mut rest = text.as_bytes();
        while let [byte, behind @ ..] = rest {
            hash = (hash ^ *byte as u32).wrapping_mul(0x0100_0193);
            rest = behind;
        }
        Self {
            len: text.len(),
            hash,
        }
    }
}

impl State {
    /// The sample that was chosen has come: what was done meanwhile stays.
    pub(super) fn take_sample(&mut self, at: usize, text: String) {
        if self.awaited == Some(at) {
            self.update(Action::Open(Input {
                text,
                ..Input::default()
            }));
        }
    }
}

/// Where the file of a sample is, seen from the page.
pub fn file(id: &str) -> String {
    ["catalogue/", id, ".txt"].concat()
}

samples! {
    "masked-text"
    "unmasked-text"
    "fragmented"
    "ping-pong"
    "binary-256"
    "binary-64k"
    "ping-inside"
    "length-forms"
    "closing"
    "close-private"
    "chinese"
    "json"
    "compressed"
    "faults"
    "conversation"
    "tcpdump"
    "node-buffer"
    "c-array"
    "base64"
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::{
        Ask, Input, List, Overview, Query, Request, Response, Row, Session, SourceId,
    };
    use crate::protocol::{Rule, Severity};
    use std::collections::BTreeSet;

    fn open(session: &mut Session, text: &str) -> Overview {
        let input = Input {
            text: text.to_owned(),
            ..Input::default()
        };
        let ask = Ask {
            source: SourceId(1),
            edition: 1,
            request: Request::Open {
                input,
                edits: Vec::new(),
            },
        };
        match session.handle(ask).response {
            Response::Opened(overview) => *overview,
            other => panic!("{other:?}"),
        }
    }

    fn rows(session: &mut Session) -> Vec<Row> {
        let query = Query {
            list: List::Frames,
            conversation: None,
            filter: String::new(),
        };
        let request = Request::Rows {
            query,
            first: 0,
            count: 1000,
            keep: None,
        };
        match session
            .handle(Ask {
                source: SourceId(1),
                edition: 1,
                request,
            })
            .response
        {
            Response::Rows(page) => page.rows,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn each_sample_is_read_as_what_it_is_and_decodes() {
        // id, layout, bytes, frames, messages
        let expected = [
            ("masked-text", "plain-hex", 11, 1, 1),
            ("unmasked-text", "plain-hex", 7, 1, 1),
            ("fragmented", "plain-hex", 9, 2, 1),
            ("ping-pong", "plain-hex", 18, 2, 0),
            ("binary-256", "hexdump-canonical", 260, 1, 1),
            ("binary-64k", "hexdump-canonical", 65_546, 1, 1),
            ("ping-inside", "xxd", 50, 4, 1),
            ("length-forms", "hexdump-canonical", 65_710, 3, 3),
            ("closing", "plain-hex", 22, 2, 0),
            ("close-private", "python-bytes", 34, 1, 0),
            ("chinese", "xxd", 45, 1, 1),
            ("json", "hexdump-canonical", 127, 1, 1),
            ("compressed", "plain-hex", 9, 1, 1),
            ("faults", "xxd", 304, 15, 8),
            ("conversation", "follow-hex-dump", 506, 7, 3),
            ("tcpdump", "tcpdump", 58, 1, 0),
            ("node-buffer", "node-buffer", 31, 1, 1),
            ("c-array", "c-array", 21, 1, 1),
            ("base64", "base64", 26, 1, 1),
        ];
        assert_eq!(expected.map(|row| row.0).to_vec(), SAMPLES);
        assert_eq!(TEXTS[0], FIRST);
        for ((id, text), expected) in SAMPLES.iter().zip(TEXTS).zip(expected) {
            let overview = open(&mut Session::default(), text);
            let read_as = &overview.read_as;
            let found = (
                *id,
                read_as.layout.id(),
                read_as.bytes,
                overview.frames,
                overview.messages,
            );
            assert_eq!(found, expected);
            assert_eq!(read_as.problem, None, "{id}");
            if *id != "faults" {
                assert_eq!(overview.findings.violations, 0, "{id}");
            }
        }
    }

    #[test]
    fn samples_are_told_by_their_texts() {
        for (at, text) in TEXTS.iter().enumerate() {
            assert_eq!(of_text(text), Some(at));
            let other = [text.trim_end_matches('\n'), "!"].concat();
            assert_eq!(of_text(&other), None, "{other}");
        }
        assert_eq!(of_text(""), None);
    }

    #[test]
    fn fourteen_faults_are_fourteen() {
        let at = SAMPLES.iter().position(|id| *id == "faults").unwrap();
        let mut session = Session::default();
        open(&mut session, TEXTS[at]);
        let badges = rows(&mut session).into_iter().flat_map(|row| row.badges);
        let faults: BTreeSet<Rule> = badges
            .filter(|badge| badge.severity > Severity::Note)
            .map(|badge| badge.rule)
            .collect();
        assert_eq!(faults.len(), 14, "{faults:?}");
    }
}
