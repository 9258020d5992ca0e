//! The panel of a place that has a program of its own, which is fetched when that place is first visited.

use super::catch_up::catch_up_before_acts;
use js_sys::Reflect;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::Element;
use yew::html::BaseComponent;
use yew::prelude::*;

/// Draws `Panel` into the element that its script made for it and keeps at the window as `<place>Panel`.
///
/// Yew tells programs apart by numbers, and each counts from 1: the page's own is 1, and takes the events of another 1 for its own. So
/// `number` is another for each panel, and what counts below it draws nothing.
///
/// # Panics
/// Where that script did not run before.
pub(crate) fn draw<Panel: BaseComponent<Properties = ()>>(place: &str, number: u8) {
    let document = web_sys::window().and_then(|window| window.document());
    catch_up_before_acts();
    for _ in 1..number {
        let apart = document
            .as_ref()
            .and_then(|document| document.create_element("div").ok());
        yew::Renderer::<Nothing>::with_root(apart.expect("a panel is in a document")).render();
    }
    let root =
        at_window(&[place, "Panel"].concat()).and_then(|root| root.dyn_into::<Element>().ok());
    yew::Renderer::<Panel>::with_root(root.expect("its script made an element")).render();
}

/// What stands under `name` at the window.
pub(crate) fn at_window(name: &str) -> Option<JsValue> {
    Reflect::get(&js_sys::global(), &name.into()).ok()
}

#[component]
fn Nothing() -> Html {
    Html::default()
}
