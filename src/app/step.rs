//! From one item of the list to the next.

use super::state::State;

impl State {
    /// The position of the selected item among the rows that are here.
    pub(crate) fn position_here(&self) -> Option<u32> {
        let page = self.rows.as_ref()?;
        let mut items = page.rows.iter().map(|row| Some(row.item));
        let index = items.position(|item| item == self.selected)?;
        u32::try_from(page.first as usize + index).ok()
    }

    /// The position of the selected item in the list that is shown; `None` where it is not in it, or not known yet.
    pub(crate) fn position(&self) -> Option<u32> {
        let here = self.position_here();
        here.or_else(|| {
            // What was kept in view was selected when the rows were asked for.
            let page = self.rows.as_ref()?;
            page.kept.filter(|_| page.keep == self.selected)
        })
    }

    /// The position in the list `by` rows after the selected one, or before it; the first or last one where the list ends. `None` where
    /// the list is empty, or not known yet.
    pub(crate) fn step(&self, by: i64) -> Option<u32> {
        let page = self.rows.as_ref().filter(|page| page.query == self.query)?;
        let last = i64::from(page.total.checked_sub(1)?);
        let from = self.wanted.or_else(|| self.position());
        let position = match (from, by) {
            (_, i64::MIN) => 0,
            (_, i64::MAX) => last,
            (Some(from), _) => i64::from(from).saturating_add(by).clamp(0, last),
            // Whether the selected item is in the list is still to be answered.
            (None, _) if page.keep != self.selected => return None,
            (None, 1..) => 0,
            (None, _) => last,
        };
        u32::try_from(position).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::overview::PeerFrom;
    use crate::analysis::{ItemId, List, Preview, Query, Row, RowKind, RowPage};

    /// Ten rows, of which those from 2 on are here; their items are ten times as much.
    fn listing(selected: Option<u32>, keep: Option<u32>, kept: Option<u32>) -> State {
        let row = |position: u32| Row {
            item: ItemId(position * 10),
            peer: None,
            peer_from: PeerFrom::Masking,
            kind: RowKind::Handshake,
            preview: Preview::Empty,
            badges: Vec::new(),
            edited: false,
            seen: None,
        };
        let page = RowPage {
            total: 10,
            first: 2,
            rows: (2..6).map(row).collect(),
            keep: keep.map(ItemId),
            kept,
            ..RowPage::default()
        };
        State {
            rows: Some(page.into()),
            selected: selected.map(ItemId),
            ..State::default()
        }
    }

    #[test]
    fn steps_stay_in_the_list() {
        let rows = [
            (Some(0), 1, Some(1)),
            (Some(0), -1, Some(0)),
            (Some(8), 5, Some(9)),
            (Some(3), i64::MAX, Some(9)),
            (Some(3), i64::MIN, Some(0)),
            (None, 1, Some(0)),
            (None, -1, Some(9)),
            (None, i64::MAX, Some(9)),
            (None, i64::MIN, Some(0)),
        ];
        for (kept, by, expected) in rows {
            let state = listing(Some(1), Some(1), kept);
            assert_eq!(state.step(by), expected, "{kept:?} {by}");
        }
        assert_eq!(listing(None, None, None).step(1), Some(0));
    }

    #[test]
    fn steps_start_from_what_is_selected_now() {
        // What is selected; what was when the rows were asked for, and its position.
        let rows = [
            ((40, 20, Some(2)), Some(4), Some(5)),
            ((20, 1, None), Some(2), Some(3)),
            ((90, 90, Some(9)), Some(9), Some(9)),
            ((1, 1, None), None, Some(0)),
            // Nobody knows yet.
            ((90, 20, Some(2)), None, None),
        ];
        for ((selected, keep, kept), position, next) in rows {
            let mut state = listing(Some(selected), Some(keep), kept);
            assert_eq!(state.position(), position, "{selected} {keep}");
            assert_eq!(state.step(1), next, "{selected} {keep}");
            assert_eq!(state.step(i64::MAX), Some(9), "{selected} {keep}");
            state.wanted = Some(7);
            assert_eq!(state.step(1), Some(8), "what is wanted goes before");
        }
    }

    #[test]
    fn there_is_no_step_in_a_list_that_is_not_there_yet() {
        let mut state = listing(Some(40), Some(40), Some(4));
        state.query = Query {
            list: List::Messages,
            ..Query::default()
        };
        assert_eq!(state.step(1), None);
        assert_eq!(state.position(), Some(4), "the old one is still shown");
    }
}
