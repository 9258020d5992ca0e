//! `framescope export`: files out of a capture.

use super::capture::{Given, Held};
use super::output_file::{Existing, create, failed, shown};
use super::starts::OfStarts;
use super::{Failure, Verdict};
use crate::analysis::page::List;
use crate::analysis::{CaptureSession, ConversationId, Export as What, ItemId, Query};
use crate::text::Text;
use crate::text::amounts::size;
use clap::{Args, ValueEnum};
use std::fs::{self, File};
use std::io::{self, BufWriter, IsTerminal, Write};
use std::path::{Path, PathBuf};

/// Take payloads, rows or packets out of a capture, as files
///
/// Exit code: 0; 2 if the capture, or a part of it, cannot be read, or the file cannot be written. What could be read is written all the
/// same.
#[derive(Debug, Args)]
pub(super) struct Export {
    /// The capture; - for standard input
    file: PathBuf,
    /// What to take out
    #[arg(long, value_name = "WHAT")]
    what: Kind,
    /// Of this conversation: its number, from 1, as `framescope decode` prints it
    #[arg(long, value_name = "N")]
    conversation: Option<u32>,
    /// Of the message that this frame belongs to, or the packets of this frame: its number, from 1, as `framescope decode` prints it
    #[arg(long, value_name = "N", conflicts_with_all = ["conversation", "filter"], required_if_eq("what", "message"))]
    frame: Option<u32>,
    /// Of rows that fit, as on the page: opcode:text from:client len>100 "text"; for json, csv and packets
    #[arg(long, value_name = "TEXT")]
    filter: Option<String>,
    /// Rows are messages, not frames and events
    #[arg(long)]
    messages: bool,
    #[command(flatten)]
    starts: OfStarts,
    /// Where to write; standard output if it is not said
    #[arg(short, long, value_name = "OUT")]
    output: Option<PathBuf>,
    /// Overwrite what is there
    #[arg(long, requires = "output")]
    force: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Kind {
    /// The payload of one message, unmasked and inflated; --frame says which
    Message,
    /// The payloads of all messages of a conversation: into the folder OUT, or a ZIP archive if OUT ends so
    Messages,
    /// Rows as a JSON array
    Json,
    /// Rows as CSV (RFC 4180), with a head line
    Csv,
    /// The packets of a frame, of rows, of a conversation or of all of them, as pcapng
    Packets,
    /// Both directions of a conversation as text2pcap and Wireshark's “Import from Hex Dump” read them
    Hexdump,
}

impl Export {
    pub(super) fn run(self, text: &Text) -> Result<Verdict, Failure> {
        let given = Given::new(Some(&self.file)).starting_at(&self.starts);
        let Held::Capture(mut session) = given.open(text)? else {
            return Err(given.unreadable(&text.say("command-not-a-capture")));
        };
        let overview = session.overview();
        let job = Job {
            export: &self,
            given: &given,
            text,
        };
        if overview.conversations > 0 {
            let what = job.what(&session)?;
            match &self.output {
                Some(folder) if self.kind_is_folder() => {
                    job.write_folder(&session, &what, folder)?;
                }
                _ => job.write(&mut session, &what)?,
            }
        } else if overview.file.damage.is_empty() && overview.problem.is_none() {
            return Err(given.unreadable(&text.say("command-no-frames")));
        }
        Ok(match given.conclude(&overview, text, &mut io::sink())? {
            Verdict::Unreadable => Verdict::Unreadable,
            Verdict::Clean | Verdict::Faulty => Verdict::Clean,
        })
    }

    /// Whether messages go into a folder, each a file.
    fn kind_is_folder(&self) -> bool {
        let extension = self.output.as_deref().and_then(Path::extension);
        let zip = extension.is_some_and(|extension| extension.eq_ignore_ascii_case("zip"));
        self.what == Kind::Messages && !zip
    }
}

/// An export with what it is of.
struct Job<'a> {
    export: &'a Export,
    given: &'a Given<'a>,
    text: &'a Text,
}

impl Job<'_> {
    fn what(&self, session: &CaptureSession) -> Result<What, Failure> {
        let of_rows = matches!(self.export.what, Kind::Json | Kind::Csv | Kind::Packets);
        if self.export.filter.is_some() && !of_rows {
            let words = self.text.say("command-filter-of-rows");
            return Err(self.given.unreadable(&words));
        }
        let query = self.query(session)?;
        Ok(match self.export.what {
            Kind::Message => What::Message(self.frame(session)?),
            Kind::Messages => What::Messages(self.conversation(session, &query)?),
            Kind::Hexdump => What::HexDump(self.conversation(session, &query)?),
            Kind::Json | Kind::Csv => {
                // What is wrong with a filter is said before a file is made.
                self.items(session, &query)?;
                if self.export.what == Kind::Json {
                    What::Json(query)
                } else {
                    What::Csv(query)
                }
            }
            Kind::Packets => match (query.conversation, &self.export.filter) {
                (Some(conversation), None) => What::ConversationPackets(conversation),
                _ if self.export.frame.is_some() => What::Packets(vec![self.frame(session)?]),
                _ => What::Packets(self.items(session, &query)?),
            },
        })
    }

    fn query(&self, session: &CaptureSession) -> Result<Query, Failure> {
        let number = self.export.conversation;
        let overview = session.overview();
        let conversation =
            number.map(|number| self.given.conversation(number, &overview, self.text));
        Ok(Query {
            list: if self.export.messages {
                List::Messages
            } else {
                List::Frames
            },
            conversation: conversation.transpose()?,
            filter: self.export.filter.clone().unwrap_or_default(),
        })
    }

    fn items(&self, session: &CaptureSession, query: &Query) -> Result<Vec<ItemId>, Failure> {
        let items = session.items(query);
        items.map_err(|error| self.given.unreadable(&self.text.filter_error(&error)))
    }

    /// The frame that was asked for.
    fn frame(&self, session: &CaptureSession) -> Result<ItemId, Failure> {
        let number = self.export.frame.unwrap_or_default();
        let query = Query {
            filter: format!("frame:{number}"),
            ..Query::default()
        };
        let found = self.items(session, &query)?;
        found.first().copied().ok_or_else(|| {
            let count = session.overview().frames;
            let places = [("number", number.into()), ("count", count.into())];
            let words = self.text.say_with("command-no-frame", &places);
            self.given.unreadable(&words)
        })
    }

    /// The conversation that was asked for, or the only one that has frames.
    fn conversation(
        &self,
        session: &CaptureSession,
        query: &Query,
    ) -> Result<ConversationId, Failure> {
        if let Some(conversation) = query.conversation {
            return Ok(conversation);
        }
        let all = (0..session.overview().conversations).map(ConversationId);
        let with_frames = all.filter(|id| {
            let row = session.conversation(*id);
            row.is_some_and(|row| row.frames > 0)
        });
        let mut with_frames: Vec<ConversationId> = with_frames.collect();
        match (with_frames.pop(), with_frames.len() + 1) {
            (Some(only), 1) => Ok(only),
            (None, _) => Err(self.given.unreadable(&self.text.say("command-no-frames"))),
            (Some(_), count) => {
                let places = [("count", count.into())];
                let words = self.text.say_with("command-which-conversation", &places);
                Err(self.given.unreadable(&words))
            }
        }
    }

    /// Writes one file, or to standard output.
    fn write(&self, session: &mut CaptureSession, what: &What) -> Result<(), Failure> {
        let Some(path) = &self.export.output else {
            let out = io::stdout();
            let is_text = matches!(
                what,
                What::Message(_) | What::Json(_) | What::Csv(_) | What::HexDump(_)
            );
            if out.is_terminal() && !is_text {
                return Err(self.given.unreadable(&self.text.say("command-terminal")));
            }
            self.run(session, what, &mut out.lock())?;
            return Ok(());
        };
        let mut file = self.create(path)?;
        let len = self.run(session, what, &mut file)?;
        let places = [("name", shown(path).into()), ("size", size(len).into())];
        say(&self.text.say_with("command-exported", &places))
    }

    /// Writes what is exported; how many bytes.
    fn run(
        &self,
        session: &mut CaptureSession,
        what: &What,
        out: &mut impl Write,
    ) -> Result<u64, Failure> {
        let mut out = BufWriter::new(out);
        let mut done = Ok(());
        let exported = session.export(what, &mut |bytes| {
            if done.is_ok() {
                done = out.write_all(bytes);
            }
        });
        done.and_then(|()| out.flush())?;
        match exported.problem {
            Some(problem) => {
                let places = [("problem", problem.into())];
                Err(self
                    .given
                    .unreadable(&self.text.say_with("export-problem", &places)))
            }
            None => Ok(exported.len),
        }
    }

    /// Writes each message into a file of its own.
    fn write_folder(
        &self,
        session: &CaptureSession,
        what: &What,
        folder: &Path,
    ) -> Result<(), Failure> {
        let What::Messages(conversation) = what else {
            return Ok(());
        };
        let query = Query {
            list: List::Messages,
            conversation: Some(*conversation),
            filter: String::new(),
        };
        let items = self.items(session, &query)?;
        fs::create_dir_all(folder).map_err(|error| failed(folder, &error))?;
        for (item, number) in items.iter().zip(1..) {
            let Some((name, payload)) = session.message_file(*item, number) else {
                continue;
            };
            let path = folder.join(name);
            let mut file = self.create(&path)?;
            file.write_all(&payload)
                .map_err(|error| failed(&path, &error))?;
        }
        let places = [
            ("name", shown(folder).into()),
            ("count", items.len().into()),
        ];
        say(&self.text.say_with("command-exported-messages", &places))
    }

    /// A file of this name that was not there, or may be overwritten.
    fn create(&self, path: &Path) -> Result<File, Failure> {
        let places = || [("name", shown(path).into())];
        let whole = |path: &Path| path.canonicalize().ok();
        if whole(path).is_some_and(|path| whole(&self.export.file) == Some(path)) {
            let words = self.text.say_with("command-same-file", &places());
            return Err(Failure::Unreadable(words));
        }
        let existing = if self.export.force {
            Existing::Overwritten
        } else {
            Existing::Kept
        };
        create(path, existing, self.text)
    }
}

/// Says on standard output what was made.
fn say(line: &str) -> Result<(), Failure> {
    Ok(writeln!(io::stdout(), "{line}")?)
}
