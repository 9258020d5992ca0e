//! A tap that runs in the test.

use framescope::tap::{
    Event, FeedOptions, Options, Origins, Problem, Security, Tap, Target, Token,
};
use std::fs::{self, OpenOptions};
use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::atomic::{AtomicU32, Ordering};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{mpsc, oneshot};
use tokio::task::JoinHandle;

/// The page that may look on.
pub(crate) const PAGE: &str = "http://127.0.0.1:8080";

/// A tap with a file and a feed.
pub(crate) struct Scene {
    /// Where clients connect to.
    pub(crate) address: SocketAddr,
    /// Where viewers do.
    pub(crate) feed: String,
    pub(crate) events: mpsc::Receiver<Event>,
    file: PathBuf,
    stop: oneshot::Sender<()>,
    running: JoinHandle<Result<Option<u64>, Problem>>,
}

impl Scene {
    /// A tap before this server.
    pub(crate) async fn before(server: SocketAddr) -> Self {
        Self::with(&server.to_string(), 16 * 1024 * 1024).await
    }

    /// A tap that keeps so many bytes for viewers.
    pub(crate) async fn with(to: &str, history: usize) -> Self {
        let _ = rlimit::increase_nofile_limit(u64::MAX);
        let file = temporary("recording.pcapng");
        let mut options = OpenOptions::new();
        let opened = options.write(true).create(true).truncate(true).open(&file);
        let (sender, events) = mpsc::channel(10_000);
        let options = Options {
            listen: any(),
            to: to.parse::<Target>().unwrap(),
            security: Security::Plain,
            feed: Some(FeedOptions {
                listen: any(),
                token: Token::random().unwrap(),
                origins: Origins::new([PAGE]),
                history,
            }),
            description: "a test".to_owned(),
        };
        let tap = Tap::bind(options, sender).await.unwrap();
        let (stop, stopped) = oneshot::channel();
        Self {
            address: tap.address().unwrap(),
            feed: tap.feed().unwrap().unwrap(),
            events,
            file,
            stop,
            running: tokio::spawn(tap.run(Some(opened.unwrap()), async {
                let _ = stopped.await;
            })),
        }
    }

    /// A client of the tap.
    pub(crate) async fn connect(&self) -> TcpStream {
        let stream = TcpStream::connect(self.address).await.unwrap();
        stream.set_nodelay(true).unwrap();
        stream
    }

    /// The next event that is one of these.
    pub(crate) async fn event(&mut self, wanted: impl Fn(&Event) -> bool) -> Event {
        loop {
            let event = self.events.recv().await.unwrap();
            if wanted(&event) {
                return event;
            }
        }
    }

    /// The end of a connection.
    pub(crate) async fn closed(&mut self) -> Event {
        self.event(|event| matches!(event, Event::Closed { .. } | Event::Unreachable { .. }))
            .await
    }

    /// Ends the tap: the file.
    pub(crate) async fn end(self) -> Vec<u8> {
        self.end_told().await.0
    }

    /// Ends the tap: the file, and what it told that nobody took.
    pub(crate) async fn end_told(self) -> (Vec<u8>, mpsc::Receiver<Event>) {
        self.stop.send(()).unwrap();
        let len = self.running.await.unwrap().unwrap();
        let file = fs::read(&self.file).unwrap();
        assert_eq!(len, Some(file.len() as u64));
        fs::remove_file(&self.file).unwrap();
        (file, self.events)
    }
}

/// Any port of this machine.
pub(crate) fn any() -> SocketAddr {
    SocketAddr::from(([127, 0, 0, 1], 0))
}

/// A server that the test is.
pub(crate) async fn server() -> (TcpListener, SocketAddr) {
    let listener = TcpListener::bind(any()).await.unwrap();
    let address = listener.local_addr().unwrap();
    (listener, address)
}

/// A path that no other test has, and where nothing is.
pub(crate) fn temporary(name: &str) -> PathBuf {
    static NUMBER: AtomicU32 = AtomicU32::new(0);
    let number = NUMBER.fetch_add(1, Ordering::Relaxed);
    let name = format!("tap-{}-{number}-{name}", std::process::id());
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    // A run that was killed may have had the same number.
    let _ = fs::remove_file(&path);
    path
}
