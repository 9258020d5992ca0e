//! `framescope compare`: two frames, or two conversations, side by side.

use super::capture::Given;
use super::dump::OfDump;
use super::paint::harmless;
use super::source::Source;
use super::{Failure, PIECE, Verdict, sheet};
use crate::analysis::comparing::{Subject, SubjectOf};
use crate::analysis::{Block, Outcome, Sheet};
use crate::text::Text;
use clap::Args;
use std::io::{self, BufWriter, Write};
use std::path::PathBuf;

/// Compare two frames or two conversations: what works here with what fails there
///
/// It takes what decode takes. Without an option the first conversation of each is compared: handshakes field by field, then all items in the
/// order of time, how they ended, and what breaks a rule.
///
/// Exit code: 0 if nothing differs but what differs in any two (masking keys, handshake keys); 1 if something does; 2 if the input cannot be
/// read, or there is no such frame or conversation.
#[derive(Debug, Args)]
pub(super) struct Compare {
    /// The first; - for standard input, or a link
    first: PathBuf,
    /// The second; the first again if it is left out
    second: Option<PathBuf>,
    /// Compare two frames: their numbers, from 1
    #[arg(long, num_args = 2, value_names = ["N", "M"], conflicts_with = "conversations")]
    frames: Option<Vec<u32>>,
    /// Of captures, compare these conversations: their numbers, from 1
    #[arg(long, num_args = 2, value_names = ["N", "M"])]
    conversations: Option<Vec<u32>>,
    /// Write JSON
    #[arg(long, conflicts_with = "markdown")]
    json: bool,
    /// Write Markdown
    #[arg(long)]
    markdown: bool,
    #[command(flatten)]
    dump: OfDump,
}

impl Compare {
    pub(super) fn run(&self, text: &Text, out: &mut impl Write) -> Result<Verdict, Failure> {
        let given = Given::new(Some(&self.first));
        let mut source = self.dump.source(&given, text)?;
        let first = self.subject(&given, &mut source, 0, text)?;
        let second = match &self.second {
            // What can be read but once is both.
            None => self.subject(&given, &mut source, 1, text)?,
            Some(second) => {
                let given = Given::new(Some(second));
                let mut source = self.dump.source(&given, text)?;
                self.subject(&given, &mut source, 1, text)?
            }
        };
        let sheet = text.comparison_sheet(&first, &second);
        self.write(&sheet, text, out)?;
        let is_same = matches!(
            sheet.blocks.first(),
            Some(Block::Verdict {
                outcome: Outcome::Pass,
                ..
            })
        );
        Ok(if is_same {
            Verdict::Clean
        } else {
            Verdict::Faulty
        })
    }

    /// What is to be compared of a source: of the two numbers that were given, the one at `place`.
    fn subject(
        &self,
        given: &Given<'_>,
        source: &mut Source,
        place: usize,
        text: &Text,
    ) -> Result<Subject, Failure> {
        let number = |numbers: Option<&Vec<u32>>| numbers?.get(place).copied();
        let missing = |id: &str, number: u32| {
            let places = [("number", number.into())];
            given.unreadable(&text.say_of_with("command-compare-no", id, &places))
        };
        let of = if let Some(number) = number(self.frames.as_ref()) {
            let item = source
                .frame(number)
                .ok_or_else(|| missing("frame", number))?;
            SubjectOf::Frame(item)
        } else {
            let number = number(self.conversations.as_ref()).unwrap_or(1);
            let item = source
                .conversation(number)
                .ok_or_else(|| missing("conversation", number))?;
            SubjectOf::Conversation(item)
        };
        let mut subject = Subject::of(of, source.opened()).ok_or_else(|| missing("frame", 1))?;
        if subject.source.is_empty() {
            subject.source.clone_from(&given.name);
        }
        Ok(subject)
    }

    fn write(&self, sheet: &Sheet, text: &Text, out: &mut impl Write) -> Result<(), Failure> {
        if self.json {
            // JSON holds no colours that would have to be taken out.
            let mut out = BufWriter::with_capacity(PIECE, io::stdout().lock());
            serde_json::to_writer_pretty(&mut out, &sheet.blocks).map_err(io::Error::from)?;
            writeln!(out)?;
            out.flush()?;
        } else if self.markdown {
            let mut lines = sheet.markdown.lines();
            lines.try_for_each(|line| writeln!(out, "{}", harmless(line)))?;
        } else {
            sheet::print(sheet, text, out)?;
        }
        Ok(())
    }
}
