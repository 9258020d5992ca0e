//! A capture that grows while a connection is open: what a browser tells of one, or the recording of a tap.

use super::conversation::ConversationKind;
use super::grown::Grown;
use super::intake::Store;
use super::session::CaptureSession;
use super::told::{CLIENT, End, Frame, Told, head, host_of, target_of};
use crate::analysis::capture_overview::{Reading, ToldBy};
use crate::capture::har::HeadTold;
use crate::capture::packets::Packets;
use crate::capture::record::Timestamp;
use crate::protocol::{MaskingKey, Opcode, Peer};

/// A connection that a browser begins to open.
#[derive(Clone, Copy, Debug)]
pub struct Opening<'a> {
    /// Where to.
    pub url: &'a str,
    /// The sub-protocols that are offered.
    pub protocols: &'a [String],
    /// The origin of the page.
    pub origin: Option<&'a str>,
}

/// A message that a browser sent or got, or a Close frame as far as its event tells.
#[derive(Clone, Copy, Debug)]
pub struct ToldMessage<'a> {
    /// Who sent it.
    pub by: Peer,
    /// When.
    pub time: Timestamp,
    /// Of its first frame.
    pub opcode: Opcode,
    /// Its payload, or the beginning of it.
    pub payload: &'a [u8],
    /// How long the payload is.
    pub len: u64,
    /// What its frame is masked with, if a client sent it: any number, the true one is not told.
    pub key: MaskingKey,
}

/// How a connection ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ToldEnd {
    /// Both peers sent a Close frame: `wasClean`.
    Clean,
    /// Not so.
    Lost,
}

impl CaptureSession {
    /// A capture that is about to grow. What is fed is a recording; or else a browser tells.
    pub fn live(name: String) -> Self {
        let mut session = Self::new(Box::new(Vec::new()), name);
        session.store = Store::Grown(Grown::default());
        session.packets = Packets::in_order();
        session.reading = Reading::Live;
        session
    }

    /// A connection begins to open. The one before it is over.
    pub fn told_opening(&mut self, opening: &Opening<'_>, time: Timestamp) {
        self.told_by = ToldBy::Browser;
        let Store::Grown(grown) = &mut self.store else {
            return;
        };
        let shared = &mut self.index.shared;
        let kind = ConversationKind::RequestOnly;
        let told = Told::begin(kind, opening.url, Some(time), shared);
        let mut fields = vec![["Host".to_owned(), host_of(opening.url).to_owned()]];
        if let Some(origin) = opening.origin {
            fields.push(["Origin".to_owned(), origin.to_owned()]);
        }
        if !opening.protocols.is_empty() {
            let offered = opening.protocols.join(", ");
            fields.push(["Sec-WebSocket-Protocol".to_owned(), offered]);
        }
        let first = ["GET ", target_of(opening.url), " HTTP/1.1"].concat();
        let text = head(&first, &fields, HeadTold::Partly);
        told.head(CLIENT, &text, grown, shared);
        self.telling = Some(told);
        self.settle();
    }

    /// The connection is open, with what the browser says was agreed; empty: nothing.
    pub fn told_open(&mut self, protocol: &str, extensions: &str, time: Timestamp) {
        let (Some(told), Store::Grown(grown)) = (&mut self.telling, &mut self.store) else {
            return;
        };
        let shared = &mut self.index.shared;
        let agreed = [
            ("Sec-WebSocket-Protocol", protocol),
            ("Sec-WebSocket-Extensions", extensions),
        ];
        let agreed = agreed.iter().filter(|(_, value)| !value.is_empty());
        let fields: Vec<_> = agreed
            .map(|(name, value)| [(*name).to_owned(), (*value).to_owned()])
            .collect();
        told.at(Some(time), shared);
        told.opened(shared);
        let text = head("HTTP/1.1 101", &fields, HeadTold::Partly);
        told.head(CLIENT.other(), &text, grown, shared);
        self.settle();
    }

    /// A message was sent or came. It is in its place after [`settle_told`](Self::settle_told).
    pub fn told(&mut self, message: &ToldMessage<'_>) {
        let (Some(told), Store::Grown(grown)) = (&mut self.telling, &mut self.store) else {
            return;
        };
        let shared = &mut self.index.shared;
        let (side, key) = match message.by {
            Peer::Client => (CLIENT, Some(message.key)),
            Peer::Server => (CLIENT.other(), None),
        };
        told.at(Some(message.time), shared);
        let frame = Frame {
            side,
            opcode: message.opcode,
            payload: message.payload,
            len: message.len,
            key,
        };
        told.frame(&frame, grown, shared);
    }

    /// Puts what was told in its place: after each batch of messages.
    pub fn settle_told(&mut self) {
        self.settle();
    }

    /// Messages, and payload bytes of frames, of the client and of the server, among the items from the id `first` on; and the id that the next
    /// item will have.
    pub fn counts_from(&self, first: u32) -> (u32, [[u64; 2]; 2]) {
        let shared = &self.index.shared;
        let mut counts = [[0; 2]; 2];
        for entry in shared.timeline.iter_from(first as usize) {
            let conversation = shared.conversations.get(entry.conversation() as usize);
            let peer = conversation.map(|known| known.peer(entry.side()));
            let (true, Some(peer)) = (entry.is_frame(), peer) else {
                continue;
            };
            let [client, server] = &mut counts;
            let [messages, bytes] = match peer {
                Peer::Client => client,
                Peer::Server => server,
            };
            *messages += u64::from(entry.begins_message());
            *bytes += entry.len();
        }
        (
            u32::try_from(shared.timeline.end()).unwrap_or(u32::MAX),
            counts,
        )
    }

    /// The connection is over.
    pub fn told_end(&mut self, end: ToldEnd, time: Timestamp) {
        if let Some(mut told) = self.telling.take() {
            let shared = &mut self.index.shared;
            told.at(Some(time), shared);
            told.end(
                match end {
                    ToldEnd::Clean => End::Clean,
                    ToldEnd::Lost => End::Lost,
                },
                shared,
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::capture::SavedAs;
    use crate::analysis::capture::tests::{Talk, masked, plain};
    use crate::analysis::conversations::{ConversationId, ConversationState};
    use crate::analysis::detail::Detail;
    use crate::analysis::export::Export;
    use crate::analysis::overview::Counts;
    use crate::analysis::page::{Buffer, List, Query};
    use crate::analysis::row::{ItemId, Row};
    use crate::analysis::session::{Ask, Request, Response, SourceId};
    use crate::capture::tcp::Flags;
    use crate::protocol::Rule;
    use proptest::prelude::*;

    const START: u64 = 1_795_000_000_000_000_000;

    fn at(millis: u64) -> Timestamp {
        Timestamp(START + millis * 1_000_000)
    }

    fn opening(session: &mut CaptureSession, protocols: &[&str], millis: u64) {
        let protocols: Vec<_> = protocols.iter().map(|&one| one.to_owned()).collect();
        let opening = Opening {
            url: "ws://127.0.0.1:9000/chat?a",
            protocols: &protocols,
            origin: Some("http://127.0.0.1:8080"),
        };
        session.told_opening(&opening, at(millis));
    }

    fn tell(session: &mut CaptureSession, by: Peer, opcode: Opcode, payload: &[u8], millis: u64) {
        session.told(&ToldMessage {
            by,
            time: at(millis),
            opcode,
            payload,
            len: payload.len() as u64,
            key: MaskingKey([0x37, 0xFA, 0x21, 0x3D]),
        });
    }

    /// A connection from its beginning to a closing handshake, and one that never opens.
    fn conversation() -> CaptureSession {
        let mut session = CaptureSession::live("live".to_owned());
        opening(&mut session, &["chat", "superchat"], 0);
        session.told_open("chat", "permessage-deflate", at(3));
        tell(&mut session, Peer::Client, Opcode::TEXT, b"Hello", 10);
        tell(
            &mut session,
            Peer::Server,
            Opcode::TEXT,
            "Gr\u{fc}\u{df}e\u{0}\"".as_bytes(),
            11,
        );
        tell(
            &mut session,
            Peer::Client,
            Opcode::BINARY,
            &vec![0xFF; 70_000],
            11,
        );
        tell(&mut session, Peer::Server, Opcode::BINARY, &[], 12);
        tell(
            &mut session,
            Peer::Client,
            Opcode::CLOSE,
            b"\x0f\xa1bye",
            13,
        );
        tell(
            &mut session,
            Peer::Server,
            Opcode::CLOSE,
            b"\x0f\xa1bye",
            14,
        );
        session.told_end(ToldEnd::Clean, at(15));
        opening(&mut session, &[], 20);
        session.told_end(ToldEnd::Lost, at(21));
        session.settle_told();
        session
    }

    fn rows(session: &CaptureSession) -> Vec<Row> {
        let items = session.items(&Query::default()).unwrap();
        let row = |item| session.row(List::Frames, item).unwrap();
        items.into_iter().map(row).collect()
    }

    fn found(session: &CaptureSession, filter: &str) -> Vec<u32> {
        let query = Query {
            filter: filter.to_owned(),
            ..Query::default()
        };
        let items = session.items(&query).unwrap();
        items.into_iter().map(|item| item.0).collect()
    }

    fn opened(file: &[u8]) -> CaptureSession {
        let mut session = CaptureSession::new(Box::new(file.to_vec()), "file".to_owned());
        session.feed(file);
        session.finish(None);
        session
    }

    fn saved(session: &CaptureSession) -> (Option<SavedAs>, Vec<u8>) {
        let mut file = Vec::new();
        let kind = session.save(&mut |bytes| file.extend_from_slice(bytes));
        (kind, file)
    }

    fn answer(session: &mut CaptureSession, request: Request) -> Response {
        let ask = Ask {
            source: SourceId(1),
            edition: 1,
            request,
        };
        session.handle(ask).response
    }

    #[test]
    fn what_a_browser_tells_is_shown_like_a_capture() {
        let mut session = conversation();
        let overview = session.overview();
        assert_eq!(
            (
                overview.reading,
                overview.told_by,
                overview.items,
                overview.frames,
                overview.messages
            ),
            (Reading::Live, ToldBy::Browser, 9, 6, 4)
        );
        assert_eq!(overview.first, Some(ItemId(2)));
        for (filter, items) in [
            ("from:client -is:handshake", &[2, 4, 6][..]),
            ("Hello", &[2]),
            ("masked:yes", &[2, 4, 6]),
            ("close:4001", &[6, 7]),
            ("is:handshake", &[0, 1, 8]),
        ] {
            assert_eq!(found(&session, filter), items, "{filter}");
        }
        let Response::Detail(Some(Detail::Frame(frame))) =
            answer(&mut session, Request::Detail { item: ItemId(2) })
        else {
            panic!("a frame");
        };
        assert_eq!(
            (frame.told_by, &*frame.payload),
            (ToldBy::Browser, &b"Hello"[..])
        );
        assert_eq!(frame.head[..6], [0x81, 0x85, 0x37, 0xFA, 0x21, 0x3D]);
        let states = [0, 1].map(|id| {
            let conversation = session.index.shared.conversations.get(id).unwrap();
            conversation.state()
        });
        assert_eq!(
            states,
            [ConversationState::Closed, ConversationState::RequestOnly]
        );
        let conversation = &session.index.shared.conversations[0];
        assert_eq!(conversation.protocol.as_deref(), Some("chat"));
        assert_eq!(conversation.path.as_deref(), Some("/chat?a"));
    }

    #[test]
    fn nothing_is_found_fault_with_that_was_not_told() {
        let session = conversation();
        assert_eq!(session.overview().findings, Counts::default());
        let Some(head) = session.view().head(
            &session.index.shared.conversations[0],
            crate::analysis::capture::entry::Half::Request,
        ) else {
            panic!("a head");
        };
        assert_eq!(
            String::from_utf8(head).unwrap(),
            "GET /chat?a HTTP/1.1\r\nHost: 127.0.0.1:9000\r\nOrigin: http://127.0.0.1:8080\r\n\
             Sec-WebSocket-Protocol: chat, superchat\r\n"
        );
    }

    #[test]
    fn what_was_told_is_saved_and_opened_again() {
        let mut session = conversation();
        let (kind, file) = saved(&session);
        assert_eq!(kind, Some(SavedAs::Har));
        let mut again = opened(&file);
        assert_eq!(again.overview().problem, None);
        assert_eq!(
            again.overview().file.written_by,
            [concat!("Framescope ", env!("CARGO_PKG_VERSION"))]
        );
        assert_eq!(rows(&again), rows(&session));
        let conversations = |session: &mut CaptureSession| {
            answer(
                session,
                Request::Conversations {
                    query: crate::analysis::ConversationQuery::default(),
                    first: 0,
                    count: 9,
                },
            )
        };
        assert_eq!(conversations(&mut again), conversations(&mut session));
        let bytes = |session: &mut CaptureSession, item| {
            answer(
                session,
                Request::Bytes {
                    item: ItemId(item),
                    buffer: Buffer::Wire,
                    first: 0,
                    count: 200,
                },
            )
        };
        for item in 0..9 {
            let (Response::Bytes(Some(one)), Response::Bytes(Some(other))) =
                (bytes(&mut session, item), bytes(&mut again, item))
            else {
                panic!("bytes");
            };
            assert_eq!(one.bytes, other.bytes, "{item}");
        }
        assert_eq!(
            saved(&CaptureSession::live(String::new())),
            (None, Vec::new())
        );
    }

    #[test]
    fn of_a_long_message_the_beginning_is_known() {
        let mut session = CaptureSession::live(String::new());
        opening(&mut session, &[], 0);
        session.told_open("", "", at(1));
        session.told(&ToldMessage {
            by: Peer::Server,
            time: at(2),
            opcode: Opcode::BINARY,
            payload: b"begin",
            len: 1 << 25,
            key: MaskingKey::ZERO,
        });
        tell(&mut session, Peer::Server, Opcode::TEXT, b"next", 3);
        session.settle_told();
        let (_, file) = saved(&session);
        for mut session in [session, opened(&file)] {
            let Response::Detail(Some(Detail::Frame(frame))) =
                answer(&mut session, Request::Detail { item: ItemId(2) })
            else {
                panic!("a frame");
            };
            assert_eq!(frame.header.unwrap().payload_len, 1 << 25);
            assert_eq!(frame.unknown.len(), 1);
            assert_eq!(found(&session, "next"), [3]);
        }
    }

    #[test]
    fn a_million_messages_take_no_more_than_is_kept() {
        // In a browser they are to take no longer.
        const MESSAGES: u32 = if cfg!(target_arch = "wasm32") {
            100_000
        } else {
            1_000_000
        };
        let mut session = CaptureSession::live(String::new());
        opening(&mut session, &[], 0);
        session.told_open("", "", at(1));
        for number in 0..MESSAGES {
            let by = if number % 2 == 0 {
                Peer::Client
            } else {
                Peer::Server
            };
            let payload = number.to_string();
            tell(
                &mut session,
                by,
                Opcode::TEXT,
                payload.as_bytes(),
                2 + u64::from(number) / 20,
            );
            if number % 1_000 == 0 {
                session.settle_told();
                session.keep_last(Some(10_000));
                assert!(session.kept_bytes() < 2 << 20);
            }
        }
        session.settle_told();
        let overview = session.overview();
        assert_eq!(overview.frames, MESSAGES);
        assert_eq!(overview.first_id + overview.items, MESSAGES + 2);
        assert!((10_000..20_000 + 1_000).contains(&overview.items));
        let last = rows(&session).pop().unwrap();
        assert_eq!(last.item, ItemId(MESSAGES + 1));
        let payload = (MESSAGES - 1).to_string();
        assert_eq!(found(&session, &payload), [MESSAGES + 1]);
        let number = format!("frame:{MESSAGES}");
        assert_eq!(found(&session, &number), [MESSAGES + 1]);
        let ranges = &session.index.shared.conversations[0].tracks;
        assert!(
            ranges
                .iter()
                .all(|track| track.ranges.first_in_source().is_some())
        );
        // The handshake can be looked at all the same.
        let (_, file) = saved(&session);
        assert_eq!(rows(&opened(&file)).len(), overview.items as usize + 2);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(24))]
        #[test]
        fn what_is_forgotten_changes_nothing_of_what_is_left(
            sizes in prop::collection::vec((0_usize..200, any::<bool>()), 1..400),
            keep in 1_u32..80,
            filter in prop::sample::select(vec!["", "from:client", "len>50", "a", "-a"]),
        ) {
            let (mut some, mut all) = (CaptureSession::live(String::new()), CaptureSession::live(String::new()));
            for session in [&mut some, &mut all] {
                opening(session, &[], 0);
                session.told_open("", "", at(1));
            }
            let query = Query { filter: filter.to_owned(), ..Query::default() };
            for ((size, client), millis) in sizes.iter().zip(2..) {
                let by = if *client { Peer::Client } else { Peer::Server };
                let payload = if *size % 3 == 0 { vec![b'a'; *size] } else { vec![b'b'; *size] };
                for session in [&mut some, &mut all] {
                    tell(session, by, Opcode::TEXT, &payload, millis);
                }
                if size % 7 == 0 {
                    some.settle_told();
                    some.keep_last(Some(keep));
                    // A list that goes on while others are forgotten.
                    let rows = Request::Rows { query: query.clone(), first: 0, count: 5, keep: None };
                    answer(&mut some, rows);
                }
            }
            some.settle_told();
            all.settle_told();
            let first = some.overview().first_id;
            prop_assert!(some.overview().items < 2 * keep.max(1) + 60);
            answer(&mut some, Request::Rows { query: query.clone(), first: 0, count: 500, keep: None });
            while some.work().is_some() {}
            let Response::Rows(page) = answer(&mut some, Request::Rows { query: query.clone(), first: 0, count: 500, keep: None }) else { panic!("rows") };
            let expected: Vec<_> = all.items(&query).unwrap().into_iter().filter(|item| item.0 >= first).collect();
            prop_assert_eq!(page.rows.iter().map(|row| row.item).collect::<Vec<_>>(), expected.clone());
            prop_assert_eq!(page.total as usize, expected.len());
            for item in expected {
                prop_assert_eq!(some.row(List::Frames, item), all.row(List::Frames, item));
                let detail = |session: &mut CaptureSession| answer(session, Request::Detail { item });
                let (one, other) = (detail(&mut some), detail(&mut all));
                if let (Response::Detail(Some(Detail::Frame(one))), Response::Detail(Some(Detail::Frame(other)))) = (&one, &other) {
                    prop_assert_eq!(&one.head, &other.head);
                    prop_assert_eq!(&one.payload, &other.payload);
                    prop_assert_eq!(one.number, other.number);
                }
            }
        }
    }

    /// Frames both ways, enough that a recording of them can be cut.
    fn talk() -> Vec<u8> {
        let mut talk = Talk::shaken();
        for number in 0..3_000 {
            let payload = [number.to_string().as_bytes(), &[b'.'; 4_000]].concat();
            talk = talk.sent(0, &masked(0x81, &payload));
            talk = talk.sent(1, &plain(0x81, payload.get(..9).unwrap()));
        }
        talk.file()
    }

    /// The blocks of a recording, as a feed brings them: the first has what the file begins with.
    fn blocks(file: &[u8]) -> Vec<&[u8]> {
        let len = |at: usize| u32::from_le_bytes(*file[at + 4..].first_chunk().unwrap()) as usize;
        let mut at = len(0);
        at += len(at);
        let mut blocks = vec![&file[..at]];
        while at < file.len() {
            blocks.push(&file[at..at + len(at)]);
            at += len(at);
        }
        blocks
    }

    #[test]
    fn what_ends_is_judged_while_the_feed_goes_on() {
        let half = || Talk::shaken().sent(1, &plain(0x81, b"halves")[..5]);
        let ends = [
            (half(), vec![]),
            (
                half().flagged(1, Flags::RST),
                vec![Rule::TruncatedFrame, Rule::EndWithoutClose],
            ),
        ];
        for (talk, expected) in ends {
            let mut session = CaptureSession::live("feed".to_owned());
            session.feed(&talk.file());
            let tracks = &session.view().shared.conversations[0].tracks;
            let findings = tracks.iter().flat_map(|track| &track.findings);
            let found: Vec<_> = findings.map(|finding| finding.rule).collect();
            assert_eq!(found, expected);
        }
    }

    #[test]
    fn a_feed_is_a_recording_that_grows() {
        let file = talk();
        let whole = opened(&file);
        let (mut session, mut short) = (
            CaptureSession::live("feed".to_owned()),
            CaptureSession::live("feed".to_owned()),
        );
        for block in blocks(&file) {
            session.feed(block);
            short.feed(block);
            short.keep_last(Some(500));
        }
        assert_eq!(session.overview().reading, Reading::Live);
        assert_eq!(session.overview().told_by, ToldBy::Wire);
        assert_eq!(rows(&session).len(), rows(&whole).len());
        for (one, other) in rows(&session).into_iter().zip(rows(&whole)) {
            // What a rule says of the whole is said at the end.
            assert_eq!(
                (one.item, one.kind, one.preview),
                (other.item, other.kind, other.preview)
            );
        }
        let (kind, all) = saved(&session);
        assert_eq!(kind, Some(SavedAs::Pcapng));
        assert!(all == file);

        let overview = short.overview();
        assert!((500..1_000).contains(&overview.items));
        assert!(short.kept_bytes() < 11 << 20 && file.len() > 12 << 20);
        let last = ItemId(overview.first_id + overview.items - 1);
        let mut packet = Vec::new();
        short.export(&Export::Packets(vec![last]), &mut |bytes| {
            packet.extend_from_slice(bytes);
        });
        assert_eq!(opened(&packet).overview().file.packets, 1);
        let mut left = rows(&short);
        let expected = rows(&whole);
        assert_eq!(left.len(), expected.len() - overview.first_id as usize);
        for (one, other) in left.iter().zip(&expected[overview.first_id as usize..]) {
            assert_eq!((one.item, &one.preview), (other.item, &other.preview));
        }
        let heads = short.view().shared.conversations[0].heads.clone();
        assert!(heads.iter().all(|head| {
            head.as_ref()
                .is_some_and(|head| head.ends_with(b"\r\n\r\n"))
        }));
        // What is saved begins in the midst, and its packets are all there.
        let (_, file) = saved(&short);
        let again = opened(&file);
        assert_eq!(again.overview().file.damage, []);
        let mut found = rows(&again);
        for (one, other) in left.drain(..).rev().zip(found.drain(..).rev()) {
            assert_eq!(one.preview, other.preview);
        }
        assert_eq!(short.overview().conversations, ConversationId(0).0 + 1);
    }
}
