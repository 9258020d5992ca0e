//! The bar: brand, places, language, theme.

use crate::app::language::Language;
use crate::app::state::Place;
use crate::app::theme::Theme;
use crate::app::words::Words;
use yew::prelude::*;

/// The bar above the places.
pub(crate) fn bar(
    words: &Words,
    open: Place,
    choose_language: &Callback<Language>,
    theme: Theme,
    choose_theme: &Callback<Theme>,
    show_keys: &Callback<()>,
    share: Option<Callback<MouseEvent>>,
) -> Html {
    let other = words.language().other();
    let switch_language = choose_language.reform(move |_: MouseEvent| other);
    let next_theme = choose_theme.reform(move |_: MouseEvent| theme.next());
    let theme_name = words.say_of("theme", theme.id());
    let theme_hint = words.say_with("theme-switch", &[("theme", theme_name.into())]);
    let keys_hint = words.say("keys-show");
    html! {
        <header class="bar">
            <h1 class="brand">
                <svg viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="1.8" aria-hidden="true">
                    <rect x="2.5" y="5" width="19" height="14" rx="3" />
                    <path d="M6.5 10v4M10 10v4M13.5 10v4" stroke-linecap="round" />
                    <rect x="16.2" y="9.2" width="2.6" height="5.6" rx="1" fill="currentColor" stroke="none" />
                </svg>
                { words.say("framescope") }
            </h1>
            <nav class="places" aria-label={words.say("places")}>
                for place in Place::ALL {
                    <a href={place.hash()} aria-current={(place == open).then_some("page")}>
                        { words.say_of("place", place.id()) }
                    </a>
                }
            </nav>
            <p class="private">{ words.say_of("private", open.id()) }</p>
            if let Some(share) = share {
                <button type="button" class="quiet" onclick={share}>{ words.say("share") }</button>
            }
            <button type="button" class="quiet show-keys" title={keys_hint.clone()} aria-label={keys_hint} onclick={show_keys.reform(|_| ())}>
                { "?" }
            </button>
            <button type="button" class="quiet language" lang={other.id()} aria-label={other.name()} onclick={switch_language}>
                { other.short_name() }
            </button>
            <button type="button" class="quiet" title={theme_hint.clone()} aria-label={theme_hint} onclick={next_theme}>
                <svg class="theme" viewBox="0 0 16 16" aria-hidden="true" data-theme={theme.id()}>
                    <circle cx="8" cy="8" r="6.2" fill="none" stroke="currentColor" stroke-width="1.5" />
                    if theme == Theme::System {
                        <path d="M8 1.8a6.2 6.2 0 0 1 0 12.4z" fill="currentColor" />
                    }
                    if theme == Theme::Dark {
                        <circle cx="8" cy="8" r="6.2" fill="currentColor" />
                    }
                </svg>
            </button>
        </header>
    }
}
