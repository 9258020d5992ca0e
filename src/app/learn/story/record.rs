//! Something of the connection, to be opened into its bytes.

use super::accept::AcceptSteps;
use super::chapters::{CHAPTERS, MADE};
use super::parts::Parts;
use super::recording::{ItemKind, Recording};
use super::{is_made, link};
use crate::analysis::{Compressed, SentBy};
use crate::app::amounts::seconds;
use crate::app::components::inspector::Mode;
use crate::app::hooks::asks_to_edit;
use crate::app::learn::attempt::Attempt;
use crate::app::learn::example::{Example, Given};
use crate::app::learn::prose::prose;
use crate::app::words::{Words, use_words};
use crate::bytes::Span;
use crate::protocol::{FrameHeader, LengthForm, MaskingKey, Opcode, Peer};
use std::rc::Rc;
use web_sys::HtmlDetailsElement;
use yew::prelude::*;

/// Something that is shown, and its bytes.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Shown {
    /// Its name, in the address and in the keys of its words.
    pub(super) name: &'static str,
    /// What it is.
    pub(super) kind: ItemKind,
    /// Who sent it.
    pub(super) peer: Peer,
    /// Its bytes.
    pub(super) bytes: Rc<[u8]>,
    /// The packets that it stands in; `None` if it was made.
    pub(super) packets: Option<[u32; 2]>,
    /// Where its bytes stand in what its sender sent; of a segment's header nowhere.
    pub(super) span: Option<Span>,
    /// Nanoseconds since the connection's first segment.
    pub(super) time: u64,
    /// Of a frame, the frames it is shown with.
    pub(super) given: Option<Rc<Given>>,
    /// Of a response, the key that it answers.
    pub(super) key: Option<String>,
}

/// What is shown of `recording`, in the order of time. A frame is shown with those that its peer sent in the same part.
pub(super) fn shown(recording: &Recording) -> Vec<Rc<Shown>> {
    let names = CHAPTERS
        .iter()
        .flat_map(|chapter| chapter.records.iter().map(move |name| (chapter.id, *name)));
    let told: Vec<_> = names.zip(&recording.items).collect();
    let request = recording
        .items
        .iter()
        .find(|item| item.kind == ItemKind::Head && item.peer == Peer::Client);
    let key = request.and_then(|request| {
        crate::protocol::Head::parse(&request.bytes)?.value("Sec-WebSocket-Key")
    });
    told.iter()
        .map(|((chapter, name), item)| {
            let given = (item.kind == ItemKind::Frame).then(|| {
                let of_it = told.iter().filter(|((of, _), other)| {
                    of == chapter && other.kind == item.kind && other.peer == item.peer
                });
                let before = of_it.clone().take_while(|((_, other), _)| other != name);
                Rc::new(Given {
                    name: [name, ".txt"].concat(),
                    shown: u32::try_from(before.count()).unwrap_or(0),
                    frames: of_it.map(|(_, other)| Rc::clone(&other.bytes)).collect(),
                    sent_by: match item.peer {
                        Peer::Client => SentBy::Client,
                        Peer::Server => SentBy::Server,
                    },
                    compressed: Compressed::Deflate,
                })
            });
            Rc::new(Shown {
                name,
                kind: item.kind,
                peer: item.peer,
                bytes: Rc::clone(&item.bytes),
                packets: Some(item.packets),
                span: item.span,
                time: item.time,
                given,
                key: key
                    .clone()
                    .filter(|_| item.kind == ItemKind::Head && item.peer == Peer::Server),
            })
        })
        .collect()
}

/// What a page could have sent, if it could choose what stands on the wire.
pub(super) fn made() -> Rc<Shown> {
    let mut payload = b"GET /script.js HTTP/1.1\r\nHost: shop.example\r\n\r\n".to_vec();
    let key = MaskingKey([0x37, 0xFA, 0x21, 0x3D]);
    let mut bytes = Vec::new();
    FrameHeader {
        fin: true,
        rsv: 0,
        opcode: Opcode::TEXT,
        length_form: LengthForm::Seven,
        payload_len: payload.len() as u64,
        masking_key: Some(key),
    }
    .encode(&mut bytes);
    key.apply(&mut payload);
    bytes.extend(payload);
    let bytes: Rc<[u8]> = bytes.into();
    Rc::new(Shown {
        name: MADE,
        kind: ItemKind::Frame,
        peer: Peer::Client,
        given: Some(Rc::new(Given {
            name: [MADE, ".txt"].concat(),
            frames: vec![Rc::clone(&bytes)],
            shown: 0,
            sent_by: SentBy::Client,
            compressed: Compressed::No,
        })),
        bytes,
        packets: None,
        span: None,
        time: 0,
        key: None,
    })
}

/// What can be tried with something that is shown.
fn attempts(name: &str) -> &'static [Attempt] {
    use Attempt::{
        LongPing, Mask, NoMask, NoStatus, OtherFin, OtherRsv1, OwnStatus, RandomKey, SixteenBits,
        SixtyFourBits, TextAgain, ZeroKey,
    };
    match name {
        "hello" => &[ZeroKey, RandomKey, NoMask, OtherFin],
        "echo" => &[Mask, OtherFin, OtherRsv1],
        "attack" => &[ZeroKey, RandomKey],
        "sixteen-bits" => &[SixtyFourBits, RandomKey],
        "seven-bits" => &[SixteenBits, SixtyFourBits],
        "second-fragment" => &[TextAgain, OtherFin],
        "first-fragment" | "last-fragment" => &[OtherFin],
        "ping-between" | "ping" => &[LongPing, OtherFin],
        "price" | "price-again" | "price-back" | "price-again-back" => &[OtherRsv1],
        "close" | "close-back" => &[OwnStatus, NoStatus],
        _ => &[],
    }
}

#[derive(PartialEq, Properties)]
pub(super) struct RecordProps {
    /// What is shown.
    pub(super) shown: Rc<Shown>,
    /// Whether it is open.
    pub(super) open: bool,
    /// Whether all explanations are, as on paper.
    pub(super) all: bool,
    /// Whether it is edited.
    pub(super) mode: Mode,
    /// It was opened or closed.
    pub(super) toggled: Callback<(&'static str, bool)>,
    /// It is to be edited, or no more.
    pub(super) edited: Callback<&'static str>,
}

/// A line that opens.
#[component]
pub(super) fn Record(props: &RecordProps) -> Html {
    let words = use_words();
    let shown = &props.shown;
    let name = shown.name;
    let ontoggle = {
        let (toggled, open) = (props.toggled.clone(), props.open);
        move |event: Event| {
            let details = event.target_dyn_into::<HtmlDetailsElement>();
            if let Some(details) = details.filter(|details| details.id() == name)
                && details.open() != open
            {
                toggled.emit((name, details.open()));
            }
        }
    };
    let toggle = props.edited.reform(move |()| name);
    let onkeydown = {
        let toggle = toggle.clone();
        let is_frame = shown.given.is_some();
        move |event: KeyboardEvent| {
            let meant = !event.default_prevented() && !crate::app::hooks::is_typing(&event);
            if is_frame && meant && !event.alt_key() && asks_to_edit(&event) {
                toggle.emit(());
                event.prevent_default();
            }
        }
    };
    let (arrow, peer) = match shown.peer {
        Peer::Client => ("→", "client"),
        Peer::Server => ("←", "server"),
    };
    html! {
        <details id={name} class="record" data-peer={peer} open={props.open} {ontoggle} {onkeydown}>
            <summary>
                <span class="dir" data-peer={peer} aria-hidden="true">{ arrow }</span>
                <span class="unseen">{ words.say_of("way", peer) }</span>
                <b>{ words.say_of("learn-record", name) }</b>
                <small>{ aside(&words, shown) }</small>
            </summary>
            if props.open {
                <div class="body">
                    <div class="about">
                        { prose(&words, &words.say_of("learn-about", name)) }
                        <p class="where">{ place(&words, shown) }{ " " }{ link(&words, name) }</p>
                    </div>
                    if let Some(given) = &shown.given {
                        <Example
                            given={given.clone()}
                            mode={props.mode}
                            {toggle}
                            attempts={attempts(name)}
                            told={name}
                            all={props.all}
                        />
                    } else {
                        <Parts shown={shown.clone()} all={props.all} />
                    }
                    if let Some(key) = &shown.key {
                        <AcceptSteps given={key.clone()} />
                    }
                </div>
            }
        </details>
    }
}

/// "11 bytes · 0.139466 s"
fn aside(words: &Words, shown: &Shown) -> String {
    let bytes = words.say_with(
        "learn-bytes",
        &[("count", (shown.bytes.len() as u64).into())],
    );
    if is_made(shown.name) {
        return [&bytes, " · ", &words.say("learn-made")].concat();
    }
    [&bytes, " · ", &seconds(shown.time), " s"].concat()
}

/// "Packet 8 of the capture. Bytes 299 to 309 of what the client sent."
fn place(words: &Words, shown: &Shown) -> String {
    let Some([first, last]) = shown.packets else {
        return words.say("learn-made");
    };
    let id = if first == last { "one" } else { "several" };
    let places = [("first", first.into()), ("last", last.into())];
    let packets = words.say_of_with("learn-packets", id, &places);
    let Some(span) = shown.span else {
        return packets;
    };
    let places = [
        ("first", span.start.into()),
        ("last", (span.end - 1).into()),
    ];
    let bytes = words.say_of_with("learn-stream", shown.peer.id(), &places);
    words.sentences(&[packets, bytes])
}
