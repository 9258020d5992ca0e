//! A conversation as the index keeps it: what its handshake says, counts, and where its bytes stand.

use super::ranges::Ranges;
use crate::analysis::capture_overview::ToldBy;
use crate::analysis::conversations::ConversationState;
use crate::analysis::guess::FrameGuess;
use crate::analysis::overview::Counts;
use crate::analysis::parameters::ParameterGuess;
use crate::bytes::Span;
use crate::capture::tcp::{Oddity, Side};
use crate::protocol::{
    Agreement, Compression, Conduct, Ending, Finding, Head, Peer, Remembered, Tried,
};

/// Everything that is kept of a conversation besides its entries in the timeline.
#[derive(Debug)]
pub(super) struct Conversation {
    /// Its place among the connections of the capture.
    pub(super) connection: u32,
    /// The ends, by side.
    pub(super) ends: [String; 2],
    pub(super) interface: u32,
    pub(super) client: Side,
    pub(super) kind: ConversationKind,
    pub(super) told_by: ToldBy,
    pub(super) request: Option<Span>,
    pub(super) response: Option<Span>,
    pub(super) path: Option<String>,
    pub(super) host: Option<String>,
    /// Where a browser says that it went.
    pub(super) url: Option<Box<str>>,
    pub(super) protocol: Option<String>,
    pub(super) extensions: Option<String>,
    pub(super) server_name: Option<String>,
    pub(super) compression: Compression,
    pub(super) agreement: Option<Agreement>,
    pub(super) tracks: [Track; 2],
    pub(super) frames: u32,
    pub(super) messages: u32,
    pub(super) bytes: [u64; 2],
    /// Compressed bytes and what they inflate to.
    pub(super) inflated: Option<[u64; 2]>,
    pub(super) findings: Counts,
    /// Which side sent a Close frame.
    pub(super) closes: [bool; 2],
    /// Whether the TCP connection was seen to end.
    pub(super) ended: bool,
    pub(super) first: u64,
    pub(super) last: u64,
    pub(super) oddities: Oddities,
    /// As long as it goes on.
    pub(super) conduct: Option<Box<Conduct>>,
    /// Once it is over.
    pub(super) ending: Option<Ending>,
    /// The heads of the request and of the response, once the streams that they stand in forget them.
    pub(super) heads: [Option<Box<[u8]>>; 2],
}

/// How a conversation came to be listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ConversationKind {
    Established,
    MidStream,
    RequestOnly,
    ResponseOnly,
    Rejected(u16),
    Tls,
}

/// One direction.
#[derive(Debug, Default)]
pub(super) struct Track {
    pub(super) ranges: Ranges,
    /// Items before this stream offset were forgotten.
    pub(super) forgotten: u64,
    /// In the order of the stream.
    pub(super) findings: Vec<Finding>,
    /// In the order of the stream.
    pub(super) snapshots: Vec<Snapshot>,
    /// Where the history of compressed messages was lost, in the order of the stream.
    pub(super) losses: Vec<Loss>,
    /// Messages from here on are not inflated: offset of the first one's first frame.
    pub(super) given_up_from: Option<u64>,
    /// Where frames were found by how they look, in the order of the stream.
    pub(super) guesses: Vec<FrameGuess>,
    /// With which parameters its compressed messages inflate, where others than those that were agreed were tried.
    pub(super) tried: Option<Tried>,
}

/// Guesses of one direction that are kept.
pub(super) const FOUND_LIMIT: usize = 10_000;

/// What compressed messages refer back to is not all known.
#[derive(Clone, Copy, Debug)]
pub(super) struct Loss {
    /// Stream offset where something was lost.
    pub(super) from: u64,
    /// Stream offset behind the message with which all is known again, if that came.
    pub(super) until: Option<u64>,
}

/// The history before a message, to begin inflating there.
#[derive(Debug)]
pub(super) struct Snapshot {
    /// Stream offset of the message's first frame.
    pub(super) start: u64,
    pub(super) remembered: Remembered,
}

/// How many segments were odd, and how many bytes: by [`Oddities::ALL`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Oddities([(u32, u64); 4]);

impl Oddities {
    pub(super) const ALL: [Oddity; 4] = [
        Oddity::Retransmission,
        Oddity::OtherData,
        Oddity::OutOfOrder,
        Oddity::KeepAlive,
    ];

    pub(super) fn add(&mut self, oddity: Oddity, len: u64) {
        let counts = self.0.iter_mut().zip(Self::ALL);
        for ((count, bytes), _) in counts.filter(|(_, known)| *known == oddity) {
            *count = count.saturating_add(1);
            *bytes = bytes.saturating_add(len);
        }
    }

    /// Those that were seen.
    pub(super) fn seen(&self) -> Vec<(Oddity, u32, u64)> {
        let all = self.0.iter().zip(Self::ALL);
        all.filter(|((count, _), _)| *count > 0)
            .map(|((count, bytes), oddity)| (oddity, *count, *bytes))
            .collect()
    }
}

impl Conversation {
    /// A conversation of which only this is known; `ends` by side, `first` the time of its first packet.
    pub(super) fn new(kind: ConversationKind, client: Side, ends: [String; 2], first: u64) -> Self {
        Self {
            connection: 0,
            ends,
            interface: 0,
            client,
            kind,
            told_by: ToldBy::Wire,
            request: None,
            response: None,
            path: None,
            host: None,
            url: None,
            protocol: None,
            extensions: None,
            server_name: None,
            compression: Compression::Unknown,
            agreement: None,
            tracks: [Track::default(), Track::default()],
            frames: 0,
            messages: 0,
            bytes: [0; 2],
            inflated: None,
            findings: Counts::default(),
            closes: [false; 2],
            ended: false,
            first,
            last: first,
            oddities: Oddities::default(),
            conduct: None,
            ending: None,
            heads: [None, None],
        }
    }

    pub(super) fn track(&self, side: Side) -> &Track {
        let [opener, other] = &self.tracks;
        match side {
            Side::Opener => opener,
            Side::Other => other,
        }
    }

    pub(super) fn track_mut(&mut self, side: Side) -> &mut Track {
        of_mut(&mut self.tracks, side)
    }

    pub(super) fn peer(&self, side: Side) -> Peer {
        if side == self.client {
            Peer::Client
        } else {
            Peer::Server
        }
    }

    pub(super) fn side_of(&self, peer: Peer) -> Side {
        match peer {
            Peer::Client => self.client,
            Peer::Server => self.client.other(),
        }
    }

    /// What a side sent before `to` and behind its head, if it has one.
    pub(super) fn behind_head(&self, side: Side, to: u64) -> Span {
        let head = match self.peer(side) {
            Peer::Client => self.request,
            Peer::Server => self.response,
        };
        let start = head.map_or(self.track(side).ranges.start(), |head| head.end);
        Span {
            start,
            end: to.max(start),
        }
    }

    /// With which other parameters what a peer sends inflates.
    pub(super) fn parameters(&self, peer: Peer) -> Option<ParameterGuess> {
        let tried = [Peer::Client, Peer::Server].map(|peer| self.track(self.side_of(peer)).tried);
        let agreement = self.agreement;
        ParameterGuess::of(peer, self.compression, agreement, tried)
    }

    pub(super) fn state(&self) -> ConversationState {
        match self.kind {
            ConversationKind::Tls => ConversationState::Tls,
            ConversationKind::Rejected(status) => ConversationState::Rejected(status),
            ConversationKind::RequestOnly => ConversationState::RequestOnly,
            ConversationKind::ResponseOnly => ConversationState::ResponseOnly,
            ConversationKind::MidStream => ConversationState::MidStream,
            ConversationKind::Established => match (self.closes, self.ended) {
                ([true, true], _) => ConversationState::Closed,
                (_, true) => ConversationState::Abnormal,
                (_, false) => ConversationState::Open,
            },
        }
    }

    /// Takes from a request what is listed.
    pub(super) fn take_request(&mut self, head: &Head<'_>, span: Span) {
        self.request = Some(span);
        self.path = head.target();
        self.host = head.value("Host");
    }

    /// Takes from a response what is listed.
    pub(super) fn take_response(&mut self, head: &Head<'_>, span: Span) {
        self.response = Some(span);
        self.protocol = head.value("Sec-WebSocket-Protocol");
        self.extensions = head.value("Sec-WebSocket-Extensions");
    }

    /// The findings whose bytes lie in `span` of a side's stream.
    pub(super) fn findings_in(&self, side: Side, span: Span) -> &[Finding] {
        let findings = &self.track(side).findings;
        let start = findings.partition_point(|finding| finding.span.start < span.start);
        let rest = findings.get(start..).unwrap_or_default();
        let len = rest.partition_point(|finding| finding.span.start < span.end);
        rest.get(..len).unwrap_or_default()
    }
}

impl Track {
    pub(super) fn add_finding(&mut self, finding: Finding) {
        let start = finding.span.start;
        let at = match self.findings.last() {
            Some(last) if last.span.start > start => self
                .findings
                .partition_point(|known| known.span.start <= start),
            _ => self.findings.len(),
        };
        self.findings.insert(at, finding);
    }
}

/// Of a pair by side, one.
pub(super) fn of_mut<T>(pair: &mut [T; 2], side: Side) -> &mut T {
    let [opener, other] = pair;
    match side {
        Side::Opener => opener,
        Side::Other => other,
    }
}

/// Of a pair by side, one.
pub(super) fn of<T>(pair: &[T; 2], side: Side) -> &T {
    let [opener, other] = pair;
    match side {
        Side::Opener => opener,
        Side::Other => other,
    }
}
