//! How the sockets are: CONNECTING → OPEN → CLOSING → CLOSED, what was agreed, and how it ended.

use super::reason;
use crate::analysis::live::{Closed, LiveStatus, ReadyState, SocketStatus};
use crate::app::amounts::{clock, duration, size};
use crate::app::words::Words;
use crate::protocol::close::CloseCode;
use yew::prelude::*;

const STATES: [ReadyState; 4] = [
    ReadyState::Connecting,
    ReadyState::Open,
    ReadyState::Closing,
    ReadyState::Closed,
];

/// The socket that talks to the server, and that of the feed.
pub(super) fn state_lines(words: &Words, status: &LiveStatus) -> Html {
    let both = status.direct.is_some() && status.feed.is_some();
    let of = |id: &str, socket: &Option<SocketStatus>| {
        let title = both.then(|| words.say_of("live-socket", id));
        socket
            .as_ref()
            .map(|socket| state_line(words, id, title, socket))
    };
    html! {
        <div class="states">
            { of("direct", &status.direct) }
            { of("feed", &status.feed) }
        </div>
    }
}

fn state_line(words: &Words, id: &str, title: Option<String>, socket: &SocketStatus) -> Html {
    let begun = socket.since.first().map(|(_, at)| *at);
    let step = |state: ReadyState| {
        let since = socket.since.iter().find(|(known, _)| *known == state);
        let at = since.map(|(_, at)| *at);
        let said = at.map(|at| match begun {
            Some(begun) if at > begun => ["+", &duration((at - begun) * 1_000_000)].concat(),
            _ => time(at),
        });
        html! {
            <li
                aria-current={(state == socket.state).then_some("step")}
                data-reached={at.map(|_| "")}
                data-state={state.name()}
                title={at.map(time)}
            >
                <b>{ state.name() }</b>
                <small>{ said }</small>
            </li>
        }
    };
    let places = [
        ("state", socket.state.name().into()),
        ("address", address(socket).into()),
    ];
    html! {
        <div class="socket" data-socket={id.to_owned()}>
            if let Some(title) = title {
                <h3>{ title }</h3>
            }
            <p class="unseen" role="status">{ words.say_with("live-state", &places) }</p>
            <ol aria-label={words.say("live-states")}>
                for state in STATES {
                    { step(state) }
                }
            </ol>
            if id == "direct" {
                { agreed(words, socket) }
            }
            { socket.closed.as_ref().map(|closed| ending(words, closed)) }
            { wrong(words, socket) }
            if let Some(retry) = &socket.retry {
                <p class="message" data-level="note">
                    { words.say_with("live-retry", &[("attempt", retry.attempt.into()), ("time", time(retry.at).into())]) }
                </p>
            }
        </div>
    }
}

/// The address without what is secret in it: the token of a feed.
fn address(socket: &SocketStatus) -> &str {
    let address = socket.address.as_str();
    address.split("?token=").next().unwrap_or(address)
}

/// The time of day, to the millisecond.
pub(super) fn time(milliseconds: u64) -> String {
    let mut time = clock(milliseconds.saturating_mul(1_000_000));
    time.truncate("12:34:56.789".len());
    time
}

/// What server and browser agreed on, once they have.
fn agreed(words: &Words, socket: &SocketStatus) -> Html {
    let opened = socket
        .since
        .iter()
        .any(|(state, _)| *state == ReadyState::Open);
    let or_none = |agreed: &str| {
        if agreed.is_empty() {
            words.say("live-agreed-none")
        } else {
            agreed.to_owned()
        }
    };
    let row = |name: &str, value: String| {
        html! { <><dt>{ words.say_of("live-agreed", name) }</dt><dd class="mono">{ value }</dd></> }
    };
    html! {
        <dl>
            { row("address", address(socket).to_owned()) }
            if opened {
                { row("protocol", or_none(&socket.protocol)) }
                { row("extensions", or_none(&socket.extensions)) }
                { row("buffered", size(socket.buffered)) }
            }
        </dl>
    }
}

/// What the close event told.
fn ending(words: &Words, closed: &Closed) -> Html {
    let code = CloseCode(closed.code);
    let number = closed.code.to_string();
    let id = match code.name() {
        Some(_) => number.as_str(),
        None => code.range().id(),
    };
    let name = words.say_of("live-code", id);
    let places = [("code", number.as_str().into()), ("name", name.into())];
    let clean = if closed.was_clean { "clean" } else { "unclean" };
    let level = if closed.was_clean { "note" } else { "caution" };
    html! {
        <div class="message closed" data-level={level}>
            <p><strong>{ words.say_with("live-closed", &places) }</strong></p>
            if closed.reason.is_empty() {
                <p>{ words.say("live-closed-no-reason") }</p>
            } else {
                <p>{ words.say_with("live-closed-reason", &[("reason", closed.reason.as_str().into())]) }</p>
            }
            <p>{ words.say_of("live-closed", clean) }</p>
        </div>
    }
}

/// Causes that are said at once.
const LIKELY: usize = 3;

fn listed(causes: &[String]) -> Html {
    html! {
        if !causes.is_empty() {
            <ul class="causes">
                for cause in causes {
                    <li>{ cause.clone() }</li>
                }
            </ul>
        }
    }
}

/// What went wrong, and what may be behind it.
fn wrong(words: &Words, socket: &SocketStatus) -> Html {
    let Some(problem) = &socket.problem else {
        return Html::default();
    };
    let (said, causes) = reason::problem(words, address(socket), problem);
    let (likely, others) = causes.split_at(causes.len().min(LIKELY));
    html! {
        <div class="message" role="alert" data-level="violation">
            <p>{ said }</p>
            { listed(likely) }
            if !others.is_empty() {
                <details>
                    <summary>{ words.say_with("live-causes-more", &[("count", others.len().into())]) }</summary>
                    { listed(others) }
                </details>
            }
        </div>
    }
}
