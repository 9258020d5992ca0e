//! What of the state a reload brings back.

use super::samples::SAMPLES;
use super::state::{Action, State};
use super::storage;
use crate::analysis::{Compressed, Edit, Input, List, SentBy};
use crate::capture::hexdump::Layout;
use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use serde::{Deserialize, Serialize};

const TEXT: &str = "text";
/// The name of the capture that was open: its bytes are not kept.
const CAPTURE: &str = "capture";
/// The number counts up when [`Reading`] changes: what an older version kept is then left alone.
const READING: &str = "reading-1";

/// How the text is read and what was changed in it.
#[derive(Default, Serialize, Deserialize)]
struct Reading {
    layout: Option<Layout>,
    sent_by: SentBy,
    compressed: Compressed,
    edits: Vec<Edit>,
    list: List,
}

impl State {
    /// The state of the last visit; at the first one, the first sample.
    pub(crate) fn restored() -> Self {
        let reading: Reading = storage::load(READING)
            .and_then(|reading| BASE64_STANDARD.decode(reading).ok())
            .and_then(|reading| postcard::from_bytes(&reading).ok())
            .unwrap_or_default();
        let first = || SAMPLES.first().map(|sample| sample.text.to_owned());
        let input = Input {
            text: storage::load(TEXT).or_else(first).unwrap_or_default(),
            layout: reading.layout,
            sent_by: reading.sent_by,
            compressed: reading.compressed,
        };
        let mut state = Self::default();
        state.query.list = reading.list;
        state.update(Action::Restore(input, reading.edits));
        state.before = storage::load(CAPTURE).map(Into::into);
        state
    }

    /// Keeps what a reload is to bring back; says whether the text could be kept.
    pub(crate) fn keep(&self) -> bool {
        let reading = Reading {
            layout: self.input.layout,
            sent_by: self.input.sent_by,
            compressed: self.input.compressed,
            edits: Vec::clone(&self.edits),
            list: self.query.list,
        };
        match &self.capture {
            Some(capture) => drop(storage::keep(CAPTURE, &capture.name)),
            None => storage::forget(CAPTURE),
        }
        // Edits belong to their text: without it they are not kept either.
        let kept = storage::keep(TEXT, &self.input.text)
            && postcard::to_allocvec(&reading)
                .is_ok_and(|reading| storage::keep(READING, &BASE64_STANDARD.encode(reading)));
        if !kept {
            storage::forget(TEXT);
            storage::forget(READING);
        }
        kept
    }
}
