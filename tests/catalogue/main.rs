//! The catalogue of small captures, `www/catalogue`: each file is what is made here, and shows what the catalogue says and nothing else.
//!
//! `cargo test --test catalogue -- --ignored` writes the files anew.
#![cfg(feature = "cli")]
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test may end so"
)]

mod dump;
mod frame;
mod heads;
mod make;
mod talk;

use framescope::analysis::conformance::GroupOf;
use framescope::analysis::{Ask, Query, Request, Response, SourceId};
use framescope::analysis::{
    CaptureSession, Conformance, Conversation, GroupBy, Input, Row, RowKind,
};
use framescope::lessons::{CATALOGUE, Entry, Form, Showing};
use framescope::protocol::Rule;
use std::fs;
use std::path::{Path, PathBuf};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("www/catalogue")
}

#[test]
fn files_are_what_is_made() {
    for entry in CATALOGUE {
        let file = fs::read(folder().join(entry.file())).unwrap();
        assert!(
            file == make::file(entry.id),
            "{} is out of date",
            entry.file()
        );
        assert!(file.len() <= 3 * 1024, "{} is small", entry.file());
    }
}

#[test]
#[ignore = "it writes www/catalogue"]
fn write_the_files() {
    for entry in CATALOGUE {
        fs::write(folder().join(entry.file()), make::file(entry.id)).unwrap();
    }
}

#[test]
fn each_shows_what_is_said_of_it_and_nothing_else() {
    let mut others = Vec::new();
    for entry in CATALOGUE {
        let file = make::file(entry.id);
        let (conformance, rows) = read(entry, &file);
        let mut found: Vec<Rule> = conformance
            .groups
            .iter()
            .filter_map(|group| rule(group.of))
            .collect();
        found.sort_unstable();
        let mut claimed = match entry.showing {
            Showing::Sound => Vec::new(),
            Showing::Broken(rules) => rules.to_vec(),
        };
        claimed.sort_unstable();
        if found != claimed || rows.is_empty() {
            others.push((entry.id, found));
        }
    }
    assert_eq!(others, []);
}

fn rule(of: GroupOf) -> Option<Rule> {
    match of {
        GroupOf::Rule(rule) => Some(rule),
        GroupOf::Conversation(_) => None,
    }
}

/// What is found in a file, and its rows.
fn read(entry: &Entry, file: &[u8]) -> (Conformance, Vec<Row>) {
    let rows = Request::Rows {
        query: Query::default(),
        first: 0,
        count: 1000,
        keep: None,
    };
    let ask = |request| Ask {
        source: SourceId(1),
        edition: 0,
        request,
    };
    match entry.form {
        Form::Text => {
            let input = Input {
                text: String::from_utf8(file.to_vec()).unwrap(),
                ..Input::default()
            };
            let mut session = framescope::analysis::Session::default();
            let request = Request::Open {
                input: input.clone(),
                edits: Vec::new(),
            };
            session.handle(ask(request));
            let rows = page(session.handle(ask(rows)).response);
            (
                Conversation::open(input, &[]).conformance(GroupBy::Rule),
                rows,
            )
        }
        Form::Capture => {
            let mut session = CaptureSession::new(Box::new(file.to_vec()), entry.file());
            session.feed(file);
            session.finish(None);
            let rows = page(session.handle(ask(rows)).response);
            (session.conformance(GroupBy::Rule), rows)
        }
    }
}

fn page(response: Response) -> Vec<Row> {
    match response {
        Response::Rows(page) => page.rows,
        other => panic!("{other:?}"),
    }
}

/// What a reader sees of those in which nothing is broken: frames, bytes that are unknown, and gaps.
#[test]
fn what_a_capture_misses_is_seen() {
    // id, frames, unknown bytes of payloads, gaps
    let expected = [
        ("masked-both-ways", 4, 0, 0),
        ("mid-stream", 8, 0, 1),
        ("lost-segment", 4, 100, 0),
        ("lost-window", 4, 0, 1),
        ("out-of-order", 3, 0, 0),
        ("sent-again", 3, 0, 0),
        ("context-takeover", 5, 0, 0),
        ("length-64", 1, 0, 0),
    ];
    let seen = expected.map(|(id, ..)| {
        let entry = CATALOGUE.iter().find(|entry| entry.id == id).unwrap();
        let (_, rows) = read(entry, &make::file(id));
        let frames = rows
            .iter()
            .filter(|row| matches!(row.kind, RowKind::Frame { .. }))
            .count();
        let gaps = rows
            .iter()
            .filter(|row| matches!(row.kind, RowKind::Gap { .. }))
            .count();
        let missing: u64 = rows
            .iter()
            .filter_map(|row| Some(row.seen.as_ref()?.missing))
            .sum();
        (id, frames, missing, gaps)
    });
    assert_eq!(seen, expected);
}
