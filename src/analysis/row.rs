//! One line of a list.

use super::conversations::ConversationId;
use super::detail::InflateProblem;
use super::overview::PeerFrom;
use crate::bytes::Span;
use crate::capture::tcp::TcpEvent;
use crate::protocol::{CloseBody, Finding, Peer, Rule, Severity};
use serde::{Deserialize, Serialize};

/// A handshake head or frame, in a capture also a TCP event or gap, by its place in time: 0 is the first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct ItemId(pub u32);

/// A message, by the place in time of its first frame among all messages: 0 is the first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct MessageId(pub u32);

/// One line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Row {
    /// What it opens: of a message, its first frame.
    pub item: ItemId,
    /// Who sent it; `None` if not even its masking is there.
    pub peer: Option<Peer>,
    /// How that is known.
    pub peer_from: PeerFrom,
    /// What it is.
    pub kind: RowKind,
    /// The beginning of its payload.
    pub preview: Preview,
    /// Its findings, the worst first; of a message, those of all its frames.
    pub badges: Vec<Badge>,
    /// Whether it differs from what was pasted.
    pub edited: bool,
    /// When and where it was seen; `None` of a paste.
    pub seen: Option<RowSeen>,
}

/// When and where a capture shows an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RowSeen {
    /// The conversation that it belongs to.
    pub conversation: ConversationId,
    /// When its first bytes could be read, in order: nanoseconds from the start of the capture.
    pub time: Option<u64>,
    /// How long after the row before it in the same list, in nanoseconds.
    pub delta: Option<u64>,
    /// The packet that its first byte stands in, from 1; of HAR none.
    pub packet: Option<u32>,
    /// Of a ping that was answered and of the pong that answers it, the time between, in nanoseconds.
    pub round_trip: Option<u64>,
    /// Of a compressed message's row, and of its first frame's, what it inflates to, in bytes.
    pub inflated: Option<u64>,
    /// Why that is not all.
    pub inflate_problem: Option<InflateProblem>,
    /// Of what it inflates to, bytes that are copies of some that were lost.
    pub unknown: u64,
    /// Bytes of it that were not captured.
    pub missing: u64,
}

/// What a line stands for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RowKind {
    /// The head of an HTTP request or response.
    Handshake,
    /// A packet that opens, closes or breaks a connection.
    Tcp(TcpEvent),
    /// Bytes that were not captured and in which frames may have begun, or that were captured and could not be decoded after such a gap.
    Gap {
        /// How many.
        len: u64,
        /// Whether they were captured.
        captured: bool,
    },
    /// A frame.
    Frame {
        /// Its number among the frames, from 1.
        number: u32,
        /// FIN.
        fin: bool,
        /// RSV1–3 as a 3-bit number, RSV1 = 4.
        rsv: u8,
        /// The opcode.
        opcode: u8,
        /// Payload length in bytes, as the header says; `None` if the header is cut off before it.
        payload_len: Option<u64>,
        /// Whether the bytes end before the frame does.
        cut: bool,
        /// Its place in a fragmented message.
        part: Option<Part>,
        /// Whether its message is compressed, as far as RSV1 tells.
        compressed: bool,
    },
    /// A message.
    Message {
        /// Which.
        id: MessageId,
        /// Text, binary or a reserved opcode.
        opcode: u8,
        /// How many frames it has.
        fragments: u32,
        /// Payload length in bytes of all fragments, as far as their headers say.
        payload_len: u64,
        /// Whether its final fragment is there and whole.
        complete: bool,
        /// Whether it is compressed, as far as RSV1 tells.
        compressed: bool,
    },
}

/// A fragment's place in its message.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part {
    /// Which, from 1.
    pub number: u32,
    /// Of how many that are there.
    pub of: u32,
}

/// The beginning of a payload, short enough for one line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Preview {
    /// There is none.
    Empty,
    /// Text, unmasked; U+FFFD where it is not UTF-8, or bytes are not known.
    Text {
        /// At most [`Preview::TEXT_LIMIT`] characters.
        text: String,
        /// Whether there is more.
        more: bool,
    },
    /// Bytes, unmasked.
    Bytes {
        /// At most [`Preview::BYTES_LIMIT`].
        #[serde(with = "serde_bytes")]
        bytes: Vec<u8>,
        /// Whether there is more.
        more: bool,
    },
    /// The body of a Close frame.
    Close {
        /// The status code.
        code: u16,
        /// The reason; U+FFFD where it is not UTF-8.
        reason: String,
    },
}

impl Preview {
    /// Characters of text at most.
    pub const TEXT_LIMIT: usize = 160;
    /// Bytes at most.
    pub const BYTES_LIMIT: usize = 32;

    /// A line of `start`, the beginning of a payload of `len` bytes.
    pub(super) fn of(start: &[u8], len: u64, is_text: bool) -> Self {
        if len == 0 {
            return Self::Empty;
        }
        // A ping or pong may carry anything; it is shown as text where it is some.
        let shown_as_text = is_text
            && std::str::from_utf8(start)
                .map_or_else(|error| error.error_len().is_none(), |_| true);
        if shown_as_text {
            let mut text: String = String::from_utf8_lossy(start)
                .chars()
                .take(Self::TEXT_LIMIT)
                .collect();
            let more = (text.len() as u64) < len;
            if more && text.ends_with('\u{FFFD}') {
                text.pop();
            }
            Self::Text { text, more }
        } else {
            let bytes: Vec<u8> = start.iter().take(Self::BYTES_LIMIT).copied().collect();
            Self::Bytes {
                more: (bytes.len() as u64) < len,
                bytes,
            }
        }
    }

    /// The same of a payload of which the bytes at `unknown` (offsets, ascending) are not known: a run of them is one U+FFFD in a text, and
    /// ends a line of bytes.
    pub(super) fn of_known(start: &[u8], unknown: &[Span], len: u64, is_text: bool) -> Self {
        let place = |offset: u64| {
            usize::try_from(offset)
                .unwrap_or(usize::MAX)
                .min(start.len())
        };
        let holes = || {
            unknown
                .iter()
                .map(|hole| place(hole.start)..place(hole.end))
        };
        let Some(first) = holes().next().filter(|hole| !hole.is_empty()) else {
            return Self::of(start, len, is_text);
        };
        if !is_text {
            let known = start.get(..first.start.min(Self::BYTES_LIMIT));
            return Self::Bytes {
                bytes: known.unwrap_or_default().to_vec(),
                more: true,
            };
        }
        let (mut text, mut known) = (String::new(), 0);
        for hole in holes().chain(std::iter::once(start.len()..start.len())) {
            let run = start.get(known..hole.start).unwrap_or_default();
            text.push_str(&String::from_utf8_lossy(run));
            if !hole.is_empty() {
                text.push('\u{FFFD}');
            }
            known = hole.end;
        }
        let end = text.char_indices().nth(Self::TEXT_LIMIT);
        let more = end.is_some() || (start.len() as u64) < len;
        text.truncate(end.map_or(text.len(), |(end, _)| end));
        Self::Text { text, more }
    }

    /// A line of the body of a Close frame.
    pub(super) fn of_close(body: &[u8]) -> Self {
        match CloseBody::parse(body) {
            CloseBody::Status { code, reason } => Self::Close {
                code: code.0,
                reason: String::from_utf8_lossy(body.get(reason).unwrap_or_default()).into_owned(),
            },
            CloseBody::TooShort => Self::Bytes {
                bytes: body.to_vec(),
                more: false,
            },
            CloseBody::Empty => Self::Empty,
        }
    }
}

/// A finding on a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Badge {
    /// The rule.
    pub rule: Rule,
    /// How bad it is.
    pub severity: Severity,
}

impl Badge {
    /// The rules that findings break, each once, the worst first.
    pub(super) fn of<'a>(findings: impl Iterator<Item = &'a Finding>) -> Vec<Self> {
        let mut rules: Vec<Rule> = Vec::new();
        let firsts = findings.filter(|finding| {
            let is_first = !rules.contains(&finding.rule);
            if is_first {
                rules.push(finding.rule);
            }
            is_first
        });
        worst_first(firsts, |finding| Self {
            rule: finding.rule,
            severity: finding.rule.severity(),
        })
    }
}

/// What is made of findings, in their order but for the severity.
pub(super) fn worst_first<'a, T>(
    findings: impl Iterator<Item = &'a Finding>,
    show: impl Fn(&Finding) -> T,
) -> Vec<T> {
    let findings: Vec<_> = findings.collect();
    let mut shown = Vec::with_capacity(findings.len());
    for severity in [Severity::Violation, Severity::Caution, Severity::Note] {
        let such = findings
            .iter()
            .filter(|finding| finding.rule.severity() == severity);
        shown.extend(such.map(|finding| show(finding)));
    }
    shown
}
