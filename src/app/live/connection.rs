//! Where to connect to, and how.

use super::address;
use super::demo::{Demo, use_demo};
use super::feed_link::use_feed_link;
use super::field::{Said, field, ticked, typed, value};
use super::reason;
use super::recalled::recalled;
use super::remembered::use_memory;
use super::wire::Asked;
use crate::analysis::live::{
    BinaryType, Connect, LinkedFeed, LiveRequest, LiveStatus, ReadyState, Reconnect, SocketStatus,
    check_subprotocols, linked_feed,
};
use crate::app::words::Words;
use std::rc::Rc;
use yew::prelude::*;

#[derive(PartialEq, Properties)]
pub(super) struct ConnectionProps {
    pub(super) words: Words,
    pub(super) status: Rc<LiveStatus>,
    pub(super) ask: Callback<Asked>,
}

const BINARY: [(BinaryType, &str); 2] = [
    (BinaryType::ArrayBuffer, "arraybuffer"),
    (BinaryType::Blob, "blob"),
];

/// The form, what is remembered, and what there is to try.
#[component]
pub(super) fn Connection(props: &ConnectionProps) -> Html {
    let words = &props.words;
    let memory = use_memory("live/addresses");
    let address = use_state_eq({
        let latest = memory.list.iter().next().cloned();
        move || latest.unwrap_or_default()
    });
    let protocols = use_state_eq(String::new);
    let binary = use_state_eq(BinaryType::default);
    let reconnect = use_state_eq(|| false);
    let feed = use_state_eq(String::new);
    // Whether a try was made with what stands there: what is empty is wrong only then.
    let tried = use_state_eq(|| false);
    let demo = use_demo();
    let linked = use_feed_link();
    // What a link wants, until it is decided.
    let wanted = use_state_eq(|| None::<String>);

    let checked = address::read(&address);
    let tap = named(&feed);
    // A feed alone is looked at.
    let is_feed_only = address.trim().is_empty() && tap.is_some();
    let shown = (*tried || !address.trim().is_empty()) && !is_feed_only;
    let shown = shown.then_some(());
    let of_address = Said::wrong(
        shown
            .and(checked.as_ref().err())
            .map(|problem| address::say(words, &address, problem)),
    );
    let offers = offered(&protocols);
    let wrong_offer = check_subprotocols(&offers).err();
    let of_protocols =
        Said::wrong(wrong_offer.map(|wrong| reason::subprotocols(words, &offers, wrong)));
    let wrong_feed = tap.as_deref().and_then(|feed| address::read(feed).err());
    let of_feed = match (&wrong_feed, &tap) {
        (Some(problem), Some(feed)) => Said::Wrong(address::say(words, feed, problem)),
        _ => Said::Hint(words.say("live-feed-hint")),
    };

    let connect = {
        let (ask, memory) = (props.ask.clone(), memory.clone());
        let (binary, reconnect) = (binary.clone(), reconnect.clone());
        let protocols = protocols.clone();
        Callback::from(move |(address, feed): (Option<String>, Option<String>)| {
            if let Some(address) = &address {
                memory.remember(address);
            }
            ask.emit(
                LiveRequest::Connect(Connect {
                    address,
                    protocols: offered(&protocols),
                    binary: *binary,
                    feed,
                    reconnect: if *reconnect {
                        Reconnect::WithBackOff
                    } else {
                        Reconnect::Never
                    },
                })
                .into(),
            );
        })
    };
    use_effect_with(linked.clone(), {
        let (feed, wanted, connect) = (feed.clone(), wanted.clone(), connect.clone());
        let status = props.status.clone();
        move |linked| {
            let judged = linked.as_deref().map(address::read);
            if let Some(Ok(address)) = judged
                && linked_feed(&address, &status) == LinkedFeed::Open
            {
                wanted.set(None);
                feed.set(address.uri.clone());
                connect.emit((None, Some(address.uri)));
            } else {
                wanted.set(linked.clone());
            }
        }
    });
    let onsubmit = {
        let (connect, tried, feed) = (connect.clone(), tried.clone(), feed.clone());
        let (address, protocols) = (address.clone(), protocols.clone());
        move |event: SubmitEvent| {
            event.prevent_default();
            tried.set(true);
            // As they are now: that may be before what was typed last is drawn.
            let tap = named(&feed);
            let is_feed_only = address.trim().is_empty() && tap.is_some();
            let to = address::read(&address).ok().map(|address| address.uri);
            let is_wrong = check_subprotocols(&offered(&protocols)).is_err()
                || tap
                    .as_deref()
                    .is_some_and(|feed| address::read(feed).is_err());
            if !is_wrong && (to.is_some() || is_feed_only) {
                connect.emit((to, tap));
            }
        }
    };
    let try_demo = |demo: &Demo, through: Through| {
        let (connect, address, feed) = (connect.clone(), address.clone(), feed.clone());
        let (to, tap) = match (through, demo.tap.clone()) {
            (Through::Tap, Some(tap)) => (tap.address, Some(tap.feed)),
            _ => (demo.direct.clone(), None),
        };
        move |_: MouseEvent| {
            address.set(to.clone());
            feed.set(tap.clone().unwrap_or_default());
            connect.emit((Some(to.clone()), tap.clone()));
        }
    };
    let choose_binary = {
        let binary = binary.clone();
        move |event: Event| {
            let chosen = value(&event);
            let found = BINARY.iter().find(|(_, id)| chosen.as_deref() == Some(*id));
            if let Some((chosen, _)) = found {
                binary.set(*chosen);
            }
        }
    };
    html! {
        <form class="connection" aria-label={words.say("live-connection")} {onsubmit}>
            if let Some(linked) = &*wanted {
                { stranger(words, linked, &props.status, &{
                    let (feed, wanted, connect) = (feed.clone(), wanted.clone(), connect.clone());
                    Callback::from(move |linked: String| {
                        wanted.set(None);
                        feed.set(linked.clone());
                        connect.emit((None, Some(linked)));
                    })
                }) }
            }
            { field("address", words.say("live-address"), html! {
                    <input
                        id="live-address"
                        class="mono"
                        inputmode="url"
                        list="live-remembered"
                        spellcheck="false"
                        autocomplete="off"
                        autocapitalize="off"
                        placeholder="ws://127.0.0.1:9000/"
                        aria-invalid={of_address.invalid()}
                        aria-describedby="live-address-said"
                        value={(*address).clone()}
                        oninput={typed(&address)}
                    />
            }, of_address) }
            <div class="row">
                <button class="primary">{ words.say("live-connect") }</button>
                { leave(words, &props.status, &props.ask) }
            </div>
            <datalist id="live-remembered">
                for known in memory.list.iter() {
                    <option value={known.clone()} />
                }
            </datalist>
            if let Some(demo) = &demo {
                <div class="try" role="group" aria-label={words.say("live-try")}>
                    <span aria-hidden="true">{ words.say("live-try") }</span>
                    <button type="button" class="quiet" onclick={try_demo(demo, Through::Nothing)}>{ words.say("live-try-direct") }</button>
                    if demo.tap.is_some() {
                        <button type="button" class="quiet" onclick={try_demo(demo, Through::Tap)}>{ words.say("live-try-tap") }</button>
                    }
                </div>
            }
            <details>
                <summary>{ words.say("live-options") }</summary>
                { field("protocols", words.say("live-protocols"), html! {
                    <input
                        id="live-protocols"
                        class="mono"
                        spellcheck="false"
                        autocomplete="off"
                        autocapitalize="off"
                        placeholder="chat, v2.chat"
                        aria-invalid={of_protocols.invalid()}
                        aria-describedby="live-protocols-said"
                        value={(*protocols).clone()}
                        oninput={typed(&protocols)}
                    />
                }, of_protocols) }
                { field("binary", words.say("live-binary"), html! {
                    <select id="live-binary" aria-describedby="live-binary-said" onchange={choose_binary}>
                        for (kind, id) in BINARY {
                            <option value={id} selected={kind == *binary}>{ id }</option>
                        }
                    </select>
                }, Said::Hint(words.say("live-binary-hint"))) }
                { field("feed", words.say("live-feed"), html! {
                    <input
                        id="live-feed"
                        class="mono"
                        inputmode="url"
                        spellcheck="false"
                        autocomplete="off"
                        autocapitalize="off"
                        aria-invalid={of_feed.invalid()}
                        aria-describedby="live-feed-said"
                        value={(*feed).clone()}
                        oninput={typed(&feed)}
                    />
                }, of_feed) }
                <label class="tick">
                    <input type="checkbox" checked={*reconnect} onchange={ticked(&reconnect)} />
                    { words.say("live-reconnect") }
                </label>
            </details>
            { recalled(words, words.say_with("live-remembered", &[("count", memory.list.len().into())]), &memory, &address) }
        </form>
    }
}

#[derive(Clone, Copy)]
enum Through {
    Nothing,
    Tap,
}

/// The address of a feed as it is typed; nothing is none.
fn named(feed: &str) -> Option<String> {
    let feed = feed.trim();
    (!feed.is_empty()).then(|| feed.to_owned())
}

/// The sub-protocols of a list with commas.
fn offered(typed: &str) -> Vec<String> {
    if typed.trim().is_empty() {
        return Vec::new();
    }
    typed
        .split(',')
        .map(|name| name.trim().to_owned())
        .collect()
}

/// What a link wants that is not done unasked.
fn stranger(words: &Words, linked: &str, status: &LiveStatus, open: &Callback<String>) -> Html {
    let checked = address::read(linked);
    let open = open.reform({
        let linked = linked.to_owned();
        move |_| linked.clone()
    });
    let (level, said) = match &checked {
        Ok(address) => {
            let id = match linked_feed(address, status) {
                LinkedFeed::Open => "here",
                LinkedFeed::Instead => "instead",
                LinkedFeed::Unlike => "unlike",
                LinkedFeed::Elsewhere => "elsewhere",
            };
            let places = [
                ("host", address.host.as_str().into()),
                ("address", address.uri.as_str().into()),
            ];
            ("caution", words.say_of_with("live-feed", id, &places))
        }
        Err(problem) => {
            let why = address::say(words, linked, problem);
            (
                "violation",
                words.say_with("live-feed-wrong", &[("why", why.into())]),
            )
        }
    };
    html! {
        <div class="message" role="alert" data-level={level}>
            <p>{ said }</p>
            if checked.is_ok() {
                <button type="button" class="quiet" onclick={open}>{ words.say("live-feed-open") }</button>
            }
        </div>
    }
}

/// The way out of what is being tried, or is open.
fn leave(words: &Words, status: &LiveStatus, ask: &Callback<Asked>) -> Html {
    let sockets = || status.direct.iter().chain(&status.feed);
    let is = |state| sockets().any(|socket: &SocketStatus| socket.state == state);
    let waits = sockets().any(|socket| socket.retry.is_some());
    let id = if is(ReadyState::Connecting) || waits {
        "cancel"
    } else if is(ReadyState::Open) || is(ReadyState::Closing) {
        "disconnect"
    } else {
        return Html::default();
    };
    let onclick = ask.reform(|_| LiveRequest::Disconnect.into());
    html! { <button type="button" class="quiet" {onclick}>{ words.say_of("live-leave", id) }</button> }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sub_protocols_stand_between_commas() {
        let rows: &[(&str, &[&str])] = &[
            (" ", &[]),
            ("chat", &["chat"]),
            ("chat , v2.chat", &["chat", "v2.chat"]),
            ("chat,", &["chat", ""]),
        ];
        for (typed, names) in rows {
            assert_eq!(offered(typed), *names, "{typed}");
        }
    }
}
