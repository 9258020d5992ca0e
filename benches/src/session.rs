//! What reading a capture, filtering its rows and searching its payloads take in native code, without a page around it.

use crate::clock::Clock;
use crate::generate::Shape;
use framescope::analysis::{Ask, CaptureSession, Query, Reading, Request, Response, SourceId};
use framescope::source::{ByteSource, SourceError};
use std::fs;
use std::io;
use std::path::Path;
use std::rc::Rc;

/// How often each capture is read.
const ROUNDS: usize = 7;
/// How many bytes are fed at once: as many as the page feeds.
const PIECE: usize = 4 << 20;
/// Header predicates. Each keeps some rows and leaves others out.
const HEADER_FILTERS: [&str; 4] = [
    "from:client",
    "len>100",
    "opcode:text len:40..90",
    "-from:client or len<50",
];
/// What no payload holds: all are searched. The first is of letters that the texts are made of.
const NEEDLES: [&str; 2] = ["ponmlkjihgfedcba", "hex:\"00 00 00 00 00 00\""];

/// Milliseconds that a filter of headers may take.
const MOST_FILTERING: f64 = 16.0;
/// Gigabytes a second that are searched, if they need not be inflated.
const LEAST_SEARCHING: f64 = 0.5;

/// Prints what each shape takes; whether that is little enough.
///
/// # Errors
/// If a capture cannot be written or read.
pub(crate) fn run(folder: &Path) -> io::Result<bool> {
    let mut passed = true;
    println!(
        "{:8}{:>12}{:>10}{:>12}{:>8}  in native code, median of {ROUNDS}, {} MiB at a time",
        "",
        "frames",
        "ms",
        "ns/frame",
        "GB/s",
        PIECE >> 20
    );
    for shape in Shape::COMPARED {
        let file = Rc::new(fs::read(shape.write(folder)?)?);
        let mut times = Vec::with_capacity(ROUNDS);
        let mut session = None;
        for _ in 0..ROUNDS {
            drop(session.take());
            let start = Clock::Thread.now();
            session = Some(read(&file, shape));
            times.push(Clock::Thread.now() - start);
        }
        let taken = median(times);
        println!(
            "{:8}{:>12}{:>10.1}{:>12.1}{:>8.2}",
            shape.name,
            shape.frames,
            taken / 1e6,
            taken / f64::from(shape.frames),
            file.len() as f64 / taken,
        );
        if let Some(session) = &mut session {
            passed &= filter(session);
            // What is compressed is not judged: its bytes are few, and what they hold is many times as much.
            passed &= search(session) || shape == Shape::DEFLATED;
        }
    }
    Ok(passed)
}

/// Reads a capture to its end.
///
/// # Panics
/// If a frame is missing, or something is found to be wrong.
fn read(file: &Rc<Vec<u8>>, shape: Shape) -> CaptureSession {
    let source = Box::new(Shared(Rc::clone(file)));
    let mut session = CaptureSession::new(source, format!("{}.pcap", shape.name));
    for piece in file.chunks(PIECE) {
        session.feed(piece);
    }
    session.finish(None);
    let overview = session.overview();
    assert_eq!(overview.reading, Reading::Done, "{}", shape.name);
    assert_eq!(overview.frames, shape.frames, "{}", shape.name);
    assert_eq!(overview.messages, shape.frames, "{}", shape.name);
    assert_eq!(overview.findings.violations, 0, "{}", shape.name);
    session
}

/// Tells whether all filters passed.
fn filter(session: &mut CaptureSession) -> bool {
    let mut passed = true;
    for filter in HEADER_FILTERS {
        let times = (0..ROUNDS).map(|_| {
            // Another filter in between: the last list is kept.
            rows(session, "frame:1");
            let start = Clock::Thread.now();
            let left = rows(session, filter);
            (Clock::Thread.now() - start, left)
        });
        let (times, left): (Vec<_>, Vec<_>) = times.unzip();
        let left = left.first().copied().unwrap_or_default();
        let taken = median(times) / 1e6;
        passed &= taken <= MOST_FILTERING;
        println!("{:10}{filter:26}{taken:>10.2} ms, {left} rows", "");
    }
    passed
}

/// Tells whether all searches passed.
fn search(session: &mut CaptureSession) -> bool {
    let mut passed = true;
    for needle in NEEDLES {
        rows(session, "frame:1");
        let start = Clock::Thread.now();
        let left = rows(session, needle);
        let mut searched = 0;
        while let Some(answer) = session.work() {
            if let Response::Rows(page) = answer.response {
                searched = page.searched.map_or(searched, |[_, all]| all);
            }
        }
        let taken = Clock::Thread.now() - start;
        let rate = searched as f64 / taken as f64;
        passed &= rate >= LEAST_SEARCHING;
        println!(
            "{:10}{needle:26}{:>10.1} ms, {left} rows, {rate:.2} GB/s of {searched} bytes",
            "",
            taken as f64 / 1e6,
        );
    }
    passed
}

/// How many rows a filter leaves.
fn rows(session: &mut CaptureSession, filter: &str) -> u32 {
    let request = Request::Rows {
        query: Query {
            filter: filter.to_owned(),
            ..Query::default()
        },
        first: 0,
        count: 60,
        keep: None,
    };
    let answer = session.handle(Ask {
        source: SourceId::default(),
        edition: 0,
        request,
    });
    match answer.response {
        Response::Rows(page) => {
            assert_eq!(page.error, None, "{filter}");
            page.total
        }
        other => panic!("{filter}: {other:?}"),
    }
}

/// A file that was read before, shared by all who read it.
struct Shared(Rc<Vec<u8>>);

impl ByteSource for Shared {
    fn len(&self) -> u64 {
        ByteSource::len(&*self.0)
    }

    fn read_at(&self, offset: u64, into: &mut [u8]) -> Result<(), SourceError> {
        self.0.read_at(offset, into)
    }
}

fn median(mut times: Vec<u64>) -> f64 {
    times.sort_unstable();
    times[times.len() / 2] as f64
}
