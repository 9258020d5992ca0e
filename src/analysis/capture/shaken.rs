//! What is wrong with the opening handshakes of a capture.

use super::shared::Shared;
use crate::bytes::Span;
use crate::capture::tcp::Side;
use crate::protocol::handshake::{HeadSide, Verdict, checks};
use crate::protocol::{Finding, Head};

/// Checks the heads of a conversation, each with its place in its stream, and enters what is broken.
pub(super) fn find(
    conversation: u32,
    client: Side,
    request: Option<&(Span, Head<'_>)>,
    response: Option<&(Span, Head<'_>)>,
    shared: &mut Shared,
) {
    let of = |head: Option<&(Span, Head<'_>)>| head.map(|(span, _)| *span);
    let [request_span, response_span] = [of(request), of(response)];
    let checks = checks(
        request.map(|(_, head)| head),
        response.map(|(_, head)| head),
    );
    for check in checks {
        if check.verdict != Verdict::Broken {
            continue;
        }
        let (side, head) = match check.head {
            HeadSide::Request => (client, request_span),
            HeadSide::Response => (client.other(), response_span),
        };
        let Some(head) = head else {
            continue;
        };
        let finding = Finding {
            rule: check.rule,
            frame: 0,
            span: check.span.map_or(head, |span| placed(span, head)),
            found: 0,
        };
        shared.find(conversation, side, finding);
    }
}

/// A span of a head as one of the stream. It begins in the head, so that it belongs to it, even where it marks what is missing at the end.
fn placed(span: Span, head: Span) -> Span {
    let last = head.end.saturating_sub(1);
    Span {
        start: (head.start + span.start).min(last),
        end: (head.start + span.end).min(head.end),
    }
}
