use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{HtmlElement, ResizeObserver};
use yew::prelude::*;

/// Width and height of `node`'s inside in CSS pixels, whatever changes them; 0 until it is there.
#[hook]
pub(crate) fn use_size(node: &NodeRef) -> (i32, i32) {
    let size = use_state_eq(|| (0, 0));
    let setter = size.setter();
    use_effect_with(node.clone(), move |node| {
        let element = node.cast::<HtmlElement>();
        let measured = {
            let element = element.clone();
            Closure::<dyn FnMut()>::new(move || {
                if let Some(element) = &element {
                    setter.set((element.client_width(), element.client_height()));
                }
            })
        };
        let observer = ResizeObserver::new(measured.as_ref().unchecked_ref()).ok();
        if let (Some(observer), Some(element)) = (&observer, &element) {
            observer.observe(element);
        }
        move || {
            if let Some(observer) = observer {
                observer.disconnect();
            }
            drop(measured);
        }
    });
    *size
}
