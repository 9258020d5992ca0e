//! What is no capture: bytes, and texts with bytes in them.

use super::capture::{Given, Held};
use super::source::Source;
use super::{Failure, note};
use crate::analysis::{Compressed, Conversation, Edit, Input, SentBy};
use crate::capture::hexdump::Layout;
use crate::text::Text;
use clap::builder::PossibleValue;
use clap::{Args, ValueEnum};

#[derive(Debug, Args)]
#[command(next_help_heading = "Of bytes and texts")]
pub(super) struct OfDump {
    /// The input is the bytes themselves
    #[arg(long, conflicts_with = "layout")]
    raw: bool,
    /// How the bytes are written down, if the guess is wrong
    #[arg(long, value_name = "ID", hide_possible_values = true)]
    layout: Option<Layout>,
    /// Who sent the bytes, if the input does not tell
    #[arg(long, value_name = "PEER", default_value = "guess")]
    from: SentBy,
    /// Whether permessage-deflate was agreed, if no handshake tells
    #[arg(long, default_value = "guess")]
    compressed: Compressed,
}

/// What was given, where it is no capture.
pub(super) enum Dump {
    /// As it is.
    Bytes(Vec<u8>),
    /// What somebody shared: a text and how it is read, and what is changed of it.
    Shared(Input, Vec<Edit>),
}

impl Dump {
    pub(super) fn is_empty(&self) -> bool {
        match self {
            Self::Bytes(bytes) => bytes.is_empty(),
            Self::Shared(input, _) => input.text.is_empty(),
        }
    }
}

impl OfDump {
    /// What was given, which is no capture if that was said.
    pub(super) fn open(&self, given: &Given<'_>, text: &Text) -> Result<Held, Failure> {
        if self.raw {
            given.bytes().map(|bytes| Held::Dump(Dump::Bytes(bytes)))
        } else if self.layout.is_some() {
            given.open_dump(text)
        } else {
            given.open(text)
        }
    }

    /// What was given, open.
    pub(super) fn source(&self, given: &Given<'_>, text: &Text) -> Result<Source, Failure> {
        Ok(match self.open(given, text)? {
            Held::Capture(session) => Source::Capture(session),
            Held::Dump(dump) => Source::Paste(Box::new(self.read(given, dump, text)?)),
        })
    }

    /// What the bytes are. That edits came with them is said on standard error.
    pub(super) fn read(
        &self,
        given: &Given<'_>,
        dump: Dump,
        text: &Text,
    ) -> Result<Conversation, Failure> {
        let bytes = match dump {
            Dump::Bytes(bytes) => bytes,
            Dump::Shared(input, edits) => {
                if !edits.is_empty() {
                    let places = [("count", edits.len().into())];
                    note(&[&given.name, ": ", &text.say_with("command-edits", &places)].concat());
                }
                return Ok(Conversation::open(self.over(input), &edits));
            }
        };
        if self.raw {
            return Ok(Conversation::of_bytes(bytes, self.from, self.compressed));
        }
        let input = Input {
            text: String::from_utf8(bytes).map_err(|error| {
                let offset = error.utf8_error().valid_up_to();
                given.unreadable(&text.say_with("command-not-text", &[("offset", offset.into())]))
            })?,
            layout: self.layout,
            sent_by: self.from,
            compressed: self.compressed,
        };
        Ok(Conversation::open(input, &[]))
    }

    /// How a text is read: as the options say, or else as it was shared.
    fn over(&self, input: Input) -> Input {
        let (from, compressed) = (self.from, self.compressed);
        Input {
            layout: self.layout.or(input.layout),
            sent_by: match from {
                SentBy::Guess => input.sent_by,
                SentBy::Client | SentBy::Server => from,
            },
            compressed: match compressed {
                Compressed::Guess => input.compressed,
                Compressed::No | Compressed::Deflate => compressed,
            },
            ..input
        }
    }
}

impl ValueEnum for Layout {
    fn value_variants<'a>() -> &'a [Self] {
        &Self::ALL
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(self.id()))
    }
}

impl ValueEnum for SentBy {
    fn value_variants<'a>() -> &'a [Self] {
        &[Self::Guess, Self::Client, Self::Server]
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(match self {
            Self::Guess => "guess",
            Self::Client => "client",
            Self::Server => "server",
        }))
    }
}

impl ValueEnum for Compressed {
    fn value_variants<'a>() -> &'a [Self] {
        &[Self::Guess, Self::No, Self::Deflate]
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(match self {
            Self::Guess => "guess",
            Self::No => "no",
            Self::Deflate => "deflate",
        }))
    }
}
