//! The table of pages and where they connect to.

use crate::app::words::Words;
use crate::lessons::{Part, SAME_ORIGIN, Sameness};
use yew::prelude::*;

/// Pages, where each connects to, and whether that is the same origin.
pub(super) fn origins(words: &Words) -> Html {
    let rows = SAME_ORIGIN
        .iter()
        .filter_map(|[page, socket]| Sameness::of(page, socket));
    let title = words.say("origin-table");
    html! {
        <div class="wide" tabindex="0" role="group" aria-label={title.clone()}>
            <table class="origins">
                <caption>{ title }</caption>
                <thead>
                    <tr>
                        <th scope="col">{ words.say("origin-table-page") }</th>
                        <th scope="col">{ words.say("origin-table-socket") }</th>
                        <th scope="col">{ words.say("origin-table-origin") }</th>
                        <th scope="col">{ words.say("origin-table-verdict") }</th>
                    </tr>
                </thead>
                <tbody>
                    for row in rows {
                        <tr>
                            <td class="mono">{ row.page.clone() }</td>
                            <td class="mono">{ row.socket.clone() }</td>
                            <td class="mono">{ row.origin() }</td>
                            <td>{ verdict(words, row.differing()) }</td>
                        </tr>
                    }
                </tbody>
            </table>
        </div>
    }
}

fn verdict(words: &Words, differing: Option<Part>) -> String {
    match differing {
        None => words.say("origin-table-same"),
        Some(Part::Scheme) => words.say("origin-table-scheme"),
        Some(Part::Host) => words.say("origin-table-host"),
        Some(Part::Port) => words.say("origin-table-port"),
    }
}
