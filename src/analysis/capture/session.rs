//! One open capture, asked.

use super::conversation_rows;
use super::entry::Kind;
use super::index::Index;
use super::inflated::Inflaters;
use super::listing::{Listing, Reach};
use super::pieces::Pieces;
use super::show::{item_id, stream_id};
use super::told;
use super::view::View;
use crate::analysis::capture_overview::{CaptureOverview, OtherTraffic, Reading, ToldBy};
use crate::analysis::copy::copy;
use crate::analysis::page::{Query, RowPage};
use crate::analysis::row::ItemId;
use crate::analysis::session::{Answer, Ask, Copied, Found, Request, Response, Session, SourceId};
use crate::capture::file::{Damage, DamageKind, FileInfo, FileKind, FileReader, Gunzip};
use crate::capture::har;
use crate::capture::packets::Packets;
use crate::capture::tcp::Side;
use crate::source::ByteSource;
use std::cell::RefCell;

/// One open capture. Everything that is asked about it is answered from here. It keeps an index; payloads are read again when needed.
pub struct CaptureSession {
    name: String,
    store: Store,
    gunzip: Option<Gunzip>,
    gzipped: bool,
    /// The first bytes, until they tell what the file is.
    first: Option<Vec<u8>>,
    stage: Stage,
    pub(super) reader: FileReader,
    packets: Packets,
    pub(super) index: Index,
    read: u64,
    reading: Reading,
    damage: Vec<Damage>,
    problem: Option<String>,
    inflaters: RefCell<Inflaters>,
    listing: Option<Listing>,
    /// The last rows that were asked for, for a search that goes on.
    asked: Option<Asked>,
    told_by: ToldBy,
    /// What a HAR file says of itself.
    har: FileInfo,
}

/// Where the bytes that were indexed are.
enum Store {
    /// In the file itself.
    File(Box<dyn ByteSource>),
    /// In memory: they were inflated, or made from messages; with the file's length.
    Memory(Pieces, u64),
}

/// What the bytes are, once enough of them are there.
enum Stage {
    Start(Vec<u8>),
    Packets,
    /// JSON, all of which is needed.
    Json(Vec<u8>),
    /// Nothing that is read.
    Unknown,
}

#[derive(Clone)]
struct Asked {
    source: SourceId,
    edition: u32,
    first: u32,
    count: u32,
    keep: Option<ItemId>,
}

impl CaptureSession {
    /// Bytes that a gzipped file is inflated to at most.
    const GZIP_LIMIT: u64 = 1 << 30;
    /// Bytes of a HAR file at most.
    const JSON_LIMIT: usize = 256 << 20;

    /// A capture that is about to be read. `source` is the file as it lies on the disk, `name` its name.
    pub fn new(source: Box<dyn ByteSource>, name: String) -> Self {
        Self {
            name,
            store: Store::File(source),
            gunzip: None,
            gzipped: false,
            first: Some(Vec::new()),
            stage: Stage::Start(Vec::new()),
            reader: FileReader::default(),
            packets: Packets::default(),
            index: Index::default(),
            read: 0,
            reading: Reading::Going,
            damage: Vec::new(),
            problem: None,
            inflaters: RefCell::default(),
            listing: None,
            asked: None,
            told_by: ToldBy::Wire,
            har: FileInfo::default(),
        }
    }

    /// Takes the next bytes of the file, from its first on: a few MiB at most at a time.
    pub fn feed(&mut self, piece: &[u8]) {
        if self.reading != Reading::Going {
            return;
        }
        self.read += piece.len() as u64;
        match self.first.take() {
            Some(mut first) => {
                first.extend(piece);
                if first.len() < FileKind::FIRST {
                    self.first = Some(first);
                } else {
                    self.begin_file(&first);
                }
            }
            None => self.unwrap(piece),
        }
        self.settle();
    }

    fn begin_file(&mut self, first: &[u8]) {
        if FileKind::of(first) == Some(FileKind::Gzip) {
            self.gunzip = Some(Gunzip::new(Self::GZIP_LIMIT));
            self.gzipped = true;
            self.store = Store::Memory(Pieces::default(), self.file_len());
        }
        self.unwrap(first);
    }

    /// Takes bytes of the file.
    fn unwrap(&mut self, piece: &[u8]) {
        let Some(mut gunzip) = self.gunzip.take() else {
            self.take(piece);
            return;
        };
        let mut inflated = Vec::new();
        // One piece may inflate to a thousand times its size, so it goes in small parts.
        for part in piece.chunks(Self::GZIP_PART) {
            inflated.clear();
            let damage = gunzip.feed(part, &mut inflated);
            if let Store::Memory(pieces, _) = &mut self.store {
                pieces.append(&inflated);
            }
            self.take(&inflated);
            if let Err(damage) = damage {
                self.damage.push(damage);
                return;
            }
        }
        self.gunzip = Some(gunzip);
    }

    const GZIP_PART: usize = 64 * 1024;

    /// Takes bytes of the capture itself.
    fn take(&mut self, bytes: &[u8]) {
        match &mut self.stage {
            Stage::Start(start) => {
                start.extend(bytes);
                if start.len() >= FileKind::FIRST {
                    self.begin();
                }
            }
            Stage::Packets => {
                let (packets, index) = (&mut self.packets, &mut self.index);
                self.reader
                    .feed(bytes, &mut |record| packets.record(&record, index));
            }
            Stage::Json(json) => {
                let room = Self::JSON_LIMIT.saturating_sub(json.len());
                json.extend(bytes.iter().take(room));
            }
            Stage::Unknown => {}
        }
    }

    fn begin(&mut self) {
        let Stage::Start(start) = std::mem::replace(&mut self.stage, Stage::Unknown) else {
            return;
        };
        match FileKind::of(&start) {
            Some(FileKind::Pcap | FileKind::Pcapng) => self.stage = Stage::Packets,
            Some(FileKind::Json) => self.stage = Stage::Json(Vec::new()),
            Some(FileKind::Gzip) | None => self.damage.push(Damage {
                offset: 0,
                kind: DamageKind::NotACapture,
            }),
        }
        self.take(&start);
    }

    /// All of the file was fed. `problem` says why it is not all, if it is not: the system's words.
    pub fn finish(&mut self, problem: Option<String>) {
        if self.reading != Reading::Going {
            return;
        }
        if let Some(first) = self.first.take() {
            self.begin_file(&first);
        }
        if let Some(gunzip) = self.gunzip.take()
            && let Err(damage) = gunzip.finish()
        {
            self.damage.push(damage);
        }
        if matches!(&self.stage, Stage::Start(_)) {
            self.begin();
        }
        if matches!(self.stage, Stage::Packets) {
            self.reader.finish();
        }
        self.problem = problem;
        self.end(Reading::Done);
    }

    /// Stops: what was read stays.
    pub fn cancel(&mut self) {
        if self.reading == Reading::Going {
            self.end(Reading::Cancelled);
        }
    }

    fn end(&mut self, reading: Reading) {
        self.packets.finish(&mut self.index);
        if let Stage::Json(json) = std::mem::replace(&mut self.stage, Stage::Packets) {
            self.take_har(&json);
        }
        self.reading = reading;
        self.settle();
    }

    fn take_har(&mut self, json: &[u8]) {
        let len = self.file_len();
        match har::read(json) {
            Ok(har) => {
                self.told_by = ToldBy::Browser;
                self.har = FileInfo {
                    format: "HAR".to_owned(),
                    written_by: har.written_by.clone(),
                    ..FileInfo::default()
                };
                self.store = Store::Memory(told::enter(&har, &mut self.index.shared), len);
                if let Some(broken) = &har.broken {
                    self.problem.get_or_insert(broken.to_string());
                }
            }
            Err(error) => {
                self.problem.get_or_insert(error.to_string());
            }
        }
    }

    /// Puts what came late in its place.
    fn settle(&mut self) {
        let shared = &mut self.index.shared;
        let known = shared.timeline.settled();
        let moved = shared.timeline.settle(known);
        if let Some(listing) = &mut self.listing
            && moved < known
        {
            listing.forget_from(moved);
        }
    }

    /// The file's name.
    pub(super) fn name(&self) -> &str {
        &self.name
    }

    fn file_len(&self) -> u64 {
        match &self.store {
            Store::File(file) => file.len(),
            Store::Memory(_, len) => *len,
        }
    }

    pub(super) fn view(&self) -> View<'_> {
        View {
            shared: &self.index.shared,
            source: match &self.store {
                Store::File(file) => file.as_ref(),
                Store::Memory(pieces, _) => pieces,
            },
            inflaters: &self.inflaters,
        }
    }

    /// What the file says of itself, and where it is broken.
    pub(super) fn file(&self) -> FileInfo {
        let mut file = match self.told_by {
            ToldBy::Wire => self.reader.info().clone(),
            ToldBy::Browser => self.har.clone(),
        };
        file.damage.extend(&self.damage);
        file
    }

    /// The capture at a glance, now.
    pub fn overview(&self) -> CaptureOverview {
        let shared = &self.index.shared;
        let traffic = self.packets.traffic();
        let first_frame = shared
            .timeline
            .iter_from(0)
            .position(|entry| entry.is_frame());
        let items = shared.timeline.len();
        CaptureOverview {
            name: self.name.clone(),
            reading: self.reading,
            told_by: self.told_by,
            file: self.file(),
            file_len: self.file_len(),
            gzipped: self.gzipped,
            read: self.read,
            start: shared.start,
            duration: shared.latest,
            items: u32::try_from(items).unwrap_or(u32::MAX),
            frames: shared.frames,
            messages: shared.messages,
            conversations: u32::try_from(shared.conversations.len()).unwrap_or(u32::MAX),
            other: OtherTraffic {
                packets: traffic.other,
                link_types: traffic
                    .link_types
                    .iter()
                    .map(|(link_type, name, count)| (*link_type, name.map(str::to_owned), *count))
                    .collect(),
                broken: traffic.broken,
                fragments: traffic.fragments,
                ..shared.other.clone()
            },
            findings: shared.findings,
            first: first_frame.or((items > 0).then_some(0)).map(item_id),
            limits: shared.limits.clone(),
            problem: self.problem.clone(),
        }
    }

    /// Answers. Requests are answered for this capture, whatever they name.
    pub fn handle(&mut self, ask: Ask) -> Answer {
        let (source, edition) = (ask.source, ask.edition);
        let response = match ask.request {
            Request::Open { .. }
            | Request::Edit { .. }
            | Request::Find { .. }
            | Request::Export(_) => Response::Nothing,
            Request::Cancel => {
                self.cancel();
                Response::Capture(Box::new(self.overview()))
            }
            Request::Rows {
                query,
                first,
                count,
                keep,
            } => {
                let count = count.min(Session::ROWS_LIMIT);
                self.asked = Some(Asked {
                    source,
                    edition,
                    first,
                    count,
                    keep,
                });
                self.list(&query, Reach::Index);
                Response::Rows(self.rows(first, count, keep))
            }
            Request::Detail { item } => Response::Detail(self.view().detail(item)),
            Request::Bytes {
                item,
                buffer,
                first,
                count,
            } => {
                let count = count.min(Session::BYTES_LIMIT);
                Response::Bytes(self.view().bytes(item, buffer, first, count))
            }
            Request::Copy { item, what, format } => {
                let limit = u64::from(Session::COPY_LIMIT);
                let copied = self.view().copied(item, what, limit);
                Response::Copied(copied.map(|(bytes, of)| Copied {
                    text: copy(&bytes, format),
                    bytes: bytes.len() as u64,
                    of,
                }))
            }
            Request::Conversations {
                query,
                first,
                count,
            } => {
                let count = count.min(Session::ROWS_LIMIT);
                let interfaces = &self.reader.info().interfaces;
                let shared = &self.index.shared;
                Response::Conversations(conversation_rows::page(
                    shared, interfaces, query, first, count,
                ))
            }
            Request::Chart { query, buckets } => {
                let mut listing = Listing::new(&query);
                let listing = if let Some(known) = self
                    .listing
                    .as_ref()
                    .filter(|known| *known.query() == query)
                {
                    known
                } else {
                    listing.go_on(self.view(), Reach::Index);
                    &listing
                };
                Response::Chart(self.view().chart(listing, buckets))
            }
            Request::FindFrame { number } => Response::Found(self.find_frame(number)),
            Request::FindPacket { number } => Response::Found(self.find_packet(number)),
        };
        Answer {
            source,
            edition,
            response,
        }
    }

    /// Goes on with a search through payloads for a few MiB; what was found so far, in answer to the request that began it. `None` if
    /// nothing is to be searched.
    pub fn work(&mut self) -> Option<Answer> {
        let asked = self.asked.clone()?;
        let going = self
            .listing
            .as_ref()
            .is_some_and(|listing| listing.is_going(self.view()));
        if !going {
            return None;
        }
        let query = self.listing.as_ref()?.query().clone();
        self.list(&query, Reach::Slice);
        Some(Answer {
            source: asked.source,
            edition: asked.edition,
            response: Response::Rows(self.rows(asked.first, asked.count, asked.keep)),
        })
    }

    /// Has the rows of `query` found.
    pub(super) fn list(&mut self, query: &Query, reach: Reach) {
        let mut listing = match self.listing.take() {
            Some(listing) if listing.query() == query => listing,
            _ => Listing::new(query),
        };
        listing.go_on(self.view(), reach);
        self.listing = Some(listing);
    }

    fn rows(&self, first: u32, count: u32, keep: Option<ItemId>) -> RowPage {
        let view = self.view();
        let Some(listing) = &self.listing else {
            return RowPage::default();
        };
        let timeline = &view.shared.timeline;
        let time = |place: usize| Some(timeline.get(listing.at(place, view)?)?.time());
        let rows = (first as usize..)
            .take(count as usize)
            .map_while(|place| {
                let item = item_id(listing.at(place, view)?);
                let before = place.checked_sub(1).and_then(time);
                view.row(listing.query().list, item, before)
            })
            .collect();
        RowPage {
            query: listing.query().clone(),
            total: u32::try_from(listing.len(view)).unwrap_or(u32::MAX),
            first,
            rows,
            kept: keep
                .and_then(|item| self.kept(listing, item))
                .and_then(|place| u32::try_from(place).ok()),
            error: listing.error().cloned(),
            searched: listing.searched(view),
        }
    }

    /// The place of an item in the list; in a list of messages, that of its message.
    fn kept(&self, listing: &Listing, item: ItemId) -> Option<usize> {
        let position = item.0 as usize;
        listing.place_of(position).or_else(|| {
            let fragments = self.view().fragments(position)?;
            listing.place_of(*fragments.positions.first()?)
        })
    }

    fn find_frame(&self, number: u32) -> Option<Found> {
        let timeline = &self.index.shared.timeline;
        let position = timeline.frame(number.checked_sub(1)?)?;
        let entry = timeline.get(position)?;
        Some(Found {
            item: item_id(position),
            stream: stream_id(entry.side()),
            offset: entry.start(),
        })
    }

    /// The first item that a packet brought a byte of, or that is an event of it.
    fn find_packet(&self, number: u32) -> Option<Found> {
        let shared = &self.index.shared;
        let entries = || {
            let pieces = shared.timeline.pieces_from(0);
            pieces.flat_map(|(first, piece)| (first..).zip(piece))
        };
        for (conversation, id) in shared.conversations.iter().zip(0..) {
            for side in [Side::Opener, Side::Other] {
                let Some(offset) = conversation.track(side).ranges.first_of_packet(number) else {
                    continue;
                };
                let found = entries().find(|(_, entry)| {
                    entry.conversation() == id
                        && entry.side() == side
                        && !matches!(entry.kind(), Kind::Tcp(_))
                        && entry.span().end > offset
                });
                if let Some((position, _)) = found {
                    return Some(Found {
                        item: item_id(position),
                        stream: stream_id(side),
                        offset,
                    });
                }
            }
        }
        let is_event = |record: usize| {
            let record = shared.tcp.get(record);
            record.is_some_and(|record| record.packet == number)
        };
        let (position, entry) = entries().find(|(_, entry)| {
            matches!(entry.kind(), Kind::Tcp(_))
                && usize::try_from(entry.start()).is_ok_and(is_event)
        })?;
        Some(Found {
            item: item_id(position),
            stream: stream_id(entry.side()),
            offset: 0,
        })
    }
}
