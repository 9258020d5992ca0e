//! What answers where no capture is open: sheets about what is pasted.

use super::Speech;
use super::post::post;
use crate::analysis::{Answer, Ask, Request, Response, Session, SheetOf};
use web_sys::DedicatedWorkerGlobalScope;

/// One pasted source, and the words that are said of it.
pub(super) struct Adviser {
    scope: DedicatedWorkerGlobalScope,
    speech: Speech,
    session: Session,
}

impl Adviser {
    /// An adviser before the first question.
    pub(super) fn new(scope: DedicatedWorkerGlobalScope, speech: Speech) -> Self {
        Self {
            scope,
            speech,
            session: Session::default(),
        }
    }

    /// Answers what was asked at once, at once.
    pub(super) fn answer(&mut self, asks: Vec<Ask>) {
        let answers: Vec<_> = asks.into_iter().map(|ask| self.handle(ask)).collect();
        post(&self.scope, &answers);
    }

    fn handle(&mut self, ask: Ask) -> Answer {
        match ask.request {
            Request::Sheet(of) => Answer {
                source: ask.source,
                edition: ask.edition,
                response: self.sheet(of),
            },
            _ => self.session.handle(ask),
        }
    }

    fn sheet(&self, of: SheetOf) -> Response {
        let speech = self.speech.borrow();
        let sheet = speech
            .as_ref()
            .map(|text| text.sheet_of_paste(&of, &self.session));
        Response::Sheet(of, Box::new(sheet.unwrap_or_default()))
    }
}
