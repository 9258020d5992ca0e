//! Lists with commas (RFC 9110 §5.6.1), of which a head may have several lines.

use super::heading::{Heading, Name, is};
use super::{Found, Reason};
use crate::bytes::Span;
use crate::protocol::http::is_token;
use std::collections::HashSet;

/// The elements of the list in `value`, empty ones too, without the whitespace around them.
pub(super) fn elements<'a>(
    heading: &Heading<'a>,
    value: Span,
) -> impl Iterator<Item = (Span, &'a [u8])> + use<'a> {
    let text = heading.slice(value);
    let mut start = Some(0);
    std::iter::from_fn(move || {
        let from = start?;
        let rest = text.get(from..)?;
        let end = memchr::memchr(b',', rest);
        start = end.map(|end| from + end + 1);
        let element = rest.get(..end.unwrap_or(rest.len()))?;
        let inner = element.trim_ascii_start();
        let at = value.start + (from + element.len() - inner.len()) as u64;
        let inner = inner.trim_ascii_end();
        Some((Span::at(at, inner.len() as u64), inner))
    })
}

/// Whether the fields called `name` have `token`, in any letter case, perhaps with a version behind a slash.
pub(super) fn has_token(
    heading: &Heading<'_>,
    name: Name,
    token: &str,
    [missing, other]: [Reason; 2],
) -> Found {
    let mut first = None;
    for value in heading.values(name) {
        first = first.or(Some(value));
        for (span, element) in elements(heading, value) {
            let word = element.split(|byte| *byte == b'/').next();
            if is(word.unwrap_or_default().trim_ascii_end(), token) {
                return Found::kept(span);
            }
        }
    }
    match first {
        Some(_) => heading.lacking(other, first),
        None => heading.missing(missing),
    }
}

/// Whether the sub-protocols that a request offers are tokens, each once.
pub(super) fn subprotocols(request: &Heading<'_>) -> Found {
    let mut seen = HashSet::new();
    let mut gap = None;
    for value in request.values(Name::Protocol) {
        for (span, element) in elements(request, value) {
            if element.is_empty() {
                gap = gap.or(Some(span));
            } else if let Some(fault) = token_fault(span, element) {
                return Found::broken(Reason::SubprotocolToken, fault);
            } else if !seen.insert(element) {
                return Found::broken(Reason::SubprotocolTwice, span);
            }
        }
    }
    match (request.value(Name::Protocol), gap) {
        (None, _) => Found::kept(None),
        (Some(value), _) if seen.is_empty() => Found::broken(Reason::SubprotocolEmpty, value),
        (Some(_), Some(gap)) => Found::noted(Reason::SubprotocolGap, gap),
        (value, None) => Found::kept(value),
    }
}

/// Whether a response chooses at most one sub-protocol, and one that was offered.
pub(super) fn subprotocol(response: &Heading<'_>, request: Option<&Heading<'_>>) -> Found {
    let mut values = response.values(Name::Protocol);
    let Some(value) = values.next() else {
        let offers = request.is_some_and(|request| request.value(Name::Protocol).is_some());
        return if offers && response.ends() {
            Found::noted(Reason::SubprotocolNone, None)
        } else {
            Found::kept(None)
        };
    };
    if let Some(second) = values.next() {
        return Found::broken(Reason::SubprotocolRepeated, second);
    }
    let chosen = response.slice(value);
    if chosen.is_empty() {
        return Found::broken(Reason::SubprotocolEmpty, value);
    }
    if chosen.contains(&b',') {
        return Found::broken(Reason::SubprotocolSeveral, value);
    }
    if let Some(fault) = token_fault(value, chosen) {
        return Found::broken(Reason::SubprotocolToken, fault);
    }
    let Some(request) = request else {
        return Found::open(Reason::NoRequest, value);
    };
    let mut same_letters = false;
    for offered in request.values(Name::Protocol) {
        for (_, offer) in elements(request, offered) {
            if offer == chosen {
                return Found::kept(value);
            }
            same_letters |= offer.eq_ignore_ascii_case(chosen);
        }
    }
    if same_letters {
        Found::broken(Reason::SubprotocolCase, value)
    } else if request.ends() {
        Found::broken(Reason::SubprotocolUnoffered, value)
    } else {
        Found::open(Reason::CutOff, value)
    }
}

/// Where `element`, which stands at `span`, stops being a token.
fn token_fault(span: Span, element: &[u8]) -> Option<Span> {
    let fault = element.iter().position(|byte| !is_token(*byte))?;
    Some(Span::at(span.start + fault as u64, 1))
}
