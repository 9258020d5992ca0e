//! A connection before it is known what it speaks: HTTP that asks for WebSocket, HTTP that does not, TLS, frames without a handshake, or
//! something else.

use super::connection::Left;
use super::conversation::{ConversationKind, of, of_mut};
use super::pending::Pending;
use super::turn::{Answered, Asked, Event, Turn};
use super::waiting::{Phase, Waiting};
use crate::bytes::Span;
use crate::capture::tcp::{Happened, Piece, Seen, Side};
use crate::protocol::http::is_http2;
use crate::protocol::resync::{self, Looks};
use crate::protocol::{Compression, Head, HeadKind, Sender, speaks, tls};
use std::collections::VecDeque;

/// A connection that is not listed yet, or not again.
pub(super) struct Opening {
    /// The ends of its life, until somebody wants them.
    pub(super) events: Vec<Event>,
    pub(super) sides: [Waiting; 2],
    /// Requests that wait for their response.
    requests: VecDeque<Asked>,
    /// Whether its beginning was captured: then it begins as the protocol says.
    from_the_start: bool,
    pub(super) spoke_http: bool,
    /// What else it speaks.
    speaks: Option<&'static str>,
}

impl Opening {
    const EVENTS_LIMIT: usize = 64;
    const REQUESTS_LIMIT: usize = 256;
    /// Bytes of one direction in which frames or a head are looked for.
    const PASSED_LIMIT: u64 = 1 << 20;
    /// Bytes that wait although nothing seems to begin with them: frames may begin anywhere among them.
    const HELD: usize = 16 * 1024;
    /// Pieces of them.
    const HELD_PIECES: usize = 64;
    /// Bytes that have to come before all that wait are looked through again, at most.
    const LOOK_EVERY: u64 = 8 * 1024;
    /// And at least.
    const LOOK_LEAST: u64 = 64;
    /// Bytes of a head at most.
    const HEAD_LIMIT: usize = 64 * 1024;
    /// Bytes of a `ClientHello` that are waited for.
    const HELLO_LIMIT: usize = 16 * 1024;

    pub(super) fn new(from_the_start: bool) -> Self {
        let phase = || {
            if from_the_start {
                Phase::Start
            } else {
                Phase::Lost
            }
        };
        let side = || Waiting {
            phase: phase(),
            ..Waiting::default()
        };
        Self {
            events: Vec::new(),
            sides: [side(), side()],
            requests: VecDeque::new(),
            from_the_start,
            spoke_http: false,
            speaks: None,
        }
    }

    pub(super) fn happened(&mut self, side: Side, happened: &Happened, seen: Seen, time: u64) {
        if self.events.len() < Self::EVENTS_LIMIT {
            self.events.push(Event {
                side,
                happened: *happened,
                packet: seen.packet,
                time,
            });
        }
    }

    /// The next bytes of a side.
    pub(super) fn data(&mut self, side: Side, piece: &Piece<'_>, time: u64) -> Option<Turn> {
        let waiting = of_mut(&mut self.sides, side);
        waiting.ranges.push(
            piece.bytes.len() as u64,
            piece.file_offset,
            piece.seen.packet,
        );
        waiting.pending.push(piece.bytes, time);
        self.advance(side)
    }

    /// Bytes of a side that were not captured.
    pub(super) fn gap(&mut self, side: Side, len: u64, seen: Seen) -> Option<Turn> {
        let waiting = of_mut(&mut self.sides, side);
        waiting.ranges.push_gap(len, seen.packet);
        if let Phase::Body(left) = &mut waiting.phase
            && *left >= len
        {
            *left -= len;
            waiting.leave_to(waiting.ranges.end());
            return self.advance(side);
        }
        if matches!(waiting.phase, Phase::Asked) {
            // It will belong to a conversation, or at least to a request for one.
            let there = waiting.pending.bytes().len();
            waiting.pass(there);
            waiting.pending = Pending::starting_at(waiting.ranges.end());
        } else {
            waiting.leave_to(waiting.ranges.end());
        }
        waiting.phase = Phase::Lost;
        None
    }

    /// Reads on as far as the bytes go.
    pub(super) fn advance(&mut self, side: Side) -> Option<Turn> {
        let mut side = side;
        loop {
            match self.step(side) {
                Step::Wait => return None,
                Step::Again => {}
                // An answer sets the other side free.
                Step::Other => side = side.other(),
                Step::Turn(turn) => return Some(turn),
            }
        }
    }

    fn step(&mut self, side: Side) -> Step {
        let waiting = of_mut(&mut self.sides, side);
        let there = waiting.pending.bytes().len() as u64;
        match &mut waiting.phase {
            Phase::Start | Phase::Lost | Phase::Head if there == 0 => Step::Wait,
            Phase::Start => self.begin(side),
            Phase::Lost => self.find(side),
            Phase::Head => self.head(side),
            Phase::Asked if waiting.pending.is_full() => Step::Turn(Turn::Leave(Left::Http)),
            Phase::Asked => Step::Wait,
            Phase::Body(left) => {
                let here = (*left).min(there);
                *left -= here;
                if *left == 0 {
                    waiting.phase = Phase::Head;
                }
                waiting.leave_to(waiting.pending.start() + here);
                if here == there {
                    Step::Wait
                } else {
                    Step::Again
                }
            }
            Phase::Chunked(chunks) => {
                let (taken, is_last) = chunks.feed(waiting.pending.bytes());
                if is_last {
                    waiting.phase = Phase::Head;
                }
                waiting.leave_to(waiting.pending.start() + taken as u64);
                if is_last { Step::Again } else { Step::Wait }
            }
            Phase::UntilClose => {
                waiting.leave_to(waiting.ranges.end());
                Step::Wait
            }
        }
    }

    /// The first bytes of a connection whose beginning was captured.
    fn begin(&mut self, side: Side) -> Step {
        let waiting = of_mut(&mut self.sides, side);
        let bytes = waiting.pending.bytes();
        match Head::begins(bytes) {
            Some(true) => {
                waiting.phase = Phase::Head;
                Step::Again
            }
            None => Step::Wait,
            Some(false) => match (is_http2(bytes), tls::is_tls(bytes)) {
                (Some(true), _) => Step::Turn(Turn::Leave(Left::Http2)),
                (None, _) | (_, None) => Step::Wait,
                (_, Some(true)) => self.tls(side),
                _ => Step::Turn(Turn::Leave(Left::Other(speaks(bytes)))),
            },
        }
    }

    fn tls(&self, side: Side) -> Step {
        let bytes = of(&self.sides, side).pending.bytes();
        // The ClientHello comes first, so other bytes than the opener's say that it was not captured.
        let server_name = tls::server_name(bytes);
        if server_name.is_none() && side == Side::Opener && bytes.len() < Self::HELLO_LIMIT {
            let answered = !of(&self.sides, Side::Other).pending.bytes().is_empty();
            if !answered
                && self.from_the_start
                && bytes.first() == Some(&0x16)
                && !hello_is_whole(bytes)
            {
                return Step::Wait;
            }
        }
        Step::Turn(Turn::Tls { server_name })
    }

    /// Bytes from the middle of a stream: a head, or frames, may begin with any packet.
    fn find(&mut self, side: Side) -> Step {
        let spoke_http = self.spoke_http;
        let from_the_start = self.from_the_start;
        let asked = self.requests.iter().any(|request| request.for_websocket);
        let waiting = of_mut(&mut self.sides, side);
        let bytes = waiting.pending.bytes();
        if !from_the_start && !spoke_http {
            if is_http2(bytes) == Some(true) {
                return Step::Turn(Turn::Leave(Left::Http2));
            }
            if tls::is_tls(bytes) == Some(true) {
                return self.tls(side);
            }
            let is_first = waiting.passed() == 0;
            if let Some(name) = speaks(bytes).filter(|_| is_first) {
                self.speaks = Some(name);
                return Step::Turn(Turn::Leave(self.left()));
            }
        }
        // HTTP bodies may hold anything; where nobody asked for WebSocket, nothing is taken for frames.
        let may_hold_frames = !spoke_http || asked;
        let ends = waiting.pending.ends();
        let (mut unclear, mut may_begin) = (None, None);
        for start in std::iter::once(0).chain(ends.iter().copied()) {
            let rest = bytes.get(start..).unwrap_or_default();
            if rest.is_empty() {
                continue;
            }
            let begins_head = Head::begins(rest);
            if begins_head == Some(true) {
                waiting.leave_to(waiting.pending.start() + start as u64);
                waiting.phase = Phase::Head;
                return Step::Again;
            }
            let ends: Vec<_> = ends
                .iter()
                .filter(|end| **end > start)
                .map(|end| end - start)
                .collect();
            let looks = if may_hold_frames {
                resync::looks(rest, &ends, Sender::FromMasking, Compression::Unknown)
            } else {
                Looks::Otherwise
            };
            if looks == Looks::LikeFrames {
                let masked = rest.get(1).is_some_and(|second| second & 0x80 != 0);
                // What stands before it may be a longer frame.
                waiting.pass(may_begin.unwrap_or(start));
                return self.mid_stream(side, masked);
            }
            if looks == Looks::Unclear {
                may_begin.get_or_insert(start);
            }
            if looks == Looks::Unclear || begins_head.is_none() {
                unclear.get_or_insert(start);
            }
        }
        let end = waiting.pending.span().end;
        if may_hold_frames && end >= waiting.look_at {
            let wait = waiting.pending.span().len() / 2;
            waiting.look_at = end + wait.clamp(Self::LOOK_LEAST, Self::LOOK_EVERY);
            let found = resync::find(bytes, &ends, Sender::FromMasking, Compression::Unknown);
            if let Some(start) = found {
                let masked = bytes
                    .get(start + 1)
                    .is_some_and(|second| second & 0x80 != 0);
                waiting.pass(may_begin.unwrap_or(start).min(start));
                return self.mid_stream(side, masked);
            }
        }
        // Only what may still turn out to begin something is held, and as much as frames may begin anywhere in.
        let held_from = match unclear {
            Some(0) if waiting.pending.is_full() => ends.first().copied(),
            unclear => unclear,
        };
        let beginning = if may_hold_frames && ends.len() <= Self::HELD_PIECES {
            bytes.len().saturating_sub(Self::HELD)
        } else {
            bytes.len()
        };
        let passed = held_from.unwrap_or(bytes.len()).min(beginning);
        waiting.pass(passed);
        if waiting.passed() > Self::PASSED_LIMIT {
            return Step::Turn(Turn::Leave(self.left()));
        }
        Step::Wait
    }

    fn mid_stream(&mut self, side: Side, masked: bool) -> Step {
        let client = if masked { side } else { side.other() };
        let waiting = of_mut(&mut self.sides, side);
        waiting.phase = Phase::Lost;
        let request = self.take_asked();
        let client = request.as_ref().map_or(client, |request| request.side);
        Step::Turn(Turn::WebSocket {
            client,
            request,
            response: None,
            kind: ConversationKind::MidStream,
        })
    }

    fn head(&mut self, side: Side) -> Step {
        let waiting = of_mut(&mut self.sides, side);
        let Some(head) = Head::whole(waiting.pending.bytes()) else {
            return match Head::begins(waiting.pending.bytes()) {
                Some(false) => {
                    waiting.phase = Phase::Lost;
                    Step::Again
                }
                _ if waiting.pending.bytes().len() > Self::HEAD_LIMIT => {
                    Step::Turn(Turn::Leave(Left::Http))
                }
                _ => Step::Wait,
            };
        };
        self.spoke_http = true;
        let start = waiting.pending.start();
        let span = Span::at(start, head.bytes.len() as u64);
        let time = waiting.pending.time_at(span.end.saturating_sub(1));
        match head.kind {
            HeadKind::Request => {
                let for_websocket = head.asks_for_websocket();
                let request = Asked {
                    span,
                    time,
                    side,
                    method: head.method().unwrap_or_default().to_owned(),
                    for_websocket,
                    head: if for_websocket {
                        head.bytes.to_vec()
                    } else {
                        Vec::new()
                    },
                };
                let body = head.body(None);
                if self.requests.len() >= Self::REQUESTS_LIMIT {
                    return Step::Turn(Turn::Leave(Left::Http));
                }
                self.requests.push_back(request);
                if for_websocket {
                    waiting.pending.take_to(span.end);
                    waiting.phase = Phase::Asked;
                    Step::Other
                } else {
                    waiting.leave_to(span.end);
                    waiting.phase = Phase::of(body);
                    Step::Again
                }
            }
            HeadKind::Response(status) => {
                let begins_websocket = head.begins_websocket();
                let answered = || Answered {
                    span,
                    time,
                    head: head.bytes.to_vec(),
                };
                let interim = !begins_websocket && matches!(status, Some(100 | 102..=199));
                let request = if interim {
                    None
                } else {
                    self.requests.pop_front()
                };
                let body = head.body(request.as_ref().map(|request| request.method.as_str()));
                let tunnels = request
                    .as_ref()
                    .is_some_and(|request| request.method == "CONNECT")
                    && matches!(status, Some(200..=299));
                if begins_websocket {
                    let response = answered();
                    waiting.pending.take_to(span.end);
                    let kind = if request.is_some() {
                        ConversationKind::Established
                    } else {
                        ConversationKind::ResponseOnly
                    };
                    return Step::Turn(Turn::WebSocket {
                        client: side.other(),
                        request,
                        response: Some(response),
                        kind,
                    });
                }
                let rejects = request
                    .as_ref()
                    .is_some_and(|request| request.for_websocket);
                let response = rejects.then(answered);
                waiting.pending.take_to(span.end);
                if interim {
                    return Step::Again;
                }
                if tunnels {
                    // What goes through a proxy's tunnel begins anew.
                    for waiting in &mut self.sides {
                        waiting.leave_to(waiting.pending.start());
                        waiting.phase = Phase::Start;
                    }
                    return Step::Again;
                }
                if status == Some(101) {
                    // Another protocol than WebSocket: h2c, most likely.
                    return Step::Turn(Turn::Leave(Left::Http2));
                }
                waiting.phase = Phase::of(body);
                if let Some((request, response)) = request.zip(response) {
                    let client = request.side;
                    let asking = of_mut(&mut self.sides, client);
                    if matches!(asking.phase, Phase::Asked) {
                        asking.phase = Phase::Head;
                    }
                    return Step::Turn(Turn::Rejected {
                        client,
                        request,
                        response,
                        status: status.unwrap_or(0),
                    });
                }
                let waiting = of_mut(&mut self.sides, side);
                let from = waiting.pending.start();
                waiting.leave_to(from);
                Step::Again
            }
        }
    }

    /// The capture or the connection ends: what is still unclear is decided.
    pub(super) fn finish(&mut self) -> Turn {
        if let Some(request) = self.take_asked() {
            return Turn::WebSocket {
                client: request.side,
                request: Some(request),
                response: None,
                kind: ConversationKind::RequestOnly,
            };
        }
        let is_tls = self
            .sides
            .iter()
            .any(|side| tls::is_tls(side.pending.bytes()) == Some(true));
        if is_tls && !self.spoke_http {
            return Turn::Tls { server_name: None };
        }
        Turn::Leave(self.left())
    }

    /// The first request for WebSocket that waits for its response.
    fn take_asked(&mut self) -> Option<Asked> {
        let mut requests = self.requests.iter();
        let position = requests.position(|request| request.for_websocket)?;
        self.requests.remove(position)
    }

    /// What is left where no conversation was found.
    const fn left(&self) -> Left {
        if self.spoke_http {
            Left::Http
        } else {
            Left::Other(self.speaks)
        }
    }
}

/// Whether a TLS record that begins with `bytes` is all there.
fn hello_is_whole(bytes: &[u8]) -> bool {
    match *bytes {
        [_, _, _, high, low, ..] => bytes.len() >= 5 + usize::from(u16::from_be_bytes([high, low])),
        _ => false,
    }
}

enum Step {
    /// More bytes are needed.
    Wait,
    /// There is more to read.
    Again,
    /// There is more to read on the other side, perhaps.
    Other,
    Turn(Turn),
}
