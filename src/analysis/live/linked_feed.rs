//! A feed that a link names: anybody can write a link.

use super::address::Address;
use super::status::LiveStatus;
use crate::protocol::uri;

/// What is to be done about a feed that a link names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LinkedFeed {
    /// It is opened: it is a tap's on this device, and nothing ends by it.
    Open,
    /// It is a tap's on this device, and what goes on would end: it is asked for.
    Instead,
    /// It is on this device, where any port and path could be meant, and is not written as a tap writes it: it is asked for.
    Unlike,
    /// It is not on this device: it is asked for.
    Elsewhere,
}

/// What is to be done about the feed at `address`, an address that can be tried, while things are so.
pub fn linked_feed(address: &Address, status: &LiveStatus) -> LinkedFeed {
    if !address.is_loopback {
        LinkedFeed::Elsewhere
    } else if !is_of_a_tap(&address.uri) {
        LinkedFeed::Unlike
    } else if status.goes_on() {
        LinkedFeed::Instead
    } else {
        LinkedFeed::Open
    }
}

/// Whether a feed's address is as a tap writes it.
fn is_of_a_tap(address: &str) -> bool {
    const DIGITS: usize = 32;
    uri::parse(address).is_ok_and(|uri| {
        let token = uri.resource.strip_prefix("/?token=");
        token.is_some_and(|token| {
            token.len() == DIGITS && token.bytes().all(|digit| digit.is_ascii_hexdigit())
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::live::{PageIs, ReadyState, Retry, SocketStatus, check_address};

    const TOKEN: &str = "0123456789abcdef0123456789abcdef";

    #[test]
    fn only_a_tap_of_this_device_is_opened_unasked() {
        use LinkedFeed::{Elsewhere, Open, Unlike};
        let rows = [
            (format!("ws://127.0.0.1:9002/?token={TOKEN}"), Open),
            (format!("ws://[::1]:9002/?token={TOKEN}"), Open),
            (format!("ws://localhost:9002/?token={TOKEN}"), Open),
            (format!("ws://192.168.0.2:9002/?token={TOKEN}"), Elsewhere),
            (format!("wss://tap.example/?token={TOKEN}"), Elsewhere),
            (format!("ws://127.0.0.1:9002/a?token={TOKEN}"), Unlike),
            (format!("ws://127.0.0.1:9002/?token={TOKEN}0"), Unlike),
            (format!("ws://127.0.0.1:9002/?token={TOKEN}&a=b"), Unlike),
            (format!("ws://127.0.0.1:9002/?a=b&token={TOKEN}"), Unlike),
            (
                format!("ws://127.0.0.1:9002/?token={}", &TOKEN[1..]),
                Unlike,
            ),
            (
                format!("ws://127.0.0.1:9002/?token=g{}", &TOKEN[1..]),
                Unlike,
            ),
            ("ws://127.0.0.1:9229/json".to_owned(), Unlike),
            ("ws://127.0.0.1:9002/".to_owned(), Unlike),
        ];
        for (text, expected) in rows {
            let address = check_address(&text, PageIs::Plain).unwrap();
            let found = linked_feed(&address, &LiveStatus::default());
            assert_eq!(found, expected, "{text}");
        }
    }

    #[test]
    fn what_goes_on_is_not_ended_unasked() {
        use LinkedFeed::{Instead, Open};
        let socket = |state, retry| SocketStatus {
            state,
            retry,
            ..SocketStatus::default()
        };
        let retry = Some(Retry { attempt: 1, at: 2 });
        let rows = [
            (socket(ReadyState::Closed, None), Open),
            (socket(ReadyState::Closed, retry), Instead),
            (socket(ReadyState::Connecting, None), Instead),
            (socket(ReadyState::Open, None), Instead),
            (socket(ReadyState::Closing, None), Instead),
        ];
        let text = format!("ws://127.0.0.1:9002/?token={TOKEN}");
        let address = check_address(&text, PageIs::Plain).unwrap();
        for (socket, expected) in rows {
            let direct = LiveStatus {
                direct: Some(socket.clone()),
                ..LiveStatus::default()
            };
            let feed = LiveStatus {
                feed: Some(socket.clone()),
                ..LiveStatus::default()
            };
            assert_eq!(linked_feed(&address, &direct), expected, "{socket:?}");
            assert_eq!(linked_feed(&address, &feed), expected, "{socket:?}");
        }
    }
}
