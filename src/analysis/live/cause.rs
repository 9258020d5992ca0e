//! What may be behind the end of a connection of which the browser tells no more than 1006.

use super::address::Address;
use serde::{Deserialize, Serialize};

/// Something that is possible. None of them is a claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Cause {
    /// The device is not connected to a network.
    Offline,
    /// The name has no address.
    UnknownHost,
    /// Nothing listens at that port, or a firewall refuses.
    Refused,
    /// The host does not answer at all: it is off, or a firewall drops what is sent.
    Unreachable,
    /// TLS failed: the certificate is not trusted, has expired or is for another name.
    Certificate,
    /// The server speaks TLS only, or something else than HTTP.
    NotHttp,
    /// The server answered with another status than 101, such as 200, 401, 403 or 404.
    NotUpgraded,
    /// The answer was 101 and broken: a wrong Sec-WebSocket-Accept, or an extension that was not offered.
    BrokenAnswer,
    /// The server chose none of the sub-protocols that were offered, or another.
    Subprotocol,
    /// The server refuses pages of this origin.
    Origin,
    /// An extension of the browser, a proxy or a rule of the page stood in the way.
    InTheWay,
    /// The server ended, or its process was killed, without a Close frame.
    ServerEnded,
    /// The network between broke or changed.
    NetworkLost,
    /// A proxy or load balancer between cut off a connection over which nothing came for so long.
    IdleTimeout,
    /// The server broke a rule of RFC 6455, such as with a reserved bit, a masked frame or text that is no UTF-8, and the browser hung up.
    BrokenFrame,
    /// A message was larger than the browser takes.
    TooLarge,
    /// The server did not answer the Close frame.
    CloseUnanswered,
    /// The device slept, or the browser laid the tab to rest.
    Asleep,
}

/// What was seen of a connection that ended with 1006.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lost {
    /// Milliseconds until it was open; `None`: it never was.
    pub opened_after: Option<u64>,
    /// Milliseconds from its beginning to its end.
    pub lasted: u64,
    /// Milliseconds since the last message, or since it was open.
    pub silent_for: u64,
    /// Whether sub-protocols were offered.
    pub offered: bool,
    /// Whether its closing handshake had begun.
    pub closing: bool,
    /// Whether the browser says that the device is connected.
    pub online: bool,
    /// Milliseconds for which no timer ran although one should have.
    pub slept_for: u64,
}

/// A refusal comes within this many milliseconds; what takes longer is a host that does not answer, or a name service.
const SOON: u64 = 5_000;
/// Milliseconds after which proxies begin to cut off what is silent.
const SILENT: u64 = 30_000;
/// Milliseconds without a timer from which on the device may have slept.
const ASLEEP: u64 = 15_000;

/// What is possible, the likeliest first.
pub fn causes(address: &Address, lost: &Lost) -> Vec<Cause> {
    let all: &[(Cause, bool)] = if lost.opened_after.is_some() {
        &[
            (Cause::Offline, !lost.online),
            (Cause::Asleep, lost.slept_for >= ASLEEP),
            (Cause::CloseUnanswered, lost.closing),
            (Cause::IdleTimeout, lost.silent_for >= SILENT),
            (Cause::ServerEnded, true),
            (Cause::BrokenFrame, lost.silent_for < SILENT),
            (Cause::NetworkLost, !address.is_loopback && lost.online),
            (Cause::TooLarge, lost.silent_for < SILENT),
        ]
    } else {
        let soon = lost.lasted < SOON;
        &[
            (Cause::Offline, !lost.online && !address.is_loopback),
            (Cause::Refused, soon),
            (Cause::Unreachable, !soon && !address.is_loopback),
            (
                Cause::UnknownHost,
                !address.is_number && !address.is_loopback,
            ),
            (Cause::Certificate, address.tls),
            (Cause::NotUpgraded, true),
            (Cause::Subprotocol, lost.offered),
            (Cause::Origin, true),
            (Cause::BrokenAnswer, true),
            (Cause::NotHttp, true),
            (Cause::InTheWay, true),
        ]
    };
    all.iter()
        .filter(|(_, possible)| *possible)
        .map(|(cause, _)| *cause)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::Cause::{
        Asleep, BrokenAnswer, BrokenFrame, Certificate, CloseUnanswered, IdleTimeout, NetworkLost,
        NotUpgraded, Offline, Refused, ServerEnded, Subprotocol, TooLarge, UnknownHost,
        Unreachable,
    };
    use super::*;
    use crate::analysis::live::{PageIs, check_address};

    #[test]
    fn what_was_seen_says_what_is_possible() {
        let seen = Lost {
            opened_after: None,
            lasted: 12,
            silent_for: 0,
            offered: false,
            closing: false,
            online: true,
            slept_for: 0,
        };
        let open = Lost {
            opened_after: Some(9),
            lasted: 5_000,
            ..seen
        };
        let rows: &[(&str, Lost, &[Cause], &[Cause])] = &[
            (
                "ws://127.0.0.1:9009",
                seen,
                &[Refused, NotUpgraded, BrokenAnswer],
                &[
                    UnknownHost,
                    Certificate,
                    Unreachable,
                    Offline,
                    Subprotocol,
                    ServerEnded,
                ],
            ),
            (
                "wss://a.example",
                seen,
                &[Refused, UnknownHost, Certificate],
                &[Unreachable, Offline],
            ),
            (
                "wss://a.example",
                Lost {
                    lasted: 20_000,
                    ..seen
                },
                &[Unreachable, UnknownHost],
                &[Refused],
            ),
            (
                "wss://192.0.2.1",
                Lost {
                    online: false,
                    offered: true,
                    ..seen
                },
                &[Offline, Subprotocol],
                &[UnknownHost],
            ),
            (
                "ws://127.0.0.1:9000",
                open,
                &[ServerEnded, BrokenFrame],
                &[NetworkLost, IdleTimeout, Asleep, Refused, CloseUnanswered],
            ),
            (
                "ws://a.example",
                Lost {
                    silent_for: 60_000,
                    slept_for: 600_000,
                    ..open
                },
                &[Asleep, IdleTimeout, ServerEnded, NetworkLost],
                &[BrokenFrame, TooLarge],
            ),
            (
                "ws://a.example",
                Lost {
                    closing: true,
                    ..open
                },
                &[CloseUnanswered],
                &[IdleTimeout],
            ),
        ];
        for (text, lost, among, not) in rows {
            let address = check_address(text, PageIs::Plain).unwrap();
            let found = causes(&address, lost);
            for cause in *among {
                assert!(found.contains(cause), "{text}: {cause:?} in {found:?}");
            }
            for cause in *not {
                assert!(!found.contains(cause), "{text}: {cause:?} in {found:?}");
            }
        }
    }
}
