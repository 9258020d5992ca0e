//! Sec-WebSocket-Version, of a request (RFC 6455 §4.1) and of the answer that refuses one (§4.2.2, §4.4).

use super::heading::{Heading, Name};
use super::list::elements;
use super::{Found, Reason, Verdict};

/// Whether a request asks for version 13, and if not, for which.
pub(super) fn asked(request: &Heading<'_>) -> Found {
    let value = match request.single(Name::Version, missing(request), Reason::VersionRepeated) {
        Ok(value) => value,
        Err(found) => return found,
    };
    let text = request.slice(value);
    let reason = match number(text) {
        Some(13) => return Found::kept(value),
        Some(7) => Reason::VersionDraft7,
        Some(8) => Reason::VersionDraft8,
        Some(0..=12) => Reason::VersionDraft,
        Some(_) => Reason::VersionUnknown,
        None if text.contains(&b',') => Reason::VersionList,
        None => Reason::VersionMalformed,
    };
    Found::broken(reason, value)
}

/// Whether a response with another `status` than 101 says which versions its server speaks; `None` if the version is not what it is about.
pub(super) fn answered(
    response: &Heading<'_>,
    request: Option<&Heading<'_>>,
    status: u16,
) -> Option<Found> {
    let asked = request.map(|request| (request, asked(request)));
    let refuses_version = asked.is_some_and(|(_, asked)| asked.verdict == Verdict::Broken);
    if !(status == 426 || status == 400 && refuses_version) {
        return None;
    }
    let Some(value) = response.value(Name::Version) else {
        return match asked {
            None => Some(Found::open(Reason::NoRequest, None)),
            Some(_) if refuses_version => Some(response.missing(Reason::VersionAnswerMissing)),
            Some(_) => None,
        };
    };
    let asked = asked.and_then(|(request, _)| {
        let value = request.value(Name::Version)?;
        number(request.slice(value))
    });
    let mut same = None;
    for value in response.values(Name::Version) {
        for (span, element) in elements(response, value) {
            let version = number(element);
            if version.is_none() {
                return Some(Found::broken(Reason::VersionAnswerMalformed, span));
            }
            if version == asked {
                same = same.or(Some(span));
            }
        }
    }
    Some(match same {
        Some(span) => Found::noted(Reason::VersionAnswerSame, span),
        None => Found::kept(value),
    })
}

/// What it means that a request has no version.
fn missing(request: &Heading<'_>) -> Reason {
    let has = |name| request.value(name).is_some();
    if has(Name::HixieKey) {
        return Reason::VersionHixie76;
    }
    let later = [
        Name::Key,
        Name::DraftOrigin,
        Name::Protocol,
        Name::Extensions,
    ];
    if has(Name::Upgrade) && !later.into_iter().any(has) {
        Reason::VersionHixie75
    } else {
        Reason::VersionMissing
    }
}

/// "0" to "255", without leading zeros (§4.3).
fn number(text: &[u8]) -> Option<u8> {
    let is_plain = matches!(text, [b'0'] | [b'1'..=b'9', ..]);
    if !is_plain || text.len() > 3 {
        return None;
    }
    std::str::from_utf8(text).ok()?.parse().ok()
}
