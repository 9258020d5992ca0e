//! HAR, or one entry of it.

use super::head::{HeadText, StartPart};
use super::{Exchange, ExpectedThere, Transcript, TranscriptKind, TranscriptProblem};
use crate::capture::hexdump::TextIndex;
use serde::Deserialize;
use std::borrow::Cow;

/// A text that is JSON, or begins as JSON does; `None` if it is other JSON than HAR.
pub(super) fn read(text: &str, index: &TextIndex) -> Option<Transcript> {
    let start = text.len() - text.trim_start_matches('\u{feff}').trim_ascii_start().len();
    let json = text.get(start..)?;
    let read = if json.starts_with('[') {
        serde_json::from_str::<Vec<Entry<'_>>>(json).map(Some)
    } else {
        serde_json::from_str::<File<'_>>(json).map(File::entries)
    };
    let entries = match read {
        Ok(entries) => entries?,
        Err(error) if error.is_data() => return None,
        Err(error) => {
            // Text that begins with a brace is not JSON for that; a name in quotes is.
            let told = json.get(1..).unwrap_or_default().trim_ascii_start();
            if !told.starts_with(['"', '{']) {
                return None;
            }
            let line_start = line_start(json, error.line());
            let at = start + line_start + error.column().saturating_sub(1);
            return Some(Transcript {
                kind: Some(TranscriptKind::Har),
                problem: Some(TranscriptProblem {
                    place: index.place(at as u64),
                    expected: ExpectedThere::Json,
                }),
                ..Transcript::default()
            });
        }
    };
    let exchanges: Vec<Exchange> = entries
        .iter()
        .filter(|entry| entry.asks_for_websocket())
        .map(|entry| entry.exchange(text, index))
        .collect();
    let none = exchanges.is_empty().then(|| TranscriptProblem {
        place: index.place(start as u64),
        expected: ExpectedThere::WebSocketEntry,
    });
    Some(Transcript {
        kind: Some(TranscriptKind::Har),
        exchanges,
        problem: none,
        ..Transcript::default()
    })
}

/// The offset at which a line begins, which are counted from 1.
fn line_start(text: &str, line: usize) -> usize {
    let before = line.saturating_sub(2);
    let mut ends = memchr::memchr_iter(b'\n', text.as_bytes());
    if line < 2 {
        0
    } else {
        ends.nth(before).map_or(0, |end| end + 1)
    }
}

impl Entry<'_> {
    fn asks_for_websocket(&self) -> bool {
        let url = &self.request.url;
        self.resource.as_deref() == Some("websocket")
            || url.starts_with("ws:")
            || url.starts_with("wss:")
            || self.request.headers.iter().any(|field| {
                field.name.eq_ignore_ascii_case("upgrade")
                    && field.value.to_ascii_lowercase().contains("websocket")
            })
    }

    fn exchange(&self, text: &str, index: &TextIndex) -> Exchange {
        let mut told = Told { text, index };
        let request = &self.request;
        let mut head = HeadText::default();
        told.part(&mut head, &request.method, "GET", StartPart::Method);
        head.added(" ");
        told.part(&mut head, target(&request.url), "/", StartPart::Target);
        head.added(" ");
        version(&mut head, &request.http_version);
        head.added("\r\n");
        told.fields(&mut head, &request.headers);
        let response = self
            .response
            .as_ref()
            .filter(|response| response.status > 0);
        let response = response.map(|response| {
            let mut head = HeadText::default();
            version(&mut head, &response.http_version);
            head.added(" ");
            head.added(&response.status.to_string());
            head.added(" ");
            told.slice(&mut head, &response.status_text);
            head.added("\r\n");
            told.fields(&mut head, &response.headers);
            head
        });
        Exchange {
            request: Some(head),
            response,
        }
    }
}

/// What of a URL a request asks for: what follows the authority, without a fragment, which is not sent.
pub(super) fn target(url: &str) -> &str {
    let after = url.find("://").map_or(0, |at| at + 3);
    let rest = url.get(after..).unwrap_or_default();
    let path = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    let path = rest.get(path..).unwrap_or_default();
    path.split('#').next().unwrap_or_default()
}

/// Browsers write the version in small letters, and their own names for others.
fn version(head: &mut HeadText, written: &str) {
    let upper = written.to_ascii_uppercase();
    if upper.starts_with("HTTP/") && !upper.contains(['\r', '\n', ' ']) {
        head.added(&upper);
    } else {
        head.added("HTTP/1.1");
        head.unknown.push(StartPart::Version);
    }
}

/// Puts what stands in the text into heads.
struct Told<'a> {
    text: &'a str,
    index: &'a TextIndex,
}

impl Told<'_> {
    /// A part of a start line, or what fills its place.
    fn part(&mut self, head: &mut HeadText, part: &str, instead: &str, name: StartPart) {
        if part.is_empty() {
            head.added(instead);
            head.unknown.push(name);
        } else {
            self.slice(head, part);
        }
    }

    /// Browsers join the values of fields that stand there several times with line feeds.
    fn fields(&mut self, head: &mut HeadText, fields: &[Field<'_>]) {
        for field in fields.iter().filter(|field| !field.name.starts_with(':')) {
            for value in field.value.split('\n') {
                self.slice(head, &field.name);
                head.added(": ");
                self.slice(head, value);
                head.added("\r\n");
            }
        }
        head.added("\r\n");
    }

    /// A piece of the text if it stands there as it is, without escapes.
    fn slice(&mut self, head: &mut HeadText, piece: &str) {
        let start = piece
            .as_ptr()
            .addr()
            .wrapping_sub(self.text.as_ptr().addr());
        let stands_there = start.checked_add(piece.len()).is_some_and(|end| {
            self.text
                .get(start..end)
                .is_some_and(|there| there == piece)
        });
        if stands_there {
            head.told(piece, start, self.index);
        } else {
            head.added(piece);
        }
    }
}

#[derive(Deserialize)]
struct File<'a> {
    #[serde(borrow, default)]
    log: Option<Log<'a>>,
    #[serde(borrow, default)]
    request: Option<Request<'a>>,
    #[serde(borrow, default)]
    response: Option<Response<'a>>,
    #[serde(rename = "_resourceType", default)]
    resource: Option<String>,
}

impl<'a> File<'a> {
    /// Its entries; `None` if it is neither HAR nor an entry of it.
    fn entries(self) -> Option<Vec<Entry<'a>>> {
        let entry = self.request.map(|request| Entry {
            request,
            response: self.response,
            resource: self.resource,
        });
        let entries = self.log.map(|log| log.entries);
        entries.or_else(|| Some(vec![entry?]))
    }
}

#[derive(Deserialize)]
struct Log<'a> {
    #[serde(borrow, default)]
    entries: Vec<Entry<'a>>,
}

#[derive(Deserialize)]
struct Entry<'a> {
    #[serde(borrow)]
    request: Request<'a>,
    #[serde(borrow, default)]
    response: Option<Response<'a>>,
    #[serde(rename = "_resourceType", default)]
    resource: Option<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Request<'a> {
    #[serde(borrow, default)]
    method: Cow<'a, str>,
    #[serde(borrow, default)]
    url: Cow<'a, str>,
    #[serde(borrow, default)]
    http_version: Cow<'a, str>,
    #[serde(borrow, default)]
    headers: Vec<Field<'a>>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Response<'a> {
    /// Some write -1 or 0 where there was none.
    #[serde(default)]
    status: i64,
    #[serde(borrow, default)]
    status_text: Cow<'a, str>,
    #[serde(borrow, default)]
    http_version: Cow<'a, str>,
    #[serde(borrow, default)]
    headers: Vec<Field<'a>>,
}

#[derive(Deserialize)]
struct Field<'a> {
    #[serde(borrow, default)]
    name: Cow<'a, str>,
    #[serde(borrow, default)]
    value: Cow<'a, str>,
}
