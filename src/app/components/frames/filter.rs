//! The filter box.

use crate::analysis::filter::{Suggestion, SuggestionKind, suggest};
use crate::analysis::{Query, RowPage};
use crate::app::state::Action;
use crate::app::store::{Store, use_store};
use crate::app::words::{Words, use_words};
use crate::protocol::Rule;
use web_sys::HtmlInputElement;
use yew::prelude::*;

const FIELD: &str = "filter";

/// What could be typed next, and which of it is chosen by the arrow keys.
#[derive(Clone, Debug, Default, PartialEq)]
struct Offer {
    suggestions: Vec<Suggestion>,
    chosen: Option<usize>,
}

impl Offer {
    fn at_caret(field: &HtmlInputElement) -> Self {
        let caret = field.selection_start().ok().flatten();
        let text = field.value();
        let caret = caret.map_or(text.len(), |caret| caret as usize);
        Self {
            suggestions: suggest(&text, caret),
            chosen: None,
        }
    }

    fn step(mut self, by: isize) -> Self {
        let last = self.suggestions.len().saturating_sub(1);
        self.chosen = match (self.chosen, by) {
            (None, 1) => Some(0),
            (None, _) => Some(last),
            (Some(index), _) => Some(index.saturating_add_signed(by).min(last)),
        };
        self
    }
}

/// A text field that filters with every keystroke, says what could be typed next, and what is wrong with the filter.
#[hook]
pub(super) fn use_filter_box() -> Html {
    let words = use_words();
    let store = use_store();
    let field = use_node_ref();
    let offer = use_state_eq(|| None::<Offer>);

    let oninput = {
        let (store, offer) = (store.clone(), offer.setter());
        move |event: InputEvent| {
            if let Some(field) = event.target_dyn_into::<HtmlInputElement>() {
                filter_by(&store, field.value());
                offer.set(Some(Offer::at_caret(&field)));
            }
        }
    };
    let open = {
        let (field, offer) = (field.clone(), offer.setter());
        Callback::from(move |()| {
            offer.set(
                field
                    .cast::<HtmlInputElement>()
                    .as_ref()
                    .map(Offer::at_caret),
            );
        })
    };
    let close = {
        let offer = offer.setter();
        move |_: FocusEvent| offer.set(None)
    };
    let take = {
        let (store, field, offer) = (store.clone(), field.clone(), offer.setter());
        Callback::from(move |suggestion: Suggestion| {
            let Some(field) = field.cast::<HtmlInputElement>() else {
                return;
            };
            let (text, caret) = taken(&field.value(), &suggestion);
            field.set_value(&text);
            drop(field.focus());
            drop(field.set_selection_range(caret, caret));
            filter_by(&store, text);
            // After a key come its values.
            let next = (suggestion.kind == SuggestionKind::Key).then(|| Offer::at_caret(&field));
            offer.set(next);
        })
    };
    let onkeydown = {
        let (store, offer, take, open) = (store.clone(), offer.clone(), take.clone(), open.clone());
        move |event: KeyboardEvent| {
            let shown = (*offer)
                .clone()
                .filter(|offer| !offer.suggestions.is_empty());
            let chosen = shown
                .as_ref()
                .and_then(|offer| offer.suggestions.get(offer.chosen?).cloned());
            match (event.key().as_str(), shown, chosen) {
                ("ArrowDown", Some(shown), _) => offer.set(Some(shown.step(1))),
                ("ArrowUp", Some(shown), _) => offer.set(Some(shown.step(-1))),
                ("ArrowDown", None, _) => open.emit(()),
                ("Enter" | "Tab", _, Some(chosen)) => take.emit(chosen),
                ("Enter", _, None) => leave(&event),
                ("Escape", Some(_), _) => offer.set(None),
                ("Escape", None, _) if store.query.filter.is_empty() => leave(&event),
                ("Escape", None, _) => filter_by(&store, String::new()),
                _ => return,
            }
            event.prevent_default();
        }
    };

    let page = store
        .rows
        .as_deref()
        .filter(|page| page.query == store.query);
    let shown = (*offer)
        .clone()
        .filter(|offer| !offer.suggestions.is_empty());
    // What is still being typed is not wrong yet.
    let page = page.filter(|page| page.error.is_none() || shown.is_none());
    let wrong = page.is_some_and(|page| page.error.is_some());
    let active = shown.as_ref().and_then(|offer| offer.chosen).map(option_id);
    html! {
        <div class="filter" role="search">
            <input
                ref={field}
                id={FIELD}
                type="text"
                role="combobox"
                spellcheck="false"
                autocomplete="off"
                autocapitalize="off"
                aria-label={words.say("filter")}
                aria-invalid={wrong.to_string()}
                aria-describedby="filter-said"
                aria-autocomplete="list"
                aria-expanded={shown.is_some().to_string()}
                aria-controls={shown.is_some().then_some("filter-offer")}
                aria-activedescendant={active}
                placeholder={words.say("filter-placeholder")}
                value={store.query.filter.clone()}
                {oninput}
                {onkeydown}
                onfocus={open.reform(|_| ())}
                onclick={open.reform(|_| ())}
                onblur={close}
            />
            if let Some(shown) = shown {
                <ul id="filter-offer" class="offer" role="listbox" tabindex="-1" aria-label={words.say("filter-offer")}>
                    for (index, suggestion) in shown.suggestions.iter().enumerate() {
                        <li
                            id={option_id(index)}
                            role="option"
                            aria-selected={(shown.chosen == Some(index)).to_string()}
                            // The text field keeps the focus.
                            onmousedown={|event: MouseEvent| event.prevent_default()}
                            onclick={
                                let suggestion = suggestion.clone();
                                take.reform(move |_| suggestion.clone())
                            }
                        >
                            <code>{ &suggestion.text }</code>
                            <span>{ meaning(&words, suggestion) }</span>
                        </li>
                    }
                </ul>
            }
            <p id="filter-said" role="status" data-level={wrong.then_some("violation")}>
                { page.and_then(|page| said(&words, page)).unwrap_or_default() }
            </p>
        </div>
    }
}

fn option_id(index: usize) -> String {
    format!("filter-offer-{index}")
}

fn filter_by(store: &Store, filter: String) {
    store.dispatch(Action::Query(Query {
        filter,
        ..store.query.clone()
    }));
}

fn leave(event: &KeyboardEvent) {
    if let Some(field) = event.target_dyn_into::<HtmlInputElement>() {
        drop(field.blur());
    }
}

/// The filter with the suggestion in its place, and the caret after it in UTF-16 units.
fn taken(filter: &str, suggestion: &Suggestion) -> (String, u32) {
    let units: Vec<u16> = filter.encode_utf16().collect();
    let [start, end] = suggestion.replace.map(|at| (at as usize).min(units.len()));
    let (before, rest) = units.split_at(start);
    let after = rest.get(end.saturating_sub(start)..).unwrap_or_default();
    let text = [
        String::from_utf16_lossy(before),
        suggestion.text.clone(),
        String::from_utf16_lossy(after),
    ]
    .concat();
    let caret = start + suggestion.text.encode_utf16().count();
    (text, u32::try_from(caret).unwrap_or(u32::MAX))
}

/// What a suggestion stands for, where its name does not tell.
fn meaning(words: &Words, suggestion: &Suggestion) -> String {
    match suggestion.kind {
        SuggestionKind::Key => words.say_of("filter-key", &suggestion.key),
        SuggestionKind::Value => Rule::ALL
            .iter()
            .find(|rule| suggestion.key == "finding" && rule.id() == suggestion.text)
            .map(|rule| format!("§{}", rule.section()))
            .unwrap_or_default(),
    }
}

/// What the filter left, or what is wrong with it.
fn said(words: &Words, page: &RowPage) -> Option<String> {
    match &page.error {
        Some(error) => Some(words.filter_error(error)),
        None if page.query.filter.trim().is_empty() => None,
        None => {
            let left = words.say_with("filter-left", &[("count", page.total.into())]);
            Some(match page.searched {
                Some([done, of]) if done < of => {
                    let share = done.saturating_mul(100) / of;
                    words.say_with(
                        "filter-searching",
                        &[("share", share.into()), ("left", left.into())],
                    )
                }
                _ => left,
            })
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_suggestion_takes_the_place_of_what_was_typed() {
        let rows = [
            ("opc", 3, "opcode:", 7),
            ("len>5 opc fin:1", 9, "len>5 opcode: fin:1", 13),
            ("\"你🎉\" opc", 8, "\"你🎉\" opcode:", 13),
        ];
        for (filter, caret, expected, after) in rows {
            let suggestion = suggest(filter, caret).remove(0);
            assert_eq!(taken(filter, &suggestion), (expected.to_owned(), after));
        }
    }

    #[test]
    fn arrows_stay_among_the_suggestions() {
        let offer = Offer {
            suggestions: suggest("", 0),
            chosen: None,
        };
        assert_eq!(offer.clone().step(1).chosen, Some(0));
        assert_eq!(offer.clone().step(1).step(-1).chosen, Some(0));
        assert_eq!(
            offer.clone().step(-1).step(1).chosen,
            Some(offer.suggestions.len() - 1)
        );
    }
}
