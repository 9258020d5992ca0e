//! The opcode of a frame (RFC 6455 §5.2, §11.8).

use std::fmt;

/// A 4-bit opcode as it stands on the wire, reserved ones included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Opcode(pub u8);

impl Opcode {
    /// A further fragment of an open message.
    pub const CONTINUATION: Self = Self(0x0);
    /// A message, or its first fragment, whose payload is UTF-8.
    pub const TEXT: Self = Self(0x1);
    /// A message, or its first fragment, of arbitrary bytes.
    pub const BINARY: Self = Self(0x2);
    /// The closing handshake (§5.5.1).
    pub const CLOSE: Self = Self(0x8);
    /// A ping, to be answered by a pong (§5.5.2).
    pub const PING: Self = Self(0x9);
    /// A pong (§5.5.3).
    pub const PONG: Self = Self(0xA);

    /// Whether it is a control frame's: the high bit of the opcode is 1 (§5.5), reserved ones included.
    pub const fn is_control(self) -> bool {
        self.0 & 0x8 != 0
    }

    /// Whether RFC 6455 defines no meaning for it: 0x3–0x7 and 0xB–0xF.
    pub const fn is_reserved(self) -> bool {
        self.name().is_none()
    }

    /// The name of a defined opcode, in lower case.
    pub const fn name(self) -> Option<&'static str> {
        Some(match self {
            Self::CONTINUATION => "continuation",
            Self::TEXT => "text",
            Self::BINARY => "binary",
            Self::CLOSE => "close",
            Self::PING => "ping",
            Self::PONG => "pong",
            _ => return None,
        })
    }
}

impl fmt::Display for Opcode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.name() {
            Some(name) => f.write_str(name),
            None => write!(f, "reserved {:#x}", self.0),
        }
    }
}
