//! A frame in words, to be pasted where others read: its fields as a table, its figure, its picture.

use super::Text;
use crate::analysis::diagram::bit_at;
use crate::analysis::figure::figure;
use crate::analysis::{Block, CodeSample, FrameDetail, Outcome, Sheet};
use crate::protocol::{CloseBody, FieldId, LengthForm, Opcode, Peer};

/// Bytes of a payload that are shown.
const SHOWN: usize = 32;

impl Text {
    /// A frame, ready to be copied: as Markdown, as the figure of RFC 6455 §5.2 in characters, and as a picture.
    pub fn frame_sheet(&self, frame: &FrameDetail) -> Sheet {
        let title = self.frame_title(frame);
        let figure = figure(frame);
        let picture = self.picture(frame);
        let table = Block::Table {
            title: title.clone(),
            head: ["bits", "field", "value"]
                .map(|column| self.say_of("frame-column", column))
                .to_vec(),
            rows: self.field_rows(frame),
        };
        let mut copied = Sheet {
            blocks: vec![table.clone()],
            markdown: String::new(),
        };
        if !frame.findings.is_empty() {
            copied.blocks.push(Block::Prose {
                title: self.say("compare-findings"),
                paragraphs: frame
                    .findings
                    .iter()
                    .map(|finding| self.finding(finding.rule, finding.found))
                    .collect(),
            });
        }
        copied.blocks.push(Block::Code {
            title: self.say("frame-figure"),
            samples: vec![CodeSample {
                language: "text".to_owned(),
                code: figure.clone(),
            }],
        });
        let markdown = self.markdown(&copied);
        let sample = |id: &str, code: String| CodeSample {
            language: self.say_of("frame-as", id),
            code,
        };
        Sheet {
            blocks: vec![
                Block::Picture {
                    title: title.clone(),
                    name: format!("frame-{}", frame.number),
                    svg: picture.clone(),
                    save: ["svg", "png"].map(|format| self.say_of("picture-save", format)),
                },
                Block::Code {
                    title: self.say("frame-copies"),
                    samples: vec![
                        sample("figure", figure),
                        sample("markdown", markdown.clone()),
                        sample("svg", picture),
                    ],
                },
            ],
            markdown,
        }
    }

    /// What stands there in place of a frame that is not there.
    pub(super) fn no_frame(&self) -> Sheet {
        let blocks = vec![Block::Verdict {
            outcome: Outcome::Open,
            says: self.say("frame-missing"),
        }];
        self.sheet(blocks)
    }

    /// "Frame 3: Text, client to server, 11 bytes"
    pub(super) fn frame_title(&self, frame: &FrameDetail) -> String {
        let number = self.say_with("frame-number", &[("number", frame.number.into())]);
        let way = frame.peer.map_or("unknown", Peer::id);
        let parts = [
            self.opcode(opcode(frame)),
            self.say_of("way", way),
            self.say_with("byte-count", &[("count", frame.span.len().into())]),
        ];
        let places = [
            ("frame", number.into()),
            ("facts", self.listed(parts).into()),
        ];
        self.say_with("frame-title", &places)
    }

    /// "FIN 1, RSV1 0, …"
    pub(super) fn frame_fields(&self, frame: &FrameDetail) -> String {
        let fields = frame.fields.iter().map(|field| {
            let name = self.say_of("field", field.id.id());
            [&name, " ", &self.field_value(frame, field.id)].concat()
        });
        self.listed(fields)
    }

    /// Words after each other: "FIN 1, RSV1 0".
    pub(super) fn listed(&self, words: impl IntoIterator<Item = impl Into<String>>) -> String {
        let all = words
            .into_iter()
            .map(Into::into)
            .reduce(|one: String, other| {
                let places = [("one", one.into()), ("other", other.into())];
                self.say_with("frame-and", &places)
            });
        all.unwrap_or_default()
    }

    /// An opcode's name.
    pub(super) fn opcode(&self, opcode: Opcode) -> String {
        if let Some(name) = opcode.name() {
            self.say_of("opcode", name)
        } else {
            let number = format!("0x{:X}", opcode.0);
            self.say_with("opcode-reserved", &[("opcode", number.into())])
        }
    }

    fn field_rows(&self, frame: &FrameDetail) -> Vec<Vec<String>> {
        let row = |field: &crate::protocol::Field| {
            let last = field.bit + field.bits - 1;
            let bits = if field.bits == 1 {
                field.bit.to_string()
            } else {
                format!("{}–{last}", field.bit)
            };
            let name = self.say_of("field", field.id.id());
            vec![bits, name, self.field_value(frame, field.id)]
        };
        frame.fields.iter().map(row).collect()
    }

    /// The value of a field, as it is written in a list; of one that is not there, nothing.
    pub(super) fn field_value(&self, frame: &FrameDetail, field: FieldId) -> String {
        let Some(place) = frame.fields.iter().find(|other| other.id == field) else {
            return String::new();
        };
        let bytes = || {
            let first = usize::try_from(place.bit / 8).unwrap_or(usize::MAX);
            let count = usize::try_from(place.bits / 8).unwrap_or(usize::MAX);
            frame.head.iter().skip(first).take(count)
        };
        match field {
            FieldId::Fin | FieldId::Rsv1 | FieldId::Rsv2 | FieldId::Rsv3 | FieldId::Mask => {
                bit_at(&frame.head, place.bit).to_string()
            }
            FieldId::Opcode => {
                let opcode = opcode(frame);
                let number = format!("0x{:X}", opcode.0);
                let name = self.opcode(opcode);
                let places = [("opcode", number.into()), ("name", name.into())];
                self.say_with("frame-opcode", &places)
            }
            FieldId::PayloadLen => (frame.head.get(1).copied().unwrap_or(0) & 0x7F).to_string(),
            FieldId::ExtendedPayloadLen => frame
                .header
                .map_or_else(|| hex(bytes()), |header| header.payload_len.to_string()),
            FieldId::MaskingKey => hex(bytes()),
            FieldId::StatusCode => match CloseBody::parse(&frame.payload) {
                CloseBody::Status { code, .. } => code.0.to_string(),
                CloseBody::Empty | CloseBody::TooShort => String::new(),
            },
            FieldId::Reason => content(frame.payload.get(2..).unwrap_or_default(), frame, 2),
            FieldId::Payload => content(&frame.payload, frame, 0),
        }
    }

    /// The form of a length.
    pub(super) fn length_form(&self, form: LengthForm) -> String {
        let bits = match form {
            LengthForm::Seven => 7_u32,
            LengthForm::Sixteen => 16,
            LengthForm::SixtyFour => 64,
        };
        self.say_with("compare-bits", &[("count", bits.into())])
    }
}

/// The opcode, as far as the first byte is there.
pub(super) fn opcode(frame: &FrameDetail) -> Opcode {
    Opcode(frame.head.first().copied().unwrap_or(0) & 0xF)
}

/// The beginning of a payload: a text in quotes where it is one, else bytes.
fn content(bytes: &[u8], frame: &FrameDetail, from: u64) -> String {
    let first = frame.span.start + u64::from(frame.header_len) + from;
    let hole = frame.unknown.iter().find(|span| span.end > first);
    let known = hole.map_or(usize::MAX, |hole| {
        usize::try_from(hole.start.saturating_sub(first)).unwrap_or(usize::MAX)
    });
    let all = bytes.len() as u64 + from >= frame.payload_seen && hole.is_none();
    shown(bytes.get(..known).unwrap_or(bytes), all)
}

/// The beginning of some bytes: a text in quotes where it is one, else in hex; `…` where there is more.
pub(super) fn shown(bytes: &[u8], all: bool) -> String {
    let is_text = std::str::from_utf8(bytes)
        .is_ok_and(|text| !text.is_empty() && !text.chars().any(char::is_control));
    let all = all && bytes.len() <= 2 * SHOWN;
    let mut shown = if is_text {
        let text = String::from_utf8_lossy(bytes);
        let text: String = text.chars().take(2 * SHOWN).collect();
        ["“", &text, "”"].concat()
    } else {
        hex(bytes.iter().take(if all { 2 * SHOWN } else { SHOWN }))
    };
    if !all {
        shown.push_str(" …");
    }
    shown
}

/// Bytes in hex, with blanks between.
pub(super) fn hex<'a>(bytes: impl Iterator<Item = &'a u8>) -> String {
    let octets: Vec<String> = bytes.map(|byte| format!("{byte:02x}")).collect();
    octets.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::{Compressed, Conversation, Detail, ItemId, SentBy};
    use hex_literal::hex;
    use proptest::prelude::*;

    fn sheet(bytes: &[u8]) -> Option<Sheet> {
        let paste = Conversation::of_bytes(bytes.to_vec(), SentBy::Guess, Compressed::Guess);
        match paste.detail(ItemId(0)) {
            Some(Detail::Frame(frame)) => Some(Text::english().frame_sheet(&frame)),
            _ => None,
        }
    }

    #[test]
    fn a_frame_as_markdown() {
        let markdown = sheet(&hex!("818537fa213d7f9f4d5158")).unwrap().markdown;
        for line in [
            "| 0 | FIN | 1 |",
            "| 4–7 | opcode | 0x1 (Text) |",
            "| 16–47 | masking key | 37 fa 21 3d |",
            "| 48–87 | payload data | “Hello” |",
            "+-+-+-+-+-------+-+-------------+-------------------------------+",
        ] {
            assert!(markdown.contains(line), "{line} in {markdown}");
        }
    }

    proptest! {
        #[test]
        fn any_frame_is_said(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
            let _ = sheet(&bytes);
        }
    }
}
