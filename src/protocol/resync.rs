//! Whether bytes look like frames, where nothing else tells: in the middle of a stream.

use super::utf8::Utf8Checker;
use super::{CloseBody, Compression, FrameHeader, LengthForm, MaskingKey, Opcode, Peer, Sender};

/// What bytes look like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Looks {
    /// Frames begin with the first of them: a guess, but a good one.
    LikeFrames,
    /// They begin with no frame that a peer of RFC 6455 sends.
    Otherwise,
    /// More bytes are needed to tell.
    Unclear,
}

/// What `bytes`, the next of a stream, look like. `ends` says where segments end in them (offsets, ascending): senders like to begin
/// frames with segments.
///
/// The first byte is taken for the beginning of a frame, and frames have to follow each other from there, without breaking a rule, as far as the
/// bytes reach. They look like frames then if two of them are whole, or if one is that ends with a segment and is a control frame or a message
/// of text. What a length of two or four bytes before other data looks like too does not count: fragments that continue a message and do not
/// end it, and data frames without data.
pub fn looks(bytes: &[u8], ends: &[usize], sender: Sender, compression: Compression) -> Looks {
    match Chained::walk(bytes, ends, sender, compression) {
        Err(NoFrame) => Looks::Otherwise,
        Ok(chained) if chained.whole >= 2 || chained.shows_itself => Looks::LikeFrames,
        Ok(_) => Looks::Unclear,
    }
}

/// The first offset in `bytes`, the next of a stream, at which frames begin, though no segment begins there; `ends` as for [`looks`].
///
/// Since any offset may be one, more has to speak for it than for the beginning of a segment: several frames in a row, of which each makes
/// chance less likely. A first frame that only its length speaks for may be a chance that happens to end where a frame begins: then the
/// second is what is found.
pub fn find(
    bytes: &[u8],
    ends: &[usize],
    sender: Sender,
    compression: Compression,
) -> Option<usize> {
    (0..bytes.len()).find_map(|at| {
        let rest = bytes.get(at..)?;
        let can_begin = matches!(*rest, [first, second, ..]
            if matches!(first & 0x3F, 0..=2 | 8..=10) && second & 0x7F != 0);
        if !can_begin {
            return None;
        }
        let behind = ends.get(ends.partition_point(|end| *end <= at)..)?;
        let ends: Vec<usize> = behind.iter().take(64).map(|end| end - at).collect();
        let chained = Chained::walk(rest, &ends, sender, compression).ok()?;
        (chained.whole >= FRAMES_ANYWHERE && chained.bits >= BITS_ANYWHERE)
            .then_some(at + chained.sure)
    })
}

/// How many whole frames that say something follow each other from the first byte on, at most 32; none if they break a rule.
pub fn follow_each_other(bytes: &[u8], sender: Sender, compression: Compression) -> u32 {
    Chained::walk(bytes, &[], sender, compression).map_or(0, |chained| chained.whole)
}

/// The offsets at which frames begin that follow each other from the first byte on, as far as they are whole.
pub fn starts(bytes: &[u8], sender: Sender, compression: Compression) -> Vec<usize> {
    let mut chain = Chain::new(sender, compression);
    let mut starts = vec![0];
    let mut at = 0;
    while let Some(rest) = bytes.get(at..).filter(|rest| !rest.is_empty())
        && let Ok(Follows::Whole { len, .. }) = chain.follow(rest)
    {
        at += len;
        starts.push(at);
    }
    starts
}

/// So many frames in a row are no chance.
const ENOUGH: u32 = 32;
/// So many have to follow each other where any offset may be the first's.
const FRAMES_ANYWHERE: u32 = 4;
/// Chance has to be one in two to the power of this there.
const BITS_ANYWHERE: u32 = 44;

/// What is found where frames follow each other.
#[derive(Default)]
struct Chained {
    /// Frames that are whole and say something.
    whole: u32,
    /// Whether one says enough for all.
    shows_itself: bool,
    /// How unlikely chance is: one in two to the power of this, roughly.
    bits: u32,
    /// Offset of the first frame that cannot be chance.
    sure: usize,
}

impl Chained {
    fn walk(
        bytes: &[u8],
        ends: &[usize],
        sender: Sender,
        compression: Compression,
    ) -> Result<Self, NoFrame> {
        let mut chain = Chain::new(sender, compression);
        let mut chained = Self::default();
        let (mut at, mut followed) = (0, 0_u32);
        while let Some(rest) = bytes.get(at..).filter(|rest| !rest.is_empty()) {
            let Follows::Whole { len, says } = chain.follow(rest)? else {
                break;
            };
            let masked = rest.get(1).is_some_and(|second| second & 0x80 != 0);
            at += len;
            followed += 1;
            if followed == 1 && says != Says::Much {
                chained.sure = at;
            }
            chained.whole += u32::from(says != Says::Nothing);
            let ends_segment = at == bytes.len() || ends.binary_search(&at).is_ok();
            chained.shows_itself |= ends_segment && says == Says::Much;
            chained.bits += match says {
                Says::Nothing => 0,
                Says::Something => 5,
                // What a key unmasks to text is hardly ever anything else.
                Says::Much if masked => 5 + u32::try_from(len.min(16)).unwrap_or(0),
                Says::Much => 8,
            };
            chained.bits += if ends_segment { 4 } else { 0 };
            if chained.whole == ENOUGH {
                break;
            }
        }
        Ok(chained)
    }
}

/// Frames that follow each other.
struct Chain {
    /// Of which masking tells, after the first frame.
    sender: Sender,
    compression: Compression,
    message: Message,
    /// Of the open message, if it is a text of which all was seen.
    text: Option<Utf8Checker>,
}

/// What is known of the message between two frames.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Message {
    Unknown,
    None,
    Open,
    /// A Close frame came: nothing follows.
    Closed,
}

/// What comes next.
enum Follows {
    /// A whole frame of so many bytes.
    Whole { len: usize, says: Says },
    /// What can be the beginning of one.
    Cut,
}

/// How much a whole frame says.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Says {
    /// A length looks so.
    Nothing,
    /// It may be a frame.
    Something,
    /// It alone, with a segment that ends where it does, is enough.
    Much,
}

/// No frame that a peer of RFC 6455 sends.
struct NoFrame;

impl Chain {
    fn new(sender: Sender, compression: Compression) -> Self {
        Self {
            sender,
            compression,
            message: Message::Unknown,
            text: None,
        }
    }

    /// Nobody sends a longer payload: such a length is chance.
    const LONGEST: u64 = 1 << 32;

    /// So many bytes of a payload are looked at.
    const LOOKED_AT: usize = 4096;

    fn follow(&mut self, bytes: &[u8]) -> Result<Follows, NoFrame> {
        let Ok(header) = FrameHeader::parse(bytes) else {
            return self.follow_cut_header(bytes);
        };
        if !self.header_fits(&header) {
            return Err(NoFrame);
        }
        self.sender = Sender::Known(Peer::from_masking(header.masking_key.is_some()));
        let header_len = usize::from(header.len());
        let after = bytes.get(header_len..).unwrap_or_default();
        let len = usize::try_from(header.payload_len).unwrap_or(usize::MAX);
        let is_whole = len <= after.len();
        let looked_at = match header.opcode {
            Opcode::BINARY if header.rsv == 0 => 0,
            Opcode::CONTINUATION if self.text.is_none() => 0,
            _ => Self::LOOKED_AT,
        };
        let seen = len.min(after.len()).min(looked_at);
        let mut payload = Vec::with_capacity(seen);
        header
            .masking_key
            .unwrap_or(MaskingKey::ZERO)
            .append(after.get(..seen).unwrap_or_default(), &mut payload);
        let says = self.payload_says(&header, &payload)?;
        self.message = match header.opcode {
            Opcode::CLOSE => Message::Closed,
            opcode if opcode.is_control() => self.message,
            _ if header.fin => Message::None,
            _ => Message::Open,
        };
        Ok(if is_whole {
            let len = header_len + len;
            Follows::Whole { len, says }
        } else {
            Follows::Cut
        })
    }

    /// Of a header that is cut, what is there has to fit.
    fn follow_cut_header(&self, bytes: &[u8]) -> Result<Follows, NoFrame> {
        let mut padded = [0; FrameHeader::MAX_LEN];
        for (to, from) in padded.iter_mut().zip(bytes) {
            *to = *from;
        }
        let header = FrameHeader::parse(&padded).map_err(|_| NoFrame)?;
        let masking_fits = bytes.len() < 2 || self.masking_fits(&header);
        // A control frame has no extended payload length.
        let form_fits = !header.opcode.is_control() || header.length_form == LengthForm::Seven;
        if self.first_byte_fits(&header) && masking_fits && form_fits {
            Ok(Follows::Cut)
        } else {
            Err(NoFrame)
        }
    }

    fn first_byte_fits(&self, header: &FrameHeader) -> bool {
        let rsv1_may_be_set = self.compression != Compression::Refused
            && matches!(header.opcode, Opcode::TEXT | Opcode::BINARY);
        let place_fits = match header.opcode {
            Opcode::TEXT | Opcode::BINARY => self.message != Message::Open,
            Opcode::CONTINUATION => self.message != Message::None,
            opcode => !opcode.is_reserved() && header.fin,
        };
        place_fits
            && self.message != Message::Closed
            && (header.rsv == 0 || header.rsv == 4 && rsv1_may_be_set)
    }

    fn masking_fits(&self, header: &FrameHeader) -> bool {
        match self.sender {
            Sender::Known(peer) => peer == Peer::from_masking(header.masking_key.is_some()),
            Sender::FromMasking => true,
        }
    }

    fn header_fits(&self, header: &FrameHeader) -> bool {
        let len = header.payload_len;
        self.first_byte_fits(header)
            && self.masking_fits(header)
            && header.length_form == LengthForm::minimal_for(len)
            && len <= Self::LONGEST
            && (!header.opcode.is_control() || len <= 125)
    }

    /// What a frame says that begins with `payload`.
    fn payload_says(&mut self, header: &FrameHeader, payload: &[u8]) -> Result<Says, NoFrame> {
        let is_all = payload.len() as u64 == header.payload_len;
        match header.opcode {
            Opcode::CLOSE if is_all => return close_says(payload),
            opcode if opcode.is_control() => return Ok(Says::Much),
            Opcode::CONTINUATION => {}
            _ if header.rsv != 0 => {
                self.text = None;
                return compressed_says(header, payload, is_all);
            }
            opcode => self.text = (opcode == Opcode::TEXT).then(Utf8Checker::default),
        }
        let mut is_text = false;
        if let Some(text) = &mut self.text {
            text.feed(payload).map_err(|_| NoFrame)?;
            if is_all && header.fin {
                text.finish().map_err(|_| NoFrame)?;
            }
            is_text = true;
        }
        // Where the rest begins inside a sequence is not known.
        if !is_all || header.fin {
            self.text = None;
        }
        Ok(match header.fin {
            _ if header.payload_len == 0 => Says::Nothing,
            false if header.opcode == Opcode::CONTINUATION => Says::Nothing,
            true if is_text => Says::Much,
            _ => Says::Something,
        })
    }
}

fn close_says(body: &[u8]) -> Result<Says, NoFrame> {
    let is_sound = match CloseBody::parse(body) {
        CloseBody::Empty => true,
        CloseBody::TooShort => false,
        CloseBody::Status { code, reason } => {
            let reason = body.get(reason).unwrap_or_default();
            code.may_be_sent() && std::str::from_utf8(reason).is_ok()
        }
    };
    if is_sound {
        Ok(Says::Much)
    } else {
        Err(NoFrame)
    }
}

/// What a frame says that begins a compressed message (RFC 7692 §6.1): its first block has to be one of RFC 1951 §3.2.3, and the end of the message
/// has the first bits of a block without data.
fn compressed_says(header: &FrameHeader, payload: &[u8], is_all: bool) -> Result<Says, NoFrame> {
    let begins = match *payload {
        [] => header.payload_len > 0 || !header.fin,
        [first, ..] if first & 0b110 == 0b110 => false,
        // The length of a block without compression stands there twice, inverted the second time.
        [first, a, b, c, d, ..] if first & 0b110 == 0 => [a, b] == [!c, !d],
        _ => true,
    };
    let ends = !is_all || !header.fin || payload.last().is_none_or(|last| last >> 5 == 0);
    if begins && ends {
        Ok(Says::Something)
    } else {
        Err(NoFrame)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use hex_literal::hex;
    use proptest::prelude::*;

    const ANY: Sender = Sender::FromMasking;
    const CLIENT: Sender = Sender::Known(Peer::Client);
    const SERVER: Sender = Sender::Known(Peer::Server);

    #[test]
    fn frames_look_like_frames() {
        use Looks::{LikeFrames, Otherwise, Unclear};
        let rows: &[(&[u8], &[usize], Sender, Looks)] = &[
            (b"", &[], ANY, Unclear),
            (&hex!("81"), &[], ANY, Unclear),
            (&hex!("8105 4865"), &[], ANY, Unclear),
            (&hex!("827e 2000 00"), &[], ANY, Unclear),
            // One text or control frame that ends with a segment.
            (&hex!("8105 48656c6c6f"), &[], ANY, LikeFrames),
            (&hex!("8185 37fa213d 7f9f4d5158"), &[], CLIENT, LikeFrames),
            (&hex!("8105 48656c6c6f 82"), &[7], ANY, LikeFrames),
            (&hex!("8105 48656c6c6f 82"), &[8], ANY, Unclear),
            (&hex!("8900"), &[], SERVER, LikeFrames),
            (&hex!("8802 03e8"), &[], SERVER, LikeFrames),
            // Of any other kind, two.
            (&hex!("8202 0102"), &[], ANY, Unclear),
            (&hex!("8202 0102 8203 010203"), &[], ANY, LikeFrames),
            (&hex!("8002 ffff 8202 ffff"), &[], ANY, LikeFrames),
            (
                &hex!("c107 f248cdc9c90700 c105 f200110000"),
                &[],
                ANY,
                LikeFrames,
            ),
            (&hex!("0103 e4bda0 8002 c3a9"), &[], ANY, LikeFrames),
            (&hex!("8202 0102 8982 11223344 0102"), &[], ANY, Otherwise),
            // What breaks a rule.
            (&hex!("8185 37fa213d 7f9f4d5158"), &[], SERVER, Otherwise),
            (&hex!("8105 48656c6c6f"), &[], CLIENT, Otherwise),
            (&hex!("81"), &[], CLIENT, Unclear),
            (&hex!("8105"), &[], CLIENT, Otherwise),
            (&hex!("83"), &[], ANY, Otherwise),
            (&hex!("91"), &[], ANY, Otherwise),
            (&hex!("c9"), &[], ANY, Otherwise),
            (&hex!("09"), &[], ANY, Otherwise),
            (&hex!("897e"), &[], ANY, Otherwise),
            (&hex!("827e 0005"), &[], ANY, Otherwise),
            (&hex!("827f 0000000000000005"), &[], ANY, Otherwise),
            (&hex!("827f 0100000000000000"), &[], ANY, Otherwise),
            (&hex!("8105 48ff6c6c6f"), &[], ANY, Otherwise),
            (&hex!("8105 48ff"), &[], ANY, Otherwise),
            (&hex!("8101 c3"), &[], ANY, Otherwise),
            (&hex!("0101 c3 8001 28"), &[], ANY, Otherwise),
            (&hex!("8801 03"), &[], ANY, Otherwise),
            (&hex!("8802 03ed"), &[], ANY, Otherwise),
            (&hex!("8803 03e8 ff"), &[], ANY, Otherwise),
            (&hex!("8800 8900"), &[], ANY, Otherwise),
            (&hex!("0201 00 8201 00"), &[], ANY, Otherwise),
            (&hex!("8201 00 8001 00"), &[], ANY, Otherwise),
            (&hex!("c103 f248cd"), &[], ANY, Otherwise),
            (&hex!("c103 064800"), &[], ANY, Otherwise),
            (&hex!("c106 000500fbff00"), &[], ANY, Otherwise),
            // What a length looks like.
            (&hex!("0003 010203 0002 0102 0001 01"), &[], ANY, Unclear),
            (&hex!("00000003 010203 00000002 0102"), &[], ANY, Unclear),
            (&hex!("8200 8200 8200"), &[], ANY, Unclear),
        ];
        for (bytes, ends, sender, expected) in rows {
            let found = looks(bytes, ends, *sender, Compression::Unknown);
            assert_eq!(found, *expected, "{bytes:02x?}");
        }
    }

    #[test]
    fn frames_are_found_where_no_segment_begins() {
        let text = |text: &str| {
            let len = u8::try_from(text.len()).unwrap();
            [&[0x81, len][..], text.as_bytes()].concat()
        };
        let six: Vec<u8> = ["one", "two", "three", "four", "five", "six"]
            .iter()
            .flat_map(|word| text(word))
            .collect();
        let binary: Vec<u8> = (1_u8..12)
            .flat_map(|len| [&[0x82, len][..], &vec![0xEE; usize::from(len)]].concat())
            .collect();
        let rows: [(Vec<u8>, Option<usize>); 5] = [
            ([&b"the end of a text"[..], &six].concat(), Some(17)),
            ([&[0xEE; 30][..], &six].concat(), Some(30)),
            // It begins with data that may be chance.
            ([&b"the end of a text"[..], &binary].concat(), Some(20)),
            ([&b"the end of a text"[..], &six[..9]].concat(), None),
            (b"the end of a text".repeat(300), None),
        ];
        for (bytes, expected) in rows {
            let found = find(&bytes, &[], SERVER, Compression::Refused);
            assert_eq!(found, expected, "{}", bytes.escape_ascii());
        }
    }

    #[test]
    fn noise_has_no_frames_anywhere() {
        let mut noise = Noise(5);
        for sender in [ANY, CLIENT, SERVER] {
            for _ in 0..20 {
                let found = find(&noise.bytes(20_000), &[], sender, Compression::Unknown);
                assert_eq!(found, None, "{sender:?}");
            }
        }
    }

    #[test]
    fn rsv1_is_for_compression() {
        let bytes = hex!("c107 f248cdc9c90700 c105 f200110000");
        let rows = [
            (Compression::Unknown, Looks::LikeFrames),
            (Compression::Agreed, Looks::LikeFrames),
            (Compression::Refused, Looks::Otherwise),
        ];
        for (compression, expected) in rows {
            assert_eq!(looks(&bytes, &[], SERVER, compression), expected);
        }
    }

    #[test]
    fn other_protocols_do_not() {
        let rows: &[&[u8]] = &[
            b"GET / HTTP/1.1\r\nHost: a\r\n\r\n",
            b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nHello",
            b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
            b"SSH-2.0-OpenSSH_9.2p1 Debian-2\r\n",
            b"220 mail.example ESMTP\r\n",
            b"AUTH PLAIN AGEAYgBj\r\n",
            b"BEGIN TRANSACTION;",
            b"*1\r\n$4\r\nPING\r\n",
            b"@RSYNCD: 31.0\n",
            b"{\"id\":1}\n",
            // TLS: a hello, application data, an alert; a hello of version 2.
            &hex!("1603010005 0100000103"),
            &hex!("1703030004 01020304 1703030001 00"),
            &hex!("150303000201 00"),
            &hex!("801a 01 0301 0009 0000 0008 00002f00000a000005 0102030405060708"),
            // HTTP/2's settings.
            &hex!("000012 04 00 00000000 000300000064000400010000000600004000"),
            // DNS: two answers of 29 bytes.
            &hex!(
                "001d 123481800001000000000000076578616d706c6503636f6d0000010001 001d 123581800001000000000000076578616d706c6503636f6d0000010001"
            ),
            // Kafka, MySQL, PostgreSQL, MQTT, LDAP, SMB, memcached, AMQP, RDP, BitTorrent.
            &hex!("0000000a 0012 0000 00000001 ffff"),
            &hex!("0100000101 17000002 03646566 0000000131 000c3f000100000008 8100000000"),
            &hex!("5100000016 73656c65637420313b00"),
            &hex!("8209 0001 0004 612f6223 01"),
            &hex!("300c020101600702010304008000"),
            &hex!("00000085 ff534d4272000000001853c8"),
            &hex!("80000003000000000000000300000000 00000000 0000000061 6263"),
            &hex!("414d515000000901"),
            &hex!("030000130ee000000000000100080003000000"),
            b"\x13BitTorrent protocol\0\0\0\0\0\x10\0\x05",
        ];
        for bytes in rows {
            let found = looks(bytes, &[], ANY, Compression::Unknown);
            assert_ne!(found, Looks::LikeFrames, "{}", bytes.escape_ascii());
            // Of nothing but subscriptions of MQTT, each is to the bit a binary frame.
            if bytes.starts_with(&hex!("8209")) {
                continue;
            }
            let again = bytes.repeat(50);
            let found = find(&again, &[], ANY, Compression::Unknown);
            assert_eq!(found, None, "{}", bytes.escape_ascii());
        }
    }

    /// A deterministic source of noise: `SplitMix64`.
    struct Noise(u64);

    impl Noise {
        fn next(&mut self) -> u64 {
            self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
            let mut mixed = self.0;
            mixed = (mixed ^ mixed >> 30).wrapping_mul(0xBF58_476D_1CE4_E5B9);
            mixed = (mixed ^ mixed >> 27).wrapping_mul(0x94D0_49BB_1331_11EB);
            mixed ^ mixed >> 31
        }

        fn bytes(&mut self, len: usize) -> Vec<u8> {
            (0..len).map(|_| self.next().to_le_bytes()[0]).collect()
        }
    }

    #[test]
    fn noise_hardly_ever_does() {
        // How long a segment is, of how many, and how many at most look like frames: fewer than one in 10,000.
        let rows = [
            (1400, 20_000, 1),
            (200, 50_000, 4),
            (40, 100_000, 9),
            (8, 100_000, 9),
        ];
        for (len, count, most) in rows {
            for compression in [Compression::Unknown, Compression::Refused] {
                for sender in [ANY, CLIENT, SERVER] {
                    let mut noise = Noise(len as u64);
                    let found = (0..count)
                        .filter(|_| {
                            looks(&noise.bytes(len), &[], sender, compression) == Looks::LikeFrames
                        })
                        .count();
                    assert!(
                        found <= most,
                        "{len} {compression:?} {sender:?}: {found} of {count}"
                    );
                }
            }
        }
    }

    /// Sound frames of one sender.
    fn frames() -> impl Strategy<Value = (Vec<u8>, Vec<usize>)> {
        let payload = prop_oneof![
            "[ -~]{1,200}".prop_map(|text| (Opcode::TEXT, text.into_bytes())),
            "[你好帧é🦀]{1,50}".prop_map(|text| (Opcode::TEXT, text.into_bytes())),
            proptest::collection::vec(any::<u8>(), 1..300).prop_map(|data| (Opcode::BINARY, data)),
            proptest::collection::vec(any::<u8>(), 0..126).prop_map(|data| (Opcode::PING, data)),
        ];
        let frame = (payload, any::<[u8; 4]>());
        (any::<bool>(), proptest::collection::vec(frame, 2..80)).prop_map(|(masked, frames)| {
            let mut wire = Vec::new();
            let mut ends = Vec::new();
            for ((opcode, mut payload), key) in frames {
                let masking_key = masked.then_some(MaskingKey(key));
                let header = FrameHeader {
                    fin: true,
                    rsv: 0,
                    opcode,
                    length_form: LengthForm::minimal_for(payload.len() as u64),
                    payload_len: payload.len() as u64,
                    masking_key,
                };
                header.encode(&mut wire);
                masking_key.unwrap_or(MaskingKey::ZERO).apply(&mut payload);
                wire.extend(payload);
                ends.push(wire.len());
            }
            (wire, ends)
        })
    }

    proptest! {
        #[test]
        fn sound_frames_are_found_and_never_taken_for_anything_else((wire, ends) in frames(), cut: prop::sample::Index) {
            prop_assert_eq!(looks(&wire, &ends, ANY, Compression::Unknown), Looks::LikeFrames);
            let cut = &wire[..cut.index(wire.len() + 1)];
            prop_assert_ne!(looks(cut, &[], ANY, Compression::Refused), Looks::Otherwise);
        }

        #[test]
        fn any_bytes_are_looked_at(bytes in proptest::collection::vec(prop_oneof![any::<u8>(), Just(0x81), Just(0x80), Just(0)], 0..60), ends: Vec<usize>) {
            for sender in [ANY, CLIENT, SERVER] {
                let _ = looks(&bytes, &ends, sender, Compression::Unknown);
            }
        }
    }
}
