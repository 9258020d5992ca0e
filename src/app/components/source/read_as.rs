//! What the text was read as, in one line, and a control to change it.

use super::Read;
use crate::analysis::Overview;
use crate::app::shared::Shared;
use crate::app::words::{Words, use_words};
use crate::capture::hexdump::{Choice, Layout, LeftOutKind};
use web_sys::{HtmlElement, HtmlSelectElement};
use yew::prelude::*;

/// What is said.
#[derive(PartialEq, Properties)]
pub(super) struct ReadAsLineProps {
    /// The source at a glance.
    pub(super) overview: Shared<Overview>,
    /// The layout that was asked for.
    pub(super) asked: Option<Layout>,
    /// Changes how the text is read.
    pub(super) read: Read,
}

/// The line.
#[component]
pub(super) fn ReadAsLine(props: &ReadAsLineProps) -> Html {
    let words = use_words();
    let open = use_state_eq(|| false);
    let select = use_node_ref();
    use_effect_with(*open, {
        let select = select.clone();
        move |open| {
            if let (true, Some(select)) = (*open, select.cast::<HtmlElement>()) {
                drop(select.focus());
            }
        }
    });
    let read_as = &props.overview.read_as;
    if read_as.bytes == 0 && read_as.lines == 0 {
        return html! { <p class="read-as">{ words.say("read-as-nothing") }</p> };
    }
    let choice = match read_as.choice {
        Choice::Guessed => "guessed",
        Choice::Asked => "asked",
    };
    let toggle = {
        let open = open.clone();
        move |_| open.set(!*open)
    };
    let onchange = {
        let read = props.read.clone();
        move |event: Event| {
            let value = event
                .target_dyn_into::<HtmlSelectElement>()
                .map(|select| select.value());
            let layout =
                value.and_then(|id| Layout::ALL.into_iter().find(|layout| layout.id() == id));
            read.emit(Box::new(move |input| input.layout = layout));
        }
    };
    let option = |layout: Layout| {
        html! {
            <option value={layout.id()} selected={props.asked == Some(layout)}>{ words.say_of("layout", layout.id()) }</option>
        }
    };
    html! {
        <div class="read-as">
            <p>
                { words.say_of("read-as", choice) }{ " " }
                <strong>{ words.say_of("layout", read_as.layout.id()) }</strong>
                { words.labelled("", &amounts(&words, &props.overview)) }{ " " }
                <button type="button" class="link" aria-expanded={open.to_string()} onclick={toggle}>
                    { words.say("read-as-other") }
                </button>
            </p>
            if *open {
                <select ref={select} aria-label={words.say("read-as-layout")} {onchange}>
                    <option value="" selected={props.asked.is_none()}>{ words.say("read-as-guess") }</option>
                    if !read_as.alternatives.is_empty() {
                        <optgroup label={words.say("read-as-alternatives")}>
                            { for read_as.alternatives.iter().copied().map(option) }
                        </optgroup>
                    }
                    <optgroup label={words.say("read-as-all")}>
                        { for Layout::ALL.into_iter().filter(|layout| !read_as.alternatives.contains(layout)).map(option) }
                    </optgroup>
                </select>
            }
        </div>
    }
}

/// How much was read, and what was left out.
fn amounts(words: &Words, overview: &Overview) -> String {
    let read_as = &overview.read_as;
    let places = [
        ("lines", read_as.lines.into()),
        ("bytes", read_as.bytes.into()),
    ];
    let mut said = vec![words.say_with("read-as-amounts", &places)];
    if read_as.packets > 1 {
        said.push(words.say_with("read-as-packets", &[("packets", read_as.packets.into())]));
    }
    if read_as.packet_headers > 0 {
        said.push(words.say_with(
            "read-as-headers",
            &[("bytes", read_as.packet_headers.into())],
        ));
    }
    let kinds: Vec<String> = read_as
        .left_out
        .iter()
        .map(|left_out| words.say_of("left-out", left_out_id(left_out.kind)))
        .collect();
    if !kinds.is_empty() {
        said.push(words.say_with("read-as-left-out", &[("kinds", words.list(&kinds).into())]));
    }
    words.sentences(&said)
}

fn left_out_id(kind: LeftOutKind) -> &'static str {
    match kind {
        LeftOutKind::Offsets => "offsets",
        LeftOutKind::TextColumn => "text-column",
        LeftOutKind::Prompts => "prompts",
        LeftOutKind::Comments => "comments",
        LeftOutKind::Headings => "headings",
        LeftOutKind::RepeatedRows => "repeated-rows",
        LeftOutKind::Copies => "copies",
        LeftOutKind::Code => "code",
        LeftOutKind::LogText => "log-text",
    }
}
