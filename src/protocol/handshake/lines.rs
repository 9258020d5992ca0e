//! Lines of a head as RFC 9112 has them, or not.

use super::{Found, Reason};
use crate::bytes::Span;
use crate::protocol::http::{Head, is_token};

/// The first thing that is wrong with the lines of a head, for each rule about lines.
#[derive(Default)]
pub(super) struct Lines {
    ending: Option<(Reason, Span)>,
    folded: Option<Span>,
    field: Option<(Reason, Span)>,
    value: Option<(Reason, Span)>,
    beyond_ascii: Option<Span>,
}

impl Lines {
    pub(super) fn of(head: &Head<'_>) -> Self {
        let mut lines = Self::default();
        let start = head.start_line();
        let mut at = usize::try_from(start.start).unwrap_or(usize::MAX);
        let mut place = Place::Start;
        while let Some(rest) = head.bytes.get(at..).filter(|rest| !rest.is_empty()) {
            let end = memchr::memchr(b'\n', rest).unwrap_or(rest.len());
            let line = rest.get(..end).unwrap_or_default();
            lines.end(line, at);
            let text = line.strip_suffix(b"\r").unwrap_or(line);
            if text.is_empty() && place != Place::Start {
                break;
            }
            place = lines.take(text, at, place);
            at += end + 1;
        }
        lines
    }

    /// How the line that begins at `at` ends.
    fn end(&mut self, line: &[u8], at: usize) {
        if self.ending.is_some() {
            return;
        }
        let cr = memchr::memchr(b'\r', line);
        self.ending = match cr {
            Some(cr) if cr + 1 < line.len() => Some((Reason::CarriageReturn, byte(at + cr))),
            Some(_) => None,
            None => Some((Reason::LineFeed, byte(at + line.len()))),
        };
    }

    /// Takes the line's `text`, which begins at `at`, and says where the next one stands.
    fn take(&mut self, text: &[u8], at: usize, place: Place) -> Place {
        if place == Place::Start {
            return Place::First;
        }
        let line = Span::at(at as u64, text.len() as u64);
        if matches!(text.first(), Some(b' ' | b'\t')) {
            if place == Place::First {
                self.field.get_or_insert((Reason::FieldLeading, line));
                return Place::First;
            }
            self.folded.get_or_insert(line);
            self.characters(text, at);
            return Place::Further;
        }
        let Some(colon) = memchr::memchr(b':', text) else {
            self.field.get_or_insert((Reason::FieldNoColon, line));
            self.characters(text, at);
            return Place::Further;
        };
        let (name, value) = text.split_at_checked(colon).unwrap_or_default();
        if self.field.is_none() {
            self.field = name_fault(name, at);
        }
        self.characters(value, at + colon);
        Place::Further
    }

    /// What a value must not hold.
    fn characters(&mut self, value: &[u8], at: usize) {
        if self.value.is_none() {
            let control = |byte: u8| byte.is_ascii_control() && !matches!(byte, b'\t' | b'\r');
            let fault = value.iter().position(|byte| control(*byte));
            self.value = fault.map(|fault| {
                let reason = if value.get(fault) == Some(&0) {
                    Reason::ValueNul
                } else {
                    Reason::ValueControl
                };
                (reason, byte(at + fault))
            });
        }
        if self.beyond_ascii.is_none() && !value.is_ascii() {
            let first = value.iter().position(|byte| !byte.is_ascii());
            self.beyond_ascii = first.map(|first| byte(at + first));
        }
    }

    pub(super) fn line_ending(&self) -> Found {
        broken(self.ending)
    }

    pub(super) fn folded_field(&self) -> Found {
        self.folded
            .map_or(Found::kept(None), |line| Found::broken(None, line))
    }

    pub(super) fn field_line(&self) -> Found {
        broken(self.field)
    }

    pub(super) fn field_value(&self) -> Found {
        match (self.value, self.beyond_ascii) {
            (None, Some(span)) => Found::noted(Reason::ValueBeyondAscii, span),
            (fault, _) => broken(fault),
        }
    }
}

/// Where in the head a line stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Start,
    First,
    Further,
}

/// What is wrong with a field's `name`, which begins at `at`.
fn name_fault(name: &[u8], at: usize) -> Option<(Reason, Span)> {
    let text = name.trim_ascii_end();
    if text.is_empty() {
        return Some((
            Reason::FieldNameEmpty,
            Span::at(at as u64, name.len() as u64 + 1),
        ));
    }
    if let Some(fault) = text.iter().position(|byte| !is_token(*byte)) {
        return Some((Reason::FieldName, byte(at + fault)));
    }
    let space = name.len() - text.len();
    (space > 0).then(|| {
        let span = Span::at((at + text.len()) as u64, space as u64);
        (Reason::FieldSpace, span)
    })
}

fn broken(fault: Option<(Reason, Span)>) -> Found {
    fault.map_or(Found::kept(None), |(reason, span)| {
        Found::broken(reason, span)
    })
}

fn byte(at: usize) -> Span {
    Span::at(at as u64, 1)
}
