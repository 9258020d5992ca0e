//! Colours, and text made safe for a terminal. Where colours are not wanted the stream takes them out.

use crate::protocol::{Peer, Severity};
use anstyle::{AnsiColor, Style};
use std::fmt;

pub(super) const VIOLATION: Style = AnsiColor::Red.on_default().bold();
pub(super) const CAUTION: Style = AnsiColor::Yellow.on_default();
pub(super) const NOTE: Style = AnsiColor::Blue.on_default();
pub(super) const NAME: Style = Style::new().bold();
pub(super) const FAINT: Style = Style::new().dimmed();
pub(super) const PLAIN: Style = Style::new();
pub(super) const MATCH: Style = AnsiColor::Green.on_default().bold();

pub(super) const fn of_severity(severity: Severity) -> Style {
    match severity {
        Severity::Violation => VIOLATION,
        Severity::Caution => CAUTION,
        Severity::Note => NOTE,
    }
}

pub(super) const fn of_peer(peer: Option<Peer>) -> Style {
    match peer {
        Some(Peer::Client) => AnsiColor::Cyan.on_default(),
        Some(Peer::Server) => AnsiColor::Magenta.on_default(),
        None => FAINT,
    }
}

/// `text` in that style. Its width counts the text alone.
pub(super) fn paint(style: Style, text: impl fmt::Display) -> impl fmt::Display {
    Painted(style, text.to_string())
}

struct Painted(Style, String);

impl fmt::Display for Painted {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self(style, text) = self;
        write!(f, "{style}")?;
        f.pad(text)?;
        write!(f, "{style:#}")
    }
}

/// `text` with everything escaped that could move the cursor, colour the screen or turn the direction of writing.
pub(super) fn harmless(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        let turns = matches!(letter, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
        if letter.is_control() || turns {
            out.extend(letter.escape_default());
        } else {
            out.push(letter);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_payload_cannot_speak_to_the_terminal() {
        let rows = [
            ("Hello, 你好 🦀", "Hello, 你好 🦀"),
            ("a\u{1b}[2Jb\n", "a\\u{1b}[2Jb\\n"),
            ("\u{9b}1m \u{202e}", "\\u{9b}1m \\u{202e}"),
        ];
        for (text, expected) in rows {
            assert_eq!(harmless(text), expected);
        }
    }
}
