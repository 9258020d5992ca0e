//! What a packet of tcpdump's begins with.

use super::super::reading::Starts;

/// What a packet of tcpdump's starts with: `-x` and `-X` print from the IP header on, `-xx` and `-XX` the link-layer header too. The layout is the same, so the
/// bytes tell: an IP header whose length is that of the packet.
pub(super) fn starts(packet: &[u8]) -> Starts {
    let word = |at: usize| {
        packet
            .get(at..at + 2)
            .and_then(|pair| pair.try_into().ok())
            .map_or(0, u16::from_be_bytes)
    };
    let ipv4_len = usize::from(word(2));
    match packet {
        [] => Starts::Unknown,
        [version, ..]
            if (0x45..=0x4f).contains(version) && ipv4_len >= 20 && !has_ethertype(packet) =>
        {
            Starts::Network
        }
        [version, ..] if version >> 4 == 6 && packet.len() >= 40 && !has_ethertype(packet) => {
            Starts::Network
        }
        _ => Starts::LinkLayer,
    }
}

/// Whether an Ethernet header for IP may begin the packet, and IP goes on after it.
fn has_ethertype(packet: &[u8]) -> bool {
    matches!(
        packet.get(12..15),
        Some([0x08, 0x00, 0x45..=0x4f] | [0x86, 0xdd, 0x60..=0x6f])
    )
}
