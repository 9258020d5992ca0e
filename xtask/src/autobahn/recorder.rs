//! A relay that keeps what passes, and knows nothing of what it is: beside a tap it says what was sent.

use std::io::{Read, Write};
use std::net::{Ipv4Addr, Shutdown, SocketAddr, TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::{self, JoinHandle};

use anyhow::{Context, Result, anyhow};

/// What both sides of a connection said, byte for byte.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Said {
    /// The port that it has at whom it was passed on to.
    pub(super) port: u16,
    pub(super) client: Vec<u8>,
    pub(super) server: Vec<u8>,
}

/// A relay that runs.
pub(super) struct Recorder {
    address: SocketAddr,
    is_over: Arc<AtomicBool>,
    accepting: JoinHandle<Result<Vec<Passing>>>,
}

/// A connection, whose both directions are passed on.
struct Passing {
    port: u16,
    client: JoinHandle<Vec<u8>>,
    server: JoinHandle<Vec<u8>>,
}

impl Recorder {
    /// Passes on to this address what comes.
    pub(super) fn start(to: SocketAddr) -> Result<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
        let address = listener.local_addr()?;
        let is_over = Arc::new(AtomicBool::new(false));
        let seen = Arc::clone(&is_over);
        let accepting = thread::spawn(move || {
            let mut all = Vec::new();
            loop {
                let (client, _) = listener.accept()?;
                if seen.load(Ordering::SeqCst) {
                    return Ok(all);
                }
                all.push(Passing::begin(client, to)?);
            }
        });
        Ok(Self {
            address,
            is_over,
            accepting,
        })
    }

    /// Where it listens.
    pub(super) const fn address(&self) -> SocketAddr {
        self.address
    }

    /// Waits until all connections have ended: what was said, in the order of their beginnings.
    pub(super) fn finish(self) -> Result<Vec<Said>> {
        self.is_over.store(true, Ordering::SeqCst);
        // It waits for a connection.
        TcpStream::connect(self.address)?;
        let all = join(self.accepting)??;
        all.into_iter().map(Passing::end).collect()
    }
}

impl Passing {
    fn begin(client: TcpStream, to: SocketAddr) -> Result<Self> {
        let server = TcpStream::connect(to).context("cannot reach the tap")?;
        for socket in [&client, &server] {
            socket.set_nodelay(true)?;
        }
        let port = server.local_addr()?.port();
        let (from_client, from_server) = (client.try_clone()?, server.try_clone()?);
        Ok(Self {
            port,
            client: thread::spawn(move || pass(from_client, server)),
            server: thread::spawn(move || pass(from_server, client)),
        })
    }

    fn end(self) -> Result<Said> {
        Ok(Said {
            port: self.port,
            client: join(self.client)?,
            server: join(self.server)?,
        })
    }
}

/// Passes on what one side says, until it has said its last or the other takes no more: all of it.
fn pass(mut from: TcpStream, mut to: TcpStream) -> Vec<u8> {
    let mut said = Vec::new();
    let mut piece = vec![0; 64 * 1024];
    while let Ok(len) = from.read(&mut piece) {
        let read = piece.get(..len).unwrap_or_default();
        said.extend_from_slice(read);
        if read.is_empty() {
            // The other side may still speak.
            let _ = to.shutdown(Shutdown::Write);
            return said;
        }
        if to.write_all(read).is_err() {
            break;
        }
    }
    // What is broken is broken for both.
    let _ = from.shutdown(Shutdown::Both);
    let _ = to.shutdown(Shutdown::Both);
    said
}

fn join<T>(thread: JoinHandle<T>) -> Result<T> {
    thread.join().map_err(|_| anyhow!("a relay panicked"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_passes_is_kept() {
        let server = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        let recorder = Recorder::start(server.local_addr().unwrap()).unwrap();
        let answering = thread::spawn(move || {
            let mut ports = Vec::new();
            for _ in 0..2 {
                let (mut socket, address) = server.accept().unwrap();
                ports.push(address.port());
                let mut heard = Vec::new();
                socket.read_to_end(&mut heard).unwrap();
                heard.reverse();
                socket.write_all(&heard).unwrap();
            }
            ports
        });
        for text in ["one", "two"] {
            let mut client = TcpStream::connect(recorder.address()).unwrap();
            client.write_all(text.as_bytes()).unwrap();
            // The other direction goes on.
            client.shutdown(Shutdown::Write).unwrap();
            let mut heard = String::new();
            client.read_to_string(&mut heard).unwrap();
            assert!(heard.chars().rev().eq(text.chars()), "{heard}");
        }
        let ports = answering.join().unwrap();
        let said = recorder.finish().unwrap();
        let expected = [("one", "eno"), ("two", "owt")];
        assert_eq!(said.len(), expected.len());
        for ((said, (client, server)), port) in said.iter().zip(expected).zip(ports) {
            assert_eq!(said.client, client.as_bytes());
            assert_eq!(said.server, server.as_bytes());
            assert_eq!(said.port, port);
        }
    }
}
