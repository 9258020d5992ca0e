//! The list of keys.

use crate::app::words::Words;
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

/// A way to show the list of keys, and the dialog while it is shown.
#[hook]
pub(crate) fn use_keys(words: &Words) -> (Callback<()>, Html) {
    let shown = use_state_eq(|| false);
    let dialog = use_node_ref();
    use_effect_with((*shown, dialog.clone()), |(_, dialog)| open(dialog));
    let show = use_callback((), {
        let (shown, dialog) = (shown.setter(), dialog.clone());
        move |(), ()| {
            shown.set(true);
            // The browser may have closed it and not said so yet.
            open(&dialog);
        }
    });
    if !*shown {
        return (show, Html::default());
    }
    let close = shown.setter();
    let onclose = {
        let (dialog, hide) = (dialog.clone(), shown.setter());
        move |_| {
            let is_open = dialog
                .cast()
                .is_some_and(|dialog: HtmlDialogElement| dialog.open());
            // By now it may be open again.
            if !is_open {
                hide.set(false);
            }
        }
    };
    let drawn = html! {
        <dialog ref={dialog} class="keys" aria-labelledby="keys-title" {onclose}>
            <header>
                <h2 id="keys-title">{ words.say("keys-title") }</h2>
                <button type="button" class="quiet" onclick={move |_| close.set(false)}>{ words.say("keys-close") }</button>
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
    };
    (show, drawn)
}

fn open(dialog: &NodeRef) {
    if let Some(dialog) = dialog
        .cast::<HtmlDialogElement>()
        .filter(|dialog| !dialog.open())
    {
        drop(dialog.show_modal());
    }
}
