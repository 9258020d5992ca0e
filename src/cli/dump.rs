//! What is no capture: bytes, and texts with bytes in them.

use super::Failure;
use super::capture::{Given, Held};
use crate::analysis::{Compressed, Conversation, Input, SentBy};
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

impl OfDump {
    /// What was given, which is no capture if that was said.
    pub(super) fn open(&self, given: &Given<'_>, text: &Text) -> Result<Held, Failure> {
        if self.is_said() {
            given.bytes().map(Held::Bytes)
        } else {
            given.open(text)
        }
    }

    /// Whether the input was said to be no capture.
    pub(super) const fn is_said(&self) -> bool {
        self.raw || self.layout.is_some()
    }

    /// What the bytes are.
    pub(super) fn read(
        &self,
        given: &Given<'_>,
        bytes: Vec<u8>,
        text: &Text,
    ) -> Result<Conversation, Failure> {
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
