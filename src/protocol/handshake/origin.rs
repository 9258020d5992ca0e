//! Origin (RFC 6454 §7) beside Host: whether a page of the same origin asked, or of another one (RFC 6455 §10.2).

use super::heading::{Heading, Name, is};
use super::{Found, Reason};
use crate::bytes::Span;
use crate::protocol::authority::Authority;

/// Checks the origin of a request. Which scheme the request came by is not in its head: it is taken to be the origin's, so that hosts and
/// ports decide whether both are the same.
pub(super) fn check(request: &Heading<'_>) -> Found {
    let mut values = request.values(Name::Origin);
    let Some(value) = values.next() else {
        return match request.value(Name::DraftOrigin) {
            Some(draft) => Found::noted(Reason::OriginDraft, draft),
            None if request.ends() => Found::noted(Reason::OriginMissing, None),
            None => Found::open(Reason::CutOff, None),
        };
    };
    if let Some(second) = values.next() {
        return Found::broken(Reason::OriginRepeated, second);
    }
    let text = request.slice(value);
    if text == b"null" {
        return Found::noted(Reason::OriginNull, value);
    }
    match Origin::parse(text) {
        Err((reason, at, len)) => {
            Found::broken(reason, Span::at(value.start + at as u64, len as u64))
        }
        Ok(Origin::Other) => Found::noted(Reason::OriginScheme, value),
        Ok(Origin::Http(origin)) => compared(request, value, origin),
    }
}

/// An origin that is a page's.
#[derive(Clone, Copy)]
struct HttpOrigin<'a> {
    default_port: u16,
    authority: Authority<'a>,
}

enum Origin<'a> {
    Http(HttpOrigin<'a>),
    /// Of another scheme.
    Other,
}

impl<'a> Origin<'a> {
    /// Reads all of `text`, or says what is wrong, at which byte, and of how many.
    fn parse(text: &'a [u8]) -> Result<Self, (Reason, usize, usize)> {
        let malformed = |at: usize| (Reason::OriginMalformed, at, usize::from(at < text.len()));
        let Some(scheme_len) = memchr::memmem::find(text, b"://") else {
            return Err((Reason::OriginMalformed, 0, text.len()));
        };
        let scheme = text.get(..scheme_len).unwrap_or_default();
        let at = scheme_len + 3;
        let rest = text.get(at..).unwrap_or_default();
        let of_scheme = |byte: &u8| byte.is_ascii_alphanumeric() || b"+-.".contains(byte);
        if let Some(fault) = scheme.iter().position(|byte| !of_scheme(byte)) {
            return Err(malformed(fault));
        }
        if scheme.is_empty() {
            return Err(malformed(0));
        }
        if let Some(fault) = rest.iter().position(|byte| !byte.is_ascii_graphic()) {
            return Err(malformed(at + fault));
        }
        if let Some(path) = memchr::memchr3(b'/', b'?', b'#', rest) {
            return Err((Reason::OriginPath, at + path, rest.len() - path));
        }
        let default_port = match () {
            () if is(scheme, "http") => 80,
            () if is(scheme, "https") => 443,
            () => return Ok(Self::Other),
        };
        match Authority::parse(rest) {
            Ok(authority) => Ok(Self::Http(HttpOrigin {
                default_port,
                authority,
            })),
            Err((_, fault)) => Err(malformed(at + fault)),
        }
    }
}

/// An origin beside the Host of its request.
fn compared(request: &Heading<'_>, value: Span, origin: HttpOrigin<'_>) -> Found {
    let host = request
        .value(Name::Host)
        .and_then(|host| Authority::parse(request.slice(host)).ok());
    let Some(host) = host else {
        return Found::open(Reason::OriginNoHost, value);
    };
    let HttpOrigin {
        default_port,
        authority,
    } = origin;
    if !host.host.eq_ignore_ascii_case(authority.host) {
        return Found::noted(Reason::OriginOtherHost, value);
    }
    if host.port.unwrap_or(default_port) != authority.port.unwrap_or(default_port) {
        return Found::noted(Reason::OriginOtherPort, value);
    }
    Found::kept(value)
}
