//! Questions about a source, and their answers: plain data, no browser in sight.

use super::capture_overview::CaptureOverview;
use super::chart::Chart;
use super::conversation::Conversation;
use super::conversations::{ConversationPage, ConversationQuery};
use super::copy::{CopyFormat, copy};
use super::detail::Detail;
use super::edit::Edit;
use super::export::{Export, Exported};
use super::filter::Filter;
use super::input::Input;
use super::overview::Overview;
use super::page::{Buffer, BytesPage, Query, RowPage};
use super::record::Record;
use super::row::ItemId;
use super::sheet::{Sheet, SheetOf};
use super::start::Start;
use super::stream::StreamId;
use super::subject::{Kept, SubjectOf};
use serde::{Deserialize, Serialize};

/// A source, numbered by whoever opens it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct SourceId(pub u32);

/// A request about one state of one source.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Ask {
    /// The source.
    pub source: SourceId,
    /// Which edits are made; the page counts it up with every change. An answer carries the number that it is true for.
    pub edition: u32,
    /// The request.
    pub request: Request,
}

/// What can be asked.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Request {
    /// Read an input and make edits. Answered by [`Response::Opened`].
    Open {
        /// What is to be read.
        input: Input,
        /// Edits to be made, in order.
        edits: Vec<Edit>,
    },
    /// Make these edits, in order, on the source as it was opened, and no others. Answered by [`Response::Opened`].
    Edit {
        /// All edits.
        edits: Vec<Edit>,
    },
    /// Read the capture again, with frames that begin at these places where they were found by how they look, and by that alone elsewhere.
    /// Answered by [`Response::Capture`], as opening it is.
    Start(Vec<Start>),
    /// Rows of a list. Answered by [`Response::Rows`].
    Rows {
        /// Which list.
        query: Query,
        /// Position of the first row.
        first: u32,
        /// How many.
        count: u32,
        /// An item whose position is wanted.
        keep: Option<ItemId>,
    },
    /// One item. Answered by [`Response::Detail`].
    Detail {
        /// Which.
        item: ItemId,
    },
    /// Bytes. Answered by [`Response::Bytes`].
    Bytes {
        /// Of this item's stream, frame or message.
        item: ItemId,
        /// Which buffer.
        buffer: Buffer,
        /// Offset of the first byte.
        first: u64,
        /// How many, at most [`Session::BYTES_LIMIT`].
        count: u32,
    },
    /// Bytes as text to paste elsewhere. Answered by [`Response::Copied`].
    Copy {
        /// Of this frame.
        item: ItemId,
        /// Which bytes of it.
        what: CopyOf,
        /// How they are written.
        format: CopyFormat,
        /// Comes back with the answer: another copy may be wanted by then.
        number: u32,
    },
    /// The item that a byte of the pasted text belongs to. Answered by [`Response::Found`].
    Find {
        /// Offset in the text in UTF-16 units.
        at: u32,
    },
    /// Conversations of a capture. Answered by [`Response::Conversations`].
    Conversations {
        /// What is listed.
        query: ConversationQuery,
        /// Position of the first row.
        first: u32,
        /// How many.
        count: u32,
    },
    /// Bytes over time. Answered by [`Response::Chart`].
    Chart {
        /// Of these rows.
        query: Query,
        /// In how many parts.
        buckets: u32,
    },
    /// A frame of a capture. Answered by [`Response::Found`].
    FindFrame {
        /// Its number among the frames, from 1.
        number: u32,
    },
    /// The first item that a packet of a capture belongs to. Answered by [`Response::Found`].
    FindPacket {
        /// Its number, from 1.
        number: u32,
    },
    /// A file made from a capture, or for another reader. Answered by [`Response::Exported`].
    Export(Export),
    /// Something to be compared later. Answered by [`Response::Kept`], by the engine alone.
    Keep(SubjectOf),
    /// What is in a link or a file of Framescope's own. Answered by [`Response::Unfolded`], by the engine alone.
    Unfold {
        /// Comes back with the answer.
        number: u32,
        /// The link's text, or the file.
        #[serde(with = "serde_bytes")]
        bytes: Vec<u8>,
    },
    /// A sheet. Answered by [`Response::Sheet`], by the engine alone, whatever the source is: it has the words.
    Sheet(SheetOf),
    /// Stop reading the capture: what was read stays. Answered by [`Response::Capture`].
    Cancel,
}

/// What of a frame is copied.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum CopyOf {
    /// All its bytes, as on the wire.
    Frame,
    /// Its payload, unmasked.
    Payload,
    /// The payload of its message, unmasked.
    Message,
}

/// What was copied.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Copied {
    /// The text.
    pub text: String,
    /// Bytes that it stands for.
    pub bytes: u64,
    /// Bytes that there are: more, where they are too many to copy, or the next one is not known.
    pub of: u64,
}

/// A response and what it is true for.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Answer {
    /// The source.
    pub source: SourceId,
    /// The edition.
    pub edition: u32,
    /// The response.
    pub response: Response,
}

/// What is answered.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Response {
    /// The source is open.
    Opened(Box<Overview>),
    /// Rows.
    Rows(RowPage),
    /// An item; `None` if there is none of that number.
    Detail(Option<Detail>),
    /// Bytes; `None` if there is no such item or buffer.
    Bytes(Option<BytesPage>),
    /// The number of the request, and text to paste elsewhere; `None` if there is no such item.
    Copied(u32, Option<Copied>),
    /// Where a byte of the text, or a packet, stands.
    Found(Option<Found>),
    /// A capture, again and again while it is read.
    #[cfg_attr(all(feature = "web", not(feature = "engine")), serde(skip_serializing))]
    Capture(Box<CaptureOverview>),
    /// Conversations.
    #[cfg_attr(all(feature = "web", not(feature = "engine")), serde(skip_serializing))]
    Conversations(ConversationPage),
    /// Bytes over time.
    #[cfg_attr(all(feature = "web", not(feature = "engine")), serde(skip_serializing))]
    Chart(Chart),
    /// A file. Its bytes are handed over beside the answer.
    #[cfg_attr(all(feature = "web", not(feature = "engine")), serde(skip_serializing))]
    Exported(Exported),
    /// A sheet, and what it was wanted of.
    #[cfg_attr(all(feature = "web", not(feature = "engine")), serde(skip_serializing))]
    Sheet(SheetOf, Box<Sheet>),
    /// What was kept for comparing; `None` if there is no such thing.
    #[cfg_attr(all(feature = "web", not(feature = "engine")), serde(skip_serializing))]
    Kept(Option<Box<Kept>>),
    /// The number that came with the request; what was shared, or why it cannot be opened, in words.
    #[cfg_attr(all(feature = "web", not(feature = "engine")), serde(skip_serializing))]
    Unfolded(u32, Result<Box<Record>, String>),
    /// A source of this kind has nothing of that.
    Nothing,
}

/// A place in the conversation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Found {
    /// The item.
    pub item: ItemId,
    /// Its stream.
    pub stream: StreamId,
    /// Offset in the stream.
    pub offset: u64,
}

/// One open source. Everything that is asked about it is answered from here; it holds all that is large.
#[derive(Debug, Default)]
pub struct Session {
    conversation: Conversation,
    /// The last list that was filtered, by positions in the whole list.
    filtered: Option<(Query, Vec<u32>)>,
}

impl Session {
    /// Bytes in one [`BytesPage`] at most.
    pub const BYTES_LIMIT: u32 = 64 * 1024;
    /// Bytes in one [`Copied`] at most: 16 MiB.
    pub const COPY_LIMIT: u32 = 16 * 1024 * 1024;
    /// Rows in one [`RowPage`] at most.
    pub const ROWS_LIMIT: u32 = 1000;

    /// Answers. Requests are answered for the source that was opened last, whatever they name: they are to be sent in order.
    pub fn handle(&mut self, ask: Ask) -> Answer {
        let response = match ask.request {
            Request::Open { input, edits } => {
                self.filtered = None;
                self.conversation = Conversation::open(input, &edits);
                Response::Opened(Box::new(self.conversation.overview()))
            }
            Request::Edit { edits } => {
                self.filtered = None;
                self.conversation.edit(&edits);
                Response::Opened(Box::new(self.conversation.overview()))
            }
            Request::Rows {
                query,
                first,
                count,
                keep,
            } => Response::Rows(self.rows(query, first, count, keep)),
            Request::Detail { item } => Response::Detail(self.conversation.detail(item)),
            Request::Bytes {
                item,
                buffer,
                first,
                count,
            } => Response::Bytes(self.conversation.bytes(
                item,
                buffer,
                first,
                count.min(Self::BYTES_LIMIT),
            )),
            Request::Copy {
                item,
                what,
                format,
                number,
            } => {
                let copied = self.conversation.copied(item, what, Self::COPY_LIMIT);
                let copied = copied.map(|(bytes, of)| Copied {
                    text: copy(&bytes, format),
                    bytes: bytes.len() as u64,
                    of,
                });
                Response::Copied(number, copied)
            }
            Request::Find { at } => Response::Found(self.conversation.find(at)),
            Request::Start(_)
            | Request::Conversations { .. }
            | Request::Chart { .. }
            | Request::FindFrame { .. }
            | Request::FindPacket { .. }
            | Request::Export(_)
            | Request::Keep(_)
            | Request::Unfold { .. }
            | Request::Sheet(_)
            | Request::Cancel => Response::Nothing,
        };
        Answer {
            source: ask.source,
            edition: ask.edition,
            response,
        }
    }

    /// What was found in the source, grouped.
    #[cfg(feature = "reports")]
    pub fn conformance(&self, by: super::sheet::GroupBy) -> super::conformance::Conformance {
        self.conversation.conformance(by)
    }

    /// What is open.
    pub const fn conversation(&self) -> &Conversation {
        &self.conversation
    }

    fn rows(&mut self, query: Query, first: u32, count: u32, keep: Option<ItemId>) -> RowPage {
        let count = count.min(Self::ROWS_LIMIT);
        let conversation = &self.conversation;
        let kept = keep.and_then(|item| conversation.position(query.list, item));
        let (positions, error) = if query.filter.trim().is_empty() {
            (None, None)
        } else {
            match Filter::parse(&query.filter) {
                Ok(filter) => {
                    if self
                        .filtered
                        .as_ref()
                        .is_none_or(|(filtered, _)| *filtered != query)
                    {
                        let left = conversation.matching(query.list, &filter);
                        self.filtered = Some((query.clone(), left));
                    }
                    (
                        self.filtered.as_ref().map(|(_, left)| left.as_slice()),
                        None,
                    )
                }
                Err(error) => (None, Some(error)),
            }
        };
        let row = |position| conversation.row(query.list, position);
        match positions {
            Some(left) => RowPage {
                total: u32::try_from(left.len()).unwrap_or(u32::MAX),
                first,
                rows: left
                    .iter()
                    .skip(first as usize)
                    .take(count as usize)
                    .filter_map(|position| row(*position))
                    .collect(),
                keep,
                kept: kept
                    .and_then(|kept| left.binary_search(&kept).ok())
                    .and_then(|kept| u32::try_from(kept).ok()),
                error,
                searched: None,
                query,
            },
            None => RowPage {
                total: conversation.len(query.list),
                first,
                rows: (first..first.saturating_add(count))
                    .map_while(row)
                    .collect(),
                keep,
                kept,
                error,
                searched: None,
                query,
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::edit::Change;
    use crate::analysis::page::List;
    use crate::analysis::row::{Preview, Row, RowKind};
    use crate::bytes::Span;
    use crate::protocol::{LengthForm, Rule};
    use proptest::prelude::*;

    const SECTION_5_7: &str = "81 05 48 65 6c 6c 6f  81 85 37 fa 21 3d 7f 9f 4d 51 58  01 03 48 65 6c  89 05 48 65 6c 6c 6f  80 02 6c 6f";

    fn open(text: &str) -> (Session, Overview) {
        let mut session = Session::default();
        let input = Input {
            text: text.to_owned(),
            ..Input::default()
        };
        match answer(
            &mut session,
            Request::Open {
                input,
                edits: Vec::new(),
            },
        ) {
            Response::Opened(overview) => (session, *overview),
            other => panic!("{other:?}"),
        }
    }

    fn answer(session: &mut Session, request: Request) -> Response {
        session
            .handle(Ask {
                source: SourceId(1),
                edition: 0,
                request,
            })
            .response
    }

    fn rows(session: &mut Session, list: List) -> Vec<Row> {
        let query = Query {
            list,
            ..Query::default()
        };
        match answer(
            session,
            Request::Rows {
                query,
                first: 0,
                count: 100,
                keep: None,
            },
        ) {
            Response::Rows(page) => page.rows,
            other => panic!("{other:?}"),
        }
    }

    fn frame(session: &mut Session, item: u32) -> super::super::FrameDetail {
        match answer(session, Request::Detail { item: ItemId(item) }) {
            Response::Detail(Some(Detail::Frame(frame))) => *frame,
            other => panic!("{other:?}"),
        }
    }

    fn bytes_of(session: &mut Session, item: u32, buffer: Buffer) -> BytesPage {
        match answer(
            session,
            Request::Bytes {
                item: ItemId(item),
                buffer,
                first: 0,
                count: 100,
            },
        ) {
            Response::Bytes(Some(page)) => page,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn a_paste_becomes_frames_and_messages() {
        let (mut session, overview) = open(SECTION_5_7);
        assert_eq!(
            (overview.frames, overview.messages, overview.first),
            (5, 3, Some(ItemId(0)))
        );
        let previews: Vec<_> = rows(&mut session, List::Messages)
            .into_iter()
            .map(|row| match (row.preview, row.kind) {
                (
                    Preview::Text { text, more: false },
                    RowKind::Message {
                        fragments,
                        complete: true,
                        ..
                    },
                ) => (text, fragments),
                other => panic!("{other:?}"),
            })
            .collect();
        let hello = "Hello".to_owned();
        assert_eq!(
            previews,
            [(hello.clone(), 1), (hello.clone(), 1), (hello, 2)]
        );
        assert_eq!(rows(&mut session, List::Frames).len(), 5);
    }

    #[test]
    fn a_frame_opens_into_buffers() {
        let (mut session, _) = open(SECTION_5_7);
        let masked = frame(&mut session, 1);
        assert_eq!(
            (masked.span, masked.payload.as_slice()),
            (Span { start: 7, end: 18 }, &b"Hello"[..])
        );
        let last = frame(&mut session, 4).message.unwrap();
        assert_eq!(
            (last.payload.as_slice(), last.frames),
            (&b"Hello"[..], vec![ItemId(2), ItemId(4)])
        );
        assert_eq!(bytes_of(&mut session, 1, Buffer::Wire).len, 34);
        let unmasked = bytes_of(&mut session, 1, Buffer::Unmasked);
        assert_eq!(
            (unmasked.bytes.as_slice(), unmasked.places[0]),
            (&b"Hello"[..], [40, 42])
        );
        let message = bytes_of(&mut session, 4, Buffer::Message);
        assert_eq!(message.bytes, b"Hello");
        assert_eq!(message.items.len(), 2);
        assert_eq!(
            SECTION_5_7.get(message.places[3][0] as usize..message.places[3][1] as usize),
            Some("6c")
        );
    }

    #[test]
    fn an_edit_is_made_compared_and_left_out_again() {
        let (mut session, _) = open(SECTION_5_7);
        let edit = Edit {
            stream: StreamId(0),
            span: Span { start: 7, end: 18 },
            change: Change::FlipBit(1),
        };
        answer(&mut session, Request::Edit { edits: vec![edit] });
        let edited = frame(&mut session, 1);
        assert_eq!(edited.findings[0].rule, Rule::UnexplainedRsv1);
        assert_eq!(edited.original.unwrap()[0], 0x81);
        assert!(rows(&mut session, List::Frames)[1].edited);
        answer(&mut session, Request::Edit { edits: Vec::new() });
        assert_eq!(frame(&mut session, 1).original, None);
    }

    #[test]
    fn a_handshake_is_an_item_of_its_own() {
        let text =
            "474554202f20485454502f312e310d0a 5365632d576562536f636b65742d4b65793a206b0d0a 0d0a";
        let (mut session, overview) = open(&format!("{text} 81 00"));
        assert_eq!((overview.items, overview.first), (2, Some(ItemId(1))));
        let list = rows(&mut session, List::Frames);
        assert_eq!(list[0].kind, RowKind::Handshake);
        assert!(
            matches!(answer(&mut session, Request::Detail { item: ItemId(0) }), Response::Detail(Some(Detail::Handshake(head))) if head.key.as_deref() == Some("k"))
        );
    }

    #[test]
    fn a_filter_leaves_rows_and_a_wrong_one_leaves_all() {
        let (mut session, _) = open(SECTION_5_7);
        let rows = [
            ("from:client", 1, Some(0), None),
            ("hello", 3, Some(1), None),
            ("opcode:ping", 1, None, None),
            ("opcode:", 5, Some(1), Some(7)),
        ];
        for (filter, total, kept, error) in rows {
            let query = Query {
                filter: filter.to_owned(),
                ..Query::default()
            };
            let request = Request::Rows {
                query,
                first: 0,
                count: 10,
                keep: Some(ItemId(1)),
            };
            let Response::Rows(page) = answer(&mut session, request) else {
                panic!("rows");
            };
            assert_eq!(
                (page.total, page.kept, page.error.map(|error| error.at)),
                (total, kept, error),
                "{filter}"
            );
            assert_eq!(page.rows.len(), total as usize);
        }
    }

    #[test]
    fn an_empty_source_has_nothing_to_show() {
        let (mut session, overview) = open("");
        assert_eq!((overview.items, overview.first), (0, None));
        assert_eq!(
            answer(&mut session, Request::Detail { item: ItemId(0) }),
            Response::Detail(None)
        );
        let edit = Edit {
            stream: StreamId(0),
            span: Span::default(),
            change: Change::Bytes(vec![0x81, 0]),
        };
        answer(&mut session, Request::Edit { edits: vec![edit] });
        assert_eq!(rows(&mut session, List::Frames).len(), 1);
    }

    #[test]
    fn a_frame_its_payload_and_its_message_are_copied() {
        let (mut session, _) = open(SECTION_5_7);
        let mut copied = |item, what| {
            let format = CopyFormat::HexStream;
            match answer(
                &mut session,
                Request::Copy {
                    item: ItemId(item),
                    what,
                    format,
                    number: 0,
                },
            ) {
                Response::Copied(_, copied) => copied.map(|copied| copied.text),
                other => panic!("{other:?}"),
            }
        };
        let rows = [
            (1, CopyOf::Frame, Some("818537fa213d7f9f4d5158")),
            (1, CopyOf::Payload, Some("48656c6c6f")),
            (4, CopyOf::Payload, Some("6c6f")),
            (4, CopyOf::Message, Some("48656c6c6f")),
            (3, CopyOf::Message, None),
            (9, CopyOf::Frame, None),
        ];
        for (item, what, expected) in rows {
            assert_eq!(copied(item, what).as_deref(), expected, "{item} {what:?}");
        }
    }

    #[test]
    fn a_place_in_the_text_is_found() {
        let (mut session, _) = open(SECTION_5_7);
        let key = SECTION_5_7.find("37").unwrap();
        let end = SECTION_5_7.len();
        let rows = [
            (key, Some((1, 9))),
            (key + 1, Some((1, 9))),
            // After a byte, before a space; before the second of two spaces.
            (key + 2, Some((1, 9))),
            (SECTION_5_7.find("  ").unwrap() + 1, None),
            (end, Some((4, 33))),
            (end + 1, Some((4, 33))),
        ];
        for (at, expected) in rows {
            let found = expected.map(|(item, offset)| Found {
                item: ItemId(item),
                stream: StreamId(0),
                offset,
            });
            let at = u32::try_from(at).unwrap();
            assert_eq!(
                answer(&mut session, Request::Find { at }),
                Response::Found(found),
                "{at}"
            );
        }
    }

    fn change() -> impl Strategy<Value = Change> {
        prop_oneof![
            (0..200u64).prop_map(Change::FlipBit),
            any::<bool>().prop_map(Change::Fin),
            any::<u8>().prop_map(Change::Rsv),
            any::<u8>().prop_map(Change::Opcode),
            prop_oneof![
                Just(LengthForm::Seven),
                Just(LengthForm::Sixteen),
                Just(LengthForm::SixtyFour)
            ]
            .prop_map(Change::LengthForm),
            any::<Option<[u8; 4]>>().prop_map(Change::MaskingKey),
            any::<Vec<u8>>().prop_map(Change::Payload),
            any::<Vec<u8>>().prop_map(Change::Bytes),
        ]
    }

    proptest! {
        #[test]
        fn whatever_is_pasted_and_changed_every_question_has_an_answer(
            bytes in proptest::collection::vec(prop_oneof![any::<u8>(), Just(0x81), Just(0x01), Just(0x80), Just(0x02)], 0..60),
            edits in proptest::collection::vec((0..70u64, 0..20u64, change()), 0..4),
        ) {
            let text: Vec<String> = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
            let (mut session, _) = open(&text.join(" "));
            let edits = edits.into_iter().map(|(start, len, change)| Edit { stream: StreamId(0), span: Span::at(start, len), change }).collect();
            let Response::Opened(overview) = answer(&mut session, Request::Edit { edits }) else { panic!("not opened") };
            let frames = rows(&mut session, List::Frames);
            prop_assert_eq!(frames.len(), overview.items as usize);
            prop_assert_eq!(rows(&mut session, List::Messages).len(), overview.messages as usize);
            for (item, row) in (0..).zip(frames) {
                prop_assert_eq!(row.item, ItemId(item));
                let detail = frame(&mut session, item);
                let bits: u64 = detail.fields.iter().map(|field| field.bits).sum();
                prop_assert_eq!(bits, 8 * detail.span.len());
                let unmasked = bytes_of(&mut session, item, Buffer::Unmasked);
                prop_assert_eq!(unmasked.len, detail.payload_seen);
                prop_assert_eq!(unmasked.bytes.len(), unmasked.places.len());
                if detail.message.is_some() {
                    let message = bytes_of(&mut session, item, Buffer::Message);
                    prop_assert_eq!(message.bytes.len(), message.places.len());
                }
            }
        }
    }
}
