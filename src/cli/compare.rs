//! `framescope compare`: two frames, or two conversations, side by side.

use super::capture::{Given, Held};
use super::dump::OfDump;
use super::paint::harmless;
use super::{Failure, PIECE, Verdict, sheet};
use crate::analysis::comparing::{Subject, SubjectOf};
use crate::analysis::opened::Opened;
use crate::analysis::{
    Ask, Block, CaptureSession, Conversation, ConversationId, ItemId, List, Outcome, Query,
    Request, Response, RowKind, Sheet, SourceId,
};
use crate::text::Text;
use clap::Args;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

/// Compare two frames or two conversations: what works here with what fails there
///
/// It takes what decode takes. Without an option the first conversation of each is compared: handshakes field by field, then all items in the
/// order of time, how they ended, and what breaks a rule.
///
/// Exit code: 0 if nothing differs but what differs in any two (masking keys, handshake keys); 1 if something does; 2 if the input cannot be
/// read, or there is no such frame or conversation.
#[derive(Debug, Args)]
pub(super) struct Compare {
    /// The first; - for standard input
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

/// What was opened.
enum Source {
    Paste(Box<Conversation>),
    Capture(Box<CaptureSession>),
}

impl Compare {
    pub(super) fn run(&self, text: &Text, out: &mut impl Write) -> Result<Verdict, Failure> {
        let second = self.second.as_ref().unwrap_or(&self.first);
        let first = self.subject(&self.first, 0, text)?;
        let second = self.subject(second, 1, text)?;
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

    /// What is to be compared of a file: of the two numbers that were given, the one at `place`.
    fn subject(&self, path: &Path, place: usize, text: &Text) -> Result<Subject, Failure> {
        let given = Given::new(Some(path));
        let mut source = match self.dump.open(&given, text)? {
            Held::Capture(session) => Source::Capture(session),
            Held::Bytes(bytes) => Source::Paste(Box::new(self.dump.read(&given, bytes, text)?)),
        };
        let number = |numbers: Option<&Vec<u32>>| numbers?.get(place).copied();
        let missing = |id: &str, number: u32| {
            let places = [("number", number.into())];
            given.unreadable(&text.say_of_with("command-compare-no", id, &places))
        };
        let of = if let Some(number) = number(self.frames.as_ref()) {
            let item = frame(&mut source, number).ok_or_else(|| missing("frame", number))?;
            SubjectOf::Frame(item)
        } else {
            let number = number(self.conversations.as_ref()).unwrap_or(1);
            let item =
                conversation(&source, number).ok_or_else(|| missing("conversation", number))?;
            SubjectOf::Conversation(item)
        };
        let opened = match &source {
            Source::Paste(conversation) => Opened::Paste(conversation),
            Source::Capture(session) => Opened::Capture(session),
        };
        let mut subject = Subject::of(of, opened).ok_or_else(|| missing("frame", 1))?;
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

/// The frame of that number.
fn frame(source: &mut Source, number: u32) -> Option<ItemId> {
    match source {
        Source::Paste(conversation) => {
            let mut rows = (0..conversation.len(List::Frames))
                .filter_map(|position| conversation.row(List::Frames, position));
            rows.find_map(|row| match row.kind {
                RowKind::Frame { number: own, .. } if own == number => Some(row.item),
                _ => None,
            })
        }
        Source::Capture(session) => {
            let answer = session.handle(Ask {
                source: SourceId::default(),
                edition: 0,
                request: Request::FindFrame { number },
            });
            match answer.response {
                Response::Found(found) => found.map(|found| found.item),
                _ => None,
            }
        }
    }
}

/// The first item of the conversation of that number; of a paste there is one.
fn conversation(source: &Source, number: u32) -> Option<ItemId> {
    match source {
        Source::Paste(conversation) => {
            (number == 1 && !conversation.is_empty()).then_some(ItemId(0))
        }
        Source::Capture(session) => {
            let query = Query {
                conversation: Some(ConversationId(number.checked_sub(1)?)),
                ..Query::default()
            };
            session.items(&query).ok()?.first().copied()
        }
    }
}
