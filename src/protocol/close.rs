//! The body of a Close frame (RFC 6455 §5.5.1) and its status codes (§7.4, and IANA's registry of 2026).

use std::ops::Range;

/// A status code as it stands in a Close frame, any value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CloseCode(pub u16);

/// Who may give a status code its meaning (§7.4.2).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum CloseRange {
    /// 0–999: not used.
    Unused,
    /// 1000–2999: the protocol itself.
    Protocol,
    /// 3000–3999: libraries and frameworks, registered with IANA.
    Registered,
    /// 4000–4999: private agreement between two applications.
    Private,
    /// 5000–65,535: the RFC says nothing of them.
    Undefined,
}

impl CloseCode {
    /// The name that RFC 6455 §7.4.1 or IANA's registry gives it.
    pub const fn name(self) -> Option<&'static str> {
        Some(match self.0 {
            1000 => "normal closure",
            1001 => "going away",
            1002 => "protocol error",
            1003 => "unsupported data",
            1004 => "reserved",
            1005 => "no status received",
            1006 => "abnormal closure",
            1007 => "invalid frame payload data",
            1008 => "policy violation",
            1009 => "message too big",
            1010 => "mandatory extension",
            1011 => "internal error",
            1012 => "service restart",
            1013 => "try again later",
            1014 => "bad gateway",
            1015 => "TLS handshake",
            3000 => "unauthorized",
            3003 => "forbidden",
            3008 => "timeout",
            _ => return None,
        })
    }

    /// The range it falls into.
    pub const fn range(self) -> CloseRange {
        match self.0 {
            0..=999 => CloseRange::Unused,
            1000..=2999 => CloseRange::Protocol,
            3000..=3999 => CloseRange::Registered,
            4000..=4999 => CloseRange::Private,
            5000.. => CloseRange::Undefined,
        }
    }

    /// Whether a Close frame may carry it. 1004, 1005, 1006 and 1015 "MUST NOT be set as a status code in a Close control
    /// frame" (§7.4.1); nor may a code that nothing defines.
    pub const fn may_be_sent(self) -> bool {
        match self.range() {
            CloseRange::Protocol => !matches!(self.0, 1004 | 1005 | 1006 | 1015..),
            CloseRange::Registered | CloseRange::Private => true,
            CloseRange::Unused | CloseRange::Undefined => false,
        }
    }
}

impl CloseRange {
    /// Its name in kebab-case.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Unused => "unused",
            Self::Protocol => "protocol",
            Self::Registered => "registered",
            Self::Private => "private",
            Self::Undefined => "undefined",
        }
    }
}

/// What the unmasked payload of a Close frame holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CloseBody {
    /// Nothing: no status code.
    Empty,
    /// One byte: "the first two bytes of the body MUST be a 2-byte unsigned integer" (§5.5.1).
    TooShort,
    /// A status code and a reason.
    Status {
        /// The code.
        code: CloseCode,
        /// Where the reason stands in the payload; it may be empty, and need not be UTF-8.
        reason: Range<usize>,
    },
}

impl CloseBody {
    /// Reads an unmasked payload.
    pub fn parse(payload: &[u8]) -> Self {
        match *payload {
            [] => Self::Empty,
            [_] => Self::TooShort,
            [high, low, ..] => Self::Status {
                code: CloseCode(u16::from_be_bytes([high, low])),
                reason: 2..payload.len(),
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_that_may_be_sent() {
        let rows = [
            (0..=999, false),
            (1000..=1003, true),
            (1004..=1006, false),
            (1007..=1014, true),
            (1015..=2999, false),
            (3000..=4999, true),
            (5000..=u16::MAX, false),
        ];
        for (codes, may) in rows {
            for code in codes {
                assert_eq!(CloseCode(code).may_be_sent(), may, "{code}");
            }
        }
    }

    #[test]
    fn bodies() {
        let rows: &[(&[u8], CloseBody)] = &[
            (&[], CloseBody::Empty),
            (&[3], CloseBody::TooShort),
            (
                &[0x03, 0xE8],
                CloseBody::Status {
                    code: CloseCode(1000),
                    reason: 2..2,
                },
            ),
            (
                b"\x0f\xa0bye",
                CloseBody::Status {
                    code: CloseCode(4000),
                    reason: 2..5,
                },
            ),
        ];
        for (payload, expected) in rows {
            assert_eq!(CloseBody::parse(payload), *expected);
        }
    }
}
