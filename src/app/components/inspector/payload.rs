//! The payload as text, as a JSON tree or in hex.

use super::compressed::CompressedAs;
use super::json_tree::JsonTree;
use super::meaning::opcode;
use crate::analysis::{FrameDetail, Json, MessageDetail};
use crate::app::amounts::size;
use crate::app::components::segmented::segmented;
use crate::app::hooks::use_kept;
use crate::app::shared::Shared;
use crate::app::words::{Words, use_words};
use crate::bytes::Span;
use crate::protocol::Opcode;
use std::fmt::Write;
use std::rc::Rc;
use yew::prelude::*;

/// Whose payload.
#[derive(PartialEq, Properties)]
pub(crate) struct PayloadProps {
    /// The frame.
    pub(crate) frame: Shared<FrameDetail>,
    /// Whether it is compressed.
    pub(crate) compressed: CompressedAs,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum View {
    Text,
    Json,
    Hex,
}

impl View {
    const fn id(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Json => "json",
            Self::Hex => "hex",
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Whose {
    Frame,
    Message,
    Inflated,
}

impl Whose {
    const fn id(self) -> &'static str {
        match self {
            Self::Frame => "fragment",
            Self::Message => "message",
            Self::Inflated => "inflated",
        }
    }

    /// What there is to choose from, the usual one last.
    fn choices(frame: &FrameDetail) -> Vec<Self> {
        let mut choices = vec![Self::Frame];
        if let Some(message) = &frame.message {
            if message.part.of > 1 {
                choices.push(Self::Message);
            }
            if message.inflated.is_some() {
                choices.push(Self::Inflated);
            }
        }
        choices
    }
}

/// A part of a text, or bytes of it that were not captured.
#[derive(Clone, Debug, PartialEq)]
enum Piece {
    Text(Rc<str>),
    Hole(u64),
}

/// What the bytes can be shown as.
#[derive(PartialEq)]
struct Reading {
    bytes: Vec<u8>,
    /// What of `bytes` was not captured.
    holes: Vec<Span>,
    /// How many there are, `bytes` and those not here.
    len: u64,
    /// The text, if they are UTF-8, the last character aside where more bytes follow. Around a hole, U+FFFD stands for what is not.
    text: Option<Vec<Piece>>,
    json: Option<Shared<Json>>,
}

impl Reading {
    fn of(frame: &FrameDetail, whose: Whose, compressed: CompressedAs) -> Self {
        let inflated = frame
            .message
            .as_ref()
            .and_then(|message| message.inflated.as_ref());
        let (bytes, len, holes) = match (whose, &frame.message, inflated) {
            (Whose::Inflated, _, Some(inflated)) => {
                (&inflated.payload, inflated.len, inflated.unknown.clone())
            }
            (Whose::Message, Some(message), _) => (
                &message.payload,
                message.payload_len,
                message.unknown.clone(),
            ),
            _ => (&frame.payload, frame.payload_seen, frame.unknown_payload()),
        };
        let skipped = if opcode(frame) == Opcode::CLOSE { 2 } else { 0 };
        let bytes = bytes.get(skipped..).unwrap_or_default();
        let skipped = skipped as u64;
        let holes: Vec<Span> = holes
            .into_iter()
            .map(|hole| Span {
                start: hole.start.saturating_sub(skipped),
                end: hole.end.saturating_sub(skipped),
            })
            .filter(|hole| !hole.is_empty())
            .collect();
        let readable = compressed == CompressedAs::Not || whose == Whose::Inflated;
        let text = readable.then(|| pieces(bytes, &holes)).flatten();
        let all_here = bytes.len() as u64 == len;
        let json = match text.as_deref() {
            Some([Piece::Text(text)]) if all_here && text.trim_start().starts_with(['{', '[']) => {
                Json::parse(text).map(Shared::from)
            }
            _ => None,
        };
        Self {
            bytes: bytes.to_vec(),
            holes,
            len,
            text,
            json,
        }
    }

    fn views(&self) -> Vec<View> {
        let mut views = Vec::with_capacity(3);
        if self.text.is_some() {
            views.push(View::Text);
        }
        if self.json.is_some() {
            views.push(View::Json);
        }
        views.push(View::Hex);
        views
    }

    /// Whether the text has nothing in it that no text has.
    fn is_plain(&self) -> bool {
        let plain = |piece: &Piece| match piece {
            Piece::Text(text) => !text
                .chars()
                .any(|letter| letter.is_control() && !letter.is_whitespace()),
            Piece::Hole(_) => true,
        };
        self.text
            .as_ref()
            .is_some_and(|text| text.iter().all(plain))
    }
}

/// The bytes as text, cut at its holes; `None` if they are no text.
fn pieces(bytes: &[u8], holes: &[Span]) -> Option<Vec<Piece>> {
    if holes.is_empty() {
        let text = match std::str::from_utf8(bytes) {
            Ok(text) => text,
            Err(error) if error.error_len().is_none() && error.valid_up_to() > 0 => {
                std::str::from_utf8(bytes.get(..error.valid_up_to())?).ok()?
            }
            Err(_) => return None,
        };
        return Some(vec![Piece::Text(text.into())]);
    }
    let mut pieces = Vec::new();
    let mut known = 0;
    let len = bytes.len() as u64;
    for hole in holes.iter().chain([&Span::at(len, 0)]) {
        let (start, end) = (hole.start.min(len), hole.end.min(len));
        let text = bytes.get(usize::try_from(known).ok()?..usize::try_from(start).ok()?)?;
        if !text.is_empty() {
            pieces.push(Piece::Text(String::from_utf8_lossy(text).into()));
        }
        if start < end {
            pieces.push(Piece::Hole(end - start));
        }
        known = end;
    }
    Some(pieces)
}

/// Characters of text, or bytes in hex, shown at first.
const STEP: usize = 4096;

/// The payload of the frame or, of a fragment, that of the whole message.
#[component]
pub(crate) fn Payload(props: &PayloadProps) -> Html {
    let words = use_words();
    let kept = use_kept("payload-view", "");
    // What was chosen, where there is a choice; a compressed message is shown inflated.
    let whose = use_state_eq(|| None::<Whose>);
    let limit = use_state_eq(|| STEP);
    let frame = &props.frame;
    use_effect_with(frame.item, {
        let limit = limit.setter();
        move |_| limit.set(STEP)
    });
    let choices = Whose::choices(frame);
    let inflated = choices.last() == Some(&Whose::Inflated);
    let shown_of = whose
        .filter(|whose| choices.contains(whose))
        .unwrap_or(if inflated {
            Whose::Inflated
        } else {
            Whose::Frame
        });
    let reading = use_memo(
        (frame.clone(), shown_of, props.compressed),
        |(frame, whose, compressed)| Reading::of(frame, *whose, *compressed),
    );
    let views = reading.views();
    let text_is_meant = match frame.message.as_ref().map(|message| Opcode(message.opcode)) {
        Some(Opcode::BINARY) => false,
        _ => reading.is_plain(),
    };
    let usual = match () {
        () if reading.json.is_some() => View::Json,
        () if text_is_meant && reading.text.is_some() => View::Text,
        () => View::Hex,
    };
    let view = views
        .iter()
        .copied()
        .find(|view| view.id() == *kept)
        .unwrap_or(usual);
    let chosen = views.iter().position(|other| *other == view).unwrap_or(0);
    let choose = {
        let (kept, views) = (kept.setter(), views.clone());
        Callback::from(move |index: usize| {
            if let Some(view) = views.get(index) {
                kept.set(view.id().to_owned());
            }
        })
    };
    let choose_whose = {
        let (whose, choices) = (whose.setter(), choices.clone());
        Callback::from(move |index: usize| whose.set(choices.get(index).copied()))
    };
    let more = {
        let limit = limit.clone();
        move |_| limit.set(*limit * 4)
    };
    let title = match opcode(frame) {
        Opcode::CLOSE => words.say("payload-title-reason"),
        _ => words.say("payload-title"),
    };
    let (body, left) = match (view, reading.text.as_deref(), &reading.json) {
        (View::Text, Some(pieces), _) => {
            let (shown, left) = text(&words, pieces, *limit);
            (
                html! { <pre class="text" tabindex="0" aria-label={words.say("payload-title")}>{ shown }</pre> },
                left,
            )
        }
        (View::Json, Some([Piece::Text(text)]), Some(json)) => (
            html! { <JsonTree text={text.clone()} json={json.clone()} /> },
            0,
        ),
        _ => {
            let shown = reading.bytes.get(..*limit / 4).unwrap_or(&reading.bytes);
            (
                html! { <pre class="dump" tabindex="0" aria-label={words.say("payload-title")}>{ dump(shown, &reading.holes) }</pre> },
                reading.bytes.len() - shown.len(),
            )
        }
    };
    let beyond = reading.len.saturating_sub(
        reading.bytes.len() as u64 + if opcode(frame) == Opcode::CLOSE { 2 } else { 0 },
    );
    html! {
        <>
            <div class="choices">
                <h3>{ title.clone() }</h3>
                if choices.len() > 1 {
                    { segmented(
                        words.say("payload-whose"),
                        choices.iter().map(|whose| words.say_of("payload-of", if choices.contains(&Whose::Message) || *whose == Whose::Inflated { whose.id() } else { "frame" })).collect(),
                        choices.iter().position(|whose| *whose == shown_of).unwrap_or(0),
                        &choose_whose,
                    ) }
                }
                <span class="spacer" />
                if views.len() > 1 {
                    { segmented(
                        words.say("payload-view"),
                        views.iter().map(|view| words.say_of("payload-as", view.id())).collect(),
                        chosen,
                        &choose,
                    ) }
                }
            </div>
            if let Some(message) = frame.message.as_ref().filter(|_| shown_of == Whose::Inflated) {
                { inflation(&words, message) }
            } else if props.compressed != CompressedAs::Not {
                <p class="note">{ words.say_of("payload-is", if props.compressed == CompressedAs::Agreed { "compressed" } else { "perhaps-compressed" }) }</p>
            }
            if reading.bytes.is_empty() {
                <p class="note">{ words.say("payload-empty") }</p>
            } else {
                { body }
            }
            if left > 0 {
                <button type="button" class="quiet" onclick={more}>{ words.say_with("more-bytes", &[("count", left.into())]) }</button>
            }
            if left == 0 && beyond > 0 {
                <p class="note">{ words.say_with("payload-beyond", &[("count", beyond.into())]) }</p>
            }
        </>
    }
}

/// Sizes before and after, and why it ends early, if it does.
fn inflation(words: &Words, message: &MessageDetail) -> Html {
    let Some(inflated) = &message.inflated else {
        return Html::default();
    };
    let tenths = inflated.len.saturating_mul(10) / message.payload_len.max(1);
    let ratio = [(tenths / 10).to_string(), (tenths % 10).to_string()].join(".");
    let places = [
        ("before", size(message.payload_len).into()),
        ("after", size(inflated.len).into()),
        ("ratio", ratio.into()),
    ];
    let problem = inflated
        .problem
        .map(|problem| words.inflate_problem(problem));
    let lost = inflated.lost.map(|lost| {
        let places = [
            ("from", lost.from.into()),
            ("until", lost.until.unwrap_or_default().into()),
        ];
        let id = if lost.until.is_some() { "until" } else { "end" };
        words.say_of_with("history", id, &places)
    });
    html! {
        <>
            <p class="note">{ words.say_with("inflated", &places) }</p>
            if let Some(lost) = lost {
                <p class="message" data-level="caution">{ lost }</p>
            }
            if let Some(problem) = problem {
                <p class="message" data-level="violation">{ problem }</p>
            }
        </>
    }
}

/// The first `limit` bytes of a text, and how many more there are.
fn text(words: &Words, pieces: &[Piece], limit: usize) -> (Html, usize) {
    let (mut room, mut left) = (limit, 0);
    let mut shown = Vec::with_capacity(pieces.len());
    for piece in pieces {
        match piece {
            Piece::Text(text) => {
                let end = text.floor_char_boundary(room);
                let (here, rest) = text.split_at(end);
                room -= end;
                left += rest.len();
                shown.push(html! { { here.to_owned() } });
            }
            Piece::Hole(len) if room > 0 && left == 0 => {
                let said = words.say_of_with("gap", "missing", &[("count", (*len).into())]);
                shown.push(html! { <mark class="hole">{ said }</mark> });
            }
            Piece::Hole(_) => {}
        }
    }
    (shown.into_iter().collect(), left)
}

/// Lines of 16 bytes: offset, octets, ASCII. What is in a hole is `??`.
fn dump(bytes: &[u8], holes: &[Span]) -> String {
    let mut dump = String::with_capacity(bytes.len() * 5);
    let known = |index: usize| !holes.iter().any(|hole| hole.contains(index as u64));
    for (line, chunk) in bytes.chunks(16).enumerate() {
        // Writing to a string cannot fail.
        let _ = write!(dump, "{:04x}  ", line * 16);
        for column in 0..16 {
            let _ = match chunk.get(column) {
                Some(byte) if known(line * 16 + column) => write!(dump, "{byte:02x} "),
                Some(_) => write!(dump, "?? "),
                None => write!(dump, "   "),
            };
            if column == 7 {
                dump.push(' ');
            }
        }
        dump.push(' ');
        dump.extend(chunk.iter().enumerate().map(|(column, byte)| match byte {
            _ if !known(line * 16 + column) => '?',
            b' '..=b'~' => char::from(*byte),
            _ => '·',
        }));
        dump.push('\n');
    }
    dump
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sixteen_bytes_a_line() {
        assert_eq!(
            dump(b"0123456789abcdef\n", &[]),
            "0000  30 31 32 33 34 35 36 37  38 39 61 62 63 64 65 66  0123456789abcdef\n0010  0a                                                ·\n"
        );
    }

    #[test]
    fn what_was_not_captured_is_no_text() {
        let hole = |start, len| Span::at(start, len);
        let text = |text: &str| Piece::Text(text.into());
        let rows: [(&[u8], &[Span], Option<Vec<Piece>>); 6] = [
            (b"abc", &[], Some(vec![text("abc")])),
            (b"a\xff", &[], None),
            (b"a\xe4\xbd", &[], Some(vec![text("a")])),
            (
                b"ab\0\0c",
                &[hole(2, 2)],
                Some(vec![text("ab"), Piece::Hole(2), text("c")]),
            ),
            (b"\0\0", &[hole(0, 9)], Some(vec![Piece::Hole(2)])),
            (
                b"\xe4\0b",
                &[hole(1, 1)],
                Some(vec![text("\u{fffd}"), Piece::Hole(1), text("b")]),
            ),
        ];
        for (bytes, holes, expected) in rows {
            assert_eq!(pieces(bytes, holes), expected, "{bytes:?}");
        }
        assert!(dump(b"a\0", &[hole(1, 1)]).starts_with("0000  61 ??"));
    }
}
