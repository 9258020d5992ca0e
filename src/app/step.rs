//! From one item of the list to the next.

use super::state::State;

impl State {
    /// The position in the list `by` rows after the selected one, or before it; the first or last one where the list ends. `None` where
    /// the list is empty.
    pub(crate) fn step(&self, by: i64) -> Option<u32> {
        let page = self.rows.as_ref()?;
        let last = i64::from(page.total.checked_sub(1)?);
        let from = self.wanted.or(page.kept).map_or(-1, i64::from);
        let position = match (from, by) {
            (_, i64::MIN) | (-1, 1..i64::MAX) => 0,
            (_, i64::MAX) | (-1, _) => last,
            _ => from.saturating_add(by).clamp(0, last),
        };
        u32::try_from(position).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::{Query, RowPage};

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
                searched: None,
            };
            let state = State {
                rows: Some(page.into()),
                ..State::default()
            };
            assert_eq!(state.step(by), expected, "{kept:?} {by}");
        }
    }
}
