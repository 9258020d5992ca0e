//! The heads of an opening handshake (RFC 6455 §4, RFC 9112): where they end, what stands in them, and how long a body is that comes between.

mod body;
mod chunks;
mod extension;
mod fields;
mod head;

pub use body::Body;
pub use chunks::Chunks;
pub use extension::{Extension, Parameter, extensions, is_token};
pub use fields::Fields;
pub use head::{Head, HeadKind, is_http2};
