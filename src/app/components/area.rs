//! Places in a text field whose lines are not broken.

use crate::app::decimal;
use web_sys::HtmlTextAreaElement;

/// A longer text is shown up to here and cannot be edited, in bytes: a browser lays out each line of a text field, seen or not, and
/// would stand still for seconds.
pub(crate) const SHOWN_LIMIT: usize = 1 << 20;

/// Selects a stretch of the text, in UTF-16 units, and scrolls there.
pub(crate) fn reveal(area: &HtmlTextAreaElement, start: u32, end: u32) {
    drop(area.focus());
    drop(area.set_selection_range(start, end.max(start)));
    let (Some(line_height), Some(size)) = (pixels(area, "line-height"), pixels(area, "font-size"))
    else {
        return;
    };
    let before: Vec<u16> = area.value().encode_utf16().take(start as usize).collect();
    let line = before
        .iter()
        .filter(|unit| **unit == u16::from(b'\n'))
        .count();
    let column = before
        .iter()
        .rev()
        .take_while(|unit| **unit != u16::from(b'\n'))
        .count();
    area.set_scroll_top(middle(line, line_height, area.client_height()));
    // The letters of a monospaced face are about 0.6 as wide as high.
    area.set_scroll_left(middle(column, size * 0.6, area.client_width()));
}

/// Scrolls to `line`, unless it is in sight or the text is being typed in.
pub(crate) fn show(area: &HtmlTextAreaElement, line: usize) {
    let active = web_sys::window()
        .and_then(|window| window.document())
        .and_then(|document| document.active_element());
    let typing = active.is_some_and(|active| active.is_same_node(Some(area)));
    let Some(line_height) = pixels(area, "line-height").filter(|_| !typing) else {
        return;
    };
    let top = middle(line, line_height, 0);
    let seen =
        area.scroll_top()..area.scroll_top() + area.client_height() - middle(2, line_height, 0);
    if !seen.contains(&top) {
        area.set_scroll_top(middle(line, line_height, area.client_height()));
    }
}

/// A length of the computed style in CSS pixels.
fn pixels(area: &HtmlTextAreaElement, name: &str) -> Option<f64> {
    let style = web_sys::window()?.get_computed_style(area).ok()??;
    let value = style.get_property_value(name).ok()?;
    decimal::read(&value)
}

/// How far to scroll so that the line or column `index` stands in the middle.
fn middle(index: usize, size: f64, room: i32) -> i32 {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_precision_loss,
        reason = "scroll offsets are whole pixels, and far below both limits"
    )]
    let offset = (index as f64 * size) as i32;
    (offset - room / 2).max(0)
}

/// As much of the text as is shown: all of it, or whole lines where that is possible.
pub(crate) fn shown(text: &str) -> &str {
    if text.len() <= SHOWN_LIMIT {
        return text;
    }
    let (start, _) = text.split_at(text.floor_char_boundary(SHOWN_LIMIT));
    start.rsplit_once('\n').map_or(start, |(lines, _)| lines)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_text_is_shown_in_whole_lines_and_characters() {
        let line = "81 00\n";
        let rows = [
            ("81 00".to_owned(), 5),
            (line.repeat(SHOWN_LIMIT / 6), SHOWN_LIMIT / 6 * 6),
            (line.repeat(SHOWN_LIMIT), SHOWN_LIMIT / 6 * 6 - 1),
            ("8".repeat(SHOWN_LIMIT + 1), SHOWN_LIMIT),
            ("你".repeat(SHOWN_LIMIT), SHOWN_LIMIT / 3 * 3),
        ];
        for (text, expected) in rows {
            assert_eq!(shown(&text).len(), expected);
        }
    }
}
