//! Two frames, or two conversations, side by side, in words.

mod conversations;
mod frames;

use super::Text;
use crate::analysis::comparing::{Subject, What};
use crate::analysis::{Block, Outcome, Sheet};

/// How a field of one side is to that of the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Is {
    Same,
    Differs,
    /// It differs in any two.
    Random,
}

impl Is {
    fn of<T: PartialEq>(first: &T, second: &T) -> Self {
        if first == second {
            Self::Same
        } else {
            Self::Differs
        }
    }

    const fn id(self) -> &'static str {
        match self {
            Self::Same => "same",
            Self::Differs => "differs",
            Self::Random => "random",
        }
    }
}

/// A line of a table: what is compared, both sides, and how they are to each other.
struct Compared {
    name: String,
    sides: [String; 2],
    is: Is,
}

impl Compared {
    /// The same where both say the same.
    fn by_words(name: String, sides: [String; 2]) -> Self {
        let [first, second] = &sides;
        let is = Is::of(first, second);
        Self { name, sides, is }
    }
}

impl Text {
    /// Where two frames, or two conversations, differ.
    pub fn comparison_sheet(&self, first: &Subject, second: &Subject) -> Sheet {
        let blocks = match (&first.what, &second.what) {
            (What::Frame(one), What::Frame(other)) => {
                self.compared_frames([first, second], [one, other])
            }
            (What::Conversation(one), What::Conversation(other)) => {
                self.compared_conversations([first, second], [one, other])
            }
            _ => vec![Block::Verdict {
                outcome: Outcome::Open,
                says: self.say("compare-mixed"),
            }],
        };
        self.sheet(blocks)
    }

    /// What is compared, in words: "Frame 3 of a.pcap".
    pub fn subject_name(&self, subject: &Subject) -> String {
        let name = match &subject.what {
            What::Frame(frame) => self.say_with("frame-number", &[("number", frame.number.into())]),
            What::Conversation(talk) => match talk.number {
                Some(number) => self.say_with("compare-conversation", &[("number", number.into())]),
                None => self.say("compare-paste"),
            },
        };
        if subject.source.is_empty() {
            return name;
        }
        let places = [
            ("name", name.into()),
            ("source", subject.source.as_str().into()),
        ];
        self.say_with("compare-of", &places)
    }

    /// The names of both sides, told apart where they are the same.
    fn sides(&self, subjects: [&Subject; 2]) -> [String; 2] {
        let [first, second] = subjects.map(|subject| self.subject_name(subject));
        [self.labelled("A", &first), self.labelled("B", &second)]
    }

    fn compared_table(&self, title: String, sides: &[String; 2], lines: &[Compared]) -> Block {
        let [first, second] = sides.clone();
        let head = vec![
            self.say("compare-what"),
            first,
            second,
            self.say("compare-is"),
        ];
        let row = |line: &Compared| {
            let [first, second] = &line.sides;
            let is = self.say_of("compare", line.is.id());
            vec![line.name.clone(), first.clone(), second.clone(), is]
        };
        Block::Table {
            title,
            head,
            rows: lines.iter().map(row).collect(),
        }
    }
}

/// The names of those that differ.
fn differing(lines: &[Compared]) -> Vec<&str> {
    let differing = lines.iter().filter(|line| line.is == Is::Differs);
    differing.map(|line| line.name.as_str()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::comparing::SubjectOf;
    use crate::analysis::opened::Opened;
    use crate::analysis::{Compressed, Conversation, ItemId, SentBy};
    use proptest::prelude::*;

    fn subject(bytes: &[u8], of: SubjectOf) -> Option<Subject> {
        let paste = Conversation::of_bytes(bytes.to_vec(), SentBy::Guess, Compressed::Guess);
        Subject::of(of, Opened::Paste(&paste))
    }

    #[test]
    fn a_frame_and_a_conversation_cannot_be_compared() {
        let frame = subject(b"\x81\x00", SubjectOf::Frame(ItemId(0))).unwrap();
        let talk = subject(b"\x81\x00", SubjectOf::Conversation(ItemId(0))).unwrap();
        let sheet = Text::english().comparison_sheet(&frame, &talk);
        assert!(matches!(
            sheet.blocks.as_slice(),
            [Block::Verdict {
                outcome: Outcome::Open,
                ..
            }]
        ));
    }

    proptest! {
        #[test]
        fn anything_is_the_same_as_itself(bytes in prop::collection::vec(any::<u8>(), 1..200)) {
            for of in [SubjectOf::Frame(ItemId(0)), SubjectOf::Conversation(ItemId(0))] {
                let Some(subject) = subject(&bytes, of) else { continue };
                let sheet = Text::english().comparison_sheet(&subject, &subject);
                let is_same = matches!(sheet.blocks.first(), Some(Block::Verdict { outcome: Outcome::Pass, .. }));
                prop_assert!(is_same, "{}", sheet.markdown);
            }
        }

        #[test]
        fn any_two_are_compared(first in prop::collection::vec(any::<u8>(), 1..100), second in prop::collection::vec(any::<u8>(), 1..100)) {
            for of in [SubjectOf::Frame(ItemId(0)), SubjectOf::Conversation(ItemId(0))] {
                if let (Some(first), Some(second)) = (subject(&first, of), subject(&second, of)) {
                    let _ = Text::english().comparison_sheet(&first, &second);
                }
            }
        }
    }
}
