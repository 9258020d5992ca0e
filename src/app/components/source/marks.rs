//! Marks behind the pasted text. A text field cannot mark parts of its text, so the same text stands behind it, unseen, and only what
//! is marked shows. Lines without a mark are left empty: they keep their height and cost nothing.

use crate::analysis::{Buffer, Detail, FrameDetail, Input};
use crate::app::hover::use_hover;
use crate::app::shared::Shared;
use crate::app::state::State;
use crate::app::store::use_store;
use crate::order::sort_by_number;
use crate::protocol::{Field, FieldId};
use yew::prelude::*;

/// Texts above this many bytes are not marked: a browser needs too long to lay them out twice.
const TEXT_LIMIT: usize = 1 << 20;
/// Marks at most.
const MARKS_LIMIT: usize = 4096;

/// What the marks stand behind.
#[derive(PartialEq, Properties)]
pub(super) struct MarksProps {
    /// The text.
    pub(super) input: Shared<Input>,
    /// Told the first line of the selected frame, from 0, when it is another frame.
    pub(super) show_line: Callback<usize>,
}

/// A stretch of the text that shows.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Mark {
    /// UTF-16 units.
    place: [u32; 2],
    kind: Kind,
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Kind {
    /// Bytes of the selected frame, in the colour of their field.
    Field { id: FieldId, lit: bool },
    /// What the pointer is on elsewhere.
    Hover,
    /// What could not be read.
    Problem,
}

/// The marks.
#[component]
pub(super) fn Marks(props: &MarksProps) -> Html {
    let store = use_store();
    let hover = use_hover();
    let index = use_memo(props.input.clone(), |input| {
        (input.text.len() <= TEXT_LIMIT).then(|| line_index(&input.text))
    });
    let of_frame = frame_marks(&store, hover.field.or(store.field));
    let line = of_frame
        .first()
        .zip((*index).as_ref())
        .map(|(mark, index)| line_of(index, mark.place[0]));
    use_effect_with((store.selected, line), {
        let show_line = props.show_line.clone();
        move |(_, line)| {
            if let Some(line) = line {
                show_line.emit(*line);
            }
        }
    });
    let Some(index) = &*index else {
        return Html::default();
    };
    let text = props.input.text.as_str();
    let mut marks: Vec<Mark> = Vec::new();
    marks.extend(hover.text.map(|place| Mark {
        place,
        kind: Kind::Hover,
    }));
    let problem = store
        .overview
        .as_ref()
        .and_then(|overview| overview.read_as.problem_utf16);
    marks.extend(problem.map(|place| Mark {
        place,
        kind: Kind::Problem,
    }));
    marks.extend(of_frame);
    html! { { for pieces(text, index, marks).into_iter().map(draw) } }
}

fn draw(piece: Piece<'_>) -> Html {
    match piece {
        Piece::Unseen(text) => Html::from(text.to_owned()),
        Piece::Lines(count) => Html::from("\n".repeat(count)),
        Piece::Marked(text, kind) => {
            let (name, field, lit) = match kind {
                Kind::Field { id, lit } => ("field", Some(id.id()), lit),
                Kind::Hover => ("hover", None, false),
                Kind::Problem => ("problem", None, false),
            };
            html! { <mark data-mark={name} data-field={field} data-lit={lit.then_some("")}>{ text.to_owned() }</mark> }
        }
    }
}

/// The bytes of the selected frame, as far as they are in view in the bytes panel.
fn frame_marks(state: &State, lit: Option<FieldId>) -> Vec<Mark> {
    let (Some(Detail::Frame(frame)), Some(page)) =
        (state.detail.as_deref(), state.bytes.as_deref())
    else {
        return Vec::new();
    };
    if page.buffer != Buffer::Wire || page.stream != frame.stream {
        return Vec::new();
    }
    let mut marks: Vec<Mark> = Vec::new();
    for (offset, place) in (page.first..).zip(&page.places) {
        if !frame.span.contains(offset) || place == &[0, 0] {
            continue;
        }
        let byte = offset - frame.span.start;
        let kind = Kind::Field {
            id: field_of(frame, byte),
            lit: lit.is_some_and(|lit| fields_at(&frame.fields, byte).any(|field| field.id == lit)),
        };
        let full = marks.len() >= MARKS_LIMIT;
        match marks.last_mut() {
            // Neighbours with a blank, a comma or a prefix between them are one mark.
            Some(last)
                if last.kind == kind && (last.place[1]..=last.place[1] + 4).contains(&place[0]) =>
            {
                last.place[1] = place[1];
            }
            _ if !full => marks.push(Mark {
                place: *place,
                kind,
            }),
            _ => break,
        }
    }
    marks
}

/// The field that gives a byte its colour: of several, the one with the most bits.
fn field_of(frame: &FrameDetail, byte: u64) -> FieldId {
    fields_at(&frame.fields, byte)
        .max_by_key(|field| field.bits)
        .map_or(FieldId::Payload, |field| field.id)
}

fn fields_at(fields: &[Field], byte: u64) -> impl Iterator<Item = &Field> {
    fields
        .iter()
        .filter(move |field| field.bit < (byte + 1) * 8 && byte * 8 < field.bit + field.bits)
}

/// Where the lines of a text begin: UTF-8 and UTF-16 offsets.
type LineIndex = Vec<(usize, u32)>;

fn line_index(text: &str) -> LineIndex {
    let mut lines = vec![(0, 0)];
    let (mut utf8, mut utf16) = (0, 0);
    for line in text.split_inclusive('\n') {
        utf8 += line.len();
        utf16 += if line.is_ascii() {
            line.len()
        } else {
            line.encode_utf16().count()
        };
        if line.ends_with('\n') {
            lines.push((utf8, u32::try_from(utf16).unwrap_or(u32::MAX)));
        }
    }
    lines
}

/// What stands behind the text, in order.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Piece<'a> {
    Unseen(&'a str),
    Lines(usize),
    Marked(&'a str, Kind),
}

/// Cuts `text` at `marks`. Of marks that overlap, the one that was named first wins.
fn pieces<'a>(text: &'a str, index: &LineIndex, marks: Vec<Mark>) -> Vec<Piece<'a>> {
    let mut chosen: Vec<Mark> = Vec::with_capacity(marks.len());
    let mut first = Vec::new();
    for mark in marks {
        if matches!(mark.kind, Kind::Field { .. }) {
            chosen.push(mark);
        } else {
            first.push(mark);
        }
    }
    for mark in first.into_iter().rev() {
        chosen = chosen
            .into_iter()
            .flat_map(|other| without(other, mark.place))
            .collect();
        chosen.push(mark);
    }
    sort_by_number(&mut chosen, |mark| {
        let [start, end] = mark.place.map(u64::from);
        start << 32 | end
    });

    let mut pieces = Vec::new();
    let mut line = 0;
    let mut at = 0;
    for mark in chosen {
        for (number, start, end) in on_lines(text, index, mark.place) {
            if number > line {
                pieces.push(Piece::Lines(number - line));
                line = number;
                at = index.get(line).map_or(0, |start| start.0);
            }
            if start < at {
                continue;
            }
            pieces.extend(
                text.get(at..start)
                    .filter(|text| !text.is_empty())
                    .map(Piece::Unseen),
            );
            pieces.extend(
                text.get(start..end)
                    .map(|text| Piece::Marked(text, mark.kind)),
            );
            at = end;
        }
    }
    pieces
}

/// What is left of a mark beside `place`.
fn without(mark: Mark, place: [u32; 2]) -> impl Iterator<Item = Mark> {
    let [start, end] = mark.place;
    let before = [start, end.min(place[0])];
    let after = [start.max(place[1]), end];
    let parts = if place[1] <= start || end <= place[0] {
        [mark.place, [0, 0]]
    } else {
        [before, after]
    };
    parts
        .into_iter()
        .filter(|part| part[0] < part[1])
        .map(move |place| Mark { place, ..mark })
}

/// The line, from 0, that a UTF-16 offset stands on.
fn line_of(index: &LineIndex, utf16: u32) -> usize {
    index
        .partition_point(|(_, start)| *start <= utf16)
        .saturating_sub(1)
}

/// The parts of `place` on each line: the line's number from 0, start and end as UTF-8 offsets in the text.
fn on_lines(text: &str, index: &LineIndex, place: [u32; 2]) -> Vec<(usize, usize, usize)> {
    let mut parts = Vec::new();
    let mut line = line_of(index, place[0]);
    while let Some((start, utf16)) = index
        .get(line)
        .filter(|(_, utf16)| *utf16 < place[1].max(1))
    {
        let end = index.get(line + 1).map_or(text.len(), |next| next.0);
        let content = text
            .get(*start..end)
            .unwrap_or_default()
            .trim_end_matches('\n');
        let from = utf8_offset(content, place[0].saturating_sub(*utf16));
        let to = utf8_offset(content, place[1].saturating_sub(*utf16));
        if from < to {
            parts.push((line, start + from, start + to));
        }
        line += 1;
    }
    parts
}

/// The UTF-8 offset of a UTF-16 offset in `line`; its end if it is shorter.
fn utf8_offset(line: &str, utf16: u32) -> usize {
    let mut units = 0;
    for (at, letter) in line.char_indices() {
        if units >= utf16 as usize {
            return at;
        }
        units += letter.len_utf16();
    }
    line.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    const FIELD: Kind = Kind::Field {
        id: FieldId::Payload,
        lit: false,
    };

    fn cut(text: &str, marks: &[([u32; 2], Kind)]) -> String {
        let marks = marks
            .iter()
            .map(|(place, kind)| Mark {
                place: *place,
                kind: *kind,
            })
            .collect();
        let mut seen = String::new();
        for piece in pieces(text, &line_index(text), marks) {
            match piece {
                Piece::Unseen(text) => seen.push_str(&text.replace(|_| true, "_")),
                Piece::Lines(count) => seen.push_str(&"/".repeat(count)),
                Piece::Marked(text, Kind::Field { .. }) => seen.extend(["<", text, ">"]),
                Piece::Marked(text, Kind::Hover) => seen.extend(["(", text, ")"]),
                Piece::Marked(text, Kind::Problem) => seen.extend(["[", text, "]"]),
            }
        }
        seen
    }

    #[test]
    fn only_marked_lines_have_text() {
        let text = "81 05\n48 65\nö𝄞 6c\n6f";
        let rows: [(&[([u32; 2], Kind)], &str); 7] = [
            (&[], ""),
            (&[([0, 2], FIELD)], "<81>"),
            (&[([3, 5], FIELD), ([9, 11], FIELD)], "___<05>/___<65>"),
            (&[([16, 18], FIELD)], "//___<6c>"),
            (&[([3, 8], FIELD)], "___<05>/<48>"),
            (&[([3, 5], Kind::Hover), ([0, 5], FIELD)], "<81 >(05)"),
            (&[([19, 21], Kind::Problem)], "///[6f]"),
        ];
        for (marks, expected) in rows {
            assert_eq!(cut(text, marks), expected, "{marks:?}");
        }
    }
}
