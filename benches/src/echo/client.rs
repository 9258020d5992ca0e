//! The client: all its connections on one thread, its frames made beforehand.

use super::load::Load;
use std::io;
use std::net::SocketAddr;
use std::rc::Rc;
use std::time::{Duration, Instant};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::task::LocalSet;

const REQUEST: &[u8] =
    b"GET / HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\
    Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n";

/// Loads the server at `address` and says how long it took for all echoes to come. Handshakes and the first batch of each connection, whose
/// echo is compared byte by byte, do not count.
pub(super) fn bear(address: SocketAddr, load: Load) -> io::Result<Duration> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_io()
        .build()?;
    let (sent, echoed) = load.wire();
    let (sent, echoed) = (Rc::new(sent), Rc::new(echoed));
    LocalSet::new().block_on(&runtime, async {
        let mut streams = Vec::new();
        for _ in 0..load.connections {
            let mut stream = open(address).await?;
            let mut back = vec![0; echoed.len()];
            batch(&mut stream, &sent, &mut back).await?;
            assert!(back == *echoed, "what comes back is what was sent");
            streams.push(stream);
        }
        let start = Instant::now();
        let tasks: Vec<_> = streams
            .into_iter()
            .map(|mut stream| {
                let (sent, len) = (Rc::clone(&sent), echoed.len());
                tokio::task::spawn_local(async move {
                    let mut back = vec![0; len];
                    for _ in 0..load.batches {
                        batch(&mut stream, &sent, &mut back).await?;
                    }
                    Ok::<_, io::Error>(stream)
                })
            })
            .collect();
        let mut streams = Vec::new();
        for task in tasks {
            streams.push(task.await.expect("no task panics")?);
        }
        Ok(start.elapsed())
    })
}

async fn open(address: SocketAddr) -> io::Result<TcpStream> {
    let mut stream = TcpStream::connect(address).await?;
    stream.set_nodelay(true)?;
    stream.write_all(REQUEST).await?;
    let mut head = Vec::new();
    while !head.ends_with(b"\r\n\r\n") {
        head.push(stream.read_u8().await?);
    }
    assert!(head.starts_with(b"HTTP/1.1 101"), "the server accepts");
    Ok(stream)
}

/// Sends a batch and reads as many bytes as `back` has.
async fn batch(stream: &mut TcpStream, sent: &[u8], back: &mut [u8]) -> io::Result<()> {
    let (mut reader, mut writer) = stream.split();
    let (written, read) = tokio::join!(writer.write_all(sent), reader.read_exact(back));
    written?;
    read.map(drop)
}
