//! `framescope tap`, run as a person or a program runs it.

use crate::read::Read;
use crate::scene::{server, temporary};
use crate::viewer::{self, Says, ask};
use serde_json::Value;
use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

fn command(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_framescope"));
    command
        .arg("tap")
        .args(arguments)
        .env_remove("CLICOLOR_FORCE")
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    command
}

fn run(arguments: &[&str]) -> (Output, String) {
    let output = command(arguments).output().unwrap();
    let words = String::from_utf8(output.stderr.clone()).unwrap();
    (output, words)
}

#[cfg(unix)]
mod running {
    use super::*;
    use std::io::{BufRead, BufReader};
    use std::process::{Child, ChildStdout};

    /// A tap that was started, and what it said first.
    pub(super) struct Running {
        child: Child,
        out: BufReader<ChildStdout>,
        pub(super) begun: Value,
    }

    impl Running {
        pub(super) fn start(mut command: Command) -> Self {
            let mut child = command.spawn().unwrap();
            let out = BufReader::new(child.stdout.take().unwrap());
            let mut running = Self {
                child,
                out,
                begun: Value::Null,
            };
            running.begun = running.next();
            assert_eq!(running.begun["event"], "begun");
            running
        }

        /// The next line.
        pub(super) fn next(&mut self) -> Value {
            let mut line = String::new();
            self.out.read_line(&mut line).unwrap();
            serde_json::from_str(&line).unwrap_or_else(|_| {
                let mut words = String::new();
                let mut stderr = self.child.stderr.take().unwrap();
                std::io::Read::read_to_string(&mut stderr, &mut words).unwrap();
                panic!("{line}{words}")
            })
        }

        pub(super) fn address(&self) -> &str {
            self.begun["listen"].as_str().unwrap()
        }

        /// Sends a signal.
        pub(super) fn ask(&self, signal: &str) {
            let id = self.child.id().to_string();
            let sent = Command::new("kill").args([signal, &id]).status().unwrap();
            assert!(sent.success());
        }

        /// Sends a signal; the exit code, and what was said of errors.
        pub(super) fn end_badly(mut self, signal: &str) -> (Option<i32>, String) {
            self.ask(signal);
            let mut rest = String::new();
            std::io::Read::read_to_string(&mut self.out, &mut rest).unwrap();
            assert!(!rest.contains("\"ended\""), "{rest}");
            let output = self.child.wait_with_output().unwrap();
            let words = String::from_utf8(output.stderr).unwrap();
            (output.status.code(), words)
        }

        /// Sends a signal; the last line.
        pub(super) fn end(mut self, signal: &str) -> Value {
            self.ask(signal);
            loop {
                let line = self.next();
                if line["event"] == "ended" {
                    assert_eq!(self.child.wait().unwrap().code(), Some(0));
                    return line;
                }
            }
        }
    }
}

/// What tshark prints of a file; `None` if there is no tshark.
fn tshark(file: &Path, arguments: &[&str]) -> Option<String> {
    let mut command = Command::new("tshark");
    let output = command
        .args(["-n", "-r"])
        .arg(file)
        .args(arguments)
        .output();
    Some(String::from_utf8(output.ok()?.stdout).unwrap())
}

#[cfg(unix)]
#[tokio::test(flavor = "multi_thread")]
async fn a_signal_finishes_the_file() {
    use running::Running;
    for signal in ["-INT", "-TERM"] {
        let (listener, address) = server().await;
        let file = temporary("signal.pcapng");
        let path = file.to_str().unwrap();
        let to = address.to_string();
        let mut tap = Running::start(command(&[
            "--json",
            "--listen",
            "127.0.0.1:0",
            "--feed",
            "127.0.0.1:0",
            "--to",
            &to,
            "--write",
            path,
            "--allow-origin",
            "HTTP://A.test:80/page",
        ]));
        assert_eq!(tap.begun["to"], to.as_str());
        assert_eq!(tap.begun["file"], path);
        assert_eq!(tap.begun["tls"], false);
        let feed = tap.begun["feed"].as_str().unwrap();
        let page = tap.begun["page"].as_str().unwrap();
        for (origin, expected) in [
            ("http://a.test", 101),
            ("https://a.test", 403),
            ("http://127.0.0.1:8080", 101),
        ] {
            let says = Says {
                origin: Some(origin),
                ..viewer::PAGE
            };
            let (status, ..) = ask(feed, says).await;
            assert_eq!(status, expected, "{origin}");
        }
        let (_, token) = feed.split_once("/?token=").unwrap();
        assert!(page.starts_with("http://127.0.0.1:8080/#/live?feed=ws%3A%2F%2F127.0.0.1%3A"));
        assert!(page.ends_with(&format!("%2F%3Ftoken%3D{token}")), "{page}");
        let mut client = TcpStream::connect(tap.address()).await.unwrap();
        let (mut server, _) = listener.accept().await.unwrap();
        while tap.next()["event"] != "opened" {}
        let text = b"GET / HTTP/1.1\r\nHost: a\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n";
        client.write_all(text).await.unwrap();
        let mut heard = vec![0; text.len()];
        server.read_exact(&mut heard).await.unwrap();
        // The connection is open when it ends.
        let ended = tap.end(signal);
        let bytes = fs::read(&file).unwrap();
        assert_eq!(ended["file_bytes"], bytes.len());
        let read = Read::whole(&bytes);
        assert_eq!(read.connections[0].said, [&text[..], b""]);
        if let Some(printed) = tshark(&file, &["-T", "fields", "-e", "http.request.method"]) {
            assert_eq!(printed.split_whitespace().next(), Some("GET"), "{printed}");
        }
        fs::remove_file(&file).unwrap();
    }
}

#[cfg(unix)]
#[tokio::test(flavor = "multi_thread")]
async fn tls_is_spoken_with_who_is_trusted_and_what_is_inside_is_recorded() {
    use framescope::capture::tcp::{Side, TcpEvent};
    use running::Running;
    use std::sync::Arc;
    use tokio_rustls::TlsAcceptor;
    use tokio_rustls::rustls::ServerConfig;
    use tokio_rustls::rustls::crypto::ring;
    use tokio_rustls::rustls::pki_types::PrivateKeyDer;

    let [own, other] =
        [(); 2].map(|()| rcgen::generate_simple_self_signed(["localhost".to_owned()]).unwrap());
    let provider = Arc::new(ring::default_provider());
    let key = PrivateKeyDer::try_from(own.signing_key.serialize_der()).unwrap();
    let config = ServerConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_no_client_auth()
        .with_single_cert(vec![own.cert.der().clone()], key)
        .unwrap();
    let acceptor = TlsAcceptor::from(Arc::new(config));
    let (listener, address) = server().await;
    let to = format!("localhost:{}", address.port());
    let serving = tokio::spawn(async move {
        loop {
            let (stream, _) = listener.accept().await.unwrap();
            // Who does not trust it goes away.
            let Ok(mut stream) = acceptor.accept(stream).await else {
                continue;
            };
            let mut heard = String::new();
            stream.read_to_string(&mut heard).await.unwrap();
            stream
                .write_all(heard.to_uppercase().as_bytes())
                .await
                .unwrap();
            stream.shutdown().await.unwrap();
        }
    });
    for (trusted, is_trusted) in [(own.cert.pem(), true), (other.cert.pem(), false)] {
        let (roots, file) = (temporary("roots.pem"), temporary("tls.pcapng"));
        fs::write(&roots, trusted).unwrap();
        let path = file.to_str().unwrap();
        let mut command = command(&[
            "--json",
            "--tls",
            "--listen",
            "127.0.0.1:0",
            "--no-feed",
            "--to",
            &to,
            "--write",
            path,
        ]);
        command
            .env("SSL_CERT_FILE", &roots)
            .env_remove("SSL_CERT_DIR");
        let mut tap = Running::start(command);
        assert_eq!(tap.begun["tls"], true);
        assert_eq!(tap.begun["feed"], Value::Null);
        let mut client = TcpStream::connect(tap.address()).await.unwrap();
        let event = if is_trusted {
            client.write_all(b"hello").await.unwrap();
            client.shutdown().await.unwrap();
            let mut heard = String::new();
            client.read_to_string(&mut heard).await.unwrap();
            assert_eq!(heard, "HELLO");
            assert_eq!(tap.next()["event"], "opened");
            tap.next()
        } else {
            let mut byte = [0];
            assert!(client.read_exact(&mut byte).await.is_err());
            tap.next()
        };
        tap.end("-INT");
        let read = Read::whole(&fs::read(&file).unwrap());
        // A name may have an address where nobody listens.
        let connection = read.connections.last().unwrap();
        let last = connection.events.last().unwrap();
        if is_trusted {
            assert_eq!(event["event"], "closed");
            assert_eq!(connection.said, [&b"hello"[..], b"HELLO"]);
        } else {
            assert_eq!(event["event"], "unreachable");
            let why = event["why"].as_str().unwrap();
            assert!(why.contains("certificate"), "{why}");
            assert_eq!(*last, (Side::Other, TcpEvent::Rst));
            assert!(
                read.connections
                    .iter()
                    .all(|connection| connection.said == [b"", b""])
            );
        }
        fs::remove_file(&roots).unwrap();
        fs::remove_file(&file).unwrap();
    }
    serving.abort();
}

#[test]
fn what_cannot_be_is_said() {
    let taken = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let taken = taken.local_addr().unwrap().to_string();
    let file = temporary("taken.pcapng");
    let path = file.to_str().unwrap();
    let to = ["--to", "127.0.0.1:9"];
    let rows: &[(&[&str], &str)] = &[
        (&["--listen", "0.0.0.0:0"], "is no loopback address"),
        (
            &["--listen", "127.0.0.1:0", "--feed", "[::]:0"],
            "is no loopback address",
        ),
        (&["--page", "file:///index.html"], "is no http or https URL"),
        (&["--allow-origin", "a.test"], "“a.test” is no origin"),
        (&["--allow-origin", "null"], "“null” is no origin"),
        (
            &[
                "--allow-origin",
                "https://a.test",
                "--allow-origin",
                "ws://a.test",
            ],
            "“ws://a.test” is no origin",
        ),
        (&["--listen", &taken, "--write", path, "--no-feed"], &taken),
        (
            &["--listen", "127.0.0.1:0", "--no-feed", "--write", "."],
            "exists",
        ),
        (&["--to", "nowhere"], "HOST:PORT was expected"),
    ];
    for (arguments, words) in rows {
        let both: Vec<&str> = if arguments.contains(&"--to") {
            arguments.to_vec()
        } else {
            [&to, *arguments].concat()
        };
        let (output, said) = run(&both);
        assert_eq!(output.status.code(), Some(2), "{both:?}");
        assert!(
            said.contains(words) || said.contains("is there already"),
            "{both:?}: {said}"
        );
    }
    // A file of a tap that never began would be in the way of the next.
    assert!(!file.exists());
    // And what is to be overwritten stays where it cannot begin.
    fs::write(&file, "of before").unwrap();
    let (output, _) = run(&[
        &to[..],
        &["--listen", &taken, "--no-feed", "--write", path, "--force"],
    ]
    .concat());
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(fs::read_to_string(&file).unwrap(), "of before");
    fs::remove_file(&file).unwrap();
}

#[cfg(target_os = "linux")]
#[tokio::test(flavor = "multi_thread")]
async fn a_full_disk_is_said_and_the_relay_goes_on() {
    use running::Running;
    let (listener, address) = server().await;
    let to = address.to_string();
    // Nothing can be written there.
    let arguments = ["--no-feed", "--write", "/dev/full", "--force", "--to", &to];
    let arguments = [&["--json", "--listen", "127.0.0.1:0"][..], &arguments].concat();
    let mut tap = Running::start(command(&arguments));
    let broken = tap.next();
    assert_eq!(broken["event"], "file-broken");
    let why = broken["why"].as_str().unwrap();
    assert!(why.contains("No space left on device"), "{why}");
    let mut client = TcpStream::connect(tap.address()).await.unwrap();
    let (mut server, _) = listener.accept().await.unwrap();
    for _ in 0..3 {
        client.write_all(b"on").await.unwrap();
        server.read_exact(&mut [0; 2]).await.unwrap();
    }
    drop((client, server));
    let (code, words) = tap.end_badly("-INT");
    assert_eq!(code, Some(2));
    assert!(
        words.contains("/dev/full") && words.contains("No space left on device"),
        "{words}"
    );
}
