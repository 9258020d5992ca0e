//! Plain frames of one kind that follow each other.

use super::plain_frame::{PlainFrame, PlainKind};
use super::{Batch, Finding, Rule};
use crate::bytes::Span;

/// The frames at the end of a batch, their payload bytes back to back.
#[derive(Debug)]
pub(super) struct Run {
    /// Where its payload bytes begin among the batch's.
    start: usize,
    /// Where its first frame stands among the batch's.
    first: usize,
    /// That frame's index in the stream.
    frame: u32,
    /// Whether a payload begins inside a UTF-8 sequence.
    cuts_sequence: bool,
}

impl Run {
    /// How many payload bytes make a run long: enough to forget what the call of the UTF-8 check costs, few enough to be still in the
    /// nearest cache when it comes.
    const LONG: usize = 4 * 1024;

    /// An empty run, to begin with the next frame of the stream, the `frame`th.
    pub(super) fn at_end(batch: &Batch, frame: u32) -> Self {
        Self {
            start: batch.payload.len(),
            first: batch.frames.len(),
            frame,
            cuts_sequence: false,
        }
    }

    /// Enters frames into `batch` as long as they are plain and of this kind, until the run is long. The first of `bytes` stands at
    /// stream offset `offset`; those that follow the frames are given back.
    ///
    /// This is the loop of the decoder. It stands alone and calls nothing, so that all that it works with fits into registers, in
    /// WebAssembly too.
    #[inline(never)]
    pub(super) fn enter<'a>(
        &mut self,
        kind: PlainKind,
        offset: u64,
        mut bytes: &'a [u8],
        batch: &mut Batch,
    ) -> &'a [u8] {
        let end = offset + bytes.len() as u64;
        let long = self.start + Self::LONG;
        let mut cuts_sequence = false;
        while batch.payload.len() < long
            && let Some(frame) = PlainFrame::parse(kind, bytes)
            && let Some(()) = frame.enter(end - bytes.len() as u64, batch)
        {
            cuts_sequence |= frame.begins_inside_sequence();
            bytes = frame.rest;
        }
        self.cuts_sequence = cuts_sequence;
        bytes
    }

    /// Index in the stream of the frame that follows the run.
    pub(super) fn end_frame(&self, batch: &Batch) -> u32 {
        let frames = u32::try_from(batch.frames.len() - self.first).unwrap_or(u32::MAX);
        self.frame.saturating_add(frames)
    }

    /// Checks the run's frames, which are texts.
    ///
    /// All are UTF-8 exactly if the run is and none begins inside a sequence. So the fast check, which is slow to start and slow at
    /// short texts that are not ASCII, is called once for many messages.
    pub(super) fn check_text(&self, batch: &mut Batch) {
        let bytes = batch.payload.get(self.start..).unwrap_or_default();
        if self.cuts_sequence || simdutf8::basic::from_utf8(bytes).is_err() {
            self.name_bad_messages(batch);
        }
    }

    #[cold]
    fn name_bad_messages(&self, batch: &mut Batch) {
        let mut rest = batch.payload.get(self.start..).unwrap_or_default();
        let frames = batch.frames.get(self.first..).unwrap_or_default();
        for (frame, entry) in (self.frame..).zip(frames) {
            let payload = entry.payload();
            let len = usize::try_from(payload.len()).unwrap_or(usize::MAX);
            let Some((message, after)) = rest.split_at_checked(len) else {
                return;
            };
            rest = after;
            if let Err(error) = std::str::from_utf8(message) {
                let offset = error.valid_up_to() as u64;
                let span = Span::at(payload.start + offset, 1);
                batch.findings.push(Finding {
                    rule: Rule::InvalidUtf8,
                    frame,
                    span,
                    found: offset,
                });
            }
        }
    }
}
