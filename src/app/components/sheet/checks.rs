//! Checks, in order.

use super::{link, mark};
use crate::analysis::CheckLine;
use crate::app::words::Words;
use crate::bytes::Span;
use yew::prelude::*;

/// The checks, each with its evidence, which leads to where it stands in the pasted text.
pub(super) fn checks(
    words: &Words,
    title: &str,
    checks: &[CheckLine],
    show: Option<&Callback<Span>>,
) -> Html {
    html! {
        <section>
            <h3>{ title.to_owned() }</h3>
            <ul class="checks">
                for check in checks {
                    <li data-outcome={check.outcome.id()} data-check={check.id.clone()}>
                        { mark(words, check.outcome) }
                        <div>
                            <strong>{ check.title.clone() }</strong>
                            { evidence(check, show) }
                            <p>{ check.why.clone() }</p>
                        </div>
                        { link(words, &check.section) }
                    </li>
                }
            </ul>
        </section>
    }
}

fn evidence(check: &CheckLine, show: Option<&Callback<Span>>) -> Html {
    let text = check.evidence.clone();
    if text.is_empty() {
        return Html::default();
    }
    match show.zip(check.at) {
        Some((show, at)) => html! {
            <button type="button" class="evidence" onclick={show.reform(move |_| at)}>{ text }</button>
        },
        None => html! { <p class="evidence">{ text }</p> },
    }
}
