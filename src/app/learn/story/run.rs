//! Runs of bytes: what each part of an item is, none left over and none told twice.

use super::recording::ItemKind;
use super::tcp_header;
use crate::bytes::Span;
use crate::protocol::field::{Field, FieldId, fields};

/// Bytes that are told as one thing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Run {
    /// The last part of the keys of its words.
    pub(crate) id: String,
    /// Its bytes, as offsets in the item's.
    pub(crate) span: Span,
    /// The field of a frame that it is, or that says most of those that it holds.
    pub(crate) field: Option<FieldId>,
}

/// The runs of an item, in their order; they tile it.
pub(crate) fn runs(kind: ItemKind, bytes: &[u8]) -> Vec<Run> {
    match kind {
        ItemKind::Segment => tcp_header::parts(bytes)
            .into_iter()
            .map(|(part, span)| Run {
                id: part.id().to_owned(),
                span,
                field: None,
            })
            .collect(),
        ItemKind::Head => lines(bytes),
        ItemKind::Frame => of_frame(&fields(bytes, bytes.len() as u64)),
    }
}

/// The fields of a frame, those that share a byte as one run.
pub(crate) fn of_frame(fields: &[Field]) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    for field in fields {
        let octets = Span {
            start: field.bit / 8,
            end: (field.bit + field.bits).div_ceil(8),
        };
        match runs.last_mut() {
            Some(last) if octets.start < last.span.end => {
                last.span.end = octets.end;
                last.field = Some(field.id);
            }
            _ => runs.push(Run {
                id: String::new(),
                span: octets,
                field: Some(field.id),
            }),
        }
    }
    for run in &mut runs {
        let id = match run.field {
            Some(FieldId::Opcode) => "first-byte",
            Some(FieldId::PayloadLen) => "second-byte",
            Some(field) => field.id(),
            None => "",
        };
        id.clone_into(&mut run.id);
    }
    runs
}

/// Fields that a handshake has, in lower case.
const FIELDS: [&str; 9] = [
    "connection",
    "host",
    "origin",
    "sec-websocket-accept",
    "sec-websocket-extensions",
    "sec-websocket-key",
    "sec-websocket-protocol",
    "sec-websocket-version",
    "upgrade",
];

/// Runs that only what was changed can have.
#[cfg(test)]
pub(super) const UNRECORDED: [&str; 4] = ["other-option", "data", "other-field", "other-line"];

/// The lines of a head: the start line, each field with the end of its line, the empty line; and what stands behind that.
fn lines(bytes: &[u8]) -> Vec<Run> {
    let mut at = 0;
    let mut runs: Vec<Run> = Vec::new();
    for line in bytes.split_inclusive(|byte| *byte == b'\n') {
        let span = Span::at(at, line.len() as u64);
        at = span.end;
        let id = match runs.last() {
            None if line.starts_with(b"HTTP/") => "status-line",
            None => "request-line",
            Some(last) if last.id == "empty-line" => {
                runs.push(Run {
                    id: "data".to_owned(),
                    span: Span {
                        start: span.start,
                        end: bytes.len() as u64,
                    },
                    field: None,
                });
                break;
            }
            Some(_) if line == b"\r\n" => "empty-line",
            Some(_) => field(line),
        };
        runs.push(Run {
            id: id.to_owned(),
            span,
            field: None,
        });
    }
    runs
}

/// What a line is, by the name before its colon.
fn field(line: &[u8]) -> &'static str {
    let Some(colon) = line.iter().position(|byte| *byte == b':') else {
        return "other-line";
    };
    let name = line.get(..colon).unwrap_or_default();
    let known = FIELDS
        .iter()
        .find(|known| name.eq_ignore_ascii_case(known.as_bytes()));
    known.copied().unwrap_or("other-field")
}

#[cfg(test)]
mod tests {
    use super::super::recording::{FILE, Recording};
    use super::*;

    /// Every byte that both sides sent, and of the segments that open and close every byte of their TCP headers, has its explanation.
    #[test]
    fn no_byte_of_the_connection_is_unexplained() {
        let recording = Recording::read(FILE);
        let text = crate::text::Text::english();
        let mut told = 0;
        for item in &recording.items {
            let mut at = 0;
            for run in runs(item.kind, &item.bytes) {
                assert_eq!(run.span.start, at, "{run:?}");
                assert!(!run.span.is_empty(), "{run:?}");
                at = run.span.end;
                assert!(text.knows(&format!("learn-run-{}", run.id)), "{}", run.id);
                assert!(text.knows(&format!("learn-why-{}", run.id)), "{}", run.id);
            }
            assert_eq!(at, item.bytes.len() as u64);
            told += at;
        }
        let [client, server] = &recording.streams;
        let headers: usize = recording
            .items
            .iter()
            .filter(|item| item.kind == ItemKind::Segment)
            .map(|item| item.bytes.len())
            .sum();
        assert_eq!(headers, 2 * 40 + 5 * 32);
        assert_eq!(told, (client.len() + server.len() + headers) as u64);
    }

    #[test]
    fn lines_of_a_changed_head_are_told_apart() {
        let rows: [(&str, &[&str]); 7] = [
            ("", &[]),
            ("GET / HTTP/1.1", &["request-line"]),
            ("HTTP/1.1 200 OK\r\n\r\n", &["status-line", "empty-line"]),
            (
                "GET /\r\nORIGIN: x\r\nCookie: a\r\nno colon\r\n",
                &["request-line", "origin", "other-field", "other-line"],
            ),
            (
                "GET /\r\n\r\n\r\nrest",
                &["request-line", "empty-line", "data"],
            ),
            ("\r\nHost: x\r\n", &["request-line", "host"]),
            ("GET /\r\n:x\r\n", &["request-line", "other-field"]),
        ];
        let text = crate::text::Text::english();
        for (head, expected) in rows {
            let runs = runs(ItemKind::Head, head.as_bytes());
            let ids: Vec<_> = runs.iter().map(|run| run.id.as_str()).collect();
            assert_eq!(ids, *expected, "{head:?}");
            assert_eq!(runs.last().map_or(0, |run| run.span.end), head.len() as u64);
        }
        for id in UNRECORDED {
            assert!(text.knows(&format!("learn-run-{id}")), "{id}");
            assert!(text.knows(&format!("learn-why-{id}")), "{id}");
        }
    }

    #[test]
    fn fields_that_share_a_byte_are_one_run() {
        let rows: &[(&[u8], &[(&str, u64)])] = &[
            (&[0x89, 0], &[("first-byte", 1), ("second-byte", 1)]),
            (
                &[0x82, 0x7E, 0, 1, 7],
                &[
                    ("first-byte", 1),
                    ("second-byte", 1),
                    ("extended-payload-len", 2),
                    ("payload", 1),
                ],
            ),
            (
                &[0x88, 0x83, 1, 2, 3, 4, 5, 6, 7],
                &[
                    ("first-byte", 1),
                    ("second-byte", 1),
                    ("masking-key", 4),
                    ("status-code", 2),
                    ("reason", 1),
                ],
            ),
        ];
        for (bytes, expected) in rows {
            let runs = runs(ItemKind::Frame, bytes);
            let said: Vec<_> = runs
                .iter()
                .map(|run| (run.id.as_str(), run.span.len()))
                .collect();
            assert_eq!(said, *expected);
        }
    }
}
