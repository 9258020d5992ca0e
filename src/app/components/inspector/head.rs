//! A handshake's request or response.

use crate::analysis::{Detail, HandshakeDetail};
use crate::app::hover::{Hover, use_hover};
use crate::app::shared::Shared;
use crate::app::state::Action;
use crate::app::store::Store;
use crate::app::words::Words;
use crate::bytes::Span;
use crate::protocol::Peer;
use web_sys::Element;
use yew::prelude::*;

/// What is right and wrong with the handshake, the head's text, and the other head.
pub(crate) fn http_head(
    words: &Words,
    store: &Store,
    detail: &Shared<Detail>,
    head: &HandshakeDetail,
    checks: Html,
) -> Html {
    let counterpart = head.counterpart.map(|item| {
        let store = store.clone();
        move |_| store.dispatch(Action::Select(item))
    });
    let other = match head.peer {
        Peer::Client => Peer::Server,
        Peer::Server => Peer::Client,
    };
    html! {
        <>
            <section class="heading">
                <h2>
                    <span class="dir" data-peer={head.peer.id()} aria-hidden="true">{ "⇄" }</span>
                    { words.say_of("head", head.peer.id()) }
                    { " " }
                    <small>{ words.say_with("head-size", &[("count", head.span.len().into()), ("offset", format!("0x{:04X}", head.span.start).into())]) }</small>
                </h2>
                <span class="actions">{ super::compare_menu::compare_menu(words, store, head.item) }</span>
                { super::origin::origin(words, store, head.seen.as_ref(), &head.origins, 0) }
            </section>
            <section>
                { checks }
            </section>
            <section>
                <h3>{ words.say("head-text") }</h3>
                <HeadText detail={detail.clone()} />
            </section>
            if let Some(text) = &head.counterpart_text {
                <section>
                    <h3>
                        { words.say_of("head", other.id()) }
                        if let Some(go) = counterpart {
                            { " " }<button type="button" class="quiet" onclick={go}>{ words.say("head-go") }</button>
                        }
                    </h3>
                    <pre class="text" tabindex="0" aria-label={words.say_of("head", other.id())}>{ text.trim_end().to_owned() }</pre>
                </section>
            }
        </>
    }
}

#[derive(PartialEq, Properties)]
struct HeadTextProps {
    detail: Shared<Detail>,
}

/// The lines of the head: those under the pointer light their bytes up, and the byte under the pointer lights its line up.
#[component]
fn HeadText(props: &HeadTextProps) -> Html {
    let words = crate::app::words::use_words();
    let hover = use_hover();
    let Detail::Handshake(head) = &*props.detail else {
        return Html::default();
    };
    // Where a character was replaced, offsets in the text are not those in the stream.
    let linked = head.text.len() as u64 == head.span.len();
    let mut start = head.span.start;
    let lines: Vec<(Span, &str)> = head
        .text
        .split_inclusive('\n')
        .map(|line| {
            let span = Span::at(start, line.len() as u64);
            start = span.end;
            (span, line)
        })
        .collect();
    let over = {
        let (hover, item) = (hover.clone(), head.item);
        let spans: Vec<Span> = lines.iter().map(|(span, _)| *span).collect();
        move |event: PointerEvent| {
            let line = event
                .target_dyn_into::<Element>()
                .and_then(|element| element.closest("[data-line]").ok()?)
                .and_then(|element| element.get_attribute("data-line")?.parse::<usize>().ok());
            hover.set(Hover {
                item: Some(item),
                line: line
                    .and_then(|line| spans.get(line).copied())
                    .filter(|_| linked),
                ..Hover::default()
            });
        }
    };
    let leave = {
        let hover = hover.clone();
        move |_: PointerEvent| hover.set(Hover::default())
    };
    let lit = |span: Span| {
        let by_byte = hover
            .byte
            .is_some_and(|(_, offset)| linked && span.contains(offset));
        (by_byte || hover.line == Some(span)).then_some("")
    };
    html! {
        <pre class="text head-text" tabindex="0" aria-label={words.say("head-text")} onpointerover={over} onpointerleave={leave}>
            for (index, (span, line)) in lines.iter().enumerate() {
                if !line.trim_end().is_empty() {
                    <span data-line={index.to_string()} data-lit={lit(*span)}>
                        if let Some((name, value)) = line.trim_end().split_once(':').filter(|_| index > 0) {
                            <b>{ name.to_owned() }</b>{ ":" }{ value.to_owned() }
                        } else {
                            { line.trim_end().to_owned() }
                        }
                        { "\n" }
                    </span>
                }
            }
        </pre>
    }
}
