use crate::app::storage;
use crate::app::theme::Theme;
use yew::prelude::*;

const KEY: &str = "theme";

/// The theme that was chosen, and a way to choose another. It is kept, and it stands on the document's root as `data-theme`.
#[hook]
pub(crate) fn use_theme() -> (Theme, Callback<Theme>) {
    let theme = use_state_eq(|| {
        storage::load(KEY)
            .and_then(|id| Theme::named(&id))
            .unwrap_or_default()
    });
    use_effect_with(*theme, |theme| {
        let root = web_sys::window()
            .and_then(|window| window.document())
            .and_then(|document| document.document_element());
        if let Some(root) = root {
            drop(root.set_attribute("data-theme", theme.id()));
        }
        if *theme == Theme::default() {
            storage::forget(KEY);
        } else {
            storage::keep(KEY, theme.id());
        }
    });
    let setter = theme.setter();
    let choose = use_callback((), move |theme, ()| setter.set(theme));
    (*theme, choose)
}
