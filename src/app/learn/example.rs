//! Frames as in Inspect, alive: diagram, hex and fields of one of them, which can be changed in place.

use super::attempt::Attempt;
use super::carried::carried;
use super::given::Given;
use super::inflated::inflated;
use super::offer::{hex_lines, offer_capture, offer_text};
use super::prose::{prose, sentence};
use super::runs::{Form, Piece, run_buttons};
use super::story::{of_frame, offer_recorded};
use crate::analysis::{
    Ask, Change, CopyFormat, CopyOf, Edit, FrameDetail, ItemId, Request, Response, SentBy, Session,
};
use crate::app::agenda::Agenda;
use crate::app::components::bytes::use_hex_view;
use crate::app::components::inspector::{
    Bits, CompressedAs, Fields, Mode, Unmasking, editor, findings, meaning, value,
};
use crate::app::components::section::section;
use crate::app::hex_input::parse_hex;
use crate::app::hooks::{asks_to_edit, frame_action, is_typing};
use crate::app::hover::{Hover, HoverHandle, use_hover};
use crate::app::lit::Lit;
use crate::app::part::part;
use crate::app::shared::Shared;
use crate::app::state::{Action, State};
use crate::app::store::{Store, use_store};
use crate::app::words::use_words;
use crate::capture::tcp::Side;
use crate::protocol::{Compressing, FieldId, Rule};
use std::rc::Rc;
use yew::functional::Hook;
use yew::prelude::*;

/// What an example needs.
#[derive(PartialEq, Properties)]
pub(crate) struct ExampleProps {
    /// The frames.
    pub(crate) given: Rc<Given>,
    /// Whether a click on a bit flips it, and the editor is open.
    pub(crate) mode: Mode,
    /// Has that change.
    pub(crate) toggle: Callback<()>,
    /// What a reader may try with one click.
    #[prop_or_default]
    pub(crate) attempts: &'static [Attempt],
    /// The name of what is told: what is said of its bytes in particular has keys with it.
    #[prop_or_default]
    pub(crate) told: &'static str,
    /// Whether all explanations are open, as on paper.
    #[prop_or_default]
    pub(crate) all: bool,
    /// The shown frame has these bytes now; `None` for those that are given.
    #[prop_or_default]
    pub(crate) became: Callback<Option<Rc<[u8]>>>,
    /// What stands before the frame's findings.
    #[prop_or_default]
    pub(crate) children: Html,
    /// Rules that this says are broken.
    #[prop_or_default]
    pub(crate) said: Vec<Rule>,
}

/// What answers: the questions that are open, and the frames.
type Answering = Rc<std::cell::RefCell<(Agenda, Session)>>;

/// An example with a state of its own.
#[component]
pub(crate) fn Example(props: &ExampleProps) -> Html {
    let given = &props.given;
    let store: Store = use_reducer_eq(|| {
        let mut state = State::default();
        state.update(Action::Open(given.input()));
        state.update(Action::Select(ItemId(given.shown)));
        state
    });
    let hover: HoverHandle = use_state_eq(Hover::default);
    let answering: Answering = use_mut_ref(Default::default);
    use_effect_with((*store).clone(), {
        let (answering, store) = (Rc::clone(&answering), store.clone());
        move |_| answer(&answering, &store)
    });
    // What the handshake says may change; the edits stay.
    use_effect_with(given.compressed, {
        let (store, given) = (store.clone(), given.clone());
        move |compressed| {
            if store.input.compressed != *compressed {
                store.dispatch(Action::Open(given.input()));
            }
        }
    });
    use_effect_with((store.edits.clone(), store.is_settled()), {
        let (answering, became) = (Rc::clone(&answering), props.became.clone());
        let given = given.clone();
        move |(edits, is_settled)| {
            if *is_settled {
                let own = || given.own(&frames_of(&answering).unwrap_or_default().concat());
                became.emit((!edits.is_empty()).then(own));
            }
        }
    });
    use_effect_with((), {
        let became = props.became.clone();
        move |()| move || became.emit(None)
    });
    let taken = use_callback(given.clone(), {
        let (answering, store) = (Rc::clone(&answering), store.clone());
        move |(), given| {
            // What was changed just before is taken too.
            answer(&answering, &store);
            take(&answering, given, &store.clone().edits);
        }
    });
    html! {
        <ContextProvider<Store> context={store}>
            <ContextProvider<HoverHandle> context={hover}>
                <Opened
                    mode={props.mode}
                    toggle={props.toggle.clone()}
                    attempts={props.attempts}
                    told={props.told}
                    all={props.all}
                    before={given.before.clone()}
                    compressing={given.compressing}
                    take={taken}
                    said={props.said.clone()}
                >
                    { props.children.clone() }
                </Opened>
            </ContextProvider<HoverHandle>>
        </ContextProvider<Store>>
    }
}

/// Answers whatever the state needs.
fn answer(answering: &Answering, store: &Store) {
    let (agenda, session) = &mut *answering.borrow_mut();
    for ask in agenda.requests(&store.clone()) {
        let answer = session.handle(ask);
        agenda.answered(&answer);
        store.dispatch(Action::Answered(Box::new(answer)));
    }
}

/// Has Inspect show the frames as they are now, the one that is shown selected. Compressed ones need what came before them, and are inflated
/// only in a capture: as they were recorded it is theirs, and else one that begins with the handshake that agreed on it.
fn take(answering: &Answering, given: &Given, edits: &[Edit]) {
    let Some(frames) = frames_of(answering) else {
        let input = given.input();
        return offer_text(
            input.text,
            input.sent_by,
            input.compressed,
            Some(given.shown),
        );
    };
    if given.agreed.is_empty() || !frames.iter().any(|frame| is_compressed(frame)) {
        let (sent_by, compressed) = (given.sent_by, given.compressed);
        return offer_text(hex_lines(&frames), sent_by, compressed, Some(given.shown));
    }
    if let Some(item) = given.recorded.filter(|_| edits.is_empty()) {
        return offer_recorded(item);
    }
    let sender = match given.sent_by {
        SentBy::Server => Side::Other,
        SentBy::Client | SentBy::Guess => Side::Opener,
    };
    let (file, item) = carried(&given.agreed, sender, &frames, given.shown);
    offer_capture("example.pcapng", &file, Some(item));
}

/// The frames with what was changed in them.
fn frames_of(answering: &Answering) -> Option<Vec<Vec<u8>>> {
    let (_, session) = &mut *answering.borrow_mut();
    let copied = (0..).map_while(|item| {
        let answer = session.handle(Ask {
            source: crate::analysis::SourceId(0),
            edition: 0,
            request: Request::Copy {
                item: ItemId(item),
                what: CopyOf::Frame,
                format: CopyFormat::Hex,
                number: 0,
            },
        });
        match answer.response {
            Response::Copied(_, Some(copied)) => parse_hex(&copied.text).ok(),
            _ => None,
        }
    });
    let frames: Vec<_> = copied.collect();
    (!frames.is_empty()).then_some(frames)
}

/// Whether RSV1 is set.
fn is_compressed(frame: &[u8]) -> bool {
    frame.first().is_some_and(|first| first & 0x40 != 0)
}

#[derive(PartialEq, Properties)]
struct OpenedProps {
    before: Vec<Rc<[u8]>>,
    compressing: Compressing,
    said: Vec<Rule>,
    children: Html,
    mode: Mode,
    toggle: Callback<()>,
    attempts: &'static [Attempt],
    told: &'static str,
    all: bool,
    take: Callback<()>,
}

/// The frame that is shown.
#[component]
fn Opened(props: &OpenedProps) -> Html {
    let words = use_words();
    let store = use_store();
    let hover = use_hover();
    let frame = use_memo(store.detail.clone(), |_| {
        store.frame().map(|frame| Shared::from(frame.clone()))
    });
    let Some(frame) = &*frame else {
        return html! {
            if store.is_settled() && !store.edits.is_empty() {
                { back(&words, &store) }
            }
        };
    };
    let compressed = CompressedAs::of(&store, frame);
    let change = {
        let (store, frame) = (store.clone(), frame.clone());
        Callback::from(move |change: Change| {
            store.dispatch(Action::Edit(Edit {
                stream: frame.stream,
                span: frame.span,
                change,
            }));
        })
    };
    let onkeydown = {
        let (store, toggle) = (store.clone(), props.toggle.clone());
        move |event: KeyboardEvent| {
            if event.default_prevented() || event.alt_key() || is_typing(&event) {
                return;
            }
            if let Some(action) = frame_action(&event, &store) {
                store.dispatch(action);
            } else if asks_to_edit(&event) {
                toggle.emit(());
            } else {
                return;
            }
            event.prevent_default();
        }
    };
    let editing = props.mode == Mode::Edit;
    let key = frame.header.and_then(|header| header.masking_key);
    let runs = of_frame(&frame.fields);
    let lit = Lit::of(&store, &hover);
    let is_hovered = *hover != Hover::default();
    let pieces: Vec<Piece<'_>> = runs
        .iter()
        .map(|run| Piece {
            run,
            bytes: slice(&frame.head, run.span),
            form: Form::Hex,
            lit: holds(frame, run.span, store.field),
            pointed: is_hovered
                && lit
                    .fields
                    .iter()
                    .any(|field| holds(frame, run.span, Some(*field))),
        })
        .collect();
    let choose = {
        let store = store.clone();
        let fields: Vec<_> = runs.iter().map(|run| run.field).collect();
        Callback::from(move |index: usize| {
            let field = fields.get(index).copied().flatten();
            let again = field.is_some() && field == store.field;
            store.dispatch(Action::SelectField(field.filter(|_| !again)));
        })
    };
    let point = {
        let (hover, item) = (hover.clone(), frame.item);
        let fields: Vec<_> = runs.iter().map(|run| run.field).collect();
        Callback::from(move |index: Option<usize>| {
            let field = index.and_then(|index| fields.get(index).copied().flatten());
            hover.set(field.map_or_else(Hover::default, |field| Hover {
                item: Some(item),
                field: Some(field),
                ..Hover::default()
            }));
        })
    };
    let edited = frame.original.is_some();
    let explain = |piece: &Piece<'_>| {
        let run = piece.run;
        let at = [props.told, "-", &run.id].concat();
        let particular = format!("learn-at-{at}");
        let fields = frame.fields.iter().filter(|field| {
            let (start, end) = (field.bit / 8, (field.bit + field.bits).div_ceil(8));
            start < run.span.end && run.span.start < end
        });
        html! {
            <div class="explained" data-field={run.field.map(FieldId::id)}>
                <h3>
                    <span class="mono">{ piece.shown() }</span>
                    { " · " }{ words.say_of("learn-run", &run.id) }
                </h3>
                if words.knows(&particular) && !edited {
                    { prose(&words, &words.say_of("learn-at", &at)) }
                }
                { prose(&words, &words.say_of("learn-why", &run.id)) }
                <ul class="now">
                    for field in fields {
                        <li data-field={field.id.id()}>
                            <b>{ words.say_of("field", field.id.id()) }</b>{ " " }
                            <span class="mono">{ value(frame, field.id) }</span>{ " · " }
                            { said(&words, frame, compressed, field.id) }
                        </li>
                    }
                </ul>
            </div>
        }
    };
    let wire = store.buffers().first().and_then(|(_, len)| *len);
    let short = wire.is_some_and(|len| len <= 16);
    let take = props.take.reform(|_: MouseEvent| ());
    let toggle = props.toggle.reform(|_: MouseEvent| ());
    html! {
        <div class="example" {onkeydown}>
            { run_buttons(&words, &pieces, &choose, &point) }
            for piece in &pieces {
                if piece.lit || props.all {
                    { explain(piece) }
                }
            }
            { props.children.clone() }
            { found(&words, frame, &props.said) }
            <Bits frame={frame.clone()} mode={props.mode} flip={change.reform(Change::FlipBit)} />
            if editing {
                <section class="what-if">{ editor(&words, &store, Some(frame), Some(frame)) }</section>
            }
            if let Some(key) = key {
                if !frame.payload.is_empty() {
                    <Unmasking frame={frame.clone()} masking_key={key} />
                }
            }
            <div class="wire" data-short={short.then_some("")}>{ part("hex", |context| use_hex_view().run(context)) }</div>
            if compressed == CompressedAs::Agreed {
                { inflated(&words, props.compressing, &props.before, &frame.payload) }
            }
            <details class="all-fields">
                <summary>{ words.say("learn-fields") }</summary>
                <Fields frame={frame.clone()} {compressed} />
            </details>
            <div class="try">
                <strong>{ words.say("learn-try") }</strong>
                if words.knows(&["learn-try-of-", props.told].concat()) {
                    <span>{ sentence(&words, &words.say_of("learn-try-of", props.told)) }</span>
                }
                for attempt in props.attempts {
                    <button
                        type="button"
                        class="quiet"
                        onclick={
                            let (change, frame) = (change.clone(), frame.clone());
                            move |_| change.emit(attempt.change(&frame))
                        }
                    >
                        { words.say_of("learn-attempt", attempt.id()) }
                    </button>
                }
                <button type="button" class="quiet" aria-pressed={editing.to_string()} onclick={toggle}>{ words.say("learn-edit") }</button>
                if !store.edits.is_empty() {
                    { back(&words, &store) }
                }
                <button type="button" class="quiet" onclick={take}>{ words.say("learn-take") }</button>
            </div>
        </div>
    }
}

/// What is wrong with the frame but for what is said already.
fn found(words: &crate::app::words::Words, frame: &FrameDetail, said: &[Rule]) -> Html {
    let mut frame = frame.clone();
    frame
        .findings
        .retain(|finding| !said.contains(&finding.rule));
    if frame.findings.is_empty() {
        return Html::default();
    }
    findings(words, &frame)
}

/// A button that takes all edits back.
fn back(words: &crate::app::words::Words, store: &Store) -> Html {
    let store = store.clone();
    html! {
        <button type="button" class="quiet" onclick={move |_| store.dispatch(Action::Reset)}>{ words.say("learn-back") }</button>
    }
}

/// What a field means here, as Inspect says it.
fn said(
    words: &crate::app::words::Words,
    frame: &FrameDetail,
    compressed: CompressedAs,
    field: FieldId,
) -> Html {
    let meaning = meaning(words, frame, compressed, field);
    html! { <>{ meaning.text }{ " " }{ section(words, meaning.rfc, meaning.section) }</> }
}

/// Whether the bytes at `span` hold bits of `field`.
fn holds(frame: &FrameDetail, span: crate::bytes::Span, field: Option<FieldId>) -> bool {
    let octets = field.and_then(|field| frame.octets_of(field));
    octets.is_some_and(|octets| octets.start < span.end && span.start < octets.end)
}

fn slice(bytes: &[u8], span: crate::bytes::Span) -> &[u8] {
    let at = |offset: u64| usize::try_from(offset).unwrap_or(usize::MAX);
    let start = at(span.start).min(bytes.len());
    bytes
        .get(start..at(span.end).min(bytes.len()))
        .unwrap_or_default()
}
