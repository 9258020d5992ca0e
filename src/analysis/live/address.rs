//! Whether an address can be connected to, as far as that can be told without trying.

use crate::protocol::uri::{self, Scheme, UriError, WebSocketUri};
use serde::{Deserialize, Serialize};
use std::net::{Ipv4Addr, Ipv6Addr};

/// An address that can be tried.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Address {
    /// As it was given, without the whitespace around it.
    pub uri: String,
    /// The host as it was given.
    pub host: String,
    /// The port to connect to.
    pub port: u16,
    /// Whether TLS is spoken.
    pub tls: bool,
    /// Whether the host is this device, by its name or number.
    pub is_loopback: bool,
    /// Whether the host is written as a number, which no name service is asked for.
    pub is_number: bool,
}

/// What is wrong with an address.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum AddressProblem {
    /// It is no ws or wss URI.
    Uri(UriError),
    /// It names a user: browsers differ in what they make of it.
    User,
    /// A browser does not try it.
    Blocked(Blocked),
}

/// Why a browser does not try an address.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Blocked {
    /// A page that came over TLS may not use ws, but for this device itself.
    MixedContent,
    /// The port is that of another service, which no page may talk to (Fetch §2.9).
    Port(u16),
}

/// How the page came here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PageIs {
    /// Over TLS.
    Secure,
    /// Over http, or from the disk.
    Plain,
}

impl PageIs {
    /// By what the page's own address begins with: `location.protocol`.
    pub fn of(protocol: &str) -> Self {
        if protocol == "https:" {
            Self::Secure
        } else {
            Self::Plain
        }
    }
}

/// Reads an address, and says what is wrong with it before anything is tried.
///
/// # Errors
/// Why it is not tried.
pub fn check_address(text: &str, page: PageIs) -> Result<Address, AddressProblem> {
    let parsed = uri::parse(text).map_err(AddressProblem::Uri)?;
    if parsed.userinfo.is_some() {
        return Err(AddressProblem::User);
    }
    let address = Address {
        uri: text.trim_ascii().to_owned(),
        host: parsed.host.to_owned(),
        port: parsed.port(),
        tls: parsed.scheme == Scheme::Wss,
        is_loopback: is_loopback(&parsed),
        is_number: number(parsed.host).is_some(),
    };
    match blocked(&address, page) {
        Some(blocked) => Err(AddressProblem::Blocked(blocked)),
        None => Ok(address),
    }
}

/// Why a browser would not try `address` from such a page.
pub fn blocked(address: &Address, page: PageIs) -> Option<Blocked> {
    if page == PageIs::Secure && !address.tls && !address.is_loopback {
        return Some(Blocked::MixedContent);
    }
    BAD_PORTS
        .binary_search(&address.port)
        .is_ok()
        .then_some(Blocked::Port(address.port))
}

/// An IP address.
enum Number {
    Four(Ipv4Addr),
    Six(Ipv6Addr),
}

fn number(host: &str) -> Option<Number> {
    let literal = host
        .strip_prefix('[')
        .and_then(|rest| rest.strip_suffix(']'));
    match literal {
        Some(literal) => literal.parse().ok().map(Number::Six),
        None => host.parse().ok().map(Number::Four),
    }
}

/// Whether it is a host that browsers trust without TLS (Secure Contexts §3.1).
fn is_loopback(uri: &WebSocketUri<'_>) -> bool {
    const NAME: &str = "localhost";
    match number(uri.host) {
        Some(Number::Four(address)) => address.is_loopback(),
        Some(Number::Six(address)) => address.is_loopback(),
        None => {
            let host = uri.host.strip_suffix('.').unwrap_or(uri.host);
            let (before, name) = match host.len().checked_sub(NAME.len()) {
                Some(at) => host.split_at_checked(at).unwrap_or_default(),
                None => return false,
            };
            name.eq_ignore_ascii_case(NAME) && (before.is_empty() || before.ends_with('.'))
        }
    }
}

/// Ports that no page may connect to (Fetch §2.9), in order.
const BAD_PORTS: [u16; 83] = [
    0, 1, 7, 9, 11, 13, 15, 17, 19, 20, 21, 22, 23, 25, 37, 42, 43, 53, 69, 77, 79, 87, 95, 101,
    102, 103, 104, 109, 110, 111, 113, 115, 117, 119, 123, 135, 137, 139, 143, 161, 179, 389, 427,
    465, 512, 513, 514, 515, 526, 530, 531, 532, 540, 548, 554, 556, 563, 587, 601, 636, 989, 990,
    993, 995, 1719, 1720, 1723, 2049, 3659, 4045, 4190, 5060, 5061, 6000, 6566, 6665, 6666, 6667,
    6668, 6669, 6679, 6697, 10080,
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::protocol::uri::UriFault;

    #[test]
    fn addresses_are_judged_before_they_are_tried() {
        use PageIs::{Plain, Secure};
        let blocked = |blocked| Err(AddressProblem::Blocked(blocked));
        let uri = |fault, at, found| Err(AddressProblem::Uri(UriError { fault, at, found }));
        let rows = [
            ("ws://example.com", Plain, Ok(80)),
            (" wss://example.com/chat?a ", Secure, Ok(443)),
            (
                "ws://example.com:8080",
                Secure,
                blocked(Blocked::MixedContent),
            ),
            ("ws://localhost:9000/", Secure, Ok(9000)),
            ("ws://LocalHost.", Secure, Ok(80)),
            ("ws://a.localhost", Secure, Ok(80)),
            ("ws://notlocalhost", Secure, blocked(Blocked::MixedContent)),
            ("ws://127.0.0.1:9000", Secure, Ok(9000)),
            ("ws://127.1.2.3", Secure, Ok(80)),
            ("ws://[::1]:9000", Secure, Ok(9000)),
            ("ws://192.168.0.1", Secure, blocked(Blocked::MixedContent)),
            ("ws://a:25", Plain, blocked(Blocked::Port(25))),
            ("ws://a:6667", Plain, blocked(Blocked::Port(6667))),
            ("ws://a:0", Plain, blocked(Blocked::Port(0))),
            ("wss://a:10080", Secure, blocked(Blocked::Port(10080))),
            ("ws://u:p@a", Plain, Err(AddressProblem::User)),
            ("", Plain, uri(UriFault::SchemeMissing, 0, None)),
            ("http://a", Plain, uri(UriFault::SchemeHttp, 0, Some('h'))),
            ("ws://a/#b", Plain, uri(UriFault::Fragment, 7, Some('#'))),
        ];
        for (text, page, expected) in rows {
            let found = check_address(text, page).map(|address| address.port);
            assert_eq!(found, expected, "{text} from a {page:?} page");
        }
    }

    #[test]
    fn ports_are_in_order() {
        assert!(BAD_PORTS.is_sorted());
    }
}
