//! What is wrong with the heads of a handshake.

use crate::protocol::handshake::{HeadSide, Reason, Verdict, checks};
use crate::protocol::{Head, Rule};

/// What is wrong with a handshake.
#[derive(Default)]
pub(in crate::analysis) struct Broken(Vec<Fault>);

struct Fault {
    head: HeadSide,
    rule: Rule,
    wrong: Wrong,
}

/// What is wrong with a head.
#[derive(Clone, Default)]
pub(in crate::analysis) struct Wrong {
    pub(in crate::analysis) reason: Option<Reason>,
    /// The text that shows it.
    pub(in crate::analysis) evidence: String,
}

impl Broken {
    /// Those of these heads.
    pub(in crate::analysis) fn of(request: Option<&[u8]>, response: Option<&[u8]>) -> Self {
        let request = request.and_then(Head::parse);
        let response = response.and_then(Head::parse);
        let checks = checks(request.as_ref(), response.as_ref());
        let broken = checks
            .into_iter()
            .filter(|check| check.verdict == Verdict::Broken);
        let faults = broken.map(|check| {
            let head = match check.head {
                HeadSide::Request => &request,
                HeadSide::Response => &response,
            };
            let evidence = head.as_ref().map(|head| check.evidence(head));
            Fault {
                head: check.head,
                rule: check.rule,
                wrong: Wrong {
                    reason: check.reason,
                    evidence: evidence.unwrap_or_default(),
                },
            }
        });
        Self(faults.collect())
    }

    /// What is wrong where one of the heads breaks `rule`.
    pub(in crate::analysis) fn wrong(&self, head: HeadSide, rule: Rule) -> Option<Wrong> {
        let Self(faults) = self;
        let fault = faults
            .iter()
            .find(|fault| fault.head == head && fault.rule == rule);
        fault.map(|fault| fault.wrong.clone())
    }
}
