//! What a link or a file holds that one reader hands to another: a source, how it is read, its edits and what is selected.
//!
//! A link is `#share=` and a text: base64url without padding (RFC 4648 §5) of raw DEFLATE (RFC 1951) of a record. A file
//! (`*.framescope`) is [`FILE_MAGIC`] and the same DEFLATE. Nothing of either reaches a server: browsers keep what stands behind `#`.
//!
//! # The record, version 1
//!
//! The byte 1, then parts. A part is a tag (one byte), the length of its value in bytes, and the value; lengths and other numbers
//! are unsigned LEB128 of at most 64 bits. A part that is not there has its plain value. Who reads leaves parts out that it does not
//! know if their tag is 128 or more, and refuses the record if it is less. Only edits and starts may come more than once, in order.
//!
//! | tag | part | value |
//! |---|---|---|
//! | 1 | selected item | number |
//! | 2 | selected field | its [`FieldId::id`](crate::protocol::FieldId::id) |
//! | 3 | buffer that is shown | 0 wire, 1 unmasked, 2 message, 3 inflated |
//! | 4 | list that is shown | 0 frames, 1 messages |
//! | 5 | filter | UTF-8 |
//! | 6 | conversation that is listed | number |
//! | 7 | who sent the bytes | 1 the client, 2 the server |
//! | 8 | whether RSV1 means compression | 1 no, 2 permessage-deflate |
//! | 9 | layout that was asked for | its [`Layout::id`](crate::capture::hexdump::Layout::id) |
//! | 10 | start | conversation, sender (1 client, 2 server), stream offset: numbers |
//! | 11 | edit | stream, start and end of the span, kind: numbers; then what the kind needs |
//! | 12 | name of the capture | UTF-8 |
//! | 13 | the capture's bytes | as they lie in its file |
//! | 14 | the text | UTF-8 |
//!
//! Kinds of edits: 0 a flipped bit (number), 1 FIN (0 or 1), 2 RSV1–3 (number), 3 opcode (number), 4 form of the length (7, 16 or 64),
//! 5 masking key (no bytes or four), 6 payload (bytes), 7 other bytes (bytes).
//!
//! What is large comes last, so that of a record that is cut the small parts are there. A capture and a text exclude each other.

mod gather;
mod link;
mod reader;
mod writer;

pub use super::record::{Capture, Record};
pub use gather::{Unshared, gather};
pub use link::{
    FILE_MAGIC, INFLATED_LIMIT, LINK_LIMIT, LINK_PREFIX, file, link, read_file, read_link,
};
pub use reader::read;
pub use writer::write;

use crate::analysis::{Buffer, Compressed, List, SentBy};
use crate::protocol::{LengthForm, Peer};

const VERSION: u8 = 1;

/// Why something that was shared cannot be opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ShareError {
    /// A character of a link that base64url has not.
    #[error("character {at} of the link, {found:?}, is none of base64url")]
    Character {
        /// Which, from 1.
        at: u64,
        /// The character.
        found: char,
    },
    /// The compressed data breaks RFC 1951.
    #[error("the compressed data is broken; {read} bytes were read before")]
    Corrupt {
        /// Bytes that it inflated to before.
        read: u64,
    },
    /// The compressed data ends before its end is said.
    #[error("it ends early; {read} bytes were read")]
    Cut {
        /// Bytes that it inflated to.
        read: u64,
    },
    /// It inflates to more than is taken.
    #[error("it inflates to more than {limit} bytes")]
    TooLarge {
        /// The limit, in bytes.
        limit: u64,
    },
    /// The record has a version, or a part, that this program does not know.
    #[error("it was made by a newer version")]
    Newer,
    /// A part does not hold what it must.
    #[error("part {tag}, at offset {at} of the record, is broken")]
    Part {
        /// The part's tag.
        tag: u8,
        /// Offset of the tag in the record.
        at: u64,
    },
    /// It has neither text nor capture.
    #[error("there is nothing in it")]
    Empty,
}

/// Tags of the parts.
mod tag {
    pub(super) const SELECTED: u8 = 1;
    pub(super) const FIELD: u8 = 2;
    pub(super) const BUFFER: u8 = 3;
    pub(super) const LIST: u8 = 4;
    pub(super) const FILTER: u8 = 5;
    pub(super) const CONVERSATION: u8 = 6;
    pub(super) const SENT_BY: u8 = 7;
    pub(super) const COMPRESSED: u8 = 8;
    pub(super) const LAYOUT: u8 = 9;
    pub(super) const START: u8 = 10;
    pub(super) const EDIT: u8 = 11;
    pub(super) const CAPTURE_NAME: u8 = 12;
    pub(super) const CAPTURE: u8 = 13;
    pub(super) const TEXT: u8 = 14;
    /// From here on a part may be left out by who does not know it.
    pub(super) const MAY_BE_LEFT_OUT: u8 = 128;
}

/// Kinds of edits.
mod kind {
    pub(super) const FLIP_BIT: u64 = 0;
    pub(super) const FIN: u64 = 1;
    pub(super) const RSV: u64 = 2;
    pub(super) const OPCODE: u64 = 3;
    pub(super) const LENGTH_FORM: u64 = 4;
    pub(super) const MASKING_KEY: u64 = 5;
    pub(super) const PAYLOAD: u64 = 6;
    pub(super) const BYTES: u64 = 7;
}

/// Values and their numbers in a record. The first is the plain one.
type Numbers<T, const N: usize> = [(T, u64); N];

const BUFFERS: Numbers<Buffer, 4> = [
    (Buffer::Wire, 0),
    (Buffer::Unmasked, 1),
    (Buffer::Message, 2),
    (Buffer::Inflated, 3),
];
const LISTS: Numbers<List, 2> = [(List::Frames, 0), (List::Messages, 1)];
const SENDERS: Numbers<SentBy, 3> = [(SentBy::Guess, 0), (SentBy::Client, 1), (SentBy::Server, 2)];
const COMPRESSIONS: Numbers<Compressed, 3> = [
    (Compressed::Guess, 0),
    (Compressed::No, 1),
    (Compressed::Deflate, 2),
];
const PEERS: Numbers<Peer, 2> = [(Peer::Client, 1), (Peer::Server, 2)];
const LENGTH_FORMS: Numbers<LengthForm, 3> = [
    (LengthForm::Seven, 7),
    (LengthForm::Sixteen, 16),
    (LengthForm::SixtyFour, 64),
];

fn number_of<T: PartialEq, const N: usize>(numbers: &Numbers<T, N>, value: &T) -> u64 {
    let known = numbers.iter().find(|(known, _)| known == value);
    known.map_or(0, |(_, number)| *number)
}

fn numbered<T: Copy, const N: usize>(numbers: &Numbers<T, N>, number: u64) -> Option<T> {
    let known = numbers.iter().find(|(_, known)| *known == number);
    known.map(|(value, _)| *value)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::{Change, ConversationId, Edit, Input, ItemId, Query, Start, StreamId};
    use crate::bytes::Span;
    use crate::capture::hexdump::Layout;
    use crate::protocol::FieldId;
    use proptest::prelude::*;

    fn hello() -> Record {
        Record {
            input: Input {
                text: "81 85 37 fa 21 3d 7f 9f 4d 51 58".to_owned(),
                ..Input::default()
            },
            ..Record::default()
        }
    }

    fn changed() -> Record {
        let edit = |change| Edit {
            stream: StreamId(0),
            span: Span { start: 0, end: 11 },
            change,
        };
        Record {
            input: Input {
                layout: Some(Layout::PlainHex),
                sent_by: SentBy::Client,
                compressed: Compressed::No,
                ..hello().input
            },
            edits: vec![
                edit(Change::FlipBit(0)),
                edit(Change::Fin(true)),
                edit(Change::Rsv(4)),
                edit(Change::Opcode(2)),
                edit(Change::LengthForm(LengthForm::Sixteen)),
                edit(Change::MaskingKey(None)),
                edit(Change::MaskingKey(Some([1, 2, 3, 4]))),
                edit(Change::Payload(b"Hi".to_vec())),
                edit(Change::Bytes(vec![0x8A, 0x00])),
            ],
            query: Query {
                list: List::Messages,
                conversation: None,
                filter: "opcode:text".to_owned(),
            },
            selected: Some(ItemId(0)),
            field: Some(FieldId::MaskingKey),
            buffer: Buffer::Unmasked,
            ..Record::default()
        }
    }

    fn captured() -> Record {
        Record {
            capture: Some(Capture {
                name: "one.pcap".to_owned(),
                bytes: vec![0xD4, 0xC3, 0xB2, 0xA1],
            }),
            starts: vec![Start {
                conversation: ConversationId(1),
                peer: Peer::Server,
                at: 300,
            }],
            query: Query {
                conversation: Some(ConversationId(2)),
                ..Query::default()
            },
            selected: Some(ItemId(7)),
            ..Record::default()
        }
    }

    // Links that were given away are to open for ever: no row may change.
    #[test]
    fn old_links_are_read() {
        let rows = [
            (
                hello(),
                "Y-RTsDBUsDBVMDZXSEtUMDJUME5RME9TsExTMElRMDVUMLUAAA",
            ),
            (
                changed(),
                "HclbDoIwFATQTimv3MS4hLsBPhAbqitwG41tlaBAIh-4BVctbTKZM8kAEJLe9jMO06MZ_TcDFJDTvNxn56-r39YSqIC6Xl52mJqn3ygXgvZEgIRUiUwm1JFU_KmKDZkpKvZV3IZk-RMHNi0bzV3PwfKp5c5xH_gS-OxYt6zNHw",
            ),
            (captured(), "Y2RkZGdjZOJiYWRaw8TDkZ-XqleQnFjAy3Ll8KaFAA"),
        ];
        for (record, old) in rows {
            assert_eq!(read_link(old).as_ref(), Ok(&record), "{}", link(&record));
        }
    }

    #[test]
    fn what_is_plain_takes_no_room() {
        let record = hello();
        assert_eq!(write(&record).len(), 1 + 2 + record.input.text.len());
    }

    #[test]
    fn all_numbers_lead_back() {
        fn check<T: Copy + PartialEq + std::fmt::Debug, const N: usize>(numbers: Numbers<T, N>) {
            for (value, number) in numbers {
                assert_eq!(number_of(&numbers, &value), number);
                assert_eq!(numbered(&numbers, number), Some(value));
            }
        }
        check(BUFFERS);
        check(LISTS);
        check(SENDERS);
        check(COMPRESSIONS);
        check(PEERS);
        check(LENGTH_FORMS);
    }

    #[test]
    fn what_is_newer_is_left_out_or_refused() {
        let parts: &[(&[u8], Result<(), ShareError>)] = &[
            (&[200, 2, 1, 1], Ok(())),
            (&[100, 2, 1, 1], Err(ShareError::Newer)),
            (&[tag::SELECTED, 0], Err(ShareError::Part { tag: 1, at: 1 })),
            (
                &[tag::SELECTED, 2, 1, 1],
                Err(ShareError::Part { tag: 1, at: 1 }),
            ),
            (
                &[tag::FIELD, 1, b'x'],
                Err(ShareError::Part { tag: 2, at: 1 }),
            ),
            (
                &[tag::BUFFER, 1, 9],
                Err(ShareError::Part { tag: 3, at: 1 }),
            ),
            (
                &[tag::TEXT, 1, 0xFF],
                Err(ShareError::Part { tag: 14, at: 1 }),
            ),
            (&[tag::TEXT, 0xFF], Err(ShareError::Part { tag: 14, at: 1 })),
            (
                &[tag::EDIT, 4, 0, 0, 0, 99],
                Err(ShareError::Part { tag: 11, at: 1 }),
            ),
        ];
        for (part, expected) in parts {
            let record = [&[VERSION], *part, &[tag::TEXT, 2, b'8', b'1']].concat();
            assert_eq!(read(&record).map(|_| ()), *expected, "{part:?}");
        }
        assert_eq!(read(&[2]), Err(ShareError::Newer));
        assert_eq!(read(&[]), Err(ShareError::Empty));
        assert_eq!(read(&[VERSION]), Err(ShareError::Empty));
    }

    fn any_input() -> impl Strategy<Value = Input> {
        (
            any::<String>(),
            prop::option::of(prop::sample::select(Layout::ALL.to_vec())),
            prop::sample::select(SENDERS.to_vec()),
            prop::sample::select(COMPRESSIONS.to_vec()),
        )
            .prop_map(|(text, layout, (sent_by, _), (compressed, _))| Input {
                text,
                layout,
                sent_by,
                compressed,
            })
    }

    fn any_edit() -> impl Strategy<Value = Edit> {
        let change = prop_oneof![
            any::<u64>().prop_map(Change::FlipBit),
            any::<bool>().prop_map(Change::Fin),
            any::<u8>().prop_map(Change::Rsv),
            any::<u8>().prop_map(Change::Opcode),
            prop::sample::select(LENGTH_FORMS.to_vec())
                .prop_map(|(form, _)| Change::LengthForm(form)),
            any::<Option<[u8; 4]>>().prop_map(Change::MaskingKey),
            any::<Vec<u8>>().prop_map(Change::Payload),
            any::<Vec<u8>>().prop_map(Change::Bytes),
        ];
        (any::<u16>(), any::<u64>(), any::<u64>(), change).prop_map(
            |(stream, start, end, change)| Edit {
                stream: StreamId(stream),
                span: Span { start, end },
                change,
            },
        )
    }

    fn any_record() -> impl Strategy<Value = Record> {
        let look = (
            any::<Option<u32>>(),
            prop::option::of(prop::sample::select(FieldId::ALL.to_vec())),
            prop::sample::select(BUFFERS.to_vec()),
            prop::sample::select(LISTS.to_vec()),
            any::<String>(),
            any::<Option<u32>>(),
        );
        let start = (
            any::<u32>(),
            prop::sample::select(PEERS.to_vec()),
            any::<u64>(),
        );
        let capture = prop::option::of((any::<String>(), any::<Vec<u8>>()));
        (
            any_input(),
            prop::collection::vec(any_edit(), 0..4),
            look,
            prop::collection::vec(start, 0..3),
            capture,
        )
            .prop_map(|(input, edits, look, starts, capture)| {
                let (selected, field, (buffer, _), (list, _), filter, conversation) = look;
                let capture = capture.map(|(name, bytes)| Capture { name, bytes });
                Record {
                    input: if capture.is_some() {
                        Input::default()
                    } else {
                        input
                    },
                    capture,
                    edits,
                    starts: starts
                        .into_iter()
                        .map(|(conversation, (peer, _), at)| Start {
                            conversation: ConversationId(conversation),
                            peer,
                            at,
                        })
                        .collect(),
                    query: Query {
                        list,
                        conversation: conversation.map(ConversationId),
                        filter,
                    },
                    selected: selected.map(ItemId),
                    field,
                    buffer,
                }
            })
    }

    proptest! {
        #[test]
        fn what_is_written_is_read(record in any_record()) {
            prop_assert_eq!(read(&write(&record)), Ok(record.clone()));
            prop_assert_eq!(read_link(&link(&record)), Ok(record.clone()));
            prop_assert_eq!(read_file(&file(&record)), Ok(record));
        }

        #[test]
        fn anything_is_taken(bytes: Vec<u8>, text: String) {
            let _ = read(&bytes);
            let _ = read(&[&[VERSION], bytes.as_slice()].concat());
            let _ = read_link(&text);
            let _ = read_file(&[FILE_MAGIC, &bytes].concat());
        }

        #[test]
        fn what_is_cut_is_no_other_record(record in any_record(), cut: prop::sample::Index) {
            let whole = file(&record);
            let part = &whole[..cut.index(whole.len())];
            prop_assert!(read_file(part).is_err());
        }
    }
}
