//! The list of keys.

use crate::app::words::use_words;
use web_sys::HtmlDialogElement;
use yew::prelude::*;

/// The keys and the last part of the keys of their words.
pub(crate) const KEYS: [(&[&str], &str); 11] = [
    (&["1", "2", "3", "4"], "places"),
    (&["↑", "↓"], "frames"),
    (&["←", "→"], "fields"),
    (&["Enter"], "open"),
    (&["Esc"], "back"),
    (&["/"], "filter"),
    (&["g"], "go"),
    (&["e"], "edit"),
    (&["[", "]"], "buffers"),
    (&["Ctrl", "V"], "paste"),
    (&["?"], "list"),
];

/// What the dialog needs.
#[derive(PartialEq, Properties)]
pub(crate) struct KeysProps {
    /// Closes it.
    pub(crate) close: Callback<()>,
}

/// A dialog with the list of keys.
#[component]
pub(crate) fn Keys(props: &KeysProps) -> Html {
    let words = use_words();
    let dialog = use_node_ref();
    use_effect_with(dialog.clone(), |dialog| {
        if let Some(dialog) = dialog.cast::<HtmlDialogElement>() {
            drop(dialog.show_modal());
        }
    });
    let close = props.close.reform(|_: MouseEvent| ());
    html! {
        <dialog ref={dialog} class="keys" aria-labelledby="keys-title" onclose={props.close.reform(|_| ())}>
            <header>
                <h2 id="keys-title">{ words.say("keys-title") }</h2>
                <button type="button" class="quiet" onclick={close}>{ words.say("keys-close") }</button>
            </header>
            <dl>
                for (keys, id) in KEYS {
                    <div>
                        <dt>
                            for key in keys {
                                <kbd>{ *key }</kbd>
                            }
                        </dt>
                        <dd>{ words.say_of("key", id) }</dd>
                    </div>
                }
            </dl>
        </dialog>
    }
}
