//! Handshakes as people paste them: raw heads, what `curl -v` prints, lists of header fields as developer tools show them, HAR entries, a key, a URI.
//!
//! A paste is not what was on the wire: a text field turns CR LF into LF, a list of fields has no request line. What is not told is not
//! invented: a [`HeadText`] says what of its start line is unknown, and whether fields may be missing.

mod bare;
mod fields;
mod har;
mod head;
mod lines;

pub use head::{Extent, HeadText, LineEnds, Side, StartPart};

use crate::bytes::Span;
use crate::capture::hexdump::{Place, TextIndex};

/// What was read of a text.
#[derive(Clone, Debug, Default)]
pub struct Transcript {
    /// What it was read as; `None` if nothing was found in it.
    pub kind: Option<TranscriptKind>,
    /// Requests and the responses to them, in the order of the text.
    pub exchanges: Vec<Exchange>,
    /// A ws or wss URI that stands there, alone or in a message.
    pub uri: Option<Bare>,
    /// A Sec-WebSocket-Key that stands there alone.
    pub key: Option<Bare>,
    /// A Sec-WebSocket-Accept that stands there alone, or beside a key.
    pub accept: Option<Bare>,
    /// What was not read: lines in a row, in UTF-16 units of the text; the first [`LEFT_OUT_LIMIT`](Self::LEFT_OUT_LIMIT).
    pub left_out: Vec<Span>,
    /// Where the text could not be read on, and why.
    pub problem: Option<TranscriptProblem>,
}

/// What a text was read as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TranscriptKind {
    /// Heads as HTTP/1.1 has them.
    Heads,
    /// What `curl -v` prints: `> ` and `< ` before each line.
    Curl,
    /// A list of header fields.
    Fields,
    /// A list with each name on a line of its own, and its value on the next.
    Pairs,
    /// HAR, or an entry of it.
    Har,
    /// A key or an accept value alone.
    Key,
    /// A URI alone, or in a message.
    Uri,
}

/// A request, and what was answered.
#[derive(Clone, Debug, Default)]
pub struct Exchange {
    /// The request, if it is there.
    pub request: Option<HeadText>,
    /// The response, if it is there.
    pub response: Option<HeadText>,
}

/// A piece of the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bare {
    /// As it stands there.
    pub text: String,
    /// Where, in UTF-16 units.
    pub at: Span,
}

/// Why a text cannot be read on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TranscriptProblem {
    /// Where.
    pub place: Place,
    /// What was expected there.
    pub expected: ExpectedThere,
}

/// What was expected where a text cannot be read on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExpectedThere {
    /// Anything of a handshake.
    Handshake,
    /// JSON.
    Json,
    /// An entry that asks for WebSocket; the HAR has none.
    WebSocketEntry,
}

impl TranscriptKind {
    /// All of them.
    pub const ALL: [Self; 7] = [
        Self::Heads,
        Self::Curl,
        Self::Fields,
        Self::Pairs,
        Self::Har,
        Self::Key,
        Self::Uri,
    ];

    /// Its name in kebab-case.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Heads => "heads",
            Self::Curl => "curl",
            Self::Fields => "fields",
            Self::Pairs => "pairs",
            Self::Har => "har",
            Self::Key => "key",
            Self::Uri => "uri",
        }
    }
}

impl ExpectedThere {
    /// Its name in kebab-case.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Handshake => "handshake",
            Self::Json => "json",
            Self::WebSocketEntry => "websocket-entry",
        }
    }
}

impl Transcript {
    /// The most stretches that [`left_out`](Self::left_out) tells.
    pub const LEFT_OUT_LIMIT: usize = 100;

    /// Reads any text.
    pub fn read(text: &str) -> Self {
        let index = TextIndex::new(text);
        let start = text.trim_start_matches('\u{feff}').trim_ascii_start();
        if start.starts_with(['{', '['])
            && let Some(transcript) = har::read(text, &index)
        {
            return transcript;
        }
        if let Some(transcript) = bare::read(text, &index) {
            return transcript;
        }
        let mut transcript = lines::read(text, &index);
        if transcript.exchanges.is_empty() {
            transcript = bare::in_message(text, &index).unwrap_or_else(|| Self {
                problem: Some(TranscriptProblem {
                    place: index.place(0),
                    expected: ExpectedThere::Handshake,
                }),
                ..transcript
            });
        }
        transcript
    }

    /// Which exchange is the one that is about WebSocket: the first whose request, or else whose response, speaks of it.
    pub fn main(&self) -> Option<&Exchange> {
        let speaks = |head: &Option<HeadText>| {
            head.as_ref().is_some_and(|head| {
                let text = head.bytes.to_ascii_lowercase();
                memchr::memmem::find(&text, b"websocket").is_some()
            })
        };
        self.exchanges
            .iter()
            .find(|exchange| speaks(&exchange.request))
            .or_else(|| {
                self.exchanges
                    .iter()
                    .find(|exchange| speaks(&exchange.response))
            })
            .or(self.exchanges.first())
    }
}

/// The UTF-16 units of `text[start..end]`.
fn units(index: &TextIndex, start: usize, end: usize) -> Span {
    Span {
        start: index.utf16(start as u64),
        end: index.utf16(end as u64),
    }
}

#[cfg(test)]
mod tests;
