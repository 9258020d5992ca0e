//! A client that connected and asked for something.

use super::echo::until;
use super::ledger::Total;
use super::pump::Pump;
use super::{
    Connection, EchoRequest, EchoServer, Feed, FeedSender, Limits, Opening, OpeningHandshake,
    Outgoing, Purpose, Reply, Request, refusal,
};
use crate::protocol::handshake::{Answer, answer_to};
use std::io;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::time::timeout;

/// A client whose request was read, and not answered yet.
///
/// ```no_run
/// # use framescope::server::{Limits, Visit};
/// # async fn serve(stream: tokio::net::TcpStream) -> std::io::Result<()> {
/// let Some(visit) = Visit::begin(stream, Limits::default()).await? else {
///     // It was no sound request, and was refused.
///     return Ok(());
/// };
/// if visit.request().parameter("token").as_deref() != Some("secret") {
///     return visit.refuse(403).await;
/// }
/// let subprotocol = "framescope.feed.v1";
/// let chosen = visit.request().offers(subprotocol).then_some(subprotocol);
/// let (feed, sender) = visit.feed(chosen, 1024 * 1024);
/// tokio::spawn(feed.run(std::future::pending()));
/// sender.text("{}".to_owned()).ok();
/// # Ok(())
/// # }
/// ```
#[derive(Debug)]
pub struct Visit {
    stream: TcpStream,
    limits: Limits,
    request: Request,
    answer: Answer,
}

impl Visit {
    /// Reads the request of a client. `None` if there is none that could be accepted: then it was answered with the status that says so (400, 408,
    /// 426, 431), and the connection ended.
    ///
    /// # Errors
    /// Those of the socket.
    pub async fn begin(mut stream: TcpStream, limits: Limits) -> io::Result<Option<Self>> {
        // Frames are written whole: to wait for more would only delay them.
        stream.set_nodelay(true)?;
        let opening = match timeout(limits.opening, open(&mut stream, limits.head)).await {
            Ok(opening) => opening?,
            Err(_) => return part(stream, limits, &refusal(408)).await,
        };
        let request = match opening {
            None => return Ok(None),
            Some(Opening::Whole(request)) => request,
            Some(Opening::TooLong) => return part(stream, limits, &refusal(431)).await,
            Some(Opening::Foreign | Opening::Unfinished) => {
                return part(stream, limits, &refusal(400)).await;
            }
        };
        let answer = request.head().as_ref().and_then(answer_to);
        match answer {
            Some(answer) if answer.status == 101 => Ok(Some(Self {
                stream,
                limits,
                request,
                answer,
            })),
            Some(answer) => part(stream, limits, &answer.head).await,
            None => part(stream, limits, &refusal(400)).await,
        }
    }

    /// What the client asks for.
    pub const fn request(&self) -> &Request {
        &self.request
    }

    /// Refuses with this status code and ends the connection.
    ///
    /// # Errors
    /// Those of the socket.
    pub async fn refuse(self, status: u16) -> io::Result<()> {
        part::<()>(self.stream, self.limits, &refusal(status))
            .await
            .map(drop)
    }

    /// Accepts, chooses a sub-protocol, which the client must have offered, and feeds the client what is put into the queue, where messages of
    /// `capacity` bytes in all may wait.
    pub fn feed(self, subprotocol: Option<&str>, capacity: usize) -> (Feed, FeedSender) {
        let mut outgoing = Outgoing::default();
        let field = subprotocol.map(|name| ["Sec-WebSocket-Protocol: ", name].concat());
        let head = Reply::new(&self.answer, field).head();
        outgoing.end().extend_from_slice(head.as_bytes());
        let first = self.request.rest().to_vec();
        Feed::new(self.stream, outgoing, first, self.limits, capacity)
    }
}

impl Visit {
    /// Serves an echo client until its connection ends; once `stop` is done, with 1001.
    ///
    /// # Errors
    /// Those of the socket.
    pub(super) async fn echo(
        self,
        server: EchoServer,
        wishes: &EchoRequest,
        total: Total,
        stop: impl Future<Output = ()>,
    ) -> io::Result<()> {
        if wishes.silent {
            return self.ignore(stop).await;
        }
        if let Some(status) = wishes.status {
            return self.refuse(status).await;
        }
        let misbehaviour = wishes.misbehaviour.or(server.misbehaviour);
        let reply = Reply::echo(
            &self.request,
            &self.answer,
            server.compression,
            misbehaviour,
        );
        let head = reply.head();
        if !reply.opens {
            return part::<()>(self.stream, self.limits, &head).await.map(drop);
        }
        let limit = self.limits.message;
        let mut connection = Connection::new(Purpose::Echo, reply.agreement, limit);
        if let Some(misbehaviour) = misbehaviour {
            connection = connection.misbehaving(misbehaviour);
        }
        if let Some(messages) = wishes.drop {
            connection = connection.dropped_after(messages);
        }
        let mut outgoing = Outgoing::default();
        outgoing.end().extend_from_slice(head.as_bytes());
        let pump = Pump::new(self.stream, connection, outgoing, self.limits);
        let mut pump = pump.counted_in(total);
        if let Some(period) = wishes.ping {
            pump = pump.pinging(period);
        }
        pump.run(self.request.rest(), stop).await;
        Ok(())
    }

    /// Reads whatever comes and says nothing, until the client ends the connection.
    async fn ignore(mut self, stop: impl Future<Output = ()>) -> io::Result<()> {
        let mut bytes = [0; 4096];
        until(stop, async {
            while let Ok(1..) = self.stream.read(&mut bytes).await {}
        })
        .await;
        Ok(())
    }
}

/// Reads a request; `None` if the client ended the connection before its end.
async fn open(stream: &mut TcpStream, limit: usize) -> io::Result<Option<Opening>> {
    let mut opening = OpeningHandshake::new(limit);
    let mut bytes = [0; 4096];
    loop {
        let count = stream.read(&mut bytes).await?;
        if count == 0 {
            return Ok(None);
        }
        match opening.take(bytes.get(..count).unwrap_or_default()) {
            Opening::Unfinished => {}
            done => return Ok(Some(done)),
        }
    }
}

/// Says a last thing and ends the connection.
async fn part<T>(mut stream: TcpStream, limits: Limits, last: &str) -> io::Result<Option<T>> {
    let parting = async {
        stream.write_all(last.as_bytes()).await?;
        stream.shutdown().await?;
        let mut rest = [0; 4096];
        // Were the socket closed with bytes of the client in it, the client would lose what was said.
        while stream.read(&mut rest).await? > 0 {}
        Ok(None)
    };
    timeout(limits.closing, parting).await.unwrap_or(Ok(None))
}
