//! How far a reader comes with the bytes that are there.

use super::damage::DamageKind;

/// The longest record or block that is read: a longer one is taken for a length that lies.
pub(super) const LONGEST: u32 = 16 << 20;

/// What became of the record, block or head that bytes begin with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Step {
    /// It was read, and is this long.
    Took(usize),
    /// It needs at least this many bytes, which are more than there are.
    Needs(usize),
    /// It is broken so that what follows cannot be read.
    Ends(DamageKind),
}

/// The longest packet of an interface that keeps `snap_len` bytes: some writers keep more than they say.
pub(super) fn longest_packet(snap_len: u32) -> u32 {
    /// What tcpdump and Wireshark keep where nothing else is asked for.
    const USUAL: u32 = 256 << 10;
    match snap_len {
        0 => LONGEST,
        _ => snap_len.clamp(USUAL, LONGEST),
    }
}

/// `data` and its original length, the frame check sequence at its end taken off, as far as it was captured.
pub(super) fn without_fcs(data: &[u8], original_len: u32, fcs_len: u32) -> (&[u8], u32) {
    // A writer that says less than it kept is wrong about that.
    let original_len = original_len
        .max(u32::try_from(data.len()).unwrap_or(u32::MAX))
        .saturating_sub(fcs_len);
    let kept = usize::try_from(original_len).unwrap_or(usize::MAX);
    (data.get(..kept).unwrap_or(data), original_len)
}
