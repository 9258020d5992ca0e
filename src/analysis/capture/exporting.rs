//! Files made from a capture.

use super::entry::{Entry, Kind};
use super::grown::Mark;
use super::intake::Store;
use super::listing::{Listing, Reach};
use super::saving::SavedAs;
use super::session::CaptureSession;
use super::show::item_id;
use super::table;
use super::view::View;
use super::zip::Zip;
use crate::analysis::capture_overview::ToldBy;
use crate::analysis::conversations::ConversationId;
use crate::analysis::export::{Export, Exported};
use crate::analysis::page::{List, Query};
use crate::analysis::row::ItemId;
use crate::bytes::Span;
use crate::capture::file::{FileReader, PcapngWriter};
use crate::capture::tcp::Side;
use crate::protocol::{Opcode, Peer};
use std::fmt::Write;

/// Bytes that are gathered before they are handed on.
const PIECE: usize = 256 * 1024;

impl CaptureSession {
    /// Makes a file, in pieces.
    pub fn export(&mut self, export: &Export, write: &mut dyn FnMut(&[u8])) -> Exported {
        let mut len = 0;
        let mut counted = |bytes: &[u8]| {
            len += bytes.len() as u64;
            write(bytes);
        };
        let problem = match export {
            Export::Message(item) => self.export_message(*item, &mut counted),
            Export::Messages(conversation) => self.export_messages(*conversation, &mut counted),
            Export::Json(query) => self.export_rows(query, Form::Json, &mut counted),
            Export::Csv(query) => self.export_rows(query, Form::Csv, &mut counted),
            Export::Packets(items) => {
                self.export_packets(&self.packets_of_items(items), &mut counted)
            }
            Export::ConversationPackets(conversation) => {
                self.export_conversation(*conversation, &mut counted)
            }
            Export::HexDump(conversation) => self.export_dump(*conversation, &mut counted),
            // Whoever has the words for it makes it.
            Export::Share(_) => None,
        };
        let (extension, media_type) = self.kind_of(export);
        Exported {
            export: export.clone(),
            name: [&self.stem(), &suffix(export), ".", extension].concat(),
            media_type: media_type.to_owned(),
            len,
            problem,
        }
    }

    /// All of the capture as a file that can be opened again, in pieces: as it lies on the disk, inflated if it was gzipped, or, of what a
    /// browser told, its conversations alone, as HAR. Gives a name for the file.
    ///
    /// # Errors
    /// How many bytes the file has, if they are more than `limit`; `None` if it cannot be read.
    pub fn whole_file(
        &self,
        limit: u64,
        write: &mut dyn FnMut(&[u8]),
    ) -> Result<String, Option<u64>> {
        if self.told_by == ToldBy::Browser {
            self.save_told(None, write);
            return Ok([&self.stem(), ".", SavedAs::Har.extension()].concat());
        }
        if matches!(&self.store, Store::Grown(_)) {
            return Err(None);
        }
        let file = self.view().source;
        if file.len() > limit {
            return Err(Some(file.len()));
        }
        let mut bytes = vec![0; usize::try_from(file.len()).unwrap_or(0)];
        file.read_at(0, &mut bytes).map_err(|_| None)?;
        write(&bytes);
        Ok(self.name().to_owned())
    }

    /// A conversation as a file that can be opened again, in pieces: all its packets as pcapng, or, of what a browser told, HAR. Gives a
    /// name for the file, and why it ends early, if it does.
    pub fn conversation_file(
        &self,
        conversation: ConversationId,
        write: &mut dyn FnMut(&[u8]),
    ) -> (String, Option<String>) {
        let (kind, problem) = if self.told_by == ToldBy::Browser {
            self.save_told(Some(conversation), write);
            (SavedAs::Har, None)
        } else {
            let problem = self.export_conversation(conversation, write);
            (SavedAs::Pcapng, problem)
        };
        let suffix = suffix(&Export::ConversationPackets(conversation));
        let name = [&self.stem(), &suffix, ".", kind.extension()].concat();
        (name, problem)
    }

    /// The name of a file with the payload of the message that begins with this item, the `number`th of a conversation, and the payload,
    /// up to the first byte that is not known.
    pub fn message_file(&self, item: ItemId, number: usize) -> Option<(String, Vec<u8>)> {
        let view = self.view();
        let (payload, extent) = known_beginning(view, item)?;
        Some((
            message_name(view, view.entry(item)?, number, extent),
            payload,
        ))
    }

    fn kind_of(&self, export: &Export) -> (&'static str, &'static str) {
        match export {
            Export::Message(item) if self.is_text(*item) => ("txt", "text/plain;charset=utf-8"),
            Export::Message(_) => ("bin", "application/octet-stream"),
            Export::Messages(_) => ("zip", "application/zip"),
            Export::Json(_) => ("json", "application/json"),
            Export::Csv(_) => ("csv", "text/csv;charset=utf-8"),
            Export::Packets(_) | Export::ConversationPackets(_) => {
                ("pcapng", "application/x-pcapng")
            }
            Export::HexDump(_) => ("txt", "text/plain;charset=utf-8"),
            Export::Share(_) => ("framescope", "application/octet-stream"),
        }
    }

    fn is_text(&self, item: ItemId) -> bool {
        let view = self.view();
        view.fragments(item.0 as usize)
            .and_then(|fragments| view.shared.timeline.get(*fragments.positions.first()?))
            .is_some_and(|first| first.opcode() == Opcode::TEXT)
    }

    /// The file's name without what stands behind its last dot.
    fn stem(&self) -> String {
        let name = self.name();
        let name = name.strip_suffix(".gz").unwrap_or(name);
        let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
        if stem.is_empty() {
            "capture".to_owned()
        } else {
            stem.to_owned()
        }
    }

    fn export_message(&self, item: ItemId, write: &mut dyn FnMut(&[u8])) -> Option<String> {
        let view = self.view();
        let (bytes, of) = known_beginning(view, item)?;
        write(&bytes);
        match of {
            Extent::Whole => None,
            Extent::Unknown => Some(format!("{} + ?", bytes.len())),
            Extent::Of(len) => Some(format!("{} / {len}", bytes.len())),
        }
    }

    /// The payload of the message that an item belongs to, unmasked and inflated, of a control frame its own, and of others their bytes: up
    /// to the first byte that is not known.
    pub fn message_payload(&self, item: ItemId) -> Option<Vec<u8>> {
        Some(known_beginning(self.view(), item)?.0)
    }

    fn export_messages(
        &self,
        conversation: ConversationId,
        write: &mut dyn FnMut(&[u8]),
    ) -> Option<String> {
        let view = self.view();
        let query = Query {
            list: List::Messages,
            conversation: Some(conversation),
            filter: String::new(),
        };
        let mut listing = Listing::new(&query);
        listing.go_on(view, Reach::Index);
        let mut zip = Zip::new(write);
        let mut problem = None;
        for place in 0..listing.len(view) {
            let file = listing
                .at(place, view)
                .and_then(|position| self.message_file(item_id(position), place + 1));
            let Some((name, bytes)) = file else {
                continue;
            };
            if zip.add(name, &bytes).is_err() {
                problem = Some(format!("4 GiB, {place} messages"));
                break;
            }
        }
        zip.finish();
        problem
    }

    fn export_rows(
        &mut self,
        query: &Query,
        form: Form,
        write: &mut dyn FnMut(&[u8]),
    ) -> Option<String> {
        let mut listing = Listing::new(query);
        let view = self.view();
        listing.go_on(view, Reach::Index);
        while listing.is_going(view) {
            listing.go_on(view, Reach::Slice);
        }
        let mut out = String::new();
        let mut first = true;
        for record in table::records(view, &listing) {
            match form {
                Form::Json => {
                    out.push_str(if first { "[\n" } else { ",\n" });
                    record.json(&mut out);
                }
                Form::Csv => {
                    if first {
                        out.push_str(&record.csv_head());
                    }
                    record.csv(&mut out);
                }
            }
            first = false;
            if out.len() >= PIECE {
                write(out.as_bytes());
                out.clear();
            }
        }
        if form == Form::Json {
            out.push_str(if first { "[]\n" } else { "\n]\n" });
        }
        write(out.as_bytes());
        None
    }

    /// Both streams as `text2pcap -D` and Wireshark's “Import from Hex Dump” read them: each item a packet of its own, `I` from the server,
    /// `O` from the client. Bytes that were not captured end a packet.
    fn export_dump(
        &self,
        conversation: ConversationId,
        write: &mut dyn FnMut(&[u8]),
    ) -> Option<String> {
        let view = self.view();
        let mut out = String::new();
        for entry in view.shared.timeline.iter_from(0) {
            if entry.conversation() != conversation.0 || matches!(entry.kind(), Kind::Tcp(_)) {
                continue;
            }
            let Some(known) = view.conversation(&entry) else {
                continue;
            };
            let direction = match known.peer(entry.side()) {
                Peer::Client => 'O',
                Peer::Server => 'I',
            };
            for run in captured(view, &entry) {
                let bytes = match view.stream(&entry, run) {
                    Ok(known) => known.bytes,
                    Err(error) => return Some(error.to_string()),
                };
                // A packet of a hex dump holds at most 65,535 bytes, and headers come before them.
                for part in bytes.chunks(60_000) {
                    dump(direction, part, &mut out);
                    if out.len() >= PIECE {
                        write(out.as_bytes());
                        out.clear();
                    }
                }
            }
        }
        write(out.as_bytes());
        None
    }

    /// The numbers of the packets that brought these items, in order.
    fn packets_of_items(&self, items: &[ItemId]) -> Vec<u32> {
        let view = self.view();
        let mut numbers = Vec::new();
        for entry in items.iter().filter_map(|item| view.entry(*item)) {
            match entry.kind() {
                Kind::Tcp(_) => numbers.extend(view.tcp(entry).map(|record| record.packet)),
                _ => {
                    if let Some(conversation) = view.conversation(entry) {
                        let ranges = &conversation.track(entry.side()).ranges;
                        numbers.extend(ranges.packets(view.span(entry)));
                    }
                }
            }
        }
        numbers.sort_unstable();
        numbers.dedup();
        numbers
    }

    fn export_conversation(
        &self,
        conversation: ConversationId,
        write: &mut dyn FnMut(&[u8]),
    ) -> Option<String> {
        let view = self.view();
        let known = view.shared.conversations.get(conversation.0 as usize)?;
        let mut numbers: Vec<u32> = Vec::new();
        for side in [Side::Opener, Side::Other] {
            let whole = Span {
                start: 0,
                end: u64::MAX,
            };
            numbers.extend(known.track(side).ranges.packets(whole));
        }
        let events = view.shared.timeline.iter_from(0).filter(|entry| {
            entry.conversation() == conversation.0 && matches!(entry.kind(), Kind::Tcp(_))
        });
        numbers.extend(events.filter_map(|entry| Some(view.tcp(&entry)?.packet)));
        numbers.sort_unstable();
        numbers.dedup();
        self.export_packets(&numbers, write)
    }
}

impl CaptureSession {
    /// The packets of these numbers, ascending, read again from the file.
    pub(super) fn export_packets(
        &self,
        numbers: &[u32],
        write: &mut dyn FnMut(&[u8]),
    ) -> Option<String> {
        let source = self.view().source;
        let mut out = Vec::new();
        let mut writer = PcapngWriter::new("Framescope", &mut out);
        let mut reader = FileReader::default();
        let mut piece = Vec::new();
        // A recording whose beginning was forgotten is read as one that begins later.
        let Mark {
            mut offset,
            packets,
        } = match &self.store {
            Store::Grown(grown) => {
                reader.feed(grown.opening(), &mut |_| ());
                grown.start()
            }
            Store::File(_) | Store::Memory(..) => Mark::default(),
        };
        let left = numbers
            .iter()
            .filter_map(|number| number.checked_sub(packets));
        let mut wanted = left.filter(|number| *number > 0).peekable();
        while wanted.peek().is_some() && offset < source.len() {
            let len = (source.len() - offset).min(1 << 20);
            piece.resize(usize::try_from(len).unwrap_or(0), 0);
            if let Err(error) = source.read_at(offset, &mut piece) {
                write(&out);
                return Some(error.to_string());
            }
            reader.feed(&piece, &mut |record| {
                if wanted.next_if_eq(&record.number).is_none() {
                    return;
                }
                if let Some(interface) =
                    self.reader.info().interfaces.get(record.interface as usize)
                {
                    writer.packet(&record, interface, None, &mut out);
                }
            });
            write(&out);
            out.clear();
            offset += len;
        }
        write(&out);
        None
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    Json,
    Csv,
}

/// What is behind the file's own name.
fn suffix(export: &Export) -> String {
    let of = |query: &Query| match query.conversation {
        Some(ConversationId(conversation)) => format!("-conversation-{}", conversation + 1),
        None => String::new(),
    };
    match export {
        Export::Message(ItemId(item)) => format!("-message-{}", item + 1),
        Export::Messages(ConversationId(conversation)) => {
            format!("-conversation-{}-messages", conversation + 1)
        }
        Export::Json(query) | Export::Csv(query) => of(query),
        Export::Packets(_) => "-packets".to_owned(),
        Export::Share(_) => String::new(),
        Export::ConversationPackets(ConversationId(conversation))
        | Export::HexDump(ConversationId(conversation)) => {
            format!("-conversation-{}", conversation + 1)
        }
    }
}

/// The name of a file with the payload of a message.
fn message_name(view: View<'_>, entry: &Entry, number: usize, extent: Extent) -> String {
    let peer = view.peer(entry).map_or("unknown", Peer::id);
    let extension = if entry.opcode() == Opcode::TEXT {
        "txt"
    } else {
        "bin"
    };
    let part = match extent {
        Extent::Whole => "",
        Extent::Unknown | Extent::Of(_) => "-incomplete",
    };
    format!("{number:06}-{peer}{part}.{extension}")
}

/// How many bytes there are of something whose beginning is known.
#[derive(Clone, Copy)]
enum Extent {
    /// No more.
    Whole,
    Of(u64),
    /// More, and nobody knows how many.
    Unknown,
}

/// The payload of what an item belongs to, up to the first byte that is not known: a file cannot say where it has holes.
fn known_beginning(view: View<'_>, item: ItemId) -> Option<(Vec<u8>, Extent)> {
    let entry = view.entry(item)?;
    let (mut bytes, unknown, problem) = if entry.is_frame() && !entry.opcode().is_control() {
        let fragments = view.fragments(item.0 as usize);
        let whole = fragments.map(|fragments| view.whole_message(&fragments));
        let whole = whole.unwrap_or_default();
        (whole.bytes, whole.unknown, whole.problem)
    } else if entry.is_frame() {
        let known = view.payload(entry, 0, u64::MAX).unwrap_or_default();
        let known = known.from(entry.payload().start);
        (known.bytes, known.unknown, None)
    } else {
        let known = view.stream(entry, entry.span()).unwrap_or_default();
        let known = known.from(entry.start());
        (known.bytes, known.unknown, None)
    };
    let len = bytes.len() as u64;
    let known = unknown.first().map_or(len, |hole| hole.start);
    bytes.truncate(usize::try_from(known).unwrap_or(usize::MAX));
    let extent = match problem {
        Some(_) => Extent::Unknown,
        None if unknown.is_empty() => Extent::Whole,
        None => Extent::Of(len),
    };
    Some((bytes, extent))
}

/// The parts of an item that were captured.
fn captured(view: View<'_>, entry: &Entry) -> Vec<Span> {
    let span = view.span(entry);
    let Some(conversation) = view.conversation(entry) else {
        return Vec::new();
    };
    let holes = conversation
        .track(entry.side())
        .ranges
        .holes(span, usize::MAX);
    let mut runs = Vec::new();
    let mut start = span.start;
    for hole in holes {
        runs.push(Span {
            start,
            end: hole.start,
        });
        start = hole.end;
    }
    runs.push(Span {
        start,
        end: span.end,
    });
    runs.retain(|run| run.start < run.end);
    runs
}

fn dump(direction: char, bytes: &[u8], out: &mut String) {
    out.push(direction);
    out.push('\n');
    for (row, offset) in bytes.chunks(16).zip((0..).step_by(16)) {
        // Writing to a string cannot fail.
        let _ = write!(out, "{offset:06x}");
        for byte in row {
            let _ = write!(out, " {byte:02x}");
        }
        out.push('\n');
    }
    out.push('\n');
}
