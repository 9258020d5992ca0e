//! `framescope accept`: from a key to the accept value that belongs to it.

use super::paint::{self, paint};
use super::{Failure, Verdict, complain};
use crate::analysis::copy::{CopyFormat, copy};
use crate::protocol::{self, KeyCheck};
use crate::text::Text;
use clap::Args;
use serde::Serialize;
use std::io::{self, IsTerminal, Write};

/// Print the Sec-WebSocket-Accept that belongs to a Sec-WebSocket-Key
///
/// The value stands alone on the first line. On a terminal the four steps of RFC 6455 §4.2.2 follow.
///
/// Exit code: 0; or 1 if ACCEPT is another value or KEY is not the Base64 of 16 bytes.
#[derive(Debug, Args)]
pub(super) struct Accept {
    /// Value of the request's Sec-WebSocket-Key
    key: String,
    /// Value of the response's Sec-WebSocket-Accept, to be compared
    #[arg(value_name = "ACCEPT")]
    seen: Option<String>,
    /// Write JSON
    #[arg(long)]
    json: bool,
}

#[derive(Serialize)]
struct AcceptReport<'a> {
    key: &'a str,
    /// The key's 16 bytes as hex; null if it has others.
    nonce: Option<String>,
    concatenated: &'a str,
    sha1: String,
    accept: &'a str,
    /// What it was compared with.
    seen: Option<&'a str>,
    matches: Option<bool>,
}

impl Accept {
    pub(super) fn run(&self, text: &Text, out: &mut impl Write) -> Result<Verdict, Failure> {
        let accept = protocol::Accept::of(&self.key);
        let check = KeyCheck::of(&self.key);
        let matches = self.seen.as_deref().map(|seen| accept.matches(seen));
        if self.json {
            let report = AcceptReport {
                key: &self.key,
                nonce: match check {
                    KeyCheck::Sound { nonce } => Some(copy(&nonce, CopyFormat::HexStream)),
                    _ => None,
                },
                concatenated: &accept.concatenated,
                sha1: copy(&accept.digest, CopyFormat::HexStream),
                accept: &accept.value,
                seen: self.seen.as_deref(),
                matches,
            };
            serde_json::to_writer_pretty(&mut *out, &report).map_err(io::Error::from)?;
            writeln!(out)?;
        } else {
            writeln!(out, "{}", accept.value)?;
            if io::stdout().is_terminal() {
                self.steps(&accept, text, out)?;
            }
            match matches {
                Some(true) => writeln!(out, "{}", paint(paint::MATCH, text.say("verdict-match")))?,
                Some(false) => writeln!(
                    out,
                    "{}",
                    paint(paint::VIOLATION, text.say("verdict-mismatch"))
                )?,
                None => {}
            }
        }
        let wrong = text.wrong_key(&check, &self.key);
        if let Some(wrong) = &wrong {
            complain(&paint::harmless(wrong));
        }
        Ok(if wrong.is_some() || matches == Some(false) {
            Verdict::Faulty
        } else {
            Verdict::Clean
        })
    }

    fn steps(
        &self,
        accept: &protocol::Accept,
        text: &Text,
        out: &mut impl Write,
    ) -> io::Result<()> {
        let digest = copy(&accept.digest, CopyFormat::Hex);
        let steps = [
            (text.say("step-key"), paint::harmless(&self.key)),
            (text.say("step-guid"), paint::harmless(&accept.concatenated)),
            ("SHA-1".to_owned(), digest),
            ("Base64".to_owned(), accept.value.clone()),
        ];
        let width = steps.iter().map(|(name, _)| name.chars().count()).max();
        writeln!(out)?;
        for ((name, value), number) in steps.iter().zip(1..) {
            let name = paint(paint::FAINT, name);
            writeln!(out, "{number}  {name:<0$}  {value}", width.unwrap_or(0))?;
        }
        Ok(())
    }
}
