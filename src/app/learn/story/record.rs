//! Something of the connection, to be opened into its bytes.

use super::accept::AcceptSteps;
use super::affected::affected;
use super::chapters::{CHAPTERS, MADE};
use super::effects::Told;
use super::heads::Heads;
use super::judged::Fault;
use super::parts::{Parts, SegmentParts};
use super::recording::{ItemKind, Recording};
use super::verdict::verdict;
use super::{is_made, link};
use crate::analysis::{Compressed, SentBy};
use crate::app::amounts::seconds;
use crate::app::components::inspector::Mode;
use crate::app::hooks::{asks_to_edit, is_shortcut};
use crate::app::learn::attempt::Attempt;
use crate::app::learn::example::Example;
use crate::app::learn::given::Given;
use crate::app::learn::offer::{hex_lines, offer_text};
use crate::app::learn::prose::prose;
use crate::app::words::{Words, use_words};
use crate::bytes::Span;
use crate::protocol::{Compressing, FrameHeader, LengthForm, MaskingKey, Opcode, Peer};
use std::net::IpAddr;
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
    /// Of a segment, between which addresses, the sender's first.
    pub(super) ends: Option<[IpAddr; 2]>,
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
    let heads = recording.items.iter();
    let heads = heads.filter(|item| item.kind == ItemKind::Head);
    let agreed: Rc<[Rc<[u8]>]> = heads.map(|item| Rc::clone(&item.bytes)).collect();
    told.iter()
        .enumerate()
        .map(|(index, ((chapter, name), item))| {
            let given = (item.kind == ItemKind::Frame).then(|| {
                let of_it = told.iter().filter(|((of, _), other)| {
                    of == chapter && other.kind == item.kind && other.peer == item.peer
                });
                let before = of_it.clone().take_while(|((_, other), _)| other != name);
                let before: Vec<_> = before.map(|(_, other)| Rc::clone(&other.bytes)).collect();
                Rc::new(Given {
                    shown: u32::try_from(before.len()).unwrap_or(0),
                    before,
                    compressing: Compressing::default(),
                    frames: of_it.map(|(_, other)| Rc::clone(&other.bytes)).collect(),
                    sent_by: SentBy::from(item.peer),
                    compressed: Compressed::Deflate,
                    agreed: Rc::clone(&agreed),
                    recorded: u32::try_from(index).ok(),
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
                ends: item.ends,
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
        given: Some(Rc::new(Given::alone(
            vec![Rc::clone(&bytes)],
            0,
            SentBy::Client,
        ))),
        bytes,
        packets: None,
        span: None,
        time: 0,
        key: None,
        ends: None,
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

#[derive(Clone, PartialEq, Properties)]
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
    /// Of a head, both as they are now.
    pub(super) heads: Option<Rc<Heads>>,
    /// They are others now.
    pub(super) reheaded: Callback<Heads>,
    /// Of a frame, the frames it is shown with.
    pub(super) given: Option<Rc<Given>>,
    /// A frame is other than it was recorded, or not.
    pub(super) became: Callback<(&'static str, Option<Rc<[u8]>>)>,
    /// What its change breaks elsewhere, and what is wrong with it since others were changed.
    pub(super) told: [Told; 2],
}

/// A line that opens.
#[component]
pub(super) fn Record(props: &RecordProps) -> Html {
    let words = use_words();
    let every = use_state_eq(|| false);
    let explain = {
        let every = every.clone();
        move |_: MouseEvent| every.set(!*every)
    };
    let props = &RecordProps {
        all: props.all || *every,
        ..props.clone()
    };
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
        move |event: KeyboardEvent| {
            if is_shortcut(&event) && asks_to_edit(&event) {
                toggle.emit(());
                event.prevent_default();
            }
        }
    };
    let [_, suffers] = &props.told;
    let worst = suffers.iter().map(|(fault, _)| fault.severity()).max();
    let said = suffers.iter().filter_map(|(fault, _)| match fault {
        Fault::Breaks(rule, _) => Some(*rule),
        Fault::Astray => None,
    });
    let (arrow, peer) = match shown.peer {
        Peer::Client => ("→", "client"),
        Peer::Server => ("←", "server"),
    };
    html! {
        <details id={name} class="record" data-peer={peer} open={props.open} {ontoggle} {onkeydown}>
            <summary>
                <span class="dir" data-peer={peer} aria-hidden="true">{ arrow }</span>
                <span class="unseen">{ words.say_of("way", peer) }</span>
                <h3>{ words.say_of("learn-record", name) }</h3>
                if let Some(worst) = worst {
                    <b class="worst" data-level={worst.id()}>{ words.say_of("severity", worst.id()) }</b>
                }
                <small>{ aside(&words, shown) }</small>
            </summary>
            if props.open {
                <div class="body">
                    <div class="about">
                        { prose(&words, &words.say_of("learn-about", name)) }
                        // That something was made its line says already, but where it is narrow.
                        <p class="where"><span data-made={is_made(name).then_some("")}>{ place(&words, shown) }</span>{ " " }{ link(&words, name) }</p>
                        <button type="button" class="quiet every" aria-pressed={every.to_string()} onclick={explain}>{ words.say("learn-every") }</button>
                    </div>
                    if let Some(given) = &props.given {
                        <Example
                            given={given.clone()}
                            mode={props.mode}
                            toggle={toggle.clone()}
                            attempts={attempts(name)}
                            told={name}
                            all={props.all}
                            became={props.became.reform(move |bytes| (name, bytes))}
                            said={said.collect::<Vec<_>>()}
                        >
                            { affected(&words, &props.told) }
                        </Example>
                    } else if let Some(heads) = &props.heads {
                        { head(&words, props, heads, &toggle) }
                    } else {
                        <SegmentParts shown={shown.clone()} editing={props.mode == Mode::Edit} {toggle} all={props.all} />
                    }
                    if let Some((key, heads)) = shown.key.as_ref().zip(props.heads.as_ref()) {
                        <AcceptSteps heads={heads.clone()} change={props.reheaded.clone()} given={key.clone()} />
                    }
                </div>
            }
        </details>
    }
}

/// A head, and what both of them come to.
fn head(words: &Words, props: &RecordProps, heads: &Rc<Heads>, toggle: &Callback<()>) -> Html {
    let shown = &props.shown;
    let peer = shown.peer;
    let follows = peer == Peer::Server && heads.follows();
    let change = {
        let (heads, reheaded) = (Rc::clone(heads), props.reheaded.clone());
        Callback::from(move |draft| reheaded.emit(heads.with(peer, draft)))
    };
    let take = {
        let heads = Rc::clone(heads);
        Callback::from(move |()| {
            let both = [Peer::Client, Peer::Server].map(|peer| heads.now(peer));
            let item = u32::from(peer == Peer::Server);
            offer_text(
                hex_lines(both),
                SentBy::Guess,
                Compressed::Guess,
                Some(item),
            );
        })
    };
    html! {
        <Parts
            shown={shown.clone()}
            draft={heads.draft(peer).clone()}
            follows={follows.then(|| heads.now(peer))}
            {change}
            editing={props.mode == Mode::Edit}
            toggle={toggle.clone()}
            {take}
            all={props.all}
        >
            if follows {
                <p class="follows">{ words.say("learn-follows") }</p>
            }
            { verdict(words, heads, peer, props.all) }
            { affected(words, &props.told) }
        </Parts>
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
