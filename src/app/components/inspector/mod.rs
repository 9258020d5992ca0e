//! The inspector: the selected item, bit by bit.

mod checks;
mod compare_menu;
mod compressed;
mod copy_menu;
mod diagram;
mod editor;
mod event;
mod fields;
mod findings;
mod head;
mod json_tree;
mod meaning;
mod message;
mod origin;
mod payload;
mod unmasking;

use crate::analysis::overview::PeerFrom;
use crate::analysis::{Change, Detail, Edit, FrameDetail};
use crate::app::amounts::duration;
use crate::app::hooks::use_frame_keys;
use crate::app::shared::Shared;
use crate::app::state::Action;
use crate::app::store::{Store, use_store};
use crate::app::words::{Words, use_words};
use crate::protocol::{Opcode, Peer};
use checks::use_checks;
use compare_menu::compare_menu;
pub(crate) use compressed::CompressedAs;
use copy_menu::CopyMenu;
pub(crate) use diagram::Bits;
pub(crate) use editor::editor;
use event::{gap, tcp_event};
pub(crate) use fields::Fields;
pub(crate) use findings::findings;
use head::http_head;
pub(crate) use meaning::{hex, meaning, value};
use message::message;
use origin::origin;
pub(crate) use payload::Payload;
pub(crate) use unmasking::Unmasking;
use yew::prelude::*;

/// What a click on a bit does.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Mode {
    /// It selects the bit's field.
    #[default]
    Read,
    /// It flips the bit as well.
    Edit,
}

#[derive(PartialEq)]
enum Opened {
    Nothing,
    Frame(Shared<FrameDetail>),
    Other(Shared<Detail>),
}

/// The inspector panel.
#[hook]
pub(crate) fn use_inspector() -> Html {
    let words = use_words();
    let store = use_store();
    let mode = use_state_eq(Mode::default);
    let toggle = use_callback(*mode, {
        let mode = mode.setter();
        move |(), now| {
            mode.set(match now {
                Mode::Read => Mode::Edit,
                Mode::Edit => Mode::Read,
            });
        }
    });
    use_frame_keys(toggle.clone());
    let opened = use_memo(store.detail.clone(), |detail| match detail {
        None => Opened::Nothing,
        Some(detail) => match &**detail {
            Detail::Frame(frame) => Opened::Frame(FrameDetail::clone(frame).into()),
            _ => Opened::Other(detail.clone()),
        },
    });
    let head = match store.detail.as_deref() {
        Some(Detail::Handshake(head)) => Some(head.item),
        _ => None,
    };
    let checks = use_checks(&words, &store, head);
    let nothing = store.amounts().unwrap_or_default().items == 0;
    let captured = store.is_capture();
    let body = match &*opened {
        Opened::Frame(frame) if !nothing => draw(&words, &store, frame, *mode, &toggle),
        Opened::Other(other) if !nothing => match &**other {
            Detail::Handshake(head) => http_head(&words, &store, other, head, checks),
            Detail::Tcp(event) => tcp_event(&words, &store, event),
            Detail::Gap(missing) => gap(&words, &store, missing),
            Detail::Frame(_) => Html::default(),
        },
        _ if captured => html! {
            <section class="empty"><p>{ words.say("inspector-empty-capture") }</p></section>
        },
        _ => html! {
            <section class="empty">
                <p>{ words.say("inspector-empty") }</p>
                { editor(&words, &store, None, None) }
            </section>
        },
    };
    html! {
        <section class="panel inspector" aria-label={words.say("inspector-title")}>
            <div class="parts">{ body }</div>
        </section>
    }
}

/// A frame: heading, findings, bits, fields, unmasking, payload.
fn draw(
    words: &Words,
    store: &Store,
    frame: &Shared<FrameDetail>,
    mode: Mode,
    toggle: &Callback<()>,
) -> Html {
    let compressed = CompressedAs::of(store, frame);
    let flip = {
        let (store, frame) = (store.clone(), frame.clone());
        Callback::from(move |bit| {
            store.dispatch(Action::Edit(Edit {
                stream: frame.stream,
                span: frame.span,
                change: Change::FlipBit(bit),
            }));
        })
    };
    let captured = store.is_capture();
    let mode = if captured { Mode::Read } else { mode };
    let editing = mode == Mode::Edit;
    let take_out = {
        let (store, item) = (store.clone(), frame.item);
        move |_| store.dispatch(Action::TakeOut(item))
    };
    let unknown = frame.unknown.iter().map(|span| span.len()).sum();
    let of = frame
        .message
        .as_ref()
        .filter(|message| message.part.of > 1 || !message.complete);
    let key = frame.header.and_then(|header| header.masking_key);
    let spoken = store
        .field
        .filter(|field| frame.octets_of(*field).is_some())
        .map(|field| {
            words.clauses(&[
                words.say_of("field", field.id()),
                meaning::value(frame, field),
                meaning::meaning(words, frame, compressed, field).text,
            ])
        });
    html! {
        <>
            <section class="heading">
                <h2>
                    { arrow(frame.peer) }
                    { words.say_with("frame-number", &[("number", frame.number.into())]) }
                    { " " }
                    <small>{ summary(words, frame) }</small>
                </h2>
                <span class="actions">
                    if captured {
                        <button type="button" class="quiet" disabled={unknown > 0} onclick={take_out} title={words.say("take-out-hint")}>
                            { words.say("take-out") }
                        </button>
                    } else {
                        <button type="button" class="quiet" aria-pressed={editing.to_string()} onclick={toggle.reform(|_| ())} title={words.say("edit-hint")}>
                            { words.say("edit") }
                        </button>
                    }
                    <CopyMenu frame={frame.clone()} />
                    { compare_menu(words, store, frame.item) }
                </span>
                { origin(words, store, frame.seen.as_ref(), &frame.origins, unknown) }
                { pair(words, store, frame) }
                if let Some(of) = of {
                    { message(words, store, of, frame.item) }
                }
                if !frame.findings.is_empty() {
                    { findings(words, frame) }
                }
                <p class="unseen" aria-live="polite">{ spoken }</p>
            </section>
            <section>
                <h3>
                    { words.say("bits-title") }
                    if editing {
                        <small>{ words.say("bits-hint") }</small>
                    }
                </h3>
                <Bits frame={frame.clone()} mode={mode} {flip} />
            </section>
            if !captured && (editing || !store.edits.is_empty() || !store.undone.is_empty()) {
                <section class="what-if">
                    { editor(words, store, editing.then_some(frame), Some(frame)) }
                </section>
            }
            <section>
                <h3 class="unseen">{ words.say("fields-title") }</h3>
                <Fields frame={frame.clone()} {compressed} />
            </section>
            if let Some(key) = key {
                if !frame.payload.is_empty() {
                    <section>
                        <h3>{ words.say("xor-title") }</h3>
                        <Unmasking frame={frame.clone()} masking_key={key} />
                    </section>
                }
            }
            if frame.payload_seen > 0 {
                <section class="payload">
                    <Payload frame={frame.clone()} {compressed} />
                </section>
            }
        </>
    }
}

/// The way from a ping to its pong and back.
fn pair(words: &Words, store: &Store, frame: &FrameDetail) -> Html {
    let Some(pair) = frame.pair else {
        return Html::default();
    };
    let round_trip = frame.seen.and_then(|seen| seen.round_trip);
    let places = [("time", round_trip.map(duration).unwrap_or_default().into())];
    let id = if meaning::opcode(frame) == Opcode::PING {
        "ping"
    } else {
        "pong"
    };
    let go = {
        let store = store.clone();
        move |_| store.dispatch(Action::Select(pair))
    };
    html! {
        <p class="fragments">
            <span>{ words.say_of_with("heartbeat", id, &places) }</span>
            <button type="button" class="quiet" onclick={go}>{ words.say_of("heartbeat-go", id) }</button>
        </p>
    }
}

fn arrow(peer: Option<Peer>) -> Html {
    let (arrow, id) = match peer {
        Some(Peer::Client) => ("→", "client"),
        Some(Peer::Server) => ("←", "server"),
        None => ("?", "unknown"),
    };
    html! { <span class="dir" data-peer={id} aria-hidden="true">{ arrow }</span> }
}

/// "Text, client to server · 11 bytes at 0x0000 · 5 payload + 6 header"
fn summary(words: &Words, frame: &FrameDetail) -> String {
    let opcode = meaning::opcode(frame);
    let opcode = match opcode.name() {
        Some(name) => words.say_of("opcode", name),
        None => words.say_with(
            "opcode-reserved",
            &[("opcode", format!("0x{:X}", opcode.0).into())],
        ),
    };
    let way = match (frame.peer, frame.peer_from) {
        (None, _) => words.say("way-unknown"),
        (Some(peer), PeerFrom::Masking) => words.say_of("way-guess", peer.id()),
        (Some(peer), _) => words.say_of("way", peer.id()),
    };
    let size = words.say_with(
        "frame-size",
        &[
            ("count", frame.span.len().into()),
            ("offset", format!("0x{:04X}", frame.span.start).into()),
            ("payload", frame.payload_seen.into()),
            ("header", frame.header_len.into()),
        ],
    );
    let mut summary = [words.clauses(&[opcode, way]), size].join(" · ");
    // A capture says more of them below.
    if let Some([first, last]) = frame.packets.filter(|_| frame.seen.is_none()) {
        let id = if first == last { "one" } else { "several" };
        summary.push_str(" · ");
        summary.push_str(&words.say_of_with(
            "packets",
            id,
            &[("first", first.into()), ("last", last.into())],
        ));
    }
    summary
}
