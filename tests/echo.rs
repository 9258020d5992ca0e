//! The echo server and the feed on real sockets: what clients do that mean no good, many at once, slow ones, and an end.
#![cfg(feature = "cli")]
#![expect(clippy::unwrap_used, reason = "a test may end so")]

use framescope::protocol::{FrameHeader, LengthForm, MaskingKey, Opcode};
use framescope::server::{EchoServer, Full, Limits, Visit};
use std::future::{pending, ready};
use std::net::SocketAddr;
use std::time::Duration;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpSocket, TcpStream};
use tokio::sync::oneshot;
use tokio::task::JoinHandle;

const REQUEST: &str = "GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\
    Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n";
const ANSWER: &str = "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\
    Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n\r\n";

/// So short that nobody waits for it, so long that nothing else needs it.
const SOON: Duration = Duration::from_millis(200);

/// A server that runs until the handle is used.
struct Served {
    address: SocketAddr,
    stop: oneshot::Sender<()>,
    ended: JoinHandle<()>,
}

impl Served {
    async fn by(server: EchoServer) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let (stop, stopped) = oneshot::channel();
        let ended = tokio::spawn(server.serve(listener, async {
            let _ = stopped.await;
        }));
        Self {
            address,
            stop,
            ended,
        }
    }

    async fn with(limits: Limits) -> Self {
        Self::by(EchoServer {
            limits,
            ..EchoServer::default()
        })
        .await
    }

    async fn connect(&self) -> TcpStream {
        TcpStream::connect(self.address).await.unwrap()
    }

    /// A client that asked for this and was answered with 101.
    async fn ask(&self, target: &str) -> TcpStream {
        let mut stream = self.connect().await;
        let request = REQUEST.replacen("GET /", &["GET ", target].concat(), 1);
        stream.write_all(request.as_bytes()).await.unwrap();
        let mut answer = vec![0; ANSWER.len()];
        stream.read_exact(&mut answer).await.unwrap();
        assert_eq!(String::from_utf8(answer).unwrap(), ANSWER);
        stream
    }

    async fn stop(self) {
        self.stop.send(()).unwrap();
        self.ended.await.unwrap();
    }
}

fn frame(opcode: Opcode, payload: &[u8], masking_key: Option<MaskingKey>) -> Vec<u8> {
    let payload_len = payload.len() as u64;
    let mut frame = Vec::new();
    FrameHeader {
        fin: true,
        rsv: 0,
        opcode,
        length_form: LengthForm::minimal_for(payload_len),
        payload_len,
        masking_key,
    }
    .encode(&mut frame);
    masking_key
        .unwrap_or(MaskingKey::ZERO)
        .append(payload, &mut frame);
    frame
}

fn client_frame(opcode: Opcode, payload: &[u8]) -> Vec<u8> {
    frame(opcode, payload, Some(MaskingKey([0x37, 0xFA, 0x21, 0x3D])))
}

fn server_frame(opcode: Opcode, payload: &[u8]) -> Vec<u8> {
    frame(opcode, payload, None)
}

fn close(code: u16, reason: &str) -> Vec<u8> {
    server_frame(
        Opcode::CLOSE,
        &[&code.to_be_bytes(), reason.as_bytes()].concat(),
    )
}

async fn read_to_end(mut stream: TcpStream) -> Vec<u8> {
    let mut bytes = Vec::new();
    stream.read_to_end(&mut bytes).await.unwrap();
    bytes
}

/// Waits for the end of a connection; what the server had not read may make that a reset.
async fn says_nothing_more(mut stream: TcpStream) {
    assert_eq!(stream.read(&mut [0]).await.unwrap_or(0), 0);
}

async fn expect(stream: &mut TcpStream, expected: &[u8]) {
    let mut bytes = vec![0; expected.len()];
    stream.read_exact(&mut bytes).await.unwrap();
    assert!(bytes == expected, "{bytes:02x?}");
}

/// Whether an echo comes back.
async fn echoes(stream: &mut TcpStream) {
    let message = client_frame(Opcode::TEXT, b"Hello");
    stream.write_all(&message).await.unwrap();
    expect(stream, &server_frame(Opcode::TEXT, b"Hello")).await;
}

#[tokio::test]
async fn what_is_no_sound_request_is_refused() {
    let served = Served::by(EchoServer::default()).await;
    let long = format!("GET / HTTP/1.1\r\nCookie: {}", "a".repeat(20_000));
    let rows: &[(&str, &str)] = &[
        ("\u{16}\u{3}\u{1}\u{2}\u{0}", "400"),
        ("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", "400"),
        ("GET / HTTP/1.1\r\nHost: a\r\n\r\n", "400"),
        ("POST / HTTP/1.1\r\nHost: a\r\n\r\n", "400"),
        ("HTTP/1.1 200 OK\r\n\r\n", "400"),
        (&REQUEST.replace("Version: 13", "Version: 8"), "426"),
        (&REQUEST.replace("ZQ==", "Z"), "400"),
        (&long, "431"),
        (&REQUEST.replace("GET /", "GET /?status=404"), "404"),
        (&REQUEST.replace("GET /", "GET /?status=302"), "302"),
        (&REQUEST.replace("GET /", "GET /?status=101"), "400"),
        (
            &REQUEST.replace("GET /", "GET /?misbehave=host-field"),
            "400",
        ),
        (
            &REQUEST.replace("GET /", "GET /?misbehave=status-switching"),
            "200",
        ),
    ];
    for (request, status) in rows {
        let mut stream = served.connect().await;
        stream.write_all(request.as_bytes()).await.unwrap();
        let answer = String::from_utf8(read_to_end(stream).await).unwrap();
        let start = ["HTTP/1.1 ", status, " "].concat();
        assert!(
            answer.starts_with(&start) && answer.ends_with("\r\n\r\n"),
            "{request}: {answer}"
        );
    }
    served.stop().await;
}

#[tokio::test]
async fn a_handshake_that_does_not_end_is_ended() {
    let limits = Limits {
        opening: SOON,
        ..Limits::default()
    };
    let served = Served::with(limits).await;
    for start in ["", "GET", "GET / HTTP/1.1\r\nHost:"] {
        let mut stream = served.connect().await;
        stream.write_all(start.as_bytes()).await.unwrap();
        let answer = String::from_utf8(read_to_end(stream).await).unwrap();
        assert!(answer.starts_with("HTTP/1.1 408 "), "{answer}");
    }
    served.stop().await;
}

#[tokio::test]
async fn the_address_chooses() {
    let served = Served::by(EchoServer::default()).await;

    let mut stream = served.ask("/?ping=1").await;
    for number in ["1", "2", "3"] {
        expect(&mut stream, &server_frame(Opcode::PING, number.as_bytes())).await;
    }
    drop(stream);

    let mut stream = served.ask("/?drop=1").await;
    echoes(&mut stream).await;
    assert_eq!(read_to_end(stream).await, b"");
    assert_eq!(read_to_end(served.ask("/?drop=0").await).await, b"");

    let mut stream = served.ask("/?misbehave=masked-server-frame").await;
    stream
        .write_all(&client_frame(Opcode::TEXT, b"Hello"))
        .await
        .unwrap();
    expect(&mut stream, &client_frame(Opcode::TEXT, b"Hello")).await;
    echoes(&mut stream).await;
    drop(stream);

    let mut stream = served.connect().await;
    let request = REQUEST.replace("GET /", "GET /?silent");
    stream.write_all(request.as_bytes()).await.unwrap();
    served.stop().await;
    says_nothing_more(stream).await;
}

#[tokio::test]
async fn sub_protocol_and_compression_are_agreed_on() {
    let served = Served::by(EchoServer::default()).await;
    let offer = "Sec-WebSocket-Protocol: b, a\r\nSec-WebSocket-Extensions: permessage-deflate; \
        server_no_context_takeover; client_max_window_bits=9; server_max_window_bits=8\r\n\r\n";
    let mut stream = served.connect().await;
    let request = [&REQUEST[..REQUEST.len() - 2], offer].concat();
    stream.write_all(request.as_bytes()).await.unwrap();
    let answer = "Sec-WebSocket-Protocol: b\r\nSec-WebSocket-Extensions: permessage-deflate; \
        server_no_context_takeover; server_max_window_bits=8; client_max_window_bits=9\r\n\r\n";
    let expected = [&ANSWER[..ANSWER.len() - 2], answer].concat();
    expect(&mut stream, expected.as_bytes()).await;
    served.stop().await;
}

#[tokio::test]
async fn frames_may_come_with_the_request() {
    let served = Served::by(EchoServer::default()).await;
    let mut stream = served.connect().await;
    let early = client_frame(Opcode::TEXT, b"early");
    let both = [REQUEST.as_bytes(), &early].concat();
    stream.write_all(&both).await.unwrap();
    expect(&mut stream, ANSWER.as_bytes()).await;
    expect(&mut stream, &server_frame(Opcode::TEXT, b"early")).await;
    served.stop().await;
}

#[tokio::test]
async fn who_sends_no_more_may_still_read() {
    let served = Served::by(EchoServer::default()).await;
    let mut stream = served.ask("/").await;
    let message = client_frame(Opcode::BINARY, &vec![7; 300_000]);
    stream.write_all(&message).await.unwrap();
    stream.shutdown().await.unwrap();
    let echo = server_frame(Opcode::BINARY, &vec![7; 300_000]);
    assert!(read_to_end(stream).await == echo);
    served.stop().await;
}

#[tokio::test]
async fn who_reads_late_has_everything_up_to_the_close() {
    let limits = Limits {
        closing: SOON,
        ..Limits::default()
    };
    let served = Served::with(limits).await;
    let socket = TcpSocket::new_v4().unwrap();
    // What is not read is held by the server's system.
    socket.set_recv_buffer_size(65_536).unwrap();
    let mut late = socket.connect(served.address).await.unwrap();
    late.write_all(REQUEST.as_bytes()).await.unwrap();
    expect(&mut late, ANSWER.as_bytes()).await;
    let message = vec![7; 500_000];
    late.write_all(&client_frame(Opcode::BINARY, &message))
        .await
        .unwrap();
    // The echo has begun, and is not read.
    late.peek(&mut [0]).await.unwrap();
    // It is over for the server, which waits for nobody long.
    served.stop().await;
    let expected = [
        server_frame(Opcode::BINARY, &message),
        close(1001, "the server stops"),
    ];
    let (said, expected) = (read_to_end(late).await, expected.concat());
    assert!(said == expected, "{} of {}", said.len(), expected.len());
}

#[tokio::test]
async fn garbage_and_a_message_of_a_gigabyte_are_failed() {
    let served = Served::by(EchoServer::default()).await;
    let rows: &[(&[u8], Vec<u8>)] = &[
        (b"GET / HTTP/1.1\r\n\r\n", close(1002, "reserved-bits")),
        (
            b"\x82\xFF\0\0\0\0\x40\0\0\0\x01\x02\x03\x04data",
            close(1009, "message too big"),
        ),
    ];
    for (bytes, expected) in rows {
        let mut stream = served.ask("/").await;
        stream.write_all(bytes).await.unwrap();
        assert_eq!(read_to_end(stream).await, *expected);
    }
    served.stop().await;
}

#[tokio::test]
async fn who_reads_nothing_is_let_go_and_holds_up_nobody() {
    let limits = Limits {
        stall: SOON,
        ..Limits::default()
    };
    let served = Served::with(limits).await;
    let socket = TcpSocket::new_v4().unwrap();
    // The less the system holds for it, the sooner it is full.
    socket.set_recv_buffer_size(4096).unwrap();
    let mut slow = socket.connect(served.address).await.unwrap();
    slow.write_all(REQUEST.as_bytes()).await.unwrap();
    let mut other = served.ask("/").await;
    let message = client_frame(Opcode::BINARY, &vec![0; 100_000]);
    // What it does not read is read no more from it either: at last its own sending stands still, until it is let go.
    let mut sent = 0_u64;
    while slow.write_all(&message).await.is_ok() {
        sent += 1;
        echoes(&mut other).await;
        assert!(sent < 1000, "the server has no limit");
    }
    echoes(&mut other).await;
    drop(other);
    served.stop().await;
}

#[tokio::test]
async fn messages_that_do_not_end_take_no_more_than_there_is() {
    // However its bytes come, a message takes up to twice its length.
    let limits = Limits {
        memory: 2_200_000,
        ..Limits::default()
    };
    let served = Served::with(limits).await;
    let mut fragment = client_frame(Opcode::BINARY, &vec![0; 900_000]);
    let mut more = client_frame(Opcode::CONTINUATION, &vec![0; 900_000]);
    // FIN
    fragment[0] &= 0x7F;
    more[0] &= 0x7F;
    let ping = client_frame(Opcode::PING, b"read so far?");
    let [mut first, mut second, mut other] = [
        served.ask("/").await,
        served.ask("/").await,
        served.ask("/").await,
    ];
    first.write_all(&fragment).await.unwrap();
    first.write_all(&ping).await.unwrap();
    expect(&mut first, &server_frame(Opcode::PONG, b"read so far?")).await;
    second.write_all(&[fragment, more].concat()).await.unwrap();
    expect(&mut second, &close(1013, "too much memory is in use")).await;
    // Others are served, and who was first is heard out.
    echoes(&mut other).await;
    let rest = client_frame(Opcode::CONTINUATION, &vec![0; 100_000]);
    first.write_all(&rest).await.unwrap();
    let echo = server_frame(Opcode::BINARY, &vec![0; 1_000_000]);
    expect(&mut first, &echo).await;
    drop((first, second, other));
    served.stop().await;
}

#[tokio::test]
async fn who_says_nothing_is_asked_and_then_let_go() {
    // Both ends are one thread's: the answer is to be there in time, whatever holds that up.
    let limits = Limits {
        idle: Some(Duration::from_secs(1)),
        ..Limits::default()
    };
    let served = Served::with(limits).await;
    let mut stream = served.ask("/").await;
    expect(&mut stream, &server_frame(Opcode::PING, b"")).await;
    // An answer is a sign of life.
    let pong = client_frame(Opcode::PONG, b"");
    stream.write_all(&pong).await.unwrap();
    expect(&mut stream, &server_frame(Opcode::PING, b"")).await;
    let timeout = close(3008, "nothing came, and no answer to a ping");
    expect(&mut stream, &timeout).await;
    let answer = client_frame(Opcode::CLOSE, &3008_u16.to_be_bytes());
    stream.write_all(&answer).await.unwrap();
    assert_eq!(read_to_end(stream).await, b"");
    served.stop().await;
}

#[tokio::test]
async fn a_thousand_are_served_at_once_and_told_of_the_end() {
    // Both ends of each are open here: twice what a process may have by default.
    rlimit::increase_nofile_limit(3000).unwrap();
    let limits = Limits {
        idle: None,
        closing: Duration::from_mins(1),
        ..Limits::default()
    };
    let served = Served::with(limits).await;
    let mut streams = Vec::new();
    for _ in 0..1000 {
        streams.push(served.ask("/").await);
    }
    for stream in &mut streams {
        let message = client_frame(Opcode::TEXT, b"Hello");
        stream.write_all(&message).await.unwrap();
    }
    for stream in &mut streams {
        expect(stream, &server_frame(Opcode::TEXT, b"Hello")).await;
    }
    served.stop.send(()).unwrap();
    for stream in &mut streams {
        expect(stream, &close(1001, "the server stops")).await;
        let answer = client_frame(Opcode::CLOSE, &1001_u16.to_be_bytes());
        stream.write_all(&answer).await.unwrap();
    }
    for stream in streams {
        assert_eq!(read_to_end(stream).await, b"");
    }
    served.ended.await.unwrap();
}

#[tokio::test]
async fn an_end_waits_for_nobody_long() {
    let limits = Limits {
        closing: SOON,
        ..Limits::default()
    };
    let served = Served::with(limits).await;
    let silent = served.ask("/").await;
    let half = served.connect().await;
    served.stop().await;
    assert_eq!(read_to_end(silent).await, close(1001, "the server stops"));
    says_nothing_more(half).await;
}

/// A visit to a feed, and its client.
async fn visit(request: &str) -> (Option<Visit>, TcpStream) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let mut client = TcpStream::connect(address).await.unwrap();
    client.write_all(request.as_bytes()).await.unwrap();
    let (stream, _) = listener.accept().await.unwrap();
    (
        Visit::begin(stream, Limits::default()).await.unwrap(),
        client,
    )
}

#[tokio::test]
async fn a_feed_sends_what_there_is_room_for() {
    let offer = "Sec-WebSocket-Protocol: x, framescope.feed.v1\r\n\r\n";
    let request = [&REQUEST[..REQUEST.len() - 2], offer].concat();
    let (visit, mut client) = visit(&request.replace("GET /", "GET /?token=a%3D")).await;
    let visit = visit.unwrap();
    assert_eq!(visit.request().parameter("token").as_deref(), Some("a="));
    assert!(visit.request().offers("framescope.feed.v1"));
    let (feed, sender) = visit.feed(Some("framescope.feed.v1"), 10);
    assert_eq!(sender.binary(vec![1; 6]), Ok(()));
    assert_eq!(sender.binary(vec![2; 6]), Err(Full::Now));
    assert_eq!(sender.text("{}".to_owned()), Ok(()));
    assert_eq!(sender.waiting(), 8);
    let running = tokio::spawn(feed.run(pending()));
    let chosen = "Sec-WebSocket-Protocol: framescope.feed.v1\r\n\r\n";
    let answer = [&ANSWER[..ANSWER.len() - 2], chosen].concat();
    expect(&mut client, answer.as_bytes()).await;
    expect(&mut client, &server_frame(Opcode::BINARY, &[1; 6])).await;
    expect(&mut client, &server_frame(Opcode::TEXT, b"{}")).await;
    assert_eq!(sender.waiting(), 0);
    let ping = client_frame(Opcode::PING, b"p");
    client.write_all(&ping).await.unwrap();
    expect(&mut client, &server_frame(Opcode::PONG, b"p")).await;
    drop(sender);
    expect(&mut client, &close(1001, "the feed ends")).await;
    drop(client);
    running.await.unwrap();
}

#[tokio::test]
async fn a_feed_may_be_refused_and_stopped() {
    let (refused, client) = visit(REQUEST).await;
    let (answer, refusal) = tokio::join!(read_to_end(client), refused.unwrap().refuse(403));
    assert!(answer.starts_with(b"HTTP/1.1 403 Forbidden\r\n"));
    refusal.unwrap();

    let (stopped, mut client) = visit(REQUEST).await;
    let (feed, sender) = stopped.unwrap().feed(None, 10);
    let running = tokio::spawn(feed.run(ready(())));
    expect(&mut client, ANSWER.as_bytes()).await;
    expect(&mut client, &close(1001, "the server stops")).await;
    drop(client);
    running.await.unwrap();
    assert_eq!(sender.text("x".to_owned()), Err(Full::ForEver));
}

/// `framescope echo` with these arguments.
fn command(arguments: &[&str]) -> std::process::Command {
    let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_framescope"));
    command.arg("echo").args(arguments);
    command
}

#[test]
fn the_command_refuses_what_it_should_not_or_cannot_do() {
    let rows: &[(&[&str], &[&str])] = &[
        (&["--listen", "0.0.0.0:0"], &["0.0.0.0:0", "--expose"]),
        (
            &["--misbehave", "host-field"],
            &["masked-server-frame", "end-without-close"],
        ),
        (&["--listen", "192.0.2.1:0", "--expose"], &["192.0.2.1:0"]),
    ];
    for (arguments, expected) in rows {
        let output = command(arguments).output().unwrap();
        let said = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(2), "{said}");
        assert!(expected.iter().all(|word| said.contains(word)), "{said}");
        assert_eq!(output.stdout, b"");
    }
}

#[cfg(unix)]
#[tokio::test]
async fn the_command_says_where_it_is_and_ends_when_it_is_asked_to() {
    use std::io::{BufRead, BufReader};
    use std::process::{Command, Stdio};

    // Whether the client answers the Close frame, and what is asked if it does not.
    for (first, second) in [
        ("-INT", None),
        ("-TERM", None),
        ("-INT", Some("-TERM")),
        ("-TERM", Some("-INT")),
    ] {
        let arguments = ["--listen", "127.0.0.1:0", "--misbehave", "reserved-opcode"];
        let mut child = command(&arguments).stdout(Stdio::piped()).spawn().unwrap();
        let mut line = String::new();
        let mut out = BufReader::new(child.stdout.take().unwrap());
        out.read_line(&mut line).unwrap();
        let address = line.strip_prefix("Echo at ws://").unwrap();
        let address: SocketAddr = address.strip_suffix("/\n").unwrap().parse().unwrap();
        assert_ne!(address.port(), 0);

        let mut stream = TcpStream::connect(address).await.unwrap();
        stream.write_all(REQUEST.as_bytes()).await.unwrap();
        expect(&mut stream, ANSWER.as_bytes()).await;
        let message = client_frame(Opcode::TEXT, b"Hello");
        stream.write_all(&message).await.unwrap();
        expect(&mut stream, &server_frame(Opcode(3), b"Hello")).await;

        let pid = child.id().to_string();
        let ask = |signal: &str| {
            let sent = Command::new("kill").args([signal, &pid]).status();
            assert!(sent.unwrap().success());
        };
        ask(first);
        expect(&mut stream, &close(1001, "the server stops")).await;
        let code = match second {
            None => {
                drop(stream);
                0
            }
            // It waits for an answer, and no longer.
            Some(signal) => {
                ask(signal);
                130
            }
        };
        assert_eq!(
            child.wait().unwrap().code(),
            Some(code),
            "{first} {second:?}"
        );
    }
}
