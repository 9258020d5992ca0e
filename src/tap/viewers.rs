//! Shows what is recorded to who may see it.

use super::cursor::{Cursor, Dropped};
use super::relay::Relay;
use super::tape::{Latest, Tape};
use super::teller::Teller;
use super::{Event, FeedOptions, Refusal, Security};
use crate::server::{FeedSender, Limits, Visit};
use serde::Serialize;
use std::future::{pending, poll_fn};
use std::net::SocketAddr;
use std::pin::pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, AtomicUsize, Ordering};
use std::time::Duration;
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinSet;
use tokio::time::{Instant, sleep, sleep_until};

/// The feed's server: pages connect by WebSocket, and get the recording as it grows.
#[derive(Debug)]
pub(super) struct Viewers {
    options: FeedOptions,
    /// Where the recorded bytes go.
    to: String,
    security: Security,
    tape: Arc<Tape>,
    teller: Teller,
    /// How many there are.
    present: AtomicUsize,
    /// How many there were.
    numbers: AtomicU32,
}

/// What a viewer is told beside the recording.
#[derive(Serialize)]
struct Status<'a> {
    to: &'a str,
    tls: bool,
    dropped: Dropped,
}

impl Viewers {
    /// The sub-protocol: binary messages are whole blocks of a pcapng file, text messages tell how it stands.
    const SUBPROTOCOL: &str = "framescope.feed.v1";
    /// Viewers at most.
    const MOST: usize = 32;
    /// Bytes of a message, about, and of what may wait for a viewer.
    const MESSAGE: usize = 256 * 1024;
    /// Messages come no more often: one for each packet would keep a page busy with nothing.
    const PACE: Duration = Duration::from_millis(4);
    /// How long a viewer may take nothing, or say nothing: a page may sleep for a while.
    const STALL: Duration = Duration::from_mins(10);
    /// How long it waits when the system lets no further connection be taken.
    const BREATH: Duration = Duration::from_millis(50);

    pub(super) fn new(
        options: FeedOptions,
        relay: &Relay,
        tape: Arc<Tape>,
        teller: Teller,
    ) -> Self {
        Self {
            options,
            to: relay.to().to_string(),
            security: relay.security(),
            tape,
            teller,
            present: AtomicUsize::new(0),
            numbers: AtomicU32::new(0),
        }
    }

    /// The URI that viewers connect to.
    pub(super) fn link(&self, mut address: SocketAddr) -> String {
        // Who listens everywhere is found here.
        if address.ip().is_unspecified() {
            let own: std::net::IpAddr = match address {
                SocketAddr::V4(_) => std::net::Ipv4Addr::LOCALHOST.into(),
                SocketAddr::V6(_) => std::net::Ipv6Addr::LOCALHOST.into(),
            };
            address.set_ip(own);
        }
        format!("ws://{address}/?token={}", self.options.token.as_str())
    }

    /// Takes viewers, for as long as it is polled.
    pub(super) async fn serve(
        self: &Arc<Self>,
        listener: &TcpListener,
        watching: &mut JoinSet<()>,
    ) {
        loop {
            match listener.accept().await {
                Ok((stream, address)) => {
                    let viewers = Arc::clone(self);
                    watching.spawn(async move { viewers.attend(stream, address).await });
                    while watching.try_join_next().is_some() {}
                }
                Err(_) => sleep(Self::BREATH).await,
            }
        }
    }

    async fn attend(&self, stream: TcpStream, address: SocketAddr) {
        let limits = Limits {
            idle: Some(Self::STALL),
            stall: Self::STALL,
            ..Limits::default()
        };
        // A socket that fails is a viewer that went away.
        let Ok(Some(visit)) = Visit::begin(stream, limits).await else {
            return;
        };
        let present = Present::of(&self.present);
        if let Some((why, status)) = self.objection(&visit, present.count) {
            self.teller.tell(Event::ViewerRefused { address, why });
            let _ = visit.refuse(status).await;
            return;
        }
        let viewer = self.numbers.fetch_add(1, Ordering::Relaxed) + 1;
        self.teller.tell(Event::ViewerCame { viewer, address });
        let (feed, sender) = visit.feed(Some(Self::SUBPROTOCOL), Self::MESSAGE);
        let mut cursor = Cursor::default();
        {
            let mut showing = pin!(self.show(viewer, sender, &mut cursor));
            let mut running = pin!(feed.run(pending()));
            let mut is_shown = false;
            // It ends when the viewer goes, or all is shown and the sender is gone.
            poll_fn(|context| {
                is_shown = is_shown || showing.as_mut().poll(context).is_ready();
                running.as_mut().poll(context)
            })
            .await;
        }
        let dropped = cursor.dropped;
        self.teller.tell(Event::ViewerLeft { viewer, dropped });
    }

    /// Why this visitor is not shown anything, and the status that says so.
    fn objection(&self, visit: &Visit, present: usize) -> Option<(Refusal, u16)> {
        let request = visit.request();
        let token = request.parameter("token").unwrap_or_default();
        let origin = request.value("Origin");
        if !self.options.origins.allow(origin.as_deref()) {
            Some((Refusal::Origin, 403))
        } else if !self.options.token.is(&token) {
            Some((Refusal::Token, 403))
        } else if !request.offers(Self::SUBPROTOCOL) {
            Some((Refusal::Subprotocol, 400))
        } else if present > Self::MOST {
            Some((Refusal::TooMany, 503))
        } else {
            None
        }
    }

    /// Puts what there is, and then what comes, into a viewer's queue, as soon as that is empty: what a slow one cannot take waits in the
    /// history, where it may be lost.
    async fn show(&self, viewer: u32, sender: FeedSender, cursor: &mut Cursor) {
        let mut latest = self.tape.latest();
        let mut message = self.tape.head();
        let mut told = None;
        let mut next = Instant::now();
        loop {
            let how_far = *latest.borrow_and_update();
            // Into a queue that is empty everything goes.
            sender.drained().await;
            let mut reached = *cursor;
            self.tape.read(&mut reached, Self::MESSAGE, &mut message);
            let is_all = message.is_empty();
            if !is_all {
                next = Instant::now() + Self::PACE;
                if sender.binary(std::mem::take(&mut message)).is_err() {
                    return;
                }
                sender.drained().await;
            }
            *cursor = reached;
            if told != Some(cursor.dropped) {
                if sender.text(self.status(cursor.dropped)).is_err() {
                    return;
                }
                if cursor.dropped != Dropped::default()
                    && told.is_none_or(|told| told == Dropped::default())
                {
                    self.teller.tell(Event::ViewerMisses { viewer });
                }
                told = Some(cursor.dropped);
            }
            if is_all && (how_far == Latest::Ended || latest.changed().await.is_err()) {
                return;
            }
            sleep_until(next).await;
        }
    }

    fn status(&self, dropped: Dropped) -> String {
        let status = Status {
            to: &self.to,
            tls: self.security == Security::Tls,
            dropped,
        };
        serde_json::to_string(&status).unwrap_or_default()
    }
}

/// A viewer that is there.
struct Present<'a> {
    all: &'a AtomicUsize,
    /// With it.
    count: usize,
}

impl<'a> Present<'a> {
    fn of(all: &'a AtomicUsize) -> Self {
        let count = all.fetch_add(1, Ordering::Relaxed) + 1;
        Self { all, count }
    }
}

impl Drop for Present<'_> {
    fn drop(&mut self) {
        self.all.fetch_sub(1, Ordering::Relaxed);
    }
}
