//! What is live goes on while other places are open, and what was open there waits meanwhile: of both the state is kept, one of them shown.

use super::state::{Place, State};
use crate::analysis::{Answer, CaptureOverview, Response, SourceId};
use crate::app::shared::Shared;

impl SourceId {
    /// What is live; what is pasted or opened counts from 1.
    pub(crate) const LIVE: Self = Self(0);
}

impl State {
    /// Whether what is live is shown.
    pub fn is_live(&self) -> bool {
        self.place == Place::Live
    }

    /// What is shown, or was before what is live.
    pub(crate) fn inspected(&self) -> &Self {
        self.parked
            .as_deref()
            .filter(|_| self.is_live())
            .unwrap_or(self)
    }

    pub(super) fn go(&mut self, place: Place) {
        if self.is_live() != (place == Place::Live) {
            let parked = self.parked.take().unwrap_or_else(live);
            let shown = std::mem::replace(self, Self::clone(&parked));
            // What is kept is compared with what is live too.
            self.kept.clone_from(&shown.kept);
            self.parked = Some(shown.into());
        }
        self.place = place;
    }

    /// An answer about what is shown. One about what is parked is taken there; with a new edition of what is live, nothing is shown any more of
    /// the one before.
    pub(super) fn of_this(&mut self, answer: Answer) -> Option<Answer> {
        if answer.source != self.source
            && let Some(parked) = &mut self.parked
            && parked.source == answer.source
        {
            parked.answered(answer);
            return None;
        }
        if answer.source == SourceId::LIVE
            && answer.edition > self.edition
            && matches!(answer.response, Response::Capture(_))
        {
            self.forget();
            self.edition = answer.edition;
        }
        Some(answer)
    }
}

/// What is live, before anything is.
fn live() -> Shared<State> {
    Shared::from(State {
        source: SourceId::LIVE,
        capture: Some(CaptureOverview::default().into()),
        ..State::default()
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::{Input, ItemId};
    use crate::app::state::Action;

    fn open(text: &str) -> Action {
        Action::Open(Input {
            text: text.to_owned(),
            ..Input::default()
        })
    }

    fn told(source: SourceId, edition: u32, items: u32) -> Action {
        let overview = CaptureOverview {
            items,
            frames: items,
            first: Some(ItemId(0)),
            ..CaptureOverview::default()
        };
        Action::Answered(Box::new(Answer {
            source,
            edition,
            response: Response::Capture(Box::new(overview)),
        }))
    }

    fn items(state: &State) -> Option<u32> {
        state.capture.as_ref().map(|capture| capture.items)
    }

    #[test]
    fn what_was_open_comes_back_and_what_is_live_goes_on() {
        let mut state = State::default();
        state.update(open("8100"));
        state.update(Action::Select(ItemId(3)));
        let inspected = state.source;
        state.update(Action::Go(Place::Live));
        assert_eq!((state.source, items(&state)), (SourceId::LIVE, Some(0)));
        assert_eq!(state.selected, None);
        assert_eq!(state.inspected().input.text, "8100");

        state.update(told(SourceId::LIVE, 0, 2));
        assert_eq!((items(&state), state.selected), (Some(2), Some(ItemId(0))));
        state.update(Action::Go(Place::Handshake));
        assert_eq!((state.source, state.selected), (inspected, Some(ItemId(3))));
        state.update(told(SourceId::LIVE, 0, 9));
        assert_eq!(
            items(&state),
            None,
            "nothing of it lands in what is inspected"
        );
        state.update(Action::Go(Place::Inspect));
        state.update(Action::Go(Place::Live));
        assert_eq!(items(&state), Some(9));
    }

    #[test]
    fn what_is_opened_is_inspected() {
        for action in [open("8900"), Action::OpenCapture("a.pcap".to_owned(), 9)] {
            let mut state = State::default();
            state.update(open("8100"));
            state.update(Action::Go(Place::Live));
            state.update(told(SourceId::LIVE, 0, 2));
            state.update(action);
            assert_eq!((state.place, state.source), (Place::Inspect, SourceId(2)));
            state.update(Action::Go(Place::Live));
            assert_eq!(items(&state), Some(2));
        }
    }

    #[test]
    fn of_another_edition_of_what_is_live_nothing_stays() {
        let mut state = State::default();
        state.update(open("8100"));
        state.update(Action::Go(Place::Live));
        state.update(told(SourceId::LIVE, 0, 2));
        state.update(Action::Select(ItemId(1)));
        state.update(told(SourceId::LIVE, 1, 1));
        assert_eq!((state.edition, state.selected), (1, Some(ItemId(0))));
        state.update(told(SourceId::LIVE, 0, 7));
        assert_eq!(items(&state), Some(1), "the edition before is over");
    }

    #[test]
    fn answers_come_where_they_were_asked() {
        let mut state = State::default();
        state.update(Action::OpenCapture("a.pcap".to_owned(), 9));
        let (source, edition) = (state.source, state.edition);
        state.update(Action::Go(Place::Live));
        state.update(told(source, edition, 5));
        assert_eq!(items(&state), Some(0));
        state.update(Action::Go(Place::Inspect));
        assert_eq!(items(&state), Some(5));
    }
}
