//! The items of a capture, one after the other: for who prints or writes all of them rather than a page.

use super::listing::{Listing, Reach};
use super::rows::findings_of;
use super::session::CaptureSession;
use super::show::item_id;
use super::{conversation_rows, entry::Entry};
use crate::analysis::conversations::{ConversationId, ConversationRow};
use crate::analysis::detail::Detail;
use crate::analysis::filter::FilterError;
use crate::analysis::page::{List, Query};
use crate::analysis::row::{ItemId, Row};
use crate::analysis::session::{CopyOf, Session};
use crate::protocol::{Ending, Finding, MaskingKey};

impl CaptureSession {
    /// The items that a query leaves, in the order of time; payloads are searched to the end.
    ///
    /// # Errors
    /// What is wrong with the filter.
    pub fn items(&self, query: &Query) -> Result<Vec<ItemId>, FilterError> {
        let listing = self.listed(query)?;
        let view = self.view();
        let places = 0..listing.len(view);
        Ok(places
            .filter_map(|place| Some(item_id(listing.at(place, view)?)))
            .collect())
    }

    /// The same by conversation, of those that have any.
    ///
    /// # Errors
    /// What is wrong with the filter.
    pub fn items_by_conversation(
        &self,
        query: &Query,
    ) -> Result<Vec<(ConversationId, Vec<ItemId>)>, FilterError> {
        let listing = self.listed(query)?;
        let view = self.view();
        let mut items = vec![Vec::new(); view.shared.conversations.len()];
        for position in (0..listing.len(view)).filter_map(|place| listing.at(place, view)) {
            if let Some(entry) = view.shared.timeline.get(position)
                && let Some(items) = items.get_mut(entry.conversation() as usize)
            {
                items.push(item_id(position));
            }
        }
        let ids = (0..).map(ConversationId);
        let some = ids.zip(items).filter(|(_, items)| !items.is_empty());
        Ok(some.collect())
    }

    /// What a query leaves.
    pub(super) fn listed(&self, query: &Query) -> Result<Listing, FilterError> {
        let mut listing = Listing::new(query);
        if let Some(error) = listing.error() {
            return Err(error.clone());
        }
        let view = self.view();
        listing.go_on(view, Reach::Index);
        while listing.is_going(view) {
            listing.go_on(view, Reach::Slice);
        }
        Ok(listing)
    }

    /// The row of an item; of a list of messages, that of the message that begins with it.
    pub fn row(&self, list: List, item: ItemId) -> Option<Row> {
        self.view().row(list, item, None)
    }

    /// An item, opened.
    pub fn detail(&self, item: ItemId) -> Option<Detail> {
        self.view().detail(item)
    }

    /// An item's bytes as they were on the wire, up to the first that is not known, and how many it has; at most
    /// [`Session::COPY_LIMIT`].
    pub fn known_wire(&self, item: ItemId) -> Option<(Vec<u8>, u64)> {
        let limit = u64::from(Session::COPY_LIMIT);
        let (known, of) = self.view().copied(item, CopyOf::Frame, limit)?;
        let mut bytes = known.bytes;
        if let Some(hole) = known.unknown.first() {
            bytes.truncate(usize::try_from(hole.start).unwrap_or(usize::MAX));
        }
        Some((bytes, of))
    }

    /// The findings on an item, in the order of its bytes.
    pub fn findings(&self, item: ItemId) -> &[Finding] {
        let view = self.view();
        view.entry(item)
            .and_then(|entry| Some(findings_of(view.conversation(entry)?, entry)))
            .unwrap_or_default()
    }

    /// The masking key of a frame; `None` if it is not masked, or its header is cut off.
    pub fn masking_key(&self, item: ItemId) -> Option<MaskingKey> {
        let view = self.view();
        let masked = |entry: &&Entry| entry.is_frame() && !entry.header_is_cut() && entry.masked();
        view.key(view.entry(item).filter(masked)?).ok()
    }

    /// How a conversation ended, with times in nanoseconds from the start of the capture; `None` if its frames were not read from packets, or are
    /// still being read.
    pub fn ending(&self, id: ConversationId) -> Option<Ending> {
        let index = usize::try_from(id.0).ok()?;
        self.index.shared.conversations.get(index)?.ending
    }

    /// One line of the list of conversations.
    pub fn conversation(&self, id: ConversationId) -> Option<ConversationRow> {
        let shared = &self.index.shared;
        let interfaces = &self.reader.info().interfaces;
        conversation_rows::one(shared, interfaces, id)
    }
}
