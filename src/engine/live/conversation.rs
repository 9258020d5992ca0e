//! The sockets of what is live, and what they say.

use super::came::{Came, enter};
use super::clock::Clock;
use super::content::Prepared;
use super::message::Message;
use super::random::Random;
use super::socket::{Heard, Socket};
use super::timer::Timer;
use crate::analysis::capture::ToldEnd;
use crate::analysis::live::{
    Amounts, Around, BinaryType, Closed, Connect, Dropped, Keep, Line, Outbox, Piece, Problem,
    Rates, ReadyState, Waiting,
};
use crate::engine::desk::Desk;
use crate::engine::pulse::Pulse;
use crate::protocol::{MaskingKey, Opcode, Peer};
use js_sys::{ArrayBuffer, JsString, Uint8Array};
use std::cell::RefCell;
use std::rc::{Rc, Weak};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{DedicatedWorkerGlobalScope, MessagePort};

/// What is live.
pub(super) struct Conversation {
    me: Weak<Self>,
    pub(super) scope: DedicatedWorkerGlobalScope,
    pub(super) port: MessagePort,
    pub(super) desk: Rc<Desk>,
    pub(super) clock: Clock,
    pub(super) random: Random,
    /// Rings while anything goes on.
    pub(super) tick: Timer,
    /// Rings when the next message is to be sent.
    pub(super) sending: Timer,
    /// A turn of sending.
    pub(super) turn: Pulse,
    pub(super) now: RefCell<Now>,
}

/// How things are.
#[derive(Default)]
pub(super) struct Now {
    pub(super) direct: Option<Wire>,
    pub(super) feed: Option<Wire>,
    /// What is connected to once the feed is open.
    pub(super) behind_feed: Option<Connect>,
    pub(super) binary: BinaryType,
    pub(super) shows: Shows,
    pub(super) outbox: Outbox<Prepared>,
    pub(super) total: Amounts,
    pub(super) rates: Rates,
    pub(super) dropped: Dropped,
    pub(super) keep: Keep,
    pub(super) paused: Option<Waiting<Came>>,
    /// Up to where what a feed shows was counted: an item's id.
    pub(super) counted: u32,
    /// The id of the first item since all was cleared.
    pub(super) cleared: u32,
    /// Whether the capture has grown since the page was told.
    pub(super) grown: bool,
    /// Whether the panel was not told of something.
    pub(super) changed: bool,
    pub(super) ticks: bool,
    pub(super) last_tick: u64,
    /// Milliseconds that the device may have slept since the last message.
    pub(super) slept_for: u64,
    /// Sockets that are left: they may be what is calling.
    pub(super) left: Vec<Socket>,
}

/// Where what is shown comes from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Shows {
    /// Nowhere yet.
    #[default]
    Nothing,
    /// The browser tells.
    Told,
    /// A feed brings it.
    Recorded,
}

/// One connection.
pub(super) struct Wire {
    pub(super) line: Line,
    pub(super) socket: Option<Socket>,
}

/// Which connection.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Which {
    Direct,
    Feed,
}

impl Now {
    pub(super) const fn wire(&mut self, which: Which) -> &mut Option<Wire> {
        match which {
            Which::Direct => &mut self.direct,
            Which::Feed => &mut self.feed,
        }
    }

    pub(super) fn around(&self, now: u64, online: bool, random: u32) -> Around {
        Around {
            online,
            slept_for: self
                .slept_for
                .max(now.saturating_sub(self.last_tick.max(1))),
            random,
        }
    }

    /// Hears no more of a connection's socket, and sends nothing more that was to go over it.
    pub(super) fn drop_socket(&mut self, which: Which) {
        if which == Which::Direct {
            self.outbox.stop();
        }
        if let Some(wire) = self.wire(which)
            && let Some(socket) = wire.socket.take()
        {
            socket.leave();
            self.left.push(socket);
        }
    }
}

impl Conversation {
    pub(super) fn new(
        scope: DedicatedWorkerGlobalScope,
        port: MessagePort,
        desk: Rc<Desk>,
    ) -> Rc<Self> {
        Rc::new_cyclic(|me: &Weak<Self>| {
            let timer = |ring: fn(&Self)| {
                let me = me.clone();
                Timer::new(scope.clone(), move || {
                    if let Some(me) = me.upgrade() {
                        ring(&me);
                    }
                })
            };
            let turn = {
                let me = me.clone();
                Pulse::new(move || {
                    if let Some(me) = me.upgrade() {
                        me.send_on();
                    }
                })
            };
            Self {
                me: me.clone(),
                port,
                desk,
                clock: Clock::new(scope.performance().expect("a worker has a clock")),
                random: Random::new(scope.crypto().expect("a worker has random numbers")),
                tick: timer(Self::ticked),
                sending: timer(Self::send_on),
                turn,
                now: RefCell::default(),
                scope,
            }
        })
    }

    /// Begins to open a connection's socket.
    pub(super) fn open(&self, which: Which) {
        self.clock.set();
        let time = self.clock.time();
        let now = self.clock.now();
        let state = &mut *self.now.borrow_mut();
        state.drop_socket(which);
        let binary = match which {
            Which::Direct => state.binary,
            Which::Feed => BinaryType::ArrayBuffer,
        };
        let Some(wire) = state.wire(which) else {
            return;
        };
        wire.line.connecting(now);
        let address = wire.line.status().address.clone();
        let protocols = wire.line.protocols().to_vec();
        let hear = {
            let me = self.me.clone();
            move |heard| {
                if let Some(me) = me.upgrade() {
                    me.heard(which, heard);
                }
            }
        };
        let opened = Socket::open(&address, &protocols, binary, hear);
        let told = which == Which::Direct && state.shows == Shows::Told;
        match opened {
            Ok(socket) => {
                if let Some(wire) = state.wire(which) {
                    wire.socket = Some(socket);
                }
                if told {
                    let came = Came::Opening(time, address, protocols, self.origin());
                    self.take(state, came);
                }
            }
            Err(said) => {
                let around = state.around(now, self.is_online(), self.random.number());
                if let Some(wire) = state.wire(which) {
                    wire.line.failed(Problem::Browser(said), now, around);
                }
            }
        }
        self.say_soon(state);
    }

    /// A socket says something.
    fn heard(&self, which: Which, heard: Heard) {
        match heard {
            Heard::Message(data) => self.message(which, &data),
            Heard::Open(protocol, extensions) => self.opened(which, protocol, extensions),
            Heard::Closed(closed) => self.closed(which, closed),
        }
    }

    fn opened(&self, which: Which, protocol: String, extensions: String) {
        let (now, time) = (self.clock.now(), self.clock.time());
        let behind = {
            let state = &mut *self.now.borrow_mut();
            state.slept_for = 0;
            if let Some(wire) = state.wire(which) {
                wire.line.open(protocol.clone(), extensions.clone(), now);
            }
            if which == Which::Direct && state.shows == Shows::Told {
                self.take(state, Came::Open(time, protocol, extensions));
            }
            (which == Which::Feed)
                .then(|| state.behind_feed.take())
                .flatten()
        };
        if let Some(connect) = behind {
            self.connect_directly(&connect);
        }
        self.say();
        self.turn.ask();
    }

    fn message(&self, which: Which, data: &JsValue) {
        let (now, time) = (self.clock.now(), self.clock.time());
        let state = &mut *self.now.borrow_mut();
        state.slept_for = 0;
        if let Some(wire) = state.wire(which) {
            wire.line.heard(now);
        }
        match (which, state.shows) {
            (Which::Feed, _) => self.recorded(state, data),
            // The feed shows it.
            (Which::Direct, Shows::Recorded | Shows::Nothing) => {}
            (Which::Direct, Shows::Told) => match Message::read(data) {
                Ok(message) => {
                    let mut one = Amounts::default();
                    one.count(Peer::Server, message.len);
                    self.count(state, &one);
                    let came = Came::Message(time, Peer::Server, MaskingKey::ZERO, message);
                    self.take(state, came);
                }
                Err(said) => self.fail(state, which, Problem::Unreadable(said)),
            },
        }
        self.say_soon(state);
    }

    /// A message of a feed: a part of a recording, or words about it.
    fn recorded(&self, state: &mut Now, data: &JsValue) {
        if let Some(text) = data.dyn_ref::<JsString>() {
            if !Piece::Words.is_of_a_tap(text.length()) {
                self.fail(state, Which::Feed, Problem::NotAFeed);
            } else if let Some(dropped) = dropped(&String::from(text)) {
                state.dropped = dropped;
            }
            return;
        }
        let Some(buffer) = data.dyn_ref::<ArrayBuffer>() else {
            return;
        };
        let bytes = Uint8Array::new(buffer);
        let piece = if state.shows == Shows::Nothing {
            Piece::First([0, 1, 2, 3].map(|at| bytes.get_index(at)))
        } else {
            Piece::Later
        };
        if !piece.is_of_a_tap(bytes.length()) {
            self.fail(state, Which::Feed, Problem::NotAFeed);
            return;
        }
        state.shows = Shows::Recorded;
        self.take(state, Came::Recorded(bytes.to_vec()));
    }

    fn closed(&self, which: Which, closed: Closed) {
        let (now, time) = (self.clock.now(), self.clock.time());
        {
            let state = &mut *self.now.borrow_mut();
            let around = state.around(now, self.is_online(), self.random.number());
            if which == Which::Direct && state.shows == Shows::Told {
                if closed.was_clean {
                    let body = close_body(&closed);
                    let message = Message {
                        opcode: Opcode::CLOSE,
                        len: body.len() as u64,
                        payload: body,
                    };
                    let came = Came::Message(time, Peer::Server, MaskingKey::ZERO, message);
                    self.take(state, came);
                }
                let end = if closed.was_clean {
                    ToldEnd::Clean
                } else {
                    ToldEnd::Lost
                };
                self.take(state, Came::End(time, end));
            }
            state.drop_socket(which);
            if let Some(wire) = state.wire(which) {
                wire.line.closed(closed, now, around);
            }
        }
        self.say();
    }

    /// Leaves a connection off for a reason that is known.
    pub(super) fn fail(&self, state: &mut Now, which: Which, problem: Problem) {
        let (now, time) = (self.clock.now(), self.clock.time());
        let around = state.around(now, self.is_online(), self.random.number());
        state.drop_socket(which);
        if let Some(wire) = state.wire(which) {
            wire.line.failed(problem, now, around);
        }
        if which == Which::Direct && state.shows == Shows::Told {
            self.take(state, Came::End(time, ToldEnd::Lost));
        }
        state.changed = true;
    }

    /// Takes what came into the capture, or lets it wait.
    pub(super) fn take(&self, state: &mut Now, came: Came) {
        if let Some(waiting) = &mut state.paused {
            let len = came.len();
            let pushed_in = waiting.push(came, len);
            if !pushed_in.is_empty() {
                self.desk.grow(|session| enter(pushed_in, session));
                state.grown = true;
            }
        } else {
            self.desk.grow(|session| came.enter(session));
            state.grown = true;
        }
        self.say_soon(state);
    }

    pub(super) fn count(&self, state: &mut Now, amounts: &Amounts) {
        state.total.add(amounts);
        state.rates.add(self.clock.now(), amounts);
    }

    pub(super) fn is_online(&self) -> bool {
        self.scope.navigator().on_line()
    }

    fn origin(&self) -> String {
        self.scope.location().origin()
    }

    /// Whether messages can be sent.
    pub(super) fn is_open(&self) -> bool {
        let state = self.now.borrow();
        let direct = state.direct.as_ref();
        direct.is_some_and(|wire| wire.line.status().state == ReadyState::Open)
    }
}

/// What a Close frame with this code and reason holds; 1005 stands for none.
pub(super) fn close_body(closed: &Closed) -> Vec<u8> {
    const NONE: u16 = 1005;
    if closed.code == NONE {
        return Vec::new();
    }
    [&closed.code.to_be_bytes(), closed.reason.as_bytes()].concat()
}

/// What a feed says that it left out: `{"dropped":{"packets":N,"bytes":N}}`.
fn dropped(text: &str) -> Option<Dropped> {
    let said: serde_json::Value = serde_json::from_str(text).ok()?;
    let dropped = said.get("dropped")?;
    let number = |name| dropped.get(name).and_then(serde_json::Value::as_u64);
    Some(Dropped {
        packets: number("packets").unwrap_or_default(),
        bytes: number("bytes").unwrap_or_default(),
    })
}
