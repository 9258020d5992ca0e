//! One line of the list.

use super::time::Clock;
use crate::analysis::overview::PeerFrom;
use crate::analysis::{ItemId, Preview, Row, RowKind, RowSeen};
use crate::app::amounts::{duration, short, size};
use crate::app::words::{Words, use_words};
use crate::protocol::{CloseCode, Opcode, Peer};
use yew::prelude::*;

/// What the line shows.
#[derive(PartialEq, Properties)]
pub(super) struct LineProps {
    /// The row.
    pub(super) row: Row,
    /// How it tells its time, where it has one.
    pub(super) clock: Option<Clock>,
    /// Whether it says which conversation it belongs to.
    pub(super) several: bool,
    /// Its position in the list, from 0.
    pub(super) position: u32,
    /// Whether it is selected.
    pub(super) selected: bool,
    /// Whether the pointer is on it in another view.
    pub(super) lit: bool,
    /// Selects it.
    pub(super) select: Callback<ItemId>,
    /// Tells that the pointer is on it, or has left it.
    pub(super) hover: Callback<Option<ItemId>>,
}

/// The id of the line of `position` in the document.
pub(super) fn line_id(position: u32) -> String {
    format!("line-{position}")
}

/// One line.
#[component]
pub(super) fn Line(props: &LineProps) -> Html {
    let words = use_words();
    let row = &props.row;
    let item = row.item;
    let (name, len) = match row.kind {
        RowKind::Handshake => (words.say("handshake"), None),
        RowKind::Tcp(event) => (words.say_of("tcp", event.id()), None),
        RowKind::Gap { len, .. } => (words.say("gap-title"), Some(len)),
        RowKind::Frame {
            opcode,
            payload_len,
            ..
        } => (opcode_name(&words, opcode), payload_len),
        RowKind::Message {
            opcode,
            payload_len,
            ..
        } => (opcode_name(&words, opcode), Some(payload_len)),
    };
    let tags = bit_tags(&row.kind);
    let state_tags = state_tags(&words, row);
    let number = match &row.kind {
        RowKind::Handshake | RowKind::Tcp(_) | RowKind::Gap { .. } => String::new(),
        RowKind::Frame { number, .. } => number.to_string(),
        RowKind::Message { id, .. } => (u64::from(id.0) + 1).to_string(),
    };
    let badge = row.badges.first().map(|badge| {
        let more = row.badges.len() - 1;
        let titles: Vec<String> = row.badges.iter().map(|badge| words.say_of("rule", badge.rule.id())).collect();
        html! {
            <span class="badge" data-level={badge.severity.id()} title={titles.join("\n")}>
                <span class="unseen">{ words.labelled(&words.say_of("severity", badge.severity.id()), "") }</span>
                { words.say_of("badge", badge.rule.id()) }
                if more > 0 {
                    { format!(" +{more}") }
                }
            </span>
        }
    });
    let seen = row.seen.as_ref();
    let time = props.clock.map(|clock| {
        let told = seen.map(|seen| clock.tell(seen)).unwrap_or_default();
        let title = seen.map(|seen| seen_title(&words, clock, seen));
        html! { <span role="gridcell" class="time num" {title}>{ told }</span> }
    });
    let conversation = props.several.then(|| {
        let number = seen.map_or(0, |seen| u64::from(seen.conversation.0) + 1);
        let title = words.say_with("conversation-number", &[("number", number.into())]);
        html! { <span role="gridcell" class="tag whose" {title}>{ number }</span> }
    });
    html! {
        <div
            id={line_id(props.position)}
            class="row"
            role="row"
            aria-rowindex={(u64::from(props.position) + 2).to_string()}
            aria-selected={props.selected.to_string()}
            data-lit={props.lit.then_some("")}
            data-kind={kind_id(&row.kind)}
            onclick={props.select.reform(move |_| item)}
            onpointerenter={props.hover.reform(move |_| Some(item))}
            onpointerleave={props.hover.reform(|_| None)}
        >
            <span role="gridcell" class="num">{ number }</span>
            { time }
            { conversation }
            { direction(&words, row) }
            <span role="gridcell" class="op">{ name }</span>
            <span role="gridcell" class="tags">
                for tag in tags {
                    <span class="tag">{ tag }</span>
                }
            </span>
            <span role="gridcell" class="num" title={len.map(|len| len.to_string())}>{ len.map(short) }</span>
            <span role="gridcell" class="preview">{ preview(&words, row) }</span>
            <span role="gridcell" class="marks">
                for tag in state_tags {
                    <span class="tag">{ tag }</span>
                }
                { badge }
            </span>
        </div>
    }
}

fn opcode_name(words: &Words, opcode: u8) -> String {
    match Opcode(opcode).name() {
        Some(name) => words.say_of("opcode", name),
        None => words.say_with(
            "opcode-reserved",
            &[("opcode", format!("{opcode:X}").into())],
        ),
    }
}

fn direction(words: &Words, row: &Row) -> Html {
    let from = match row.peer_from {
        PeerFrom::Handshake => "handshake",
        PeerFrom::Choice => "choice",
        PeerFrom::Masking => "masking",
    };
    let (sign, id) = match row.peer {
        Some(Peer::Client) => ("→", "client"),
        Some(Peer::Server) => ("←", "server"),
        None => ("·", "unknown"),
    };
    let title = words.titled(
        &words.say_of("direction", id),
        &words.say_of("peer-from", from),
    );
    html! {
        <span role="gridcell" class="dir" data-peer={id} {title}>
            <span aria-hidden="true">{ sign }</span>
            <span class="unseen">{ words.say_of("direction", id) }</span>
        </span>
    }
}

/// The bits that are not as usual.
fn bit_tags(kind: &RowKind) -> Vec<&'static str> {
    let (fin, rsv) = match *kind {
        RowKind::Handshake | RowKind::Tcp(_) | RowKind::Gap { .. } => (true, 0),
        RowKind::Frame { fin, rsv, .. } => (fin, rsv),
        RowKind::Message { compressed, .. } => (true, if compressed { 4 } else { 0 }),
    };
    let mut tags = Vec::new();
    if !fin {
        tags.push("FIN 0");
    }
    for (bit, name) in [(4, "RSV1"), (2, "RSV2"), (1, "RSV3")] {
        if rsv & bit != 0 {
            tags.push(name);
        }
    }
    tags
}

/// What else there is to know at a glance.
fn state_tags(words: &Words, row: &Row) -> Vec<String> {
    let mut tags = Vec::new();
    match row.kind {
        RowKind::Handshake | RowKind::Tcp(_) | RowKind::Gap { .. } => {}
        RowKind::Frame { part, .. } => {
            if let Some(part) = part {
                let places = [("number", part.number.into()), ("of", part.of.into())];
                tags.push(words.say_with("tag-part", &places));
            }
        }
        RowKind::Message {
            fragments,
            complete,
            ..
        } => {
            if fragments > 1 {
                tags.push(words.say_with("tag-fragments", &[("count", fragments.into())]));
            }
            if !complete {
                tags.push(words.say("tag-unfinished"));
            }
        }
    }
    seen_tags(words, row, &mut tags);
    if row.edited {
        tags.push(words.say("tag-edited"));
    }
    tags
}

/// When and in which packet.
fn seen_title(words: &Words, clock: Clock, seen: &RowSeen) -> String {
    let packet = seen
        .packet
        .map(|packet| words.say_of_with("packets", "one", &[("first", packet.into())]));
    let parts: Vec<String> = clock
        .day(words.language(), seen)
        .into_iter()
        .chain(packet)
        .collect();
    parts.join(" · ")
}

/// What is drawn in another way than a frame.
const fn kind_id(kind: &RowKind) -> Option<&'static str> {
    match kind {
        RowKind::Handshake => Some("handshake"),
        RowKind::Tcp(_) => Some("tcp"),
        RowKind::Gap { .. } => Some("gap"),
        RowKind::Frame { .. } | RowKind::Message { .. } => None,
    }
}

/// What a capture tells of a row besides.
fn seen_tags(words: &Words, row: &Row, tags: &mut Vec<String>) {
    let Some(seen) = &row.seen else { return };
    if let Some(inflated) = seen.inflated {
        tags.push(words.say_with("tag-inflated", &[("size", size(inflated).into())]));
    }
    if let Some(round_trip) = seen.round_trip {
        tags.push(words.say_with("tag-round-trip", &[("time", duration(round_trip).into())]));
    }
    if seen.unknown > 0 {
        tags.push(words.say_with("tag-unknown", &[("size", size(seen.unknown).into())]));
    }
    if seen.missing > 0 && !matches!(row.kind, RowKind::Gap { .. }) {
        tags.push(words.say_with("tag-missing", &[("size", size(seen.missing).into())]));
    }
}

fn preview(words: &Words, row: &Row) -> String {
    match row.kind {
        RowKind::Tcp(event) => return words.say_of("tcp-means", event.id()),
        RowKind::Gap { len, captured } => {
            let id = if captured { "undecoded" } else { "missing" };
            return words.say_of_with("gap", id, &[("count", len.into())]);
        }
        _ => {}
    }
    let (mut said, more) = match &row.preview {
        Preview::Empty => (String::new(), false),
        Preview::Text { text, more } => (text.clone(), *more),
        Preview::Bytes { bytes, more } => {
            let hex: Vec<String> = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
            (hex.join(" "), *more)
        }
        Preview::Close { code, reason } => {
            let name = words
                .close_name(CloseCode(*code))
                .unwrap_or_else(|| words.say_of("close", CloseCode(*code).range().id()));
            let mut said = format!("{code} {name}");
            if !reason.is_empty() {
                said.extend([" · “", reason, "”"]);
            }
            (said, false)
        }
    };
    if more {
        said.push_str(" …");
    }
    said
}
