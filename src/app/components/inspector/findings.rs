//! What is wrong with the frame, and why.

use crate::analysis::FrameDetail;
use crate::app::components::section::section;
use crate::app::words::Words;
use yew::prelude::*;

/// The findings, the worst first.
pub(crate) fn findings(words: &Words, frame: &FrameDetail) -> Html {
    html! {
        <ul class="findings" aria-label={words.say("findings-title")}>
            for finding in &frame.findings {
                <li data-level={finding.severity.id()}>
                    <b>{ words.say_of("severity", finding.severity.id()) }</b>
                    <p>
                        { words.finding(finding.rule, finding.found) }
                        { " " }{ section(words, finding.rule.rfc(), finding.rule.section()) }
                    </p>
                </li>
            }
        </ul>
    }
}
