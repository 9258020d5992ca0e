//! The link that a tap prints: `#/live?feed=` and the address of its feed.

use gloo_events::EventListener;
use yew::prelude::*;

/// The feed that the page's address names, if it does.
#[hook]
pub(super) fn use_feed_link() -> Option<String> {
    let feed = use_state_eq(here);
    let setter = feed.setter();
    use_effect_with((), move |()| {
        let listener = web_sys::window()
            .map(|window| EventListener::new(&window, "hashchange", move |_| setter.set(here())));
        move || drop(listener)
    });
    (*feed).clone()
}

fn here() -> Option<String> {
    let hash = web_sys::window()?.location().hash().ok()?;
    let feed = js_sys::decode_uri_component(encoded(&hash)?).ok()?;
    Some(feed.into())
}

/// The feed's address in the page's, encoded as it stands there.
fn encoded(hash: &str) -> Option<&str> {
    let (place, query) = hash.split_once('?')?;
    let mut parts = query.split('&').filter_map(|part| part.split_once('='));
    let (_, feed) = parts.find(|(name, _)| *name == "feed")?;
    (place == "#/live").then_some(feed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_feed_is_named_behind_the_place() {
        let rows = [
            ("#/live?feed=ws%3A%2F%2Fa", Some("ws%3A%2F%2Fa")),
            ("#/live?a=b&feed=c", Some("c")),
            ("#/live", None),
            ("#/live?feed", None),
            ("#/inspect?feed=c", None),
            ("", None),
        ];
        for (hash, feed) in rows {
            assert_eq!(encoded(hash), feed, "{hash}");
        }
    }
}
