//! The filter box.

use crate::analysis::Query;
use crate::app::state::Action;
use crate::app::store::use_store;
use crate::app::words::use_words;
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// A text field that filters with every keystroke, and what is wrong with the filter.
#[component]
pub(super) fn FilterBox() -> Html {
    let words = use_words();
    let store = use_store();
    let oninput = {
        let store = store.clone();
        move |event: InputEvent| {
            if let Some(field) = event.target_dyn_into::<HtmlInputElement>() {
                store.dispatch(Action::Query(Query {
                    filter: field.value(),
                    ..store.query.clone()
                }));
            }
        }
    };
    let onkeydown = {
        let store = store.clone();
        move |event: KeyboardEvent| {
            if event.key() == "Escape" {
                let field = event.target_dyn_into::<HtmlInputElement>();
                if let Some(field) = field.filter(|field| field.value().is_empty()) {
                    drop(field.blur());
                }
                store.dispatch(Action::Query(Query {
                    filter: String::new(),
                    ..store.query.clone()
                }));
            }
        }
    };
    let page = store.rows.as_ref().filter(|page| page.query == store.query);
    let filtered = !store.query.filter.trim().is_empty();
    let error = page.and_then(|page| page.error.clone());
    let said = match (&error, page) {
        (Some(error), _) => {
            Some(words.say_with("filter-error", &[("column", (error.at + 1).into())]))
        }
        (None, Some(page)) if filtered => {
            Some(words.say_with("filter-left", &[("count", page.total.into())]))
        }
        _ => None,
    };
    html! {
        <div class="filter" role="search">
            <input
                id="filter"
                type="text"
                spellcheck="false"
                autocomplete="off"
                autocapitalize="off"
                aria-label={words.say("filter")}
                aria-invalid={error.is_some().to_string()}
                aria-describedby="filter-said"
                placeholder={words.say("filter-placeholder")}
                value={store.query.filter.clone()}
                {oninput}
                {onkeydown}
            />
            <p id="filter-said" role="status" data-level={error.is_some().then_some("violation")}>{ said.unwrap_or_default() }</p>
        </div>
    }
}
