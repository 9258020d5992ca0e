//! Commands by which a reader finds each value in the capture.

use crate::app::words::Words;
use yew::prelude::*;

/// What is said of the recording beside it: under a heading for each part, commands and what they print.
const README: &str = include_str!("../../../../www/learn/README.md");

/// The commands of a part, with what they print.
pub(super) fn commands(words: &Words, chapter: &str, open: bool) -> Html {
    let Some(found) = of(chapter) else {
        return Html::default();
    };
    html! {
        <details class="commands" {open}>
            <summary>{ words.say("learn-commands") }</summary>
            <pre class="text" tabindex="0" aria-label={words.say("learn-commands")}>{ found }</pre>
        </details>
    }
}

/// The block of code under the heading of a part.
fn of(chapter: &str) -> Option<String> {
    let (_, after) = README.split_once(&["\n### ", chapter, "\n"].concat())?;
    let (_, block) = after.split_once("```sh\n")?;
    let (block, _) = block.split_once("```")?;
    Some(block.trim_end().to_owned())
}

#[cfg(test)]
mod tests {
    use super::super::chapters::CHAPTERS;
    use super::*;

    #[test]
    fn every_part_of_the_recording_has_commands() {
        for chapter in CHAPTERS
            .iter()
            .filter(|chapter| !chapter.records.is_empty())
        {
            let found = of(chapter.id).unwrap();
            assert!(found.starts_with("$ "), "{}", chapter.id);
            assert!(!found.contains('#'), "{}", chapter.id);
        }
    }
}
