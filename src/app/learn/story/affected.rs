//! What is said of a change where something else breaks by it.

use super::effects::Told;
use super::judged::Fault;
use crate::app::components::section::section;
use crate::app::learn::address::Section;
use crate::app::words::Words;
use yew::prelude::*;

/// What a change breaks elsewhere, and what a change elsewhere breaks here. It is heard when it comes.
pub(super) fn affected(words: &Words, [breaks, suffers]: &[Told; 2]) -> Html {
    html! {
        <div class="affected" role="status">
            { list(words, "suffers", suffers) }
            { list(words, "breaks", breaks) }
        </div>
    }
}

fn list(words: &Words, side: &str, told: &Told) -> Html {
    if told.is_empty() {
        return Html::default();
    }
    let title = words.say_of("learn-affected", side);
    html! {
        <>
            <h4>{ title.clone() }</h4>
            <ul class="findings" aria-label={title}>
                for (fault, others) in told {
                    <li data-level={fault.severity().id()}>
                        <b>{ words.say_of("severity", fault.severity().id()) }</b>
                        <div>
                            <p>{ why(words, *fault) }</p>
                            <p class="others">
                                { words.say_of("learn-affected-at", side) }
                                for name in others {
                                    { " " }<a href={[&Section::Connection.hash(), *name].concat()}>{ words.say_of("learn-record", name) }</a>
                                }
                            </p>
                        </div>
                    </li>
                }
            </ul>
        </>
    }
}

fn why(words: &Words, fault: Fault) -> Html {
    match fault {
        Fault::Breaks(rule, found) => html! {
            <>{ words.finding(rule, found) }{ " " }{ section(words, rule.rfc(), rule.section()) }</>
        },
        Fault::Astray => html! { { words.say("learn-astray") } },
    }
}
