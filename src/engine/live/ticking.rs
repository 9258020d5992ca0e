//! What is done again and again while anything goes on, and what the panel is told.

use super::conversation::{Conversation, Now, Which, Wire};
use crate::analysis::CaptureSession;
use crate::analysis::live::{Amounts, Keep, Line, LiveNews, LiveStatus, Problem, Waiting};
use crate::crossing;
use js_sys::{Array, Uint8Array};
use web_sys::Blob;

/// Milliseconds from one tick to the next: who draws more often shows nothing more.
const OFTEN: u64 = 100;

impl Conversation {
    /// Looks after what takes its time, and says what is new.
    pub(super) fn ticked(&self) {
        self.clock.set();
        let now = self.clock.now();
        let mut due = Vec::new();
        {
            let state = &mut *self.now.borrow_mut();
            // Nothing of them is calling now.
            state.left.clear();
            let late = now.saturating_sub(state.last_tick + OFTEN);
            state.slept_for = state.slept_for.max(late);
            let second = now / 1_000 != state.last_tick / 1_000;
            state.last_tick = now;
            for which in [Which::Direct, Which::Feed] {
                let Some(wire) = state.wire(which) else {
                    continue;
                };
                let buffered = wire
                    .socket
                    .as_ref()
                    .map_or(0, super::socket::Socket::buffered);
                let mut changed = wire.line.buffered(buffered);
                // The chart goes on.
                changed |= second && !wire.line.is_over();
                let (is_unanswered, is_due) = (wire.line.is_unanswered(now), wire.line.is_due(now));
                state.changed |= changed;
                if is_unanswered {
                    let after_ms = u32::try_from(Line::PATIENCE).unwrap_or(u32::MAX);
                    self.fail(state, which, Problem::NoAnswer { after_ms });
                }
                if is_due {
                    due.push(which);
                }
            }
        }
        for which in due {
            self.open(which);
        }
        let goes_on = {
            let state = &mut *self.now.borrow_mut();
            if state.grown {
                self.tell_page(state);
            }
            if state.changed {
                self.tell_panel(state);
            }
            let goes_on =
                |wire: &Option<Wire>| wire.as_ref().is_some_and(|wire| !wire.line.is_over());
            state.ticks = goes_on(&state.direct) || goes_on(&state.feed);
            state.ticks
        };
        if goes_on {
            self.tick.set(OFTEN);
        }
    }

    /// Says soon that something changed.
    pub(super) fn say_soon(&self, state: &mut Now) {
        state.changed = true;
        if !std::mem::replace(&mut state.ticks, true) {
            state.last_tick = self.clock.now();
            self.tick.set(OFTEN);
        }
    }

    /// Says at once how things are.
    pub(super) fn say(&self) {
        let state = &mut *self.now.borrow_mut();
        if state.grown {
            self.tell_page(state);
        }
        self.tell_panel(state);
        self.say_soon(state);
        state.changed = false;
    }

    /// Tells the page how far the capture has grown.
    fn tell_page(&self, state: &mut Now) {
        state.grown = false;
        state.changed = true;
        self.desk.grow(CaptureSession::settle_told);
        self.count_feed(state);
        let keep = match state.keep {
            Keep::All => None,
            Keep::Last(count) => Some(count),
        };
        self.desk.grow(|session| session.keep_last(keep));
        self.desk.grown();
    }

    /// Counts what a feed showed.
    pub(super) fn count_feed(&self, state: &mut Now) {
        if state.shows != super::conversation::Shows::Recorded {
            return;
        }
        let (until, counts) = self.desk.grow(|session| session.counts_from(state.counted));
        state.counted = until;
        let mut amounts = Amounts::default();
        let [by_client, by_server] = counts;
        [amounts.by_client.messages, amounts.by_client.bytes] = by_client;
        [amounts.by_server.messages, amounts.by_server.bytes] = by_server;
        if amounts != Amounts::default() {
            self.count(state, &amounts);
        }
    }

    fn tell_panel(&self, state: &mut Now) {
        state.changed = false;
        let now = self.clock.now();
        let (first, kept_bytes) = self
            .desk
            .grow(|session| (session.overview().first_id, session.kept_bytes()));
        let status = |wire: &Option<Wire>| wire.as_ref().map(|wire| wire.line.status().clone());
        let news = LiveNews::Status(Box::new(LiveStatus {
            direct: status(&state.direct),
            feed: status(&state.feed),
            total: state.total,
            sending: state.outbox.progress(),
            rates: state.rates.list(now),
            dropped: state.dropped,
            keep: state.keep,
            forgotten: first.saturating_sub(state.cleared),
            kept_bytes,
            paused: state.paused.as_ref().map(Waiting::amount),
        }));
        self.post(&news, None);
    }

    /// Says something, and hands a file over beside it.
    pub(super) fn post(&self, news: &LiveNews, file: Option<&Blob>) {
        let bytes = Uint8Array::from(crossing::encode(news).as_slice());
        let handed_over = Array::of1(&bytes.buffer());
        let posted = match file {
            Some(file) => {
                let both = Array::of2(&bytes, file);
                self.port
                    .post_message_with_transferable(&both, &handed_over)
            }
            None => self
                .port
                .post_message_with_transferable(&bytes, &handed_over),
        };
        posted.expect("bytes and files can be cloned");
    }
}
