//! What is thought of an answer.

use super::Said;

/// What is thought of an answer, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It is right.
    Right(Said),
    /// Nothing in it is wrong, and there is more to find.
    Partly(Said),
    /// It is wrong, for this reason.
    Wrong(Said),
    /// It is no answer to this question: nothing could be read, or nothing was chosen.
    Unread(Said),
}

impl Verdict {
    /// Its name in kebab-case.
    pub const fn id(&self) -> &'static str {
        match self {
            Self::Right(_) => "right",
            Self::Partly(_) => "partly",
            Self::Wrong(_) => "wrong",
            Self::Unread(_) => "unread",
        }
    }

    /// Why.
    pub const fn said(&self) -> &Said {
        match self {
            Self::Right(said) | Self::Partly(said) | Self::Wrong(said) | Self::Unread(said) => said,
        }
    }

    pub(super) const fn right(id: &'static str) -> Self {
        Self::Right(Said::plain(id))
    }

    pub(super) const fn wrong(id: &'static str) -> Self {
        Self::Wrong(Said::plain(id))
    }

    pub(super) const fn unread(id: &'static str) -> Self {
        Self::Unread(Said::plain(id))
    }
}
