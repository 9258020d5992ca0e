//! Rows as other programs read them: JSON and CSV.

use super::entry::{Entry, GapKind, Half, Kind};
use super::inflated::Whole;
use super::listing::Listing;
use super::ranges::Known;
use super::view::View;
use crate::analysis::copy::{CopyFormat, copy_known};
use crate::analysis::page::List;
use crate::protocol::Opcode;
use std::fmt::Write;

/// One row. A member that says nothing of it is empty.
pub(super) struct Record {
    members: [(&'static str, Member); 17],
}

enum Member {
    Nothing,
    Number(u64),
    Text(String),
    Truth(bool),
}

impl Record {
    /// The row of the entry at `position`.
    pub(super) fn of(view: View<'_>, list: List, position: usize, number: u32) -> Option<Self> {
        let entry = view.shared.timeline.get(position)?;
        let conversation = view.conversation(entry)?;
        let is_frame = entry.is_frame();
        let of_frame = |member: Member| if is_frame { member } else { Member::Nothing };
        let kind = match entry.kind() {
            Kind::Frame if list == List::Messages => "message",
            Kind::Frame => "frame",
            Kind::Head(Half::Request) => "request",
            Kind::Head(Half::Response) => "response",
            Kind::Tcp(_) => "tcp",
            Kind::Gap(GapKind::NotCaptured) => "not-captured",
            Kind::Gap(GapKind::NotDecoded) => "not-decoded",
        };
        let Whole {
            bytes: payload,
            unknown: holes,
            problem,
        } = payload(view, list, position, entry);
        let is_text = std::str::from_utf8(&payload).is_ok() && holes.is_empty();
        let packet = match entry.kind() {
            Kind::Tcp(_) => view.tcp(entry).map(|record| record.packet),
            _ => conversation
                .track(entry.side())
                .ranges
                .packet_at(entry.start()),
        };
        let event = match entry.kind() {
            Kind::Tcp(event) => Member::Text(event.id().to_owned()),
            _ => Member::Nothing,
        };
        let unknown: u64 = holes.iter().map(|hole| hole.len()).sum();
        Some(Self {
            members: [
                ("kind", Member::Text(kind.to_owned())),
                (
                    "conversation",
                    Member::Number(u64::from(entry.conversation())),
                ),
                (
                    "from",
                    Member::Text(conversation.peer(entry.side()).id().to_owned()),
                ),
                (
                    "time_ns",
                    if view.shared.has_times() {
                        Member::Number(entry.time())
                    } else {
                        Member::Nothing
                    },
                ),
                (
                    "packet",
                    packet.map_or(Member::Nothing, |packet| Member::Number(u64::from(packet))),
                ),
                ("event", event),
                ("number", of_frame(Member::Number(u64::from(number)))),
                ("fin", of_frame(Member::Truth(entry.fin()))),
                ("rsv", of_frame(Member::Number(u64::from(entry.rsv())))),
                (
                    "opcode",
                    of_frame(Member::Number(u64::from(entry.opcode().0))),
                ),
                ("masked", of_frame(Member::Truth(entry.masked()))),
                (
                    "masking_key",
                    match view.key(entry) {
                        Ok(key) if is_frame && entry.masked() => Member::Text(key.to_string()),
                        _ => Member::Nothing,
                    },
                ),
                (
                    "payload_len",
                    payload_len(view, list, position, entry)
                        .filter(|_| is_frame)
                        .map_or(Member::Nothing, Member::Number),
                ),
                (
                    "unknown_bytes",
                    if unknown > 0 {
                        Member::Number(unknown)
                    } else {
                        Member::Nothing
                    },
                ),
                (
                    "inflate_problem",
                    problem.map_or(Member::Nothing, |problem| {
                        Member::Text(problem.id().to_owned())
                    }),
                ),
                (
                    "text",
                    if is_text
                        && (!payload.is_empty() || entry.opcode() == Opcode::TEXT && is_frame)
                    {
                        Member::Text(String::from_utf8_lossy(&payload).into_owned())
                    } else {
                        Member::Nothing
                    },
                ),
                (
                    "hex",
                    if is_text {
                        Member::Nothing
                    } else {
                        Member::Text(copy_known(&payload, &holes, CopyFormat::HexStream).0)
                    },
                ),
            ],
        })
    }

    /// The record as a JSON object.
    pub(super) fn json(&self, out: &mut String) {
        out.push('{');
        let mut first = true;
        for (name, member) in &self.members {
            if matches!(member, Member::Nothing) {
                continue;
            }
            if !first {
                out.push(',');
            }
            first = false;
            push_json_string(name, out);
            out.push(':');
            match member {
                Member::Nothing => {}
                Member::Number(number) => write_to(out, *number),
                Member::Truth(truth) => out.push_str(if *truth { "true" } else { "false" }),
                Member::Text(text) => push_json_string(text, out),
            }
        }
        out.push('}');
    }

    /// The record as a line of CSV.
    pub(super) fn csv(&self, out: &mut String) {
        for (index, (_, member)) in self.members.iter().enumerate() {
            if index > 0 {
                out.push(',');
            }
            match member {
                Member::Nothing => {}
                Member::Number(number) => write_to(out, *number),
                Member::Truth(truth) => out.push(if *truth { '1' } else { '0' }),
                Member::Text(text) => push_csv(text, out),
            }
        }
        out.push_str("\r\n");
    }

    /// The names of all members as a line of CSV.
    pub(super) fn csv_head(&self) -> String {
        let names: Vec<_> = self.members.iter().map(|(name, _)| *name).collect();
        names.join(",") + "\r\n"
    }
}

/// The rows that `listing` leaves, each with its number among the frames.
pub(super) fn records<'a>(
    view: View<'a>,
    listing: &'a Listing,
) -> impl Iterator<Item = Record> + 'a {
    let mut number = 0;
    let mut counted = 0;
    (0..listing.len(view)).filter_map(move |place| {
        let position = listing.at(place, view)?;
        let between = view
            .shared
            .timeline
            .iter_from(counted)
            .take(position + 1 - counted);
        number += u32::try_from(between.filter(Entry::is_frame).count()).unwrap_or(0);
        counted = position + 1;
        Record::of(view, listing.query().list, position, number)
    })
}

/// Payload length as the header says; of a message, that of all its frames.
fn payload_len(view: View<'_>, list: List, position: usize, entry: &Entry) -> Option<u64> {
    let message = (list == List::Messages).then(|| view.fragments(position));
    match message.flatten() {
        Some(fragments) => Some(view.payload_len_of(&fragments)),
        None => view.header_len_of(entry),
    }
}

/// The payload of a row, inflated if it is a message's; of a handshake, its text.
fn payload(view: View<'_>, list: List, position: usize, entry: &Entry) -> Whole {
    let known = match entry.kind() {
        Kind::Head(_) => {
            let known = view.stream(entry, entry.span()).unwrap_or_default();
            known.from(entry.start())
        }
        Kind::Tcp(_) | Kind::Gap(_) => Known::default(),
        Kind::Frame => {
            let message = (list == List::Messages)
                .then(|| view.fragments(position))
                .flatten();
            if let Some(fragments) = message {
                return view.whole_message(&fragments);
            }
            let known = view.payload(entry, 0, u64::MAX).unwrap_or_default();
            known.from(entry.payload().start)
        }
    };
    Whole {
        bytes: known.bytes,
        unknown: known.unknown,
        problem: None,
    }
}

fn write_to(out: &mut String, number: u64) {
    // Writing to a string cannot fail.
    let _ = write!(out, "{number}");
}

fn push_json_string(text: &str, out: &mut String) {
    out.push('"');
    for letter in text.chars() {
        match letter {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            letter if letter < ' ' || letter == '\u{7f}' => {
                let _ = write!(out, "\\u{:04x}", u32::from(letter));
            }
            letter => out.push(letter),
        }
    }
    out.push('"');
}

/// RFC 4180. A spreadsheet takes some texts for formulas and runs them: those get an apostrophe before them.
fn push_csv(text: &str, out: &mut String) {
    let guarded = text.starts_with(['=', '+', '-', '@', '\t', '\r']);
    if !guarded && !text.contains(['"', ',', '\n', '\r']) {
        out.push_str(text);
        return;
    }
    out.push('"');
    if guarded {
        out.push('\'');
    }
    out.push_str(&text.replace('"', "\"\""));
    out.push('"');
}
