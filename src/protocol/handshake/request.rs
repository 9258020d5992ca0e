//! The checks of a request (RFC 6455 §4.1, §4.2.1).

use super::heading::{Heading, Name, is};
use super::list::{has_token, subprotocols};
use super::{
    Check, Found, HeadSide, Reason, deflate_parameters, extension_list, key, origin, target,
    version,
};
use crate::bytes::Span;
use crate::protocol::authority::Authority;
use crate::protocol::rule::Rule;

/// In the order of §4.1, then what RFC 9110 and RFC 9112 say of any head.
const CHECKS: &[(Rule, fn(&Heading<'_>) -> Found)] = &[
    (Rule::HandshakeMethod, method),
    (Rule::HttpVersion, http_version),
    (Rule::RequestTarget, request_target),
    (Rule::HostField, host),
    (Rule::UpgradeWebsocket, upgrade),
    (Rule::ConnectionUpgrade, connection),
    (Rule::WebsocketKey, key::check),
    (Rule::RequestOrigin, origin::check),
    (Rule::WebsocketVersion, version::asked),
    (Rule::SubprotocolList, subprotocols),
    (Rule::ExtensionList, extension_list::grammar),
    (Rule::DeflateOffer, deflate_parameters::offered),
    (Rule::LineEnding, |request| request.lines.line_ending()),
    (Rule::FoldedField, |request| request.lines.folded_field()),
    (Rule::FieldLine, |request| request.lines.field_line()),
    (Rule::FieldValue, |request| request.lines.field_value()),
    (Rule::SingleField, single_field),
    (Rule::RequestBody, body),
];

/// Adds the checks of `request`.
pub(super) fn check(request: &Heading<'_>, checks: &mut Vec<Check>) {
    checks.extend(CHECKS.iter().map(|(rule, check)| {
        let found = check(request);
        found.of(*rule, HeadSide::Request)
    }));
}

/// Whether `Connection` has the token `Upgrade`.
pub(super) fn connection(heading: &Heading<'_>) -> Found {
    let reasons = [Reason::ConnectionMissing, Reason::ConnectionOther];
    has_token(heading, Name::Connection, "Upgrade", reasons)
}

/// Whether a field that is no list stands there again.
pub(super) fn single_field(heading: &Heading<'_>) -> Found {
    heading
        .repeated
        .map_or(Found::kept(None), |name| Found::broken(None, name))
}

/// Whether `version`, which stands at `span`, is HTTP/1.1 or later.
pub(super) fn version_at_least(version: &[u8], span: Span) -> Found {
    match version {
        b"HTTP/1.0" | [b'H', b'T', b'T', b'P', b'/', b'0', b'.', b'0'..=b'9'] => {
            Found::broken(Reason::HttpVersionOld, span)
        }
        [b'H', b'T', b'T', b'P', b'/', b'1'..=b'9', b'.', b'0'..=b'9'] => Found::kept(span),
        _ => Found::broken(Reason::HttpVersionMalformed, span),
    }
}

/// A request's first line: method, target and version. What is not there is empty, at the end of what is.
struct RequestLine {
    method: Span,
    target: Span,
    version: Span,
}

impl RequestLine {
    /// `None` if it is cut off.
    fn of(request: &Heading<'_>) -> Option<Self> {
        let line = request.start?;
        let text = request.slice(line);
        let method = memchr::memchr(b' ', text).unwrap_or(text.len());
        let last = text.rsplit(|byte| *byte == b' ').next().unwrap_or_default();
        let names_http = last.get(..5).is_some_and(|name| is(name, "HTTP/"));
        let version = if method < text.len() && names_http {
            text.len() - last.len()
        } else {
            text.len()
        };
        let between = text.get(method..version).unwrap_or_default();
        let behind = between.trim_ascii_start();
        let target = line.start + (version - behind.len()) as u64;
        Some(Self {
            method: Span::at(line.start, method as u64),
            target: Span::at(target, behind.trim_ascii_end().len() as u64),
            version: Span {
                start: line.start + version as u64,
                end: line.end,
            },
        })
    }
}

fn of_line(request: &Heading<'_>, check: impl Fn(RequestLine) -> Found) -> Found {
    RequestLine::of(request).map_or(Found::open(Reason::CutOff, None), check)
}

fn method(request: &Heading<'_>) -> Found {
    of_line(request, |RequestLine { method, .. }| {
        match request.slice(method) {
            b"GET" => Found::kept(method),
            text if text.eq_ignore_ascii_case(b"GET") => Found::broken(Reason::MethodCase, method),
            _ => Found::broken(Reason::MethodOther, method),
        }
    })
}

fn http_version(request: &Heading<'_>) -> Found {
    of_line(request, |RequestLine { version, .. }| {
        version_at_least(request.slice(version), version)
    })
}

fn request_target(request: &Heading<'_>) -> Found {
    of_line(request, |RequestLine { target, .. }| {
        target::check(request.slice(target), target)
    })
}

fn host(request: &Heading<'_>) -> Found {
    let value = match request.single(Name::Host, Reason::HostMissing, Reason::HostRepeated) {
        Ok(value) => value,
        Err(found) => return found,
    };
    let text = request.slice(value);
    match Authority::parse(text) {
        Ok(_) => Found::kept(value),
        Err((_, at)) => {
            let span = Span::at(value.start + at as u64, u64::from(at < text.len()));
            Found::broken(Reason::HostMalformed, span)
        }
    }
}

fn upgrade(request: &Heading<'_>) -> Found {
    let reasons = [Reason::UpgradeMissing, Reason::UpgradeOther];
    has_token(request, Name::Upgrade, "websocket", reasons)
}

fn body(request: &Heading<'_>) -> Found {
    if let Some(encoding) = request.value(Name::TransferEncoding) {
        return Found::broken(Reason::BodyEncoding, encoding);
    }
    let is_zero = |span: &Span| request.slice(*span).iter().all(|byte| *byte == b'0');
    match request
        .values(Name::ContentLength)
        .find(|span| !is_zero(span))
    {
        Some(length) => Found::broken(Reason::BodyLength, length),
        None => Found::kept(None),
    }
}
