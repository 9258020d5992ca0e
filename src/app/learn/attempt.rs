//! What a reader may try with one click.

use crate::analysis::{Change, FrameDetail};
use crate::protocol::LengthForm;
use web_sys::window;

/// A change to a frame that shows something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Attempt {
    /// A key that changes nothing: what is on the wire can be read.
    ZeroKey,
    /// Another key, as a client chooses one.
    RandomKey,
    /// No mask, which a client must not do.
    NoMask,
    /// A mask, which a server must not use.
    Mask,
    /// FIN as it is not.
    OtherFin,
    /// The length in 16 bits.
    SixteenBits,
    /// The length in 64 bits.
    SixtyFourBits,
    /// The opcode of a message's first frame.
    TextAgain,
    /// A payload above what a control frame may have.
    LongPing,
    /// RSV1 as it is not.
    OtherRsv1,
    /// A status code that must not be sent.
    NoStatus,
    /// A status code of the application's own.
    OwnStatus,
}

impl Attempt {
    /// The last part of the key of its words.
    pub(crate) const fn id(self) -> &'static str {
        match self {
            Self::ZeroKey => "zero-key",
            Self::RandomKey => "random-key",
            Self::NoMask => "no-mask",
            Self::Mask => "mask",
            Self::OtherFin => "other-fin",
            Self::SixteenBits => "sixteen-bits",
            Self::SixtyFourBits => "sixty-four-bits",
            Self::TextAgain => "text-again",
            Self::LongPing => "long-ping",
            Self::OtherRsv1 => "other-rsv1",
            Self::NoStatus => "no-status",
            Self::OwnStatus => "own-status",
        }
    }

    /// What becomes of `frame`.
    pub(crate) fn change(self, frame: &FrameDetail) -> Change {
        let close = |code: u16| {
            let reason = frame.payload.get(2..).unwrap_or_default();
            Change::Payload([&code.to_be_bytes()[..], reason].concat())
        };
        match self {
            Self::ZeroKey => Change::MaskingKey(Some([0; 4])),
            Self::RandomKey => Change::MaskingKey(Some(random_key())),
            Self::NoMask => Change::MaskingKey(None),
            Self::Mask => Change::MaskingKey(Some([0x37, 0xFA, 0x21, 0x3D])),
            Self::OtherFin => Change::FlipBit(0),
            Self::SixteenBits => Change::LengthForm(LengthForm::Sixteen),
            Self::SixtyFourBits => Change::LengthForm(LengthForm::SixtyFour),
            Self::TextAgain => Change::Opcode(1),
            Self::LongPing => Change::Payload(vec![b'.'; 126]),
            Self::OtherRsv1 => Change::FlipBit(1),
            Self::NoStatus => close(1005),
            Self::OwnStatus => close(4000),
        }
    }
}

/// Four random bytes; the key of RFC 6455 §5.7 where the browser gives none.
fn random_key() -> [u8; 4] {
    let mut key = [0x37, 0xFA, 0x21, 0x3D];
    if let Some(crypto) = window().and_then(|window| window.crypto().ok()) {
        // What could not be drawn stays as it is.
        drop(crypto.get_random_values_with_u8_array(&mut key));
    }
    key
}
