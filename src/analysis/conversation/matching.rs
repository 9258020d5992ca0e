//! Which rows a filter leaves.

use super::show::sender_of;
use super::{Conversation, Decoded, HeadItem, ItemKind, Message};
use crate::analysis::filter::{Condition, Filter, Needle, RowIs, Term};
use crate::analysis::page::List;
use crate::analysis::row::{ItemId, MessageId};
use crate::bytes::Span;
use crate::protocol::{CloseBody, FrameEntry, MaskingKey, Opcode};

/// A row, found.
#[derive(Clone, Copy)]
enum Subject<'a> {
    Head(&'a Decoded, &'a HeadItem),
    Frame(&'a Decoded, Frame<'a>),
    Message(&'a Decoded, MessageId, &'a Message),
}

#[derive(Clone, Copy)]
struct Frame<'a> {
    entry: &'a FrameEntry,
    /// In its stream.
    index: u32,
}

impl Conversation {
    /// The positions in a list of the rows that pass, in order.
    pub fn matching(&self, list: List, filter: &Filter) -> Vec<u32> {
        let mut scratch = Vec::new();
        (0..self.len(list))
            .filter(|position| self.passes_at(list, *position, filter, &mut scratch))
            .collect()
    }

    /// Whether the row at `position` of a list passes.
    pub fn matches(&self, list: List, position: u32, filter: &Filter) -> bool {
        self.passes_at(list, position, filter, &mut Vec::new())
    }

    fn passes_at(&self, list: List, position: u32, filter: &Filter, scratch: &mut Vec<u8>) -> bool {
        self.subject(list, position)
            .is_some_and(|subject| self.passes(&filter.condition, subject, scratch))
    }

    fn subject(&self, list: List, position: u32) -> Option<Subject<'_>> {
        if list == List::Messages {
            let id = MessageId(position);
            let message = self.message(id)?;
            return Some(Subject::Message(self.decoded(message.stream)?, id, message));
        }
        let item = self.item(ItemId(position))?;
        let decoded = self.decoded(item.stream)?;
        Some(match item.kind {
            ItemKind::Head => Subject::Head(decoded, decoded.heads.get(item.index as usize)?),
            ItemKind::Frame => Subject::Frame(
                decoded,
                Frame {
                    entry: decoded.frame(item.index)?,
                    index: item.index,
                },
            ),
        })
    }

    fn passes(&self, condition: &Condition, subject: Subject<'_>, scratch: &mut Vec<u8>) -> bool {
        match condition {
            Condition::All(parts) => parts.iter().all(|part| self.passes(part, subject, scratch)),
            Condition::Any(parts) => parts.iter().any(|part| self.passes(part, subject, scratch)),
            Condition::Not(part) => !self.passes(part, subject, scratch),
            Condition::Is(Term::Payload(needle)) => subject.holds(needle, scratch),
            Condition::Is(term) => match subject {
                Subject::Head(decoded, head) => decoded.head_is(head, term),
                Subject::Frame(decoded, frame) => self.frame_is(decoded, frame, term),
                Subject::Message(decoded, id, message) => {
                    self.message_is(decoded, id, message, term)
                }
            },
        }
    }

    fn frame_is(&self, decoded: &Decoded, Frame { entry, index }: Frame<'_>, term: &Term) -> bool {
        match term {
            Term::Opcode(set) => set & 1 << entry.opcode().0 != 0,
            Term::From(peer) => decoded.peer_of(entry) == Some(*peer),
            Term::Len(numbers) => entry
                .header()
                .is_some_and(|header| numbers.contains(header.payload_len)),
            Term::Fin(fin) => entry.fin() == *fin,
            Term::Rsv(set) => set & 1 << entry.rsv() != 0,
            Term::Masked(masked) => entry.masked() == Some(*masked),
            Term::Key { prefix, bits } => entry.key().is_some_and(|MaskingKey(key)| {
                (u32::from_be_bytes(key) ^ prefix) >> (32 - bits) == 0
            }),
            Term::Close(numbers) => decoded
                .close_code(entry)
                .is_some_and(|code| numbers.contains(u64::from(code))),
            Term::Frame(numbers) => decoded
                .items
                .get(index as usize)
                .is_some_and(|id| numbers.contains(u64::from(self.frame_number(*id)))),
            Term::Part(numbers) => decoded.membership(index).is_some_and(|membership| {
                numbers.contains(u64::from(membership.part)) && self.is_fragmented(decoded, index)
            }),
            Term::Finding(finding) => decoded
                .findings_of(index)
                .iter()
                .any(|found| finding.matches(found.rule)),
            Term::Row(RowIs::Edited) => decoded.stream.is_edited(decoded.frame_span(entry)),
            Term::Row(RowIs::Cut) => entry.is_cut(),
            Term::Row(RowIs::Compressed) => self
                .message_of(decoded, index)
                .is_some_and(|message| decoded.is_compressed(message)),
            Term::Row(RowIs::Fragmented) => self.is_fragmented(decoded, index),
            Term::Row(RowIs::Handshake) | Term::Payload(_) => false,
        }
    }

    fn message_is(&self, decoded: &Decoded, id: MessageId, message: &Message, term: &Term) -> bool {
        match term {
            Term::Len(numbers) => numbers.contains(message.payload_len),
            Term::Row(RowIs::Cut) => !message.complete,
            _ => decoded
                .fragments(id, message)
                .any(|(index, entry)| self.frame_is(decoded, Frame { entry, index }, term)),
        }
    }

    fn message_of(&self, decoded: &Decoded, index: u32) -> Option<&Message> {
        self.message(MessageId(decoded.membership(index)?.message))
    }

    fn is_fragmented(&self, decoded: &Decoded, index: u32) -> bool {
        let fin = decoded.frame(index).is_some_and(FrameEntry::fin);
        self.message_of(decoded, index)
            .is_some_and(|message| message.fragments > 1 || !fin)
    }
}

impl Decoded {
    fn head_is(&self, head: &HeadItem, term: &Term) -> bool {
        match term {
            Term::From(peer) => sender_of(head.kind) == *peer,
            Term::Row(RowIs::Handshake) => true,
            Term::Row(RowIs::Edited) => self.stream.is_edited(head.span),
            _ => false,
        }
    }

    fn close_code(&self, entry: &FrameEntry) -> Option<u16> {
        if entry.opcode() != Opcode::CLOSE {
            return None;
        }
        let payload = self.payload_span(entry);
        let start = Span::at(payload.start, payload.len().min(2));
        let mut body = [0; 2];
        let body = body.get_mut(..usize::try_from(start.len()).ok()?)?;
        body.copy_from_slice(self.stream.slice(start));
        entry.key().unwrap_or(MaskingKey::ZERO).apply(body);
        match CloseBody::parse(body) {
            CloseBody::Status { code, .. } => Some(code.0),
            CloseBody::Empty | CloseBody::TooShort => None,
        }
    }
}

impl Subject<'_> {
    /// Whether its payload, all of it that is there, holds `needle`; of a handshake, its text.
    fn holds(self, needle: &Needle, scratch: &mut Vec<u8>) -> bool {
        let mut search = Search::new(needle, scratch);
        let found = match self {
            Self::Head(decoded, head) => {
                search.finds(decoded.stream.slice(head.span), MaskingKey::ZERO)
            }
            Self::Frame(decoded, frame) => {
                let payload = decoded.payload_span(frame.entry);
                if payload.len() < needle.len() as u64 {
                    return false;
                }
                search.finds_in_frame(decoded, frame.entry)
            }
            Self::Message(decoded, id, message) => {
                if message.payload_len < needle.len() as u64 {
                    return false;
                }
                let mut frames = decoded.fragments(id, message);
                frames.any(|(_, entry)| search.finds_in_frame(decoded, entry))
            }
        };
        found || search.finds_in_rest()
    }
}

/// Looks through bytes that come in pieces of any size.
struct Search<'a> {
    needle: &'a Needle,
    /// Unmasked bytes: first those that were looked at and in which a needle could begin, then new ones.
    scratch: &'a mut Vec<u8>,
    new_from: usize,
}

impl<'a> Search<'a> {
    /// Bytes that are looked at in one go: they stay in the nearest cache.
    const PIECE: usize = 16 * 1024;

    fn new(needle: &'a Needle, scratch: &'a mut Vec<u8>) -> Self {
        scratch.clear();
        Self {
            needle,
            scratch,
            new_from: 0,
        }
    }

    fn finds_in_frame(&mut self, decoded: &Decoded, entry: &FrameEntry) -> bool {
        let bytes = decoded.stream.slice(decoded.payload_span(entry));
        self.finds(bytes, entry.key().unwrap_or(MaskingKey::ZERO))
    }

    /// Whether it is found by now.
    fn finds(&mut self, bytes: &[u8], key: MaskingKey) -> bool {
        // However small the pieces are, each byte is looked at about twice.
        let enough = Self::PIECE.max(self.needle.len());
        let mut at = 0;
        for piece in bytes.chunks(Self::PIECE) {
            key.at(at).append(piece, self.scratch);
            at += piece.len() as u64;
            if self.scratch.len() - self.new_from >= enough && self.finds_in_rest() {
                return true;
            }
        }
        false
    }

    /// Whether it is found in what was not yet looked at.
    fn finds_in_rest(&mut self) -> bool {
        if self.needle.is_in(self.scratch, self.new_from) {
            return true;
        }
        let kept = self.needle.len().saturating_sub(1);
        self.scratch
            .drain(..self.scratch.len().saturating_sub(kept));
        self.new_from = self.scratch.len();
        false
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::edit::{Change, Edit};
    use crate::analysis::input::Input;
    use crate::analysis::stream::StreamId;

    fn left(conversation: &Conversation, list: List, filter: &str) -> Vec<u32> {
        let filter = Filter::parse(filter).unwrap();
        let left = conversation.matching(list, &filter);
        for position in 0..conversation.len(list) {
            let passes = conversation.matches(list, position, &filter);
            assert_eq!(passes, left.contains(&position));
        }
        left
    }

    fn open(text: &str) -> Conversation {
        let input = Input {
            text: text.to_owned(),
            ..Input::default()
        };
        Conversation::open(input, &[])
    }

    /// 0 text "Hello"; 1 the same, masked; 2 and 4 "Hel" and "lo", a ping between; 5 compressed; 6 a reserved opcode; 7 a Close
    /// of the client's with 1001; 8 a binary frame whose end is missing.
    const FRAMES: &str = "810548656c6c6f 818537fa213d7f9f4d5158 010348656c 890548656c6c6f 80026c6f
        c107f248cdc9c90700 8300 888237fa213d3413 827e0100aabb";

    #[test]
    fn frames() {
        let conversation = open(FRAMES);
        let rows: &[(&str, &[u32])] = &[
            ("", &[0, 1, 2, 3, 4, 5, 6, 7, 8]),
            ("opcode:text", &[0, 1, 2, 5]),
            ("opcode:control", &[3, 7]),
            ("opcode:data opcode:reserved", &[6]),
            ("from:client", &[1, 7]),
            ("to:client", &[0, 2, 3, 4, 5, 6, 8]),
            ("len:5", &[0, 1, 3]),
            ("len>5", &[5, 8]),
            ("len:2..3", &[2, 4, 7]),
            ("len<0", &[]),
            ("fin:0", &[2]),
            ("rsv>0", &[5]),
            ("rsv1:1", &[5]),
            ("rsv2:1", &[]),
            ("masked:1", &[1, 7]),
            ("key:37f", &[1, 7]),
            ("key:37fa213e", &[]),
            ("close:1001", &[7]),
            ("close:1002..", &[]),
            ("frame:1", &[0]),
            ("frame:8..", &[7, 8]),
            ("part:1", &[2]),
            ("part>1", &[4]),
            ("finding:any", &[5, 6, 8]),
            ("finding:violation", &[6]),
            ("finding:truncated-frame", &[8]),
            ("is:cut", &[8]),
            ("is:compressed", &[5]),
            ("is:fragmented", &[2, 4]),
            ("is:handshake", &[]),
            ("is:edited", &[]),
            ("hello", &[0, 1, 3]),
            ("HEL opcode:ping", &[3]),
            ("\"l\" -fin:1", &[2]),
            ("lo or is:cut", &[0, 1, 3, 4, 8]),
            ("not (masked:1 or fin:0)", &[0, 3, 4, 5, 6, 8]),
            ("hex:\"6c 6c\"", &[0, 1, 3]),
            ("hex:4c", &[]),
            ("hex:aabb", &[8]),
            ("hex:03e9", &[7]),
        ];
        for (filter, expected) in rows {
            assert_eq!(
                left(&conversation, List::Frames, filter),
                *expected,
                "{filter}"
            );
        }
    }

    #[test]
    fn messages() {
        // Hello, Hello masked, Hel + lo, the compressed one, the reserved one, the one that is cut.
        let conversation = open(FRAMES);
        let rows: &[(&str, &[u32])] = &[
            ("hello", &[0, 1, 2]),
            ("len:5", &[0, 1, 2]),
            ("opcode:continuation", &[2]),
            ("opcode:ping", &[]),
            ("fin:0", &[2]),
            ("is:fragmented", &[2]),
            ("is:cut", &[5]),
            ("from:client", &[1]),
            ("finding:any", &[3, 4, 5]),
            ("frame:5", &[2]),
        ];
        for (filter, expected) in rows {
            assert_eq!(
                left(&conversation, List::Messages, filter),
                *expected,
                "{filter}"
            );
        }
    }

    #[test]
    fn a_handshake_has_a_sender_and_text_and_nothing_else() {
        // GET / HTTP/1.1, then an empty text frame.
        let conversation = open("474554202f20485454502f312e310d0a0d0a 8180 01020304");
        let rows: &[(&str, &[u32])] = &[
            ("is:handshake", &[0]),
            ("from:client", &[0, 1]),
            ("http", &[0]),
            ("len:..1000", &[1]),
            ("-opcode:text", &[0]),
        ];
        for (filter, expected) in rows {
            assert_eq!(
                left(&conversation, List::Frames, filter),
                *expected,
                "{filter}"
            );
        }
    }

    #[test]
    fn edits_are_found() {
        let mut conversation = open(FRAMES);
        conversation.edit(&[Edit {
            stream: StreamId(0),
            span: Span { start: 0, end: 7 },
            change: Change::Fin(false),
        }]);
        assert_eq!(left(&conversation, List::Frames, "is:edited"), [0]);
    }

    #[test]
    fn text_is_found_across_pieces_and_fragments() {
        let piece = Search::PIECE;
        for at in [0, piece - 3, piece, 2 * piece - 1, 2 * piece + 4] {
            let mut payload = vec![b'.'; 2 * piece + 10];
            payload[at..at + 6].copy_from_slice(b"NeeDle");
            for cut in [0, at, at + 2, payload.len()] {
                let (head, tail) = payload.split_at(cut);
                let mut bytes = Vec::new();
                for (first, key, part) in [(0x02, 0x0102_0304_u32, head), (0x80, 0x0506_0708, tail)]
                {
                    bytes.extend([first, 0xFF]);
                    bytes.extend((part.len() as u64).to_be_bytes());
                    bytes.extend(key.to_be_bytes());
                    MaskingKey(key.to_be_bytes()).append(part, &mut bytes);
                }
                let text =
                    crate::analysis::copy::copy(&bytes, crate::analysis::CopyFormat::HexStream);
                let conversation = open(&text);
                assert_eq!(
                    left(&conversation, List::Messages, "needle"),
                    [0],
                    "{at} {cut}"
                );
                assert!(left(&conversation, List::Messages, "needles").is_empty());
            }
        }
    }
}
