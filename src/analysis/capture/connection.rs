//! One TCP connection of a capture, from its first packet to its last.

use super::conversation::{Conversation, ConversationKind, Oddities, of};
use super::entry::{At, Entry, GapKind};
use super::live::{self, Live};
use super::opening::Opening;
use super::shared::Shared;
use super::turn::{Answered, Asked, Turn};
use super::waiting::Waiting;
use crate::bytes::Span;
use crate::capture::tcp::{Happened, Oddity, Opened, Piece, Seen, Side, TcpEvent};
use crate::protocol::conduct::TcpEndKind;
use crate::protocol::{Agreement, Clock, Compression, Conduct, Head, HeadKind, Peer};
use std::net::SocketAddr;

/// A connection and what it speaks.
pub(super) struct Connection {
    /// Its place among all.
    id: u32,
    ends: [SocketAddr; 2],
    interface: u32,
    first: u64,
    oddities: Option<Box<Oddities>>,
    state: State,
}

enum State {
    Opening(Box<Opening>),
    Live(Box<Live>),
    /// A conversation of which nothing is read any more.
    Listed(u32),
    Left,
}

/// Why a connection is not listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Left {
    Http,
    Http2,
    /// What it speaks, if that is known.
    Other(Option<&'static str>),
}

impl Connection {
    pub(super) fn new(id: u32, opened: &Opened, first: u64) -> Self {
        Self {
            id,
            ends: opened.ends,
            interface: opened.interface,
            first,
            oddities: None,
            state: State::Opening(Box::new(Opening::new(opened.syn_seen))),
        }
    }

    pub(super) fn happened(
        &mut self,
        side: Side,
        happened: &Happened,
        seen: Seen,
        shared: &mut Shared,
    ) {
        let time = shared.time(seen);
        let ends = matches!(happened.event, TcpEvent::Fin | TcpEvent::Rst);
        match &mut self.state {
            State::Opening(opening) => opening.happened(side, happened, seen, time),
            State::Live(live) => {
                let at = At {
                    time,
                    conversation: live.conversation,
                    side,
                };
                shared.push_tcp(at, *happened, seen.packet);
                if let Some(kind) = end_kind(happened.event)
                    && let Some((conduct, peer)) = shared.conduct_mut(live.conversation, side)
                {
                    conduct.end(peer, kind, time);
                }
            }
            State::Listed(_) | State::Left => {}
        }
        if let Some(conversation) = self
            .listed()
            .and_then(|listed| shared.conversation_mut(listed))
        {
            conversation.last = conversation.last.max(time);
            conversation.ended |= ends;
        }
    }

    pub(super) fn data(&mut self, side: Side, piece: &Piece<'_>, shared: &mut Shared) {
        let time = shared.time(piece.seen);
        if piece.checksum.is_wrong() {
            self.doubt(side, piece, shared);
        }
        match &mut self.state {
            State::Live(live) => {
                live.note(side, piece, time, shared);
                live.data(side, piece.bytes, time, shared);
            }
            State::Opening(opening) => {
                let turn = opening.data(side, piece, time);
                self.turn(side, turn, shared);
            }
            State::Listed(listed) => {
                if let Some(conversation) = shared.conversation_mut(*listed) {
                    conversation.last = conversation.last.max(time);
                }
            }
            State::Left => {}
        }
    }

    /// Notes the next bytes of a side, which came with a wrong checksum.
    #[cold]
    fn doubt(&self, side: Side, piece: &Piece<'_>, shared: &mut Shared) {
        let end = match &self.state {
            State::Live(live) => {
                let known = shared.conversations.get(live.conversation as usize);
                known.map(|known| known.track(side).ranges.end())
            }
            State::Opening(opening) => Some(of(&opening.sides, side).ranges.end()),
            State::Listed(_) | State::Left => None,
        };
        if let Some(end) = end {
            let span = Span::at(end, piece.bytes.len() as u64);
            let packet = piece.seen.packet;
            shared
                .doubted
                .note((self.id, side), span, packet, piece.checksum);
        }
    }

    pub(super) fn gap(&mut self, side: Side, len: u64, seen: Seen, shared: &mut Shared) {
        let time = shared.time(seen);
        match &mut self.state {
            State::Live(live) => {
                if let Some(conversation) = shared.conversation_mut(live.conversation) {
                    conversation
                        .track_mut(side)
                        .ranges
                        .push_gap(len, seen.packet);
                }
                live.gap(side, len, time, shared);
            }
            State::Opening(opening) => {
                let turn = opening.gap(side, len, seen);
                self.turn(side, turn, shared);
            }
            State::Listed(_) | State::Left => {}
        }
    }

    pub(super) fn odd(&mut self, oddity: Oddity, len: u64, shared: &mut Shared) {
        match self
            .listed()
            .and_then(|listed| shared.conversation_mut(listed))
        {
            Some(conversation) => conversation.oddities.add(oddity, len),
            None if matches!(self.state, State::Opening(_)) => {
                self.oddities.get_or_insert_default().add(oddity, len);
            }
            None => {}
        }
    }

    pub(super) fn closed(&mut self, shared: &mut Shared) {
        match std::mem::replace(&mut self.state, State::Left) {
            State::Live(mut live) => {
                live.finish(shared);
                self.state = State::Listed(live.conversation);
            }
            State::Opening(mut opening) => {
                let turn = opening.finish();
                self.state = State::Opening(opening);
                self.turn(Side::Opener, Some(turn), shared);
            }
            listed => self.state = listed,
        }
    }

    fn listed(&self) -> Option<u32> {
        match &self.state {
            State::Live(live) => Some(live.conversation),
            State::Listed(listed) => Some(*listed),
            State::Opening(_) | State::Left => None,
        }
    }

    /// Becomes what it turned out to be.
    fn turn(&mut self, side: Side, turn: Option<Turn>, shared: &mut Shared) {
        let mut turn = turn;
        while let Some(now) = turn.take() {
            let State::Opening(mut opening) = std::mem::replace(&mut self.state, State::Left)
            else {
                return;
            };
            match now {
                Turn::Leave(left) => match left {
                    Left::Http => shared.other.http += 1,
                    Left::Http2 => shared.other.http2 += 1,
                    Left::Other(name) => shared.leave(name),
                },
                Turn::Tls { server_name } => {
                    shared.other.tls += 1;
                    let mut conversation =
                        self.conversation(ConversationKind::Tls, Side::Opener, &opening);
                    conversation.server_name = server_name;
                    conversation.last = shared.latest.max(self.first);
                    self.state = State::Listed(list(conversation, shared));
                }
                Turn::Rejected {
                    client,
                    request,
                    response,
                    status,
                } => {
                    let kind = ConversationKind::Rejected(status);
                    let mut conversation = self.conversation(kind, client, &opening);
                    for (track, waiting) in conversation.tracks.iter_mut().zip(&opening.sides) {
                        track.ranges = waiting.ranges.clone();
                    }
                    conversation.last = response.time;
                    let listed = list(conversation, shared);
                    enter(
                        listed,
                        client,
                        &mut opening,
                        Some(&request),
                        Some(&response),
                        shared,
                    );
                    turn = opening.advance(side).or_else(|| opening.advance(client));
                    self.state = State::Opening(opening);
                }
                Turn::WebSocket {
                    client,
                    request,
                    response,
                    kind,
                } => self.begin(
                    client,
                    kind,
                    opening,
                    request.as_ref(),
                    response.as_ref(),
                    shared,
                ),
            }
        }
    }

    fn begin(
        &mut self,
        client: Side,
        kind: ConversationKind,
        mut opening: Box<Opening>,
        request: Option<&Asked>,
        response: Option<&Answered>,
        shared: &mut Shared,
    ) {
        let mut conversation = self.conversation(kind, client, &opening);
        for (track, waiting) in conversation.tracks.iter_mut().zip(&mut opening.sides) {
            track.ranges = std::mem::take(&mut waiting.ranges);
        }
        conversation.last = shared.latest;
        if let Some(head) = response.and_then(|response| Head::whole(&response.head)) {
            conversation.agreement = Agreement::of(&head);
            conversation.compression = if conversation.agreement.is_some() {
                Compression::Agreed
            } else {
                Compression::Refused
            };
        }
        if kind != ConversationKind::RequestOnly {
            let conduct = conduct_from(&conversation, &opening, request, response, shared);
            conversation.conduct = Some(Box::new(conduct));
        }
        let listed = list(conversation, shared);
        enter(listed, client, &mut opening, request, response, shared);
        if kind == ConversationKind::RequestOnly {
            for (waiting, side) in opening.sides.iter().zip([Side::Opener, Side::Other]) {
                enter_passed(listed, side, waiting, shared);
                enter_held(listed, side, waiting, shared);
            }
            self.state = State::Listed(listed);
            return;
        }
        let Some(known) = shared.conversations.get(listed as usize) else {
            return;
        };
        let mut live = Live::new(listed, known, &opening.sides);
        // What was sent while it was not known what it is for.
        for (waiting, side) in opening.sides.iter().zip([Side::Opener, Side::Other]) {
            enter_passed(listed, side, waiting, shared);
            for (bytes, time) in waiting.pending.pieces() {
                live.data(side, bytes, time, shared);
            }
        }
        self.state = State::Live(Box::new(live));
    }

    fn conversation(
        &self,
        kind: ConversationKind,
        client: Side,
        opening: &Opening,
    ) -> Conversation {
        let ended = opening
            .events
            .iter()
            .any(|event| matches!(event.happened.event, TcpEvent::Fin | TcpEvent::Rst));
        Conversation {
            connection: self.id,
            interface: self.interface,
            ended,
            oddities: self.oddities.as_deref().copied().unwrap_or_default(),
            ..Conversation::new(
                kind,
                client,
                self.ends.map(|end| end.to_string()),
                self.first,
            )
        }
    }
}

/// What both peers did up to here.
fn conduct_from(
    conversation: &Conversation,
    opening: &Opening,
    request: Option<&Asked>,
    response: Option<&Answered>,
    shared: &Shared,
) -> Conduct {
    let mut conduct = Conduct::new(if shared.has_times() {
        Clock::Nanoseconds
    } else {
        Clock::Order
    });
    if let Some(request) = request {
        conduct.head(Peer::Client, request.span, request.time);
    }
    if let Some(response) = response {
        conduct.head(Peer::Server, response.span, response.time);
    }
    for (waiting, side) in opening.sides.iter().zip([Side::Opener, Side::Other]) {
        if waiting.is_lost() {
            conduct.lose_frames(conversation.peer(side), shared.latest);
        }
    }
    for event in &opening.events {
        if let Some(kind) = end_kind(event.happened.event) {
            conduct.end(conversation.peer(event.side), kind, event.time);
        }
    }
    conduct
}

const fn end_kind(event: TcpEvent) -> Option<TcpEndKind> {
    match event {
        TcpEvent::Fin => Some(TcpEndKind::Fin),
        TcpEvent::Rst => Some(TcpEndKind::Rst),
        _ => None,
    }
}

fn list(conversation: Conversation, shared: &mut Shared) -> u32 {
    let listed = u32::try_from(shared.conversations.len()).unwrap_or(u32::MAX);
    shared.conversations.push(conversation);
    listed
}

/// Enters what a side sent before its first frame, and after its head if there is one, and what could not be made sense of. What is still
/// looked through for frames is entered with what comes of that.
fn enter_passed(listed: u32, side: Side, waiting: &Waiting, shared: &mut Shared) {
    let Some(conversation) = shared.conversations.get(listed as usize) else {
        return;
    };
    let gap = conversation.behind_head(side, waiting.pending.start());
    let is_missing = conversation.track(side).ranges.missing_in(gap) > 0;
    if gap.is_empty() || !is_missing && live::is_lost(side, conversation, waiting) {
        return;
    }
    let kind = if is_missing {
        GapKind::NotCaptured
    } else {
        GapKind::NotDecoded
    };
    let at = At {
        time: waiting.pending.time_at(gap.end),
        conversation: listed,
        side,
    };
    shared.push(Entry::gap(at, kind, gap));
}

/// Enters what a side sent that came to nothing: no answer, or what would have followed one.
fn enter_held(listed: u32, side: Side, waiting: &Waiting, shared: &mut Shared) {
    let held = waiting.pending.span();
    if held.is_empty() {
        return;
    }
    let at = At {
        time: waiting.pending.time_at(held.start),
        conversation: listed,
        side,
    };
    shared.push(Entry::gap(at, GapKind::NotDecoded, held));
}

/// Enters what came before the first frame: the opening of the connection and the handshake.
fn enter(
    listed: u32,
    client: Side,
    opening: &mut Opening,
    request: Option<&Asked>,
    response: Option<&Answered>,
    shared: &mut Shared,
) {
    let at = |time, side| At {
        time,
        conversation: listed,
        side,
    };
    for event in std::mem::take(&mut opening.events) {
        shared.push_tcp(at(event.time, event.side), event.happened, event.packet);
    }
    if let Some(request) = request {
        shared.push(Entry::head(
            at(request.time, client),
            HeadKind::Request,
            request.span,
        ));
    }
    if let Some(response) = response {
        let kind = HeadKind::Response(None);
        shared.push(Entry::head(
            at(response.time, client.other()),
            kind,
            response.span,
        ));
    }
    let request = request.and_then(|request| Some((request.span, Head::whole(&request.head)?)));
    let response =
        response.and_then(|response| Some((response.span, Head::whole(&response.head)?)));
    if let Some(conversation) = shared.conversation_mut(listed) {
        if let Some((span, head)) = &request {
            conversation.take_request(head, *span);
        }
        if let Some((span, head)) = &response {
            conversation.take_response(head, *span);
        }
    }
    #[cfg(feature = "reports")]
    super::shaken::find(listed, client, request.as_ref(), response.as_ref(), shared);
}
