//! What a capture file is: how far it was read, what it says of itself, where it is broken, what else is in it.

use crate::analysis::{CaptureOverview, Reading, ToldBy};
use crate::app::amounts::{day, duration, size};
use crate::app::state::Action;
use crate::app::store::Store;
use crate::app::words::Words;
use crate::capture::file::Interface;
use js_sys::Date;
use yew::prelude::*;

/// Comments, names and places of damage that are shown.
const SHOWN: usize = 20;

/// The file at a glance. `started` is when it was opened, in milliseconds since 1970.
pub(super) fn facts(words: &Words, store: &Store, capture: &CaptureOverview, started: f64) -> Html {
    let file = &capture.file;
    let number =
        |name: &str, number: u64| words.say_of_with("amount", name, &[("count", number.into())]);
    let mut glance = vec![size(capture.file_len)];
    if !file.format.is_empty() {
        glance.push(format(words, &file.format));
    }
    if capture.gzipped {
        glance.push("gzip".to_owned());
    }
    if file.packets > 0 {
        glance.push(number("packets", file.packets.into()));
    }
    if capture.duration > 0 {
        glance.push(duration(capture.duration));
    }
    let ended = capture.reading != Reading::Going;
    let empty = ended && capture.conversations == 0;
    html! {
        <div class="file">
            <p class="name"><strong>{ capture.name.clone() }</strong></p>
            <p>{ glance.join(" · ") }</p>
            { progress(words, store, capture, started) }
            if capture.told_by == ToldBy::Browser {
                <p class="message" data-level="note">{ words.say("told-by-browser") }</p>
            }
            if empty && !file.format.is_empty() {
                <p class="message" role="status" data-level="caution">{ words.say("capture-empty") }</p>
            }
            if let Some(problem) = &capture.problem {
                <p class="message" role="alert" data-level="violation">{ words.say_with("reading-problem", &[("problem", problem.as_str().into())]) }</p>
            }
            for damaged in file.damage.iter().take(SHOWN) {
                <p class="message" role="status" data-level="violation">{ words.damage(damaged) }</p>
            }
            for reached in &capture.limits {
                <p class="message" data-level="caution">{ words.limit(*reached) }</p>
            }
            { other(words, capture) }
            { more(words, capture) }
        </div>
    }
}

/// How far reading has come, how fast it goes, and the way to stop it.
fn progress(words: &Words, store: &Store, capture: &CaptureOverview, started: f64) -> Html {
    let of = capture.file_len.max(1);
    let share = capture.read.saturating_mul(100) / of;
    match capture.reading {
        Reading::Done | Reading::Live => Html::default(),
        Reading::Cancelled => html! {
            <p class="message" role="status" data-level="caution">{ words.say_with("reading-stopped", &[("share", share.into())]) }</p>
        },
        Reading::Going => {
            let elapsed = to_whole(Date::now() - started).max(1);
            let rate = capture.read.saturating_mul(1000) / elapsed;
            let places = [
                ("share", share.into()),
                ("rate", [size(rate), "/s".to_owned()].concat().into()),
            ];
            let stop = {
                let store = store.clone();
                move |_| store.dispatch(Action::Stop)
            };
            html! {
                <div class="reading">
                    <progress max={of.to_string()} value={capture.read.to_string()} aria-label={words.say("reading")} />
                    <span>{ words.say_with("reading-share", &places) }</span>
                    <button type="button" class="quiet" disabled={store.stopping} onclick={stop}>{ words.say("reading-stop") }</button>
                </div>
            }
        }
    }
}

/// What is in the file besides conversations.
fn other(words: &Words, capture: &CaptureOverview) -> Html {
    let other = &capture.other;
    let kinds = [
        ("tls", other.tls),
        ("http", other.http),
        ("http2", other.http2),
        ("tcp", other.tcp),
    ];
    let connections = kinds
        .iter()
        .map(|(_, count)| u64::from(*count))
        .sum::<u64>();
    let named: Vec<String> = kinds
        .iter()
        .filter(|(_, count)| *count > 0)
        .map(|(id, count)| words.say_of_with("other", id, &[("count", (*count).into())]))
        .collect();
    let mut said = Vec::new();
    if connections > 0 {
        let places = [
            ("count", connections.into()),
            ("kinds", words.list(&named).into()),
        ];
        said.push(words.say_with("other-connections", &places));
    }
    for (id, count) in [
        ("packets", other.packets),
        ("broken", other.broken),
        ("fragments", other.fragments),
    ] {
        if count > 0 {
            said.push(words.say_of_with("other", id, &[("count", count.into())]));
        }
    }
    for (link_type, name, count) in &other.link_types {
        let name = name
            .clone()
            .unwrap_or_else(|| words.say("link-type-unnamed"));
        let places = [
            ("number", link_type.0.into()),
            ("name", name.into()),
            ("count", (*count).into()),
        ];
        said.push(words.say_with("link-type-unread", &places));
    }
    html! {
        for line in said {
            <p class="other">{ line }</p>
        }
    }
}

/// "pcap, little-endian, microseconds": of its parts those that are no names, in words.
fn format(words: &Words, format: &str) -> String {
    let parts = format.split(", ").map(|part| {
        if words.knows(&["format-", part].concat()) {
            words.say_of("format", part)
        } else {
            part.to_owned()
        }
    });
    words.clauses(&parts.collect::<Vec<_>>())
}

/// What the file says of itself, folded.
fn more(words: &Words, capture: &CaptureOverview) -> Html {
    let file = &capture.file;
    let mut lines: Vec<(String, Vec<String>)> = Vec::new();
    let mut line = |id: &str, values: Vec<String>| {
        if !values.is_empty() {
            lines.push((words.say_of("file", id), values));
        }
    };
    line(
        "start",
        capture
            .start
            .map(|start| day(words.language(), start.0))
            .into_iter()
            .collect(),
    );
    line("written-by", file.written_by.clone());
    line(
        "interfaces",
        file.interfaces
            .iter()
            .take(SHOWN)
            .map(|interface| described(words, interface))
            .collect(),
    );
    let comments = file
        .comments
        .iter()
        .take(SHOWN)
        .map(|comment| match comment.packet {
            Some(packet) => {
                let packet = words.say_of_with("packets", "one", &[("first", packet.into())]);
                words.labelled(&packet, &comment.text)
            }
            None => comment.text.clone(),
        });
    line("comments", comments.collect());
    line(
        "names",
        file.names
            .iter()
            .take(SHOWN)
            .map(|names| names.join(" "))
            .collect(),
    );
    if file.unknown_blocks > 0 {
        line("unknown-blocks", vec![file.unknown_blocks.to_string()]);
    }
    if lines.is_empty() {
        return Html::default();
    }
    html! {
        <details class="about">
            <summary>{ words.say("file-about") }</summary>
            <dl>
                for (name, values) in lines {
                    <dt>{ name }</dt>
                    <dd>
                        for value in values {
                            <p>{ value }</p>
                        }
                    </dd>
                }
            </dl>
        </details>
    }
}

/// "lo, any description, link type 1, 256 bytes of each packet"
fn described(words: &Words, interface: &Interface) -> String {
    let mut parts: Vec<String> = interface
        .name
        .iter()
        .chain(&interface.description)
        .cloned()
        .collect();
    parts.push(words.say_with("link-type", &[("number", interface.link_type.0.into())]));
    if interface.snap_len > 0 {
        parts.push(words.say_with("snap-len", &[("count", interface.snap_len.into())]));
    }
    words.clauses(&parts)
}

/// Milliseconds, without their fractions.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "time that has passed since the page was opened"
)]
fn to_whole(milliseconds: f64) -> u64 {
    milliseconds.max(0.0) as u64
}
