//! What moves bytes between a socket and a [`Connection`], and keeps its times.

use super::feed::Queue;
use super::ledger::{Ledger, Room, Total};
use super::{Bench, Connection, Limits, Outgoing, Standing};
use std::cell::RefCell;
use std::future::poll_fn;
use std::mem::MaybeUninit;
use std::pin::{Pin, pin};
use std::task::{Context, Poll};
use std::time::Duration;
use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt, ReadBuf};
use tokio::time::{Instant, Sleep, sleep_until, timeout};

/// Bytes that are read at once.
const READ: usize = 128 * 1024;

thread_local! {
    static BENCH: RefCell<Bench> = RefCell::default();
}

/// A connection on its socket.
#[derive(Debug)]
pub(super) struct Pump<S> {
    stream: S,
    connection: Connection,
    outgoing: Outgoing,
    limits: Limits,
    /// What this connection holds of what all may.
    ledger: Ledger,
    /// Messages of ours.
    queue: Option<Queue>,
    pace: Pace,
    /// How often a Ping is sent.
    pings: Option<Duration>,
    times: Times,
}

/// When what last happened.
#[derive(Clone, Copy, Debug)]
struct Times {
    read: Instant,
    /// When the peer last took bytes, or some began to wait for it.
    written: Instant,
    /// When the peer had last taken all that it had let wait.
    relieved: Instant,
    /// When the peer was asked whether it is there, if nothing came since.
    asked: Option<Instant>,
    /// When the last byte of a Close frame was sent.
    closed: Option<Instant>,
    pinged: Instant,
    pings: u64,
}

/// How the peer takes what it is sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Pace {
    AtOnce,
    /// Some waits, or the last of it has just gone.
    Slowly,
}

/// The socket has no more to give or take.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum End {
    /// All that was to be sent is sent.
    Finished,
    /// The TCP connection broke, or the peer was too slow.
    Lost,
}

impl<S: AsyncRead + AsyncWrite + Unpin> Pump<S> {
    /// A connection that begins with `outgoing`, the answer to its handshake.
    pub(super) fn new(
        stream: S,
        connection: Connection,
        outgoing: Outgoing,
        limits: Limits,
    ) -> Self {
        let now = Instant::now();
        Self {
            stream,
            connection,
            outgoing,
            limits,
            ledger: Ledger::new(Total::default(), limits.memory),
            queue: None,
            pace: Pace::AtOnce,
            pings: None,
            times: Times {
                read: now,
                written: now,
                relieved: now,
                asked: None,
                closed: None,
                pinged: now,
                pings: 0,
            },
        }
    }

    /// The same, which sends what is put into `queue`.
    #[must_use]
    pub(super) fn fed_by(mut self, queue: Queue) -> Self {
        self.queue = Some(queue);
        self
    }

    /// The same, one of several that together have the limit of memory.
    #[must_use]
    pub(super) fn counted_in(mut self, total: Total) -> Self {
        self.ledger = Ledger::new(total, self.limits.memory);
        self
    }

    /// The same, which sends a Ping at once and then one in each `period`.
    #[must_use]
    pub(super) fn pinging(mut self, period: Duration) -> Self {
        self.pings = Some(period);
        self.ping();
        self
    }

    /// Takes the first bytes of the client, which came with its request, then moves bytes until the connection ends. Once `stop` is done the
    /// connection is closed with 1001.
    pub(super) async fn run(mut self, first: &[u8], stop: impl Future<Output = ()>) {
        BENCH.with_borrow_mut(|bench| {
            self.connection.take(first, bench, &mut self.outgoing);
        });
        let mut stop = pin!(stop);
        let mut is_stopping = false;
        let mut alarm = pin!(sleep_until(self.next_alarm()));
        let end = poll_fn(|context| {
            if !is_stopping && stop.as_mut().poll(context).is_ready() {
                is_stopping = true;
                self.close(1001, "the server stops");
            }
            self.turn(context, &mut alarm)
        })
        .await;
        if end == End::Finished {
            self.part().await;
        }
    }

    /// Does all that can be done now.
    fn turn(&mut self, context: &mut Context<'_>, alarm: &mut Pin<&mut Sleep>) -> Poll<End> {
        loop {
            let moved = BENCH.with_borrow_mut(|bench| {
                self.outgoing.borrow(&mut bench.outgoing);
                let moved = self.move_bytes(context, bench);
                self.outgoing.give_back(&mut bench.outgoing);
                moved
            });
            if moved.is_ready() {
                return moved;
            }
            let next = self.next_alarm();
            // One that rings too early is set anew then: to do so whenever a byte comes would cost more.
            if next < alarm.deadline() {
                alarm.as_mut().reset(next);
            }
            if alarm.as_mut().poll(context).is_pending() {
                return Poll::Pending;
            }
            if let Some(end) = self.ring(Instant::now()) {
                return Poll::Ready(end);
            }
            alarm.as_mut().reset(self.next_alarm());
        }
    }

    fn move_bytes(&mut self, context: &mut Context<'_>, bench: &mut Bench) -> Poll<End> {
        loop {
            if let Poll::Ready(Some(end)) = self.write(context) {
                return Poll::Ready(end);
            }
            if self.connection.standing() == Standing::Over
                || self.outgoing.len() >= Limits::WAITING
            {
                return Poll::Pending;
            }
            let is_fed = self.feed(context);
            match self.read(context, bench) {
                Poll::Ready(Some(end)) => return Poll::Ready(end),
                Poll::Pending if !is_fed => return Poll::Pending,
                _ => {}
            }
        }
    }

    /// Sends what waits, as far as the peer takes it. If all is sent, whether that was the end.
    fn write(&mut self, context: &mut Context<'_>) -> Poll<Option<End>> {
        while !self.outgoing.is_empty() {
            let stream = Pin::new(&mut self.stream);
            match stream.poll_write(context, self.outgoing.unsent()) {
                Poll::Pending => {
                    self.pace = Pace::Slowly;
                    return Poll::Pending;
                }
                Poll::Ready(Ok(0) | Err(_)) => return Poll::Ready(Some(End::Lost)),
                Poll::Ready(Ok(count)) => {
                    self.outgoing.advance(count);
                    // Less is no problem.
                    let held = self.connection.held() + self.outgoing.held();
                    let _ = self.ledger.enter(held);
                    self.times.written = Instant::now();
                }
            }
        }
        if self.pace == Pace::Slowly {
            self.pace = Pace::AtOnce;
            self.times.relieved = self.times.written;
        }
        match self.connection.standing() {
            Standing::Open => Poll::Ready(None),
            Standing::Closing => {
                self.times.closed.get_or_insert_with(Instant::now);
                Poll::Ready(None)
            }
            Standing::Over => Poll::Ready(Some(End::Finished)),
        }
    }

    #[expect(
        clippy::large_stack_arrays,
        reason = "on the heap, each of many connections would have one"
    )]
    /// Reads once. The end, if the connection broke.
    fn read(&mut self, context: &mut Context<'_>, bench: &mut Bench) -> Poll<Option<End>> {
        let mut storage = [MaybeUninit::uninit(); READ];
        let mut buffer = ReadBuf::uninit(&mut storage);
        let stream = Pin::new(&mut self.stream);
        match stream.poll_read(context, &mut buffer) {
            Poll::Pending => Poll::Pending,
            Poll::Ready(Ok(())) if !buffer.filled().is_empty() => {
                self.times.read = Instant::now();
                self.times.asked = None;
                self.begin_to_wait(self.times.read);
                self.connection
                    .take(buffer.filled(), bench, &mut self.outgoing);
                let held = self.connection.held() + self.outgoing.held();
                if self.ledger.enter(held) == Room::None {
                    self.close(1013, "too much memory is in use");
                }
                Poll::Ready(None)
            }
            Poll::Ready(Ok(())) => {
                // Who sends no more may still read what waits.
                self.connection.end();
                Poll::Ready(None)
            }
            Poll::Ready(Err(_)) => Poll::Ready(Some(End::Lost)),
        }
    }

    /// Takes a message of ours, if there is one.
    fn feed(&mut self, context: &mut Context<'_>) -> bool {
        let Some(queue) = &mut self.queue else {
            return false;
        };
        match queue.poll_next(context) {
            Poll::Pending => false,
            Poll::Ready(Some((opcode, message))) => {
                self.begin_to_wait(Instant::now());
                self.connection.send(opcode, &message, &mut self.outgoing);
                true
            }
            Poll::Ready(None) => {
                self.queue = None;
                self.close(1001, "the feed ends");
                true
            }
        }
    }

    /// Something is about to be sent.
    fn begin_to_wait(&mut self, now: Instant) {
        if self.outgoing.is_empty() {
            self.times.written = now;
        }
    }

    fn close(&mut self, code: u16, reason: &str) {
        self.begin_to_wait(Instant::now());
        self.connection.close(code, reason, &mut self.outgoing);
    }

    /// When something is due, if nothing comes before.
    fn next_alarm(&self) -> Instant {
        let due = [
            self.idle_at(),
            self.ping_at(),
            self.closing_at(),
            self.stall_at(),
        ];
        let next = due.into_iter().flatten().min();
        next.unwrap_or_else(|| self.times.read + Duration::from_hours(24))
    }

    /// When the peer has said nothing for too long. Before a peer that lets something wait it is not asked, and cannot answer, what comes
    /// behind that; and while much waits nothing is read.
    fn idle_at(&self) -> Option<Instant> {
        let Times {
            read,
            relieved,
            asked,
            ..
        } = self.times;
        let idle = self.limits.idle.filter(|_| self.is_open())?;
        let since = asked.unwrap_or(read).max(relieved);
        self.outgoing.is_empty().then(|| since + idle)
    }

    fn ping_at(&self) -> Option<Instant> {
        let period = self.pings.filter(|_| self.is_open())?;
        Some(self.times.pinged + period)
    }

    fn closing_at(&self) -> Option<Instant> {
        self.times.closed.map(|closed| closed + self.limits.closing)
    }

    fn stall_at(&self) -> Option<Instant> {
        let some_waits = !self.outgoing.is_empty();
        some_waits.then(|| self.times.written + self.limits.stall)
    }

    fn is_open(&self) -> bool {
        self.connection.standing() == Standing::Open
    }

    /// Does what is due. The end, if it has come to that.
    fn ring(&mut self, now: Instant) -> Option<End> {
        let is_due = |at: Option<Instant>| at.is_some_and(|at| now >= at);
        if is_due(self.stall_at()) {
            return Some(End::Lost);
        }
        if is_due(self.closing_at()) {
            return Some(End::Finished);
        }
        let is_idle = is_due(self.idle_at());
        if is_due(self.ping_at()) {
            self.ping();
        }
        if is_idle {
            if self.times.asked.is_some() {
                self.close(3008, "nothing came, and no answer to a ping");
            } else {
                self.connection.rest();
                self.begin_to_wait(now);
                self.connection.ping(b"", &mut self.outgoing);
                self.times.asked = Some(now);
            }
        }
        None
    }

    /// Sends one of the Pings that were asked for, with its number.
    fn ping(&mut self) {
        let now = Instant::now();
        self.times.pinged = now;
        // Who takes no bytes needs no more of them.
        if self.outgoing.is_empty() {
            self.times.pings += 1;
            self.begin_to_wait(now);
            let number = self.times.pings.to_string();
            self.connection.ping(number.as_bytes(), &mut self.outgoing);
        }
    }

    /// Ends our side of the TCP connection and waits a while for the peer to end its, longer if it still sends: were the socket closed with bytes
    /// of the peer in it, or did some come later, the peer would lose the last of ours that it has not read yet.
    async fn part(mut self) {
        let Limits { closing, stall, .. } = self.limits;
        let parting = async {
            if self.stream.shutdown().await.is_ok() {
                let mut rest = [0; 4096];
                while let Ok(Ok(1..)) = timeout(closing, self.stream.read(&mut rest)).await {}
            }
        };
        // That it took too long matters no more.
        let _ = timeout(stall.max(closing), parting).await;
    }
}

#[cfg(test)]
mod tests;
