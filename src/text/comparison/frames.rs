//! Two frames side by side: each field, and where their payloads part.

use super::{Compared, Is, differing};
use crate::analysis::comparing::{Subject, first_difference};
use crate::analysis::{Block, FrameDetail, Outcome};
use crate::protocol::{FieldId, Peer};
use crate::text::Text;
use crate::text::frame::{hex, shown};

/// Bytes that are shown before and from the first that differs.
const BEFORE: usize = 8;
const FROM: usize = 16;

impl Text {
    pub(super) fn compared_frames(
        &self,
        subjects: [&Subject; 2],
        frames: [&FrameDetail; 2],
    ) -> Vec<Block> {
        let sides = self.sides(subjects);
        let lines = self.frame_lines(frames);
        let names = differing(&lines);
        let (outcome, says) = if names.is_empty() {
            (Outcome::Pass, self.say("compare-frames-same"))
        } else {
            let places = [
                ("count", names.len().into()),
                ("fields", self.listed(names).into()),
            ];
            (
                Outcome::Note,
                self.say_with("compare-frames-differ", &places),
            )
        };
        let mut blocks = vec![
            Block::Verdict { outcome, says },
            self.compared_table(self.say("compare-fields"), &sides, &lines),
        ];
        blocks.extend(self.parting(frames, &sides));
        blocks
    }

    fn frame_lines(&self, frames: [&FrameDetail; 2]) -> Vec<Compared> {
        let of = |say: &dyn Fn(&FrameDetail) -> String| frames.map(say);
        let sender =
            |frame: &FrameDetail| self.say_of("way", frame.peer.map_or("unknown", Peer::id));
        let mut lines = vec![Compared::by_words(self.say("compare-sender"), of(&sender))];
        for field in FieldId::ALL {
            let sides = of(&|frame| match field {
                // The whole payload is compared below: here stands how it begins.
                FieldId::PayloadLen => frame.header.map_or_else(
                    || self.field_value(frame, field),
                    |header| header.payload_len.to_string(),
                ),
                _ => self.field_value(frame, field),
            });
            if field == FieldId::ExtendedPayloadLen || sides.iter().all(String::is_empty) {
                continue;
            }
            let [first, second] = &sides;
            let are_both = !first.is_empty() && !second.is_empty();
            let is = match field {
                FieldId::MaskingKey if are_both && first != second => Is::Random,
                FieldId::Payload | FieldId::Reason => {
                    let [one, other] = frames;
                    Is::of(
                        &(&one.payload, one.payload_seen),
                        &(&other.payload, other.payload_seen),
                    )
                }
                _ => Is::of(first, second),
            };
            let name = self.say_of("field", field.id());
            lines.push(Compared { name, sides, is });
            if field == FieldId::PayloadLen {
                let form = of(&|frame| {
                    let form = frame
                        .header
                        .map(|header| self.length_form(header.length_form));
                    form.unwrap_or_default()
                });
                lines.push(Compared::by_words(self.say("compare-length-form"), form));
            }
        }
        let part = of(&|frame| {
            let message = frame.message.as_ref();
            message.map_or_else(String::new, |message| {
                let places = [
                    ("number", message.part.number.into()),
                    ("of", message.part.of.into()),
                ];
                self.say_with("compare-part-of", &places)
            })
        });
        lines.push(Compared::by_words(self.say("compare-part"), part));
        let inflated = of(&|frame| {
            let message = frame.message.as_ref();
            let inflated = message.and_then(|message| message.inflated.as_ref());
            inflated.map_or_else(String::new, |inflated| {
                shown(
                    &inflated.payload,
                    inflated.len == inflated.payload.len() as u64,
                )
            })
        });
        if inflated.iter().any(|side| !side.is_empty()) {
            let [one, other] = frames.map(|frame| {
                let message = frame.message.as_ref();
                message.and_then(|message| message.inflated.as_ref())
            });
            let is = Is::of(
                &one.map(|one| (&one.payload, one.len)),
                &other.map(|other| (&other.payload, other.len)),
            );
            lines.push(Compared {
                name: self.say("compare-inflated"),
                sides: inflated,
                is,
            });
        }
        let findings = of(&|frame| {
            let findings = frame.findings.iter();
            let rules = findings.map(|finding| self.say_of("rule", finding.rule.id()));
            self.sentences(&rules.collect::<Vec<_>>())
        });
        lines.push(Compared::by_words(self.say("compare-findings"), findings));
        lines
    }

    /// Where the payloads differ first, with some bytes around.
    fn parting(&self, frames: [&FrameDetail; 2], sides: &[String; 2]) -> Option<Block> {
        let [one, other] = frames.map(carried);
        let at = match first_difference(one, other) {
            Some(at) => at,
            None if one.len() == other.len() => return None,
            // One goes on where the other ends.
            None => one.len().min(other.len()),
        };
        let from = at.saturating_sub(BEFORE);
        let around = |bytes: &[u8]| {
            let part = bytes.get(from..(at + FROM).min(bytes.len()));
            part.unwrap_or_default().to_vec()
        };
        let [first, second] = [one, other].map(around);
        let byte = [one, other].map(|bytes| {
            bytes
                .get(at)
                .map_or_else(|| self.say("compare-ends"), |byte| format!("{byte:02x}"))
        });
        let line = |id: &str, [first, second]: [String; 2]| {
            vec![
                self.say_of_with("compare-around", id, &[("at", from.into())]),
                first,
                second,
            ]
        };
        let [name, other_name] = sides.clone();
        let plain = |bytes: &[u8]| -> String {
            let text = String::from_utf8_lossy(bytes);
            text.chars()
                .map(|letter| if letter.is_control() { '·' } else { letter })
                .collect()
        };
        Some(Block::Table {
            title: self.say_with("compare-parting", &[("at", at.into())]),
            head: vec![self.say("compare-what"), name, other_name],
            rows: vec![
                line("byte", byte),
                line("hex", [hex(first.iter()), hex(second.iter())]),
                line("text", [plain(&first), plain(&second)]),
            ],
        })
    }
}

/// What a frame carries: inflated, where it begins a compressed message.
fn carried(frame: &FrameDetail) -> &[u8] {
    let message = frame.message.as_ref();
    let inflated = message.and_then(|message| message.inflated.as_ref());
    inflated.map_or(&frame.payload, |inflated| &inflated.payload)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::comparing::SubjectOf;
    use crate::analysis::opened::Opened;
    use crate::analysis::{Compressed, Conversation, ItemId, SentBy};
    use expect_test::expect;
    use hex_literal::hex;

    fn compared(first: &[u8], second: &[u8]) -> String {
        let [first, second] = [first, second].map(|bytes| {
            let paste = Conversation::of_bytes(bytes.to_vec(), SentBy::Guess, Compressed::Guess);
            Subject::of(SubjectOf::Frame(ItemId(0)), Opened::Paste(&paste)).unwrap()
        });
        Text::english().comparison_sheet(&first, &second).markdown
    }

    #[test]
    fn fields_that_differ_are_named() {
        expect![[r"
            **i 5 fields differ: direction, MASK, payload length, masking key, payload data.**

            ## Fields

            | What | A: Frame 1 | B: Frame 1 | Is it the same? |
            |---|---|---|---|
            | direction | client to server | server to client | differs |
            | FIN | 1 | 1 | same |
            | RSV1 | 0 | 0 | same |
            | RSV2 | 0 | 0 | same |
            | RSV3 | 0 | 0 | same |
            | opcode | 0x1 (Text) | 0x1 (Text) | same |
            | MASK | 1 | 0 | differs |
            | payload length | 5 | 6 | differs |
            | length in | 7 bits | 7 bits | same |
            | masking key | 37 fa 21 3d |  | differs |
            | payload data | “Hello” | “Help!!” | differs |
            | part of its message | 1 of 1 | 1 of 1 | same |
            | Findings |  |  | same |

            ## What they carry differs first at byte 3

            | What | A: Frame 1 | B: Frame 1 |
            |---|---|---|
            | That byte | 6c | 70 |
            | From byte 0 | 48 65 6c 6c 6f | 48 65 6c 70 21 21 |
            | As text | Hello | Help!! |
        "]]
        .assert_eq(&compared(
            &hex!("818537fa213d7f9f4d5158"),
            &hex!("810648656c702121"),
        ));
    }

    #[test]
    fn keys_differ_in_any_two() {
        let said = compared(
            &hex!("818537fa213d7f9f4d5158"),
            &hex!("81850102030449676f686e"),
        );
        assert!(said.starts_with("**✓ "), "{said}");
        assert!(
            said.contains("| masking key | 37 fa 21 3d | 01 02 03 04 | random |"),
            "{said}"
        );
    }
}
