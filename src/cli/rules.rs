//! `framescope rules`: every rule that is checked.

use super::{Failure, Verdict};
use crate::text::Text;
use clap::Args;
use std::io::Write;

/// List every rule that is checked, in Markdown: where it stands, why it is there, what the peer does, what browsers and libraries say
#[derive(Debug, Args)]
pub(super) struct Rules {}

impl Rules {
    #[expect(clippy::unused_self, reason = "as all sub-commands are run")]
    pub(super) fn run(self, text: &Text, out: &mut impl Write) -> Result<Verdict, Failure> {
        write!(out, "{}", text.rules())?;
        Ok(Verdict::Clean)
    }
}
