//! A field with its label, and what is wrong with what stands there.

use yew::prelude::*;

/// A row of a form: `control` has the id `id`, and names `<id>-said` as what describes it.
pub(super) fn field(id: &str, label: String, control: Html, said: Said) -> Html {
    let described = ["live-", id, "-said"].concat();
    let (class, text) = match said {
        Said::Nothing => ("hint", String::new()),
        Said::Hint(text) => ("hint", text),
        Said::Wrong(text) => ("wrong", text),
    };
    html! {
        <div class="field">
            <label for={["live-", id].concat()}>{ label }</label>
            { control }
            <p id={described} {class} aria-live="polite">{ text }</p>
        </div>
    }
}

/// What is said of a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Said {
    Nothing,
    Hint(String),
    Wrong(String),
}

impl Said {
    /// What is wrong, or else nothing.
    pub(super) fn wrong(wrong: Option<String>) -> Self {
        wrong.map_or(Self::Nothing, Self::Wrong)
    }

    /// As an attribute `aria-invalid`.
    pub(super) fn invalid(&self) -> Option<&'static str> {
        matches!(self, Self::Wrong(_)).then_some("true")
    }
}

/// What stands in the field that an event is of.
pub(super) fn value(event: &web_sys::Event) -> Option<String> {
    use wasm_bindgen::JsCast;
    use web_sys::{HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement};
    let target = event.target()?;
    let input = target
        .dyn_ref::<HtmlInputElement>()
        .map(HtmlInputElement::value);
    let area = || {
        target
            .dyn_ref::<HtmlTextAreaElement>()
            .map(HtmlTextAreaElement::value)
    };
    let select = || {
        target
            .dyn_ref::<HtmlSelectElement>()
            .map(HtmlSelectElement::value)
    };
    input.or_else(area).or_else(select)
}

/// Puts what is typed into `state`.
pub(super) fn typed(state: &UseStateHandle<String>) -> Callback<InputEvent> {
    let setter = state.setter();
    Callback::from(move |event: InputEvent| {
        if let Some(value) = value(&event) {
            setter.set(value);
        }
    })
}

/// Whether a box that an event is of is ticked.
pub(super) fn ticked(state: &UseStateHandle<bool>) -> Callback<Event> {
    let setter = state.setter();
    Callback::from(move |event: Event| {
        if let Some(input) = event.target_dyn_into::<web_sys::HtmlInputElement>() {
            setter.set(input.checked());
        }
    })
}
