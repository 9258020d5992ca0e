//! The rows of a capture as programs read them, one after the other.

use super::entry::{Entry, GapKind, Half, Kind};
use super::inflated::Inflaters;
use super::report::{FrameReport, MessageReport, first_line};
use super::session::CaptureSession;
use super::view::View;
use crate::analysis::filter::FilterError;
use crate::analysis::page::{List, Query};
use crate::bytes::Span;
use crate::capture::tcp::TcpEvent;
use crate::protocol::{Head, Peer};
use serde::Serialize;
use std::cell::RefCell;

/// A row, ready to be serialised: its `kind`, `connection` (from 0) and `direction`, and what a [`CaptureReport`](super::CaptureReport)
/// says of such a row.
#[derive(Debug, Serialize)]
pub struct RowReport {
    kind: &'static str,
    connection: u32,
    direction: Option<Peer>,
    /// Of a frame and of the first one of a message: its number among all frames, from 1, as a list shows it and `frame:` finds it.
    #[serde(skip_serializing_if = "Option::is_none")]
    number: Option<u32>,
    #[serde(flatten)]
    body: Body,
}

#[derive(Debug, Serialize)]
#[serde(untagged)]
enum Body {
    Frame {
        #[serde(flatten)]
        frame: FrameReport,
        /// Whether the bytes end before the frame does.
        #[serde(skip_serializing_if = "is_whole")]
        cut: bool,
    },
    Message(MessageReport),
    Head {
        head: &'static str,
        /// Its first line.
        line: Option<String>,
        span: Span,
        #[serde(flatten)]
        seen: Seen,
    },
    Event {
        event: TcpEvent,
        sequence_number: Option<u32>,
        acknowledgment_number: Option<u32>,
        #[serde(flatten)]
        seen: Seen,
    },
    Gap {
        /// Whether its bytes were captured, and could not be decoded.
        captured: bool,
        span: Span,
        #[serde(flatten)]
        seen: Seen,
    },
}

#[derive(Debug, Serialize)]
struct Seen {
    time: Option<u64>,
    packet: Option<u32>,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands it over so")]
const fn is_whole(cut: &bool) -> bool {
    !*cut
}

impl CaptureSession {
    /// The rows that `query` leaves, in the order of time. In a list of frames, the whole message that a frame begins stands behind it.
    ///
    /// # Errors
    /// What is wrong with the filter.
    pub fn row_reports(
        &self,
        query: &Query,
    ) -> Result<impl Iterator<Item = RowReport> + '_, FilterError> {
        let listing = self.listed(query)?;
        let list = query.list;
        // Messages of many conversations come in turn, and each goes on where the one before it ended.
        let inflaters = RefCell::new(Inflaters::for_many());
        let timeline = &self.index.shared.timeline;
        let mut counted = timeline.start();
        let mut number = timeline.frames_before(counted);
        let places = 0..listing.len(self.view());
        Ok(places.flat_map(move |place| {
            let view = View {
                inflaters: &inflaters,
                ..self.view()
            };
            let timeline = &view.shared.timeline;
            let Some(position) = listing.at(place, view) else {
                return [None, None].into_iter().flatten();
            };
            let passed = timeline.iter_from(counted).take(position + 1 - counted);
            number += u32::try_from(passed.filter(Entry::is_frame).count()).unwrap_or(0);
            counted = position + 1;
            let rows = timeline.get(position).map(|entry| match list {
                List::Frames => rows(view, position, entry, number),
                List::Messages => [message(view, position, entry, number, None), None],
            });
            rows.unwrap_or_default().into_iter().flatten()
        }))
    }
}

/// The row of an entry, and that of the message that it begins.
fn rows(view: View<'_>, position: usize, entry: &Entry, number: u32) -> [Option<RowReport>; 2] {
    let (kind, body) = match entry.kind() {
        Kind::Frame => {
            let frame = FrameReport::of(view, entry);
            let message = message(view, position, entry, number, Some(&frame));
            let cut = view.is_cut(entry);
            let row = RowReport::of(view, entry, "frame", Body::Frame { frame, cut });
            let number = Some(number);
            return [Some(RowReport { number, ..row }), message];
        }
        Kind::Head(half) => {
            let known = view.stream(entry, entry.span()).unwrap_or_default();
            let body = Body::Head {
                head: match half {
                    Half::Request => "request",
                    Half::Response => "response",
                },
                line: Head::whole(&known.bytes).as_ref().map(first_line),
                span: view.span(entry),
                seen: seen(view, entry),
            };
            ("head", body)
        }
        Kind::Tcp(event) => {
            let happened = view.tcp(entry).map(|record| record.happened);
            let body = Body::Event {
                event,
                sequence_number: happened.map(|happened| happened.sequence_number),
                acknowledgment_number: happened.map(|happened| happened.acknowledgment_number),
                seen: seen(view, entry),
            };
            ("event", body)
        }
        Kind::Gap(gap) => {
            let body = Body::Gap {
                captured: gap == GapKind::NotDecoded,
                span: entry.span(),
                seen: seen(view, entry),
            };
            ("gap", body)
        }
    };
    [Some(RowReport::of(view, entry, kind, body)), None]
}

/// The row of the message that an entry begins, if it begins one that is whole. `frame` is its own row, if that is known.
fn message(
    view: View<'_>,
    position: usize,
    entry: &Entry,
    number: u32,
    frame: Option<&FrameReport>,
) -> Option<RowReport> {
    if !entry.begins_message() {
        return None;
    }
    let message = frame
        .and_then(|frame| MessageReport::of_frame(view, entry, frame))
        .or_else(|| MessageReport::of(view, position, entry))?;
    let row = RowReport::of(view, entry, "message", Body::Message(message));
    let number = Some(number);
    Some(RowReport { number, ..row })
}

fn seen(view: View<'_>, entry: &Entry) -> Seen {
    let packet = match entry.kind() {
        Kind::Tcp(_) => view.tcp(entry).map(|record| record.packet),
        _ => view.conversation(entry).and_then(|conversation| {
            let ranges = &conversation.track(entry.side()).ranges;
            ranges.packet_at(entry.start())
        }),
    };
    Seen {
        time: view.shared.has_times().then(|| entry.time()),
        packet,
    }
}

impl RowReport {
    fn of(view: View<'_>, entry: &Entry, kind: &'static str, body: Body) -> Self {
        Self {
            kind,
            connection: entry.conversation(),
            direction: view.peer(entry),
            number: None,
            body,
        }
    }
}
