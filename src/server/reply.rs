//! The answer to a request that is accepted.

use super::misbehaviour::{Misbehaviour, Moment, bend};
use super::{Offer, Request};
use crate::protocol::handshake::{AcceptedDeflate, Answer};
use crate::protocol::{Agreement, Rule};

/// The head of an answer, line by line, and what it agrees on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Reply {
    pub(super) lines: Vec<String>,
    pub(super) line_end: &'static str,
    pub(super) agreement: Option<Agreement>,
    /// Whether frames follow.
    pub(super) opens: bool,
}

impl Reply {
    /// The 101 of `answer`, with these further fields.
    pub(super) fn new(answer: &Answer, fields: impl IntoIterator<Item = String>) -> Self {
        let head = answer.head.trim_ascii_end();
        let lines = head.split("\r\n").map(str::to_owned);
        Self {
            lines: lines.chain(fields).collect(),
            line_end: "\r\n",
            agreement: None,
            opens: true,
        }
    }

    /// The 101 of an echo server. It chooses the first sub-protocol that is offered.
    pub(super) fn echo(
        request: &Request,
        answer: &Answer,
        compression: Offer,
        misbehaviour: Option<Misbehaviour>,
    ) -> Self {
        let head = request.head();
        let chosen = answer.subprotocols.first().zip(head.as_ref());
        let field = chosen.map(|(span, head)| {
            let name = String::from_utf8_lossy(head.slice(*span));
            ["Sec-WebSocket-Protocol: ", &name].concat()
        });
        let mut reply = Self::new(answer, field);
        if let (Offer::Accepted, Some(AcceptedDeflate { agreement, element })) =
            (compression, &answer.accepted_deflate)
        {
            reply.extend(Some(element), Some(*agreement));
        }
        if let Some(misbehaviour) = misbehaviour
            && (misbehaviour.moment() == Moment::Handshake
                || matches!(
                    misbehaviour.rule(),
                    // They need an agreement, or that there is none.
                    Rule::DistanceBeyondWindow | Rule::Rsv1WithoutExtension
                ))
        {
            bend(&mut reply, misbehaviour.rule());
        }
        reply
    }

    /// Chooses this element of extensions, and what it means, instead of any other.
    pub(super) fn extend(&mut self, element: Option<&str>, agreement: Option<Agreement>) {
        const FIELD: &str = "Sec-WebSocket-Extensions:";
        self.lines.retain(|line| !line.starts_with(FIELD));
        self.lines
            .extend(element.map(|element| [FIELD, " ", element].concat()));
        self.agreement = agreement;
    }

    /// Becomes this refusal.
    pub(super) fn refuse(&mut self, refusal: &str) {
        let head = refusal.trim_ascii_end();
        self.lines = head.split("\r\n").map(str::to_owned).collect();
        self.agreement = None;
        self.opens = false;
    }

    /// The whole head, blank line included.
    pub(super) fn head(&self) -> String {
        let mut head = self.lines.join(self.line_end);
        head.push_str(self.line_end);
        head.push_str(self.line_end);
        head
    }
}
