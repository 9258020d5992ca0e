//! One direction of a connection, bytes in, frames out, every rule checked that the direction alone can show.

mod rest;

use super::assembly::{Assembly, Opening};
use super::plain_frame::PlainKind;
use super::run::Run;
use super::{Batch, Finding, FrameEntry, FrameHeader, LengthForm, MaskingKey, Opcode, Peer, Rule};
use crate::bytes::Span;
use crate::order::sort_by_number;

/// Who sends the stream.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sender {
    /// This peer, so §5.1 can be checked.
    Known(Peer),
    /// Nobody said: masked frames are taken for the client's and others for the server's, each with messages of their own.
    FromMasking,
}

/// What the handshake says of permessage-deflate (RFC 7692).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Compression {
    /// No handshake in sight.
    Unknown,
    /// Not agreed: RSV1 must be 0.
    Refused,
    /// Agreed: RSV1 marks a compressed message.
    Agreed,
}

/// What a gap did to a decoder.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Skipped {
    /// Nothing: the next byte's place in its frame is known.
    InStep,
    /// The gap goes on beyond the frame that it fell on, or fell on a header: where the next frame begins is not known.
    OutOfStep {
        /// How many bytes of the gap, its last ones, are of no known frame.
        beyond: u64,
        /// How many bytes before the gap are given up: those of a header that it cut (0–13). They were entered in no batch.
        given_up: u8,
    },
}

/// Reads the frames of one direction. However the input is cut, the result is the same.
#[derive(Clone, Debug)]
pub struct Decoder {
    sender: Sender,
    compression: Compression,
    /// Stream offset of the next byte.
    offset: u64,
    /// How many frames were entered.
    frames: u32,
    /// A header that the last piece cut.
    header: [u8; FrameHeader::MAX_LEN],
    header_seen: usize,
    /// A payload that the last piece cut.
    payload: Option<Payload>,
    /// By [`side`]: of an unknown sender, one for each masking.
    assemblies: [Assembly; 2],
}

#[derive(Clone, Copy, Debug)]
struct Payload {
    entry: FrameEntry,
    frame: u32,
    taken: u64,
}

impl Decoder {
    /// A decoder at stream offset 0, before the first frame.
    pub fn new(sender: Sender, compression: Compression) -> Self {
        Self::starting_at(0, sender, compression)
    }

    /// A decoder whose first frame begins at stream offset `offset`: behind the handshake, say.
    pub fn starting_at(offset: u64, sender: Sender, compression: Compression) -> Self {
        Self {
            sender,
            compression,
            offset,
            frames: 0,
            header: [0; FrameHeader::MAX_LEN],
            header_seen: 0,
            payload: None,
            assemblies: Default::default(),
        }
    }

    /// A decoder that joins a stream midway: a frame begins at stream offset `offset`, and whether it goes on with a message is not known.
    pub fn joining_at(offset: u64, sender: Sender, compression: Compression) -> Self {
        let mut decoder = Self::starting_at(offset, sender, compression);
        decoder.rejoin(offset);
        decoder
    }

    /// Reads the next bytes of the stream, any number, and adds to `batch` what they hold.
    pub fn feed(&mut self, mut bytes: &[u8], batch: &mut Batch) {
        let ordered = batch.findings.len();
        batch.payload.reserve(bytes.len());
        if self.payload.is_some() {
            bytes = self.resume(bytes, batch);
        }
        while !bytes.is_empty() {
            if self.header_seen == 0 {
                bytes = self.plain_frames(bytes, batch);
            }
            bytes = self.any_frame(bytes, batch);
        }
        if let Some(added) = batch.findings.get_mut(ordered..) {
            order_by_frame(added);
        }
    }

    /// The next `len` bytes of the stream are not known. Inside a payload they are passed over and the decoder stays in step; a text or a Close
    /// body that loses bytes is not checked any further. If they go on beyond that payload, or cut a header, the decoder stands where the first
    /// unknown header begins, with no message open as far as it knows: [`rejoin`](Self::rejoin) says where the next known frame does.
    pub fn skip(&mut self, len: u64) -> Skipped {
        if len == 0 {
            return Skipped::InStep;
        }
        let mut beyond = len;
        if let Some(payload) = &mut self.payload {
            let here = len.min(payload.entry.payload_len() - payload.taken);
            payload.taken += here;
            self.offset += here;
            beyond -= here;
            let entry = payload.entry;
            if payload.taken == entry.payload_len() {
                self.payload = None;
            }
            let side = side(self.sender, entry.key().is_some());
            let [first, second] = &mut self.assemblies;
            let assembly = if side == 0 { first } else { second };
            assembly.lose(entry.opcode());
        }
        if beyond == 0 {
            return Skipped::InStep;
        }
        let given_up = std::mem::take(&mut self.header_seen);
        self.offset -= given_up as u64;
        for assembly in &mut self.assemblies {
            assembly.lose_frames();
        }
        Skipped::OutOfStep {
            beyond,
            given_up: u8::try_from(given_up).unwrap_or(u8::MAX),
        }
    }

    /// Goes on with a frame that begins at stream offset `offset`, behind frames that were not seen and are not counted. Whether it goes on with a
    /// message is not known.
    pub fn rejoin(&mut self, offset: u64) {
        self.offset = offset;
        self.header_seen = 0;
        self.payload = None;
        for assembly in &mut self.assemblies {
            assembly.lose_frames();
        }
    }

    /// Whether the next byte begins a frame.
    pub const fn is_between_frames(&self) -> bool {
        self.header_seen == 0 && self.payload.is_none()
    }

    /// Gives back the bytes of a header that is not whole yet: it begins anew with the next byte that is fed, at the offset of its first.
    pub fn give_back_header(&mut self) -> Vec<u8> {
        let seen = std::mem::take(&mut self.header_seen);
        self.offset -= seen as u64;
        self.header.get(..seen).unwrap_or_default().to_vec()
    }

    /// How many frames were entered: the index of the next.
    pub const fn frames(&self) -> u32 {
        self.frames
    }

    /// Stream offset of the next byte.
    pub const fn offset(&self) -> u64 {
        self.offset
    }

    /// Ends the stream: a frame or message that is still open gets its finding. The decoder is then as new, at the same offset.
    pub fn finish(&mut self, batch: &mut Batch) {
        if self.header_seen > 0 {
            let start = self.offset - self.header_seen as u64;
            let seen = self.header.get(..self.header_seen).unwrap_or_default();
            let needed = FrameHeader::parse(seen)
                .err()
                .map_or(0, |incomplete| incomplete.needed);
            batch.frames.push(FrameEntry::cut_header(start, seen));
            batch.findings.push(Finding {
                rule: Rule::TruncatedFrame,
                frame: self.frames,
                span: Span {
                    start,
                    end: self.offset,
                },
                found: needed as u64,
            });
        }
        if let Some(Payload {
            entry,
            frame,
            taken,
        }) = self.payload
        {
            // The frame may have been entered in an earlier batch, which is gone.
            if let Some(last) = batch
                .frames
                .last_mut()
                .filter(|last| last.start() == entry.start())
            {
                *last = last.cut();
            }
            batch.findings.push(Finding {
                rule: Rule::TruncatedFrame,
                frame,
                span: Span {
                    start: entry.start(),
                    end: self.offset,
                },
                found: entry.payload().len() - taken,
            });
        }
        for assembly in &self.assemblies {
            if let Some(open) = assembly.open() {
                batch.findings.push(Finding {
                    rule: Rule::UnfinishedMessage,
                    frame: open.frame,
                    span: open.span,
                    found: 0,
                });
            }
        }
        order_by_frame(&mut batch.findings);
        *self = Self::starting_at(self.offset, self.sender, self.compression);
    }

    /// Reads frames as long as they are [plain](super::plain_frame::PlainFrame) and gives back what follows them.
    fn plain_frames<'a>(&mut self, mut bytes: &'a [u8], batch: &mut Batch) -> &'a [u8] {
        while let Some(kind) = PlainKind::of(bytes)
            && self.expects_plain(kind)
        {
            let mut run = Run::at_end(batch, self.frames);
            let rest = run.enter(kind, self.offset, bytes, batch);
            if rest.len() == bytes.len() {
                break;
            }
            self.offset += (bytes.len() - rest.len()) as u64;
            self.frames = run.end_frame(batch);
            if kind.is_text() {
                run.check_text(batch);
            }
            bytes = rest;
        }
        bytes
    }

    /// Whether a plain frame of this kind breaks no rule where the stream stands.
    fn expects_plain(&self, kind: PlainKind) -> bool {
        let masking_is_right = match self.sender {
            Sender::Known(peer) => peer == Peer::from_masking(kind.masked()),
            Sender::FromMasking => true,
        };
        let [first, second] = &self.assemblies;
        let assembly = match side(self.sender, kind.masked()) {
            0 => first,
            _ => second,
        };
        masking_is_right && assembly.is_idle()
    }

    /// Reads one frame of any kind, or the part of it that is there, and gives back what follows.
    fn any_frame<'a>(&mut self, mut bytes: &'a [u8], batch: &mut Batch) -> &'a [u8] {
        let (header, start) = if self.header_seen == 0 {
            let Ok(header) = FrameHeader::parse(bytes) else {
                self.keep_header(bytes);
                return &[];
            };
            let start = self.offset;
            self.offset += u64::from(header.len());
            bytes = bytes.get(usize::from(header.len())..).unwrap_or_default();
            (header, start)
        } else {
            let Some(header) = self.complete_header(&mut bytes) else {
                return &[];
            };
            self.header_seen = 0;
            (header, self.offset - u64::from(header.len()))
        };
        let frame = self.frames;
        self.frames = self.frames.saturating_add(1);
        let entry = FrameEntry::new(start, &header);
        batch.frames.push(entry);
        let side = side(self.sender, header.masking_key.is_some());
        let opening = self.check_header(side, frame, start, &header, batch);

        let Some((payload, rest)) = usize::try_from(header.payload_len)
            .ok()
            .and_then(|len| bytes.split_at_checked(len))
        else {
            self.payload = Some(Payload {
                entry,
                frame,
                taken: 0,
            });
            return self.resume(bytes, batch);
        };
        self.offset += payload.len() as u64;
        let start = batch.payload.len();
        header
            .masking_key
            .unwrap_or(MaskingKey::ZERO)
            .append(payload, &mut batch.payload);
        if opening != Opening::Opaque {
            self.checked_piece(side, frame, &entry, 0, start, batch);
        }
        rest
    }

    fn keep_header(&mut self, bytes: &[u8]) {
        for (to, from) in self.header.iter_mut().zip(bytes) {
            *to = *from;
        }
        self.header_seen = bytes.len();
        self.offset += bytes.len() as u64;
    }

    /// Takes bytes, one at a time, until the kept header is whole.
    fn complete_header(&mut self, bytes: &mut &[u8]) -> Option<FrameHeader> {
        while let Some((&next, rest)) = bytes.split_first() {
            *self.header.get_mut(self.header_seen)? = next;
            self.header_seen += 1;
            self.offset += 1;
            *bytes = rest;
            if let Ok(header) = FrameHeader::parse(self.header.get(..self.header_seen)?) {
                return Some(header);
            }
        }
        None
    }

    fn check_header(
        &mut self,
        side: usize,
        frame: u32,
        start: u64,
        header: &FrameHeader,
        batch: &mut Batch,
    ) -> Opening {
        let span = Span::at(start, u64::from(header.len()));
        let mut find = |rule, found| {
            batch.findings.push(Finding {
                rule,
                frame,
                span,
                found,
            });
        };
        let [first, second] = &mut self.assemblies;
        let assembly = if side == 0 { first } else { second };

        match header.rsv {
            0 => {}
            RSV1 => match (header.opcode, self.compression) {
                (Opcode::CONTINUATION, _) => find(Rule::Rsv1OnContinuation, 0),
                (opcode, _) if opcode.is_control() => find(Rule::Rsv1OnControl, 0),
                (Opcode::TEXT | Opcode::BINARY, Compression::Agreed) => {}
                (Opcode::TEXT | Opcode::BINARY, Compression::Unknown) => {
                    find(Rule::UnexplainedRsv1, 0);
                }
                (Opcode::TEXT | Opcode::BINARY, Compression::Refused) => {
                    find(Rule::Rsv1WithoutExtension, 0);
                }
                _ => find(Rule::ReservedBits, u64::from(RSV1)),
            },
            rsv => find(Rule::ReservedBits, u64::from(rsv)),
        }
        match header.length_form {
            LengthForm::Seven => {}
            form => {
                if LengthForm::minimal_for(header.payload_len) < form {
                    find(Rule::NonMinimalLength, header.payload_len);
                }
                if header.payload_len >> 63 != 0 {
                    find(Rule::LengthHighBit, header.payload_len);
                }
            }
        }
        match (self.sender, header.masking_key) {
            (Sender::Known(Peer::Client), None) => find(Rule::UnmaskedClientFrame, 0),
            (Sender::Known(Peer::Server), Some(_)) => find(Rule::MaskedServerFrame, 0),
            _ => {}
        }
        if header.masking_key == Some(MaskingKey::ZERO) && header.payload_len > 0 {
            find(Rule::ZeroMaskingKey, 0);
        }
        if assembly.is_closed() {
            find(Rule::FrameAfterClose, 0);
        }
        match header.opcode {
            Opcode::TEXT | Opcode::BINARY => {
                if assembly.open().is_some() {
                    find(Rule::MessageInsideMessage, 0);
                }
                assembly.begin(frame, span, header)
            }
            Opcode::CONTINUATION => {
                if assembly.has_none_open() {
                    find(Rule::ContinuationWithoutMessage, 0);
                }
                assembly.resume(frame, span, header)
            }
            opcode => {
                if opcode.is_reserved() {
                    find(Rule::ReservedOpcode, u64::from(opcode.0));
                }
                if opcode.is_control() {
                    if header.payload_len > 125 {
                        find(Rule::ControlTooLong, header.payload_len);
                    }
                    if !header.fin {
                        find(Rule::FragmentedControl, 0);
                    }
                }
                assembly.control(opcode)
            }
        }
    }

    /// Goes on with a payload that an earlier piece cut; gives back what follows it.
    fn resume<'a>(&mut self, bytes: &'a [u8], batch: &mut Batch) -> &'a [u8] {
        let Some(Payload {
            entry,
            frame,
            taken,
        }) = self.payload
        else {
            return bytes;
        };
        let missing = entry.payload().len() - taken;
        let here = usize::try_from(missing)
            .unwrap_or(usize::MAX)
            .min(bytes.len());
        let (piece, rest) = bytes.split_at_checked(here).unwrap_or((bytes, &[]));
        let start = batch.payload.len();
        entry
            .key()
            .unwrap_or(MaskingKey::ZERO)
            .at(taken)
            .append(piece, &mut batch.payload);
        self.offset += piece.len() as u64;
        let now = taken + piece.len() as u64;
        self.payload = (now < entry.payload().len()).then_some(Payload {
            entry,
            frame,
            taken: now,
        });
        let side = side(self.sender, entry.key().is_some());
        self.checked_piece(side, frame, &entry, taken, start, batch);
        rest
    }

    /// Gives the assembly a piece of payload that stands at `start` of the batch's payload bytes and `taken` in its frame.
    fn checked_piece(
        &mut self,
        side: usize,
        frame: u32,
        entry: &FrameEntry,
        taken: u64,
        start: usize,
        batch: &mut Batch,
    ) {
        let [first, second] = &mut self.assemblies;
        let assembly = if side == 0 { first } else { second };
        let piece = batch.payload.get(start..).unwrap_or_default();
        assembly.payload(entry, frame, taken, piece, &mut batch.findings);
    }
}

const RSV1: u8 = 0x4;

fn order_by_frame(findings: &mut [Finding]) {
    sort_by_number(findings, |finding| u64::from(finding.frame));
}

/// Which assembly a frame belongs to.
fn side(sender: Sender, masked: bool) -> usize {
    match sender {
        Sender::Known(_) => 0,
        Sender::FromMasking => usize::from(masked),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use hex_literal::hex;
    use proptest::prelude::*;

    type Found = Vec<(Rule, u32, Span, u64)>;

    fn decode(bytes: &[u8], sender: Sender, compression: Compression, cuts: &[usize]) -> Batch {
        let mut decoder = Decoder::new(sender, compression);
        let mut batch = Batch::default();
        let mut start = 0;
        for cut in cuts {
            decoder.feed(&bytes[start..*cut], &mut batch);
            start = *cut;
        }
        decoder.feed(&bytes[start..], &mut batch);
        decoder.finish(&mut batch);
        batch
    }

    fn found(batch: &Batch) -> Found {
        batch
            .findings
            .iter()
            .map(|finding| (finding.rule, finding.frame, finding.span, finding.found))
            .collect()
    }

    fn span(start: u64, end: u64) -> Span {
        Span { start, end }
    }

    #[test]
    fn section_5_7_examples() {
        let bytes = hex!(
            "8105 48656c6c6f"
            "8185 37fa213d 7f9f4d5158"
            "0103 48656c 8002 6c6f"
            "8905 48656c6c6f"
            "8a85 37fa213d 7f9f4d5158"
        );
        let batch = decode(&bytes, Sender::FromMasking, Compression::Unknown, &[]);
        assert_eq!(batch.payload, b"HelloHelloHelloHelloHello");
        assert_eq!(found(&batch), []);
        let frames: Vec<_> = batch
            .frames
            .iter()
            .map(|entry| {
                (
                    entry.start(),
                    entry.fin(),
                    entry.opcode(),
                    entry.key(),
                    entry.payload().len(),
                )
            })
            .collect();
        let key = Some(MaskingKey(hex!("37fa213d")));
        let expected = [
            (0, true, Opcode::TEXT, None, 5),
            (7, true, Opcode::TEXT, key, 5),
            (18, false, Opcode::TEXT, None, 3),
            (23, true, Opcode::CONTINUATION, None, 2),
            (27, true, Opcode::PING, None, 5),
            (34, true, Opcode::PONG, key, 5),
        ];
        assert_eq!(frames, expected);
    }

    #[test]
    fn each_rule_is_found_where_it_is_broken() {
        use Rule::*;
        let any = Sender::FromMasking;
        let client = Sender::Known(Peer::Client);
        let server = Sender::Known(Peer::Server);
        let rows: &[(&[u8], Sender, Found)] = &[
            (&hex!("8100 8200 8900 8a00 8800"), any, vec![]),
            (&hex!("b100"), any, vec![(ReservedBits, 0, span(0, 2), 3)]),
            (
                &hex!("c100"),
                any,
                vec![(UnexplainedRsv1, 0, span(0, 2), 0)],
            ),
            (&hex!("c900"), any, vec![(Rsv1OnControl, 0, span(0, 2), 0)]),
            (
                &hex!("4100 c000"),
                any,
                vec![
                    (UnexplainedRsv1, 0, span(0, 2), 0),
                    (Rsv1OnContinuation, 1, span(2, 4), 0),
                ],
            ),
            (&hex!("8300"), any, vec![(ReservedOpcode, 0, span(0, 2), 3)]),
            (
                &hex!("8b00"),
                any,
                vec![(ReservedOpcode, 0, span(0, 2), 11)],
            ),
            (
                &hex!("827e0001 00"),
                any,
                vec![(NonMinimalLength, 0, span(0, 4), 1)],
            ),
            (
                &hex!("827f0000000000000001 00"),
                any,
                vec![(NonMinimalLength, 0, span(0, 10), 1)],
            ),
            (
                &hex!("827f8000000000000000"),
                any,
                vec![
                    (LengthHighBit, 0, span(0, 10), 1 << 63),
                    (TruncatedFrame, 0, span(0, 10), 1 << 63),
                ],
            ),
            (
                &hex!("8100"),
                client,
                vec![(UnmaskedClientFrame, 0, span(0, 2), 0)],
            ),
            (
                &hex!("8180 01020304"),
                server,
                vec![(MaskedServerFrame, 0, span(0, 6), 0)],
            ),
            (
                &hex!("8181 00000000 41"),
                any,
                vec![(ZeroMaskingKey, 0, span(0, 6), 0)],
            ),
            (
                &[&hex!("897e007e")[..], &[0; 126]].concat(),
                any,
                vec![(ControlTooLong, 0, span(0, 4), 126)],
            ),
            (
                &hex!("0900"),
                any,
                vec![(FragmentedControl, 0, span(0, 2), 0)],
            ),
            (
                &hex!("8000"),
                any,
                vec![(ContinuationWithoutMessage, 0, span(0, 2), 0)],
            ),
            (
                &hex!("0100 8100"),
                any,
                vec![(MessageInsideMessage, 1, span(2, 4), 0)],
            ),
            (
                &hex!("8103 61ff62"),
                any,
                vec![(InvalidUtf8, 0, span(3, 4), 1)],
            ),
            (
                &hex!("8102 c3a9 8102 c3a9 8101 c3 8101 a9"),
                any,
                vec![
                    (InvalidUtf8, 2, span(10, 11), 0),
                    (InvalidUtf8, 3, span(13, 14), 0),
                ],
            ),
            (
                &hex!("0102 61c3 8001 28"),
                any,
                vec![(InvalidUtf8, 1, span(6, 7), 1)],
            ),
            (&hex!("0102 61c3 8001 a9"), any, vec![]),
            (
                &hex!("0102 61c3 8000"),
                any,
                vec![(InvalidUtf8, 1, span(6, 7), 1)],
            ),
            (
                &hex!("8801 03"),
                any,
                vec![(CloseBodyTooShort, 0, span(2, 3), 0)],
            ),
            (
                &hex!("8802 03ed"),
                any,
                vec![(ForbiddenCloseCode, 0, span(2, 4), 1005)],
            ),
            (
                &hex!("8804 03e8 61ff"),
                any,
                vec![(InvalidCloseReason, 0, span(5, 6), 1)],
            ),
            (
                &hex!("8800 8100"),
                any,
                vec![(FrameAfterClose, 1, span(2, 4), 0)],
            ),
            (
                &hex!("8105 4865"),
                any,
                vec![(TruncatedFrame, 0, span(0, 4), 3)],
            ),
            (
                &hex!("817e 01"),
                any,
                vec![(TruncatedFrame, 0, span(0, 3), 1)],
            ),
            (
                &hex!("0100"),
                any,
                vec![(UnfinishedMessage, 0, span(0, 2), 0)],
            ),
        ];
        for (bytes, sender, expected) in rows {
            let batch = decode(bytes, *sender, Compression::Unknown, &[]);
            assert_eq!(found(&batch), *expected, "{bytes:02x?}");
        }
    }

    #[test]
    fn what_the_handshake_says_decides_over_rsv1() {
        let rows = [
            (Compression::Unknown, Some(Rule::UnexplainedRsv1)),
            (Compression::Refused, Some(Rule::Rsv1WithoutExtension)),
            (Compression::Agreed, None),
        ];
        for (compression, expected) in rows {
            let batch = decode(
                &hex!("c107 f248cdc9c90700"),
                Sender::FromMasking,
                compression,
                &[],
            );
            assert_eq!(batch.findings.first().map(|finding| finding.rule), expected);
        }
    }

    #[test]
    fn a_huge_length_allocates_nothing() {
        let batch = decode(
            &hex!("82ff7fffffffffffffff 01020304 00"),
            Sender::FromMasking,
            Compression::Unknown,
            &[],
        );
        assert!(batch.payload.capacity() < 1024);
        assert_eq!(batch.frames[0].payload().len(), i64::MAX as u64);
        assert!(batch.frames[0].is_cut());
    }

    /// Feeds `bytes` but for the gaps in them: what each did, and what was decoded. Out of step, it rejoins where `rejoins` says.
    fn decode_with_gaps(
        bytes: &[u8],
        sender: Sender,
        gaps: &[(usize, usize)],
        rejoins: impl Fn(usize) -> Option<usize>,
    ) -> (Vec<Skipped>, Batch) {
        let mut decoder = Decoder::new(sender, Compression::Unknown);
        let mut batch = Batch::default();
        let mut skipped = Vec::new();
        let mut start = 0;
        for &(from, to) in gaps {
            if from < start {
                continue;
            }
            decoder.feed(&bytes[start..from], &mut batch);
            let skip = decoder.skip((to - from) as u64);
            skipped.push(skip);
            start = to;
            if let Skipped::OutOfStep { beyond, given_up } = skip {
                let lost = if given_up > 0 {
                    from
                } else {
                    to - usize::try_from(beyond).unwrap()
                };
                assert_eq!(decoder.offset(), (lost - usize::from(given_up)) as u64);
                let Some(rejoined) = rejoins(to) else {
                    return (skipped, batch);
                };
                decoder.rejoin(rejoined as u64);
                start = rejoined;
            }
            assert_eq!(decoder.offset(), start as u64);
            assert_eq!(decoder.frames() as usize, batch.frames.len());
        }
        decoder.feed(&bytes[start..], &mut batch);
        decoder.finish(&mut batch);
        (skipped, batch)
    }

    #[test]
    fn gaps_are_passed_over() {
        use Rule::*;
        let any = Sender::FromMasking;
        let in_step = Skipped::InStep;
        let out = |beyond, given_up| Skipped::OutOfStep { beyond, given_up };
        let rows: &[(&[u8], (usize, usize), usize, Skipped, &[u8], Found)] = &[
            // Of a text, with a sequence cut on both sides; the next is checked again.
            (
                &hex!("8105 61c3a9c3a9 8101 ff"),
                (4, 5),
                0,
                in_step,
                &hex!("61c3 c3a9 ff"),
                vec![(InvalidUtf8, 1, span(9, 10), 0)],
            ),
            // Up to a payload's end, and from its beginning.
            (&hex!("8102 ff61 8101 62"), (2, 4), 0, in_step, b"b", vec![]),
            (
                &hex!("8102 61ff 8101 62"),
                (3, 4),
                0,
                in_step,
                b"ab",
                vec![],
            ),
            // Of a fragment: the rest of the message is not checked.
            (
                &hex!("0102 61c3 8901 00 8002 a9ff 8101 ff"),
                (3, 4),
                0,
                in_step,
                &hex!("61 00 a9ff ff"),
                vec![(InvalidUtf8, 3, span(13, 14), 0)],
            ),
            // Masked: the key goes on at its place.
            (
                &hex!("8185 37fa213d 7f9f4d5158"),
                (7, 9),
                0,
                in_step,
                b"Hlo",
                vec![],
            ),
            // Of a Close body, whose code was there, but frames that follow it are found.
            (
                &hex!("8804 03ed 61ff 8900"),
                (4, 5),
                0,
                in_step,
                &hex!("03ed ff"),
                vec![(FrameAfterClose, 1, span(6, 8), 0)],
            ),
            // On a header, or in it.
            (
                &hex!("8100 8101 61 8100"),
                (2, 4),
                5,
                out(2, 0),
                b"",
                vec![],
            ),
            (
                &hex!("8100 8101 61 8100"),
                (3, 4),
                5,
                out(1, 1),
                b"",
                vec![],
            ),
            (
                &hex!("8100 8185 37fa213d 7f9f4d5158 8101 61"),
                (6, 8),
                13,
                out(2, 4),
                b"a",
                vec![],
            ),
            // Beyond the payload that it fell on; a message may have been open and may have ended.
            (
                &hex!("0102 6162 8000 0201 61 8001 62 8001 63"),
                (3, 5),
                6,
                out(1, 0),
                b"aabc",
                vec![(ContinuationWithoutMessage, 3, span(12, 14), 0)],
            ),
            (
                &hex!("0102 6162 8001 ff 8000"),
                (3, 4),
                4,
                in_step,
                &hex!("61ff"),
                vec![(ContinuationWithoutMessage, 2, span(7, 9), 0)],
            ),
            (
                &hex!("8101 61 8001 ff 8000"),
                (2, 4),
                3,
                out(1, 0),
                &hex!("ff"),
                vec![(ContinuationWithoutMessage, 2, span(6, 8), 0)],
            ),
            (
                &hex!("8101 61 0001 ff"),
                (2, 4),
                3,
                out(1, 0),
                &hex!("ff"),
                vec![(UnfinishedMessage, 1, span(3, 5), 0)],
            ),
            // A Close frame that came stays known.
            (
                &hex!("8800 8900 8900"),
                (2, 3),
                4,
                out(1, 0),
                b"",
                vec![(FrameAfterClose, 1, span(4, 6), 0)],
            ),
            // The end comes inside the frame.
            (
                &hex!("8105 616263"),
                (3, 4),
                0,
                in_step,
                b"ac",
                vec![(TruncatedFrame, 0, span(0, 5), 2)],
            ),
            (
                &hex!("8105 6162"),
                (4, 4),
                0,
                in_step,
                b"ab",
                vec![(TruncatedFrame, 0, span(0, 4), 3)],
            ),
        ];
        for (bytes, gap, rejoined, skip, payload, expected) in rows {
            let (skipped, batch) = decode_with_gaps(bytes, any, &[*gap], |_| Some(*rejoined));
            assert_eq!(skipped, [*skip], "{bytes:02x?}");
            assert_eq!(batch.payload, *payload, "{bytes:02x?}");
            assert_eq!(found(&batch), *expected, "{bytes:02x?}");
        }
    }

    #[test]
    fn midway_a_message_may_be_open() {
        let rows: &[(&[u8], &[Rule])] = &[
            (&hex!("8000 8100"), &[]),
            (&hex!("0001 ff 8001 ff 8100"), &[]),
            (&hex!("8100 8000"), &[Rule::ContinuationWithoutMessage]),
            (&hex!("8000 8000"), &[Rule::ContinuationWithoutMessage]),
            (&hex!("0000 8100"), &[Rule::MessageInsideMessage]),
            (&hex!("8900 8000 8101 ff"), &[Rule::InvalidUtf8]),
        ];
        for (bytes, expected) in rows {
            let mut decoder = Decoder::joining_at(7, Sender::FromMasking, Compression::Unknown);
            let mut batch = Batch::default();
            decoder.feed(bytes, &mut batch);
            decoder.finish(&mut batch);
            let rules: Vec<_> = batch.findings.iter().map(|finding| finding.rule).collect();
            assert_eq!(rules, *expected, "{bytes:02x?}");
            assert_eq!(batch.frames[0].start(), 7);
        }
    }

    fn stream() -> impl Strategy<Value = Vec<u8>> {
        let piece = prop_oneof![
            proptest::collection::vec(any::<u8>(), 0..20),
            Just(hex!("8185 37fa213d 7f9f4d5158").to_vec()),
            Just(hex!("8106 e4bda0e5a5bd").to_vec()),
            Just(hex!("0104 e4bda0e5 8900 8002 a5bd").to_vec()),
            Just(hex!("8805 03e8 627965").to_vec()),
            Just([&hex!("827e0080")[..], &[7; 128]].concat()),
        ];
        proptest::collection::vec(piece, 0..8).prop_map(|pieces| pieces.concat())
    }

    /// Mostly sound messages in one frame each: what is read in runs.
    fn messages() -> impl Strategy<Value = Vec<u8>> {
        let opcode = prop_oneof![
            12 => Just(Opcode::TEXT),
            2 => Just(Opcode::BINARY),
            1 => Just(Opcode::PING),
            1 => Just(Opcode::CONTINUATION),
        ];
        let fin = prop_oneof![15 => Just(true), 1 => Just(false)];
        let key = prop_oneof![
            8 => Just(None),
            1 => Just(Some([0; 4])),
            15 => any::<[u8; 4]>().prop_map(Some),
        ];
        let payload = prop_oneof![
            4 => "[ -~]{0,70}".prop_map(String::into_bytes),
            4 => "[你好帧é🦀]{0,50}".prop_map(String::into_bytes),
            1 => proptest::collection::vec(any::<u8>(), 0..140),
            2 => Just(hex!("61 c3").to_vec()),
            2 => Just(hex!("a9 61").to_vec()),
        ];
        let form = prop_oneof![15 => Just(LengthForm::Seven), 1 => Just(LengthForm::Sixteen)];
        let message = (opcode, fin, key, payload, form).prop_map(
            |(opcode, fin, key, mut payload, length_form)| {
                let masking_key = key.map(MaskingKey);
                let header = FrameHeader {
                    fin,
                    rsv: 0,
                    opcode,
                    length_form,
                    payload_len: payload.len() as u64,
                    masking_key,
                };
                let mut wire = Vec::new();
                header.encode(&mut wire);
                masking_key.unwrap_or(MaskingKey::ZERO).apply(&mut payload);
                wire.extend(payload);
                wire
            },
        );
        proptest::collection::vec(message, 0..40).prop_map(|messages| messages.concat())
    }

    fn sender() -> impl Strategy<Value = Sender> {
        prop_oneof![
            Just(Sender::FromMasking),
            Just(Sender::Known(Peer::Client)),
            Just(Sender::Known(Peer::Server)),
        ]
    }

    proptest! {
        #[test]
        fn messages_in_runs_are_read_as_byte_by_byte(bytes in messages(), sender in sender()) {
            let cuts: Vec<usize> = (0..bytes.len()).collect();
            let whole = decode(&bytes, sender, Compression::Unknown, &[]);
            let pieces = decode(&bytes, sender, Compression::Unknown, &cuts);
            prop_assert_eq!(&whole.frames, &pieces.frames);
            prop_assert_eq!(&whole.payload, &pieces.payload);
            prop_assert_eq!(&whole.findings, &pieces.findings);
        }

        #[test]
        fn cutting_the_input_changes_nothing(bytes in stream(), cuts: Vec<prop::sample::Index>) {
            let whole = decode(&bytes, Sender::FromMasking, Compression::Unknown, &[]);
            let mut cuts: Vec<usize> = cuts.iter().map(|cut| cut.index(bytes.len() + 1)).collect();
            cuts.sort_unstable();
            let pieces = decode(&bytes, Sender::FromMasking, Compression::Unknown, &cuts);
            prop_assert_eq!(&whole.frames, &pieces.frames);
            prop_assert_eq!(&whole.payload, &pieces.payload);
            prop_assert_eq!(&whole.findings, &pieces.findings);
        }

        #[test]
        fn gaps_inside_payloads_change_no_entry(
            bytes in messages(),
            sender in sender(),
            gaps in proptest::collection::vec((any::<bool>(), any::<prop::sample::Index>(), any::<prop::sample::Index>()), 40),
        ) {
            let whole = decode(&bytes, sender, Compression::Unknown, &[]);
            let mut holes = Vec::new();
            for (entry, (has_gap, from, len)) in whole.frames.iter().zip(gaps) {
                let payload = entry.payload();
                if has_gap && !payload.is_empty() {
                    let start = usize::try_from(payload.start).unwrap();
                    let end = usize::try_from(payload.end).unwrap().min(bytes.len());
                    let from = start + from.index(end - start);
                    holes.push((from, from + 1 + len.index(end - from)));
                }
            }
            let (skipped, batch) = decode_with_gaps(&bytes, sender, &holes, |_| None);
            prop_assert!(skipped.iter().all(|skip| *skip == Skipped::InStep));
            prop_assert_eq!(&batch.frames, &whole.frames);
            let mut known = Vec::new();
            let mut at = 0;
            for entry in &whole.frames {
                for offset in entry.payload().start..entry.payload().end.min(bytes.len() as u64) {
                    if !holes.iter().any(|(from, to)| (*from as u64..*to as u64).contains(&offset)) {
                        known.push(whole.payload[at]);
                    }
                    at += 1;
                }
            }
            prop_assert_eq!(&batch.payload, &known);
            let of_header = |batch: &Batch| {
                let mut found = found(batch);
                found.retain(|(rule, ..)| !matches!(rule, Rule::InvalidUtf8));
                found
            };
            prop_assert_eq!(of_header(&batch), of_header(&whole));
            for finding in &batch.findings {
                prop_assert!(whole.findings.contains(finding));
            }
        }

        #[test]
        fn gaps_anywhere_add_no_finding(
            bytes in prop_oneof![stream(), messages()],
            sender in sender(),
            gaps in proptest::collection::vec((any::<prop::sample::Index>(), 1usize..100), 0..4),
        ) {
            let whole = decode(&bytes, sender, Compression::Unknown, &[]);
            let mut holes: Vec<_> = gaps
                .iter()
                .map(|(from, len)| {
                    let from = from.index(bytes.len() + 1);
                    (from, (from + len).min(bytes.len()))
                })
                .collect();
            holes.sort_unstable();
            let next_frame = |offset: usize| {
                let starts = whole.frames.iter().map(|entry| usize::try_from(entry.start()).unwrap());
                starts.filter(|start| *start >= offset).min()
            };
            let (_, batch) = decode_with_gaps(&bytes, sender, &holes, next_frame);
            for entry in &batch.frames {
                // What was given up may cut the last one otherwise.
                prop_assert!(whole.frames.iter().any(|other| other.start() == entry.start()));
            }
            for finding in &batch.findings {
                let same = |other: &Finding| (other.rule, other.span) == (finding.rule, finding.span);
                let may_be_otherwise = match finding.rule {
                    Rule::UnfinishedMessage | Rule::TruncatedFrame => true,
                    // A fragment that continues no message may, behind a gap, continue one that is never finished: broken either way.
                    Rule::MessageInsideMessage => whole.findings.iter().any(|other| other.rule == Rule::ContinuationWithoutMessage),
                    _ => false,
                };
                prop_assert!(may_be_otherwise || whole.findings.iter().any(same), "{:?}", finding);
            }
        }

        #[test]
        fn frames_tile_the_stream(bytes in stream()) {
            let batch = decode(&bytes, Sender::FromMasking, Compression::Unknown, &[]);
            let mut end = 0;
            for entry in &batch.frames {
                prop_assert_eq!(entry.start(), end);
                end = entry.payload().end;
                if let Some(header) = entry.header() {
                    let mut wire = Vec::new();
                    header.encode(&mut wire);
                    let start = usize::try_from(entry.start()).unwrap();
                    prop_assert_eq!(&wire[..], &bytes[start..start + wire.len()]);
                }
            }
            prop_assert!(end >= bytes.len() as u64);
        }
    }
}
