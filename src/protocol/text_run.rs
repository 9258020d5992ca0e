//! Whole text messages whose payload bytes stand back to back in a batch, checked in one go.

use super::{Batch, Finding, Rule};
use crate::bytes::Span;

/// All messages of a run are UTF-8 exactly if the run is and none begins inside a sequence. So the fast check, which is slow to start
/// and slow at short texts that are not ASCII, is called once for many messages.
#[derive(Debug)]
pub(super) struct TextRun {
    /// Where the run begins among the batch's payload bytes.
    start: usize,
    /// Where its first frame stands among the batch's frames.
    first: usize,
    /// Whether a message begins inside a sequence.
    cuts_sequence: bool,
    /// Index in the stream of the batch's first frame.
    base: u32,
}

impl TextRun {
    /// How many bytes make it worth a check: enough to forget what a call costs, few enough to be still in the nearest cache.
    const LONG: usize = 16 * 1024;

    /// A run that begins at the end of the batch with the next frame, the `frame`th of the stream.
    pub(super) fn at_end(batch: &Batch, frame: u32) -> Self {
        Self {
            start: batch.payload.len(),
            first: batch.frames.len(),
            cuts_sequence: false,
            base: frame.wrapping_sub(batch.frames.len() as u32),
        }
    }

    /// Index in the stream of the batch's frame at `position`.
    pub(super) fn frame_index(&self, position: usize) -> u32 {
        self.base.wrapping_add(position as u32)
    }

    /// Adds the batch's last frame, a text whose payload begins at `start`.
    #[inline]
    pub(super) fn push(&mut self, start: usize, batch: &mut Batch) {
        if let Some(0x80..=0xBF) = batch.payload.get(start) {
            self.cuts_sequence = true;
        }
        if batch.payload.len() - self.start >= Self::LONG {
            self.check(batch.payload.len(), batch);
            self.restart(batch);
        }
    }

    /// Ends the run before the batch's last frame, whose payload begins at `start` and is no text, and begins anew behind it.
    #[inline]
    pub(super) fn skip(&mut self, start: usize, batch: &mut Batch) {
        if start > self.start {
            self.check(start, batch);
        }
        self.restart(batch);
    }

    #[inline]
    fn restart(&mut self, batch: &Batch) {
        self.start = batch.payload.len();
        self.first = batch.frames.len();
        self.cuts_sequence = false;
    }

    /// Checks the run, whose payload bytes go to `end`.
    #[inline(never)]
    pub(super) fn check(&self, end: usize, batch: &mut Batch) {
        let bytes = batch.payload.get(self.start..end).unwrap_or_default();
        if self.cuts_sequence || simdutf8::basic::from_utf8(bytes).is_err() {
            self.name_bad_messages(end, batch);
        }
    }

    #[cold]
    fn name_bad_messages(&self, end: usize, batch: &mut Batch) {
        let mut rest = batch.payload.get(self.start..end).unwrap_or_default();
        let frames = batch.frames.get(self.first..).unwrap_or_default();
        for (frame, entry) in (self.frame_index(self.first)..).zip(frames) {
            let payload = entry.payload();
            let len = usize::try_from(payload.len()).unwrap_or(usize::MAX);
            let Some((message, after)) = rest.split_at_checked(len) else {
                return;
            };
            rest = after;
            if let Err(error) = simdutf8::compat::from_utf8(message) {
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
