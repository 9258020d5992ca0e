//! What is said when a tap begins.

use super::Tap;
use crate::tap::Problem;
use serde::Serialize;
use std::net::SocketAddr;

/// Where a tap listens and what it does.
#[derive(Debug, Serialize)]
#[serde(tag = "event", rename = "begun")]
pub(super) struct Begun {
    /// Where clients connect to.
    pub(super) listen: SocketAddr,
    /// Where their bytes go.
    pub(super) to: String,
    pub(super) tls: bool,
    /// Where they are recorded.
    pub(super) file: Option<String>,
    /// Where viewers connect to.
    pub(super) feed: Option<String>,
    /// The page that does.
    pub(super) page: Option<String>,
}

impl Begun {
    pub(super) fn new(options: &Tap, tap: &crate::tap::Tap) -> Result<Self, Problem> {
        let feed = tap.feed()?;
        let page = feed.as_deref().map(|feed| {
            let page = options.page.split('#').next().unwrap_or_default();
            let after_host = page.split_once("://").map_or("", |(_, rest)| rest);
            let path = if after_host.contains('/') { "" } else { "/" };
            [page, path, "#/live?feed=", &encoded(feed)].concat()
        });
        Ok(Self {
            listen: tap.address()?,
            to: options.to.to_string(),
            tls: options.tls,
            file: options.file_name(),
            feed,
            page,
        })
    }
}

/// `text` as the value of a parameter: all but unreserved characters (RFC 3986 §2.3) percent-encoded.
fn encoded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            out.push(byte.into());
        } else {
            out.push('%');
            for digit in [byte >> 4, byte & 0xF] {
                let digit = char::from_digit(digit.into(), 16).unwrap_or_default();
                out.push(digit.to_ascii_uppercase());
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_uri_becomes_a_parameter() {
        assert_eq!(
            encoded("ws://127.0.0.1:9002/?token=a_b"),
            "ws%3A%2F%2F127.0.0.1%3A9002%2F%3Ftoken%3Da_b"
        );
    }
}
