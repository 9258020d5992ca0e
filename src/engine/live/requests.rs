//! What the panel asks.

use super::came::{Came, enter};
use super::conversation::{Conversation, Now, Shows, Which, Wire, close_body};
use super::message::Message;
use crate::analysis::CaptureSession;
use crate::analysis::capture::ToldEnd;
use crate::analysis::live::{
    Amounts, Closed, Connect, Dropped, Line, LiveNews, LiveRequest, PageIs, Rates, Refusal,
    Waiting, check_close,
};
use crate::capture::har::date;
use crate::engine::blob::BlobWriter;
use crate::engine::desk::LIVE;
use crate::protocol::{MaskingKey, Opcode, Peer};
use web_sys::Blob;

/// The sub-protocol of a tap's feed.
const FEED: &str = "framescope.feed.v1";

impl Conversation {
    /// Does what is asked; `file` was handed over beside it.
    pub(super) fn asked(&self, request: LiveRequest, file: Option<Blob>) {
        let done = match request {
            LiveRequest::Connect(connect) => {
                self.connect(connect);
                Ok(())
            }
            LiveRequest::Disconnect => {
                self.disconnect();
                Ok(())
            }
            LiveRequest::Send(sending) => self.send(sending, file),
            LiveRequest::StopSending => {
                self.now.borrow_mut().outbox.stop();
                Ok(())
            }
            LiveRequest::Close { code, reason } => self.close(code, &reason),
            LiveRequest::Pause => {
                self.now.borrow_mut().paused.get_or_insert_default();
                Ok(())
            }
            LiveRequest::Resume => {
                self.resume();
                Ok(())
            }
            LiveRequest::Keep(keep) => {
                let state = &mut *self.now.borrow_mut();
                state.keep = keep;
                state.grown = true;
                Ok(())
            }
            LiveRequest::Clear => {
                self.clear();
                Ok(())
            }
            LiveRequest::Save => self.save(),
        };
        if let Err(refusal) = done {
            self.post(&LiveNews::Refused(refusal), None);
        }
        self.say();
    }

    fn connect(&self, connect: Connect) {
        self.leave(Which::Direct);
        self.leave(Which::Feed);
        let feed = {
            let state = &mut *self.now.borrow_mut();
            state.direct = None;
            state.feed = None;
            state.behind_feed = None;
            state.binary = connect.binary;
            // What a browser tells goes on in the same list; a recording begins a list of its own, and ends it.
            let goes_on = connect.feed.is_none() && state.shows != Shows::Recorded;
            if !goes_on {
                self.begin_anew(state);
            }
            state.shows = if connect.feed.is_some() {
                Shows::Nothing
            } else {
                Shows::Told
            };
            connect.feed.clone()
        };
        let Some(feed) = feed else {
            self.connect_directly(&connect);
            return;
        };
        let line = Line::new(&feed, vec![FEED.to_owned()], connect.reconnect, self.page());
        let is_right = line.status().problem.is_none();
        {
            let state = &mut *self.now.borrow_mut();
            state.feed = Some(Wire { line, socket: None });
            state.behind_feed = Some(connect).filter(|_| is_right);
        }
        if is_right {
            self.open(Which::Feed);
        }
    }

    /// Connects to the server itself, if there is one.
    pub(super) fn connect_directly(&self, connect: &Connect) {
        let Some(address) = &connect.address else {
            return;
        };
        let protocols = connect.protocols.clone();
        let line = Line::new(address, protocols, connect.reconnect, self.page());
        let is_wrong = line.status().problem.is_some();
        self.now.borrow_mut().direct = Some(Wire { line, socket: None });
        if !is_wrong {
            self.open(Which::Direct);
        }
    }

    /// Leaves off what goes on, at once but for a connection that is open, which is closed first.
    fn disconnect(&self) {
        if self.is_open() {
            // Without a code and a reason it is never refused.
            let _ = self.close(None, "");
        } else {
            self.leave(Which::Direct);
        }
        self.leave(Which::Feed);
        self.now.borrow_mut().behind_feed = None;
    }

    fn leave(&self, which: Which) {
        let (now, time) = (self.clock.now(), self.clock.time());
        let state = &mut *self.now.borrow_mut();
        let Some(wire) = state.wire(which) else {
            return;
        };
        let is_told = wire.socket.is_some();
        wire.line.leave(now);
        state.drop_socket(which);
        if is_told && which == Which::Direct && state.shows == Shows::Told {
            self.take(state, Came::End(time, ToldEnd::Lost));
        }
    }

    fn close(&self, code: Option<u16>, reason: &str) -> Result<(), Refusal> {
        check_close(code, reason).map_err(Refusal::Close)?;
        if !self.is_open() {
            return Err(Refusal::NotOpen);
        }
        let (now, time) = (self.clock.now(), self.clock.time());
        let state = &mut *self.now.borrow_mut();
        state.outbox.stop();
        let Some(wire) = &mut state.direct else {
            return Err(Refusal::NotOpen);
        };
        if let Some(socket) = &wire.socket {
            socket.close(code, reason).map_err(Refusal::Browser)?;
        }
        wire.line.closing(now);
        if state.shows == Shows::Told {
            let body = code.map_or_else(Vec::new, |code| {
                close_body(&Closed {
                    code,
                    reason: reason.to_owned(),
                    was_clean: true,
                })
            });
            let message = Message {
                opcode: Opcode::CLOSE,
                len: body.len() as u64,
                payload: body,
            };
            let key = MaskingKey(self.random.four());
            self.take(state, Came::Message(time, Peer::Client, key, message));
        }
        Ok(())
    }

    /// Lets what waits into the list, and what comes.
    fn resume(&self) {
        let state = &mut *self.now.borrow_mut();
        if let Some(waiting) = state.paused.take() {
            self.desk.grow(|session| enter(waiting.into_all(), session));
            state.grown = true;
        }
    }

    /// Forgets all that is there.
    fn clear(&self) {
        let state = &mut *self.now.borrow_mut();
        let wires = [&state.direct, &state.feed];
        let is_over = |wire: &Option<Wire>| wire.as_ref().is_none_or(|wire| wire.line.is_over());
        if wires.into_iter().all(is_over) {
            self.begin_anew(state);
            return;
        }
        // What waits came before.
        if let Some(waiting) = &mut state.paused {
            let waiting = std::mem::take(waiting);
            self.desk.grow(|session| enter(waiting.into_all(), session));
        }
        self.count_feed(state);
        state.cleared = self.desk.grow(|session| {
            session.clear();
            session.overview().first_id
        });
        state.total = Amounts::default();
        self.desk.renew(None);
    }

    /// Begins with another list.
    fn begin_anew(&self, state: &mut Now) {
        state.total = Amounts::default();
        state.rates = Rates::default();
        state.dropped = Dropped::default();
        state.counted = 0;
        state.cleared = 0;
        state.paused = state.paused.take().map(|_| Waiting::default());
        if state.shows == Shows::Recorded || state.shows == Shows::Told {
            let session = CaptureSession::live(LIVE.to_owned());
            self.desk.renew(Some(session));
        }
    }

    /// Makes a file of what is there.
    fn save(&self) -> Result<(), Refusal> {
        let mut file = BlobWriter::new();
        let saved = self
            .desk
            .grow(|session| session.save(&mut |bytes| file.write(bytes)))
            .ok_or(Refusal::Nothing)?;
        // Some systems allow no colon in a name.
        let time = date(self.clock.time()).replace(':', "-");
        let time = time.get(..19).unwrap_or(&time);
        let name = [LIVE, "-", time, ".", saved.extension()].concat();
        let file = file.finish(saved.media_type());
        self.post(&LiveNews::Saved { name }, Some(&file));
        Ok(())
    }

    fn page(&self) -> PageIs {
        PageIs::of(&self.scope.location().protocol())
    }
}
