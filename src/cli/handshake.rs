//! `framescope handshake`: whether an opening handshake is as it must be, and why not.

use super::capture::{Given, Held};
use super::dump::Dump;
use super::{Failure, PIECE, Verdict, note, sheet};
use crate::analysis::CaptureSession;
use crate::analysis::sheet::{Block, Outcome, Sheet};
use crate::capture::transcript::Transcript;
use crate::text::Text;
use clap::Args;
use serde::Serialize;
use std::io::{self, BufWriter, Write};
use std::path::PathBuf;

/// Say whether an opening handshake is as it must be, and why not
///
/// It reads a request, a response, or both, as text: as they are, as curl -v prints them, as a browser's developer tools list them, in a HAR
/// entry; a Sec-WebSocket-Key, and a Sec-WebSocket-Accept beside it; a ws or wss URI; or a capture.
///
/// Exit code: 0; 1 if a peer must fail the handshake; 2 if no handshake can be read.
#[derive(Debug, Args)]
pub(super) struct Handshake {
    /// What to read; - or nothing for standard input
    file: Option<PathBuf>,
    /// Of a capture, the conversation: its number, from 1
    #[arg(long, value_name = "N")]
    conversation: Option<u32>,
    /// Write JSON
    #[arg(long, conflicts_with = "markdown")]
    json: bool,
    /// Write Markdown
    #[arg(long)]
    markdown: bool,
}

#[derive(Serialize)]
struct SheetReport<'a> {
    /// How the verdict came out.
    outcome: Option<Outcome>,
    blocks: &'a [Block],
}

impl Handshake {
    pub(super) fn run(&self, text: &Text, out: &mut impl Write) -> Result<Verdict, Failure> {
        let given = Given::new(self.file.as_deref());
        match given.open(text)? {
            Held::Capture(session) => self.capture(&given, &session, text, out),
            Held::Dump(dump) => {
                let pasted = match &dump {
                    Dump::Bytes(bytes) => String::from_utf8_lossy(bytes),
                    Dump::Shared(input, edits) => {
                        if !edits.is_empty() {
                            let words = text.say("command-edits-left-out");
                            note(&[&given.name, ": ", &words].concat());
                        }
                        input.text.as_str().into()
                    }
                };
                let transcript = Transcript::read(&pasted);
                let sheet = text.handshake_sheet(&transcript, &[]);
                if transcript.problem.is_none() {
                    return self.write(&sheet, text, out);
                }
                if self.json {
                    self.write(&sheet, text, out)?;
                }
                let why = sheet.blocks.iter().find_map(|block| match block {
                    Block::Verdict { says, .. } => Some(says.as_str()),
                    _ => None,
                });
                Err(given.unreadable(why.unwrap_or_default()))
            }
        }
    }

    fn capture(
        &self,
        given: &Given<'_>,
        session: &CaptureSession,
        text: &Text,
        out: &mut impl Write,
    ) -> Result<Verdict, Failure> {
        let overview = session.overview();
        let number = self.conversation.unwrap_or(1);
        let conversation = given.conversation(number, &overview, text)?;
        let Some(heads) = session.handshake_heads(conversation) else {
            let places = [("number", number.into())];
            return Err(given.unreadable(&text.say_with("command-no-handshake", &places)));
        };
        let keys = session.other_keys(conversation);
        let sheet = text.captured_handshake_sheet(&heads, &keys);
        self.write(&sheet, text, out)
    }

    fn write(&self, sheet: &Sheet, text: &Text, out: &mut impl Write) -> Result<Verdict, Failure> {
        if self.json {
            let report = SheetReport {
                outcome: sheet.blocks.iter().find_map(|block| match block {
                    Block::Verdict { outcome, .. } => Some(*outcome),
                    _ => None,
                }),
                blocks: &sheet.blocks,
            };
            // JSON holds no colours that would have to be taken out.
            let mut out = BufWriter::with_capacity(PIECE, io::stdout().lock());
            serde_json::to_writer_pretty(&mut out, &report).map_err(io::Error::from)?;
            writeln!(out)?;
            out.flush()?;
        } else if self.markdown {
            write!(out, "{}", sheet.markdown)?;
        } else {
            sheet::print(sheet, text, out)?;
        }
        Ok(sheet::verdict(sheet))
    }
}
