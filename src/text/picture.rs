//! A frame's bit diagram as a picture: SVG 1.1 without scripts, in colours for light and for dark.

use super::Text;
use crate::analysis::{Begins, Cell, Diagram, FrameDetail};
use crate::protocol::FieldId;
use std::fmt::Write;

/// Units of a bit, of a row, of the ruler above and of the line below.
const BIT: usize = 26;
const ROW: usize = 52;
const TOP: usize = 20;
const FOOT: usize = 22;
const MARGIN: usize = 8;

/// Text and ground of each field: on light, then on dark. They are those of the page, in numbers that every viewer knows.
const COLOURS: [(FieldId, [&str; 4]); 12] = [
    (FieldId::Fin, ["#90302e", "#ffe4e1", "#ffaea7", "#3f2220"]),
    (FieldId::Rsv1, ["#893c00", "#ffe7d7", "#fab688", "#3d2514"]),
    (FieldId::Rsv2, ["#893c00", "#ffe7d7", "#fab688", "#3d2514"]),
    (FieldId::Rsv3, ["#893c00", "#ffe7d7", "#fab688", "#3d2514"]),
    (
        FieldId::Opcode,
        ["#714f00", "#f6ecd3", "#e0c579", "#342a0e"],
    ),
    (FieldId::Mask, ["#7b3577", "#fbe5f8", "#edb0e6", "#382336"]),
    (
        FieldId::PayloadLen,
        ["#00682a", "#ddf4e1", "#98daa5", "#1a321f"],
    ),
    (
        FieldId::ExtendedPayloadLen,
        ["#006b5f", "#d4f5f0", "#74ddd0", "#09332e"],
    ),
    (
        FieldId::MaskingKey,
        ["#614092", "#f0e8ff", "#d1b9ff", "#2f263e"],
    ),
    (
        FieldId::Payload,
        ["#00579a", "#dcefff", "#95cdff", "#192d41"],
    ),
    (
        FieldId::StatusCode,
        ["#8e2e45", "#ffe4e7", "#ffacb8", "#3f2226"],
    ),
    (
        FieldId::Reason,
        ["#006582", "#d4f3fc", "#73d8f0", "#093139"],
    ),
];

impl Text {
    /// The picture of a frame's bits. What it shows stands in it as text, for search and for who has it read aloud.
    pub fn picture(&self, frame: &FrameDetail) -> String {
        let diagram = Diagram::of(&frame.fields, &frame.head);
        let width = 32 * BIT + 2 * MARGIN;
        let foot = if diagram.more > 0 { FOOT } else { 0 };
        let height = TOP + diagram.rows.len() * ROW + foot + 2 * MARGIN;
        let mut svg = String::new();
        // Writing to a string cannot fail.
        let _ = write!(
            svg,
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" height=\"{height}\" role=\"img\" aria-labelledby=\"title desc\">\n\
             <title id=\"title\">{}</title>\n<desc id=\"desc\">{}</desc>\n{}\n\
             <rect class=\"ground\" width=\"{width}\" height=\"{height}\"/>\n",
            escaped(&self.frame_title(frame)),
            escaped(&self.frame_fields(frame)),
            style(),
        );
        for octet in 0..4 {
            for (bit, anchor) in [(8 * octet, "start"), (8 * octet + 7, "end")] {
                let x = MARGIN + bit * BIT + if anchor == "end" { BIT - 3 } else { 3 };
                let _ = writeln!(
                    svg,
                    "<text class=\"ruler\" x=\"{x}\" y=\"{}\" text-anchor=\"{anchor}\">{bit}</text>",
                    MARGIN + TOP - 6
                );
            }
        }
        for (number, row) in diagram.rows.iter().enumerate() {
            let mut bit = 0;
            for cell in row {
                self.cell(cell, frame, [bit, number], &mut svg);
                bit += usize::from(cell.bits);
            }
        }
        if diagram.more > 0 {
            let more = self.say_with("picture-more", &[("count", diagram.more.into())]);
            let _ = writeln!(
                svg,
                "<text class=\"ruler\" x=\"{}\" y=\"{}\" text-anchor=\"middle\">{}</text>",
                width / 2,
                height - MARGIN - 6,
                escaped(&more)
            );
        }
        svg.push_str("</svg>\n");
        svg
    }

    fn cell(&self, cell: &Cell, frame: &FrameDetail, [bit, row]: [usize; 2], svg: &mut String) {
        let (x, y) = (MARGIN + bit * BIT, MARGIN + TOP + row * ROW);
        let width = usize::from(cell.bits) * BIT;
        let middle = x + width / 2;
        let name = self.say_of("field", cell.field.id());
        let value = crate::analysis::figure::value(cell, frame);
        let _ = writeln!(
            svg,
            "<g class=\"{}\"><rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{ROW}\"/>\
             <text class=\"value\" x=\"{middle}\" y=\"{}\">{}</text>",
            cell.field.id(),
            y + 20,
            escaped(&value)
        );
        let room = width / 7;
        if cell.bits == 1 {
            // Downwards there is no room: a name of four letters stands there in small ones.
            let _ = writeln!(
                svg,
                "<text class=\"small\" x=\"{middle}\" y=\"{}\">{}</text></g>",
                y + 40,
                escaped(&name)
            );
        } else {
            let shown = if name.chars().count() <= room {
                name
            } else {
                String::new()
            };
            let shown = match cell.begins {
                Begins::Here => shown,
                Begins::Above => ["… ", &shown].concat(),
            };
            let _ = writeln!(
                svg,
                "<text class=\"name\" x=\"{middle}\" y=\"{}\">{}</text></g>",
                y + 40,
                escaped(&shown)
            );
        }
    }
}

fn style() -> String {
    let mut light = String::new();
    let mut dark = String::new();
    for (field, [text, ground, dark_text, dark_ground]) in COLOURS {
        let id = field.id();
        let _ = write!(
            light,
            ".{id} rect{{fill:{ground}}}.{id} text{{fill:{text}}}"
        );
        let _ = write!(
            dark,
            ".{id} rect{{fill:{dark_ground}}}.{id} text{{fill:{dark_text}}}"
        );
    }
    [
        "<style>svg{font-family:ui-monospace,Menlo,Consolas,\"DejaVu Sans Mono\",monospace;font-size:13px}\
         text{text-anchor:middle}.ruler{font-size:11px;fill:#5f6672}.value{font-weight:700}\
         .name,.small{font-family:system-ui,\"Noto Sans\",sans-serif;font-size:11px}.small{font-size:8px}\
         .ground{fill:#fff}g rect{stroke:#fff}",
        &light,
        "@media (prefers-color-scheme:dark){.ground{fill:#161a20}g rect{stroke:#161a20}.ruler{fill:#a3abb8}",
        &dark,
        "}</style>",
    ]
    .concat()
}

/// A text as it stands in XML. What XML has no form for is left out: a control character.
fn escaped(text: &str) -> String {
    let mut escaped = String::new();
    for letter in text.chars() {
        match letter {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            letter if letter.is_control() || matches!(letter, '\u{FFFE}' | '\u{FFFF}') => {}
            letter => escaped.push(letter),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::{Compressed, Conversation, Detail, ItemId, SentBy};
    use hex_literal::hex;
    use proptest::prelude::*;

    fn drawn(bytes: &[u8]) -> String {
        let paste = Conversation::of_bytes(bytes.to_vec(), SentBy::Guess, Compressed::Guess);
        match paste.detail(ItemId(0)) {
            Some(Detail::Frame(frame)) => Text::english().picture(&frame),
            _ => String::new(),
        }
    }

    #[test]
    fn what_it_shows_stands_in_it_as_text() {
        let svg = drawn(&hex!("818537fa213d7f9f4d5158"));
        for part in [
            "<title id=\"title\">Frame 1: Text, client to server",
            ">7f 9f<",
            ">0x1<",
            ">FIN<",
            "masking key",
            "prefers-color-scheme:dark",
        ] {
            assert!(svg.contains(part), "{part} in {svg}");
        }
        assert!(!svg.contains("<script") && !svg.contains("http-equiv"));
    }

    #[test]
    fn each_field_has_colours() {
        for (field, (of, _)) in FieldId::ALL.into_iter().zip(COLOURS) {
            assert_eq!(field, of);
        }
    }

    proptest! {
        #[test]
        fn every_element_is_closed(bytes in prop::collection::vec(any::<u8>(), 1..300)) {
            let svg = drawn(&bytes);
            for element in ["svg", "title", "desc", "style", "g", "text"] {
                let opened = svg.matches(&format!("<{element} ")).count() + svg.matches(&format!("<{element}>")).count();
                prop_assert_eq!(opened, svg.matches(&format!("</{element}>")).count(), "{}", element);
            }
        }
    }
}
