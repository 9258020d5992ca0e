//! Which layout a text has.
//!
//! Marks in the first lines name candidates, the more telling ones first; each candidate reads those lines, and the first that reads all of them wins. So a
//! mark alone never decides. The rules for what two layouts read without fault stand where the candidates are named.

mod candidates;
mod numbered;
mod source;
mod words;

use super::collect::Collector;
use super::layout::Layout;
use candidates::{Candidate, Mark, candidates};

/// How much of a text is tried, in bytes.
const HEAD: usize = 8 << 10;

/// What the head of a text tells.
#[derive(Debug)]
pub(super) struct Detection {
    /// The layout; `None` for prose.
    pub(super) layout: Option<Layout>,
    /// Other layouts that read other bytes, best first.
    pub(super) alternatives: Vec<Layout>,
}

/// Finds the layout of a text.
pub(super) fn detect(text: &str) -> Detection {
    let head = head(text);
    let is_cut = head.len() < text.len();
    let mut clean: Vec<Trial> = Vec::new();
    let mut faulty: Vec<Trial> = Vec::new();
    for candidate in candidates(head) {
        let trial = Trial::of(head, is_cut, candidate);
        let list = if trial.is_clean {
            &mut clean
        } else {
            &mut faulty
        };
        if !trial.bytes.is_empty() && list.iter().all(|other| other.bytes != trial.bytes) {
            list.push(trial);
        }
    }
    let first = |mark| {
        clean
            .iter()
            .find(|trial| trial.candidate.mark == mark)
            .map(|trial| trial.candidate.layout)
    };
    let layout = first(Mark::Strong)
        .or_else(|| most_of(&faulty, Mark::Strong))
        .or_else(|| {
            let possible = first(Mark::Possible)?;
            let takes_anything = matches!(possible, Layout::LogLines | Layout::Base64);
            let layout = if takes_anything && is_faulty_hex(head) {
                Layout::PlainHex
            } else {
                possible
            };
            Some(layout)
        })
        .or_else(|| {
            is_data(head).then(|| most_of(&faulty, Mark::Possible).unwrap_or(Layout::PlainHex))
        });
    // What has marks of its own is no log.
    let is_marked = first(Mark::Strong).is_some();
    let is_other =
        |other: &Layout| Some(*other) != layout && !(is_marked && *other == Layout::LogLines);
    let others = clean.iter().map(|trial| trial.candidate.layout);
    Detection {
        layout,
        alternatives: others.filter(is_other).collect(),
    }
}

#[derive(Debug)]
struct Trial {
    candidate: Candidate,
    bytes: Vec<u8>,
    is_clean: bool,
}

impl Trial {
    fn of(head: &str, is_cut: bool, candidate: Candidate) -> Self {
        let mut out = Collector::new(head);
        let outcome = super::read_as(&mut out, candidate.layout);
        let is_clean = outcome.is_ok()
            || out.is_cut_off()
            || is_cut
                && out
                    .problem_at()
                    .is_some_and(|at| at >= last_line_start(head));
        Self {
            candidate,
            bytes: out.bytes_from(0).to_vec(),
            is_clean,
        }
    }
}

/// Where a fault of a head that was cut may be the cut's own.
fn last_line_start(head: &str) -> usize {
    let line_end = head.trim_ascii_end().rfind('\n').unwrap_or(0);
    line_end.min(head.len().saturating_sub(64))
}

/// Of layouts that all fail, the one that reads most before it does.
fn most_of(faulty: &[Trial], mark: Mark) -> Option<Layout> {
    let trials = faulty
        .iter()
        .rev()
        .filter(|trial| mark == trial.candidate.mark);
    trials
        .max_by_key(|trial| trial.bytes.len())
        .map(|trial| trial.candidate.layout)
}

/// Whether a text in which nothing can be read is meant to be data all the same: half of its words are nearly hex (`a` is `a1` with the next key), or it is one long word. Else it is prose.
fn is_data(head: &str) -> bool {
    let (mut words, mut data) = (0u32, 0u32);
    for word in head.split(|character: char| character.is_whitespace() || character == ',') {
        let digits = word.bytes().filter(u8::is_ascii_hexdigit).count();
        words += u32::from(!word.is_empty());
        let has_digit = word.bytes().any(|byte| byte.is_ascii_digit());
        let is_typed = digits == word.len() && digits <= 2;
        data += u32::from(digits * 2 > word.len() && (has_digit || is_typed));
    }
    data * 2 >= words || words == 1 && head.len() >= 12
}

/// Whether a text is hex but for a slip: it begins with hex, and at most every fourth of its words is none. Such a word has two characters, where a log has
/// longer ones, or is itself nearly all hex digits, as Base64 of any length hardly is.
fn is_faulty_hex(head: &str) -> bool {
    let (mut words, mut slips) = (0u32, 0u32);
    for word in head.split(|character: char| !character.is_ascii_alphanumeric()) {
        let digits = word.bytes().filter(u8::is_ascii_hexdigit).count();
        words += u32::from(!word.is_empty());
        if digits == word.len() || word == "0x" {
            continue;
        }
        let is_slip = word.len() <= 2 || word.len() >= 12 && digits * 7 >= word.len() * 6;
        if !is_slip || words == 1 && word.len() <= 2 {
            return false;
        }
        slips += 1;
    }
    slips > 0 && (slips * 4 <= words || words == 1)
}

fn head(text: &str) -> &str {
    if text.len() <= HEAD {
        return text;
    }
    let head = text
        .get(..text.floor_char_boundary(HEAD))
        .unwrap_or_default();
    match head.rfind('\n') {
        Some(line_end) if line_end > HEAD / 2 => head.get(..=line_end).unwrap_or(head),
        _ => head,
    }
}
