//! Words of some length: paragraphs with code and links to sections of RFCs in them.

use crate::app::components::section::section;
use crate::app::words::Words;
use yew::prelude::*;

/// A part of a paragraph.
#[derive(Debug, PartialEq, Eq)]
enum Part<'a> {
    Words(&'a str),
    /// Written as `code`.
    Code(&'a str),
    /// Written as [6455 5.2].
    Section(u32, &'a str),
}

/// Paragraphs, each a line of `text`.
pub(crate) fn prose(words: &Words, text: &str) -> Html {
    html! {
        for paragraph in text.lines() {
            <p>{ sentence(words, paragraph) }</p>
        }
    }
}

/// A paragraph's own text.
pub(crate) fn sentence(words: &Words, text: &str) -> Html {
    html! {
        for part in parts(text) {
            { match part {
                Part::Words(said) => html! { { said.to_owned() } },
                Part::Code(code) => html! { <code>{ code.to_owned() }</code> },
                Part::Section(rfc, number) => section(words, rfc, number),
            } }
        }
    }
}

/// What stands in `text`; brackets that name no section are words.
fn parts(text: &str) -> Vec<Part<'_>> {
    let mut parts = Vec::new();
    for (at, piece) in text.split('`').enumerate() {
        if at % 2 == 1 {
            parts.push(Part::Code(piece));
            continue;
        }
        let mut rest = piece;
        while let Some((start, end, rfc, number)) = link(rest) {
            parts.push(Part::Words(rest.get(..start).unwrap_or_default()));
            parts.push(Part::Section(rfc, number));
            rest = rest.get(end..).unwrap_or_default();
        }
        parts.push(Part::Words(rest));
    }
    parts.retain(|part| *part != Part::Words(""));
    parts
}

/// The first section that is named: where it begins and ends, the RFC, the section.
fn link(text: &str) -> Option<(usize, usize, u32, &str)> {
    text.match_indices('[').find_map(|(start, _)| {
        let (inside, _) = text.get(start + 1..)?.split_once(']')?;
        let (rfc, number) = inside.split_once(' ')?;
        Some((start, start + inside.len() + 2, rfc.parse().ok()?, number))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sections_and_code_are_found() {
        use Part::{Code, Section, Words};
        let rows: &[(&str, &[Part<'_>])] = &[
            ("", &[]),
            ("plain", &[Words("plain")]),
            (
                "a byte, `0x81` [6455 5.2].",
                &[
                    Words("a byte, "),
                    Code("0x81"),
                    Words(" "),
                    Section(6455, "5.2"),
                    Words("."),
                ],
            ),
            ("a [x] of [1]", &[Words("a [x] of [1]")]),
            ("`i[0 1]`", &[Code("i[0 1]")]),
        ];
        for (text, expected) in rows {
            assert_eq!(parts(text), *expected, "{text}");
        }
    }
}
