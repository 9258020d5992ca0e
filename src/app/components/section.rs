//! A link to a section of an RFC.

use crate::app::words::use_words;
use yew::prelude::*;

/// Which section.
#[derive(PartialEq, Properties)]
pub(crate) struct SectionProps {
    /// The RFC's number.
    #[prop_or(6455)]
    pub(crate) rfc: u32,
    /// The section's number, such as `5.2`.
    pub(crate) number: AttrValue,
}

/// A link to the section at the RFC Editor's site, in a new tab.
#[component]
pub(crate) fn Section(props: &SectionProps) -> Html {
    let words = use_words();
    let places = [
        ("rfc", props.rfc.to_string().into()),
        ("number", props.number.as_str().into()),
    ];
    html! {
        <a
            class="section"
            href={format!("https://www.rfc-editor.org/rfc/rfc{}#section-{}", props.rfc, props.number)}
            target="_blank"
            rel="noreferrer"
            aria-label={words.say_with("section-link", &places)}
        >
            if props.rfc != 6455 {
                { "RFC " }{ props.rfc }{ " " }
            }
            { "§" }{ props.number.clone() }
        </a>
    }
}
