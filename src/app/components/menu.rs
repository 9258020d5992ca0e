//! A button that opens into a menu.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, Node};
use yew::prelude::*;

/// What the menu holds.
#[derive(PartialEq, Properties)]
pub(crate) struct MenuProps {
    /// The button's name.
    pub(crate) label: AttrValue,
    /// What is in it.
    pub(crate) children: Html,
    /// It was opened or closed.
    #[prop_or_default]
    pub(crate) ontoggle: Callback<Event>,
}

/// Escape and leaving it close it.
#[component]
pub(crate) fn Menu(props: &MenuProps) -> Html {
    let node = use_node_ref();
    let onkeydown = {
        let node = node.clone();
        move |event: KeyboardEvent| {
            let open = node
                .cast::<Element>()
                .filter(|menu| menu.has_attribute("open"));
            if let ("Escape", Some(menu)) = (event.key().as_str(), open) {
                event.prevent_default();
                close(&menu);
                if let Ok(Some(summary)) = menu.query_selector("summary")
                    && let Some(summary) = summary.dyn_ref::<HtmlElement>()
                {
                    drop(summary.focus());
                }
            }
        }
    };
    let onfocusout = {
        let node = node.clone();
        move |event: FocusEvent| {
            let next = event
                .related_target()
                .and_then(|target| target.dyn_into::<Node>().ok());
            if let (Some(menu), Some(next)) = (node.cast::<Element>(), next)
                && !menu.contains(Some(&next))
            {
                close(&menu);
            }
        }
    };
    html! {
        <details ref={node} class="copy-menu" ontoggle={props.ontoggle.clone()} {onkeydown} {onfocusout}>
            <summary class="quiet">{ props.label.clone() }</summary>
            <div class="menu">{ props.children.clone() }</div>
        </details>
    }
}

fn close(menu: &Element) {
    drop(menu.remove_attribute("open"));
}
