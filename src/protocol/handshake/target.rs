//! The target of a request (RFC 6455 §4.1, RFC 9112 §3.2).

use super::heading::is;
use super::{Found, Reason};
use crate::bytes::Span;

/// Checks the target that stands at `span`: an absolute path, or an http or https URI, without a fragment.
pub(super) fn check(target: &[u8], span: Span) -> Found {
    if target.is_empty() {
        return Found::broken(Reason::TargetMissing, span);
    }
    let fault = target
        .iter()
        .position(|byte| *byte == b'#' || !byte.is_ascii_graphic());
    if let Some(at) = fault {
        return if target.get(at) == Some(&b'#') {
            let fragment = Span {
                start: span.start + at as u64,
                end: span.end,
            };
            Found::broken(Reason::TargetFragment, fragment)
        } else {
            let character = Span::at(span.start + at as u64, 1);
            Found::broken(Reason::TargetCharacter, character)
        };
    }
    if target.starts_with(b"/") {
        return Found::kept(span);
    }
    match memchr::memmem::find(target, b"://") {
        Some(end) => {
            let scheme = target.get(..end).unwrap_or_default();
            if is(scheme, "http") || is(scheme, "https") {
                Found::kept(span)
            } else {
                Found::broken(Reason::TargetScheme, Span::at(span.start, end as u64))
            }
        }
        None => Found::broken(Reason::TargetRelative, span),
    }
}
