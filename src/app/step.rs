//! From one item of the list to the next.

use super::state::State;
use crate::analysis::{ItemId, List};

impl State {
    /// The item `by` rows after the selected one in the list, or before it; the first or last one where the list ends. `None` where
    /// it is not known yet: the row is not in view.
    pub(crate) fn step(&self, by: i64) -> Option<ItemId> {
        let page = self.rows.as_ref()?;
        let last = i64::from(page.total.checked_sub(1)?);
        let from = page.kept.map_or(-1, i64::from);
        let position = match (from, by) {
            (_, i64::MIN) | (-1, 1..i64::MAX) => 0,
            (_, i64::MAX) | (-1, _) => last,
            _ => from.saturating_add(by).clamp(0, last),
        };
        let in_page = usize::try_from(position - i64::from(page.first))
            .ok()
            .and_then(|index| page.rows.get(index))
            .map(|row| row.item);
        let whole = page.query.list == List::Frames && page.query.filter.trim().is_empty();
        in_page.or_else(|| whole.then_some(ItemId(u32::try_from(position).ok()?)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::{Query, RowPage};
    use std::rc::Rc;

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
            let page = RowPage {
                query: Query::default(),
                total: 10,
                first: 0,
                rows: Vec::new(),
                kept,
                error: None,
            };
            let state = State {
                rows: Some(Rc::new(page)),
                ..State::default()
            };
            assert_eq!(state.step(by), expected.map(ItemId), "{kept:?} {by}");
        }
    }

    #[test]
    fn a_filtered_list_knows_only_the_rows_in_view() {
        let query = Query {
            filter: "ping".to_owned(),
            ..Query::default()
        };
        let page = RowPage {
            query,
            total: 10,
            first: 0,
            rows: Vec::new(),
            kept: Some(0),
            error: None,
        };
        let state = State {
            rows: Some(Rc::new(page)),
            ..State::default()
        };
        assert_eq!(state.step(1), None);
    }
}
