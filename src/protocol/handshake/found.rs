//! What a check found.

use super::{Check, HeadSide, Reason, Verdict};
use crate::bytes::Span;
use crate::protocol::rule::Rule;

/// What a check found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Found {
    pub(super) verdict: Verdict,
    pub(super) reason: Option<Reason>,
    pub(super) span: Option<Span>,
}

impl Found {
    /// As it must be, or not there and not needed.
    pub(super) fn kept(span: impl Into<Option<Span>>) -> Self {
        Self {
            verdict: Verdict::Kept,
            reason: None,
            span: span.into(),
        }
    }

    /// As it must be, and worth knowing.
    pub(super) fn noted(reason: Reason, span: impl Into<Option<Span>>) -> Self {
        Self {
            reason: Some(reason),
            ..Self::kept(span)
        }
    }

    /// Broken or bent.
    pub(super) fn broken(reason: impl Into<Option<Reason>>, span: impl Into<Option<Span>>) -> Self {
        Self {
            verdict: Verdict::Broken,
            reason: reason.into(),
            span: span.into(),
        }
    }

    /// Not to be told.
    pub(super) fn open(reason: Reason, span: impl Into<Option<Span>>) -> Self {
        Self {
            verdict: Verdict::Open,
            ..Self::noted(reason, span)
        }
    }

    /// The check that found it.
    pub(super) fn of(self, rule: Rule, head: HeadSide) -> Check {
        let Self {
            verdict,
            reason,
            span,
        } = self;
        Check {
            rule,
            verdict,
            reason,
            head,
            span,
        }
    }
}
