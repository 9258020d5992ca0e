use super::*;
use proptest::prelude::*;

/// A head as it is shown in rows: lines end in `|`; what is not told stands behind it.
fn shown(head: Option<&HeadText>) -> String {
    let Some(head) = head else {
        return "-".to_owned();
    };
    let text = String::from_utf8_lossy(&head.bytes).replace("\r\n", "|");
    let mut shown = text.replace('\n', "↓").replace('\r', "←");
    for part in &head.unknown {
        shown.extend([" ", &format!("{part:?}"), "?"]);
    }
    if head.extent == Extent::Pieces {
        shown.push_str(" pieces");
    }
    shown
}

const REQUEST: &str = "GET /chat HTTP/1.1\nHost: a\nUpgrade: websocket";
const RESPONSE: &str = "HTTP/1.1 101 Switching Protocols\nUpgrade: websocket";
const REQUEST_SHOWN: &str = "GET /chat HTTP/1.1|Host: a|Upgrade: websocket||";
const RESPONSE_SHOWN: &str = "HTTP/1.1 101 Switching Protocols|Upgrade: websocket||";

#[test]
fn pastes_are_read() {
    use TranscriptKind::*;
    let rows: Vec<(String, TranscriptKind, &str, &str)> = vec![
        (REQUEST.into(), Heads, REQUEST_SHOWN, "-"),
        (RESPONSE.into(), Heads, "-", RESPONSE_SHOWN),
        (format!("{REQUEST}\n\n{RESPONSE}\n"), Heads, REQUEST_SHOWN, RESPONSE_SHOWN),
        // Without a blank line between, and the other way round.
        (format!("{REQUEST}\n{RESPONSE}"), Heads, REQUEST_SHOWN, RESPONSE_SHOWN),
        (format!("{RESPONSE}\n\n{REQUEST}\n\n"), Heads, REQUEST_SHOWN, RESPONSE_SHOWN),
        // Indented, as in the RFC, and with the first line's indent lost.
        (
            format!("   {}", REQUEST.replace('\n', "\n        ")),
            Heads,
            REQUEST_SHOWN,
            "-",
        ),
        (REQUEST.replace('\n', "\n        "), Heads, REQUEST_SHOWN, "-"),
        // A folded field stays one.
        (
            "GET / HTTP/1.1\nHost: a\nX: b\n  c\n".into(),
            Heads,
            "GET / HTTP/1.1|Host: a|X: b|  c||",
            "-",
        ),
        // A version is no start line.
        (
            "GET / HTTP/1.1\nHost: a\nUpgrade: HTTP/2.0 5, websocket".into(),
            Heads,
            "GET / HTTP/1.1|Host: a|Upgrade: HTTP/2.0 5, websocket||",
            "-",
        ),
        // Line ends are kept where the text has them.
        (
            "GET / HTTP/1.1\r\nHost: a\nX: b\r\n\r\n".into(),
            Heads,
            "GET / HTTP/1.1|Host: a↓X: b||",
            "-",
        ),
        // Words around it are passed over, and what follows the blank line.
        (
            format!("Hello!\nIt fails:\n\n{REQUEST}\n\nthen\n{RESPONSE}\n\n<html>\nsorry"),
            Heads,
            REQUEST_SHOWN,
            RESPONSE_SHOWN,
        ),
        // Wrong start lines.
        ("get / http/1.1\nHost: a".into(), Heads, "get / http/1.1|Host: a||", "-"),
        ("GET /x\nHost: a".into(), Heads, "GET /x|Host: a||", "-"),
        ("HTTP/1.1\nA: b".into(), Heads, "-", "HTTP/1.1|A: b||"),
        // The answer that counts follows the one that announces it.
        (
            format!("{REQUEST}\n\nHTTP/1.1 103 Early Hints\nLink: b\n\n{RESPONSE}"),
            Heads,
            REQUEST_SHOWN,
            RESPONSE_SHOWN,
        ),
        // curl -v
        (
            "* Connected to a (::1) port 80\n> GET /chat HTTP/1.1\n> Host: a\n* half\n> Upgrade: websocket\n>\n* Request completely sent off\n\
             < HTTP/1.1 101 Switching Protocols\n< Upgrade: websocket\n<\n{ [5 bytes data]\nHost: b"
                .into(),
            Curl,
            REQUEST_SHOWN,
            RESPONSE_SHOWN,
        ),
        // Logs: of Python's websockets, and of an Arduino.
        (
            "DEBUG:websockets.client:= connection is CONNECTING\nDEBUG:websockets.client:> GET /chat HTTP/1.1\n\
             DEBUG:websockets.client:> Host: a\nDEBUG:websockets.client:> Upgrade: websocket\n\
             DEBUG:websockets.client:< HTTP/1.1 101 Switching Protocols\nDEBUG:websockets.client:< Upgrade: websocket\n\
             DEBUG:websockets.client:= connection is OPEN\nDEBUG:websockets.client:> TEXT 'a: b' [4 bytes]\n"
                .into(),
            Heads,
            REQUEST_SHOWN,
            RESPONSE_SHOWN,
        ),
        (
            "[WS][0][handleHeader] RX: GET /chat HTTP/1.1\n[WS][0][handleHeader] RX: Host: a\n[WS][0][handleHeader] RX: Upgrade: websocket\n\
             [WS][0][handleHeader] Header read fin.\n[WS][0]  - cURL: /\n"
                .into(),
            Heads,
            REQUEST_SHOWN,
            "-",
        ),
        (
            "Error: Unexpected response: HTTP/1.1 403 Forbidden\n".into(),
            Heads,
            "-",
            "HTTP/1.1 403 Forbidden|| pieces",
        ),
        // Developer tools.
        (
            "General\nRequest URL: ws://a:80/chat?x#y\nRequest Method: GET\nStatus Code: 101 Switching Protocols\n\
             Response Headers\nUpgrade: websocket\nRequest Headers (0.5 kB)\nHost: a\nUpgrade: websocket\n"
                .into(),
            Fields,
            "GET /chat?x HTTP/1.1|Host: a|Upgrade: websocket|| Version?",
            "HTTP/1.1 101 Switching Protocols|Upgrade: websocket|| Version?",
        ),
        (
            "Request URL:\nws://a\nRequest Method:\nGET\nStatus Code:\n101 Switching Protocols\nRequest Headers\n\
             Host:\na:80\nUpgrade:\nwebsocket\nSec-WebSocket-Key:\nab: cd\n"
                .into(),
            Pairs,
            "GET / HTTP/1.1|Host: a:80|Upgrade: websocket|Sec-WebSocket-Key: ab: cd|| Method? Target? Version?",
            "-",
        ),
        (
            "Response Headers\nconnection\nUpgrade\nsec-websocket-accept\nabc=\nupgrade\nwebsocket\nRequest Headers\nhost\na:80\norigin\nhttp://a\n"
                .into(),
            Pairs,
            "GET / HTTP/1.1|host: a:80|origin: http://a|| Method? Target? Version?",
            "HTTP/1.1 101|connection: Upgrade|sec-websocket-accept: abc=|upgrade: websocket|| Status? Version?",
        ),
        // Fields alone.
        (
            "Sec-WebSocket-Key: abc\nSec-WebSocket-Accept: def\n".into(),
            Fields,
            "GET / HTTP/1.1|Sec-WebSocket-Key: abc|| Method? Target? Version? pieces",
            "HTTP/1.1 101|Sec-WebSocket-Accept: def|| Status? Version? pieces",
        ),
        (
            "Upgrade: websocket\nConnection: Upgrade\nSec-WebSocket-Accept: def\n".into(),
            Fields,
            "-",
            "HTTP/1.1 101|Upgrade: websocket|Connection: Upgrade|Sec-WebSocket-Accept: def|| Status? Version?",
        ),
        // HAR.
        (
            r#"{"log":{"entries":[{"request":{"method":"GET","url":"https://a/x.css","headers":[]}},
            {"_resourceType":"websocket","request":{"method":"GET","url":"wss://a/chat?b","httpVersion":"http/1.1",
            "headers":[{"name":"Host","value":"a"},{"name":"X","value":"1\n2"},{"name":":path","value":"q"}]},
            "response":{"status":101,"statusText":"Switching Protocols","httpVersion":"http/1.1","headers":[{"name":"Upgrade","value":"\"q\""}]}}]}}"#
                .into(),
            Har,
            "GET /chat?b HTTP/1.1|Host: a|X: 1|X: 2||",
            "HTTP/1.1 101 Switching Protocols|Upgrade: \"q\"||",
        ),
        (
            r#" {"request":{"url":"ws://a","headers":[]},"response":{"status":0}}"#.into(),
            Har,
            "GET / HTTP/1.1|| Method? Target? Version?",
            "-",
        ),
    ];
    for (text, kind, request, response) in rows {
        let transcript = Transcript::read(&text);
        assert_eq!(transcript.kind, Some(kind), "{text}");
        let exchange = transcript.main().unwrap();
        assert_eq!(shown(exchange.request.as_ref()), request, "{text}");
        assert_eq!(shown(exchange.response.as_ref()), response, "{text}");
        assert_eq!(transcript.problem, None, "{text}");
    }
}

#[test]
fn what_stands_alone_is_read() {
    let key = "dGhlIHNhbXBsZSBub25jZQ==";
    let accept = "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=";
    let rows = [
        (key.to_owned(), [Some(key), None, None]),
        (format!("  \"{key}\",\n"), [Some(key), None, None]),
        (accept.to_owned(), [None, Some(accept), None]),
        (format!("{key}\n{accept}"), [Some(key), Some(accept), None]),
        ("wss://a/b?c".to_owned(), [None, None, Some("wss://a/b?c")]),
        (
            "index.js:3 WebSocket connection to 'ws://localhost:9/x' failed: Error during WebSocket handshake".to_owned(),
            [None, None, Some("ws://localhost:9/x")],
        ),
        ("see ws://é.example/ü.".to_owned(), [None, None, Some("ws://é.example/ü")]),
        ("Hello, World".to_owned(), [None, None, None]),
        (String::new(), [None, None, None]),
    ];
    for (text, expected) in rows {
        let transcript = Transcript::read(&text);
        let found = [&transcript.key, &transcript.accept, &transcript.uri];
        let texts = found.map(|bare| bare.as_ref().map(|bare| bare.text.as_str()));
        assert_eq!(texts, expected, "{text}");
        for bare in found.into_iter().flatten() {
            assert_eq!(slice(&text, bare.at), bare.text);
        }
        assert_eq!(
            transcript.problem.is_some(),
            expected == [None; 3],
            "{text}"
        );
    }
}

#[test]
fn what_cannot_be_read_is_said_with_its_place() {
    let rows = [
        ("nothing here", ExpectedThere::Handshake, 1, 1),
        (
            "{\"log\": {\n  \"entries\": [ oops",
            ExpectedThere::Json,
            2,
            16,
        ),
        (
            "\n{\"log\": {\"entries\": []}}",
            ExpectedThere::WebSocketEntry,
            2,
            1,
        ),
    ];
    for (text, expected, line, column) in rows {
        let place = Place { line, column };
        let problem = TranscriptProblem { place, expected };
        assert_eq!(Transcript::read(text).problem, Some(problem), "{text}");
    }
    let left_out = Transcript::read("Hi 🦀\nyou\n\nGET / HTTP/1.1\n\nbody\n").left_out;
    assert_eq!(
        left_out,
        [Span { start: 0, end: 9 }, Span { start: 27, end: 31 }]
    );
}

#[test]
fn bytes_have_their_places() {
    let text = "🦀 é\n> GET /é HTTP/1.1\n> Höst: 🦀a\n>\n";
    let transcript = Transcript::read(text);
    let head = transcript.main().unwrap().request.as_ref().unwrap();
    let rows = [
        ("/é", true),
        ("Höst", true),
        ("🦀a", true),
        ("HTTP/1.1\r\nHöst", true),
        ("\r\n\r\n", false),
    ];
    for (piece, told) in rows {
        let at = memchr::memmem::find(&head.bytes, piece.as_bytes()).unwrap();
        let span = Span::at(at as u64, piece.len() as u64);
        let found = head.place(span).map(|span| slice(text, span));
        let expected = piece.replace("\r\n", "\n> ");
        assert_eq!(found, told.then_some(expected), "{piece}");
    }
}

#[test]
fn large_pastes_are_read_at_once() {
    let many = format!("{REQUEST}\n{}", "X-Fill: é\n".repeat(100_000));
    let transcript = Transcript::read(&many);
    let head = transcript.main().unwrap().request.as_ref().unwrap();
    assert_eq!(head.bytes.len(), REQUEST.len() + 4 + 100_000 * 12 + 2);
    let long = format!(
        "GET /{} HTTP/1.1\nX: {}\n",
        "a".repeat(5 << 20),
        "\0".repeat(5 << 20)
    );
    assert_eq!(Transcript::read(&long).exchanges.len(), 1);
}

/// The part of a text that a span of UTF-16 units is.
fn slice(text: &str, span: Span) -> String {
    let units: Vec<u16> = text.encode_utf16().collect();
    let range = usize::try_from(span.start).unwrap()..usize::try_from(span.end).unwrap();
    String::from_utf16(&units[range]).unwrap()
}

/// Texts of which many hold heads, or nearly.
fn texts() -> impl Strategy<Value = String> {
    let pieces = prop_oneof![
        Just("GET /ä HTTP/1.1\n".to_owned()),
        Just("HTTP/1.1 101 X\r\n".to_owned()),
        Just("> GET / HTTP/1.1\n> Host: 🦀\n".to_owned()),
        Just("x1:> GET /é HTTP/1.1\nx2:> Host: 🦀\n".to_owned()),
        Just("Request Headers\n".to_owned()),
        Just("General\nRequest URL: ws://é/🦀#x\n".to_owned()),
        Just("Host: é\nUpgrade: websocket\n".to_owned()),
        Just("sec-websocket-key\nabc\n".to_owned()),
        Just("Sec-WebSocket-Accept: x\n".to_owned()),
        Just(
            "{\"request\":{\"url\":\"ws://🦀/é\",\"headers\":[{\"name\":\"é\",\"value\":\"a\"}]}}"
                .to_owned()
        ),
        Just("\n".to_owned()),
        Just(" ".to_owned()),
        "\\PC{0,6}",
        "[<>*:/ \r\n\t{}\"]{0,4}",
    ];
    proptest::collection::vec(pieces, 0..8).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn any_text_is_read_and_places_are_right(text in texts()) {
        let transcript = Transcript::read(&text);
        let units = text.encode_utf16().count() as u64;
        let heads = transcript.exchanges.iter().flat_map(|exchange| [&exchange.request, &exchange.response]);
        for head in heads.flatten() {
            prop_assert!(head.bytes.ends_with(b"\r\n"));
            let told = String::from_utf8(head.bytes.clone()).unwrap();
            for (at, letter) in told.char_indices() {
                let Some(place) = head.place(Span::at(at as u64, letter.len_utf8() as u64)) else {
                    continue;
                };
                prop_assert_eq!(slice(&text, place), letter.to_string());
            }
            let whole = head.place(Span::at(0, head.bytes.len() as u64));
            prop_assert!(whole.is_none_or(|whole| whole.end <= units));
        }
        for span in &transcript.left_out {
            prop_assert!(span.start < span.end && span.end <= units);
        }
        let nothing = transcript.exchanges.is_empty()
            && transcript.uri.is_none() && transcript.key.is_none() && transcript.accept.is_none();
        prop_assert_eq!(transcript.problem.is_some(), nothing);
    }
}
