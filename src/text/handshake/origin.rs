//! Origin and Host side by side.

use super::given::Given;
use crate::analysis::sheet::Block;
use crate::capture::transcript::{Extent, HeadText};
use crate::text::Text;

/// Whether page and server are of the same origin, part by part, and why that matters.
pub(super) fn blocks(text: &Text, given: &Given<'_>) -> Vec<Block> {
    let Some(request) = &given.request else {
        return Vec::new();
    };
    let (origin, host) = (request.head.value("Origin"), request.head.value("Host"));
    let pieces = |pasted: &HeadText| pasted.extent == Extent::Pieces;
    if origin.is_none() && request.pasted.is_some_and(pieces) {
        return Vec::new();
    }
    let why = |key: String| Block::Prose {
        title: text.say("origin-why-title"),
        paragraphs: vec![key],
    };
    let page = origin.as_deref().and_then(Page::of);
    let Some(page) = page else {
        return vec![why(text.say("origin-no-page"))];
    };
    // Nothing to compare it with.
    let Some(host) = host else {
        return Vec::new();
    };
    let (server_host, server_port) = split(host.trim_ascii());
    // The server's scheme is not in the head: the port that it leads to is the page's own.
    let same_host = page.host.eq_ignore_ascii_case(server_host);
    let default = page.default_port();
    let same_port = page.port.unwrap_or(default) == server_port.unwrap_or(default);
    let port = |port: Option<&str>| match port {
        Some(port) => port.to_owned(),
        None => text.say_with("origin-default", &[("port", default.into())]),
    };
    let same = |is_same: bool| {
        if is_same {
            text.say("origin-yes")
        } else {
            text.say("origin-no")
        }
    };
    let clip = |value: &str| super::clipped(value).into_owned();
    let table = Block::Table {
        title: text.say("origin-title"),
        head: vec![
            text.say("origin-part"),
            text.say("origin-page"),
            text.say("origin-server"),
            text.say("origin-same"),
        ],
        rows: vec![
            vec![
                text.say("origin-scheme"),
                page.scheme.to_owned(),
                text.say("origin-unknown"),
                text.say("origin-unknown"),
            ],
            vec![
                text.say("origin-host"),
                clip(page.host),
                clip(server_host),
                same(same_host),
            ],
            vec![
                text.say("origin-port"),
                clip(&port(page.port)),
                clip(&port(server_port)),
                same(same_port),
            ],
        ],
    };
    let says = if same_host && same_port {
        text.say("origin-same-origin")
    } else {
        text.say("origin-cross-origin")
    };
    vec![table, why(says)]
}

/// The origin of a page.
struct Page<'a> {
    scheme: &'static str,
    host: &'a str,
    port: Option<&'a str>,
}

impl<'a> Page<'a> {
    fn of(origin: &'a str) -> Option<Self> {
        let (written, rest) = origin.trim_ascii().split_once("://")?;
        let scheme = ["http", "https"]
            .into_iter()
            .find(|known| written.eq_ignore_ascii_case(known))?;
        let authority = rest.split(['/', '?', '#']).next().unwrap_or_default();
        let (host, port) = split(authority);
        (!host.is_empty()).then_some(Self { scheme, host, port })
    }

    fn default_port(&self) -> &'static str {
        if self.scheme == "https" { "443" } else { "80" }
    }
}

/// Host and port; an IPv6 address keeps its brackets.
fn split(authority: &str) -> (&str, Option<&str>) {
    match authority.rsplit_once(':') {
        Some((host, port)) if !port.contains(']') => {
            (host, Some(port).filter(|port| !port.is_empty()))
        }
        _ => (authority, None),
    }
}
