//! What is wrong with the frame, and why.

use crate::analysis::FrameDetail;
use crate::app::components::section::Section;
use crate::app::words::use_words;
use std::rc::Rc;
use yew::prelude::*;

/// Whose findings.
#[derive(PartialEq, Properties)]
pub(crate) struct FindingsProps {
    /// The frame.
    pub(crate) frame: Rc<FrameDetail>,
}

/// The findings, the worst first.
#[component]
pub(crate) fn Findings(props: &FindingsProps) -> Html {
    let words = use_words();
    html! {
        <ul class="findings" aria-label={words.say("findings-title")}>
            for finding in &props.frame.findings {
                <li data-level={finding.severity.id()}>
                    <b>{ words.say_of("severity", finding.severity.id()) }</b>
                    <p>
                        { words.say_of_with("finding", finding.rule.id(), &[("found", finding.found.into())]) }
                        { " " }<Section number={finding.rule.section()} />
                    </p>
                </li>
            }
        </ul>
    }
}
