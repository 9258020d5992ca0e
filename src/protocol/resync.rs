//! Whether bytes look like frames, where nothing else tells: in the middle of a stream.

use super::{Compression, Sender};

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
pub fn looks(bytes: &[u8], ends: &[usize], sender: Sender, compression: Compression) -> Looks {
    let _ = (bytes, ends, sender, compression);
    Looks::Otherwise
}
