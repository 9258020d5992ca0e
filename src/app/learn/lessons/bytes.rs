//! Bytes in rows, to look at or to choose a bit of.

use super::ask::Draft;
use crate::app::components::inspector::hex;
use crate::app::words::Words;
use crate::bytes::Span;
use crate::lessons::Shown;
use crate::protocol::Peer;
use yew::prelude::*;

/// The name of who sends.
pub(super) fn sender(words: &Words, peer: Peer) -> String {
    match peer {
        Peer::Client => words.say("exercise-client"),
        Peer::Server => words.say("exercise-server"),
    }
}

/// Bytes in a row, and in half of one, which is a row where it is narrow.
const WIDTH: usize = 16;
const HALF: usize = WIDTH / 2;

/// Bytes to look at, those of a span marked. Where there are several rows each says at which offset it begins: both halves know theirs, and the
/// style knows how many rows there are.
pub(super) fn rows(
    words: &Words,
    peer: Peer,
    bytes: &[u8],
    marked: Option<Span>,
    more: u64,
) -> Html {
    let rows = match bytes.len().div_ceil(HALF) {
        0 | 1 => "one",
        2 => "one-or-two",
        _ => "several",
    };
    let marked = marked.unwrap_or_default();
    let halves = |offset: u64, row: &[u8]| -> Html {
        let offsets = (offset..).step_by(HALF);
        let halves = offsets.zip(row.chunks(HALF)).map(|(offset, half)| {
            // Between both of them is a blank.
            let is_first = offset % WIDTH as u64 == 0;
            html! {
                <span data-offset={offset.to_string()}>
                    { parted(half, offset, marked) }
                    if is_first && row.len() > HALF {
                        { " " }
                    }
                </span>
            }
        });
        halves.collect()
    };
    html! {
        <figure class="octets" data-peer={peer.id()}>
            <figcaption>{ sender(words, peer) }</figcaption>
            <div class="mono" data-rows={rows} tabindex="0" role="group" aria-label={words.say("exercise-bytes")}>
                for (offset, row) in (0..).step_by(WIDTH).zip(bytes.chunks(WIDTH)) {
                    <div>{ halves(offset, row) }</div>
                }
            </div>
            if more > 0 {
                <small>{ words.say("exercise-bytes-more") }</small>
            }
        </figure>
    }
}

/// A row that begins at `offset`, those of its bytes that are in `marked` marked.
fn parted(row: &[u8], offset: u64, marked: Span) -> Html {
    let [before, inside, behind] = parts(row, offset, marked).map(|part| hex(part.iter()));
    if inside.is_empty() {
        return html! { { [before, behind].concat() } };
    }
    let blank = |part: &str| if part.is_empty() { "" } else { " " };
    html! {
        <>
            { [&before, blank(&before)].concat() }
            <mark>{ inside }</mark>
            { [blank(&behind), &behind].concat() }
        </>
    }
}

/// What of a row that begins at `offset` comes before `marked`, what is in it, and what is behind.
fn parts(row: &[u8], offset: u64, marked: Span) -> [&[u8]; 3] {
    let within = |edge: u64| {
        let edge = usize::try_from(edge.saturating_sub(offset)).unwrap_or(usize::MAX);
        edge.min(row.len())
    };
    let (rest, behind) = row.split_at(within(marked.end));
    let (before, inside) = rest.split_at(within(marked.start).min(rest.len()));
    [before, inside, behind]
}

/// Bytes of which one can be chosen, and then one of its bits. Arrow keys go from one to the next, as among all radio buttons.
pub(super) fn bit_picker(
    words: &Words,
    shown: &Shown,
    draft: &UseStateHandle<Draft>,
    change: &Callback<Draft>,
) -> Html {
    let Shown::Bytes { peer, bytes, .. } = shown else {
        return Html::default();
    };
    let choose_byte = |at: u64| {
        let draft = draft.clone();
        change.reform(move |_: Event| Draft {
            byte: Some(at),
            bit: None,
            ..Draft::clone(&draft)
        })
    };
    let choose_bit = |bit: u64| {
        let draft = draft.clone();
        change.reform(move |_: Event| Draft {
            bit: Some(bit),
            ..Draft::clone(&draft)
        })
    };
    let byte_name = |at: u64, byte: u8| {
        let places = [("offset", at.into()), ("hex", hex([byte].iter()).into())];
        words.say_with("exercise-byte", &places)
    };
    let bit_name = |at: u64, bit: u64, value: u8| {
        let places = [
            ("number", bit.into()),
            ("offset", at.into()),
            ("value", u64::from(value).into()),
        ];
        words.say_with("exercise-bit", &places)
    };
    let open = draft
        .byte
        .and_then(|at| Some((at, *bytes.get(usize::try_from(at).ok()?)?)));
    html! {
        <>
            <fieldset class="octets" data-peer={peer.id()}>
                <legend>{ sender(words, *peer) }</legend>
                <small>{ words.say("exercise-choose-byte") }</small>
                <div class="picks mono">
                    for (at, byte) in (0_u64..).zip(bytes) {
                        <label>
                            <input
                                type="radio"
                                name="exercise-byte"
                                aria-label={byte_name(at, *byte)}
                                checked={draft.byte == Some(at)}
                                onchange={choose_byte(at)}
                            />
                            <span>{ hex([*byte].iter()) }</span>
                        </label>
                    }
                </div>
            </fieldset>
            if let Some((at, byte)) = open {
                <fieldset class="octets bits">
                    <legend>{ words.say_with("exercise-bits-of", &[("offset", at.into())]) }</legend>
                    <div class="picks mono">
                        for bit in 0..8_u64 {
                            <label>
                                <input
                                    type="radio"
                                    name="exercise-bit"
                                    aria-label={bit_name(at, bit, byte >> (7 - bit) & 1)}
                                    checked={draft.bit == Some(8 * at + bit)}
                                    onchange={choose_bit(8 * at + bit)}
                                />
                                <span>{ byte >> (7 - bit) & 1 }</span>
                            </label>
                        }
                    </div>
                </fieldset>
            }
        </>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_is_parted_where_what_is_marked_begins_and_ends() {
        let rows: [(Span, [&[u8]; 3]); 8] = [
            (Span::at(16, 4), [&[], &[1, 2, 3, 4], &[]]),
            (Span::at(0, 99), [&[], &[1, 2, 3, 4], &[]]),
            (Span::at(17, 2), [&[1], &[2, 3], &[4]]),
            (Span::at(10, 7), [&[], &[1], &[2, 3, 4]]),
            (Span::at(18, 99), [&[1, 2], &[3, 4], &[]]),
            (Span::at(0, 16), [&[], &[], &[1, 2, 3, 4]]),
            (Span::at(20, 5), [&[1, 2, 3, 4], &[], &[]]),
            (Span::default(), [&[], &[], &[1, 2, 3, 4]]),
        ];
        for (marked, expected) in rows {
            assert_eq!(parts(&[1, 2, 3, 4], 16, marked), expected, "{marked:?}");
        }
    }
}
