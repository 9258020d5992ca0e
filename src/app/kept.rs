//! What of the state a reload brings back.

use super::exchange::Link;
use super::samples::FIRST;
use super::state::{Action, State};
use super::storage;
use crate::analysis::{Compressed, Edit, Input, List, SentBy};
use crate::app::hooks::{here, shared};
use crate::app::store::Store;
use crate::capture::hexdump::Layout;
use serde::{Deserialize, Serialize};

const TEXT: &str = "text";
/// The name of the capture that was open: its bytes are not kept.
const CAPTURE: &str = "capture";
/// The number counts up when [`Reading`] changes: what an older version kept is then left alone.
const READING: &str = "reading-2";

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
    /// The state of the last visit; at the first one, the first sample. What a link holds is opened over it.
    pub(crate) fn restored() -> Self {
        let (input, edits, list) = own();
        let mut state = Self::default();
        state.query.list = list;
        state.update(Action::Restore(input, edits));
        state.before = storage::load(CAPTURE).map(Into::into);
        state.go(here());
        if let Some(link) = shared() {
            state.update(Action::Unfold(link));
        }
        state
    }

    /// Shows again what is kept.
    pub(crate) fn take_back(store: &Store) {
        let (input, edits, _) = own();
        store.dispatch(Action::Restore(input, edits));
    }

    /// Keeps what a reload is to bring back; says whether the text could be kept.
    pub(crate) fn keep(&self) -> bool {
        let state = self.inspected();
        // What somebody else made takes the place of nothing that is the reader's own.
        if state.link == Link::Shown {
            return true;
        }
        let reading = Reading {
            layout: state.input.layout,
            sent_by: state.input.sent_by,
            compressed: state.input.compressed,
            edits: Vec::clone(&state.edits),
            list: state.query.list,
        };
        match &state.capture {
            Some(capture) => drop(storage::keep(CAPTURE, &capture.name)),
            None => storage::forget(CAPTURE),
        }
        // Edits belong to their text: without it they are not kept either.
        let kept = storage::keep(TEXT, &state.input.text)
            && postcard::to_allocvec(&reading)
                .is_ok_and(|reading| storage::keep(READING, &digits(&reading)));
        if !kept {
            storage::forget(TEXT);
            storage::forget(READING);
        }
        kept
    }
}

/// What is kept: the source, its edits, and which list is shown.
fn own() -> (Input, Vec<Edit>, List) {
    let reading: Reading = storage::load(READING)
        .and_then(|reading| bytes(&reading))
        .and_then(|reading| postcard::from_bytes(&reading).ok())
        .unwrap_or_default();
    let first = || Some(FIRST.to_owned());
    let input = Input {
        text: storage::load(TEXT).or_else(first).unwrap_or_default(),
        layout: reading.layout,
        sent_by: reading.sent_by,
        compressed: reading.compressed,
    };
    (input, reading.edits, reading.list)
}

/// Bytes as storage takes them, two hex digits each.
fn digits(bytes: &[u8]) -> String {
    let digits = bytes.iter().flat_map(|byte| [byte >> 4, byte & 0xF]);
    digits
        .filter_map(|digit| char::from_digit(digit.into(), 16))
        .collect()
}

fn bytes(digits: &str) -> Option<Vec<u8>> {
    let value = |digit: u8| u8::try_from(char::from(digit).to_digit(16)?).ok();
    let pairs = digits.as_bytes().chunks(2).map(|pair| match *pair {
        [high, low] => Some(value(high)? << 4 | value(low)?),
        _ => None,
    });
    pairs.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_comes_back() {
        for kept in [&[][..], &[0x00, 0x0F, 0xF0, 0xFF]] {
            assert_eq!(bytes(&digits(kept)).as_deref(), Some(kept));
        }
        assert_eq!(digits(&[0x81, 0x05]), "8105");
        for broken in ["8", "8g", "810"] {
            assert_eq!(bytes(broken), None, "{broken}");
        }
    }
}
