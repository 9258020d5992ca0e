//! What is wrong with the opening handshakes of a capture.

use super::shared::Shared;
use crate::bytes::Span;
use crate::capture::tcp::Side;
use crate::protocol::handshake::{HeadSide, checks};
use crate::protocol::{Head, HeadKind, Rule};

/// Checks the heads of a conversation, each with its place in its stream, and enters what is broken.
pub(super) fn find(
    conversation: u32,
    client: Side,
    request: Option<&(Span, Head<'_>)>,
    response: Option<&(Span, Head<'_>)>,
    shared: &mut Shared,
) {
    let heads = [request, response];
    enter(conversation, client, heads, |_| true, shared);
}

/// Checks heads that a browser told as [`find`] does: what was made up beside its fields is not judged. A browser that leaves fields out, or
/// speaks HTTP/2, tells of no upgrade.
pub(super) fn find_told(
    conversation: u32,
    client: Side,
    request: Option<&(Span, Head<'_>)>,
    response: Option<&(Span, Head<'_>)>,
    shared: &mut Shared,
) {
    let upgrades = |(_, head): &&(Span, Head<'_>)| {
        let mut fields = ["Upgrade", "Connection"].into_iter();
        fields.all(|name| head.value_span(name).is_some())
    };
    let is_told = |rule| !matches!(rule, Rule::HttpVersion | Rule::LineEnding);
    let Some(request) = request.filter(upgrades) else {
        return;
    };
    // The answer to an upgrade that is no 101 has neither.
    let response = response.filter(|answer| {
        !matches!(answer.1.kind, HeadKind::Response(Some(101))) || upgrades(answer)
    });
    let heads = [Some(request), response];
    enter(conversation, client, heads, is_told, shared);
}

fn enter(
    conversation: u32,
    client: Side,
    [request, response]: [Option<&(Span, Head<'_>)>; 2],
    is_judged: impl Fn(Rule) -> bool,
    shared: &mut Shared,
) {
    let of = |head: Option<&(Span, Head<'_>)>| head.map(|(span, _)| *span);
    let [request_span, response_span] = [of(request), of(response)];
    let checks = checks(
        request.map(|(_, head)| head),
        response.map(|(_, head)| head),
    );
    for check in checks.into_iter().filter(|check| is_judged(check.rule)) {
        let (side, head) = match check.head {
            HeadSide::Request => (client, request_span),
            HeadSide::Response => (client.other(), response_span),
        };
        if let Some(finding) = head.and_then(|head| check.finding(head)) {
            shared.find(conversation, side, finding);
        }
    }
}
