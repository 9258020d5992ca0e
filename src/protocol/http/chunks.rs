//! The chunked transfer coding (RFC 9112 §7.1).

/// Finds the end of a chunked body (RFC 9112 §7.1), however it is cut. A line may end in LF alone.
#[derive(Clone, Debug, Default)]
pub struct Chunks {
    state: State,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    /// In the digits of a chunk's size.
    Size { size: u64, digits: Digits },
    /// Behind them, in whitespace or chunk extensions.
    Extension { size: u64 },
    /// So many bytes of the chunk are to come.
    Data(u64),
    /// Behind a chunk, before its CR.
    DataEnd,
    /// Behind that CR.
    DataEndLf,
    /// At the beginning of a trailer line, or of the empty line that ends the body.
    TrailerStart,
    /// Behind the CR of that empty line.
    LastLf,
    /// In a trailer line.
    Trailer,
    /// Behind the body, or at what breaks its framing.
    Ended,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Digits {
    None,
    Some,
}

impl Default for State {
    fn default() -> Self {
        Self::Size {
            size: 0,
            digits: Digits::None,
        }
    }
}

impl Chunks {
    /// Takes the next bytes: how many of them belong to the body, and whether it ends there. Broken framing ends it, before the byte that
    /// breaks it.
    pub fn feed(&mut self, bytes: &[u8]) -> (usize, bool) {
        let mut rest = bytes;
        while self.state != State::Ended {
            if let State::Data(missing) = self.state {
                let here = usize::try_from(missing)
                    .unwrap_or(usize::MAX)
                    .min(rest.len());
                rest = rest.get(here..).unwrap_or_default();
                self.state = match missing - here as u64 {
                    0 => State::DataEnd,
                    missing => State::Data(missing),
                };
            }
            let Some((&byte, after)) = rest.split_first() else {
                break;
            };
            let Some(next) = self.state.after(byte) else {
                self.state = State::Ended;
                break;
            };
            self.state = next;
            rest = after;
        }
        (bytes.len() - rest.len(), self.state == State::Ended)
    }
}

impl State {
    /// The state behind `byte`; `None` if it may not stand here.
    fn after(self, byte: u8) -> Option<Self> {
        Some(match (self, byte) {
            (Self::Size { size, .. }, digit) if digit.is_ascii_hexdigit() => {
                let value = char::from(digit).to_digit(16)?;
                Self::Size {
                    size: size.checked_mul(16)?.checked_add(u64::from(value))?,
                    digits: Digits::Some,
                }
            }
            (
                Self::Size {
                    size,
                    digits: Digits::Some,
                }
                | Self::Extension { size },
                b'\n',
            ) => match size {
                0 => Self::TrailerStart,
                size => Self::Data(size),
            },
            (
                Self::Size {
                    size,
                    digits: Digits::Some,
                },
                b';' | b' ' | b'\t' | b'\r',
            )
            | (Self::Extension { size }, _) => Self::Extension { size },
            (Self::DataEnd, b'\r') => Self::DataEndLf,
            (Self::DataEnd | Self::DataEndLf, b'\n') => Self::default(),
            (Self::TrailerStart, b'\r') => Self::LastLf,
            (Self::TrailerStart | Self::LastLf, b'\n') => Self::Ended,
            (Self::Trailer, b'\n') => Self::TrailerStart,
            (Self::TrailerStart | Self::Trailer, _) => Self::Trailer,
            _ => return None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// A body and what follows it, how many bytes belong to it, and whether it ends.
    const ROWS: &[(&[u8], usize, bool)] = &[
        (b"0\r\n\r\nGET", 5, true),
        (b"5\r\nHello\r\n0\r\n\r\nrest", 15, true),
        (b"5\nHello\n0\n\nrest", 11, true),
        (b"5;a=b;c=\"d;e\"\r\nHello\r\n000;x\r\n\r\n", 31, true),
        (b"A \r\n0123456789\r\n0\r\n\r\n", 21, true),
        (b"1\r\na\r\n0\r\nExpires: now\r\nB: c\r\n\r\n!", 31, true),
        (b"5\r\nHel", 6, false),
        (b"", 0, false),
        // Broken framing.
        (b"\r\n", 0, true),
        (b"x", 0, true),
        (b"-5\r\n", 0, true),
        (b"1\r\nab", 4, true),
        (b"1\r\na\rb", 5, true),
        (b"0\r\n\rx", 4, true),
        (b"10000000000000000\r\n", 16, true),
    ];

    #[test]
    fn the_end_is_found() {
        for (bytes, len, ended) in ROWS {
            assert_eq!(
                Chunks::default().feed(bytes),
                (*len, *ended),
                "{}",
                bytes.escape_ascii()
            );
        }
    }

    #[test]
    fn the_end_is_found_byte_by_byte() {
        for (bytes, len, ended) in ROWS {
            let mut chunks = Chunks::default();
            let mut taken = 0;
            let mut has_ended = false;
            for byte in *bytes {
                let (here, ends) = chunks.feed(&[*byte]);
                taken += here;
                has_ended |= ends;
            }
            assert_eq!(
                (taken, has_ended),
                (*len, *ended),
                "{}",
                bytes.escape_ascii()
            );
        }
    }

    proptest! {
        #[test]
        fn cuts_change_nothing(bytes in "[0-9a-f;\r\n ]{0,60}", cut: prop::sample::Index) {
            let bytes = bytes.as_bytes();
            let whole = Chunks::default().feed(bytes);
            let (head, tail) = bytes.split_at(cut.index(bytes.len() + 1));
            let mut chunks = Chunks::default();
            let (first, ended) = chunks.feed(head);
            let (second, ended) = if ended { (0, true) } else { chunks.feed(tail) };
            prop_assert_eq!((first + second, ended), whole);
        }
    }
}
