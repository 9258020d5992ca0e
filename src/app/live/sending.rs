//! What is to be sent, how often, and how that goes.

use super::field::{Said, field, ticked, typed};
use super::is_open;
use super::message::{Check, Kind, number, read};
use super::reason;
use super::recalled::recalled;
use super::remembered::{Memory, use_memory};
use super::wire::Asked;
use crate::analysis::live::{LiveRequest, LiveStatus, Refusal, Sending};
use crate::app::amounts::size;
use crate::app::components::segmented::segmented;
use crate::app::words::Words;
use std::rc::Rc;
use web_sys::{File, HtmlInputElement};
use yew::prelude::*;

#[derive(PartialEq, Properties)]
pub(super) struct SendBoxProps {
    pub(super) words: Words,
    pub(super) status: Rc<LiveStatus>,
    pub(super) ask: Callback<Asked>,
    pub(super) refusal: Option<Refusal>,
    /// A file that was dropped, to be sent.
    pub(super) dropped: Option<File>,
}

/// Text, hex, a file or random bytes; once or many times; and what is kept to be sent again.
#[component]
pub(super) fn SendBox(props: &SendBoxProps) -> Html {
    let words = &props.words;
    let kind = use_state_eq(Kind::default);
    let text = use_state_eq(|| "Hello".to_owned());
    let hex = use_state_eq(String::new);
    let random = use_state_eq(|| "125".to_owned());
    let file = use_state_eq(|| None::<File>);
    let is_json = use_state_eq(|| false);
    let times = use_state_eq(|| "1".to_owned());
    let every = use_state_eq(|| "0".to_owned());
    let texts = use_memory("live/snippets");
    let hexes = use_memory("live/snippets-hex");

    use_effect_with(props.dropped.clone(), {
        let (kind, file) = (kind.clone(), file.clone());
        move |dropped| {
            if let Some(dropped) = dropped {
                kind.set(Kind::File);
                file.set(Some(dropped.clone()));
            }
        }
    });
    // As it is when it is sent: that may be before what was typed last is drawn.
    let draft = {
        let (kind, is_json, file) = (kind.clone(), is_json.clone(), file.clone());
        let (text, hex, random) = (text.clone(), hex.clone(), random.clone());
        move || {
            let written = match *kind {
                Kind::Text => &text,
                Kind::Hex => &hex,
                Kind::Random | Kind::File => &random,
            };
            let check = if *is_json {
                Check::Json
            } else {
                Check::Nothing
            };
            read(*kind, written, check, file.as_ref().map(len))
        }
    };
    let written = if *kind == Kind::Hex { &hex } else { &text };
    let content = draft();
    let said = match (&content, &*file) {
        (Err(wrong), _) => Said::Wrong(wrong.say(words)),
        (Ok(_), _) if *kind == Kind::Text => Said::Hint(words.say("live-send-keys")),
        (Ok(_), Some(file)) if *kind == Kind::File => {
            let places = [
                ("name", file.name().into()),
                ("size", size(len(file)).into()),
            ];
            Said::Hint(words.say_with("live-file", &places))
        }
        (Ok(_), _) => Said::Nothing,
    };
    let often = number(&times).ok().filter(|times| *times > 0);
    let gap = number(&every).ok();
    let is_open = is_open(&props.status);
    let to_send = {
        let (kind, file) = (kind.clone(), file.clone());
        let (times, every) = (times.clone(), every.clone());
        move || {
            let content = draft().ok()?;
            let file = (*file).clone().filter(|_| *kind == Kind::File);
            let times = number(&times).ok().filter(|times| *times > 0)?;
            let every_ms = number(&every).ok()?;
            let is_there = is_open && (*kind != Kind::File || file.is_some());
            is_there.then_some(Asked {
                request: LiveRequest::Send(Sending {
                    content,
                    times,
                    every_ms,
                }),
                file,
            })
        }
    };
    let may_send = to_send().is_some();
    let send = {
        let ask = props.ask.clone();
        Callback::from(move |()| {
            if let Some(asked) = to_send() {
                ask.emit(asked);
            }
        })
    };
    let onsubmit = {
        let send = send.clone();
        move |event: SubmitEvent| {
            event.prevent_default();
            send.emit(());
        }
    };
    let onkeydown = {
        let send = send.clone();
        move |event: KeyboardEvent| {
            if event.key() == "Enter" && !event.shift_key() && !event.is_composing() {
                event.prevent_default();
                send.emit(());
            }
        }
    };
    let choose = {
        let kind = kind.clone();
        Callback::from(move |index: usize| {
            if let Some(chosen) = Kind::ALL.get(index) {
                kind.set(*chosen);
            }
        })
    };
    let chosen_file = {
        let file = file.clone();
        move |event: Event| {
            let input = event.target_dyn_into::<HtmlInputElement>();
            file.set(input.and_then(|input| input.files()?.get(0)));
        }
    };
    let described = "live-message-said";
    let control = match *kind {
        Kind::Text | Kind::Hex => html! {
            <textarea
                key={kind.id()}
                id="live-message"
                class="mono"
                rows="3"
                spellcheck="false"
                autocomplete="off"
                autocapitalize="off"
                placeholder={(*kind == Kind::Hex).then_some("48 65 6c 6c 6f")}
                aria-invalid={said.invalid()}
                aria-describedby={described}
                value={(**written).clone()}
                oninput={typed(written)}
                {onkeydown}
            />
        },
        // The page fetches what reads captures when a file is looked for: this one is none.
        Kind::File => html! {
            <input
                key={kind.id()}
                id="live-message"
                type="file"
                aria-describedby={described}
                onclick={|event: MouseEvent| event.stop_propagation()}
                onchange={chosen_file}
            />
        },
        Kind::Random => html! {
            <input
                key={kind.id()}
                id="live-message"
                class="mono number"
                inputmode="numeric"
                autocomplete="off"
                aria-invalid={said.invalid()}
                aria-describedby={described}
                value={(*random).clone()}
                oninput={typed(&random)}
            />
        },
    };
    let label = words.say_of("live-message", kind.id());
    let snippets = match *kind {
        Kind::Text => Some((&texts, &text)),
        Kind::Hex => Some((&hexes, &hex)),
        Kind::File | Kind::Random => None,
    };
    html! {
        <form class="sending" aria-label={words.say("live-send")} {onsubmit}>
            { segmented(
                words.say("live-kind"),
                Kind::ALL.map(|kind| words.say_of("live-kind", kind.id())).to_vec(),
                Kind::ALL.iter().position(|known| *known == *kind).unwrap_or(0),
                &choose,
            ) }
            { field("message", label, control, said) }
            <div class="row">
                if *kind == Kind::Text {
                    <label class="tick">
                        <input type="checkbox" checked={*is_json} onchange={ticked(&is_json)} />
                        { words.say("live-json") }
                    </label>
                }
                <span class="spacer" />
                { snippets.map(|(memory, field)| keep(words, memory, field)) }
            </div>
            <div class="row">
                <button class="primary" disabled={!may_send}>{ words.say("live-send") }</button>
                { small("times", words.say("live-times"), &times, often.is_none()) }
                { small("every", words.say("live-every"), &every, gap.is_none()) }
            </div>
            if let Some(refusal) = &props.refusal {
                <p class="message" role="alert" data-level="violation">{ reason::refusal(words, refusal) }</p>
            }
            { progress(words, &props.status, &props.ask) }
            { snippets.map(|(memory, field)| {
                let count = memory.list.len();
                recalled(words, words.say_with("live-snippets", &[("count", count.into())]), memory, field)
            }) }
        </form>
    }
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "the length of a file"
)]
fn len(file: &File) -> u64 {
    file.size() as u64
}

/// A small number with its label before it.
fn small(id: &str, label: String, state: &UseStateHandle<String>, is_wrong: bool) -> Html {
    html! {
        <label class="small">
            <span>{ label }</span>
            <input
                id={["live-", id].concat()}
                class="mono"
                inputmode="numeric"
                autocomplete="off"
                aria-invalid={is_wrong.then_some("true")}
                value={(**state).clone()}
                oninput={typed(state)}
            />
        </label>
    }
}

/// Keeps what is written.
fn keep(words: &Words, memory: &Memory, field: &UseStateHandle<String>) -> Html {
    let onclick = {
        let (memory, field) = (memory.clone(), field.clone());
        move |_| memory.remember(&field)
    };
    html! {
        <button type="button" class="quiet" disabled={field.is_empty()} {onclick}>{ words.say("live-snippet-keep") }</button>
    }
}

/// How far sending has come, and what the browser holds.
fn progress(words: &Words, status: &LiveStatus, ask: &Callback<Asked>) -> Html {
    let Some(progress) = &status.sending else {
        return Html::default();
    };
    let places = [("done", progress.done.into()), ("of", progress.of.into())];
    let buffered = status.direct.as_ref().map_or(0, |direct| direct.buffered);
    let stop = ask.reform(|_| LiveRequest::StopSending.into());
    html! {
        <div class="progress">
            <progress max={progress.of.max(1).to_string()} value={progress.done.to_string()} aria-label={words.say("live-sending")} />
            <button type="button" class="quiet" onclick={stop}>{ words.say("live-stop") }</button>
            <p>{ words.say_with("live-sent", &places) }</p>
            if progress.held_back {
                <p>{ words.say_with("live-held-back", &[("size", size(buffered).into())]) }</p>
            }
        </div>
    }
}
