//! Runs of bytes: what each part of an item is, none left over and none told twice.

use super::recording::ItemKind;
use super::tcp_header;
use crate::bytes::Span;
use crate::protocol::field::{Field, FieldId, fields};
use crate::protocol::http::Head;

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

/// The lines of a head: the start line, each field with the end of its line, the empty line.
fn lines(bytes: &[u8]) -> Vec<Run> {
    let Some(head) = Head::parse(bytes) else {
        return Vec::new();
    };
    let mut names = head.fields();
    let mut at = 0;
    let mut runs = Vec::new();
    for line in bytes.split_inclusive(|byte| *byte == b'\n') {
        let span = Span::at(at, line.len() as u64);
        at = span.end;
        let id = if runs.is_empty() {
            if head.method().is_some() {
                "request-line".to_owned()
            } else {
                "status-line".to_owned()
            }
        } else if line == b"\r\n" {
            "empty-line".to_owned()
        } else {
            let name = names.next().map(|[name, _]| head.slice(name));
            String::from_utf8_lossy(name.unwrap_or_default()).to_ascii_lowercase()
        };
        runs.push(Run {
            id,
            span,
            field: None,
        });
    }
    runs
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
