//! A capture as programs read it. It is written as it is read: no copy of it is made.

use super::conversation::Conversation;
use super::entry::{Entry, Half, Kind};
use super::rows::findings_of;
use super::session::CaptureSession;
use super::view::View;
use crate::analysis::capture_overview::CaptureOverview;
use crate::analysis::detail::InflateProblem;
use crate::analysis::guess::Guesses;
use crate::analysis::overview::{Counts, PeerFrom};
use crate::analysis::payload_report::{PayloadReport, Sequence};
use crate::bytes::Span;
use crate::capture::tcp::Side;
use crate::protocol::{Accept, Finding, Head, MaskingKey, Peer};
use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

/// A capture, ready to be serialised. Its members:
///
/// - `file`: what the capture file says of itself, and where it is broken.
/// - `connections`: each with its handshake, its `state`, its `ending` (times in nanoseconds from the start of the capture) and, for each direction, its whole `frames`, its whole `messages`, the frames
///   that the end of the bytes cuts, and how many bytes those have (`undecoded_tail`).
/// - `findings`: `frame` counts from 0 among the frames of its direction and is null for a frame that is cut and for a head; `span` holds
///   offsets in the stream.
/// - `other`: what the file holds besides.
///
/// Payloads are unmasked, those of messages inflated: their length, their SHA-1, up to [`Report::HEX_LIMIT`](super::super::Report) bytes
/// as hex, and as `holes` the bytes that were not captured.
pub struct CaptureReport<'a> {
    session: &'a CaptureSession,
    say: &'a dyn Fn(&Finding) -> String,
    /// The positions of each conversation's items, one conversation after the other.
    positions: Vec<u32>,
    /// Where each conversation's begin.
    starts: Vec<usize>,
}

impl<'a> CaptureReport<'a> {
    /// A report of `session` in which `say` puts each finding into words.
    pub fn new(session: &'a CaptureSession, say: &'a dyn Fn(&Finding) -> String) -> Self {
        let timeline = &session.index.shared.timeline;
        let count = session.index.shared.conversations.len();
        let mut starts = vec![0_usize; count + 1];
        for entry in timeline.iter_from(0) {
            if let Some(next) = starts.get_mut(entry.conversation() as usize + 1) {
                *next += 1;
            }
        }
        let mut sum = 0;
        for start in &mut starts {
            sum += *start;
            *start = sum;
        }
        let mut positions = vec![0; timeline.len()];
        let mut next = starts.clone();
        for (position, entry) in timeline.iter() {
            if let Some(next) = next.get_mut(entry.conversation() as usize) {
                if let Some(place) = positions.get_mut(*next) {
                    *place = u32::try_from(position).unwrap_or(u32::MAX);
                }
                *next += 1;
            }
        }
        Self {
            session,
            say,
            positions,
            starts,
        }
    }

    fn connections(&self) -> impl Iterator<Item = Connection<'_>> {
        let shared = &self.session.index.shared;
        let bounds = self.starts.iter().zip(self.starts.iter().skip(1));
        shared
            .conversations
            .iter()
            .zip(bounds)
            .map(|(conversation, (start, end))| Connection {
                view: self.session.view(),
                conversation,
                positions: self.positions.get(*start..*end).unwrap_or_default(),
            })
    }
}

impl Serialize for CaptureReport<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let overview = self.session.overview();
        let mut map = serializer.serialize_map(None)?;
        begin(&overview, &mut map)?;
        map.serialize_entry("connections", &Sequence(|| self.connections()))?;
        map.serialize_entry("findings", &Sequence(|| self.finding_reports()))?;
        end(&overview, &mut map)?;
        map.end()
    }
}

fn begin<M: SerializeMap>(overview: &CaptureOverview, map: &mut M) -> Result<(), M::Error> {
    map.serialize_entry("file", &overview.file)?;
    map.serialize_entry("start", &overview.start)?;
    map.serialize_entry("duration", &overview.duration)
}

fn end<M: SerializeMap>(overview: &CaptureOverview, map: &mut M) -> Result<(), M::Error> {
    map.serialize_entry("other", &overview.other)?;
    map.serialize_entry("limits", &overview.limits)?;
    map.serialize_entry("problem", &overview.problem)
}

/// Of a report, a part that is a line of its own: `kind` says which.
impl CaptureReport<'_> {
    /// What the file is: of kind `file`, with all members of a report but `connections` and `findings`.
    pub fn file(&self) -> impl Serialize + use<> {
        FileLine(self.session.overview())
    }

    /// The connections, each of kind `connection` and with its number, from 0: `directions` is left out, and counts stand there instead.
    pub fn connection_heads(&self) -> impl Iterator<Item = impl Serialize + '_> {
        self.connections().zip(0..).map(ConnectionLine)
    }

    /// The findings, each of kind `finding`, and the numbers of their connections.
    pub fn findings(&self) -> impl Iterator<Item = (u32, impl Serialize + '_)> {
        self.finding_reports().map(|finding| {
            let kind = "finding";
            (finding.connection, FindingLine { kind, finding })
        })
    }

    fn finding_reports(&self) -> impl Iterator<Item = FindingReport> {
        let connections = self.connections().zip(0..);
        connections.flat_map(|(connection, index)| connection.findings(index, self.say))
    }
}

struct FileLine(CaptureOverview);

impl Serialize for FileLine {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self(overview) = self;
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("kind", "file")?;
        map.serialize_entry("name", &overview.name)?;
        begin(overview, &mut map)?;
        end(overview, &mut map)?;
        map.end()
    }
}

struct ConnectionLine<'a>((Connection<'a>, u32));

impl Serialize for ConnectionLine<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self((connection, number)) = self;
        let conversation = connection.conversation;
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("kind", "connection")?;
        map.serialize_entry("connection", number)?;
        connection.members(&mut map)?;
        map.serialize_entry("frames", &conversation.frames)?;
        map.serialize_entry("messages", &conversation.messages)?;
        map.serialize_entry("bytes", &conversation.bytes)?;
        map.serialize_entry("findings", &conversation.findings)?;
        map.end()
    }
}

#[derive(Serialize)]
struct FindingLine {
    kind: &'static str,
    #[serde(flatten)]
    finding: FindingReport,
}

/// One conversation and the positions of its items.
struct Connection<'a> {
    view: View<'a>,
    conversation: &'a Conversation,
    positions: &'a [u32],
}

impl<'a> Connection<'a> {
    fn entries(&self, side: Side) -> impl Iterator<Item = (usize, &'a Entry)> + use<'a> {
        self.items(side).filter(|(_, entry)| entry.is_frame())
    }

    /// Frames, and what else a side brought.
    fn items(&self, side: Side) -> impl Iterator<Item = (usize, &'a Entry)> + use<'a> {
        let timeline = &self.view.shared.timeline;
        self.positions.iter().filter_map(move |position| {
            let position = *position as usize;
            let entry = timeline.get(position)?;
            (entry.side() == side).then_some((position, entry))
        })
    }

    fn findings(&self, connection: u32, say: &dyn Fn(&Finding) -> String) -> Vec<FindingReport> {
        let mut reports = Vec::new();
        if self.conversation.findings == Counts::default() {
            return reports;
        }
        for peer in [Peer::Client, Peer::Server] {
            let side = self.conversation.side_of(peer);
            let mut next = 0;
            for (_, entry) in self.items(side) {
                let whole = entry.is_frame() && !self.view.is_cut(entry);
                let findings = findings_of(self.conversation, entry);
                reports.extend(findings.iter().map(|finding| FindingReport {
                    rule: finding.rule.id(),
                    section: finding.rule.section(),
                    severity: finding.rule.severity().id(),
                    connection,
                    direction: peer,
                    frame: whole.then_some(next),
                    span: finding.span,
                    text: say(finding),
                }));
                next += u32::from(whole);
            }
        }
        reports
    }
}

impl Serialize for Connection<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        self.members(&mut map)?;
        map.serialize_entry("directions", &Directions(self))?;
        map.end()
    }
}

impl Connection<'_> {
    /// All but the directions.
    fn members<M: SerializeMap>(&self, map: &mut M) -> Result<(), M::Error> {
        let conversation = self.conversation;
        let client = conversation.client;
        let head = |half| self.view.head(conversation, half).unwrap_or_default();
        let (request, response) = (head(Half::Request), head(Half::Response));
        let (request, response) = (Head::whole(&request), Head::whole(&response));
        let key = request
            .as_ref()
            .and_then(|head| head.value("Sec-WebSocket-Key"));
        let accept = response
            .as_ref()
            .and_then(|head| head.value("Sec-WebSocket-Accept"));
        let accept_valid = key
            .as_deref()
            .zip(accept.as_deref())
            .map(|(key, accept)| Accept::of(key).matches(accept));
        let [client_end, server_end] = super::conversation_rows::ends(conversation);
        let peers_from = super::rows::peer_from(conversation);
        map.serialize_entry("client", &client_end)?;
        map.serialize_entry("server", &server_end)?;
        map.serialize_entry("peers_from", &(peers_from as PeerFrom))?;
        map.serialize_entry("state", &conversation.state())?;
        map.serialize_entry("ending", &conversation.ending)?;
        map.serialize_entry("told_by", &conversation.told_by)?;
        map.serialize_entry("interface", &conversation.interface)?;
        map.serialize_entry("tcp_stream", &conversation.connection)?;
        map.serialize_entry("start", &conversation.first)?;
        map.serialize_entry("duration", &(conversation.last - conversation.first))?;
        map.serialize_entry("request", &request.as_ref().map(first_line))?;
        map.serialize_entry("key", &key)?;
        map.serialize_entry("accept", &accept)?;
        map.serialize_entry("accept_valid", &accept_valid)?;
        map.serialize_entry("extensions", &conversation.extensions)?;
        map.serialize_entry("protocol", &conversation.protocol)?;
        map.serialize_entry("server_name", &conversation.server_name)?;
        let guesses = [client, client.other()].map(|side| &conversation.track(side).guesses);
        map.serialize_entry("guesses", &guesses.map(|guesses| Guesses(guesses)))?;
        let parameters = [Peer::Client, Peer::Server].map(|peer| conversation.parameters(peer));
        map.serialize_entry("parameters", &parameters)?;
        map.serialize_entry("oddities", &conversation.oddities.seen())
    }
}

pub(super) fn first_line(head: &Head<'_>) -> String {
    let line = head.bytes.split(|byte| *byte == b'\n').next();
    String::from_utf8_lossy(line.unwrap_or_default().trim_ascii_end()).into_owned()
}

struct Directions<'a>(&'a Connection<'a>);

impl Serialize for Directions<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(2))?;
        for peer in [Peer::Client, Peer::Server] {
            let side = self.0.conversation.side_of(peer);
            map.serialize_entry(peer.id(), &Direction(self.0, side))?;
        }
        map.end()
    }
}

#[derive(Clone, Copy)]
struct Direction<'a>(&'a Connection<'a>, Side);

impl Serialize for Direction<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self(connection, side) = *self;
        let view = connection.view;
        let whole = || {
            connection
                .entries(side)
                .filter(|(_, entry)| !view.is_cut(entry))
        };
        let cut = || {
            connection
                .entries(side)
                .filter(|(_, entry)| view.is_cut(entry))
        };
        let tail = cut().map(|(_, entry)| view.span(entry).len());
        let track = connection.conversation.track(side);
        let gaps = connection.positions.iter().filter_map(|position| {
            let entry = view.shared.timeline.get(*position as usize)?;
            let is_gap = entry.side() == side && matches!(entry.kind(), Kind::Gap(_));
            is_gap.then(|| entry.span())
        });
        let mut map = serializer.serialize_map(Some(6))?;
        map.serialize_entry(
            "frames",
            &Sequence(|| whole().map(|(_, entry)| FrameReport::of(view, entry))),
        )?;
        map.serialize_entry(
            "messages",
            &Sequence(|| {
                let firsts = connection
                    .entries(side)
                    .filter(|(_, entry)| entry.begins_message());
                firsts.filter_map(|(position, entry)| MessageReport::of(view, position, entry))
            }),
        )?;
        map.serialize_entry(
            "cut_frames",
            &Sequence(|| cut().map(|(_, entry)| FrameReport::of(view, entry))),
        )?;
        map.serialize_entry("undecoded_tail", &tail.sum::<u64>())?;
        map.serialize_entry("gaps", &gaps.collect::<Vec<_>>())?;
        map.serialize_entry("missing", &track.ranges.missing())?;
        map.end()
    }
}

/// A frame. Of one that is cut, a member is null if its bytes are not there.
#[derive(Clone, Debug, Serialize)]
pub(super) struct FrameReport {
    fin: bool,
    rsv: u8,
    opcode: u8,
    masked: Option<bool>,
    masking_key: Option<MaskingKeyReport>,
    pub(super) payload: Option<PayloadReport>,
    span: Span,
    time: Option<u64>,
    packet: Option<u32>,
}

impl FrameReport {
    pub(super) fn of(view: View<'_>, entry: &Entry) -> Self {
        let header_seen = !entry.header_is_cut();
        let track = view
            .conversation(entry)
            .map(|conversation| conversation.track(entry.side()));
        let (key, payload) = if header_seen {
            read(view, entry)
        } else {
            (None, None)
        };
        Self {
            fin: entry.fin(),
            rsv: entry.rsv(),
            opcode: entry.opcode().0,
            masked: (header_seen || entry.len() >= 2).then(|| entry.masked()),
            masking_key: key.map(MaskingKeyReport),
            payload,
            span: view.span(entry),
            time: view.shared.has_times().then(|| entry.time()),
            packet: track.and_then(|track| track.ranges.packet_at(entry.start())),
        }
    }
}

/// The masking key and the payload of a frame whose header is whole: both are read at once.
fn read(view: View<'_>, entry: &Entry) -> (Option<MaskingKey>, Option<PayloadReport>) {
    let Ok(mut known) = view.stream(entry, view.span(entry)) else {
        return (None, None);
    };
    let header_len = usize::from(entry.header_len());
    let Some((header, payload)) = known.bytes.split_at_mut_checked(header_len) else {
        return (None, None);
    };
    let key = header.last_chunk().copied().map(MaskingKey);
    let key = key.filter(|_| entry.masked());
    if let Some(key) = key {
        key.apply(payload);
    }
    let start = entry.payload().start;
    let holes = known.unknown.iter().filter(|hole| hole.end > start);
    let holes: Vec<Span> = holes
        .map(|hole| Span {
            start: hole.start.max(start) - start,
            end: hole.end - start,
        })
        .collect();
    (key, Some(PayloadReport::with_holes(payload, holes)))
}

/// A masking key as hex digits.
#[derive(Clone, Copy, Debug)]
struct MaskingKeyReport(MaskingKey);

impl Serialize for MaskingKeyReport {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&self.0)
    }
}

/// A message whose final fragment is there.
#[derive(Clone, Debug, Serialize)]
pub(super) struct MessageReport {
    opcode: u8,
    compressed: bool,
    /// Null for a compressed message of which nothing says how; of one with a `problem`, as much as there is.
    payload: Option<PayloadReport>,
    fragments: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    problem: Option<InflateProblem>,
    time: Option<u64>,
}

impl MessageReport {
    /// A message that is but one frame, and not compressed: its payload is the frame's.
    pub(super) fn of_frame(view: View<'_>, entry: &Entry, frame: &FrameReport) -> Option<Self> {
        let alone = entry.begins_message() && entry.fin() && entry.rsv() & 0x4 == 0;
        (alone && !view.is_cut(entry)).then(|| Self {
            opcode: frame.opcode,
            compressed: false,
            payload: frame.payload.clone(),
            fragments: 1,
            problem: None,
            time: frame.time,
        })
    }

    pub(super) fn of(view: View<'_>, position: usize, first: &Entry) -> Option<Self> {
        let fragments = view.fragments(position)?;
        if !fragments.complete {
            return None;
        }
        let compressed = first.rsv() & 0x4 != 0;
        let mut problem = None;
        let payload = match view.inflated(&fragments) {
            Some(whole) => {
                problem = whole.problem;
                let holes = whole.unknown;
                Some(match problem {
                    None => PayloadReport::with_holes(&whole.bytes, holes),
                    Some(_) => PayloadReport::beginning(&whole.bytes, holes),
                })
            }
            None if compressed => None,
            None => {
                let (bytes, holes) = view.joined(&fragments, 0, u64::MAX);
                Some(PayloadReport::with_holes(&bytes, holes))
            }
        };
        Some(Self {
            opcode: first.opcode().0,
            compressed,
            payload,
            fragments: fragments.positions.len(),
            problem,
            time: view.shared.has_times().then(|| first.time()),
        })
    }
}

/// A finding, in words.
#[derive(Serialize)]
struct FindingReport {
    rule: &'static str,
    section: &'static str,
    severity: &'static str,
    connection: u32,
    direction: Peer,
    /// Among the whole frames of its direction.
    frame: Option<u32>,
    span: Span,
    text: String,
}
