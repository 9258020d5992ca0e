//! One line of the list.

use crate::analysis::overview::PeerFrom;
use crate::analysis::{ItemId, Preview, Row, RowKind};
use crate::app::words::{Words, use_words};
use crate::capture::tcp::TcpEvent;
use crate::protocol::{CloseCode, Opcode, Peer};
use yew::prelude::*;

/// What the line shows.
#[derive(PartialEq, Properties)]
pub(super) struct LineProps {
    /// The row.
    pub(super) row: Row,
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
        RowKind::Tcp(event) => (words.say_of("tcp", tcp_id(event)), None),
        RowKind::Gap { len, .. } => (words.say("gap"), Some(len)),
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
                <span class="unseen">{ words.say_of("severity", badge.severity.id()) }{ ": " }</span>
                { words.say_of("badge", badge.rule.id()) }
                if more > 0 {
                    { format!(" +{more}") }
                }
            </span>
        }
    });
    html! {
        <div
            id={line_id(props.position)}
            class="row"
            role="row"
            aria-rowindex={(u64::from(props.position) + 2).to_string()}
            aria-selected={props.selected.to_string()}
            data-lit={props.lit.then_some("")}
            onclick={props.select.reform(move |_| item)}
            onpointerenter={props.hover.reform(move |_| Some(item))}
            onpointerleave={props.hover.reform(|_| None)}
        >
            <span role="gridcell" class="num">{ number }</span>
            { direction(&words, row) }
            <span role="gridcell" class="op">{ name }</span>
            <span role="gridcell" class="tags">
                for tag in tags {
                    <span class="tag">{ tag }</span>
                }
            </span>
            <span role="gridcell" class="num" title={len.map(|len| len.to_string())}>{ len.map(short) }</span>
            <span role="gridcell" class="preview">{ preview(&words, &row.preview) }</span>
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
    let title = format!(
        "{}. {}",
        words.say_of("direction", id),
        words.say_of("peer-from", from)
    );
    html! {
        <span role="gridcell" class="dir" data-peer={id} {title}>
            <span aria-hidden="true">{ sign }</span>
            <span class="unseen">{ words.say_of("direction", id) }</span>
        </span>
    }
}

/// The last part of the keys of an event's words.
const fn tcp_id(event: TcpEvent) -> &'static str {
    match event {
        TcpEvent::Syn => "syn",
        TcpEvent::SynAck => "syn-ack",
        TcpEvent::Ack => "ack",
        TcpEvent::Fin => "fin",
        TcpEvent::FinAcked => "fin-acked",
        TcpEvent::Rst => "rst",
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
    if row.edited {
        tags.push(words.say("tag-edited"));
    }
    tags
}

/// A number of bytes that fits into its column: above a million in decimal units.
fn short(len: u64) -> String {
    const UNITS: [&str; 5] = ["MB", "GB", "TB", "PB", "EB"];
    if len < 1_000_000 {
        return len.to_string();
    }
    let mut unit = 0;
    let mut tenths = len / 100_000;
    while tenths >= 10_000 && unit + 1 < UNITS.len() {
        tenths /= 1000;
        unit += 1;
    }
    let name = UNITS.get(unit).copied().unwrap_or_default();
    format!("{}.{} {name}", tenths / 10, tenths % 10)
}

fn preview(words: &Words, preview: &Preview) -> String {
    let (mut said, more) = match preview {
        Preview::Empty => (String::new(), false),
        Preview::Text { text, more } => (text.clone(), *more),
        Preview::Bytes { bytes, more } => {
            let hex: Vec<String> = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
            (hex.join(" "), *more)
        }
        Preview::Close { code, reason } => {
            let name = match CloseCode(*code).name() {
                Some(name) => name.to_owned(),
                None => words.say_of("close", CloseCode(*code).range().id()),
            };
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_lengths_are_cut_to_their_column() {
        let rows = [
            (0, "0"),
            (999_999, "999999"),
            (1_000_000, "1.0 MB"),
            (65_536_000, "65.5 MB"),
            (2_500_000_000, "2.5 GB"),
            (u64::MAX, "18.4 EB"),
        ];
        for (len, expected) in rows {
            assert_eq!(short(len), expected);
        }
    }
}
