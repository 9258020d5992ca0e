//! A connection that is only sent to, through a queue of bounded size.

use super::pump::Pump;
use super::{Connection, Limits, Outgoing, Purpose};
use crate::protocol::Opcode;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::task::{Context, Poll};
use tokio::net::TcpStream;
use tokio::sync::{Notify, mpsc};

/// A feed on its socket: what is put into its [`FeedSender`] is sent, Pings and Close frames are answered, messages are left out.
///
/// What cannot be put into the queue is for the sender to leave out: a slow client holds nobody up.
#[derive(Debug)]
pub struct Feed {
    pump: Pump<TcpStream>,
    first: Vec<u8>,
}

/// Where the messages of a feed are put.
#[derive(Clone, Debug)]
pub struct FeedSender {
    queue: mpsc::UnboundedSender<(Opcode, Vec<u8>)>,
    waiting: Arc<Waiting>,
    capacity: usize,
}

/// A message was not put into the queue.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Full {
    /// There is no room for it, now.
    #[error("the queue is full")]
    Now,
    /// The connection has ended.
    #[error("the connection has ended")]
    ForEver,
}

/// The other end of the queue.
#[derive(Debug)]
pub(super) struct Queue {
    messages: mpsc::UnboundedReceiver<(Opcode, Vec<u8>)>,
    waiting: Arc<Waiting>,
}

/// What waits in the queue.
#[derive(Debug, Default)]
struct Waiting {
    bytes: AtomicUsize,
    /// A message was taken out.
    taken: Notify,
}

impl Feed {
    /// The longest message that a client of a feed may send.
    const LONGEST_MESSAGE: u64 = 64 * 1024;

    /// A feed on a socket where `outgoing`, the answer to the handshake, and then `first`, the first bytes behind the request, are to be dealt
    /// with. Messages of `capacity` bytes in all may wait in its queue; one that is longer may wait alone.
    pub(super) fn new(
        stream: TcpStream,
        outgoing: Outgoing,
        first: Vec<u8>,
        limits: Limits,
        capacity: usize,
    ) -> (Self, FeedSender) {
        let (sender, messages) = mpsc::unbounded_channel();
        let waiting = Arc::new(Waiting::default());
        let queue = Queue {
            messages,
            waiting: Arc::clone(&waiting),
        };
        let connection = Connection::new(Purpose::Feed, None, Self::LONGEST_MESSAGE);
        let feed = Self {
            pump: Pump::new(stream, connection, outgoing, limits).fed_by(queue),
            first,
        };
        let sender = FeedSender {
            queue: sender,
            waiting,
            capacity,
        };
        (feed, sender)
    }

    /// Moves bytes until the connection ends: by the client, or with 1001 once all senders are gone and all is sent, or `stop` is done.
    pub async fn run(self, stop: impl Future<Output = ()>) {
        self.pump.run(&self.first, stop).await;
    }
}

impl FeedSender {
    /// Puts a binary message into the queue.
    ///
    /// # Errors
    /// [`Full`]: the message is not sent.
    pub fn binary(&self, message: Vec<u8>) -> Result<(), Full> {
        self.put(Opcode::BINARY, message)
    }

    /// Puts a text message into the queue.
    ///
    /// # Errors
    /// [`Full`]: the message is not sent.
    pub fn text(&self, message: String) -> Result<(), Full> {
        self.put(Opcode::TEXT, message.into_bytes())
    }

    /// How many bytes wait in the queue.
    pub fn waiting(&self) -> usize {
        self.waiting.bytes.load(Ordering::Relaxed)
    }

    /// Waits until nothing waits in the queue; if the connection ends before, perhaps for ever.
    pub async fn drained(&self) {
        loop {
            let taken = self.waiting.taken.notified();
            if self.waiting() == 0 {
                return;
            }
            taken.await;
        }
    }

    fn put(&self, opcode: Opcode, message: Vec<u8>) -> Result<(), Full> {
        let len = message.len();
        let put = self
            .waiting
            .bytes
            .try_update(Ordering::Relaxed, Ordering::Relaxed, |waiting| {
                let sum = waiting.saturating_add(len);
                (waiting == 0 || sum <= self.capacity).then_some(sum)
            });
        put.map_err(|_| Full::Now)?;
        self.queue
            .send((opcode, message))
            .map_err(|_| Full::ForEver)
    }
}

impl Queue {
    /// The next message; `None` once nobody can put in any more.
    pub(super) fn poll_next(
        &mut self,
        context: &mut Context<'_>,
    ) -> Poll<Option<(Opcode, Vec<u8>)>> {
        let next = self.messages.poll_recv(context);
        if let Poll::Ready(Some((_, message))) = &next {
            self.waiting
                .bytes
                .fetch_sub(message.len(), Ordering::Relaxed);
            self.waiting.taken.notify_waiters();
        }
        next
    }
}
