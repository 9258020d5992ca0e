//! Rehearsing until there is something to do: while a person looks for a file, its reader becomes quick.

use super::pulse::Pulse;
use crate::analysis::Rehearsal;
use crate::crossing;
use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};
use web_sys::Performance;

/// Milliseconds of reading after which the browser has seen which loops are hot.
const ENOUGH: f64 = 150.0;

/// A rehearsal that goes on in turns, between two of which messages are heard.
pub(super) struct Rehearsing {
    clock: Performance,
    turns: Pulse,
    rehearsal: RefCell<Option<Rehearsal>>,
    spent: Cell<f64>,
    is_over: Cell<bool>,
}

impl Rehearsing {
    /// Begins.
    pub(super) fn new(clock: Performance) -> Rc<Self> {
        let rehearsing = Rc::new_cyclic(|rehearsing: &Weak<Self>| {
            let rehearsing = rehearsing.clone();
            Self {
                clock,
                turns: Pulse::new(move || {
                    if let Some(rehearsing) = rehearsing.upgrade() {
                        rehearsing.go_on();
                    }
                }),
                rehearsal: RefCell::default(),
                spent: Cell::default(),
                is_over: Cell::default(),
            }
        });
        rehearsing.turns.ask();
        rehearsing
    }

    /// Ends.
    pub(super) fn end(&self) {
        self.is_over.set(true);
        self.rehearsal.take();
    }

    fn go_on(&self) {
        if self.is_over.get() {
            return;
        }
        let start = self.clock.now();
        let answers = self.rehearsal.borrow_mut().get_or_insert_default().go_on();
        if !answers.is_empty() {
            drop(crossing::encode(&answers));
        }
        let spent = self.spent.get() + self.clock.now() - start;
        self.spent.set(spent);
        if spent < ENOUGH {
            self.turns.ask();
        } else {
            self.end();
        }
    }
}
