//! One connection: the way to the server, and what goes both ways.

use super::passage::{Broken, Passage, Passed};
use super::tape::Tape;
use super::teller::Teller;
use super::track::Track;
use super::upstream::Upstream;
use super::{Ending, Event, Problem, Security, Target};
use crate::capture::tcp::Side;
use rustls_platform_verifier::BuilderVerifierExt;
use std::fmt;
use std::future::poll_fn;
use std::io;
use std::net::SocketAddr;
use std::pin::{Pin, pin};
use std::sync::{Arc, Mutex, PoisonError};
use std::task::Poll;
use std::time::Duration;
use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};
use tokio::net::{TcpStream, lookup_host};
use tokio::time::timeout;
use tokio_rustls::TlsConnector;
use tokio_rustls::rustls::crypto::ring;
use tokio_rustls::rustls::pki_types::ServerName;
use tokio_rustls::rustls::{self, ClientConfig};

/// What all connections have in common.
pub(super) struct Relay {
    to: Target,
    tls: Option<(TlsConnector, ServerName<'static>)>,
    tape: Arc<Tape>,
    teller: Teller,
    /// Where the server was reached last: it is asked there first.
    reached: Mutex<Option<SocketAddr>>,
}

impl fmt::Debug for Relay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Relay({})", self.to)
    }
}

impl Relay {
    /// How long an address may take to answer, TLS included.
    const PATIENCE: Duration = Duration::from_secs(20);

    pub(super) fn new(
        to: Target,
        security: Security,
        tape: Arc<Tape>,
        teller: &Teller,
    ) -> Result<Self, Problem> {
        let tls = match security {
            Security::Plain => None,
            Security::Tls => {
                let name = ServerName::try_from(to.host.clone())
                    .map_err(|error| Problem::Tls(error.to_string()))?;
                let connector = connector().map_err(|error| Problem::Tls(error.to_string()))?;
                Some((connector, name))
            }
        };
        Ok(Self {
            to,
            tls,
            tape,
            teller: teller.clone(),
            reached: Mutex::new(None),
        })
    }

    /// Where bytes are passed on to.
    pub(super) fn to(&self) -> &Target {
        &self.to
    }

    /// How it speaks there.
    pub(super) fn security(&self) -> Security {
        match self.tls {
            Some(_) => Security::Tls,
            None => Security::Plain,
        }
    }

    /// Serves a client until its connection ends, or `stop` is done.
    pub(super) async fn attend(
        &self,
        client: TcpStream,
        address: SocketAddr,
        connection: u32,
        stop: impl Future<Output = ()>,
    ) {
        let mut stop = pin!(stop);
        let reached = {
            let mut reaching = pin!(self.reach(&client, address));
            poll_fn(|context| match stop.as_mut().poll(context) {
                Poll::Ready(()) => Poll::Ready(Err("the tap ended".to_owned())),
                Poll::Pending => reaching.as_mut().poll(context),
            })
            .await
        };
        let (server, track, at) = match reached {
            Ok(reached) => reached,
            Err(why) => {
                abort(&client);
                self.teller.tell(Event::Unreachable {
                    connection,
                    client: address,
                    why,
                });
                return;
            }
        };
        // A delay that Nagle's algorithm adds would be ours, and neither side's.
        let _ = client.set_nodelay(true);
        self.teller.tell(Event::Opened {
            connection,
            client: address,
            server: at,
        });
        let event = pass(client, server, track, connection, stop).await;
        self.teller.tell(event);
    }

    /// Connects to the server, wherever it answers first; if nowhere, why not at each of its addresses.
    async fn reach(
        &self,
        client: &TcpStream,
        address: SocketAddr,
    ) -> Result<(Upstream, Track, SocketAddr), String> {
        let found = lookup_host((&*self.to.host, self.to.port)).await;
        let mut servers: Vec<SocketAddr> = match found {
            Ok(found) => found.collect(),
            Err(error) => return Err(self.refuse(client, address, &error)),
        };
        if servers.is_empty() {
            let error = io::Error::other("the name has no address");
            return Err(self.refuse(client, address, &error));
        }
        let reached = *self.reached();
        servers.sort_by_key(|server| Some(*server) != reached);
        let mut why_not = Vec::new();
        for server in servers {
            let mut track = self.tape.open(address, server);
            let trying = self.connect(server, &mut track);
            let tried = match timeout(Self::PATIENCE, trying).await {
                Ok(tried) => tried,
                Err(_) => Err(io::ErrorKind::TimedOut.into()),
            };
            match tried {
                Ok(upstream) => {
                    *self.reached() = Some(server);
                    return Ok((upstream, track, server));
                }
                Err(error) => {
                    let why = format!("{server}: {error}");
                    track.reset(Side::Other, Some(&why));
                    why_not.push(why);
                }
            }
        }
        Err(why_not.join("; "))
    }

    async fn connect(&self, server: SocketAddr, track: &mut Track) -> io::Result<Upstream> {
        let stream = TcpStream::connect(server).await?;
        stream.set_nodelay(true)?;
        track.accept();
        Ok(match &self.tls {
            None => Upstream::Plain(stream),
            Some((connector, name)) => {
                Upstream::Tls(Box::new(connector.connect(name.clone(), stream).await?))
            }
        })
    }

    /// The server has no address: what is recorded is that the tap took no connection. Why, in words.
    fn refuse(&self, client: &TcpStream, address: SocketAddr, error: &io::Error) -> String {
        let why = format!("{}: {error}", self.to);
        if let Ok(own) = client.local_addr() {
            self.tape.open(address, own).reset(Side::Other, Some(&why));
        }
        why
    }

    fn reached(&self) -> std::sync::MutexGuard<'_, Option<SocketAddr>> {
        self.reached.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// TLS as the platform trusts it.
fn connector() -> Result<TlsConnector, rustls::Error> {
    let config = ClientConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_safe_default_protocol_versions()?
        .with_platform_verifier()?
        .with_no_client_auth();
    Ok(Arc::new(config).into())
}

/// Passes on what both say until both have said their last, or one breaks the connection; or until `stop` is done. What was read by then is
/// still written, if it is taken soon.
async fn pass(
    mut client: TcpStream,
    mut server: Upstream,
    mut track: Track,
    number: u32,
    mut stop: Pin<&mut impl Future<Output = ()>>,
) -> Event {
    let mut to_server = Passage::new(Side::Opener);
    let mut to_client = Passage::new(Side::Other);
    let mut first = None;
    let passed = poll_fn(|context| {
        let up = to_server.poll(context, &mut client, &mut server, &mut track);
        let up = up.map_err(End::Broken)?;
        let down = to_client.poll(context, &mut server, &mut client, &mut track);
        let down = down.map_err(End::Broken)?;
        if first.is_none() {
            first = match (up, down) {
                (Poll::Ready(Passed::Finished), _) => Some(Ending::ByClient),
                (_, Poll::Ready(Passed::Finished)) => Some(Ending::ByServer),
                _ => None,
            };
        }
        match (up, down) {
            (Poll::Ready(up), Poll::Ready(down)) => Poll::Ready(Ok((up, down))),
            _ => stop.as_mut().poll(context).map(|()| Err(End::Stopped)),
        }
    })
    .await;
    let broken = match passed {
        Err(End::Broken(Broken(side))) => Some(side),
        Err(End::Stopped) => {
            first = Some(Ending::Stopped);
            None
        }
        Ok((Passed::Refused, _)) => Some(Side::Other),
        Ok((_, Passed::Refused)) => Some(Side::Opener),
        Ok(_) => None,
    };
    // Whose connection is over: nothing can be written to who broke it.
    let mut is_over = [broken == Some(Side::Opener), broken == Some(Side::Other)];
    // Of the end of the tap nothing is recorded: neither side had a part in it.
    if let Some(side) = broken {
        track.reset(side, None);
        // It is broken to the other side as well, if that can lose nothing by it.
        if to_client.bytes() == 0 {
            abort(&client);
            is_over[0] = true;
        }
        if to_server.bytes() == 0 {
            abort(server.socket());
            is_over[1] = true;
        }
    }
    if broken.is_some() || passed.is_err() {
        let mut of_client = pin!(end(&mut client, &mut to_client));
        let mut of_server = pin!(end(&mut server, &mut to_server));
        let ends = poll_fn(|context| {
            let [client, server] = &mut is_over;
            *client = *client || of_client.as_mut().poll(context).is_ready();
            *server = *server || of_server.as_mut().poll(context).is_ready();
            if *client && *server {
                Poll::Ready(())
            } else {
                Poll::Pending
            }
        });
        // Who does not take it by then has it from the system, as long as that lasts.
        let _ = timeout(LAST, ends).await;
    }
    Event::Closed {
        connection: number,
        from_client: to_server.bytes(),
        from_server: to_client.bytes(),
        ending: match broken {
            Some(Side::Opener) => Ending::ResetByClient,
            Some(Side::Other) => Ending::ResetByServer,
            None => first.unwrap_or(Ending::ByClient),
        },
    }
}

/// Ends one side's connection: writes what was read for it, says that this was all, and waits until that side says so too. Were the socket
/// broken at once, or closed with something unread in it, the side would lose what the system still holds for it.
async fn end<S>(socket: &mut S, passage: &mut Passage)
where
    S: AsyncRead + AsyncWrite + Unpin,
{
    poll_fn(|context| passage.poll_rest(context, socket)).await;
    if socket.shutdown().await.is_ok() {
        let mut unheard = [0; 4096];
        while let Ok(1..) = socket.read(&mut unheard).await {}
    }
}

/// How long what was read last may take to be written and to be taken.
const LAST: Duration = Duration::from_secs(1);

/// Why a connection ended before both sides had said their last.
#[derive(Clone, Copy)]
enum End {
    Broken(Broken),
    Stopped,
}

/// Lets a socket end with RST when it is closed.
fn abort(socket: &TcpStream) {
    // Where that cannot be, it ends as sockets do.
    let _ = socket.set_zero_linger();
}
