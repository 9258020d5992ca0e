//! What is passed on, and what the file has of it.

use crate::read::Read;
use crate::scene::{Scene, server};
use crate::viewer::Viewer;
use framescope::capture::tcp::Side::{Opener, Other};
use framescope::capture::tcp::TcpEvent;
use framescope::tap::{Ending, Event};
use std::io::ErrorKind;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

/// Numbers that look random and are the same each time (xorshift).
struct Numbers(u64);

impl Numbers {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    fn below(&mut self, limit: usize) -> usize {
        usize::try_from(self.next() % limit as u64).unwrap()
    }

    fn bytes(&mut self, len: usize) -> Vec<u8> {
        let words = std::iter::repeat_with(|| self.next().to_le_bytes());
        words.take(len / 8 + 1).flatten().take(len).collect()
    }
}

/// Writes `bytes` in pieces of any length, and says that it was all.
async fn say(mut stream: impl AsyncWriteExt + Unpin, bytes: Vec<u8>, seed: u64) {
    let mut numbers = Numbers(seed);
    let mut rest = &bytes[..];
    while !rest.is_empty() {
        let longest = [1, 10, 1000, 200_000][numbers.below(4)];
        let len = 1 + numbers.below(longest);
        let (piece, later) = rest.split_at(len.min(rest.len()));
        stream.write_all(piece).await.unwrap();
        rest = later;
    }
    stream.shutdown().await.unwrap();
}

async fn hear(mut stream: impl AsyncReadExt + Unpin) -> Vec<u8> {
    let mut heard = Vec::new();
    stream.read_to_end(&mut heard).await.unwrap();
    heard
}

#[tokio::test(flavor = "multi_thread")]
async fn every_byte_passes_unchanged_and_is_in_the_file() {
    let (listener, address) = server().await;
    let mut scene = Scene::before(address).await;
    let mut expected = Vec::new();
    for seed in 1..=5 {
        let mut numbers = Numbers(seed);
        let [up, down] =
            [2_000_000, 3_000_000 / usize::try_from(seed).unwrap()].map(|len| numbers.bytes(len));
        let client = scene.connect().await;
        let (server, _) = listener.accept().await.unwrap();
        let (read_client, write_client) = client.into_split();
        let (read_server, write_server) = server.into_split();
        let tasks = (
            tokio::spawn(say(write_client, up.clone(), seed)),
            tokio::spawn(say(write_server, down.clone(), seed + 100)),
            tokio::spawn(hear(read_client)),
            tokio::spawn(hear(read_server)),
        );
        tasks.0.await.unwrap();
        tasks.1.await.unwrap();
        assert!(tasks.2.await.unwrap() == down, "what the client hears");
        assert!(tasks.3.await.unwrap() == up, "what the server hears");
        let Event::Closed {
            from_client,
            from_server,
            ending: Ending::ByClient | Ending::ByServer,
            ..
        } = scene.closed().await
        else {
            panic!("it ended well");
        };
        assert_eq!(from_client, up.len() as u64);
        assert_eq!(from_server, down.len() as u64);
        expected.push([up, down]);
    }
    let read = Read::whole(&scene.end().await);
    assert_eq!(read.connections.len(), expected.len());
    for (connection, said) in read.connections.iter().zip(&expected) {
        assert!(&connection.said == said);
    }
}

#[tokio::test]
async fn one_side_may_end_before_the_other() {
    let (listener, address) = server().await;
    let mut scene = Scene::before(address).await;
    let mut client = scene.connect().await;
    let (mut server, _) = listener.accept().await.unwrap();
    client.write_all(b"question").await.unwrap();
    client.shutdown().await.unwrap();
    let mut heard = String::new();
    // It ends for the server while the server has said nothing.
    server.read_to_string(&mut heard).await.unwrap();
    assert_eq!(heard, "question");
    server.write_all(b"answer").await.unwrap();
    drop(server);
    let mut heard = String::new();
    client.read_to_string(&mut heard).await.unwrap();
    assert_eq!(heard, "answer");
    let event = scene.closed().await;
    assert_eq!(
        event,
        Event::Closed {
            connection: 1,
            from_client: 8,
            from_server: 6,
            ending: Ending::ByClient,
        }
    );
    let read = Read::whole(&scene.end().await);
    assert_eq!(
        read.connections[0].events,
        [
            (Opener, TcpEvent::Syn),
            (Other, TcpEvent::SynAck),
            (Opener, TcpEvent::Ack),
            (Opener, TcpEvent::Fin),
            (Other, TcpEvent::FinAcked),
            (Other, TcpEvent::Fin),
            (Opener, TcpEvent::FinAcked),
        ]
    );
}

/// Breaks a connection off.
fn reset(stream: TcpStream) {
    stream.set_zero_linger().unwrap();
    drop(stream);
}

#[tokio::test]
async fn a_reset_is_passed_on_as_one_where_nothing_can_be_lost_by_it() {
    for side in [Opener, Other] {
        let (listener, address) = server().await;
        let mut scene = Scene::before(address).await;
        let mut client = scene.connect().await;
        let (mut server, _) = listener.accept().await.unwrap();
        let mut byte = [0];
        let said = match side {
            Opener => [&b""[..], b"bb"],
            Other => [&b"aa"[..], b""],
        };
        client.write_all(said[0]).await.unwrap();
        server.write_all(said[1]).await.unwrap();
        server
            .read_exact(&mut byte[..].repeat(said[0].len()))
            .await
            .unwrap();
        client
            .read_exact(&mut byte[..].repeat(said[1].len()))
            .await
            .unwrap();
        let (mut left, ending) = match side {
            Opener => {
                reset(client);
                (server, Ending::ResetByClient)
            }
            Other => {
                reset(server);
                (client, Ending::ResetByServer)
            }
        };
        let error = left.read(&mut byte).await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::ConnectionReset);
        let event = scene.closed().await;
        assert!(
            matches!(event, Event::Closed { ending: found, .. } if found == ending),
            "{event:?}"
        );
        let read = Read::whole(&scene.end().await);
        let connection = &read.connections[0];
        assert_eq!(connection.said, said);
        assert_eq!(connection.events.last(), Some(&(side, TcpEvent::Rst)));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn who_reads_late_has_what_was_said_before_a_reset() {
    // More than the system takes in for who does not read, and less than it holds for who sends.
    const LEN: usize = 500_000;
    for side in [Opener, Other] {
        let (listener, address) = server().await;
        let mut scene = Scene::before(address).await;
        let mut viewer = Viewer::new(&scene.feed).await;
        let client = scene.connect().await;
        let (server, _) = listener.accept().await.unwrap();
        let bytes = Numbers(1).bytes(LEN);
        let ((mut broken, mut late), heard) = match side {
            Opener => ((client, server), 0),
            Other => ((server, client), 1),
        };
        broken.write_all(&bytes).await.unwrap();
        // All of it was read by the tap.
        viewer
            .read(|viewer| {
                let read = Read::new(&viewer.recording);
                let connection = read.connections.first();
                connection.is_some_and(|connection| connection.said[heard].len() == LEN)
            })
            .await;
        reset(broken);
        // It is over for the tap.
        let event = scene.closed().await;
        assert!(
            matches!(
                event,
                Event::Closed {
                    ending: Ending::ResetByClient | Ending::ResetByServer,
                    ..
                }
            ),
            "{event:?}"
        );
        let mut all = Vec::new();
        late.read_to_end(&mut all).await.unwrap();
        assert!(all == bytes, "{side:?}: {} of {LEN} bytes", all.len());
        let read = Read::whole(&scene.end().await);
        let events = &read.connections[0].events;
        assert_eq!(events.last(), Some(&(side, TcpEvent::Rst)));
    }
}

#[tokio::test]
async fn a_server_that_is_not_there_is_a_refused_connection() {
    // A port that is kept, and at which nobody listens.
    let kept = tokio::net::TcpSocket::new_v4().unwrap();
    kept.bind("127.0.0.1:0".parse().unwrap()).unwrap();
    let address = kept.local_addr().unwrap();
    // The second is no name that could be looked up.
    for (to, words) in [(address.to_string(), "refused"), ("a..b:80".to_owned(), "")] {
        let mut scene = Scene::with(&to, 1024).await;
        let mut client = scene.connect().await;
        let mut byte = [0];
        let read = client.read(&mut byte).await;
        assert!(read.is_err() || matches!(read, Ok(0)), "{read:?}");
        let event = scene.closed().await;
        let Event::Unreachable {
            connection: 1,
            client: from,
            why,
        } = event
        else {
            panic!("{event:?}");
        };
        assert_eq!(from, client.local_addr().unwrap());
        assert!(why.contains(&to) && why.contains(words), "{why}");
        let read = Read::whole(&scene.end().await);
        assert_eq!(
            read.connections[0].events,
            [(Opener, TcpEvent::Syn), (Other, TcpEvent::Rst)]
        );
        assert_eq!(read.info.comments[0].text, why);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_thousand_connections_and_some_that_do_not_read() {
    const MANY: u32 = 1000;
    const DEAF: u32 = 10;
    let (listener, address) = server().await;
    let scene = Scene::before(address).await;
    tokio::spawn(async move {
        loop {
            let (mut stream, _) = listener.accept().await.unwrap();
            tokio::spawn(async move {
                let (mut from, mut to) = stream.split();
                let _ = tokio::io::copy(&mut from, &mut to).await;
            });
        }
    });
    // They say more than any buffer on the way takes, and never listen.
    let mut deaf = Vec::new();
    for _ in 0..DEAF {
        let mut client = scene.connect().await;
        deaf.push(tokio::spawn(async move {
            let zeros = vec![0; 1024 * 1024];
            while client.write_all(&zeros).await.is_ok() {}
        }));
    }
    let mut open = Vec::new();
    for number in 0..MANY {
        let mut client = scene.connect().await;
        client.write_all(&number.to_be_bytes()).await.unwrap();
        open.push(client);
    }
    // All are open, and all are answered.
    for (client, number) in open.iter_mut().zip(0..) {
        assert_eq!(client.read_u32().await.unwrap(), number);
    }
    for client in &mut open {
        client.write_all(b"once more").await.unwrap();
    }
    for client in &mut open {
        let mut heard = [0; 9];
        client.read_exact(&mut heard).await.unwrap();
        assert_eq!(&heard, b"once more");
    }
    assert!(deaf.iter().all(|task| !task.is_finished()));
    let file = scene.end().await;
    let read = Read::whole(&file);
    let answered = read.connections.iter().filter(|connection| {
        connection
            .said
            .iter()
            .all(|said| said.ends_with(b"once more"))
    });
    assert_eq!(answered.count(), MANY as usize);
    assert_eq!(read.connections.len(), (MANY + DEAF) as usize);
    deaf.iter().for_each(tokio::task::JoinHandle::abort);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_open_when_the_tap_ends_is_told_and_stays_open_in_the_file() {
    let (listener, address) = server().await;
    let mut scene = Scene::before(address).await;
    let mut client = scene.connect().await;
    let (mut server, _) = listener.accept().await.unwrap();
    client.write_all(b"question").await.unwrap();
    server.read_exact(&mut [0; 8]).await.unwrap();
    scene
        .event(|event| matches!(event, Event::Opened { .. }))
        .await;
    let is_ended = async {
        for mut left in [client, server] {
            assert_eq!(left.read(&mut [0]).await.unwrap(), 0);
        }
    };
    let ((file, mut events), ()) = tokio::join!(scene.end_told(), is_ended);
    let mut told = None;
    while let Some(event) = events.recv().await {
        told = Some(event);
    }
    assert_eq!(
        told,
        Some(Event::Closed {
            connection: 1,
            from_client: 8,
            from_server: 0,
            ending: Ending::Stopped,
        })
    );
    let read = Read::whole(&file);
    // Neither side ended it.
    let last = read.connections[0].events.last();
    assert_eq!(last, Some(&(Opener, TcpEvent::Ack)));
}
