use web_sys::HtmlElement;
use yew::prelude::*;

/// Sets custom properties of `node`'s style. The page's policy forbids style attributes, so they are set on the object.
#[hook]
pub(crate) fn use_properties<const N: usize>(
    node: &NodeRef,
    properties: [(&'static str, String); N],
) {
    let node = node.clone();
    use_effect_with(properties, move |properties| {
        if let Some(element) = node.cast::<HtmlElement>() {
            let style = element.style();
            for (name, value) in properties {
                drop(style.set_property(name, value));
            }
        }
    });
}
