//! Taking a file: what it is, inflated if it must be, packet by packet or as a whole.

use super::grown::Grown;
use super::pieces::Pieces;
use super::session::CaptureSession;
use super::told;
use crate::analysis::capture_overview::{Reading, ToldBy};
use crate::capture::file::{Damage, DamageKind, FileInfo, FileKind, Gunzip};
use crate::capture::har;
use crate::source::ByteSource;

/// Where the bytes that were indexed are.
pub(super) enum Store {
    /// In the file itself.
    File(Box<dyn ByteSource>),
    /// In memory: they were inflated, or made from messages; with the file's length.
    Memory(Pieces, u64),
    /// In memory: they came over a live connection.
    Grown(Grown),
}

/// What the bytes are, once enough of them are there.
pub(super) enum Stage {
    Start(Vec<u8>),
    Packets,
    /// JSON, all of which is needed.
    Json(Vec<u8>),
    /// Nothing that is read.
    Unknown,
}

impl CaptureSession {
    /// Bytes that a gzipped file is inflated to at most.
    const GZIP_LIMIT: u64 = 1 << 30;
    /// Bytes of a HAR file at most.
    const JSON_LIMIT: usize = 256 << 20;

    /// Takes the next bytes of the file, from its first on: a few MiB at most at a time.
    pub fn feed(&mut self, piece: &[u8]) {
        if !matches!(self.reading, Reading::Going | Reading::Live) {
            return;
        }
        self.read += piece.len() as u64;
        match self.first.take() {
            Some(mut first) => {
                first.extend(piece);
                if first.len() < FileKind::FIRST {
                    self.first = Some(first);
                } else {
                    self.begin_file(&first);
                }
            }
            None => self.unwrap(piece),
        }
        self.settle();
    }

    fn begin_file(&mut self, first: &[u8]) {
        if FileKind::of(first) == Some(FileKind::Gzip) {
            self.gunzip = Some(Gunzip::new(Self::GZIP_LIMIT));
            self.gzipped = true;
            self.store = Store::Memory(Pieces::default(), self.file_len());
        }
        self.unwrap(first);
    }

    /// Takes bytes of the file.
    fn unwrap(&mut self, piece: &[u8]) {
        let Some(mut gunzip) = self.gunzip.take() else {
            if let Store::Grown(grown) = &mut self.store {
                if self.reader.is_between() {
                    grown.mark(self.last_packet);
                }
                grown.append(piece);
            }
            self.take(piece);
            return;
        };
        let mut inflated = Vec::new();
        // One piece may inflate to a thousand times its size, so it goes in small parts.
        for part in piece.chunks(Self::GZIP_PART) {
            inflated.clear();
            let damage = gunzip.feed(part, &mut inflated);
            if let Store::Memory(pieces, _) = &mut self.store {
                pieces.append(&inflated);
            }
            self.take(&inflated);
            if let Err(damage) = damage {
                self.damage.push(damage);
                return;
            }
        }
        self.gunzip = Some(gunzip);
    }

    const GZIP_PART: usize = 64 * 1024;

    /// Takes bytes of the capture itself.
    fn take(&mut self, bytes: &[u8]) {
        match &mut self.stage {
            Stage::Start(start) => {
                start.extend(bytes);
                if start.len() >= FileKind::FIRST {
                    self.begin();
                }
            }
            Stage::Packets => {
                let (packets, index) = (&mut self.packets, &mut self.index);
                let last = &mut self.last_packet;
                self.reader.feed(bytes, &mut |record| {
                    *last = record.number;
                    packets.record(&record, index);
                });
            }
            Stage::Json(json) => {
                let room = Self::JSON_LIMIT.saturating_sub(json.len());
                json.extend(bytes.iter().take(room));
            }
            Stage::Unknown => {}
        }
    }

    fn begin(&mut self) {
        let Stage::Start(start) = std::mem::replace(&mut self.stage, Stage::Unknown) else {
            return;
        };
        match FileKind::of(&start) {
            Some(FileKind::Pcap | FileKind::Pcapng) => self.stage = Stage::Packets,
            Some(FileKind::Json) => self.stage = Stage::Json(Vec::new()),
            Some(FileKind::Gzip) | None => self.damage.push(Damage {
                offset: 0,
                kind: DamageKind::NotACapture,
            }),
        }
        self.take(&start);
    }

    /// All of the file was fed. `problem` says why it is not all, if it is not: the system's words.
    pub fn finish(&mut self, problem: Option<String>) {
        if self.reading != Reading::Going {
            return;
        }
        if let Some(first) = self.first.take() {
            self.begin_file(&first);
        }
        if let Some(gunzip) = self.gunzip.take()
            && let Err(damage) = gunzip.finish()
        {
            self.damage.push(damage);
        }
        if matches!(&self.stage, Stage::Start(_)) {
            self.begin();
        }
        if matches!(self.stage, Stage::Packets) {
            self.reader.finish();
        }
        self.problem = problem;
        self.end(Reading::Done);
    }

    /// Stops: what was read stays.
    pub fn cancel(&mut self) {
        if self.reading == Reading::Going {
            self.end(Reading::Cancelled);
        }
    }

    fn end(&mut self, reading: Reading) {
        self.packets.finish(&mut self.index);
        self.index.shared.find_doubted();
        if let Stage::Json(json) = std::mem::replace(&mut self.stage, Stage::Packets) {
            self.take_har(&json);
        }
        self.reading = reading;
        self.settle();
    }

    fn take_har(&mut self, json: &[u8]) {
        let len = self.file_len();
        match har::read(json) {
            Ok(har) => {
                self.told_by = ToldBy::Browser;
                self.har = FileInfo {
                    format: "HAR".to_owned(),
                    written_by: har.written_by.clone(),
                    ..FileInfo::default()
                };
                self.store = Store::Memory(told::enter(&har, &mut self.index.shared), len);
                if let Some(broken) = &har.broken {
                    self.problem.get_or_insert(broken.to_string());
                }
            }
            Err(error) => {
                self.problem.get_or_insert(error.to_string());
            }
        }
    }

    /// Puts what came late in its place.
    pub(super) fn settle(&mut self) {
        let shared = &mut self.index.shared;
        let known = shared.timeline.settled();
        let moved = shared.timeline.settle(known);
        if let Some(listing) = &mut self.listing
            && moved < known
        {
            listing.forget_from(moved);
        }
    }
}
