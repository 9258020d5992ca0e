//! A relay that shows what it passes on: every byte goes through unchanged, and is recorded on the way (`framescope tap`).
//!
//! What it records goes to a file, which gets everything, and to viewers, who get what they can take: a [`Tap`] waits for the file if it must,
//! and never for a viewer.

mod cursor;
mod event;
mod history;
mod options;
mod origins;
mod passage;
mod problem;
mod relay;
mod tape;
mod target;
mod teller;
mod token;
mod track;
mod upstream;
mod viewers;
mod writer;

pub use cursor::Dropped;
pub use event::{Ending, Event, Refusal};
pub use options::{FeedOptions, Options, Security};
pub use origins::Origins;
pub use problem::Problem;
pub use target::Target;
pub use token::Token;

use crate::server::until;
use relay::Relay;
use std::fs::File;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;
use tape::Tape;
use teller::Teller;
use tokio::net::TcpListener;
use tokio::sync::{mpsc, watch};
use tokio::task::JoinSet;
use tokio::time::{sleep, timeout};
use viewers::Viewers;
use writer::Writer;

/// A tap that has its addresses, and waits to be run.
#[derive(Debug)]
pub struct Tap {
    listener: TcpListener,
    relay: Arc<Relay>,
    viewers: Option<(TcpListener, Arc<Viewers>)>,
    tape: Arc<Tape>,
    teller: Teller,
}

impl Tap {
    /// How long it waits when the system lets no further connection be taken.
    const BREATH: Duration = Duration::from_millis(50);
    /// How long connections have to end, and then viewers to take the last of what there is.
    const PARTING: Duration = Duration::from_secs(2);

    /// Takes the addresses, and begins the recording. What happens from then on is told to `events`; if nobody takes it, some is left out.
    ///
    /// # Errors
    /// If an address cannot be had, or TLS cannot begin.
    pub async fn bind(options: Options, events: mpsc::Sender<Event>) -> Result<Self, Problem> {
        let teller = Teller::new(events);
        let listener = listen(options.listen).await?;
        let viewers = match options.feed {
            Some(feed) => {
                let listener = listen(feed.listen).await?;
                Some((listener, feed))
            }
            None => None,
        };
        let keeps = viewers.as_ref().map(|(_, feed)| feed.history);
        let tape = Tape::new(&options.description, keeps, teller.clone());
        let tape = Arc::new(tape);
        let relay = Relay::new(options.to, options.security, Arc::clone(&tape), &teller)?;
        let viewers = viewers.map(|(listener, feed)| {
            let viewers = Viewers::new(feed, &relay, Arc::clone(&tape), teller.clone());
            (listener, Arc::new(viewers))
        });
        Ok(Self {
            listener,
            relay: Arc::new(relay),
            viewers,
            tape,
            teller,
        })
    }

    /// Where it listens for clients.
    ///
    /// # Errors
    /// If the system does not say.
    pub fn address(&self) -> Result<SocketAddr, Problem> {
        self.listener.local_addr().map_err(Problem::Address)
    }

    /// Where viewers connect to: a ws URI with the token.
    ///
    /// # Errors
    /// If the system does not say.
    pub fn feed(&self) -> Result<Option<String>, Problem> {
        let Some((listener, viewers)) = &self.viewers else {
            return Ok(None);
        };
        let address = listener.local_addr().map_err(Problem::Address)?;
        Ok(Some(viewers.link(address)))
    }

    /// Relays until `stop` is done, and records into `file`, which is empty; then all connections end, viewers get the last of what there is, and
    /// the file is finished: its length, if there is one.
    ///
    /// # Errors
    /// If the file could not be written.
    pub async fn run(
        self,
        file: Option<File>,
        stop: impl Future<Output = ()>,
    ) -> Result<Option<u64>, Problem> {
        let Self {
            listener,
            relay,
            viewers,
            tape,
            teller,
        } = self;
        let writer = file
            .map(|file| Writer::start(file, Arc::clone(&tape), teller.clone()))
            .transpose()
            .map_err(Problem::Thread)?;
        // Its end is what connections wait for.
        let (stopping, stopped) = watch::channel(());
        let mut watching = JoinSet::new();
        let mut connections = JoinSet::new();
        {
            let feeding = async {
                match &viewers {
                    Some((listener, viewers)) => viewers.serve(listener, &mut watching).await,
                    None => std::future::pending().await,
                }
            };
            let relaying = async {
                let mut number = 0;
                loop {
                    match listener.accept().await {
                        Ok((client, address)) => {
                            number += 1;
                            let relay = Arc::clone(&relay);
                            let mut stopped = stopped.clone();
                            connections.spawn(async move {
                                let stop = async { while stopped.changed().await.is_ok() {} };
                                relay.attend(client, address, number, stop).await;
                            });
                            while connections.try_join_next().is_some() {}
                        }
                        Err(error) => {
                            teller.tell(Event::NotAccepted {
                                why: error.to_string(),
                            });
                            sleep(Self::BREATH).await;
                        }
                    }
                }
            };
            until(stop, until(feeding, relaying)).await;
        }
        drop(listener);
        drop(stopping);
        let ending = async { while connections.join_next().await.is_some() {} };
        let _ = timeout(Self::PARTING, ending).await;
        connections.shutdown().await;
        tape.end();
        let parting = async { while watching.join_next().await.is_some() {} };
        // Who is too slow misses the last of it.
        let _ = timeout(Self::PARTING, parting).await;
        match writer {
            Some(writer) => writer.finish().await.map(Some),
            None => Ok(None),
        }
    }
}

async fn listen(address: SocketAddr) -> Result<TcpListener, Problem> {
    let listener = TcpListener::bind(address).await;
    listener.map_err(|error| Problem::Listen(address, error))
}
