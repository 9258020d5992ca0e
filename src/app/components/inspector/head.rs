//! A handshake's request or response.

use crate::analysis::HandshakeDetail;
use crate::app::components::section::section;
use crate::app::words::Words;
use crate::protocol::Accept;
use yew::prelude::*;

/// The head's text, and whether key and accept value belong together.
pub(crate) fn http_head(words: &Words, head: &HandshakeDetail) -> Html {
    let accept = head.key.as_deref().map(Accept::of);
    let outcome = match (&accept, &head.accept) {
        (Some(expected), Some(found)) if expected.matches(found) => "pass",
        (Some(_), Some(_)) => "fail",
        (Some(_), None) => "no-accept",
        (None, _) => "no-key",
    };
    html! {
        <>
            <section>
                <h2>
                    <span class="dir" data-peer={head.peer.id()} aria-hidden="true">{ "⇄" }</span>
                    { words.say_of("head", head.peer.id()) }
                    { " " }
                    <small>{ words.say_with("head-size", &[("count", head.span.len().into()), ("offset", format!("0x{:04X}", head.span.start).into())]) }</small>
                </h2>
            </section>
            <section>
                <h3>{ words.say("head-accept") }</h3>
                <p class="outcome" data-outcome={outcome}>{ words.say_of("accept-outcome", outcome) }{ " " }{ section(words, 6455, "4.2.2") }</p>
                <dl class="pairs">
                    if let Some(key) = &head.key {
                        <dt>{ "Sec-WebSocket-Key" }</dt><dd><code>{ key.clone() }</code></dd>
                    }
                    if let Some(accept) = &accept {
                        <dt>{ words.say("accept-expected") }</dt><dd><code>{ accept.value.clone() }</code></dd>
                    }
                    if let Some(found) = &head.accept {
                        <dt>{ "Sec-WebSocket-Accept" }</dt><dd><code>{ found.clone() }</code></dd>
                    }
                </dl>
            </section>
            <section>
                <h3>{ words.say("head-text") }</h3>
                <pre class="text" tabindex="0" aria-label={words.say("head-text")}>{ head.text.trim_end().to_owned() }</pre>
            </section>
        </>
    }
}
