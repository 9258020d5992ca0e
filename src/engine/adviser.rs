//! What answers where no capture is open: sheets about what is pasted.

use super::Speech;
use super::exchange;
use super::post::post;
use crate::analysis::{Answer, Ask, Opened, Request, Response, Session, SheetOf};
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
        let (files, asks): (Vec<_>, Vec<_>) = asks
            .into_iter()
            .partition(|ask| exchange::sharing(ask).is_some());
        let answers: Vec<_> = asks.into_iter().map(|ask| self.handle(ask)).collect();
        if !answers.is_empty() {
            post(&self.scope, &answers);
        }
        let opened = Opened::Paste(self.session.conversation());
        let speech = self.speech.borrow();
        for ask in &files {
            if let (Some(sharing), Some(text)) = (exchange::sharing(ask), &*speech) {
                exchange::share(&self.scope, ask, sharing, text, opened);
            }
        }
    }

    fn handle(&mut self, ask: Ask) -> Answer {
        let opened = Opened::Paste(self.session.conversation());
        let response = self
            .speech
            .borrow()
            .as_ref()
            .and_then(|text| exchange::response(&ask.request, text, opened));
        if let Some(response) = response {
            return Answer {
                source: ask.source,
                edition: ask.edition,
                response,
            };
        }
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
