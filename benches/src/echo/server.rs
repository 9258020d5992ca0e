//! The servers, each on a thread of its own.

use crate::clock::{Clock, Nanoseconds};
use ::fastwebsockets::{FragmentCollector, OpCode, Role, WebSocket};
use framescope::server::EchoServer;
use futures_util::{SinkExt, StreamExt};
use std::io;
use std::net::SocketAddr;
use std::thread::JoinHandle;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::oneshot;

/// Who made the server.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Peer {
    Framescope,
    Tungstenite,
    FastWebSockets,
}

/// A server that runs.
pub(super) struct Running {
    address: SocketAddr,
    stop: oneshot::Sender<()>,
    thread: JoinHandle<Nanoseconds>,
}

impl Running {
    pub(super) const fn address(&self) -> SocketAddr {
        self.address
    }

    /// Ends it and says how long its thread ran.
    pub(super) fn stop(self) -> Nanoseconds {
        // If it has ended, joining it says so.
        let _ = self.stop.send(());
        self.thread.join().expect("no server panics")
    }
}

impl Peer {
    pub(super) const ALL: [Self; 3] = [Self::Framescope, Self::Tungstenite, Self::FastWebSockets];

    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Framescope => "framescope",
            Self::Tungstenite => "tungstenite",
            Self::FastWebSockets => "fastwebsockets",
        }
    }

    pub(super) fn start(self) -> io::Result<Running> {
        let listener = std::net::TcpListener::bind("127.0.0.1:0")?;
        listener.set_nonblocking(true)?;
        let address = listener.local_addr()?;
        let (stop, stopped) = oneshot::channel();
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()?;
        let thread = std::thread::spawn(move || {
            let start = Clock::Thread.now();
            runtime.block_on(async {
                let listener = TcpListener::from_std(listener).expect("it listens");
                self.serve(listener, async {
                    let _ = stopped.await;
                })
                .await;
            });
            Clock::Thread.now() - start
        });
        Ok(Running {
            address,
            stop,
            thread,
        })
    }

    async fn serve(self, listener: TcpListener, stop: impl Future<Output = ()>) {
        if self == Self::Framescope {
            return EchoServer::default().serve(listener, stop).await;
        }
        let accepting = async {
            loop {
                let (stream, _) = listener.accept().await.expect("it accepts");
                stream.set_nodelay(true).expect("it is a TCP socket");
                match self {
                    Self::Tungstenite => tokio::spawn(tungstenite(stream)),
                    _ => tokio::spawn(fastwebsockets(stream)),
                };
            }
        };
        tokio::select! {
            () = accepting => {}
            () = stop => {}
        }
    }
}

/// As in its examples.
async fn tungstenite(stream: TcpStream) {
    let mut socket = tokio_tungstenite::accept_async(stream)
        .await
        .expect("the handshake is sound");
    while let Some(Ok(message)) = socket.next().await {
        if (message.is_text() || message.is_binary()) && socket.send(message).await.is_err() {
            return;
        }
    }
}

/// As in its examples, but on the socket itself rather than through hyper.
async fn fastwebsockets(mut stream: TcpStream) {
    let mut head = Vec::new();
    while !head.ends_with(b"\r\n\r\n") {
        match stream.read_u8().await {
            Ok(byte) => head.push(byte),
            Err(_) => return,
        }
    }
    let answer = "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\
        Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n\r\n";
    if stream.write_all(answer.as_bytes()).await.is_err() {
        return;
    }
    let socket = WebSocket::after_handshake(stream, Role::Server);
    let mut socket = FragmentCollector::new(socket);
    while let Ok(frame) = socket.read_frame().await {
        match frame.opcode {
            OpCode::Text | OpCode::Binary => {
                if socket.write_frame(frame).await.is_err() {
                    return;
                }
            }
            OpCode::Close => return,
            _ => {}
        }
    }
}
