//! Sending, in turns, and no faster than the browser can pass on.

use super::came::Came;
use super::content::Prepared;
use super::conversation::{Conversation, Now, Shows};
use crate::analysis::live::{Amounts, Due, LiveNews, Refusal, Sending};
use crate::protocol::{MaskingKey, Peer};
use web_sys::Blob;

/// Messages, and bytes of them, that are sent in one turn: what is asked meanwhile is answered between two.
const MESSAGES: usize = 256;
const BYTES: u64 = 1 << 20;
/// Milliseconds until it is looked again whether the browser has passed on enough.
const SOON: u64 = 5;

/// What is to follow a message that was sent, or was not.
enum Next {
    /// The next one.
    More,
    /// The next one in so many milliseconds.
    In(u64),
    /// Nothing.
    Nothing,
}

impl Conversation {
    /// Has something sent; `file` was handed over beside it.
    pub(super) fn send(&self, sending: Sending, file: Option<Blob>) -> Result<(), Refusal> {
        if !self.is_open() {
            return Err(Refusal::NotOpen);
        }
        let prepared = Prepared::new(sending.content, file)?;
        let outbox = &mut self.now.borrow_mut().outbox;
        outbox.push(prepared, sending.times, sending.every_ms);
        self.turn.ask();
        Ok(())
    }

    /// Sends what is due, for one turn.
    pub(super) fn send_on(&self) {
        if !self.is_open() {
            return;
        }
        let state = &mut *self.now.borrow_mut();
        let mut bytes = 0;
        for _ in 0..MESSAGES {
            match self.send_one(state, &mut bytes) {
                Ok(Next::More) if bytes < BYTES => {}
                Ok(Next::More) => break,
                Ok(Next::In(milliseconds)) => {
                    self.sending.set(milliseconds);
                    self.say_soon(state);
                    return;
                }
                Ok(Next::Nothing) => {
                    self.say_soon(state);
                    return;
                }
                Err(said) => {
                    state.outbox.stop();
                    self.post(&LiveNews::Refused(Refusal::Browser(said)), None);
                    self.say_soon(state);
                    return;
                }
            }
        }
        self.say_soon(state);
        self.turn.ask();
    }

    fn send_one(&self, state: &mut Now, bytes: &mut u64) -> Result<Next, String> {
        let socket = state.direct.as_ref().and_then(|wire| wire.socket.as_ref());
        let Some(socket) = socket else {
            return Ok(Next::Nothing);
        };
        let message = match state.outbox.due(self.clock.now(), socket.buffered()) {
            Due::Nothing => return Ok(Next::Nothing),
            Due::In(milliseconds) => return Ok(Next::In(milliseconds)),
            Due::HeldBack => return Ok(Next::In(SOON)),
            Due::Now(content) => content.send(socket, &self.random)?,
        };
        let time = self.clock.time();
        state.outbox.sent();
        *bytes += message.len;
        if state.shows == Shows::Told {
            let mut one = Amounts::default();
            one.count(Peer::Client, message.len);
            self.count(state, &one);
            let key = MaskingKey(self.random.four());
            self.take(state, Came::Message(time, Peer::Client, key, message));
        }
        Ok(Next::More)
    }
}
