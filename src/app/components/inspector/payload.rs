//! The payload as text, as a JSON tree or in hex.

use super::compressed::CompressedAs;
use super::json_tree::JsonTree;
use super::meaning::opcode;
use crate::analysis::{FrameDetail, Json};
use crate::app::components::segmented::segmented;
use crate::app::hooks::use_kept;
use crate::app::words::use_words;
use crate::protocol::Opcode;
use std::fmt::Write;
use std::rc::Rc;
use yew::prelude::*;

/// Whose payload.
#[derive(PartialEq, Properties)]
pub(crate) struct PayloadProps {
    /// The frame.
    pub(crate) frame: Rc<FrameDetail>,
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
}

/// What the bytes can be shown as.
#[derive(PartialEq)]
struct Reading {
    bytes: Vec<u8>,
    /// How many there are, `bytes` and those not here.
    len: u64,
    /// The text, if they are UTF-8, the last character aside where more bytes follow.
    text: Option<Rc<str>>,
    json: Option<Rc<Json>>,
}

impl Reading {
    fn of(frame: &FrameDetail, whose: Whose, compressed: CompressedAs) -> Self {
        let (bytes, len) = match (whose, &frame.message) {
            (Whose::Message, Some(message)) => (&message.payload, message.payload_len),
            _ => (&frame.payload, frame.payload_seen),
        };
        let bytes = match opcode(frame) {
            Opcode::CLOSE => bytes.get(2..).unwrap_or_default(),
            _ => bytes,
        };
        let readable = (compressed == CompressedAs::Not)
            .then(|| match std::str::from_utf8(bytes) {
                Ok(text) => Some(text),
                Err(error) if error.error_len().is_none() && error.valid_up_to() > 0 => bytes
                    .get(..error.valid_up_to())
                    .and_then(|bytes| std::str::from_utf8(bytes).ok()),
                Err(_) => None,
            })
            .flatten();
        let all_here = bytes.len() as u64 == len;
        Self {
            bytes: bytes.to_vec(),
            len,
            text: readable.map(Rc::from),
            json: readable
                .filter(|text| all_here && text.trim_start().starts_with(['{', '[']))
                .and_then(Json::parse)
                .map(Rc::new),
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
}

/// Characters of text, or bytes in hex, shown at first.
const STEP: usize = 4096;

/// The payload of the frame or, of a fragment, that of the whole message.
#[component]
pub(crate) fn Payload(props: &PayloadProps) -> Html {
    let words = use_words();
    let kept = use_kept("payload-view", "");
    let whose = use_state_eq(|| Whose::Frame);
    let limit = use_state_eq(|| STEP);
    let frame = &props.frame;
    use_effect_with(frame.item, {
        let limit = limit.setter();
        move |_| limit.set(STEP)
    });
    let fragmented = frame
        .message
        .as_ref()
        .is_some_and(|message| message.part.of > 1);
    let shown_of = if fragmented { *whose } else { Whose::Frame };
    let reading = use_memo(
        (frame.clone(), shown_of, props.compressed),
        |(frame, whose, compressed)| Reading::of(frame, *whose, *compressed),
    );
    let views = reading.views();
    let text_is_meant = match frame.message.as_ref().map(|message| Opcode(message.opcode)) {
        Some(Opcode::BINARY) => false,
        _ => reading.text.as_ref().is_some_and(|text| {
            !text
                .chars()
                .any(|letter| letter.is_control() && !letter.is_whitespace())
        }),
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
        let whose = whose.setter();
        Callback::from(move |index| {
            whose.set(if index == 0 {
                Whose::Frame
            } else {
                Whose::Message
            });
        })
    };
    let more = {
        let limit = limit.clone();
        move |_| limit.set(*limit * 4)
    };
    let title = match opcode(frame) {
        Opcode::CLOSE => words.say("payload-title-reason"),
        _ => words.say("payload-title"),
    };
    let (body, left) = match (view, &reading.text, &reading.json) {
        (View::Text, Some(text), _) => {
            let end = text.floor_char_boundary(*limit);
            let shown = text.get(..end).unwrap_or_default();
            (
                html! { <pre class="text" tabindex="0" aria-label={words.say("payload-title")}>{ shown.to_owned() }</pre> },
                text.len() - end,
            )
        }
        (View::Json, Some(text), Some(json)) => (
            html! { <JsonTree text={text.clone()} json={json.clone()} /> },
            0,
        ),
        _ => (
            html! { <pre class="dump" tabindex="0" aria-label={words.say("payload-title")}>{ dump(reading.bytes.iter().take(*limit / 4)) }</pre> },
            reading.bytes.len().saturating_sub(*limit / 4),
        ),
    };
    let beyond = reading.len.saturating_sub(
        reading.bytes.len() as u64 + if opcode(frame) == Opcode::CLOSE { 2 } else { 0 },
    );
    html! {
        <>
            <div class="choices">
                <h3>{ title.clone() }</h3>
                if fragmented {
                    { segmented(
                        words.say("payload-whose"),
                        vec![words.say("payload-fragment"), words.say("payload-message")],
                        usize::from(*whose == Whose::Message),
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
            if props.compressed != CompressedAs::Not {
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

/// Lines of 16 bytes: offset, octets, ASCII.
fn dump<'a>(bytes: impl Iterator<Item = &'a u8>) -> String {
    let bytes: Vec<u8> = bytes.copied().collect();
    let mut dump = String::with_capacity(bytes.len() * 5);
    for (line, chunk) in bytes.chunks(16).enumerate() {
        // Writing to a string cannot fail.
        let _ = write!(dump, "{:04x}  ", line * 16);
        for column in 0..16 {
            let _ = match chunk.get(column) {
                Some(byte) => write!(dump, "{byte:02x} "),
                None => write!(dump, "   "),
            };
            if column == 7 {
                dump.push(' ');
            }
        }
        dump.push(' ');
        dump.extend(chunk.iter().map(|byte| match byte {
            b' '..=b'~' => char::from(*byte),
            _ => '·',
        }));
        dump.push('\n');
    }
    dump
}

#[cfg(test)]
mod tests {
    use super::dump;

    #[test]
    fn sixteen_bytes_a_line() {
        assert_eq!(
            dump(b"0123456789abcdef\n".iter()),
            "0000  30 31 32 33 34 35 36 37  38 39 61 62 63 64 65 66  0123456789abcdef\n0010  0a                                                ·\n"
        );
    }
}
