//! What viewers are shown, and who is one.

use crate::read::Read;
use crate::scene::{PAGE, Scene, server};
use crate::viewer::{self, Says, Viewer, ask};
use framescope::tap::{Event, Refusal};
use serde_json::Value;
use tokio::io::{AsyncReadExt, AsyncWriteExt};

#[tokio::test]
async fn only_who_knows_the_secret_and_comes_from_the_page_looks_on() {
    let (_listener, address) = server().await;
    let mut scene = Scene::before(address).await;
    let link = scene.feed.clone();
    let (base, token) = link.split_once("?token=").unwrap();
    let wrong = format!("{base}?token={}", token.replace(|_: char| true, "0"));
    let short = format!("{base}?token={}", &token[1..]);
    let subprotocol = viewer::PAGE.subprotocol;
    let says = |origin| Says {
        origin: Some(origin),
        subprotocol,
    };
    let no_subprotocol = Says {
        subprotocol: None,
        ..viewer::PAGE
    };
    let other_subprotocol = Says {
        subprotocol: Some("framescope.feed.v2, chat"),
        ..viewer::PAGE
    };
    let no_origin = Says {
        origin: None,
        subprotocol,
    };
    let rows = [
        (&*link, viewer::PAGE, Ok(())),
        (&link, says("http://localhost:8080"), Ok(())),
        (&link, no_origin, Ok(())),
        (base, viewer::PAGE, Err((403, Refusal::Token))),
        (&wrong, viewer::PAGE, Err((403, Refusal::Token))),
        (&short, viewer::PAGE, Err((403, Refusal::Token))),
        (&short, no_origin, Err((403, Refusal::Token))),
        (&link, says("http://evil.test"), Err((403, Refusal::Origin))),
        (
            &link,
            says("http://127.0.0.1:8081"),
            Err((403, Refusal::Origin)),
        ),
        (&link, says("null"), Err((403, Refusal::Origin))),
        (&link, no_subprotocol, Err((400, Refusal::Subprotocol))),
        (&link, other_subprotocol, Err((400, Refusal::Subprotocol))),
    ];
    for (link, says, expected) in rows {
        let (status, head, mut stream) = ask(link, says).await;
        match expected {
            Ok(()) => assert_eq!(status, 101, "{head}"),
            Err((right, refusal)) => {
                assert_eq!(status, right, "{link} {says:?}");
                let mut rest = Vec::new();
                stream.read_to_end(&mut rest).await.unwrap();
                assert_eq!(rest, b"", "nothing is shown");
                let event = scene
                    .event(|event| matches!(event, Event::ViewerRefused { .. }))
                    .await;
                assert!(
                    matches!(event, Event::ViewerRefused { why, .. } if why == refusal),
                    "{event:?}"
                );
            }
        }
    }
    assert_eq!(PAGE, viewer::PAGE.origin.unwrap());
    scene.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn viewers_see_what_the_file_has_whenever_they_come() {
    let (listener, address) = server().await;
    let mut scene = Scene::before(address).await;
    let mut early = Viewer::new(&scene.feed).await;
    // The section and the interface come at once.
    early.read(|viewer| !viewer.told.is_empty()).await;
    let info = Read::whole(&early.recording).info;
    assert_eq!(
        info.written_by,
        [concat!("Framescope ", env!("CARGO_PKG_VERSION"))]
    );
    assert_eq!(info.interfaces[0].description.as_deref(), Some("a test"));
    let status: Value = serde_json::from_str(&early.told[0]).unwrap();
    assert_eq!(
        status,
        serde_json::json!({
            "to": address.to_string(), "tls": false, "dropped": {"packets": 0, "bytes": 0},
        })
    );

    let mut client = scene.connect().await;
    let (mut server, _) = listener.accept().await.unwrap();
    client.write_all(b"GET").await.unwrap();
    let mut heard = [0; 3];
    server.read_exact(&mut heard).await.unwrap();
    // It is shown while the connection is open.
    early
        .read(|viewer| viewer.recording.windows(3).any(|window| window == b"GET"))
        .await;
    let mut late = Viewer::new(&scene.feed).await;
    late.read(|viewer| viewer.recording.windows(3).any(|window| window == b"GET"))
        .await;
    server.write_all(b"101").await.unwrap();
    drop(server);
    drop(client);
    scene.closed().await;
    let (file, (), ()) = tokio::join!(scene.end(), early.read(|_| false), late.read(|_| false));
    for viewer in [early, late] {
        assert!(viewer.recording == file);
        assert_eq!(viewer.close, Some(1001));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_slow_viewer_holds_nobody_up_and_knows_what_it_missed() {
    const MEGABYTES: usize = 64;
    let (listener, address) = server().await;
    let mut scene = Scene::with(&address.to_string(), 1024 * 1024).await;
    let mut viewer = Viewer::new(&scene.feed).await;
    let mut client = scene.connect().await;
    let (mut server, _) = listener.accept().await.unwrap();
    let saying = tokio::spawn(async move {
        for number in 0..MEGABYTES {
            let number = u8::try_from(number).unwrap();
            client.write_all(&vec![number; 1024 * 1024]).await.unwrap();
        }
    });
    // All of it passes while the viewer reads nothing.
    let mut heard = Vec::new();
    server.read_to_end(&mut heard).await.unwrap();
    assert_eq!(heard.len(), MEGABYTES * 1024 * 1024);
    saying.await.unwrap();
    drop(server);
    // In either order.
    let events = async {
        let (mut misses, mut closed) = (false, false);
        while !(misses && closed) {
            match scene.events.recv().await.unwrap() {
                Event::ViewerMisses { .. } => misses = true,
                Event::Closed { .. } => closed = true,
                _ => {}
            }
        }
    };
    let reading = viewer.read(|viewer| {
        let last = viewer.told.last();
        last.is_some_and(|last| !last.contains("\"packets\":0"))
    });
    tokio::join!(events, reading);
    let (file, ()) = tokio::join!(scene.end(), viewer.read(|_| false));
    // The file has everything.
    let whole = Read::whole(&file);
    assert!(whole.connections[0].said[0] == heard);
    let status: Value = serde_json::from_str(viewer.told.last().unwrap()).unwrap();
    let dropped = |what: &str| status["dropped"][what].as_u64().unwrap();
    let shown = Read::new(&viewer.recording);
    assert_eq!(
        u64::from(shown.info.packets) + dropped("packets"),
        u64::from(whole.info.packets)
    );
    let bytes = |read: &Read| read.connections[0].said[0].len() as u64;
    assert_eq!(bytes(&shown) + dropped("bytes"), bytes(&whole));
    assert!(dropped("bytes") > 0);
    // Its beginning is there.
    assert_eq!(
        shown.connections[0].events[0],
        whole.connections[0].events[0]
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn who_is_always_behind_gets_everything_that_is_not_counted_as_missed() {
    // What fills all buffers on the way, and then small pieces: a message of those has no room beside a status.
    const LARGE: usize = 50_000;
    const SMALL: usize = 8;
    let (listener, address) = server().await;
    let scene = Scene::with(&address.to_string(), 1024 * 1024).await;
    let mut viewer = Viewer::new(&scene.feed).await;
    let mut client = scene.connect().await;
    let (mut server, _) = listener.accept().await.unwrap();
    let mut heard = vec![0; LARGE];
    for number in 0..30_000 {
        let len = if number < 300 { LARGE } else { SMALL };
        let said = vec![7; len];
        let heard = &mut heard[..len];
        let (written, read) = tokio::join!(client.write_all(&said), server.read_exact(heard));
        written.unwrap();
        read.unwrap();
        if number > 300 && number % 20 == 0 {
            viewer.read_once(8192).await;
        }
    }
    let (file, ()) = tokio::join!(scene.end(), viewer.read(|_| false));
    let [whole, shown] = [Read::whole(&file), Read::new(&viewer.recording)];
    let status: Value = serde_json::from_str(viewer.told.last().unwrap()).unwrap();
    let missed = status["dropped"]["packets"].as_u64().unwrap();
    assert!(missed > 0);
    assert_eq!(
        u64::from(shown.info.packets) + missed,
        u64::from(whole.info.packets)
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_missed_is_told_at_once_and_not_with_what_comes_next() {
    const LEN: usize = 60_000;
    let (listener, address) = server().await;
    // The beginning of a connection is kept, and no more.
    let scene = Scene::with(&address.to_string(), 2000).await;
    let mut viewer = Viewer::new(&scene.feed).await;
    let mut client = scene.connect().await;
    let (mut server, _) = listener.accept().await.unwrap();
    // It has all that there is, and waits.
    viewer
        .read(|viewer| Read::new(&viewer.recording).info.packets == 3)
        .await;
    client.write_all(&vec![1; LEN]).await.unwrap();
    server.read_exact(&mut vec![0; LEN]).await.unwrap();
    // Nothing more is said.
    let told = viewer.read(|viewer| {
        let last = viewer.told.last();
        last.is_some_and(|last| last.contains(&format!("\"bytes\":{LEN}}}")))
    });
    tokio::time::timeout(std::time::Duration::from_secs(20), told)
        .await
        .expect("it is told");
    scene.end().await;
}

#[tokio::test]
async fn a_page_that_sleeps_for_minutes_is_still_shown_what_comes() {
    let (listener, address) = server().await;
    let scene = Scene::before(address).await;
    let mut viewer = Viewer::new(&scene.feed).await;
    let mut client = scene.connect().await;
    let (mut server, _) = listener.accept().await.unwrap();
    let packets = |viewer: &Viewer| Read::new(&viewer.recording).info.packets;
    viewer.read(|viewer| packets(viewer) == 3).await;
    // It answers nothing, and nothing comes for it.
    for _ in 0..9 {
        tokio::time::pause();
        tokio::time::advance(std::time::Duration::from_mins(1)).await;
        tokio::time::resume();
        tokio::task::yield_now().await;
    }
    client.write_all(b"later").await.unwrap();
    server.read_exact(&mut [0; 5]).await.unwrap();
    viewer.read(|viewer| packets(viewer) == 4).await;
    assert_eq!(viewer.close, None);
    scene.end().await;
}
