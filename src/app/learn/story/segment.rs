//! What a segment's header says, read anew whatever a reader made of it.

use super::tcp_header::{Extent, Says, TcpPart, flags, header_len};
use crate::app::words::Words;
use crate::capture::checksum::Sums;
use std::net::IpAddr;

/// What the part called `id` of `bytes` says, in sentences: how long the header is and which flags are set, or whether the checksum is right
/// between these addresses. Nothing of the others, which are numbers that say themselves.
pub(super) fn said(words: &Words, id: &str, bytes: &[u8], ends: [IpAddr; 2]) -> Vec<String> {
    if id == TcpPart::OffsetAndFlags.id() {
        let len = header_len(bytes).unwrap_or_default();
        let extent = Extent::of(len, bytes.len());
        let places = [
            ("words", (len / 4).into()),
            ("count", len.into()),
            ("there", bytes.len().into()),
        ];
        let set = flags(bytes);
        let flags = if set.is_empty() {
            words.say("learn-now-no-flags")
        } else {
            words.say_with("learn-now-flags", &[("flags", set.join(", ").into())])
        };
        return vec![
            words.say_of_with("learn-now-offset", extent.id(), &places),
            flags,
        ];
    }
    let sums = Sums::of(ends, bytes).filter(|_| id == TcpPart::Checksum.id());
    let found = bytes.get(16..18).and_then(|found| found.try_into().ok());
    let Some((sums, found)) = sums.zip(found) else {
        return Vec::new();
    };
    let says = Says::of(u16::from_be_bytes(found), sums);
    let places = [("whole", format!("{:04x}", sums.whole).into())];
    vec![words.say_of_with("learn-now-checksum", says.id(), &places)]
}
