//! One open capture, asked.

use super::conversation_rows;
use super::entry::Kind;
use super::index::Index;
use super::inflated::Inflaters;
use super::intake::{Stage, Store};
use super::listing::{Listing, Reach};
use super::show::{item_id, stream_id};
use super::told::Told;
use super::view::View;
use crate::analysis::capture_overview::{CaptureOverview, OtherTraffic, Reading, ToldBy};
use crate::analysis::copy::copy_known;
use crate::analysis::page::{Query, RowPage};
use crate::analysis::row::ItemId;
use crate::analysis::session::{Answer, Ask, Copied, Found, Request, Response, Session, SourceId};
use crate::analysis::start::Start;
use crate::capture::file::{Damage, FileInfo, FileReader, Gunzip};
use crate::capture::packets::Packets;
use crate::capture::tcp::Side;
use crate::source::ByteSource;
use std::cell::RefCell;

/// One open capture. Everything that is asked about it is answered from here. It keeps an index; payloads are read again when needed.
pub struct CaptureSession {
    name: String,
    pub(super) store: Store,
    pub(super) gunzip: Option<Gunzip>,
    pub(super) gzipped: bool,
    /// The first bytes, until they tell what the file is.
    pub(super) first: Option<Vec<u8>>,
    pub(super) stage: Stage,
    pub(super) reader: FileReader,
    pub(super) packets: Packets,
    pub(super) index: Index,
    pub(super) read: u64,
    /// The number of the last packet that was taken.
    pub(super) last_packet: u32,
    pub(super) reading: Reading,
    pub(super) damage: Vec<Damage>,
    pub(super) problem: Option<String>,
    inflaters: RefCell<Inflaters>,
    pub(super) listing: Option<Listing>,
    /// The last rows that were asked for, for a search that goes on.
    asked: Option<Asked>,
    pub(super) told_by: ToldBy,
    /// What a HAR file says of itself.
    pub(super) har: FileInfo,
    /// The connection that a browser tells of now.
    pub(super) telling: Option<Told>,
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
            last_packet: 0,
            reading: Reading::Going,
            damage: Vec::new(),
            problem: None,
            inflaters: RefCell::default(),
            listing: None,
            asked: None,
            told_by: ToldBy::Wire,
            har: FileInfo::default(),
            telling: None,
        }
    }

    /// The same, with frames that begin where `starts` say, in so far as they may begin there: of two that exclude each other, the last
    /// one counts. To be called before anything is fed.
    #[must_use]
    pub fn starting_at(mut self, starts: Vec<Start>) -> Self {
        self.index.shared.starts = starts;
        self
    }

    /// Those of the wanted starts at which no frames begin: nothing was looked for there, or it cannot be one.
    pub fn missed_starts(&self) -> Vec<Start> {
        let shared = &self.index.shared;
        let is_taken = |start: &Start| {
            let conversation = shared.conversations.get(start.conversation.0 as usize);
            conversation.is_some_and(|conversation| {
                let track = conversation.track(conversation.side_of(start.peer));
                track.guesses.iter().any(|guess| guess.at == start.at)
            })
        };
        let missed = shared.starts.iter().filter(|start| !is_taken(start));
        missed.copied().collect()
    }

    /// The file's name.
    pub fn name(&self) -> &str {
        &self.name
    }

    pub(super) fn file_len(&self) -> u64 {
        match &self.store {
            Store::File(file) => file.len(),
            Store::Memory(_, len) => *len,
            Store::Grown(grown) => grown.pieces().len(),
        }
    }

    pub(super) fn view(&self) -> View<'_> {
        View {
            shared: &self.index.shared,
            source: match &self.store {
                Store::File(file) => file.as_ref(),
                Store::Memory(pieces, _) => pieces,
                Store::Grown(grown) => grown.pieces(),
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
        let mut entries = shared.timeline.iter();
        let first_frame = entries.find(|(_, entry)| entry.is_frame());
        let items = shared.timeline.len();
        CaptureOverview {
            name: self.name.clone(),
            reading: self.reading,
            told_by: self.told_by,
            file: self.file(),
            file_len: self.file_len(),
            gzipped: self.gzipped,
            read: self.len_read(),
            start: shared.start,
            duration: shared.latest,
            items: u32::try_from(items).unwrap_or(u32::MAX),
            first_id: item_id(shared.timeline.start()).0,
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
            first: first_frame
                .map(|(position, _)| position)
                .or((items > 0).then_some(shared.timeline.start()))
                .map(item_id),
            limits: shared.limits.clone(),
            problem: self.problem.clone(),
        }
    }

    /// Bytes that were read; of what a browser tells, those that its frames are made of.
    fn len_read(&self) -> u64 {
        match &self.store {
            Store::Grown(grown) if self.told_by == ToldBy::Browser => grown.pieces().len(),
            _ => self.read,
        }
    }

    /// Answers. Requests are answered for this capture, whatever they name.
    pub fn handle(&mut self, ask: Ask) -> Answer {
        let (source, edition) = (ask.source, ask.edition);
        if self.reading == Reading::Live {
            self.settle();
        }
        let response = match ask.request {
            Request::Open { .. }
            | Request::Edit { .. }
            | Request::Start(_)
            | Request::Find { .. }
            | Request::Export(_)
            | Request::Keep(_)
            | Request::Unfold { .. }
            | Request::Sheet(_) => Response::Nothing,
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
            Request::Copy {
                item,
                what,
                format,
                number,
            } => {
                let limit = u64::from(Session::COPY_LIMIT);
                let copied = self.view().copied(item, what, limit);
                let copied = copied.map(|(known, of)| {
                    let (text, count) = copy_known(&known.bytes, &known.unknown, format);
                    Copied {
                        text,
                        bytes: count as u64,
                        of,
                    }
                });
                Response::Copied(number, copied)
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

    /// Whether a search through payloads goes on.
    pub fn searches(&self) -> bool {
        self.listing
            .as_ref()
            .is_some_and(|listing| listing.is_going(self.view()))
    }

    /// Goes on with a search through payloads for a few MiB; what was found so far, in answer to the request that began it. `None` if
    /// nothing is to be searched.
    pub fn work(&mut self) -> Option<Answer> {
        let asked = self.asked.clone()?;
        if !self.searches() {
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
            keep,
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
        listing.place_of(position, self.view()).or_else(|| {
            let fragments = self.view().fragments(position)?;
            listing.place_of(*fragments.positions.first()?, self.view())
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
