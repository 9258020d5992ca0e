//! Telling the readyState after some events.

use super::Task;
use crate::lessons::chance::Chance;
use crate::lessons::frames::Frame;
use crate::lessons::{Answer, Said, Shown, Step, Verdict, Wanted};
use crate::protocol::{FrameHeader, Head, HeadKind, Opcode, Peer};

pub(in crate::lessons) struct ReadyState {
    events: Vec<Event>,
}

/// What a page does, or what comes over its connection.
#[derive(Clone)]
enum Event {
    Constructed,
    /// `close()` is called.
    CloseCalled,
    Head(Peer, Vec<u8>),
    Frame(Peer, Vec<u8>),
    TcpEnded,
}

const REQUEST: &[u8] = b"GET /socket HTTP/1.1\r\n\r\n";
const SWITCHING: &[u8] = b"HTTP/1.1 101 Switching Protocols\r\n\r\n";
const FORBIDDEN: &[u8] = b"HTTP/1.1 403 Forbidden\r\n\r\n";

/// Why it is not the state that was chosen, by the right one, then by that.
const MISTAKES: [[&str; 4]; 4] = [
    [
        "",
        "ready-state-open-too-early",
        "ready-state-closing-too-early",
        "ready-state-closed-too-early",
    ],
    [
        "ready-state-no-longer-connecting",
        "",
        "ready-state-nobody-closes",
        "ready-state-still-there",
    ],
    [
        "ready-state-connecting-given-up",
        "ready-state-no-longer-open",
        "",
        "ready-state-not-closed-yet",
    ],
    [
        "ready-state-connecting-is-over",
        "ready-state-open-is-over",
        "ready-state-closing-is-over",
        "",
    ],
];

impl ReadyState {
    pub(in crate::lessons) fn new(chance: &mut Chance) -> Self {
        let wanted = chance.below(4);
        // One of the four states, as often as any other.
        loop {
            let made = Self::any(chance);
            if made.state() == wanted {
                return made;
            }
        }
    }

    fn any(chance: &mut Chance) -> Self {
        use Peer::{Client, Server};
        let head = |peer, bytes: &[u8]| Event::Head(peer, bytes.to_vec());
        let server = |frame: Frame<'_>| Event::Frame(Server, frame.bytes());
        let close = [3, 232];
        let keys = [chance.key(), chance.key(), chance.key()];
        let [text_key, pong_key, close_key] = keys;
        let client_close = Event::Frame(
            Client,
            Frame::new(Opcode::CLOSE, &close).masked(close_key).bytes(),
        );
        let server_close = server(Frame::new(Opcode::CLOSE, &close));
        let mut events = vec![Event::Constructed, head(Client, REQUEST)];
        match chance.below(5) {
            0 => events.extend([head(Server, FORBIDDEN), Event::TcpEnded]),
            1 => events.extend([Event::CloseCalled, Event::TcpEnded]),
            kind => {
                events.push(head(Server, SWITCHING));
                let text = Frame::new(Opcode::TEXT, b"hi").masked(text_key);
                events.push(Event::Frame(Client, text.bytes()));
                if chance.flip() {
                    events.push(server(Frame::new(Opcode::PING, b"?")));
                    let pong = Frame::new(Opcode::PONG, b"?").masked(pong_key);
                    events.push(Event::Frame(Client, pong.bytes()));
                }
                if chance.flip() {
                    // FIN is set and nothing ends but a message.
                    events.push(server(Frame::new(Opcode::TEXT, b"bye")));
                }
                if kind == 2 {
                    events.extend([server_close, client_close]);
                } else {
                    events.extend([Event::CloseCalled, client_close]);
                    if chance.flip() {
                        events.push(server(Frame::new(Opcode::TEXT, b"late")));
                    }
                    events.push(server_close);
                }
                events.push(Event::TcpEnded);
            }
        }
        let kept = 1 + chance.below(events.len());
        events.truncate(kept);
        // What a refusal leads to is seen only when the connection has ended.
        if let Some(Event::Head(Server, bytes)) = events.last()
            && bytes == FORBIDDEN
        {
            events.push(Event::TcpEnded);
        }
        Self { events }
    }

    /// The state that all events lead to: 0 CONNECTING, 1 OPEN, 2 CLOSING, 3 CLOSED.
    fn state(&self) -> usize {
        self.events.iter().fold(0, |state, event| match event {
            Event::Constructed => 0,
            Event::CloseCalled => state.max(2),
            Event::TcpEnded => 3,
            Event::Head(_, bytes) => match Head::whole(bytes).map(|head| head.kind) {
                Some(HeadKind::Response(Some(101))) => state.max(1),
                _ => state,
            },
            Event::Frame(_, bytes) => match FrameHeader::parse(bytes) {
                Ok(header) if header.opcode == Opcode::CLOSE => state.max(2),
                _ => state,
            },
        })
    }
}

impl Task for ReadyState {
    fn question(&self) -> Said {
        Said::plain("ready-state")
    }

    fn shown(&self) -> Shown {
        let step = |peer, said: Said, bytes: &[u8]| Step {
            peer,
            said,
            bytes: bytes.to_vec(),
        };
        let line = |head: &[u8]| {
            let line = head.split(|byte| *byte == b'\r').next().unwrap_or_default();
            Said::plain("sends-head").text("line", String::from_utf8_lossy(line))
        };
        let shown = self.events.iter().map(|event| match event {
            Event::Constructed => step(None, Said::plain("new-websocket"), b""),
            Event::CloseCalled => step(None, Said::plain("close-called"), b""),
            Event::TcpEnded => step(None, Said::plain("tcp-ended"), b""),
            Event::Head(peer, bytes) => step(Some(*peer), line(bytes), b""),
            Event::Frame(peer, bytes) => step(Some(*peer), Said::plain("sends-frame"), bytes),
        });
        Shown::Steps(shown.collect())
    }

    fn wanted(&self) -> Wanted {
        let states = ["connecting", "open", "closing", "closed"];
        Wanted::One(states.map(Said::plain).into())
    }

    fn hints(&self) -> Vec<Said> {
        vec![
            Said::plain("ready-state-1"),
            Said::plain("ready-state-2"),
            Said::plain("ready-state-3"),
        ]
    }

    fn check(&self, answer: &Answer) -> Verdict {
        let state = self.state();
        let Answer::One(chosen) = *answer else {
            return Verdict::unread("choose-one");
        };
        match MISTAKES
            .get(state)
            .and_then(|mistakes| mistakes.get(chosen))
        {
            None => Verdict::unread("choose-one"),
            Some(_) if chosen == state => Verdict::right(match state {
                0 => "ready-state-connecting",
                1 => "ready-state-open",
                2 => "ready-state-closing",
                _ => "ready-state-closed",
            }),
            Some(id) => Verdict::wrong(id),
        }
    }

    fn answer(&self) -> Answer {
        Answer::One(self.state())
    }

    fn mistakes(&self) -> Vec<(Answer, &'static str)> {
        let state = self.state();
        let of_state = MISTAKES.get(state).copied().unwrap_or_default();
        of_state
            .into_iter()
            .enumerate()
            .filter(|(chosen, _)| *chosen != state)
            .map(|(chosen, id)| (Answer::One(chosen), id))
            .collect()
    }
}
