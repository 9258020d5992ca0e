//! The conduct of a conversation: what both peers of a connection do, one after the other, as far as the RFC rules it.
//!
//! What one direction shows on its own is the [`Decoder`](super::Decoder)'s. Here both come together, and with them how the TCP connection
//! ends. What was not captured is not known: nothing is found whose evidence could lie there.

mod ending;
mod keys;
mod pings;
mod sender;

pub use ending::{CloseSeen, Ending, EndingKind, TcpEnd, TcpEndKind};

use super::{Batch, Finding, Opcode, Peer, Rule};
use crate::bytes::Span;
use sender::{Control, Sender};

/// Where something stands in its stream, and when it was seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// Index of the frame in its stream, or of the next one, where it is none.
    pub frame: u32,
    /// Its bytes, or those of a frame's header.
    pub span: Span,
    /// When, by the [`Clock`].
    pub time: u64,
}

impl Place {
    const fn finding(self, rule: Rule, found: u64) -> Finding {
        Finding {
            rule,
            frame: self.frame,
            span: self.span,
            found,
        }
    }
}

/// What the times of a conversation are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Clock {
    /// Nanoseconds, from any beginning.
    Nanoseconds,
    /// Numbers that only say what came first.
    Order,
}

impl Clock {
    /// `seconds` in nanoseconds; `None` where the clock tells no lengths of time.
    const fn seconds(self, seconds: u64) -> Option<u64> {
        match self {
            Self::Nanoseconds => Some(seconds * 1_000_000_000),
            Self::Order => None,
        }
    }
}

/// What a decoder made of bytes.
#[derive(Clone, Copy, Debug)]
pub struct Decoded<'a> {
    /// The frames, and the payload of all that came.
    pub batch: &'a Batch,
    /// The index of the first of the frames.
    pub first: u32,
    /// The stream offset behind the bytes.
    pub end: u64,
}

/// What both peers of one connection do.
#[derive(Clone, Debug)]
pub struct Conduct {
    clock: Clock,
    /// When the server's response was whole, if it was seen.
    response: Option<u64>,
    senders: [Sender; 2],
    /// The first that ended the TCP connection.
    tcp: Option<TcpEnd>,
    /// Whose Close frame was handed on first.
    first_to_close: Option<Peer>,
    before_response: Option<(Place, u64)>,
}

/// What the conduct of a conversation was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conducted {
    /// What was found, and in whose stream.
    pub findings: Vec<(Peer, Finding)>,
    /// How it ended.
    pub ending: Ending,
}

impl Conduct {
    /// A conversation of which nothing was seen yet, not even its beginning.
    pub fn new(clock: Clock) -> Self {
        Self {
            clock,
            response: None,
            senders: [Sender::new(clock), Sender::new(clock)],
            tcp: None,
            first_to_close: None,
            before_response: None,
        }
    }

    /// A head of the handshake: the frames of this peer are known from the first on.
    pub fn head(&mut self, peer: Peer, span: Span, time: u64) {
        if peer == Peer::Server {
            self.response = Some(time);
        }
        self.sender(peer).begin(Place {
            frame: 0,
            span,
            time,
        });
    }

    /// The next bytes of a peer, decoded. Of two frames of one peer the later one has no smaller time.
    #[inline]
    pub fn take(&mut self, peer: Peer, time: u64, decoded: &Decoded<'_>) {
        if peer == Peer::Client && self.before_response.is_none() {
            self.check_response(time, decoded);
        }
        let [client, server] = &mut self.senders;
        let (own, other) = match peer {
            Peer::Client => (client, server),
            Peer::Server => (server, client),
        };
        let frames = &decoded.batch.frames;
        if peer == Peer::Client {
            own.keys.take(frames, decoded.first, time);
        }
        if let (Some((close, _)), None) = (&other.close, &own.close) {
            own.take_late(close.time, time, decoded);
        }
        // Of data frames no opcode has the highest bit.
        let opcodes = frames.iter().fold(0, |all, frame| all | frame.opcode().0);
        let has_controls = Opcode(opcodes).is_control();
        if has_controls || own.has_open_control() {
            self.controls(peer, time, decoded);
        } else {
            own.pass(time, decoded);
        }
    }

    /// Frames of a peer were not captured, or not decoded: those before `time`.
    pub fn lose_frames(&mut self, peer: Peer, time: u64) {
        let [own, other] = self.pair(peer);
        own.lose_frames();
        other.pings.lose_pongs(time);
    }

    /// So many bytes inside a frame of a peer were not captured.
    pub fn lose_payload(&mut self, peer: Peer, len: u64) {
        let [own, other] = self.pair(peer);
        if let Some(control) = own.lose_payload(len) {
            hand_on(own, other, control);
        }
    }

    /// A peer ended its direction of the TCP connection, or all of it.
    pub fn end(&mut self, by: Peer, kind: TcpEndKind, time: u64) {
        self.tcp.get_or_insert(TcpEnd { by, kind, time });
        if kind == TcpEndKind::Fin {
            self.sender(by).fin.get_or_insert(time);
        }
    }

    /// Nothing more comes.
    pub fn finish(mut self) -> Conducted {
        let mut findings = Vec::new();
        if let Some((place, early)) = self.before_response {
            findings.push((
                Peer::Client,
                place.finding(Rule::FrameBeforeResponse, early),
            ));
        }
        let keys = self.sender(Peer::Client).keys.findings();
        findings.extend(keys.into_iter().map(|finding| (Peer::Client, finding)));
        let mut unanswered = 0;
        let ended = self.tcp.map(|tcp| tcp.time);
        for peer in [Peer::Client, Peer::Server] {
            let [own, other] = self.pair(peer);
            unanswered += own.settle_pings(peer, other, ended, &mut findings);
        }
        self.judge_closing(&mut findings);
        let ending = self.ending(unanswered);
        Conducted { findings, ending }
    }

    /// §4.1: the client has to wait for the response.
    fn check_response(&mut self, time: u64, decoded: &Decoded<'_>) {
        let Some(first) = decoded.batch.frames.first() else {
            return;
        };
        if let Some(response) = self.response
            && time < response
            && self.clock == Clock::Nanoseconds
        {
            let place = Place {
                frame: decoded.first,
                span: sender::header_of(first),
                time,
            };
            self.before_response = Some((place, response - time));
        }
    }

    #[cold]
    fn controls(&mut self, peer: Peer, time: u64, decoded: &Decoded<'_>) {
        let [own, other] = self.pair(peer);
        own.controls(time, decoded, &mut |own, control| {
            hand_on(own, other, control);
        });
        if own.close.is_some() && other.close.is_none() {
            self.first_to_close = Some(peer);
        }
    }

    fn judge_closing(&self, findings: &mut Vec<(Peer, Finding)>) {
        let closes = self.closes();
        match closes {
            [
                Some((_, first, first_code)),
                Some((answerer, second, second_code)),
            ] => {
                if let (Some(sent), Some(echoed)) = (first_code, second_code)
                    && sent != echoed
                {
                    let finding = second.finding(Rule::OtherCloseCode, u64::from(echoed));
                    findings.push((answerer, finding));
                }
                if let Some((late, count)) = of(&self.senders, answerer).late {
                    findings.push((answerer, late.finding(Rule::DataBeforeCloseAnswer, count)));
                }
                if let Some(tcp) = self.tcp
                    && tcp.by == Peer::Client
                    && let Some(since) = tcp.time.checked_sub(second.time.max(first.time))
                {
                    findings.push((answerer, second.finding(Rule::ClientEndedFirst, since)));
                }
            }
            [Some((peer, close, _)), None] => {
                let answerer = other_than(peer);
                let other = of(&self.senders, answerer);
                if let Some(tcp) = self.tcp
                    && tcp.by == answerer
                    && tcp.time >= close.time
                    && other.end_is_known
                {
                    findings.push((peer, close.finding(Rule::UnansweredClose, tcp.found())));
                }
                if let Some((late, count)) = other.late {
                    findings.push((answerer, late.finding(Rule::DataBeforeCloseAnswer, count)));
                }
            }
            _ => {
                let [client, server] = &self.senders;
                if let Some(tcp) = self.tcp
                    && client.end_is_known
                    && server.end_is_known
                {
                    let by = of(&self.senders, tcp.by);
                    let other = of(&self.senders, other_than(tcp.by));
                    let anchor = by.last.map(|last| (tcp.by, last));
                    let anchor = anchor.or(other.last.map(|last| (other_than(tcp.by), last)));
                    if let Some((peer, last)) = anchor {
                        let rule = match (tcp.by, tcp.kind) {
                            (Peer::Client, TcpEndKind::Fin) => Rule::ClientEndWithoutClose,
                            _ => Rule::EndWithoutClose,
                        };
                        findings.push((peer, last.finding(rule, tcp.found())));
                    }
                }
            }
        }
    }

    /// The first Close frame of each peer, the earlier one first.
    fn closes(&self) -> [Option<(Peer, Place, Option<u16>)>; 2] {
        let close_of = |peer| {
            let (place, code) = of(&self.senders, peer).close.as_ref()?;
            Some((peer, *place, *code))
        };
        match [close_of(Peer::Client), close_of(Peer::Server)] {
            [Some(client), Some(server)]
                if server.1.time < client.1.time
                    || server.1.time == client.1.time
                        && self.first_to_close == Some(Peer::Server) =>
            {
                [Some(server), Some(client)]
            }
            [None, server] => [server, None],
            closes => closes,
        }
    }

    fn ending(&self, unanswered_pings: u64) -> Ending {
        let [client, server] = &self.senders;
        let [first, second] = self.closes();
        let both_known = client.end_is_known && server.end_is_known;
        let last_frames = [client, server].map(|sender| sender.last_frame);
        let kind = match (first, second, self.tcp) {
            (Some(_), Some(_), _) => EndingKind::ClosingHandshake,
            (Some((peer, ..)), None, _) if !of(&self.senders, other_than(peer)).end_is_known => {
                EndingKind::Unknown
            }
            (_, _, Some(_)) if unanswered_pings > 0 => EndingKind::TimedOut,
            (Some(_), None, _) => EndingKind::CloseUnanswered,
            (None, _, Some(_)) if both_known => EndingKind::WithoutClose,
            (None, _, Some(_)) => EndingKind::Unknown,
            (None, _, None) => EndingKind::Open,
        };
        let closes = [client, server].map(|sender| {
            sender.close.as_ref().map(|(place, code)| CloseSeen {
                code: *code,
                time: place.time,
            })
        });
        Ending {
            kind,
            began: first.map(|(peer, ..)| peer),
            closes,
            tcp: self.tcp,
            last_frames,
            unanswered_pings,
        }
    }

    fn sender(&mut self, peer: Peer) -> &mut Sender {
        of_mut(&mut self.senders, peer)
    }

    /// A peer's, then the other's.
    fn pair(&mut self, peer: Peer) -> [&mut Sender; 2] {
        let [client, server] = &mut self.senders;
        match peer {
            Peer::Client => [client, server],
            Peer::Server => [server, client],
        }
    }
}

/// A control frame of `own` that is whole.
fn hand_on(own: &mut Sender, other: &mut Sender, control: Control) {
    let Control {
        opcode,
        place,
        data,
        ..
    } = control;
    match opcode {
        // Whoever received a Close frame owes no pong.
        Opcode::PING if own.close.is_none() => own.pings.ping(place, data),
        Opcode::PONG => other.pings.pong(place, data),
        Opcode::CLOSE if own.close.is_none() => {
            own.close = Some((place, data.as_deref().map(ending::code_of)));
        }
        _ => {}
    }
}

const fn other_than(peer: Peer) -> Peer {
    match peer {
        Peer::Client => Peer::Server,
        Peer::Server => Peer::Client,
    }
}

/// Of a pair, the client's or the server's.
const fn of<T>([client, server]: &[T; 2], peer: Peer) -> &T {
    match peer {
        Peer::Client => client,
        Peer::Server => server,
    }
}

const fn of_mut<T>([client, server]: &mut [T; 2], peer: Peer) -> &mut T {
    match peer {
        Peer::Client => client,
        Peer::Server => server,
    }
}
