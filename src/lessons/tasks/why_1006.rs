//! Telling which code a page is told when a connection ends.

use super::Task;
use crate::bytes::Span;
use crate::lessons::chance::Chance;
use crate::lessons::frames::{Frame, Read};
use crate::lessons::{Answer, Said, Shown, Step, Verdict, Wanted};
use crate::protocol::conduct::{Conducted, Decoded};
use crate::protocol::{Clock, Conduct, Ending, Opcode, Peer, TcpEndKind};

pub(in crate::lessons) struct Why1006 {
    events: Vec<Event>,
}

#[derive(Clone)]
enum Event {
    Handshake,
    Frame(Peer, Vec<u8>),
    End(Peer, TcpEndKind),
}

impl Why1006 {
    pub(in crate::lessons) fn new(chance: &mut Chance) -> Self {
        use Peer::{Client, Server};
        let mut events = vec![Event::Handshake];
        let code: u16 = chance.pick(&[1000, 1001, 1008, 1011, 1013, 4001]);
        let body = code.to_be_bytes();
        let kind = chance.below(7);
        let text = chance.pick(&["tick", "hello", "42"]).as_bytes();
        events.push(Event::Frame(Server, Frame::new(Opcode::TEXT, text).bytes()));
        let mut close = |peer, body: &[u8]| {
            let frame = Frame::new(Opcode::CLOSE, body);
            let frame = if peer == Client {
                frame.masked(chance.key())
            } else {
                frame
            };
            Event::Frame(peer, frame.bytes())
        };
        match kind {
            0 => events.extend([close(Server, &body), close(Client, &body)]),
            1 => events.extend([close(Server, b""), close(Client, b"")]),
            2 => events.extend([
                close(Client, &1000_u16.to_be_bytes()),
                close(Server, &1000_u16.to_be_bytes()),
            ]),
            // The page asked for it, and nobody answered.
            3 => events.push(close(Client, &1000_u16.to_be_bytes())),
            _ => {}
        }
        let end = if kind == 4 {
            TcpEndKind::Rst
        } else {
            TcpEndKind::Fin
        };
        events.push(Event::End(Server, end));
        Self { events }
    }

    /// What the codec makes of it.
    fn conducted(&self) -> Conducted {
        let mut conduct = Conduct::new(Clock::Order);
        let mut sent = [Vec::new(), Vec::new()];
        for (event, time) in self.events.iter().zip(0..) {
            match event {
                Event::Handshake => {
                    for peer in [Peer::Client, Peer::Server] {
                        conduct.head(peer, Span::default(), time);
                    }
                }
                Event::Frame(peer, bytes) => {
                    let [client, server] = &mut sent;
                    let before = if *peer == Peer::Client {
                        client
                    } else {
                        server
                    };
                    let read = Read::of(*peer, bytes);
                    let first = u32::try_from(before.len()).unwrap_or(u32::MAX);
                    before.push(());
                    let decoded = Decoded {
                        batch: &read.batch,
                        first,
                        end: bytes.len() as u64,
                    };
                    conduct.take(*peer, time, &decoded);
                }
                Event::End(peer, kind) => conduct.end(*peer, *kind, time),
            }
        }
        conduct.finish()
    }

    fn code(&self) -> u16 {
        let ending = self.conducted().ending;
        ending
            .code_told_by(Peer::Client)
            .unwrap_or(Ending::ABNORMAL)
    }

    /// The code in the Close frame that a peer sent, if it sent one.
    fn close_of(&self, peer: Peer) -> Option<u16> {
        let [client, server] = self.conducted().ending.closes;
        let close = if peer == Peer::Client { client } else { server };
        close.and_then(|close| close.code)
    }

    /// Why it is not this code.
    fn mistake(&self, given: u16) -> &'static str {
        let (own, received) = (self.close_of(Peer::Client), self.close_of(Peer::Server));
        match (received, own, given) {
            (Some(Ending::NO_CODE), _, 1000) => "why-1006-empty-is-not-1000",
            (Some(Ending::NO_CODE), _, 1006) => "why-1006-empty-is-not-1006",
            (Some(Ending::NO_CODE), ..) => "why-1006-empty-has-none",
            (Some(_), _, 1006) => "why-1006-close-came",
            (Some(_), _, 1005) => "why-1006-close-has-code",
            (Some(_), ..) => "why-1006-read-the-code",
            (None, Some(own), given) if own == given => "why-1006-own-code",
            (None, _, 1000) => "why-1006-nobody-said-1000",
            (None, _, 1005) => "why-1006-no-close-frame",
            (None, _, 1001) => "why-1006-no-going-away",
            (None, ..) => "why-1006-nobody-said-it",
        }
    }
}

impl Task for Why1006 {
    fn question(&self) -> Said {
        Said::plain("why-1006")
    }

    fn shown(&self) -> Shown {
        let step = |peer, id, bytes: &[u8]| Step {
            peer,
            said: Said::plain(id),
            bytes: bytes.to_vec(),
        };
        let shown = self.events.iter().map(|event| match event {
            Event::Handshake => step(None, "handshake-done", b""),
            Event::Frame(peer, bytes) => step(Some(*peer), "sends-frame", bytes),
            Event::End(peer, TcpEndKind::Fin) => step(Some(*peer), "sends-tcp-fin", b""),
            Event::End(peer, TcpEndKind::Rst) => step(Some(*peer), "sends-tcp-rst", b""),
        });
        Shown::Steps(shown.collect())
    }

    fn wanted(&self) -> Wanted {
        Wanted::Number
    }

    fn hints(&self) -> Vec<Said> {
        let last = match self.close_of(Peer::Server) {
            None => "why-1006-3-none",
            Some(Ending::NO_CODE) => "why-1006-3-empty",
            Some(_) => "why-1006-3-code",
        };
        vec![
            Said::plain("why-1006-1"),
            Said::plain("why-1006-2"),
            Said::plain(last),
        ]
    }

    fn check(&self, answer: &Answer) -> Verdict {
        let Some(number) = answer.number() else {
            return Verdict::unread("type-number");
        };
        let code = self.code();
        if number == u64::from(code) {
            let id = match (self.close_of(Peer::Server), self.close_of(Peer::Client)) {
                (None, None) => "why-1006-no-close",
                (None, Some(_)) => "why-1006-unanswered",
                (Some(Ending::NO_CODE), _) => "why-1006-empty",
                (Some(_), _) => "why-1006-code",
            };
            return Verdict::Right(Said::plain(id).text("code", code.to_string()));
        }
        let Some(given) = u16::try_from(number).ok().filter(|given| *given >= 1000) else {
            return Verdict::wrong("why-1006-no-code");
        };
        Verdict::Wrong(Said::plain(self.mistake(given)).text("given", given.to_string()))
    }

    fn answer(&self) -> Answer {
        Answer::Typed(self.code().to_string())
    }

    fn mistakes(&self) -> Vec<(Answer, &'static str)> {
        let wrong = [1000, 1001, 1002, 1005, 1006]
            .into_iter()
            .filter(|code| *code != self.code());
        let typed = |code: u16| (Answer::Typed(code.to_string()), self.mistake(code));
        let none = (Answer::Typed("200".to_owned()), "why-1006-no-code");
        wrong.map(typed).chain([none]).collect()
    }
}
