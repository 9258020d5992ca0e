//! From items to the rows of a list.

use super::show::{count, sender_of};
use super::{Conversation, Decoded, HeadItem, Item, ItemKind};
use crate::analysis::overview::PeerFrom;
use crate::analysis::page::List;
use crate::analysis::row::{Badge, ItemId, MessageId, Part, Preview, Row, RowKind};
use crate::protocol::Opcode;

impl Conversation {
    /// How many rows a list has.
    pub fn len(&self, list: List) -> u32 {
        count(match list {
            List::Frames => self.items.len(),
            List::Messages => self.messages.len(),
        })
    }

    /// Whether there is nothing in it.
    pub fn is_empty(&self) -> bool {
        self.items.is_empty()
    }

    /// The row at `position` of a list.
    pub fn row(&self, list: List, position: u32) -> Option<Row> {
        match list {
            List::Frames => self.item_row(ItemId(position)),
            List::Messages => self.message_row(MessageId(position)),
        }
    }

    /// Where an item, or its message, stands in a list.
    pub fn position(&self, list: List, item: ItemId) -> Option<u32> {
        let Item {
            stream,
            kind,
            index,
        } = self.item(item)?;
        match list {
            List::Frames => Some(item.0),
            List::Messages if kind == ItemKind::Frame => {
                Some(self.decoded(stream)?.membership(index)?.message)
            }
            List::Messages => None,
        }
    }

    fn item_row(&self, id: ItemId) -> Option<Row> {
        let item = self.item(id)?;
        let decoded = self.decoded(item.stream)?;
        if item.kind == ItemKind::Head {
            return decoded.head_row(id, decoded.heads.get(item.index as usize)?);
        }
        let entry = decoded.frame(item.index)?;
        let message = decoded.membership(item.index).and_then(|membership| {
            Some((membership, self.message(MessageId(membership.message))?))
        });
        let compressed = message.is_some_and(|(_, message)| decoded.is_compressed(message));
        let mut start = Vec::new();
        decoded.unmask(entry, 0, Preview::TEXT_LIMIT * 4, &mut start);
        let is_text = match message {
            Some((_, message)) => decoded.opcode_of(message) == Opcode::TEXT && !compressed,
            None => entry.opcode().is_control(),
        };
        Some(Row {
            item: id,
            peer: decoded.peer_of(entry),
            peer_from: decoded.stream.peer_from,
            kind: RowKind::Frame {
                number: self.frame_number(id),
                fin: entry.fin(),
                rsv: entry.rsv(),
                opcode: entry.opcode().0,
                payload_len: entry.header().map(|header| header.payload_len),
                cut: entry.is_cut(),
                part: message
                    .filter(|(_, message)| message.fragments > 1 || !entry.fin())
                    .map(|(membership, message)| Part {
                        number: membership.part,
                        of: message.fragments,
                    }),
                compressed,
            },
            preview: if entry.opcode() == Opcode::CLOSE {
                Preview::of_close(&start)
            } else {
                Preview::of(&start, decoded.payload_span(entry).len(), is_text)
            },
            badges: Badge::of(decoded.findings_of(item.index).iter()),
            edited: decoded.stream.is_edited(decoded.frame_span(entry)),
            seen: None,
        })
    }

    /// The number of a frame among all frames, from 1.
    pub(super) fn frame_number(&self, id: ItemId) -> u32 {
        let heads = self
            .streams
            .iter()
            .map(|decoded| decoded.head_items.partition_point(|head| *head < id));
        (id.0 + 1).saturating_sub(count(heads.sum()))
    }

    fn message_row(&self, id: MessageId) -> Option<Row> {
        let message = self.message(id)?;
        let decoded = self.decoded(message.stream)?;
        let first = decoded.frame(message.first)?;
        let compressed = decoded.is_compressed(message);
        let opcode = decoded.opcode_of(message);
        let mut start = Vec::new();
        let seen = decoded.message_bytes(id, message, 0, Preview::TEXT_LIMIT * 4, &mut start);
        let findings = decoded
            .fragments(id, message)
            .flat_map(|(index, _)| decoded.findings_of(index));
        Some(Row {
            item: decoded.items.get(message.first as usize).copied()?,
            peer: decoded.peer_of(first),
            peer_from: decoded.stream.peer_from,
            kind: RowKind::Message {
                id,
                opcode: opcode.0,
                fragments: message.fragments,
                payload_len: message.payload_len,
                complete: message.complete,
                compressed,
            },
            preview: Preview::of(&start, seen, opcode == Opcode::TEXT && !compressed),
            badges: Badge::of(findings),
            edited: decoded
                .fragments(id, message)
                .any(|(_, entry)| decoded.stream.is_edited(decoded.frame_span(entry))),
            seen: None,
        })
    }
}

impl Decoded {
    fn head_row(&self, id: ItemId, head: &HeadItem) -> Option<Row> {
        let text = String::from_utf8_lossy(self.stream.slice(head.span));
        let first_line = text.lines().next()?;
        Some(Row {
            item: id,
            peer: Some(sender_of(head.kind)),
            peer_from: PeerFrom::Handshake,
            kind: RowKind::Handshake,
            preview: Preview::Text {
                text: first_line.chars().take(Preview::TEXT_LIMIT).collect(),
                more: true,
            },
            badges: Vec::new(),
            edited: self.stream.is_edited(head.span),
            seen: None,
        })
    }
}
