//! Lines of a log with a run of hex in each.
//!
//! A run is two or more words of two digits with the same separator, or one word of digits. The longest of a line counts, the last of equals. What looks
//! like a time, a date, a number or a UUID is none: digits without a letter count as a word from 14 digits on, pairs of decimal digits with `:` or `-` from four on.

use super::collect::{Collector, Outcome};
use super::plain;
use super::reading::{Expected, LeftOutKind, Sender};
use super::scan::{Line, lines, word_len};
use crate::bytes::holds;

/// Reads the hex run of each line; a line is a packet.
pub(super) fn read(out: &mut Collector<'_>) -> Outcome {
    let text = out.text();
    let mut directions = Directions::default();
    for line in lines(text).filter(|line| !line.is_blank()) {
        out.leave_out(LeftOutKind::LogText);
        let Some(run) = longest_run(line.text) else {
            continue;
        };
        out.next_packet();
        directions.name(out, line.text.get(..run.start).unwrap_or_default());
        head(out, &line, run.start);
        plain::digits(out, line.start + run.start, line.start + run.end)?;
    }
    if out.len() == 0 {
        let start = text.len() - text.trim_ascii_start().len();
        return out.stop(start, word_len(text, start), Expected::AnyLayout);
    }
    Ok(())
}

/// Whether the first line with a run has words before it: lines that begin with hex are no log, but hex with a fault or a remark.
pub(super) fn may_be_log(text: &str) -> bool {
    let run = lines(text).find_map(|line| {
        longest_run(line.text).map(|run| line.text.get(..run.start).unwrap_or_default())
    });
    run.is_some_and(|before| {
        before
            .bytes()
            .any(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'<' | b'>'))
    })
}

fn head(out: &mut Collector<'_>, line: &Line<'_>, run: usize) {
    let before = line.text.get(..run).unwrap_or_default().trim_ascii_end();
    if !before.trim_ascii_start().is_empty() {
        out.headed_by(
            line.start + before.len() - before.trim_ascii_start().len(),
            line.start + before.len(),
        );
    }
}

#[derive(Clone, Copy, Debug)]
struct Run {
    start: usize,
    end: usize,
    bytes: usize,
}

fn longest_run(line: &str) -> Option<Run> {
    let bytes = line.as_bytes();
    let mut best: Option<Run> = None;
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        let is_start = byte.is_ascii_hexdigit()
            && !at
                .checked_sub(1)
                .and_then(|before| bytes.get(before))
                .is_some_and(|before| {
                    before.is_ascii_alphanumeric() || matches!(before, b'_' | b'.')
                });
        if !is_start {
            at += 1;
            continue;
        }
        let run = run_at(bytes, at);
        if let Some(run) = run.filter(|run| best.is_none_or(|best| run.bytes >= best.bytes)) {
            best = Some(run);
        }
        at = run.map_or(at + word(bytes, at).max(1), |run| run.end);
    }
    best
}

/// The run that begins at `start`, if one does.
fn run_at(bytes: &[u8], start: usize) -> Option<Run> {
    let prefixed = |at: usize| {
        if bytes.get(at) == Some(&b'0') && matches!(bytes.get(at + 1), Some(b'x' | b'X')) {
            at + 2
        } else {
            at
        }
    };
    let first = prefixed(start);
    let len = word(bytes, first);
    let end = first + len;
    let digits = bytes.get(first..end)?;
    if !digits.iter().all(u8::is_ascii_hexdigit) || !len.is_multiple_of(2) {
        return None;
    }
    if len > 2 {
        let joined = |at: Option<usize>| {
            at.and_then(|at| bytes.get(at))
                .is_some_and(|byte| matches!(byte, b'-' | b'_'))
        };
        let is_data = digits.iter().any(u8::is_ascii_alphabetic)
            && digits.iter().any(u8::is_ascii_digit)
            || len >= 14
            || first > start;
        return (is_data && !joined(start.checked_sub(1)) && !joined(Some(end))).then_some(Run {
            start,
            end,
            bytes: len / 2,
        });
    }
    let separator = *bytes.get(end)?;
    let width = match bytes.get(end..end + 2)? {
        [b',', b' '] => 2,
        [b' ' | b':' | b'-' | b',', _] => 1,
        _ => return None,
    };
    let mut run = Run {
        start,
        end,
        bytes: 1,
    };
    let mut letters = digits.iter().any(u8::is_ascii_alphabetic);
    while bytes.get(run.end) == Some(&separator) {
        let next = prefixed(run.end + width);
        if word(bytes, next) != 2
            || !bytes
                .get(next..next + 2)
                .is_some_and(|pair| pair.iter().all(u8::is_ascii_hexdigit))
        {
            break;
        }
        letters |= bytes
            .get(next..next + 2)
            .is_some_and(|pair| pair.iter().any(u8::is_ascii_alphabetic));
        run = Run {
            start,
            end: next + 2,
            bytes: run.bytes + 1,
        };
    }
    let is_time = matches!(separator, b':' | b'-') && !letters && run.bytes < 4;
    (run.bytes >= 2 && !is_time).then_some(run)
}

fn word(bytes: &[u8], at: usize) -> usize {
    bytes
        .get(at..)
        .unwrap_or_default()
        .iter()
        .take_while(|byte| byte.is_ascii_alphanumeric() || **byte == b'_')
        .count()
}

/// Directions as lines name them: the one that is named first is that of the first sender.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Directions {
    first: Option<Direction>,
}

impl Directions {
    /// Names the sender of the packet that is growing, if `line` tells.
    pub(super) fn name(&mut self, out: &mut Collector<'_>, line: &str) {
        if let Some(direction) = direction(line) {
            let first = *self.first.get_or_insert(direction);
            out.sent_by(if first == direction {
                Sender::First
            } else {
                Sender::Second
            });
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Direction {
    In,
    Out,
}

/// Whether a log says that what follows came in or went out. Short words that prose has as well count in capitals only.
fn direction(before: &str) -> Option<Direction> {
    let words = before.split(|character: char| !character.is_ascii_alphanumeric());
    let by_word = words
        .rev()
        .find_map(|word| match word.to_ascii_lowercase().as_str() {
            "recv" | "received" | "receive" | "receiving" | "rx" | "incoming" | "inbound" => {
                Some(Direction::In)
            }
            "send" | "sent" | "sending" | "tx" | "outgoing" | "outbound" => Some(Direction::Out),
            "read" | "in" if word.bytes().all(|byte| byte.is_ascii_uppercase()) => {
                Some(Direction::In)
            }
            "write" | "out" if word.bytes().all(|byte| byte.is_ascii_uppercase()) => {
                Some(Direction::Out)
            }
            _ => None,
        });
    let has = |arrows: [&str; 3]| arrows.iter().any(|arrow| holds(before, arrow));
    let arrow = || match (has(["<-", "<<", "<="]), has(["->", ">>", "=>"])) {
        (true, false) => Some(Direction::In),
        (false, true) => Some(Direction::Out),
        _ => None,
    };
    by_word.or_else(arrow)
}
