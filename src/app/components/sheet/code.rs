//! Code or a message, ready to copy.

use crate::analysis::CodeSample;
use crate::app::components::copy::Copy;
use yew::prelude::*;

/// The same in several languages, of which one is open at a time; one alone is open.
pub(super) fn code(title: &str, samples: &[CodeSample]) -> Html {
    let alone = samples.len() == 1;
    html! {
        <section>
            <h3>{ title.to_owned() }</h3>
            <div class="samples-of">
                for sample in samples {
                    <details class="code" open={alone} name={title.to_owned()}>
                        <summary>{ sample.language.clone() }</summary>
                        <pre tabindex="0" aria-label={sample.language.clone()}>{ sample.code.clone() }</pre>
                        <Copy label={sample.language.clone()} text={sample.code.clone()} />
                    </details>
                }
            </div>
        </section>
    }
}
