//! Capture files: opened, read, and what is said of them.

mod file;
mod glance;
pub(super) mod lines;
mod progress;
pub(super) mod rows;
pub(super) mod table;

pub(super) use glance::glance;

use super::dump::Dump;
use super::starts::{self, OfStarts};
use super::{Failure, Verdict, complain, paint, shared};
use crate::analysis::share::{LINK_PREFIX, ShareError, read_link};
use crate::analysis::{CaptureOverview, CaptureSession, ConversationId, Record, Start};
use crate::capture::file::FileKind;
use crate::capture::har;
use crate::source::{ByteSource, Cached};
use crate::text::Text;
use file::{FileSource, Shared};
use progress::Progress;
use std::ffi::OsStr;
use std::fs::File;
use std::io::{self, Read, Write};
use std::path::Path;
use std::rc::Rc;

/// What is to be read: a file, standard input, or a link.
pub(super) struct Given<'a> {
    file: Option<&'a Path>,
    /// The text of the link, where it is one.
    link: Option<&'a str>,
    /// Its name, safe for a terminal.
    pub(super) name: String,
    /// Where frames of a capture are to begin.
    starts: Vec<Start>,
}

/// What it holds.
pub(super) enum Held {
    /// A capture, read to its end.
    Capture(Box<CaptureSession>),
    /// Anything else.
    Dump(Dump),
}

impl<'a> Given<'a> {
    /// The file of this name, or a link; `-` or nothing for standard input.
    pub(super) fn new(file: Option<&'a Path>) -> Self {
        let file = file.filter(|file| file.as_os_str() != "-");
        let link = file.and_then(Path::to_str).and_then(shared::link);
        let named = match (link, file) {
            (Some((address, _)), _) => [address, LINK_PREFIX, "…"].concat(),
            (None, Some(file)) => file.display().to_string(),
            (None, None) => "-".to_owned(),
        };
        Self {
            file,
            link: link.map(|(_, shared)| shared),
            name: paint::harmless(&named),
            starts: Vec::new(),
        }
    }

    /// The same, with frames that begin where `starts` say.
    pub(super) fn starting_at(mut self, starts: &OfStarts) -> Self {
        self.starts.clone_from(&starts.starts);
        self
    }

    /// All of its bytes.
    pub(super) fn bytes(&self) -> Result<Vec<u8>, Failure> {
        let bytes = if let Some(file) = self.file {
            std::fs::read(file)
        } else {
            let mut bytes = Vec::new();
            let read = io::stdin().lock().read_to_end(&mut bytes);
            read.map(|_| bytes)
        };
        bytes.map_err(|error| self.unreadable(&error.to_string()))
    }

    /// What it holds, where that is said to be no capture: what somebody shared, or else all of its bytes.
    pub(super) fn open_dump(&self, text: &Text) -> Result<Held, Failure> {
        if let Some(link) = self.link {
            return self.unfolded(read_link(link), text);
        }
        let bytes = self.bytes()?;
        match shared::record_in(&bytes) {
            Some(record) => self.unfolded(record, text),
            None => Ok(Held::Dump(Dump::Bytes(bytes))),
        }
    }

    /// What it holds, as its first bytes tell.
    pub(super) fn open(&self, text: &Text) -> Result<Held, Failure> {
        let held = self.told(text)?;
        match &held {
            _ if self.starts.is_empty() => Ok(held),
            Held::Dump(_) => {
                let places = [("option", "--start".into())];
                Err(self.unreadable(&text.say_with("command-no-capture", &places)))
            }
            Held::Capture(session) => match session.missed_starts().first() {
                None => Ok(held),
                Some(missed) => {
                    let option = starts::option(*missed);
                    let places = [("option", option.as_str().into())];
                    Err(self.unreadable(&text.say_with("command-no-start", &places)))
                }
            },
        }
    }

    fn told(&self, text: &Text) -> Result<Held, Failure> {
        let io = |error: io::Error| self.unreadable(&error.to_string());
        if let Some(link) = self.link {
            return self.unfolded(read_link(link), text);
        }
        let Some(path) = self.file else {
            return self.spooled(io::stdin().lock(), text);
        };
        let mut file = File::open(path).map_err(io)?;
        let about = file.metadata().map_err(io)?;
        if !about.is_file() {
            // A pipe, say, which can be read but once. Of a folder the system says what is wrong.
            return self.spooled(file, text);
        }
        match FileKind::of(&first(&mut file).map_err(io)?) {
            Some(FileKind::Pcap | FileKind::Pcapng | FileKind::Gzip) => {
                let source = Rc::new(FileSource::new(file, about.len()));
                Ok(Held::Capture(Box::new(self.read(&source, text))))
            }
            Some(FileKind::Json) | None => {
                let bytes = std::fs::read(path).map_err(io)?;
                self.held(bytes, text)
            }
        }
    }

    /// Bytes at most of what can be read but once and is kept in memory.
    const SPOOL: u64 = 2 << 30;
    /// Bytes that are read at once.
    const PIECE: usize = 4 << 20;

    /// What a stream holds.
    fn spooled(&self, mut stream: impl Read, text: &Text) -> Result<Held, Failure> {
        let io = |error: io::Error| self.unreadable(&error.to_string());
        let mut bytes = first(&mut stream).map_err(io)?;
        if matches!(FileKind::of(&bytes), None | Some(FileKind::Json)) {
            stream.read_to_end(&mut bytes).map_err(io)?;
            return self.held(bytes, text);
        }
        let room = Self::SPOOL - bytes.len() as u64;
        let kept = stream.by_ref().take(room).read_to_end(&mut bytes);
        kept.map_err(io)?;
        let more = stream.read(&mut [0]).map_err(io)? > 0;
        let problem = more.then(|| {
            let places = [("count", Self::SPOOL.into())];
            text.say_with("command-spool-limit", &places)
        });
        Ok(Held::Capture(Box::new(self.fed(bytes, problem))))
    }

    /// What these bytes are, all of which are there.
    fn held(&self, bytes: Vec<u8>, text: &Text) -> Result<Held, Failure> {
        if let Some(record) = shared::record_in(&bytes) {
            return self.unfolded(record, text);
        }
        let named_har = self.file.and_then(Path::extension) == Some(OsStr::new("har"));
        let json = FileKind::of(&bytes) == Some(FileKind::Json);
        // Other JSON may be a text with bytes in it.
        Ok(if json && (named_har || har::read(&bytes).is_ok()) {
            Held::Capture(Box::new(self.fed(bytes, None)))
        } else {
            Held::Dump(Dump::Bytes(bytes))
        })
    }

    /// What somebody shared.
    fn unfolded(&self, record: Result<Record, ShareError>, text: &Text) -> Result<Held, Failure> {
        let record = record.map_err(|error| self.unreadable(&shared::why(error, text)))?;
        let Some(capture) = record.capture else {
            return Ok(Held::Dump(Dump::Shared(record.input, record.edits)));
        };
        // It is read as the file that it was, with where frames begin as both say.
        let file = Given {
            file: Some(Path::new(&capture.name)),
            link: None,
            name: self.name.clone(),
            starts: [record.starts, self.starts.clone()].concat(),
        };
        Ok(Held::Capture(Box::new(file.fed(capture.bytes, None))))
    }

    /// A capture in memory, read.
    fn fed(&self, bytes: Vec<u8>, problem: Option<String>) -> CaptureSession {
        let bytes = Rc::new(bytes);
        let source = Shared(Rc::clone(&bytes));
        let mut session = self.session(Box::new(source));
        for piece in bytes.chunks(Self::PIECE) {
            session.feed(piece);
        }
        session.finish(problem);
        session
    }

    /// A capture on the disk, read.
    fn read(&self, source: &Rc<FileSource>, text: &Text) -> CaptureSession {
        let kept = Cached::new(Shared(Rc::clone(source)));
        let mut session = self.session(Box::new(kept));
        let len = source.len();
        let mut progress = Progress::new(text, len);
        let mut piece = vec![0; Self::PIECE];
        let (mut offset, mut problem) = (0, None);
        while offset < len && problem.is_none() {
            let left = len - offset;
            let count = usize::try_from(left).map_or(Self::PIECE, |left| left.min(Self::PIECE));
            let into = piece.get_mut(..count).unwrap_or_default();
            match source.some_at(offset, into) {
                Ok(0) => problem = Some(source.shrunk(offset, left).to_string()),
                Ok(read) => {
                    session.feed(piece.get(..read).unwrap_or_default());
                    offset += read as u64;
                    progress.at(offset);
                }
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => problem = Some(error.to_string()),
            }
        }
        session.finish(problem);
        session
    }

    fn session(&self, source: Box<dyn ByteSource>) -> CaptureSession {
        CaptureSession::new(source, self.own_name()).starting_at(self.starts.clone())
    }

    /// The last part of its path.
    fn own_name(&self) -> String {
        let name = self.file.and_then(Path::file_name);
        name.map_or_else(String::new, |name| name.to_string_lossy().into_owned())
    }

    /// A failure that names it.
    pub(super) fn unreadable(&self, why: &str) -> Failure {
        Failure::Unreadable([&self.name, ": ", why].concat())
    }

    /// Says where a capture is broken, and judges it.
    pub(super) fn conclude(
        &self,
        overview: &CaptureOverview,
        text: &Text,
        out: &mut impl Write,
    ) -> io::Result<Verdict> {
        // Before anything is said on standard error.
        out.flush()?;
        let damage = overview.file.damage.iter();
        let complaints: Vec<String> = damage
            .map(|damage| text.damage(damage))
            .chain(overview.problem.clone())
            .collect();
        for complaint in &complaints {
            complain(&[&self.name, ": ", &paint::harmless(complaint)].concat());
        }
        Ok(if !complaints.is_empty() {
            Verdict::Unreadable
        } else if overview.findings.violations > 0 {
            Verdict::Faulty
        } else {
            Verdict::Clean
        })
    }

    /// The conversation of this number, from 1.
    pub(super) fn conversation(
        &self,
        number: u32,
        overview: &CaptureOverview,
        text: &Text,
    ) -> Result<ConversationId, Failure> {
        let known = number
            .checked_sub(1)
            .filter(|id| *id < overview.conversations);
        known.map(ConversationId).ok_or_else(|| {
            let places = [
                ("number", number.into()),
                ("count", overview.conversations.into()),
            ];
            self.unreadable(&text.say_with("command-no-conversation", &places))
        })
    }
}

/// The first bytes of a stream, as many as tell what it is.
fn first(stream: &mut impl Read) -> io::Result<Vec<u8>> {
    let mut first = Vec::with_capacity(FileKind::FIRST);
    stream
        .by_ref()
        .take(FileKind::FIRST as u64)
        .read_to_end(&mut first)?;
    Ok(first)
}
