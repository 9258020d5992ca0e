//! What bytes mean: RFC 6455. Knows nothing of captures.
//!
//! Bottom up: [`Opcode`], [`MaskingKey`] and [`LengthForm`] make a [`FrameHeader`]; [`fields`](field::fields) names each of its
//! bits; the [`Decoder`] reads one direction of a connection and puts [`FrameEntry`]s and [`Finding`]s into a [`Batch`].

pub mod accept;
mod assembly;
mod authority;
pub mod batch;
pub mod close;
pub mod conduct;
pub mod decoder;
pub mod deflate;
pub mod deflater;
pub mod distance;
pub mod entry;
pub mod field;
pub mod frame;
pub mod handshake;
mod history;
pub mod http;
pub mod inflate;
pub mod length;
pub mod mask;
pub mod message_inflate;
pub mod opcode;
pub mod peer;
mod plain_frame;
pub mod resync;
pub mod rule;
mod run;
pub mod speaks;
pub mod tls;
pub mod trial;
pub mod twin_inflate;
pub mod uri;
pub mod utf8;

pub use accept::{Accept, KeyCheck};
pub use batch::Batch;
pub use close::{CloseBody, CloseCode};
pub use conduct::{Clock, CloseSeen, Conduct, Ending, EndingKind, TcpEnd, TcpEndKind};
pub use decoder::{Compression, Decoder, Sender, Skipped};
pub use deflate::{Agreement, Compressing};
pub use deflater::Deflater;
pub use entry::FrameEntry;
pub use field::{Field, FieldId};
pub use frame::FrameHeader;
pub use http::{Body, Chunks, Extension, Head, HeadKind, Parameter, extensions, is_http2};
pub use inflate::{InflateError, Inflater};
pub use length::LengthForm;
pub use mask::MaskingKey;
pub use message_inflate::{MessageInflater, Remembered};
pub use opcode::Opcode;
pub use peer::Peer;
pub use rule::{Finding, Reaction, Rule, Severity};
pub use speaks::speaks;
pub use trial::{Trial, Tried};
pub use twin_inflate::TwinInflater;
