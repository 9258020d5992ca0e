//! What is wrong with the opening handshakes of a capture.

use super::shared::Shared;
use crate::bytes::Span;
use crate::capture::tcp::Side;
use crate::protocol::Head;
use crate::protocol::handshake::{HeadSide, checks};

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
        let (side, head) = match check.head {
            HeadSide::Request => (client, request_span),
            HeadSide::Response => (client.other(), response_span),
        };
        if let Some(finding) = head.and_then(|head| check.finding(head)) {
            shared.find(conversation, side, finding);
        }
    }
}
