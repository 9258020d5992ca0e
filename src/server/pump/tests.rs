//! Times pass only where nothing is left to be done, so that each row takes no time and ends the same.

use super::*;
use crate::protocol::{MaskingKey, Opcode};
use crate::server::frame::{FIN, write_frame};
use crate::server::{Misbehaviour, Purpose};
use std::future::{pending, ready};
use std::io;
use tokio::io::{DuplexStream, duplex};
use tokio::time::sleep;

/// What a socket holds in each direction.
const SOCKET: usize = 64 * 1024;

/// One end of a socket, which must not be read again and again.
struct Counted {
    stream: DuplexStream,
    reads: usize,
}

impl AsyncRead for Counted {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        self.reads += 1;
        assert!(self.reads < 1000, "it spins");
        Pin::new(&mut self.stream).poll_read(context, buffer)
    }
}

impl AsyncWrite for Counted {
    fn poll_write(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.stream).poll_write(context, bytes)
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(context)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(context)
    }
}

fn echo() -> Connection {
    Connection::new(Purpose::Echo, None, Limits::default().message)
}

/// A connection with the default limits, and its peer.
fn pump(connection: Connection) -> (Pump<Counted>, DuplexStream) {
    let (stream, peer) = duplex(SOCKET);
    let stream = Counted { stream, reads: 0 };
    let outgoing = Outgoing::default();
    (
        Pump::new(stream, connection, outgoing, Limits::default()),
        peer,
    )
}

fn client_frame(opcode: Opcode, payload: &[u8]) -> Vec<u8> {
    let mut frame = server_frame(opcode, payload);
    let header = frame.len() - payload.len();
    frame[1] |= 0x80;
    frame.splice(header..header, MaskingKey::ZERO.0);
    frame
}

fn server_frame(opcode: Opcode, payload: &[u8]) -> Vec<u8> {
    let mut frame = Vec::new();
    write_frame(FIN | opcode.0, payload, &mut frame);
    frame
}

fn close(code: u16, reason: &str) -> Vec<u8> {
    let body = [&code.to_be_bytes(), reason.as_bytes()].concat();
    server_frame(Opcode::CLOSE, &body)
}

async fn expect(peer: &mut DuplexStream, expected: &[u8]) {
    let mut bytes = vec![0; expected.len()];
    peer.read_exact(&mut bytes).await.unwrap();
    assert!(bytes == expected, "{:02x?}", &bytes[..bytes.len().min(200)]);
}

/// Takes so many bytes at once, and then none for so long.
async fn expect_slowly(peer: &mut DuplexStream, expected: &[u8], at_once: usize, breath: Duration) {
    for piece in expected.chunks(at_once) {
        sleep(breath).await;
        expect(peer, piece).await;
    }
}

async fn expect_end(peer: &mut DuplexStream) {
    assert_eq!(peer.read(&mut [0]).await.unwrap(), 0);
}

const fn seconds(count: u64) -> Duration {
    Duration::from_secs(count)
}

#[tokio::test(start_paused = true)]
async fn who_is_dead_is_asked_once_and_let_go() {
    for period in [None, Some(seconds(50))] {
        let (mut pump, mut peer) = pump(echo());
        let mut numbers = Vec::new();
        if let Some(period) = period {
            pump = pump.pinging(period);
            numbers.extend([(0, "1"), (50, "2")]);
        }
        numbers.push((60, ""));
        numbers.extend(period.map(|_| (100, "3")));
        let begin = Instant::now();
        let peer = async move {
            for (at, number) in numbers {
                expect(&mut peer, &server_frame(Opcode::PING, number.as_bytes())).await;
                assert_eq!(begin.elapsed(), seconds(at), "{number}");
            }
            let timeout = close(3008, "nothing came, and no answer to a ping");
            expect(&mut peer, &timeout).await;
            assert_eq!(begin.elapsed(), seconds(120));
            expect_end(&mut peer).await;
            assert_eq!(begin.elapsed(), seconds(123));
        };
        tokio::join!(pump.run(b"", pending()), peer);
    }
}

#[tokio::test(start_paused = true)]
async fn who_takes_bytes_is_not_asked_before_it_took_all() {
    let begin = Instant::now();
    let (pump, mut peer) = pump(echo());
    let message = vec![7; 20 * SOCKET];
    let message_frame = client_frame(Opcode::BINARY, &message);
    let peer = async move {
        peer.write_all(&message_frame).await.unwrap();
        let echo = server_frame(Opcode::BINARY, &message);
        expect_slowly(&mut peer, &echo, SOCKET, seconds(20)).await;
        // The last that waited for room went 20 seconds before the last was read, or when that was.
        assert_eq!(begin.elapsed(), seconds(420));
        let taken = Instant::now();
        expect(&mut peer, &server_frame(Opcode::PING, b"")).await;
        let asked = taken.elapsed();
        assert!(asked >= seconds(40) && asked <= seconds(60), "{asked:?}");
        peer.write_all(&client_frame(Opcode::PONG, b""))
            .await
            .unwrap();
        expect(&mut peer, &server_frame(Opcode::PING, b"")).await;
        assert_eq!(taken.elapsed(), asked + seconds(60));
        let normal = 1000_u16.to_be_bytes();
        peer.write_all(&client_frame(Opcode::CLOSE, &normal))
            .await
            .unwrap();
        expect(&mut peer, &server_frame(Opcode::CLOSE, &normal)).await;
        expect_end(&mut peer).await;
    };
    tokio::join!(pump.run(b"", pending()), peer);
}

#[tokio::test(start_paused = true)]
async fn who_takes_nothing_is_let_go() {
    let begin = Instant::now();
    let (pump, mut peer) = pump(echo());
    let message_frame = client_frame(Opcode::BINARY, &vec![7; 2 * SOCKET]);
    let peer = async move {
        peer.write_all(&message_frame).await.unwrap();
        peer
    };
    let _ = tokio::join!(pump.run(b"", pending()), peer);
    assert_eq!(begin.elapsed(), Limits::default().stall);
}

#[tokio::test(start_paused = true)]
async fn a_closing_handshake_begins_when_the_close_frame_has_left() {
    let begin = Instant::now();
    let (pump, mut peer) = pump(echo());
    let message = vec![7; 10 * SOCKET];
    let message_frame = client_frame(Opcode::BINARY, &message);
    let stop = sleep(seconds(1));
    let peer = async move {
        peer.write_all(&message_frame).await.unwrap();
        let all = [
            server_frame(Opcode::BINARY, &message),
            close(1001, "the server stops"),
        ];
        expect_slowly(&mut peer, &all.concat(), SOCKET, seconds(5)).await;
        let going_away = 1001_u16.to_be_bytes();
        peer.write_all(&client_frame(Opcode::CLOSE, &going_away))
            .await
            .unwrap();
        expect_end(&mut peer).await;
    };
    tokio::join!(pump.run(b"", stop), peer);
    assert_eq!(begin.elapsed(), seconds(55));
}

#[tokio::test(start_paused = true)]
async fn who_does_not_answer_a_close_frame_is_let_go_soon() {
    let first = client_frame(Opcode::TEXT, b"a");
    let odd = [Opcode::CLOSE.0 | FIN, 1, 3];
    let rows: [(&[u8], Vec<u8>); 2] = [
        // It came with the request, and is answered with a Close frame at once.
        (&first, odd.to_vec()),
        (b"", close(1001, "the server stops")),
    ];
    for (first, expected) in rows {
        let begin = Instant::now();
        let misbehaviour = Misbehaviour::named("close-body-too-short").unwrap();
        let (pump, mut peer) = pump(echo().misbehaving(misbehaviour));
        let peer = async move {
            expect(&mut peer, &expected).await;
            expect_end(&mut peer).await;
        };
        if first.is_empty() {
            tokio::join!(pump.run(first, ready(())), peer);
        } else {
            tokio::join!(pump.run(first, pending()), peer);
        }
        assert_eq!(begin.elapsed(), Limits::default().closing);
    }
}

#[tokio::test(start_paused = true)]
async fn who_still_sends_when_all_is_over_has_time_to_read() {
    let limits = Limits::default();
    // Seconds that it goes on, and after how long it is let go.
    let rows = [
        (0, limits.closing),
        (10, seconds(10) + limits.closing),
        (1000, limits.stall),
    ];
    for (count, expected) in rows {
        let begin = Instant::now();
        let (pump, mut peer) = pump(echo());
        let run = async {
            pump.run(b"", pending()).await;
            begin.elapsed()
        };
        let peer = async {
            let message = client_frame(Opcode(3), b"");
            peer.write_all(&message).await.unwrap();
            for _ in 0..count {
                sleep(seconds(1)).await;
                if peer.write_all(b"more").await.is_err() {
                    break;
                }
            }
            expect(&mut peer, &close(1002, "reserved-opcode")).await;
            expect_end(&mut peer).await;
            peer
        };
        let (lasted, _) = tokio::join!(run, peer);
        assert_eq!(lasted, expected, "{count}");
    }
}
