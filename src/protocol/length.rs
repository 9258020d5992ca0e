//! The three forms of a payload length (RFC 6455 §5.2).

use serde::{Deserialize, Serialize};

/// How a payload length is written on the wire.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum LengthForm {
    /// In the 7-bit field itself: 0–125.
    Seven,
    /// 126 in the 7-bit field, then 16 bits: needed for 126–65,535.
    Sixteen,
    /// 127 in the 7-bit field, then 64 bits, of which the most significant must be 0.
    SixtyFour,
}

impl LengthForm {
    /// The form that the value of the 7-bit field announces.
    pub const fn announced_by(seven_bits: u8) -> Self {
        match seven_bits {
            126 => Self::Sixteen,
            127 => Self::SixtyFour,
            _ => Self::Seven,
        }
    }

    /// The shortest form that holds `len`: "the minimal number of bytes MUST be used" (§5.2).
    pub const fn minimal_for(len: u64) -> Self {
        match len {
            0..=125 => Self::Seven,
            126..=0xFFFF => Self::Sixteen,
            _ => Self::SixtyFour,
        }
    }

    /// Whether `len` can be written so.
    pub const fn holds(self, len: u64) -> bool {
        match self {
            Self::Seven => len <= 125,
            Self::Sixteen => len <= 0xFFFF,
            Self::SixtyFour => true,
        }
    }

    /// How many bytes the extended payload length takes: 0, 2 or 8.
    pub const fn extended_bytes(self) -> u8 {
        match self {
            Self::Seven => 0,
            Self::Sixteen => 2,
            Self::SixtyFour => 8,
        }
    }
}
