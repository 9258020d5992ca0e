//! A capture: its conversations, indexed while it is read, opened again from the source when they are looked at.

use super::capture_overview::CaptureOverview;
use super::export::{Export, Exported};
use super::session::{Answer, Ask};
use crate::source::ByteSource;

/// One open capture. Everything that is asked about it is answered from here. It keeps an index; payloads are read again when needed.
pub struct CaptureSession {}

impl CaptureSession {
    /// A capture that is about to be read. `source` is the file as it lies on the disk, `name` its name.
    pub fn new(source: Box<dyn ByteSource>, name: String) -> Self {
        let _ = (source, name);
        todo!()
    }

    /// Takes the next bytes of the file, from its first on: a few MiB at most at a time.
    pub fn feed(&mut self, piece: &[u8]) {
        let _ = piece;
        todo!()
    }

    /// All of the file was fed. `problem` says why it is not all, if it is not: the system's words.
    pub fn finish(&mut self, problem: Option<String>) {
        let _ = problem;
        todo!()
    }

    /// Stops: what was read stays.
    pub fn cancel(&mut self) {
        todo!()
    }

    /// The capture at a glance, now.
    pub fn overview(&self) -> CaptureOverview {
        todo!()
    }

    /// Answers. Requests are answered for this capture, whatever they name.
    pub fn handle(&mut self, ask: Ask) -> Answer {
        let _ = ask;
        todo!()
    }

    /// Goes on with a search through payloads for a few MiB; what was found so far, in answer to the request that began it. `None` if
    /// nothing is to be searched.
    pub fn work(&mut self) -> Option<Answer> {
        todo!()
    }

    /// Makes a file, in pieces.
    pub fn export(&mut self, export: &Export, write: &mut dyn FnMut(&[u8])) -> Exported {
        let _ = (export, write);
        todo!()
    }
}
