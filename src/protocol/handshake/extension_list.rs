//! Sec-WebSocket-Extensions: its grammar (RFC 6455 §9.1), and what an answer may accept (§4.1).

use super::heading::{Heading, Name};
use super::{Found, Reason};
use crate::bytes::Span;
use crate::protocol::http::Extension;
use std::collections::HashSet;

/// Whether the list keeps to its grammar.
pub(super) fn grammar(heading: &Heading<'_>) -> Found {
    let Some(value) = heading.value(Name::Extensions) else {
        return Found::kept(None);
    };
    if heading.extensions.is_empty() {
        return Found::broken(Reason::ExtensionEmpty, value);
    }
    let fault = heading
        .extensions
        .iter()
        .find_map(|extension| Some((extension, extension.fault?)));
    match fault {
        None => Found::kept(value),
        Some((extension, at)) => {
            let in_value = heading
                .values(Name::Extensions)
                .any(|value| value.contains(at));
            let span = Span::at(at, u64::from(in_value));
            Found::broken(reason(heading, extension, at), span)
        }
    }
}

/// Whether each extension that a response accepts was offered, and is accepted once.
pub(super) fn choice(response: &Heading<'_>, request: Option<&Heading<'_>>) -> Found {
    let Some(value) = response.value(Name::Extensions) else {
        return Found::kept(None);
    };
    let name = |heading: &Heading<'_>, extension: &Extension| {
        heading.slice(extension.name).to_ascii_lowercase()
    };
    let named = |extension: &&Extension| !extension.name.is_empty();
    let offered: Option<HashSet<_>> = request.map(|request| {
        let offers = request.extensions.iter().filter(named);
        offers.map(|offer| name(request, offer)).collect()
    });
    let mut accepted = HashSet::new();
    for extension in response.extensions.iter().filter(named) {
        let name = name(response, extension);
        if offered
            .as_ref()
            .is_some_and(|offered| !offered.contains(&name))
        {
            return match request {
                Some(request) if !request.ends() => Found::open(Reason::CutOff, extension.name),
                _ => Found::broken(Reason::ExtensionUnoffered, extension.name),
            };
        }
        if !accepted.insert(name) {
            return Found::broken(Reason::ExtensionTwice, extension.name);
        }
    }
    match request {
        Some(_) => Found::kept(value),
        None => Found::open(Reason::NoRequest, value),
    }
}

/// Why the grammar is broken `at` a place of `extension`.
fn reason(heading: &Heading<'_>, extension: &Extension, at: u64) -> Reason {
    if extension.name.is_empty() {
        return Reason::ExtensionName;
    }
    let before = heading.slice(Span {
        start: extension.name.start,
        end: at,
    });
    if memchr::memchr_iter(b'"', before).count() % 2 == 1 {
        return Reason::ExtensionQuotes;
    }
    match before.trim_ascii_end().last() {
        Some(b';') => Reason::ExtensionParameter,
        Some(b'=') => Reason::ExtensionValue,
        _ => Reason::ExtensionCharacter,
    }
}
