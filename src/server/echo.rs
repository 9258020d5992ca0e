//! The echo server: each message comes back as it was sent.

use super::ledger::Total;
use super::{EchoRequest, Limits, Misbehaviour, Visit};
use std::future::poll_fn;
use std::io;
use std::pin::pin;
use std::task::Poll;
use std::time::Duration;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;
use tokio::task::JoinSet;
use tokio::time::{sleep, timeout};

/// What an echo server does.
#[derive(Clone, Copy, Debug, Default)]
pub struct EchoServer {
    /// How much a client may ask of it.
    pub limits: Limits,
    /// Whether permessage-deflate is accepted.
    pub compression: Offer,
    /// The rule that is broken in each connection whose address names no other.
    pub misbehaviour: Option<Misbehaviour>,
}

/// What a server does about an extension that a client offers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Offer {
    /// It accepts.
    #[default]
    Accepted,
    /// It goes on without.
    Declined,
}

impl EchoServer {
    /// How long is waited before another connection is accepted, where the system has no more to give.
    const BREATH: Duration = Duration::from_millis(50);

    /// Serves all who connect, until `stop` is done. Then each connection is closed with 1001, and none is waited for longer than the limits of a
    /// closing handshake.
    pub async fn serve(self, listener: TcpListener, stop: impl Future<Output = ()>) {
        let (stopping, stopped) = watch::channel(());
        let mut connections = JoinSet::new();
        let total = Total::default();
        let accepting = async {
            loop {
                match listener.accept().await {
                    Ok((stream, _)) => {
                        connections.spawn(self.attend(
                            stream,
                            Total::clone(&total),
                            stopped.clone(),
                        ));
                        while connections.try_join_next().is_some() {}
                    }
                    Err(_) => sleep(Self::BREATH).await,
                }
            }
        };
        until(stop, accepting).await;
        drop(listener);
        drop(stopping);
        let all = async { while connections.join_next().await.is_some() {} };
        // A closing handshake, and the end of the TCP connection behind it.
        let _ = timeout(2 * self.limits.closing, all).await;
    }

    /// Serves one client until its connection ends; once nobody holds the other end of `stopped`, with 1001.
    async fn attend(self, stream: TcpStream, total: Total, stopped: watch::Receiver<()>) {
        // A socket that fails is a client that went away.
        let _ = self.try_attend(stream, total, stopped).await;
    }

    async fn try_attend(
        self,
        stream: TcpStream,
        total: Total,
        stopped: watch::Receiver<()>,
    ) -> io::Result<()> {
        let mut visit = None;
        until(gone(stopped.clone()), async {
            visit = Some(Visit::begin(stream, self.limits).await);
        })
        .await;
        let Some(visit) = visit.transpose()?.flatten() else {
            return Ok(());
        };
        match EchoRequest::of(visit.request()) {
            Ok(wishes) => visit.echo(self, &wishes, total, gone(stopped)).await,
            Err(_) => visit.refuse(400).await,
        }
    }
}

/// Waits until nobody holds the other end any more.
async fn gone(mut watched: watch::Receiver<()>) {
    while watched.changed().await.is_ok() {}
}

/// Goes on with `work` until `stop` is done.
pub(crate) async fn until(stop: impl Future<Output = ()>, work: impl Future<Output = ()>) {
    let (mut stop, mut work) = (pin!(stop), pin!(work));
    poll_fn(|context| {
        let is_done =
            stop.as_mut().poll(context).is_ready() || work.as_mut().poll(context).is_ready();
        if is_done {
            Poll::Ready(())
        } else {
            Poll::Pending
        }
    })
    .await;
}
