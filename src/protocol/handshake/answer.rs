//! The server's view: the answer that a request should get (RFC 6455 §4.2.2).

use super::heading::{Heading, Name};
use super::list::elements;
use super::{AcceptedDeflate, Check, Verdict, deflate_parameters, request};
use crate::bytes::Span;
use crate::protocol::Accept;
use crate::protocol::http::{Head, HeadKind};
use crate::protocol::rule::{Reaction, Severity};

/// The answer that a request should get.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// 101, or the status code of the refusal.
    pub status: u16,
    /// The first rule that the request breaks, where it is refused.
    pub broken: Option<Check>,
    /// The whole head, blank line included. A 101 chooses no sub-protocol and no extension: that is always right for the server.
    pub head: String,
    /// The sub-protocols that a 101 could choose one of, in the client's order of preference, as spans of the request.
    pub subprotocols: Vec<Span>,
    /// Where the request offers permessage-deflate so that a 101 could accept it.
    pub deflate: Option<Span>,
    /// How a 101 would accept that offer.
    pub accepted_deflate: Option<AcceptedDeflate>,
}

/// The answer that `request` should get; `None` if it is no request, or ends before its blank line.
pub fn answer_to(request: &Head<'_>) -> Option<Answer> {
    let heading = Heading::of(request);
    if request.kind != HeadKind::Request || !heading.ends() {
        return None;
    }
    let mut checks = Vec::new();
    request::check(&heading, &mut checks);
    let refused = checks.iter().find_map(|check| {
        let is_broken = check.verdict == Verdict::Broken;
        match check.rule.reaction() {
            Reaction::Refuse(status)
                if is_broken && check.rule.severity() == Severity::Violation =>
            {
                Some((status, *check))
            }
            _ => None,
        }
    });
    if let Some((status, check)) = refused {
        return Some(Answer {
            status,
            broken: Some(check),
            head: refusal(status).to_owned(),
            subprotocols: Vec::new(),
            deflate: None,
            accepted_deflate: None,
        });
    }
    let key = heading.value(Name::Key).map(|key| heading.slice(key))?;
    let accept = Accept::of(std::str::from_utf8(key).ok()?).value;
    let (deflate, accepted_deflate) = deflate_parameters::acceptable(&heading).unzip();
    Some(Answer {
        status: 101,
        broken: None,
        head: [
            "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ",
            &accept,
            "\r\n\r\n",
        ]
        .concat(),
        subprotocols: heading
            .values(Name::Protocol)
            .flat_map(|value| elements(&heading, value))
            .map(|(span, _)| span)
            .filter(|span| !span.is_empty())
            .collect(),
        deflate,
        accepted_deflate,
    })
}

/// The head of a refusal with 400.
pub const BAD_REQUEST: &str =
    "HTTP/1.1 400 Bad Request\r\nConnection: close\r\nContent-Length: 0\r\n\r\n";

/// The head of a refusal with 426. It names what is to be upgraded to (RFC 9110 §15.5.22), and the version that is spoken (RFC 6455 §4.4); the
/// connection ends with it.
pub const UPGRADE_REQUIRED: &str = "HTTP/1.1 426 Upgrade Required\r\nUpgrade: websocket\r\n\
    Sec-WebSocket-Version: 13\r\nConnection: Upgrade, close\r\nContent-Length: 0\r\n\r\n";

const fn refusal(status: u16) -> &'static str {
    match status {
        426 => UPGRADE_REQUIRED,
        _ => BAD_REQUEST,
    }
}
