//! A link to a section of an RFC.

use crate::app::words::Words;
use yew::prelude::*;

/// A link to section `number`, such as `5.2`, of the RFC at the RFC Editor's site, in a new tab.
pub(crate) fn section(words: &Words, rfc: u32, number: &str) -> Html {
    let named = rfc.to_string();
    let places = [("rfc", named.as_str().into()), ("number", number.into())];
    let label = words.say_with("section-link", &places);
    let address = [
        "https://www.rfc-editor.org/rfc/rfc",
        &named,
        "#section-",
        number,
    ]
    .concat();
    let document = if rfc == 6455 {
        String::new()
    } else {
        ["RFC ", &named, " "].concat()
    };
    html! {
        <a class="section" href={address} target="_blank" rel="noreferrer" aria-label={label}>
            { [&document, "§", number].concat() }
        </a>
    }
}
