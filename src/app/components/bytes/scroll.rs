//! From the place of a scrollbar to rows and back, however many rows there are.

/// Rows in a box that scrolls. Browsers cap the height of an element, so beyond [`Scroll::LIMIT`] the bar stands for more than it is
/// high: its place stays true, a step of the wheel is made by rows.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Scroll {
    /// How many rows there are.
    pub(super) rows: u64,
    /// Height of a row in pixels.
    pub(super) row: f64,
    /// Height of the box in pixels.
    pub(super) view: f64,
}

impl Scroll {
    /// Pixels that every browser lets an element be high.
    const LIMIT: f64 = 8_000_000.0;

    fn natural(&self) -> f64 {
        to_f64(self.rows) * self.row
    }

    /// Height of what is scrolled.
    pub(super) fn height(&self) -> f64 {
        self.natural().min(Self::LIMIT)
    }

    /// Whether a pixel of the bar is more than a pixel of rows.
    pub(super) fn is_scaled(&self) -> bool {
        self.natural() > Self::LIMIT
    }

    /// Rows that fit, the last one in part.
    pub(super) fn fitting(&self) -> u64 {
        to_u64((self.view / self.row).ceil()).max(1)
    }

    /// The furthest that the first row can be: rows before it.
    pub(super) fn last_top(&self) -> f64 {
        (to_f64(self.rows) - self.view / self.row).max(0.0)
    }

    /// Rows before the view, where the bar stands at `place` pixels.
    pub(super) fn top(&self, place: f64) -> f64 {
        let way = self.height() - self.view;
        if way <= 0.0 {
            return 0.0;
        }
        (place / way * self.last_top())
            .max(0.0)
            .min(self.last_top())
    }

    /// Where the bar stands with `top` rows before the view.
    pub(super) fn place(&self, top: f64) -> f64 {
        let last = self.last_top();
        if last <= 0.0 {
            return 0.0;
        }
        top / last * (self.height() - self.view)
    }

    /// How many rows are to be before the view so that `row` is inside, given `top` now: as few as move.
    pub(super) fn reveal(&self, row: u64, top: f64) -> f64 {
        let row = to_f64(row);
        let whole = (self.view / self.row).floor().max(1.0);
        if row < top {
            row
        } else if row + 1.0 > top + whole {
            (row + 1.0 - whole).min(self.last_top().ceil())
        } else {
            top
        }
        .max(0.0)
    }
}

/// Offsets are far below 2^53.
#[expect(
    clippy::cast_precision_loss,
    reason = "rows of bytes in a tab are far fewer than 2^53"
)]
pub(super) fn to_f64(number: u64) -> f64 {
    number as f64
}

/// The whole part; 0 for what is below.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a row number, never negative"
)]
pub(super) fn to_u64(number: f64) -> u64 {
    number as u64
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const fn scroll(rows: u64) -> Scroll {
        Scroll {
            rows,
            row: 24.0,
            view: 200.0,
        }
    }

    fn check(found: f64, expected: f64) {
        assert!((found - expected).abs() < 1e-6, "{found} is not {expected}");
    }

    #[test]
    fn a_short_buffer_scrolls_pixel_by_pixel() {
        let scroll = scroll(100);
        assert!(!scroll.is_scaled());
        check(scroll.height(), 2400.0);
        check(scroll.top(240.0), 10.0);
        check(scroll.place(10.0), 240.0);
    }

    #[test]
    fn a_long_one_ends_where_the_bar_ends() {
        let scroll = scroll(100_000_000);
        assert!(scroll.is_scaled());
        check(scroll.top(scroll.height() - scroll.view), scroll.last_top());
        check(scroll.top(0.0), 0.0);
    }

    #[test]
    fn what_fits_does_not_scroll() {
        check(scroll(3).top(50.0), 0.0);
        check(scroll(3).place(1.0), 0.0);
        check(scroll(0).height(), 0.0);
    }

    #[test]
    fn a_row_is_revealed_with_the_least_movement() {
        let rows = [
            (5, 0.0, 0.0),
            (20, 0.0, 13.0),
            (3, 10.0, 3.0),
            (99, 0.0, 92.0),
        ];
        for (row, top, expected) in rows {
            check(scroll(100).reveal(row, top), expected);
        }
    }

    proptest! {
        #[test]
        fn place_and_top_agree(rows in 9..1_000_000_000u64, share in 0.0..1.0f64) {
            let scroll = scroll(rows);
            let top = share * scroll.last_top();
            prop_assert!((scroll.top(scroll.place(top)) - top).abs() <= 1e-6 * top.max(1.0));
        }
    }
}
