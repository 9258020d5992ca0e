//! Tells what happens, and waits for nobody.

use super::Event;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use tokio::sync::mpsc;

/// Tells events to who takes them; those that nobody takes are counted.
#[derive(Clone, Debug)]
pub(super) struct Teller {
    events: mpsc::Sender<Event>,
    untold: Arc<AtomicU64>,
}

impl Teller {
    pub(super) fn new(events: mpsc::Sender<Event>) -> Self {
        Self {
            events,
            untold: Arc::default(),
        }
    }

    pub(super) fn tell(&self, event: Event) {
        let untold = self.untold.swap(0, Ordering::Relaxed);
        if untold > 0 && self.try_tell(Event::Untold { events: untold }).is_none() {
            self.untold.fetch_add(untold, Ordering::Relaxed);
        }
        if self.try_tell(event).is_none() {
            self.untold.fetch_add(1, Ordering::Relaxed);
        }
    }

    fn try_tell(&self, event: Event) -> Option<()> {
        self.events.try_send(event).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_left_out_is_told_when_there_is_room() {
        let (sender, mut events) = mpsc::channel(2);
        let teller = Teller::new(sender);
        let event = |connection| Event::ViewerMisses { viewer: connection };
        for number in 1..=5 {
            teller.tell(event(number));
        }
        assert_eq!(events.try_recv().ok(), Some(event(1)));
        assert_eq!(events.try_recv().ok(), Some(event(2)));
        teller.tell(event(6));
        assert_eq!(events.try_recv().ok(), Some(Event::Untold { events: 3 }));
        assert_eq!(events.try_recv().ok(), Some(event(6)));
    }
}
