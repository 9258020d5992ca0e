//! What all connections are recorded on.

use super::Event;
use super::cursor::Cursor;
use super::history::History;
use super::teller::Teller;
use super::track::Track;
use crate::capture::record::Timestamp;
use crate::capture::recording::Recorder;
use std::net::SocketAddr;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll, Waker};
use std::time::{SystemTime, UNIX_EPOCH};
use tokio::sync::watch;

/// The recording: one for all connections, in the order of time. The file takes it from one end, viewers from the other.
#[derive(Debug)]
pub(super) struct Tape {
    shared: Mutex<Shared>,
    /// There is something for the file, or nothing more comes.
    for_file: Condvar,
    /// Changes when there is something for viewers.
    latest: watch::Sender<Latest>,
    teller: Teller,
}

/// How far the recording is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Latest {
    Goes(u64),
    Ended,
}

#[derive(Debug)]
struct Shared {
    recorder: Recorder,
    /// When something was recorded last.
    time: u64,
    connections: u32,
    has_ended: bool,
    /// The section and the interface.
    head: Vec<u8>,
    /// What is recorded at once, kept for its memory.
    blocks: Vec<u8>,
    history: Option<History>,
    file: Option<Waiting>,
}

/// What waits to be written to the file.
#[derive(Debug, Default)]
struct Waiting {
    blocks: Vec<u8>,
    /// Who waits for it to be written.
    wakers: Vec<Waker>,
    /// It was said that it is slow.
    is_slow: bool,
}

impl Tape {
    /// Bytes that may wait for the file before connections do.
    const FILE_LIMIT: usize = 32 * 1024 * 1024;

    /// A recording that says this of itself, and of which `history` bytes are kept for viewers, if there may be any.
    pub(super) fn new(description: &str, history: Option<usize>, teller: Teller) -> Self {
        let mut head = Vec::new();
        let application = ["Framescope ", env!("CARGO_PKG_VERSION")].concat();
        let recorder = Recorder::new(&application, description, &mut head);
        Self {
            shared: Mutex::new(Shared {
                recorder,
                time: 0,
                connections: 0,
                has_ended: false,
                head,
                blocks: Vec::new(),
                history: history.map(History::new),
                file: None,
            }),
            for_file: Condvar::new(),
            latest: watch::Sender::new(Latest::Goes(0)),
            teller,
        }
    }

    /// What is recorded from now on is for a file too.
    pub(super) fn begin_file(&self) {
        let mut shared = self.lock();
        shared.file = Some(Waiting {
            blocks: shared.head.clone(),
            ..Waiting::default()
        });
    }

    /// A client asks for this server.
    pub(super) fn open(self: &Arc<Self>, client: SocketAddr, server: SocketAddr) -> Track {
        let connection = {
            let mut shared = self.lock();
            shared.connections = shared.connections.wrapping_add(1);
            shared.connections
        };
        let relayed = self.record(connection, 0, |recorder, now, out| {
            recorder.open(client, server, now, out)
        });
        Track::new(Arc::clone(self), connection, relayed)
    }

    /// Records what `write` writes of a connection, with so many bytes of its ends. Nothing more once the recording has ended.
    pub(super) fn record<T>(
        &self,
        connection: u32,
        bytes: u64,
        write: impl FnOnce(&mut Recorder, Timestamp, &mut Vec<u8>) -> T,
    ) -> T {
        let mut shared = self.lock();
        let shared = &mut *shared;
        // A clock may be set back, and a recording is in the order of time.
        shared.time = shared.time.max(clock());
        shared.blocks.clear();
        let before = shared.recorder.packets();
        let done = write(
            &mut shared.recorder,
            Timestamp(shared.time),
            &mut shared.blocks,
        );
        let packets = shared.recorder.packets() - before;
        if packets == 0 || shared.has_ended {
            return done;
        }
        if let Some(file) = &mut shared.file {
            if file.blocks.is_empty() {
                self.for_file.notify_one();
            }
            file.blocks.extend_from_slice(&shared.blocks);
        }
        if let Some(history) = &mut shared.history {
            history.push(connection, packets, bytes, &shared.blocks);
            self.latest
                .send_replace(Latest::Goes(shared.recorder.packets()));
        }
        done
    }

    /// Ready as soon as the file has room.
    pub(super) fn poll_room(&self, context: &mut Context<'_>) -> Poll<()> {
        match &mut self.lock().file {
            Some(file) if file.blocks.len() >= Self::FILE_LIMIT => {
                file.wakers.push(context.waker().clone());
                if !file.is_slow {
                    file.is_slow = true;
                    self.teller.tell(Event::FileIsSlow);
                }
                Poll::Pending
            }
            _ => Poll::Ready(()),
        }
    }

    /// Nothing more comes of a connection.
    pub(super) fn close(&self, connection: u32) {
        if let Some(history) = &mut self.lock().history {
            history.end(connection);
        }
    }

    /// Nothing more is recorded.
    pub(super) fn end(&self) {
        self.lock().has_ended = true;
        self.for_file.notify_one();
        self.latest.send_replace(Latest::Ended);
    }

    /// Waits for something to write to the file; `blocks` is emptied and takes it. `false` if nothing more comes.
    pub(super) fn take_for_file(&self, blocks: &mut Vec<u8>) -> bool {
        blocks.clear();
        let mut shared = self.lock();
        loop {
            let has_ended = shared.has_ended;
            let Some(file) = &mut shared.file else {
                return false;
            };
            if !file.blocks.is_empty() {
                std::mem::swap(blocks, &mut file.blocks);
                let wakers = std::mem::take(&mut file.wakers);
                drop(shared);
                wakers.into_iter().for_each(Waker::wake);
                return true;
            }
            if has_ended {
                return false;
            }
            shared = self
                .for_file
                .wait(shared)
                .unwrap_or_else(PoisonError::into_inner);
        }
    }

    /// There is no file any more: nobody waits for it.
    pub(super) fn lose_file(&self) {
        let file = self.lock().file.take();
        let wakers = file.map(|file| file.wakers).unwrap_or_default();
        wakers.into_iter().for_each(Waker::wake);
    }

    /// What every viewer gets first: the section and the interface.
    pub(super) fn head(&self) -> Vec<u8> {
        self.lock().head.clone()
    }

    /// Adds what comes next for a viewer to `out`, up to about `limit` bytes.
    pub(super) fn read(&self, cursor: &mut Cursor, limit: usize, out: &mut Vec<u8>) {
        if let Some(history) = &self.lock().history {
            history.read(cursor, limit, out);
        }
    }

    /// Tells when there is more for viewers.
    pub(super) fn latest(&self) -> watch::Receiver<Latest> {
        self.latest.subscribe()
    }

    /// What was recorded before a panic is as whole as ever.
    fn lock(&self) -> MutexGuard<'_, Shared> {
        self.shared.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The time in nanoseconds since 1970.
fn clock() -> u64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH);
    since.map_or(0, |since| {
        u64::try_from(since.as_nanos()).unwrap_or(u64::MAX)
    })
}
