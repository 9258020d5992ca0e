//! HAR files with `_webSocketMessages`: what a browser or proxy tells of its WebSocket connections, in JSON. No bytes of the wire.

mod json;
mod time;

use super::record::Timestamp;
use json::{Entries, Progress};
pub use time::date;

/// Reads a HAR file. Where it breaks off after its first entries, they are read, and [`Har::broken`] says where.
///
/// # Errors
/// If it is no JSON, or has no `log` with `entries`.
pub fn read(file: &[u8]) -> Result<Har, HarError> {
    let json = file.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(file);
    let mut har = Har::default();
    let mut reader = Progress {
        har: &mut har,
        entries: Entries::NotSeen,
    };
    let mut deserializer = serde_json::Deserializer::from_slice(json);
    let outcome = reader
        .file(&mut deserializer)
        .and_then(|()| deserializer.end());
    match (outcome, reader.entries) {
        (Ok(()), Entries::Seen) => Ok(har),
        (Ok(()), Entries::NotSeen) => Err(HarError::NoEntries),
        (Err(error), Entries::NotSeen) => Err(HarError::from(&error)),
        (Err(error), Entries::Seen) => {
            har.broken = Some(HarError::from(&error));
            // The entry that it broke off in.
            har.sort_out_last();
            Ok(har)
        }
    }
}

/// A HAR file, as far as it speaks of WebSocket.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Har {
    /// What wrote it: `log.creator` and `log.browser`, each with its version.
    pub written_by: Vec<String>,
    /// The WebSocket connections, in the order of the file.
    pub connections: Vec<Connection>,
    /// How many entries are no WebSocket connections.
    pub other_entries: u32,
    /// Where the file broke off, if it did.
    pub broken: Option<HarError>,
}

/// What is told of a WebSocket connection.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Connection {
    /// When the request was made (`startedDateTime`).
    pub started: Option<Timestamp>,
    /// The server's address (`serverIPAddress`), as it is written.
    pub server_address: Option<String>,
    /// The opening handshake's request.
    pub request: Request,
    /// The response to it, if there was one.
    pub response: Option<Response>,
    /// The messages, in the order of the file.
    pub messages: Vec<Message>,
    /// Errors that the browser tells, and anything else among the messages that is none.
    pub errors: Vec<ToldError>,
    /// Whether `_webSocketMessages` was there at all.
    pub messages_told: bool,
    /// How it ended, where Framescope wrote the file (`_webSocketClosed`).
    pub closed: Option<Closed>,
    /// What the browser says that the entry is (`_resourceType`).
    resource: Option<String>,
}

/// A request.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Request {
    /// The method.
    pub method: String,
    /// The whole URL.
    pub url: String,
    /// The version, as it is written: `HTTP/1.1`, `http/1.1`, `HTTP/2`.
    pub version: String,
    /// Names and values of the header fields, in order.
    pub fields: Vec<[String; 2]>,
    /// Whether these are all.
    pub told: HeadTold,
}

/// How much of a head is told.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum HeadTold {
    /// All.
    #[default]
    Whole,
    /// What a page can know of it: there were other fields (`_partial`, in files that Framescope wrote).
    Partly,
}

/// A response.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Response {
    /// The status code.
    pub status: u16,
    /// The words after it.
    pub status_text: String,
    /// The version, as it is written.
    pub version: String,
    /// Names and values of the header fields, in order.
    pub fields: Vec<[String; 2]>,
    /// Whether these are all.
    pub told: HeadTold,
    /// When it came, where Framescope wrote the file (`_time`).
    pub time: Option<Timestamp>,
}

/// How a connection ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Closed {
    /// When.
    pub time: Option<Timestamp>,
    /// Whether both peers sent a Close frame.
    pub was_clean: bool,
}

/// A message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    /// Who sent it.
    pub sender: Sender,
    /// When it was sent or received.
    pub time: Option<Timestamp>,
    /// Its opcode (RFC 6455 §5.2), 0–15; 1 where the file does not say.
    pub opcode: u8,
    /// How its payload stands in the file.
    pub written: Written,
    /// Its payload, inflated and unmasked. A text with half a surrogate pair has that half in three bytes, which are not UTF-8.
    pub payload: Vec<u8>,
    /// The masking key that was made for it, where Framescope wrote the file (`_maskingKey`).
    pub key: Option<[u8; 4]>,
    /// How long the payload was, if only its beginning was kept (`_length`).
    pub whole: Option<u64>,
}

/// Who sent a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Sender {
    /// The browser.
    Client,
    /// The server.
    Server,
}

/// How a payload stands in the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Written {
    /// As text: it is one.
    Text,
    /// In base64.
    Base64,
    /// It should stand in base64, since it is no text, and does not: the payload is what stands there.
    NotBase64,
}

/// Something that is told among the messages and is none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ToldError {
    /// When.
    pub time: Option<Timestamp>,
    /// Its words.
    pub text: String,
}

/// Why a HAR file cannot be read on.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum HarError {
    /// It is no JSON there, or not what a HAR file has there.
    #[error("line {line}, column {column}: {expected}")]
    Broken {
        /// The line, from 1.
        line: usize,
        /// How many bytes of that line were read.
        column: usize,
        /// What was expected and what was found, in English.
        expected: String,
    },
    /// It is JSON, and has no `log` that has `entries`.
    #[error("it has no log.entries, which every HAR file has")]
    NoEntries,
}

impl From<&serde_json::Error> for HarError {
    fn from(error: &serde_json::Error) -> Self {
        let (line, column) = (error.line(), error.column());
        let said = error.to_string();
        let place = format!(" at line {line} column {column}");
        Self::Broken {
            line,
            column,
            expected: said.strip_suffix(&place).unwrap_or(&said).to_owned(),
        }
    }
}

impl Har {
    /// Leaves out the last entry if it is no WebSocket connection.
    fn sort_out_last(&mut self) {
        if let Some(other) = self.connections.pop_if(|last| !last.is_websocket()) {
            // One that broke off before it said anything is none of either kind.
            if other != Connection::default() {
                self.other_entries = self.other_entries.saturating_add(1);
            }
        }
    }
}

impl Connection {
    fn is_websocket(&self) -> bool {
        let scheme = self.request.url.split(':').next().unwrap_or_default();
        self.messages_told
            || self.resource.as_deref() == Some("websocket")
            || ["ws", "wss"]
                .iter()
                .any(|ws| scheme.eq_ignore_ascii_case(ws))
            || self.request.fields.iter().any(|[name, value]| {
                name.eq_ignore_ascii_case("upgrade")
                    && value
                        .split(',')
                        .any(|token| token.trim().eq_ignore_ascii_case("websocket"))
            })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// An entry as Chromium writes one.
    const ENTRY: &str = r#"{
        "_initiator": {"type": "script"},
        "_resourceType": "websocket",
        "_webSocketMessages": [
            {"type": "send", "time": 1700000000.5, "opcode": 1, "data": "héllo"},
            {"type": "receive", "time": 1700000001.25, "opcode": 2, "data": "AAEC/w=="}
        ],
        "request": {
            "method": "GET", "url": "wss://example.com/chat", "httpVersion": "HTTP/1.1",
            "headers": [{"name": "Upgrade", "value": "websocket"}, {"name": "X", "value": "1"}, {"name": "X", "value": "2"}],
            "queryString": [], "cookies": [], "headersSize": -1, "bodySize": 0
        },
        "response": {
            "status": 101, "statusText": "Switching Protocols", "httpVersion": "HTTP/1.1",
            "headers": [{"name": "Upgrade", "value": "websocket"}],
            "content": {"size": 0, "mimeType": "x-unknown"}
        },
        "serverIPAddress": "192.0.2.1",
        "startedDateTime": "2023-11-14T22:13:20.000Z",
        "time": 12.3
    }"#;

    const OTHER: &str = r#"{"request": {"method": "GET", "url": "https://example.com/", "headers": []}, "response": {"status": 200}}"#;

    fn har(entries: &str) -> String {
        format!(
            r#"{{"log": {{"version": "1.2", "creator": {{"name": "WebInspector", "version": "537.36"}}, "pages": [], "entries": [{entries}]}}}}"#
        )
    }

    fn messages(messages: &str) -> Connection {
        let entry = format!(r#"{{"_webSocketMessages": [{messages}]}}"#);
        let mut read = read(har(&entry).as_bytes()).unwrap();
        assert_eq!(read.broken, None);
        read.connections.remove(0)
    }

    #[test]
    fn what_chromium_writes() {
        let read = read(har(&format!("{OTHER}, {ENTRY}, {OTHER}")).as_bytes()).unwrap();
        let pair = |name: &str, value: &str| [name.to_owned(), value.to_owned()];
        let message = |sender, time, opcode, written, payload: &[u8]| Message {
            sender,
            time: Some(Timestamp(time)),
            opcode,
            written,
            payload: payload.to_vec(),
            key: None,
            whole: None,
        };
        assert_eq!(
            read,
            Har {
                written_by: vec!["WebInspector 537.36".to_owned()],
                connections: vec![Connection {
                    started: Some(Timestamp(1_700_000_000_000_000_000)),
                    server_address: Some("192.0.2.1".to_owned()),
                    request: Request {
                        method: "GET".to_owned(),
                        url: "wss://example.com/chat".to_owned(),
                        version: "HTTP/1.1".to_owned(),
                        fields: vec![pair("Upgrade", "websocket"), pair("X", "1"), pair("X", "2")],
                        told: HeadTold::Whole,
                    },
                    response: Some(Response {
                        status: 101,
                        status_text: "Switching Protocols".to_owned(),
                        version: "HTTP/1.1".to_owned(),
                        fields: vec![pair("Upgrade", "websocket")],
                        told: HeadTold::Whole,
                        time: None,
                    }),
                    messages: vec![
                        message(
                            Sender::Client,
                            1_700_000_000_500_000_000,
                            1,
                            Written::Text,
                            "héllo".as_bytes()
                        ),
                        message(
                            Sender::Server,
                            1_700_000_001_250_000_000,
                            2,
                            Written::Base64,
                            &[0, 1, 2, 0xFF]
                        ),
                    ],
                    errors: vec![],
                    messages_told: true,
                    closed: None,
                    resource: Some("websocket".to_owned()),
                }],
                other_entries: 2,
                broken: None,
            }
        );
    }

    #[test]
    fn payloads() {
        for (message, opcode, written, payload) in [
            (
                r#""opcode": 1, "data": "AAEC""#,
                1,
                Written::Text,
                &b"AAEC"[..],
            ),
            (
                r#""opcode": 2, "data": "AAEC""#,
                2,
                Written::Base64,
                &[0, 1, 2],
            ),
            (r#""opcode": 2, "data": "AAE""#, 2, Written::Base64, &[0, 1]),
            (r#""opcode": 2, "data": """#, 2, Written::Base64, b""),
            (r#""opcode": 2"#, 2, Written::Base64, b""),
            (
                r#""opcode": 2, "data": "no base64!""#,
                2,
                Written::NotBase64,
                b"no base64!",
            ),
            (
                r#""opcode": 8, "data": "A+g=""#,
                8,
                Written::Base64,
                &[3, 0xE8],
            ),
            (r#""data": "text""#, 1, Written::Text, b"text"),
            (r#""opcode": 1, "data": null"#, 1, Written::Text, b""),
            // Half a surrogate pair, as JavaScript may hold it.
            (
                r#""opcode": 1, "data": "a\ud83d""#,
                1,
                Written::Text,
                b"a\xED\xA0\xBD",
            ),
        ] {
            let read = messages(&format!(r#"{{"type": "send", "mask": true, {message}}}"#));
            let [read] = &read.messages[..] else {
                panic!("{message}: {read:?}");
            };
            assert_eq!(
                (read.opcode, read.written, &*read.payload),
                (opcode, written, payload),
                "{message}"
            );
            assert_eq!(read.time, None);
        }
    }

    #[test]
    fn what_is_no_message_is_kept_apart() {
        for message in [
            r#""type": "error", "opcode": -1"#,
            r#""type": "send", "opcode": 16"#,
            r#""opcode": 1"#,
        ] {
            let read = messages(&format!(r#"{{{message}, "time": 1, "data": "oops"}}"#));
            assert_eq!(read.messages, []);
            let error = ToldError {
                time: Some(Timestamp(1_000_000_000)),
                text: "oops".to_owned(),
            };
            assert_eq!(read.errors, [error], "{message}");
        }
    }

    #[test]
    fn which_entries_are_websocket() {
        for (entry, is) in [
            (r#"{"_webSocketMessages": []}"#, true),
            (r#"{"_webSocketMessages": null}"#, false),
            (r#"{"_resourceType": "websocket"}"#, true),
            (r#"{"_resourceType": "fetch"}"#, false),
            (r#"{"request": {"url": "wss://example.com"}}"#, true),
            (r#"{"request": {"url": "WS://example.com"}}"#, true),
            (r#"{"request": {"url": "https://example.com/ws:"}}"#, false),
            (
                r#"{"request": {"headers": [{"name": "uPgrade", "value": "h2c, WebSocket"}]}}"#,
                true,
            ),
            (
                r#"{"request": {"headers": [{"name": "Upgrade", "value": "h2c"}]}, "response": null}"#,
                false,
            ),
        ] {
            let read = read(har(entry).as_bytes()).unwrap();
            assert_eq!(read.connections.len(), usize::from(is), "{entry}");
        }
    }

    #[test]
    fn a_request_that_got_no_response() {
        let read = read(
            har(r#"{"request": {"url": "ws://a"}, "response": {"status": 0, "headers": []}}"#)
                .as_bytes(),
        )
        .unwrap();
        assert_eq!(read.connections[0].response, None);
    }

    #[test]
    fn errors_say_where_and_what() {
        for (file, error) in [
            ("", "line 1, column 0: EOF while parsing a value"),
            ("{", "line 1, column 1: EOF while parsing an object"),
            (
                "[]",
                "line 1, column 0: invalid type: sequence, expected an object with the member log",
            ),
            (
                "{\n  \"log\": 1}",
                "line 2, column 10: invalid type: integer `1`, expected an object with the member entries",
            ),
            (
                "{\"log\": {\"entries\": {}}}",
                "line 1, column 20: invalid type: map, expected a list of entries",
            ),
            (
                "{\"log\": {}}",
                "it has no log.entries, which every HAR file has",
            ),
            ("{\"a\": [1, 2,]}", "line 1, column 13: expected value"),
        ] {
            assert_eq!(
                read(file.as_bytes()).unwrap_err().to_string(),
                error,
                "{file}"
            );
        }
    }

    #[test]
    fn a_file_cut_short_gives_what_is_before() {
        let file = har(&format!("{ENTRY}, {OTHER}, {ENTRY}"));
        let whole = read(file.as_bytes()).unwrap();
        let (mut messages, mut connections) = (0, 0);
        for len in 0..file.len() {
            match read(&file.as_bytes()[..len]) {
                Ok(har) => {
                    assert!(matches!(har.broken, Some(HarError::Broken { .. })), "{len}");
                    let all = har
                        .connections
                        .iter()
                        .map(|connection| connection.messages.len())
                        .sum();
                    assert!(
                        all >= messages && har.connections.len() >= connections,
                        "{len}"
                    );
                    (messages, connections) = (all, har.connections.len());
                    if connections == 2 {
                        assert_eq!(har.connections[0], whole.connections[0]);
                        assert_eq!(har.other_entries, 1);
                    }
                }
                Err(error) => assert!(connections == 0, "{len}: {error}"),
            }
        }
        assert_eq!((messages, connections), (4, 2));
    }

    #[test]
    fn a_byte_order_mark_is_no_part_of_it() {
        let file = format!("\u{FEFF}{}", har(ENTRY));
        assert_eq!(read(file.as_bytes()), read(har(ENTRY).as_bytes()));
    }

    proptest! {
        #[test]
        fn any_bytes_can_be_read(changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..9)) {
            let mut file = har(ENTRY).into_bytes();
            for (at, byte) in changes {
                let at = at.index(file.len());
                file[at] = byte;
            }
            let _ = read(&file);
        }
    }
}
