//! ws and wss URIs (RFC 6455 §3, RFC 3986), and the request that one leads to.

use super::authority::{Authority, is_percent_encoded};
use crate::bytes::Span;
use serde::{Deserialize, Serialize};

/// Whether TLS is spoken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scheme {
    /// No.
    Ws,
    /// Yes.
    Wss,
}

impl Scheme {
    /// Its name, as it begins a URI.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Ws => "ws",
            Self::Wss => "wss",
        }
    }

    /// The port where none is given: 80, or 443 with TLS.
    pub const fn default_port(self) -> u16 {
        match self {
            Self::Ws => 80,
            Self::Wss => 443,
        }
    }
}

/// A ws or wss URI.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WebSocketUri<'a> {
    /// Its scheme.
    pub scheme: Scheme,
    /// Where user and password stand in the text. The grammar of §3 does not have them, and no request carries them as they are: browsers
    /// make them a Basic Authorization, other clients leave them out or refuse the URI.
    pub userinfo: Option<Span>,
    /// The host as it is written, an IPv6 address with its brackets.
    pub host: &'a str,
    /// The port as it is written; `None` if there is none, or nothing behind its colon.
    pub given_port: Option<u16>,
    /// The resource name: path and query, `/` where the path is empty.
    pub resource: String,
}

impl WebSocketUri<'_> {
    /// The port to connect to.
    pub fn port(&self) -> u16 {
        self.given_port.unwrap_or(self.scheme.default_port())
    }
}

/// Where a URI stops being one of §3, and how.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[error("{} at byte {at}", fault.id())]
pub struct UriError {
    /// What is wrong: it says what was expected.
    pub fault: UriFault,
    /// Offset in the text, in bytes; its length where something is missing at the end.
    pub at: usize,
    /// The character that stands there.
    pub found: Option<char>,
}

macro_rules! faults {
    ($($(#[doc = $doc:literal])+ $name:ident = $id:literal;)+) => {
        /// What is wrong with a URI.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
        pub enum UriFault {
            $($(#[doc = $doc])+ $name,)+
        }

        impl UriFault {
            /// All of them.
            pub const ALL: &[Self] = &[$(Self::$name),+];

            /// Its name in kebab-case: the key of its words, and its name in JSON.
            pub const fn id(self) -> &'static str {
                match self { $(Self::$name => $id,)+ }
            }
        }
    };
}

faults! {
    /// Expected: a scheme, `ws:` or `wss:`.
    SchemeMissing = "scheme-missing";
    /// `http`: what is meant is `ws`. Browsers take it for that since 2023.
    SchemeHttp = "scheme-http";
    /// `https`: what is meant is `wss`. Browsers take it for that since 2023.
    SchemeHttps = "scheme-https";
    /// Another scheme than ws and wss.
    SchemeOther = "scheme-other";
    /// Expected: `//` behind the scheme.
    SlashesMissing = "slashes-missing";
    /// Expected: a host.
    HostMissing = "host-missing";
    /// A character that no host has, such as a space or one beyond ASCII, which has to be written in Punycode.
    HostCharacter = "host-character";
    /// Expected: an IPv6 address and `]`.
    HostLiteral = "host-literal";
    /// Expected: a digit of the port.
    PortCharacter = "port-character";
    /// A port above 65,535.
    PortRange = "port-range";
    /// Expected: two hex digits behind `%`.
    PercentEncoding = "percent-encoding";
    /// A character that must be percent-encoded.
    Character = "character";
    /// `#`: fragments "MUST NOT be used" (§3).
    Fragment = "fragment";
}

/// Reads a ws or wss URI. Whitespace around it does not count.
///
/// # Errors
/// The first place at which it is none.
pub fn parse(text: &str) -> Result<WebSocketUri<'_>, UriError> {
    let error = |fault, at: usize| UriError {
        fault,
        at,
        found: text.get(at..).and_then(|rest| rest.chars().next()),
    };
    let start = text.len() - text.trim_ascii_start().len();
    let uri = text.trim_ascii();
    let (scheme, behind) = scheme(uri).map_err(|fault| error(fault, start))?;
    let rest = uri.get(behind..).unwrap_or_default();
    let Some(rest) = rest.strip_prefix("//") else {
        let slashes = usize::from(rest.starts_with('/'));
        return Err(error(UriFault::SlashesMissing, start + behind + slashes));
    };
    let at = start + behind + 2;
    let authority_len = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    let (authority, resource) = rest.split_at_checked(authority_len).unwrap_or_default();
    let userinfo_len = authority.rfind('@').map_or(0, |user| user + 1);
    let host = authority.get(userinfo_len..).unwrap_or_default();
    let parsed = Authority::parse(host.as_bytes())
        .map_err(|(fault, offset)| error(fault, at + userinfo_len + offset))?;
    if let Some((fault, offset)) = resource_fault(resource.as_bytes()) {
        return Err(error(fault, at + authority_len + offset));
    }
    Ok(WebSocketUri {
        scheme,
        userinfo: (userinfo_len > 0).then(|| Span::at(at as u64, userinfo_len as u64 - 1)),
        host: parsed.host,
        given_port: parsed.port,
        resource: if resource.starts_with('/') {
            resource.to_owned()
        } else {
            ["/", resource].concat()
        },
    })
}

/// The head of the request that `uri` leads to (§4.1), with `key`: what must be in it and nothing else.
pub fn request_for(uri: &WebSocketUri<'_>, key: &str) -> String {
    let port = uri
        .given_port
        .filter(|port| *port != uri.scheme.default_port())
        .map_or(String::new(), |port| format!(":{port}"));
    format!(
        "GET {} HTTP/1.1\r\nHost: {}{port}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\
         Sec-WebSocket-Key: {key}\r\nSec-WebSocket-Version: 13\r\n\r\n",
        uri.resource, uri.host
    )
}

/// The scheme that `uri` begins with, and how long it is, colon included.
fn scheme(uri: &str) -> Result<(Scheme, usize), UriFault> {
    let name = uri.split([':', '/', '?', '#']).next().unwrap_or_default();
    let behind = uri.get(name.len()..).unwrap_or_default();
    // `example.com:80` has a port where a URI has `//`.
    if name.is_empty() || !behind.starts_with(':') || name.contains('.') {
        return Err(UriFault::SchemeMissing);
    }
    let is = |known: &str| name.eq_ignore_ascii_case(known);
    let len = name.len() + 1;
    match () {
        () if is("ws") => Ok((Scheme::Ws, len)),
        () if is("wss") => Ok((Scheme::Wss, len)),
        () if is("http") => Err(UriFault::SchemeHttp),
        () if is("https") => Err(UriFault::SchemeHttps),
        () if behind.starts_with("://") => Err(UriFault::SchemeOther),
        () => Err(UriFault::SchemeMissing),
    }
}

/// What is wrong with path and query, and at which byte (RFC 3986 §3.3, §3.4).
fn resource_fault(resource: &[u8]) -> Option<(UriFault, usize)> {
    resource.iter().enumerate().find_map(|(at, byte)| {
        let fault = match byte {
            b'#' => UriFault::Fragment,
            b'%' if !is_percent_encoded(resource, at) => UriFault::PercentEncoding,
            b'"' | b'<' | b'>' | b'[' | b'\\' | b']' | b'^' | b'`' | b'{' | b'|' | b'}' => {
                UriFault::Character
            }
            b'!'..=b'~' => return None,
            _ => UriFault::Character,
        };
        Some((fault, at))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn uris_are_taken_apart() {
        let rows = [
            ("ws://example.com", Scheme::Ws, "example.com", 80, "/"),
            ("wss://example.com", Scheme::Wss, "example.com", 443, "/"),
            (
                "WSS://Example.com:8443/chat",
                Scheme::Wss,
                "Example.com",
                8443,
                "/chat",
            ),
            ("ws://a?b=c", Scheme::Ws, "a", 80, "/?b=c"),
            ("ws://a/?b=c?d/e", Scheme::Ws, "a", 80, "/?b=c?d/e"),
            ("ws://[::1]:9001/x%20y", Scheme::Ws, "[::1]", 9001, "/x%20y"),
            (" ws://a:/ \n", Scheme::Ws, "a", 80, "/"),
            ("ws://u:p@a:1/b@c", Scheme::Ws, "a", 1, "/b@c"),
        ];
        for (text, scheme, host, port, resource) in rows {
            let uri = parse(text).unwrap();
            let found = (uri.scheme, uri.host, uri.port(), uri.resource.as_str());
            assert_eq!(found, (scheme, host, port, resource), "{text}");
        }
        let userinfo = parse(" ws://u:p@a").unwrap().userinfo;
        assert_eq!(userinfo, Some(Span { start: 6, end: 9 }));
    }

    #[test]
    fn what_is_wrong_has_a_place() {
        let rows = [
            ("", UriFault::SchemeMissing, 0, None),
            ("example.com/chat", UriFault::SchemeMissing, 0, Some('e')),
            ("example.com:80", UriFault::SchemeMissing, 0, Some('e')),
            ("localhost:80", UriFault::SchemeMissing, 0, Some('l')),
            ("/chat", UriFault::SchemeMissing, 0, Some('/')),
            (" http://a", UriFault::SchemeHttp, 1, Some('h')),
            ("https://a", UriFault::SchemeHttps, 0, Some('h')),
            ("ftp://a", UriFault::SchemeOther, 0, Some('f')),
            ("ws:a", UriFault::SlashesMissing, 3, Some('a')),
            ("ws:/a", UriFault::SlashesMissing, 4, Some('a')),
            ("ws://", UriFault::HostMissing, 5, None),
            ("ws:///a", UriFault::HostMissing, 5, Some('/')),
            ("ws://u@", UriFault::HostMissing, 7, None),
            ("ws://a b", UriFault::HostCharacter, 6, Some(' ')),
            ("ws://\u{e9}", UriFault::HostCharacter, 5, Some('\u{e9}')),
            ("ws://[::1/", UriFault::HostLiteral, 9, Some('/')),
            ("ws://a:b", UriFault::PortCharacter, 7, Some('b')),
            ("ws://a:70000", UriFault::PortRange, 7, Some('7')),
            ("ws://a/%2", UriFault::PercentEncoding, 7, Some('%')),
            ("ws://a/b c", UriFault::Character, 8, Some(' ')),
            ("ws://a/\u{e9}", UriFault::Character, 7, Some('\u{e9}')),
            ("ws://a/b#c", UriFault::Fragment, 8, Some('#')),
            ("ws://a#", UriFault::Fragment, 6, Some('#')),
        ];
        for (text, fault, at, found) in rows {
            assert_eq!(parse(text), Err(UriError { fault, at, found }), "{text}");
        }
        for fault in UriFault::ALL {
            assert!(rows.iter().any(|(_, row, ..)| row == fault), "{fault:?}");
        }
    }

    #[test]
    fn requests_name_a_port_that_is_not_the_default() {
        let rows = [
            ("ws://a/chat", "GET /chat HTTP/1.1\r\nHost: a\r\n"),
            ("ws://a:80/chat", "GET /chat HTTP/1.1\r\nHost: a\r\n"),
            ("wss://a:443", "GET / HTTP/1.1\r\nHost: a\r\n"),
            ("ws://a:443?b", "GET /?b HTTP/1.1\r\nHost: a:443\r\n"),
            ("wss://u:p@[::1]:80", "GET / HTTP/1.1\r\nHost: [::1]:80\r\n"),
        ];
        for (text, begins) in rows {
            let request = request_for(&parse(text).unwrap(), "x3JJHMbDL1EzLkh9GBhXDw==");
            assert!(request.starts_with(begins), "{request}");
        }
    }

    proptest! {
        #[test]
        fn any_text_is_read(text in "(ws|wss|http)?:?/{0,3}[a-z@:\\[\\]%#?/. \u{e9}0-9]{0,20}") {
            match parse(&text) {
                Ok(uri) => prop_assert!(uri.resource.starts_with('/') && !uri.host.is_empty()),
                Err(error) => {
                    prop_assert_eq!(text[error.at..].chars().next(), error.found);
                }
            }
        }
    }
}
