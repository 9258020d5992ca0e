//! One direction of a connection.

use super::track::Track;
use crate::capture::tcp::Side;
use std::cell::RefCell;
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};

thread_local! {
    /// What is read at once, of whichever connection: one that is quiet needs no memory.
    static BUFFER: RefCell<Box<[u8]>> = RefCell::new(vec![0; 64 * 1024].into());
}

/// Passes on what one side says: recorded first, then written to the other.
#[derive(Debug)]
pub(super) struct Passage {
    from: Side,
    /// What was read and not yet taken by the other side. As long as there is any, nothing is read.
    waiting: Vec<u8>,
    bytes: u64,
    state: State,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    Passing,
    /// Something was written that TLS may still hold.
    Unflushed,
    /// The end is to be passed on.
    Finishing,
    Over(Passed),
}

/// How a direction ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Passed {
    /// Its side said its last.
    Finished,
    /// The other side takes no more. What that one says last may still come.
    Refused,
}

/// A side can neither be read from nor written to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Broken(pub(super) Side);

impl Passage {
    pub(super) fn new(from: Side) -> Self {
        Self {
            from,
            waiting: Vec::new(),
            bytes: 0,
            state: State::Passing,
        }
    }

    /// How many bytes its side said.
    pub(super) fn bytes(&self) -> u64 {
        self.bytes
    }

    /// Passes on as much as there is and as is taken.
    pub(super) fn poll<R, W>(
        &mut self,
        context: &mut Context<'_>,
        from: &mut R,
        to: &mut W,
        track: &mut Track,
    ) -> Poll<Result<Passed, Broken>>
    where
        R: AsyncRead + Unpin,
        W: AsyncWrite + Unpin,
    {
        loop {
            if let State::Over(passed) = self.state {
                return Poll::Ready(Ok(passed));
            }
            if !self.waiting.is_empty() {
                match ready!(Pin::new(&mut *to).poll_write(context, &self.waiting)) {
                    Ok(count @ 1..) => self.written(count),
                    Ok(0) | Err(_) => self.state = State::Over(Passed::Refused),
                }
                continue;
            }
            match self.state {
                State::Unflushed => {
                    self.state = match ready!(Pin::new(&mut *to).poll_flush(context)) {
                        Ok(()) => State::Passing,
                        Err(_) => State::Over(Passed::Refused),
                    };
                }
                State::Finishing => {
                    let passed = match ready!(Pin::new(&mut *to).poll_shutdown(context)) {
                        Ok(()) => Passed::Finished,
                        Err(_) => Passed::Refused,
                    };
                    self.state = State::Over(passed);
                }
                _ => ready!(self.poll_read(context, from, to, track))?,
            }
        }
    }

    /// Writes what was read before, and reads nothing more; ready when nothing waits, or nothing is taken.
    pub(super) fn poll_rest<W>(&mut self, context: &mut Context<'_>, to: &mut W) -> Poll<()>
    where
        W: AsyncWrite + Unpin,
    {
        while !self.waiting.is_empty() {
            match ready!(Pin::new(&mut *to).poll_write(context, &self.waiting)) {
                Ok(count @ 1..) => self.written(count),
                Ok(0) | Err(_) => return Poll::Ready(()),
            }
        }
        // That it cannot be flushed is the end of it too.
        Pin::new(to).poll_flush(context).map(drop)
    }

    /// Reads once, records it, and writes what can be written at once: so nothing is kept of who is quick.
    fn poll_read<R, W>(
        &mut self,
        context: &mut Context<'_>,
        from: &mut R,
        to: &mut W,
        track: &mut Track,
    ) -> Poll<Result<(), Broken>>
    where
        R: AsyncRead + Unpin,
        W: AsyncWrite + Unpin,
    {
        ready!(track.poll_room(context));
        BUFFER.with_borrow_mut(|buffer| {
            let mut buffer = ReadBuf::new(buffer);
            if ready!(Pin::new(from).poll_read(context, &mut buffer)).is_err() {
                return Poll::Ready(Err(Broken(self.from)));
            }
            if buffer.filled().is_empty() {
                track.finish(self.from);
                self.state = State::Finishing;
            } else {
                self.pass(context, buffer.filled(), to, track);
            }
            Poll::Ready(Ok(()))
        })
    }

    fn pass<W>(&mut self, context: &mut Context<'_>, bytes: &[u8], to: &mut W, track: &mut Track)
    where
        W: AsyncWrite + Unpin,
    {
        self.bytes += bytes.len() as u64;
        track.data(self.from, bytes);
        let written = match Pin::new(to).poll_write(context, bytes) {
            Poll::Pending => 0,
            Poll::Ready(Ok(count @ 1..)) => count,
            Poll::Ready(Ok(0) | Err(_)) => {
                self.state = State::Over(Passed::Refused);
                return;
            }
        };
        self.state = State::Unflushed;
        self.waiting
            .extend_from_slice(bytes.get(written..).unwrap_or_default());
    }

    fn written(&mut self, count: usize) {
        self.waiting.drain(..count.min(self.waiting.len()));
        if self.waiting.is_empty() {
            self.waiting = Vec::new();
        }
    }
}
