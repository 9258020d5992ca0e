//! What the state takes from an answer.

use super::shared::Shared;
use super::sheets::SheetKind;
use super::state::{CopyTo, State};
use crate::analysis::{Answer, Detail, ItemId, Response};

impl State {
    /// An answer about a source or an edition that was left is dropped.
    pub(super) fn answered(&mut self, answer: Answer) {
        let Some(answer) = self.of_this(answer) else {
            return;
        };
        let is_of_this = (answer.source, answer.edition) == (self.source, self.edition);
        if let Response::Sheet(of, sheet) = answer.response {
            if is_of_this || !SheetKind::of(&of).is_of_source() {
                self.sheets.take(&of, sheet);
            }
            return;
        }
        if let Response::Unfolded(number, record) = answer.response {
            self.unfolded(number, record);
            return;
        }
        if !is_of_this {
            return;
        }
        match answer.response {
            Response::Opened(overview) => {
                let last = overview.items.checked_sub(1).map(ItemId);
                self.selected = self.selected.or(overview.first).min(last);
                if last.is_none() {
                    self.detail = None;
                    self.bytes = None;
                }
                self.overview = Some(overview.into());
            }
            Response::Rows(page) => {
                if page.query == self.query {
                    self.select_of(&page);
                    self.rows = Some(page.into());
                }
            }
            Response::Detail(detail) => {
                if detail.as_ref().map(Detail::item) == self.selected {
                    self.follow(detail.as_ref());
                    self.detail = detail.map(Shared::from);
                    self.detail_edition = answer.edition;
                }
            }
            Response::Bytes(page) => {
                if page.as_ref().is_none_or(|page| page.buffer == self.buffer) {
                    self.bytes = page.map(Shared::from);
                }
            }
            Response::Copied(number, copied) => {
                // Something else may have been asked for meanwhile.
                let wanted = self.copying.filter(|copying| copying.number == number);
                match (wanted.map(|copying| copying.to), copied) {
                    (None, _) => {}
                    (Some(CopyTo::Paste), Some(copied)) => self.take_out(copied.text),
                    (_, copied) => self.copied = copied.map(Shared::from),
                }
            }
            Response::Found(found) => {
                // Something else may have been selected meanwhile.
                if let Some(sought) = &mut self.sought {
                    sought.missed = found.is_none();
                    if let Some(found) = found {
                        self.select(found.item);
                    }
                }
            }
            Response::Capture(overview) => self.read_on(*overview),
            Response::Conversations(page) => {
                if page.query == self.conversation_query {
                    self.conversations = Some(page.into());
                }
            }
            Response::Chart(chart) => {
                if chart.query == self.query {
                    self.chart = Some(chart.into());
                }
            }
            Response::Exported(exported) => {
                self.finish_errand();
                self.exported = Some(exported.into());
            }
            Response::Kept(kept) => {
                self.finish_errand();
                self.kept = kept.map(Shared::from);
            }
            Response::Sheet(..) | Response::Unfolded(..) | Response::Nothing => {}
        }
    }
}
