//! A host with perhaps a port (RFC 3986 §3.2.2, §3.2.3): in Host, Origin and URIs.

use super::uri::UriFault;
use std::net::Ipv6Addr;

/// A host with perhaps a port.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Authority<'a> {
    /// The host, an IPv6 address with its brackets.
    pub(super) host: &'a str,
    /// The port, if one is given.
    pub(super) port: Option<u16>,
}

impl<'a> Authority<'a> {
    /// Reads all of `text`, or says what is wrong and at which byte.
    pub(super) fn parse(text: &'a [u8]) -> Result<Self, (UriFault, usize)> {
        let host_len = if text.first() == Some(&b'[') {
            literal_len(text)?
        } else {
            name_len(text)?
        };
        let (host, rest) = text.split_at_checked(host_len).unwrap_or_default();
        let port = match rest.split_first() {
            None => None,
            Some((b':', digits)) => port(digits, host_len + 1)?,
            Some(_) => return Err((UriFault::HostCharacter, host_len)),
        };
        // Both kinds of host are ASCII.
        let host = std::str::from_utf8(host).unwrap_or_default();
        Ok(Self { host, port })
    }
}

/// The length of the IP literal that `text` begins with.
fn literal_len(text: &[u8]) -> Result<usize, (UriFault, usize)> {
    let Some(end) = memchr::memchr(b']', text) else {
        return Err((UriFault::HostLiteral, text.len()));
    };
    let inner = text.get(1..end).unwrap_or_default();
    let foreign = |byte: &u8| !(byte.is_ascii_hexdigit() || matches!(byte, b':' | b'.'));
    if let Some(at) = inner.iter().position(foreign) {
        return Err((UriFault::HostLiteral, 1 + at));
    }
    let address = std::str::from_utf8(inner).ok();
    match address.and_then(|address| address.parse::<Ipv6Addr>().ok()) {
        Some(_) => Ok(end + 1),
        None => Err((UriFault::HostLiteral, 1)),
    }
}

/// The length of the name or IPv4 address that `text` begins with.
fn name_len(text: &[u8]) -> Result<usize, (UriFault, usize)> {
    let end = memchr::memchr(b':', text).unwrap_or(text.len());
    let name = text.get(..end).unwrap_or_default();
    if name.is_empty() {
        return Err((UriFault::HostMissing, 0));
    }
    for (at, byte) in name.iter().enumerate() {
        match byte {
            b'%' if !is_percent_encoded(name, at) => return Err((UriFault::PercentEncoding, at)),
            b'%' | b'-' | b'.' | b'_' | b'~' | b'!' | b'$' | b'&'..=b',' | b';' | b'=' => {}
            _ if byte.is_ascii_alphanumeric() => {}
            _ => return Err((UriFault::HostCharacter, at)),
        }
    }
    Ok(end)
}

/// Whether two hex digits follow the `%` at `at`.
pub(super) fn is_percent_encoded(text: &[u8], at: usize) -> bool {
    text.get(at + 1..at + 3)
        .is_some_and(|digits| digits.iter().all(u8::is_ascii_hexdigit))
}

/// The port whose `digits` begin at `at`; none given if there are none.
fn port(digits: &[u8], at: usize) -> Result<Option<u16>, (UriFault, usize)> {
    if digits.is_empty() {
        return Ok(None);
    }
    if let Some(foreign) = digits.iter().position(|byte| !byte.is_ascii_digit()) {
        return Err((UriFault::PortCharacter, at + foreign));
    }
    let number = std::str::from_utf8(digits).ok();
    match number.and_then(|number| number.parse().ok()) {
        Some(number) => Ok(Some(number)),
        None => Err((UriFault::PortRange, at)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hosts_and_ports() {
        let rows: &[(&str, Result<(&str, Option<u16>), (UriFault, usize)>)] = &[
            ("a", Ok(("a", None))),
            ("a.example:8080", Ok(("a.example", Some(8080)))),
            ("a:", Ok(("a", None))),
            ("127.0.0.1:80", Ok(("127.0.0.1", Some(80)))),
            ("[::1]", Ok(("[::1]", None))),
            (
                "[2001:db8::1.2.3.4]:443",
                Ok(("[2001:db8::1.2.3.4]", Some(443))),
            ),
            ("a%2db_c", Ok(("a%2db_c", None))),
            ("", Err((UriFault::HostMissing, 0))),
            (":80", Err((UriFault::HostMissing, 0))),
            ("a b", Err((UriFault::HostCharacter, 1))),
            ("a/", Err((UriFault::HostCharacter, 1))),
            ("user@a", Err((UriFault::HostCharacter, 4))),
            ("\u{e9}", Err((UriFault::HostCharacter, 0))),
            ("a%2", Err((UriFault::PercentEncoding, 1))),
            ("[::1", Err((UriFault::HostLiteral, 4))),
            ("[::g]", Err((UriFault::HostLiteral, 3))),
            ("[1:2]", Err((UriFault::HostLiteral, 1))),
            ("[::1]80", Err((UriFault::HostCharacter, 5))),
            ("a:8o", Err((UriFault::PortCharacter, 3))),
            ("a:65536", Err((UriFault::PortRange, 2))),
            ("a:80:80", Err((UriFault::PortCharacter, 4))),
        ];
        for (text, expected) in rows {
            let found = Authority::parse(text.as_bytes());
            assert_eq!(
                found.map(|found| (found.host, found.port)),
                *expected,
                "{text}"
            );
        }
    }
}
