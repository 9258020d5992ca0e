//! gzip (RFC 1952): one member or several, inflated as they come.

use super::damage::{Damage, DamageKind};
use flate2::{Decompress, FlushDecompress, Status};

/// Inflates a gzip file that comes in pieces, and checks it. Everything before a broken place is inflated.
#[derive(Debug)]
pub struct Gunzip {
    state: State,
    inflating: Inflating,
}

#[derive(Debug)]
enum State {
    /// Before the first member.
    Start,
    /// Inside a member.
    Member(Box<Decompress>),
    /// Behind a member: another one follows, or zeros, or nothing.
    Behind,
    /// Nothing more is inflated.
    Ended(Damage),
}

#[derive(Debug)]
struct Inflating {
    /// Bytes that may be inflated in all.
    limit: u64,
    /// Bytes that were inflated.
    inflated: u64,
    /// Where bytes are inflated to before it is known how many there are.
    room: Vec<u8>,
}

/// Whether a member ended.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Ended {
    Yes,
    No,
}

impl Gunzip {
    /// For a file that may inflate to `limit` bytes.
    pub fn new(limit: u64) -> Self {
        Self {
            state: State::Start,
            inflating: Inflating {
                limit,
                inflated: 0,
                room: vec![0; ROOM],
            },
        }
    }

    /// Takes the next bytes of the file, and adds to `out` what they inflate to. Room in it is made for no more than the limit allows.
    ///
    /// # Errors
    /// If the stream is broken there or inflates to more than the limit; what could be inflated was added. Its offset counts inflated bytes.
    /// From then on each call says the same, and adds nothing.
    pub fn feed(&mut self, bytes: &[u8], out: &mut Vec<u8>) -> Result<(), Damage> {
        let mut rest = bytes;
        while let Some(&first) = rest.first() {
            match &mut self.state {
                State::Ended(damage) => return Err(*damage),
                State::Member(member) => match self.inflating.inflate(member, rest, out) {
                    Ok((read, ended)) => {
                        rest = rest.get(read..).unwrap_or_default();
                        if ended == Ended::Yes {
                            self.state = State::Behind;
                        }
                    }
                    Err(kind) => return self.end(kind),
                },
                // Tapes and some programs fill up with zeros.
                State::Behind if first == 0 => rest = rest.get(1..).unwrap_or_default(),
                State::Behind | State::Start if first == 0x1F => {
                    self.state = State::Member(Box::new(Decompress::new_gzip(15)));
                }
                State::Behind | State::Start => return self.end(DamageKind::BadGzip),
            }
        }
        Ok(())
    }

    /// Ends the file.
    ///
    /// # Errors
    /// If it ends inside a member, or [`Gunzip::feed`] said so before.
    pub fn finish(mut self) -> Result<(), Damage> {
        match self.state {
            State::Ended(damage) => Err(damage),
            State::Behind => Ok(()),
            State::Start | State::Member(_) => self.end(DamageKind::BadGzip),
        }
    }

    fn end(&mut self, kind: DamageKind) -> Result<(), Damage> {
        let damage = Damage {
            offset: self.inflating.inflated,
            kind,
        };
        self.state = State::Ended(damage);
        Err(damage)
    }
}

/// How many bytes are inflated at once.
const ROOM: usize = 64 << 10;

impl Inflating {
    /// Inflates until `bytes` are read or the member ends, and says how many were read and whether it ended.
    fn inflate(
        &mut self,
        member: &mut Decompress,
        bytes: &[u8],
        out: &mut Vec<u8>,
    ) -> Result<(usize, Ended), DamageKind> {
        let mut rest = bytes;
        loop {
            let left = usize::try_from(self.limit - self.inflated).unwrap_or(usize::MAX);
            // One byte more than may be kept shows that there is more.
            let room = self.room.len().min(left.saturating_add(1));
            let room = self.room.get_mut(..room).unwrap_or_default();
            let (read, wrote) = (member.total_in(), member.total_out());
            let status = member.decompress(rest, room, FlushDecompress::None);
            let read = usize::try_from(member.total_in() - read).unwrap_or(usize::MAX);
            let wrote = usize::try_from(member.total_out() - wrote).unwrap_or(usize::MAX);

            let kept = wrote.min(left);
            if out.capacity() - out.len() < kept {
                // Never more than the limit leaves, which doubling might take.
                out.reserve_exact(out.len().clamp(ROOM.min(left), left));
            }
            out.extend_from_slice(room.get(..kept).unwrap_or_default());
            self.inflated += kept as u64;
            rest = rest.get(read..).unwrap_or_default();

            if wrote > left {
                return Err(DamageKind::GzipLimit { limit: self.limit });
            }
            let read_in_all = bytes.len() - rest.len();
            match status {
                Ok(Status::StreamEnd) => return Ok((read_in_all, Ended::Yes)),
                Ok(_) if rest.is_empty() && wrote < room.len() => {
                    return Ok((read_in_all, Ended::No));
                }
                Ok(_) if read > 0 || wrote > 0 => {}
                _ => return Err(DamageKind::BadGzip),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use flate2::Compression;
    use flate2::write::GzEncoder;
    use std::io::Write;

    fn gzipped(bytes: &[u8]) -> Vec<u8> {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
        encoder.write_all(bytes).unwrap();
        encoder.finish().unwrap()
    }

    fn inflated(file: &[u8], limit: u64) -> (Vec<u8>, Result<(), Damage>) {
        let mut gunzip = Gunzip::new(limit);
        let mut out = Vec::new();
        let fed = gunzip.feed(file, &mut out);
        (out, fed.and_then(|()| gunzip.finish()))
    }

    fn broken(offset: u64, kind: DamageKind) -> Result<(), Damage> {
        Err(Damage { offset, kind })
    }

    #[test]
    fn members_and_what_stands_around_them() {
        let hello = gzipped(b"hello");
        // With all that a head can say: FTEXT, FHCRC, FEXTRA, FNAME, FCOMMENT.
        let mut head = b"\x1F\x8B\x08\x1D\0\0\0\0\0\xFF\x03\0abcname\0comment\0".to_vec();
        head.extend(&hello[10..]);
        let bad = broken(5, DamageKind::BadGzip);
        for (name, file, plain, ended) in [
            ("one", hello.clone(), "hello", Ok(())),
            (
                "two",
                [&*hello, &gzipped(b" you")].concat(),
                "hello you",
                Ok(()),
            ),
            (
                "an empty one",
                [&*gzipped(b""), &hello].concat(),
                "hello",
                Ok(()),
            ),
            (
                "zeros behind",
                [&*hello, &[0; 600]].concat(),
                "hello",
                Ok(()),
            ),
            (
                "zeros between",
                [&*hello, &[0; 6], &hello].concat(),
                "hellohello",
                Ok(()),
            ),
            ("a long head", head, "hello", Ok(())),
            (
                "something behind",
                [&*hello, b"more"].concat(),
                "hello",
                bad,
            ),
            (
                "a cut one behind",
                [&*hello, b"\x1F\x8B"].concat(),
                "hello",
                bad,
            ),
            (
                "no check sum",
                hello[..hello.len() - 1].to_vec(),
                "hello",
                bad,
            ),
            ("nothing", vec![], "", broken(0, DamageKind::BadGzip)),
            (
                "no gzip",
                b"plain".to_vec(),
                "",
                broken(0, DamageKind::BadGzip),
            ),
            ("zeros only", vec![0; 9], "", broken(0, DamageKind::BadGzip)),
        ] {
            let (out, end) = inflated(&file, 100);
            assert_eq!(
                (&*String::from_utf8_lossy(&out), end),
                (plain, ended),
                "{name}"
            );
        }
    }

    #[test]
    fn a_wrong_check_sum_or_length_is_told_behind_the_bytes() {
        for from_end in [8, 1] {
            let mut file = gzipped(b"hello");
            let at = file.len() - from_end;
            file[at] ^= 1;
            assert_eq!(
                inflated(&file, 100),
                (b"hello".to_vec(), broken(5, DamageKind::BadGzip))
            );
        }
    }

    #[test]
    fn a_bomb_is_stopped_at_the_limit() {
        let file = gzipped(&vec![7; 5_000_000]);
        assert!(file.len() < 6_000);
        for limit in [0, 1, 65_535, 65_536, 65_537, 1_000_000] {
            let (out, ended) = inflated(&file, limit);
            assert_eq!(out.len() as u64, limit);
            assert!(out.capacity() as u64 <= limit);
            assert_eq!(ended, broken(limit, DamageKind::GzipLimit { limit }));
        }
        let (out, ended) = inflated(&file, 5_000_000);
        assert_eq!(
            (out.len(), out.capacity(), ended),
            (5_000_000, 5_000_000, Ok(()))
        );
    }

    #[test]
    fn the_limit_counts_what_was_taken_away() {
        let file = gzipped(&[7; 1000]);
        let mut gunzip = Gunzip::new(500);
        let mut all = 0;
        for piece in file.chunks(1) {
            let mut out = Vec::new();
            let _ = gunzip.feed(piece, &mut out);
            all += out.len();
        }
        assert_eq!(all, 500);
        assert_eq!(
            gunzip.finish(),
            broken(500, DamageKind::GzipLimit { limit: 500 })
        );
    }
}
